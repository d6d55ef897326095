//! The client's flow as a drawing (guide, annex A, item 11): boxes that follow the direction of the writing, row
//! after row.
//!
//! Never here: anything that only the drawing says. The steps also stand in the page as a list.

use crate::domain::card::Step;
use crate::domain::vocabulary::Actor;
use crate::site::tongue::Tongue;
use crate::wording::Language;

/// About the width of a page's content.
const WHOLE: usize = 1040;
const WIDEST_BOX: usize = 250;
const GAP: usize = 44;
const ROW_GAP: usize = 46;
const MOST_IN_ROW: usize = 4;
const LINE: usize = 21;
const PADDING: usize = 16;
/// About the width of a letter, and the most lines of a box.
const LETTER: usize = 8;
const MOST_LINES: usize = 4;
/// Half the width of an arrow's head, and its length.
const HEAD: usize = 5;
/// Room for the numbers that stand on the upper edges, and around everything.
const MARGIN: usize = 14;

/// A drawing.
pub(in crate::site) struct Flow {
    /// Its width.
    pub width: usize,
    /// Its height.
    pub height: usize,
    /// One for each step.
    pub boxes: Vec<FlowBox>,
    /// The ways between them, as SVG paths with their heads.
    pub ways: Vec<String>,
}

/// One step.
pub(in crate::site) struct FlowBox {
    /// Left edge.
    pub x: usize,
    /// Upper edge.
    pub y: usize,
    /// Width.
    pub width: usize,
    /// Height.
    pub height: usize,
    /// The middle.
    pub middle: usize,
    /// Who takes it: a class of the stylesheet.
    pub actor: &'static str,
    /// Its number.
    pub number: String,
    /// Where the number stands.
    pub number_x: usize,
    /// Its words, each line with its place.
    pub lines: Vec<(usize, String)>,
}

/// How many boxes stand in a row, and how wide each is.
#[derive(Clone, Copy)]
struct Grid {
    columns: usize,
    box_width: usize,
    width: usize,
}

impl Grid {
    /// Rows as equal as they can be.
    fn of(count: usize) -> Self {
        let rows = count.div_ceil(MOST_IN_ROW).max(1);
        let columns = count.div_ceil(rows).max(1);
        let gaps = (columns - 1) * GAP;
        let box_width = ((WHOLE - 2 * MARGIN - gaps) / columns).min(WIDEST_BOX);
        Self { columns, box_width, width: 2 * MARGIN + columns * box_width + gaps }
    }

    /// Where the box of a column begins, counted in the direction of the writing.
    const fn left_edge(self, t: Tongue, column: usize) -> usize {
        let before = MARGIN + column * (self.box_width + GAP);
        match t.0 {
            Language::Fa => self.width - before - self.box_width,
            Language::En => before,
        }
    }

    const fn letters(self) -> usize {
        (self.box_width - 2 * PADDING) / LETTER
    }
}

/// Where a row of boxes lies.
struct Lane {
    top: usize,
    height: usize,
}

impl Flow {
    /// Draws steps; none where there are none.
    pub(in crate::site) fn of(t: Tongue, steps: &[Step]) -> Option<Self> {
        if steps.is_empty() {
            return None;
        }
        let grid = Grid::of(steps.len());
        let texts: Vec<Vec<String>> =
            steps.iter().map(|step| wrapped(&t.bare(&step.title), grid.letters())).collect();
        let mut top = MARGIN;
        let mut lanes = Vec::new();
        for row in texts.chunks(grid.columns) {
            let lines = row.iter().map(Vec::len).max().unwrap_or(1);
            let height = 2 * PADDING + lines * LINE;
            lanes.push(Lane { top, height });
            top += height + ROW_GAP;
        }
        let mut boxes: Vec<FlowBox> = Vec::new();
        for (place, (step, lines)) in steps.iter().zip(texts).enumerate() {
            let Some(lane) = lanes.get(place / grid.columns) else { continue };
            boxes.push(drawn(
                t,
                step,
                lines,
                (grid.left_edge(t, place % grid.columns), grid.box_width),
                lane,
            ));
        }
        let ways = boxes.windows(2).filter_map(|pair| way(t, pair)).collect();
        Some(Self { width: grid.width, height: top - ROW_GAP + MARGIN, boxes, ways })
    }
}

fn drawn(t: Tongue, step: &Step, lines: Vec<String>, (x, width): (usize, usize), lane: &Lane) -> FlowBox {
    let first = lane.top + (lane.height - lines.len() * LINE) / 2 + LINE * 3 / 4;
    FlowBox {
        x,
        y: lane.top,
        width,
        height: lane.height,
        middle: x + width / 2,
        actor: match step.actor {
            Actor::Applicant => "applicant",
            Actor::Agency => "agency",
            Actor::CounterOffice => "counter_office",
            Actor::Other => "other",
        },
        number: t.number(step.order),
        number_x: match t.0 {
            Language::Fa => x + width - 2,
            Language::En => x + 2,
        },
        lines: lines.into_iter().enumerate().map(|(nth, line)| (first + nth * LINE, line)).collect(),
    }
}

/// The way from a box to the next: straight on within a row, else down and round to the next row's beginning.
fn way(t: Tongue, pair: &[FlowBox]) -> Option<String> {
    let [from, to] = pair else { return None };
    if from.y == to.y {
        let y = from.y + from.height / 2;
        return Some(match t.0 {
            Language::Fa => {
                let (start, end) = (from.x, to.x + to.width);
                format!("M{start} {y}H{}m{HEAD} -{HEAD}L{} {y}l{HEAD} {HEAD}", end + 2, end + 2)
            }
            Language::En => {
                let (start, end) = (from.x + from.width, to.x);
                format!("M{start} {y}H{}m-{HEAD} -{HEAD}L{} {y}l-{HEAD} {HEAD}", end - 2, end - 2)
            }
        });
    }
    let between = from.y + from.height + (to.y - from.y - from.height) / 2;
    let end = to.y - 2;
    Some(format!(
        "M{} {}V{between}H{}V{end}m-{HEAD} -{HEAD}L{} {end}l{HEAD} -{HEAD}",
        from.middle,
        from.y + from.height,
        to.middle,
        to.middle
    ))
}

/// A text in lines of whole words, the last one cut off where there are too many.
fn wrapped(text: &str, most_letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let length = word.chars().count();
        match lines.last_mut().filter(|line| line.chars().count() + 1 + length <= most_letters) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => lines.push(word.to_owned()),
        }
    }
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::Bilingual;
    use crate::domain::text::Text;

    fn steps(count: i64) -> Vec<Step> {
        let title = Bilingual {
            fa: Text::parse("ثبت درخواست در سامانه و دریافت کد رهگیری", 99).unwrap(),
            en: None,
        };
        (1..=count)
            .map(|order| Step {
                order,
                title: title.clone(),
                actor: Actor::Applicant,
                channel: None,
                in_person: false,
            })
            .collect()
    }

    #[test]
    fn persian_steps_run_from_right_to_left_and_english_ones_from_left_to_right() {
        let first_two = |language| {
            let flow = Flow::of(Tongue(language), &steps(3)).unwrap();
            (flow.boxes[0].x, flow.boxes[1].x)
        };
        let (first, second) = first_two(Language::Fa);
        assert!(first > second);
        let (first, second) = first_two(Language::En);
        assert!(first < second);
    }

    #[test]
    fn every_box_lies_inside_the_drawing_and_none_on_another() {
        for count in 1..=9 {
            let flow = Flow::of(Tongue(Language::Fa), &steps(count)).unwrap();
            assert_eq!(flow.ways.len() + 1, flow.boxes.len());
            for (nth, one) in flow.boxes.iter().enumerate() {
                assert!(one.x + one.width <= flow.width && one.y + one.height <= flow.height);
                for other in flow.boxes.iter().skip(nth + 1) {
                    assert!(one.y != other.y || one.x.abs_diff(other.x) >= one.width);
                }
            }
        }
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        assert!(Flow::of(Tongue(Language::Fa), &[]).is_none());
    }

    #[test]
    fn a_long_text_is_cut_off_visibly() {
        let lines = wrapped(&"کلمه ".repeat(60), 20);
        assert_eq!(lines.len(), MOST_LINES);
        assert!(lines.last().is_some_and(|line| line.ends_with('…')));
    }
}

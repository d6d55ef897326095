//! How long and how often, read from the words of a form: «2 ساعت تا 1 روز», «سه بار».
//!
//! The words themselves are kept beside what is read here. Never here: a guess, or a working day
//! turned into a day. A text with a number that cannot be placed is not read at all.

use crate::domain::number;
use crate::domain::text;
use crate::domain::text::Token;
use crate::domain::vocabulary::DurationUnit;

/// A duration that was read; an open end has no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParsedDuration {
    /// At least.
    pub min: Option<i64>,
    /// At most.
    pub max: Option<i64>,
    /// Of what.
    pub unit: DurationUnit,
}

/// Reads a duration. Several («15 دقیقه؛ مدارک قدیمی: ۲ روز») give the span of all of them, in the
/// smallest unit named, where the units have a fixed size.
pub fn parse(raw: &str) -> Option<ParsedDuration> {
    let folded = text::fold(raw);
    let tokens = text::tokens(&folded);
    if let [Token::Word("بلافاصله" | "انی" | "فوری")] = tokens.as_slice() {
        return Some(ParsedDuration { min: Some(0), max: Some(0), unit: DurationUnit::Minute });
    }
    let spans = spans(&pieces(&tokens, duration_unit)?, minutes)?;
    let unit = common_unit(&spans)?;
    let (min, max) = hull(&spans, |amount, from| converted(amount, from, unit))?;
    Some(ParsedDuration { min, max, unit })
}

/// Reads how often a client must come, as the least and the greatest number of visits; both unknown
/// where the text does not say («به میزان نیاز»).
pub fn parse_visits(raw: &str) -> (Option<i64>, Option<i64>) {
    let folded = text::fold(raw);
    let tokens = text::tokens(&folded);
    match tokens.as_slice() {
        [Token::Word("ندارد")] | [Token::Word("بدون"), Token::Blank, Token::Word("مراجعه")] => {
            (Some(0), Some(0))
        }
        [Token::Digits(count)] => (count.parse().ok(), count.parse().ok()),
        tokens => visits(tokens).unwrap_or_default(),
    }
}

fn visits(tokens: &[Token<'_>]) -> Option<(Option<i64>, Option<i64>)> {
    let spans = spans(&pieces(tokens, visit_unit)?, |()| None)?;
    hull(&spans, |count, ()| Some(count))
}

/// What a text of amounts is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece<U> {
    Number(i64),
    Unit(U),
    To,
    And,
    Bound(Bound),
    /// Any other word or mark: it says nothing, but it parts what stands around it.
    Other,
}

/// Which end of the amount after it a word leaves open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bound {
    AtMost,
    AtLeast,
}

/// One amount or range that the text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span<U> {
    min: Option<i64>,
    max: Option<i64>,
    unit: U,
}

fn pieces<U>(tokens: &[Token<'_>], unit: fn(&str) -> Option<U>) -> Option<Vec<Piece<U>>> {
    let mut found = Vec::new();
    let mut rest = tokens;
    while let [token, tail @ ..] = rest {
        rest = tail;
        match (token, tail) {
            // «2/5 روز» may be two and a half, or two to five.
            (Token::Digits(_), [Token::Mark('.' | '/' | '٫' | ','), Token::Digits(_), ..]) => return None,
            (Token::Digits(digits), _) => found.push(Piece::Number(digits.parse().ok()?)),
            (Token::Mark('-' | '–' | '—'), _) => found.push(Piece::To),
            (Token::Mark(_), _) => found.push(Piece::Other),
            (Token::Blank, _) => {}
            (Token::Word("روز"), [Token::Blank, Token::Word("کاری" | "اداری"), after @ ..]) => {
                found.push(unit("روزکاری").map_or(Piece::Other, Piece::Unit));
                rest = after;
            }
            (Token::Word(word), _) => words(word, unit, &mut found),
        }
    }
    Some(found)
}

fn words<U>(word: &str, unit: fn(&str) -> Option<U>, found: &mut Vec<Piece<U>>) {
    if let Some(unit) = unit(word) {
        found.push(Piece::Unit(unit));
    } else if let Some((value, rest)) = number::leading_cardinal(word)
        && let Some(unit) = unit(rest)
    {
        found.extend([Piece::Number(value), Piece::Unit(unit)]);
    } else {
        found.push(match word {
            "تا" | "الی" => Piece::To,
            "و" => Piece::And,
            "حداکثر" => Piece::Bound(Bound::AtMost),
            "حداقل" => Piece::Bound(Bound::AtLeast),
            word => number::cardinal(word).map_or(Piece::Other, Piece::Number),
        });
    }
}

/// Every amount in the text; none where a number, a unit or a bound stands alone.
fn spans<U: Copy>(pieces: &[Piece<U>], minutes: fn(U) -> Option<i64>) -> Option<Vec<Span<U>>> {
    let mut found = Vec::new();
    let mut bound = None;
    let mut rest = pieces;
    while let [piece, tail @ ..] = rest {
        rest = match piece {
            Piece::Bound(word) => {
                bound = Some(*word);
                tail
            }
            // «تا 3 روز», with nothing before it, is at most three days.
            Piece::To if found.is_empty() && bound.is_none() => {
                bound = Some(Bound::AtMost);
                tail
            }
            Piece::To | Piece::And | Piece::Other => tail,
            Piece::Number(_) | Piece::Unit(_) => {
                let (span, tail) = span(rest, minutes)?;
                found.push(match bound.take() {
                    Some(Bound::AtMost) => Span { min: None, ..span },
                    Some(Bound::AtLeast) => Span { max: None, ..span },
                    None => span,
                });
                tail
            }
        };
    }
    (!found.is_empty() && bound.is_none()).then_some(found)
}

type SpanAndRest<'p, U> = (Span<U>, &'p [Piece<U>]);

/// The amount or range that opens the pieces, and the pieces after it.
fn span<U: Copy>(pieces: &[Piece<U>], minutes: fn(U) -> Option<i64>) -> Option<SpanAndRest<'_, U>> {
    if let [Piece::Unit(unit), Piece::Number(value), rest @ ..] = pieces {
        // «روز20»: right-to-left typing put the unit first.
        let alone = !matches!(rest, [Piece::Unit(_), ..]);
        return alone.then_some((Span { min: Some(*value), max: Some(*value), unit: *unit }, rest));
    }
    let (first, rest) = number_words(pieces)?;
    let (last, rest) = match rest {
        [Piece::To, rest @ ..] => number_words(rest)?,
        rest => (first, rest),
    };
    let [Piece::Unit(unit), rest @ ..] = rest else {
        return None;
    };
    if first == last
        && let Some((total, smaller, rest)) = with_smaller_unit(first, *unit, rest, minutes)
    {
        return Some((Span { min: Some(total), max: Some(total), unit: smaller }, rest));
    }
    Some((Span { min: Some(first.min(last)), max: Some(first.max(last)), unit: *unit }, rest))
}

/// A number, also of tens and ones in words: «بیست و پنج».
fn number_words<U: Copy>(pieces: &[Piece<U>]) -> Option<(i64, &[Piece<U>])> {
    match pieces {
        [Piece::Number(tens), Piece::And, Piece::Number(ones), rest @ ..]
            if matches!(tens, 20..=90 if tens % 10 == 0) && matches!(ones, 1..=9) =>
        {
            Some((tens + ones, rest))
        }
        [Piece::Number(value), rest @ ..] => Some((*value, rest)),
        _ => None,
    }
}

/// «1 ساعت و 30 دقیقه» is one amount: ninety minutes.
fn with_smaller_unit<U: Copy>(
    value: i64,
    unit: U,
    rest: &[Piece<U>],
    minutes: fn(U) -> Option<i64>,
) -> Option<(i64, U, &[Piece<U>])> {
    let rest = if let [Piece::And, after @ ..] = rest { after } else { rest };
    let (more, rest) = number_words(rest)?;
    let [Piece::Unit(smaller), rest @ ..] = rest else {
        return None;
    };
    let (large, small) = (minutes(unit)?, minutes(*smaller)?);
    let total = value.checked_mul(large / small)?.checked_add(more)?;
    (small < large).then_some((total, *smaller, rest))
}

/// From the least lower to the greatest upper end, in one unit; none where they contradict.
fn hull<U: Copy>(
    spans: &[Span<U>],
    convert: impl Fn(i64, U) -> Option<i64>,
) -> Option<(Option<i64>, Option<i64>)> {
    let (mut min, mut max) = (None::<i64>, None::<i64>);
    for span in spans {
        if let Some(end) = span.min {
            let end = convert(end, span.unit)?;
            min = Some(min.map_or(end, |least| least.min(end)));
        }
        if let Some(end) = span.max {
            let end = convert(end, span.unit)?;
            max = Some(max.map_or(end, |greatest| greatest.max(end)));
        }
    }
    let contradicts = min.is_some() && max.is_some() && min > max;
    (!contradicts).then_some((min, max))
}

fn duration_unit(word: &str) -> Option<DurationUnit> {
    match word {
        "دقیقه" => Some(DurationUnit::Minute),
        "ساعت" => Some(DurationUnit::Hour),
        "روز" | "روزه" => Some(DurationUnit::Day),
        "روزکاری" => Some(DurationUnit::WorkingDay),
        "هفته" => Some(DurationUnit::Week),
        "ماه" | "ماهه" => Some(DurationUnit::Month),
        _ => None,
    }
}

fn visit_unit(word: &str) -> Option<()> {
    matches!(word, "بار" | "مرتبه" | "نوبت" | "دفعه").then_some(())
}

/// The size of a unit, if it has one: working days and months have none.
const fn minutes(unit: DurationUnit) -> Option<i64> {
    match unit {
        DurationUnit::Minute => Some(1),
        DurationUnit::Hour => Some(60),
        DurationUnit::Day => Some(24 * 60),
        DurationUnit::Week => Some(7 * 24 * 60),
        DurationUnit::WorkingDay | DurationUnit::Month => None,
    }
}

fn common_unit(spans: &[Span<DurationUnit>]) -> Option<DurationUnit> {
    let first = spans.first()?.unit;
    if spans.iter().all(|span| span.unit == first) {
        return Some(first);
    }
    let sizes: Option<Vec<(i64, DurationUnit)>> =
        spans.iter().map(|span| Some((minutes(span.unit)?, span.unit))).collect();
    sizes?.into_iter().min().map(|(_, unit)| unit)
}

fn converted(amount: i64, from: DurationUnit, to: DurationUnit) -> Option<i64> {
    if from == to { Some(amount) } else { amount.checked_mul(minutes(from)? / minutes(to)?) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(raw: &str) -> Option<(Option<i64>, Option<i64>, &'static str)> {
        parse(raw).map(|ParsedDuration { min, max, unit }| (min, max, unit.code()))
    }

    #[test]
    fn durations_are_read_as_forms_word_them() {
        for (raw, min, max, unit) in [
            ("حدود 15 روز از درخواست تا نصب", Some(15), Some(15), "day"),
            ("3 تا 5 روز کاری", Some(3), Some(5), "working_day"),
            ("5-10روز", Some(5), Some(10), "day"),
            ("10 الی 5 روز", Some(5), Some(10), "day"),
            ("از 1 روز تا 2 هفته", Some(1), Some(14), "day"),
            ("تا 3 روز", None, Some(3), "day"),
            ("حداقل ۵ روز", Some(5), None, "day"),
            ("حداقل 5 روز و حداکثر 10 روز", Some(5), Some(10), "day"),
            ("یک ساعت و سی دقیقه", Some(90), Some(90), "minute"),
            ("2 ساعت 30 دقیقه", Some(150), Some(150), "minute"),
            ("یک هفته و سه روز", Some(10), Some(10), "day"),
            ("بیست و پنج روز", Some(25), Some(25), "day"),
            ("یک‌ماه", Some(1), Some(1), "month"),
            ("دوهفته", Some(2), Some(2), "week"),
            ("روز کاری 20", Some(20), Some(20), "working_day"),
            ("آنی", Some(0), Some(0), "minute"),
            (
                "مراجعه حضوری: ۱۵ دقیقه؛ مدارک قدیمی: ۲ روز؛ غیرحضوری: ۲ روز تا ارسال",
                Some(15),
                Some(2880),
                "minute",
            ),
        ] {
            assert_eq!(read(raw), Some((min, max, unit)), "{raw}");
        }
    }

    #[test]
    fn a_duration_is_never_guessed() {
        for raw in [
            "",
            "-",
            "متغیر",
            "چند روز",
            "همان روز",
            "15 دقیقه تا چند روز",
            "2/5 روز",
            "1.5 ساعت",
            "20",
            "دو سال",
            "5 روز و 3 روز کاری",
            "1 ماه و 10 روز",
            "20 روز طبق ماده 12",
            "روز 20 ساعت 5",
            "3 یا 4 روز",
            "30 روز حداکثر",
            "حداقل 10 روز، حداکثر 5 روز",
            "99999999999999999999 روز",
            "9223372036854775807 روز تا 1 دقیقه",
        ] {
            assert_eq!(read(raw), None, "{raw}");
        }
    }

    #[test]
    fn visits_are_counted_and_never_guessed() {
        for (raw, min, max) in [
            ("2", Some(2), Some(2)),
            ("۱ تا ۳ مرتبه", Some(1), Some(3)),
            ("حداکثر دو بار", None, Some(2)),
            ("بدون مراجعه", Some(0), Some(0)),
            ("محدودیت ندارد", None, None),
            ("2 بار در 3 روز", None, None),
            ("", None, None),
        ] {
            assert_eq!(parse_visits(raw), (min, max), "{raw}");
        }
    }

    proptest! {
        #[test]
        fn a_duration_begins_before_it_ends(raw in "([0-9]{1,19}| |روز|ساعت|هفته|کاری|تا|و|حداکثر|حداقل|یک|سی|بار|-){0,12}|.*") {
            if let Some(ParsedDuration { min: Some(min), max: Some(max), .. }) = parse(&raw) {
                prop_assert!(min <= max, "{min} to {max}");
            }
            let _ = parse_visits(&raw);
        }
    }
}

//! Opening hours on a page (guide, annex A, item 7): the week that holds today, and apart from it what holds on
//! certain days.

use crate::domain::calendar::Date;
use crate::domain::hours::Hours;
use crate::domain::hours::Interval;
use crate::domain::hours::WeeklyRow;
use crate::domain::vocabulary::Day;
use crate::site::tongue;
use crate::site::tongue::Tongue;
use crate::site::tongue::Words;
use crate::wording::forms;
use crate::wording::labels;

/// Days that keep the same hours, for example «شنبه تا چهارشنبه».
pub(in crate::site) struct DayRow {
    /// Which days.
    pub days: String,
    /// When they open; empty where they do not.
    pub times: String,
}

/// Hours of certain days only.
pub(in crate::site) struct PeriodRow {
    /// The first day.
    pub from: Option<tongue::Day>,
    /// The last, where it is another.
    pub to: Option<tongue::Day>,
    /// Which days of the week, for a period of weekly hours.
    pub days: String,
    /// When they open; empty where they do not.
    pub times: String,
    /// Why.
    pub text: Option<Words>,
}

/// Opening hours.
pub(in crate::site) struct Week {
    /// The week that holds today.
    pub days: Vec<DayRow>,
    /// What holds on other days.
    pub periods: Vec<PeriodRow>,
    /// What no table can say.
    pub text: Option<Words>,
}

/// A stretch of days in which weekly hours hold.
type Stretch = (Option<Date>, Option<Date>);

impl Week {
    /// The hours as they stand on a day.
    pub(in crate::site) fn of(t: Tongue, hours: &Hours, today: Date) -> Self {
        let Hours { weekly, exceptions, text } = hours;
        let mut periods: Vec<PeriodRow> = stretches(weekly)
            .into_iter()
            .filter(|stretch| *stretch != (None, None) && !holds(*stretch, today))
            .flat_map(|stretch| period_rows(t, weekly, stretch))
            .collect();
        periods.extend(exceptions.iter().map(|exception| PeriodRow {
            from: Some(t.day(&exception.from)),
            to: (exception.to != exception.from).then(|| t.day(&exception.to)),
            days: String::new(),
            times: times(t, &exception.intervals),
            text: exception.text.as_ref().map(|text| t.of(text)),
        }));
        let days = if weekly.is_empty() { Vec::new() } else { day_rows(t, |day| on(weekly, day, today)) };
        Self { days, periods, text: text.as_ref().map(|text| t.of(text)) }
    }
}

/// The intervals of a weekday on a date: rows with a validity outrank rows without.
fn on(weekly: &[WeeklyRow], day: Day, date: Date) -> Vec<Interval> {
    let rows = weekly.iter().filter(|row| row.day == day);
    let (limited, always): (Vec<&WeeklyRow>, Vec<&WeeklyRow>) =
        rows.filter(|row| holds(stretch(row), date)).partition(|row| stretch(row) != (None, None));
    let chosen = if limited.is_empty() { always } else { limited };
    chosen.into_iter().map(|row| row.interval).collect()
}

const fn stretch(row: &WeeklyRow) -> Stretch {
    (row.valid_from, row.valid_to)
}

fn holds((from, to): Stretch, date: Date) -> bool {
    from.is_none_or(|from| from <= date) && to.is_none_or(|to| date <= to)
}

/// The stretches that rows name, each once, in the order of the rows.
fn stretches(weekly: &[WeeklyRow]) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    for row in weekly {
        if !found.contains(&stretch(row)) {
            found.push(stretch(row));
        }
    }
    found
}

fn period_rows(t: Tongue, weekly: &[WeeklyRow], of: Stretch) -> Vec<PeriodRow> {
    let intervals = |day: Day| {
        weekly.iter().filter(|row| row.day == day && stretch(row) == of).map(|row| row.interval).collect()
    };
    let open = day_rows(t, intervals).into_iter().filter(|row| !row.times.is_empty());
    open.map(|DayRow { days, times }| PeriodRow {
        from: of.0.as_ref().map(|date| t.day(date)),
        to: of.1.as_ref().map(|date| t.day(date)),
        days,
        times,
        text: None,
    })
    .collect()
}

/// The days of the week, neighbours with the same hours in one row.
fn day_rows(t: Tongue, intervals: impl Fn(Day) -> Vec<Interval>) -> Vec<DayRow> {
    let mut runs: Vec<(Day, Day, Vec<Interval>)> = Vec::new();
    for day in Day::ALL {
        let own = intervals(*day);
        match runs.last_mut() {
            Some((_, last, same)) if *same == own => *last = *day,
            _ => runs.push((*day, *day, own)),
        }
    }
    runs.into_iter()
        .map(|(first, last, intervals)| DayRow {
            days: day_names(t, first, last),
            times: times(t, &intervals),
        })
        .collect()
}

fn day_names(t: Tongue, first: Day, last: Day) -> String {
    let name = |day| t.say(labels::day(day));
    let place = |wanted: Day| Day::ALL.iter().position(|day| *day == wanted);
    let joint = match (place(first), place(last)) {
        (Some(first), Some(last)) if last - first == 1 => forms::AND,
        _ => forms::TO,
    };
    if first == last {
        name(first).to_owned()
    } else {
        format!("{} {} {}", name(first), t.say(joint), name(last))
    }
}

fn times(t: Tongue, intervals: &[Interval]) -> String {
    let shown: Vec<String> = intervals
        .iter()
        .map(|Interval { opens, closes }| {
            format!("{} {} {}", t.number(opens), t.say(forms::TO), t.number(closes))
        })
        .collect();
    shown.join(t.comma())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::parse_date;
    use crate::domain::hours::TimeOfDay;
    use crate::wording::Language;

    fn row(day: Day, opens: &str, valid: Option<(&str, &str)>) -> WeeklyRow {
        let date = |raw| parse_date(raw).unwrap();
        let time = |raw| TimeOfDay::parse(raw).unwrap();
        WeeklyRow {
            day,
            interval: Interval { opens: time(opens), closes: time("14:30") },
            valid_from: valid.map(|(from, _)| date(from)),
            valid_to: valid.map(|(_, to)| date(to)),
        }
    }

    fn week(weekly: Vec<WeeklyRow>, today: &str) -> Week {
        let hours = Hours { weekly, exceptions: Vec::new(), text: None };
        Week::of(Tongue(Language::En), &hours, parse_date(today).unwrap())
    }

    #[test]
    fn neighbours_with_the_same_hours_share_a_row_and_the_others_are_closed() {
        let rows = [Day::Saturday, Day::Sunday, Day::Monday].map(|day| row(day, "07:30", None));
        let shown: Vec<(String, String)> =
            week(rows.into(), "2018-01-01").days.into_iter().map(|row| (row.days, row.times)).collect();
        let expected = [("Saturday to Monday", "07:30 to 14:30"), ("Tuesday to Friday", "")];
        assert_eq!(shown, expected.map(|(days, times)| (days.to_owned(), times.to_owned())));
    }

    #[test]
    fn two_days_are_joined_and_more_are_a_range() {
        let fa = Tongue(Language::Fa);
        assert_eq!(day_names(fa, Day::Thursday, Day::Friday), "پنجشنبه و جمعه");
        assert_eq!(day_names(fa, Day::Wednesday, Day::Friday), "چهارشنبه تا جمعه");
        assert_eq!(day_names(fa, Day::Friday, Day::Friday), "جمعه");
    }

    #[test]
    fn hours_of_a_period_outrank_the_others_while_it_lasts_and_stand_apart_otherwise() {
        let rows = || {
            vec![
                row(Day::Saturday, "07:30", None),
                row(Day::Saturday, "09:00", Some(("2018-05-17", "2018-06-14"))),
            ]
        };
        let within = week(rows(), "2018-06-14");
        assert_eq!(within.days[0].times, "09:00 to 14:30");
        assert!(within.periods.is_empty());
        let after = week(rows(), "2018-06-15");
        assert_eq!(after.days[0].times, "07:30 to 14:30");
        assert_eq!((after.periods.len(), after.periods[0].times.as_str()), (1, "09:00 to 14:30"));
    }
}

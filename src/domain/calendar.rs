//! Dates: ISO days, their Jalali names, and the civil time of Tehran.
//!
//! Never here: the clock. What "now" is comes as an argument; nor holidays, which are data.

use crate::domain::text;
use crate::domain::text::Token;
use crate::domain::violation::Fault;
use icu_calendar::cal::Persian;
use icu_calendar::types::RataDie;
use jiff::SignedDuration;
use jiff::tz::TimeZone;

pub use jiff::Timestamp;
pub use jiff::civil::Date;

/// Compiled in, so that two machines agree on every instant.
static TEHRAN: TimeZone = jiff::tz::get!("Asia/Tehran");

const UNIX_EPOCH: Date = jiff::civil::date(1970, 1, 1);
const UNIX_EPOCH_RATA_DIE: i64 = 719_163;

const MONTHS: [&str; 12] =
    ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "ابان", "اذر", "دی", "بهمن", "اسفند"];

/// Reads an ISO date, `YYYY-MM-DD`, of the years 1900 to 2200.
///
/// # Errors
/// Another form, or not a day of the calendar.
pub fn parse_date(raw: &str) -> Result<Date, Fault> {
    let &[_, _, _, _, b'-', _, _, b'-', _, _] = raw.as_bytes() else {
        return Err(Fault::InvalidDate);
    };
    let digits = raw.replace('-', "");
    if digits.len() != 8 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Fault::InvalidDate);
    }
    in_range(raw.parse().map_err(|_| Fault::InvalidDate)?)
}

fn in_range(date: Date) -> Result<Date, Fault> {
    if (1900..=2200).contains(&date.year()) { Ok(date) } else { Err(Fault::InvalidDate) }
}

/// The Jalali name of a day: `1397/09/07`.
pub fn jalali(date: Date) -> String {
    let day = persian(date);
    format!("{:04}/{:02}/{:02}", day.year().extended_year(), day.month().ordinal, day.day_of_month().0)
}

/// The Jalali year of a day, the year of plans and evaluations.
pub fn jalali_year(date: Date) -> i32 {
    persian(date).year().extended_year()
}

fn persian(date: Date) -> icu_calendar::Date<Persian> {
    let days = date.duration_since(UNIX_EPOCH).as_hours() / 24;
    icu_calendar::Date::from_rata_die(RataDie::new(UNIX_EPOCH_RATA_DIE + days), Persian)
}

/// Reads a Jalali date as people write it: `1396/9/7`, `07/09/1396`, `28/12/95`, «20 اسفند 1392»,
/// in any digits. Two digits of a year mean 1400 to 1429, then 1330 to 1399.
///
/// # Errors
/// Not such a date, not a day of the calendar, or a day under two readings (`01/02/03`).
pub fn parse_jalali(raw: &str) -> Result<Date, Fault> {
    let folded = text::fold(raw);
    let mut tokens = text::tokens(&folded);
    tokens.retain(|token| *token != Token::Blank);
    let (first, month, last) = match *tokens.as_slice() {
        [
            Token::Digits(first),
            Token::Mark(one),
            Token::Digits(month),
            Token::Mark(other),
            Token::Digits(last),
        ] if one == other && matches!(one, '/' | '-' | '.') => (first, short_number(month), last),
        [Token::Digits(first), Token::Word(month), Token::Digits(last)]
        | [Token::Digits(first), Token::Word(month), Token::Word("ماه"), Token::Digits(last)] => {
            (first, month_number(month), last)
        }
        _ => return Err(Fault::InvalidDate),
    };
    let month = month.ok_or(Fault::InvalidDate)?;
    match (jalali_day(first, month, last), jalali_day(last, month, first)) {
        (Some(date), None) | (None, Some(date)) => Ok(date),
        _ => Err(Fault::InvalidDate),
    }
}

fn month_number(name: &str) -> Option<u8> {
    let place = MONTHS.iter().position(|month| *month == name || (*month == "مرداد" && name == "امرداد"))?;
    u8::try_from(place + 1).ok()
}

fn short_number(digits: &str) -> Option<u8> {
    if digits.len() <= 2 { digits.parse().ok() } else { None }
}

fn jalali_day(year: &str, month: u8, day: &str) -> Option<Date> {
    let year = match (year.len(), year.parse::<i32>().ok()?) {
        (2, short @ 0..=29) => 1400 + short,
        (2, short) => 1300 + short,
        (4, whole) => whole,
        _ => return None,
    };
    let day = icu_calendar::Date::try_new_persian(year, month, short_number(day)?).ok()?;
    let days = day.to_rata_die().to_i64_date() - UNIX_EPOCH_RATA_DIE;
    in_range(UNIX_EPOCH.checked_add(SignedDuration::from_hours(days * 24)).ok()?).ok()
}

/// Reads an RFC 3339 instant, with its offset, to the microsecond; what is finer is dropped.
///
/// # Errors
/// Another form, no offset, or no such instant.
pub fn parse_instant(raw: &str) -> Result<Timestamp, Fault> {
    let instant = if is_rfc_3339(raw) { raw.parse().ok() } else { None };
    instant.and_then(to_microsecond).ok_or(Fault::InvalidInstant)
}

/// Whether the form is that of RFC 3339, section 5.6. The parser behind it reads more: other ISO
/// forms, and a zone in brackets.
fn is_rfc_3339(raw: &str) -> bool {
    let shape: String =
        raw.chars().map(|c| if c.is_ascii_digit() { '0' } else { c.to_ascii_uppercase() }).collect();
    let Some(rest) = shape.strip_prefix("0000-00-00T00:00:00") else {
        return false;
    };
    let offset = match rest.strip_prefix('.') {
        Some(fraction) if fraction.starts_with('0') => fraction.trim_start_matches('0'),
        Some(_) => return false,
        None => rest,
    };
    matches!(offset, "Z" | "+00:00" | "-00:00")
}

fn to_microsecond(instant: Timestamp) -> Option<Timestamp> {
    Timestamp::from_microsecond(instant.as_microsecond()).ok()
}

/// Reads a moment of a query: an instant, or a date, which means the end of that day in Tehran.
/// Both are exclusive: what happened at the moment itself is not included.
///
/// # Errors
/// Neither an instant nor a date.
pub fn parse_moment(raw: &str) -> Result<Timestamp, Fault> {
    if raw.contains(['T', 't', ':']) {
        return parse_instant(raw);
    }
    let next = parse_date(raw)?.tomorrow().map_err(|_| Fault::InvalidDate)?;
    Ok(day_start(next))
}

/// The date on the calendars of Tehran at an instant.
pub fn tehran_date(instant: Timestamp) -> Date {
    TEHRAN.to_datetime(instant).date()
}

/// The first instant of a day in Tehran: midnight, or 01:00 where a summer time began at midnight.
pub fn day_start(date: Date) -> Timestamp {
    // A midnight that summer time skips is read as 01:00, and none comes twice: the clocks went back
    // to 23:00. Only a day at the very edge of the calendar has no such instant.
    let midnight = date.to_zoned_datetime(TEHRAN.clone());
    midnight.map_or(Timestamp::MIN, |midnight| midnight.timestamp())
}

/// An instant in RFC 3339, UTC, with as many digits as its microseconds need: `2018-05-01T08:00:00Z`.
pub fn instant_text(instant: Timestamp) -> String {
    to_microsecond(instant).unwrap_or(instant).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn only_a_whole_iso_date_of_our_time_is_a_date() {
        assert_eq!(parse_date("2018-03-21"), Ok(date(2018, 3, 21)));
        assert_eq!(parse_date("1900-01-01"), Ok(date(1900, 1, 1)));
        assert_eq!(parse_date("2200-12-31"), Ok(date(2200, 12, 31)));
        for wrong in [
            "2018-02-29",
            "1899-12-31",
            "2201-01-01",
            "2018-3-21",
            "20180321",
            "2018-03-21T00:00",
            " 2018-03-21",
            "۲۰۱۸-03-21",
            "2018-W12-3",
            "+018-03-21",
            "2018-03--1",
            "1397/01/01",
            "",
        ] {
            assert_eq!(parse_date(wrong), Err(Fault::InvalidDate), "{wrong}");
        }
    }

    #[test]
    fn a_jalali_date_is_read_whichever_end_the_year_stands() {
        for raw in
            ["1392/12/20", "20/12/92", "20 - 12 - 1392", "20 اسفند 1392", "۲۰ اسفند ماه ۹۲", "1392.12.20"]
        {
            assert_eq!(parse_jalali(raw), Ok(date(2014, 3, 11)), "{raw}");
        }
        assert_eq!(parse_jalali("1 آبان 1397"), Ok(date(2018, 10, 23)));
        assert_eq!(parse_jalali("5/1/02"), Ok(date(2023, 3, 25)));
    }

    #[test]
    fn a_jalali_date_is_never_guessed() {
        for wrong in [
            "01/02/03",
            "206/93/7740",
            "1397/1",
            "1397//1/1",
            "1397/1-1",
            "2018/05/01",
            "1397/1/1/1",
            "-1397/1/1",
            "20 اسفند",
            "20 مارس 1392",
            "0/1/1397",
            "1397 1 1",
            "",
            "99999999999999999999/1/1",
        ] {
            assert_eq!(parse_jalali(wrong), Err(Fault::InvalidDate), "{wrong}");
        }
    }

    #[test]
    fn an_instant_needs_its_offset() {
        let morning = Timestamp::from_second(1_525_161_600).unwrap();
        for raw in [
            "2018-05-01T08:00:00Z",
            "2018-05-01t12:30:00+04:30",
            "2018-05-01T08:00:00.000000999Z",
            "2018-05-01T08:00:00-00:00",
        ] {
            assert_eq!(parse_instant(raw), Ok(morning), "{raw}");
        }
        for wrong in [
            "2018-05-01T08:00:00",
            "2018-05-01 08:00:00Z",
            "2018-05-01T08:00Z",
            "2018-05-01",
            "20180501T080000Z",
            "2018-05-01T08:00:00Z[UTC]",
            "2018-05-01T08:00:00.Z",
            "2018-05-01T25:00:00Z",
            "2018-05-01T08:00:00+04",
            "2018-02-30T08:00:00Z",
            "",
        ] {
            assert_eq!(parse_instant(wrong), Err(Fault::InvalidInstant), "{wrong}");
        }
    }

    #[test]
    fn an_instant_is_written_to_the_microsecond_it_needs() {
        for text in ["2018-05-01T08:00:00Z", "2018-05-01T08:00:00.5Z", "2018-05-01T08:00:00.000001Z"] {
            assert_eq!(parse_instant(text).map(instant_text).as_deref(), Ok(text));
        }
        assert_eq!(instant_text(Timestamp::new(0, 1_999).unwrap()), "1970-01-01T00:00:00.000001Z");
    }

    #[test]
    fn a_day_begins_when_the_clocks_of_tehran_say_so() {
        let start = |year, month, day| instant_text(day_start(date(year, month, day)));
        assert_eq!(start(2018, 1, 1), "2017-12-31T20:30:00Z");
        assert_eq!(start(2018, 6, 1), "2018-05-31T19:30:00Z");
        assert_eq!(start(2023, 6, 1), "2023-05-31T20:30:00Z");
        // Summer time began at midnight: the day's first minute was 01:00.
        assert_eq!(start(2018, 3, 22), "2018-03-21T20:30:00Z");
        // It ended at midnight: the hour before was there twice, and belonged to the day before.
        assert_eq!(start(2018, 9, 22), "2018-09-21T20:30:00Z");
    }

    #[test]
    fn a_date_means_the_end_of_its_day_and_an_instant_itself() {
        assert_eq!(parse_moment("2018-05-01"), Ok(day_start(date(2018, 5, 2))));
        assert_eq!(parse_moment("2018-05-01T08:00:00Z"), parse_instant("2018-05-01T08:00:00Z"));
        assert_eq!(parse_moment("2018-05-01T08:00:00"), Err(Fault::InvalidInstant));
        assert_eq!(parse_moment("1397/02/11"), Err(Fault::InvalidDate));
    }

    #[test]
    fn the_edges_of_the_calendar_are_days_too() {
        assert_eq!(day_start(Date::MIN), Timestamp::MIN);
        assert_eq!(jalali(Date::MAX), "9378/10/10");
        assert!(jalali_year(Date::MIN) < 0);
        assert!(tehran_date(Timestamp::MIN) < date(0, 1, 1));
    }

    proptest! {
        #[test]
        fn a_day_keeps_its_name_both_ways(days in 0..109_937_i64) {
            let day = date(1900, 1, 1).checked_add(SignedDuration::from_hours(days * 24)).unwrap();
            prop_assert_eq!(parse_jalali(&jalali(day)), Ok(day));
            prop_assert_eq!(parse_date(&day.to_string()), Ok(day));
            let start = day_start(day);
            prop_assert_eq!(tehran_date(start), day);
            prop_assert_eq!(tehran_date(start - SignedDuration::from_micros(1)), day.yesterday().unwrap());
        }

        #[test]
        fn reading_never_panics(raw in "[0-9۰-۹/.:TZ+ -]{0,30}|.*") {
            let _ = (parse_date(&raw), parse_jalali(&raw), parse_instant(&raw), parse_moment(&raw));
        }
    }
}

//! Weekly hours with exceptions, in Tehran's civil time.

use crate::domain::calendar::Date;
use crate::domain::text::Bilingual;
use crate::domain::violation::Fault;
use crate::domain::vocabulary::Day;
use std::fmt;

/// A minute of the day, `00:00` to `24:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    /// Reads `HH:MM`; `24:00` is the end of the day.
    ///
    /// # Errors
    /// Anything else.
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        let (hour, minute) = raw.split_once(':').ok_or(Fault::InvalidTime)?;
        let digits = |part: &str| -> Option<u16> {
            (part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok()).flatten()
        };
        match (digits(hour), digits(minute)) {
            (Some(hour), Some(minute)) if (hour < 24 && minute < 60) || (hour == 24 && minute == 0) => {
                Ok(Self(hour * 60 + minute))
            }
            _ => Err(Fault::InvalidTime),
        }
    }

    /// Minutes since midnight.
    pub const fn minutes(self) -> u16 {
        self.0
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// From an opening to a closing; a closing not after the opening is on the next day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// This minute counts.
    pub opens: TimeOfDay,
    /// This minute does not.
    pub closes: TimeOfDay,
}

/// One row of the week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeeklyRow {
    /// The day on which it opens.
    pub day: Day,
    /// When.
    pub interval: Interval,
    /// The first day of this row, where it has one.
    pub valid_from: Option<Date>,
    /// The last day of this row, where it has one.
    pub valid_to: Option<Date>,
}

/// Dates on which other hours hold; no interval at all means closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursException {
    /// The first such date.
    pub from: Date,
    /// The last such date.
    pub to: Date,
    /// What replaces the intervals that open on these dates.
    pub intervals: Vec<Interval>,
    /// Why.
    pub text: Option<Bilingual>,
}

/// Opening hours.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hours {
    /// The week; several rows a day are allowed.
    pub weekly: Vec<WeeklyRow>,
    /// Dated exceptions.
    pub exceptions: Vec<HoursException>,
    /// What no table can say.
    pub text: Option<Bilingual>,
}

/// The hours of a service: its own, or its agency's («وقت اداری»).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ServiceHours {
    /// Stated on the card.
    Own(Hours),
    /// The agency's default.
    Agency,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_ends_at_twenty_four_and_not_later() {
        assert_eq!(TimeOfDay::parse("24:00").map(TimeOfDay::minutes), Ok(1440));
        assert_eq!(TimeOfDay::parse("07:30").map(|t| t.to_string()), Ok("07:30".to_owned()));
        for wrong in ["24:01", "7:30", "12:60", "noon", "+1:00", ""] {
            assert_eq!(TimeOfDay::parse(wrong), Err(Fault::InvalidTime), "{wrong}");
        }
    }
}

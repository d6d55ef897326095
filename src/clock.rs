//! The only reader of the clocks.
//!
//! Never here: a decision. What depends on the time takes it as an argument, so that a test can say when
//! "now" is.

use std::time::Instant;

use jiff::Timestamp;

/// The instant it is now, by the wall clock.
#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the wall clock")]
pub fn now() -> Timestamp {
    Timestamp::now()
}

/// Measures how long something takes; never runs backwards, whatever happens to the wall clock.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts to count.
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// Microseconds since the start.
    pub fn elapsed_us(self) -> u64 {
        u64::try_from(self.0.elapsed().as_micros()).unwrap_or(u64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wall_clock_shows_this_century() {
        let year = now().to_zoned_datetime(jiff::tz::TimeZone::UTC).year();
        assert!((2024..2100).contains(&year), "{year}");
    }
}

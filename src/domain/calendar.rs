//! Dates: ISO days, their Jalali names, and the civil time of Tehran.

pub use jiff::Timestamp;
pub use jiff::civil::Date;

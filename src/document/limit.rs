//! How long a text and how many rows the form takes: far above any real card, far below what harms.
//!
//! Never here: a limit on bytes or nesting (those belong to the reading of JSON).

use std::ops::RangeInclusive;

/// Characters of a title.
pub const TITLE: usize = 300;
/// Characters of a label, a name or any other single line.
pub const LABEL: usize = 500;
/// Characters of a paragraph.
pub const PARAGRAPH: usize = 5_000;

/// Rows of `required_documents`.
pub const DOCUMENTS: usize = 100;
/// Rows of `fees`.
pub const FEES: usize = 100;
/// Accounts of one fee.
pub const ACCOUNTS: usize = 20;
/// Rows of `access_channels`.
pub const CHANNELS: usize = 50;
/// Extensions behind one telephone number.
pub const EXTENSIONS: usize = 20;
/// Rows of `steps`.
pub const STEPS: usize = 50;
/// Rows of `upstream_laws`.
pub const LAWS: usize = 100;
/// Rows of `weekly`: several a day, and again for each season.
pub const WEEKLY: usize = 200;
/// Rows of `exceptions`.
pub const EXCEPTIONS: usize = 400;
/// Intervals of one exception.
pub const INTERVALS: usize = 10;
/// Values chosen from one closed list; no list of the form is longer.
pub const CHOICES: usize = 50;
/// Links to systems, and inquiries.
pub const LINKS: usize = 100;
/// Fields that one link exchanges.
pub const FIELDS: usize = 50;
/// Rows of every other list.
pub const ROWS: usize = 50;

/// A duration, in its own unit.
pub const DURATION: RangeInclusive<i64> = 0..=100_000;
/// Visits of one client.
pub const VISITS: RangeInclusive<i64> = 0..=1_000;
/// Days until a complaint is answered.
pub const RESPONSE_DAYS: RangeInclusive<i64> = 0..=3_650;
/// Clients in a period.
pub const CLIENTS: RangeInclusive<i64> = 0..=100_000_000_000;
/// Times in a period.
pub const TIMES: RangeInclusive<i64> = 1..=1_000_000;

//! What every fact has in common: the entry that recorded it, and the two times at which one may look.

use crate::domain::calendar::Timestamp;
use crate::store::Conn;
use crate::store::StoreError;
use crate::store::journal::Appended;

/// A value as the registry holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded<T> {
    /// The journal entry that recorded it.
    pub sequence: i64,
    /// What was recorded.
    pub value: T,
}

/// A point of both times: what held at an instant, as far as the registry knew by some entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Fact time: what has taken effect by this instant, the instant itself included.
    pub as_of: Timestamp,
    /// Record time: the last journal entry that counts; see
    /// [`journal::sequence_at`](crate::store::journal::sequence_at) for an instant.
    pub known_at: i64,
}

impl Moment {
    /// What holds now, by everything recorded.
    pub const fn now(now: Timestamp) -> Self {
        Self { as_of: now, known_at: i64::MAX }
    }

    /// The instant as a column holds it.
    pub(super) fn micros(&self) -> i64 {
        self.as_of.as_microsecond()
    }
}

/// A row of a table of facts: written once, by the entry whose number is its primary key.
pub(super) trait FactRow: Sized {
    /// The table, for reports.
    const TABLE: &'static str;

    /// The entry that recorded the row.
    fn sequence(&self) -> i64;

    /// Notes the entry; until then the row has none.
    fn recorded_by(&mut self, entry: Appended);

    /// What the entry says of the row: canonical JSON of everything in it but the entry itself.
    fn payload(&self) -> Result<String, StoreError>;

    /// What the payload alone does not prove, and the row contradicts.
    fn contradiction(&self, _recorded_at: i64) -> Option<&'static str> {
        None
    }

    /// Inserts rows that know their entries.
    fn insert(conn: &mut Conn, rows: &[Self]) -> Result<(), StoreError>;

    /// The rows of the entries from `first` to `last`, in their order, at most so many.
    fn of_entries(conn: &mut Conn, first: i64, last: i64, most: i64) -> Result<Vec<Self>, StoreError>;
}

/// Of the states of several things, in order of thing and then of effect, the last one of each.
pub(super) fn last_of_each<T, K: PartialEq>(
    states: Vec<Recorded<T>>,
    key: impl Fn(&T) -> K,
) -> Vec<Recorded<T>> {
    let mut last: Vec<Recorded<T>> = Vec::new();
    for state in states {
        match last.last_mut() {
            Some(earlier) if key(&earlier.value) == key(&state.value) => *earlier = state,
            _ => last.push(state),
        }
    }
    last
}

//! What verification found, in words for the command line.

use crate::store::Digest;
use std::fmt;

/// What verification found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Entries looked at.
    pub entries: i64,
    /// Private entries whose payload was erased; that is allowed, and cannot be told from what it said.
    pub erased: i64,
    /// The root of the tree of all entries, computed from them.
    pub root: Digest,
    /// The first entry with which something is wrong. Where one is, nothing after it is proved.
    pub first_bad: Option<BadEntry>,
    /// Rows that are not what the journal says, at most [`Report::MOST_ROWS`] of them.
    pub bad_rows: Vec<BadRow>,
    /// How many more there are.
    pub more_bad_rows: u64,
}

impl Report {
    /// How many bad rows are named.
    pub const MOST_ROWS: usize = 100;

    /// Nothing is wrong.
    pub const fn is_sound(&self) -> bool {
        self.first_bad.is_none() && self.bad_rows.is_empty()
    }
}

/// An entry with which something is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadEntry {
    /// Its number.
    pub sequence: i64,
    /// What.
    pub fault: EntryFault,
}

/// What can be wrong with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EntryFault {
    /// There is no entry of that number.
    #[error("is missing")]
    Missing,
    /// A number that the sequence does not have.
    #[error("has a number before the first")]
    BeforeFirst,
    /// An entry the head of the journal does not know of.
    #[error("lies beyond the head of the journal")]
    BeyondHead,
    /// Recorded before the entry before it.
    #[error("is dated before the entry before it")]
    Backwards,
    /// A kind or an instant that no program of ours writes.
    #[error("cannot be read")]
    Unreadable,
    /// Salt and payload do not have the payload digest.
    #[error("has a payload that its digest does not prove")]
    PayloadChanged,
    /// The payload of a public entry is gone.
    #[error("is public, and its payload was erased")]
    PublicErased,
    /// The leaf stored in the tree is not this entry's.
    #[error("is not the one whose leaf stands in the tree")]
    LeafChanged,
    /// A node that this entry completes does not follow from the leaves below it.
    #[error("completes a node of the tree that does not follow from its leaves")]
    NodeChanged,
    /// The head does not hold the instant or the right edge of the tree that ends here, or more nodes are
    /// stored than that tree has.
    #[error("is the last, and the head of the journal or the stored tree is another's")]
    HeadChanged,
}

/// A row that is not what the journal says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadRow {
    /// The table where it stands, or should.
    pub table: &'static str,
    /// The entry of which it is, or says it is.
    pub sequence: i64,
    /// What is wrong.
    pub fault: RowFault,
}

/// What can be wrong with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RowFault {
    /// No entry recorded it.
    #[error("has no journal entry")]
    WithoutEntry,
    /// An entry recorded it, and it is not there.
    #[error("is missing")]
    Missing,
    /// It is not what the entry's payload says.
    #[error("is not what its journal entry recorded")]
    Changed,
    /// It contradicts itself or its entry in something the payload does not hold.
    #[error("contradicts its journal entry: {0}")]
    Contradicts(&'static str),
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { entries, erased, root, first_bad, bad_rows, more_bad_rows } = self;
        writeln!(f, "{entries} entries, {erased} of them erased; root sha256:{root}")?;
        match first_bad {
            Some(bad) => writeln!(f, "{bad}; nothing after it is proved")?,
            None => writeln!(f, "every entry and the whole tree are as they were recorded")?,
        }
        for row in bad_rows {
            writeln!(f, "{row}")?;
        }
        match more_bad_rows {
            0 => Ok(()),
            more => writeln!(f, "and {more} more rows"),
        }
    }
}

impl fmt::Display for BadEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "entry {} {}", self.sequence, self.fault)
    }
}

impl fmt::Display for BadRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the row of entry {} in {} {}", self.sequence, self.table, self.fault)
    }
}

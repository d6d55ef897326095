//! The journal: one gap-free, strictly ordered sequence of entries, and the leaves of a Merkle log.
//!
//! The head is a single row. Whoever appends takes it last in the transaction, for all the numbers the
//! change needs, and keeps it until the commit; so numbers are committed in their order and without gaps,
//! and a reader that has seen entry n has seen every entry before it.
//! Never here: an entry of something that happened without a row, or a row's own insert (see
//! [`change`](crate::store::change)).

mod entry;
mod kind;

pub use entry::Entry;
pub use entry::NewEntry;
pub use entry::Opening;
pub use entry::entries;
pub use kind::EntryKind;
pub use kind::Subject;
pub use kind::Visibility;

pub(super) use entry::EntryRow;
pub(super) use entry::rows_after;

use crate::domain::calendar::Timestamp;
use crate::store::Conn;
use crate::store::Digest;
use crate::store::StoreError;
use crate::store::Tx;
use crate::store::bulk::insert_rows;
use crate::store::cell::Cells;
use crate::store::schema::journal_entry;
use crate::store::schema::journal_hash;
use crate::store::schema::journal_head;
use crate::store::tree::Edge;
use crate::store::tree::Node;
use diesel::prelude::*;
use std::collections::HashMap;

/// Where an appended entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appended {
    /// Its number.
    pub sequence: i64,
    /// When the registry recorded it, to the microsecond; never earlier than the entry before it.
    pub at: Timestamp,
}

/// Appends entries in their order; all get the same instant. From here to the end of the transaction nobody
/// else can append, so whatever can be done before this call is.
///
/// # Errors
/// The database does not answer or is damaged; the system has no random numbers.
pub fn append(
    tx: &mut Tx<'_>,
    now: Timestamp,
    actor: Option<Digest>,
    entries: &[NewEntry],
) -> Result<Vec<Appended>, StoreError> {
    if entries.is_empty() {
        return Ok(Vec::new());
    }
    let mut rows: Vec<EntryRow> =
        entries.iter().map(|entry| EntryRow::sealed(entry, actor)).collect::<Result<_, _>>()?;
    let mut head = lock_head(tx)?;
    head.at = head.at.max(now.as_microsecond());
    let mut edge = head.edge()?;
    let mut nodes = Vec::with_capacity(rows.len().saturating_mul(2));
    for row in &mut rows {
        head.sequence += 1;
        row.sequence = head.sequence;
        row.at = head.at;
        nodes.extend(edge.push(row.leaf()?.as_bytes()));
    }
    head.edge = edge.to_json();
    let nodes = nodes.into_iter().map(HashRow::try_from).collect::<Result<Vec<_>, _>>()?;
    insert_entries(tx, &rows)?;
    insert_hashes(tx, &nodes)?;
    store_head(tx, &head)?;
    let at = Cells { table: "journal_head", sequence: head.sequence }.instant("at", head.at)?;
    Ok(rows.iter().map(|row| Appended { sequence: row.sequence, at }).collect())
}

/// The newest entry, and the tree that ends with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Its number; zero when the journal is empty.
    pub sequence: i64,
    /// Its instant; 1970 when the journal is empty.
    pub at: Timestamp,
    /// The root of the tree whose last leaf it is.
    pub root: Digest,
}

/// The head of the journal.
///
/// # Errors
/// The database does not answer or is damaged.
pub fn head(conn: &mut Conn) -> Result<Head, StoreError> {
    let row: HeadRow = journal_head::table.first(conn)?;
    let at = Cells { table: "journal_head", sequence: row.sequence }.instant("at", row.at)?;
    Ok(Head { sequence: row.sequence, at, root: row.edge()?.root() })
}

/// The last entry recorded at or before an instant; none when the registry knew nothing yet.
///
/// # Errors
/// The database does not answer.
pub fn sequence_at(conn: &mut Conn, instant: Timestamp) -> Result<Option<i64>, StoreError> {
    let last = journal_entry::table
        .filter(journal_entry::at.le(instant.as_microsecond()))
        .order((journal_entry::at.desc(), journal_entry::sequence.desc()))
        .select(journal_entry::sequence);
    Ok(last.first(conn).optional()?)
}

/// When some entries were recorded, by their numbers.
///
/// # Errors
/// The database does not answer or is damaged.
pub fn instants(conn: &mut Conn, sequences: &[i64]) -> Result<HashMap<i64, Timestamp>, StoreError> {
    let rows: Vec<(i64, i64)> = journal_entry::table
        .filter(journal_entry::sequence.eq_any(sequences))
        .select((journal_entry::sequence, journal_entry::at))
        .load(conn)?;
    rows.into_iter()
        .map(|(sequence, at)| Ok((sequence, Cells { table: "journal_entry", sequence }.instant("at", at)?)))
        .collect()
}

/// One line of what happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touched {
    /// The entry.
    pub sequence: i64,
    /// When it was recorded.
    pub at: Timestamp,
    /// What it records.
    pub kind: EntryKind,
    /// What it is about.
    pub subject: Subject,
    /// Who may read what it recorded.
    pub visibility: Visibility,
}

/// What was touched after an entry, in order, at most `limit` lines.
///
/// # Errors
/// The database does not answer or is damaged.
pub fn touched(conn: &mut Conn, after: i64, limit: i64) -> Result<Vec<Touched>, StoreError> {
    let rows: Vec<(i64, i64, String, String, bool)> = journal_entry::table
        .filter(journal_entry::sequence.gt(after))
        .order(journal_entry::sequence)
        .limit(limit)
        .select((
            journal_entry::sequence,
            journal_entry::at,
            journal_entry::kind,
            journal_entry::subject,
            journal_entry::public,
        ))
        .load(conn)?;
    rows.into_iter().map(touched_line).collect()
}

fn touched_line(row: (i64, i64, String, String, bool)) -> Result<Touched, StoreError> {
    let (sequence, at, kind, subject, public) = row;
    let cells = Cells { table: "journal_entry", sequence };
    let kind = cells.listed("kind", &kind, EntryKind::from_code)?;
    Ok(Touched {
        sequence,
        at: cells.instant("at", at)?,
        kind,
        subject: Subject::read(&cells, kind, &subject)?,
        visibility: Visibility::of_column(public),
    })
}

/// A row of `journal_hash`.
#[derive(Debug, Queryable, Insertable)]
#[diesel(table_name = journal_hash)]
pub(super) struct HashRow {
    pub(super) position: i64,
    pub(super) hash: String,
}

impl TryFrom<Node> for HashRow {
    type Error = StoreError;

    fn try_from(node: Node) -> Result<Self, StoreError> {
        let Node { position, hash } = node;
        let position = i64::try_from(position).map_err(|_| StoreError::corrupt("a tree beyond counting"))?;
        Ok(Self { position, hash: hash.to_string() })
    }
}

/// The row of `journal_head`.
#[derive(Debug, Queryable)]
pub(super) struct HeadRow {
    _id: i64,
    pub(super) sequence: i64,
    pub(super) at: i64,
    pub(super) edge: String,
}

impl HeadRow {
    /// The tree's right edge.
    pub(super) fn edge(&self) -> Result<Edge, StoreError> {
        let leaves = u64::try_from(self.sequence)
            .map_err(|_| StoreError::corrupt("journal_head: a negative number of entries"))?;
        Edge::parse(leaves, &self.edge)
    }
}

/// The head, which nobody else can take until this transaction ends.
fn lock_head(tx: &mut Tx<'_>) -> Result<HeadRow, StoreError> {
    Ok(match &mut **tx {
        // The write transaction is alone already.
        Conn::Sqlite(conn) => journal_head::table.first(conn)?,
        Conn::Postgres(conn) => journal_head::table.for_update().first(conn)?,
    })
}

fn store_head(tx: &mut Tx<'_>, head: &HeadRow) -> Result<(), StoreError> {
    let HeadRow { _id, sequence, at, edge } = head;
    let columns = (journal_head::sequence.eq(sequence), journal_head::at.eq(at), journal_head::edge.eq(edge));
    diesel::update(journal_head::table).set(columns).execute(&mut **tx)?;
    Ok(())
}

/// The head as it stands, whatever it says; none when its row is gone.
pub(super) fn head_row(conn: &mut Conn) -> Result<Option<HeadRow>, StoreError> {
    Ok(journal_head::table.first(conn).optional()?)
}

/// The stored nodes from one position to another, in their order.
pub(super) fn stored_nodes(conn: &mut Conn, first: i64, last: i64) -> Result<Vec<HashRow>, StoreError> {
    Ok(journal_hash::table
        .filter(journal_hash::position.between(first, last))
        .order(journal_hash::position)
        .load(conn)?)
}

/// How many nodes are stored at all.
pub(super) fn count_of_nodes(conn: &mut Conn) -> Result<i64, StoreError> {
    Ok(journal_hash::table.count().get_result(conn)?)
}

fn insert_entries(conn: &mut Conn, rows: &[EntryRow]) -> Result<(), StoreError> {
    insert_rows!(conn, journal_entry::table, rows)
}

fn insert_hashes(conn: &mut Conn, rows: &[HashRow]) -> Result<(), StoreError> {
    insert_rows!(conn, journal_hash::table, rows)
}

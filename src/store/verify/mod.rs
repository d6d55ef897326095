//! Verification: everything the journal says is computed again from the rows.
//!
//! Whoever can write to the database can rewrite any row, but not so that what depends on it still agrees:
//! each row must be what its entry's payload says, each payload what the entry's digest says, each entry
//! what its leaf says, each node of the tree what its leaves say, up to the root that signed checkpoints
//! hold. The whole is read once, in batches, so memory does not grow with the registry.
//! Never here: a repair.

mod entries;
mod report;
mod rows;

pub use report::BadEntry;
pub use report::BadRow;
pub use report::EntryFault;
pub use report::Report;
pub use report::RowFault;

use crate::store::Conn;
use crate::store::StoreError;
use crate::store::journal;
use entries::Entries;
use rows::Rows;

/// Entries looked at together. Each may have a document of some kilobytes.
const BATCH: i64 = 500;

/// Verifies the whole registry as it is in this transaction. `progress` hears how many entries were looked
/// at, and of how many.
///
/// # Errors
/// The database does not answer. What is wrong with its contents is in the report.
pub fn run(conn: &mut Conn, progress: &mut dyn FnMut(i64, i64)) -> Result<Report, StoreError> {
    let head = journal::head_row(conn)?;
    let of = head.as_ref().map_or(0, |head| head.sequence);
    let mut entries = Entries::new(of);
    let mut rows = Rows::default();
    let mut after = i64::MIN;
    loop {
        let batch = journal::rows_after(conn, after, BATCH)?;
        let Some(last) = batch.last().map(|entry| entry.sequence) else { break };
        entries.check(conn, &batch)?;
        rows.check(conn, after.saturating_add(1), last, batch)?;
        after = last;
        progress(entries.count(), of);
    }
    // What is left has no entry at all.
    rows.check(conn, after.saturating_add(1), i64::MAX, Vec::new())?;
    let (bad_rows, more_bad_rows) = rows.found_all();
    entries.finish(conn, head.as_ref()).map(|entries| Report { bad_rows, more_bad_rows, ..entries })
}

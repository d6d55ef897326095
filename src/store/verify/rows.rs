//! The rows against the journal: each entry has its row, each row its entry, and they say the same.

use crate::store::Conn;
use crate::store::StoreError;
use crate::store::agency;
use crate::store::alias;
use crate::store::fact::capability;
use crate::store::fact::delegability;
use crate::store::fact::notice;
use crate::store::journal::EntryKind;
use crate::store::journal::EntryRow;
use crate::store::recorded::FactRow;
use crate::store::revision;
use crate::store::service;
use crate::store::verify::BATCH;
use crate::store::verify::BadRow;
use crate::store::verify::Report;
use crate::store::verify::RowFault;
use std::collections::BTreeMap;

/// The disagreements found so far.
#[derive(Default)]
pub(super) struct Rows {
    bad: Vec<BadRow>,
    more: u64,
}

/// What an entry says of the row it recorded.
struct Expected {
    table: &'static str,
    at: i64,
    /// None when it was erased: then the row cannot be compared.
    payload: Option<String>,
    seen: bool,
}

impl Rows {
    /// Compares the rows of a range of entries with these, which are all the entries of the range.
    pub(super) fn check(
        &mut self,
        conn: &mut Conn,
        first: i64,
        last: i64,
        entries: Vec<EntryRow>,
    ) -> Result<(), StoreError> {
        let mut expected: BTreeMap<i64, Expected> = entries.into_iter().filter_map(expected).collect();
        self.compare::<agency::Row>(conn, first, last, &mut expected)?;
        self.compare::<service::Row>(conn, first, last, &mut expected)?;
        self.compare::<revision::Row>(conn, first, last, &mut expected)?;
        self.compare::<alias::Row>(conn, first, last, &mut expected)?;
        self.compare::<delegability::Row>(conn, first, last, &mut expected)?;
        self.compare::<capability::Row>(conn, first, last, &mut expected)?;
        self.compare::<notice::Row>(conn, first, last, &mut expected)?;
        for (sequence, Expected { table, seen, .. }) in expected {
            if !seen {
                self.found(BadRow { table, sequence, fault: RowFault::Missing });
            }
        }
        Ok(())
    }

    /// What was found, and how much more.
    pub(super) fn found_all(self) -> (Vec<BadRow>, u64) {
        (self.bad, self.more)
    }

    fn compare<R: FactRow>(
        &mut self,
        conn: &mut Conn,
        mut first: i64,
        last: i64,
        expected: &mut BTreeMap<i64, Expected>,
    ) -> Result<(), StoreError> {
        loop {
            let rows = R::of_entries(conn, first, last, BATCH)?;
            for row in &rows {
                let sequence = row.sequence();
                if let Some(fault) = fault_of(row, expected.get_mut(&sequence)) {
                    self.found(BadRow { table: R::TABLE, sequence, fault });
                }
            }
            // Honest rows fit in one batch; strangers may be more.
            match rows.last() {
                Some(row) if i64::try_from(rows.len()) == Ok(BATCH) && row.sequence() < last => {
                    first = row.sequence().saturating_add(1);
                }
                _ => return Ok(()),
            }
        }
    }

    fn found(&mut self, bad: BadRow) {
        if self.bad.len() < Report::MOST_ROWS {
            self.bad.push(bad);
        } else {
            self.more = self.more.saturating_add(1);
        }
    }
}

fn fault_of<R: FactRow>(row: &R, expected: Option<&mut Expected>) -> Option<RowFault> {
    let Some(expected) = expected.filter(|expected| expected.table == R::TABLE) else {
        return Some(RowFault::WithoutEntry);
    };
    expected.seen = true;
    let recorded = expected.payload.as_ref()?;
    // A row of which no payload can be made is not the one that was recorded.
    if !row.payload().is_ok_and(|payload| payload == *recorded) {
        return Some(RowFault::Changed);
    }
    row.contradiction(expected.at).map(RowFault::Contradicts)
}

/// What an entry expects; nothing if its kind is unknown, which is the entry's own fault.
fn expected(entry: EntryRow) -> Option<(i64, Expected)> {
    let EntryRow { sequence, at, kind, payload, .. } = entry;
    let table = table_of(EntryKind::from_code(&kind)?);
    Some((sequence, Expected { table, at, payload, seen: false }))
}

/// The table in which entries of a kind have their rows.
const fn table_of(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::AgencyCreated | EntryKind::AgencyChanged => agency::Row::TABLE,
        EntryKind::ServiceIssued
        | EntryKind::ServiceChanged
        | EntryKind::ServiceWithdrawn
        | EntryKind::ServiceReinstated => service::Row::TABLE,
        EntryKind::CardPublished => revision::Row::TABLE,
        EntryKind::AliasAdded | EntryKind::AliasEnded => alias::Row::TABLE,
        EntryKind::DelegabilityDecided => delegability::Row::TABLE,
        EntryKind::CapabilityRecorded => capability::Row::TABLE,
        EntryKind::NoticePosted | EntryKind::NoticeRemoved => notice::Row::TABLE,
    }
}

//! Following the journal: the first picture is read whole, each next one from what was touched since.
//!
//! A step takes everything that is there at once, so a thousand entries cost one snapshot. Steps are taken
//! one at a time; whoever reads in between sees the picture before.

use crate::catalogue::reading;
use crate::catalogue::snapshot::Snapshot;
use crate::catalogue::snapshot::Step;
use crate::domain::calendar::Timestamp;
use crate::domain::id::AgencyCode;
use crate::domain::id::ServiceId;
use crate::store::Conn;
use crate::store::Moment;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::agency;
use crate::store::journal;
use crate::store::journal::Subject;
use crate::store::service;
use arc_swap::ArcSwap;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::Mutex;

/// Entries read at once while looking for what was touched.
const ENTRIES: i64 = 10_000;
/// Services read at once while the first picture is made.
const SERVICES: i64 = 2_000;

/// The picture of a registry, and the means to bring it up to date.
#[derive(Default)]
pub struct Catalogue {
    current: ArcSwap<Snapshot>,
    /// The instant of the last step; held while one is taken.
    stepped_at: Mutex<Option<Timestamp>>,
}

impl Catalogue {
    /// The newest picture; it stays as it is for as long as it is held.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.current.load_full()
    }

    /// Takes one step: everything recorded by now, and everything that takes effect by now. Says whether
    /// anything moved.
    ///
    /// # Errors
    /// The store does not answer or is damaged; the picture stays as it is.
    pub fn advance(&self, store: &Store, now: Timestamp) -> Result<Moved, StoreError> {
        let mut stepped_at = self.stepped_at.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let before = self.snapshot();
        let step = match *stepped_at {
            None => Some(store.read(|conn| whole(conn, now))?),
            Some(last) => store.read(|conn| since(conn, &before, last, now))?,
        };
        *stepped_at = Some(now);
        let Some(step) = step else { return Ok(Moved::Nothing) };
        self.current.store(Arc::new(before.after(step)));
        Ok(Moved::Something)
    }
}

/// Whether a step brought anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    /// The picture is the one before.
    Nothing,
    /// There is a new picture.
    Something,
}

/// Everything there is.
fn whole(conn: &mut Conn, now: Timestamp) -> Result<Step, StoreError> {
    let moment = Moment::now(now);
    let mut step = Step::reaching(&journal::head(conn)?)?;
    step.agencies = reading::agencies(conn, &moment)?;
    let mut after: Option<ServiceId> = None;
    loop {
        let (services, last) = reading::services(conn, &moment, after.as_ref(), SERVICES)?;
        step.services.extend(services);
        match last {
            Some(last) => after = Some(last),
            None => return Ok(step),
        }
    }
}

/// What was recorded after a picture, and what has taken effect since the last step.
fn since(
    conn: &mut Conn,
    before: &Snapshot,
    last: Timestamp,
    now: Timestamp,
) -> Result<Option<Step>, StoreError> {
    let head = journal::head(conn)?;
    let mut services: BTreeSet<ServiceId> = service::taking_effect(conn, last, now)?.into_iter().collect();
    let mut agencies: BTreeSet<AgencyCode> = agency::taking_effect(conn, last, now)?.into_iter().collect();
    let mut after = reading::signed(before.sequence())?;
    while after < head.sequence {
        let touched = journal::touched(conn, after, ENTRIES)?;
        let Some(newest) = touched.last() else { break };
        after = newest.sequence;
        for line in touched {
            match line.subject {
                Subject::Agency(code) => drop(agencies.insert(code)),
                Subject::Service(id) => drop(services.insert(id)),
            }
        }
    }
    if services.is_empty() && agencies.is_empty() && head.sequence <= reading::signed(before.sequence())? {
        return Ok(None);
    }
    let moment = Moment::now(now);
    let mut step = Step::reaching(&head)?;
    for code in &agencies {
        step.agencies.extend(reading::agency(conn, &moment, code)?);
    }
    for id in &services {
        step.services.extend(reading::service(conn, &moment, id)?);
    }
    Ok(Some(step))
}

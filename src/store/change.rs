//! Recording: the one way in which a fact gets into the registry, row and journal entry together.
//!
//! The rows, their payloads and digests are made first; then the journal gives the numbers; then the rows
//! are inserted under them, many in one statement. So the journal's head is held for the inserts only, and
//! neither a row without an entry nor an entry without a row can be written.
//! Never here: whether the change may be made. That was decided by whoever calls.

use crate::domain::calendar::Timestamp;
use crate::domain::id::ServiceId;
use crate::store::Conn;
use crate::store::Digest;
use crate::store::StoreError;
use crate::store::Tx;
use crate::store::agency;
use crate::store::agency::AgencyState;
use crate::store::alias;
use crate::store::alias::AliasState;
use crate::store::fact::capability;
use crate::store::fact::capability::CapabilityRecord;
use crate::store::fact::delegability;
use crate::store::fact::delegability::DelegabilityState;
use crate::store::fact::notice;
use crate::store::fact::notice::NoticeState;
use crate::store::journal;
use crate::store::journal::Appended;
use crate::store::journal::EntryKind;
use crate::store::journal::NewEntry;
use crate::store::journal::Subject;
use crate::store::journal::Visibility;
use crate::store::recorded::FactRow;
use crate::store::revision;
use crate::store::revision::NewRevision;
use crate::store::service;
use crate::store::service::ServiceState;

/// Something that happened. Each is one row and one public journal entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// An agency the registry did not know; its state is number one.
    AgencyCreated(AgencyState),
    /// The next state of an agency.
    AgencyChanged(AgencyState),
    /// A service, by its issuer; its state is number one.
    ServiceIssued(ServiceState),
    /// Another title, parent, agency or scope.
    ServiceChanged(ServiceState),
    /// The state with which a service ends.
    ServiceWithdrawn(ServiceState),
    /// The state with which a withdrawal is undone.
    ServiceReinstated(ServiceState),
    /// The next revision of a card and identity form.
    CardPublished(NewRevision),
    /// Another identifier of a service; its state is number one.
    AliasAdded(AliasState),
    /// The state with which another identifier ends.
    AliasEnded(AliasState),
    /// The next decision on whether counter offices may give a service.
    DelegabilityDecided(DelegabilityState),
    /// The next claim or decision about a capability.
    CapabilityRecorded(CapabilityRecord),
    /// The next notice of a service, or the end of one.
    NoticeChanged(NoticeState),
}

/// Records changes, in their order and at one instant. Call it last in a transaction: until the commit
/// nobody else can record.
///
/// # Errors
/// [`StoreError::Conflict`] when a state or revision of that number is there already; the database does not
/// answer or is damaged.
pub fn record(
    tx: &mut Tx<'_>,
    now: Timestamp,
    actor: Option<Digest>,
    changes: &[Change],
) -> Result<Vec<Appended>, StoreError> {
    let mut rows = Rows::default();
    let entries = changes.iter().map(|change| rows.take(change)).collect::<Result<Vec<_>, _>>()?;
    let appended = journal::append(tx, now, actor, &entries)?;
    rows.insert(tx, &appended)?;
    Ok(appended)
}

/// The rows of some changes, by table, each with the place of its entry among the entries.
#[derive(Default)]
struct Rows {
    taken: usize,
    agencies: Vec<(usize, agency::Row)>,
    services: Vec<(usize, service::Row)>,
    revisions: Vec<(usize, revision::Row)>,
    aliases: Vec<(usize, alias::Row)>,
    delegabilities: Vec<(usize, delegability::Row)>,
    capabilities: Vec<(usize, capability::Row)>,
    notices: Vec<(usize, notice::Row)>,
}

impl Rows {
    /// Keeps the row of a change and gives its entry.
    fn take(&mut self, change: &Change) -> Result<NewEntry, StoreError> {
        use EntryKind as Kind;
        let at = self.taken;
        self.taken += 1;
        match change {
            Change::AgencyCreated(state) => self.agency(at, Kind::AgencyCreated, state),
            Change::AgencyChanged(state) => self.agency(at, Kind::AgencyChanged, state),
            Change::ServiceIssued(state) => self.service(at, Kind::ServiceIssued, state),
            Change::ServiceChanged(state) => self.service(at, Kind::ServiceChanged, state),
            Change::ServiceWithdrawn(state) => self.service(at, Kind::ServiceWithdrawn, state),
            Change::ServiceReinstated(state) => self.service(at, Kind::ServiceReinstated, state),
            Change::CardPublished(new) => {
                let row = revision::Row::of(new)?;
                keep(&mut self.revisions, at, row, Kind::CardPublished, of_service(&new.service))
            }
            Change::AliasAdded(state) => self.alias(at, Kind::AliasAdded, state),
            Change::AliasEnded(state) => self.alias(at, Kind::AliasEnded, state),
            Change::DelegabilityDecided(state) => {
                let row = delegability::Row::of(state)?;
                keep(&mut self.delegabilities, at, row, Kind::DelegabilityDecided, of_service(&state.service))
            }
            Change::CapabilityRecorded(record) => {
                let row = capability::Row::of(record)?;
                keep(&mut self.capabilities, at, row, Kind::CapabilityRecorded, of_service(&record.service))
            }
            Change::NoticeChanged(state) => {
                let kind = if state.notice.is_some() { Kind::NoticePosted } else { Kind::NoticeRemoved };
                keep(&mut self.notices, at, notice::Row::of(state), kind, of_service(&state.service))
            }
        }
    }

    fn agency(&mut self, at: usize, kind: EntryKind, state: &AgencyState) -> Result<NewEntry, StoreError> {
        let subject = Subject::Agency(state.agency.code.clone());
        keep(&mut self.agencies, at, agency::Row::of(state)?, kind, subject)
    }

    fn service(&mut self, at: usize, kind: EntryKind, state: &ServiceState) -> Result<NewEntry, StoreError> {
        keep(&mut self.services, at, service::Row::of(state)?, kind, of_service(&state.service.id))
    }

    fn alias(&mut self, at: usize, kind: EntryKind, state: &AliasState) -> Result<NewEntry, StoreError> {
        keep(&mut self.aliases, at, alias::Row::of(state), kind, of_service(&state.alias.service))
    }

    fn insert(self, conn: &mut Conn, appended: &[Appended]) -> Result<(), StoreError> {
        let Self { taken: _, agencies, services, revisions, aliases, delegabilities, capabilities, notices } =
            self;
        insert(conn, agencies, appended)?;
        insert(conn, services, appended)?;
        insert(conn, revisions, appended)?;
        insert(conn, aliases, appended)?;
        insert(conn, delegabilities, appended)?;
        insert(conn, capabilities, appended)?;
        insert(conn, notices, appended)
    }
}

fn of_service(id: &ServiceId) -> Subject {
    Subject::Service(id.clone())
}

fn keep<R: FactRow>(
    rows: &mut Vec<(usize, R)>,
    at: usize,
    row: R,
    kind: EntryKind,
    subject: Subject,
) -> Result<NewEntry, StoreError> {
    let payload = row.payload()?;
    rows.push((at, row));
    Ok(NewEntry { kind, subject, payload, visibility: Visibility::Public })
}

fn insert<R: FactRow>(
    conn: &mut Conn,
    rows: Vec<(usize, R)>,
    appended: &[Appended],
) -> Result<(), StoreError> {
    let mut numbered = Vec::with_capacity(rows.len());
    for (at, mut row) in rows {
        let entry = appended.get(at).ok_or_else(|| StoreError::corrupt("a row without an entry"))?;
        row.recorded_by(*entry);
        numbered.push(row);
    }
    R::insert(conn, &numbered)
}

//! Loading agencies, services and cards: everything or nothing, each fact with its journal entry.

use crate::document::load::Load;
use crate::document::load::LoadedService;
use crate::document::record::stored;
use crate::domain::agency::Agency;
use crate::domain::calendar;
use crate::domain::calendar::Timestamp;
use crate::domain::id::AgencyCode;
use crate::domain::id::ServiceId;
use crate::domain::service::Alias;
use crate::domain::violation::Fault;
use crate::domain::violation::Violation;
use crate::domain::vocabulary::AgencyStatus;
use crate::domain::vocabulary::AliasScheme;
use crate::store::Moment;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::Tx;
use crate::store::agency;
use crate::store::agency::AgencyState;
use crate::store::alias;
use crate::store::alias::AliasState;
use crate::store::change;
use crate::store::change::Change;
use crate::store::fact::capability::CapabilityRecord;
use crate::store::fact::delegability::DelegabilityState;
use crate::store::fact::notice::NoticeState;
use crate::store::revision::NewRevision;
use crate::store::service;
use crate::store::service::ServiceState;
use std::collections::BTreeSet;

/// How many of each were loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Loaded {
    /// Agencies.
    pub agencies: usize,
    /// Services and sub-services.
    pub services: usize,
    /// Published cards.
    pub cards: usize,
    /// Journal entries.
    pub entries: usize,
}

/// What is in the registry already, so that a file may name it and may not issue it again.
#[derive(Debug, Default)]
pub struct Known {
    /// Agencies.
    pub agencies: BTreeSet<AgencyCode>,
    /// Services.
    pub services: BTreeSet<ServiceId>,
    /// Other identifiers of services.
    aliases: BTreeSet<(Numbering, String)>,
}

/// Who gives an identifier: the issuer, in nine and in eleven digits, or somebody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Numbering {
    Issuer,
    Other(&'static str),
}

impl Known {
    /// Takes in what a file brings, so that the next one may name it.
    pub fn add(&mut self, load: &Load) {
        self.agencies.extend(load.agencies.iter().map(|agency| agency.code.clone()));
        self.services.extend(load.services.iter().map(|loaded| loaded.service.id.clone()));
        self.aliases.extend(load.services.iter().flat_map(|loaded| loaded.aliases.iter().map(numbered)));
    }

    /// What a file gives although it is in use: an identifier, once used, is never given to another.
    pub fn in_use(&self, load: &Load) -> Vec<Violation> {
        let mut found = Vec::new();
        let mut note = |pointer| found.push(Violation::new(pointer, Fault::IdentifierInUse));
        for (place, agency) in load.agencies.iter().enumerate() {
            if self.agencies.contains(&agency.code) {
                note(format!("/agencies/{place}/code"));
            }
        }
        for (place, loaded) in load.services.iter().enumerate() {
            if self.uses(Numbering::Issuer, loaded.service.id.as_str()) {
                note(format!("/services/{place}/service_id"));
            }
            for (row, alias) in loaded.aliases.iter().enumerate() {
                let (numbering, value) = numbered(alias);
                if self.uses(numbering, &value) {
                    note(format!("/services/{place}/aliases/{row}/value"));
                }
            }
        }
        found
    }

    fn uses(&self, numbering: Numbering, value: &str) -> bool {
        let is_service = || ServiceId::parse(value).is_ok_and(|id| self.services.contains(&id));
        numbering == Numbering::Issuer && is_service()
            || self.aliases.contains(&(numbering, value.to_owned()))
    }
}

fn numbered(alias: &Alias) -> (Numbering, String) {
    let numbering = match alias.scheme {
        AliasScheme::Aro9 | AliasScheme::Aro11 => Numbering::Issuer,
        other => Numbering::Other(other.code()),
    };
    (numbering, alias.value.to_string())
}

/// Reads what is in the registry.
///
/// # Errors
/// The store does not answer or is damaged.
pub fn known(store: &Store, now: Timestamp) -> Result<Known, StoreError> {
    let moment = Moment::now(now);
    store.read(|conn| {
        let agencies = agency::all(conn, &moment)?.into_iter().map(|state| state.value.agency.code);
        let mut known = Known { agencies: agencies.collect(), ..Known::default() };
        let mut after: Option<ServiceId> = None;
        loop {
            let page = service::page(conn, &moment, after.as_ref(), 10_000)?;
            let ids: Vec<ServiceId> = page.services.into_iter().map(|state| state.value.service.id).collect();
            if let (Some(first), Some(last)) = (ids.first(), ids.last()) {
                let aliases = alias::of_services(conn, moment.known_at, &(first.clone()..=last.clone()))?;
                known.aliases.extend(aliases.iter().map(|state| numbered(&state.value.alias)));
            }
            known.services.extend(ids);
            match page.last {
                Some(last) => after = Some(last),
                None => return Ok(known),
            }
        }
    })
}

/// Records everything in one transaction.
///
/// # Errors
/// Somebody else recorded one of these in the meantime; the store does not answer. Nothing was written then.
pub fn load(store: &Store, loads: &[Load], now: Timestamp) -> Result<Loaded, StoreError> {
    store.write(|tx| {
        let mut done = Loaded::default();
        for load in loads {
            let changes = changes_of(load, now)?;
            done.entries += change::record(tx, now, None, &changes)?.len();
            done.agencies += load.agencies.len();
            done.services += load.services.len();
            done.cards += load.services.iter().filter(|service| service.record.is_some()).count();
        }
        Ok(done)
    })
}

/// Records some new agencies and services within a transaction.
///
/// # Errors
/// One of these is there already; the store does not answer.
pub fn record_new(
    tx: &mut Tx<'_>,
    agencies: &[Agency],
    services: &[LoadedService],
    now: Timestamp,
) -> Result<usize, StoreError> {
    let agencies = agencies.iter().map(|agency| Change::AgencyCreated(created(agency, now)));
    let services = services.iter().map(|service| service_changes(service, now));
    let mut changes: Vec<Change> = agencies.collect();
    for of_one in services {
        changes.extend(of_one?);
    }
    Ok(change::record(tx, now, None, &changes)?.len())
}

fn changes_of(load: &Load, now: Timestamp) -> Result<Vec<Change>, StoreError> {
    let mut changes: Vec<Change> =
        load.agencies.iter().map(|agency| Change::AgencyCreated(created(agency, now))).collect();
    for service in &load.services {
        changes.extend(service_changes(service, now)?);
    }
    Ok(changes)
}

fn created(agency: &Agency, now: Timestamp) -> AgencyState {
    AgencyState { number: 1, agency: agency.clone(), status: AgencyStatus::Active, effective_at: now }
}

/// The entries of one service, in the order in which they would have happened.
fn service_changes(loaded: &LoadedService, now: Timestamp) -> Result<Vec<Change>, StoreError> {
    let LoadedService { service, aliases, record, change_note, delegability, capabilities, notice } = loaded;
    let id = &service.id;
    let mut issued = service.clone();
    let withdrawal = issued.withdrawal.take();
    let effective_at = calendar::day_start(service.issued_on).min(now);
    let mut changes = vec![Change::ServiceIssued(ServiceState { number: 1, service: issued, effective_at })];
    let alias = |alias: &Alias| Change::AliasAdded(AliasState { number: 1, alias: alias.clone() });
    changes.extend(aliases.iter().map(alias));
    if let Some(record) = record {
        changes.push(Change::CardPublished(NewRevision {
            service: id.clone(),
            number: 1,
            schema: stored::SCHEMA,
            document: record.canonical.clone(),
            change_note: change_note.clone(),
        }));
    }
    if let Some(delegability) = delegability.clone() {
        changes.push(Change::DelegabilityDecided(DelegabilityState {
            service: id.clone(),
            number: 1,
            delegability,
        }));
    }
    let mut numbers = std::collections::BTreeMap::new();
    for fact in capabilities {
        let number = numbers.entry(fact.capability).and_modify(|number| *number += 1).or_insert(1);
        changes.push(Change::CapabilityRecorded(CapabilityRecord {
            service: id.clone(),
            number: *number,
            fact: fact.clone(),
        }));
    }
    if let Some(notice) = notice.clone() {
        changes.push(Change::NoticeChanged(NoticeState {
            service: id.clone(),
            number: 1,
            notice: Some(notice),
        }));
    }
    if let Some(withdrawal) = withdrawal {
        let effective_at = calendar::day_start(withdrawal.on);
        let service = crate::domain::service::Service { withdrawal: Some(withdrawal), ..service.clone() };
        changes.push(Change::ServiceWithdrawn(ServiceState { number: 2, service, effective_at }));
    }
    Ok(changes)
}

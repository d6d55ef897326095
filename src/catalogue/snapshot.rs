//! One consistent picture of everything published, and how the next one is made from it.
//!
//! A snapshot never changes. The next one shares all of its memory but the rows that moved.

use crate::catalogue::facts::ServiceFacts;
use crate::catalogue::groups::Groups;
use crate::catalogue::row::Row;
use crate::catalogue::search::Entry;
use crate::catalogue::search::SearchIndex;
use crate::document::outline::Outline;
use crate::domain::agency::Agency;
use crate::domain::calendar::Timestamp;
use crate::domain::id::AgencyCode;
use crate::domain::id::ServiceId;
use crate::domain::vocabulary::ServiceStatus;
use imbl::OrdMap;
use std::collections::BTreeSet;
use std::ops::Bound;
use std::sync::Arc;

/// An agency in the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyRow {
    /// What the registry knows of it.
    pub agency: Agency,
    /// The last entry about the agency itself.
    pub sequence: u64,
    /// The number of the picture in which it or one of its services last changed.
    pub changed_at: u64,
    /// The instant of the last entry about the agency itself.
    pub updated_at: Timestamp,
}

/// How many services an agency has, its own only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Issued services without a parent.
    pub services: u64,
    /// Issued sub-services.
    pub sub_services: u64,
    /// Units that the guide counts.
    pub countable: u64,
    /// Units with a published card.
    pub published: u64,
}

/// What one step of following the journal brings.
#[derive(Debug, Default)]
pub struct Step {
    /// Agencies as they are now, with the entry that last changed each.
    pub agencies: Vec<(Agency, u64, Timestamp)>,
    /// Services as they are now.
    pub services: Vec<(ServiceFacts, Outline)>,
    /// The sequence this step leads to.
    pub sequence: u64,
    /// The instant of that entry.
    pub at: Option<Timestamp>,
}

/// The picture.
#[derive(Clone, Default)]
pub struct Snapshot {
    number: u64,
    sequence: u64,
    at: Option<Timestamp>,
    agencies: OrdMap<AgencyCode, Arc<AgencyRow>>,
    services: OrdMap<ServiceId, Arc<Row>>,
    owned: Groups<AgencyCode>,
    children: Groups<ServiceId>,
    tails: Groups<String>,
    aliases: OrdMap<String, ServiceId>,
    search: SearchIndex,
}

impl Snapshot {
    /// The picture after one more step; the old one stays as it is.
    pub fn after(&self, step: Step) -> Self {
        let mut next = self.clone();
        let bulk = self.services.is_empty();
        let mut moved = BTreeSet::new();
        let mut renamed = BTreeSet::new();
        next.number += 1;
        next.sequence = step.sequence;
        next.at = step.at.or(next.at);
        for (agency, sequence, at) in step.agencies {
            renamed.insert(agency.code.clone());
            let row = AgencyRow { sequence, changed_at: next.number, updated_at: at, agency };
            next.agencies.insert(row.agency.code.clone(), Arc::new(row));
        }
        for (facts, outline) in step.services {
            next.place(facts, outline, &mut moved);
        }
        let shows_name = |agency: &Agency| {
            renamed.contains(&agency.code)
                || agency.parent.as_ref().is_some_and(|code| renamed.contains(code))
        };
        for row in next.agencies.values().filter(|row| shows_name(&row.agency)) {
            moved.extend(next.owned.members(&row.agency.code, None).cloned());
        }
        next.settle(&moved);
        if bulk {
            next.search = SearchIndex::build(next.services.values().filter_map(|row| search_entry(row)));
        } else {
            next.index(&moved);
        }
        next
    }

    /// Puts one service where it belongs and marks whoever shows something of it.
    fn place(&mut self, facts: ServiceFacts, outline: Outline, moved: &mut BTreeSet<ServiceId>) {
        let id = facts.service.id.clone();
        if let Some(before) = self.services.get(&id).cloned() {
            self.unlink(&before, moved);
        }
        self.owned.put(&facts.service.agency, &id);
        self.tails.put(&tail(&id), &id);
        if let Some(parent) = &facts.service.parent {
            if facts.service.withdrawal.is_none() {
                self.children.put(parent, &id);
            }
            moved.insert(parent.clone());
        }
        for alias in &facts.aliases {
            self.aliases.insert(alias.value.to_string(), id.clone());
        }
        moved.extend(self.children.members(&id, None).cloned());
        let (changed_at, updated_at) = (self.number, facts.updated_at);
        let row = Row { facts, outline, sub_services: Vec::new(), changed_at, updated_at };
        self.services.insert(id.clone(), Arc::new(row));
        moved.insert(id);
    }

    fn unlink(&mut self, before: &Row, moved: &mut BTreeSet<ServiceId>) {
        let service = &before.facts.service;
        self.owned.remove(&service.agency, &service.id);
        if let Some(parent) = &service.parent {
            self.children.remove(parent, &service.id);
            moved.insert(parent.clone());
        }
        for alias in &before.facts.aliases {
            self.aliases.remove(alias.value.as_str());
        }
        if let Some(agency) = self.agencies.get_mut(&service.agency) {
            Arc::make_mut(agency).changed_at = self.number;
        }
    }

    /// Brings what rows show of one another up to date: sub-services, and the entry that last changed them.
    fn settle(&mut self, moved: &BTreeSet<ServiceId>) {
        for id in moved {
            let sub_services: Vec<ServiceId> = self.children.members(id, None).cloned().collect();
            let Some(row) = self.services.get(id) else { continue };
            let agency = self.agencies.get(&row.facts.service.agency);
            let mother = agency.and_then(|row| self.agencies.get(row.agency.parent.as_ref()?));
            let agencies = agency.into_iter().chain(mother).map(|row| row.updated_at);
            let others = row.facts.service.parent.iter().chain(&sub_services);
            let others = others.filter_map(|id| Some(self.services.get(id)?.facts.updated_at));
            let updated_at = agencies.chain(others).fold(row.facts.updated_at, Timestamp::max);
            let agency = row.facts.service.agency.clone();
            if let Some(row) = self.services.get_mut(id) {
                let row = Arc::make_mut(row);
                row.sub_services = sub_services;
                row.changed_at = self.number;
                row.updated_at = updated_at;
            }
            if let Some(agency) = self.agencies.get_mut(&agency)
                && agency.changed_at < self.number
            {
                Arc::make_mut(agency).changed_at = self.number;
            }
        }
    }

    fn index(&mut self, moved: &BTreeSet<ServiceId>) {
        for id in moved {
            match self.services.get(id).and_then(|row| search_entry(row)) {
                Some(entry) => self.search.put(&entry),
                None => self.search.remove(id),
            }
        }
    }

    /// How many pictures there were before it, itself included. What takes effect on its day moves a picture
    /// without a new entry, so this, and not the sequence, tells what was made from which.
    pub const fn number(&self) -> u64 {
        self.number
    }

    /// The last entry this picture includes.
    pub const fn sequence(&self) -> u64 {
        self.sequence
    }

    /// The instant of that entry; none in an empty registry.
    pub const fn at(&self) -> Option<Timestamp> {
        self.at
    }

    /// One service, by its canonical identifier.
    pub fn service(&self, id: &ServiceId) -> Option<&Arc<Row>> {
        self.services.get(id)
    }

    /// One agency.
    pub fn agency(&self, code: &AgencyCode) -> Option<&Arc<AgencyRow>> {
        self.agencies.get(code)
    }

    /// The service known under another identifier.
    pub fn alias(&self, value: &str) -> Option<&ServiceId> {
        self.aliases.get(value)
    }

    /// All agencies, by code.
    pub fn agencies(&self) -> impl DoubleEndedIterator<Item = &Arc<AgencyRow>> {
        self.agencies.values()
    }

    /// All services after an identifier, in identifier order.
    pub fn services_after<'a>(
        &'a self,
        after: Option<&ServiceId>,
    ) -> Box<dyn Iterator<Item = &'a Arc<Row>> + 'a> {
        match after {
            Some(after) => {
                let behind = (Bound::Excluded(after), Bound::Unbounded);
                Box::new(self.services.range::<_, ServiceId>(behind).map(|(_, row)| row))
            }
            None => Box::new(self.services.values()),
        }
    }

    /// The services of an agency, its own only, after an identifier, in identifier order.
    pub fn services_of<'a>(
        &'a self,
        code: &AgencyCode,
        after: Option<&ServiceId>,
    ) -> impl Iterator<Item = &'a Arc<Row>> + use<'a> {
        self.owned.members(code, after).filter_map(|id| self.services.get(id))
    }

    /// The issued sub-services of a service, in identifier order.
    pub fn sub_services_of<'a>(&'a self, id: &ServiceId) -> impl Iterator<Item = &'a Arc<Row>> + use<'a> {
        self.children.members(id, None).filter_map(|id| self.services.get(id))
    }

    /// Services with the same serial and sub-number: what a wrong identifier may have meant.
    pub fn with_tail_of<'a>(&'a self, digits: &str) -> impl Iterator<Item = &'a ServiceId> + use<'a> {
        let from = digits.len().saturating_sub(TAIL);
        let tail = digits.get(from..).filter(|tail| tail.len() == TAIL).unwrap_or_default().to_owned();
        self.tails.members(&tail, None)
    }

    /// How many services an agency has.
    pub fn counts(&self, code: &AgencyCode) -> Counts {
        let mut counts = Counts::default();
        for row in self.services_of(code, None).filter(|row| row.status() == ServiceStatus::Issued) {
            let kind = if row.facts.service.parent.is_some() {
                &mut counts.sub_services
            } else {
                &mut counts.services
            };
            *kind += 1;
            counts.countable += u64::from(row.countable());
            counts.published += u64::from(row.countable() && row.shows_card());
        }
        counts
    }

    /// How many services there are, withdrawn ones included.
    pub fn len(&self) -> usize {
        self.services.len()
    }

    /// Whether nothing was ever issued.
    pub fn is_empty(&self) -> bool {
        self.services.is_empty()
    }

    /// The search index of this picture.
    pub const fn search(&self) -> &SearchIndex {
        &self.search
    }
}

/// Serial and sub-number: the last seven digits, the same in the old and the new form of an identifier.
const TAIL: usize = 7;

fn tail(id: &ServiceId) -> String {
    let digits = id.as_str();
    digits.get(digits.len().saturating_sub(TAIL)..).unwrap_or_default().to_owned()
}

/// What the search index holds of a row; withdrawn services are not found.
fn search_entry(row: &Row) -> Option<Entry> {
    (row.status() == ServiceStatus::Issued).then(|| Entry {
        id: row.id().clone(),
        title: row.facts.service.title.clone(),
        description: row.outline.description.clone(),
        agency: row.facts.service.agency.clone(),
        types: row.shown().types.clone(),
        channels: row.shown().channels.iter().map(|channel| channel.kind).collect(),
        aliases: row.facts.aliases.iter().map(|alias| alias.value.to_string()).collect(),
    })
}

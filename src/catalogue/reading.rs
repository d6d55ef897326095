//! Reading the store into what a picture is made of.

use crate::catalogue::facts::ServiceFacts;
use crate::catalogue::facts::Stamp;
use crate::catalogue::snapshot::Step;
use crate::document::outline;
use crate::document::outline::Outline;
use crate::domain::agency::Agency;
use crate::domain::calendar::Timestamp;
use crate::domain::fact::CapabilityFact;
use crate::domain::fact::Delegability;
use crate::domain::fact::Notice;
use crate::domain::id::AgencyCode;
use crate::domain::id::ServiceId;
use crate::domain::service::Alias;
use crate::domain::service::Service;
use crate::store;
use crate::store::Conn;
use crate::store::Moment;
use crate::store::Recorded;
use crate::store::StoreError;
use crate::store::agency::AgencyState;
use crate::store::alias::AliasState;
use crate::store::fact;
use crate::store::fact::capability::CapabilityRecord;
use crate::store::fact::delegability::DelegabilityState;
use crate::store::fact::notice::NoticeState;
use crate::store::journal::Head;
use crate::store::revision::Revision;
use crate::store::service::ServiceState;
use std::collections::HashMap;
use std::ops::RangeInclusive;

/// An agency with the entry that last changed it, and its instant.
pub type AgencyFacts = (Agency, u64, Timestamp);
/// A service with what lists show of its record.
pub type Outlined = (ServiceFacts, Outline);

impl Step {
    /// An empty step that leads to a head of the journal.
    pub(super) fn reaching(head: &Head) -> Result<Self, StoreError> {
        let at = (head.sequence > 0).then_some(head.at);
        Ok(Self { sequence: counted(head.sequence)?, at, ..Self::default() })
    }
}

/// All agencies at a moment.
///
/// # Errors
/// The store does not answer or is damaged.
pub fn agencies(conn: &mut Conn, moment: &Moment) -> Result<Vec<AgencyFacts>, StoreError> {
    let states = store::agency::all(conn, moment)?;
    agency_facts(conn, states)
}

/// One agency at a moment.
///
/// # Errors
/// The store does not answer or is damaged.
pub fn agency(
    conn: &mut Conn,
    moment: &Moment,
    code: &AgencyCode,
) -> Result<Option<AgencyFacts>, StoreError> {
    let state = store::agency::find(conn, moment, code)?;
    Ok(agency_facts(conn, state.into_iter().collect())?.pop())
}

fn agency_facts(conn: &mut Conn, states: Vec<Recorded<AgencyState>>) -> Result<Vec<AgencyFacts>, StoreError> {
    let instants = Instants::of(conn, &states.iter().map(|state| state.sequence).collect::<Vec<_>>())?;
    states
        .into_iter()
        .map(|state| Ok((state.value.agency, counted(state.sequence)?, instants.at(state.sequence)?)))
        .collect()
}

/// Some services at a moment, in identifier order, and where the next ones begin.
///
/// # Errors
/// The store does not answer or is damaged.
pub fn services(
    conn: &mut Conn,
    moment: &Moment,
    after: Option<&ServiceId>,
    limit: i64,
) -> Result<(Vec<Outlined>, Option<ServiceId>), StoreError> {
    let page = store::service::page(conn, moment, after, limit)?;
    let services = with_facts(conn, moment, page.services)?;
    Ok((services, page.last))
}

/// One service at a moment.
///
/// # Errors
/// The store does not answer or is damaged.
pub fn service(conn: &mut Conn, moment: &Moment, id: &ServiceId) -> Result<Option<Outlined>, StoreError> {
    let state = store::service::find(conn, moment, id)?;
    Ok(with_facts(conn, moment, state.into_iter().collect())?.pop())
}

/// The services of an agency at a moment.
///
/// # Errors
/// The store does not answer or is damaged.
pub fn services_of(
    conn: &mut Conn,
    moment: &Moment,
    agency: &AgencyCode,
) -> Result<Vec<Outlined>, StoreError> {
    let states = store::service::of_agency(conn, moment, agency)?;
    let mut services = Vec::with_capacity(states.len());
    for state in states {
        services.extend(with_facts(conn, moment, vec![state])?);
    }
    Ok(services)
}

/// Everything else that is known of some services, which stand in identifier order.
fn with_facts(
    conn: &mut Conn,
    moment: &Moment,
    states: Vec<Recorded<ServiceState>>,
) -> Result<Vec<Outlined>, StoreError> {
    let (Some(first), Some(last)) = (states.first(), states.last()) else { return Ok(Vec::new()) };
    let range = first.value.service.id.clone()..=last.value.service.id.clone();
    let mut beside = Beside::read(conn, moment, &range)?;
    let joined: Vec<Joined> = states.into_iter().map(|state| beside.join(state)).collect();
    let instants = Instants::of(conn, &joined.iter().map(|service| service.sequence).collect::<Vec<_>>())?;
    joined.into_iter().map(|service| service.outlined(&instants)).collect()
}

/// What stands beside the states of a range of services, by identifier.
struct Beside {
    revisions: HashMap<ServiceId, Revision>,
    aliases: HashMap<ServiceId, Vec<Recorded<AliasState>>>,
    delegability: HashMap<ServiceId, Recorded<DelegabilityState>>,
    capabilities: HashMap<ServiceId, Vec<Recorded<CapabilityRecord>>>,
    notices: HashMap<ServiceId, Recorded<NoticeState>>,
}

impl Beside {
    fn read(conn: &mut Conn, moment: &Moment, range: &RangeInclusive<ServiceId>) -> Result<Self, StoreError> {
        let known_at = moment.known_at;
        let revisions = store::revision::in_force(conn, moment, range)?;
        let delegability = fact::delegability::of_services(conn, known_at, range)?;
        let notices = fact::notice::of_services(conn, known_at, range)?;
        Ok(Self {
            revisions: revisions
                .into_iter()
                .map(|revision| (revision.publication.service.clone(), revision))
                .collect(),
            aliases: grouped(store::alias::of_services(conn, known_at, range)?, |state| &state.alias.service),
            delegability: delegability.into_iter().map(|fact| (fact.value.service.clone(), fact)).collect(),
            capabilities: grouped(fact::capability::of_services(conn, known_at, range)?, |record| {
                &record.service
            }),
            notices: notices.into_iter().map(|fact| (fact.value.service.clone(), fact)).collect(),
        })
    }

    fn join(&mut self, state: Recorded<ServiceState>) -> Joined {
        let Recorded { sequence, value: ServiceState { number: _, service, effective_at: _ } } = state;
        let id = &service.id;
        let revision = self.revisions.remove(id);
        let mut joined = Joined { sequence, ..Joined::of(service.clone()) };
        joined.see(revision.as_ref().map(|revision| revision.publication.sequence));
        joined.revision = revision;
        for Recorded { sequence, value } in self.aliases.remove(id).into_iter().flatten() {
            joined.see(Some(sequence));
            joined.aliases.push(value.alias);
        }
        for Recorded { sequence, value } in self.capabilities.remove(id).into_iter().flatten() {
            joined.see(Some(sequence));
            joined.capabilities.retain(|fact| fact.capability != value.fact.capability);
            joined.capabilities.push(value.fact);
        }
        if let Some(Recorded { sequence, value }) = self.delegability.remove(id) {
            joined.see(Some(sequence));
            joined.delegability = Some(value.delegability);
        }
        if let Some(Recorded { sequence, value }) = self.notices.remove(id) {
            joined.see(Some(sequence));
            joined.notice = value.notice;
        }
        joined
    }
}

/// A service and what stands beside it, with the last entry about any of it.
struct Joined {
    sequence: i64,
    service: Service,
    revision: Option<Revision>,
    aliases: Vec<Alias>,
    delegability: Option<Delegability>,
    capabilities: Vec<CapabilityFact>,
    notice: Option<Notice>,
}

impl Joined {
    const fn of(service: Service) -> Self {
        Self {
            sequence: 0,
            service,
            revision: None,
            aliases: Vec::new(),
            delegability: None,
            capabilities: Vec::new(),
            notice: None,
        }
    }

    fn see(&mut self, sequence: Option<i64>) {
        self.sequence = self.sequence.max(sequence.unwrap_or_default());
    }

    fn outlined(self, instants: &Instants) -> Result<Outlined, StoreError> {
        let Self { sequence, service, revision, aliases, delegability, capabilities, notice } = self;
        let outline = match &revision {
            Some(revision) => outline::of(revision.publication.schema, &revision.document)
                .map_err(|_| StoreError::corrupt("a revision whose document cannot be read"))?,
            None => Outline::default(),
        };
        let stamp = revision.map(|Revision { publication, document: _ }| Stamp {
            number: publication.number,
            published_at: publication.published_at,
            change_note: publication.change_note,
        });
        let updated_at = instants.at(sequence)?;
        let sequence = counted(sequence)?;
        Ok((
            ServiceFacts {
                service,
                stamp,
                aliases,
                delegability,
                capabilities,
                notice,
                sequence,
                updated_at,
            },
            outline,
        ))
    }
}

fn grouped<T>(
    facts: Vec<Recorded<T>>,
    owner: impl Fn(&T) -> &ServiceId,
) -> HashMap<ServiceId, Vec<Recorded<T>>> {
    let mut groups: HashMap<ServiceId, Vec<Recorded<T>>> = HashMap::new();
    for fact in facts {
        groups.entry(owner(&fact.value).clone()).or_default().push(fact);
    }
    groups
}

/// When entries were recorded.
struct Instants(HashMap<i64, Timestamp>);

impl Instants {
    fn of(conn: &mut Conn, sequences: &[i64]) -> Result<Self, StoreError> {
        store::journal::instants(conn, sequences).map(Self)
    }

    fn at(&self, sequence: i64) -> Result<Timestamp, StoreError> {
        self.0.get(&sequence).copied().ok_or_else(|| StoreError::corrupt("a fact without a journal entry"))
    }
}

/// A number of the journal as the picture counts.
fn counted(sequence: i64) -> Result<u64, StoreError> {
    u64::try_from(sequence).map_err(|_| StoreError::corrupt("a negative sequence"))
}

/// A number of the picture as the journal counts.
///
/// # Errors
/// The store does not answer or is damaged.
pub fn signed(sequence: u64) -> Result<i64, StoreError> {
    i64::try_from(sequence).map_err(|_| StoreError::corrupt("a sequence beyond counting"))
}

//! The past: a picture of one agency or one service as it was at a moment.
//!
//! It is a picture like the current one, only small, so whatever writes answers from a picture writes
//! the past in the same words.

use crate::app::problem::Problem;
use crate::app::problem::ProblemCode;
use crate::app::registry::Registry;
use crate::catalogue::reading;
use crate::catalogue::snapshot::Snapshot;
use crate::catalogue::snapshot::Step;
use crate::domain::calendar::Timestamp;
use crate::domain::id::AgencyCode;
use crate::domain::id::ServiceId;
use crate::domain::service::Service;
use crate::store::Conn;
use crate::store::Moment;
use crate::store::StoreError;
use crate::store::journal;
use crate::store::service;
use std::collections::BTreeSet;

/// An agency with its services, and the names of all agencies, just before an instant.
///
/// # Errors
/// The registry knew nothing yet; the store does not answer or is damaged.
pub fn of_agency(registry: &Registry, code: &AgencyCode, before: Timestamp) -> Result<Snapshot, Problem> {
    past(registry, before, |conn, moment, step| add_services_of(conn, moment, code, step))
}

/// The agencies directly below one with their services, and the names of all agencies, just before an instant.
///
/// # Errors
/// The registry knew nothing yet; the store does not answer or is damaged.
pub fn of_subordinates(
    registry: &Registry,
    code: &AgencyCode,
    before: Timestamp,
) -> Result<Snapshot, Problem> {
    past(registry, before, |conn, moment, step| {
        let below = step.agencies.iter().map(|(agency, ..)| agency);
        let below = below.filter(|agency| agency.parent.as_ref() == Some(code));
        let codes: Vec<AgencyCode> = below.map(|agency| agency.code.clone()).collect();
        codes.iter().try_for_each(|code| add_services_of(conn, moment, code, step))
    })
}

/// The services of an agency, and their parts that another agency gives: whoever has parts is not counted.
fn add_services_of(
    conn: &mut Conn,
    moment: &Moment,
    code: &AgencyCode,
    step: &mut Step,
) -> Result<(), StoreError> {
    let own = reading::services_of(conn, moment, code)?;
    for (facts, _) in own.iter().filter(|(facts, _)| facts.service.parent.is_none()) {
        for part in service::parts_of(conn, moment, &facts.service.id)? {
            if part.value.service.agency != *code {
                step.services.extend(reading::service(conn, moment, &part.value.service.id)?);
            }
        }
    }
    step.services.extend(own);
    Ok(())
}

/// A service with its parent, sub-services and successors, and the names of all agencies, just before an instant.
///
/// # Errors
/// The registry knew nothing yet; the store does not answer or is damaged.
pub fn of_service(registry: &Registry, id: &ServiceId, before: Timestamp) -> Result<Snapshot, Problem> {
    past(registry, before, |conn, moment, step| {
        let Some(own) = reading::service(conn, moment, id)? else { return Ok(()) };
        if let Some(parent) = &own.0.service.parent {
            step.services.extend(reading::service(conn, moment, parent)?);
        }
        for part in service::parts_of(conn, moment, id)? {
            step.services.extend(reading::service(conn, moment, &part.value.service.id)?);
        }
        add_successors_of(conn, moment, &own.0.service, step)?;
        step.services.push(own);
        Ok(())
    })
}

/// Whatever took the place of a service, to the ends of the chain.
fn add_successors_of(
    conn: &mut Conn,
    moment: &Moment,
    ended: &Service,
    step: &mut Step,
) -> Result<(), StoreError> {
    let successors = |service: &Service| {
        service.withdrawal.iter().flat_map(|withdrawal| withdrawal.successors.clone()).collect::<Vec<_>>()
    };
    let (mut seen, mut open) = (BTreeSet::from([ended.id.clone()]), successors(ended));
    while let Some(id) = open.pop() {
        if seen.insert(id.clone())
            && let Some(found) = reading::service(conn, moment, &id)?
        {
            open.extend(successors(&found.0.service));
            step.services.push(found);
        }
    }
    Ok(())
}

fn past(
    registry: &Registry,
    before: Timestamp,
    fill: impl FnOnce(&mut Conn, &Moment, &mut Step) -> Result<(), StoreError>,
) -> Result<Snapshot, Problem> {
    let last = before - std::time::Duration::from_micros(1);
    let step = registry.store.read(|conn| {
        let Some(known_at) = journal::sequence_at(conn, last)? else { return Ok(None) };
        let moment = Moment { as_of: last, known_at };
        let mut step = Step { agencies: reading::agencies(conn, &moment)?, ..Step::default() };
        fill(conn, &moment, &mut step)?;
        Ok::<_, StoreError>(Some(step))
    })?;
    let step = step.ok_or(Problem::new(ProblemCode::BeforeFirstEntry))?;
    Ok(Snapshot::default().after(step))
}

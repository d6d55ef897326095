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
use crate::store::Conn;
use crate::store::Moment;
use crate::store::StoreError;
use crate::store::journal;
use crate::store::service;

/// An agency with its services, and the names of all agencies, just before an instant.
///
/// # Errors
/// The registry knew nothing yet; the store does not answer or is damaged.
pub fn of_agency(registry: &Registry, code: &AgencyCode, before: Timestamp) -> Result<Snapshot, Problem> {
    past(registry, before, |conn, moment, step| {
        step.services = reading::services_of(conn, moment, code)?;
        Ok(())
    })
}

/// A service with its parent and sub-services, and the names of all agencies, just before an instant.
///
/// # Errors
/// The registry knew nothing yet; the store does not answer or is damaged.
pub fn of_service(registry: &Registry, id: &ServiceId, before: Timestamp) -> Result<Snapshot, Problem> {
    past(registry, before, |conn, moment, step| {
        let Some(own) = reading::service(conn, moment, id)? else { return Ok(()) };
        if let Some(parent) = own.0.service.parent.clone() {
            step.services.extend(reading::service(conn, moment, &parent)?);
        }
        for part in service::parts_of(conn, moment, id)? {
            step.services.extend(reading::service(conn, moment, &part.value.service.id)?);
        }
        step.services.push(own);
        Ok(())
    })
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

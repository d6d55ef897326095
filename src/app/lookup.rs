//! Finding what a caller named: a service under any of its identifiers, an agency by its code.

use crate::app::problem::Gone;
use crate::app::problem::Problem;
use crate::app::problem::ProblemCode;
use crate::catalogue::row::Row;
use crate::catalogue::snapshot::AgencyRow;
use crate::catalogue::snapshot::Snapshot;
use crate::domain::id::AgencyCode;
use crate::domain::id::ServiceId;
use crate::domain::text;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The most identifiers suggested in place of a wrong one.
const MOST_SUGGESTIONS: usize = 5;

/// Where a service was found.
#[derive(Debug)]
pub enum Located<'a> {
    /// Under the identifier that was given.
    Here(&'a Arc<Row>),
    /// Under another identifier, which is the canonical one.
    Elsewhere(&'a ServiceId),
}

/// Finds a service by an identifier in any digit script.
///
/// # Errors
/// Not an identifier, or nobody's; both with what may have been meant.
pub fn service<'a>(snapshot: &'a Snapshot, raw: &str) -> Result<Located<'a>, Problem> {
    let id = match ServiceId::parse(raw) {
        Ok(id) => id,
        Err(fault) => {
            let by_digits = fault.suggestions();
            let known = by_digits.iter().filter(|id| snapshot.service(id).is_some());
            let suggestions = known.chain(snapshot.with_tail_of(&fault.digits));
            return Err(suggesting(ProblemCode::InvalidServiceId, suggestions));
        }
    };
    if let Some(row) = snapshot.service(&id) {
        return Ok(Located::Here(row));
    }
    match snapshot.alias(id.as_str()) {
        Some(canonical) => Ok(Located::Elsewhere(canonical)),
        None => Err(suggesting(ProblemCode::ServiceNotFound, snapshot.with_tail_of(id.as_str()))),
    }
}

/// Finds the service behind any identifier of any scheme.
///
/// # Errors
/// Nobody is known under it.
pub fn identifier<'a>(snapshot: &'a Snapshot, raw: &'a str) -> Result<&'a Arc<Row>, Problem> {
    let found = match service(snapshot, raw) {
        Ok(Located::Here(row)) => return Ok(row),
        Ok(Located::Elsewhere(id)) => id,
        Err(fault) => {
            let bare = ServiceId::bare(raw);
            let known = snapshot.alias(bare).or_else(|| snapshot.alias(&text::ascii_digits(bare)));
            known.ok_or(Problem { code: ProblemCode::IdentifierNotFound, ..fault })?
        }
    };
    snapshot.service(found).ok_or(Problem::new(ProblemCode::IdentifierNotFound))
}

/// The identifier that a path names, canonical where the picture knows it under another, whether anybody is
/// known under it or not.
///
/// # Errors
/// Not an identifier.
pub fn service_id(snapshot: &Snapshot, raw: &str) -> Result<ServiceId, Problem> {
    match service(snapshot, raw) {
        Ok(Located::Here(row)) => Ok(row.id().clone()),
        Ok(Located::Elsewhere(id)) => Ok(id.clone()),
        Err(problem) => ServiceId::parse(raw).map_err(|_| problem),
    }
}

/// Refuses a withdrawn service, and names what to use instead.
///
/// # Errors
/// The service was withdrawn.
pub fn not_withdrawn(snapshot: &Snapshot, row: &Row) -> Result<(), Problem> {
    let Some(withdrawal) = &row.facts.service.withdrawal else { return Ok(()) };
    Err(Problem {
        gone: Some(Box::new(Gone {
            reason: withdrawal.reason.clone(),
            withdrawn_on: withdrawal.on,
            successors: withdrawal.successors.clone(),
            current: ends_of_chain(snapshot, &withdrawal.successors),
        })),
        ..Problem::new(ProblemCode::ServiceWithdrawn)
    })
}

/// Where chains of successors end: the issued services, each once. A circle, which the registry refuses to
/// record, would end where it closes.
fn ends_of_chain(snapshot: &Snapshot, successors: &[ServiceId]) -> Vec<ServiceId> {
    let (mut ends, mut seen, mut open) = (Vec::new(), BTreeSet::new(), successors.to_vec());
    while let Some(id) = open.pop() {
        if !seen.insert(id.clone()) {
            continue;
        }
        match snapshot.service(&id).map(|row| row.facts.service.withdrawal.as_ref()) {
            Some(Some(withdrawal)) => open.extend(withdrawal.successors.iter().cloned()),
            Some(None) => ends.push(id),
            None => {}
        }
    }
    ends.sort_unstable();
    ends
}

/// Finds an agency.
///
/// # Errors
/// Not a code, or nobody's.
pub fn agency<'a>(snapshot: &'a Snapshot, raw: &str) -> Result<&'a Arc<AgencyRow>, Problem> {
    snapshot.agency(&agency_code(raw)?).ok_or(Problem::new(ProblemCode::AgencyNotFound))
}

/// Reads the code of an agency.
///
/// # Errors
/// Not a code.
pub fn agency_code(raw: &str) -> Result<AgencyCode, Problem> {
    AgencyCode::parse(raw).ok_or(Problem::new(ProblemCode::InvalidAgencyCode))
}

fn suggesting<'a>(code: ProblemCode, ids: impl Iterator<Item = &'a ServiceId>) -> Problem {
    let mut suggestions: Vec<String> = Vec::new();
    for id in ids {
        let id = id.to_string();
        if suggestions.len() < MOST_SUGGESTIONS && !suggestions.contains(&id) {
            suggestions.push(id);
        }
    }
    Problem { suggestions, ..Problem::new(code) }
}

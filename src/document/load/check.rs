//! What must hold between the rows of a load file.
//!
//! Works on the shapes and not on what was read from them, so that a broken card hides no broken
//! reference to its service. Never here: a row by itself; a value that is broken is noted already.

use crate::document::load::AgencyJson;
use crate::document::load::Known;
use crate::document::load::LoadFile;
use crate::document::load::ServiceJson;
use crate::document::load::graph::on_cycles;
use crate::document::reader::Reader;
use crate::domain::calendar;
use crate::domain::calendar::Date;
use crate::domain::id::AgencyCode;
use crate::domain::id::ServiceId;
use crate::domain::violation::Fault;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// What other agencies see of an agency.
struct AgencyRow {
    code: Option<AgencyCode>,
    parent: Option<AgencyCode>,
}

/// What other services see of a service.
struct ServiceRow {
    id: Option<ServiceId>,
    agency: Option<AgencyCode>,
    parent: Option<ServiceId>,
    issued_on: Option<Date>,
    withdrawn_on: Option<Date>,
    successors: Vec<Option<ServiceId>>,
    /// Scheme and value of each.
    aliases: Vec<Option<(String, String)>>,
}

/// Notes everything that does not hold.
pub fn all(reader: &mut Reader, file: &LoadFile, known: Known<'_>) {
    let agencies: Vec<AgencyRow> = file.agencies.iter().map(agency_row).collect();
    let services: Vec<ServiceRow> = file.services.iter().map(service_row).collect();
    let codes: BTreeSet<&AgencyCode> = agencies.iter().filter_map(|row| row.code.as_ref()).collect();
    let is_agency = |code: &AgencyCode| codes.contains(code) || (known.agency)(code);
    let ids: BTreeMap<&ServiceId, &ServiceRow> =
        services.iter().filter_map(|row| Some((row.id.as_ref()?, row))).collect();
    let is_service = |id: &ServiceId| ids.contains_key(id) || (known.service)(id);

    one_agency_for_a_code(reader, &agencies);
    agency_parents(reader, &agencies, is_agency);
    one_service_for_an_identifier(reader, &services);
    each(reader, "services", &services, |reader, row| {
        unknown(reader, "agency", row.agency.as_ref(), is_agency);
        unknown(reader, "parent", row.parent.as_ref(), is_service);
    });
    service_parents(reader, &services, &ids);
    successors(reader, &services, is_service);
}

fn agency_row(row: &AgencyJson) -> AgencyRow {
    let code = |raw: &Option<String>| AgencyCode::parse(raw.as_deref()?);
    AgencyRow { code: code(&row.code), parent: code(&row.parent) }
}

fn service_row(row: &ServiceJson) -> ServiceRow {
    let id = |raw: &str| ServiceId::parse(raw).ok();
    let day = |raw: &str| calendar::parse_date(raw).ok();
    let alias = |scheme: &str, value: &str| {
        let space = if scheme.starts_with("aro") { ISSUER } else { scheme };
        let value = id(value).map_or_else(|| value.to_owned(), |id| id.to_string());
        (space.to_owned(), value)
    };
    ServiceRow {
        id: row.service_id.as_deref().and_then(id),
        agency: row.agency.as_deref().and_then(AgencyCode::parse),
        parent: row.parent.as_deref().and_then(id),
        issued_on: row.issued_on.as_deref().and_then(day),
        withdrawn_on: row.withdrawal.as_ref().and_then(|end| end.on.as_deref()).and_then(day),
        successors: row.withdrawal.iter().flat_map(|end| &end.successors).map(|raw| id(raw)).collect(),
        aliases: row
            .aliases
            .iter()
            .map(|row| Some(alias(row.scheme.as_ref()?.as_str(), row.value.as_deref()?)))
            .collect(),
    }
}

/// Nine and eleven digits are one space of identifiers: the issuer's.
const ISSUER: &str = "aro";

fn one_agency_for_a_code(reader: &mut Reader, agencies: &[AgencyRow]) {
    let mut seen = BTreeSet::new();
    each(reader, "agencies", agencies, |reader, row| {
        if row.code.as_ref().is_some_and(|code| !seen.insert(code)) {
            reader.note_at("code", Fault::IdentifierInUse);
        }
    });
}

fn agency_parents(
    reader: &mut Reader,
    agencies: &[AgencyRow],
    is_agency: impl Fn(&AgencyCode) -> bool + Copy,
) {
    let edges = agencies.iter().filter_map(|row| Some((row.code.clone()?, vec![row.parent.clone()?])));
    let circular = on_cycles(&edges.collect());
    each(reader, "agencies", agencies, |reader, row| {
        unknown(reader, "parent", row.parent.as_ref(), is_agency);
        if row.code.as_ref().is_some_and(|code| circular.contains(code)) {
            reader.note_at("parent", Fault::LeadsBack);
        }
    });
}

/// An identifier, once used, is never given to another service, in whatever place it was used.
fn one_service_for_an_identifier(reader: &mut Reader, services: &[ServiceRow]) {
    let mut seen = BTreeSet::new();
    each(reader, "services", services, |reader, row| {
        if row.id.as_ref().is_some_and(|id| !seen.insert((ISSUER.to_owned(), id.to_string()))) {
            reader.note_at("service_id", Fault::IdentifierInUse);
        }
    });
    each(reader, "services", services, |reader, row| {
        each(reader, "aliases", &row.aliases, |reader, alias| {
            if alias.as_ref().is_some_and(|alias| !seen.insert(alias.clone())) {
                reader.note_at("value", Fault::IdentifierInUse);
            }
        });
    });
}

fn service_parents(reader: &mut Reader, services: &[ServiceRow], ids: &BTreeMap<&ServiceId, &ServiceRow>) {
    let edges = services.iter().filter_map(|row| Some((row.id.clone()?, vec![row.parent.clone()?])));
    let circular = on_cycles(&edges.collect());
    each(reader, "services", services, |reader, row| {
        if row.id.as_ref().is_some_and(|id| circular.contains(id)) {
            reader.note_at("parent", Fault::LeadsBack);
        }
        let parent = row.parent.as_ref().and_then(|id| ids.get(id));
        let ended = parent.and_then(|parent| parent.withdrawn_on);
        if let (Some(ended), Some(issued)) = (ended, row.issued_on)
            && ended <= issued
        {
            reader.note_at("parent", Fault::ParentWithdrawn);
        }
    });
}

fn successors(reader: &mut Reader, services: &[ServiceRow], is_service: impl Fn(&ServiceId) -> bool + Copy) {
    let edges = services
        .iter()
        .filter_map(|row| Some((row.id.clone()?, row.successors.iter().flatten().cloned().collect())));
    let circular = on_cycles(&edges.collect());
    each(reader, "services", services, |reader, row| {
        reader.key("withdrawal", |reader| {
            each(reader, "successors", &row.successors, |reader, id| {
                if id.as_ref().is_some_and(|id| !is_service(id)) {
                    reader.note(Fault::UnknownReference);
                }
            });
            if row.id.as_ref().is_some_and(|id| circular.contains(id)) {
                reader.note_at("successors", Fault::LeadsBack);
            }
        });
    });
}

fn unknown<K>(reader: &mut Reader, key: &str, reference: Option<&K>, is_known: impl Fn(&K) -> bool) {
    if reference.is_some_and(|reference| !is_known(reference)) {
        reader.note_at(key, Fault::UnknownReference);
    }
}

/// Looks at each row of a list, at its pointer.
fn each<'a, R>(reader: &mut Reader, key: &str, rows: &'a [R], mut look: impl FnMut(&mut Reader, &'a R)) {
    reader.key(key, |reader| {
        for (index, row) in rows.iter().enumerate() {
            reader.key(&index.to_string(), |reader| look(reader, row));
        }
    });
}

//! The load file `khedmat-load/1`: agencies and services with all that is known of them, in one
//! JSON text, for a first filling of the registry.
//!
//! The whole file is checked before anything of it is used, and everything wrong with it is
//! reported at once.
//!
//! Never here: the store. What to do with an agency or a service that the registry already has is
//! decided by who loads.

mod agency;
mod check;
mod graph;
mod service;

#[cfg(test)]
mod tests;

pub use crate::document::load::agency::AgencyJson;
pub use crate::document::load::service::AliasJson;
pub use crate::document::load::service::ServiceJson;
pub use crate::document::load::service::WithdrawalJson;

use crate::document::input;
use crate::document::input::Limits;
use crate::document::reader::Reader;
use crate::document::text::BilingualJson;
use crate::domain::agency::Agency;
use crate::domain::card::Record;
use crate::domain::fact::CapabilityFact;
use crate::domain::fact::Delegability;
use crate::domain::fact::Notice;
use crate::domain::id::AgencyCode;
use crate::domain::id::ServiceId;
use crate::domain::service::Alias;
use crate::domain::service::Service;
use crate::domain::text::Bilingual;
use crate::domain::violation::Fault;
use crate::domain::violation::Violation;
use serde::Deserialize;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;
use utoipa::ToSchema;

/// The value of `schema` in a load file.
pub const SCHEMA: &str = "khedmat-load/1";

/// A load file.
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[serde(default)]
pub struct LoadFile {
    /// `khedmat-load/1`.
    #[schema(required, nullable = false)]
    pub schema: Option<String>,
    /// What the file is and where it comes from; for readers of the file.
    pub note: Option<BilingualJson>,
    /// Where each service was found: its identifier and an address; for readers of the file.
    pub sources: BTreeMap<String, String>,
    /// Agencies, in any order.
    pub agencies: Vec<AgencyJson>,
    /// Services, in any order.
    pub services: Vec<ServiceJson>,
}

/// What a load file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Load {
    /// Agencies, in the order of the file: a parent may come after its child.
    pub agencies: Vec<Agency>,
    /// Services, in the order of the file: a parent may come after its child.
    pub services: Vec<LoadedService>,
}

/// A service and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadedService {
    /// What the issuer states.
    pub service: Service,
    /// Its other identifiers.
    pub aliases: Vec<Alias>,
    /// Its published record, where it has one.
    pub record: Option<LoadedRecord>,
    /// The change note of that revision.
    pub change_note: Option<Bilingual>,
    /// Whether it can be handed to counter offices, where that was decided.
    pub delegability: Option<Delegability>,
    /// Claims and decisions about its capabilities.
    pub capabilities: Vec<CapabilityFact>,
    /// A passing notice.
    pub notice: Option<Notice>,
}

/// A record in both shapes: as the rules see it, and as a revision stores it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadedRecord {
    /// The record.
    pub record: Record,
    /// Its canonical JSON, of schema [`crate::document::record::stored::SCHEMA`].
    pub canonical: String,
}

/// What the registry knows already, so that a file may refer to it.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// Whether there is such an agency.
    pub agency: &'a dyn Fn(&AgencyCode) -> bool,
    /// Whether there is such a service.
    pub service: &'a dyn Fn(&ServiceId) -> bool,
}

impl Known<'_> {
    /// An empty registry.
    pub const NOTHING: Known<'static> = Known { agency: &|_| false, service: &|_| false };
}

impl fmt::Debug for Known<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Known")
    }
}

/// Reads a load file and checks all of it, each thing alone and all of them together.
///
/// # Errors
/// Everything wrong with it, with pointers such as `/services/3/record/fees/0/amount_rial`.
pub fn read(bytes: &[u8], known: Known<'_>) -> Result<Load, Vec<Violation>> {
    input::read_as(bytes, Limits::LOAD_FILE, |file: LoadFile| to_domain(&file, known))
}

/// The same of a file that is already typed.
///
/// # Errors
/// As [`read`].
pub fn to_domain(file: &LoadFile, known: Known<'_>) -> Result<Load, Vec<Violation>> {
    let mut reader = Reader::default();
    let schema = reader.required("schema", &file.schema, |reader, schema: &str| {
        if schema == SCHEMA { Ok(()) } else { Err(reader.note_hinting(Fault::NotInList, SCHEMA)) }
    });
    let agencies = reader.rows("agencies", &file.agencies, usize::MAX, agency::read);
    let services = reader.rows("services", &file.services, usize::MAX, service::read);
    check::all(&mut reader, file, known);
    let load = schema.and_then(|()| Ok(Load { agencies: agencies?, services: services? }));
    reader.finish(load)
}

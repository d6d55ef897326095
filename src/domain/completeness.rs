//! How much of the annex form a card fills in (guide, annex A; the same figure indicator 4.3.1 uses).

use crate::domain::card::Record;
use crate::domain::hours::ServiceHours;

/// The eleven items of annex A, table 1, and complaint access from the annex form.
pub const ROWS: [&str; 12] = [
    "title",
    "service_id",
    "types",
    "description",
    "required_documents",
    "average_duration",
    "service_hours",
    "in_person_visits",
    "fees",
    "access_channels",
    "steps",
    "complaint",
];

/// How many rows are filled, and which are not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completeness {
    /// Rows with something in them.
    pub filled: usize,
    /// Rows there are.
    pub required: usize,
    /// The others, in the order of the form.
    pub missing: Vec<&'static str>,
}

/// Counts the filled rows of a record.
pub fn of(record: &Record) -> Completeness {
    let missing: Vec<&'static str> = ROWS.into_iter().filter(|row| !is_filled(record, row)).collect();
    Completeness { filled: ROWS.len() - missing.len(), required: ROWS.len(), missing }
}

/// What a unit without a card has filled in: the two rows that are the issuer's.
pub fn of_nothing() -> Completeness {
    let [_, _, missing @ ..] = ROWS;
    Completeness { filled: ROWS.len() - missing.len(), required: ROWS.len(), missing: missing.to_vec() }
}

fn is_filled(record: &Record, row: &str) -> bool {
    match row {
        "types" => !record.types.is_empty(),
        "description" => record.description.is_some(),
        "required_documents" => !record.required_documents.is_empty() || record.no_required_documents,
        "average_duration" => {
            record.average_duration.as_ref().is_some_and(|time| time.min.is_some() || time.text.is_some())
        }
        "service_hours" => match &record.service_hours {
            Some(ServiceHours::Own(hours)) => !hours.weekly.is_empty() || hours.text.is_some(),
            Some(ServiceHours::Agency) => true,
            None => false,
        },
        "in_person_visits" => record
            .in_person_visits
            .as_ref()
            .is_some_and(|visits| visits.max.is_some() || visits.text.is_some()),
        "fees" => !record.fees.is_empty(),
        "access_channels" => !record.access_channels.is_empty(),
        "steps" => !record.steps.is_empty(),
        "complaint" => record
            .complaint
            .as_ref()
            .is_some_and(|way| way.url.is_some() || way.phone.is_some() || way.text.is_some()),
        // The title and the identifier are the issuer's, and always there.
        _ => true,
    }
}

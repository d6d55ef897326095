//! Real answers: what the sample catalogue answers to one request of each operation.
//!
//! They are files in `openapi/examples`, written by `tests/it/openapi.rs`, which also fails when one of them is
//! not what a running registry answers.
//!
//! Never here: an answer that nobody gave.

use crate::api::openapi::BASE;
use crate::api::openapi::Operation;
use serde_json::Value;
use serde_json::json;

/// The registry of the files; its address becomes that of the registry that serves the document.
pub const PUBLIC_URL: &str = "https://khedmat.example.ir";

/// A request and what it answered.
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// The operation.
    pub operation: &'static str,
    /// What is asked for, below the base.
    pub target: &'static str,
    /// In which representation.
    pub media_type: &'static str,
    /// The file that holds the answer.
    pub file: &'static str,
    answer: &'static str,
}

macro_rules! examples {
    ($($operation:literal $media_type:literal $file:literal $target:literal)+) => {
        &[$(Example {
            operation: $operation,
            target: $target,
            media_type: $media_type,
            file: concat!("openapi/examples/", $file),
            answer: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/openapi/examples/", $file)),
        }),+]
    };
}

/// One for each operation and representation.
pub const ALL: &[Example] = examples! {
    "list_agencies" "application/json" "list_agencies.json" "/agencies?limit=2"
    "read_agency" "application/json" "read_agency.json" "/agencies/ncc"
    "list_subordinates" "application/json" "list_subordinates.json" "/agencies/mporg/subordinates"
    "read_agency_services" "application/json" "read_agency_services.json" "/agencies/ncc/services"
    "read_agency_hours" "application/json" "read_agency_hours.json" "/agencies/ncc/hours"
    "list_services" "application/json" "list_services.json" "/services?agency=ncc&limit=2"
    "read_cards" "application/json" "read_cards.json" "/services/_batch?ids=121095101,121095199"
    "read_card" "application/json" "read_card.json" "/services/121095101"
    "read_card" "application/ld+json" "read_card.jsonld" "/services/121095101"
    "read_identity_form" "application/json" "read_identity_form.json" "/services/121095101/identity"
    "list_revisions" "application/json" "list_revisions.json" "/services/121095101/revisions?limit=2"
    "read_revision" "application/json" "read_revision.json" "/services/121095101/revisions/1"
    "compare_revisions" "application/json" "compare_revisions.json" "/services/121095101/revisions/1/diff"
    "list_aliases" "application/json" "list_aliases.json" "/services/121095000/aliases"
    "resolve_identifier" "application/json" "resolve_identifier.json" "/identifiers/10031095000"
    "search_services" "application/json" "search_services.json" "/search?q=نقشه%20برداری&limit=2"
    "list_vocabularies" "application/json" "list_vocabularies.json" "/vocabularies"
    "read_status" "application/json" "read_status.json" "/status"
};

/// Adds the examples of an operation to its answer.
///
/// # Errors
/// Only if a file is not JSON, which the compiled program cannot be made with and pass its tests.
pub(super) fn add(operation: &mut Operation, public_url: &str) -> Result<(), serde_json::Error> {
    let operation_id = operation.id().to_owned();
    let contents =
        operation.said.get_mut("responses").and_then(|answers| answers.pointer_mut("/200/content"));
    let Some(contents) = contents else { return Ok(()) };
    for example in ALL.iter().filter(|example| example.operation == operation_id) {
        let answer: Value = serde_json::from_str(&example.answer.replace(PUBLIC_URL, public_url))?;
        let said = json!({"summary": format!("GET {BASE}{}", example.target), "value": answer});
        if let Some(Value::Object(content)) = contents.get_mut(example.media_type) {
            content.insert("examples".to_owned(), json!({"sample": said}));
        }
    }
    Ok(())
}

//! A record as a revision stores it: canonical JSON (RFC 8785), its digest, and reading it back.
//!
//! Never here: rewriting what is stored. An older document is lifted each time it is read.

use crate::document::record::RecordDocument;
use serde_json::Value;
use sha2::Digest;
use sha2::Sha256;
use thiserror::Error;

/// The number of this shape of the record; it grows when a key changes its meaning or goes.
pub const SCHEMA: i64 = 1;

/// Why a stored document could not be read.
#[derive(Debug, Error)]
pub enum Unreadable {
    /// Written by a later version of the registry.
    #[error("schema {0} of a stored record is unknown to this version, which writes {SCHEMA}")]
    UnknownSchema(i64),
    /// Not what this registry writes.
    #[error("a stored record is damaged")]
    Damaged(#[from] serde_json::Error),
}

/// A record as a JSON value, its keys in the order of the form.
#[expect(clippy::expect_used, reason = "a record has nothing that JSON cannot say")]
pub fn value(document: &RecordDocument) -> Value {
    serde_json::to_value(document).expect("a record is JSON")
}

/// The canonical JSON of a record: the same record always gives the same bytes.
#[expect(clippy::expect_used, reason = "a record has string keys, and integers that every limit keeps exact")]
pub fn canonical(document: &RecordDocument) -> String {
    serde_json_canonicalizer::to_string(document).expect("a record has a canonical form")
}

/// The digest of a canonical document: `sha256:` and 64 hexadecimal digits.
pub fn digest(canonical: &str) -> String {
    format!("sha256:{}", hex::encode(Sha256::digest(canonical)))
}

/// Reads a stored document of this schema or an older one, as a document of this schema.
///
/// # Errors
/// A later schema, or text that no schema ever wrote.
pub fn lift(schema: i64, stored: &str) -> Result<RecordDocument, Unreadable> {
    match schema {
        SCHEMA => Ok(serde_json::from_str(stored)?),
        other => Err(Unreadable::UnknownSchema(other)),
    }
}

//! Published revisions: numbered, immutable, with their note and what they changed.

use crate::document::difference::Change;
use crate::document::record::RecordDocument;
use crate::document::text::BilingualJson;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// A row of the list of revisions.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RevisionListItem)]
pub struct RevisionItem {
    /// Its number, from 1.
    #[schema(minimum = 1)]
    pub revision: i64,
    /// The instant of its journal entry; RFC 3339, UTC.
    #[schema(format = DateTime)]
    pub published_at: String,
    /// What changed, in the agency's words.
    pub change_note: Option<BilingualJson>,
    /// SHA-256 of the record in canonical form (RFC 8785).
    #[schema(pattern = "^sha256:[0-9a-f]{64}$")]
    pub digest: String,
    /// This revision.
    pub href: String,
}

/// A difference of one field.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Change)]
pub struct ChangeView {
    /// Where: an RFC 6901 JSON pointer into the record.
    #[schema(example = "/fees/0/amount_rial")]
    pub pointer: String,
    /// What stood there; null where nothing did.
    #[schema(value_type = Value)]
    pub before: Value,
    /// What stands there now; null where nothing does.
    #[schema(value_type = Value)]
    pub after: Value,
}

impl From<Change> for ChangeView {
    fn from(Change { pointer, before, after }: Change) -> Self {
        Self { pointer, before, after }
    }
}

/// One published revision. It never changes.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Revision)]
pub struct RevisionView {
    /// Whose.
    #[schema(example = "121095101", pattern = "^[1-9][0-9]{8}([0-9]{2})?$")]
    pub service_id: String,
    /// Its number, from 1.
    #[schema(minimum = 1)]
    pub revision: i64,
    /// The instant of its journal entry; RFC 3339, UTC.
    #[schema(format = DateTime)]
    pub published_at: String,
    /// What changed, in the agency's words.
    pub change_note: Option<BilingualJson>,
    /// SHA-256 of the record in canonical form (RFC 8785).
    #[schema(pattern = "^sha256:[0-9a-f]{64}$")]
    pub digest: String,
    /// What differs from the revision before; empty for the first.
    #[schema(max_items = 10000)]
    pub changes: Vec<ChangeView>,
    /// What the agency stated: card and identity form in one.
    pub record: RecordDocument,
}

/// What differs between two revisions.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RevisionDifference)]
pub struct DifferenceView {
    /// Whose.
    #[schema(example = "121095101", pattern = "^[1-9][0-9]{8}([0-9]{2})?$")]
    pub service_id: String,
    /// The older number.
    #[schema(minimum = 1)]
    pub from: i64,
    /// The newer number.
    #[schema(minimum = 1)]
    pub to: i64,
    /// Every field that differs.
    #[schema(max_items = 10000)]
    pub changes: Vec<ChangeView>,
}

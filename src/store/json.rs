//! Canonical JSON (RFC 8785) of what a column or a journal payload holds.
//!
//! These shapes are stored: a payload is hashed and a column compared with it. Change none; add a new one.

use crate::domain::text::Bilingual;
use crate::domain::text::Text;
use crate::store::StoreError;
use crate::store::cell::Cells;
use jiff::Timestamp;
use serde::Deserialize;
use serde::Serialize;
use serde_json::Value;
use serde_json::json;

/// The canonical text of a value.
pub(super) fn canonical(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json_canonicalizer::to_string(value)
        .map_err(|error| StoreError::corrupt(format!("a value that has no canonical JSON: {error}")))
}

/// An instant to the microsecond, always with six digits: the text must never depend on a library's taste.
pub(super) fn instant(at: Timestamp) -> String {
    format!("{at:.6}")
}

/// `{"fa", "en"}`.
pub(super) fn bilingual(text: &Bilingual) -> Value {
    let Bilingual { fa, en } = text;
    json!({"fa": fa.as_str(), "en": en.as_ref().map(Text::as_str)})
}

/// `{"fa", "en"}` of two columns.
pub(super) fn columns(fa: &str, en: Option<&str>) -> Value {
    json!({"fa": fa, "en": en})
}

/// A text in two languages as a column holds it.
pub(super) fn bilingual_column(text: Option<&Bilingual>) -> Result<Option<String>, StoreError> {
    text.map(|text| canonical(&bilingual(text))).transpose()
}

/// `{"fa", "en"}`, read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BilingualShape {
    fa: String,
    en: Option<String>,
}

impl BilingualShape {
    /// The text, if it may be one.
    pub(super) fn read(self, cells: &Cells, column: &str) -> Result<Bilingual, StoreError> {
        let Self { fa, en } = self;
        cells.bilingual(column, &fa, en.as_deref())
    }
}

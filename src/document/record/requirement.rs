//! «مدارک لازم»: a document that a client must bring, show or let the agency look up.
//!
//! Never here: whether a copy may be asked for at all. That is judged, not written.

use crate::document::code;
use crate::document::code::ChannelKindCode;
use crate::document::code::DocumentFormCode;
use crate::document::limit;
use crate::document::reader::Read;
use crate::document::reader::Reader;
use crate::document::record::channel;
use crate::document::text;
use crate::document::text::BilingualJson;
use crate::document::value;
use crate::domain::document::RequiredDocument;
use serde::Deserialize;
use serde::Serialize;
use utoipa::ToSchema;

/// One row of «مدارک لازم برای انجام خدمت».
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = RequiredDocument)]
#[serde(default)]
pub struct RequiredDocumentJson {
    /// What it is called; one line.
    #[schema(required, nullable = false)]
    pub title: Option<BilingualJson>,
    /// Its number in the licence portal's list of document kinds: `10001` is the identity card.
    #[schema(example = "10001", max_length = 500)]
    pub code: Option<String>,
    /// In what form it is asked for.
    #[schema(required, nullable = false)]
    pub form: Option<DocumentFormCode>,
    /// When it is needed; null: always.
    pub condition: Option<BilingualJson>,
    /// The access channels it is needed on; null: all.
    pub channels: Option<Vec<ChannelKindCode>>,
    /// Where a client gets it.
    pub obtainable_from: Option<BilingualJson>,
    /// The identifier of the service that issues it.
    #[schema(example = "121095101", pattern = "^[1-9][0-9]{8}([0-9]{2})?$")]
    pub issued_by: Option<String>,
}

/// Reads one row.
///
/// # Errors
/// Everything wrong with it, noted.
pub fn read(reader: &mut Reader, row: &RequiredDocumentJson) -> Read<RequiredDocument> {
    let RequiredDocumentJson { title, code, form, condition, channels, obtainable_from, issued_by } = row;
    let title = reader.required("title", title, text::label);
    let code = reader.optional("code", code, text::line);
    let form = reader.required("form", form, code::value);
    let condition = reader.optional("condition", condition, text::label);
    let channels = reader.optional_set("channels", channels, limit::CHOICES, code::value);
    let obtainable_from = reader.optional("obtainable_from", obtainable_from, text::label);
    let issued_by = reader.optional("issued_by", issued_by, value::service_id);
    Ok(RequiredDocument {
        title: title?,
        code: code?,
        form: form?,
        condition: condition?,
        channels: channels?,
        obtainable_from: obtainable_from?,
        issued_by: issued_by?,
    })
}

impl From<&RequiredDocument> for RequiredDocumentJson {
    fn from(row: &RequiredDocument) -> Self {
        let RequiredDocument { title, code, form, condition, channels, obtainable_from, issued_by } = row;
        Self {
            title: Some(title.into()),
            code: code.as_ref().map(ToString::to_string),
            form: Some((*form).into()),
            condition: condition.as_ref().map(Into::into),
            channels: channel::some_or_all(channels),
            obtainable_from: obtainable_from.as_ref().map(Into::into),
            issued_by: issued_by.as_ref().map(ToString::to_string),
        }
    }
}

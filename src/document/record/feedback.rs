//! How a client answers back: complaint, poll, suggestion.
//!
//! Never here: what clients said.

use crate::document::limit;
use crate::document::reader::Read;
use crate::document::reader::Reader;
use crate::document::reader::within;
use crate::document::text;
use crate::document::text::BilingualJson;
use crate::document::value;
use crate::domain::card::Complaint;
use crate::domain::card::Feedback;
use serde::Deserialize;
use serde::Serialize;
use utoipa::ToSchema;

/// «نحوه دسترسی به شکایت از خدمت».
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = Complaint)]
#[serde(default)]
pub struct ComplaintJson {
    /// A page that takes complaints; http or https.
    pub url: Option<String>,
    /// A telephone number, without extension.
    #[schema(pattern = r"^\+?[0-9]{3,14}$", max_length = 15, example = "+982166003038")]
    pub phone: Option<String>,
    /// In words; a paragraph.
    pub text: Option<BilingualJson>,
    /// Within how many days an answer comes.
    #[schema(minimum = 0, maximum = 3_650)]
    pub response_days: Option<i64>,
}

/// Where clients vote and suggest (guide, item 9.2.3).
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = Feedback)]
#[serde(default)]
pub struct FeedbackJson {
    /// A poll on this service; http or https.
    pub poll_url: Option<String>,
    /// A suggestion box for this service; http or https.
    pub suggestion_url: Option<String>,
}

/// Reads how to complain.
///
/// # Errors
/// Everything wrong with it, noted.
pub fn complaint(reader: &mut Reader, complaint: &ComplaintJson) -> Read<Complaint> {
    let ComplaintJson { url, phone, text, response_days } = complaint;
    let url = reader.optional("url", url, value::url);
    let phone = reader.optional("phone", phone, value::phone);
    let text = reader.optional("text", text, text::paragraph);
    let response_days = reader.optional("response_days", response_days, within(limit::RESPONSE_DAYS));
    Ok(Complaint { url: url?, phone: phone?, text: text?, response_days: response_days? })
}

/// Reads where clients vote and suggest.
///
/// # Errors
/// Everything wrong with it, noted.
pub fn read(reader: &mut Reader, feedback: &FeedbackJson) -> Read<Feedback> {
    let FeedbackJson { poll_url, suggestion_url } = feedback;
    let poll_url = reader.optional("poll_url", poll_url, value::url);
    let suggestion_url = reader.optional("suggestion_url", suggestion_url, value::url);
    Ok(Feedback { poll_url: poll_url?, suggestion_url: suggestion_url? })
}

impl From<&Complaint> for ComplaintJson {
    fn from(Complaint { url, phone, text, response_days }: &Complaint) -> Self {
        Self {
            url: url.clone(),
            phone: phone.clone(),
            text: text.as_ref().map(Into::into),
            response_days: *response_days,
        }
    }
}

impl From<&Feedback> for FeedbackJson {
    fn from(Feedback { poll_url, suggestion_url }: &Feedback) -> Self {
        Self { poll_url: poll_url.clone(), suggestion_url: suggestion_url.clone() }
    }
}

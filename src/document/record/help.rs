//! Where a client finds help: answers to common questions, and who answers for the service.
//!
//! Never here: a person's name. Units answer for services.

use crate::document::reader::Read;
use crate::document::reader::Reader;
use crate::document::text;
use crate::document::text::BilingualJson;
use crate::document::value;
use crate::domain::card::Faq;
use crate::domain::identity::Responsible;
use serde::Deserialize;
use serde::Serialize;
use utoipa::ToSchema;

/// A question clients often ask, and its answer (guide, item 4.5.1).
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = Faq)]
#[serde(default)]
pub struct FaqJson {
    /// The question; one line.
    #[schema(required, nullable = false)]
    pub question: Option<BilingualJson>,
    /// The answer; a paragraph or several.
    #[schema(required, nullable = false)]
    pub answer: Option<BilingualJson>,
}

/// A unit that answers for the service.
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = Responsible)]
#[serde(default)]
pub struct ResponsibleJson {
    /// The unit or office; one line.
    #[schema(required, nullable = false)]
    pub unit: Option<BilingualJson>,
    /// Its telephone number, without extension.
    #[schema(pattern = r"^\+?[0-9]{3,14}$", max_length = 15, example = "+982166003038")]
    pub phone: Option<String>,
    /// The room.
    #[schema(max_length = 500)]
    pub room: Option<String>,
    /// The address; one line.
    pub address: Option<BilingualJson>,
}

/// Reads a question and its answer.
///
/// # Errors
/// Everything wrong with them, noted.
pub fn faq(reader: &mut Reader, row: &FaqJson) -> Read<Faq> {
    let FaqJson { question, answer } = row;
    let question = reader.required("question", question, text::label);
    let answer = reader.required("answer", answer, text::paragraph);
    Ok(Faq { question: question?, answer: answer? })
}

/// Reads a unit.
///
/// # Errors
/// Everything wrong with it, noted.
pub fn responsible(reader: &mut Reader, row: &ResponsibleJson) -> Read<Responsible> {
    let ResponsibleJson { unit, phone, room, address } = row;
    let unit = reader.required("unit", unit, text::label);
    let phone = reader.optional("phone", phone, value::phone);
    let room = reader.optional("room", room, text::line);
    let address = reader.optional("address", address, text::label);
    Ok(Responsible { unit: unit?, phone: phone?, room: room?, address: address? })
}

impl From<&Faq> for FaqJson {
    fn from(Faq { question, answer }: &Faq) -> Self {
        Self { question: Some(question.into()), answer: Some(answer.into()) }
    }
}

impl From<&Responsible> for ResponsibleJson {
    fn from(Responsible { unit, phone, room, address }: &Responsible) -> Self {
        Self {
            unit: Some(unit.into()),
            phone: phone.clone(),
            room: room.as_ref().map(ToString::to_string),
            address: address.as_ref().map(Into::into),
        }
    }
}

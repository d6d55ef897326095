//! Facts with a life of their own as JSON: capabilities, delegability, passing notices.
//!
//! Never here: who may state them, or what follows from them.

use crate::document::code;
use crate::document::code::CapabilityCode;
use crate::document::code::CapabilityStateCode;
use crate::document::code::ChannelKindCode;
use crate::document::code::SeverityCode;
use crate::document::code::codes;
use crate::document::limit;
use crate::document::reader::Read;
use crate::document::reader::Reader;
use crate::document::text;
use crate::document::text::BilingualJson;
use crate::document::value;
use crate::domain::calendar;
use crate::domain::calendar::Date;
use crate::domain::fact::CapabilityFact;
use crate::domain::fact::Delegability;
use crate::domain::fact::Notice;
use crate::domain::violation::Fault;
use crate::domain::vocabulary::Capability;
use crate::domain::vocabulary::CapabilityState;
use serde::Deserialize;
use serde::Serialize;
use utoipa::ToSchema;

/// One claim or decision about a capability (guide, indicators 1 and 2).
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = CapabilityFact)]
#[serde(default)]
pub struct CapabilityFactJson {
    /// Which capability.
    #[schema(required, nullable = false)]
    pub capability: Option<CapabilityCode>,
    /// Claimed by the agency, verified or refused by an evaluator.
    #[schema(required, nullable = false)]
    pub state: Option<CapabilityStateCode>,
    /// The day from which it holds.
    #[schema(required, nullable = false, format = Date)]
    pub on: Option<String>,
    /// Through what an answer is delivered; only of `electronic_delivery`. A set.
    pub channels: Vec<ChannelKindCode>,
    /// The request page itself, the evidence of indicators 1 and 2; http or https.
    pub request_url: Option<String>,
    /// Why it was refused; required of a refusal.
    pub reason: Option<String>,
}

/// Whether a service can be handed to counter offices: all three must hold.
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = Delegability)]
#[serde(default)]
pub struct DelegabilityJson {
    /// It is no act of sovereignty.
    #[schema(required, nullable = false)]
    pub not_sovereign: Option<bool>,
    /// It can be electronic.
    #[schema(required, nullable = false)]
    pub electronic_capable: Option<bool>,
    /// It can be handed to somebody outside government.
    #[schema(required, nullable = false)]
    pub outsourceable: Option<bool>,
    /// When this was decided; null: not recorded.
    #[schema(format = Date)]
    pub decided_on: Option<String>,
    /// Why; a paragraph.
    pub reason: Option<BilingualJson>,
}

/// A passing notice: it stands on the card without a revision, and ends by itself.
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = Notice)]
#[serde(default)]
pub struct NoticeJson {
    /// What it says; a paragraph.
    #[schema(required, nullable = false)]
    pub text: Option<BilingualJson>,
    /// How loudly.
    #[schema(required, nullable = false)]
    pub severity: Option<SeverityCode>,
    /// From when.
    #[schema(required, nullable = false, format = DateTime)]
    pub from: Option<String>,
    /// Until when; this instant no longer counts. Null: until it is taken away.
    #[schema(format = DateTime)]
    pub to: Option<String>,
}

/// Reads a claim or decision.
///
/// # Errors
/// Everything wrong with it, noted.
pub fn capability(reader: &mut Reader, row: &CapabilityFactJson) -> Read<CapabilityFact> {
    let CapabilityFactJson { capability, state, on, channels, request_url, reason } = row;
    let capability = reader.required("capability", capability, code::value);
    let state = reader.required("state", state, code::value);
    let on = reader.required("on", on, value::date);
    if capability.is_ok_and(|which| which != Capability::ElectronicDelivery) && !channels.is_empty() {
        reader.note_at("channels", Fault::UnknownKey);
    }
    let channels = reader.set("channels", channels, limit::CHOICES, code::value);
    let request_url = reader.optional("request_url", request_url, value::url);
    if state == Ok(CapabilityState::Refused) && reason.is_none() {
        reader.note_at("reason", Fault::Required);
    }
    let reason = reader.optional("reason", reason, text::plain_paragraph);
    Ok(CapabilityFact {
        capability: capability?,
        state: state?,
        on: on?,
        channels: channels?,
        request_url: request_url?,
        reason: reason?,
    })
}

/// Reads whether a service can be handed over.
///
/// # Errors
/// Everything wrong with it, noted.
pub fn delegability(reader: &mut Reader, fact: &DelegabilityJson) -> Read<Delegability> {
    let DelegabilityJson { not_sovereign, electronic_capable, outsourceable, decided_on, reason } = fact;
    let not_sovereign = reader.required("not_sovereign", not_sovereign, value::answer);
    let electronic_capable = reader.required("electronic_capable", electronic_capable, value::answer);
    let outsourceable = reader.required("outsourceable", outsourceable, value::answer);
    let decided_on = reader.optional("decided_on", decided_on, value::date);
    let reason = reader.optional("reason", reason, text::paragraph);
    Ok(Delegability {
        not_sovereign: not_sovereign?,
        electronic_capable: electronic_capable?,
        outsourceable: outsourceable?,
        decided_on: decided_on?,
        reason: reason?,
    })
}

/// Reads a passing notice.
///
/// # Errors
/// Everything wrong with it, noted.
pub fn notice(reader: &mut Reader, notice: &NoticeJson) -> Read<Notice> {
    let NoticeJson { text, severity, from, to } = notice;
    let text = reader.required("text", text, text::paragraph);
    let severity = reader.required("severity", severity, code::value);
    let from = reader.required("from", from, value::instant);
    let to = reader.optional("to", to, value::instant);
    if let (Ok(from), Ok(Some(to))) = (from, to)
        && to < from
    {
        reader.note_at("to", Fault::EndsBeforeItBegins);
    }
    Ok(Notice { text: text?, severity: severity?, from: from?, to: to? })
}

impl From<&CapabilityFact> for CapabilityFactJson {
    fn from(row: &CapabilityFact) -> Self {
        let CapabilityFact { capability, state, on, channels, request_url, reason } = row;
        Self {
            capability: Some((*capability).into()),
            state: Some((*state).into()),
            on: Some(on.to_string()),
            channels: codes(channels),
            request_url: request_url.clone(),
            reason: reason.as_ref().map(ToString::to_string),
        }
    }
}

impl From<&Delegability> for DelegabilityJson {
    fn from(fact: &Delegability) -> Self {
        let Delegability { not_sovereign, electronic_capable, outsourceable, decided_on, reason } = fact;
        Self {
            not_sovereign: Some(*not_sovereign),
            electronic_capable: Some(*electronic_capable),
            outsourceable: Some(*outsourceable),
            decided_on: decided_on.as_ref().map(Date::to_string),
            reason: reason.as_ref().map(Into::into),
        }
    }
}

impl From<&Notice> for NoticeJson {
    fn from(Notice { text, severity, from, to }: &Notice) -> Self {
        Self {
            text: Some(text.into()),
            severity: Some((*severity).into()),
            from: Some(calendar::instant_text(*from)),
            to: to.map(calendar::instant_text),
        }
    }
}

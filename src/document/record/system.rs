//! The systems behind a service: its own, those of the agency, those of other agencies.
//!
//! Never here: a call to any of them.

use crate::document::code;
use crate::document::code::ExchangeModeCode;
use crate::document::code::ManualByCode;
use crate::document::limit;
use crate::document::reader::Read;
use crate::document::reader::Reader;
use crate::document::reader::within;
use crate::document::text;
use crate::document::text::BilingualJson;
use crate::document::value;
use crate::domain::fee::LARGEST_RIAL;
use crate::domain::identity::Inquiry;
use crate::domain::identity::InternalLink;
use crate::domain::identity::SystemName;
use crate::domain::text::Text;
use serde::Deserialize;
use serde::Serialize;
use utoipa::ToSchema;

/// «نام سامانه مربوط به خدمت».
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = SystemName)]
#[serde(default)]
pub struct SystemNameJson {
    /// Its name; one line.
    #[schema(required, nullable = false)]
    pub name: Option<BilingualJson>,
    /// Its address; http or https.
    pub url: Option<String>,
}

/// A link to another system of the same agency (form, row 7).
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = InternalLink)]
#[serde(default)]
pub struct InternalLinkJson {
    /// The system, by name.
    #[schema(required, nullable = false, max_length = 500)]
    pub system: Option<String>,
    /// What is exchanged; one line each.
    #[schema(max_items = 50)]
    pub fields: Vec<String>,
    /// How.
    #[schema(required, nullable = false)]
    pub mode: Option<ExchangeModeCode>,
}

/// An inquiry at another agency (form, row 8).
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = Inquiry)]
#[serde(default)]
pub struct InquiryJson {
    /// The other agency, by name.
    #[schema(required, nullable = false, max_length = 500)]
    pub agency: Option<String>,
    /// Its system, by name.
    #[schema(max_length = 500)]
    pub system: Option<String>,
    /// What is exchanged; one line each.
    #[schema(max_items = 50)]
    pub fields: Vec<String>,
    /// «مبلغ»: what an inquiry costs, in rials; null: not stated.
    #[schema(minimum = 0)]
    pub price_rial: Option<i64>,
    /// How.
    #[schema(required, nullable = false)]
    pub mode: Option<ExchangeModeCode>,
    /// Who carries a manual inquiry; else null.
    pub manual_by: Option<ManualByCode>,
    /// Whether it runs over the government service bus.
    pub gsb: bool,
}

/// Reads the system behind the service.
///
/// # Errors
/// Everything wrong with it, noted.
pub fn name(reader: &mut Reader, system: &SystemNameJson) -> Read<SystemName> {
    let SystemNameJson { name, url } = system;
    let name = reader.required("name", name, text::label);
    let url = reader.optional("url", url, value::url);
    Ok(SystemName { name: name?, url: url? })
}

/// Reads a link to another system of the agency.
///
/// # Errors
/// Everything wrong with it, noted.
pub fn link(reader: &mut Reader, row: &InternalLinkJson) -> Read<InternalLink> {
    let InternalLinkJson { system, fields, mode } = row;
    let system = reader.required("system", system, text::line);
    let fields = reader.rows("fields", fields, limit::FIELDS, text::line);
    let mode = reader.required("mode", mode, code::value);
    Ok(InternalLink { system: system?, fields: fields?, mode: mode? })
}

/// Reads an inquiry at another agency.
///
/// # Errors
/// Everything wrong with it, noted.
pub fn inquiry(reader: &mut Reader, row: &InquiryJson) -> Read<Inquiry> {
    let InquiryJson { agency, system, fields, price_rial, mode, manual_by, gsb } = row;
    let agency = reader.required("agency", agency, text::line);
    let system = reader.optional("system", system, text::line);
    let fields = reader.rows("fields", fields, limit::FIELDS, text::line);
    let price_rial = reader.optional("price_rial", price_rial, within(0..=LARGEST_RIAL));
    let mode = reader.required("mode", mode, code::value);
    let manual_by = reader.optional("manual_by", manual_by, code::value);
    Ok(Inquiry {
        agency: agency?,
        system: system?,
        fields: fields?,
        price_rial: price_rial?,
        mode: mode?,
        manual_by: manual_by?,
        gsb: *gsb,
    })
}

impl From<&SystemName> for SystemNameJson {
    fn from(SystemName { name, url }: &SystemName) -> Self {
        Self { name: Some(name.into()), url: url.clone() }
    }
}

impl From<&InternalLink> for InternalLinkJson {
    fn from(InternalLink { system, fields, mode }: &InternalLink) -> Self {
        Self { system: Some(system.to_string()), fields: lines(fields), mode: Some((*mode).into()) }
    }
}

impl From<&Inquiry> for InquiryJson {
    fn from(row: &Inquiry) -> Self {
        let Inquiry { agency, system, fields, price_rial, mode, manual_by, gsb } = row;
        Self {
            agency: Some(agency.to_string()),
            system: system.as_ref().map(ToString::to_string),
            fields: lines(fields),
            price_rial: *price_rial,
            mode: Some((*mode).into()),
            manual_by: manual_by.map(Into::into),
            gsb: *gsb,
        }
    }
}

fn lines(texts: &[Text]) -> Vec<String> {
    texts.iter().map(ToString::to_string).collect()
}

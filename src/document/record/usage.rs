//! How many clients a service has, and how often they need it.
//!
//! Never here: a count of the registry's own. These are the agency's figures.

use crate::document::code;
use crate::document::code::PeriodCode;
use crate::document::code::closed_lists;
use crate::document::limit;
use crate::document::reader::Read;
use crate::document::reader::Reader;
use crate::document::reader::within;
use crate::domain::identity::ClientStat;
use crate::domain::identity::Frequency;
use crate::domain::violation::Fault;
use crate::domain::vocabulary::vocabulary;
use serde::Deserialize;
use serde::Serialize;
use utoipa::ToSchema;

vocabulary! {
    /// «تواتر»: once for ever, or so many times in a period.
    pub enum FrequencyKind { Once = "once", NPer = "n_per" }
}
closed_lists! { FrequencyKind as FrequencyKindCode }

/// «آمار تعداد خدمت گیرندگان»: how many clients in a period.
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = ClientStat)]
#[serde(default)]
pub struct ClientStatJson {
    /// How many.
    #[schema(required, nullable = false, minimum = 0)]
    pub count: Option<i64>,
    /// In what period.
    #[schema(required, nullable = false)]
    pub per: Option<PeriodCode>,
}

/// «تواتر»: how often a client needs the service.
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = Frequency)]
#[serde(default)]
pub struct FrequencyJson {
    /// Once for ever, or so many times in a period.
    #[schema(required, nullable = false)]
    pub kind: Option<FrequencyKindCode>,
    /// How many times, with `n_per`; else null.
    #[schema(minimum = 1, maximum = 1_000_000)]
    pub count: Option<i64>,
    /// In what period, with `n_per`; else null.
    pub per: Option<PeriodCode>,
}

/// Reads a count of clients.
///
/// # Errors
/// Everything wrong with it, noted.
pub fn client_stat(reader: &mut Reader, row: &ClientStatJson) -> Read<ClientStat> {
    let ClientStatJson { count, per } = row;
    let count = reader.required("count", count, within(limit::CLIENTS));
    let per = reader.required("per", per, code::value);
    Ok(ClientStat { count: count?, per: per? })
}

/// Reads how often a client needs the service.
///
/// # Errors
/// Everything wrong with it, noted.
pub fn frequency(reader: &mut Reader, frequency: &FrequencyJson) -> Read<Frequency> {
    let FrequencyJson { kind, count, per } = frequency;
    match reader.required("kind", kind, code::value)? {
        FrequencyKind::Once => {
            for (key, _) in [("count", count.is_some()), ("per", per.is_some())].iter().filter(|(_, is)| *is)
            {
                reader.note_at(key, Fault::UnknownKey);
            }
            Ok(Frequency::Once)
        }
        FrequencyKind::NPer => {
            let count = reader.required("count", count, within(limit::TIMES));
            let per = reader.required("per", per, code::value);
            Ok(Frequency::NPer { count: count?, per: per? })
        }
    }
}

impl From<&ClientStat> for ClientStatJson {
    fn from(ClientStat { count, per }: &ClientStat) -> Self {
        Self { count: Some(*count), per: Some((*per).into()) }
    }
}

impl From<&Frequency> for FrequencyJson {
    fn from(frequency: &Frequency) -> Self {
        match frequency {
            Frequency::Once => Self { kind: Some(FrequencyKind::Once.into()), count: None, per: None },
            Frequency::NPer { count, per } => {
                Self { kind: Some(FrequencyKind::NPer.into()), count: Some(*count), per: Some((*per).into()) }
            }
        }
    }
}

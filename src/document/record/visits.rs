//! «تعداد بار مراجعه حضوری»: how often a client must come in person.
//!
//! Never here: whether the stages agree. That is asked when a card is published.

use crate::document::code::ChannelKindCode;
use crate::document::code::codes;
use crate::document::limit;
use crate::document::reader::Read;
use crate::document::reader::Reader;
use crate::document::reader::within;
use crate::document::record::channel;
use crate::document::text;
use crate::document::text::BilingualJson;
use crate::domain::card::Visits;
use crate::domain::card::VisitsByChannel;
use serde::Deserialize;
use serde::Serialize;
use utoipa::ToSchema;

/// How often a client must come in person.
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = Visits)]
#[serde(default)]
pub struct VisitsJson {
    /// At least.
    #[schema(minimum = 0, maximum = 1_000)]
    pub min: Option<i64>,
    /// At most; null where the form says "as needed".
    #[schema(minimum = 0, maximum = 1_000)]
    pub max: Option<i64>,
    /// As the agency words it.
    pub text: Option<BilingualJson>,
    /// Channels on which another number is needed; they override the figures above.
    #[schema(max_items = 50)]
    pub by_channel: Vec<VisitsByChannelJson>,
}

/// Another number of visits on some channels.
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = VisitsByChannel)]
#[serde(default)]
pub struct VisitsByChannelJson {
    /// Which channels; at least one.
    #[schema(required, min_items = 1)]
    pub channels: Vec<ChannelKindCode>,
    /// At least.
    #[schema(minimum = 0, maximum = 1_000)]
    pub min: Option<i64>,
    /// At most.
    #[schema(minimum = 0, maximum = 1_000)]
    pub max: Option<i64>,
    /// As the agency words it.
    pub text: Option<BilingualJson>,
}

/// Reads a number of visits.
///
/// # Errors
/// Everything wrong with it, noted.
pub fn read(reader: &mut Reader, visits: &VisitsJson) -> Read<Visits> {
    let VisitsJson { min, max, text, by_channel } = visits;
    reader.ordered(*min, *max);
    let min = reader.optional("min", min, within(limit::VISITS));
    let max = reader.optional("max", max, within(limit::VISITS));
    let text = reader.optional("text", text, text::label);
    let by_channel = reader.rows("by_channel", by_channel, limit::ROWS, on_channels);
    Ok(Visits { min: min?, max: max?, text: text?, by_channel: by_channel? })
}

fn on_channels(reader: &mut Reader, row: &VisitsByChannelJson) -> Read<VisitsByChannel> {
    let VisitsByChannelJson { channels, min, max, text } = row;
    let channels = channel::at_least_one(reader, channels);
    reader.ordered(*min, *max);
    let min = reader.optional("min", min, within(limit::VISITS));
    let max = reader.optional("max", max, within(limit::VISITS));
    let text = reader.optional("text", text, text::label);
    Ok(VisitsByChannel { channels: channels?, min: min?, max: max?, text: text? })
}

impl From<&Visits> for VisitsJson {
    fn from(Visits { min, max, text, by_channel }: &Visits) -> Self {
        Self {
            min: *min,
            max: *max,
            text: text.as_ref().map(Into::into),
            by_channel: by_channel.iter().map(Into::into).collect(),
        }
    }
}

impl From<&VisitsByChannel> for VisitsByChannelJson {
    fn from(VisitsByChannel { channels, min, max, text }: &VisitsByChannel) -> Self {
        Self { channels: codes(channels), min: *min, max: *max, text: text.as_ref().map(Into::into) }
    }
}

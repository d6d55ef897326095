//! «متوسط مدت زمان ارائه خدمت»: how long the service takes.
//!
//! Never here: the day an answer is due. That takes a calendar of working days.

use crate::document::code;
use crate::document::code::ChannelKindCode;
use crate::document::code::DurationUnitCode;
use crate::document::code::codes;
use crate::document::limit;
use crate::document::reader::Read;
use crate::document::reader::Reader;
use crate::document::reader::within;
use crate::document::record::channel;
use crate::document::text;
use crate::document::text::BilingualJson;
use crate::domain::card::AverageDuration;
use crate::domain::card::DurationByChannel;
use crate::domain::violation::Fault;
use serde::Deserialize;
use serde::Serialize;
use utoipa::ToSchema;

/// How long it takes, from the complete request to the answer.
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = AverageDuration)]
#[serde(default)]
pub struct AverageDurationJson {
    /// At least, in `unit`; null where only an upper bound is known ("at most 30 days").
    #[schema(minimum = 0, maximum = 100_000)]
    pub min: Option<i64>,
    /// At most, in `unit`; null: open.
    #[schema(minimum = 0, maximum = 100_000)]
    pub max: Option<i64>,
    /// Of what; null only where words alone say how long. A working day is not a day.
    pub unit: Option<DurationUnitCode>,
    /// As the agency words it.
    pub text: Option<BilingualJson>,
    /// Channels on which it takes another time; they override the figures above.
    #[schema(max_items = 50)]
    pub by_channel: Vec<DurationByChannelJson>,
}

/// Another duration on some channels.
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = DurationByChannel)]
#[serde(default)]
pub struct DurationByChannelJson {
    /// Which channels; at least one.
    #[schema(required, min_items = 1)]
    pub channels: Vec<ChannelKindCode>,
    /// At least, in `unit`.
    #[schema(minimum = 0, maximum = 100_000)]
    pub min: Option<i64>,
    /// At most, in `unit`.
    #[schema(minimum = 0, maximum = 100_000)]
    pub max: Option<i64>,
    /// Of what; null only where words alone say how long.
    pub unit: Option<DurationUnitCode>,
    /// As the agency words it.
    pub text: Option<BilingualJson>,
}

/// Reads a duration.
///
/// # Errors
/// Everything wrong with it, noted.
pub fn read(reader: &mut Reader, duration: &AverageDurationJson) -> Read<AverageDuration> {
    let AverageDurationJson { min, max, unit, text, by_channel } = duration;
    figures(reader, *min, *max, unit);
    let min = reader.optional("min", min, within(limit::DURATION));
    let max = reader.optional("max", max, within(limit::DURATION));
    let unit = reader.optional("unit", unit, code::value);
    let text = reader.optional("text", text, text::label);
    let by_channel = reader.rows("by_channel", by_channel, limit::ROWS, on_channels);
    Ok(AverageDuration { min: min?, max: max?, unit: unit?, text: text?, by_channel: by_channel? })
}

fn on_channels(reader: &mut Reader, row: &DurationByChannelJson) -> Read<DurationByChannel> {
    let DurationByChannelJson { channels, min, max, unit, text } = row;
    let channels = channel::at_least_one(reader, channels);
    figures(reader, *min, *max, unit);
    let min = reader.optional("min", min, within(limit::DURATION));
    let max = reader.optional("max", max, within(limit::DURATION));
    let unit = reader.optional("unit", unit, code::value);
    let text = reader.optional("text", text, text::label);
    Ok(DurationByChannel { channels: channels?, min: min?, max: max?, unit: unit?, text: text? })
}

/// Bounds are in order, and a figure has a unit.
fn figures(reader: &mut Reader, min: Option<i64>, max: Option<i64>, unit: &Option<DurationUnitCode>) {
    reader.ordered(min, max);
    if (min.is_some() || max.is_some()) && unit.is_none() {
        reader.note_at("unit", Fault::Required);
    }
}

impl From<&AverageDuration> for AverageDurationJson {
    fn from(AverageDuration { min, max, unit, text, by_channel }: &AverageDuration) -> Self {
        Self {
            min: *min,
            max: *max,
            unit: unit.map(Into::into),
            text: text.as_ref().map(Into::into),
            by_channel: by_channel.iter().map(Into::into).collect(),
        }
    }
}

impl From<&DurationByChannel> for DurationByChannelJson {
    fn from(DurationByChannel { channels, min, max, unit, text }: &DurationByChannel) -> Self {
        Self {
            channels: codes(channels),
            min: *min,
            max: *max,
            unit: unit.map(Into::into),
            text: text.as_ref().map(Into::into),
        }
    }
}

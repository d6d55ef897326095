//! The outline of a stored record: what lists, filters and the search index need of it, and no more.
//!
//! Reading only these keys is what lets a whole catalogue be read at the start of the server.

use crate::document::code;
use crate::document::code::ClosedList;
use crate::document::code::Code;
use crate::document::code::LevelCode;
use crate::document::code::LifeEventCode;
use crate::document::code::NatureCode;
use crate::document::code::ServiceTypeCode;
use crate::document::reader::Read;
use crate::document::reader::Reader;
use crate::document::record::channel;
use crate::document::record::channel::ChannelJson;
use crate::document::record::stored::SCHEMA;
use crate::document::record::stored::Unreadable;
use crate::document::text;
use crate::document::text::BilingualJson;
use crate::domain::channel::Channel;
use crate::domain::text::Bilingual;
use crate::domain::vocabulary::Level;
use crate::domain::vocabulary::LifeEvent;
use crate::domain::vocabulary::Nature;
use crate::domain::vocabulary::ServiceType;
use serde::Deserialize;

/// What lists show of a record, so that no list has to read the record itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outline {
    /// «شرح خدمت», for the search index.
    pub description: Option<Bilingual>,
    /// «نوع خدمت».
    pub types: Vec<ServiceType>,
    /// «نحوه دسترسی به خدمت», in the order of the guide's icons.
    pub channels: Vec<Channel>,
    /// «ماهیت خدمت».
    pub nature: Option<Nature>,
    /// «سطح خدمت».
    pub levels: Vec<Level>,
    /// «رویداد مرتبط با».
    pub life_events: Vec<LifeEvent>,
}

impl Outline {
    /// That of no record.
    pub const NOTHING: Self = Self {
        description: None,
        types: Vec::new(),
        channels: Vec::new(),
        nature: None,
        levels: Vec::new(),
        life_events: Vec::new(),
    };
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct OutlineJson {
    description: Option<BilingualJson>,
    types: Vec<ServiceTypeCode>,
    access_channels: Vec<ChannelJson>,
    nature: Option<NatureCode>,
    levels: Vec<LevelCode>,
    life_events: Vec<LifeEventCode>,
}

/// The outline of a stored document of this schema or an older one.
///
/// # Errors
/// A later schema, or text that no schema ever wrote.
pub fn of(schema: i64, stored: &str) -> Result<Outline, Unreadable> {
    if schema != SCHEMA {
        return Err(Unreadable::UnknownSchema(schema));
    }
    let json: OutlineJson = serde_json::from_str(stored)?;
    let mut reader = Reader::default();
    let outline = read(&mut reader, &json);
    reader
        .finish(outline)
        .map_err(|_| Unreadable::Damaged(serde::de::Error::custom("a value outside its list")))
}

fn read(reader: &mut Reader, json: &OutlineJson) -> Read<Outline> {
    let channels: Read<Vec<Channel>> =
        json.access_channels.iter().map(|row| channel::read(reader, row)).collect();
    let mut channels = channels?;
    channels.sort_by_key(|channel| channel.kind);
    Ok(Outline {
        description: json.description.as_ref().map(|text| text::paragraph(reader, text)).transpose()?,
        types: values(reader, &json.types)?,
        channels,
        nature: json.nature.as_ref().map(|nature| code::value(reader, nature)).transpose()?,
        levels: values(reader, &json.levels)?,
        life_events: values(reader, &json.life_events)?,
    })
}

fn values<T: ClosedList>(reader: &mut Reader, codes: &[Code<T>]) -> Read<Vec<T>> {
    codes.iter().map(|one| code::value(reader, one)).collect()
}

//! «نحوه دسترسی به خدمت»: how a client reaches the service.
//!
//! Never here: the counter offices. The card names the channel; offices have a list of their own.

use crate::document::code;
use crate::document::code::ChannelKindCode;
use crate::document::code::codes;
use crate::document::limit;
use crate::document::reader::Read;
use crate::document::reader::Reader;
use crate::document::text;
use crate::document::text::BilingualJson;
use crate::domain::channel;
use crate::domain::channel::Channel;
use crate::domain::channel::ParsedValue;
use crate::domain::violation::Fault;
use crate::domain::vocabulary::ChannelKind;
use serde::Deserialize;
use serde::Serialize;
use utoipa::ToSchema;

/// Digits of an extension, at most.
const LONGEST_EXTENSION: usize = 6;

/// One way to reach the service; the card shows an icon for it.
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = Channel)]
#[serde(default)]
pub struct ChannelJson {
    /// What it is; decides what the value must be.
    #[schema(required, nullable = false)]
    pub kind: Option<ChannelKindCode>,
    /// `web`: the request page itself, https. `mobile_app`: the install file or its store address.
    /// `email`: an address. `call_center`: a telephone number. `sms`: a number. `ussd`: a code such
    /// as `*4*1#`. `counter_office`: the address of the offices' list, or null for the registry's
    /// own list. `postal`: null or a note.
    #[schema(max_length = 2_048)]
    pub value: Option<String>,
    /// Extensions behind the number of a call centre, digits only. Those written into the value
    /// are moved here.
    #[schema(max_items = 20)]
    pub extensions: Vec<String>,
    /// What to print beside it; one line.
    pub label: Option<BilingualJson>,
}

/// Reads one way.
///
/// # Errors
/// Everything wrong with it, noted.
pub fn read(reader: &mut Reader, row: &ChannelJson) -> Read<Channel> {
    let ChannelJson { kind, value, extensions, label } = row;
    let kind = reader.required("kind", kind, code::value);
    let parsed = kind.and_then(|kind| {
        let parsed = channel::parse_value(kind, value.as_deref());
        reader.key("value", |reader| reader.checked(parsed))
    });
    let stated = reader.set("extensions", extensions, limit::EXTENSIONS, extension);
    if kind.is_ok_and(|kind| kind != ChannelKind::CallCenter) && !extensions.is_empty() {
        reader.note_at("extensions", Fault::UnknownKey);
    }
    let label = reader.optional("label", label, text::label);
    let ParsedValue { value, mut extensions } = parsed?;
    for extension in stated? {
        if !extensions.contains(&extension) {
            extensions.push(extension);
        }
    }
    Ok(Channel { kind: kind?, value, extensions, label: label? })
}

fn extension(reader: &mut Reader, raw: &str) -> Read<String> {
    let digits = (1..=LONGEST_EXTENSION).contains(&raw.len()) && raw.bytes().all(|b| b.is_ascii_digit());
    if digits { Ok(raw.to_owned()) } else { Err(reader.note(Fault::InvalidPhone)) }
}

/// The channels a row holds for: null stands for all of them.
pub fn some_or_all(channels: &[ChannelKind]) -> Option<Vec<ChannelKindCode>> {
    (!channels.is_empty()).then(|| codes(channels))
}

/// Reads the channels an exception holds for: at least one.
///
/// # Errors
/// None, one twice, or not in the list; noted.
pub fn at_least_one(reader: &mut Reader, channels: &[ChannelKindCode]) -> Read<Vec<ChannelKind>> {
    if channels.is_empty() {
        return Err(reader.note_at("channels", Fault::Required));
    }
    reader.set("channels", channels, limit::CHOICES, code::value)
}

impl From<&Channel> for ChannelJson {
    fn from(Channel { kind, value, extensions, label }: &Channel) -> Self {
        Self {
            kind: Some((*kind).into()),
            value: value.clone(),
            extensions: extensions.clone(),
            label: label.as_ref().map(Into::into),
        }
    }
}

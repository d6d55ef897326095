//! Texts: two languages side by side, and plain lines.
//!
//! Never here: what a text may hold. The domain's `Text` says that; here stands only how long.

use crate::document::limit;
use crate::document::reader::Read;
use crate::document::reader::Reader;
use crate::domain::text::Bilingual;
use crate::domain::text::Text;
use crate::domain::violation::Fault;
use serde::Deserialize;
use serde::Serialize;
use utoipa::ToSchema;

/// A text in Persian, and in English where it exists.
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = Bilingual)]
#[serde(default)]
pub struct BilingualJson {
    /// Persian.
    #[schema(required, nullable = false)]
    pub fa: Option<String>,
    /// English.
    pub en: Option<String>,
}

impl From<&Bilingual> for BilingualJson {
    fn from(Bilingual { fa, en }: &Bilingual) -> Self {
        Self { fa: Some(fa.to_string()), en: en.as_ref().map(Text::to_string) }
    }
}

type Parse = fn(&str, usize) -> Result<Text, Fault>;

/// A title of the issuer: one line.
///
/// # Errors
/// Persian missing, or a text that must not be stored; noted.
pub fn title(reader: &mut Reader, text: &BilingualJson) -> Read<Bilingual> {
    bilingual(reader, text, Text::line, limit::TITLE)
}

/// A label, a name or a condition: one line.
///
/// # Errors
/// As [`title`].
pub fn label(reader: &mut Reader, text: &BilingualJson) -> Read<Bilingual> {
    bilingual(reader, text, Text::line, limit::LABEL)
}

/// A paragraph or several.
///
/// # Errors
/// As [`title`].
pub fn paragraph(reader: &mut Reader, text: &BilingualJson) -> Read<Bilingual> {
    bilingual(reader, text, Text::parse, limit::PARAGRAPH)
}

/// A plain line, in whatever language it is printed.
///
/// # Errors
/// A text that must not be stored; noted.
pub fn line(reader: &mut Reader, raw: &str) -> Read<Text> {
    bounded(reader, raw, Text::line, limit::LABEL)
}

/// A plain paragraph.
///
/// # Errors
/// As [`line()`].
pub fn plain_paragraph(reader: &mut Reader, raw: &str) -> Read<Text> {
    bounded(reader, raw, Text::parse, limit::PARAGRAPH)
}

fn bilingual(reader: &mut Reader, text: &BilingualJson, parse: Parse, longest: usize) -> Read<Bilingual> {
    let BilingualJson { fa, en } = text;
    let fa = reader.required("fa", fa, |reader, raw: &str| bounded(reader, raw, parse, longest));
    let en = reader.optional("en", en, |reader, raw: &str| bounded(reader, raw, parse, longest));
    Ok(Bilingual { fa: fa?, en: en? })
}

fn bounded(reader: &mut Reader, raw: &str, parse: Parse, longest: usize) -> Read<Text> {
    parse(raw, longest).map_err(|fault| match fault {
        Fault::TooLong => reader.note_hinting(fault, longest.to_string()),
        _ => reader.note(fault),
    })
}

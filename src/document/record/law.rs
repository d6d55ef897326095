//! «قوانین و مقررات بالادستی»: the rules a service rests on.
//!
//! Never here: a date read out of a citation. What looks like one is often a number.

use crate::document::code;
use crate::document::code::LawKindCode;
use crate::document::reader::Read;
use crate::document::reader::Reader;
use crate::document::text;
use crate::document::value;
use crate::domain::calendar::Date;
use crate::domain::identity::Law;
use serde::Deserialize;
use serde::Serialize;
use utoipa::ToSchema;

/// A citation of a rule.
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = Law)]
#[serde(default)]
pub struct LawJson {
    /// The citation as printed; the parts below only repeat what it says.
    #[schema(required, nullable = false, max_length = 5_000)]
    pub raw: Option<String>,
    /// What kind of rule it is; null: not told apart.
    pub kind: Option<LawKindCode>,
    /// Its title.
    #[schema(max_length = 500)]
    pub title: Option<String>,
    /// The article.
    #[schema(max_length = 500)]
    pub article: Option<String>,
    /// Its number, as printed: `206/93/7740` is a number and no date.
    #[schema(max_length = 500)]
    pub number: Option<String>,
    /// Its date.
    #[schema(format = Date)]
    pub date: Option<String>,
}

/// Reads a citation.
///
/// # Errors
/// Everything wrong with it, noted.
pub fn read(reader: &mut Reader, row: &LawJson) -> Read<Law> {
    let LawJson { raw, kind, title, article, number, date } = row;
    let raw = reader.required("raw", raw, text::plain_paragraph);
    let kind = reader.optional("kind", kind, code::value);
    let title = reader.optional("title", title, text::line);
    let article = reader.optional("article", article, text::line);
    let number = reader.optional("number", number, text::line);
    let date = reader.optional("date", date, value::date);
    Ok(Law { raw: raw?, kind: kind?, title: title?, article: article?, number: number?, date: date? })
}

impl From<&Law> for LawJson {
    fn from(Law { raw, kind, title, article, number, date }: &Law) -> Self {
        Self {
            raw: Some(raw.to_string()),
            kind: kind.map(Into::into),
            title: title.as_ref().map(ToString::to_string),
            article: article.as_ref().map(ToString::to_string),
            number: number.as_ref().map(ToString::to_string),
            date: date.as_ref().map(Date::to_string),
        }
    }
}

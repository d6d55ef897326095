//! An agency in a load file.
//!
//! Never here: whether its parent exists. That is asked between the rows.

use crate::document::code;
use crate::document::code::ProvinceCode;
use crate::document::code::TierCode;
use crate::document::hours;
use crate::document::hours::HoursJson;
use crate::document::reader::Read;
use crate::document::reader::Reader;
use crate::document::text;
use crate::document::text::BilingualJson;
use crate::document::value;
use crate::domain::agency::Agency;
use crate::domain::violation::Fault;
use crate::domain::vocabulary::Tier;
use serde::Deserialize;
use serde::Serialize;
use utoipa::ToSchema;

/// An agency.
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = LoadedAgency)]
#[serde(default)]
pub struct AgencyJson {
    /// Its code: a small letter, then small letters, digits, `_` or `-`; 2 to 32 characters.
    #[schema(required, nullable = false, example = "ncc")]
    pub code: Option<String>,
    /// Its name; one line of at most 300 characters.
    #[schema(required, nullable = false)]
    pub title: Option<BilingualJson>,
    /// Where it stands.
    #[schema(required, nullable = false)]
    pub tier: Option<TierCode>,
    /// «دستگاه مادر»: the code of the agency it belongs to; required of a subordinate agency.
    pub parent: Option<String>,
    /// The province; required of a provincial agency, and a national one has none.
    pub province: Option<ProvinceCode>,
    /// Its portal; http or https.
    pub website: Option<String>,
    /// Its default hours, what «وقت اداری» refers to.
    pub hours: Option<HoursJson>,
}

/// Reads an agency by itself.
///
/// # Errors
/// Everything wrong with it, noted.
pub fn read(reader: &mut Reader, row: &AgencyJson) -> Read<Agency> {
    let AgencyJson { code, title, tier, parent, province, website, hours } = row;
    let code = reader.required("code", code, value::agency_code);
    let title = reader.required("title", title, text::title);
    let tier = reader.required("tier", tier, code::value);
    if tier == Ok(Tier::Subordinate) && parent.is_none() {
        reader.note_at("parent", Fault::Required);
    }
    let parent = reader.optional("parent", parent, value::agency_code);
    let misplaced = match tier {
        Ok(Tier::Provincial) => province.is_none(),
        Ok(Tier::National) => province.is_some(),
        Ok(Tier::Subordinate) | Err(_) => false,
    };
    if misplaced {
        reader.note_at("province", Fault::ProvinceMismatch);
    }
    let province = reader.optional("province", province, code::value);
    let website = reader.optional("website", website, value::url);
    let hours = reader.optional("hours", hours, hours::hours);
    Ok(Agency {
        code: code?,
        title: title?,
        tier: tier?,
        parent: parent?,
        province: province?,
        website: website?,
        hours: hours?,
    })
}

//! Agencies: one, a row of a list, and its default hours.

use crate::api::view::links::Links;
use crate::catalogue::snapshot::AgencyRow;
use crate::catalogue::snapshot::Counts;
use crate::catalogue::snapshot::Snapshot;
use crate::document::code::ProvinceCode;
use crate::document::code::TierCode;
use crate::document::hours::HoursJson;
use crate::document::text::BilingualJson;
use crate::domain::agency::Agency;
use crate::domain::calendar;
use crate::domain::id::AgencyCode;
use serde::Serialize;
use utoipa::ToSchema;

/// An agency by its code and name.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AgencyReference)]
pub struct AgencyRef {
    /// Its code.
    #[schema(example = "ncc", pattern = "^[a-z][a-z0-9_-]{1,31}$")]
    pub code: String,
    /// Its name.
    pub title: BilingualJson,
}

impl AgencyRef {
    /// An agency of the picture.
    pub fn of(snapshot: &Snapshot, code: &AgencyCode) -> Option<Self> {
        snapshot.agency(code).map(|row| Self { code: code.to_string(), title: (&row.agency.title).into() })
    }
}

/// How many services an agency has, its own only.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AgencyCounts)]
pub struct CountsView {
    /// Issued services without a parent.
    pub services: u64,
    /// Issued sub-services.
    pub sub_services: u64,
    /// Units that the guide counts: issued sub-services, and issued services without sub-services.
    pub countable: u64,
    /// Units with a published card.
    pub published: u64,
}

impl From<Counts> for CountsView {
    fn from(Counts { services, sub_services, countable, published }: Counts) -> Self {
        Self { services, sub_services, countable, published }
    }
}

/// Addresses of an agency.
#[derive(Debug, Serialize, ToSchema)]
pub struct AgencyLinks {
    /// This agency.
    #[serde(rename = "self")]
    pub self_: String,
    /// Its service list, as figures 1 and 2 of the guide.
    pub services: String,
    /// The menu «خدمات دستگاه‌های زیرمجموعه».
    pub subordinates: String,
}

/// An agency: a body of government that gives services.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Agency)]
pub struct AgencyView {
    /// Its code, never changed and never reused.
    #[schema(example = "ncc", pattern = "^[a-z][a-z0-9_-]{1,31}$")]
    pub code: String,
    /// Its name.
    pub title: BilingualJson,
    /// National headquarters, provincial body, or subordinate of another.
    pub tier: TierCode,
    /// The code of its mother agency («دستگاه مادر»).
    #[schema(example = "mporg", pattern = "^[a-z][a-z0-9_-]{1,31}$")]
    pub parent: Option<String>,
    /// The province of a provincial agency.
    pub province: Option<ProvinceCode>,
    /// Its portal.
    #[schema(example = "https://www.ncc.gov.ir/")]
    pub website: Option<String>,
    /// How many services it has.
    pub counts: CountsView,
    /// The last entry about the agency itself; RFC 3339, UTC.
    #[schema(format = DateTime)]
    pub updated_at: String,
    /// Related addresses.
    pub links: AgencyLinks,
}

impl AgencyView {
    /// An agency of the picture.
    pub fn of(snapshot: &Snapshot, row: &AgencyRow, links: &Links) -> Self {
        let Agency { code, title, tier, parent, province, website, hours: _ } = &row.agency; // hours have their own address
        let own = links.agency(code);
        Self {
            code: code.to_string(),
            title: title.into(),
            tier: (*tier).into(),
            parent: parent.as_ref().map(ToString::to_string),
            province: province.map(Into::into),
            website: website.clone(),
            counts: snapshot.counts(code).into(),
            updated_at: calendar::instant_text(row.updated_at),
            links: AgencyLinks {
                services: format!("{own}/services"),
                subordinates: format!("{own}/subordinates"),
                self_: own,
            },
        }
    }
}

/// Default hours of an agency, what «وقت اداری» refers to.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AgencyHours)]
pub struct AgencyHoursView {
    /// Whose hours.
    pub agency: AgencyRef,
    /// The hours; null where the agency has stated none.
    pub hours: Option<HoursJson>,
}

impl AgencyHoursView {
    /// The hours of an agency of the picture.
    pub fn of(row: &AgencyRow) -> Self {
        Self {
            agency: AgencyRef { code: row.agency.code.to_string(), title: (&row.agency.title).into() },
            hours: row.agency.hours.as_ref().map(Into::into),
        }
    }
}

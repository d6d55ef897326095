//! What a search found: ranked services, counts to narrow by, and a better spelling.

use crate::api::view::agency::AgencyRef;
use crate::catalogue::search::Facets;
use crate::catalogue::search::Hit;
use crate::catalogue::snapshot::Snapshot;
use crate::document::code::ChannelKindCode;
use crate::document::code::ServiceTypeCode;
use crate::document::code::codes;
use crate::document::text::BilingualJson;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa::openapi::schema::Array;
use utoipa::openapi::schema::ArrayBuilder;
use utoipa::openapi::schema::ObjectBuilder;
use utoipa::openapi::schema::Type;

/// Where the words of the query stand in a title.
#[derive(Debug, Serialize, ToSchema)]
pub struct Marks {
    /// Beginnings and ends in the Persian title, counted in characters; the end does not count.
    #[schema(schema_with = ranges)]
    pub title: Vec<(u32, u32)>,
}

/// Pairs of places in a text.
fn ranges() -> Array {
    let place = ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(0)).maximum(Some(5000));
    let pair = ArrayBuilder::new().items(place).min_items(Some(2)).max_items(Some(2));
    ArrayBuilder::new()
        .items(pair)
        .max_items(Some(100))
        .description(Some(
            "Beginnings and ends in the Persian title, counted in characters; the end does not count.",
        ))
        .build()
}

/// A service that was found.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SearchHit)]
pub struct HitView {
    /// Its identifier.
    #[schema(example = "121095101", pattern = "^[1-9][0-9]{8}([0-9]{2})?$")]
    pub service_id: String,
    /// Its title.
    pub title: BilingualJson,
    /// Who gives it.
    pub agency: Option<AgencyRef>,
    /// Whom it serves.
    #[schema(max_items = 3)]
    pub types: Vec<ServiceTypeCode>,
    /// Through what it is reached.
    #[schema(max_items = 50)]
    pub channels: Vec<ChannelKindCode>,
    /// How well it fits; comparable within one answer.
    pub score: u32,
    /// What to highlight.
    pub marks: Marks,
}

impl HitView {
    /// A hit, if its service is still in the picture.
    pub fn of(snapshot: &Snapshot, hit: Hit) -> Option<Self> {
        let row = snapshot.service(&hit.id)?;
        let mut channels: Vec<_> = row.shown().channels.iter().map(|channel| channel.kind).collect();
        channels.dedup();
        Some(Self {
            service_id: hit.id.to_string(),
            title: (&row.facts.service.title).into(),
            agency: AgencyRef::of(snapshot, &row.facts.service.agency),
            types: codes(&row.shown().types),
            channels: codes(&channels),
            score: hit.score,
            marks: Marks { title: hit.marks },
        })
    }
}

/// How many of the found services an agency gives.
#[derive(Debug, Serialize, ToSchema)]
pub struct AgencyCount {
    /// The agency.
    #[schema(example = "ncc", pattern = "^[a-z][a-z0-9_-]{1,31}$")]
    pub code: String,
    /// Its name.
    pub title: BilingualJson,
    /// How many.
    pub count: u64,
}

/// How many of the found services are of a type.
#[derive(Debug, Serialize, ToSchema)]
pub struct TypeCount {
    /// The type.
    pub code: ServiceTypeCode,
    /// How many.
    pub count: u64,
}

/// How many of the found services have a channel.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChannelCount {
    /// The channel.
    pub code: ChannelKindCode,
    /// How many.
    pub count: u64,
}

/// Counts to narrow by; each counts before its own filter.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SearchFacets)]
pub struct FacetsView {
    /// By agency, the largest first.
    #[schema(max_items = 1000)]
    pub agency: Vec<AgencyCount>,
    /// By type.
    #[serde(rename = "type")]
    #[schema(max_items = 3)]
    pub type_: Vec<TypeCount>,
    /// By channel.
    #[schema(max_items = 8)]
    pub channel: Vec<ChannelCount>,
}

/// The most agencies counted in one answer.
const MOST_AGENCIES: usize = 1_000;

impl FacetsView {
    /// Counts with the names of agencies.
    pub fn of(snapshot: &Snapshot, facets: Facets) -> Self {
        let Facets { agency, service_type, channel } = facets;
        let named = |(code, count)| {
            let AgencyRef { code, title } = AgencyRef::of(snapshot, &code)?;
            Some(AgencyCount { code, title, count })
        };
        Self {
            agency: agency.into_iter().take(MOST_AGENCIES).filter_map(named).collect(),
            type_: service_type
                .into_iter()
                .map(|(code, count)| TypeCount { code: code.into(), count })
                .collect(),
            channel: channel
                .into_iter()
                .map(|(code, count)| ChannelCount { code: code.into(), count })
                .collect(),
        }
    }
}

/// What a search found.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SearchAnswer)]
pub struct FoundView {
    /// Services, the best first; equal ones in identifier order.
    #[schema(max_items = 200)]
    pub items: Vec<HitView>,
    /// Counts to narrow by.
    pub facets: FacetsView,
    /// How many there are in all.
    pub total: u64,
    /// A better spelling, only when nothing was found.
    #[schema(example = "نقشه", max_length = 200)]
    pub did_you_mean: Option<String>,
    /// Send it back as `cursor` for the next page; null at the end.
    #[schema(max_length = 2000, pattern = "^[A-Za-z0-9_-]+$")]
    pub next_cursor: Option<String>,
}

//! A row of the flat list of services.

use crate::api::view::agency::AgencyRef;
use crate::api::view::links::Links;
use crate::catalogue::row::Row;
use crate::catalogue::snapshot::Snapshot;
use crate::document::code::ChannelKindCode;
use crate::document::code::LevelCode;
use crate::document::code::LifeEventCode;
use crate::document::code::NatureCode;
use crate::document::code::ProvinceCode;
use crate::document::code::ScopeCode;
use crate::document::code::ServiceStatusCode;
use crate::document::code::ServiceTypeCode;
use crate::document::code::codes;
use crate::document::text::BilingualJson;
use crate::domain::calendar;
use crate::domain::id::ServiceId;
use crate::domain::service::Service;
use serde::Serialize;
use utoipa::ToSchema;

/// A service by its identifier and title.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ServiceReference)]
pub struct ServiceRef {
    /// Its identifier.
    #[schema(example = "121095000", pattern = "^[1-9][0-9]{8}([0-9]{2})?$")]
    pub service_id: String,
    /// Its title.
    pub title: BilingualJson,
}

impl ServiceRef {
    /// A service of the picture.
    pub fn of(snapshot: &Snapshot, id: &ServiceId) -> Option<Self> {
        snapshot
            .service(id)
            .map(|row| Self { service_id: id.to_string(), title: (&row.facts.service.title).into() })
    }
}

/// Whether a row is a service or a part of one.
pub const fn kind(service: &Service) -> &'static str {
    if service.parent.is_some() { "sub_service" } else { "service" }
}

/// Addresses of a row.
#[derive(Debug, Serialize, ToSchema)]
pub struct ItemLinks {
    /// Its card.
    #[serde(rename = "self")]
    pub self_: String,
    /// Its page.
    pub html: String,
}

/// A row of the flat list. Every key is there, unless `fields` asked for some: then those alone are.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ServiceListItem)]
pub struct Item {
    /// Its identifier.
    #[schema(example = "121095101", pattern = "^[1-9][0-9]{8}([0-9]{2})?$")]
    pub service_id: String,
    /// `service` or `sub_service`.
    #[schema(example = "sub_service", pattern = "^(service|sub_service)$")]
    pub kind: &'static str,
    /// The service it is a part of.
    pub parent: Option<ServiceRef>,
    /// Its title.
    pub title: BilingualJson,
    /// Who gives it.
    pub agency: Option<AgencyRef>,
    /// Issued or withdrawn.
    pub status: ServiceStatusCode,
    /// A unit that the guide counts.
    pub countable: bool,
    /// Whom it serves.
    #[schema(max_items = 3)]
    pub types: Vec<ServiceTypeCode>,
    /// Through what it is reached, in the order of the guide's icons.
    #[schema(max_items = 50)]
    pub channels: Vec<ChannelKindCode>,
    /// Its nature.
    pub nature: Option<NatureCode>,
    /// Its levels.
    #[schema(max_items = 5)]
    pub levels: Vec<LevelCode>,
    /// Its life events.
    #[schema(max_items = 14)]
    pub life_events: Vec<LifeEventCode>,
    /// Where it is given.
    pub scope: Option<ScopeCode>,
    /// The province, exactly when the scope is one province.
    pub province: Option<ProvinceCode>,
    /// Whether it may be handed to counter offices.
    pub delegable: bool,
    /// The revision in force; 0 without a published card.
    pub revision: i64,
    /// When that revision was published; RFC 3339, UTC.
    #[schema(format = DateTime)]
    pub published_at: Option<String>,
    /// The last entry that altered this row; RFC 3339, UTC.
    #[schema(format = DateTime)]
    pub updated_at: String,
    /// Related addresses.
    pub links: ItemLinks,
}

/// The keys a row can be narrowed to with `fields`.
pub const FIELDS: &[&str] = &[
    "service_id",
    "kind",
    "parent",
    "title",
    "agency",
    "status",
    "countable",
    "types",
    "channels",
    "nature",
    "levels",
    "life_events",
    "scope",
    "province",
    "delegable",
    "revision",
    "published_at",
    "updated_at",
    "links",
];

impl Item {
    /// A row of the picture.
    pub fn of(snapshot: &Snapshot, row: &Row, links: &Links) -> Self {
        let Service { id, agency, parent, title, scope, province, issued_on: _, withdrawal: _ } =
            &row.facts.service;
        let stamp = if row.shows_card() { row.facts.stamp.as_ref() } else { None };
        Self {
            service_id: id.to_string(),
            kind: kind(&row.facts.service),
            parent: parent.as_ref().and_then(|parent| ServiceRef::of(snapshot, parent)),
            title: title.into(),
            agency: AgencyRef::of(snapshot, agency),
            status: row.status().into(),
            countable: row.countable(),
            types: codes(&row.shown().types),
            channels: channel_kinds(row),
            nature: row.shown().nature.map(Into::into),
            levels: codes(&row.shown().levels),
            life_events: codes(&row.shown().life_events),
            scope: scope.map(Into::into),
            province: province.map(Into::into),
            delegable: row.delegable(),
            revision: stamp.map_or(0, |stamp| stamp.number),
            published_at: stamp.map(|stamp| calendar::instant_text(stamp.published_at)),
            updated_at: calendar::instant_text(row.updated_at),
            links: ItemLinks { self_: links.service(id), html: links.page(id) },
        }
    }
}

/// The kinds of a row's channels, each once.
fn channel_kinds(row: &Row) -> Vec<ChannelKindCode> {
    let mut kinds: Vec<_> = row.shown().channels.iter().map(|channel| channel.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    codes(&kinds)
}

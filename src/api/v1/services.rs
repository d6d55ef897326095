//! The flat list of services, with every filter.

use crate::api::cursor;
use crate::api::cursor::Scope;
use crate::api::problem::Refusal;
use crate::api::query::Query;
use crate::api::reading::Reading;
use crate::api::v1::links;
use crate::api::view::item;
use crate::api::view::item::Item;
use crate::api::view::list::Page;
use crate::app::problem::Problem;
use crate::catalogue::listing;
use crate::catalogue::listing::Filter;
use crate::catalogue::snapshot::Snapshot;
use crate::domain::id::ServiceId;
use crate::domain::violation::Fault;
use crate::domain::vocabulary::ChannelKind;
use crate::domain::vocabulary::Level;
use crate::domain::vocabulary::LifeEvent;
use crate::domain::vocabulary::Nature;
use crate::domain::vocabulary::ServiceStatus;
use crate::domain::vocabulary::ServiceType;
use actix_web::HttpResponse;
use actix_web::get;
use serde::Deserialize;
use utoipa::IntoParams;

/// Filters of the list of services.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(rename_all = "camelCase")]
pub struct ServiceFilter {
    /// Only services of this agency.
    #[param(example = "ncc", pattern = "^[a-z][a-z0-9_-]{1,31}$", max_length = 32)]
    agency: Option<String>,
    /// Only issued sub-services of this service.
    #[param(example = "121095000")]
    parent: Option<String>,
    /// Only services of this type.
    #[serde(rename = "type")]
    #[param(rename = "type", value_type = Option<crate::document::code::ServiceTypeCode>)]
    type_: Option<String>,
    /// Only services reached through this channel.
    #[param(value_type = Option<crate::document::code::ChannelKindCode>)]
    channel: Option<String>,
    /// Only units that the guide counts, or only the others.
    #[param(value_type = Option<bool>)]
    countable: Option<String>,
    /// Only services that may be handed to counter offices, or only the others.
    #[param(value_type = Option<bool>)]
    delegable: Option<String>,
    /// Only services of this nature.
    #[param(value_type = Option<crate::document::code::NatureCode>)]
    nature: Option<String>,
    /// Only services of this level.
    #[param(value_type = Option<crate::document::code::LevelCode>)]
    level: Option<String>,
    /// Only services of this life event.
    #[param(value_type = Option<crate::document::code::LifeEventCode>)]
    life_event: Option<String>,
    /// Issued services unless said.
    #[param(value_type = Option<crate::document::code::ServiceStatusCode>)]
    status: Option<String>,
    /// Only rows altered after this RFC 3339 instant.
    #[param(example = "2026-03-21T00:00:00Z", format = DateTime, max_length = 40)]
    updated_after: Option<String>,
    /// Words of the Persian title; letters and digits of any script are folded. `/search` ranks and looks wider.
    #[param(example = "نقشه", min_length = 1, max_length = 200)]
    q: Option<String>,
    /// Only these keys of each row, separated by commas; rows then lack the others.
    #[param(example = "service_id,title", max_length = 400, pattern = "^[a-z_]+(,[a-z_]+)*$")]
    fields: Option<String>,
    /// Rows of a page, 1 to 200; 50 unless said.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200, default = 50, example = 50)]
    limit: Option<String>,
    /// Where the page begins: `next_cursor` of the page before.
    #[param(max_length = 2000, pattern = "^[A-Za-z0-9_-]+$")]
    cursor: Option<String>,
}

struct Asked {
    filter: Filter,
    fields: Vec<String>,
    limit: usize,
    scope: Scope,
    after: Option<ServiceId>,
}

/// List services
///
/// Services in identifier order, as the filters say; pages by cursor. Only issued ones unless `status` says
/// otherwise. The tag of a page moves only when something on the page does.
#[utoipa::path(
    tag = "Services",
    operation_id = "list_services",
    params(ServiceFilter),
    responses((status = 200, description = "One page of services.", body = Page<Item>))
)]
#[get("/services")]
pub async fn list_services(reading: Reading, query: Query<ServiceFilter>) -> Result<HttpResponse, Refusal> {
    let key = reading.key_of_address();
    if let Some(answer) = reading.prepared(&key) {
        return Ok(answer);
    }
    let asked = read(&reading.snapshot, query)?;
    let links = links(reading.request())?;
    let answer = reading.answer(key, |reading| {
        let snapshot = &reading.snapshot;
        let page = listing::page(snapshot, &asked.filter, asked.after.as_ref(), asked.limit);
        let next_cursor = page.next_after.map(|last| cursor::write(asked.scope, last.as_str()));
        let items = page.rows.iter().map(|row| Item::of(snapshot, row, &links)).collect();
        Page { items, next_cursor }.narrowed(&asked.fields)?.written()
    });
    answer.await
}

fn read(snapshot: &Snapshot, query: Query<ServiceFilter>) -> Result<Asked, Problem> {
    let (query, mut check) = query.open();
    let parent = check.service("parent", query.parent.as_deref());
    let filter = Filter {
        agency: check.agency("agency", query.agency.as_deref()),
        parent: parent.map(|id| snapshot.alias(id.as_str()).cloned().unwrap_or(id)),
        service_type: check.code("type", query.type_.as_deref(), ServiceType::CODES, ServiceType::from_code),
        channel: check.code("channel", query.channel.as_deref(), ChannelKind::CODES, ChannelKind::from_code),
        countable: check.truth("countable", query.countable.as_deref()),
        delegable: check.truth("delegable", query.delegable.as_deref()),
        nature: check.code("nature", query.nature.as_deref(), Nature::CODES, Nature::from_code),
        level: check.code("level", query.level.as_deref(), Level::CODES, Level::from_code),
        life_event: check.code(
            "lifeEvent",
            query.life_event.as_deref(),
            LifeEvent::CODES,
            LifeEvent::from_code,
        ),
        status: check.code("status", query.status.as_deref(), ServiceStatus::CODES, ServiceStatus::from_code),
        updated_after: check.instant("updatedAfter", query.updated_after.as_deref()),
        words: check.words("q", query.q.as_deref()),
    };
    let fields = check.fields(query.fields.as_deref(), item::FIELDS);
    let limit = check.limit(query.limit.as_deref());
    let scope = Scope::of(&["services", &format!("{filter:?}")]);
    let after = check.read("cursor", query.cursor.as_deref(), |raw| {
        ServiceId::parse(&cursor::read(scope, raw)?).map_err(|_| Fault::InvalidCursor)
    });
    check.finish()?;
    Ok(Asked { filter, fields, limit, scope, after })
}

//! Search: ranked, folded, counted, with a better spelling where nothing was found.

use crate::api::cursor;
use crate::api::cursor::Scope;
use crate::api::problem::Refusal;
use crate::api::query::Query;
use crate::api::reading::Reading;
use crate::api::view;
use crate::api::view::search::FacetsView;
use crate::api::view::search::FoundView;
use crate::api::view::search::HitView;
use crate::app::problem::Problem;
use crate::catalogue::bodies::Body;
use crate::catalogue::search;
use crate::catalogue::search::Position;
use crate::catalogue::snapshot::Snapshot;
use crate::domain::id::ServiceId;
use crate::domain::violation::Fault;
use crate::domain::vocabulary::ChannelKind;
use crate::domain::vocabulary::ServiceType;
use actix_web::HttpResponse;
use actix_web::get;
use serde::Deserialize;
use utoipa::IntoParams;

/// What is searched for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SearchQuery {
    /// Words, the last of which may be begun only; or the beginning of an identifier in any digit script.
    #[param(required, example = "نقشه برداری", min_length = 1, max_length = 200)]
    q: Option<String>,
    /// Only services of this agency.
    #[param(example = "ncc", pattern = "^[a-z][a-z0-9_-]{1,31}$", max_length = 32)]
    agency: Option<String>,
    /// Only services of this type.
    #[serde(rename = "type")]
    #[param(rename = "type", value_type = Option<crate::document::code::ServiceTypeCode>)]
    type_: Option<String>,
    /// Only services reached through this channel.
    #[param(value_type = Option<crate::document::code::ChannelKindCode>)]
    channel: Option<String>,
    /// Rows of a page, 1 to 200; 50 unless said.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200, default = 50, example = 50)]
    limit: Option<String>,
    /// Where the page begins: `next_cursor` of the page before.
    #[param(max_length = 2000, pattern = "^[A-Za-z0-9_-]+$")]
    cursor: Option<String>,
}

/// The longest text that is searched for, in characters.
const LONGEST_TEXT: usize = 200;

/// Search services
///
/// Issued services, parents too, best first. Persian and Arabic letters, digits of any script, joined and spaced
/// words meet. Each facet counts before its own filter.
#[utoipa::path(
    tag = "Services",
    operation_id = "search_services",
    params(SearchQuery),
    responses((status = 200, description = "What was found.", body = FoundView))
)]
#[get("/search")]
pub async fn search_services(reading: Reading, query: Query<SearchQuery>) -> Result<HttpResponse, Refusal> {
    let (question, scope) = read(query)?;
    let answer = reading.answer_from_store(reading.key_of_address(), move |_, snapshot| {
        let found = snapshot.search().search(&question);
        let found = found_view(snapshot, found, scope);
        view::render(&found).map(|plain| Body::page(plain, found.next_cursor))
    });
    answer.await
}

fn read(query: Query<SearchQuery>) -> Result<(search::Query, Scope), Problem> {
    let (query, mut check) = query.open();
    let text = check.text("q", query.q.as_deref(), LONGEST_TEXT);
    if query.q.is_none() {
        check.fault("q", Fault::Required);
    }
    let agency = check.agency("agency", query.agency.as_deref());
    let service_type = check.code("type", query.type_.as_deref(), ServiceType::CODES, ServiceType::from_code);
    let channel = check.code("channel", query.channel.as_deref(), ChannelKind::CODES, ChannelKind::from_code);
    let limit = check.limit(query.limit.as_deref());
    let scope = Scope::of(&["search", &format!("{text:?}{agency:?}{service_type:?}{channel:?}")]);
    let after = check.read("cursor", query.cursor.as_deref(), |raw| position(&cursor::read(scope, raw)?));
    check.finish()?;
    Ok((search::Query { text: text.unwrap_or_default(), agency, service_type, channel, after, limit }, scope))
}

fn position(raw: &str) -> Result<Position, Fault> {
    let (score, id) = raw.split_once('.').ok_or(Fault::InvalidCursor)?;
    let score = score.parse().map_err(|_| Fault::InvalidCursor)?;
    Ok(Position { score, id: ServiceId::parse(id).map_err(|_| Fault::InvalidCursor)? })
}

fn found_view(snapshot: &Snapshot, found: search::Found, scope: Scope) -> FoundView {
    let search::Found { hits, total, facets, did_you_mean, next } = found;
    FoundView {
        items: hits.into_iter().filter_map(|hit| HitView::of(snapshot, hit)).collect(),
        facets: FacetsView::of(snapshot, facets),
        total,
        did_you_mean,
        next_cursor: next.map(|last| cursor::write(scope, &format!("{}.{}", last.score, last.id))),
    }
}

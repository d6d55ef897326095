//! The card, the identity form, and cards by the hundred.

use crate::api::problem::Asked;
use crate::api::problem::ProblemDocument;
use crate::api::problem::Refusal;
use crate::api::query::LARGEST_PAGE;
use crate::api::query::Query;
use crate::api::reading::Found;
use crate::api::reading::Linked;
use crate::api::reading::Offer;
use crate::api::reading::Reading;
use crate::api::v1::agencies::AsOf;
use crate::api::v1::links;
use crate::api::view;
use crate::api::view::card::Card;
use crate::api::view::identity::IdentityView;
use crate::api::view::linked::LinkedCard;
use crate::api::view::links::Links;
use crate::app::history;
use crate::app::lookup;
use crate::app::lookup::Located;
use crate::app::problem::Problem;
use crate::app::problem::ProblemCode;
use crate::app::records;
use crate::app::registry::Registry;
use crate::catalogue::bodies::Address;
use crate::catalogue::bodies::Key;
use crate::catalogue::row::Row;
use crate::catalogue::snapshot::Snapshot;
use crate::domain::calendar::Timestamp;
use crate::domain::violation::Fault;
use crate::exchange::schema_org;
use crate::http::negotiation;
use crate::http::reply::Freshness;
use crate::http::reply::Media;
use actix_web::HttpResponse;
use actix_web::get;
use actix_web::web;
use serde::Deserialize;
use serde::Serialize;
use serde_json::Value;
use std::sync::Arc;
use utoipa::IntoParams;
use utoipa::ToSchema;

type Write = fn(&Registry, &Snapshot, &Row, &Links) -> Result<Vec<u8>, Problem>;

/// Read a card
///
/// The public card (guide, figure 3 and annex form). A parent, and a service without a published card, answers with
/// what the issuer states, empty card fields and revision 0. An alias answers 308 to the canonical identifier; a
/// withdrawn service 410 with its successors.
#[utoipa::path(
    tag = "Services",
    operation_id = "read_card",
    params(
        ("service_id" = String, Path, description = "Nine or eleven digits, in any digit script.", example = "121095101"),
        AsOf
    ),
    responses(
        (status = 200, description = "The card.", content((Card = "application/json"), (LinkedCard = "application/ld+json"))),
        (status = 410, description = "Withdrawn.")
    )
)]
#[get("/services/{service_id}")]
pub async fn read_card(
    reading: Reading<Linked>,
    service_id: web::Path<String>,
    query: Query<AsOf>,
) -> Result<HttpResponse, Refusal> {
    let moment = AsOf::moment(query)?;
    match reading.media {
        Media::JsonLd => about(reading, &service_id, moment, ".jsonld", write_linked).await,
        _ => about(reading, &service_id, moment, "", write_card).await,
    }
}

/// Read an identity form
///
/// The full identity form (شناسنامه خدمت), its keys in the order of the issued annex.
#[utoipa::path(
    tag = "Services",
    operation_id = "read_identity_form",
    params(
        ("service_id" = String, Path, description = "Nine or eleven digits, in any digit script.", example = "121095101"),
        AsOf
    ),
    responses(
        (status = 200, description = "The identity form.", body = IdentityView),
        (status = 410, description = "Withdrawn.")
    )
)]
#[get("/services/{service_id}/identity")]
pub async fn read_identity_form(
    reading: Reading,
    service_id: web::Path<String>,
    query: Query<AsOf>,
) -> Result<HttpResponse, Refusal> {
    about(reading, &service_id, AsOf::moment(query)?, "/identity", write_identity).await
}

/// Answers something about a service, now or at a moment of the past.
async fn about<O: Offer>(
    reading: Reading<O>,
    raw: &str,
    moment: Option<Timestamp>,
    what: &'static str,
    write: Write,
) -> Result<HttpResponse, Refusal> {
    let links = links(reading.request())?;
    let row = match reading.service(raw)? {
        Found::Here(row) => row,
        Found::Moved(answer) => return Ok(answer),
    };
    if let Some(moment) = moment {
        return reading
            .answer_once(Freshness::Current, move |registry, _| {
                let past = history::of_service(registry, row.id(), moment)?;
                let row = past.service(row.id()).ok_or(Problem::new(ProblemCode::ServiceNotFound))?;
                lookup::not_withdrawn(&past, row)?;
                write(registry, &past, row, &links)
            })
            .await;
    }
    lookup::not_withdrawn(&reading.snapshot, &row)?;
    let key = Key { address: Address::Service(row.id().clone(), what), changed_at: row.changed_at };
    reading.answer_from_store(key, move |registry, snapshot| write(registry, snapshot, &row, &links)).await
}

/// The bytes of a card.
///
/// # Errors
/// The store does not answer.
pub fn write_card(
    registry: &Registry,
    snapshot: &Snapshot,
    row: &Row,
    links: &Links,
) -> Result<Vec<u8>, Problem> {
    view::render(&Card::of(snapshot, row, records::in_force(registry, row)?, links))
}

fn write_linked(
    registry: &Registry,
    snapshot: &Snapshot,
    row: &Row,
    links: &Links,
) -> Result<Vec<u8>, Problem> {
    let agency = snapshot.agency(&row.facts.service.agency);
    let record = records::in_force(registry, row)?.map(|loaded| loaded.record);
    let page = links.page(row.id());
    view::render(&schema_org::service(
        &row.facts.service,
        agency.map(|row| &row.agency),
        record.as_ref(),
        &page,
    ))
}

fn write_identity(
    registry: &Registry,
    snapshot: &Snapshot,
    row: &Row,
    links: &Links,
) -> Result<Vec<u8>, Problem> {
    view::render(&IdentityView::of(snapshot, row, records::in_force(registry, row)?, links))
}

/// Which cards are wanted.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct BatchQuery {
    /// At most 200 identifiers, separated by commas, in any digit script.
    #[param(required, example = "121095101,121095102", min_length = 1, max_length = 4000)]
    ids: Option<String>,
}

/// The answer for one identifier of a batch.
#[derive(Debug, Serialize, ToSchema)]
pub struct BatchItem {
    /// The identifier as it was asked for.
    #[schema(max_length = 4000)]
    service_id: String,
    /// What asking for it alone would have answered; a card under another identifier is 200.
    #[schema(minimum = 200, maximum = 599)]
    status: u16,
    /// The card.
    #[schema(value_type = Option<Card>)]
    card: Option<Value>,
    /// Why there is none.
    problem: Option<ProblemDocument>,
}

/// Cards in the order asked.
#[derive(Debug, Serialize, ToSchema)]
pub struct Batch {
    /// One answer for each identifier.
    #[schema(max_items = 200)]
    items: Vec<BatchItem>,
}

/// Read many cards
///
/// Up to 200 cards in the order asked, always 200; each item has the status that asking for it alone would have had.
#[utoipa::path(
    tag = "Services",
    operation_id = "read_cards",
    params(BatchQuery),
    responses((status = 200, description = "One answer for each identifier.", body = Batch))
)]
#[get("/services/_batch")]
pub async fn read_cards(reading: Reading, query: Query<BatchQuery>) -> Result<HttpResponse, Refusal> {
    let (query, mut check) = query.open();
    let ids = check.list("ids", query.ids.as_deref(), LARGEST_PAGE);
    if query.ids.is_none() {
        check.fault("ids", Fault::Required);
    }
    check.finish()?;
    let links = links(reading.request())?;
    let request_id = Asked::of(reading.request()).request_id.to_owned();
    let instance = reading.request().uri().path().to_owned();
    let language = negotiation::language(reading.request().headers());
    let answer = reading.answer_once(Freshness::Current, move |registry, snapshot| {
        let asked = Asked { instance: &instance, request_id: &request_id, language };
        let items = ids.into_iter().map(|raw| {
            let card = card_of(registry, snapshot, &raw, &links);
            let status = card.as_ref().map_or_else(|problem| problem.code.status(), |_| 200);
            let (card, problem) = match card {
                Ok(card) => (Some(card), None),
                Err(problem) => (None, Some(ProblemDocument::of(&problem, asked))),
            };
            BatchItem { service_id: raw, status, card, problem }
        });
        view::render(&Batch { items: items.collect() })
    });
    answer.await
}

/// A card, prepared or made for this batch.
fn card_of(registry: &Registry, snapshot: &Snapshot, raw: &str, links: &Links) -> Result<Value, Problem> {
    let row = match lookup::service(snapshot, raw)? {
        Located::Here(row) => row,
        Located::Elsewhere(id) => snapshot.service(id).ok_or(Problem::new(ProblemCode::ServiceNotFound))?,
    };
    lookup::not_withdrawn(snapshot, row)?;
    let key = Key { address: Address::Service(row.id().clone(), ""), changed_at: row.changed_at };
    let bytes = match registry.bodies.get(&key) {
        Some(body) => body.plain.to_vec(),
        None => write_card(registry, snapshot, row, links)?,
    };
    serde_json::from_slice(&bytes).map_err(|_| Problem::new(ProblemCode::InternalError))
}

/// Prepares every card of the picture, until the memory for them is full.
pub fn warm(registry: &Registry, links: &Links, mut still_wanted: impl FnMut() -> bool) {
    use crate::catalogue::bodies::Body;
    use crate::catalogue::bodies::Room;
    let snapshot: Arc<Snapshot> = registry.catalogue.snapshot();
    for row in snapshot.services_after(None).take_while(|_| still_wanted()) {
        let key = Key { address: Address::Service(row.id().clone(), ""), changed_at: row.changed_at };
        if registry.bodies.get(&key).is_some() || lookup::not_withdrawn(&snapshot, row).is_err() {
            continue;
        }
        let Ok(bytes) = write_card(registry, &snapshot, row, links) else { return };
        if registry.bodies.warm(key, Body::new(bytes)) == Room::Full {
            return;
        }
    }
}

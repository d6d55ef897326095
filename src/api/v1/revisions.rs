//! Published revisions of a card: the list, one of them, what changed between two.

use crate::api::cursor;
use crate::api::cursor::Scope;
use crate::api::problem::Refusal;
use crate::api::query::NoQuery;
use crate::api::query::Query;
use crate::api::reading::Found;
use crate::api::reading::Reading;
use crate::api::v1::links;
use crate::api::view;
use crate::api::view::list::Page;
use crate::api::view::revision::DifferenceView;
use crate::api::view::revision::RevisionItem;
use crate::api::view::revision::RevisionView;
use crate::app::lookup;
use crate::app::records;
use crate::app::records::Published;
use crate::domain::calendar;
use crate::domain::id::ServiceId;
use crate::domain::violation::Fault;
use crate::http::reply::Freshness;
use actix_web::HttpResponse;
use actix_web::get;
use actix_web::web;
use serde::Deserialize;
use utoipa::IntoParams;

/// A page of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// Rows of a page, 1 to 200; 50 unless said.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200, default = 50, example = 50)]
    limit: Option<String>,
    /// Where the page begins: `next_cursor` of the page before.
    #[param(max_length = 2000, pattern = "^[A-Za-z0-9_-]+$")]
    cursor: Option<String>,
}

/// What to compare with.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FromQuery {
    /// The older revision; the one before unless said.
    #[param(value_type = Option<u32>, minimum = 1, example = 1)]
    from: Option<String>,
}

/// List revisions
///
/// Every published revision of a card, the newest first; also of a withdrawn service.
#[utoipa::path(
    tag = "Revisions",
    operation_id = "list_revisions",
    params(("service_id" = String, Path, description = "Nine or eleven digits.", example = "121095101"), PageQuery),
    responses((status = 200, description = "One page of revisions.", body = Page<RevisionItem>))
)]
#[get("/services/{service_id}/revisions")]
pub async fn list_revisions(
    reading: Reading,
    service_id: web::Path<String>,
    query: Query<PageQuery>,
) -> Result<HttpResponse, Refusal> {
    let (query, mut check) = query.open();
    let limit = check.limit(query.limit.as_deref());
    let named = lookup::service_id(&reading.snapshot, &service_id);
    let scope = Scope::of(&["revisions", named.as_ref().map(ServiceId::as_str).unwrap_or_default()]);
    let before = check.read("cursor", query.cursor.as_deref(), |raw| {
        cursor::read(scope, raw)?.parse::<i64>().map_err(|_| Fault::InvalidCursor)
    });
    check.finish()?;
    let row = match reading.service(&service_id)? {
        Found::Here(row) => row,
        Found::Moved(answer) => return Ok(answer),
    };
    let links = links(reading.request())?;
    let id = row.id().clone();
    let answer = reading.answer_once(Freshness::Current, move |registry, _| {
        let (stamps, more) = records::revisions(registry, &id, before, limit)?;
        let last = stamps.last().map(|stamp| stamp.number.to_string());
        let items = stamps.into_iter().map(|stamp| RevisionItem {
            revision: stamp.number,
            published_at: calendar::instant_text(stamp.published_at),
            change_note: stamp.change_note.as_ref().map(Into::into),
            digest: stamp.digest,
            href: format!("{}/revisions/{}", links.service(&id), stamp.number),
        });
        let next_cursor = last.filter(|_| more).map(|last| cursor::write(scope, &last));
        Page { items: items.collect(), next_cursor }.written()
    });
    answer.await
}

/// Read a revision
///
/// One published revision: what the agency stated, its note, and what differs from the revision before. It never
/// changes and may be kept for ever.
#[utoipa::path(
    tag = "Revisions",
    operation_id = "read_revision",
    params(
        ("service_id" = String, Path, description = "Nine or eleven digits.", example = "121095101"),
        ("revision" = u32, Path, description = "Its number, from 1.", minimum = 1, example = 1)
    ),
    responses((status = 200, description = "The revision.", body = RevisionView))
)]
#[get("/services/{service_id}/revisions/{revision}")]
pub async fn read_revision(
    reading: Reading,
    path: web::Path<(String, String)>,
    _query: NoQuery,
) -> Result<HttpResponse, Refusal> {
    let (service_id, number) = path.into_inner();
    let row = match reading.service(&service_id)? {
        Found::Here(row) => row,
        Found::Moved(answer) => return Ok(answer),
    };
    let number = records::number(&number)?;
    let id = row.id().clone();
    let answer = reading.answer_once(Freshness::Immutable, move |registry, _| {
        let Published { stamp, document } = records::revision(registry, &id, number)?;
        let before = if number > 1 { Some(records::revision(registry, &id, number - 1)?) } else { None };
        let changes = match before {
            Some(before) => records::differences(&before.document, &document)?,
            None => Vec::new(),
        };
        view::render(&RevisionView {
            service_id: id.to_string(),
            revision: number,
            published_at: calendar::instant_text(stamp.published_at),
            change_note: stamp.change_note.as_ref().map(Into::into),
            digest: stamp.digest,
            changes: changes.into_iter().map(Into::into).collect(),
            record: document,
        })
    });
    answer.await
}

/// Compare revisions
///
/// Every field that differs between two revisions, with both values.
#[utoipa::path(
    tag = "Revisions",
    operation_id = "compare_revisions",
    params(
        ("service_id" = String, Path, description = "Nine or eleven digits.", example = "121095101"),
        ("revision" = u32, Path, description = "The newer revision.", minimum = 1, example = 1),
        FromQuery
    ),
    responses((status = 200, description = "What differs.", body = DifferenceView))
)]
#[get("/services/{service_id}/revisions/{revision}/diff")]
pub async fn compare_revisions(
    reading: Reading,
    path: web::Path<(String, String)>,
    query: Query<FromQuery>,
) -> Result<HttpResponse, Refusal> {
    let (service_id, number) = path.into_inner();
    let to = records::number(&number);
    let (query, mut check) = query.open();
    let from = check.read("from", query.from.as_deref(), |raw| match (raw.parse::<i64>(), &to) {
        (Ok(from), Ok(to)) if from > *to => Err(Fault::OutOfRange),
        (Ok(..1), _) => Err(Fault::OutOfRange),
        (Ok(from), _) => Ok(from),
        (Err(_), _) => Err(Fault::NotANumber),
    });
    check.finish()?;
    let row = match reading.service(&service_id)? {
        Found::Here(row) => row,
        Found::Moved(answer) => return Ok(answer),
    };
    let to = to?;
    let from = from.unwrap_or_else(|| (to - 1).max(1));
    let id = row.id().clone();
    let answer = reading.answer_once(Freshness::Immutable, move |registry, _| {
        let (old, new) = (records::revision(registry, &id, from)?, records::revision(registry, &id, to)?);
        let changes = records::differences(&old.document, &new.document)?;
        let changes = changes.into_iter().map(Into::into).collect();
        view::render(&DifferenceView { service_id: id.to_string(), from, to, changes })
    });
    answer.await
}

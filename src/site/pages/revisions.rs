//! The published revisions of a card, the newest first, each with its note and what it changed.

use crate::app::problem::Problem;
use crate::app::problem::ProblemCode;
use crate::app::records;
use crate::app::records::Stamp;
use crate::app::registry::Registry;
use crate::catalogue::row::Row;
use crate::document::difference::Change;
use crate::domain::id::ServiceId;
use crate::site::address;
use crate::site::frame::Frame;
use crate::site::pages;
use crate::site::pages::Found;
use crate::site::parts::tree::Branch;
use crate::site::tongue;
use crate::site::tongue::Tongue;
use crate::site::tongue::Words;
use crate::site::visit::Setting;
use crate::site::visit::Visit;
use crate::site::visit::written;
use crate::wording::fields;
use crate::wording::pages as say;
use actix_web::HttpResponse;
use askama::Template;
use serde_json::Value;

/// Revisions of a page; each is compared with the one before it.
const SHOWN: usize = 10;
/// The most differences of a revision that are shown.
const MOST_CHANGES: usize = 200;

#[derive(Template)]
#[template(path = "revisions.html")]
struct Page {
    frame: Frame,
    t: Tongue,
    service: Branch,
    name: String,
    revisions: Vec<RevisionRow>,
    older: Option<String>,
    data: String,
}

struct RevisionRow {
    number: String,
    on: tongue::Day,
    note: Option<Words>,
    digest: String,
    /// None for the first, which has nothing before it.
    changes: Option<Vec<ChangeRow>>,
}

struct ChangeRow {
    field: Words,
    pointer: String,
    before: Option<Words>,
    after: Option<Words>,
}

/// `/services/{service_id}/revisions`.
pub async fn revisions(visit: Visit) -> HttpResponse {
    let row = match pages::service(&visit, "/revisions") {
        Found::Here(row) => row,
        Found::Instead(answer) => return answer,
    };
    let before = before(visit.request.query_string());
    let path = page_path(row.id(), before);
    let key = visit.key(&path, row.changed_at);
    visit.page(key, move |registry, _, setting| write(registry, setting, &row, before)).await
}

/// The number before which the page begins.
fn before(query: &str) -> Option<i64> {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
    let value = pairs.into_iter().find(|(name, _)| name == "before")?.1;
    value.parse().ok().filter(|number| *number > 1)
}

fn page_path(id: &ServiceId, before: Option<i64>) -> String {
    let before = before.map(|number| number.to_string());
    address::with_query(&format!("/services/{id}/revisions"), &[("before", before.as_deref())])
}

fn write(registry: &Registry, setting: &Setting, row: &Row, before: Option<i64>) -> Result<String, Problem> {
    let t = setting.tongue;
    let (stamps, more) = records::revisions(registry, row.id(), before, SHOWN)?;
    let last = stamps.last().map(|stamp| stamp.number).filter(|_| more);
    let revisions: Result<Vec<RevisionRow>, Problem> =
        stamps.into_iter().map(|stamp| revision_row(registry, t, row.id(), stamp)).collect();
    let page = Page {
        frame: setting.frame(&page_path(row.id(), before)),
        t,
        service: Branch::of(t, row),
        name: t.bare(&row.facts.service.title),
        revisions: revisions?,
        older: last.map(|number| setting.paths.of(&page_path(row.id(), Some(number)))),
        data: format!("/v1/services/{}/revisions", row.id()),
    };
    written(page.render())
}

fn revision_row(
    registry: &Registry,
    t: Tongue,
    id: &ServiceId,
    stamp: Stamp,
) -> Result<RevisionRow, Problem> {
    let Stamp { number, published_at, change_note, digest } = stamp;
    let changes = if number > 1 { Some(changes(registry, id, number)?) } else { None };
    Ok(RevisionRow {
        number: t.number(number),
        on: t.instant(&published_at),
        note: change_note.as_ref().map(|note| t.of(note)),
        digest,
        changes: changes.map(|changes| changes.into_iter().map(|change| change_row(t, change)).collect()),
    })
}

fn changes(registry: &Registry, id: &ServiceId, number: i64) -> Result<Vec<Change>, Problem> {
    let before = number.checked_sub(1).ok_or(Problem::new(ProblemCode::RevisionNotFound))?;
    let before = records::revision(registry, id, before)?.document;
    let after = records::revision(registry, id, number)?.document;
    let mut changes = records::differences(&before, &after)?;
    changes.truncate(MOST_CHANGES);
    Ok(changes)
}

fn change_row(t: Tongue, change: Change) -> ChangeRow {
    let Change { pointer, before, after } = change;
    let key = pointer.trim_start_matches('/').split('/').next().unwrap_or_default();
    let field = fields::words(key).map_or_else(|| t.raw(key), |said| t.said(said));
    ChangeRow { field, before: shown(t, &before), after: shown(t, &after), pointer }
}

/// A value as a reader sees it; none where there is none. Codes read as their labels.
fn shown(t: Tongue, value: &Value) -> Option<Words> {
    match value {
        Value::Null => None,
        Value::Bool(true) => Some(t.said(say::YES)),
        Value::Bool(false) => Some(t.said(say::NO)),
        Value::Number(number) => Some(t.raw(&t.digits(&number.to_string()))),
        Value::String(text) => Some(fields::label(text).map_or_else(|| t.raw(text), |label| t.said(label))),
        Value::Array(items) if items.is_empty() => None,
        Value::Array(_) | Value::Object(_) => Some(t.raw(&texts(value).join(t.comma()))),
    }
}

/// Every text in a value that was added or taken away whole.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        Value::Object(keys) => keys.values().flat_map(texts).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
    }
}

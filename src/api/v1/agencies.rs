//! Agencies: the list, one of them, its subordinates, its service list, its hours.

use crate::api::cursor;
use crate::api::cursor::Scope;
use crate::api::problem::Refusal;
use crate::api::query::NoQuery;
use crate::api::query::Query;
use crate::api::reading::Reading;
use crate::api::v1::links;
use crate::api::view;
use crate::api::view::agency::AgencyHoursView;
use crate::api::view::agency::AgencyView;
use crate::api::view::links::Links;
use crate::api::view::list::Page;
use crate::api::view::tree::Tree;
use crate::app::history;
use crate::app::lookup;
use crate::app::problem::Problem;
use crate::app::registry::Registry;
use crate::catalogue::bodies::Address;
use crate::catalogue::bodies::Key;
use crate::catalogue::snapshot::AgencyRow;
use crate::catalogue::snapshot::Snapshot;
use crate::clock;
use crate::domain::calendar::Timestamp;
use crate::domain::id::AgencyCode;
use crate::domain::text;
use crate::domain::violation::Fault;
use crate::domain::vocabulary::Province;
use crate::domain::vocabulary::Tier;
use crate::http::reply::Freshness;
use actix_web::HttpResponse;
use actix_web::get;
use actix_web::web;
use serde::Deserialize;
use std::sync::Arc;
use utoipa::IntoParams;

/// Filters of the list of agencies.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AgencyFilter {
    /// Only agencies of this mother agency.
    #[param(example = "mporg", pattern = "^[a-z][a-z0-9_-]{1,31}$", max_length = 32)]
    parent: Option<String>,
    /// Only agencies of this tier.
    #[param(value_type = Option<crate::document::code::TierCode>)]
    tier: Option<String>,
    /// Only agencies of this province.
    #[param(value_type = Option<crate::document::code::ProvinceCode>)]
    province: Option<String>,
    /// Words of the name, in Persian or English; letters and digits of any script are folded.
    #[param(example = "نقشه", min_length = 1, max_length = 200)]
    q: Option<String>,
    /// Rows of a page, 1 to 200; 50 unless said.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200, default = 50, example = 50)]
    limit: Option<String>,
    /// Where the page begins: `next_cursor` of the page before.
    #[param(max_length = 2000, pattern = "^[A-Za-z0-9_-]+$")]
    cursor: Option<String>,
}

/// A moment of the past.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(rename_all = "camelCase")]
pub struct AsOf {
    /// What held then: an RFC 3339 instant (exclusive), or a date, which means the end of that day in Tehran.
    /// The future is refused; before the first entry there is nothing.
    #[param(example = "2026-03-21", max_length = 40, pattern = r"^\d{4}-\d{2}-\d{2}(T\S+)?$")]
    as_of: Option<String>,
}

impl AsOf {
    /// The moment asked for, if one was.
    ///
    /// # Errors
    /// Another parameter, no moment, or one that has not come.
    pub fn moment(query: Query<Self>) -> Result<Option<Timestamp>, Problem> {
        let (query, mut check) = query.open();
        let moment = check.past("asOf", query.as_of.as_deref(), clock::now());
        check.finish().map(|()| moment)
    }
}

/// List agencies
///
/// Agencies by code, with the number of services each gives.
#[utoipa::path(
    tag = "Agencies",
    operation_id = "list_agencies",
    params(AgencyFilter),
    responses((status = 200, description = "One page of agencies.", body = Page<AgencyView>))
)]
#[get("/agencies")]
pub async fn list_agencies(reading: Reading, query: Query<AgencyFilter>) -> Result<HttpResponse, Refusal> {
    let (query, mut check) = query.open();
    let parent = check.agency("parent", query.parent.as_deref());
    let tier = check.code("tier", query.tier.as_deref(), Tier::CODES, Tier::from_code);
    let province = check.code("province", query.province.as_deref(), Province::CODES, Province::from_code);
    let words = check.words("q", query.q.as_deref());
    let limit = check.limit(query.limit.as_deref());
    let scope = Scope::of(&["agencies", &format!("{parent:?}{tier:?}{province:?}{words:?}")]);
    let after = check.read("cursor", query.cursor.as_deref(), |raw| {
        AgencyCode::parse(&cursor::read(scope, raw)?).ok_or(Fault::InvalidCursor)
    });
    check.finish()?;
    let links = links(reading.request())?;
    let admits = move |row: &AgencyRow| {
        parent.as_ref().is_none_or(|wanted| row.agency.parent.as_ref() == Some(wanted))
            && tier.is_none_or(|wanted| row.agency.tier == wanted)
            && province.is_none_or(|wanted| row.agency.province == Some(wanted))
            && words.iter().all(|word| named(row).contains(word.as_str()))
    };
    let key = reading.key_of_address();
    let answer = reading.answer(key, |reading| {
        let rows = reading
            .snapshot
            .agencies()
            .filter(|row| after.as_ref().is_none_or(|after| row.agency.code > *after));
        let mut rows: Vec<&Arc<AgencyRow>> = rows.filter(|row| admits(row)).take(limit + 1).collect();
        let more = rows.len() > limit;
        rows.truncate(limit);
        let last = rows.last().map(|row| row.agency.code.to_string());
        let next_cursor = last.filter(|_| more).map(|last| cursor::write(scope, &last));
        let items = rows.into_iter().map(|row| AgencyView::of(&reading.snapshot, row, &links)).collect();
        Page { items, next_cursor }.written()
    });
    answer.await
}

/// The name of an agency, folded for comparison and without blanks.
fn named(row: &AgencyRow) -> String {
    let title = &row.agency.title;
    let both = format!("{} {}", title.fa, title.en.as_ref().map(text::Text::as_str).unwrap_or_default());
    text::search_key(&both).replace(' ', "")
}

/// Read an agency
///
/// One agency with the number of services it gives; with `asOf`, as it was then.
#[utoipa::path(
    tag = "Agencies",
    operation_id = "read_agency",
    params(("code" = String, Path, description = "The code of the agency.", example = "ncc"), AsOf),
    responses((status = 200, description = "The agency.", body = AgencyView))
)]
#[get("/agencies/{code}")]
pub async fn read_agency(
    reading: Reading,
    code: web::Path<String>,
    query: Query<AsOf>,
) -> Result<HttpResponse, Refusal> {
    about(reading, &code, AsOf::moment(query)?, ITSELF, |snapshot, row, links| {
        view::render(&AgencyView::of(snapshot, row, links))
    })
    .await
}

/// List subordinate agencies
///
/// The menu «خدمات دستگاه‌های زیرمجموعه»: agencies whose mother agency this is, whole, by code.
#[utoipa::path(
    tag = "Agencies",
    operation_id = "list_subordinates",
    params(("code" = String, Path, description = "The code of the agency.", example = "mporg"), AsOf),
    responses((status = 200, description = "Its subordinate agencies.", body = Page<AgencyView>))
)]
#[get("/agencies/{code}/subordinates")]
pub async fn list_subordinates(
    reading: Reading,
    code: web::Path<String>,
    query: Query<AsOf>,
) -> Result<HttpResponse, Refusal> {
    about(reading, &code, AsOf::moment(query)?, SUBORDINATES, |snapshot, row, links| {
        let below =
            snapshot.agencies().filter(|other| other.agency.parent.as_ref() == Some(&row.agency.code));
        let items = below.map(|other| AgencyView::of(snapshot, other, links)).collect();
        view::render(&Page { items, next_cursor: None })
    })
    .await
}

/// Read the service list of an agency
///
/// Figures 1 and 2 of the guide in one answer: services in identifier order, each with its sub-services, and
/// channel icons on the rows that the guide counts. Whole, at most 5,000 rows.
#[utoipa::path(
    tag = "Agencies",
    operation_id = "read_agency_services",
    params(("code" = String, Path, description = "The code of the agency.", example = "ncc"), AsOf),
    responses((status = 200, description = "Its service list.", body = Tree))
)]
#[get("/agencies/{code}/services")]
pub async fn read_agency_services(
    reading: Reading,
    code: web::Path<String>,
    query: Query<AsOf>,
) -> Result<HttpResponse, Refusal> {
    about(reading, &code, AsOf::moment(query)?, SERVICES, |snapshot, row, _| {
        view::render(&Tree::of(snapshot, row))
    })
    .await
}

/// Read the default hours of an agency
///
/// What «وقت اداری» on a card refers to.
#[utoipa::path(
    tag = "Agencies",
    operation_id = "read_agency_hours",
    params(("code" = String, Path, description = "The code of the agency.", example = "ncc")),
    responses((status = 200, description = "Its hours.", body = AgencyHoursView))
)]
#[get("/agencies/{code}/hours")]
pub async fn read_agency_hours(
    reading: Reading,
    code: web::Path<String>,
    _query: NoQuery,
) -> Result<HttpResponse, Refusal> {
    about(reading, &code, None, HOURS, |_, row, _| view::render(&AgencyHoursView::of(row))).await
}

type Write = fn(&Snapshot, &AgencyRow, &Links) -> Result<Vec<u8>, Problem>;

/// What is asked about an agency.
struct Subject {
    /// Its address below the agency's.
    path: &'static str,
    /// How its past is read.
    past: fn(&Registry, &AgencyCode, Timestamp) -> Result<Snapshot, Problem>,
    /// The picture in which it last changed, or may have.
    changed_at: fn(&Snapshot, &AgencyRow) -> u64,
}

const ITSELF: Subject = Subject { path: "", past: history::of_agency, changed_at: |_, row| row.changed_at };
const SERVICES: Subject = Subject { path: "/services", ..ITSELF };
const HOURS: Subject = Subject { path: "/hours", ..ITSELF };
/// The menu shows the counts of every subordinate, so a change of any of them moves it.
const SUBORDINATES: Subject = Subject {
    path: "/subordinates",
    past: history::of_subordinates,
    changed_at: |snapshot, _| snapshot.number(),
};

/// Answers something about an agency, now or at a moment of the past.
async fn about(
    reading: Reading,
    code: &str,
    moment: Option<Timestamp>,
    subject: Subject,
    write: Write,
) -> Result<HttpResponse, Refusal> {
    let links = links(reading.request())?;
    if let Some(moment) = moment {
        let code = lookup::agency_code(code)?;
        return reading
            .answer_once(Freshness::Current, move |registry, _| {
                let past = (subject.past)(registry, &code, moment)?;
                write(&past, lookup::agency(&past, code.as_str())?, &links)
            })
            .await;
    }
    let row = Arc::clone(lookup::agency(&reading.snapshot, code)?);
    let changed_at = (subject.changed_at)(&reading.snapshot, &row);
    let key = Key { address: Address::Agency(row.agency.code.clone(), subject.path), changed_at };
    reading.answer(key, |reading| write(&reading.snapshot, &row, &links)).await
}

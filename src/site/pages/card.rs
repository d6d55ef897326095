//! The card of a service (guide, annex A, figure 3 and the annex form): its eleven items, access to complaints,
//! the day of the last change.
//!
//! Never here: the identity form, which has a page of its own.

use crate::app::problem::Gone;
use crate::app::problem::Problem;
use crate::app::problem::ProblemCode;
use crate::app::records;
use crate::app::registry::Registry;
use crate::catalogue::bodies::Key;
use crate::catalogue::row::Row;
use crate::catalogue::snapshot::Snapshot;
use crate::domain::card::Complaint;
use crate::domain::card::Record;
use crate::domain::completeness;
use crate::domain::fact::Notice;
use crate::domain::hours::ServiceHours;
use crate::domain::id::ServiceId;
use crate::domain::vocabulary::ChannelKind;
use crate::exchange::schema_org;
use crate::http::negotiation;
use crate::http::reply::Freshness;
use crate::site::address;
use crate::site::frame::Frame;
use crate::site::linked::Linked;
use crate::site::pages;
use crate::site::pages::Found;
use crate::site::pages::refused;
use crate::site::parts::ending::Ending;
use crate::site::parts::fees::FeeTable;
use crate::site::parts::flow::Flow;
use crate::site::parts::hours::Week;
use crate::site::parts::reach::Reach;
use crate::site::parts::spans::Span;
use crate::site::parts::tree::Branch;
use crate::site::tongue;
use crate::site::tongue::Tongue;
use crate::site::visit::Setting;
use crate::site::visit::Visit;
use crate::site::visit::written;
use crate::wording::forms;
use crate::wording::labels;
use crate::wording::pages as say;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

/// What the permanent address of a service offers, the page first.
const OFFERS: [&str; 3] = ["text/html", "application/json", "application/ld+json"];

#[derive(Template)]
#[template(path = "card.html")]
struct Page<'a> {
    frame: Frame,
    t: Tongue,
    row: &'a Row,
    record: Option<&'a Record>,
    name: String,
    agency: Option<Branch>,
    parent: Option<Branch>,
    parts: Vec<Branch>,
    gone: Option<Ending>,
    notice: Option<&'a Notice>,
    channels: Vec<Reach>,
    /// The request page, unless the service has ended.
    request: Option<String>,
    duration: Option<Span>,
    visits: Option<Span>,
    week: Option<Week>,
    hours_of_agency: Option<&'static str>,
    fees: FeeTable,
    complaint: Option<&'a Complaint>,
    flow: Option<Flow>,
    filled: Option<(String, String)>,
    identity: String,
    revisions: String,
    data: String,
    linked: Linked,
}

/// `/services/{service_id}`: the page, or the way to the data behind it.
pub async fn card(visit: Visit) -> HttpResponse {
    match negotiation::representation(visit.request.headers(), &OFFERS) {
        Some("text/html") => {}
        Some(_) => {
            let id = address::segment(&visit.named("service_id"));
            return visit.see_other(&format!("/v1/services/{id}"));
        }
        None => return refused::answer(&visit, &Problem::new(ProblemCode::NotAcceptable)),
    }
    let row = match pages::service(&visit, "") {
        Found::Here(row) => row,
        Found::Instead(answer) => return answer,
    };
    let gone = pages::withdrawn(&visit, &row).and_then(|problem| problem.gone);
    let notice = row.facts.notice.as_ref();
    let next =
        notice.and_then(|notice| if notice.from > visit.setting.now { Some(notice.from) } else { notice.to });
    let (status, freshness) = match gone {
        Some(_) => (StatusCode::GONE, Freshness::Brief),
        None => (StatusCode::OK, visit.freshness(next)),
    };
    let key = key(&visit, &row);
    let body = visit.body(key, move |registry, snapshot, setting| {
        write(registry, snapshot, setting, &row, gone.as_deref())
    });
    match body.await {
        Ok(body) => visit.send(&body, status, freshness),
        Err(problem) => refused::answer(&visit, &problem),
    }
}

/// A withdrawn service names others, so that any entry may move its page; a notice comes and goes by itself.
fn key(visit: &Visit, row: &Row) -> Key {
    let withdrawn = row.facts.service.withdrawal.is_some();
    let changed_at = if withdrawn { visit.snapshot.number() } else { row.changed_at };
    let shown = if notice(row, &visit.setting).is_some() { " with notice" } else { "" };
    visit.key(&format!("/services/{}{shown}", row.id()), changed_at)
}

fn notice<'a>(row: &'a Row, setting: &Setting) -> Option<&'a Notice> {
    let now = setting.now;
    row.facts.notice.as_ref().filter(|notice| notice.from <= now && notice.to.is_none_or(|to| now < to))
}

fn write(
    registry: &Registry,
    snapshot: &Snapshot,
    setting: &Setting,
    row: &Row,
    gone: Option<&Gone>,
) -> Result<String, Problem> {
    let t = setting.tongue;
    let paths = setting.paths;
    let loaded = records::in_force(registry, row)?;
    let record = loaded.as_ref().map(|loaded| &loaded.record);
    let service = &row.facts.service;
    let agency = snapshot.agency(&service.agency);
    let branch = |id: &ServiceId| snapshot.service(id).map(|row| Branch::of(t, row));
    let path = format!("/services/{}", row.id());
    let page = setting.permanent(&path);
    let written_page = Page {
        frame: setting.frame(&path),
        t,
        row,
        record,
        name: t.bare(&service.title),
        agency: agency.map(|agency| Branch::of_agency(t, &agency.agency)),
        parent: service.parent.as_ref().and_then(branch),
        parts: row.sub_services.iter().filter_map(branch).collect(),
        gone: gone.map(|gone| Ending::of(t, snapshot, gone)),
        notice: notice(row, setting),
        channels: record.map(|record| reaches(t, record)).unwrap_or_default(),
        request: record.filter(|_| gone.is_none()).and_then(request_page),
        duration: record
            .and_then(|record| record.average_duration.as_ref().map(|span| Span::of_duration(t, span))),
        visits: record
            .and_then(|record| record.in_person_visits.as_ref().map(|span| Span::of_visits(t, span))),
        week: record.and_then(|record| week(setting, snapshot, row, record)),
        hours_of_agency: record
            .filter(|record| record.service_hours == Some(ServiceHours::Agency))
            .map(|_| t.say(forms::HOURS_OF_AGENCY)),
        fees: record.map(|record| FeeTable::of(t, &record.fees, setting.today)).unwrap_or_default(),
        complaint: record.and_then(|record| record.complaint.as_ref()),
        flow: record.and_then(|record| Flow::of(t, &record.steps)),
        filled: record.map(|record| filled(t, record)),
        identity: paths.identity(row.id()),
        revisions: paths.revisions(row.id()),
        data: format!("/v1/services/{}", row.id()),
        linked: Linked::new(&schema_org::service(
            service,
            agency.map(|agency| &agency.agency),
            record,
            &page,
        )),
    };
    written(written_page.render())
}

/// The channels in the order of the guide's icons.
fn reaches(t: Tongue, record: &Record) -> Vec<Reach> {
    let mut channels: Vec<_> = record.access_channels.iter().collect();
    channels.sort_by_key(|channel| channel.kind);
    channels.into_iter().map(|channel| Reach::of(t, channel)).collect()
}

/// Where a client asks for the service on the web.
fn request_page(record: &Record) -> Option<String> {
    let mut channels = record.access_channels.iter();
    let web = channels.find(|channel| channel.kind == ChannelKind::Web)?;
    tongue::web(web.value.as_deref()?).map(str::to_owned)
}

/// The service's hours; «وقت اداری» are those of its agency.
fn week(setting: &Setting, snapshot: &Snapshot, row: &Row, record: &Record) -> Option<Week> {
    let hours = match record.service_hours.as_ref()? {
        ServiceHours::Own(hours) => hours,
        ServiceHours::Agency => snapshot.agency(&row.facts.service.agency)?.agency.hours.as_ref()?,
    };
    Some(Week::of(setting.tongue, hours, setting.today))
}

/// How many rows of the form are filled in, of how many.
fn filled(t: Tongue, record: &Record) -> (String, String) {
    let completeness = completeness::of(record);
    (t.number(completeness.filled), t.number(completeness.required))
}

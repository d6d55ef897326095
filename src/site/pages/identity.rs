//! The identity form of a service (شناسنامه خدمت), its rows in the order of the issued annex, the options of
//! its lists printed whole with those ticked that apply.
//!
//! Never here: who filled it in, which is nobody's business but the agency's.

use crate::app::problem::Gone;
use crate::app::problem::Problem;
use crate::app::records;
use crate::app::registry::Registry;
use crate::catalogue::row::Row;
use crate::catalogue::snapshot::Snapshot;
use crate::domain::card::Record;
use crate::domain::identity::ClientStat;
use crate::domain::identity::Frequency;
use crate::domain::identity::Inquiry;
use crate::domain::identity::Stage;
use crate::domain::vocabulary::Initiation;
use crate::domain::vocabulary::Level;
use crate::domain::vocabulary::LifeEvent;
use crate::domain::vocabulary::Nature;
use crate::domain::vocabulary::Scope;
use crate::domain::vocabulary::ServicePattern;
use crate::domain::vocabulary::ServiceType;
use crate::http::reply::Freshness;
use crate::site::frame::Frame;
use crate::site::pages;
use crate::site::pages::Found;
use crate::site::pages::refused;
use crate::site::parts::ending::Ending;
use crate::site::parts::fees::FeeTable;
use crate::site::parts::spans::Span;
use crate::site::parts::ticks;
use crate::site::parts::ticks::Tick;
use crate::site::parts::tree::Branch;
use crate::site::tongue;
use crate::site::tongue::Tongue;
use crate::site::tongue::Words;
use crate::site::visit::Setting;
use crate::site::visit::Visit;
use crate::site::visit::written;
use crate::wording::forms;
use crate::wording::labels;
use crate::wording::pages as say;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

#[derive(Template)]
#[template(path = "identity.html")]
struct Page<'a> {
    frame: Frame,
    t: Tongue,
    row: &'a Row,
    name: String,
    card: String,
    data: String,
    agency: Option<Branch>,
    mother: Option<Branch>,
    parent: Option<Branch>,
    gone: Option<Ending>,
    scopes: Vec<Tick>,
    form: Option<Form<'a>>,
}

/// The rows that the agency fills in.
struct Form<'a> {
    record: &'a Record,
    types: Vec<Tick>,
    natures: Vec<Tick>,
    levels: Vec<Tick>,
    life_events: Vec<Tick>,
    initiation: Vec<Tick>,
    patterns: Vec<Tick>,
    duration: Option<Span>,
    visits: Option<Span>,
    fees: FeeTable,
    clients: Vec<String>,
    frequency: Option<String>,
    stages: Vec<StageRow>,
    inquiries: Vec<InquiryRow<'a>>,
}

/// One of the four stages.
struct StageRow {
    name: &'static str,
    channels: String,
    channel_other: Option<Words>,
    reasons: String,
    reason_other: Option<Words>,
    places: String,
}

/// An inquiry at another agency.
struct InquiryRow<'a> {
    inquiry: &'a Inquiry,
    mode: String,
    price: Option<String>,
}

/// `/services/{service_id}/identity`.
pub async fn identity(visit: Visit) -> HttpResponse {
    let row = match pages::service(&visit, "/identity") {
        Found::Here(row) => row,
        Found::Instead(answer) => return answer,
    };
    let gone = pages::withdrawn(&visit, &row).and_then(|problem| problem.gone);
    let (status, freshness) = match gone {
        Some(_) => (StatusCode::GONE, Freshness::Brief),
        None => (StatusCode::OK, visit.freshness(None)),
    };
    // It names the mother agency, an entry about which does not count as one about the service.
    let key = visit.key(&format!("/services/{}/identity", row.id()), visit.snapshot.sequence());
    let body = visit.body(key, move |registry, snapshot, setting| {
        write(registry, snapshot, setting, &row, gone.as_deref())
    });
    match body.await {
        Ok(body) => visit.send(&body, status, freshness),
        Err(problem) => refused::answer(&visit, &problem),
    }
}

fn write(
    registry: &Registry,
    snapshot: &Snapshot,
    setting: &Setting,
    row: &Row,
    gone: Option<&Gone>,
) -> Result<String, Problem> {
    let t = setting.tongue;
    let service = &row.facts.service;
    let loaded = records::in_force(registry, row)?;
    let agency = snapshot.agency(&service.agency).map(|row| &row.agency);
    let mother = agency.and_then(|agency| snapshot.agency(agency.parent.as_ref()?));
    let parent = service.parent.as_ref().and_then(|parent| snapshot.service(parent));
    let scope: Vec<Scope> = service.scope.into_iter().collect();
    let page = Page {
        frame: setting.frame(&format!("/services/{}/identity", row.id())),
        t,
        row,
        name: t.bare(&service.title),
        card: setting.paths.service(row.id()),
        data: format!("/v1/services/{}/identity", row.id()),
        agency: agency.map(|agency| Branch::of_agency(t, agency)),
        mother: mother.map(|row| Branch::of_agency(t, &row.agency)),
        parent: parent.map(|parent| Branch::of(t, parent)),
        gone: gone.map(|gone| Ending::of(t, snapshot, gone)),
        scopes: ticks::of(t, Scope::ALL, &scope, labels::scope),
        form: loaded.as_ref().map(|loaded| form(setting, &loaded.record)),
    };
    written(page.render())
}

fn form<'a>(setting: &Setting, record: &'a Record) -> Form<'a> {
    let t = setting.tongue;
    let own = &record.identity;
    let nature: Vec<Nature> = own.nature.into_iter().collect();
    Form {
        record,
        types: ticks::of(t, ServiceType::ALL, &record.types, labels::service_type),
        natures: ticks::of(t, Nature::ALL, &nature, labels::nature),
        levels: ticks::of(t, Level::ALL, &own.levels, labels::level),
        life_events: ticks::of(t, LifeEvent::ALL, &own.life_events, labels::life_event),
        initiation: ticks::of(t, Initiation::ALL, &own.initiation, labels::initiation),
        patterns: ticks::of(t, ServicePattern::ALL, &own.service_patterns, labels::service_pattern),
        duration: record.average_duration.as_ref().map(|span| Span::of_duration(t, span)),
        visits: record.in_person_visits.as_ref().map(|span| Span::of_visits(t, span)),
        fees: FeeTable::of(t, &record.fees, setting.today),
        clients: own.client_stats.iter().map(|stat| clients(t, *stat)).collect(),
        frequency: own.frequency.map(|frequency| frequency_text(t, frequency)),
        stages: own.stages.iter().map(|stage| stage_row(t, stage)).collect(),
        inquiries: own.inquiries.iter().map(|inquiry| inquiry_row(t, inquiry)).collect(),
    }
}

fn clients(t: Tongue, stat: ClientStat) -> String {
    let ClientStat { count, per } = stat;
    let period = t.say(labels::period(per));
    format!("{} {} {} {period}", t.grouped(count), t.say(forms::CLIENTS), t.say(forms::IN_A))
}

fn frequency_text(t: Tongue, frequency: Frequency) -> String {
    match frequency {
        Frequency::Once => t.say(forms::ONCE).to_owned(),
        Frequency::NPer { count, per } => {
            let period = t.say(labels::period(per));
            format!("{} {} {} {period}", t.grouped(count), t.say(forms::TIMES_OVER), t.say(forms::IN_A))
        }
    }
}

fn stage_row(t: Tongue, stage: &Stage) -> StageRow {
    let Stage { stage, channels, other, in_person_reasons, in_person_other, visit_places } = stage;
    StageRow {
        name: t.say(labels::stage_kind(*stage)),
        channels: ticks::names(t, channels, labels::stage_channel),
        channel_other: other.as_ref().map(|text| t.of(text)),
        reasons: ticks::names(t, in_person_reasons, labels::in_person_reason),
        reason_other: in_person_other.as_ref().map(|text| t.of(text)),
        places: ticks::names(t, visit_places, labels::visit_place),
    }
}

fn inquiry_row(t: Tongue, inquiry: &Inquiry) -> InquiryRow<'_> {
    let mut mode = t.say(labels::exchange_mode(inquiry.mode)).to_owned();
    let by = inquiry.manual_by.map(|by| t.say(labels::manual_by(by)));
    let bus = inquiry.gsb.then(|| t.say(forms::OVER_GSB));
    for more in by.into_iter().chain(bus) {
        mode.push_str(t.comma());
        mode.push_str(more);
    }
    InquiryRow { inquiry, mode, price: inquiry.price_rial.map(|rial| t.grouped(rial)) }
}

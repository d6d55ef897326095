//! The service list of an agency (guide, figures 1 and 2), and the menu of its subordinate agencies (item V).

use crate::app::lookup;
use crate::app::problem::Problem;
use crate::catalogue::snapshot::AgencyRow;
use crate::catalogue::snapshot::Snapshot;
use crate::domain::calendar::Timestamp;
use crate::site::frame::Frame;
use crate::site::pages::refused;
use crate::site::pages::start::AgencyItem;
use crate::site::pages::start::Below;
use crate::site::parts::hours::Week;
use crate::site::parts::tree;
use crate::site::parts::tree::Branch;
use crate::site::tongue;
use crate::site::tongue::Tongue;
use crate::site::tongue::Words;
use crate::site::visit::Setting;
use crate::site::visit::Visit;
use crate::site::visit::written;
use crate::wording::forms;
use crate::wording::labels;
use crate::wording::pages;
use actix_web::HttpResponse;
use askama::Template;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "agency.html")]
struct Page {
    frame: Frame,
    t: Tongue,
    name: String,
    title: Words,
    tier: &'static str,
    province: Option<&'static str>,
    website: Option<String>,
    mother: Option<AgencyItem>,
    subordinates: Option<String>,
    counts: [(String, &'static str); 3],
    services: Vec<Branch>,
    week: Option<Week>,
    updated: tongue::Day,
}

#[derive(Template)]
#[template(path = "subordinates.html")]
struct Menu {
    frame: Frame,
    t: Tongue,
    name: String,
    agency: AgencyItem,
    subordinates: Vec<AgencyItem>,
}

/// `/agencies/{code}`.
pub async fn agency(visit: Visit) -> HttpResponse {
    about(&visit, "", write_list).await
}

/// `/agencies/{code}/subordinates`.
pub async fn subordinates(visit: Visit) -> HttpResponse {
    about(&visit, "/subordinates", write_menu).await
}

type Write = fn(&Snapshot, &Setting, &AgencyRow) -> Result<String, Problem>;

/// Both pages name other agencies, so that any entry may move them.
async fn about(visit: &Visit, below: &str, write: Write) -> HttpResponse {
    let row = match lookup::agency(&visit.snapshot, &visit.named("code")) {
        Ok(row) => Arc::clone(row),
        Err(problem) => return refused::answer(visit, &problem),
    };
    let path = format!("/agencies/{}{below}", row.agency.code);
    let key = visit.key(&path, visit.snapshot.sequence());
    visit.page(key, move |_, snapshot, setting| write(snapshot, setting, &row)).await
}

fn below<'a>(snapshot: &'a Snapshot, row: &'a AgencyRow) -> impl Iterator<Item = &'a Arc<AgencyRow>> {
    snapshot.agencies().filter(|other| other.agency.parent.as_ref() == Some(&row.agency.code))
}

fn write_list(snapshot: &Snapshot, setting: &Setting, row: &AgencyRow) -> Result<String, Problem> {
    let t = setting.tongue;
    let agency = &row.agency;
    let counts = snapshot.counts(&agency.code);
    let mother = agency.parent.as_ref().and_then(|code| snapshot.agency(code));
    let counted = Below::in_(snapshot);
    let has_subordinates = below(snapshot, row).next().is_some();
    let page = Page {
        frame: setting.frame(&format!("/agencies/{}", agency.code)),
        t,
        name: t.bare(&agency.title),
        title: t.of(&agency.title),
        tier: t.say(labels::tier(agency.tier)),
        province: agency.province.map(|province| t.say(labels::province(province))),
        website: agency.website.as_deref().and_then(tongue::web).map(str::to_owned),
        mother: mother.map(|mother| AgencyItem::of(setting, snapshot, mother, &counted)),
        subordinates: has_subordinates.then(|| setting.paths.subordinates(&agency.code)),
        counts: [
            (t.grouped(counts.services), t.say(pages::SERVICES_COUNT)),
            (t.grouped(counts.sub_services), t.say(pages::SUB_SERVICES_COUNT)),
            (t.grouped(counts.published), t.say(pages::PUBLISHED_COUNT)),
        ],
        services: tree::of(t, snapshot, row),
        week: agency.hours.as_ref().map(|hours| Week::of(t, hours, setting.today)),
        updated: t.instant(&updated(snapshot, row)),
    };
    written(page.render())
}

/// The last entry about the agency or one of its services.
fn updated(snapshot: &Snapshot, row: &AgencyRow) -> Timestamp {
    let services = snapshot.services_of(&row.agency.code, None).map(|row| row.updated_at);
    services.fold(row.updated_at, Timestamp::max)
}

fn write_menu(snapshot: &Snapshot, setting: &Setting, row: &AgencyRow) -> Result<String, Problem> {
    let counted = Below::in_(snapshot);
    let subordinates = below(snapshot, row).map(|other| AgencyItem::of(setting, snapshot, other, &counted));
    let page = Menu {
        frame: setting.frame(&format!("/agencies/{}/subordinates", row.agency.code)),
        t: setting.tongue,
        name: setting.tongue.bare(&row.agency.title),
        agency: AgencyItem::of(setting, snapshot, row, &counted),
        subordinates: AgencyItem::sorted(subordinates),
    };
    written(page.render())
}

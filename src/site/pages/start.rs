//! The start page: what this is, a search, the agencies.

use crate::app::problem::Problem;
use crate::catalogue::snapshot::AgencyRow;
use crate::catalogue::snapshot::Snapshot;
use crate::domain::id::AgencyCode;
use crate::domain::text::sort_key;
use crate::domain::vocabulary::Tier;
use crate::site::frame::Frame;
use crate::site::tongue;
use crate::site::tongue::Tongue;
use crate::site::tongue::Words;
use crate::site::visit::Setting;
use crate::site::visit::Visit;
use crate::site::visit::written;
use crate::wording::labels;
use crate::wording::pages;
use actix_web::HttpResponse;
use askama::Template;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "start.html")]
struct Page {
    frame: Frame,
    t: Tongue,
    totals: [(String, &'static str); 4],
    updated: Option<tongue::Day>,
    tiers: Vec<TierGroup>,
}

struct TierGroup {
    name: &'static str,
    agencies: Vec<AgencyItem>,
}

/// An agency of a list.
pub(super) struct AgencyItem {
    /// Its page.
    pub href: String,
    /// Its name.
    pub title: Words,
    /// How many units it has that the guide counts; none where there are none.
    pub countable: Option<String>,
    /// How many agencies are below it; none where there are none.
    pub below: Option<String>,
    key: Vec<u8>,
}

impl AgencyItem {
    /// An agency of the picture, with so many below it.
    pub(super) fn of(setting: &Setting, snapshot: &Snapshot, row: &AgencyRow, below: &Below) -> Self {
        let t = setting.tongue;
        let code = &row.agency.code;
        let countable = snapshot.counts(code).countable;
        let below = below.0.get(code).copied().unwrap_or(0);
        Self {
            href: setting.paths.agency(code),
            title: t.of(&row.agency.title),
            countable: (countable > 0).then(|| t.grouped(countable)),
            below: (below > 0).then(|| t.grouped(below)),
            key: sort_key(&t.bare(&row.agency.title)),
        }
    }

    /// Agencies in the order of their names.
    pub(super) fn sorted(items: impl Iterator<Item = Self>) -> Vec<Self> {
        let mut items: Vec<Self> = items.collect();
        items.sort_by(|one, other| one.key.cmp(&other.key));
        items
    }
}

/// How many agencies each agency has below it, counted in one walk.
pub(super) struct Below(BTreeMap<AgencyCode, usize>);

impl Below {
    /// Counts them.
    pub(super) fn in_(snapshot: &Snapshot) -> Self {
        let mut counts = BTreeMap::new();
        for parent in snapshot.agencies().filter_map(|row| row.agency.parent.as_ref()) {
            *counts.entry(parent.clone()).or_default() += 1;
        }
        Self(counts)
    }
}

/// `/`.
pub async fn start(visit: Visit) -> HttpResponse {
    let key = visit.key("/", visit.snapshot.sequence());
    visit.page(key, |_, snapshot, setting| write(snapshot, setting)).await
}

fn write(snapshot: &Snapshot, setting: &Setting) -> Result<String, Problem> {
    let t = setting.tongue;
    let below = Below::in_(snapshot);
    let tiers = Tier::ALL.iter().map(|tier| {
        let rows = snapshot.agencies().filter(|row| row.agency.tier == *tier);
        TierGroup {
            name: t.say(labels::tier(*tier)),
            agencies: AgencyItem::sorted(rows.map(|row| AgencyItem::of(setting, snapshot, row, &below))),
        }
    });
    let page = Page {
        frame: setting.frame("/"),
        t,
        totals: totals(t, snapshot),
        updated: snapshot.at().map(|at| t.instant(&at)),
        tiers: tiers.filter(|group| !group.agencies.is_empty()).collect(),
    };
    written(page.render())
}

fn totals(t: Tongue, snapshot: &Snapshot) -> [(String, &'static str); 4] {
    let (mut agencies, mut services, mut parts, mut published) = (0_u64, 0_u64, 0_u64, 0_u64);
    for row in snapshot.agencies() {
        let counts = snapshot.counts(&row.agency.code);
        agencies += 1;
        services += counts.services;
        parts += counts.sub_services;
        published += counts.published;
    }
    [
        (t.grouped(agencies), t.say(pages::AGENCIES_COUNT)),
        (t.grouped(services), t.say(pages::SERVICES_COUNT)),
        (t.grouped(parts), t.say(pages::SUB_SERVICES_COUNT)),
        (t.grouped(published), t.say(pages::PUBLISHED_COUNT)),
    ]
}

//! The search page: a plain form, ranked results with what matched marked, counts to narrow by as links.
//!
//! Parameters it does not know, and values that mean nothing, are ignored; the page gives its clean address.

use crate::app::problem::Problem;
use crate::catalogue::search::Facets;
use crate::catalogue::search::Hit;
use crate::catalogue::search::Position;
use crate::catalogue::search::Query;
use crate::catalogue::snapshot::Snapshot;
use crate::domain::id::AgencyCode;
use crate::domain::id::ServiceId;
use crate::domain::vocabulary::ChannelKind;
use crate::domain::vocabulary::ServiceType;
use crate::site::address;
use crate::site::frame::Frame;
use crate::site::parts::reach::Reach;
use crate::site::parts::tree::Branch;
use crate::site::tongue::Marked;
use crate::site::tongue::Tongue;
use crate::site::tongue::Words;
use crate::site::visit::Setting;
use crate::site::visit::Visit;
use crate::site::visit::written;
use crate::wording::Language;
use crate::wording::labels;
use crate::wording::pages;
use actix_web::HttpResponse;
use askama::Template;

/// The longest text that is searched for, in characters; what is longer is cut off.
const LONGEST_TEXT: usize = 200;
const HITS: usize = 20;
/// The most agencies that are offered to narrow by.
const MOST_AGENCIES: usize = 12;
/// Letters of a description that are shown.
const SNIPPET: usize = 180;

#[derive(Template)]
#[template(path = "search.html")]
struct Page {
    frame: Frame,
    t: Tongue,
    q: String,
    total: String,
    found: bool,
    hits: Vec<HitRow>,
    facets: Vec<FacetGroup>,
    did_you_mean: Option<(String, String)>,
    next: Option<String>,
    first: Option<String>,
}

struct HitRow {
    id: String,
    href: String,
    title: Marked,
    agency: Option<Branch>,
    snippet: Option<Words>,
    channels: Vec<Reach>,
}

struct FacetGroup {
    name: &'static str,
    items: Vec<FacetItem>,
}

struct FacetItem {
    label: Words,
    count: String,
    href: String,
    chosen: bool,
}

/// What a visitor asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Asked {
    q: String,
    agency: Option<AgencyCode>,
    service_type: Option<ServiceType>,
    channel: Option<ChannelKind>,
    after: Option<Position>,
}

impl Asked {
    /// Reads a query string; the first value of each parameter that means something counts.
    fn read(query: &str) -> Self {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
        let first = |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        Self {
            q: first("q").unwrap_or_default().trim().chars().take(LONGEST_TEXT).collect(),
            agency: first("agency").and_then(AgencyCode::parse),
            service_type: first("type").and_then(ServiceType::from_code),
            channel: first("channel").and_then(ChannelKind::from_code),
            after: first("after").and_then(position),
        }
    }

    /// The address of this question below a path.
    fn address(&self, path: &str) -> String {
        let after = self.after.as_ref().map(|after| format!("{}-{}", after.score, after.id));
        let pairs = [
            ("q", Some(self.q.as_str()).filter(|q| !q.is_empty())),
            ("agency", self.agency.as_ref().map(AgencyCode::as_str)),
            ("type", self.service_type.map(ServiceType::code)),
            ("channel", self.channel.map(ChannelKind::code)),
            ("after", after.as_deref()),
        ];
        address::with_query(path, &pairs)
    }

    fn restarted(&self) -> Self {
        Self { after: None, ..self.clone() }
    }
}

fn position(raw: &str) -> Option<Position> {
    let (score, id) = raw.split_once('-')?;
    Some(Position { score: score.parse().ok()?, id: ServiceId::parse(id).ok()? })
}

/// `/search`.
pub async fn search(visit: Visit) -> HttpResponse {
    let asked = Asked::read(visit.request.query_string());
    let path = asked.address("/search");
    let key = visit.key(&path, visit.snapshot.sequence());
    visit.page(key, move |_, snapshot, setting| write(snapshot, setting, &asked)).await
}

fn write(snapshot: &Snapshot, setting: &Setting, asked: &Asked) -> Result<String, Problem> {
    let t = setting.tongue;
    let path = setting.paths.search();
    let found = snapshot.search().search(&Query {
        text: asked.q.clone(),
        agency: asked.agency.clone(),
        service_type: asked.service_type,
        channel: asked.channel,
        after: asked.after.clone(),
        limit: HITS,
    });
    let next = found.next.map(|after| Asked { after: Some(after), ..asked.clone() }.address(&path));
    let page = Page {
        frame: setting.frame(&asked.address("/search")),
        t,
        q: asked.q.clone(),
        total: t.grouped(found.total),
        found: found.total > 0,
        hits: found.hits.iter().filter_map(|hit| hit_row(t, snapshot, hit)).collect(),
        facets: facets(setting, snapshot, asked, found.facets),
        did_you_mean: found.did_you_mean.map(|q| {
            let href = Asked { q: q.clone(), ..asked.restarted() }.address(&path);
            (q, href)
        }),
        next,
        first: asked.after.as_ref().map(|_| asked.restarted().address(&path)),
    };
    written(page.render())
}

fn hit_row(t: Tongue, snapshot: &Snapshot, hit: &Hit) -> Option<HitRow> {
    let row = snapshot.service(&hit.id)?;
    let Branch { id, href, title: _, channels, parts: _ } = Branch::of(t, row);
    let title = &row.facts.service.title;
    // Marks are places in the Persian title.
    let marks: &[(u32, u32)] = if t.0 == Language::Fa || title.en.is_none() { &hit.marks } else { &[] };
    let agency = snapshot.agency(&row.facts.service.agency);
    Some(HitRow {
        id,
        href,
        title: t.marked(title, marks),
        agency: agency.map(|agency| Branch::of_agency(t, &agency.agency)),
        snippet: row.outline.description.as_ref().map(|text| t.shortened(text, SNIPPET)),
        channels,
    })
}

fn facets(setting: &Setting, snapshot: &Snapshot, asked: &Asked, facets: Facets) -> Vec<FacetGroup> {
    let t = setting.tongue;
    let path = setting.paths.search();
    let item = |label: Words, count: u64, chosen: bool, asked: Asked| FacetItem {
        label,
        count: t.grouped(count),
        href: asked.address(&path),
        chosen,
    };
    let Facets { agency, service_type, channel } = facets;
    let unless = |chosen: bool| !chosen;
    let start = asked.restarted();
    let agencies = agency.into_iter().take(MOST_AGENCIES).filter_map(|(code, count)| {
        let title = t.of(&snapshot.agency(&code)?.agency.title);
        let chosen = asked.agency.as_ref() == Some(&code);
        Some(item(title, count, chosen, Asked { agency: unless(chosen).then_some(code), ..start.clone() }))
    });
    let types = service_type.into_iter().map(|(value, count)| {
        let chosen = asked.service_type == Some(value);
        let next = Asked { service_type: unless(chosen).then_some(value), ..start.clone() };
        item(t.said(labels::service_type(value)), count, chosen, next)
    });
    let channels = channel.into_iter().map(|(value, count)| {
        let chosen = asked.channel == Some(value);
        let next = Asked { channel: unless(chosen).then_some(value), ..start.clone() };
        item(t.said(labels::channel_kind(value)), count, chosen, next)
    });
    let groups = [
        FacetGroup { name: t.say(pages::AGENCY), items: agencies.collect() },
        FacetGroup { name: t.say(crate::wording::forms::TYPES), items: types.collect() },
        FacetGroup { name: t.say(crate::wording::forms::CHANNELS), items: channels.collect() },
    ];
    groups.into_iter().filter(|group| !group.items.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_unknown_or_means_nothing_leaves_the_address() {
        let asked = Asked::read(
            "utm_source=x&q=+%D9%86%D9%82%D8%B4%D9%87+&type=none&channel=web&agency=A!&after=x&fbclid=1",
        );
        assert_eq!(asked.address("/search"), "/search?q=%D9%86%D9%82%D8%B4%D9%87&channel=web");
    }

    #[test]
    fn a_question_survives_its_own_address() {
        let asked = Asked::read("q=a%26b&agency=ncc&type=g2c&channel=sms&after=3-121095101");
        let address = asked.address("");
        assert_eq!(Asked::read(address.trim_start_matches('?')), asked);
        assert!(asked.after.is_some());
    }

    #[test]
    fn a_long_text_is_cut_off() {
        assert_eq!(Asked::read(&format!("q={}", "a".repeat(900))).q.len(), LONGEST_TEXT);
    }
}

//! The flat list of services: filters, and keyset pages in identifier order.

use crate::catalogue::row::Row;
use crate::catalogue::snapshot::Snapshot;
use crate::domain::calendar::Timestamp;
use crate::domain::id::AgencyCode;
use crate::domain::id::ServiceId;
use crate::domain::text;
use crate::domain::vocabulary::ChannelKind;
use crate::domain::vocabulary::Level;
use crate::domain::vocabulary::LifeEvent;
use crate::domain::vocabulary::Nature;
use crate::domain::vocabulary::ServiceStatus;
use crate::domain::vocabulary::ServiceType;
use std::sync::Arc;

/// What a row must have to be listed; nothing set lists every issued service.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Its owner.
    pub agency: Option<AgencyCode>,
    /// The service it is a part of.
    pub parent: Option<ServiceId>,
    /// One of its types.
    pub service_type: Option<ServiceType>,
    /// One of its channels.
    pub channel: Option<ChannelKind>,
    /// A unit that the guide counts, or not.
    pub countable: Option<bool>,
    /// May be handed to counter offices, or not.
    pub delegable: Option<bool>,
    /// Its nature.
    pub nature: Option<Nature>,
    /// One of its levels.
    pub level: Option<Level>,
    /// One of its life events.
    pub life_event: Option<LifeEvent>,
    /// Its status; issued unless said.
    pub status: Option<ServiceStatus>,
    /// Altered after this instant.
    pub updated_after: Option<Timestamp>,
    /// Words of its title, already folded for comparison.
    pub words: Vec<String>,
}

impl Filter {
    /// Whether a row passes.
    pub fn admits(&self, row: &Row) -> bool {
        let service = &row.facts.service;
        let outline = row.shown();
        row.status() == self.status.unwrap_or(ServiceStatus::Issued)
            && self.agency.as_ref().is_none_or(|wanted| *wanted == service.agency)
            && self.parent.as_ref().is_none_or(|wanted| service.parent.as_ref() == Some(wanted))
            && self.service_type.is_none_or(|wanted| outline.types.contains(&wanted))
            && self.channel.is_none_or(|wanted| outline.channels.iter().any(|channel| channel.kind == wanted))
            && self.countable.is_none_or(|wanted| row.countable() == wanted)
            && self.delegable.is_none_or(|wanted| row.delegable() == wanted)
            && self.nature.is_none_or(|wanted| outline.nature == Some(wanted))
            && self.level.is_none_or(|wanted| outline.levels.contains(&wanted))
            && self.life_event.is_none_or(|wanted| outline.life_events.contains(&wanted))
            && self.updated_after.is_none_or(|after| row.updated_at > after)
            && (self.words.is_empty() || self.title_has_all_words(row))
    }

    fn title_has_all_words(&self, row: &Row) -> bool {
        let title = text::search_key(row.facts.service.title.fa.as_str()).replace(' ', "");
        self.words.iter().all(|word| title.contains(word.as_str()))
    }
}

/// One page of rows.
#[derive(Debug)]
pub struct Page {
    /// The rows, in identifier order.
    pub rows: Vec<Arc<Row>>,
    /// The identifier to go on after, if there is more.
    pub next_after: Option<ServiceId>,
}

/// The rows that pass, after an identifier, at most `limit` of them.
pub fn page(snapshot: &Snapshot, filter: &Filter, after: Option<&ServiceId>, limit: usize) -> Page {
    let mut rows: Vec<Arc<Row>> = candidates(snapshot, filter, after)
        .filter(|row| after.is_none_or(|after| row.id() > after))
        .filter(|row| filter.admits(row))
        .take(limit.saturating_add(1))
        .cloned()
        .collect();
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next_after = more.then(|| rows.last().map(|row| row.id().clone())).flatten();
    Page { rows, next_after }
}

/// The shortest list that holds every row the filter can admit.
fn candidates<'a>(
    snapshot: &'a Snapshot,
    filter: &Filter,
    after: Option<&ServiceId>,
) -> Box<dyn Iterator<Item = &'a Arc<Row>> + 'a> {
    match (&filter.parent, &filter.agency) {
        (Some(parent), _) if filter.status != Some(ServiceStatus::Withdrawn) => {
            Box::new(snapshot.sub_services_of(parent))
        }
        (_, Some(agency)) => Box::new(snapshot.services_of(agency, after)),
        _ => snapshot.services_after(after),
    }
}

//! Figures 1 and 2 of the guide: an agency's services, each with its sub-services, and icons on the rows that
//! the guide counts.

use crate::catalogue::row::Row;
use crate::catalogue::snapshot::AgencyRow;
use crate::catalogue::snapshot::Snapshot;
use crate::domain::agency::Agency;
use crate::domain::vocabulary::ServiceStatus;
use crate::site::address::Paths;
use crate::site::parts::reach::Reach;
use crate::site::tongue::Tongue;
use crate::site::tongue::Words;

/// A row of the list.
pub(in crate::site) struct Branch {
    /// Its identifier.
    pub id: String,
    /// Its page.
    pub href: String,
    /// Its title.
    pub title: Words,
    /// Its icons; none on a row that is not counted.
    pub channels: Vec<Reach>,
    /// What opens with «+».
    pub parts: Vec<Self>,
}

impl Branch {
    /// A row without what opens below it.
    pub(in crate::site) fn of(t: Tongue, row: &Row) -> Self {
        let icons = if row.countable() { row.outline.channels.as_slice() } else { &[] };
        Self {
            id: row.id().to_string(),
            href: Paths(t.0).service(row.id()),
            title: t.of(&row.facts.service.title),
            channels: icons.iter().map(|channel| Reach::of(t, channel)).collect(),
            parts: Vec::new(),
        }
    }

    /// An agency in the same shape.
    pub(in crate::site) fn of_agency(t: Tongue, agency: &Agency) -> Self {
        Self {
            id: agency.code.to_string(),
            href: Paths(t.0).agency(&agency.code),
            title: t.of(&agency.title),
            channels: Vec::new(),
            parts: Vec::new(),
        }
    }
}

/// The issued services of an agency in identifier order; a sub-service whose parent another agency owns stands
/// alone.
pub(in crate::site) fn of(t: Tongue, snapshot: &Snapshot, agency: &AgencyRow) -> Vec<Branch> {
    let code = &agency.agency.code;
    let own = |row: &Row| row.facts.service.agency == *code && row.status() == ServiceStatus::Issued;
    let is_top = |row: &Row| {
        let parent = row.facts.service.parent.as_ref().and_then(|parent| snapshot.service(parent));
        !parent.is_some_and(|parent| own(parent))
    };
    let tops = snapshot.services_of(code, None).filter(|row| own(row) && is_top(row));
    tops.map(|top| {
        let parts = snapshot.sub_services_of(top.id()).filter(|row| own(row));
        Branch { parts: parts.map(|row| Branch::of(t, row)).collect(), ..Branch::of(t, top) }
    })
    .collect()
}

//! Figures 1 and 2 of the guide in one answer: an agency's services, each with its sub-services.

use crate::api::view::agency::AgencyRef;
use crate::catalogue::row::Row;
use crate::catalogue::snapshot::AgencyRow;
use crate::catalogue::snapshot::Snapshot;
use crate::document::code::ChannelKindCode;
use crate::document::text::BilingualJson;
use crate::domain::vocabulary::ServiceStatus;
use serde::Serialize;
use utoipa::ToSchema;

/// The most rows one tree shows.
pub const MOST_ROWS: usize = 5_000;

/// An icon of the service list.
#[derive(Debug, Serialize, ToSchema)]
pub struct TreeChannel {
    /// What it is; rows come in the order of the guide's icons.
    pub kind: ChannelKindCode,
    /// Where it leads.
    pub value: Option<String>,
    /// What to print beside it.
    pub label: Option<BilingualJson>,
}

/// A service or sub-service of the list.
#[derive(Debug, Serialize, ToSchema)]
pub struct TreeSubService {
    /// Its identifier.
    #[schema(example = "121095101", pattern = "^[1-9][0-9]{8}([0-9]{2})?$")]
    pub service_id: String,
    /// Its title.
    pub title: BilingualJson,
    /// A unit that the guide counts; only these have icons.
    pub countable: bool,
    /// Its icons.
    #[schema(max_items = 50)]
    pub channels: Vec<TreeChannel>,
}

/// A service of the list with its sub-services.
#[derive(Debug, Serialize, ToSchema)]
pub struct TreeService {
    /// Its identifier.
    #[schema(example = "121095000", pattern = "^[1-9][0-9]{8}([0-9]{2})?$")]
    pub service_id: String,
    /// Its title.
    pub title: BilingualJson,
    /// A unit that the guide counts; only these have icons.
    pub countable: bool,
    /// Its icons; empty on a service that has sub-services.
    #[schema(max_items = 50)]
    pub channels: Vec<TreeChannel>,
    /// What opens with «+».
    #[schema(max_items = 5000)]
    pub sub_services: Vec<TreeSubService>,
}

/// Figures 1 and 2 of the guide: the service list of an agency.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AgencyServices)]
pub struct Tree {
    /// Whose services.
    pub agency: AgencyRef,
    /// Its issued services in identifier order; a sub-service whose parent another agency owns stands alone.
    #[schema(max_items = 5000)]
    pub services: Vec<TreeService>,
}

impl Tree {
    /// The services of an agency of the picture, at most [`MOST_ROWS`].
    pub fn of(snapshot: &Snapshot, agency: &AgencyRow) -> Self {
        let code = &agency.agency.code;
        let own = |row: &Row| row.facts.service.agency == *code && row.status() == ServiceStatus::Issued;
        let tops = snapshot.services_of(code, None).filter(|row| own(row)).filter(|row| {
            let parent = row.facts.service.parent.as_ref().and_then(|parent| snapshot.service(parent));
            !parent.is_some_and(|parent| own(parent))
        });
        let mut rows = 0_usize;
        let mut services = Vec::new();
        for top in tops {
            let sub_services: Vec<TreeSubService> = snapshot
                .sub_services_of(top.id())
                .filter(|row| own(row))
                .map(|row| sub_service(row))
                .collect();
            rows = rows.saturating_add(1).saturating_add(sub_services.len());
            if rows > MOST_ROWS {
                break;
            }
            let TreeSubService { service_id, title, countable, channels } = sub_service(top);
            services.push(TreeService { service_id, title, countable, channels, sub_services });
        }
        Self { agency: AgencyRef { code: code.to_string(), title: (&agency.agency.title).into() }, services }
    }
}

fn sub_service(row: &Row) -> TreeSubService {
    let icons = if row.countable() { row.shown().channels.as_slice() } else { &[] };
    TreeSubService {
        service_id: row.id().to_string(),
        title: (&row.facts.service.title).into(),
        countable: row.countable(),
        channels: icons
            .iter()
            .map(|channel| TreeChannel {
                kind: channel.kind.into(),
                value: channel.value.clone(),
                label: channel.label.as_ref().map(Into::into),
            })
            .collect(),
    }
}

//! The pages of the catalogue: read the request, ask the picture, write.
//!
//! Never here: a query of the store's tables, or a decision about who may see what: everyone may see these.

mod agency;
mod card;
mod identity;

pub(super) mod refused;

mod revisions;
mod search;
mod start;

pub use agency::agency;
pub use agency::subordinates;
pub use card::card;
pub use identity::identity;

pub use revisions::revisions;
pub use search::search;
pub use start::start;

use crate::app::lookup;
use crate::app::lookup::Located;
use crate::app::problem::Problem;
use crate::catalogue::row::Row;
use crate::site::visit::Visit;
use actix_web::HttpResponse;
use std::sync::Arc;

/// The service that the address of a page names, or the answer that is due instead.
fn service(visit: &Visit, below: &str) -> Result<Arc<Row>, HttpResponse> {
    match lookup::service(&visit.snapshot, &visit.named("service_id")) {
        Ok(Located::Here(row)) => Ok(Arc::clone(row)),
        Ok(Located::Elsewhere(id)) => {
            Err(visit.moved(&format!("{}{below}", visit.setting.paths.service(id))))
        }
        Err(problem) => Err(refused::answer(visit, &problem)),
    }
}

/// Whether a service still is one; a page about a withdrawn one says so.
fn withdrawn(visit: &Visit, row: &Row) -> Option<Problem> {
    lookup::not_withdrawn(&visit.snapshot, row).err()
}

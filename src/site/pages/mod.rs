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

pub use revisions::revisions;
pub use search::search;
pub use start::start;

use crate::app::lookup;
use crate::app::lookup::Located;
use crate::app::problem::Problem;
use crate::catalogue::row::Row;
use crate::site::address::Base;
use crate::site::visit::Visit;
use actix_web::HttpResponse;
use actix_web::web;
use std::sync::Arc;

/// Adds the pages in both languages, for the address under which the public reaches the registry.
pub fn configure(config: &mut web::ServiceConfig, base: Base) {
    config
        .app_data(web::Data::new(base))
        .route("/", web::get().to(start::start))
        .route("/en", web::get().to(start::start));
    for prefix in ["", "/en"] {
        let service = format!("{prefix}/services/{{service_id}}");
        let agency = format!("{prefix}/agencies/{{code}}");
        config
            .route(&format!("{prefix}/search"), web::get().to(search::search))
            .route(&agency, web::get().to(agency::agency))
            .route(&format!("{agency}/subordinates"), web::get().to(agency::subordinates))
            .route(&service, web::get().to(card::card))
            .route(&format!("{service}/identity"), web::get().to(identity::identity))
            .route(&format!("{service}/revisions"), web::get().to(revisions::revisions));
    }
}

/// Where the address of a page leads.
enum Found {
    /// To a service.
    Here(Arc<Row>),
    /// To another answer: the canonical address, or a refusal.
    Instead(HttpResponse),
}

/// Finds the service that the address of a page names; `below` is the rest of the path.
fn service(visit: &Visit, below: &str) -> Found {
    match lookup::service(&visit.snapshot, &visit.named("service_id")) {
        Ok(Located::Here(row)) => Found::Here(Arc::clone(row)),
        Ok(Located::Elsewhere(id)) => {
            Found::Instead(visit.moved(&format!("{}{below}", visit.setting.paths.service(id))))
        }
        Err(problem) => Found::Instead(refused::answer(visit, &problem)),
    }
}

/// Whether a service still is one; a page about a withdrawn one says so.
fn withdrawn(visit: &Visit, row: &Row) -> Option<Problem> {
    lookup::not_withdrawn(&visit.snapshot, row).err()
}

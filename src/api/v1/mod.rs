//! The operations under `/v1`: read the request, call, answer.
//!
//! A handler never queries, never begins a transaction, never decides who may, never words an error.

pub mod agencies;
pub mod cards;
pub mod identifiers;
pub mod revisions;
pub mod search;
pub mod services;
pub mod status;
pub mod vocabularies;

use crate::api::problem::Refusal;
use crate::api::view::links::Links;
use crate::app::problem::Problem;
use crate::app::problem::ProblemCode;
use actix_web::HttpRequest;
use actix_web::web;
use utoipa_actix_web::service_config::ServiceConfig;

/// All operations, each with its documentation. Addresses are tried in this order, so those asked for most come
/// first.
pub fn operations(config: &mut ServiceConfig<'_>) {
    config
        .service(services::list_services)
        .service(cards::read_cards)
        .service(cards::read_card)
        .service(cards::read_identity_form)
        .service(agencies::list_agencies)
        .service(agencies::read_agency)
        .service(agencies::list_subordinates)
        .service(agencies::read_agency_services)
        .service(agencies::read_agency_hours)
        .service(revisions::list_revisions)
        .service(revisions::read_revision)
        .service(revisions::compare_revisions)
        .service(identifiers::list_aliases)
        .service(identifiers::resolve_identifier)
        .service(search::search_services)
        .service(vocabularies::list_vocabularies)
        .service(status::read_status);
}

/// Where links of answers begin.
fn links(request: &HttpRequest) -> Result<web::Data<Links>, Refusal> {
    let links = request.app_data::<web::Data<Links>>().cloned();
    links.ok_or_else(|| Refusal::from(Problem::new(ProblemCode::InternalError)))
}

//! What those who run the server ask: does the process live, and what does it count.
//!
//! Never here: whether the registry is ready (it depends on the store and the catalogue).

use actix_web::HttpResponse;
use actix_web::Responder;
use actix_web::get;
use actix_web::http::header;
use actix_web::web;
use actix_web::web::ServiceConfig;

use crate::api::problem::Refusal;
use crate::app::problem::ProblemCode;
use crate::server::metrics;
use crate::server::metrics::Metrics;

/// Adds `/healthz` and `/metrics`.
pub fn configure(config: &mut ServiceConfig) {
    config.service(healthz).service(scrape);
}

/// The process lives: it could answer.
#[get("/healthz")]
async fn healthz() -> impl Responder {
    HttpResponse::Ok().insert_header((header::CACHE_CONTROL, "no-store")).body("ok\n")
}

#[get("/metrics")]
async fn scrape(metrics: web::Data<Metrics>) -> Result<HttpResponse, Refusal> {
    let text = metrics.text().map_err(|_| Refusal::from(ProblemCode::InternalError))?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, metrics::MEDIA_TYPE))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(text))
}

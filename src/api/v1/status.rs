//! How this instance stands.

use crate::api::problem::Refusal;
use crate::api::query::NoQuery;
use crate::api::reading::Reading;
use crate::app::registry::Registry;
use crate::http::off_thread::in_store;
use crate::http::reply;
use actix_web::HttpResponse;
use actix_web::get;
use actix_web::http::header;
use serde::Serialize;
use utoipa::ToSchema;

/// How this instance stands.
#[derive(Debug, Serialize, ToSchema)]
pub struct Status {
    /// The version of the program.
    #[schema(example = "0.1.0", max_length = 64)]
    version: &'static str,
    /// The last change this instance shows.
    sequence: u64,
    /// The last change in the store; null while it does not answer.
    head: Option<u64>,
    /// `sqlite` or `postgres`.
    #[schema(example = "sqlite", pattern = "^(sqlite|postgres)$")]
    store: &'static str,
    /// True while the store does not answer: what is in memory is served, the rest is 503.
    degraded: bool,
    /// Services in the picture, withdrawn ones included.
    services: usize,
}

/// Read the status
///
/// The version, the last change shown, and whether the store answers. Never kept.
#[utoipa::path(
    tag = "Operation",
    operation_id = "read_status",
    responses((status = 200, description = "How this instance stands.", body = Status))
)]
#[get("/status")]
pub async fn read_status(reading: Reading, _query: NoQuery) -> Result<HttpResponse, Refusal> {
    let head = in_store(reading.registry.clone(), Registry::head).await.ok();
    let snapshot = &reading.snapshot;
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((reply::SEQUENCE, snapshot.sequence()))
        .json(Status {
            version: env!("CARGO_PKG_VERSION"),
            sequence: snapshot.sequence(),
            head,
            store: reading.registry.store.name(),
            degraded: head.is_none(),
            services: snapshot.len(),
        }))
}

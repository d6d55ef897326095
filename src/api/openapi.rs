//! The OpenAPI document: collected from the operations, then finished in one pass.
//!
//! Route and documentation of an operation stand together; what holds for all of them (servers, common
//! answers and headers, bounds) is said once, in [`finish`](crate::api::openapi_finish).

use crate::api::openapi_finish;
use crate::api::v1;
use actix_web::App;
use actix_web::web;
use serde_json::Value;
use utoipa::openapi::OpenApi;
use utoipa_actix_web::AppExt;
use utoipa_actix_web::scope;
use utoipa_actix_web::service_config::ServiceConfig;

/// Every operation with the address at which it is served.
pub fn operations() -> OpenApi {
    App::new().into_utoipa_app().service(scope::scope("/v1").configure(v1::operations)).split_for_parts().1
}

/// Serves every operation.
pub fn configure(config: &mut web::ServiceConfig) {
    ServiceConfig::new(config).service(scope::scope("/v1").configure(v1::operations));
}

/// The finished document; `public_url` is the address under which the public reaches the registry.
///
/// # Errors
/// Only if the collected document cannot be written as JSON, which is a fault of ours.
pub fn document(public_url: &str) -> Result<Value, serde_json::Error> {
    serde_json::to_value(operations()).map(|document| openapi_finish::finish(document, public_url))
}

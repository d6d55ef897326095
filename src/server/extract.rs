//! What the framework's own extractors say when they fail, in our words.
//!
//! Never here: a rule about what is sent; operations that take a body or a query say what is wrong with it.

use actix_web::HttpRequest;
use actix_web::error::Error;
use actix_web::error::JsonPayloadError;
use actix_web::web::FormConfig;
use actix_web::web::JsonConfig;
use actix_web::web::PathConfig;
use actix_web::web::PayloadConfig;
use actix_web::web::QueryConfig;
use actix_web::web::ServiceConfig;

use crate::api::problem::Refusal;
use crate::app::problem::Problem;
use crate::app::problem::ProblemCode;
use crate::domain::violation::Fault;
use crate::domain::violation::Violation;

/// Makes the framework's extractors refuse as everything else does. Bodies are bounded before they get there,
/// so their own bounds are raised out of the way.
pub fn configure(config: &mut ServiceConfig, body_bytes: usize) {
    config
        .app_data(PayloadConfig::new(body_bytes))
        .app_data(JsonConfig::default().limit(body_bytes).error_handler(json))
        .app_data(FormConfig::default().limit(body_bytes).error_handler(|_, _| invalid()))
        .app_data(QueryConfig::default().error_handler(|_, _| invalid()))
        .app_data(PathConfig::default().error_handler(|_, _| invalid()));
}

#[expect(clippy::needless_pass_by_value, reason = "the framework hands it over by value")]
fn json(error: JsonPayloadError, _: &HttpRequest) -> Error {
    match error {
        JsonPayloadError::ContentType => Refusal::from(ProblemCode::UnsupportedMediaType).into(),
        JsonPayloadError::Overflow { .. } | JsonPayloadError::OverflowKnownLength { .. } => {
            Refusal::from(ProblemCode::BodyTooLarge).into()
        }
        _ => invalid(),
    }
}

/// The framework does not say where in what was sent the fault lies; the pointer is the whole of it.
fn invalid() -> Error {
    Refusal::from(Problem::invalid(vec![Violation::new("", Fault::WrongType)])).into()
}

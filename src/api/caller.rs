//! Who calls: what a handler takes to know it.
//!
//! Never here: what a caller may do.
//!
//! Every handler takes a [`Caller`] before any identifier and any query: extractors are tried in the order of
//! the arguments, so a bad token is refused after 404, 405 and 406 (the path) and before the 400 of what
//! stands in the path and the query, as the contract orders it.

use std::future::Ready;
use std::future::ready;

use actix_web::FromRequest;
use actix_web::HttpRequest;
use actix_web::dev::Payload;
use actix_web::http::header::AUTHORIZATION;

use crate::api::problem::Refusal;
use crate::app::problem::Problem;
use crate::app::problem::ProblemCode;

/// Who calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caller {
    /// Anybody: no credentials were sent.
    Anonymous,
}

impl FromRequest for Caller {
    type Error = Refusal;
    type Future = Ready<Result<Self, Refusal>>;

    /// No issuer of tokens is configured, so that no credentials are valid. A caller that sends some is told
    /// so rather than served as somebody else.
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(if request.headers().contains_key(AUTHORIZATION) {
            Err(Refusal::from(Problem::new(ProblemCode::InvalidCredentials)))
        } else {
            Ok(Self::Anonymous)
        })
    }
}

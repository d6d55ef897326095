//! The headers that every answer carries, and the answer to a preflight.
//!
//! Never here: a header that depends on what was answered.

use actix_web::HttpResponse;
use actix_web::http::Method;
use actix_web::http::header;
use actix_web::http::header::HeaderMap;
use actix_web::http::header::HeaderName;
use actix_web::http::header::HeaderValue;

use crate::api::openapi;
use crate::api::problem::REQUEST_ID;
use crate::server::rate::Standing;

/// The version of the API's contract.
pub const API_VERSION: &str = openapi::VERSION;

const EXPOSED: &str = "ETag, Link, Location, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, \
                       Khedmat-Sequence, API-Version, X-Request-Id, Deprecation, Sunset";

const ASKABLE: &str = "Accept, Accept-Language, Authorization, Cache-Control, Content-Type, Idempotency-Key, \
                       If-Match, If-None-Match, Khedmat-Min-Sequence, traceparent, X-Request-Id";

/// On every answer, whatever it is.
pub const FIXED: [(HeaderName, HeaderValue); 4] = [
    (HeaderName::from_static("api-version"), HeaderValue::from_static(API_VERSION)),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
    (header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static(EXPOSED)),
];

/// On every answer that does not say otherwise: a page has its own policies.
pub const PRESET: [(HeaderName, HeaderValue); 3] = [
    (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'")),
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("cross-origin")),
];

const LIMIT: HeaderName = HeaderName::from_static("ratelimit-limit");
const REMAINING: HeaderName = HeaderName::from_static("ratelimit-remaining");
const RESET: HeaderName = HeaderName::from_static("ratelimit-reset");

/// Adds what every answer carries.
pub fn complete(headers: &mut HeaderMap, request_id: HeaderValue, standing: Option<Standing>) {
    for (name, value) in FIXED {
        headers.insert(name, value);
    }
    for (name, value) in PRESET {
        if !headers.contains_key(&name) {
            headers.insert(name, value);
        }
    }
    headers.insert(REQUEST_ID, request_id);
    if let Some(standing) = standing {
        headers.insert(LIMIT, HeaderValue::from(standing.limit.get()));
        headers.insert(REMAINING, HeaderValue::from(standing.remaining));
        headers.insert(RESET, HeaderValue::from(standing.reset_s));
    }
}

/// Whether a browser asks beforehand what another origin may send (Fetch, section 3.2.2).
pub fn is_preflight(method: &Method, headers: &HeaderMap) -> bool {
    *method == Method::OPTIONS
        && headers.contains_key(header::ORIGIN)
        && headers.contains_key(header::ACCESS_CONTROL_REQUEST_METHOD)
}

/// The same answer for every address; never with credentials.
pub fn preflight() -> HttpResponse {
    HttpResponse::NoContent()
        .insert_header((header::ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"))
        .insert_header((header::ACCESS_CONTROL_ALLOW_HEADERS, ASKABLE))
        .insert_header((header::ACCESS_CONTROL_MAX_AGE, "86400"))
        .insert_header((header::CACHE_CONTROL, "max-age=86400"))
        .finish()
}

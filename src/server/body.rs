//! Reading the body of a request: all of it, bounded in size and in time, before anything else happens.
//!
//! Never here: what is in it.

use std::time::Duration;

use actix_web::HttpMessage;
use actix_web::body::BodyStream;
use actix_web::body::to_bytes_limited;
use actix_web::dev::Payload;
use actix_web::dev::ServiceRequest;
use actix_web::http::Method;
use actix_web::http::header::CONTENT_ENCODING;
use actix_web::http::header::CONTENT_LENGTH;
use actix_web::http::header::HeaderMap;
use tokio::time::timeout;

use crate::app::problem::ProblemCode;

/// Reads the body and puts it back as one piece; a GET or a HEAD has no use for one, so it is thrown away.
///
/// # Errors
/// `body_too_large`, `unsupported_content_encoding`, `request_timeout`, or `malformed_request` for a body
/// that breaks off or is not coded as its head says.
pub async fn read(
    request: &mut ServiceRequest,
    largest: usize,
    deadline: Duration,
) -> Result<(), ProblemCode> {
    if matches!(request.parts().1, Payload::None) {
        return Ok(());
    }
    if announced(request.headers()).is_some_and(|length| length > largest) {
        return Err(ProblemCode::BodyTooLarge);
    }
    if !is_plain(request.headers()) {
        return Err(ProblemCode::UnsupportedContentEncoding);
    }
    let stream = BodyStream::new(request.take_payload());
    let read = timeout(deadline, to_bytes_limited(stream, largest)).await;
    let body = read
        .map_err(|_| ProblemCode::RequestTimeout)?
        .map_err(|_| ProblemCode::BodyTooLarge)?
        .map_err(|_| ProblemCode::MalformedRequest)?;
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        request.set_payload(Payload::from(body));
    }
    Ok(())
}

fn announced(headers: &HeaderMap) -> Option<usize> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// No coding is undone here, so that a small body cannot unpack into a large one.
fn is_plain(headers: &HeaderMap) -> bool {
    headers.get_all(CONTENT_ENCODING).all(|coding| coding.as_bytes().eq_ignore_ascii_case(b"identity"))
}

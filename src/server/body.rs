//! Reading the body of a request: all of it, bounded in size and in time, before anything else happens.
//!
//! Never here: what is in it.

use std::pin::Pin;
use std::task::Context;
use std::task::Poll;
use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::body::BodySize;
use actix_web::body::BodyStream;
use actix_web::body::BoxBody;
use actix_web::body::MessageBody;
use actix_web::body::to_bytes_limited;
use actix_web::dev::Payload;
use actix_web::dev::ServiceRequest;
use actix_web::dev::ServiceResponse;
use actix_web::http::Method;
use actix_web::http::header::CONTENT_ENCODING;
use actix_web::http::header::CONTENT_LENGTH;
use actix_web::http::header::HeaderMap;
use bytes::Bytes;
use tokio::time::timeout;

use crate::app::problem::ProblemCode;

/// Reads the body and puts it back as one piece; a GET or a HEAD has no use for one, so it is thrown away.
///
/// # Errors
/// `body_too_large`, `unsupported_content_encoding`, `request_timeout`, or `malformed_request` for a body
/// that breaks off or is not coded as its head says. What was not read then is left in the request.
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
    let body = collect(request.parts_mut().1, largest, deadline).await?;
    request.set_payload(match *request.method() {
        Method::GET | Method::HEAD => Payload::None,
        _ => Payload::from(body),
    });
    Ok(())
}

async fn collect(unread: &mut Payload, largest: usize, deadline: Duration) -> Result<Bytes, ProblemCode> {
    timeout(deadline, to_bytes_limited(BodyStream::new(unread), largest))
        .await
        .map_err(|_| ProblemCode::RequestTimeout)?
        .map_err(|_| ProblemCode::BodyTooLarge)?
        .map_err(|_| ProblemCode::MalformedRequest)
}

/// An answer to a request whose body was not read to its end. The framework closes a connection only while
/// something still holds that body; it would read the rest of a chunked one for ever.
pub fn with_unread(request: ServiceRequest, answer: HttpResponse) -> ServiceResponse {
    let (request, unread) = request.into_parts();
    let answer = match unread {
        Payload::None => answer,
        unread => answer.map_body(|_, body| BoxBody::new(Holding { body, _unread: unread })),
    };
    ServiceResponse::new(request, answer)
}

struct Holding {
    body: BoxBody,
    _unread: Payload,
}

impl MessageBody for Holding {
    type Error = <BoxBody as MessageBody>::Error;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, Self::Error>>> {
        Pin::new(&mut self.body).poll_next(cx)
    }
}

fn announced(headers: &HeaderMap) -> Option<usize> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// No coding is undone here, so that a small body cannot unpack into a large one.
fn is_plain(headers: &HeaderMap) -> bool {
    headers.get_all(CONTENT_ENCODING).all(|coding| coding.as_bytes().eq_ignore_ascii_case(b"identity"))
}

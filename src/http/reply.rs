//! How a prepared body goes out: its tag, its coding, how long it may be kept, and 304.

use crate::catalogue::bodies::Body;
use crate::http::negotiate;
use actix_web::HttpRequest;
use actix_web::HttpResponse;
use actix_web::HttpResponseBuilder;
use actix_web::http::StatusCode;
use actix_web::http::header;
use actix_web::http::header::HeaderName;
use actix_web::http::header::HeaderValue;
use bytes::Bytes;

/// The header that names the last change an answer includes.
pub const SEQUENCE: HeaderName = HeaderName::from_static("khedmat-sequence");

/// The last change that an answer includes, kept with its request: a refusal is written where the catalogue is
/// not at hand, and that nothing was found reflects it too.
#[derive(Debug, Clone, Copy)]
pub struct Reflected(pub u64);

/// How long an answer may be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// What holds now: five seconds, and half a minute while a newer one is fetched.
    Current,
    /// What is about to change by itself, or may come into being at any moment: five seconds.
    Brief,
    /// What can never change: a year.
    Immutable,
    /// What was wrong with one request.
    Never,
}

impl Freshness {
    const fn cache_control(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Current => "public, max-age=5, stale-while-revalidate=30",
            Self::Brief => "public, max-age=5",
            Self::Immutable => "public, max-age=31536000, immutable",
            Self::Never => "no-store",
        })
    }
}

/// What a body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    /// JSON.
    Json,
    /// JSON for linked data.
    JsonLd,
    /// JSON of an error that may be kept as long as the thing it is about.
    Problem,
    /// A page.
    Html,
}

impl Media {
    const fn content_type(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Json => "application/json",
            Self::JsonLd => "application/ld+json",
            Self::Problem => "application/problem+json",
            Self::Html => "text/html; charset=utf-8",
        })
    }
}

/// Answers with a prepared body, or with 304 where the caller has it already.
pub fn with_body(
    request: &HttpRequest,
    body: &Body,
    media: Media,
    freshness: Freshness,
    sequence: u64,
) -> HttpResponse {
    let gzip = gzip_for(request, body);
    let tag = entity_tag(&body.tag, if gzip.is_some() { "-gzip" } else { "" });
    let known = texts(request, header::IF_NONE_MATCH).any(|given| negotiate::names_version(given, &body.tag));
    let mut answer =
        begin(if known { StatusCode::NOT_MODIFIED } else { StatusCode::OK }, freshness, sequence);
    answer.insert_header((header::ETAG, tag));
    if known { answer.finish() } else { finish(answer, media, body, gzip) }
}

/// Answers with a body that stands for no version of anything, under a status that says why.
pub fn with_status(
    request: &HttpRequest,
    body: &Body,
    media: Media,
    status: StatusCode,
    freshness: Freshness,
    sequence: u64,
) -> HttpResponse {
    finish(begin(status, freshness, sequence), media, body, gzip_for(request, body))
}

fn begin(status: StatusCode, freshness: Freshness, sequence: u64) -> HttpResponseBuilder {
    let mut answer = HttpResponse::build(status);
    answer
        .insert_header((header::CACHE_CONTROL, freshness.cache_control()))
        .insert_header((header::VARY, HeaderValue::from_static("Accept, Accept-Encoding")))
        .insert_header((SEQUENCE, HeaderValue::from(sequence)));
    answer
}

fn finish(mut answer: HttpResponseBuilder, media: Media, body: &Body, gzip: Option<&Bytes>) -> HttpResponse {
    answer.insert_header((header::CONTENT_TYPE, media.content_type()));
    match gzip {
        Some(gzip) => answer
            .insert_header((header::CONTENT_ENCODING, HeaderValue::from_static("gzip")))
            .body(gzip.clone()),
        None => answer.body(body.plain.clone()),
    }
}

fn gzip_for<'a>(request: &HttpRequest, body: &'a Body) -> Option<&'a Bytes> {
    let first = texts(request, header::ACCEPT_ENCODING).next();
    negotiate::prefers_gzip(first).then(|| body.gzip()).flatten()
}

/// The lines of a header, which make one list.
fn texts(request: &HttpRequest, name: HeaderName) -> impl Iterator<Item = &str> {
    request.headers().get_all(name).filter_map(|value| value.to_str().ok())
}

/// The strong tag of one coding of a body; the coding is a suffix, empty for the plain bytes.
fn entity_tag(tag: &str, coding: &str) -> HeaderValue {
    let text = format!("\"{tag}{coding}\"");
    // A tag is hexadecimal digits and letters, so this never falls back.
    HeaderValue::try_from(text).unwrap_or_else(|_| HeaderValue::from_static("\"\""))
}

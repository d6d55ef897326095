//! Addresses for people and for those who run the registry: pages, assets, the document, readiness.

use crate::api::openapi;
use crate::api::problem::Refusal;
use crate::app::problem::Problem;
use crate::app::problem::ProblemCode;
use crate::app::registry::Registry;
use crate::clock;
use crate::domain::calendar;
use crate::domain::calendar::Timestamp;
use crate::http::negotiation;
use crate::http::off_thread::in_store;
use crate::site::address::Base;
use crate::site::assets;
use crate::site::docs;
use crate::site::pages;
use crate::site::problem::problem_page;
use crate::site::visit::POLICY;
use actix_web::HttpRequest;
use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web;
use bytes::Bytes;
use std::time::Duration;

/// How long what is said about weaknesses holds: 182 days.
const SECURITY_HOLDS: Duration = Duration::from_secs(182 * 24 * 60 * 60);
const YEAR: &str = "public, max-age=31536000, immutable";
const WHILE: &str = "public, max-age=300";

/// Pages that are the same for everyone, written once at the start.
#[derive(Debug, Clone)]
pub struct Pages {
    document: Bytes,
    docs: Bytes,
    security: Option<Bytes>,
    base: Base,
}

impl Pages {
    /// Writes them for the address under which the public reaches the registry, and whom to tell of a weakness.
    ///
    /// # Errors
    /// Only if the document or its page cannot be written, which is a fault of ours.
    pub fn new(public_url: &str, security_contact: Option<&str>) -> std::io::Result<Self> {
        let document = openapi::document(public_url).map_err(std::io::Error::other)?;
        let docs = docs::render(&document).map_err(std::io::Error::other)?;
        let document = serde_json::to_vec(&document).map_err(std::io::Error::other)?;
        let security = security_contact.map(|contact| security_text(contact, clock::now()).into());
        Ok(Self { document: document.into(), docs: docs.into(), security, base: Base(public_url.to_owned()) })
    }
}

/// Adds them.
pub fn configure(config: &mut web::ServiceConfig, prepared: &Pages) {
    config
        .app_data(web::Data::new(prepared.clone()))
        .route("/openapi.json", web::get().to(document))
        .route("/docs", web::get().to(reference))
        .route("/problems/{code}", web::get().to(problem))
        .route("/assets/{file}", web::get().to(asset))
        .route("/readyz", web::get().to(readyz))
        .route("/.well-known/security.txt", web::get().to(security));
    pages::configure(config, prepared.base.clone());
}

/// Adds the document's address among those of the operations.
pub fn configure_document(config: &mut web::ServiceConfig) {
    config.route("/v1/openapi.json", web::get().to(document));
}

async fn document(pages: web::Data<Pages>) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/vnd.oai.openapi+json;version=3.1"))
        .insert_header((header::CACHE_CONTROL, WHILE))
        .body(pages.document.clone())
}

async fn reference(pages: web::Data<Pages>) -> HttpResponse {
    page(pages.docs.clone())
}

async fn problem(request: HttpRequest, code: web::Path<String>) -> Result<HttpResponse, Refusal> {
    let code = ProblemCode::from_code(&code).ok_or(Problem::new(ProblemCode::NotFound))?;
    let text = problem_page(code, negotiation::language(request.headers()));
    let text = text.map_err(|_| Problem::new(ProblemCode::InternalError))?;
    let mut answer = page(text.into());
    answer.headers_mut().insert(header::VARY, header::HeaderValue::from_static("Accept-Language"));
    Ok(answer)
}

fn page(text: Bytes) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8"))
        .insert_header((header::CONTENT_SECURITY_POLICY, POLICY))
        .insert_header((header::CACHE_CONTROL, WHILE))
        .body(text)
}

async fn asset(request: HttpRequest) -> Result<HttpResponse, Refusal> {
    let found = assets::all().into_iter().find(|asset| asset.path == request.path());
    let asset = found.ok_or(Problem::new(ProblemCode::NotFound))?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, asset.media_type))
        .insert_header((header::CACHE_CONTROL, YEAR))
        .body(asset.body.clone()))
}

/// Ready to answer readers. With the store away, what is in memory is served, and that is said.
async fn readyz(registry: web::Data<Registry>) -> HttpResponse {
    let degraded = in_store(registry.clone(), Registry::head).await.is_err();
    let sequence = registry.catalogue.snapshot().sequence();
    let state =
        if degraded { "degraded: the store does not answer; the last picture is served" } else { "ready" };
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(format!("{state}\nsequence {sequence}\n"))
}

/// RFC 9116: whom to tell is the operator's to say; what it says holds for half a year from the start.
fn security_text(contact: &str, now: Timestamp) -> String {
    let expires = calendar::instant_text(now.saturating_add(SECURITY_HOLDS).unwrap_or(now));
    format!("Contact: {contact}\nExpires: {expires}\nPreferred-Languages: fa, en\n")
}

async fn security(pages: web::Data<Pages>) -> Result<HttpResponse, Refusal> {
    let text = pages.security.clone().ok_or(Problem::new(ProblemCode::NotFound))?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/plain; charset=utf-8"))
        .insert_header((header::CACHE_CONTROL, WHILE))
        .body(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whom_to_tell_is_said_for_half_a_year() {
        let now = calendar::parse_instant("2026-01-01T00:00:00Z").unwrap();
        let text = security_text("mailto:security@services.example.ir", now);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines[..2],
            ["Contact: mailto:security@services.example.ir", "Expires: 2026-07-02T00:00:00Z"]
        );
    }
}

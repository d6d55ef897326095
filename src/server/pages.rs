//! Addresses for people and for those who run the registry: pages, assets, the document, readiness.

use crate::api::openapi;
use crate::api::problem::Refusal;
use crate::app::problem::Problem;
use crate::app::problem::ProblemCode;
use crate::app::registry::Registry;
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

const YEAR: &str = "public, max-age=31536000, immutable";
const WHILE: &str = "public, max-age=300";

/// Pages that are the same for everyone, written once at the start.
#[derive(Debug, Clone)]
pub struct Pages {
    document: Bytes,
    docs: Bytes,
    base: Base,
}

impl Pages {
    /// Writes them for the address under which the public reaches the registry.
    ///
    /// # Errors
    /// Only if the document or its page cannot be written, which is a fault of ours.
    pub fn new(public_url: &str) -> std::io::Result<Self> {
        let document = openapi::document(public_url).map_err(std::io::Error::other)?;
        let docs = docs::render(&document).map_err(std::io::Error::other)?;
        let document = serde_json::to_vec(&document).map_err(std::io::Error::other)?;
        Ok(Self { document: document.into(), docs: docs.into(), base: Base(public_url.to_owned()) })
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

/// RFC 9116. Whom to tell is the operator's to say; the expiry is far enough for any release.
async fn security() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/plain; charset=utf-8"))
        .insert_header((header::CACHE_CONTROL, WHILE))
        .body("Contact: mailto:security@khedmat.example.ir\nExpires: 2028-01-01T00:00:00Z\nPreferred-Languages: fa, en\n")
}

//! What every page is given: the language its address names, one picture of the registry, the day; and how a
//! page goes out.
//!
//! Never here: what a page says.

use crate::app::problem::Problem;
use crate::app::problem::ProblemCode;
use crate::app::registry::Registry;
use crate::catalogue::bodies::Address;
use crate::catalogue::bodies::Body;
use crate::catalogue::bodies::Key;
use crate::catalogue::snapshot::Snapshot;
use crate::clock;
use crate::domain::calendar;
use crate::domain::calendar::Date;
use crate::domain::calendar::Timestamp;
use crate::http::off_thread::in_store;
use crate::http::reply;
use crate::http::reply::Freshness;
use crate::http::reply::Media;
use crate::site::address::Base;
use crate::site::address::Paths;
use crate::site::frame::Frame;
use crate::site::pages::refused;
use crate::site::tongue::Tongue;
use crate::wording::Language;
use actix_web::FromRequest;
use actix_web::HttpRequest;
use actix_web::HttpResponse;
use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::http::header;
use actix_web::http::header::HeaderValue;
use actix_web::web;
use percent_encoding::percent_decode_str;
use std::future::Ready;
use std::future::ready;
use std::sync::Arc;
use std::time::Duration;

/// What pages may load: their own stylesheet, font and pictures, and nothing from elsewhere. The linked data in
/// a page is no script to a browser, so that it needs no permission.
pub const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; \
     base-uri 'none'; frame-ancestors 'none'",
);

/// The longest time for which a cache may show a page, as [`Freshness::Current`] says.
const LONGEST_KEPT: Duration = Duration::from_secs(35);

/// Everything a page needs to be written, but the registry.
#[derive(Debug, Clone)]
pub(super) struct Setting {
    /// How values read.
    pub tongue: Tongue,
    /// Addresses of pages in the language.
    pub paths: Paths,
    /// Now.
    pub now: Timestamp,
    /// Today in Tehran.
    pub today: Date,
    base: Arc<Base>,
}

impl Setting {
    /// The frame of the page at a path, which is written as for Persian.
    pub fn frame(&self, path: &str) -> Frame {
        Frame::at(self.tongue.0, &self.base, path)
    }

    /// The one absolute address of a page in Persian, which names the thing itself.
    pub fn permanent(&self, path: &str) -> String {
        format!("{}{path}", self.base.0)
    }
}

/// One visit of a page.
pub struct Visit {
    pub(super) setting: Setting,
    pub(super) registry: web::Data<Registry>,
    pub(super) snapshot: Arc<Snapshot>,
    pub(super) request: HttpRequest,
}

impl FromRequest for Visit {
    type Error = actix_web::Error;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(
            Self::of(request)
                .ok_or_else(|| actix_web::error::ErrorInternalServerError("pages are not set up")),
        )
    }
}

impl Visit {
    fn of(request: &HttpRequest) -> Option<Self> {
        let registry = request.app_data::<web::Data<Registry>>()?.clone();
        let base = Arc::clone(&request.app_data::<web::Data<Base>>()?.clone().into_inner());
        let language = language_of(request.path());
        let now = clock::now();
        let setting = Setting {
            tongue: Tongue(language),
            paths: Paths(language),
            now,
            today: calendar::tehran_date(now),
            base,
        };
        Some(Self { setting, snapshot: registry.catalogue.snapshot(), registry, request: request.clone() })
    }

    /// A variable of the path, decoded.
    pub(super) fn named(&self, variable: &str) -> String {
        let raw = self.request.match_info().get(variable).unwrap_or_default();
        percent_decode_str(raw).decode_utf8_lossy().into_owned()
    }

    /// The key of what stands at a path, in this language, today.
    pub(super) fn key(&self, path: &str, changed_at: u64) -> Key {
        let address = format!("{} {} {path}", self.setting.tongue.0.tag(), self.setting.today);
        Key { address: Address::Other(address), changed_at }
    }

    /// A page at a path; if it is not prepared, it is written on a thread that may read the store.
    pub(super) async fn page(
        &self,
        key: Key,
        write: impl FnOnce(&Registry, &Snapshot, &Setting) -> Result<String, Problem> + Send + 'static,
    ) -> HttpResponse {
        match self.body(key, write).await {
            Ok(body) => self.send(&body, StatusCode::OK, self.freshness(None)),
            Err(problem) => refused::answer(self, &problem),
        }
    }

    /// The bytes of a page.
    pub(super) async fn body(
        &self,
        key: Key,
        write: impl FnOnce(&Registry, &Snapshot, &Setting) -> Result<String, Problem> + Send + 'static,
    ) -> Result<Arc<Body>, Problem> {
        if let Some(body) = self.registry.bodies.get(&key) {
            return Ok(body);
        }
        let (snapshot, setting) = (Arc::clone(&self.snapshot), self.setting.clone());
        let making = in_store(self.registry.clone(), move |registry| {
            write(registry, &snapshot, &setting).map(|text| Body::new(text.into_bytes()))
        });
        self.registry.bodies.get_or_make(&key, making).await
    }

    /// How long a page may be kept that changes by itself at midnight and at one other instant.
    pub(super) fn freshness(&self, also: Option<Timestamp>) -> Freshness {
        let now = self.setting.now;
        let midnight = self.setting.today.tomorrow().map(calendar::day_start).ok();
        let soon = |instant: Timestamp| instant > now && instant <= now + LONGEST_KEPT;
        if midnight.into_iter().chain(also).any(soon) { Freshness::Brief } else { Freshness::Current }
    }

    /// Sends a page with its policy, which a 304 must repeat: a browser takes the headers of the newer answer.
    pub(super) fn send(&self, body: &Body, status: StatusCode, freshness: Freshness) -> HttpResponse {
        let sequence = self.snapshot.sequence();
        let mut answer = if status == StatusCode::OK {
            reply::with_body(&self.request, body, Media::Html, freshness, sequence)
        } else {
            reply::with_status(&self.request, body, Media::Html, status, freshness, sequence)
        };
        let headers = answer.headers_mut();
        headers.insert(header::CONTENT_SECURITY_POLICY, POLICY);
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(self.setting.tongue.0.tag()));
        answer
    }

    /// Sends the visitor to another address, for good.
    pub(super) fn moved(&self, path: &str) -> HttpResponse {
        self.redirect(StatusCode::PERMANENT_REDIRECT, path)
    }

    /// Sends a program to the data behind the page.
    pub(super) fn see_other(&self, path: &str) -> HttpResponse {
        self.redirect(StatusCode::SEE_OTHER, path)
    }

    fn redirect(&self, status: StatusCode, path: &str) -> HttpResponse {
        HttpResponse::build(status)
            .insert_header((header::LOCATION, path))
            .insert_header((header::CACHE_CONTROL, "public, max-age=5"))
            .insert_header((header::VARY, "Accept, Accept-Encoding"))
            .insert_header((reply::SEQUENCE, self.snapshot.sequence()))
            .finish()
    }
}

/// The language that an address names: English below `/en`.
fn language_of(path: &str) -> Language {
    if path == "/en" || path.starts_with("/en/") { Language::En } else { Language::Fa }
}

/// A failure to write a template out, which is a fault of ours.
pub(super) fn written(page: Result<String, askama::Error>) -> Result<String, Problem> {
    page.map_err(|error| {
        tracing::error!(%error, "a page cannot be written");
        Problem::new(ProblemCode::InternalError)
    })
}

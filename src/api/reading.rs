//! What every reading operation is given: the registry, one picture of it, and how to answer from it.
//!
//! The extractor refuses in the contract's order: an unacceptable representation, then invalid
//! credentials, then a sequence this instance has not reached.

use crate::api::caller::Caller;
use crate::api::problem::Refusal;
use crate::api::view::links::Links;
use crate::app::lookup;
use crate::app::lookup::Located;
use crate::app::problem::Problem;
use crate::app::problem::ProblemCode;
use crate::app::registry::Registry;
use crate::catalogue::bodies::Address;
use crate::catalogue::bodies::Body;
use crate::catalogue::bodies::Key;
use crate::catalogue::row::Row;
use crate::catalogue::snapshot::Snapshot;
use crate::domain::id::ServiceId;
use crate::domain::violation::Fault;
use crate::domain::violation::Violation;
use crate::http::negotiation;
use crate::http::off_thread::in_store;
use crate::http::reply;
use crate::http::reply::Freshness;
use crate::http::reply::Media;
use crate::http::reply::Reflected;
use actix_web::FromRequest;
use actix_web::HttpMessage;
use actix_web::HttpRequest;
use actix_web::HttpResponse;
use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::http::header;
use actix_web::http::header::HeaderValue;
use actix_web::web;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

/// The header by which a caller asks to see its own write.
const MIN_SEQUENCE: &str = "khedmat-min-sequence";
/// How long a request waits for a sequence, and how often it looks.
const LONGEST_WAIT: Duration = Duration::from_secs(2);
const LOOK_EVERY: Duration = Duration::from_millis(20);
/// How many requests of this process wait for a sequence at once; past it the answer is 503 at once.
static WAITING: Semaphore = Semaphore::const_new(256);

/// The representations an operation has.
pub trait Offer: 'static {
    /// Media types, the usual one first.
    const MEDIA: &'static [&'static str];
}

/// JSON and nothing else.
#[derive(Debug)]
pub struct Json;

impl Offer for Json {
    const MEDIA: &'static [&'static str] = &["application/json"];
}

/// JSON, and JSON for linked data.
#[derive(Debug)]
pub struct Linked;

impl Offer for Linked {
    const MEDIA: &'static [&'static str] = &["application/json", "application/ld+json"];
}

/// One reading request.
pub struct Reading<O: Offer = Json> {
    /// The registry that is read.
    pub registry: web::Data<Registry>,
    /// The picture that this answer is made from, all of it.
    pub snapshot: Arc<Snapshot>,
    /// What the caller takes.
    pub media: Media,
    request: HttpRequest,
    offer: PhantomData<O>,
}

impl<O: Offer> FromRequest for Reading<O> {
    type Error = Refusal;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Refusal>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let caller = Caller::from_request(request, payload);
        let request = request.clone();
        Box::pin(async move {
            let media = match negotiation::representation(request.headers(), O::MEDIA) {
                Some("application/ld+json") => Media::JsonLd,
                Some(_) => Media::Json,
                None => return Err(ProblemCode::NotAcceptable.into()),
            };
            caller.await?;
            let registry = registry(&request)?;
            let snapshot = reached(&registry, &request).await?;
            request.extensions_mut().insert(Reflected(snapshot.sequence()));
            Ok(Self { registry, snapshot, media, request, offer: PhantomData })
        })
    }
}

fn registry(request: &HttpRequest) -> Result<web::Data<Registry>, Refusal> {
    request.app_data::<web::Data<Registry>>().cloned().ok_or_else(|| ProblemCode::InternalError.into())
}

/// The current picture, or the first one that includes the sequence asked for.
async fn reached(registry: &web::Data<Registry>, request: &HttpRequest) -> Result<Arc<Snapshot>, Problem> {
    let Some(wanted) = request.headers().get(MIN_SEQUENCE) else { return Ok(registry.catalogue.snapshot()) };
    let wanted: u64 = wanted.to_str().ok().and_then(|text| text.parse().ok()).ok_or_else(|| {
        Problem::invalid(vec![Violation::new("/header/Khedmat-Min-Sequence", Fault::NotANumber)])
    })?;
    let now = || Some(registry.catalogue.snapshot()).filter(|snapshot| snapshot.sequence() >= wanted);
    if let Some(snapshot) = now() {
        return Ok(snapshot);
    }
    let _place = WAITING.try_acquire().map_err(|_| Problem::later(ProblemCode::Overloaded, 1))?;
    not_beyond_the_head(registry.clone(), wanted).await?;
    let mut waited = Duration::ZERO;
    while waited < LONGEST_WAIT {
        if let Some(snapshot) = now() {
            return Ok(snapshot);
        }
        tokio::time::sleep(LOOK_EVERY).await;
        waited += LOOK_EVERY;
    }
    Err(Problem::later(ProblemCode::NotCaughtUp, 1))
}

async fn not_beyond_the_head(registry: web::Data<Registry>, wanted: u64) -> Result<(), Problem> {
    let head = in_store(registry, Registry::head).await?;
    if wanted <= head {
        return Ok(());
    }
    let violation =
        Violation::hinting("/header/Khedmat-Min-Sequence", Fault::OutOfRange, format!("0–{head}"));
    Err(Problem::invalid(vec![violation]))
}

impl<O: Offer> Reading<O> {
    /// Finds the service that a path names.
    ///
    /// # Errors
    /// Not an identifier, or nobody's.
    pub fn service(&self, raw: &str) -> Result<Found, Refusal> {
        Ok(match lookup::service(&self.snapshot, raw)? {
            Located::Here(row) => Found::Here(Arc::clone(row)),
            Located::Elsewhere(canonical) => Found::Moved(self.moved(canonical)),
        })
    }

    /// 308 to the same address with the canonical identifier in it, query and all.
    fn moved(&self, canonical: &ServiceId) -> HttpResponse {
        let uri = self.request.uri();
        // `/v1/services/{service_id}` and what follows; the identifier may stand there in any spelling.
        let below = uri.path().splitn(5, '/').nth(4).map(|rest| format!("/{rest}")).unwrap_or_default();
        let path = format!("/v1/services/{canonical}{below}");
        let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
        HttpResponse::build(StatusCode::PERMANENT_REDIRECT)
            .insert_header((header::LOCATION, format!("{path}{query}")))
            .insert_header((header::CACHE_CONTROL, "public, max-age=5"))
            .insert_header((reply::SEQUENCE, self.snapshot.sequence()))
            .finish()
    }

    /// The answer with the body at an address, where it is prepared. A body is made only for what was asked
    /// well, so whoever keeps bodies by their addresses need not read the query of one again.
    pub fn prepared(&self, key: &Key) -> Option<HttpResponse> {
        self.registry.bodies.get(key).map(|body| self.with(&body, Freshness::Current))
    }

    /// Answers with the body at an address, made from memory if it is not prepared.
    ///
    /// # Errors
    /// Whatever making it fails with.
    pub async fn answer<B: Into<Body>>(
        &self,
        key: Key,
        make: impl FnOnce(&Self) -> Result<B, Problem>,
    ) -> Result<HttpResponse, Refusal> {
        let body = match self.registry.bodies.get(&key) {
            Some(body) => body,
            None => self.registry.bodies.get_or_make(&key, async { make(self).map(Into::into) }).await?,
        };
        Ok(self.with(&body, Freshness::Current))
    }

    /// Answers with the body at an address; if it is not prepared, it is made on a thread that may read the store.
    ///
    /// # Errors
    /// Whatever making it fails with.
    pub async fn answer_from_store<B: Into<Body>>(
        &self,
        key: Key,
        make: impl FnOnce(&Registry, &Snapshot) -> Result<B, Problem> + Send + 'static,
    ) -> Result<HttpResponse, Refusal> {
        let body = match self.registry.bodies.get(&key) {
            Some(body) => body,
            None => {
                let snapshot = Arc::clone(&self.snapshot);
                let making = in_store(self.registry.clone(), move |registry| {
                    make(registry, &snapshot).map(Into::into)
                });
                self.registry.bodies.get_or_make(&key, making).await?
            }
        };
        Ok(self.with(&body, Freshness::Current))
    }

    /// Answers with a body that is not kept: a state of the past, or what never changes.
    ///
    /// # Errors
    /// Whatever making it fails with.
    pub async fn answer_once<B: Into<Body>>(
        &self,
        freshness: Freshness,
        make: impl FnOnce(&Registry, &Snapshot) -> Result<B, Problem> + Send + 'static,
    ) -> Result<HttpResponse, Refusal> {
        let snapshot = Arc::clone(&self.snapshot);
        let body = in_store(self.registry.clone(), move |registry| make(registry, &snapshot).map(Into::into))
            .await?;
        Ok(self.with(&body, freshness))
    }

    fn with(&self, body: &Body, freshness: Freshness) -> HttpResponse {
        let sequence = self.snapshot.sequence();
        let mut answer = reply::with_body(&self.request, body, self.media, freshness, sequence);
        if let Some(next) = body.next_cursor.as_deref().and_then(|cursor| self.next_page(cursor)) {
            answer.headers_mut().insert(header::LINK, next);
        }
        answer
    }

    /// The link to the page that begins at a cursor: this address with that cursor (RFC 8288).
    fn next_page(&self, cursor: &str) -> Option<HeaderValue> {
        let links = self.request.app_data::<web::Data<Links>>()?;
        let uri = self.request.uri();
        let kept = uri.query().unwrap_or_default().split('&');
        let kept = kept.filter(|pair| !pair.is_empty() && !pair.starts_with("cursor="));
        let query: String = kept.map(|pair| format!("{pair}&")).collect();
        let address = links.at(&format!("{}?{query}cursor={cursor}", uri.path()));
        HeaderValue::try_from(format!("<{address}>; rel=\"next\"")).ok()
    }

    /// The key of a list: its address as it was asked for, in this picture.
    pub fn key_of_address(&self) -> Key {
        let uri = self.request.uri();
        let address = uri.path_and_query().map(ToString::to_string).unwrap_or_default();
        Key { address: Address::Other(address), changed_at: self.snapshot.number() }
    }

    /// The request itself.
    pub const fn request(&self) -> &HttpRequest {
        &self.request
    }
}

/// Where a path led.
#[derive(Debug)]
pub enum Found {
    /// To a service.
    Here(Arc<Row>),
    /// To another address of the same service.
    Moved(HttpResponse),
}

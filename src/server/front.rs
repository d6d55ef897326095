//! What holds for every request, whatever the operation: refusals in the order of the contract, the headers
//! that every answer carries, one line in the log, one count.
//!
//! Never here: anything that depends on the operation. This is on the path of every request, so nothing is
//! formatted or allocated that a constant could say.

use std::future::Ready;
use std::future::ready;
use std::net::IpAddr;
use std::rc::Rc;
use std::sync::Arc;
use std::task::Context;
use std::task::Poll;

use actix_web::Error;
use actix_web::HttpMessage;
use actix_web::HttpRequest;
use actix_web::HttpResponse;
use actix_web::body::BodySize;
use actix_web::body::MessageBody;
use actix_web::dev::Service;
use actix_web::dev::ServiceRequest;
use actix_web::dev::ServiceResponse;
use actix_web::dev::Transform;
use actix_web::http::Method;
use actix_web::http::StatusCode;
use actix_web::http::header;
use actix_web::http::header::HeaderMap;
use actix_web::http::header::HeaderValue;
use futures_util::future::LocalBoxFuture;
use jiff::Timestamp;

use crate::api::problem;
use crate::api::problem::Asked;
use crate::api::problem::REQUEST_ID;
use crate::api::problem::Refusal;
use crate::app::problem::Problem;
use crate::app::problem::ProblemCode;
use crate::clock;
use crate::clock::Stopwatch;
use crate::http::reply;
use crate::http::reply::Reflected;
use crate::server::access_line::Entry;
use crate::server::access_log::Way;
use crate::server::access_log::WorkerLog;
use crate::server::body;
use crate::server::headers;
use crate::server::limits::Limits;
use crate::server::methods::Methods;
use crate::server::methods::Untaken;
use crate::server::metrics::InFlight;
use crate::server::metrics::Requests;
use crate::server::operation_class::OperationClass;
use crate::server::party;
use crate::server::party::Party;
use crate::server::rate::Kind;
use crate::server::rate::Quotas;
use crate::server::rate::Standing;
use crate::server::request_id;
use crate::server::target;

/// Seconds after which a request that found the server full may come again.
const RETRY_WHEN_FULL_S: u32 = 1;

/// What all workers share.
#[derive(Debug)]
pub struct Shared {
    /// The settings.
    pub limits: Limits,
    /// The quotas of all parties.
    pub quotas: Quotas,
    /// The counters.
    pub requests: Arc<Requests>,
    /// The methods of each address.
    pub methods: Methods,
    /// The way to the access log.
    pub log: Option<Way>,
}

/// The outermost middleware of the application.
#[derive(Debug, Clone)]
pub struct Front(pub Arc<Shared>);

impl<S> Transform<S, ServiceRequest> for Front
where
    S: Service<ServiceRequest, Response = ServiceResponse, Error = Error> + 'static,
{
    type Response = ServiceResponse;
    type Error = Error;
    type Transform = Attended<S>;
    type InitError = ();
    type Future = Ready<Result<Attended<S>, ()>>;

    fn new_transform(&self, service: S) -> Self::Future {
        let log = self.0.log.as_ref().map(Way::for_worker);
        ready(Ok(Attended(Rc::new(Attendant { shared: Arc::clone(&self.0), log, service }))))
    }
}

/// An application behind the front.
#[derive(Debug)]
pub struct Attended<S>(Rc<Attendant<S>>);

impl<S> Service<ServiceRequest> for Attended<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse, Error = Error> + 'static,
{
    type Response = ServiceResponse;
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<ServiceResponse, Error>>;

    fn poll_ready(&self, cx: &mut Context<'_>) -> Poll<Result<(), Error>> {
        self.0.service.poll_ready(cx)
    }

    fn call(&self, request: ServiceRequest) -> Self::Future {
        let attendant = Rc::clone(&self.0);
        Box::pin(async move { attendant.attend(request).await })
    }
}

#[derive(Debug)]
struct Attendant<S> {
    shared: Arc<Shared>,
    log: Option<Rc<WorkerLog>>,
    service: S,
}

/// What is known of a request from its head, before anything was decided.
#[derive(Debug)]
struct Visit {
    time: Timestamp,
    watch: Stopwatch,
    /// The method as it was sent; the handler sees GET for HEAD.
    method: Method,
    class: OperationClass,
    request_id: HeaderValue,
    address: Option<IpAddr>,
}

impl Visit {
    fn begin(request: &mut ServiceRequest, limits: &Limits) -> Self {
        let time = clock::now();
        let request_id = request_id::of(request.headers(), time);
        // From here on every request has a name, and whoever needs it reads it there.
        request.headers_mut().insert(REQUEST_ID, request_id.clone());
        Self {
            time,
            watch: Stopwatch::start(),
            method: request.method().clone(),
            class: OperationClass::of(request.uri().path()),
            request_id,
            address: party::address(request.peer_addr(), request.headers(), &limits.trusted_proxies),
        }
    }
}

impl<S> Attendant<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse, Error = Error>,
{
    async fn attend(&self, mut request: ServiceRequest) -> Result<ServiceResponse, Error> {
        let visit = Visit::begin(&mut request, &self.shared.limits);
        let mut standing = None;
        let mut response = match self.admit(&mut request, &visit, &mut standing).await {
            Err(refusal) => {
                let answer = problem::answer(&refusal, Asked::of(request.request()));
                body::with_unread(request, answer)
            }
            Ok(_) if headers::is_preflight(&visit.method, request.headers()) => {
                request.into_response(headers::preflight())
            }
            Ok(_place) => self.worded(self.service.call(as_get(request)).await?, &visit),
        };
        headers::complete(response.headers_mut(), visit.request_id.clone(), standing);
        self.record(&visit, &response);
        Ok(response)
    }

    /// Refuses what no operation should see, the first that applies.
    async fn admit(
        &self,
        request: &mut ServiceRequest,
        visit: &Visit,
        standing: &mut Option<Standing>,
    ) -> Result<InFlight<'_>, Refusal> {
        let limits = &self.shared.limits;
        target::check(request.uri().path(), request.uri().query(), limits.target_bytes)?;
        one_authorization(request.headers())?;
        body::read(request, limits.body_bytes, limits.body_deadline).await?;
        if let (Some(address), false) = (visit.address, visit.class == OperationClass::Probe) {
            let taken = self.shared.quotas.take(Party::of(address), kind(&visit.method));
            *standing = Some(taken);
            if let Some(seconds) = taken.refused_for_s {
                return Err(Problem::later(ProblemCode::TooManyRequests, seconds).into());
            }
        }
        let place = self.shared.requests.enter(limits.in_flight);
        place.ok_or_else(|| Problem::later(ProblemCode::Overloaded, RETRY_WHEN_FULL_S).into())
    }

    /// Puts a refusal into words, ours as well as the framework's own.
    fn worded(&self, response: ServiceResponse, visit: &Visit) -> ServiceResponse {
        let status = response.status();
        if !(status.is_client_error() || status.is_server_error()) {
            return response;
        }
        let answer = if let Some(refusal) = response.response().error().and_then(Error::as_error::<Refusal>) {
            let mut answer = problem::answer(refusal, Asked::of(response.request()));
            reflect(response.request(), &mut answer);
            answer
        } else if is_worded(response.headers()) {
            return response;
        } else {
            self.answer_for_the_framework(&response, visit)
        };
        response.into_response(answer)
    }

    fn answer_for_the_framework(&self, response: &ServiceResponse, visit: &Visit) -> HttpResponse {
        let request = response.request();
        let refusal = match response.status() {
            StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => {
                match self.shared.methods.untaken(request, &visit.method) {
                    Untaken::Refused(refusal) => refusal,
                    Untaken::Options(allow) => {
                        return HttpResponse::NoContent().insert_header((header::ALLOW, allow)).finish();
                    }
                }
            }
            status => Refusal::from(code_of(status)),
        };
        if response.status().is_server_error() {
            let request_id = visit.request_id.to_str().unwrap_or_default();
            tracing::error!(request_id, error = ?response.response().error(), "a request failed");
        }
        problem::answer(&refusal, Asked::of(request))
    }

    fn record(&self, visit: &Visit, response: &ServiceResponse) {
        let status = response.status().as_u16();
        let duration_us = visit.watch.elapsed_us();
        self.shared.requests.answered(visit.class, status, duration_us);
        let Some(log) = &self.log else {
            return;
        };
        let request = response.request();
        log.add(&Entry {
            time: visit.time,
            request_id: visit.request_id.to_str().unwrap_or_default(),
            trace_id: request_id::trace(request.headers()),
            method: visit.method.as_str(),
            path: request.uri().path(),
            status,
            bytes: sent_bytes(&visit.method, response.response().body().size()),
            duration_us,
            address: visit.address,
        });
    }
}

/// A handler knows GET; the answer to HEAD is its answer, and the body is left out when it is written.
fn as_get(mut request: ServiceRequest) -> ServiceRequest {
    if *request.method() == Method::HEAD {
        request.head_mut().method = Method::GET;
    }
    request
}

fn kind(method: &Method) -> Kind {
    match *method {
        Method::GET | Method::HEAD | Method::OPTIONS => Kind::Read,
        _ => Kind::Write,
    }
}

/// Two of them are two callers, and which of them is meant is not for us to guess.
fn one_authorization(headers: &HeaderMap) -> Result<(), ProblemCode> {
    match headers.get_all(header::AUTHORIZATION).nth(1) {
        None => Ok(()),
        Some(_) => Err(ProblemCode::MalformedRequest),
    }
}

/// Whether an answer has a body that a handler wrote for its caller: a page, say. The framework's own errors
/// have none, or plain text.
fn is_worded(headers: &HeaderMap) -> bool {
    let media = headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    media.is_some_and(|media| !media.starts_with(b"text/plain"))
}

/// The nearest of our codes for a status that the framework chose.
fn code_of(status: StatusCode) -> ProblemCode {
    let same = ProblemCode::ALL.iter().find(|code| code.status() == status.as_u16());
    match same {
        _ if status == StatusCode::BAD_REQUEST => ProblemCode::MalformedRequest,
        Some(code) => *code,
        None if status.is_server_error() => ProblemCode::InternalError,
        None => ProblemCode::MalformedRequest,
    }
}

/// That something is not there, or no longer, is true of the catalogue up to its last change.
fn reflect(request: &HttpRequest, answer: &mut HttpResponse) {
    let reflected = request.extensions().get::<Reflected>().copied();
    if let (Some(Reflected(sequence)), StatusCode::NOT_FOUND | StatusCode::GONE) =
        (reflected, answer.status())
    {
        answer.headers_mut().insert(reply::SEQUENCE, HeaderValue::from(sequence));
    }
}

fn sent_bytes(method: &Method, body: BodySize) -> Option<u64> {
    match body {
        _ if *method == Method::HEAD => Some(0),
        BodySize::None => Some(0),
        BodySize::Sized(bytes) => Some(bytes),
        BodySize::Stream => None,
    }
}

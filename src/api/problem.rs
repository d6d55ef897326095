//! The one place that turns a refusal into an answer: `application/problem+json` (RFC 9457).
//!
//! Never here: deciding to refuse (that is `app` and the front of the server), or a sentence (`wording`).
//!
//! A handler gives back `Result<HttpResponse, Refusal>`. The refusal travels in the response until the front
//! of the server, which knows the request, writes the answer with [`answer`].

use std::fmt;

use actix_web::HttpRequest;
use actix_web::HttpResponse;
use actix_web::ResponseError;
use actix_web::body::BoxBody;
use actix_web::http::StatusCode;
use actix_web::http::header;
use actix_web::http::header::HeaderMap;
use actix_web::http::header::HeaderName;
use actix_web::http::header::HeaderValue;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::problem::Problem;
use crate::app::problem::ProblemCode;
use crate::document::text::BilingualJson;
use crate::domain::calendar;
use crate::domain::id::ServiceId;
use crate::domain::violation::Violation;
use crate::http::negotiation;
use crate::wording::Language;
use crate::wording::faults;
use crate::wording::problems;

/// The media type of every refusal.
pub const MEDIA_TYPE: &str = "application/problem+json";

/// The header that names a request; the front of the server gives one to each request that has none.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The longest `instance` repeated, in bytes; the address may be far longer than anyone should send.
const LONGEST_INSTANCE: usize = 1024;

/// A refusal on its way to the caller.
#[derive(Debug, Clone)]
pub struct Refusal {
    problem: Problem,
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl Refusal {
    /// 405, with the methods that the address does have.
    pub fn method_not_allowed(allow: HeaderValue) -> Self {
        Self::from(ProblemCode::MethodNotAllowed).with_header(header::ALLOW, allow)
    }

    /// The same refusal with one more header, for example the sequence that a 404 reflects.
    #[must_use]
    pub fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, value));
        self
    }

    /// What is refused, and why.
    pub const fn problem(&self) -> &Problem {
        &self.problem
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self { problem, headers: Vec::new() }
    }
}

impl From<ProblemCode> for Refusal {
    fn from(code: ProblemCode) -> Self {
        Self::from(Problem::new(code))
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.problem.code.code())
    }
}

impl ResponseError for Refusal {
    fn status_code(&self) -> StatusCode {
        status(self.problem.code)
    }

    /// Only the status: language, instance and request id are known where the request is.
    fn error_response(&self) -> HttpResponse<BoxBody> {
        HttpResponse::new(self.status_code())
    }
}

/// What an answer repeats of the request it answers.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The path that was asked for, as it was sent.
    pub instance: &'a str,
    /// The name of the request.
    pub request_id: &'a str,
    /// The language the caller reads.
    pub language: Language,
}

impl<'a> Asked<'a> {
    /// What is known of a request.
    pub fn of(request: &'a HttpRequest) -> Self {
        let path = request.uri().path();
        let request_id = request.headers().get(REQUEST_ID).and_then(|id| id.to_str().ok());
        Self {
            instance: path.get(..LONGEST_INSTANCE).unwrap_or(path),
            request_id: request_id.unwrap_or_default(),
            language: negotiation::language(request.headers()),
        }
    }
}

/// A refusal as JSON: RFC 9457 with a stable code and, for broken input, everything wrong with it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemDocument {
    /// A page that explains this kind of refusal.
    #[serde(rename = "type")]
    #[schema(example = "/problems/invalid_request", format = "uri-reference")]
    type_: String,
    /// The kind of refusal in a few words.
    #[schema(max_length = 200)]
    title: &'static str,
    /// The HTTP status, repeated.
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    /// What happened and what to do.
    #[schema(max_length = 1000)]
    detail: &'static str,
    /// The path that was asked for.
    #[schema(max_length = 1024)]
    instance: String,
    /// The kind of refusal; stable, for programs.
    #[schema(example = "invalid_request", pattern = "^[a-z][a-z0-9_]*$", max_length = 64)]
    code: &'static str,
    /// Names this request in the logs.
    #[schema(max_length = 128)]
    request_id: String,
    /// Everything wrong with what was sent; only where something was.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 10_000)]
    violations: Vec<ViolationDocument>,
    /// Identifiers that may have been meant; only where there are any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 5)]
    suggestions: Vec<String>,
    /// Why the service was withdrawn; only in a 410, as are the members after it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    reason: Option<BilingualJson>,
    /// The first day without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date, nullable = false)]
    withdrawn_on: Option<String>,
    /// The same day in the Jalali calendar.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(
        example = "1397/09/07",
        pattern = "^[0-9]{4}/[0-9]{2}/[0-9]{2}$",
        max_length = 10,
        nullable = false
    )]
    withdrawn_on_jalali: Option<String>,
    /// What was named as its successors.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_items = 100, nullable = false)]
    successors: Option<Vec<String>>,
    /// Where the chain ends: successors that were withdrawn themselves replaced by theirs.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_items = 100, nullable = false)]
    current: Option<Vec<String>>,
}

/// One thing wrong with what was sent.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Violation)]
pub struct ViolationDocument {
    /// Where: an RFC 6901 JSON pointer into what was sent.
    #[schema(example = "/fees/0/amount_rial")]
    pointer: String,
    /// What; stable, for programs.
    #[schema(example = "out_of_range", pattern = "^[a-z][a-z0-9_]*$", max_length = 64)]
    code: &'static str,
    /// What is wrong and what to write instead.
    message: String,
}

impl ProblemDocument {
    /// A refusal in the words of a language. Answers that hold refusals of single rows use it too.
    pub fn of(problem: &Problem, asked: Asked<'_>) -> Self {
        let Problem { code, violations, suggestions, retry_after_s: _, gone } = problem; // the seconds are a header
        let words = problems::words(*code);
        let gone = gone.as_deref();
        let named = |ids: &[ServiceId]| ids.iter().map(ToString::to_string).collect();
        Self {
            type_: format!("/problems/{}", code.code()),
            title: words.title.in_(asked.language),
            status: code.status(),
            detail: words.detail.in_(asked.language),
            instance: asked.instance.to_owned(),
            code: code.code(),
            request_id: asked.request_id.to_owned(),
            violations: violations
                .iter()
                .map(|violation| violation_document(violation, asked.language))
                .collect(),
            suggestions: suggestions.clone(),
            reason: gone.map(|gone| (&gone.reason).into()),
            withdrawn_on: gone.map(|gone| gone.withdrawn_on.to_string()),
            withdrawn_on_jalali: gone.map(|gone| calendar::jalali(gone.withdrawn_on)),
            successors: gone.map(|gone| named(&gone.successors)),
            current: gone.map(|gone| named(&gone.current)),
        }
    }
}

fn violation_document(violation: &Violation, language: Language) -> ViolationDocument {
    let Violation { pointer, fault, hint } = violation;
    ViolationDocument {
        pointer: pointer.clone(),
        code: fault.code(),
        message: faults::message(*fault, hint.as_deref(), language),
    }
}

/// The answer to a refused request.
pub fn answer(refusal: &Refusal, asked: Asked<'_>) -> HttpResponse {
    let document = ProblemDocument::of(&refusal.problem, asked);
    let mut response = HttpResponse::build(status(refusal.problem.code)).json(document);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(asked.language.tag()));
    headers.insert(header::VARY, HeaderValue::from_static("Accept, Accept-Encoding, Accept-Language"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache_control(refusal.problem.code)));
    insert_remedies(headers, &refusal.problem);
    for (name, value) in &refusal.headers {
        headers.insert(name.clone(), value.clone());
    }
    response
}

/// The headers that tell a program what would be right.
fn insert_remedies(headers: &mut HeaderMap, problem: &Problem) {
    if let Some(seconds) = problem.retry_after_s {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    match problem.code {
        ProblemCode::InvalidCredentials => {
            let challenge = HeaderValue::from_static("Bearer error=\"invalid_token\"");
            headers.insert(header::WWW_AUTHENTICATE, challenge);
        }
        ProblemCode::UnsupportedContentEncoding => {
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("identity"));
        }
        _ => {}
    }
}

fn status(code: ProblemCode) -> StatusCode {
    StatusCode::from_u16(code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// What does not exist may exist in a moment, but a wave of the same question is answered once.
const fn cache_control(code: ProblemCode) -> &'static str {
    match code.status() {
        404 | 410 => "max-age=5",
        _ => "no-store",
    }
}

#[cfg(test)]
mod tests {
    use actix_web::body;
    use actix_web::test::TestRequest;
    use serde_json::Value;
    use serde_json::json;

    use super::*;
    use crate::app::problem::Gone;
    use crate::domain::calendar::Date;
    use crate::domain::text::Bilingual;
    use crate::domain::text::Text;
    use crate::domain::violation::Fault;

    const IN_ENGLISH: Asked<'static> =
        Asked { instance: "/v1/services/12", request_id: "r-1", language: Language::En };

    async fn written(problem: Problem, asked: Asked<'_>) -> (HeaderMap, Value) {
        let response = answer(&Refusal::from(problem), asked);
        let headers = response.headers().clone();
        let bytes = body::to_bytes(response.into_body()).await.unwrap();
        (headers, serde_json::from_slice(&bytes).unwrap())
    }

    #[actix_web::test]
    async fn a_refusal_lists_every_violation_with_its_pointer() {
        let violations = vec![
            Violation::new("/title/fa", Fault::Required),
            Violation::hinting("/fees/0/amount_rial", Fault::OutOfRange, "0"),
        ];
        let (headers, problem) = written(Problem::invalid(violations), IN_ENGLISH).await;
        let words = problems::words(ProblemCode::InvalidRequest);
        assert_eq!(
            problem,
            json!({
                "type": "/problems/invalid_request",
                "title": words.title.en,
                "status": 400,
                "detail": words.detail.en,
                "instance": "/v1/services/12",
                "code": "invalid_request",
                "request_id": "r-1",
                "violations": [
                    {"pointer": "/title/fa", "code": "required",
                     "message": faults::message(Fault::Required, None, Language::En)},
                    {"pointer": "/fees/0/amount_rial", "code": "out_of_range",
                     "message": faults::message(Fault::OutOfRange, Some("0"), Language::En)},
                ],
            })
        );
        assert_eq!(headers.get(header::CONTENT_TYPE).unwrap(), MEDIA_TYPE);
        assert_eq!(headers.get(header::CONTENT_LANGUAGE).unwrap(), "en");
        assert_eq!(headers.get(header::CACHE_CONTROL).unwrap(), "no-store");
    }

    #[actix_web::test]
    async fn a_missing_service_names_its_suggestions_and_may_be_kept_for_five_seconds() {
        let mut problem = Problem::new(ProblemCode::ServiceNotFound);
        problem.suggestions = vec!["121095101".to_owned()];
        let (headers, problem) = written(problem, Asked { language: Language::Fa, ..IN_ENGLISH }).await;
        assert_eq!(problem["suggestions"], json!(["121095101"]));
        assert_eq!(problem["title"], problems::words(ProblemCode::ServiceNotFound).title.fa);
        assert_eq!(headers.get(header::CACHE_CONTROL).unwrap(), "max-age=5");
        assert_eq!(headers.get(header::CONTENT_LANGUAGE).unwrap(), "fa");
    }

    #[actix_web::test]
    async fn a_withdrawn_service_says_at_once_what_to_use_instead() {
        let id = |raw: &str| ServiceId::parse(raw).unwrap();
        let reason = Text::line("ادغام", 100).unwrap();
        let gone = Gone {
            reason: Bilingual { fa: reason, en: None },
            withdrawn_on: Date::new(2018, 11, 28).unwrap(),
            successors: vec![id("121095101")],
            current: vec![id("121095102")],
        };
        let problem = Problem { gone: Some(Box::new(gone)), ..Problem::new(ProblemCode::ServiceWithdrawn) };
        let (_, problem) = written(problem, IN_ENGLISH).await;
        assert_eq!(problem["status"], 410);
        assert_eq!(problem["reason"], json!({"fa": "ادغام", "en": null}));
        assert_eq!(problem["withdrawn_on"], "2018-11-28");
        assert_eq!(problem["withdrawn_on_jalali"], "1397/09/07");
        assert_eq!(problem["successors"], json!(["121095101"]));
        assert_eq!(problem["current"], json!(["121095102"]));
    }

    #[actix_web::test]
    async fn a_refusal_keeps_the_headers_it_was_given() {
        let allow = HeaderValue::from_static("GET, HEAD, OPTIONS");
        let response = answer(&Refusal::method_not_allowed(allow.clone()), IN_ENGLISH);
        assert_eq!(response.headers().get(header::ALLOW), Some(&allow));
    }

    #[actix_web::test]
    async fn each_code_is_written_with_its_own_status_and_page() {
        for code in ProblemCode::ALL {
            let (_, problem) = written(Problem::new(*code), IN_ENGLISH).await;
            assert_eq!(problem["status"], code.status());
            assert_eq!(problem["type"], format!("/problems/{}", code.code()));
        }
    }

    #[actix_web::test]
    async fn a_refusal_that_time_may_heal_says_when_to_try_again() {
        let (headers, _) = written(Problem::later(ProblemCode::Overloaded, 7), IN_ENGLISH).await;
        assert_eq!(headers.get(header::RETRY_AFTER).unwrap(), "7");
    }

    #[test]
    fn an_endless_address_is_not_repeated_whole() {
        let request = TestRequest::with_uri(&format!("/{}", "a".repeat(9000))).to_http_request();
        assert_eq!(Asked::of(&request).instance.len(), LONGEST_INSTANCE);
    }
}

//! What every operation may answer beside its own: 304, 308, refusals, and the headers of all of them.
//!
//! Never here: the wording of a refusal; its examples are written by the code that answers with it.

use crate::api::openapi::Keys;
use crate::api::openapi::Operation;
use crate::api::openapi::list;
use crate::api::openapi::text;
use crate::api::problem::Asked;
use crate::api::problem::MEDIA_TYPE;
use crate::api::problem::ProblemDocument;
use crate::app::problem::Gone;
use crate::app::problem::Problem;
use crate::app::problem::ProblemCode;
use crate::domain::calendar::Date;
use crate::domain::id::ServiceId;
use crate::domain::text::Bilingual;
use crate::domain::text::Text;
use crate::domain::violation::Fault;
use crate::domain::violation::Violation;
use crate::wording::Language;
use serde_json::Value;
use serde_json::json;

/// Which operations have an answer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    /// All of them.
    All,
    /// Those with an identifier in the path.
    Named,
    /// Those that declare it themselves.
    Declared,
}

/// A refusal: its status, its name among the components, when it comes, and which operations have it.
struct Refused(u16, &'static str, &'static str, Of);

const REFUSALS: [Refused; 13] = [
    Refused(400, "BadRequest", "Broken input; every violation is listed with a pointer.", Of::All),
    Refused(
        401,
        "Unauthorized",
        "Credentials were sent that are not valid. Without any, reads are public.",
        Of::All,
    ),
    Refused(
        404,
        "NotFound",
        "Nothing stands under that identifier, or did not yet at that moment.",
        Of::Named,
    ),
    Refused(406, "NotAcceptable", "None of the representations that `Accept` asks for.", Of::All),
    Refused(408, "RequestTimeout", "A body was announced and did not arrive in time.", Of::All),
    Refused(
        410,
        "Gone",
        "The service was withdrawn: why, since when, and what to use instead.",
        Of::Declared,
    ),
    Refused(413, "ContentTooLarge", "A body was sent that is larger than the registry reads.", Of::All),
    Refused(414, "UriTooLong", "The address is longer than the registry reads.", Of::All),
    Refused(
        415,
        "UnsupportedMediaType",
        "A body was sent in a coding or of a type that is not read.",
        Of::All,
    ),
    Refused(429, "TooManyRequests", "More requests than one address may make; come again later.", Of::All),
    Refused(431, "HeadersTooLarge", "The headers are larger than the registry reads.", Of::All),
    Refused(
        500,
        "InternalError",
        "A fault of the registry; name the request id when you report it.",
        Of::All,
    ),
    Refused(
        503,
        "Unavailable",
        "Overloaded, not caught up, or the store does not answer; come again.",
        Of::All,
    ),
];

/// Headers of every answer.
const COMMON: [&str; 7] = [
    "API-Version",
    "X-Request-Id",
    "RateLimit-Limit",
    "RateLimit-Remaining",
    "RateLimit-Reset",
    "Access-Control-Allow-Origin",
    "Cache-Control",
];

/// Headers in the components.
pub fn headers(public_url: &str) -> Keys {
    let text =
        |longest: u64, pattern: &str| json!({"type": "string", "maxLength": longest, "pattern": pattern});
    let count = || json!({"type": "integer", "format": "int64", "minimum": 0, "maximum": 4_294_967_295_u64});
    let header = |name: &str, description: &str, schema: Value, example: Value| {
        (name.to_owned(), json!({"description": description, "schema": schema, "example": example}))
    };
    let line = r"^[\x20-\x7E]*$";
    Keys::from_iter([
        header("API-Version", "The version of the contract.", text(20, r"^\d+\.\d+\.\d+$"), json!("1.0.0")),
        header("X-Request-Id", "The name of this request.", text(128, "^[!-~]+$"), json!("portal-42")),
        header("RateLimit-Limit", "How many requests an address may make at once.", count(), json!(600)),
        header("RateLimit-Remaining", "How many of them are left.", count(), json!(599)),
        header("RateLimit-Reset", "Seconds until all of them are there again.", count(), json!(1)),
        header(
            "Access-Control-Allow-Origin",
            "Pages of any origin may read.",
            json!({"const": "*"}),
            json!("*"),
        ),
        header(
            "Cache-Control",
            "How long the answer may be kept.",
            text(200, line),
            json!("public, max-age=5"),
        ),
        header("ETag", "Names these bytes in this coding.", text(80, line), json!("\"0123456789abcdef\"")),
        header("Khedmat-Sequence", "The last change this answer includes.", sequence(), json!(42)),
        header(
            "Link",
            "The next page, as `<address>; rel=\"next\"`; not on the last page.",
            text(8200, line),
            json!(format!("<{public_url}/v1/services?cursor=AAAA>; rel=\"next\"")),
        ),
        header("Location", "The canonical address.", text(8200, line), json!("/v1/services/121095000")),
        header("Retry-After", "Seconds after which another try may help.", count(), json!(1)),
        header(
            "WWW-Authenticate",
            "How to authenticate.",
            text(200, line),
            json!("Bearer error=\"invalid_token\""),
        ),
        header("Vary", "Request headers that the answer depends on.", text(200, line), json!("Accept")),
        header("Content-Language", "The language of the words.", json!({"enum": ["fa", "en"]}), json!("en")),
    ])
}

fn sequence() -> Value {
    json!({"type": "integer", "format": "int64", "minimum": 0, "maximum": 9_007_199_254_740_991_u64})
}

/// References to the headers of every answer and some more.
fn with_headers(more: &[&str]) -> Value {
    let named = |name: &&str| ((*name).to_owned(), json!({"$ref": format!("#/components/headers/{name}")}));
    Value::Object(COMMON.iter().chain(more).map(named).collect())
}

/// Answers in the components.
///
/// # Errors
/// Only if an example cannot be written as JSON, which is a fault of ours.
pub fn shared() -> Result<Keys, serde_json::Error> {
    let mut answers = Keys::from_iter([
        (
            "NotModified".to_owned(),
            json!({
                "description": "The caller has it already; there is no body.",
                "headers": with_headers(&["ETag", "Khedmat-Sequence", "Vary"]),
            }),
        ),
        (
            "Moved".to_owned(),
            json!({
                "description": "Another identifier of the service: ask under its canonical one.",
                "headers": with_headers(&["Location", "Khedmat-Sequence"]),
            }),
        ),
    ]);
    for Refused(status, name, description, _) in REFUSALS {
        let more: &[&str] = match status {
            401 => &["Vary", "Content-Language", "WWW-Authenticate"],
            429 | 503 => &["Vary", "Content-Language", "Retry-After"],
            _ => &["Vary", "Content-Language"],
        };
        answers.insert(
            name.to_owned(),
            json!({
                "description": description,
                "headers": with_headers(more),
                "content": {MEDIA_TYPE: {
                    "schema": {"$ref": "#/components/schemas/Problem"},
                    "examples": examples(status)?,
                }},
            }),
        );
    }
    Ok(answers)
}

/// Whether its answers have a tag; the status of an instance is never kept.
pub fn is_tagged(operation: &Operation) -> bool {
    operation.id() != "read_status"
}

/// Adds them to an operation, and the headers to its own answers.
pub fn add(operation: &mut Operation) {
    let tagged = is_tagged(operation);
    let pages = operation.takes("cursor");
    let moves = operation.takes("service_id");
    let named = list(&operation.said, "parameters").iter().any(|parameter| text(parameter, "in") == "path");
    let declared = operation.said.remove("responses");
    let declared: Keys =
        declared.and_then(|answers| serde_json::from_value(answers).ok()).unwrap_or_default();
    let mut answers = Keys::new();
    if let Some(Value::Object(own)) = declared.get("200") {
        let mut own = own.clone();
        let mut more =
            if tagged { vec!["ETag", "Khedmat-Sequence", "Vary"] } else { vec!["Khedmat-Sequence"] };
        more.extend(pages.then_some("Link"));
        own.insert("headers".to_owned(), with_headers(&more));
        answers.insert("200".to_owned(), Value::Object(own));
    }
    let mut refer = |status: u16, name: &str| {
        answers.insert(status.to_string(), json!({"$ref": format!("#/components/responses/{name}")}));
    };
    if tagged {
        refer(304, "NotModified");
    }
    if moves {
        refer(308, "Moved");
    }
    for Refused(status, name, _, of) in REFUSALS {
        let given = match of {
            Of::All => true,
            Of::Named => named,
            Of::Declared => declared.contains_key(&status.to_string()),
        };
        if given {
            refer(status, name);
        }
    }
    operation.said.insert("responses".to_owned(), Value::Object(answers));
}

/// Every refusal of a status, as it is answered in English.
fn examples(status: u16) -> Result<Keys, serde_json::Error> {
    let asked = Asked { instance: "/v1/services/121095101", request_id: "portal-42", language: Language::En };
    let codes = ProblemCode::ALL.iter().filter(|code| code.status() == status);
    codes
        .map(|code| {
            let document = serde_json::to_value(ProblemDocument::of(&example(*code), asked))?;
            let said = json!({"summary": text(&document, "title"), "value": document});
            Ok((code.code().to_owned(), said))
        })
        .collect()
}

fn example(code: ProblemCode) -> Problem {
    let mut problem = Problem::new(code);
    match code {
        ProblemCode::InvalidRequest => {
            problem.violations = vec![
                Violation::hinting("/query/limit", Fault::OutOfRange, "1–200"),
                Violation::hinting("/query/as_of", Fault::UnknownParameter, "asOf"),
            ];
        }
        ProblemCode::InvalidServiceId | ProblemCode::ServiceNotFound | ProblemCode::IdentifierNotFound => {
            problem.suggestions = vec!["121095101".to_owned()];
        }
        ProblemCode::ServiceWithdrawn => problem.gone = gone().map(Box::new),
        _ => {}
    }
    problem
}

fn gone() -> Option<Gone> {
    let text = |raw: &str| Text::line(raw, 500).ok();
    let current = vec![ServiceId::parse("121095102").ok()?];
    Some(Gone {
        reason: Bilingual {
            fa: text("ادغام در خدمت دیگر")?, en: text("Merged into another service")
        },
        withdrawn_on: Date::new(2018, 11, 28).ok()?,
        successors: current.clone(),
        current,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_of_a_read_has_its_place_in_the_document() {
        // 405 is no answer of an operation: the address has no such operation.
        for code in ProblemCode::ALL.iter().filter(|code| code.status() != 405) {
            let found = REFUSALS.iter().find(|Refused(status, ..)| *status == code.status());
            assert!(found.is_some(), "{}", code.code());
        }
    }

    #[test]
    fn examples_of_refusals_are_complete() {
        let answers = shared().unwrap();
        let value =
            |name: &str, code: &str| answers[name]["content"][MEDIA_TYPE]["examples"][code]["value"].clone();
        assert_eq!(value("BadRequest", "invalid_request")["violations"][0]["pointer"], "/query/limit");
        assert_eq!(value("Gone", "service_withdrawn")["withdrawn_on_jalali"], "1397/09/07");
        assert_eq!(value("NotFound", "service_not_found")["suggestions"][0], "121095101");
    }
}

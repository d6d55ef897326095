//! Request headers that operations understand.
//!
//! Never here: `Accept` and `Authorization`, which OpenAPI keeps out of parameters.

use crate::api::openapi::Keys;
use crate::api::openapi::Operation;
use crate::api::openapi::answers;
use crate::api::openapi::text;
use serde_json::Value;
use serde_json::json;

/// The headers, for the components.
pub fn shared() -> Keys {
    let header = |name: &str, description: &str, schema: Value, example: Value| {
        let said = json!({
            "name": name, "in": "header", "description": description, "schema": schema, "example": example,
        });
        (name.replace('-', ""), said)
    };
    Keys::from_iter([
        header(
            "If-None-Match",
            "Tags of answers that the caller has; where one of them still holds, the answer is a 304. Compared \
             weakly; `*` stands for any.",
            json!({"type": "string", "maxLength": 4000}),
            json!("\"0123456789abcdef\""),
        ),
        header(
            "Khedmat-Min-Sequence",
            "A change that the answer must include, as `Khedmat-Sequence` named it. The instance waits for it, \
             2 seconds at most, then answers 503; a change that was never made is a 400.",
            json!({"type": "integer", "format": "int64", "minimum": 0}),
            json!(1),
        ),
        header(
            "Accept-Language",
            "In which language refusals are worded: Persian, unless English is preferred.",
            json!({"type": "string", "maxLength": 200}),
            json!("fa"),
        ),
        header(
            "X-Request-Id",
            "A name for this request, repeated in the answer and in the logs; one is made where none is sent.",
            json!({"type": "string", "pattern": "^[!-~]+$", "minLength": 1, "maxLength": 128}),
            json!("portal-42"),
        ),
    ])
}

/// Nine or eleven digits, Persian and Arabic ones too.
const ANY_DIGITS: &str = r"^[0-9\u06F0-\u06F9\u0660-\u0669]{9}([0-9\u06F0-\u06F9\u0660-\u0669]{2})?$";

/// Identifiers on the way in, by the name of the parameter: their form, and how long they get.
const IDENTIFIERS: [(&str, &str, u64); 4] = [
    ("service_id", ANY_DIGITS, 11),
    ("parent", ANY_DIGITS, 11),
    ("code", "^[a-z][a-z0-9_-]{1,31}$", 32),
    ("value", r"^[^\x00-\x1F/]+$", 100),
];

fn describe_identifier(parameter: &mut Value) {
    let known = IDENTIFIERS.iter().find(|(name, ..)| *name == text(parameter, "name"));
    let schema = parameter.get_mut("schema").and_then(Value::as_object_mut);
    if let (Some((_, pattern, longest)), Some(schema)) = (known, schema) {
        schema.entry("pattern").or_insert(json!(pattern));
        schema.entry("maxLength").or_insert(json!(longest));
    }
}

/// Says of an operation which of them it understands.
pub fn add(operation: &mut Operation) {
    let tagged = answers::is_tagged(operation);
    let names = ["IfNoneMatch", "KhedmatMinSequence", "AcceptLanguage", "XRequestId"];
    let references = names
        .into_iter()
        .filter(|name| tagged || *name != "IfNoneMatch")
        .map(|name| json!({"$ref": format!("#/components/parameters/{name}")}));
    let parameters = operation.said.entry("parameters").or_insert_with(|| json!([]));
    if let Some(parameters) = parameters.as_array_mut() {
        parameters.iter_mut().for_each(describe_identifier);
        parameters.extend(references);
    }
}

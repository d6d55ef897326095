//! One operation of the document, read for the page.
//!
//! Never here: HTML (that is the template's), or an operation that the document does not have.

use crate::site::docs::document::Document;
use crate::site::docs::document::anchor;
use crate::site::docs::document::component;
use crate::site::docs::document::entries;
use crate::site::docs::document::flag;
use crate::site::docs::document::items;
use crate::site::docs::document::text;
use crate::site::docs::prose;
use crate::site::docs::prose::Block;
use crate::site::docs::schema;
use crate::site::docs::schema::Piece;
use serde_json::Value;

/// The methods a path may have, in the order in which they are shown.
pub(super) const METHODS: [&str; 8] = ["get", "head", "post", "put", "patch", "delete", "options", "trace"];

/// Where parameters that operations share are described.
const SHARED_PARAMETERS: &str = "request-headers";

/// An operation.
pub(super) struct Operation {
    /// Its name in generated clients, also its anchor.
    pub id: String,
    /// The method, in capitals.
    pub method: String,
    /// The path, with its variables in braces.
    pub path: String,
    /// What it does, in a line.
    pub summary: String,
    /// What it does, at length.
    pub description: Vec<Block>,
    /// Whether it is on its way out.
    pub deprecated: bool,
    /// What may call it.
    pub security: String,
    /// Variables, query parameters and headers of its own.
    pub parameters: Vec<Parameter>,
    /// Those it shares with others.
    pub common_parameters: Vec<Reference>,
    /// What it reads.
    pub body: Option<Body>,
    /// What it answers.
    pub answers: Vec<Answer>,
    /// What all of them may answer.
    pub common_answers: Vec<Reference>,
}

/// A place on the page where something shared is described.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Reference {
    /// What it is called.
    pub name: String,
    /// Where it is described.
    pub anchor: String,
}

/// A path variable, a query parameter or a header.
pub(super) struct Parameter {
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub place: String,
    /// Whether it must be there.
    pub required: bool,
    /// Its type.
    pub kind: Vec<Piece>,
    /// Its bounds.
    pub limits: String,
    /// What it is for.
    pub description: Vec<Block>,
    /// An example of it, or an empty text.
    pub example: String,
}

/// What an operation reads.
pub(super) struct Body {
    /// Whether it must be there.
    pub required: bool,
    /// What it is for.
    pub description: Vec<Block>,
    /// In which formats.
    pub contents: Vec<Content>,
}

/// What an operation answers.
pub(super) struct Answer {
    /// The HTTP status, or `default`.
    pub status: String,
    /// When.
    pub description: Vec<Block>,
    /// Headers of its own and what they are for.
    pub headers: Vec<(String, Vec<Block>)>,
    /// Headers it shares with others.
    pub common_headers: Vec<Reference>,
    /// In which formats.
    pub contents: Vec<Content>,
}

/// A body in one format.
pub(super) struct Content {
    /// The media type.
    pub media_type: String,
    /// Its type.
    pub kind: Vec<Piece>,
    /// Examples of it.
    pub examples: Vec<Example>,
}

/// An example of a body.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Example {
    /// Its name on the page, which no other example has.
    pub label: String,
    /// What it shows, where the document says so; otherwise an empty text.
    pub title: String,
    /// The body, written out.
    pub body: String,
}

impl Operation {
    /// Reads one method of a path.
    pub(super) fn read(
        document: Document<'_>,
        path: &str,
        method: &str,
        shared: &Value,
        own: &Value,
    ) -> Self {
        let given = text(own, "operationId");
        let id = if given.is_empty() { anchor(method, path) } else { anchor("", given) };
        let parameters = || items(shared, "parameters").iter().chain(items(own, "parameters"));
        let named = parameters().filter_map(|parameter| component(parameter, "parameters"));
        let answers = || entries(own, "responses");
        Self {
            method: method.to_uppercase(),
            path: path.to_owned(),
            summary: text(own, "summary").to_owned(),
            description: prose::blocks(text(own, "description")),
            deprecated: flag(own, "deprecated"),
            security: security(own.get("security").or_else(|| document.0.get("security"))),
            parameters: parameters()
                .filter(|parameter| component(parameter, "parameters").is_none())
                .map(Parameter::read)
                .collect(),
            common_parameters: named.map(|name| parameter_reference(document, name)).collect(),
            body: own.get("requestBody").map(|body| Body::read(document, document.resolve(body), &id)),
            answers: answers()
                .filter(|(_, answer)| component(answer, "responses").is_none())
                .map(|(status, answer)| Answer::read(document, status, answer, &id))
                .collect(),
            common_answers: answers()
                .filter_map(|(status, answer)| Some((status, component(answer, "responses")?)))
                .map(|(status, name)| Reference { name: status.clone(), anchor: anchor("answer-", name) })
                .collect(),
            id,
        }
    }

    /// What its table of parameters is called.
    pub(super) fn parameters_label(&self) -> String {
        format!("Parameters of {}", self.id)
    }
}

fn parameter_reference(document: Document<'_>, name: &str) -> Reference {
    let parameter = document.0.pointer(&format!("/components/parameters/{name}")).unwrap_or(&Value::Null);
    Reference { name: text(parameter, "name").to_owned(), anchor: SHARED_PARAMETERS.to_owned() }
}

impl Parameter {
    /// Reads a parameter.
    pub(super) fn read(parameter: &Value) -> Self {
        let schema = parameter.get("schema").unwrap_or(&Value::Null);
        let example = parameter.get("example").or_else(|| schema.get("example"));
        Self {
            name: text(parameter, "name").to_owned(),
            place: text(parameter, "in").to_owned(),
            required: flag(parameter, "required"),
            kind: schema::kind(schema),
            limits: schema::limits(schema),
            description: prose::blocks(text(parameter, "description")),
            example: example.map(schema::bare).unwrap_or_default(),
        }
    }
}

impl Body {
    fn read(document: Document<'_>, body: &Value, operation: &str) -> Self {
        Self {
            required: flag(body, "required"),
            description: prose::blocks(text(body, "description")),
            contents: contents(document, body, &format!("Request of {operation}")),
        }
    }
}

impl Answer {
    /// Reads an answer of something by a name that no other on the page has.
    pub(super) fn read(document: Document<'_>, status: &str, answer: &Value, operation: &str) -> Self {
        let header =
            |(name, header): (&String, &Value)| (name.clone(), prose::blocks(text(header, "description")));
        Self {
            status: status.to_owned(),
            description: prose::blocks(text(answer, "description")),
            headers: entries(answer, "headers")
                .filter(|(_, header)| component(header, "headers").is_none())
                .map(header)
                .collect(),
            common_headers: entries(answer, "headers")
                .filter_map(|(name, header)| Some((name, component(header, "headers")?)))
                .map(|(name, component)| Reference {
                    name: name.clone(),
                    anchor: anchor("header-", component),
                })
                .collect(),
            contents: contents(document, answer, &format!("Answer {status} of {operation}")),
        }
    }
}

/// The formats of a body; `of` says whose examples they are.
fn contents(document: Document<'_>, body: &Value, of: &str) -> Vec<Content> {
    let content = |(media_type, content): (&String, &Value)| Content {
        media_type: media_type.clone(),
        kind: schema::kind(content.get("schema").unwrap_or(&Value::Null)),
        examples: examples(document, content, &format!("{of}, {media_type}")),
    };
    entries(body, "content").map(content).collect()
}

/// The examples of a body: its own, or else that of its schema.
fn examples(document: Document<'_>, content: &Value, of: &str) -> Vec<Example> {
    let named: Vec<Example> = entries(content, "examples")
        .filter_map(|(name, example)| named_example(name, document.resolve(example), of))
        .collect();
    if !named.is_empty() {
        return named;
    }
    let schema = content.get("schema").map(|schema| document.resolve(schema));
    let of_schema =
        || schema.and_then(|schema| schema.get("example").or_else(|| schema.get("examples")?.get(0)));
    let only = content.get("example").or_else(of_schema);
    only.map(|body| Example { label: of.to_owned(), title: String::new(), body: shown(body) })
        .into_iter()
        .collect()
}

fn named_example(name: &str, example: &Value, of: &str) -> Option<Example> {
    let summary = text(example, "summary");
    let title = if summary.is_empty() { name } else { summary };
    let body = shown(example.get("value")?);
    Some(Example { label: format!("{of}: {name}"), title: title.to_owned(), body })
}

/// JSON as it is written out; a text as it is.
fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| format!("{value:#}"), str::to_owned)
}

/// Which callers: one of the alternatives, and everything that one asks for.
fn security(requirements: Option<&Value>) -> String {
    let alternatives: Vec<String> =
        requirements.and_then(Value::as_array).into_iter().flatten().map(alternative).collect();
    if alternatives.is_empty() { "public".to_owned() } else { alternatives.join(" or ") }
}

fn alternative(requirement: &Value) -> String {
    let schemes: Vec<String> = requirement
        .as_object()
        .into_iter()
        .flatten()
        .map(|(scheme, _)| {
            let scopes: Vec<String> = items(requirement, scheme).iter().map(schema::bare).collect();
            if scopes.is_empty() { scheme.clone() } else { format!("{scheme} with {}", scopes.join(" and ")) }
        })
        .collect();
    if schemes.is_empty() { "public".to_owned() } else { schemes.join(" and ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn security_names_every_alternative() {
        let words = |requirements: Value| security(Some(&requirements));
        assert_eq!(security(None), "public");
        assert_eq!(words(json!([])), "public");
        assert_eq!(words(json!([{"token": ["cards:write"]}, {}])), "token with cards:write or public");
        assert_eq!(words(json!([{"token": ["a", "b"], "key": []}])), "token with a and b and key");
    }

    #[test]
    fn an_operation_says_no_security_over_that_of_the_document() {
        let root = json!({"security": [{"token": []}]});
        let of = |own: Value| Operation::read(Document(&root), "/x", "get", &Value::Null, &own).security;
        assert_eq!(of(json!({})), "token");
        assert_eq!(of(json!({"security": []})), "public");
    }

    #[test]
    fn an_example_of_the_schema_stands_in_for_a_missing_one() {
        let root = json!({"components": {"schemas": {"Id": {"type": "string", "example": "121095101"}}}});
        let of = |content: &Value| examples(Document(&root), content, "Answer");
        let example = |label: &str, title: &str, body: &str| Example {
            label: label.to_owned(),
            title: title.to_owned(),
            body: body.to_owned(),
        };
        let mut content = json!({"schema": {"$ref": "#/components/schemas/Id"}});
        assert_eq!(of(&content), [example("Answer", "", "121095101")]);
        content["examples"] = json!({"short": {"summary": "A short one", "value": {"a": 1}}});
        assert_eq!(of(&content), [example("Answer: short", "A short one", "{\n  \"a\": 1\n}")]);
    }
}

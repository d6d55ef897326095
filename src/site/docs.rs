//! The reference page of the programming interface, written from its OpenAPI document.
//!
//! Never here: a script, or knowledge of any one operation. What the page says stands in the document, so
//! the two cannot disagree.

mod common;
mod document;
mod operation;
mod prose;
mod schema;

use crate::site::docs::common::Common;
use crate::site::docs::document::Document;
use crate::site::docs::document::anchor;
use crate::site::docs::document::entries;
use crate::site::docs::document::items;
use crate::site::docs::document::text;
use crate::site::docs::operation::METHODS;
use crate::site::docs::operation::Operation;
use crate::site::docs::prose::Block;
use crate::site::docs::prose::Span;
use crate::site::docs::schema::Schema;
use crate::site::frame::Frame;
use crate::wording::Language;
use askama::Template;
use serde_json::Value;

/// The heading of operations without a tag.
const UNTAGGED: &str = "Other";

#[derive(Template)]
#[template(path = "docs.html")]
struct Page<'a> {
    frame: Frame,
    title: &'a str,
    version: &'a str,
    description: Vec<Block>,
    servers: Vec<(&'a str, Vec<Block>)>,
    schemes: Vec<(&'a str, Vec<Block>)>,
    groups: Vec<Group<'a>>,
    common: Common,
    schemas: Vec<Schema>,
}

/// The operations of one tag.
struct Group<'a> {
    anchor: String,
    name: &'a str,
    description: Vec<Block>,
    operations: Vec<Operation>,
}

/// The reference page for an OpenAPI 3.1 document; what the document lacks is left out.
///
/// # Errors
/// The template could not be written out; never because of what the document holds.
pub fn render(openapi: &Value) -> Result<String, askama::Error> {
    let document = Document(openapi);
    let components = openapi.get("components").unwrap_or(&Value::Null);
    let info = openapi.get("info").unwrap_or(&Value::Null);
    Page {
        frame: Frame::in_(Language::En),
        title: text(info, "title"),
        version: text(info, "version"),
        description: prose::blocks(text(info, "description")),
        servers: items(openapi, "servers")
            .iter()
            .map(|server| (text(server, "url"), described(server)))
            .collect(),
        schemes: entries(components, "securitySchemes")
            .map(|(name, scheme)| (name.as_str(), described(document.resolve(scheme))))
            .collect(),
        groups: groups(document),
        common: Common::read(document, components),
        schemas: entries(components, "schemas").map(|(name, schema)| Schema::read(name, schema)).collect(),
    }
    .render()
}

fn described(value: &Value) -> Vec<Block> {
    prose::blocks(text(value, "description"))
}

/// Operations by their first tag: tags in the order of the document, then those it only uses.
fn groups(document: Document<'_>) -> Vec<Group<'_>> {
    let mut groups: Vec<Group> =
        items(document.0, "tags").iter().map(|tag| group(text(tag, "name"), described(tag))).collect();
    for (path, methods) in entries(document.0, "paths") {
        for method in METHODS {
            let Some(own) = methods.get(method) else { continue };
            let tag = items(own, "tags").first().and_then(Value::as_str).unwrap_or(UNTAGGED);
            let operation = Operation::read(document, path, method, methods, own);
            match groups.iter_mut().find(|group| group.name == tag) {
                Some(group) => group.operations.push(operation),
                None => groups.push(Group { operations: vec![operation], ..group(tag, Vec::new()) }),
            }
        }
    }
    groups.retain(|group| !group.operations.is_empty());
    groups
}

fn group(name: &str, description: Vec<Block>) -> Group<'_> {
    Group { anchor: anchor("tag-", name), name, description, operations: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn sample() -> Value {
        json!({
            "openapi": "3.1.0",
            "info": {"title": "Khedmat API", "version": "1.0.0", "description": "Reads are <public>.\n\n- one\n- two"},
            "servers": [{"url": "/v1", "description": "This registry"}],
            "tags": [{"name": "Catalogue", "description": "What is published."}, {"name": "Unused"}],
            "paths": {
                "/services/{service_id}": {
                    "parameters": [{"$ref": "#/components/parameters/ServiceId"}],
                    "get": {
                        "operationId": "read_card", "tags": ["Catalogue"], "summary": "The card of a service",
                        "parameters": [{"name": "asOf", "in": "query", "schema": {"type": "string", "format": "date"}}],
                        "responses": {
                            "200": {
                                "description": "The card", "headers": {"ETag": {"description": "Its version"}},
                                "content": {"application/json": {
                                    "schema": {"$ref": "#/components/schemas/Card"},
                                    "example": {"title": "<b>نقشه</b>"},
                                }},
                            },
                            "404": {"$ref": "#/components/responses/NotFound"},
                        },
                    },
                    "delete": {"security": [{"token": ["cards:write"]}], "responses": {"204": {"description": "Gone"}}},
                },
            },
            "components": {
                "parameters": {"ServiceId": {
                    "name": "service_id", "in": "path", "required": true, "example": "121095101",
                    "schema": {"type": "string", "pattern": "^[1-9]"},
                }},
                "responses": {"NotFound": {"description": "No such service"}},
                "schemas": {"Card": {"type": "object", "required": ["title"], "properties": {"title": {"type": "string"}}}},
                "securitySchemes": {"token": {"type": "http", "description": "A bearer token"}},
            },
        })
    }

    fn page() -> String {
        render(&sample()).unwrap()
    }

    #[test]
    fn an_operation_shows_what_a_caller_needs() {
        let page = page();
        for expected in [
            "<h3 id=\"read_card\"><span class=\"method get\">GET</span> <code><wbr>/services<wbr>/{service_id}</code></h3>",
            "The card of a service",
            "<code>service_id</code> <span class=\"quiet\">required</span>",
            "<code>asOf</code>",
            "No such service",
            "<code>ETag</code>",
            "token with cards:write",
            "<a href=\"#schema-Card\">Card</a>",
            "<h3 id=\"schema-Card\">Card</h3>",
        ] {
            assert!(page.contains(expected), "{expected}");
        }
    }

    #[test]
    fn every_link_inside_the_page_leads_somewhere() {
        let page = page();
        let targets: Vec<&str> =
            page.split("href=\"#").skip(1).filter_map(|part| part.split('"').next()).collect();
        assert!(targets.contains(&"read_card") && targets.contains(&"tag-Other"), "{targets:?}");
        for target in targets {
            assert_eq!(page.matches(&format!(" id=\"{target}\"")).count(), 1, "{target}");
        }
    }

    #[test]
    fn a_tag_without_operations_is_not_shown() {
        assert!(!page().contains("Unused"));
    }

    #[test]
    fn what_the_document_says_cannot_become_markup() {
        let page = page();
        assert!(!page.contains("<public>") && !page.contains("<b>"));
        assert!(page.contains("&#60;public&#62;"), "{page}");
    }

    #[test]
    fn the_page_keeps_to_a_strict_content_security_policy() {
        let page = page();
        for forbidden in ["<script", "<style", " style=", " onclick=", "http://", "https://"] {
            assert!(!page.contains(forbidden), "{forbidden}");
        }
    }

    #[test]
    fn code_that_scrolls_can_be_reached_and_has_a_name() {
        let page = page();
        assert_eq!(page.matches("<pre").count(), 1);
        let name = "Answer 200 of read_card, application/json";
        assert!(page.contains(&format!("<pre tabindex=\"0\" role=\"region\" aria-label=\"{name}\">")));
    }

    #[test]
    fn an_empty_document_still_makes_a_page() {
        let page = render(&json!({})).unwrap();
        assert!(page.contains("<main") && !page.contains("Schemas"));
    }
}

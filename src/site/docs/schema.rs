//! JSON Schemas in words: of what type a value is, within what bounds, and which keys an object has.
//!
//! Never here: validation, or a schema followed into another one (a reference is shown as a link).

use crate::site::docs::document::anchor;
use crate::site::docs::document::entries;
use crate::site::docs::document::flag;
use crate::site::docs::document::items;
use crate::site::docs::document::text;
use crate::site::docs::prose;
use crate::site::docs::prose::Block;
use serde_json::Value;

/// The largest whole number in JSON that every reader keeps: no bound that anybody needs to read of.
const LARGEST_INTEGER: i64 = 9_007_199_254_740_991;

/// A piece of the words for a type; one that names another schema leads to it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// The words.
    pub text: String,
    /// The anchor of the schema they name.
    pub anchor: Option<String>,
}

/// A key of an object.
pub(super) struct Property {
    /// Its name, with dots through objects that have no name of their own.
    pub name: String,
    /// Whether it must be there.
    pub required: bool,
    /// Whether it is on its way out.
    pub deprecated: bool,
    /// Its type.
    pub kind: Vec<Piece>,
    /// Its bounds.
    pub limits: String,
    /// What it is for.
    pub description: Vec<Block>,
}

/// A named schema.
pub(super) struct Schema {
    /// Where links to it lead.
    pub anchor: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub description: Vec<Block>,
    /// Its type.
    pub kind: Vec<Piece>,
    /// Its bounds.
    pub limits: String,
    /// Its keys, if it is an object.
    pub properties: Vec<Property>,
}

impl Schema {
    /// Reads one of `#/components/schemas`.
    pub(super) fn read(name: &str, schema: &Value) -> Self {
        let mut properties = Vec::new();
        collect_properties("", schema, &mut properties);
        Self {
            anchor: anchor("schema-", name),
            name: name.to_owned(),
            description: prose::blocks(text(schema, "description")),
            kind: kind(schema),
            limits: limits(schema),
            properties,
        }
    }
}

/// The type of a value in words: `array of Fee`, `string or null`.
pub(super) fn kind(schema: &Value) -> Vec<Piece> {
    if let Some(name) = text(schema, "$ref").rsplit('/').next().filter(|name| !name.is_empty()) {
        return vec![Piece { text: name.to_owned(), anchor: Some(anchor("schema-", name)) }];
    }
    for (key, between) in [("oneOf", " or "), ("anyOf", " or "), ("allOf", " and ")] {
        let parts = items(schema, key);
        if !parts.is_empty() {
            return joined(parts.iter().map(kind), between);
        }
    }
    if let Some(only) = schema.get("const") {
        return vec![plain(only.to_string())];
    }
    match schema.get("type") {
        Some(Value::String(name)) => simple_kind(schema, name),
        Some(Value::Array(names)) => {
            joined(names.iter().filter_map(Value::as_str).map(|name| simple_kind(schema, name)), " or ")
        }
        _ => vec![plain("any value")],
    }
}

fn simple_kind(schema: &Value, name: &str) -> Vec<Piece> {
    let (words, inner) = match name {
        "array" => ("array of ", schema.get("items")),
        "object" => ("map of ", schema.get("additionalProperties").filter(|inner| inner.is_object())),
        _ => ("", None),
    };
    match (inner, text(schema, "format")) {
        (Some(inner), _) => [vec![plain(words)], kind(inner)].into_iter().flatten().collect(),
        (None, "") => vec![plain(name)],
        (None, _) if name == "null" => vec![plain(name)],
        (None, format) => vec![plain(format!("{name} ({format})"))],
    }
}

fn plain(text: impl Into<String>) -> Piece {
    Piece { text: text.into(), anchor: None }
}

fn joined(parts: impl Iterator<Item = Vec<Piece>>, between: &str) -> Vec<Piece> {
    let mut all = Vec::new();
    for part in parts {
        if !all.is_empty() {
            all.push(plain(between));
        }
        all.extend(part);
    }
    all
}

/// The bounds of a value in words, or an empty text.
pub(super) fn limits(schema: &Value) -> String {
    let ranges = [
        ("minimum", "maximum", ""),
        ("minLength", "maxLength", " characters"),
        ("minItems", "maxItems", " items"),
    ];
    let mut found: Vec<String> = ranges
        .iter()
        .filter_map(|(low, high, unit)| {
            range(schema.get(low), schema.get(high).filter(|high| **high != LARGEST_INTEGER), unit)
        })
        .collect();
    let values: Vec<String> = items(schema, "enum").iter().map(bare).collect();
    if !values.is_empty() {
        found.push(format!("one of {}", values.join(", ")));
    }
    if let Some(each) = schema.get("items").map(limits).filter(|each| !each.is_empty()) {
        found.push(format!("each {each}"));
    }
    if let Some(pattern) = schema.get("pattern").filter(|pattern| says_something(pattern)) {
        found.push(format!("matches {}", bare(pattern)));
    }
    if let Some(default) = schema.get("default") {
        found.push(format!("default {}", bare(default)));
    }
    found.join("; ")
}

/// Which characters a text may not hold is the same for all of them, and no news.
fn says_something(pattern: &Value) -> bool {
    !pattern.as_str().is_some_and(|pattern| pattern.starts_with("^[^"))
}

fn range(low: Option<&Value>, high: Option<&Value>, unit: &str) -> Option<String> {
    match (low, high) {
        (Some(low), Some(high)) if low == high => Some(format!("exactly {low}{unit}")),
        (Some(low), Some(high)) => Some(format!("{low} to {high}{unit}")),
        (Some(low), None) => Some(format!("at least {low}{unit}")),
        (None, Some(high)) => Some(format!("at most {high}{unit}")),
        (None, None) => None,
    }
}

/// A value without the quotation marks of a text.
pub(super) fn bare(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Keys of the object, of the parts it is made of, and of the nameless objects inside it.
fn collect_properties(prefix: &str, schema: &Value, found: &mut Vec<Property>) {
    for part in items(schema, "allOf") {
        collect_properties(prefix, part, found);
    }
    let required: Vec<&str> = items(schema, "required").iter().filter_map(Value::as_str).collect();
    for (name, property) in entries(schema, "properties") {
        let path = format!("{prefix}{name}");
        found.push(Property {
            required: required.contains(&name.as_str()),
            deprecated: flag(property, "deprecated"),
            kind: kind(property),
            limits: limits(property),
            description: prose::blocks(text(property, "description")),
            name: path.clone(),
        });
        collect_properties(&format!("{path}."), property, found);
        if let Some(inner) = property.get("items") {
            collect_properties(&format!("{path}[]."), inner, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn words(schema: &Value) -> String {
        kind(schema).into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn types_are_put_into_words() {
        let cases = [
            (json!({"type": "string", "format": "date"}), "string (date)"),
            (json!({"type": ["string", "null"], "format": "date"}), "string (date) or null"),
            (json!({"type": "array", "items": {"$ref": "#/components/schemas/Fee"}}), "array of Fee"),
            (json!({"type": "object", "additionalProperties": {"type": "integer"}}), "map of integer"),
            (json!({"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/Fee"}]}), "null or Fee"),
            (json!({"allOf": [{"$ref": "#/x/A"}, {"type": "object"}]}), "A and object"),
            (json!({"const": "at+jwt"}), "\"at+jwt\""),
            (json!({}), "any value"),
        ];
        for (schema, expected) in cases {
            assert_eq!(words(&schema), expected);
        }
    }

    #[test]
    fn a_reference_leads_to_the_schema_it_names() {
        let pieces = kind(&json!({"$ref": "#/components/schemas/Card"}));
        assert_eq!(pieces, [Piece { text: "Card".to_owned(), anchor: Some("schema-Card".to_owned()) }]);
    }

    #[test]
    fn bounds_are_put_into_words() {
        let cases = [
            (json!({"minimum": 1, "maximum": 200, "default": 50}), "1 to 200; default 50"),
            (json!({"minLength": 2}), "at least 2 characters"),
            (json!({"maxItems": 5000}), "at most 5000 items"),
            (json!({"minItems": 4, "maxItems": 4}), "exactly 4 items"),
            (json!({"enum": ["g2c", "g2b"]}), "one of g2c, g2b"),
            (json!({"maxItems": 3, "items": {"enum": ["g2c"]}}), "at most 3 items; each one of g2c"),
            (json!({"pattern": "^[1-9]$"}), "matches ^[1-9]$"),
            (json!({"type": "string"}), ""),
            (json!({"pattern": r"^[^\x00]*$"}), ""),
            (json!({"minimum": 0, "maximum": LARGEST_INTEGER}), "at least 0"),
        ];
        for (schema, expected) in cases {
            assert_eq!(limits(&schema), expected);
        }
    }

    #[test]
    fn keys_of_nameless_objects_are_listed_under_their_path() {
        let schema = Schema::read(
            "Card",
            &json!({
                "allOf": [{"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}],
                "properties": {
                    "fees": {"type": "array", "items": {"required": ["kind"], "properties": {"kind": {}}}},
                    "links": {"type": "object", "properties": {"self": {"deprecated": true}}},
                },
            }),
        );
        let keys: Vec<(&str, bool, bool)> =
            schema.properties.iter().map(|key| (key.name.as_str(), key.required, key.deprecated)).collect();
        assert_eq!(
            keys,
            [
                ("id", true, false),
                ("fees", false, false),
                ("fees[].kind", true, false),
                ("links", false, false),
                ("links.self", false, true),
            ]
        );
    }
}

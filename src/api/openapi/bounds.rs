//! Bounds: every text, number and list of the document says how long or how large it gets.
//!
//! What a declaration says of itself holds; here stands what follows from its type, its format, its pattern or
//! the name of its key.
//!
//! Never here: checking a value.

use crate::api::openapi::Keys;
use crate::document::limit;
use serde_json::Value;
use serde_json::json;
use std::collections::BTreeMap;

/// The longest text of the form, which is what a text without a bound of its own may be.
const LONGEST_TEXT: usize = limit::PARAGRAPH;
/// Texts for display hold no control characters but line breaks.
const TEXT: &str = r"^[^\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F]*$";
/// The longest address, in characters.
const LONGEST_ADDRESS: u64 = 2_048;
/// The largest whole number that every JSON reader keeps exactly.
const LARGEST_INTEGER: u64 = 9_007_199_254_740_991;

/// The form of the identifier of a service.
const SERVICE_ID: &str = "^[1-9][0-9]{8}([0-9]{2})?$";
/// Patterns that stand in many places, and how long what they match can be.
const LENGTHS: [(&str, u64); 3] =
    [(SERVICE_ID, 11), ("^[a-z][a-z0-9_-]{1,31}$", 32), ("^sha256:[0-9a-f]{64}$", 71)];

/// What stands in a list of texts, by the key of the list.
const ROWS: [(&str, &str, u64); 6] = [
    ("suggestions", SERVICE_ID, 11),
    ("successors", SERVICE_ID, 11),
    ("current", SERVICE_ID, 11),
    ("languages", "^[a-z]{2,3}$", 3),
    ("extensions", "^[0-9]{1,6}$", 6),
    ("missing", "^[a-z_]+$", 64),
];

/// How many values a named closed list has.
type Lists = BTreeMap<String, usize>;

/// Bounds every schema of the components.
pub fn of_schemas(all: &mut Keys) {
    let lists: Lists =
        all.iter().filter_map(|(name, schema)| Some((name.clone(), values(schema)?))).collect();
    for (name, schema) in all {
        bound(schema, "", name.ends_with("Links"), &lists);
    }
}

/// Bounds parameters, where there are any.
pub fn of_parameters<'a>(parameters: Option<impl IntoIterator<Item = &'a mut Value>>) {
    let schemas = parameters.into_iter().flatten().filter_map(|parameter| parameter.get_mut("schema"));
    for schema in schemas {
        bound(schema, "", false, &Lists::new());
    }
}

fn values(schema: &Value) -> Option<usize> {
    schema.get("enum")?.as_array().map(Vec::len)
}

/// Bounds a schema that stands under a key, and those inside it.
fn bound(schema: &mut Value, key: &str, links: bool, lists: &Lists) {
    let Value::Object(keys) = schema else { return };
    if is(keys, "string") {
        bound_text(keys, links || is_address(key));
    }
    if is(keys, "integer") {
        bound_integer(keys);
    }
    if let (true, Some(most)) = (is(keys, "array"), most_items(keys, lists)) {
        keys.entry("maxItems").or_insert(json!(most));
    }
    for (name, inner) in keys {
        match (name.as_str(), inner) {
            ("properties", Value::Object(properties)) => {
                properties.iter_mut().for_each(|(key, inner)| bound(inner, key, links, lists));
            }
            ("items", inner) => bound_row(inner, key, links, lists),
            ("oneOf", Value::Array(parts)) => {
                parts.iter_mut().for_each(|part| bound(part, key, links, lists));
            }
            _ => {}
        }
    }
}

fn bound_row(row: &mut Value, list: &str, links: bool, lists: &Lists) {
    let known = ROWS.iter().find(|(key, ..)| *key == list);
    if let (Some((_, pattern, longest)), Value::Object(keys)) = (known, &mut *row) {
        keys.insert("pattern".to_owned(), json!(pattern));
        keys.insert("maxLength".to_owned(), json!(longest));
    }
    bound(row, list, links, lists);
}

/// Whether a schema is of a type, alone or beside null.
fn is(keys: &Keys, name: &str) -> bool {
    match keys.get("type") {
        Some(Value::String(only)) => only == name,
        Some(Value::Array(names)) => names.iter().any(|one| one == name),
        _ => false,
    }
}

/// Keys that hold an address.
fn is_address(key: &str) -> bool {
    key.ends_with("url") || ["website", "href"].contains(&key)
}

fn bound_text(keys: &mut Keys, address: bool) {
    if let Some(words) = keys.get("pattern").and_then(Value::as_str).and_then(alternatives) {
        keys.remove("pattern");
        keys.insert("enum".to_owned(), words);
    }
    if keys.contains_key("enum") || keys.contains_key("const") {
        return;
    }
    if address {
        keys.entry("format").or_insert(json!("uri"));
    }
    let pattern = keys.get("pattern").and_then(Value::as_str);
    let length = match (keys.get("format").and_then(Value::as_str), pattern) {
        (Some("date"), _) => json!(10),
        (Some("date-time"), _) => json!(30),
        (Some("uri" | "uri-reference"), _) => json!(LONGEST_ADDRESS),
        (_, Some(pattern)) => match LENGTHS.iter().find(|(known, _)| *known == pattern) {
            Some((_, longest)) => json!(longest),
            None => json!(LONGEST_TEXT),
        },
        _ => json!(LONGEST_TEXT),
    };
    keys.entry("maxLength").or_insert(length);
    if !keys.contains_key("format") {
        keys.entry("pattern").or_insert(json!(TEXT));
    }
}

/// The words of a pattern that is nothing but a choice of words: a closed list.
fn alternatives(pattern: &str) -> Option<Value> {
    let words = pattern.strip_prefix("^(")?.strip_suffix(")$")?;
    let plain = words.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '_' | '|'));
    plain.then(|| json!(words.split('|').collect::<Vec<_>>()))
}

fn bound_integer(keys: &mut Keys) {
    keys.entry("format").or_insert(json!("int64"));
    let most = match keys.get("format").and_then(Value::as_str) {
        Some("int32") => json!(i32::MAX),
        _ => json!(LARGEST_INTEGER),
    };
    keys.entry("minimum").or_insert(json!(0));
    keys.entry("maximum").or_insert(most);
}

/// A list of values of a closed list is a set: it holds each once at most.
fn most_items(keys: &Keys, lists: &Lists) -> Option<usize> {
    let name = keys.get("items")?.get("$ref")?.as_str()?.rsplit('/').next()?;
    lists.get(name).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::openapi;
    use crate::api::openapi::schemas;

    fn bounded(schema: &Value) -> Value {
        let mut all = Keys::from_iter([
            ("X".to_owned(), json!({"type": "object", "properties": {"it": schema}})),
            ("Kind".to_owned(), json!({"type": "string", "enum": ["a", "b"]})),
        ]);
        of_schemas(&mut all);
        all["X"]["properties"]["it"].clone()
    }

    #[test]
    fn bounds_follow_from_type_format_and_pattern() {
        let id = SERVICE_ID;
        let cases = [
            (json!({"type": "string"}), json!({"type": "string", "maxLength": 5000, "pattern": TEXT})),
            (
                json!({"type": ["string", "null"], "format": "date"}),
                json!({"type": ["string", "null"], "format": "date", "maxLength": 10}),
            ),
            (
                json!({"type": "string", "pattern": id}),
                json!({"type": "string", "pattern": id, "maxLength": 11}),
            ),
            (json!({"type": "string", "pattern": "^(a|b)$"}), json!({"type": "string", "enum": ["a", "b"]})),
            (
                json!({"type": "integer", "format": "int32", "minimum": 1}),
                json!({"type": "integer", "format": "int32", "minimum": 1, "maximum": i32::MAX}),
            ),
            (
                json!({"type": "array", "items": {"$ref": "#/components/schemas/Kind"}}),
                json!({"type": "array", "items": {"$ref": "#/components/schemas/Kind"}, "maxItems": 2}),
            ),
        ];
        for (given, expected) in cases {
            assert_eq!(bounded(&given), expected);
        }
    }

    #[test]
    fn a_key_that_names_an_address_holds_one() {
        let mut all = Keys::from_iter([(
            "Complaint".to_owned(),
            json!({"properties": {"url": {"type": "string"}, "phone": {"type": "string"}}}),
        )]);
        of_schemas(&mut all);
        assert_eq!(all["Complaint"]["properties"]["url"]["format"], "uri");
        assert_eq!(all["Complaint"]["properties"]["phone"].get("format"), None);
    }

    #[test]
    fn nothing_in_the_document_is_without_bounds() {
        let mut document = openapi::document("https://khedmat.example.ir").unwrap();
        let mut unbounded = Vec::new();
        let Some(Value::Object(all)) = document.pointer_mut("/components/schemas") else { panic!() };
        for (name, schema) in all {
            schemas::walk(schema, &mut |keys| {
                let named = keys.contains_key("enum") || keys.contains_key("const");
                let text = is(keys, "string") && !named && !keys.contains_key("maxLength");
                let number =
                    is(keys, "integer") && !(keys.contains_key("maximum") && keys.contains_key("minimum"));
                let rows = is(keys, "array") && !keys.contains_key("maxItems");
                let open = keys.contains_key("properties") && !keys.contains_key("additionalProperties");
                if text || number || rows || open {
                    unbounded.push(format!("{name}: {keys:?}"));
                }
            });
        }
        assert_eq!(unbounded, Vec::<String>::new());
    }
}

//! The shape of every schema: which keys an answer has, and the Jalali date beside each date.
//!
//! The declarations serve reading and writing, where a key may be left out; an answer has every key.
//!
//! Never here: how long or how large a value may be (that is `bounds`).

use crate::api::openapi::Keys;
use crate::document::jalali;
use serde_json::Value;
use serde_json::json;

/// What references to schemas begin with.
const REFERENCE: &str = "#/components/schemas/";

/// What the generator puts before the name of a row to name its page.
const PAGE: &str = "Page_";

/// Rows that `fields` narrows: any key may be missing, then.
const NARROWED: &str = "ServiceListItem";

/// Refusals have some members only where there is something to say; their declaration names those.
const REFUSAL: &str = "Problem";

/// Completes every schema.
pub fn complete(schemas: &mut Keys) {
    let declared = std::mem::take(schemas);
    for (name, mut schema) in declared {
        rename(&mut schema);
        if let Some(row) = name.strip_prefix(PAGE) {
            name_rows(&mut schema, row);
        }
        walk(&mut schema, &mut |keys| {
            keys.remove("default");
            lift_description(keys);
            describe_object(keys, &name);
        });
        schemas.insert(page_name(&name).unwrap_or(name), schema);
    }
}

/// Calls the schemas that are named here and there by their final names.
pub fn rename_references(keys: &mut Keys) {
    keys.values_mut().for_each(rename);
}

fn rename(value: &mut Value) {
    match value {
        Value::Array(rows) => rows.iter_mut().for_each(rename),
        Value::Object(keys) => {
            for (key, child) in keys.iter_mut() {
                let target = child.as_str().filter(|_| key == "$ref");
                match target.and_then(|target| page_name(target.strip_prefix(REFERENCE)?)) {
                    Some(name) => *child = Value::String(format!("{REFERENCE}{name}")),
                    None => rename(child),
                }
            }
        }
        _ => {}
    }
}

/// `AgencyPage` for the page of agencies that the generator calls `Page_Agency`.
fn page_name(name: &str) -> Option<String> {
    name.strip_prefix(PAGE).map(|row| format!("{}Page", row.trim_end_matches("ListItem")))
}

/// The generator writes the row out in each page; readers want its name.
fn name_rows(page: &mut Value, row: &str) {
    if let Some(items) = page.pointer_mut("/properties/items/items") {
        *items = json!({"$ref": format!("{REFERENCE}{row}")});
    }
}

/// Visits a schema and every schema inside it.
pub fn walk(schema: &mut Value, visit: &mut impl FnMut(&mut Keys)) {
    let Value::Object(keys) = schema else { return };
    visit(keys);
    for (key, inner) in keys.iter_mut() {
        match (key.as_str(), inner) {
            ("properties", Value::Object(properties)) => {
                properties.values_mut().for_each(|inner| walk(inner, visit));
            }
            ("items", inner) => walk(inner, visit),
            ("oneOf" | "anyOf" | "allOf", Value::Array(parts)) => {
                parts.iter_mut().for_each(|inner| walk(inner, visit));
            }
            _ => {}
        }
    }
}

/// The generator says what a key is for inside its alternatives, where readers do not look.
fn lift_description(keys: &mut Keys) {
    let parts = keys.get_mut("oneOf").and_then(Value::as_array_mut).into_iter().flatten();
    let said = parts.filter_map(Value::as_object_mut).find_map(|part| part.remove("description"));
    if let Some(said) = said {
        keys.entry("description").or_insert(said);
    }
}

/// An object with known keys has no others, and all of them, each date with its companion.
fn describe_object(keys: &mut Keys, schema: &str) {
    let Some(Value::Object(properties)) = keys.get_mut("properties") else { return };
    add_companions(properties);
    let all: Vec<&String> = properties.keys().collect();
    match schema {
        NARROWED => drop(keys.remove("required")),
        REFUSAL => {}
        _ => {
            let all = json!(all);
            keys.insert("required".to_owned(), all);
        }
    }
    keys.entry("additionalProperties").or_insert(Value::Bool(false));
}

fn add_companions(properties: &mut Keys) {
    for (name, property) in std::mem::take(properties) {
        let companion = jalali::companion(&name).filter(|_| is_date(&property));
        let beside = companion.map(|companion| (companion, companion_of(&property)));
        properties.insert(name, property);
        if let Some((companion, schema)) = beside {
            properties.insert(companion, schema);
        }
    }
}

fn is_date(property: &Value) -> bool {
    matches!(property.get("format").and_then(Value::as_str), Some("date" | "date-time"))
}

fn companion_of(date: &Value) -> Value {
    let description = match date.get("format").and_then(Value::as_str) {
        Some("date-time") => "The same day in the Jalali calendar: the day it was in Tehran.",
        _ => "The same day in the Jalali calendar.",
    };
    json!({
        "type": date.get("type"),
        "description": description,
        "pattern": "^[0-9]{4}/[0-9]{2}/[0-9]{2}$",
        "maxLength": 10,
        "example": "1397/09/07",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn completed(schemas: Value) -> Value {
        let mut schemas: Keys = serde_json::from_value(schemas).unwrap();
        complete(&mut schemas);
        Value::Object(schemas)
    }

    #[test]
    fn an_answer_has_every_key_and_no_other() {
        let schemas = completed(json!({"Card": {"type": "object", "properties": {
            "fees": {"type": "array", "items": {"type": "object", "properties": {"kind": {"type": "string"}}}},
            "note": {"type": ["string", "null"], "default": null},
        }}}));
        let card = &schemas["Card"];
        assert_eq!(card["required"], json!(["fees", "note"]));
        assert_eq!(card["additionalProperties"], false);
        assert_eq!(card["properties"]["note"].get("default"), None);
        assert_eq!(card["properties"]["fees"]["items"]["required"], json!(["kind"]));
    }

    #[test]
    fn what_a_nullable_key_is_for_is_said_at_the_key() {
        let fee = json!({"oneOf": [{"$ref": "#/components/schemas/Fee", "description": "The fee."}, {"type": "null"}]});
        let schemas = completed(json!({"Card": {"properties": {"fee": fee}}}));
        let fee = &schemas["Card"]["properties"]["fee"];
        assert_eq!(fee["description"], "The fee.");
        assert_eq!(fee["oneOf"][0], json!({"$ref": "#/components/schemas/Fee"}));
    }

    #[test]
    fn a_narrowed_row_may_lack_any_key() {
        let row =
            json!({"type": "object", "required": ["title"], "properties": {"title": {"type": "string"}}});
        assert_eq!(completed(json!({NARROWED: row}))[NARROWED].get("required"), None);
    }

    #[test]
    fn a_date_has_its_companion_and_a_number_of_that_name_has_none() {
        let schemas = completed(json!({"Row": {"properties": {
            "from": {"type": "integer"},
            "valid_to": {"type": ["string", "null"], "format": "date"},
            "title": {"type": "string", "format": "date"},
        }}}));
        let keys: Vec<&String> = schemas["Row"]["properties"].as_object().unwrap().keys().collect();
        assert_eq!(keys, ["from", "valid_to", "valid_to_jalali", "title"]);
        assert_eq!(schemas["Row"]["properties"]["valid_to_jalali"]["type"], json!(["string", "null"]));
    }

    #[test]
    fn pages_are_named_after_their_rows_wherever_they_are_named() {
        let page = json!({"properties": {
            "items": {"type": "array", "items": {"type": "object"}},
            "before": {"$ref": "#/components/schemas/Page_RevisionListItem"},
        }});
        let schemas = completed(json!({"Page_Agency": page, "Page_RevisionListItem": {}}));
        let names: Vec<&String> = schemas.as_object().unwrap().keys().collect();
        assert_eq!(names, ["AgencyPage", "RevisionPage"]);
        let page = &schemas["AgencyPage"]["properties"];
        assert_eq!(page["items"]["items"]["$ref"], "#/components/schemas/Agency");
        assert_eq!(page["before"]["$ref"], "#/components/schemas/RevisionPage");
    }
}

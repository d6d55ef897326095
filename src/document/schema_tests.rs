//! The schemas that the shapes give the API's description.

use crate::document::load::LoadFile;
use crate::document::record;
use serde_json::Value;
use serde_json::json;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// Every schema by its name. The load file refers to all shapes.
fn schemas() -> BTreeMap<String, Value> {
    let mut named = vec![(LoadFile::name().to_string(), <LoadFile as utoipa::PartialSchema>::schema())];
    LoadFile::schemas(&mut named);
    let mut schemas = BTreeMap::new();
    for (name, schema) in named {
        let schema = serde_json::to_value(schema).unwrap();
        if let Some(other) = schemas.insert(name.clone(), schema.clone()) {
            assert_eq!(other, schema, "two schemas are called {name}");
        }
    }
    schemas
}

fn references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            if let Some(Value::String(to)) = object.get("$ref") {
                found.push(to.clone());
            }
            object.values().for_each(|child| references(child, found));
        }
        Value::Array(rows) => rows.iter().for_each(|row| references(row, found)),
        _ => {}
    }
}

#[test]
fn every_reference_leads_to_a_schema() {
    let schemas = schemas();
    let mut found = Vec::new();
    schemas.values().for_each(|schema| references(schema, &mut found));
    assert!(found.len() > 100, "{}", found.len());
    for to in found {
        let name = to.strip_prefix("#/components/schemas/").unwrap();
        assert!(schemas.contains_key(name), "{name}");
    }
}

#[test]
fn every_schema_and_every_key_is_described() {
    for (name, schema) in schemas() {
        assert!(schema["description"].is_string(), "{name}");
        for (key, property) in schema["properties"].as_object().into_iter().flatten() {
            let described = property["description"].is_string()
                || property["oneOf"]
                    .as_array()
                    .is_some_and(|any| any.iter().any(|it| it["description"].is_string()));
            assert!(described, "{name}.{key}: {property}");
        }
    }
}

/// The schema behind a property: what it refers to, and of a nullable one the part that is not null.
fn resolved<'a>(schemas: &'a BTreeMap<String, Value>, schema: &'a Value) -> &'a Value {
    if let Some(any) = schema["oneOf"].as_array() {
        return any.iter().find(|part| part["type"] != "null").map_or(schema, |part| resolved(schemas, part));
    }
    match schema["$ref"].as_str() {
        Some(to) => &schemas[to.rsplit('/').next().unwrap()],
        None => schema,
    }
}

fn bound(schema: &Value, key: &str) -> Option<i64> {
    schema[key].as_f64()?.to_string().parse().ok()
}

fn count(schema: &Value, key: &str) -> Option<usize> {
    usize::try_from(schema[key].as_u64()?).ok()
}

/// Every way to break one value of a record against its schema: where, and with what.
fn breaches(
    schemas: &BTreeMap<String, Value>,
    schema: &Value,
    value: &Value,
    at: &str,
) -> Vec<(String, Value)> {
    let schema = resolved(schemas, schema);
    let mut found: Vec<Value> = Vec::new();
    found.extend(bound(schema, "minimum").map(|least| json!(least - 1)));
    found.extend(bound(schema, "maximum").map(|most| json!(most + 1)));
    found.extend(count(schema, "maxLength").map(|most| json!("x".repeat(most + 1))));
    found.extend(schema["pattern"].as_str().map(|_| json!("x")));
    found.extend(schema["enum"].as_array().map(|_| json!("x")));
    found.extend(count(schema, "minItems").map(|_| json!([])));
    if let (Some(most), Some(row)) = (count(schema, "maxItems"), value.get(0)) {
        found.push(json!(vec![row; most + 1]));
    }
    let mut found: Vec<(String, Value)> = found.into_iter().map(|bad| (at.to_owned(), bad)).collect();
    for key in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if value.is_object() && !value[key].is_array() {
            found.push((format!("{at}/{key}"), Value::Null));
        }
    }
    match value {
        Value::Object(object) => {
            for (key, child) in object {
                found.extend(breaches(schemas, &schema["properties"][key], child, &format!("{at}/{key}")));
            }
        }
        Value::Array(rows) => {
            for (index, row) in rows.iter().enumerate() {
                found.extend(breaches(schemas, &schema["items"], row, &format!("{at}/{index}")));
            }
        }
        _ => {}
    }
    found
}

#[test]
fn what_the_schema_forbids_the_reader_refuses() {
    let schemas = schemas();
    let full: Value = serde_json::from_str(include_str!("record/full.json")).unwrap();
    let breaches = breaches(&schemas, &schemas["Record"], &full, "");
    assert!(breaches.len() > 150, "{}", breaches.len());
    for (pointer, bad) in breaches {
        let mut broken = full.clone();
        *broken.pointer_mut(&pointer).unwrap() = bad;
        let found = record::to_domain(&serde_json::from_value(broken).unwrap()).err().unwrap_or_default();
        assert!(found.iter().any(|violation| violation.pointer == pointer), "{pointer} passed: {found:?}");
    }
}

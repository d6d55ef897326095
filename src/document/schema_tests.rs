//! The schemas that the shapes give the API's description.

use crate::document::load::LoadFile;
use serde_json::Value;
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

//! The OpenAPI document: collected from the operations, then finished in one pass.
//!
//! Route and documentation of an operation stand together; what holds for all of them is said once, here:
//! about the document (`info`), what a request may carry (`parameters`), what every operation may answer
//! (`answers`), the shape of schemas (`schemas`, `bounds`), and real answers (`examples`).
//!
//! Never here: knowledge of one operation that could stand at the operation itself.

pub mod examples;

mod answers;
mod bounds;
mod info;
mod parameters;
mod schemas;

pub use crate::api::openapi::info::Contact;

use crate::api::v1;
use actix_web::App;
use actix_web::web;
use serde_json::Map;
use serde_json::Value;
use serde_json::json;
use utoipa::openapi::OpenApi;
use utoipa_actix_web::AppExt;
use utoipa_actix_web::scope;
use utoipa_actix_web::service_config::ServiceConfig;

/// The version of the contract: in the document, and in `API-Version` on every answer.
pub const VERSION: &str = "1.0.0";

/// Where the operations stand; the document names it once, in `servers`.
const BASE: &str = "/v1";

/// Every operation with the address at which it is served.
pub fn operations() -> OpenApi {
    App::new().into_utoipa_app().service(scope::scope(BASE).configure(v1::operations)).split_for_parts().1
}

/// Serves every operation.
pub fn configure(config: &mut web::ServiceConfig) {
    ServiceConfig::new(config).service(scope::scope(BASE).configure(v1::operations));
}

/// The finished document; `public_url` is the address under which the public reaches the registry. Whoever
/// reads it is sent to the usual contact there.
///
/// # Errors
/// Only if the collected document cannot be written as JSON, which is a fault of ours.
pub fn document(public_url: &str) -> Result<Value, serde_json::Error> {
    document_of(public_url, &Contact::at(public_url))
}

/// The finished document of a registry with a contact of its own.
///
/// # Errors
/// Only if the collected document cannot be written as JSON, which is a fault of ours.
pub fn document_of(public_url: &str, contact: &Contact) -> Result<Value, serde_json::Error> {
    let (mut operations, mut schemas) = collected()?;
    let mut parameters = parameters::shared();
    for operation in &mut operations {
        parameters::add(operation);
        answers::add(operation);
        examples::add(operation, public_url)?;
        bounds::of_parameters(operation.said.get_mut("parameters").and_then(Value::as_array_mut));
        schemas::rename_references(&mut operation.said);
    }
    schemas::complete(&mut schemas);
    bounds::of_schemas(&mut schemas);
    bounds::of_parameters(Some(parameters.values_mut()));
    Ok(json!({
        "openapi": "3.1.0",
        "info": info::info(public_url, contact),
        "servers": info::servers(public_url),
        "security": [{}],
        "tags": info::tags(),
        "paths": paths(operations),
        "components": {
            "schemas": schemas,
            "responses": answers::shared()?,
            "parameters": parameters,
            "headers": answers::headers(public_url),
        },
    }))
}

/// Keys of an object of the document.
type Keys = Map<String, Value>;

/// One operation, while the document is made.
struct Operation {
    /// Its path below the base.
    path: String,
    /// Its method, in small letters.
    method: String,
    /// What is said of it.
    said: Keys,
}

impl Operation {
    /// Its name in generated clients.
    fn id(&self) -> &str {
        self.said.get("operationId").and_then(Value::as_str).unwrap_or_default()
    }

    /// Whether it takes a parameter of its own by that name.
    fn takes(&self, name: &str) -> bool {
        list(&self.said, "parameters").iter().any(|parameter| text(parameter, "name") == name)
    }
}

/// The operations as they were declared, and the schemas that they name.
fn collected() -> Result<(Vec<Operation>, Keys), serde_json::Error> {
    let document = operations();
    let mut found = Vec::new();
    for (path, item) in document.paths.paths {
        let short = path.strip_prefix(BASE).unwrap_or(&path);
        let Value::Object(methods) = serde_json::to_value(item)? else { continue };
        for (method, said) in methods {
            if let Value::Object(said) = said {
                found.push(Operation { path: short.to_owned(), method, said });
            }
        }
    }
    let schemas = document.components.map(|components| components.schemas).unwrap_or_default();
    Ok((found, serde_json::from_value(serde_json::to_value(schemas)?)?))
}

/// Operations by path, then by method.
fn paths(operations: Vec<Operation>) -> Keys {
    let mut paths = Keys::new();
    for Operation { path, method, said } in operations {
        let item = paths.entry(path).or_insert_with(|| json!({}));
        if let Some(item) = item.as_object_mut() {
            item.insert(method, Value::Object(said));
        }
    }
    paths
}

/// The text under a key, or none of it.
fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// The items under a key, or none.
fn list<'a>(keys: &'a Keys, key: &str) -> &'a [Value] {
    keys.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finished() -> Value {
        document("https://khedmat.example.ir").unwrap()
    }

    #[test]
    fn paths_stand_below_the_one_server() {
        let document = finished();
        assert_eq!(document["servers"][0]["url"], "https://khedmat.example.ir/v1");
        assert_eq!(document["servers"].as_array().unwrap().len(), 1);
        assert!(document["paths"].get("/services/{service_id}").is_some());
        assert!(document["paths"].as_object().unwrap().keys().all(|path| !path.starts_with(BASE)));
    }

    #[test]
    fn no_address_of_another_registry_is_left() {
        let text = document("https://catalogue.gov.example").unwrap().to_string();
        assert!(!text.contains("khedmat.example.ir"));
    }

    #[test]
    fn every_operation_has_a_line_a_paragraph_and_one_known_tag() {
        let (operations, _) = collected().unwrap();
        assert!(operations.len() > 10);
        for operation in operations {
            let Operation { path, said, .. } = &operation;
            for key in ["operationId", "summary", "description"] {
                assert!(said[key].as_str().is_some_and(|text| !text.is_empty()), "{key} of {path}");
            }
            assert!(!said["summary"].as_str().unwrap().contains('\n'), "{path}");
            let [tag] = list(said, "tags") else { panic!("tags of {path}") };
            assert!(info::tags().iter().any(|known| known["name"] == *tag), "{tag} of {path}");
        }
    }
}

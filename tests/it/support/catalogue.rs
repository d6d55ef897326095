//! Catalogues in the load form, made by hand: things that break no rule, changed where a test is about them.

use crate::support::fixture::id;
use khedmat::document::load;
use khedmat::document::load::Known;
use khedmat::document::record::stored;
use khedmat::store::change::Change;
use khedmat::store::revision::NewRevision;
use serde_json::Value;
use serde_json::json;

/// A catalogue of agencies and services.
pub fn catalogue(agencies: &[Value], services: &[Value]) -> Value {
    json!({"schema": "khedmat-load/1", "agencies": agencies, "services": services})
}

/// A national agency.
pub fn agency(code: &str) -> Value {
    json!({"code": code, "title": {"fa": format!("سازمان {code}"), "en": null}, "tier": "national"})
}

/// A service of agency `ncc` without a card.
pub fn service(id: &str) -> Value {
    json!({
        "service_id": id, "agency": "ncc", "issued_on": "2018-05-22",
        "title": {"fa": format!("خدمت {id}"), "en": format!("Service {id}")},
    })
}

/// The same with some of its keys given.
pub fn with(mut thing: Value, keys: Value) -> Value {
    let (Some(thing_keys), Value::Object(keys)) = (thing.as_object_mut(), keys) else {
        panic!("both are objects");
    };
    thing_keys.extend(keys);
    thing
}

/// The record of a sample service.
pub fn record() -> Value {
    let guide: Value = serde_json::from_slice(include_bytes!("../../../data/sample/guide.json")).unwrap();
    let services = guide["services"].as_array().unwrap();
    services.iter().find(|service| service["service_id"] == "121095101").unwrap()["record"].clone()
}

/// The publication of a record as a numbered revision of a service.
pub fn publication(service_id: &str, number: i64, record: &Value) -> Change {
    let file = catalogue(&[agency("ncc")], &[with(service(service_id), json!({"record": record}))]);
    let load = load::read(file.to_string().as_bytes(), Known::NOTHING).expect("a sound record");
    let document = load.services[0].record.as_ref().unwrap().canonical.clone();
    Change::CardPublished(NewRevision {
        service: id(service_id),
        number,
        schema: stored::SCHEMA,
        document,
        change_note: None,
    })
}

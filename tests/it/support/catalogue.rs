//! Catalogues in the load form, made by hand: things that break no rule, changed where a test is about them.

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

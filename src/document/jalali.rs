//! Companion dates: beside every date or instant stands its Jalali date, `1397/09/07`.
//!
//! Written by us, never believed: on input a companion must agree with its date and is then gone.
//!
//! Never here: how a Jalali date is computed (that is the domain's calendar).

use crate::document::reader::push_key;
use crate::domain::calendar;
use crate::domain::calendar::Date;
use crate::domain::violation::Fault;
use crate::domain::violation::Violation;
use serde_json::Map;
use serde_json::Value;
use serde_json::json;
use utoipa::openapi::ObjectBuilder;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::Schema;
use utoipa::openapi::schema::SchemaType;
use utoipa::openapi::schema::Type;

/// The keys that hold a date or an instant, in every document.
pub const DATE_KEYS: [&str; 19] = [
    "valid_from",
    "valid_to",
    "from",
    "to",
    "date",
    "on",
    "published_at",
    "updated_at",
    "submitted_at",
    "issued_on",
    "withdrawn_on",
    "decided_on",
    "effective_on",
    "closed_on",
    "confirmed_on",
    "signed_on",
    "valid_until",
    "first_day",
    "last_day",
];

const SUFFIX: &str = "_jalali";

/// The key of the companion of a date, if the key is one that holds dates.
pub fn companion(key: &str) -> Option<String> {
    DATE_KEYS.contains(&key).then(|| format!("{key}{SUFFIX}"))
}

/// Puts a companion right after every date; a date that is null has a null companion. Text that is
/// neither a date nor an instant is left alone.
pub fn add(value: &mut Value) {
    match value {
        Value::Array(rows) => rows.iter_mut().for_each(add),
        Value::Object(object) => {
            for (key, mut child) in std::mem::take(object) {
                add(&mut child);
                let beside = companion(&key).and_then(|name| Some((name, companion_of(&child)?)));
                object.insert(key, child);
                if let Some((name, companion)) = beside {
                    object.insert(name, companion);
                }
            }
        }
        _ => {}
    }
}

fn companion_of(value: &Value) -> Option<Value> {
    match value {
        Value::Null => Some(Value::Null),
        Value::String(text) => day_of(text).map(|day| Value::String(calendar::jalali(day))),
        _ => None,
    }
}

/// The day a text names: a date itself, an instant its day in Tehran.
fn day_of(text: &str) -> Option<Date> {
    calendar::parse_date(text).or_else(|_| calendar::parse_instant(text).map(calendar::tehran_date)).ok()
}

/// Adds to the schema of an object the companions that [`add`] puts into its values.
pub fn describe(schema: &mut Schema) {
    let Schema::Object(object) = schema else { return };
    for key in DATE_KEYS {
        if object.properties.contains_key(key) {
            object.properties.insert(format!("{key}{SUFFIX}"), companion_schema(key));
        }
    }
}

fn companion_schema(key: &str) -> RefOr<Schema> {
    let about = format!(
        "The Jalali date of `{key}`, of an instant the date in Tehran; null where that is null. On writing \
         it may be left out; where it is sent it must agree."
    );
    ObjectBuilder::new()
        .schema_type(SchemaType::from_iter([Type::String, Type::Null]))
        .pattern(Some("^[0-9]{4}/[0-9]{2}/[0-9]{2}$"))
        .description(Some(about))
        .examples([json!("1397/09/07")])
        .into()
}

/// Takes away every companion that stands beside its date, and says which of them disagree.
///
/// # Errors
/// A companion that is no text: the wrong type is reported alone.
pub fn strip(value: &mut Value) -> Result<Vec<Violation>, Violation> {
    let mut found = Vec::new();
    strip_below(value, &mut String::new(), &mut found)?;
    Ok(found)
}

fn strip_below(value: &mut Value, pointer: &mut String, found: &mut Vec<Violation>) -> Result<(), Violation> {
    let length = pointer.len();
    match value {
        Value::Array(rows) => {
            for (index, row) in rows.iter_mut().enumerate() {
                push_key(pointer, &index.to_string());
                strip_below(row, pointer, found)?;
                pointer.truncate(length);
            }
        }
        Value::Object(object) => {
            for key in DATE_KEYS {
                strip_one(object, key, pointer, found)?;
            }
            for (key, child) in object.iter_mut() {
                push_key(pointer, key);
                strip_below(child, pointer, found)?;
                pointer.truncate(length);
            }
        }
        _ => {}
    }
    Ok(())
}

fn strip_one(
    object: &mut Map<String, Value>,
    key: &str,
    pointer: &str,
    found: &mut Vec<Violation>,
) -> Result<(), Violation> {
    let name = format!("{key}{SUFFIX}");
    if !object.contains_key(key) {
        return Ok(());
    }
    let Some(companion) = object.shift_remove(&name) else { return Ok(()) };
    let at = format!("{pointer}/{name}");
    let fault = match (companion, object.get(key)) {
        // Null is what a client sends that knows the key and not the calendar.
        (Value::Null, _) => return Ok(()),
        (Value::String(companion), date) => disagreement(&companion, date),
        _ => return Err(Violation::hinting(at, Fault::WrongType, "string")),
    };
    found.extend(fault.map(|fault| Violation::new(at, fault)));
    Ok(())
}

/// A date that is broken is reported for itself; its companion only if it is broken too.
fn disagreement(companion: &str, date: Option<&Value>) -> Option<Fault> {
    let said = match calendar::parse_jalali(companion) {
        Ok(said) => said,
        Err(fault) => return Some(fault),
    };
    match date {
        Some(Value::String(text)) => (day_of(text)? != said).then_some(Fault::DatesDisagree),
        _ => Some(Fault::DatesDisagree),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_date_has_its_companion_right_after_it() {
        let mut value = json!({"a": [{"valid_from": "2018-11-28", "x": 1}], "published_at": null, "on": 1});
        add(&mut value);
        let text = value.to_string();
        let expected = r#"{"a":[{"valid_from":"2018-11-28","valid_from_jalali":"1397/09/07","x":1}],"published_at":null,"published_at_jalali":null,"on":1}"#;
        assert_eq!(text, expected);
    }

    #[test]
    fn an_instant_has_the_date_of_tehran() {
        let mut value = json!({"published_at": "2018-03-20T20:29:59Z", "updated_at": "2018-03-20T20:30:00Z"});
        add(&mut value);
        assert_eq!(value["published_at_jalali"], "1396/12/29");
        assert_eq!(value["updated_at_jalali"], "1397/01/01");
    }

    #[test]
    fn hours_have_no_companion() {
        let mut value = json!({"from": "07:30", "to": "everywhere"});
        add(&mut value);
        assert_eq!(value, json!({"from": "07:30", "to": "everywhere"}));
    }

    #[test]
    fn the_schema_of_a_date_has_a_companion_too() {
        let mut schema = ObjectBuilder::new()
            .property("on", ObjectBuilder::new().schema_type(Type::String))
            .property("name", ObjectBuilder::new().schema_type(Type::String))
            .build()
            .into();
        describe(&mut schema);
        let written = serde_json::to_value(schema).unwrap();
        assert_eq!(written["properties"]["on_jalali"]["type"], json!(["string", "null"]));
        assert_eq!(written["properties"].as_object().unwrap().len(), 3);
    }

    #[test]
    fn what_was_added_is_stripped_again() {
        let plain = json!({"from": "2018-03-20T20:30:00Z", "rows": [{"date": "2018-03-21"}, {"date": null}]});
        let mut value = plain.clone();
        add(&mut value);
        assert_ne!(value, plain);
        assert_eq!(strip(&mut value), Ok(Vec::new()));
        assert_eq!(value, plain);
    }

    #[test]
    fn a_companion_that_names_another_day_or_none_is_a_violation() {
        let cases = [
            (json!({"on": "2018-03-21", "on_jalali": "1397/01/02"}), Fault::DatesDisagree),
            (json!({"on": null, "on_jalali": "1397/01/01"}), Fault::DatesDisagree),
            (json!({"on": "2018-03-21", "on_jalali": "1397/13/01"}), Fault::InvalidDate),
        ];
        for (mut value, fault) in cases {
            assert_eq!(strip(&mut value), Ok(vec![Violation::new("/on_jalali", fault)]), "{value}");
        }
    }

    #[test]
    fn a_companion_of_the_wrong_type_is_reported_alone() {
        let mut value = json!({"rows": [{"on": "2018-03-21", "on_jalali": 1397}]});
        assert_eq!(
            strip(&mut value),
            Err(Violation::hinting("/rows/0/on_jalali", Fault::WrongType, "string"))
        );
    }
}

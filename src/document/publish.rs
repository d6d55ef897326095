//! What a card must not have when it is published, beyond its shape.
//!
//! Never here: incompleteness. A card with gaps may be published and its completeness says so; a
//! card that leaves placeholders or contradicts itself may not.

use crate::document::reader::push_key;
use crate::document::record;
use crate::document::record::RecordDocument;
use crate::document::record::stored;
use crate::domain::card::Record;
use crate::domain::violation::Fault;
use crate::domain::violation::Violation;
use serde_json::Value;

/// The rules, in the order in which their violations are listed.
pub const RULES: [fn(&RecordDocument) -> Vec<Violation>; 2] = [placeholders, visits];

/// What stands where something was to be filled in.
pub const PLACEHOLDERS: [&str; 4] = ["…", "[", "درج شود", "XX"];

/// Everything that keeps a record from being published.
pub fn violations(record: &Record) -> Vec<Violation> {
    violations_of(&record::from_domain(record))
}

/// The same of a record that may not even be sound, so that all is reported together.
pub fn violations_of(document: &RecordDocument) -> Vec<Violation> {
    RULES.iter().flat_map(|rule| rule(document)).collect()
}

/// No text of the record holds a placeholder.
fn placeholders(document: &RecordDocument) -> Vec<Violation> {
    let mut found = Vec::new();
    collect_placeholders(&stored::value(document), &mut String::new(), &mut found);
    found
}

fn collect_placeholders(value: &Value, pointer: &mut String, found: &mut Vec<Violation>) {
    let length = pointer.len();
    match value {
        Value::String(text) => {
            if let Some(left) = PLACEHOLDERS.iter().find(|placeholder| text.contains(**placeholder)) {
                found.push(Violation::hinting(pointer.clone(), Fault::Placeholder, *left));
            }
        }
        Value::Array(rows) => {
            for (index, row) in rows.iter().enumerate() {
                push_key(pointer, &index.to_string());
                collect_placeholders(row, pointer, found);
                pointer.truncate(length);
            }
        }
        Value::Object(object) => {
            for (key, child) in object.iter().filter(|(key, _)| !is_address(key)) {
                push_key(pointer, key);
                collect_placeholders(child, pointer, found);
                pointer.truncate(length);
            }
        }
        _ => {}
    }
}

/// Addresses may hold any of these signs; the other keys hold words, or codes that have none.
fn is_address(key: &str) -> bool {
    key == "url" || key == "value" || key == "file_id" || key.ends_with("_url")
}

/// A service that nobody need come for has no reasons to come for its request or delivery.
fn visits(document: &RecordDocument) -> Vec<Violation> {
    let never = document.in_person_visits.as_ref().is_some_and(|visits| {
        visits.max == Some(0) && visits.by_channel.iter().all(|row| row.max == Some(0))
    });
    let reasons = document.stages.iter().any(|row| {
        let stage = row.stage.as_ref().map_or("", |stage| stage.as_str());
        matches!(stage, "request" | "delivery") && !row.in_person_reasons.is_empty()
    });
    if never && reasons {
        vec![Violation::new("/in_person_visits/max", Fault::VisitsContradict)]
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(record: &str) -> Vec<(String, Fault)> {
        let document: RecordDocument = serde_json::from_str(record).unwrap();
        violations_of(&document).into_iter().map(|violation| (violation.pointer, violation.fault)).collect()
    }

    #[test]
    fn a_placeholder_in_any_text_is_refused() {
        let record = r#"{
            "description": {"fa": "شرح …"},
            "fees": [{"label": {"fa": "هزینه"}, "approved_by": "[مرجع]", "accounts": [{"holder": "XX"}]}],
            "steps": [{"title": {"fa": "گام", "en": "step, درج شود"}}]
        }"#;
        let pointers: Vec<String> = found(record).into_iter().map(|(pointer, _)| pointer).collect();
        let expected =
            ["/description/fa", "/fees/0/accounts/0/holder", "/fees/0/approved_by", "/steps/0/title/en"];
        assert_eq!(pointers, expected);
    }

    #[test]
    fn a_placeholder_outlives_the_tidying_of_its_text() {
        for placeholder in PLACEHOLDERS {
            let text = format!(r#"{{"description": {{"fa": "شرح {placeholder} خدمت"}}}}"#);
            let record = record::to_domain(&serde_json::from_str(&text).unwrap()).unwrap();
            assert_eq!(violations(&record).len(), 1, "{placeholder}");
        }
    }

    #[test]
    fn an_address_may_hold_what_is_a_placeholder_elsewhere() {
        let record = r#"{
            "direct_url": "https://a.ir/?q[]=XX",
            "complaint": {"url": "https://a.ir/XX"},
            "access_channels": [{"value": "https://a.ir/XX"}]
        }"#;
        assert_eq!(found(record), []);
    }

    #[test]
    fn reasons_to_come_contradict_that_nobody_need_come() {
        let of = |stage: &str, visits: &str| {
            found(&format!(
                r#"{{"in_person_visits": {visits}, "stages": [{{"stage": "{stage}", "in_person_reasons": ["other"]}}]}}"#
            ))
        };
        let expected = [("/in_person_visits/max".to_owned(), Fault::VisitsContradict)];
        assert_eq!(of("request", r#"{"min": 0, "max": 0}"#), expected);
        assert_eq!(
            of("delivery", r#"{"max": 0, "by_channel": [{"channels": ["web"], "max": 0}]}"#),
            expected
        );
        assert_eq!(of("production", r#"{"max": 0}"#), []);
        assert_eq!(of("request", r#"{"max": 1}"#), []);
        assert_eq!(
            of("request", r#"{"max": 0, "by_channel": [{"channels": ["counter_office"], "max": 1}]}"#),
            []
        );
    }
}

use super::*;
use crate::document::record::stored::SCHEMA;
use crate::document::record::stored::Unreadable;
use crate::document::record::stored::canonical;
use crate::document::record::stored::digest;
use crate::document::record::stored::lift;
use serde_json::Value;
use serde_json::json;
use utoipa::PartialSchema;

/// A record in which every key says something, in the order of the form.
const FULL: &str = include_str!("full.json");

fn full() -> Value {
    serde_json::from_str(FULL).unwrap()
}

fn typed(value: Value) -> RecordDocument {
    serde_json::from_value(value).unwrap()
}

/// The full record with the value at one pointer replaced.
fn with(pointer: &str, value: Value) -> RecordDocument {
    let mut record = full();
    *record.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = value;
    typed(record)
}

fn faults(document: &RecordDocument) -> Vec<(String, Fault)> {
    let found = to_domain(document).unwrap_err();
    found.into_iter().map(|violation| (violation.pointer, violation.fault)).collect()
}

/// Each change of the full record has exactly this fault, at the pointer or where it is said to be.
fn check(cases: &[(&str, Value, &str, Fault)]) {
    for (pointer, value, at, fault) in cases {
        let at = if at.is_empty() { pointer } else { at };
        assert_eq!(
            faults(&with(pointer, value.clone())),
            [((*at).to_owned(), *fault)],
            "{pointer} = {value}"
        );
    }
}

fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(rows) => rows.is_empty(),
        _ => false,
    }
}

#[test]
fn the_full_record_leaves_no_key_empty() {
    let written = stored::value(&typed(full()));
    let empty: Vec<&String> = written
        .as_object()
        .unwrap()
        .iter()
        .filter(|(_, value)| says_nothing(value))
        .map(|(key, _)| key)
        .collect();
    // Documents are listed, so it cannot say that there are none; that key is a plain `false`.
    assert!(empty.is_empty(), "say something of {empty:?} in full.json");
}

#[test]
fn what_was_read_is_written_as_it_was() {
    let document = typed(full());
    let record = to_domain(&document).unwrap();
    assert_eq!(from_domain(&record), document);
    assert_eq!(stored::value(&document).to_string(), full().to_string(), "the keys have an order too");
}

#[test]
fn what_is_untidy_is_written_tidily_and_then_stays() {
    let mut untidy = full();
    untidy["description"]["fa"] = json!("  شرح خدمت ");
    untidy["stages"] = json!([]);
    untidy["required_documents"][0]["channels"] = json!([]);
    untidy["access_channels"][1] =
        json!({"kind": "call_center", "value": "107-106-02634187105", "extensions": ["107", "108"]});
    let once = from_domain(&to_domain(&typed(untidy)).unwrap());
    assert_eq!(once.description.as_ref().unwrap().fa.as_deref(), Some("شرح خدمت"));
    assert_eq!(once.stages.len(), 4);
    assert_eq!(once.required_documents[0].channels, None);
    assert_eq!(once.access_channels[1].value.as_deref(), Some("+982634187105"));
    assert_eq!(once.access_channels[1].extensions, ["106", "107", "108"]);
    let twice = from_domain(&to_domain(&once).unwrap());
    assert_eq!(twice, once);
}

#[test]
fn an_empty_record_is_a_draft_and_null_everywhere() {
    let record = to_domain(&typed(json!({}))).unwrap();
    let written = stored::value(&from_domain(&record));
    assert_eq!(written.as_object().unwrap().len(), full().as_object().unwrap().len());
    assert_eq!(written["description"], Value::Null);
    assert_eq!(written["form_edition"], "1397");
    assert_eq!(written["stages"][3]["stage"], "delivery");
}

#[test]
fn every_violation_of_a_record_is_reported_at_once() {
    let document = typed(json!({
        "description": {"fa": ""},
        "types": ["g2c", "g2x", "g2c"],
        "fees": [{"label": {"en": "x"}, "kind": "fixed", "accounts": [{"iban": "IR000000000000000000000000"}]}],
        "steps": [{"order": 2, "title": {"fa": "گام"}, "actor": "robot"}],
        "cofog": "99.9",
        "stages": [{"stage": "request", "channels": ["intranet"], "in_person_reasons": ["other"]}],
    }));
    let expected = [
        ("/description/fa", Fault::Blank),
        ("/types/1", Fault::NotInList),
        ("/types/2", Fault::Repeated),
        ("/fees/0/label/fa", Fault::Required),
        ("/fees/0/amount_rial", Fault::AmountRequired),
        ("/fees/0/accounts/0/iban", Fault::InvalidIban),
        ("/steps/0/order", Fault::StepOrder),
        ("/steps/0/actor", Fault::NotInList),
        ("/steps/0/in_person", Fault::Required),
        ("/stages", Fault::StagesIncomplete),
        ("/stages/0/channels/0", Fault::ChannelNotInStage),
        ("/stages/0/in_person_other", Fault::OtherWithoutText),
        ("/cofog", Fault::InvalidCofog),
    ];
    assert_eq!(faults(&document), expected.map(|(pointer, fault)| (pointer.to_owned(), fault)));
}

#[test]
fn a_row_without_a_required_key_names_the_key() {
    let cases = [
        ("/required_documents/0", vec!["title", "form"]),
        ("/fees/0", vec!["label", "kind"]),
        ("/fees/0/accounts/0", vec!["iban"]),
        ("/access_channels/0", vec!["kind"]),
        ("/steps/0", vec!["order", "title", "actor", "in_person"]),
        ("/average_duration/by_channel/0", vec!["channels"]),
        ("/in_person_visits/by_channel/0", vec!["channels"]),
        ("/service_hours", vec!["source"]),
        ("/service_hours/weekly/0", vec!["day", "opens", "closes"]),
        ("/service_hours/exceptions/0", vec!["from", "to"]),
        ("/service_hours/exceptions/0/intervals/0", vec!["opens", "closes"]),
        ("/upstream_laws/0", vec!["raw"]),
        ("/client_stats/0", vec!["count", "per"]),
        ("/frequency", vec!["kind"]),
        ("/system", vec!["name"]),
        ("/internal_links/0", vec!["system", "mode"]),
        ("/inquiries/0", vec!["agency", "mode"]),
        ("/faq/0", vec!["question", "answer"]),
        ("/responsible/0", vec!["unit"]),
        ("/process_diagram", vec!["file_id", "media_type"]),
        ("/audience/0", vec!["fa"]),
    ];
    for (pointer, keys) in cases {
        let expected: Vec<(String, Fault)> =
            keys.iter().map(|key| (format!("{pointer}/{key}"), Fault::Required)).collect();
        assert_eq!(faults(&with(pointer, json!({}))), expected);
    }
}

#[test]
fn a_value_that_is_not_what_its_key_asks_for_is_a_violation() {
    check(&[
        ("/direct_url", json!("nowhere"), "", Fault::InvalidUrl),
        ("/complaint/phone", json!("none"), "", Fault::InvalidPhone),
        ("/complaint/response_days", json!(-1), "", Fault::OutOfRange),
        ("/fees/0/valid_from", json!("1397-13-01"), "", Fault::InvalidDate),
        ("/fees/0/amount_rial", json!(1_000_000_000_000_001_i64), "", Fault::OutOfRange),
        ("/service_hours/weekly/0/opens", json!("24:00"), "", Fault::InvalidTime),
        ("/required_documents/0/issued_by", json!("12109500"), "", Fault::InvalidServiceId),
        ("/languages/0", json!("Persian"), "", Fault::NotInList),
        ("/access_channels/1/extensions/0", json!("12a"), "", Fault::InvalidPhone),
        ("/frequency/count", json!(0), "", Fault::OutOfRange),
        ("/description/fa", json!("x".repeat(limit::PARAGRAPH + 1)), "", Fault::TooLong),
        ("/process_heading/fa", json!("x".repeat(limit::LABEL + 1)), "", Fault::TooLong),
    ]);
}

#[test]
fn rows_and_keys_that_do_not_fit_together_are_violations() {
    check(&[
        ("/no_required_documents", json!(true), "", Fault::DocumentsContradict),
        ("/average_duration/min", json!(99), "", Fault::MinAboveMax),
        ("/average_duration/unit", json!(null), "", Fault::Required),
        ("/in_person_visits/min", json!(9), "", Fault::MinAboveMax),
        ("/fees/0/kind", json!("by_tariff"), "/fees/0/amount_rial", Fault::AmountNotAllowed),
        ("/fees/0/valid_to", json!("2017-01-01"), "", Fault::EndsBeforeItBegins),
        ("/service_hours/weekly/0/valid_to", json!("2017-01-01"), "", Fault::EndsBeforeItBegins),
        ("/service_hours/exceptions/0/to", json!("2017-01-01"), "", Fault::EndsBeforeItBegins),
        ("/steps/1/order", json!(3), "", Fault::StepOrder),
        ("/life_events", json!(["birth"]), "/life_event_other", Fault::TextWithoutOther),
        ("/life_event_other", json!(null), "", Fault::OtherWithoutText),
        ("/initiation_other", json!(null), "", Fault::OtherWithoutText),
        ("/stages/0/other", json!({"fa": "نمابر"}), "", Fault::TextWithoutOther),
        ("/stages/1/channels/0", json!("intranet"), "", Fault::ChannelNotInStage),
        ("/stages/3/stage", json!("request"), "/stages", Fault::StagesIncomplete),
        ("/levels", json!(["national", "national"]), "/levels/1", Fault::Repeated),
        ("/access_channels/0/extensions", json!(["1"]), "", Fault::UnknownKey),
    ]);
    let once = [("/frequency/count", Fault::UnknownKey), ("/frequency/per", Fault::UnknownKey)];
    let found = faults(&with("/frequency/kind", json!("once")));
    assert_eq!(found, once.map(|(pointer, fault)| (pointer.to_owned(), fault)));
}

#[test]
fn hours_of_the_agency_are_not_copied_onto_the_card() {
    let found = faults(&with("/service_hours/source", json!("agency")));
    let pointers: Vec<&str> = found.iter().map(|(pointer, _)| pointer.as_str()).collect();
    assert_eq!(pointers, ["/service_hours/weekly", "/service_hours/exceptions", "/service_hours/text"]);
    let agency = with("/service_hours", json!({"source": "agency"}));
    assert_eq!(from_domain(&to_domain(&agency).unwrap()), agency);
}

#[test]
fn a_form_of_ten_thousand_rows_is_refused_and_not_worked_through() {
    let row = full()["fees"][0].clone();
    let many = with("/fees", Value::Array(vec![row; 10_000]));
    assert_eq!(faults(&many), [("/fees".to_owned(), Fault::TooMany)]);
}

#[test]
fn a_stored_record_reads_back_and_its_bytes_are_canonical() {
    let document = typed(full());
    let text = canonical(&document);
    assert_eq!(lift(SCHEMA, &text).unwrap(), document);
    assert!(text.starts_with(r#"{"access_channels":"#), "keys in the order of RFC 8785");
    assert_eq!(canonical(&lift(SCHEMA, &text).unwrap()), text);
    assert!(matches!(lift(SCHEMA + 1, &text), Err(Unreadable::UnknownSchema(2))));
    assert!(matches!(lift(SCHEMA, "{"), Err(Unreadable::Damaged(_))));
}

#[test]
fn a_digest_names_its_algorithm() {
    let empty = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(digest(""), empty);
}

#[test]
fn a_key_that_a_row_must_have_is_required_and_not_nullable_in_the_schema() {
    let schema = serde_json::to_value(fee::FeeJson::schema()).unwrap();
    assert_eq!(schema["required"], json!(["label", "kind"]));
    assert_eq!(schema["properties"]["kind"]["$ref"], "#/components/schemas/FeeKind");
    assert_eq!(schema["properties"]["amount_rial"]["type"], json!(["integer", "null"]));
    assert_eq!(schema["properties"]["valid_from"]["format"], "date");
}

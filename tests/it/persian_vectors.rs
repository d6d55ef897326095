//! Every vector of `tests/data/persian-vectors.json`, read through the domain.

#![expect(
    clippy::expect_used,
    reason = "a helper of a test may panic; the lint only spares the tests themselves"
)]

use khedmat::domain::account;
use khedmat::domain::account::Iban;
use khedmat::domain::calendar;
use khedmat::domain::duration;
use khedmat::domain::id::ServiceId;
use khedmat::domain::number;
use khedmat::domain::phone;
use khedmat::domain::text;
use khedmat::domain::ussd;
use khedmat::domain::violation::Fault;
use serde_json::Value;
use std::collections::HashSet;

/// The vectors under one key, of which there is at least one.
fn vectors(key: &str) -> Vec<Value> {
    let all: Value =
        serde_json::from_str(include_str!("../data/persian-vectors.json")).expect("vectors are JSON");
    let found = all.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    assert!(!found.is_empty(), "no vectors under {key}");
    found
}

fn field<'a>(vector: &'a Value, key: &str) -> Option<&'a str> {
    vector.get(key).and_then(Value::as_str)
}

fn raw(vector: &Value) -> &str {
    field(vector, "raw").expect("a vector says what was met")
}

fn strings<'a>(vector: &'a Value, key: &str) -> Vec<&'a str> {
    vector.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

#[test]
fn service_identifiers() {
    for vector in vectors("service_ids") {
        let raw = raw(&vector);
        let suggestions = match (ServiceId::parse(raw), &vector["ok"]) {
            (Err(fault), Value::Bool(false)) => fault.suggestions(),
            (Ok(id), ok) if *ok != Value::Bool(false) => {
                assert_eq!(id.as_str(), field(&vector, "canonical").unwrap_or(raw));
                assert_eq!(id.warnings().is_empty(), *ok == Value::Bool(true), "{raw}");
                let parts = [
                    ("scheme", Some(id.scheme().code())),
                    ("serial", Some(id.serial())),
                    ("sub", Some(id.sub())),
                    ("class", id.class()),
                ];
                for (key, part) in parts {
                    assert!(
                        field(&vector, key).is_none_or(|expected| part == Some(expected)),
                        "{raw}: {key}"
                    );
                }
                id.suggestions()
            }
            (parsed, ok) => panic!("{raw}: {parsed:?}, expected ok: {ok}"),
        };
        let suggested: Vec<&str> = suggestions.iter().map(ServiceId::as_str).collect();
        assert_eq!(suggested, Vec::from_iter(field(&vector, "suggest")), "{raw}");
    }
}

#[test]
fn account_numbers() {
    for vector in vectors("iban") {
        let parsed = Iban::parse(raw(&vector)).map(|iban| iban.to_string());
        let canonical = field(&vector, "canonical").map(str::to_owned);
        let expected = if vector["ok"] == Value::Bool(true) {
            canonical.ok_or(Fault::InvalidIban)
        } else {
            Err(Fault::InvalidIban)
        };
        assert_eq!(parsed, expected, "{vector}");
    }
}

#[test]
fn bare_account_numbers_alone_and_glued() {
    let vectors = vectors("bban_to_iban");
    let bbans: Vec<&str> = vectors.iter().filter_map(|vector| field(vector, "bban")).collect();
    let ibans: Vec<&str> = vectors.iter().filter_map(|vector| field(vector, "iban")).collect();
    for (bban, iban) in bbans.iter().zip(&ibans) {
        assert_eq!(account::from_bban(bban).map(|found| found.to_string()).as_deref(), Ok(*iban));
    }
    let glued = account::split_glued(&bbans.concat()).expect("two account numbers");
    assert_eq!(glued.each_ref().map(Iban::as_str).to_vec(), ibans);
    assert_eq!(Iban::parse(&bbans.concat()), Err(Fault::AccountsGlued));
}

#[test]
fn jalali_dates() {
    for vector in vectors("jalali") {
        let (jalali, iso) =
            (field(&vector, "jalali").expect("a date"), field(&vector, "iso").expect("a date"));
        let date = calendar::parse_date(iso).expect("an ISO date");
        assert_eq!(calendar::parse_jalali(jalali), Ok(date), "{jalali}");
        assert_eq!(calendar::parse_jalali(&calendar::jalali(date)), Ok(date), "{jalali}");
        assert!(jalali.starts_with(&calendar::jalali_year(date).to_string()), "{jalali}");
    }
    for wrong in vectors("jalali_invalid") {
        assert_eq!(
            calendar::parse_jalali(wrong.as_str().expect("a date")),
            Err(Fault::InvalidDate),
            "{wrong}"
        );
    }
}

#[test]
fn jalali_leap_years() {
    let leap: HashSet<i64> = vectors("jalali_leap_years").iter().filter_map(Value::as_i64).collect();
    for year in 1370..=1408 {
        let has_leap_day = calendar::parse_jalali(&format!("{year}/12/30")).is_ok();
        assert_eq!(has_leap_day, leap.contains(&year), "{year}");
    }
}

#[test]
fn jalali_formats() {
    let expected = ["1396/09/07", "1396/09/07", "1395/12/28", "1401/02/31", "1401/02/31", "1392/12/20"];
    let vectors = vectors("jalali_formats");
    assert_eq!(vectors.len(), expected.len());
    for (vector, expected) in vectors.iter().zip(expected) {
        let date = calendar::parse_jalali(raw(vector));
        assert_eq!(date.map(calendar::jalali).as_deref(), Ok(expected), "{vector}");
        if let Some(same) = field(vector, "same_as") {
            assert_eq!(date, calendar::parse_jalali(same), "{vector}");
        }
    }
}

#[test]
fn numbers() {
    for vector in vectors("numbers") {
        let raw = raw(&vector);
        let value = field(&vector, "value_irr").or_else(|| field(&vector, "value")).expect("a value");
        if value.contains('.') {
            assert_eq!(number::parse_decimal(raw).as_deref(), Ok(value), "{raw}");
            assert_eq!(number::parse_rial(raw), Err(Fault::NotANumber), "{raw}");
        } else {
            assert_eq!(number::parse_rial(raw).map(|rial| rial.to_string()).as_deref(), Ok(value), "{raw}");
        }
    }
}

#[test]
fn ussd_codes() {
    for vector in vectors("ussd") {
        let raw = raw(&vector);
        let candidates = strings(&vector, "canonical_candidates");
        match (field(&vector, "canonical"), vector.get("ask_human")) {
            (Some(code), _) => assert_eq!(ussd::parse(raw).as_deref(), Ok(code), "{raw}"),
            (None, Some(_)) => {
                assert_eq!(ussd::parse(raw), Err(Fault::AmbiguousUssd), "{raw}");
                assert_eq!(ussd::candidates(raw), candidates, "{raw}");
            }
            (None, None) => assert_eq!(ussd::parse(raw), Err(Fault::InvalidUssd), "{raw}"),
        }
    }
}

#[test]
fn telephone_numbers() {
    for vector in vectors("phones") {
        let raw = raw(&vector);
        let parsed = phone::parse(raw);
        let kind = field(&vector, "kind").expect("a kind");
        if kind == "landline_without_area" {
            assert_eq!(parsed, Err(Fault::PhoneWithoutAreaCode), "{raw}");
            continue;
        }
        let parsed = parsed.expect(raw);
        assert_eq!(parsed.kind.code(), kind, "{raw}");
        assert_eq!(parsed.canonical, field(&vector, "canonical").unwrap_or(raw), "{raw}");
        assert_eq!(parsed.extensions, strings(&vector, "extensions"), "{raw}");
    }
}

#[test]
fn durations() {
    for vector in vectors("durations") {
        let found = duration::parse(raw(&vector)).expect("a duration");
        assert_eq!(found.min, vector["min"].as_i64(), "{vector}");
        assert_eq!(found.max, vector["max"].as_i64(), "{vector}");
        assert_eq!(Some(found.unit.code()), field(&vector, "unit"), "{vector}");
    }
}

#[test]
fn visits() {
    for vector in vectors("visits") {
        let expected = (vector["min"].as_i64(), vector["max"].as_i64());
        assert_eq!(duration::parse_visits(raw(&vector)), expected, "{vector}");
    }
}

/// Whether a search for one text meets a record of the other, as `domain::text` says a query should:
/// word by word through its alternatives, or all its words written as one.
fn meets(query: &str, record: &str) -> bool {
    let terms = text::index_terms(record);
    let is_there = |term: &str| terms.iter().any(|known| known == term);
    let words = text::words(query);
    let each_word = words.iter().all(|word| {
        text::index_terms(word).iter().any(|form| is_there(form))
            || text::synonyms(word).iter().any(|other| is_there(other))
    });
    each_word || is_there(&words.concat())
}

#[test]
fn search_keys() {
    for vector in vectors("search_key") {
        let inputs = strings(&vector, "inputs");
        for query in &inputs {
            for record in &inputs {
                assert!(meets(query, record), "{query} should find {record}");
            }
        }
        let keys: HashSet<String> =
            inputs.iter().map(|input| text::search_key(input).replace(' ', "")).collect();
        assert_eq!(keys.len(), 1, "{keys:?}");
    }
}

#[test]
fn a_word_spelt_with_another_hamza_meets_through_its_synonym() {
    assert_ne!(text::search_key("مسئول"), text::search_key("مسؤول"));
    for (query, record) in [("مسئول فنی", "مسؤول فنی"), ("مسوول", "مسئول")] {
        assert!(meets(query, record), "{query} should find {record}");
    }
    assert!(!meets("مسئول", "خدمت"));
}

#[test]
fn collation() {
    let vectors = vectors("collation_fa");
    let expected: Vec<&str> = vectors.iter().filter_map(Value::as_str).collect();
    let mut sorted = expected.clone();
    sorted.sort_unstable();
    assert_ne!(sorted, expected, "the order of bytes is not the Persian one");
    sorted.sort_by_key(|word| text::sort_key(word));
    assert_eq!(sorted, expected);
}

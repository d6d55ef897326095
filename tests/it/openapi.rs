//! The OpenAPI document beside a running registry: what it promises is what is answered.
//!
//! `KHEDMAT_WRITE_OPENAPI=1` writes `openapi/` anew instead of comparing with it; run it twice, because the
//! document holds the examples that the first run wrote.

mod running;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use khedmat::api::openapi;
use khedmat::api::openapi::examples;
use khedmat::api::openapi::examples::Example;
use serde_json::Value;
use ureq::Body;
use ureq::http::Response;

use crate::openapi::running::Running;

const JSON: &str = "application/json";

/// Rows of each list that the example of the vocabularies keeps: all of them are many hundred.
const VOCABULARY_ROWS: usize = 2;

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Compares with a file of the repository, or writes it where that was asked for.
#[expect(clippy::disallowed_methods, reason = "tests have no configuration; a person sets this by hand")]
fn is_in_the_file(text: &str, name: &str) {
    if std::env::var("KHEDMAT_WRITE_OPENAPI").is_ok() {
        fs::write(file(name), text).unwrap();
    }
    let committed = fs::read_to_string(file(name)).unwrap();
    assert!(committed == text, "{name} is out of date; write it anew with KHEDMAT_WRITE_OPENAPI=1");
}

fn pretty(value: &Value) -> String {
    format!("{}\n", serde_json::to_string_pretty(value).unwrap())
}

fn document() -> Value {
    openapi::document(examples::PUBLIC_URL).unwrap()
}

fn json(answer: &mut Response<Body>) -> Value {
    serde_json::from_str(&answer.body_mut().read_to_string().unwrap()).unwrap()
}

/// Path, method and description of every operation.
fn operations(document: &Value) -> Vec<(String, String, Value)> {
    let paths = document["paths"].as_object().unwrap();
    let methods = paths.iter().flat_map(|(path, item)| {
        let methods = item.as_object().unwrap().iter();
        methods.map(move |(method, said)| (path.clone(), method.clone(), said.clone()))
    });
    methods.collect()
}

#[test]
fn the_committed_document_is_the_one_that_is_printed() {
    is_in_the_file(&pretty(&document()), "openapi/v1.json");
}

#[test]
fn the_document_is_served_with_the_public_address_in_it() {
    let running = Running::sample("https://services.example.ir");
    for target in ["/openapi.json", "/v1/openapi.json"] {
        let mut answer = running.ask("GET", target, "*/*");
        assert_eq!(answer.status(), 200, "{target}");
        assert_eq!(answer.headers()["access-control-allow-origin"], "*");
        let served = json(&mut answer);
        assert_eq!(served["servers"][0]["url"], "https://services.example.ir/v1");
        assert_eq!(served, openapi::document("https://services.example.ir").unwrap());
    }
}

/// The answer of an example, with what no two registries have in common taken out.
fn answered(running: &Running, example: &Example) -> Value {
    let mut answer = running.ask("GET", &format!("/v1{}", example.target), example.media_type);
    assert_eq!(answer.status(), 200, "{}", example.target);
    assert_eq!(answer.headers()["content-type"], example.media_type);
    let mut value = json(&mut answer);
    if let Some(Value::Object(lists)) = value.get_mut("vocabularies") {
        lists.values_mut().for_each(shorten);
    }
    value
}

/// The first rows, their icons without the digest that a new drawing would change.
fn shorten(rows: &mut Value) {
    let rows = rows.as_array_mut().unwrap();
    rows.truncate(VOCABULARY_ROWS);
    for icon in rows.iter_mut().filter_map(|row| row.get_mut("icon")).filter(|icon| icon.is_string()) {
        let symbol = icon.as_str().unwrap().split_once('#').unwrap().1.to_owned();
        *icon = Value::String(format!("/assets/icons-0000000000000000.svg#{symbol}"));
    }
}

#[test]
fn the_examples_are_what_the_sample_catalogue_answers() {
    let running = Running::sample(examples::PUBLIC_URL);
    for example in examples::ALL {
        is_in_the_file(&pretty(&answered(&running, example)), example.file);
    }
}

#[test]
fn every_operation_has_an_example_of_each_representation() {
    for (path, _, operation) in operations(&document()) {
        for (media_type, content) in operation["responses"]["200"]["content"].as_object().unwrap() {
            assert!(content["examples"]["sample"]["value"].is_object(), "{path} {media_type}");
        }
    }
}

#[test]
fn every_answer_carries_the_headers_that_the_document_promises() {
    let running = Running::sample(examples::PUBLIC_URL);
    let operations = operations(&document());
    for example in examples::ALL {
        let said = operations.iter().find(|(.., said)| said["operationId"] == example.operation);
        let (.., said) = said.unwrap();
        let mut answer = running.ask("GET", &format!("/v1{}", example.target), example.media_type);
        let goes_on = json(&mut answer)["next_cursor"].is_string();
        for name in said["responses"]["200"]["headers"].as_object().unwrap().keys() {
            let there = answer.headers().contains_key(name.to_lowercase().as_str());
            assert_eq!(there, name != "Link" || goes_on, "{name} of {}", example.target);
        }
    }
}

#[test]
fn every_operation_of_the_document_is_served() {
    let running = Running::sample(examples::PUBLIC_URL);
    for (path, method, said) in operations(&document()) {
        let example = examples::ALL.iter().find(|example| said["operationId"] == example.operation);
        let target = format!("/v1{}", example.unwrap().target);
        let served = running.ask(&method.to_uppercase(), &target, JSON).status();
        assert!(served.is_success(), "{method} {path}: {served}");
        let other = running.ask("DELETE", &target, JSON);
        assert_eq!(other.status(), 405, "{path}");
        assert!(other.headers()["allow"].to_str().unwrap().contains(&method.to_uppercase()), "{path}");
    }
}

/// Routes stand in the sources as `#[get("/path")]` above their handler.
#[test]
fn every_route_in_the_sources_is_in_the_document() {
    let mut declared = BTreeSet::new();
    for entry in fs::read_dir(file("src/api/v1")).unwrap() {
        let source = fs::read_to_string(entry.unwrap().path()).unwrap();
        for line in source.lines().filter_map(|line| line.strip_prefix("#[")) {
            let Some((method, rest)) = line.split_once("(\"/") else { continue };
            let path = rest.split_once('"').unwrap().0;
            declared.insert((format!("/{path}"), method.to_owned()));
        }
    }
    let listed: BTreeSet<_> =
        operations(&document()).into_iter().map(|(path, method, _)| (path, method)).collect();
    assert!(declared.len() > 10, "{declared:?}");
    assert_eq!(declared, listed);
}

#[test]
fn links_lead_through_a_whole_list() {
    let running = Running::sample(examples::PUBLIC_URL);
    let whole = json(&mut running.ask("GET", "/v1/services?limit=200&fields=service_id", JSON));
    let mut target = "/v1/services?limit=7&fields=service_id".to_owned();
    let mut rows = Vec::new();
    loop {
        let mut answer = running.ask("GET", &target, JSON);
        let page = json(&mut answer);
        rows.extend(page["items"].as_array().unwrap().iter().cloned());
        let Some(link) = answer.headers().get("link") else {
            assert_eq!(page["next_cursor"], Value::Null);
            break;
        };
        let link = link.to_str().unwrap();
        let address = link.strip_prefix('<').unwrap().strip_suffix(">; rel=\"next\"").unwrap();
        assert!(address.ends_with(page["next_cursor"].as_str().unwrap()), "{address}");
        target = address.strip_prefix(examples::PUBLIC_URL).unwrap().to_owned();
    }
    assert!(rows.len() > 7);
    assert_eq!(&rows, whole["items"].as_array().unwrap());
}

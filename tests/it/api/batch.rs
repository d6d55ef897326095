//! Many cards at once.

use crate::support::catalogue::agency;
use crate::support::catalogue::catalogue;
use crate::support::catalogue::service;
use crate::support::catalogue::with;
use crate::support::on_both_databases;
use crate::support::server::Served;
use crate::support::server::encoded;
use crate::support::world::World;
use serde_json::Value;
use serde_json::json;

on_both_databases!(
    a_batch_answers_in_the_order_asked_with_the_cards_themselves,
    each_identifier_of_a_batch_has_the_status_it_would_have_alone,
    a_batch_takes_two_hundred_identifiers_in_any_digits_and_no_more,
    a_batch_of_nothing_is_refused,
);

fn a_batch_answers_in_the_order_asked_with_the_cards_themselves(world: &World) {
    let served = Served::sample(world);
    let asked = ["121100101", "10031089101", "121095100", "121100101", "121095000"];
    let batch = served.json(&format!("/v1/services/_batch?ids={}", asked.join(",")));
    let items = batch["items"].as_array().unwrap();
    assert_eq!(items.len(), asked.len(), "a repeated one is answered again");
    for (item, id) in items.iter().zip(asked) {
        let card = served.json(&format!("/v1/services/{id}"));
        assert_eq!(*item, json!({"service_id": id, "status": 200, "card": card, "problem": null}));
    }
}

fn each_identifier_of_a_batch_has_the_status_it_would_have_alone(world: &World) {
    let ended = json!({"withdrawal": {"on": "2018-06-01", "reason": {"fa": "ادغام شد"}, "successors": ["121096100"]}});
    let alias = json!({"aliases": [{"scheme": "aro11", "value": "10031096100"}]});
    let services = [with(service("121096100"), alias), with(service("121095100"), ended)];
    let served = Served::with(world, &catalogue(&[agency("ncc")], &services));
    let target = "/v1/services/_batch?ids=121095100,999999999,12,10031096100, (۱۲۱۰۹۶۱۰۰)";
    let answer = served.read(target, "Accept-Language: en\n");
    assert_eq!(answer.status, 200);
    let items = answer.json()["items"].as_array().unwrap().clone();
    let expected = [
        ("121095100", 410, json!("service_withdrawn")),
        ("999999999", 404, json!("service_not_found")),
        ("12", 400, json!("invalid_service_id")),
        ("10031096100", 200, Value::Null),
        ("(۱۲۱۰۹۶۱۰۰)", 200, Value::Null),
    ];
    for (item, (id, status, code)) in items.iter().zip(&expected) {
        assert_eq!(
            (&item["service_id"], &item["status"], &item["problem"]["code"]),
            (&json!(id), &json!(status), code)
        );
        assert_eq!(item["card"].is_null(), *status != 200);
        let title = item["problem"]["title"].as_str().unwrap_or_default();
        assert!(title.is_ascii(), "the language asked for: {title}");
    }
    assert_eq!(items.len(), expected.len());
    assert_eq!(items[3]["card"]["service_id"], "121096100");
    assert_eq!(items[0]["problem"]["successors"], json!(["121096100"]));
}

fn a_batch_takes_two_hundred_identifiers_in_any_digits_and_no_more(world: &World) {
    let served = Served::sample(world);
    let ids = |count: usize, id: &str| vec![id; count].join(",");
    for id in ["121095101", "10031089101", "۱۰۰۳۱۰۸۹۱۰۱"] {
        let whole = served.json(&format!("/v1/services/_batch?ids={}", ids(200, id)));
        assert_eq!(whole["items"].as_array().unwrap().len(), 200, "{id}");
        let target = format!("/v1/services/_batch?ids={}", ids(201, id));
        served.refuses(&target, "/query/ids", "too_many");
    }
    let commas = encoded(&ids(200, "۱۰۰۳۱۰۸۹۱۰۱")).replace(',', "%2C");
    assert_eq!(served.get(&format!("/v1/services/_batch?ids={commas}"), "").status, 200);
}

fn a_batch_of_nothing_is_refused(world: &World) {
    let served = Served::sample(world);
    served.refuses("/v1/services/_batch", "/query/ids", "required");
    for blank in ["", ",", "121095101,", "121095101,,121095102", "%20"] {
        served.refuses(&format!("/v1/services/_batch?ids={blank}"), "/query/ids", "blank");
    }
}

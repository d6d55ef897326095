//! The card and the identity form: every key of the contract, in its order.

use crate::support::catalogue::agency;
use crate::support::catalogue::catalogue;
use crate::support::catalogue::record;
use crate::support::catalogue::service;
use crate::support::catalogue::with;
use crate::support::on_both_databases;
use crate::support::server::PUBLIC_URL;
use crate::support::server::Served;
use crate::support::world::World;
use serde_json::Value;
use serde_json::json;

on_both_databases!(
    a_card_has_every_key_of_the_contract_in_its_order,
    a_card_says_what_was_loaded,
    what_lies_inside_a_card_has_every_key_too,
    a_service_without_a_card_shows_what_its_issuer_states,
    a_parent_shows_its_parts_and_description_but_no_card,
    an_identity_form_has_the_keys_of_the_annex_in_its_order,
    card_and_form_say_the_same_where_they_share_a_key,
    linked_data_is_given_for_the_card_alone,
    an_identifier_may_be_written_in_any_digits_and_in_brackets,
);

const CARD: [&str; 36] = [
    "service_id",
    "kind",
    "parent",
    "title",
    "agency",
    "status",
    "countable",
    "types",
    "scope",
    "province",
    "description",
    "eligibility",
    "required_documents",
    "no_required_documents",
    "average_duration",
    "service_hours",
    "in_person_visits",
    "fees",
    "electronic_payment",
    "access_channels",
    "complaint",
    "steps",
    "electronic_request",
    "electronic_delivery",
    "delegable",
    "languages",
    "notices",
    "sub_services",
    "revision",
    "published_at",
    "published_at_jalali",
    "updated_at",
    "updated_at_jalali",
    "completeness",
    "feedback",
    "links",
];

const FORM: [&str; 37] = [
    "service_id",
    "form_edition",
    "title",
    "process_heading",
    "parent",
    "agency",
    "parent_agency",
    "description",
    "types",
    "audience",
    "nature",
    "levels",
    "scope",
    "province",
    "life_events",
    "life_event_other",
    "initiation",
    "initiation_other",
    "required_documents",
    "upstream_laws",
    "client_stats",
    "average_duration",
    "frequency",
    "in_person_visits",
    "fees",
    "electronic_payment",
    "direct_url",
    "system",
    "stages",
    "internal_links",
    "inquiries",
    "processes",
    "process_diagram",
    "cofog",
    "service_patterns",
    "leads_to_licence",
    "on_in_person_desk",
];

fn keys(object: &Value) -> Vec<&str> {
    object.as_object().unwrap().keys().map(String::as_str).collect()
}

fn sample_ids(served: &Served) -> Vec<String> {
    served.ids("/v1/services?limit=200")
}

fn a_card_has_every_key_of_the_contract_in_its_order(world: &World) {
    let served = Served::sample(world);
    for id in sample_ids(&served) {
        let card = served.json(&format!("/v1/services/{id}"));
        assert_eq!(keys(&card), CARD, "{id}");
    }
}

fn a_card_says_what_was_loaded(world: &World) {
    let card = Served::sample(world).json("/v1/services/121095101");
    let loaded = record();
    for key in
        ["types", "description", "eligibility", "electronic_payment", "languages", "no_required_documents"]
    {
        assert_eq!(card[key], loaded[key], "{key}");
    }
    assert_eq!(
        (&card["kind"], &card["status"], &card["countable"]),
        (&json!("sub_service"), &json!("issued"), &json!(true))
    );
    assert_eq!(
        card["parent"],
        json!({"service_id": "121095000", "title": {"fa": "ارائه اطلاعات مکانی", "en": "Provision of spatial information"}})
    );
    assert_eq!(card["agency"]["code"], "ncc");
    assert_eq!(
        (&card["revision"], &card["published_at"], &card["published_at_jalali"]),
        (&json!(1), &json!("2018-11-28T08:30:00Z"), &json!("1397/09/07"))
    );
    assert_eq!(card["updated_at"], "2018-11-28T08:30:00Z");
    assert_eq!(card["service_hours"]["source"], "agency");
    assert_eq!(
        card["delegable"],
        json!({"value": false, "not_sovereign": true, "electronic_capable": true, "outsourceable": false})
    );
    let address = format!("{PUBLIC_URL}/v1/services/121095101");
    assert_eq!(card["links"]["self"], address.as_str());
    assert_eq!(card["links"]["identity"], format!("{address}/identity"));
    assert_eq!(card["links"]["html"], format!("{PUBLIC_URL}/services/121095101"));
    let filled = card["completeness"]["filled"].as_u64().unwrap();
    let missing = u64::try_from(card["completeness"]["missing"].as_array().unwrap().len()).unwrap();
    assert_eq!(card["completeness"]["required"], filled + missing);
}

/// Keys that parts of a card have, among others.
const AT_LEAST: [(&str, &[&str]); 8] = [
    (
        "/required_documents/0",
        &["title", "code", "form", "condition", "channels", "obtainable_from", "issued_by"],
    ),
    ("/average_duration", &["min", "max", "unit", "text", "by_channel"]),
    ("/service_hours", &["weekly", "exceptions", "text", "source"]),
    ("/in_person_visits", &["min", "max", "text", "by_channel"]),
    (
        "/fees/0",
        &[
            "label",
            "kind",
            "amount_rial",
            "min_rial",
            "max_rial",
            "unit",
            "audience",
            "condition",
            "channels",
            "accounts",
            "approved_by",
            "approval_number",
            "valid_from",
            "valid_from_jalali",
            "valid_to",
            "valid_to_jalali",
        ],
    ),
    ("/access_channels/0", &["kind", "value", "label"]),
    ("/complaint", &["url", "phone", "text", "response_days"]),
    ("/steps/0", &["order", "title", "actor", "channel", "in_person"]),
];

/// All keys of other parts.
const EXACTLY: [(&str, &[&str]); 6] = [
    (
        "/electronic_request",
        &[
            "single_portal_access",
            "electronic_intake",
            "receipt_with_due_time",
            "unique_tracking_code",
            "request_url",
            "verified",
        ],
    ),
    ("/electronic_delivery", &["available", "channels", "verified"]),
    ("/notices/0", &["text", "severity", "from", "from_jalali", "to", "to_jalali"]),
    ("/feedback", &["poll_url", "suggestion_url"]),
    ("/links", &["self", "html", "identity", "offices", "sla", "request"]),
    ("/completeness", &["filled", "required", "percent", "missing"]),
];

fn what_lies_inside_a_card_has_every_key_too(world: &World) {
    let served = Served::sample(world);
    let card = served.json("/v1/services/121095100");
    for (pointer, expected) in AT_LEAST {
        let found = keys(card.pointer(pointer).unwrap());
        for key in expected {
            assert!(found.contains(key), "{pointer} lacks {key}: {found:?}");
        }
    }
    for (pointer, expected) in EXACTLY {
        assert_eq!(keys(card.pointer(pointer).unwrap()), expected, "{pointer}");
    }
}

fn a_service_without_a_card_shows_what_its_issuer_states(world: &World) {
    let served = Served::with(world, &catalogue(&[agency("ncc")], &[service("121095100")]));
    let card = served.json("/v1/services/121095100");
    assert_eq!(card["title"]["en"], "Service 121095100");
    assert_eq!(
        (&card["revision"], &card["published_at"], &card["countable"]),
        (&json!(0), &Value::Null, &json!(true))
    );
    for null in [
        "parent",
        "scope",
        "province",
        "description",
        "eligibility",
        "average_duration",
        "service_hours",
        "in_person_visits",
        "electronic_payment",
        "complaint",
    ] {
        assert_eq!(card[null], Value::Null, "{null}");
    }
    for empty in [
        "types",
        "required_documents",
        "fees",
        "access_channels",
        "steps",
        "languages",
        "notices",
        "sub_services",
    ] {
        assert_eq!(card[empty], json!([]), "{empty}");
    }
    let stages = served.json("/v1/services/121095100/identity")["stages"].clone();
    let stages: Vec<_> =
        stages.as_array().unwrap().iter().map(|stage| stage["stage"].as_str().unwrap()).collect();
    assert_eq!(stages, ["information", "request", "production", "delivery"]);
}

fn a_parent_shows_its_parts_and_description_but_no_card(world: &World) {
    let services = [
        with(service("121095000"), json!({"record": record()})),
        with(service("121095100"), json!({"parent": "121095000"})),
    ];
    let served = Served::with(world, &catalogue(&[agency("ncc")], &services));
    let card = served.json("/v1/services/121095000");
    assert_eq!(card["description"], record()["description"]);
    assert_eq!(card["sub_services"][0]["service_id"], "121095100");
    assert_eq!(
        (&card["countable"], &card["revision"], &card["published_at"]),
        (&json!(false), &json!(0), &Value::Null)
    );
    assert_eq!(card["completeness"], json!({"filled": 0, "required": 0, "percent": null, "missing": []}));
    for empty in ["types", "required_documents", "fees", "access_channels", "steps", "languages"] {
        assert_eq!(card[empty], json!([]), "{empty}");
    }
    assert_eq!(served.json("/v1/services/121095000/identity")["description"], record()["description"]);
    assert_eq!(
        served.json("/v1/services/121095000/revisions")["items"][0]["revision"],
        1,
        "it stays readable"
    );
}

fn an_identity_form_has_the_keys_of_the_annex_in_its_order(world: &World) {
    let served = Served::sample(world);
    for id in sample_ids(&served) {
        let form = served.json(&format!("/v1/services/{id}/identity"));
        let found = keys(&form);
        assert_eq!(found[..FORM.len()], FORM, "{id}");
        assert_eq!(found.last(), Some(&"links"));
        assert_eq!(keys(&form["links"]), ["self", "card", "html"]);
        let stages = form["stages"].as_array().unwrap();
        let names: Vec<_> = stages.iter().map(|stage| stage["stage"].as_str().unwrap()).collect();
        assert_eq!(names, ["information", "request", "production", "delivery"], "{id}");
        for stage in stages {
            let expected =
                ["stage", "channels", "other", "in_person_reasons", "in_person_other", "visit_places"];
            assert_eq!(keys(stage), expected);
            let intranet = stage["channels"].as_array().unwrap().contains(&json!("intranet"));
            assert!(!intranet || stage["stage"] == "production", "{id}");
        }
        assert!(!found.contains(&"filled_by"));
    }
    let form = served.json("/v1/services/121095101/identity");
    assert_eq!(form["parent_agency"]["code"], "mporg");
    assert_eq!(keys(&form["parent_agency"]), ["code", "title"]);
}

fn card_and_form_say_the_same_where_they_share_a_key(world: &World) {
    let served = Served::sample(world);
    for id in sample_ids(&served) {
        let (card, form) =
            (served.json(&format!("/v1/services/{id}")), served.json(&format!("/v1/services/{id}/identity")));
        let form = form.as_object().unwrap();
        for (key, value) in card.as_object().unwrap().iter().filter(|(key, _)| *key != "links") {
            assert!(form.get(key).is_none_or(|other| other == value), "{id}: {key}");
        }
    }
}

fn linked_data_is_given_for_the_card_alone(world: &World) {
    let served = Served::sample(world);
    let linked = served.get("/v1/services/121095101", "Accept: application/ld+json\n");
    assert_eq!((linked.status, linked.header("content-type")), (200, "application/ld+json"));
    let linked = linked.json();
    assert_eq!((&linked["@type"], &linked["identifier"]), (&json!("GovernmentService"), &json!("121095101")));
    for what in ["", "?"] {
        let json = served.get(&format!("/v1/services/121095101{what}"), "Accept: */*\n");
        assert_eq!(json.header("content-type"), "application/json");
    }
    for other in [
        "/v1/services/121095101/identity",
        "/v1/services/121095101/revisions",
        "/v1/services",
        "/v1/agencies/ncc",
        "/v1/search?q=a",
        "/v1/status",
    ] {
        served.get(other, "Accept: application/ld+json\n").is_refusal(406, "not_acceptable");
        served.get(other, "Accept: text/html\n").is_refusal(406, "not_acceptable");
    }
    served
        .get("/v1/services/121095101", "Accept: text/html, application/xml;q=0.9\n")
        .is_refusal(406, "not_acceptable");
    let browser = served.get("/v1/services/121095101", "Accept: text/html,application/xml;q=0.9,*/*;q=0.8\n");
    assert_eq!(browser.header("content-type"), "application/json");
}

fn an_identifier_may_be_written_in_any_digits_and_in_brackets(world: &World) {
    let served = Served::sample(world);
    let plain = served.get("/v1/services/121095101", "");
    for raw in [
        "۱۲۱۰۹۵۱۰۱",
        "١٢١٠٩٥١٠١",
        "(121095101)",
        "[121095101]",
        " 121095101 ",
        "( ۱۲۱۰۹۵۱۰۱ )",
        "12109510۱",
        "%28121095101%29",
    ] {
        let answer = served.read(&format!("/v1/services/{raw}"), "");
        assert_eq!((answer.status, &answer.body), (200, &plain.body), "{raw}");
        assert_eq!(answer.header("etag"), plain.header("etag"));
    }
}

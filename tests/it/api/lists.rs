//! The flat list of services: every filter alone and in pairs, and the keys of its rows.

use crate::support::catalogue::agency;
use crate::support::catalogue::catalogue;
use crate::support::catalogue::publication;
use crate::support::catalogue::record;
use crate::support::catalogue::service;
use crate::support::catalogue::with;
use crate::support::fixture::instant;
use crate::support::on_both_databases;
use crate::support::server::Served;
use crate::support::world::World;
use khedmat::store::change;
use serde_json::Value;
use serde_json::json;

on_both_databases!(
    each_filter_alone_admits_what_it_says,
    two_filters_admit_what_both_admit,
    a_filter_that_means_nothing_is_named_with_what_it_could_be,
    a_parent_may_be_named_by_any_of_its_identifiers,
    only_what_was_altered_later_is_listed_after_an_instant,
    a_parent_is_not_filtered_by_the_card_it_no_longer_shows,
    a_row_has_every_key_of_the_contract,
    rows_can_be_narrowed_to_some_keys,
);

/// Each filter of the list with the sample services that it admits.
const FILTERS: [(&str, &[&str]); 14] = [
    ("agency=ppo", &["13012481000", "13012481101"]),
    ("agency=nobody", &[]),
    ("parent=121095000", &["121095100", "121095101", "121095102"]),
    (
        "type=g2g",
        &[
            "121095100",
            "121095101",
            "121096100",
            "121096101",
            "121096102",
            "121099000",
            "121100100",
            "121100101",
            "16061013100",
            "18051012104",
        ],
    ),
    ("channel=ussd", &["121096100", "121100100"]),
    ("countable=false", &["121095000", "121096000", "121100000", "13012481000"]),
    ("delegable=true", &["121095100", "121095102", "121096101"]),
    ("nature=sovereign", &["121099000", "13012481101", "13031670100", "13041216000", "13041861000"]),
    ("level=rural", &["121095102", "121100100"]),
    ("lifeEvent=death", &["10031089101"]),
    ("lifeEvent=education", &["121095100", "121095102", "121096102", "121100101"]),
    ("status=withdrawn", &[]),
    ("updatedAfter=2018-11-28T08:30:00Z", &[]),
    ("q=جذر مد", &["121100000", "121100100", "121100101"]),
];

fn each_filter_alone_admits_what_it_says(world: &World) {
    let served = Served::sample(world);
    let all = served.ids("/v1/services");
    assert_eq!(all.len(), 37);
    assert!(all.is_sorted());
    for (filter, expected) in FILTERS {
        assert_eq!(served.ids(&format!("/v1/services?{filter}")), expected, "{filter}");
    }
    for (one, other) in [("countable=true", "countable=false"), ("delegable=true", "delegable=false")] {
        let (one, other) =
            (served.ids(&format!("/v1/services?{one}")), served.ids(&format!("/v1/services?{other}")));
        assert_eq!(one.len() + other.len(), 37);
        assert!(one.iter().all(|id| !other.contains(id)));
    }
    for every in
        ["status=issued", "updatedAfter=2018-11-28T08:29:59Z", "updatedAfter=1970-01-01T00:00:00%2B03:30"]
    {
        assert_eq!(served.ids(&format!("/v1/services?{every}")), all, "{every}");
    }
}

fn two_filters_admit_what_both_admit(world: &World) {
    let served = Served::sample(world);
    for (place, (one, admitted)) in FILTERS.iter().enumerate() {
        for (other, also) in &FILTERS[place + 1..] {
            if one.split('=').next() == other.split('=').next() {
                continue;
            }
            let both: Vec<_> = admitted.iter().filter(|id| also.contains(id)).copied().collect();
            assert_eq!(served.ids(&format!("/v1/services?{one}&{other}")), both, "{one}&{other}");
            assert_eq!(served.ids(&format!("/v1/services?{other}&{one}")), both, "{other}&{one}");
        }
    }
}

fn a_filter_that_means_nothing_is_named_with_what_it_could_be(world: &World) {
    let served = Served::sample(world);
    for (query, pointer, fault) in [
        ("agency=NCC", "/query/agency", "invalid_agency_code"),
        ("parent=12109500", "/query/parent", "invalid_service_id"),
        ("type=c2c", "/query/type", "not_in_list"),
        ("type=", "/query/type", "not_in_list"),
        ("channel=intranet", "/query/channel", "not_in_list"),
        ("countable=yes", "/query/countable", "not_in_list"),
        ("delegable=1", "/query/delegable", "not_in_list"),
        ("nature=Sovereign", "/query/nature", "not_in_list"),
        ("level=world", "/query/level", "not_in_list"),
        ("lifeEvent=lunch", "/query/lifeEvent", "not_in_list"),
        ("life_event=death", "/query/life_event", "unknown_parameter"),
        ("status=draft", "/query/status", "not_in_list"),
        ("updatedAfter=2018-11-28", "/query/updatedAfter", "invalid_instant"),
        ("updatedAfter=2018-11-28T08:30:00", "/query/updatedAfter", "invalid_instant"),
        ("q=%20", "/query/q", "blank"),
        ("q=a%07b", "/query/q", "forbidden_character"),
        ("fields=title,secret", "/query/fields", "not_in_list"),
        ("asOf=2018-11-28", "/query/asOf", "unknown_parameter"),
    ] {
        served.refuses(&format!("/v1/services?{query}"), pointer, fault);
    }
    let english = served.get("/v1/services?type=c2c&life_event=x&limit=0", "Accept-Language: en\n").json();
    let messages = english["violations"].as_array().unwrap().iter().map(|v| v["message"].to_string());
    let messages: Vec<_> = messages.collect();
    assert_eq!(messages.len(), 3, "all of them at once");
    assert!(messages.iter().any(|message| message.contains("g2c, g2b, g2g")), "{messages:?}");
    assert!(messages.iter().any(|message| message.contains("lifeEvent")), "{messages:?}");
    assert!(messages.iter().any(|message| message.contains("1–200")), "{messages:?}");
}

fn a_parent_may_be_named_by_any_of_its_identifiers(world: &World) {
    let served = Served::sample(world);
    let parts = ["121095100", "121095101", "121095102"];
    for parent in ["121095000", "۱۲۱۰۹۵۰۰۰", "(121095000)", "10031095000"] {
        assert_eq!(served.ids(&format!("/v1/services?parent={parent}")), parts, "{parent}");
    }
}

fn only_what_was_altered_later_is_listed_after_an_instant(world: &World) {
    let served = Served::sample(world);
    let later = instant("2019-02-03T10:00:00Z");
    let mut changed = record();
    changed["description"]["fa"] = "شرح تازه".into();
    let change = publication("121096102", 2, &changed);
    let entries = world.store.write(|tx| change::record(tx, later, None, &[change])).unwrap();
    served.caught_up(entries[0].sequence);
    assert_eq!(
        served.ids("/v1/services?updatedAfter=2018-11-28T08:30:00Z"),
        ["121096000", "121096102"],
        "the parent's answer names its parts"
    );
    assert_eq!(served.ids("/v1/services?updatedAfter=2019-02-03T10:00:00Z"), Vec::<String>::new());
}

fn a_parent_is_not_filtered_by_the_card_it_no_longer_shows(world: &World) {
    let services = [
        with(service("121095000"), json!({"record": record()})),
        with(service("121095100"), json!({"parent": "121095000"})),
    ];
    let served = Served::with(world, &catalogue(&[agency("ncc")], &services));
    for filter in ["type=g2b", "channel=web", "nature=operational", "level=national", "lifeEvent=tax"] {
        assert_eq!(served.ids(&format!("/v1/services?{filter}")), Vec::<String>::new(), "{filter}");
    }
    let row = &served.json("/v1/services")["items"][0];
    assert_eq!((&row["service_id"], &row["revision"]), (&json!("121095000"), &json!(0)));
    for empty in ["types", "channels", "levels", "life_events"] {
        assert_eq!(row[empty], json!([]), "{empty}");
    }
    assert_eq!(row["nature"], Value::Null);
}

const KEYS: [&str; 21] = [
    "service_id",
    "kind",
    "parent",
    "title",
    "agency",
    "status",
    "countable",
    "types",
    "channels",
    "nature",
    "levels",
    "life_events",
    "scope",
    "province",
    "delegable",
    "revision",
    "published_at",
    "published_at_jalali",
    "updated_at",
    "updated_at_jalali",
    "links",
];

fn keys(row: &Value) -> Vec<&str> {
    row.as_object().unwrap().keys().map(String::as_str).collect()
}

fn a_row_has_every_key_of_the_contract(world: &World) {
    let served = Served::sample(world);
    for row in served.json("/v1/services")["items"].as_array().unwrap() {
        assert_eq!(keys(row), KEYS);
    }
    let page = served.json("/v1/services");
    assert_eq!(keys(&page), ["items", "next_cursor"]);
}

fn rows_can_be_narrowed_to_some_keys(world: &World) {
    let served = Served::sample(world);
    let page = served.json("/v1/services?fields=title,service_id&limit=2");
    for row in page["items"].as_array().unwrap() {
        assert_eq!(keys(row), ["service_id", "title"]);
    }
    assert_ne!(page["next_cursor"], Value::Null);
    let dated = served.json("/v1/services?fields=updated_at&limit=1");
    assert_eq!(keys(&dated["items"][0]), ["updated_at", "updated_at_jalali"]);
}

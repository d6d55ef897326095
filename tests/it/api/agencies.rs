//! Agencies: the list, one of them, the menu of subordinates, its hours.

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
    an_agency_says_who_it_is_and_how_many_services_it_gives,
    the_list_of_agencies_is_narrowed_by_each_filter_and_by_pairs,
    the_menu_of_subordinates_lists_those_directly_below_with_their_counts,
    an_agency_without_hours_says_so,
    codes_that_are_none_and_codes_of_nobody_are_told_apart,
    withdrawn_services_do_not_count,
);

/// The codes of the agencies in an answer.
fn codes(answer: &Value) -> Vec<&str> {
    answer["items"].as_array().unwrap().iter().map(|item| item["code"].as_str().unwrap()).collect()
}

fn an_agency_says_who_it_is_and_how_many_services_it_gives(world: &World) {
    let agency = Served::sample(world).json("/v1/agencies/ncc");
    let expected = json!({
        "code": "ncc",
        "title": {"fa": "سازمان نقشه‌برداری کشور", "en": "National Cartographic Center"},
        "tier": "national",
        "parent": "mporg",
        "province": null,
        "website": "https://www.ncc.gov.ir/",
        "counts": {"services": 4, "sub_services": 8, "countable": 9, "published": 9},
        "updated_at": "2018-11-28T08:30:00Z",
        "updated_at_jalali": "1397/09/07",
        "links": {
            "self": format!("{PUBLIC_URL}/v1/agencies/ncc"),
            "services": format!("{PUBLIC_URL}/v1/agencies/ncc/services"),
            "subordinates": format!("{PUBLIC_URL}/v1/agencies/ncc/subordinates"),
        },
    });
    assert_eq!(agency, expected);
}

fn the_list_of_agencies_is_narrowed_by_each_filter_and_by_pairs(world: &World) {
    let served = Served::sample(world);
    assert_eq!(codes(&served.json("/v1/agencies")).len(), 22);
    for (query, expected) in [
        ("parent=moe", &["abfa_qom", "abfar_qazvin", "tavanir"][..]),
        ("tier=subordinate", &["ncc_college", "nigc", "ppo", "sabteahval", "tavanir"]),
        ("province=qazvin", &["abfar_qazvin", "qazvin_ed", "qums"]),
        ("q=نقشه برداری", &["ncc", "ncc_college"]),
        ("q=نقشه‌بردارى", &["ncc", "ncc_college"]),
        ("q=cartographic", &["ncc", "ncc_college"]),
        ("parent=moe&tier=provincial", &["abfa_qom", "abfar_qazvin"]),
        ("parent=moe&province=qazvin", &["abfar_qazvin"]),
        ("tier=provincial&province=qom", &["abfa_qom"]),
        ("province=qazvin&q=برق", &["qazvin_ed"]),
        ("tier=national&parent=moe", &[]),
    ] {
        assert_eq!(codes(&served.json(&format!("/v1/agencies?{query}"))), expected, "{query}");
    }
    for (query, pointer, code) in [
        ("tier=county", "/query/tier", "not_in_list"),
        ("province=atlantis", "/query/province", "not_in_list"),
        ("parent=NCC", "/query/parent", "invalid_agency_code"),
        ("q=", "/query/q", "blank"),
    ] {
        let refused = served.read(&format!("/v1/agencies?{query}"), "");
        refused.is_refusal(400, "invalid_request");
        let violation = &refused.json()["violations"][0];
        assert_eq!((&violation["pointer"], &violation["code"]), (&json!(pointer), &json!(code)), "{query}");
    }
}

fn the_menu_of_subordinates_lists_those_directly_below_with_their_counts(world: &World) {
    let below =
        |code: &str, parent: &str| with(agency(code), json!({"tier": "subordinate", "parent": parent}));
    let served = Served::with(
        world,
        &catalogue(
            &[agency("mother"), below("ncc", "mother"), below("ab", "mother"), below("grandchild", "ncc")],
            &[with(service("121095100"), json!({"record": record()})), service("121096100")],
        ),
    );
    let menu = served.json("/v1/agencies/mother/subordinates");
    assert_eq!((codes(&menu), &menu["next_cursor"]), (vec!["ab", "ncc"], &Value::Null));
    let counts = json!({"services": 2, "sub_services": 0, "countable": 2, "published": 1});
    assert_eq!(menu["items"][1]["counts"], counts);
    let then = served.json("/v1/agencies/mother/subordinates?asOf=2019-01-01");
    assert_eq!(then, menu, "nothing has happened since");
    assert_eq!(codes(&served.json("/v1/agencies/ab/subordinates")), Vec::<&str>::new());
}

fn an_agency_without_hours_says_so(world: &World) {
    let served = Served::sample(world);
    let none = served.json("/v1/agencies/mporg/hours");
    assert_eq!((&none["agency"]["code"], &none["hours"]), (&json!("mporg"), &Value::Null));
    let hours = served.json("/v1/agencies/ncc/hours");
    let first = json!({
        "day": "saturday", "opens": "07:30", "closes": "14:30",
        "valid_from": null, "valid_from_jalali": null, "valid_to": null, "valid_to_jalali": null,
    });
    assert_eq!(hours["hours"]["weekly"][0], first);
}

fn codes_that_are_none_and_codes_of_nobody_are_told_apart(world: &World) {
    let served = Served::sample(world);
    for what in ["", "/services", "/subordinates", "/hours"] {
        served.get(&format!("/v1/agencies/nobody{what}"), "").is_refusal(404, "agency_not_found");
        for code in ["NCC", "n", "1cc", "ncc.", "سازمان"] {
            served.read(&format!("/v1/agencies/{code}{what}"), "").is_refusal(400, "invalid_agency_code");
        }
    }
}

fn withdrawn_services_do_not_count(world: &World) {
    let ended = json!({"withdrawal": {"on": "2018-06-01", "reason": {"fa": "ادغام شد"}, "successors": []}});
    let services = [
        service("121095000"),
        with(with(service("121095100"), json!({"parent": "121095000"})), ended),
        service("121096100"),
    ];
    let served = Served::with(world, &catalogue(&[agency("ncc")], &services));
    let counts = json!({"services": 2, "sub_services": 0, "countable": 2, "published": 0});
    assert_eq!(served.json("/v1/agencies/ncc")["counts"], counts);
}

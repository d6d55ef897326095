//! The service list of an agency: figures 1 and 2 of the guide.

use crate::support::catalogue::agency;
use crate::support::catalogue::catalogue;
use crate::support::catalogue::record;
use crate::support::catalogue::service;
use crate::support::catalogue::with;
use crate::support::on_both_databases;
use crate::support::server::Served;
use crate::support::world::World;
use serde_json::Value;
use serde_json::json;

on_both_databases!(
    figures_one_and_two_have_four_services_twelve_rows_and_nine_countable,
    icons_stand_in_the_order_of_the_guide_whatever_the_order_of_the_record,
    an_issued_unit_without_a_card_has_no_icons_and_a_withdrawn_one_no_row,
    a_part_whose_parent_another_agency_gives_stands_alone,
);

/// Identifier, countability and icons of a row.
fn shown(row: &Value) -> (&str, bool, Vec<&str>) {
    let icons = row["channels"].as_array().unwrap().iter();
    let icons = icons.map(|icon| icon["kind"].as_str().unwrap()).collect();
    (row["service_id"].as_str().unwrap(), row["countable"].as_bool().unwrap(), icons)
}

/// Every row of a tree, each service before its parts.
fn rows(tree: &Value) -> Vec<&Value> {
    let services = tree["services"].as_array().unwrap().iter();
    services.flat_map(|row| std::iter::once(row).chain(row["sub_services"].as_array().unwrap())).collect()
}

fn figures_one_and_two_have_four_services_twelve_rows_and_nine_countable(world: &World) {
    let tree = Served::sample(world).json("/v1/agencies/ncc/services");
    assert_eq!(
        tree["agency"],
        json!({"code": "ncc", "title": {"fa": "سازمان نقشه‌برداری کشور", "en": "National Cartographic Center"}})
    );
    assert_eq!(tree["services"].as_array().unwrap().len(), 4);
    let rows: Vec<_> = rows(&tree).into_iter().map(shown).collect();
    let expected: [(&str, bool, &[&str]); 12] = [
        ("121095000", false, &[]),
        ("121095100", true, &["web", "email", "call_center", "counter_office", "postal"]),
        ("121095101", true, &["web", "email", "call_center"]),
        ("121095102", true, &["web", "call_center", "sms", "counter_office", "postal"]),
        ("121096000", false, &[]),
        ("121096100", true, &["web", "mobile_app", "call_center", "sms", "ussd"]),
        ("121096101", true, &["web", "email", "counter_office"]),
        ("121096102", true, &["web", "email"]),
        ("121099000", true, &["web", "email", "call_center", "postal"]),
        ("121100000", false, &[]),
        ("121100100", true, &["web", "mobile_app", "call_center", "sms", "postal", "ussd"]),
        ("121100101", true, &["web", "email", "call_center", "postal"]),
    ];
    assert_eq!(rows, expected.map(|(id, countable, icons)| (id, countable, icons.to_vec())));
    assert_eq!(rows.iter().filter(|(_, countable, _)| *countable).count(), 9);
    let icon = &tree["services"][0]["sub_services"][0]["channels"][0];
    assert_eq!(
        *icon,
        json!({
            "kind": "web",
            "value": "https://services.ncc.gov.ir/requests/digital-maps",
            "label": {"fa": "ثبت درخواست نقشه رقومی", "en": "Order a digital map"},
        })
    );
}

fn icons_stand_in_the_order_of_the_guide_whatever_the_order_of_the_record(world: &World) {
    let channel = |kind: &str, value: Value| json!({"kind": kind, "value": value, "label": null});
    let channels = json!([
        channel("ussd", "*4*1#".into()),
        channel("postal", Value::Null),
        channel("counter_office", Value::Null),
        channel("sms", "30001234".into()),
        channel("call_center", "02166071001".into()),
        channel("email", "a@example.ir".into()),
        channel("mobile_app", "https://app.example.ir/khedmat.apk".into()),
        channel("web", "https://example.ir/apply".into()),
    ]);
    let mut backwards = record();
    backwards["access_channels"] = channels;
    let served = Served::with(
        world,
        &catalogue(&[agency("ncc")], &[with(service("121095100"), json!({"record": backwards}))]),
    );
    let tree = served.json("/v1/agencies/ncc/services");
    let icons = ["web", "mobile_app", "email", "call_center", "sms", "counter_office", "postal", "ussd"];
    assert_eq!(shown(&tree["services"][0]), ("121095100", true, icons.to_vec()));
}

fn an_issued_unit_without_a_card_has_no_icons_and_a_withdrawn_one_no_row(world: &World) {
    let ended = json!({"withdrawal": {"on": "2018-06-01", "reason": {"fa": "ادغام شد"}, "successors": []}});
    let services = [service("121096100"), with(service("121095100"), ended)];
    let tree = Served::with(world, &catalogue(&[agency("ncc")], &services)).json("/v1/agencies/ncc/services");
    assert_eq!(rows(&tree).into_iter().map(shown).collect::<Vec<_>>(), [("121096100", true, vec![])]);
}

fn a_part_whose_parent_another_agency_gives_stands_alone(world: &World) {
    let part = json!({"parent": "121095000", "agency": "maj"});
    let services = [service("121095000"), with(service("121095100"), part)];
    let served = Served::with(world, &catalogue(&[agency("ncc"), agency("maj")], &services));
    for moment in ["", "?asOf=2019-01-01"] {
        let of = |code: &str| served.json(&format!("/v1/agencies/{code}/services{moment}"));
        let (own, other) = (of("ncc"), of("maj"));
        assert_eq!(rows(&own).into_iter().map(shown).collect::<Vec<_>>(), [("121095000", false, vec![])]);
        assert_eq!(rows(&other).into_iter().map(shown).collect::<Vec<_>>(), [("121095100", true, vec![])]);
    }
}

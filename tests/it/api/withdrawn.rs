//! Withdrawn services: gone, but never forgotten.

use crate::support::catalogue::agency;
use crate::support::catalogue::catalogue;
use crate::support::catalogue::record as sample_record;
use crate::support::catalogue::service;
use crate::support::catalogue::with;
use crate::support::fixture::bilingual;
use crate::support::fixture::code;
use crate::support::fixture::id;
use crate::support::fixture::instant;
use crate::support::on_both_databases;
use crate::support::server::Served;
use crate::support::world::World;
use khedmat::clock;
use khedmat::domain::calendar;
use khedmat::domain::calendar::Timestamp;
use khedmat::domain::service::Withdrawal;
use khedmat::store::Moment;
use khedmat::store::StoreError;
use khedmat::store::change;
use khedmat::store::change::Change;
use khedmat::store::service as services;
use serde_json::Value;
use serde_json::json;
use std::time::Duration;

on_both_databases!(
    a_withdrawn_service_is_gone_with_its_reason_and_successors,
    a_withdrawn_service_is_listed_only_where_it_is_asked_for,
    what_a_withdrawn_service_was_can_still_be_read,
    a_chain_of_withdrawals_ends_at_what_is_issued,
    a_withdrawal_takes_effect_when_its_day_has_come,
);

/// One service withdrawn in favour of one that was itself withdrawn, in favour of two that stand.
fn chain(world: &World) -> Served {
    let ended = |on: &str, successors: &[&str]| json!({"withdrawal": {"on": on, "reason": {"fa": "در خدمت دیگری ادغام شد", "en": "Merged"}, "successors": successors}});
    let services = [
        with(
            with(service("121095100"), json!({"record": sample_record()})),
            ended("2018-06-01", &["121095101"]),
        ),
        with(service("121095101"), ended("2018-09-01", &["121095103", "121095102"])),
        service("121095102"),
        service("121095103"),
    ];
    Served::with(world, &catalogue(&[agency("ncc")], &services))
}

fn a_withdrawn_service_is_gone_with_its_reason_and_successors(world: &World) {
    let served = chain(world);
    for what in ["", "/identity"] {
        let gone = served.get(&format!("/v1/services/121095100{what}"), "");
        gone.is_refusal(410, "service_withdrawn");
        assert!(!gone.header("khedmat-sequence").is_empty(), "it reflects the catalogue");
        let gone = gone.json();
        assert_eq!(gone["reason"], json!({"fa": "در خدمت دیگری ادغام شد", "en": "Merged"}));
        assert_eq!(
            (&gone["withdrawn_on"], &gone["withdrawn_on_jalali"]),
            (&json!("2018-06-01"), &json!("1397/03/11"))
        );
        assert_eq!(gone["successors"], json!(["121095101"]));
        assert_eq!(gone["current"], json!(["121095102", "121095103"]));
    }
    let linked = served.get("/v1/services/121095100", "Accept: application/ld+json\n");
    linked.is_refusal(410, "service_withdrawn");
}

fn a_withdrawn_service_is_listed_only_where_it_is_asked_for(world: &World) {
    let served = chain(world);
    assert_eq!(served.ids("/v1/services"), ["121095102", "121095103"]);
    assert_eq!(served.ids("/v1/services?status=issued"), ["121095102", "121095103"]);
    assert_eq!(served.ids("/v1/services?status=withdrawn"), ["121095100", "121095101"]);
    assert_eq!(served.ids("/v1/services?status=withdrawn&agency=ncc"), ["121095100", "121095101"]);
    assert_eq!(served.ids("/v1/services?status=withdrawn&countable=true"), Vec::<String>::new());
    assert_eq!(served.json("/v1/services?status=withdrawn")["items"][0]["status"], "withdrawn");
    let resolved = served.json("/v1/identifiers/121095100");
    assert_eq!(resolved["status"], "withdrawn");
}

fn what_a_withdrawn_service_was_can_still_be_read(world: &World) {
    let served = Served::sample(world);
    let before = served.json("/v1/services/121095101");
    let noon = instant("2019-02-03T10:00:00Z");
    served.caught_up(withdraw(world, "121095101", noon, noon, &[]));
    served.get("/v1/services/121095101", "").is_refusal(410, "service_withdrawn");
    assert_eq!(served.json("/v1/services/121095101?asOf=2019-02-02"), before);
    assert_eq!(served.get("/v1/services/121095101/identity?asOf=2019-02-02", "").status, 200);
    served.get("/v1/services/121095101?asOf=2019-02-03", "").is_refusal(410, "service_withdrawn");
    for below in ["/revisions", "/revisions/1", "/revisions/1/diff", "/aliases"] {
        assert_eq!(served.get(&format!("/v1/services/121095101{below}"), "").status, 200, "{below}");
    }
    let tree = served.json("/v1/agencies/ncc/services");
    assert_eq!(tree["services"][0]["sub_services"].as_array().unwrap().len(), 2);
    let then = served.json("/v1/agencies/ncc/services?asOf=2019-02-02");
    assert_eq!(then["services"][0]["sub_services"].as_array().unwrap().len(), 3);
    assert_eq!(served.json("/v1/agencies/ncc")["counts"]["countable"], 8);
    assert_eq!(served.json("/v1/agencies/ncc?asOf=2019-02-02")["counts"]["countable"], 9);
}

fn a_chain_of_withdrawals_ends_at_what_is_issued(world: &World) {
    let served = chain(world);
    let then = served.get("/v1/services/121095100?asOf=2018-12-01", "");
    then.is_refusal(410, "service_withdrawn");
    assert_eq!(then.json()["current"], json!(["121095102", "121095103"]), "also when the past is asked");
}

/// Records the end of a service; gives the entry's number.
fn withdraw(world: &World, raw: &str, recorded: Timestamp, effective: Timestamp, successors: &[&str]) -> i64 {
    let mut state = world
        .store
        .read(|conn| {
            Ok::<_, StoreError>(services::find(conn, &Moment::now(recorded), &id(raw))?.unwrap().value)
        })
        .unwrap();
    state.number += 1;
    state.effective_at = effective;
    state.service.withdrawal = Some(Withdrawal {
        on: calendar::tehran_date(effective),
        reason: bilingual("ادغام شد", "Merged"),
        successors: successors.iter().map(|raw| id(raw)).collect(),
    });
    let change = Change::ServiceWithdrawn(state);
    world.store.write(|tx| change::record(tx, recorded, None, &[change])).unwrap()[0].sequence
}

fn a_withdrawal_takes_effect_when_its_day_has_come(world: &World) {
    let served = Served::sample(world);
    let soon = clock::now() + Duration::from_secs(2);
    let recorded = instant("2019-02-03T10:00:00Z");
    withdraw(world, "121095101", recorded, soon, &["121095100"]);
    // A later change of something else: what takes effect then is older than the newest entry.
    let mut other = crate::support::fixture::a_service("121095200");
    other.service.agency = code("ncc");
    let change = Change::ServiceIssued(other);
    let entry = world.store.write(|tx| change::record(tx, recorded, None, &[change])).unwrap()[0];
    served.caught_up(entry.sequence);
    let addresses = [
        "/v1/services?parent=121095000",
        "/v1/agencies/ncc/services",
        "/v1/agencies/ncc",
        "/v1/services/121095000",
        "/v1/search?q=سرویس",
        "/v1/agencies/mporg/subordinates",
    ];
    let before: Vec<Value> = addresses.iter().map(|address| served.json(address)).collect();
    assert_eq!(served.get("/v1/services/121095101", "").status, 200, "not yet");
    served.until(|| served.get("/v1/services/121095101", "").status == 410);
    for (address, before) in addresses.iter().zip(before) {
        assert_ne!(served.json(address), before, "{address} shows it too");
    }
}

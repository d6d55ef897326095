//! Instances follow the journal: what one records, all of them show; what the store cannot give, they do without.

use crate::support::fixture::a_service;
use crate::support::fixture::bilingual;
use crate::support::fixture::code;
use crate::support::fixture::instant;
use crate::support::fixture::record;
use crate::support::on_both_databases;
use crate::support::server::SAMPLE;
use crate::support::server::Served;
use crate::support::server::load_all;
use crate::support::server::loading_day;
use crate::support::world::World;
use khedmat::store::IfMissing;
use khedmat::store::Moment;
use khedmat::store::Settings;
use khedmat::store::Store;
use khedmat::store::agency;
use khedmat::store::change;
use khedmat::store::change::Change;
use serde_json::Value;
use std::time::Duration;

on_both_databases!(
    what_another_process_records_is_shown_within_a_second,
    a_new_name_is_shown_wherever_the_old_one_was,
);

fn what_another_process_records_is_shown_within_a_second(world: &World) {
    let (one, other) = (Served::sample(world), Served::of(world));
    for served in [&one, &other] {
        served.get("/v1/services/121095200", "").is_refusal(404, "service_not_found");
    }
    let entry = record(world, &[Change::ServiceIssued(a_service("121095200"))])[0];
    for served in [&one, &other] {
        served.caught_up(entry.sequence);
        assert_eq!(served.json("/v1/services/121095200")["title"]["en"], "Issuing a licence");
    }
}

fn a_new_name_is_shown_wherever_the_old_one_was(world: &World) {
    let served = Served::sample(world);
    let form = "/v1/services/121095101/identity";
    assert_eq!(served.json(form)["parent_agency"]["title"]["en"], "Plan and Budget Organization");
    for (number, agency) in [(2, "mporg"), (2, "ncc")] {
        let at = instant("2019-02-03T10:00:00Z");
        let found = world.store.read(|conn| agency::find(conn, &Moment::now(at), &code(agency)));
        let mut state = found.unwrap().unwrap().value;
        (state.number, state.effective_at) = (number, at);
        state.agency.title = bilingual("نام تازه", &format!("New {agency}"));
        let changes = [Change::AgencyChanged(state)];
        let entries = world.store.write(|tx| change::record(tx, at, None, &changes)).unwrap();
        served.caught_up(entries[0].sequence);
    }
    let form = served.json(form);
    assert_eq!(
        (&form["parent_agency"]["title"]["en"], &form["agency"]["title"]["en"]),
        (&"New mporg".into(), &"New ncc".into())
    );
    assert_eq!(form["updated_at"], "2019-02-03T10:00:00Z");
    for shown in [
        "/v1/services/121095101",
        "/v1/services?fields=agency&limit=1&agency=ncc",
        "/v1/agencies/ncc/services",
        "/v1/agencies/ncc",
        "/v1/agencies/mporg/subordinates",
        "/v1/search?q=121095101",
        "/v1/identifiers/285",
    ] {
        let text = served.json(shown).to_string();
        assert!(text.contains("New ncc"), "{shown}: {text}");
    }
}

/// An instance that does not wait long for its database.
fn impatient(world: &World) -> Served {
    let settings = Settings { wait: Duration::from_millis(500), ..Settings::new(world.url()) };
    Served::on(Store::open(&settings, IfMissing::Refuse).unwrap())
}

#[test]
fn with_the_database_away_what_is_in_memory_is_served_and_the_rest_is_asked_for_again_later() {
    let world = World::postgres();
    load_all(&world, &SAMPLE, loading_day());
    let served = impatient(&world);
    let (card, list) = ("/v1/services/121095101", "/v1/services?agency=ncc");
    let before = (served.get(card, "").body, served.get(list, "").body);
    world.take_away();
    served.until(|| served.json("/v1/status")["degraded"] == true);
    let status = served.json("/v1/status");
    assert_eq!((&status["head"], &status["services"]), (&Value::Null, &37.into()));
    assert!(String::from_utf8(served.get("/readyz", "").body).unwrap().starts_with("degraded"));
    assert_eq!((served.get(card, "").body, served.get(list, "").body), before);
    let made_from_memory = [
        "/v1/agencies/qums/services",
        "/v1/search?q=نقشه",
        "/v1/vocabularies",
        "/v1/services/121095100/aliases",
        "/v1/agencies/ncc/hours",
    ];
    for target in made_from_memory {
        assert_eq!(served.read(target, "").status, 200, "{target}");
    }
    let not_at_hand = [
        "/v1/services/121095101/identity",
        "/v1/services/121095101/revisions",
        "/v1/services/121095101/revisions/1",
        "/v1/services/121095101?asOf=2019-01-01",
        "/v1/agencies/ncc?asOf=2019-01-01",
    ];
    for target in not_at_hand {
        let answer = served.get(target, "");
        answer.is_refusal(503, "store_unavailable");
        assert_eq!(answer.header("retry-after"), "2", "{target}");
    }
    served.get(card, "Khedmat-Min-Sequence: 100000\n").is_refusal(503, "store_unavailable");
    world.give_back();
    served.until(|| served.json("/v1/status")["degraded"] == false);
    for target in not_at_hand {
        served.until(|| served.get(target, "").status == 200);
    }
    let entry = world.reopened().write(|tx| {
        change::record(
            tx,
            instant("2019-02-03T10:00:00Z"),
            None,
            &[Change::ServiceIssued(a_service("121095200"))],
        )
    });
    served.caught_up(entry.unwrap()[0].sequence);
    assert_eq!(served.get("/v1/services/121095200", "").status, 200, "it follows again");
}

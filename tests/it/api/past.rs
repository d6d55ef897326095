//! `asOf`: what held on an earlier day.

use crate::support::catalogue::publication;
use crate::support::catalogue::record as sample_record;
use crate::support::fixture::instant;
use crate::support::on_both_databases;
use crate::support::server::Served;
use crate::support::world::World;
use khedmat::store::Moment;
use khedmat::store::agency;
use khedmat::store::change;
use khedmat::store::change::Change;
use khedmat::store::service;

on_both_databases!(
    nothing_has_changed_since_a_moment_after_the_last_change,
    a_card_is_as_it_was_before_a_later_publication,
    names_are_as_they_were_before_a_later_change,
    the_future_and_the_time_before_the_first_entry_are_refused,
    a_moment_is_a_date_or_an_instant_with_an_offset,
);

fn nothing_has_changed_since_a_moment_after_the_last_change(world: &World) {
    let served = Served::sample(world);
    let mut addresses = Vec::new();
    for code in served.json("/v1/agencies?limit=200")["items"].as_array().unwrap() {
        let code = code["code"].as_str().unwrap();
        addresses.extend(["", "/services", "/subordinates"].map(|what| format!("/v1/agencies/{code}{what}")));
    }
    for id in served.ids("/v1/services?limit=200") {
        addresses.extend(["", "/identity"].map(|what| format!("/v1/services/{id}{what}")));
    }
    for address in addresses {
        let (now, then) = (served.json(&address), served.json(&format!("{address}?asOf=2019-01-01")));
        assert_eq!(now, then, "{address}");
    }
}

fn a_card_is_as_it_was_before_a_later_publication(world: &World) {
    let served = Served::sample(world);
    let first = served.json("/v1/services/121095101");
    let form = served.json("/v1/services/121095101/identity");
    let mut changed = sample_record();
    changed["description"]["fa"] = "شرح تازه".into();
    // Half past midnight in Tehran, which is still the day before by UTC.
    let at = instant("2019-02-02T21:00:00Z");
    let change = publication("121095101", 2, &changed);
    let entries = world.store.write(|tx| change::record(tx, at, None, &[change])).unwrap();
    served.caught_up(entries[0].sequence);
    let second = served.json("/v1/services/121095101");
    assert_eq!((&second["revision"], &second["description"]["fa"]), (&2.into(), &"شرح تازه".into()));
    for before in ["2019-02-02", "2019-02-02T21:00:00Z", "2019-02-03T00:30:00%2B03:30"] {
        assert_eq!(served.json(&format!("/v1/services/121095101?asOf={before}")), first, "{before}");
        assert_eq!(served.json(&format!("/v1/services/121095101/identity?asOf={before}")), form, "{before}");
    }
    for after in ["2019-02-03", "2019-02-02T21:00:00.000001Z", "2019-02-02T21:00:01Z"] {
        assert_eq!(served.json(&format!("/v1/services/121095101?asOf={after}")), second, "{after}");
    }
}

fn names_are_as_they_were_before_a_later_change(world: &World) {
    let served = Served::sample(world);
    let later = instant("2019-02-03T10:00:00Z");
    let title = crate::support::fixture::bilingual("نام تازه", "New name");
    let (mut owner, mut parent) = world
        .store
        .read(|conn| {
            let now = Moment::now(later);
            let owner = agency::find(conn, &now, &crate::support::fixture::code("ncc"))?.unwrap().value;
            let parent = service::find(conn, &now, &crate::support::fixture::id("121095000"))?.unwrap().value;
            Ok::<_, khedmat::store::StoreError>((owner, parent))
        })
        .unwrap();
    (owner.number, owner.agency.title, owner.effective_at) = (2, title.clone(), later);
    (parent.number, parent.service.title, parent.effective_at) = (2, title, later);
    let changes = [Change::AgencyChanged(owner), Change::ServiceChanged(parent)];
    let entries = world.store.write(|tx| change::record(tx, later, None, &changes)).unwrap();
    served.caught_up(entries[1].sequence);
    let names = |query: &str| {
        let card = served.json(&format!("/v1/services/121095101{query}"));
        let owner = served.json(&format!("/v1/agencies/ncc{query}"));
        [&card["agency"]["title"]["en"], &card["parent"]["title"]["en"], &owner["title"]["en"]]
            .map(|name| name.as_str().unwrap().to_owned())
    };
    assert_eq!(names(""), ["New name"; 3]);
    let then = names("?asOf=2019-02-02");
    assert_eq!(
        then,
        ["National Cartographic Center", "Provision of spatial information", "National Cartographic Center"]
    );
}

fn the_future_and_the_time_before_the_first_entry_are_refused(world: &World) {
    let served = Served::sample(world);
    for address in [
        "/v1/services/121095101",
        "/v1/services/121095101/identity",
        "/v1/agencies/ncc",
        "/v1/agencies/ncc/services",
        "/v1/agencies/ncc/subordinates",
    ] {
        for future in ["2199-01-01", "2199-01-01T00:00:00Z", "9999-01-01T00:00:00Z"] {
            served.refuses(&format!("{address}?asOf={future}"), "/query/asOf", "in_the_future");
        }
        for before in
            ["2018-11-27", "2018-11-28T08:30:00Z", "1970-01-01", "1900-01-01", "1900-01-01T00:00:00Z"]
        {
            served.get(&format!("{address}?asOf={before}"), "").is_refusal(404, "before_first_entry");
        }
        assert_eq!(served.get(&format!("{address}?asOf=2018-11-28"), "").status, 200);
    }
}

fn a_moment_is_a_date_or_an_instant_with_an_offset(world: &World) {
    let served = Served::sample(world);
    for (moment, fault) in [
        ("2018-11-28T08:30:00", "invalid_instant"),
        ("2018-11-28 08:30:00Z", "invalid_instant"),
        ("1397/09/07", "invalid_date"),
        ("2018-13-01", "invalid_date"),
        ("2018-02-30", "invalid_date"),
        ("۲۰۱۸-۱۱-۲۸", "invalid_date"),
        ("", "invalid_date"),
        ("now", "invalid_date"),
        ("2018-11-28T25:00:00Z", "invalid_instant"),
        ("-9999-01-01", "invalid_date"),
        ("99999-01-01", "invalid_date"),
    ] {
        served.refuses(&format!("/v1/services/121095101?asOf={moment}"), "/query/asOf", fault);
    }
    served.refuses("/v1/services/121095101?as_of=2018-11-28", "/query/as_of", "unknown_parameter");
    let named = served.get("/v1/services/121095101?as_of=2018-11-28", "Accept-Language: en\n").json();
    assert!(named["violations"][0]["message"].as_str().unwrap().contains("asOf"), "{named}");
}

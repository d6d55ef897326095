//! What is recorded can be read: now, as of an instant, and as far as was known.

use crate::support::fixture::a_revision;
use crate::support::fixture::a_service;
use crate::support::fixture::an_agency;
use crate::support::fixture::bilingual;
use crate::support::fixture::code;
use crate::support::fixture::id;
use crate::support::fixture::instant;
use crate::support::fixture::noon;
use crate::support::fixture::record;
use crate::support::on_both_databases;
use crate::support::world::World;
use khedmat::domain::hours::Hours;
use khedmat::domain::service::Withdrawal;
use khedmat::store::Digest;
use khedmat::store::Moment;
use khedmat::store::Recorded;
use khedmat::store::StoreError;
use khedmat::store::agency;
use khedmat::store::change;
use khedmat::store::change::Change;
use khedmat::store::journal;
use khedmat::store::journal::EntryKind;
use khedmat::store::revision;
use khedmat::store::service;
use khedmat::store::service::ServiceState;
use std::cell::Cell;

on_both_databases!(
    an_agency_reads_back_as_it_was_recorded,
    a_service_reads_back_as_it_was_recorded,
    a_state_holds_from_its_instant_and_not_before,
    a_number_recorded_twice_is_a_conflict_and_changes_nothing,
    pages_show_every_service_once,
    a_service_that_moved_is_its_new_agencys,
    the_highest_revision_is_in_force,
    what_was_touched_is_told_in_order,
    instants_never_go_backwards,
    a_failed_transaction_leaves_no_number_behind,
);

/// The identifiers of services, in the order given.
fn ids(services: &[Recorded<ServiceState>]) -> Vec<String> {
    services.iter().map(|state| state.value.service.id.to_string()).collect()
}

fn an_agency_reads_back_as_it_was_recorded(world: &World) {
    let mut state = an_agency("ncc");
    state.agency.parent = Some(code("ict"));
    state.agency.hours =
        Some(Hours { text: Some(bilingual("وقت اداری", "office hours")), ..Hours::default() });
    record(world, &[Change::AgencyCreated(state.clone())]);
    let found = world.store.read(|conn| agency::find(conn, &Moment::now(noon()), &code("ncc"))).unwrap();
    assert_eq!(found, Some(Recorded { sequence: 1, value: state.clone() }));
    let all = world.store.read(|conn| agency::all(conn, &Moment::now(noon()))).unwrap();
    assert_eq!(all, [Recorded { sequence: 1, value: state.clone() }]);
    let history = world.store.read(|conn| agency::history(conn, &code("ncc"))).unwrap();
    assert_eq!(history, [Recorded { sequence: 1, value: state }]);
}

fn a_service_reads_back_as_it_was_recorded(world: &World) {
    let issued = a_service("121095101");
    let mut withdrawn = a_service("121095101");
    withdrawn.number = 2;
    withdrawn.service.parent = Some(id("121095000"));
    withdrawn.service.withdrawal = Some(Withdrawal {
        on: "2018-06-01".parse().unwrap(),
        reason: bilingual("ادغام", "merged"),
        successors: vec![id("121095102")],
    });
    record(world, &[Change::ServiceIssued(issued.clone()), Change::ServiceWithdrawn(withdrawn.clone())]);
    let history = world.store.read(|conn| service::history(conn, &id("121095101"))).unwrap();
    let expected = [Recorded { sequence: 1, value: issued }, Recorded { sequence: 2, value: withdrawn }];
    assert_eq!(history, expected);
}

fn a_state_holds_from_its_instant_and_not_before(world: &World) {
    let tomorrow = instant("2018-06-02T12:00:00Z");
    let mut later = an_agency("ncc");
    later.number = 2;
    later.agency.title = bilingual("نام دیگر", "Another name");
    later.effective_at = tomorrow;
    record(world, &[Change::AgencyCreated(an_agency("ncc"))]);
    record(world, &[Change::AgencyChanged(later)]);
    let number = |moment: Moment| {
        let state = world.store.read(|conn| agency::find(conn, &moment, &code("ncc"))).unwrap();
        let all = world.store.read(|conn| agency::all(conn, &moment)).unwrap();
        assert_eq!(state.as_ref(), all.first());
        state.map(|state| state.value.number)
    };
    assert_eq!(number(Moment::now(instant("2018-06-01T11:59:59.999999Z"))), None);
    assert_eq!(number(Moment::now(noon())), Some(1));
    assert_eq!(number(Moment::now(instant("2018-06-02T11:59:59.999999Z"))), Some(1));
    assert_eq!(number(Moment::now(tomorrow)), Some(2));
    assert_eq!(number(Moment { as_of: tomorrow, known_at: 1 }), Some(1));
    let waking = world.store.read(|conn| agency::taking_effect(conn, noon(), tomorrow)).unwrap();
    assert_eq!(waking, [code("ncc")]);
}

fn a_number_recorded_twice_is_a_conflict_and_changes_nothing(world: &World) {
    record(world, &[Change::ServiceIssued(a_service("121095101"))]);
    let again = [Change::AgencyCreated(an_agency("ncc")), Change::ServiceIssued(a_service("121095101"))];
    let refused = world.store.write(|tx| change::record(tx, noon(), None, &again));
    assert_eq!(refused, Err(StoreError::Conflict));
    assert_eq!(world.store.read(journal::head).unwrap().sequence, 1);
    assert_eq!(world.store.read(|conn| agency::all(conn, &Moment::now(noon()))).unwrap(), []);
}

fn pages_show_every_service_once(world: &World) {
    let all: Vec<String> = (0..7).map(|n| format!("12109510{n}")).collect();
    let mut changes: Vec<Change> = all.iter().map(|raw| Change::ServiceIssued(a_service(raw))).collect();
    // One is yet to come, and one has had two states.
    let mut coming = a_service("121095103");
    coming.effective_at = instant("2019-01-01T00:00:00Z");
    changes[3] = Change::ServiceIssued(coming);
    changes.push(Change::ServiceChanged(ServiceState { number: 2, ..a_service("121095105") }));
    record(world, &changes);
    let moment = Moment::now(noon());
    let mut seen = Vec::new();
    let mut after = None;
    loop {
        let page = world.store.read(|conn| service::page(conn, &moment, after.as_ref(), 2)).unwrap();
        seen.extend(ids(&page.services));
        after = page.last;
        if after.is_none() {
            break;
        }
    }
    let expected: Vec<String> = all.into_iter().filter(|raw| raw != "121095103").collect();
    assert_eq!(seen, expected);
}

fn a_service_that_moved_is_its_new_agencys(world: &World) {
    let mut moved = a_service("121095101");
    moved.number = 2;
    moved.service.agency = code("ict");
    moved.effective_at = instant("2018-07-01T00:00:00Z");
    record(
        world,
        &[
            Change::ServiceIssued(a_service("121095101")),
            Change::ServiceIssued(a_service("121095102")),
            Change::ServiceChanged(moved),
        ],
    );
    let of = |agency: &str, at: &str| {
        let moment = Moment::now(instant(at));
        ids(&world.store.read(|conn| service::of_agency(conn, &moment, &code(agency))).unwrap())
    };
    assert_eq!(of("ncc", "2018-06-30T00:00:00Z"), ["121095101", "121095102"]);
    assert_eq!(of("ict", "2018-06-30T00:00:00Z"), [""; 0]);
    assert_eq!(of("ncc", "2018-07-01T00:00:00Z"), ["121095102"]);
    assert_eq!(of("ict", "2018-07-01T00:00:00Z"), ["121095101"]);
}

fn the_highest_revision_is_in_force(world: &World) {
    let mut second = a_revision("121095101");
    second.number = 2;
    second.document = r#"{"second":true}"#.to_owned();
    second.change_note = Some(bilingual("نشانی تازه", "new address"));
    record(
        world,
        &[Change::CardPublished(a_revision("121095101")), Change::CardPublished(a_revision("121095102"))],
    );
    record(world, &[Change::CardPublished(second.clone())]);
    let range = id("121095101")..=id("121095199");
    let numbers = |moment: Moment| {
        let revisions = world.store.read(|conn| revision::in_force(conn, &moment, &range)).unwrap();
        revisions.into_iter().map(|revision| revision.publication.number).collect::<Vec<_>>()
    };
    assert_eq!(numbers(Moment::now(noon())), [2, 1]);
    assert_eq!(numbers(Moment { as_of: noon(), known_at: 2 }), [1, 1]);
    assert_eq!(numbers(Moment { as_of: noon(), known_at: 0 }), [0; 0]);
    // By a clock that is behind the one that published.
    assert_eq!(numbers(Moment::now(instant("2018-06-01T11:00:00Z"))), [2, 1]);
    let current = world.store.read(|conn| revision::current(conn, &Moment::now(noon()), &id("121095101")));
    let current = current.unwrap().unwrap();
    assert_eq!(current.document, second.document);
    assert_eq!(current.publication.published_at, noon());
    assert_eq!(current.publication.digest, Digest::of(second.document.as_bytes()));
    assert_eq!(current.publication.change_note, second.change_note);
    let listed = world.store.read(|conn| revision::of_service(conn, &id("121095101"))).unwrap();
    assert_eq!(listed.last(), Some(&current.publication));
    assert_eq!(listed.len(), 2);
    let first = world.store.read(|conn| revision::find(conn, &id("121095101"), 1)).unwrap().unwrap();
    assert_eq!(first.document, a_revision("121095101").document);
    assert_eq!(world.store.read(|conn| revision::find(conn, &id("121095101"), 3)).unwrap(), None);
}

fn what_was_touched_is_told_in_order(world: &World) {
    record(
        world,
        &[
            Change::AgencyCreated(an_agency("ncc")),
            Change::ServiceIssued(a_service("121095101")),
            Change::CardPublished(a_revision("121095101")),
        ],
    );
    let touched = world.store.read(|conn| journal::touched(conn, 1, 10)).unwrap();
    let told: Vec<_> =
        touched.iter().map(|line| (line.sequence, line.kind, line.subject.to_string())).collect();
    let service = "121095101".to_owned();
    assert_eq!(
        told,
        [(2, EntryKind::ServiceIssued, service.clone()), (3, EntryKind::CardPublished, service)]
    );
    assert_eq!(world.store.read(|conn| journal::touched(conn, 0, 1)).unwrap().len(), 1);
}

fn instants_never_go_backwards(world: &World) {
    let earlier = instant("2018-06-01T11:00:00Z");
    record(world, &[Change::AgencyCreated(an_agency("ncc"))]);
    let appended = world
        .store
        .write(|tx| change::record(tx, earlier, None, &[Change::AgencyCreated(an_agency("ict"))]))
        .unwrap();
    assert_eq!(appended[0].at, noon());
    let last = |at| world.store.read(|conn| journal::sequence_at(conn, at)).unwrap();
    assert_eq!(last(earlier), None);
    assert_eq!(last(noon()), Some(2));
}

fn a_failed_transaction_leaves_no_number_behind(world: &World) {
    let reached = Cell::new(false);
    let failed: Result<(), StoreError> = world.store.write(|tx| {
        change::record(tx, noon(), None, &[Change::AgencyCreated(an_agency("ncc"))])?;
        reached.set(true);
        Err(StoreError::Busy)
    });
    assert!(reached.get());
    assert_eq!(failed, Err(StoreError::Busy));
    let appended = record(world, &[Change::AgencyCreated(an_agency("ict"))]);
    assert_eq!(appended[0].sequence, 1);
}

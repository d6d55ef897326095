//! Reading one's own writes: `Khedmat-Sequence` and `Khedmat-Min-Sequence`.

use crate::support::fixture::a_service;
use crate::support::fixture::id;
use crate::support::fixture::record;
use crate::support::on_both_databases;
use crate::support::server::Served;
use crate::support::server::sequence_of;
use crate::support::wire::Wire;
use crate::support::world::World;
use khedmat::store::change::Change;
use khedmat::store::fact::notice::NoticeState;
use std::time::Duration;
use std::time::Instant;

on_both_databases!(
    a_sequence_already_reached_is_answered_at_once,
    a_request_waits_for_a_change_made_meanwhile,
    a_sequence_beyond_the_head_is_refused,
    an_instance_that_is_held_up_says_when_to_come_back,
    only_so_many_requests_wait_at_once,
);

fn at_least(sequence: i64) -> String {
    format!("Khedmat-Min-Sequence: {sequence}\nCache-Control: no-cache\n")
}

fn a_sequence_already_reached_is_answered_at_once(world: &World) {
    let served = Served::sample(world);
    let head = sequence_of(&served.get("/v1/status", ""));
    assert_eq!(served.json("/v1/status")["sequence"], head);
    for wanted in [0, 1, head - 1, head] {
        let begun = Instant::now();
        let answer = served.get("/v1/services/121095101", &at_least(wanted));
        assert_eq!((answer.status, sequence_of(&answer)), (200, head));
        assert!(begun.elapsed() < Duration::from_secs(1));
    }
}

fn a_request_waits_for_a_change_made_meanwhile(world: &World) {
    let served = Served::sample(world);
    for turn in 0..5 {
        let raw = format!("12109520{turn}");
        let entry = record(world, &[Change::ServiceIssued(a_service(&raw))])[0];
        let answer = served.get(&format!("/v1/services/{raw}"), &at_least(entry.sequence));
        assert_eq!(answer.status, 200, "the writer reads its write at once");
        assert!(sequence_of(&answer) >= entry.sequence);
        let list = served.get(&format!("/v1/services?q={raw}"), &at_least(entry.sequence));
        assert_eq!(list.status, 200);
    }
}

fn a_sequence_beyond_the_head_is_refused(world: &World) {
    let served = Served::sample(world);
    let head = sequence_of(&served.get("/v1/status", ""));
    for (wanted, fault) in [
        ((head + 1).to_string(), "out_of_range"),
        (u64::MAX.to_string(), "out_of_range"),
        ("-1".to_owned(), "not_a_number"),
        ("x".to_owned(), "not_a_number"),
        (String::new(), "not_a_number"),
        ("99999999999999999999999".to_owned(), "not_a_number"),
    ] {
        let begun = Instant::now();
        let answer = served.get("/v1/services/121095101", &format!("Khedmat-Min-Sequence: {wanted}\n"));
        answer.is_refusal(400, "invalid_request");
        let violation = &answer.json()["violations"][0];
        assert_eq!(violation["pointer"], "/header/Khedmat-Min-Sequence");
        assert_eq!(violation["code"], fault, "{wanted}");
        assert!(begun.elapsed() < Duration::from_secs(2), "it does not wait for what cannot come");
    }
}

/// Records a change that the instance can never show; gives its number.
fn hold_up(world: &World) -> i64 {
    // The follower cannot read this row, so it cannot step past the entry that touches it.
    world.by_hand("UPDATE service_state SET scope = 'x' WHERE service_id = '121095101'");
    let nothing = NoticeState { service: id("121095101"), number: 2, notice: None };
    record(world, &[Change::NoticeChanged(nothing)])[0].sequence
}

fn an_instance_that_is_held_up_says_when_to_come_back(world: &World) {
    let served = Served::sample(world);
    let sequence = hold_up(world);
    let begun = Instant::now();
    let answer = served.get("/v1/services/121095102", &at_least(sequence));
    answer.is_refusal(503, "not_caught_up");
    assert_eq!(answer.header("retry-after"), "1");
    let waited = begun.elapsed();
    assert!(waited >= Duration::from_millis(1_900) && waited < Duration::from_secs(5), "{waited:?}");
    assert_eq!(served.get("/v1/services/121095102", "").status, 200, "what is known is still served");
    let status = served.json("/v1/status");
    assert_eq!(status["head"], sequence);
    assert!(status["sequence"].as_i64().unwrap() < sequence);
}

fn only_so_many_requests_wait_at_once(world: &World) {
    let served = Served::sample(world);
    let waiting = format!("GET /v1/agencies/ncc HTTP/1.1\nHost: x\n{}\n", at_least(hold_up(world)));
    let mut wires: Vec<_> = (0..400).map(|_| served.connect()).collect();
    wires.iter_mut().for_each(|wire| wire.send(&waiting));
    let answers: Vec<_> = wires.iter_mut().map(Wire::answer).collect();
    let with = |code: &str| answers.iter().filter(|answer| answer.json()["code"] == code).count();
    let (waited, sent_away) = (with("not_caught_up"), with("overloaded"));
    assert!(waited >= 256 && sent_away >= 1 && waited + sent_away == 400, "{waited} waited, {sent_away} not");
    assert!(answers.iter().all(|answer| answer.status == 503 && answer.header("retry-after") == "1"));
}

//! Published revisions and what they changed.

use crate::support::catalogue::publication;
use crate::support::catalogue::record as sample_record;
use crate::support::fixture::instant;
use crate::support::on_both_databases;
use crate::support::server::Served;
use crate::support::world::World;
use khedmat::store::change;
use serde_json::Value;
use serde_json::json;

on_both_databases!(
    revisions_are_listed_from_the_newest,
    a_revision_says_what_it_changed_and_never_changes,
    two_revisions_are_compared_field_by_field,
    a_revision_that_is_not_there_is_not_found,
);

/// The sample, with a second and a third revision of one card.
fn thrice(world: &World) -> Served {
    let served = Served::sample(world);
    let mut record = sample_record();
    let mut last = 0;
    for (number, at) in [(2, "2019-01-01T08:00:00Z"), (3, "2020-01-01T08:00:00Z")] {
        record["description"]["fa"] = format!("شرح {number}").into();
        record["fees"][1]["amount_rial"] = (4_500_000 + number).into();
        let change = publication("121095101", number, &record);
        last = world.store.write(|tx| change::record(tx, instant(at), None, &[change])).unwrap()[0].sequence;
    }
    served.caught_up(last);
    served
}

fn numbers(list: &Value) -> Vec<i64> {
    list["items"].as_array().unwrap().iter().map(|row| row["revision"].as_i64().unwrap()).collect()
}

fn revisions_are_listed_from_the_newest(world: &World) {
    let served = thrice(world);
    let list = served.json("/v1/services/121095101/revisions");
    assert_eq!((numbers(&list), &list["next_cursor"]), (vec![3, 2, 1], &Value::Null));
    assert_eq!(list["items"][1]["published_at"], "2019-01-01T08:00:00Z");
    assert_eq!(list["items"][1]["published_at_jalali"], "1397/10/11");
    let first = served.json("/v1/services/121095101/revisions?limit=2");
    assert_eq!(numbers(&first), [3, 2]);
    let cursor = first["next_cursor"].as_str().unwrap();
    let rest = served.json(&format!("/v1/services/121095101/revisions?limit=2&cursor={cursor}"));
    assert_eq!((numbers(&rest), &rest["next_cursor"]), (vec![1], &Value::Null));
    served.refuses(
        &format!("/v1/services/121095100/revisions?cursor={cursor}"),
        "/query/cursor",
        "invalid_cursor",
    );
    assert_eq!(numbers(&served.json("/v1/services/121095000/revisions")), Vec::<i64>::new());
    assert_eq!(served.json("/v1/services/121095101")["revision"], 3);
}

fn a_revision_says_what_it_changed_and_never_changes(world: &World) {
    let served = thrice(world);
    let answer = served.get("/v1/services/121095101/revisions/2", "");
    assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable");
    let revision = answer.json();
    let expected = [
        "service_id",
        "revision",
        "published_at",
        "published_at_jalali",
        "change_note",
        "digest",
        "changes",
        "record",
    ];
    assert_eq!(revision.as_object().unwrap().keys().collect::<Vec<_>>(), expected);
    assert_eq!(revision["record"]["description"]["fa"], "شرح 2");
    let changed: Vec<_> = revision["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| change["pointer"].as_str().unwrap())
        .collect();
    assert_eq!(changed, ["/description/fa", "/fees/1/amount_rial"]);
    assert_eq!(
        revision["changes"][1],
        json!({"pointer": "/fees/1/amount_rial", "before": 4_500_000, "after": 4_500_002})
    );
    let first = served.json("/v1/services/121095101/revisions/1");
    assert_eq!(first["changes"], json!([]));
    let list = served.json("/v1/services/121095101/revisions");
    assert_eq!(
        (&list["items"][2]["digest"], &list["items"][1]["digest"]),
        (&first["digest"], &revision["digest"])
    );
    let unchanged = served
        .get("/v1/services/121095101/revisions/2", &format!("If-None-Match: {}\n", answer.header("etag")));
    assert_eq!((unchanged.status, unchanged.header("cache-control")), (304, answer.header("cache-control")));
}

fn two_revisions_are_compared_field_by_field(world: &World) {
    let served = thrice(world);
    let diff = |query: &str| served.json(&format!("/v1/services/121095101/revisions/3/diff{query}"));
    let beside = diff("");
    assert_eq!((&beside["from"], &beside["to"]), (&json!(2), &json!(3)));
    assert_eq!(beside, diff("?from=2"));
    assert_eq!(diff("?from=1")["changes"][0]["after"], "شرح 3");
    assert_eq!(diff("?from=3")["changes"], json!([]));
    assert_eq!(served.json("/v1/services/121095101/revisions/1/diff")["changes"], json!([]));
    for (from, fault) in [
        ("0", "out_of_range"),
        ("4", "out_of_range"),
        ("-1", "out_of_range"),
        ("x", "not_a_number"),
        ("", "not_a_number"),
        ("1.0", "not_a_number"),
        ("99999999999999999999", "not_a_number"),
    ] {
        served.refuses(&format!("/v1/services/121095101/revisions/3/diff?from={from}"), "/query/from", fault);
    }
}

fn a_revision_that_is_not_there_is_not_found(world: &World) {
    let served = thrice(world);
    for number in ["0", "4", "-1", "x", "1.0", "99999999999999999999", "٢"] {
        for below in ["", "/diff"] {
            let target = format!("/v1/services/121095101/revisions/{number}{below}");
            served.read(&target, "").is_refusal(404, "revision_not_found");
        }
    }
    served.get("/v1/services/121095000/revisions/1", "").is_refusal(404, "revision_not_found");
}

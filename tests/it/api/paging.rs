//! Cursors: all pages together hold every row once, whatever is written in between.

use crate::support::fixture::a_service;
use crate::support::fixture::code;
use crate::support::fixture::record;
use crate::support::on_both_databases;
use crate::support::server::PUBLIC_URL;
use crate::support::server::Served;
use crate::support::server::ids_of;
use crate::support::world::World;
use khedmat::store::change::Change;
use serde_json::Value;
use std::collections::BTreeSet;

on_both_databases!(
    all_pages_hold_every_row_once_at_any_size,
    no_row_is_skipped_or_repeated_while_others_are_added,
    a_cursor_of_another_list_or_filter_is_refused,
    a_cursor_that_is_none_is_refused,
    the_link_to_the_next_page_leads_there,
);

/// Every page of a list: what stands on it, and the cursor to the next.
fn pages(served: &Served, list: &str, limit: usize) -> Vec<Value> {
    let joint = if list.contains('?') { '&' } else { '?' };
    let first = format!("{list}{joint}limit={limit}");
    let mut pages = vec![served.json(&first)];
    while let Some(cursor) = pages.last().unwrap()["next_cursor"].as_str() {
        pages.push(served.json(&format!("{first}&cursor={cursor}")));
        assert!(pages.len() < 1_000, "the pages do not end");
    }
    pages
}

fn all_pages_hold_every_row_once_at_any_size(world: &World) {
    let served = Served::sample(world);
    for list in ["/v1/services", "/v1/services?countable=true&type=g2b", "/v1/agencies", "/v1/search?q=ارائه"]
    {
        let whole = served.json(&format!("{list}{}limit=200", if list.contains('?') { '&' } else { '?' }));
        let whole = whole["items"].as_array().unwrap().clone();
        assert!(whole.len() > 2, "{list}");
        for limit in [1, 2, 7, whole.len(), 200] {
            let pages = pages(&served, list, limit);
            let rows: Vec<Value> =
                pages.iter().flat_map(|page| page["items"].as_array().unwrap().clone()).collect();
            assert_eq!(rows, whole, "{list} by {limit}");
            assert_eq!(pages.len(), whole.len().div_ceil(limit), "{list} by {limit}: no empty last page");
        }
    }
    for (limit, fault) in [
        ("0", "out_of_range"),
        ("201", "out_of_range"),
        ("-1", "not_a_number"),
        ("", "not_a_number"),
        ("۵", "not_a_number"),
        ("1e1", "not_a_number"),
        ("99999999999999999999", "not_a_number"),
    ] {
        served.refuses(&format!("/v1/services?limit={limit}"), "/query/limit", fault);
        served.refuses(&format!("/v1/agencies?limit={limit}"), "/query/limit", fault);
        served.refuses(&format!("/v1/search?q=a&limit={limit}"), "/query/limit", fault);
        served.refuses(&format!("/v1/services/121095101/revisions?limit={limit}"), "/query/limit", fault);
    }
}

/// A service of `ncc` that begins now.
fn issued(raw: &str) -> Change {
    let mut state = a_service(raw);
    state.service.agency = code("ncc");
    Change::ServiceIssued(state)
}

fn no_row_is_skipped_or_repeated_while_others_are_added(world: &World) {
    let served = Served::sample(world);
    let before: BTreeSet<String> = served.ids("/v1/services?limit=200").into_iter().collect();
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    // One row is added before the end of each page, one behind it.
    for turn in 0.. {
        let page = served.json(&format!("/v1/services?limit=5{cursor}"));
        seen.extend(ids_of(&page));
        let Some(next) = page["next_cursor"].as_str() else { break };
        cursor = format!("&cursor={next}");
        let entries =
            record(world, &[issued(&format!("1000000{turn:02}")), issued(&format!("9000000{turn:02}"))]);
        served.caught_up(entries[1].sequence);
    }
    let once: BTreeSet<String> = seen.iter().cloned().collect();
    assert_eq!(once.len(), seen.len(), "no row twice");
    assert!(before.is_subset(&once), "none skipped");
    assert!(once.iter().any(|id| id.starts_with("9000000")), "what was added behind is reached");
    assert!(!once.iter().any(|id| id.starts_with("1000000")), "what was added before is not");
}

fn a_cursor_of_another_list_or_filter_is_refused(world: &World) {
    let served = Served::sample(world);
    let cursor_of = |target: &str| served.json(target)["next_cursor"].as_str().unwrap().to_owned();
    let services = cursor_of("/v1/services?limit=2");
    for other in [
        "/v1/agencies?",
        "/v1/search?q=a&",
        "/v1/services?type=g2c&",
        "/v1/services?q=a&",
        "/v1/services/121095101/revisions?",
    ] {
        served.refuses(&format!("{other}cursor={services}"), "/query/cursor", "invalid_cursor");
    }
    for (mine, other) in [
        ("/v1/agencies?limit=2", "/v1/agencies?parent=moe"),
        ("/v1/search?q=خدمت&limit=1", "/v1/search?q=نقشه"),
        ("/v1/services?countable=true&limit=1", "/v1/services?delegable=true"),
    ] {
        let cursor = cursor_of(mine);
        served.refuses(&format!("{other}&cursor={cursor}"), "/query/cursor", "invalid_cursor");
    }
    let resized = served.ids(&format!("/v1/services?cursor={services}&limit=3"));
    assert_eq!(resized, ["121095100", "121095101", "121095102"], "another size is the same list");
}

fn a_cursor_that_is_none_is_refused(world: &World) {
    let served = Served::sample(world);
    let sound = served.json("/v1/services?limit=2")["next_cursor"].as_str().unwrap().to_owned();
    let cut = &sound[..sound.len() - 3];
    for cursor in
        ["", "x", "!!", "AAAA", "../..", "121095100", cut, &format!("{sound}A"), &sound.to_uppercase()]
    {
        for list in ["/v1/services?", "/v1/agencies?", "/v1/search?q=a&", "/v1/services/121095101/revisions?"]
        {
            served.refuses(&format!("{list}cursor={cursor}"), "/query/cursor", "invalid_cursor");
        }
    }
}

fn the_link_to_the_next_page_leads_there(world: &World) {
    let served = Served::sample(world);
    let first = served.read("/v1/services?limit=30&q=خدمت", "");
    assert_eq!(first.header("link"), "", "one page has no next");
    let mut answer = served.read("/v1/services?type=g2c&limit=5", "");
    let mut seen = ids_of(&answer.json());
    while let Some(link) = answer.headers.get("link") {
        let link =
            link.strip_prefix(&format!("<{PUBLIC_URL}")).unwrap().strip_suffix(">; rel=\"next\"").unwrap();
        answer = served.get(link, "");
        seen.extend(ids_of(&answer.json()));
    }
    assert_eq!(seen, served.ids("/v1/services?type=g2c&limit=200"));
}

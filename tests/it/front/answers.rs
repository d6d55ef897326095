//! What every answer carries.

use std::fs;
use std::sync::Arc;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use khedmat::server::access_log::Destination;
use khedmat::server::run::Settings;
use serde_json::Value;

use crate::front::app;
use crate::support::wire::limits;

#[test]
fn every_answer_carries_the_headers_of_the_contract() {
    let server = app::started(limits());
    for target in ["/v1/things/7", "/v1/things/0", "/nowhere", "/a/../b", "/failing", "/healthz"] {
        let answer = server.get(target, "");
        assert_eq!(answer.header("api-version"), "1.0.0", "{target}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{target}");
        assert_eq!(answer.header("content-security-policy"), "default-src 'none'; frame-ancestors 'none'");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{target}");
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{target}");
        let exposed = answer.header("access-control-expose-headers");
        assert!(exposed.starts_with("ETag, Link, Location, Retry-After, RateLimit-Limit"), "{exposed}");
        assert_eq!(answer.header("x-request-id").len(), 36, "{target}");
    }
}

#[test]
fn a_page_keeps_its_own_policy() {
    let answer = app::started(limits()).get("/pages/x", "");
    assert_eq!(answer.header("content-security-policy"), "default-src 'self'");
    assert_eq!(answer.header("referrer-policy"), "same-origin");
}

#[test]
fn the_name_of_a_request_is_echoed_if_it_is_usable() {
    let server = app::started(limits());
    let usable = server.get("/v1/things/7", "X-Request-Id: portal/42\n");
    assert_eq!(usable.header("x-request-id"), "portal/42");
    let refused = server.get("/v1/things/0", "X-Request-Id: portal/43\n");
    assert_eq!(refused.json()["request_id"], "portal/43");
    let unusable = server.get("/v1/things/7", "X-Request-Id: two words\n");
    assert_eq!(unusable.header("x-request-id").len(), 36);
}

#[test]
fn head_is_get_without_the_body() {
    let server = app::started(limits());
    let mut wire = server.connect();
    for target in ["/v1/things/7", "/v1/things/0", "/pages/x"] {
        wire.send(&format!("GET {target} HTTP/1.1\nHost: x\nX-Request-Id: same\n\n"));
        let get = wire.answer();
        wire.send(&format!("HEAD {target} HTTP/1.1\nHost: x\nX-Request-Id: same\n\n"));
        let mut head = wire.head();
        assert_eq!(head.status, get.status);
        for changing in ["date", "ratelimit-remaining", "ratelimit-reset"] {
            head.headers.insert(changing.to_owned(), get.header(changing).to_owned());
        }
        assert_eq!(head.headers, get.headers, "{target}");
        assert!(!get.body.is_empty());
    }
    // Had a body followed one of the heads, this answer could not be read.
    wire.send("GET /v1/things/7 HTTP/1.1\nHost: x\n\n");
    assert_eq!(wire.answer().json(), 7);
}

#[test]
fn a_preflight_is_answered_for_a_day() {
    let server = app::started(limits());
    let preflight = "OPTIONS /v1/things/7 HTTP/1.1\nHost: x\nOrigin: https://portal.example.ir\n\
                     Access-Control-Request-Method: PUT\n\n";
    let answer = server.ask(preflight);
    assert_eq!((answer.status, answer.body.len()), (204, 0));
    assert_eq!(answer.header("access-control-max-age"), "86400");
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert!(answer.header("access-control-allow-methods").contains("PATCH"));
    for asked in [
        "authorization",
        "content-type",
        "if-match",
        "if-none-match",
        "idempotency-key",
        "khedmat-min-sequence",
    ] {
        assert!(answer.header("access-control-allow-headers").to_lowercase().contains(asked), "{asked}");
    }
    assert_eq!(answer.header("access-control-allow-credentials"), "");
}

#[test]
fn options_lists_the_methods_of_an_address() {
    let server = app::started(limits());
    let answer = server.ask("OPTIONS /v1/things/7 HTTP/1.1\nHost: x\n\n");
    assert_eq!((answer.status, answer.header("allow")), (204, "GET, HEAD, PUT, OPTIONS"));
    server.ask("OPTIONS /nowhere HTTP/1.1\nHost: x\n\n").is_refusal(404, "not_found");
}

#[test]
fn each_request_is_a_line_in_the_log_soon_after_its_answer() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("access.log");
    let access_log = Destination::File(path.clone());
    let server =
        app::started_with(Settings { limits: limits(), access_log, ..Settings::default() }, &Arc::default());
    let trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    server.get(
        "/v1/things/7?q=secret",
        &format!("X-Request-Id: a\ntraceparent: 00-{trace}-00f067aa0ba902b7-01\n"),
    );
    server.ask("HEAD /nowhere HTTP/1.1\nHost: x\n\n");
    let lines = written(&path, 2);
    let first: Value = serde_json::from_str(&lines[0]).unwrap();
    assert_eq!(first["request_id"], "a");
    assert_eq!(first["trace_id"], trace);
    assert_eq!((&first["method"], &first["path"]), (&Value::from("GET"), &Value::from("/v1/things/7")));
    assert_eq!((&first["status"], &first["bytes"]), (&Value::from(200), &Value::from(1)));
    assert_eq!(first["address"], "127.0.0.1");
    assert!(first["duration_us"].is_u64());
    let second: Value = serde_json::from_str(&lines[1]).unwrap();
    assert_eq!((&second["method"], &second["status"]), (&Value::from("HEAD"), &Value::from(404)));
    assert_eq!(second["bytes"], 0);
    assert!(!lines.concat().contains("secret"));
}

/// The lines of a file that something else writes, once there are as many as expected.
fn written(path: &std::path::Path, count: usize) -> Vec<String> {
    let begun = Instant::now();
    loop {
        let text = fs::read_to_string(path).unwrap_or_default();
        if text.lines().count() >= count {
            return text.lines().map(str::to_owned).collect();
        }
        assert!(begun.elapsed() < Duration::from_secs(5), "only {text:?} was written");
        thread::yield_now();
    }
}

#[test]
fn the_counters_show_what_was_answered() {
    let server = app::started(limits());
    server.get("/v1/things/7", "");
    server.get("/v1/things/0", "");
    let scraped = server.get("/metrics", "");
    assert!(scraped.header("content-type").starts_with("application/openmetrics-text"));
    let text = String::from_utf8(scraped.body).unwrap();
    for line in [
        r#"khedmat_requests_total{operation="api",status="2xx"} 1"#,
        r#"khedmat_requests_total{operation="api",status="4xx"} 1"#,
        "khedmat_requests_in_flight 1",
        "# EOF",
    ] {
        assert!(text.lines().any(|other| other == line), "no {line} in {text}");
    }
}

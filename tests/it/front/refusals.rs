//! Refusals that do not depend on the operation, and their order.

use std::num::NonZeroU32;

use khedmat::server::limits::Limits;

use crate::front::app;
use crate::support::wire::limits;

const TWO: NonZeroU32 = NonZeroU32::new(2).unwrap();

#[test]
fn a_refusal_is_in_persian_unless_english_is_preferred() {
    let server = app::started(limits());
    let persian = server.get("/nowhere", "");
    persian.is_refusal(404, "not_found");
    assert_eq!(persian.header("content-language"), "fa");
    let english = server.get("/nowhere", "Accept-Language: en-GB, fa;q=0.5\n");
    english.is_refusal(404, "not_found");
    assert_eq!(english.header("content-language"), "en");
    assert!(english.header("vary").contains("Accept-Language"));
    assert_eq!(english.json()["instance"], "/nowhere");
}

#[test]
fn broken_http_is_refused() {
    let server = app::started(limits());
    for target in
        ["/v1/%ff", "/v1/../v1/things/7", "/v1/%2e%2e/things", "/v1//things", "/v1/./x", "/x%00", "/?q=%c3"]
    {
        server.get(target, "").is_refusal(400, "malformed_request");
    }
    server
        .get("/v1/things/7", "Authorization: Bearer a\nAuthorization: Bearer b\n")
        .is_refusal(400, "malformed_request");
    let long = format!("/v1/things/7?q={}", "a".repeat(16_384));
    server.get(&long, "").is_refusal(414, "uri_too_long");
}

#[test]
fn an_unknown_address_and_an_unknown_method_are_told_apart() {
    let server = app::started(limits());
    for (method, target, allow) in [
        ("DELETE", "/v1/things/7", "GET, HEAD, PUT, OPTIONS"),
        ("GET", "/v1/echo", "POST, OPTIONS"),
        ("HEAD", "/v1/echo", "POST, OPTIONS"),
        ("POST", "/pages/x", "GET, HEAD, OPTIONS"),
        ("POST", "/healthz", "GET, HEAD, OPTIONS"),
        ("BREW", "/failing", "GET, HEAD, OPTIONS"),
    ] {
        let answer = server.ask(&format!("{method} {target} HTTP/1.1\nHost: x\nContent-Length: 0\n\n"));
        assert_eq!((answer.status, answer.header("allow")), (405, allow), "{method} {target}");
        if method != "HEAD" {
            answer.is_refusal(405, "method_not_allowed");
        }
    }
    for target in ["/", "/v1", "/v1/", "/v1/nothing", "/v1/things/7/x", "/V1/things/7"] {
        server.get(target, "").is_refusal(404, "not_found");
        server.ask(&format!("POST {target} HTTP/1.1\nHost: x\n\n")).is_refusal(404, "not_found");
    }
}

#[test]
fn the_frameworks_own_errors_read_like_ours() {
    let server = app::started(limits());
    server.get("/v1/things/seven", "").is_refusal(400, "invalid_request");
    let put = |media: &str, body: &str| {
        let length = body.len();
        server.ask(&format!(
            "PUT /v1/things/7 HTTP/1.1\nHost: x\nContent-Type: {media}\nContent-Length: {length}\n\n{body}"
        ))
    };
    put("application/json", "{").is_refusal(400, "invalid_request");
    put("text/plain", "{}").is_refusal(415, "unsupported_media_type");
    assert_eq!(put("application/json", "[1]").status, 200);
}

#[test]
fn a_failure_tells_nothing_of_its_cause() {
    let answer = app::started(limits()).get("/failing", "");
    answer.is_refusal(500, "internal_error");
    assert!(!String::from_utf8(answer.body).unwrap().contains("swordfish"));
}

#[test]
fn a_page_says_in_html_what_is_not_there() {
    let answer = app::started(limits()).get("/pages/none", "");
    assert_eq!((answer.status, answer.header("content-type")), (404, "text/html"));
}

#[test]
fn a_token_is_never_silently_ignored() {
    let server = app::started(limits());
    for credentials in ["Bearer abc", "Basic YTpi", "x"] {
        let answer = server.get("/v1/things/7", &format!("Authorization: {credentials}\n"));
        answer.is_refusal(401, "invalid_credentials");
        assert_eq!(answer.header("www-authenticate"), "Bearer error=\"invalid_token\"");
    }
}

#[test]
fn the_first_refusal_of_the_contracts_order_is_given() {
    let server = app::started(limits());
    let token = "Authorization: Bearer abc\n";
    server.get("/v1/nothing", token).is_refusal(404, "not_found");
    server.get("/v1/things/seven", token).is_refusal(401, "invalid_credentials");
    let coded = "Content-Length: 3\nContent-Encoding: br\n";
    server.ask(&format!("POST /a/../b HTTP/1.1\nHost: x\n{coded}\nabc")).is_refusal(400, "malformed_request");
    server
        .ask(&format!("POST /nowhere HTTP/1.1\nHost: x\n{coded}\nabc"))
        .is_refusal(415, "unsupported_content_encoding");
}

#[test]
fn the_reads_of_a_party_are_counted_and_bounded() {
    let server = app::started(Limits { reads_per_second: TWO, ..limits() });
    let mut wire = server.connect();
    let mut ask = || {
        wire.send("GET /v1/things/7 HTTP/1.1\nHost: x\n\n");
        wire.answer()
    };
    let first = ask();
    assert_eq!(first.status, 200);
    assert_eq!((first.header("ratelimit-limit"), first.header("ratelimit-remaining")), ("2", "1"));
    assert_eq!(first.header("ratelimit-reset"), "1");
    let refused = std::iter::repeat_with(ask).take(50).find(|answer| answer.status != 200).unwrap();
    refused.is_refusal(429, "too_many_requests");
    assert_eq!((refused.header("retry-after"), refused.header("ratelimit-remaining")), ("1", "0"));
    assert_eq!(server.get("/healthz", "").status, 200);
}

#[test]
fn writes_have_a_quota_of_their_own() {
    let server = app::started(Limits { writes_per_hour: TWO, ..limits() });
    let write = || server.ask("POST /v1/echo HTTP/1.1\nHost: x\nContent-Length: 1\n\na");
    assert_eq!([write().status, write().status], [200, 200]);
    let refused = write();
    refused.is_refusal(429, "too_many_requests");
    assert_eq!((refused.header("retry-after"), refused.header("ratelimit-reset")), ("1800", "3600"));
    assert_eq!(server.get("/v1/things/7", "").status, 200);
}

#[test]
fn the_address_a_trusted_proxy_names_is_the_one_counted() {
    let trusted_proxies = vec!["127.0.0.0/8".parse().unwrap()];
    let server = app::started(Limits { writes_per_hour: TWO, trusted_proxies, ..limits() });
    let write = |from: &str| {
        server
            .ask(&format!("POST /v1/echo HTTP/1.1\nHost: x\nX-Forwarded-For: {from}\nContent-Length: 1\n\na"))
            .status
    };
    assert_eq!(
        [write("192.0.2.1"), write("6.6.6.6, 192.0.2.1"), write("7.7.7.7, 192.0.2.1")],
        [200, 200, 429]
    );
    assert_eq!(write("192.0.2.2"), 200);
}

#[test]
fn an_untrusted_peer_cannot_choose_its_address() {
    let server = app::started(Limits { writes_per_hour: TWO, ..limits() });
    let write = |from: &str| {
        server
            .ask(&format!("POST /v1/echo HTTP/1.1\nHost: x\nX-Forwarded-For: {from}\nContent-Length: 1\n\na"))
            .status
    };
    assert_eq!([write("192.0.2.1"), write("192.0.2.2"), write("192.0.2.3")], [200, 200, 429]);
}

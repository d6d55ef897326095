//! Every refusal has one shape, in Persian and in English, and comes in the order of the contract.

use crate::support::on_both_databases;
use crate::support::server::Served;
use crate::support::world::World;
use serde_json::json;

on_both_databases!(
    each_kind_of_refusal_is_a_problem_in_both_languages,
    the_first_refusal_of_the_contracts_order_is_given,
    what_is_not_there_reflects_the_catalogue_and_may_be_kept_briefly,
    everything_wrong_with_a_query_is_said_at_once,
    a_body_is_refused_or_thrown_away_but_never_read,
    broken_addresses_are_refused_everywhere,
    a_wrong_method_names_the_right_ones,
    a_token_is_never_silently_ignored,
    another_origin_may_read_everything,
);

fn each_kind_of_refusal_is_a_problem_in_both_languages(world: &World) {
    let served = Served::sample(world);
    for (method, target, headers, status, code) in [
        ("GET", "/v1/../x", "", 400, "malformed_request"),
        ("GET", "/v1/services?limit=0", "", 400, "invalid_request"),
        ("GET", "/v1/services/12", "", 400, "invalid_service_id"),
        ("GET", "/v1/agencies/N", "", 400, "invalid_agency_code"),
        ("GET", "/v1/services", "Authorization: Bearer x\n", 401, "invalid_credentials"),
        ("GET", "/v1/nothing", "", 404, "not_found"),
        ("GET", "/v1/services/999999999", "", 404, "service_not_found"),
        ("GET", "/v1/agencies/nobody", "", 404, "agency_not_found"),
        ("GET", "/v1/services/121095101/revisions/9", "", 404, "revision_not_found"),
        ("GET", "/v1/identifiers/9", "", 404, "identifier_not_found"),
        ("GET", "/v1/agencies/ncc?asOf=1970-01-01", "", 404, "before_first_entry"),
        ("DELETE", "/v1/services", "", 405, "method_not_allowed"),
        ("GET", "/v1/services", "Accept: text/html\n", 406, "not_acceptable"),
        ("POST", "/v1/services", "Content-Length: 10485760\n", 413, "body_too_large"),
        ("POST", "/v1/services", "Content-Encoding: gzip\nContent-Length: 0\n", 405, "method_not_allowed"),
    ] {
        for (asked, language) in
            [("", "fa"), ("Accept-Language: en\n", "en"), ("Accept-Language: fa-IR, en;q=0.9\n", "fa")]
        {
            let answer = served.ask(&format!("{method} {target} HTTP/1.1\nHost: x\n{headers}{asked}\n"));
            answer.is_refusal(status, code);
            assert_eq!(answer.header("content-language"), language, "{target}");
            assert!(answer.header("vary").contains("Accept-Language"));
            let problem = answer.json();
            assert!(!problem["detail"].as_str().unwrap().is_empty());
            assert_eq!(problem["instance"], target.split('?').next().unwrap());
        }
        let explained = served.get(&format!("/problems/{code}"), "");
        assert_eq!(explained.status, 200, "/problems/{code} explains it");
    }
}

fn the_first_refusal_of_the_contracts_order_is_given(world: &World) {
    let served = Served::sample(world);
    let token = "Authorization: Bearer x\n";
    let html = "Accept: text/html\n";
    for (request, status, code) in [
        (format!("GET /v1/nothing?limit=0 HTTP/1.1\nHost: x\n{token}{html}\n"), 404, "not_found"),
        (
            format!("DELETE /v1/services?limit=0 HTTP/1.1\nHost: x\n{token}{html}\n"),
            405,
            "method_not_allowed",
        ),
        (format!("GET /v1/services?limit=0 HTTP/1.1\nHost: x\n{token}{html}\n"), 406, "not_acceptable"),
        (format!("GET /v1/services?limit=0 HTTP/1.1\nHost: x\n{token}\n"), 401, "invalid_credentials"),
        (format!("GET /v1/services/x?asOf=x HTTP/1.1\nHost: x\n{token}\n"), 401, "invalid_credentials"),
        (format!("GET /v1/services/x HTTP/1.1\nHost: x\n{token}\n"), 401, "invalid_credentials"),
        (format!("GET /v1/agencies/X?asOf=x HTTP/1.1\nHost: x\n{token}\n"), 401, "invalid_credentials"),
        (format!("GET /v1/services?x=1 HTTP/1.1\nHost: x\n{token}\n"), 401, "invalid_credentials"),
        ("GET /v1/services/999999999?asOf=x HTTP/1.1\nHost: x\n\n".to_owned(), 400, "invalid_request"),
        ("GET /v1/services/999999999?x=1 HTTP/1.1\nHost: x\n\n".to_owned(), 400, "invalid_request"),
        (
            "GET /v1/services/999999999/revisions?limit=0 HTTP/1.1\nHost: x\n\n".to_owned(),
            400,
            "invalid_request",
        ),
        (
            "GET /v1/services/999999999/revisions?cursor=x HTTP/1.1\nHost: x\n\n".to_owned(),
            400,
            "invalid_request",
        ),
        (
            "GET /v1/services/999999999/revisions/1/diff?from=x HTTP/1.1\nHost: x\n\n".to_owned(),
            400,
            "invalid_request",
        ),
        (
            "GET /v1/services/121095101/revisions/x/diff?from=x HTTP/1.1\nHost: x\n\n".to_owned(),
            400,
            "invalid_request",
        ),
        ("GET /v1/agencies/nobody?asOf=2199-01-01 HTTP/1.1\nHost: x\n\n".to_owned(), 400, "invalid_request"),
        ("GET /v1/agencies/nobody/hours?x=1 HTTP/1.1\nHost: x\n\n".to_owned(), 400, "invalid_request"),
    ] {
        let answer = served.ask(&request);
        assert_eq!((answer.status, &answer.json()["code"]), (status, &json!(code)), "{request}");
    }
}

fn what_is_not_there_reflects_the_catalogue_and_may_be_kept_briefly(world: &World) {
    let served = Served::sample(world);
    let head = served.get("/v1/status", "").header("khedmat-sequence").to_owned();
    for target in [
        "/v1/services/999999999",
        "/v1/agencies/nobody",
        "/v1/identifiers/9",
        "/v1/services/121095101/revisions/9",
        "/v1/agencies/nobody/services",
        "/v1/agencies/ncc?asOf=1970-01-01",
    ] {
        let answer = served.get(target, "");
        assert_eq!((answer.status, answer.header("cache-control")), (404, "max-age=5"), "{target}");
        assert_eq!(answer.header("khedmat-sequence"), head, "{target}");
    }
}

fn everything_wrong_with_a_query_is_said_at_once(world: &World) {
    let served = Served::sample(world);
    let answer =
        served.get("/v1/services?type=x&limit=0&countable=2&cursor=x&agency=A&fields=y&updatedAfter=z", "");
    answer.is_refusal(400, "invalid_request");
    let mut pointers: Vec<_> = answer.json()["violations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|violation| violation["pointer"].as_str().unwrap().to_owned())
        .collect();
    pointers.sort_unstable();
    let expected = ["agency", "countable", "cursor", "fields", "limit", "type", "updatedAfter"];
    assert_eq!(pointers, expected.map(|name| format!("/query/{name}")));
    for (target, pointer) in [
        ("/v1/services/121095101?asOf=2019-01-01&asOf=2019-01-01", "/query/asOf"),
        ("/v1/search?q=a&q=b", "/query/q"),
        ("/v1/services?limit=1&limit=1", "/query/limit"),
        ("/v1/services/_batch?ids=121095101&ids=121095101", "/query/ids"),
    ] {
        served.refuses(target, pointer, "duplicate");
    }
    for target in [
        "/v1/vocabularies?x=1",
        "/v1/status?x=1",
        "/v1/services/121095101/aliases?x=1",
        "/v1/services/121095101/revisions/1?x=1",
        "/v1/identifiers/285?x=1",
        "/v1/agencies/ncc/hours?x=1",
    ] {
        served.refuses(target, "/query/x", "unknown_parameter");
    }
}

fn a_body_is_refused_or_thrown_away_but_never_read(world: &World) {
    let served = Served::sample(world);
    let nested = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let sized = |method: &str, body: &str| {
        served.ask(&format!(
            "{method} /v1/services/121095101 HTTP/1.1\nHost: x\nContent-Type: application/json\nContent-Length: {}\n\n{body}",
            body.len()
        ))
    };
    assert_eq!(sized("GET", &nested).status, 200);
    for method in ["POST", "PUT", "PATCH", "DELETE"] {
        sized(method, &nested).is_refusal(405, "method_not_allowed");
    }
    for method in ["GET", "POST"] {
        let mut wire = served.connect();
        wire.send(&format!(
            "{method} /v1/services/121095101 HTTP/1.1\nHost: x\nContent-Length: 10485760\n\n"
        ));
        wire.push(&vec![b'x'; 10 << 20]);
        wire.answer().is_refusal(413, "body_too_large");
    }
}

fn broken_addresses_are_refused_everywhere(world: &World) {
    let served = Served::sample(world);
    for target in [
        "/v1/services/%ff",
        "/v1/services/%c3%28",
        "/v1/services/%00",
        "/v1/services/121095101%00",
        "/v1/services/../agencies",
        "/v1/services/%2e%2e/agencies",
        "/v1//services",
        "/v1/services?q=%ff",
        "/v1/services?q=%00",
        "/v1/services?%ff=1",
        "/v1/search?q=%ed%a0%80",
    ] {
        served.get(target, "").is_refusal(400, "malformed_request");
    }
    let long = "a".repeat(3_000);
    served.refuses(&format!("/v1/search?q={long}"), "/query/q", "too_long");
    served.refuses(&format!("/v1/services?agency={long}"), "/query/agency", "invalid_agency_code");
    served.refuses(&format!("/v1/services?cursor={long}"), "/query/cursor", "invalid_cursor");
    served.refuses(&format!("/v1/services/121095101?asOf={long}"), "/query/asOf", "invalid_date");
    served.get(&format!("/v1/services/{long}"), "").is_refusal(400, "invalid_service_id");
    served.get(&format!("/v1/agencies/{long}"), "").is_refusal(400, "invalid_agency_code");
    served.get(&format!("/v1/identifiers/{long}"), "").is_refusal(404, "identifier_not_found");
    let unknown = served.get(&format!("/v1/services?{long}=1"), "");
    unknown.is_refusal(400, "invalid_request");
    assert!(unknown.body.len() < 2_000, "what was sent is not repeated whole");
    for many in ["a=", "limit=1", "%D8%A2"] {
        let many = served.get(&format!("/v1/services?{}", [many; 1_500].join("&")), "");
        many.is_refusal(400, "invalid_request");
        assert!(many.body.len() < 20_000, "a short question has no long answer");
    }
    for disturbing in ["%0A", "%1B", "%C2%9B", "%E2%80%AE"] {
        let name = format!("/v1/services?a{disturbing}b=1");
        served.refuses(&name, "/query/a\u{fffd}b", "unknown_parameter");
        served.refuses(
            &format!("/v1/services/_batch?ids=1{disturbing}2"),
            "/query/ids",
            "forbidden_character",
        );
    }
    let fields = served.get(&format!("/v1/services?fields={}", ["x"; 1_500].join(",")), "");
    assert!(fields.status == 400 && fields.body.len() < 2_000);
}

fn a_wrong_method_names_the_right_ones(world: &World) {
    let served = Served::sample(world);
    for target in [
        "/v1/services",
        "/v1/services/121095101",
        "/v1/services/_batch",
        "/v1/agencies/ncc/services",
        "/v1/search",
        "/v1/status",
        "/v1/openapi.json",
        "/openapi.json",
        "/docs",
        "/readyz",
    ] {
        for method in ["POST", "DELETE", "TRACE", "BREW"] {
            let answer = served.ask(&format!("{method} {target} HTTP/1.1\nHost: x\nContent-Length: 0\n\n"));
            answer.is_refusal(405, "method_not_allowed");
            assert_eq!(answer.header("allow"), "GET, HEAD, OPTIONS", "{method} {target}");
        }
    }
}

fn a_token_is_never_silently_ignored(world: &World) {
    let served = Served::sample(world);
    for target in [
        "/v1/services/121095101",
        "/v1/services",
        "/v1/agencies",
        "/v1/search?q=a",
        "/v1/vocabularies",
        "/v1/status",
        "/v1/services/_batch?ids=121095101",
        "/v1/identifiers/285",
    ] {
        for credentials in ["Bearer x", "Basic YTpi", "x", ""] {
            let answer = served.get(target, &format!("Authorization: {credentials}\n"));
            answer.is_refusal(401, "invalid_credentials");
            assert!(answer.header("www-authenticate").starts_with("Bearer"));
        }
        let two = served.get(target, "Authorization: Bearer a\nAuthorization: Bearer b\n");
        two.is_refusal(400, "malformed_request");
    }
}

fn another_origin_may_read_everything(world: &World) {
    let served = Served::sample(world);
    for target in [
        "/v1/services/121095101",
        "/v1/services/12",
        "/v1/services/999999999",
        "/v1/openapi.json",
        "/openapi.json",
    ] {
        let answer = served.get(target, "Origin: https://portal.example.ir\n");
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{target}");
        assert_eq!(answer.header("access-control-allow-credentials"), "", "{target}");
    }
    let preflight = served.ask(
        "OPTIONS /v1/services/121095101 HTTP/1.1\nHost: x\nOrigin: https://portal.example.ir\n\
         Access-Control-Request-Method: GET\nAccess-Control-Request-Headers: khedmat-min-sequence\n\n",
    );
    assert_eq!(preflight.status, 204);
    assert!(preflight.header("access-control-allow-headers").contains("Khedmat-Min-Sequence"));
}

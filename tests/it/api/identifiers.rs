//! Other identifiers: where they lead, and what is suggested in place of a wrong one.

use crate::support::on_both_databases;
use crate::support::server::Served;
use crate::support::server::encoded;
use crate::support::world::World;
use serde_json::json;

on_both_databases!(
    an_alias_leads_to_the_canonical_address_with_its_query,
    a_redirection_is_followed_once,
    the_aliases_of_a_service_are_listed,
    any_identifier_of_any_scheme_is_resolved_in_any_digits,
    a_wrong_identifier_is_told_from_an_unknown_one,
    what_may_have_been_meant_is_suggested,
);

/// Every address below a service.
const BELOW: [&str; 6] = ["", "/identity", "/revisions", "/revisions/1", "/revisions/1/diff", "/aliases"];

fn an_alias_leads_to_the_canonical_address_with_its_query(world: &World) {
    let served = Served::sample(world);
    for below in BELOW {
        for alias in ["10062560101", "۱۰۰۶۲۵۶۰۱۰۱", "(10062560101)", "%2810062560101%29", " [10062560101]"]
        {
            let moved = served.read(&format!("/v1/services/{alias}{below}"), "");
            assert_eq!(moved.status, 308, "{alias}{below}");
            assert_eq!(moved.header("location"), format!("/v1/services/121095100{below}"), "{alias}");
            assert!(!moved.header("khedmat-sequence").is_empty());
        }
    }
    for (asked, location) in [
        ("/v1/services/10062560101?asOf=2019-01-01", "/v1/services/121095100?asOf=2019-01-01"),
        (
            "/v1/services/10062560101/identity?asOf=2019-01-01",
            "/v1/services/121095100/identity?asOf=2019-01-01",
        ),
        ("/v1/services/10062560101/revisions?limit=1", "/v1/services/121095100/revisions?limit=1"),
        (
            "/v1/services/10062560101/revisions/1/diff?from=1",
            "/v1/services/121095100/revisions/1/diff?from=1",
        ),
    ] {
        let moved = served.get(asked, "");
        assert_eq!((moved.status, moved.header("location")), (308, location), "{asked}");
    }
    let head = served.ask("HEAD /v1/services/10062560101 HTTP/1.1\nHost: x\n\n");
    assert_eq!((head.status, head.header("location")), (308, "/v1/services/121095100"));
}

fn a_redirection_is_followed_once(world: &World) {
    let served = Served::sample(world);
    for below in BELOW {
        let moved = served.get(&encoded(&format!("/v1/services/۱۰۰۶۲۵۶۰۱۰۱{below}")), "");
        assert_eq!(served.get(moved.header("location"), "").status, 200, "{below}");
    }
}

fn the_aliases_of_a_service_are_listed(world: &World) {
    let served = Served::sample(world);
    let aliases = served.json("/v1/services/121095100/aliases");
    let days =
        json!({"valid_from": null, "valid_from_jalali": null, "valid_to": null, "valid_to_jalali": null});
    let row = |scheme: &str, value: &str| {
        let mut row = json!({"scheme": scheme, "value": value});
        row.as_object_mut().unwrap().extend(days.as_object().unwrap().clone());
        row
    };
    assert_eq!(
        aliases,
        json!({"items": [row("aro11", "10062560101"), row("portal_iran_gov", "285")], "next_cursor": null})
    );
    assert_eq!(served.json("/v1/services/121095101/aliases")["items"], json!([]));
}

fn any_identifier_of_any_scheme_is_resolved_in_any_digits(world: &World) {
    let served = Served::sample(world);
    let resolved = served.json("/v1/identifiers/121095100");
    assert_eq!(resolved["service_id"], "121095100");
    assert_eq!(resolved["status"], "issued");
    assert_eq!(resolved["aliases"].as_array().unwrap().len(), 2);
    for value in ["285", "۲۸۵", "٢٨٥", " 285", "(285)", "10062560101", "۱۰۰۶۲۵۶۰۱۰۱", "۱۲۱۰۹۵۱۰۰"]
    {
        assert_eq!(served.json(&format!("/v1/identifiers/{value}")), resolved, "{value}");
    }
    for unknown in ["286", "999999999", "x", "خدمت"] {
        served.read(&format!("/v1/identifiers/{unknown}"), "").is_refusal(404, "identifier_not_found");
    }
    let near = served.get("/v1/identifiers/1210951011", "");
    near.is_refusal(404, "identifier_not_found");
    assert_eq!(near.json()["suggestions"], json!(["121095101"]));
}

fn a_wrong_identifier_is_told_from_an_unknown_one(world: &World) {
    let served = Served::sample(world);
    for below in BELOW {
        for wrong in [
            "12109510",
            "1210951012",
            "121095101234",
            "021095101",
            "1210951a1",
            "x",
            "-121095101",
            "1.2e8",
            "121095101;",
            "121095101%2C121095102",
            "۰۲۱۰۹۵۱۰۱",
        ] {
            served.read(&format!("/v1/services/{wrong}{below}"), "").is_refusal(400, "invalid_service_id");
        }
        for unknown in ["999999999", "99999999999", "۹۹۹۹۹۹۹۹۹"] {
            served.read(&format!("/v1/services/{unknown}{below}"), "").is_refusal(404, "service_not_found");
        }
    }
}

fn what_may_have_been_meant_is_suggested(world: &World) {
    let served = Served::sample(world);
    for (given, status, suggested) in [
        ("1211095101", 400, json!(["121095101"])),
        ("1210951011", 400, json!(["121095101"])),
        ("001095101", 400, json!(["121095101"])),
        ("10031095101", 404, json!(["121095101"])),
        ("۹۹۱۰۹۵۱۰۱", 404, json!(["121095101"])),
    ] {
        let refused = served.read(&format!("/v1/services/{given}"), "");
        assert_eq!(refused.status, status, "{given}");
        assert_eq!(refused.json()["suggestions"], suggested, "{given}");
    }
    let nothing = served.get("/v1/services/999999999", "").json();
    assert!(nothing.get("suggestions").is_none_or(|none| *none == json!([])), "{nothing}");
}

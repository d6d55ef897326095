//! Every address and every parameter with what nobody sensible would send: never a failure of ours.

use crate::support::on_both_databases;
use crate::support::server::Served;
use crate::support::wire::Answer;
use crate::support::wire::Wire;
use crate::support::world::World;
use khedmat::document::load;
use khedmat::document::load::Known;
use khedmat::domain::violation::Fault;
use percent_encoding::NON_ALPHANUMERIC;
use percent_encoding::percent_encode;

on_both_databases!(no_value_in_any_address_or_parameter_makes_the_server_fail);

/// Addresses with a place for a value.
const PLACES: [&str; 52] = [
    "/v1/agencies/{}",
    "/v1/agencies/{}/services",
    "/v1/agencies/{}/subordinates",
    "/v1/agencies/{}/hours",
    "/v1/agencies/ncc/{}",
    "/v1/agencies/ncc?asOf={}",
    "/v1/agencies/ncc/services?asOf={}",
    "/v1/agencies?parent={}",
    "/v1/agencies?tier={}",
    "/v1/agencies?province={}",
    "/v1/agencies?q={}",
    "/v1/agencies?limit={}",
    "/v1/agencies?cursor={}",
    "/v1/agencies?{}=x",
    "/v1/services/{}",
    "/v1/services/{}/identity",
    "/v1/services/{}/revisions",
    "/v1/services/{}/revisions/1",
    "/v1/services/{}/revisions/1/diff",
    "/v1/services/{}/aliases",
    "/v1/services/121095101/{}",
    "/v1/services/121095101/revisions/{}",
    "/v1/services/121095101/revisions/{}/diff",
    "/v1/services/121095101/revisions/1/diff?from={}",
    "/v1/services/121095101/revisions?cursor={}",
    "/v1/services/121095101?asOf={}",
    "/v1/services/121095101/identity?asOf={}",
    "/v1/services/_batch?ids={}",
    "/v1/services?agency={}",
    "/v1/services?parent={}",
    "/v1/services?type={}",
    "/v1/services?channel={}",
    "/v1/services?countable={}",
    "/v1/services?nature={}",
    "/v1/services?lifeEvent={}",
    "/v1/services?updatedAfter={}",
    "/v1/services?q={}",
    "/v1/services?fields={}",
    "/v1/services?limit={}",
    "/v1/services?cursor={}",
    "/v1/services?{}",
    "/v1/identifiers/{}",
    "/v1/search?q={}",
    "/v1/search?q=a&cursor={}",
    "/v1/{}",
    "/{}",
    "/problems/{}",
    "/assets/{}",
    "/services/{}",
    "/agencies/{}",
    "/search?q={}",
    "/en/services/{}?{}",
];

/// Values that have broken other programs, as bytes.
const NASTY: [&[u8]; 62] = [
    b"",
    b" ",
    b"%",
    b"%%",
    b"%zz",
    b"+",
    b".",
    b"..",
    b"../../etc/passwd",
    b"..\\..",
    b"/",
    b"//",
    b"\\",
    b"?",
    b"#",
    b"&",
    b"=",
    b"&&==",
    b";",
    b",",
    b",,,,",
    b"*",
    b"~",
    b"~0~1",
    b"[",
    b"[]",
    b"{}",
    b"()",
    b"\"",
    b"'",
    b"' OR '1'='1",
    b"'; DROP TABLE service_state; --",
    b"<script>alert(1)</script>",
    b"${jndi:ldap://x}",
    b"{{7*7}}",
    b"`id`",
    b"\0",
    b"\r\nX-Injected: 1",
    b"\t",
    b"\x1b[31m",
    b"\x7f",
    b"\xff\xfe",
    b"\xc3\x28",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    "\u{202e}\u{2066}".as_bytes(),
    "\u{feff}".as_bytes(),
    "\u{200c}\u{200d}".as_bytes(),
    "\u{1f600}\u{1f468}\u{200d}\u{1f469}".as_bytes(),
    "\u{fdfa}\u{fdfa}".as_bytes(),
    "ﷺ۱۲۳٤٥٦".as_bytes(),
    "é\u{301}\u{301}\u{301}".as_bytes(),
    b"-1",
    b"0",
    b"00000000000000000000000000000001",
    b"9223372036854775808",
    b"18446744073709551616",
    b"1e309",
    b"NaN",
    b"0x10",
    b"null",
    b"2018-02-30T25:61:61+99:99",
];

fn asked(wire: &mut Wire, target: &str) -> Answer {
    wire.send(&format!("GET {target} HTTP/1.1\nHost: x\n\n"));
    wire.answer()
}

fn no_value_in_any_address_or_parameter_makes_the_server_fail(world: &World) {
    let served = Served::sample(world);
    let long: Vec<Vec<u8>> = [&b"a"[..], b"1", b"%", "آ".as_bytes(), b"121095101,"]
        .iter()
        .map(|piece| piece.repeat(3_000 / piece.len()))
        .collect();
    let mut wire = served.connect();
    for place in PLACES {
        for nasty in NASTY.iter().copied().chain(long.iter().map(Vec::as_slice)) {
            let target = place.replace("{}", &percent_encode(nasty, NON_ALPHANUMERIC).to_string());
            let answer = asked(&mut wire, &target);
            assert!(answer.status < 500, "{target}: {answer:?}");
            assert_eq!(answer.header("x-injected"), "", "{target}");
            if answer.header("connection") == "close" {
                wire = served.connect();
            }
            if target.starts_with("/v1/") && answer.status >= 400 {
                let problem = answer.json();
                assert_eq!(problem["status"], answer.status, "{target}");
                assert!(!problem["detail"].as_str().unwrap().is_empty(), "{target}");
                assert!(answer.body.len() < 20_000, "{target} repeats what was sent");
            }
        }
    }
    assert_eq!(served.json("/v1/services/121095101")["service_id"], "121095101", "nothing is broken");
}

#[test]
fn a_file_nested_without_end_is_refused_by_the_reader() {
    let faults = |text: &[u8]| -> Vec<Fault> {
        load::read(text, Known::NOTHING).unwrap_err().into_iter().map(|violation| violation.fault).collect()
    };
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        for depth in [10_000, 1_000_000] {
            let whole = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            let inside = format!("{{\"schema\":\"khedmat-load/1\",\"services\":{whole}}}");
            for text in [whole.as_str(), &inside, &whole[..depth]] {
                assert_eq!(faults(text.as_bytes()).len(), 1, "{}…", &text[..40]);
            }
        }
    }
    assert_eq!(faults(b"\xff"), [Fault::MalformedJson]);
    assert_eq!(faults(b""), [Fault::MalformedJson]);
}

//! The pages as a visitor gets them: what each answers, and that nothing an agency writes can become markup.

use crate::support::fixture::id;
use crate::support::fixture::instant;
use crate::support::fixture::record;
use crate::support::wire::Answer;
use crate::support::wire::Server;
use crate::support::wire::limits;
use crate::support::world::World;
use actix_web::web;
use khedmat::app::load;
use khedmat::app::registry::Registry;
use khedmat::document::load as file;
use khedmat::server::run::Settings;
use khedmat::site::address::Base;
use khedmat::site::pages;
use khedmat::store::change::Change;
use khedmat::store::revision;
use khedmat::store::revision::NewRevision;
use serde_json::Value;
use serde_json::json;

const SAMPLE: &[u8] = include_bytes!("../../data/sample/guide.json");
const BASE: &str = "https://services.example.ir";

/// What would be markup, a link or an attribute if it were not escaped.
const INJECTION: &str = "'\"><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}</title>";

/// One of each kind of page.
const PAGES: [&str; 10] = [
    "/",
    "/search?q=%D9%86%D9%82%D8%B4%D9%87",
    "/agencies/ncc",
    "/agencies/ncc/subordinates",
    "/services/121095100",
    "/services/121095000",
    "/services/121095100/identity",
    "/services/121095100/revisions",
    "/en",
    "/en/services/121095100",
];

/// The sample, changed, and a server of its pages. The world lives as long as the server.
fn serve(change: impl FnOnce(&mut Value), more: &[Change]) -> (Server, World) {
    let mut sample: Value = serde_json::from_slice(SAMPLE).unwrap();
    change(&mut sample);
    let world = World::sqlite();
    let read = file::read(sample.to_string().as_bytes(), file::Known::NOTHING)
        .unwrap_or_else(|why| panic!("{why:?}"));
    load::load(&world.store, &[read], instant("2018-06-01T11:00:00Z")).unwrap();
    if !more.is_empty() {
        record(&world, more);
    }
    let registry = Registry::open(world.reopened(), 10_000_000, instant("2018-06-02T00:00:00Z")).unwrap();
    let registry = web::Data::new(registry);
    let settings = Settings { limits: limits(), ..Settings::default() };
    let server = Server::start(settings, move |config| {
        config.app_data(web::Data::clone(&registry));
        pages::configure(config, Base(BASE.to_owned()));
    });
    (server, world)
}

fn sample() -> (Server, World) {
    serve(|_| {}, &[])
}

fn text(answer: &Answer) -> String {
    String::from_utf8(answer.body.clone()).unwrap()
}

/// The service of a load file.
fn service<'a>(file: &'a mut Value, id: &str) -> &'a mut Value {
    let services = file["services"].as_array_mut().unwrap();
    services.iter_mut().find(|service| service["service_id"] == id).unwrap()
}

#[test]
fn every_page_is_html_under_a_policy_that_allows_no_script_and_sets_no_cookie() {
    let (server, _world) = sample();
    for page in PAGES {
        let answer = server.get(page, "");
        assert_eq!(answer.status, 200, "{page}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8", "{page}");
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{page}: {policy}");
        assert!(!policy.contains("script-src"), "{page}");
        assert_eq!(answer.header("set-cookie"), "", "{page}");
        assert_eq!(answer.header("vary"), "Accept, Accept-Encoding", "{page}");
    }
}

#[test]
fn a_page_loads_nothing_from_elsewhere_and_runs_nothing() {
    let (server, _world) = sample();
    for page in PAGES {
        let text = text(&server.get(page, ""));
        for attribute in [" src=\"", "<use href=\"", "rel=\"stylesheet\" href=\"", "as=\"font\" href=\""] {
            for address in text.split(attribute).skip(1) {
                assert!(address.starts_with("/assets/"), "{page}: {attribute}{}", &address[..40]);
            }
        }
        let scripts = text.matches("<script").count();
        assert_eq!(scripts, text.matches("<script type=\"application/ld+json\">").count(), "{page}");
        assert!(
            !text.contains(" style=") && !text.contains("<style") && !text.contains(" onclick"),
            "{page}"
        );
    }
}

#[test]
fn a_known_page_is_not_sent_again_and_its_304_repeats_the_policy() {
    let (server, _world) = sample();
    for page in PAGES {
        let first = server.get(page, "");
        let tag = first.header("etag").to_owned();
        let again = server.get(page, &format!("If-None-Match: {tag}\n"));
        assert_eq!((again.status, again.body.len()), (304, 0), "{page}");
        assert_eq!(
            again.header("content-security-policy"),
            first.header("content-security-policy"),
            "{page}"
        );
        let zipped = server.get(page, "Accept-Encoding: gzip\n");
        assert_eq!(zipped.header("content-encoding"), "gzip", "{page}");
        assert!(zipped.body.len() < first.body.len() && zipped.header("etag") != tag, "{page}");
    }
}

#[test]
fn the_permanent_address_sends_programs_to_the_data() {
    let (server, _world) = sample();
    for wanted in ["application/json", "application/ld+json", "text/html;q=0.5, application/json"] {
        let answer = server.get("/services/121095101", &format!("Accept: {wanted}\n"));
        assert_eq!(answer.status, 303, "{wanted}");
        assert_eq!(answer.header("location"), "/v1/services/121095101", "{wanted}");
        assert!(answer.header("vary").contains("Accept"), "{wanted}");
    }
    for wanted in ["text/html,application/xhtml+xml,*/*;q=0.8", "*/*"] {
        assert_eq!(server.get("/services/121095101", &format!("Accept: {wanted}\n")).status, 200, "{wanted}");
    }
    assert_eq!(server.get("/services/121095101", "Accept: image/png\n").status, 406);
}

#[test]
fn another_identifier_leads_to_the_canonical_page_in_the_same_language() {
    let (server, _world) = sample();
    for (from, to) in [
        ("/services/10062560101", "/services/121095100"),
        ("/en/services/10062560101", "/en/services/121095100"),
        ("/services/10062560101/identity", "/services/121095100/identity"),
        ("/en/services/10062560101/revisions", "/en/services/121095100/revisions"),
    ] {
        let answer = server.get(from, "");
        assert_eq!((answer.status, answer.header("location")), (308, to), "{from}");
    }
}

#[test]
fn what_is_not_there_is_said_on_a_page_with_suggestions() {
    let (server, _world) = sample();
    for (page, status) in [
        ("/services/999999999", 404),
        ("/services/12109510", 400),
        ("/services/abc", 400),
        ("/agencies/nobody", 404),
        ("/agencies/A!", 400),
    ] {
        let answer = server.get(page, "");
        assert_eq!(answer.status, status, "{page}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8", "{page}");
        assert!(text(&answer).contains("noindex"), "{page}");
    }
    let near = text(&server.get("/services/10041095101", ""));
    assert!(near.contains("href=\"/services/121095101\""), "{near}");
}

#[test]
fn a_withdrawn_service_shows_its_last_card_under_a_banner_and_is_gone() {
    let (server, _world) = serve(
        |file| {
            service(file, "121095102")["withdrawal"] = json!({
                "on": "2018-05-01", "reason": {"fa": "ادغام شد", "en": "Merged"}, "successors": ["121095100"],
            });
        },
        &[],
    );
    let answer = server.get("/services/121095102", "");
    assert_eq!((answer.status, answer.header("cache-control")), (410, "public, max-age=5"));
    let page = text(&answer);
    assert!(page.contains("ادغام شد") && page.contains("class=\"banner closed\""));
    assert!(page.contains("href=\"/services/121095100\"") && page.contains("id=\"fees\""));
    assert!(!page.contains("class=\"button primary\""), "one must not apply for it");
    assert_eq!(server.get("/services/121095102/identity", "").status, 410);
    assert_eq!(server.get("/services/121095102/revisions", "").status, 200);
}

#[test]
fn what_a_page_does_not_know_is_ignored_and_its_address_stays_clean() {
    let (server, _world) = sample();
    let answer = server.get("/services/121095101?utm_source=x&fbclid=1&asOf=never", "");
    assert_eq!(answer.status, 200);
    let page = text(&answer);
    assert!(page.contains(&format!("<link rel=\"canonical\" href=\"{BASE}/services/121095101\">")));
    assert!(page.contains(&format!("hreflang=\"en\" href=\"{BASE}/en/services/121095101\"")));
    assert_eq!(answer.body, server.get("/services/121095101", "").body);
    let found = text(&server.get("/search?utm_source=x&q=RTK&type=none", ""));
    assert!(found.contains(&format!("<link rel=\"canonical\" href=\"{BASE}/search?q=RTK\">")));
}

#[test]
fn an_english_page_marks_what_is_only_in_persian() {
    let (server, _world) = serve(|file| service(file, "121095101")["title"]["en"] = Value::Null, &[]);
    let page = text(&server.get("/en/services/121095101", ""));
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">"));
    assert!(page.contains("<h1><span lang=\"fa\" dir=\"rtl\">سرویس"), "{page}");
}

#[test]
fn the_linked_data_of_a_card_is_json_that_names_the_page() {
    let (server, _world) = sample();
    let page = text(&server.get("/en/services/121095101", ""));
    let data = page.split("<script type=\"application/ld+json\">").nth(1).unwrap();
    let data: Value = serde_json::from_str(data.split("</script>").next().unwrap()).unwrap();
    assert_eq!(data["@id"], format!("{BASE}/services/121095101"));
}

#[test]
fn a_revision_shows_what_it_changed() {
    let (server, _world) = {
        let first = sample();
        let stored = first.1.store.read(|conn| revision::find(conn, &id("121095101"), 1)).unwrap().unwrap();
        let mut document: Value = serde_json::from_str(&stored.document).unwrap();
        document["complaint"]["response_days"] = json!(3);
        let next = NewRevision {
            service: id("121095101"),
            number: 2,
            schema: stored.publication.schema,
            document: document.to_string(),
            change_note: None,
        };
        serve(|_| {}, &[Change::CardPublished(next)])
    };
    let page = text(&server.get("/services/121095101/revisions", ""));
    assert!(page.contains("/complaint/response_days") && page.contains("<ins>۳</ins>"), "{page}");
}

#[test]
fn nothing_an_agency_writes_becomes_markup() {
    let (server, _world) = serve(
        |file| {
            infect(file);
            service(file, "121095102")["withdrawal"] = json!({
                "on": "2018-05-01", "reason": {"fa": INJECTION, "en": null}, "successors": ["121095100"],
            });
        },
        &[],
    );
    let gone = [
        "/services/121095102",
        "/en/services/121095102",
        "/search?q=alert",
        "/en/search?q=%3Cscript%3Ealert",
    ];
    let forms = ["/en/services/121095100/identity", "/en/agencies/ncc", "/services/121095101"];
    for page in PAGES.into_iter().chain(gone).chain(forms) {
        let text = text(&server.get(page, ""));
        assert!(text.contains("alert(1)") || text.contains("alert"), "{page} shows none of it");
        for forbidden in ["<script>", "<img src=x", "</script><", "<script>alert"] {
            assert!(!text.contains(forbidden), "{page}: {forbidden}");
        }
        let titles = text.matches("</title>").count();
        assert_eq!(titles, 1, "{page}");
    }
}

/// Puts the injection into every text that a load file lets an agency or the issuer write.
fn infect(value: &mut Value) {
    const TEXTS: [&str; 13] = [
        "fa",
        "en",
        "holder",
        "approved_by",
        "approval_number",
        "raw",
        "article",
        "number",
        "room",
        "agency_name",
        "payment_id",
        "fields",
        "system_name",
    ];
    match value {
        Value::Array(items) => items.iter_mut().for_each(infect),
        Value::Object(keys) => {
            for (key, value) in keys {
                match value {
                    Value::String(text) if TEXTS.contains(&key.as_str()) => {
                        *text = format!("{INJECTION}{text}");
                    }
                    Value::Array(names) if key == "fields" => {
                        names.iter_mut().for_each(|name| *name = json!(INJECTION));
                    }
                    other => infect(other),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

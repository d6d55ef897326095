//! Search over HTTP: folding, identifiers, facets, better spellings, pages.

use crate::support::catalogue::agency;
use crate::support::catalogue::catalogue;
use crate::support::catalogue::service;
use crate::support::catalogue::with;
use crate::support::on_both_databases;
use crate::support::server::Served;
use crate::support::server::ids_of;
use crate::support::world::World;
use serde_json::Value;
use serde_json::json;

on_both_databases!(
    spellings_of_one_group_find_the_same_services,
    identifiers_are_found_by_their_beginning_in_any_digits,
    each_facet_counts_before_its_own_filter,
    a_better_spelling_is_offered_only_when_nothing_was_found,
    a_hit_shows_what_it_is_and_where_the_words_stand,
    what_cannot_be_searched_for_is_refused,
    withdrawn_services_are_not_found,
    words_without_letters_find_nothing_and_break_nothing,
);

fn spellings_of_one_group_find_the_same_services(world: &World) {
    let vectors: Value = serde_json::from_slice(include_bytes!("../../data/persian-vectors.json")).unwrap();
    let groups = vectors["search_key"].as_array().unwrap();
    assert_eq!(groups.len(), 7);
    let inputs = |group: &Value| -> Vec<String> {
        group["inputs"].as_array().unwrap().iter().map(|input| input.as_str().unwrap().to_owned()).collect()
    };
    let mut services = vec![service("121095000")];
    for (group, spellings) in groups.iter().map(inputs).enumerate() {
        for (place, spelling) in spellings.iter().enumerate() {
            let id = format!("1{group}{place}096100");
            services.push(with(
                service(&id),
                json!({"title": {"fa": format!("موضوع {spelling} است"), "en": null}}),
            ));
        }
    }
    let served = Served::with(world, &catalogue(&[agency("ncc")], &services));
    for spellings in groups.iter().map(inputs) {
        let found: Vec<_> = spellings
            .iter()
            .map(|spelling| {
                let mut ids = served.ids(&format!("/v1/search?q={spelling}"));
                ids.sort_unstable();
                ids
            })
            .collect();
        assert!(!found[0].is_empty(), "{spellings:?}");
        for (spelling, ids) in spellings.iter().zip(&found) {
            assert_eq!(*ids, found[0], "{spelling} finds what {} finds", spellings[0]);
        }
    }
}

fn identifiers_are_found_by_their_beginning_in_any_digits(world: &World) {
    let served = Served::sample(world);
    for q in ["1210951", "۱۲۱۰۹۵۱", "١٢١٠٩٥١"] {
        assert_eq!(served.ids(&format!("/v1/search?q={q}")), ["121095100", "121095101", "121095102"], "{q}");
    }
    assert_eq!(served.ids("/v1/search?q=10062560101"), ["121095100"], "by another identifier");
    assert_eq!(served.ids("/v1/search?q=121095101")[0], "121095101");
}

fn count_of(facet: &Value, code: &str) -> u64 {
    let rows = facet.as_array().unwrap().iter();
    rows.filter(|row| row["code"] == code).map(|row| row["count"].as_u64().unwrap()).sum()
}

fn each_facet_counts_before_its_own_filter(world: &World) {
    let served = Served::sample(world);
    let all = served.json("/v1/search?q=ارائه&limit=200");
    assert_eq!(all["total"], all["items"].as_array().unwrap().len());
    assert_eq!(
        all.as_object().unwrap().keys().collect::<Vec<_>>(),
        ["items", "facets", "total", "did_you_mean", "next_cursor"]
    );
    let narrowed = served.json("/v1/search?q=ارائه&limit=200&channel=web");
    assert_eq!(narrowed["facets"]["channel"], all["facets"]["channel"]);
    assert_eq!(narrowed["total"], count_of(&all["facets"]["channel"], "web"));
    let rows: Vec<_> = narrowed["items"].as_array().unwrap().iter().collect();
    assert!(rows.iter().all(|row| row["channels"].as_array().unwrap().contains(&json!("web"))));
    for kind in ["g2c", "g2b", "g2g"] {
        let counted = count_of(&narrowed["facets"]["type"], kind);
        let found = rows.iter().filter(|row| row["types"].as_array().unwrap().contains(&json!(kind))).count();
        assert_eq!(counted, u64::try_from(found).unwrap(), "{kind}");
    }
    for row in all["facets"]["agency"].as_array().unwrap() {
        let code = row["code"].as_str().unwrap();
        let of_agency = served.json(&format!("/v1/search?q=ارائه&agency={code}"));
        assert_eq!(of_agency["total"], row["count"], "{code}");
        assert_eq!(row["title"], served.json(&format!("/v1/agencies/{code}"))["title"]);
    }
    let nowhere = served.json("/v1/search?q=ارائه&agency=nobody");
    assert_eq!((&nowhere["total"], &nowhere["items"]), (&json!(0), &json!([])));
}

fn a_better_spelling_is_offered_only_when_nothing_was_found(world: &World) {
    let served = Served::sample(world);
    let slip = served.json("/v1/search?q=نقثه");
    assert_eq!((&slip["total"], &slip["did_you_mean"]), (&json!(0), &json!("نقشه")));
    assert!(!served.ids("/v1/search?q=نقشه").is_empty());
    assert_eq!(served.json("/v1/search?q=نقشه")["did_you_mean"], Value::Null);
    assert_eq!(served.json("/v1/search?q=ظظظظظظظظظظظ")["did_you_mean"], Value::Null);
}

fn a_hit_shows_what_it_is_and_where_the_words_stand(world: &World) {
    let served = Served::sample(world);
    let found = served.json("/v1/search?q=نقشه");
    let hit = &found["items"][0];
    let expected = ["service_id", "title", "agency", "types", "channels", "score", "marks"];
    assert_eq!(hit.as_object().unwrap().keys().collect::<Vec<_>>(), expected);
    let title: Vec<char> = hit["title"]["fa"].as_str().unwrap().chars().collect();
    let mark: (usize, usize) = serde_json::from_value(hit["marks"]["title"][0].clone()).unwrap();
    assert!(title[mark.0..mark.1].iter().collect::<String>().starts_with("نقشه"));
    let scores: Vec<_> =
        found["items"].as_array().unwrap().iter().map(|hit| hit["score"].as_u64().unwrap()).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
    let parents = ids_of(&served.json("/v1/search?q=121095000"));
    assert_eq!(parents, ["121095000"], "a parent is found too");
}

fn what_cannot_be_searched_for_is_refused(world: &World) {
    let served = Served::sample(world);
    served.refuses("/v1/search", "/query/q", "required");
    served.refuses("/v1/search?q=", "/query/q", "blank");
    served.refuses("/v1/search?q=%20%09", "/query/q", "blank");
    served.refuses("/v1/search?q=a%0Ab", "/query/q", "forbidden_character");
    served.refuses(&format!("/v1/search?q={}", "آ".repeat(201)), "/query/q", "too_long");
    assert_eq!(served.read(&format!("/v1/search?q={}", "آ".repeat(200)), "").status, 200);
    served.refuses("/v1/search?q=a&agency=A", "/query/agency", "invalid_agency_code");
    served.refuses("/v1/search?q=a&type=x", "/query/type", "not_in_list");
    served.refuses("/v1/search?q=a&channel=x", "/query/channel", "not_in_list");
    served.refuses("/v1/search?q=a&sort=title", "/query/sort", "unknown_parameter");
}

fn withdrawn_services_are_not_found(world: &World) {
    let ended = json!({"withdrawal": {"on": "2018-06-01", "reason": {"fa": "ادغام شد"}, "successors": []}});
    let services = [service("121096100"), with(service("121095100"), ended)];
    let served = Served::with(world, &catalogue(&[agency("ncc")], &services));
    assert_eq!(served.ids("/v1/search?q=خدمت"), ["121096100"]);
    assert_eq!(served.ids("/v1/search?q=121095100"), Vec::<String>::new());
}

fn words_without_letters_find_nothing_and_break_nothing(world: &World) {
    let served = Served::sample(world);
    for q in [
        "!!!",
        "()",
        "%22%22",
        "%E2%80%8C",
        "ـــ",
        "%D9%8B",
        "a%3Ab%2A",
        "''--",
        "%F0%9F%98%80",
        "%E2%80%AE",
        "\u{feff}",
    ] {
        let answer = served.read(&format!("/v1/search?q={q}"), "");
        assert!(matches!(answer.status, 200 | 400), "{q}: {answer:?}");
    }
}

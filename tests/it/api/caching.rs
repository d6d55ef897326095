//! Versions, codings and how long answers may be kept.

use crate::support::catalogue::publication;
use crate::support::catalogue::record as sample_record;
use crate::support::fixture::instant;
use crate::support::on_both_databases;
use crate::support::server::Served;
use crate::support::server::encoded;
use crate::support::wire::Answer;
use crate::support::world::World;
use flate2::read::GzDecoder;
use khedmat::store::change;
use std::collections::BTreeSet;
use std::io::Read;

on_both_databases!(
    every_public_get_has_a_strong_tag_and_says_how_long_it_may_be_kept,
    a_known_version_is_not_sent_again_however_its_tag_is_written,
    the_compressed_bytes_are_the_plain_ones,
    head_is_get_without_the_body,
    each_representation_and_coding_has_a_tag_of_its_own,
    a_tag_moves_with_what_is_shown_and_with_nothing_else,
    the_tag_of_one_answer_is_of_no_use_for_another,
);

const CURRENT: &str = "public, max-age=5, stale-while-revalidate=30";
const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// Every public read that may be kept, with how long.
const READS: [(&str, &str); 16] = [
    ("/v1/agencies", CURRENT),
    ("/v1/agencies/ncc", CURRENT),
    ("/v1/agencies/mporg/subordinates", CURRENT),
    ("/v1/agencies/ncc/services", CURRENT),
    ("/v1/agencies/ncc/hours", CURRENT),
    ("/v1/services", CURRENT),
    ("/v1/services/121095101", CURRENT),
    ("/v1/services/121095101/identity", CURRENT),
    ("/v1/services/121095101/revisions", CURRENT),
    ("/v1/services/121095101/revisions/1", IMMUTABLE),
    ("/v1/services/121095101/revisions/1/diff", IMMUTABLE),
    ("/v1/services/121095101/aliases", CURRENT),
    ("/v1/identifiers/285", CURRENT),
    ("/v1/services/_batch?ids=121095101,121095102", CURRENT),
    ("/v1/search?q=خدمت", CURRENT),
    ("/v1/vocabularies", CURRENT),
];

fn every_public_get_has_a_strong_tag_and_says_how_long_it_may_be_kept(world: &World) {
    let served = Served::sample(world);
    let mut sequences = BTreeSet::new();
    for (target, kept) in READS {
        let answer = served.read(target, "");
        assert_eq!((answer.status, answer.header("cache-control")), (200, kept), "{target}");
        let tag = answer.header("etag");
        assert!(tag.len() > 2 && tag.starts_with('"') && tag.ends_with('"'), "{target}: {tag}");
        assert_eq!(answer.header("vary"), "Accept, Accept-Encoding", "{target}");
        assert_eq!(answer.header("content-type"), "application/json", "{target}");
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{target}");
        assert!(answer.header("access-control-expose-headers").contains("Khedmat-Sequence"));
        assert!(!String::from_utf8_lossy(&answer.body).contains("khedmat_sequence"));
        sequences.insert(answer.header("khedmat-sequence").to_owned());
    }
    assert_eq!(sequences.len(), 1, "all answers reflect one state: {sequences:?}");
    assert_eq!(served.get("/v1/status", "").header("cache-control"), "no-store");
}

fn a_known_version_is_not_sent_again_however_its_tag_is_written(world: &World) {
    let served = Served::sample(world);
    for (target, _) in READS {
        let first = served.read(target, "");
        let tag = first.header("etag");
        let bare = tag.trim_matches('"');
        for written in [
            tag.to_owned(),
            format!("W/{tag}"),
            format!("\"{bare}-gzip\""),
            format!("W/\"{bare}-gzip\""),
            format!("\"other\", W/{tag}"),
            format!("\"a\",{tag},\"b\""),
            "*".to_owned(),
        ] {
            for coding in ["", "Accept-Encoding: gzip\n"] {
                let again = served.read(target, &format!("If-None-Match: {written}\n{coding}"));
                assert_eq!((again.status, again.body.len()), (304, 0), "{target} {written}");
                for repeated in [
                    "cache-control",
                    "vary",
                    "khedmat-sequence",
                    "access-control-allow-origin",
                    "access-control-expose-headers",
                    "link",
                ] {
                    assert_eq!(
                        again.header(repeated),
                        first.header(repeated),
                        "{target} {written} {repeated}"
                    );
                }
                assert!(again.header("etag").starts_with(&format!("\"{bare}")), "{target}");
            }
        }
        let twice = served.read(target, &format!("If-None-Match: \"other\"\nIf-None-Match: {tag}\n"));
        assert_eq!(twice.status, 304, "{target}: two lines of one list");
        for other in ["\"other\"", "other", "", "W/\"\"", bare, "\"-gzip\""] {
            let again = served.read(target, &format!("If-None-Match: {other}\n"));
            assert_eq!((again.status, &again.body), (200, &first.body), "{target} {other}");
        }
    }
}

fn unpacked(answer: &Answer) -> Vec<u8> {
    let mut plain = Vec::new();
    GzDecoder::new(&answer.body[..]).read_to_end(&mut plain).unwrap();
    plain
}

fn the_compressed_bytes_are_the_plain_ones(world: &World) {
    let served = Served::sample(world);
    for (target, _) in READS {
        let plain = served.read(target, "");
        let packed = served.read(target, "Accept-Encoding: gzip, deflate, br\n");
        assert_eq!(packed.status, 200);
        if plain.body.len() < 512 {
            assert_eq!(packed.body, plain.body);
            continue;
        }
        assert_eq!(packed.header("content-encoding"), "gzip", "{target}");
        assert!(packed.body.len() < plain.body.len());
        assert_eq!(unpacked(&packed), plain.body, "{target}");
        assert_ne!(packed.header("etag"), plain.header("etag"), "{target}");
        for unwanted in ["gzip;q=0", "identity", "br", "gzip;q=0.1, identity;q=0.9"] {
            let as_it_is = served.read(target, &format!("Accept-Encoding: {unwanted}\n"));
            assert_eq!(
                (as_it_is.header("content-encoding"), &as_it_is.body),
                ("", &plain.body),
                "{unwanted}"
            );
        }
    }
}

fn head_is_get_without_the_body(world: &World) {
    let served = Served::sample(world);
    let mut wire = served.connect();
    let targets = READS.iter().map(|(target, _)| *target);
    for target in targets.chain([
        "/v1/status",
        "/v1/services/999999999",
        "/v1/services/x",
        "/v1/services/10062560101",
        "/v1/services?limit=0",
    ]) {
        let target = encoded(target);
        wire.send(&format!("GET {target} HTTP/1.1\nHost: x\nX-Request-Id: same\n\n"));
        let get = wire.answer();
        wire.send(&format!("HEAD {target} HTTP/1.1\nHost: x\nX-Request-Id: same\n\n"));
        let mut head = wire.head();
        for moving in ["date", "ratelimit-remaining", "ratelimit-reset"] {
            head.headers.insert(moving.to_owned(), get.header(moving).to_owned());
        }
        assert_eq!((head.status, head.headers), (get.status, get.headers), "{target}");
    }
}

fn each_representation_and_coding_has_a_tag_of_its_own(world: &World) {
    let served = Served::sample(world);
    let tag = |headers: &str| served.get("/v1/services/121095101", headers).header("etag").to_owned();
    let tags: BTreeSet<String> = [
        "",
        "Accept-Encoding: gzip\n",
        "Accept: application/ld+json\n",
        "Accept: application/ld+json\nAccept-Encoding: gzip\n",
    ]
    .map(tag)
    .into();
    assert_eq!(tags.len(), 4, "{tags:?}");
    let linked = served.get("/v1/services/121095101", "Accept: application/ld+json\n");
    let json = served.get("/v1/services/121095101", &format!("If-None-Match: {}\n", linked.header("etag")));
    assert_eq!(json.status, 200, "the tag of another representation is not known here");
}

fn a_tag_moves_with_what_is_shown_and_with_nothing_else(world: &World) {
    let served = Served::sample(world);
    let affected = [
        "/v1/services/121096102",
        "/v1/services/121096102/identity",
        "/v1/services/121096102/revisions",
        "/v1/services",
        "/v1/services?agency=ncc",
        "/v1/search?q=پردازش",
    ];
    let unaffected = [
        "/v1/services/121095101",
        "/v1/services/121095101/identity",
        "/v1/agencies/qums/services",
        "/v1/services?agency=qums",
        "/v1/services/121095101/revisions/1",
        "/v1/agencies",
        "/v1/search?q=بهداشت",
        "/v1/vocabularies",
        "/v1/agencies/mporg/subordinates",
        "/v1/identifiers/285",
    ];
    let tags = |targets: &[&str]| -> Vec<String> {
        targets.iter().map(|target| served.read(target, "").header("etag").to_owned()).collect()
    };
    let before = (tags(&affected), tags(&unaffected));
    let mut changed = sample_record();
    changed["description"]["fa"] = "پردازش تازه".into();
    let change = publication("121096102", 2, &changed);
    let entries =
        world.store.write(|tx| change::record(tx, instant("2019-02-03T10:00:00Z"), None, &[change])).unwrap();
    served.caught_up(entries[0].sequence);
    for ((target, old), new) in affected.iter().zip(before.0).zip(tags(&affected)) {
        assert_ne!(new, old, "{target} shows the change");
    }
    for ((target, old), new) in unaffected.iter().zip(before.1).zip(tags(&unaffected)) {
        assert_eq!(new, old, "{target} does not");
        let again = served.read(target, &format!("If-None-Match: {old}\n"));
        assert_eq!(again.status, 304, "{target}");
        assert_eq!(again.header("khedmat-sequence"), entries[0].sequence.to_string(), "{target}");
    }
}

fn the_tag_of_one_answer_is_of_no_use_for_another(world: &World) {
    let served = Served::sample(world);
    let tags: BTreeSet<String> =
        READS.iter().map(|(target, _)| served.read(target, "").header("etag").to_owned()).collect();
    assert_eq!(tags.len(), READS.len());
}

//! The journal: numbers without gaps under many writers, a tree that others compute alike, and proofs.

use crate::support::fixture::an_agency;
use crate::support::fixture::code;
use crate::support::fixture::noon;
use crate::support::fixture::record;
use crate::support::on_both_databases;
use crate::support::world::World;
use ct_merkle::mem_backed_tree::MemoryBackedTree;
use khedmat::store::Digest;
use khedmat::store::StoreError;
use khedmat::store::change;
use khedmat::store::change::Change;
use khedmat::store::journal;
use khedmat::store::journal::Entry;
use khedmat::store::journal::EntryKind;
use khedmat::store::journal::Opening;
use khedmat::store::journal::Visibility;
use khedmat::store::proof;
use khedmat::store::verify;
use std::sync::Barrier;
use std::thread;
use tlog_tiles::tlog::Hash;
use tlog_tiles::tlog::check_record;
use tlog_tiles::tlog::check_tree;
use tlog_tiles::tlog::record_hash;

on_both_databases!(
    many_writers_leave_no_gap,
    another_implementation_computes_the_same_root,
    an_entry_is_proved_to_be_in_the_tree,
    a_tree_is_proved_to_continue_an_earlier_one,
    an_entry_opens_its_digest,
    no_change_is_no_entry,
);

fn agencies(count: usize) -> Vec<Change> {
    (0..count).map(|n| Change::AgencyCreated(an_agency(&format!("agency-{n}")))).collect()
}

fn hash(digest: Digest) -> Hash {
    Hash(digest.bytes())
}

fn many_writers_leave_no_gap(world: &World) {
    const WRITERS: usize = 8;
    const APPENDS: usize = 50;
    let together = Barrier::new(WRITERS);
    thread::scope(|scope| {
        for writer in 0..WRITERS {
            let together = &together;
            scope.spawn(move || {
                together.wait();
                for n in 0..APPENDS {
                    let change = Change::AgencyCreated(an_agency(&format!("agency-{writer}-{n}")));
                    world.store.write(|tx| change::record(tx, noon(), None, &[change])).unwrap();
                }
            });
        }
    });
    let touched = world.store.read(|conn| journal::touched(conn, 0, 1000)).unwrap();
    let numbers: Vec<i64> = touched.iter().map(|line| line.sequence).collect();
    assert_eq!(numbers, (1..=400).collect::<Vec<i64>>());
    // Each writer's own entries stand in the order in which it wrote them.
    for writer in 0..WRITERS {
        let mine = touched.iter().map(|line| line.subject.to_string());
        let mine: Vec<String> = mine.filter(|name| name.starts_with(&format!("agency-{writer}-"))).collect();
        assert_eq!(mine, (0..APPENDS).map(|n| format!("agency-{writer}-{n}")).collect::<Vec<_>>());
    }
    let report = world.store.read(|conn| verify::run(conn, &mut |_, _| ())).unwrap();
    assert!(report.is_sound(), "{report:?}");
}

fn another_implementation_computes_the_same_root(world: &World) {
    record(world, &agencies(7));
    record(world, &agencies(20)[7..]);
    let entries = world.store.read(|conn| journal::entries(conn, 0, 100)).unwrap();
    let mut tree: MemoryBackedTree<sha2_for_ct_merkle::Sha256, String> = MemoryBackedTree::new();
    for entry in entries {
        tree.push(entry.leaf);
    }
    let head = world.store.read(journal::head).unwrap();
    assert_eq!(head.root.bytes().as_slice(), tree.root().as_bytes().as_slice());
    assert_eq!(world.store.read(|conn| proof::root_at(conn, 20)).unwrap(), head.root);
}

fn an_entry_is_proved_to_be_in_the_tree(world: &World) {
    record(world, &agencies(11));
    let entries = world.store.read(|conn| journal::entries(conn, 0, 100)).unwrap();
    let root = world.store.read(|conn| proof::root_at(conn, 11)).unwrap();
    for (index, entry) in (0_u64..).zip(&entries) {
        let path = world.store.read(|conn| proof::inclusion(conn, 11, index + 1)).unwrap();
        let path: Vec<Hash> = path.into_iter().map(hash).collect();
        check_record(&path, 11, hash(root), index, record_hash(entry.leaf.as_bytes())).unwrap();
        let other = record_hash(b"another leaf");
        assert!(check_record(&path, 11, hash(root), index, other).is_err());
    }
    for (size, sequence) in [(11, 12), (11, 0), (12, 1)] {
        let none = world.store.read(|conn| proof::inclusion(conn, size, sequence));
        assert!(matches!(none, Err(StoreError::Corrupt { .. })), "{sequence} of {size}");
    }
}

fn a_tree_is_proved_to_continue_an_earlier_one(world: &World) {
    record(world, &agencies(6));
    let earlier = world.store.read(journal::head).unwrap().root;
    record(world, &agencies(13)[6..]);
    let later = world.store.read(journal::head).unwrap().root;
    let path = world.store.read(|conn| proof::consistency(conn, 6, 13)).unwrap();
    let path: Vec<Hash> = path.into_iter().map(hash).collect();
    check_tree(&path, 13, hash(later), 6, hash(earlier)).unwrap();
    assert!(check_tree(&path, 13, hash(later), 6, hash(later)).is_err());
    assert_eq!(world.store.read(|conn| proof::root_at(conn, 6)).unwrap(), earlier);
}

fn an_entry_opens_its_digest(world: &World) {
    let actor = Digest::of(b"somebody");
    let change = [Change::AgencyCreated(an_agency("ncc"))];
    world.store.write(|tx| change::record(tx, noon(), Some(actor), &change)).unwrap();
    let entries = world.store.read(|conn| journal::entries(conn, 0, 1)).unwrap();
    let Entry { sequence, at, kind, subject, actor_digest, payload_digest, visibility, opening, leaf } =
        &entries[0];
    assert_eq!((*sequence, *at, *kind), (1, noon(), EntryKind::AgencyCreated));
    assert_eq!(*subject, journal::Subject::Agency(code("ncc")));
    assert_eq!((*actor_digest, *visibility), (Some(actor), Visibility::Public));
    let Opening { salt, payload } = opening.as_ref().unwrap();
    assert_eq!(Digest::of_both(&salt.bytes(), payload.as_bytes()), *payload_digest);
    assert_eq!(
        *payload,
        r#"{"code":"ncc","effective_at":"2018-06-01T12:00:00.000000Z","hours":null,"number":1,"parent":null,"province":"tehran","status":"active","tier":"national","title":{"en":"National Centre for Cyberspace","fa":"مرکز ملی فضای مجازی"},"website":"https://example.ir"}"#
    );
    assert_eq!(
        *leaf,
        format!(
            r#"{{"actor_digest":"{actor}","at":"2018-06-01T12:00:00.000000Z","kind":"agency_created","payload_digest":"{payload_digest}","public":true,"sequence":1,"subject":"ncc"}}"#
        )
    );
}

fn no_change_is_no_entry(world: &World) {
    assert_eq!(record(world, &[]), []);
    assert_eq!(world.store.read(journal::head).unwrap().sequence, 0);
}

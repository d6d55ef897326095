//! Whatever is altered by hand is found, and named.

use crate::support::fixture::a_revision;
use crate::support::fixture::a_service;
use crate::support::fixture::an_agency;
use crate::support::fixture::bilingual;
use crate::support::fixture::id;
use crate::support::fixture::noon;
use crate::support::fixture::record;
use crate::support::fixture::text;
use crate::support::on_both_databases;
use crate::support::world::World;
use khedmat::domain::fact::CapabilityFact;
use khedmat::domain::fact::Delegability;
use khedmat::domain::fact::Notice;
use khedmat::domain::id::AgencyCode;
use khedmat::domain::service::Alias;
use khedmat::domain::vocabulary::AliasScheme;
use khedmat::domain::vocabulary::Capability;
use khedmat::domain::vocabulary::CapabilityState;
use khedmat::domain::vocabulary::Severity;
use khedmat::store::StoreError;
use khedmat::store::alias::AliasState;
use khedmat::store::change::Change;
use khedmat::store::fact::capability::CapabilityRecord;
use khedmat::store::fact::delegability::DelegabilityState;
use khedmat::store::fact::notice::NoticeState;
use khedmat::store::journal;
use khedmat::store::journal::EntryKind;
use khedmat::store::journal::NewEntry;
use khedmat::store::journal::Subject;
use khedmat::store::journal::Visibility;
use khedmat::store::verify;
use khedmat::store::verify::BadEntry;
use khedmat::store::verify::BadRow;
use khedmat::store::verify::EntryFault;
use khedmat::store::verify::Report;
use khedmat::store::verify::RowFault;

on_both_databases!(
    an_untouched_registry_is_sound,
    an_empty_registry_is_sound,
    progress_is_told_in_batches,
    an_altered_entry_is_named,
    a_missing_entry_is_named,
    a_swapped_entry_is_named,
    a_foreign_entry_is_named,
    an_altered_tree_is_named,
    an_altered_head_is_named,
    an_altered_row_is_named,
    a_missing_row_is_named,
    a_row_without_an_entry_is_named,
    an_erased_payload_is_allowed_only_where_it_is_private,
    the_first_of_several_is_named,
    what_cannot_be_read_is_reported_and_no_error,
);

/// One change for each table; the entry of each is its place in the list, from one.
fn everything() -> Vec<Change> {
    let service = id("121095101");
    let alias = Alias {
        scheme: AliasScheme::Aro11,
        value: text("12109510101"),
        service: service.clone(),
        valid_from: None,
        valid_to: None,
    };
    let delegability = Delegability {
        not_sovereign: true,
        electronic_capable: true,
        outsourceable: true,
        decided_on: None,
        reason: None,
    };
    let fact = CapabilityFact {
        capability: Capability::ElectronicIntake,
        state: CapabilityState::Claimed,
        on: "2018-05-20".parse().unwrap(),
        channels: Vec::new(),
        request_url: None,
        reason: None,
    };
    let notice = Notice {
        text: bilingual("سامانه در دسترس نیست", "down"),
        severity: Severity::Closed,
        from: noon(),
        to: None,
    };
    vec![
        Change::AgencyCreated(an_agency("ncc")),
        Change::ServiceIssued(a_service("121095101")),
        Change::ServiceIssued(a_service("121095102")),
        Change::CardPublished(a_revision("121095101")),
        Change::AliasAdded(AliasState { number: 1, alias }),
        Change::DelegabilityDecided(DelegabilityState { service: service.clone(), number: 1, delegability }),
        Change::CapabilityRecorded(CapabilityRecord { service: service.clone(), number: 1, fact }),
        Change::NoticeChanged(NoticeState { service, number: 1, notice: Some(notice) }),
    ]
}

fn verified(world: &World) -> Report {
    world.store.read(|conn| verify::run(conn, &mut |_, _| ())).expect("the database answers")
}

/// Alters a registry that holds [`everything`], looks, and puts it back as it was.
fn altered(world: &World, alter: &str, restore: &str) -> Report {
    if world.store.read(journal::head).map_or(0, |head| head.sequence) == 0 {
        record(world, &everything());
    }
    world.by_hand(alter);
    let report = verified(world);
    world.by_hand(restore);
    let restored = verified(world);
    assert!(restored.is_sound(), "after {restore}: {restored:?}");
    assert!(!report.is_sound(), "nothing was found after {alter}");
    report
}

/// Alters one column of one row, and puts it back from a copy of the table.
fn altered_column(world: &World, table: &str, assignment: &str, condition: &str) -> Report {
    let (column, _) = assignment.split_once('=').unwrap();
    altered(
        world,
        &format!(
            "CREATE TABLE kept AS SELECT * FROM {table}; UPDATE {table} SET {assignment} WHERE {condition}"
        ),
        &format!(
            "UPDATE {table} SET {column} = (SELECT {column} FROM kept WHERE {condition}) WHERE {condition}; DROP TABLE kept"
        ),
    )
}

fn bad_entry(sequence: i64, fault: EntryFault) -> Option<BadEntry> {
    Some(BadEntry { sequence, fault })
}

fn an_untouched_registry_is_sound(world: &World) {
    record(world, &everything());
    let report = verified(world);
    assert!(report.is_sound(), "{report:?}");
    assert_eq!((report.entries, report.erased), (8, 0));
    assert_eq!(report.root, world.store.read(journal::head).unwrap().root);
}

fn an_empty_registry_is_sound(world: &World) {
    let report = verified(world);
    assert!(report.is_sound(), "{report:?}");
    assert_eq!(report.entries, 0);
}

fn progress_is_told_in_batches(world: &World) {
    let agencies: Vec<Change> =
        (0..1201).map(|n| Change::AgencyCreated(an_agency(&format!("agency-{n}")))).collect();
    record(world, &agencies);
    let mut told = Vec::new();
    let report = world.store.read(|conn| verify::run(conn, &mut |done, of| told.push((done, of)))).unwrap();
    assert!(report.is_sound(), "{report:?}");
    assert_eq!(told, [(500, 1201), (1000, 1201), (1201, 1201)]);
}

fn an_altered_entry_is_named(world: &World) {
    let cases = [
        ("payload = '{}'", EntryFault::PayloadChanged),
        ("payload_digest = 'f00d'", EntryFault::PayloadChanged),
        ("salt = 'f00d'", EntryFault::PayloadChanged),
        ("kind = 'service_changed'", EntryFault::LeafChanged),
        ("subject = '121095109'", EntryFault::LeafChanged),
        ("actor_digest = 'f00d'", EntryFault::LeafChanged),
        ("public = FALSE", EntryFault::LeafChanged),
        ("at = at + 1", EntryFault::LeafChanged),
        ("at = 0", EntryFault::Backwards),
    ];
    for (assignment, fault) in cases {
        let report = altered_column(world, "journal_entry", assignment, "sequence = 3");
        assert_eq!(report.first_bad, bad_entry(3, fault), "{assignment}");
    }
}

fn a_missing_entry_is_named(world: &World) {
    for sequence in [1, 3, 8] {
        let report = altered(
            world,
            &format!(
                "CREATE TABLE kept AS SELECT * FROM journal_entry WHERE sequence = {sequence}; \
                 DELETE FROM journal_entry WHERE sequence = {sequence}"
            ),
            "INSERT INTO journal_entry SELECT * FROM kept; DROP TABLE kept",
        );
        assert_eq!(report.first_bad, bad_entry(sequence, EntryFault::Missing));
        let orphan = report.bad_rows.first().map(|bad| (bad.sequence, bad.fault));
        assert_eq!(orphan, Some((sequence, RowFault::WithoutEntry)));
    }
}

fn a_swapped_entry_is_named(world: &World) {
    let swap = "UPDATE journal_entry SET sequence = 1000 WHERE sequence = 2; \
                UPDATE journal_entry SET sequence = 2 WHERE sequence = 3; \
                UPDATE journal_entry SET sequence = 3 WHERE sequence = 1000";
    let report = altered(world, swap, swap);
    assert_eq!(report.first_bad, bad_entry(2, EntryFault::LeafChanged));
    let changed: Vec<_> = report.bad_rows.iter().map(|bad| (bad.table, bad.sequence, bad.fault)).collect();
    assert_eq!(changed, [("service_state", 2, RowFault::Changed), ("service_state", 3, RowFault::Changed)]);
}

fn a_foreign_entry_is_named(world: &World) {
    let copy = |to: &str| {
        format!(
            "INSERT INTO journal_entry SELECT {to}, at, kind, subject, actor_digest, payload_digest, public, \
             salt, payload FROM journal_entry WHERE sequence = 8"
        )
    };
    let beyond = altered(world, &copy("9"), "DELETE FROM journal_entry WHERE sequence = 9");
    assert_eq!(beyond.first_bad, bad_entry(9, EntryFault::BeyondHead));
    assert_eq!(beyond.bad_rows, [BadRow { table: "notice_state", sequence: 9, fault: RowFault::Missing }]);
    let before = altered(world, &copy("0"), "DELETE FROM journal_entry WHERE sequence = 0");
    assert_eq!(before.first_bad, bad_entry(0, EntryFault::BeforeFirst));
}

fn an_altered_tree_is_named(world: &World) {
    // Leaves 0, 1, 2, 3 stand at 0, 1, 3, 4; the nodes above them at 2, 5 and 6.
    let cases = [
        (3, bad_entry(3, EntryFault::LeafChanged)),
        (5, bad_entry(4, EntryFault::NodeChanged)),
        (6, bad_entry(4, EntryFault::NodeChanged)),
    ];
    for (position, expected) in cases {
        let report =
            altered_column(world, "journal_hash", "hash = 'f00d'", &format!("position = {position}"));
        assert_eq!(report.first_bad, expected, "{position}");
        let report = altered(
            world,
            &format!(
                "CREATE TABLE kept AS SELECT * FROM journal_hash WHERE position = {position}; \
                 DELETE FROM journal_hash WHERE position = {position}"
            ),
            "INSERT INTO journal_hash SELECT * FROM kept; DROP TABLE kept",
        );
        assert_eq!(report.first_bad, expected, "{position} deleted");
    }
    let report = altered(
        world,
        "INSERT INTO journal_hash VALUES (77, 'f00d')",
        "DELETE FROM journal_hash WHERE position = 77",
    );
    assert_eq!(report.first_bad, bad_entry(8, EntryFault::HeadChanged));
}

fn an_altered_head_is_named(world: &World) {
    for assignment in ["edge = '[]'", "edge = 'nonsense'", "at = at + 1"] {
        let report = altered_column(world, "journal_head", assignment, "id = 1");
        assert_eq!(report.first_bad, bad_entry(8, EntryFault::HeadChanged), "{assignment}");
    }
    let behind = altered_column(world, "journal_head", "sequence = 7", "id = 1");
    assert_eq!(behind.first_bad, bad_entry(8, EntryFault::BeyondHead));
    let ahead = altered_column(world, "journal_head", "sequence = 9", "id = 1");
    assert_eq!(ahead.first_bad, bad_entry(9, EntryFault::Missing));
}

fn an_altered_row_is_named(world: &World) {
    let document = RowFault::Contradicts("the document does not have its digest");
    let published = RowFault::Contradicts("published at another instant than its entry");
    let cases = [
        ("agency_state", 1, "title_fa = 'نام دیگر'", RowFault::Changed),
        ("agency_state", 1, "hours = 'no json'", RowFault::Changed),
        ("service_state", 2, "agency = 'ict'", RowFault::Changed),
        ("service_state", 3, "effective_at = effective_at + 1", RowFault::Changed),
        ("revision", 4, "document = '{}'", document),
        ("revision", 4, "digest = 'f00d'", RowFault::Changed),
        ("revision", 4, "published_at = published_at + 1", published),
        ("alias_state", 5, "service_id = '121095102'", RowFault::Changed),
        ("delegability_state", 6, "outsourceable = FALSE", RowFault::Changed),
        ("capability_fact", 7, "state = 'verified'", RowFault::Changed),
        ("notice_state", 8, "severity = 'info'", RowFault::Changed),
    ];
    for (table, sequence, assignment, fault) in cases {
        let report = altered_column(world, table, assignment, &format!("sequence = {sequence}"));
        assert_eq!(report.bad_rows, [BadRow { table, sequence, fault }], "{table}: {assignment}");
        assert_eq!(report.first_bad, None, "{table}: {assignment}");
    }
}

fn a_missing_row_is_named(world: &World) {
    let tables = [
        ("agency_state", 1),
        ("service_state", 2),
        ("revision", 4),
        ("alias_state", 5),
        ("delegability_state", 6),
        ("capability_fact", 7),
        ("notice_state", 8),
    ];
    for (table, sequence) in tables {
        let report = altered(
            world,
            &format!(
                "CREATE TABLE kept AS SELECT * FROM {table} WHERE sequence = {sequence}; \
                 DELETE FROM {table} WHERE sequence = {sequence}"
            ),
            &format!("INSERT INTO {table} SELECT * FROM kept; DROP TABLE kept"),
        );
        assert_eq!(report.bad_rows, [BadRow { table, sequence, fault: RowFault::Missing }]);
    }
}

fn a_row_without_an_entry_is_named(world: &World) {
    // Before the first entry, at an entry of another kind, after the last one, and far away.
    for sequence in [-5, 1, 9, 1_000_000_000] {
        let report = altered(
            world,
            &format!(
                "INSERT INTO revision SELECT {sequence}, service_id, 7, published_at, schema, digest, \
                 change_note, document FROM revision"
            ),
            "DELETE FROM revision WHERE number = 7",
        );
        let stranger = BadRow { table: "revision", sequence, fault: RowFault::WithoutEntry };
        assert_eq!(report.bad_rows, [stranger]);
        assert_eq!(report.first_bad, None);
    }
}

fn an_erased_payload_is_allowed_only_where_it_is_private(world: &World) {
    record(world, &everything());
    let code = AgencyCode::parse("ncc").unwrap();
    let secret = NewEntry {
        kind: EntryKind::AgencyChanged,
        subject: Subject::Agency(code),
        payload: "{}".to_owned(),
        visibility: Visibility::Private,
    };
    world.store.write(|tx| journal::append(tx, noon(), None, &[secret]).map(drop)).unwrap();
    world.by_hand("UPDATE journal_entry SET salt = NULL, payload = NULL WHERE sequence = 9");
    let report = verified(world);
    assert_eq!((report.first_bad, report.erased), (None, 1));
    world.by_hand("UPDATE journal_entry SET salt = NULL, payload = NULL WHERE sequence = 2");
    assert_eq!(verified(world).first_bad, bad_entry(2, EntryFault::PublicErased));
}

fn the_first_of_several_is_named(world: &World) {
    record(world, &everything());
    world.by_hand(
        "UPDATE journal_entry SET payload = '{}' WHERE sequence IN (3, 5); \
         UPDATE journal_hash SET hash = 'f00d' WHERE position = 1; \
         UPDATE notice_state SET severity = 'info'; UPDATE agency_state SET status = 'closed'",
    );
    let report = verified(world);
    assert_eq!(report.first_bad, bad_entry(2, EntryFault::LeafChanged));
    let sentence = report.first_bad.map(|bad| bad.to_string());
    assert_eq!(sentence.as_deref(), Some("entry 2 is not the one whose leaf stands in the tree"));
    let tables: Vec<_> = report.bad_rows.iter().map(|bad| bad.table).collect();
    assert_eq!(tables, ["agency_state", "service_state", "alias_state", "notice_state"]);
    assert_eq!(
        report.bad_rows[0].to_string(),
        "the row of entry 1 in agency_state is not what its journal entry recorded"
    );
}

fn what_cannot_be_read_is_reported_and_no_error(world: &World) {
    let report = altered_column(world, "journal_entry", "kind = 'spring'", "sequence = 4");
    assert_eq!(report.first_bad, bad_entry(4, EntryFault::Unreadable));
    let report = altered_column(world, "journal_entry", "at = 9223372036854775807", "sequence = 8");
    assert_eq!(report.first_bad, bad_entry(8, EntryFault::Unreadable));
    world.by_hand("DELETE FROM journal_head");
    assert_eq!(verified(world).first_bad, bad_entry(1, EntryFault::BeyondHead));
    world.by_hand("UPDATE agency_state SET tier = 'celestial'");
    let refused =
        world.store.read(|conn| khedmat::store::agency::all(conn, &khedmat::store::Moment::now(noon())));
    let named = StoreError::Corrupt { what: "agency_state of entry 1: tier holds no such value".to_owned() };
    assert_eq!(refused, Err(named));
}

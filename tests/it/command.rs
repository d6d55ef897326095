//! The `khedmat` command, as a person at a terminal meets it: the program itself, in a process of its own.

mod running;
mod serving;

use crate::support::catalogue::agency;
use crate::support::catalogue::catalogue;
use crate::support::catalogue::service;
use crate::support::catalogue::with;
use crate::support::on_both_databases;
use crate::support::world::World;
use khedmat::app::load;
use khedmat::clock;
use khedmat::store::Moment;
use khedmat::store::StoreError;
use khedmat::store::service as services;
use running::khedmat;
use running::said;
use serde_json::Value;
use serde_json::json;
use std::fs;
use std::path::Path;

on_both_databases!(
    a_file_with_three_faults_is_refused_with_all_of_them_and_nothing_is_loaded,
    what_is_in_use_is_not_given_again,
    a_dry_run_changes_nothing,
    a_made_up_catalogue_is_sound_until_a_row_is_altered,
);

fn write(folder: &Path, name: &str, file: &Value) -> String {
    let path = folder.join(name);
    fs::write(&path, file.to_string()).unwrap();
    path.display().to_string()
}

/// How many agencies and services the registry has.
fn counted(world: &World) -> (usize, usize) {
    let known = load::known(&world.store, clock::now()).unwrap();
    (known.agencies.len(), known.services.len())
}

fn a_file_with_three_faults_is_refused_with_all_of_them_and_nothing_is_loaded(world: &World) {
    let folder = tempfile::tempdir().unwrap();
    let sound = write(folder.path(), "sound.json", &catalogue(&[agency("ncc")], &[service("121095100")]));
    let services = [
        with(service("12"), json!({"parent": "999999999"})),
        with(service("121096100"), json!({"agency": "nobody"})),
    ];
    let faulty = write(folder.path(), "faulty.json", &catalogue(&[], &services));
    let refused = khedmat(folder.path(), &["import", &sound, &faulty, "--database", &world.url()]);
    let said = said(&refused);
    assert!(!refused.status.success());
    for fault in ["/services/0/service_id", "/services/0/parent", "/services/1/agency"] {
        assert!(said.contains(&format!("{faulty}: {fault}: ")), "{fault} in {said}");
    }
    assert!(said.contains("3 faults") && said.contains("[unknown_reference]"), "{said}");
    assert_eq!(counted(world), (0, 0), "the sound file was not loaded either");
}

fn what_is_in_use_is_not_given_again(world: &World) {
    let folder = tempfile::tempdir().unwrap();
    let url = world.url();
    let aliases = json!({"aliases": [{"scheme": "aro11", "value": "10031095100"}, {"scheme": "portal_iran_gov", "value": "285"}]});
    let file = catalogue(&[agency("ncc")], &[with(service("121095100"), aliases)]);
    let first = write(folder.path(), "first.json", &file);
    let loaded = khedmat(folder.path(), &["import", &first, "--database", &url]);
    assert!(loaded.status.success(), "{}", said(&loaded));
    assert!(said(&loaded).contains("loaded 1 agencies, 1 services"), "{}", said(&loaded));
    let again = khedmat(folder.path(), &["import", &first, "--database", &url]);
    assert!(!again.status.success());
    for pointer in [
        "/agencies/0/code",
        "/services/0/service_id",
        "/services/0/aliases/0/value",
        "/services/0/aliases/1/value",
    ] {
        assert!(said(&again).contains(pointer), "{pointer} in {}", said(&again));
    }
    // An identifier that is another's alias, and an alias that is another's identifier.
    let alias = json!({"aliases": [{"scheme": "aro9", "value": "121095100"}]});
    let services = [service("10031095100"), with(service("121096100"), alias)];
    let crossed = write(folder.path(), "crossed.json", &catalogue(&[], &services));
    for dry in [&["--dry-run"][..], &[]] {
        let refused = khedmat(folder.path(), &[&["import", &crossed, "--database", &url], dry].concat());
        assert!(!refused.status.success());
        for pointer in ["/services/0/service_id", "/services/1/aliases/0/value"] {
            let line = format!("{pointer}: ");
            assert!(
                said(&refused).contains(&line) && said(&refused).contains("[identifier_in_use]"),
                "{}",
                said(&refused)
            );
        }
    }
    assert_eq!(counted(world), (1, 1));
}

fn a_dry_run_changes_nothing(world: &World) {
    let folder = tempfile::tempdir().unwrap();
    let file = write(folder.path(), "file.json", &catalogue(&[agency("ncc")], &[service("121095100")]));
    let checked = khedmat(folder.path(), &["import", "--dry-run", &file, "--database", &world.url()]);
    assert!(checked.status.success(), "{}", said(&checked));
    assert!(said(&checked).contains("nothing was changed"));
    assert_eq!(counted(world), (0, 0));
}

fn a_made_up_catalogue_is_sound_until_a_row_is_altered(world: &World) {
    let folder = tempfile::tempdir().unwrap();
    let url = world.url();
    let made = khedmat(folder.path(), &["generate", "--services", "500", "--database", &url]);
    assert!(made.status.success() && said(&made).contains("500 services"), "{}", said(&made));
    assert_eq!(counted(world).1, 500);
    let sound = khedmat(folder.path(), &["verify", "--database", &url]);
    assert!(sound.status.success() && said(&sound).contains("as they were recorded"), "{}", said(&sound));
    let again = khedmat(folder.path(), &["generate", "--services", "5", "--database", &url]);
    assert!(!again.status.success() && said(&again).contains("not empty"), "{}", said(&again));
    let entry = world.store.read(|conn| {
        let all = services::page(conn, &Moment::now(clock::now()), None, 10_000)?;
        Ok::<_, StoreError>(all.services.into_iter().map(|state| state.sequence).max())
    });
    let entry = entry.unwrap().unwrap();
    world.by_hand(&format!("UPDATE service_state SET title_fa = 'دیگر' WHERE sequence = {entry}"));
    let altered = khedmat(folder.path(), &["verify", "--database", &url]);
    assert!(!altered.status.success());
    let named = format!("the row of entry {entry} in service_state is not what its journal entry recorded");
    assert!(said(&altered).contains(&named), "{}", said(&altered));
}

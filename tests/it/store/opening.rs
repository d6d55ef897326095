//! Opening a registry: what is refused, in which words, and that nothing was changed.

use crate::support::fixture::instant;
use crate::support::fixture::noon;
use crate::support::on_both_databases;
use crate::support::world::World;
use khedmat::store::IfMissing;
use khedmat::store::ServeLock;
use khedmat::store::Settings;
use khedmat::store::Store;
use khedmat::store::StoreError;
use khedmat::store::migrate;
use khedmat::store::registry;
use std::fs;
use std::thread;

on_both_databases!(
    a_newer_schema_is_not_touched,
    a_migrated_registry_has_nothing_pending,
    other_tables_are_not_a_registry,
    a_registry_keeps_its_name,
);

fn refusal(url: &str, if_missing: IfMissing) -> StoreError {
    Store::open(&Settings::new(url), if_missing).err().expect("the address is refused")
}

fn a_newer_schema_is_not_touched(world: &World) {
    world.by_hand("INSERT INTO __diesel_schema_migrations (version) VALUES ('9999')");
    let newer = StoreError::NewerSchema { version: "9999".to_owned() };
    assert_eq!(refusal(&world.url(), IfMissing::Refuse), newer);
    assert!(newer.to_string().contains("migration 9999"));
    assert_eq!(migrate::run(&world.store, noon()), Err(newer.clone()));
    assert_eq!(migrate::down(&world.store, 1), Err(newer));
}

fn a_migrated_registry_has_nothing_pending(world: &World) {
    assert_eq!(migrate::pending(&world.store), Ok(Vec::new()));
    assert_eq!(migrate::run(&world.store, noon()), Ok(Vec::new()));
    assert_eq!(migrate::down(&world.store, 1), Ok(vec!["0003".to_owned()]));
    assert_eq!(migrate::pending(&world.reopened()), Ok(vec!["0003".to_owned()]));
    assert_eq!(migrate::run(&world.store, noon()), Ok(vec!["0003".to_owned()]));
}

fn other_tables_are_not_a_registry(world: &World) {
    assert_eq!(migrate::down(&world.store, 3).map(|versions| versions.len()), Ok(3));
    assert!(Store::open(&Settings::new(world.url()), IfMissing::Refuse).is_ok());
    world.by_hand("CREATE TABLE guestbook (line TEXT)");
    let refused = refusal(&world.url(), IfMissing::Create);
    assert!(matches!(refused, StoreError::NotARegistry { .. }), "{refused}");
    assert_eq!(migrate::run(&world.store, noon()), Err(refused));
}

fn a_registry_keeps_its_name(world: &World) {
    let name = world.store.read(registry::identity).unwrap();
    assert_eq!(name.created_at, instant("2018-01-01T00:00:00Z"));
    migrate::run(&world.store, noon()).unwrap();
    assert_eq!(world.reopened().read(registry::identity).unwrap(), name);
    assert_ne!(World::sqlite().store.read(registry::identity).unwrap().uuid, name.uuid);
}

#[test]
fn instances_that_make_the_same_file_together_make_one_registry() {
    let directory = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", directory.path().join("registry.sqlite").display());
    let names: Vec<_> = thread::scope(|scope| {
        let instances: Vec<_> = (0..8)
            .map(|_| {
                scope.spawn(|| {
                    let store = Store::open(&Settings::new(&url), IfMissing::Create).unwrap();
                    migrate::run(&store, noon()).unwrap();
                    store.read(registry::identity).unwrap()
                })
            })
            .collect();
        instances.into_iter().map(|instance| instance.join().unwrap()).collect()
    });
    assert!(names.iter().all(|name| *name == names[0]), "{names:?}");
}

#[test]
fn an_unknown_scheme_makes_no_file() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("registry");
    assert_eq!(refusal(&format!("sqlite:{}", path.display()), IfMissing::Create), StoreError::UnknownScheme);
    assert_eq!(refusal(&format!("sqlit://{}", path.display()), IfMissing::Create), StoreError::UnknownScheme);
    assert!(!path.exists());
}

#[test]
fn a_path_that_cannot_be_written_is_named() {
    let directory = tempfile::tempdir().unwrap();
    let within = |path: &str| format!("sqlite://{}", directory.path().join(path).display());
    let nowhere = refusal(&within("no/such/registry"), IfMissing::Create);
    assert!(matches!(&nowhere, StoreError::Unwritable { path, .. } if path.ends_with("no/such/registry")));
    assert!(nowhere.to_string().contains("no/such/registry"), "{nowhere}");
    fs::create_dir(directory.path().join("folder")).unwrap();
    assert!(matches!(refusal(&within("folder"), IfMissing::Create), StoreError::Unwritable { .. }));
}

#[test]
fn a_command_that_only_looks_makes_no_registry() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("registry");
    let refused = refusal(&format!("sqlite://{}", path.display()), IfMissing::Refuse);
    assert_eq!(refused, StoreError::Missing { path: path.clone() });
    assert!(!path.exists());
}

#[test]
fn a_file_of_another_kind_keeps_every_byte() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("letter.txt");
    fs::write(&path, "Dear Sir or Madam,").unwrap();
    let refused = refusal(&format!("sqlite://{}", path.display()), IfMissing::Create);
    assert!(matches!(refused, StoreError::NotARegistry { .. }));
    assert_eq!(fs::read_to_string(&path).unwrap(), "Dear Sir or Madam,");
}

#[test]
fn another_programs_database_keeps_every_byte() {
    let world = World::sqlite();
    let path = world.directory().join("other.sqlite");
    let other = format!("ATTACH '{}' AS other; CREATE TABLE other.guestbook (line TEXT)", path.display());
    world.by_hand(&other);
    let before = fs::read(&path).unwrap();
    let refused = refusal(&format!("sqlite://{}", path.display()), IfMissing::Create);
    assert!(matches!(refused, StoreError::NotARegistry { .. }));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_registry_is_served_once() {
    let world = World::sqlite();
    let held = ServeLock::take(&world.store).unwrap();
    let again = ServeLock::take(&world.reopened()).unwrap_err();
    assert!(matches!(&again, StoreError::AlreadyServed { path } if path.ends_with("registry.sqlite.lock")));
    assert!(again.to_string().contains("already served"), "{again}");
    drop(held);
    assert!(ServeLock::take(&world.store).is_ok());
}

#[test]
fn many_instances_may_serve_one_database() {
    let world = World::postgres();
    let held = ServeLock::take(&world.store).unwrap();
    assert!(ServeLock::take(&world.reopened()).is_ok());
    drop(held);
}

#[test]
fn a_server_that_is_not_there_is_told_without_the_password() {
    let directory = tempfile::tempdir().unwrap();
    let url = format!("postgres:///khedmat?user=user&password=s3cret&host={}", directory.path().display());
    let refused = refusal(&url, IfMissing::Create);
    assert!(matches!(refused, StoreError::Unavailable { .. }), "{refused}");
    assert!(!refused.to_string().contains("s3cret"));
    let url = "postgres://user:s3%zzcret@127.0.0.1:1/khedmat";
    assert!(!refusal(url, IfMissing::Create).to_string().contains("s3"));
}

//! The migrations are twins, can be undone, and make the tables that the queries name.

use crate::support::fixture::a_service;
use crate::support::fixture::an_agency;
use crate::support::fixture::noon;
use crate::support::fixture::record;
use crate::support::on_both_databases;
use crate::support::world::World;
use khedmat::store::change::Change;
use khedmat::store::migrate;
use std::fs;
use std::path::Path;
use std::thread;

on_both_databases!(down_and_up_again_makes_the_same_schema, two_instances_migrate_once,);

#[test]
fn both_databases_have_the_same_tables_columns_and_indexes() {
    let (sqlite, postgres) = (World::sqlite(), World::postgres());
    let (sqlite, postgres) = (sqlite.schema(), postgres.schema());
    assert_eq!(sqlite.columns, postgres.columns);
    assert_eq!(sqlite.indexes, postgres.indexes);
    assert!(sqlite.columns.iter().any(|column| column == "revision.document text not null"), "{sqlite:?}");
    assert!(sqlite.indexes.iter().any(|index| index == "service_state_number"), "{sqlite:?}");
}

#[test]
fn migrations_are_twins() {
    let names = |database: &str| {
        let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(database);
        let mut names: Vec<String> = fs::read_dir(directory)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    assert_eq!(names("sqlite"), names("postgres"));
}

fn down_and_up_again_makes_the_same_schema(world: &World) {
    record(world, &[Change::AgencyCreated(an_agency("ncc")), Change::ServiceIssued(a_service("121095101"))]);
    let before = world.schema();
    let versions = migrate::down(&world.store, usize::MAX).unwrap();
    assert_eq!(versions, ["0003", "0002", "0001"]);
    assert!(world.schema().columns.is_empty());
    assert_eq!(migrate::pending(&world.store).unwrap(), ["0001", "0002", "0003"]);
    assert_eq!(migrate::run(&world.store, noon()).unwrap(), ["0001", "0002", "0003"]);
    assert_eq!(world.schema(), before);
}

fn two_instances_migrate_once(world: &World) {
    migrate::down(&world.store, usize::MAX).unwrap();
    let mut applied: Vec<usize> = thread::scope(|scope| {
        let instances: Vec<_> =
            (0..6).map(|_| scope.spawn(|| migrate::run(&world.reopened(), noon()).unwrap().len())).collect();
        instances.into_iter().map(|instance| instance.join().unwrap()).collect()
    });
    applied.sort_unstable();
    assert_eq!(applied, [0, 0, 0, 0, 0, 3]);
}

//! Queries on tables that grow use an index. SQLite says how it would run each; PostgreSQL's choice depends
//! on what it has counted in the tables, and the indexes are the same.

use crate::support::fixture::code;
use crate::support::fixture::id;
use crate::support::fixture::noon;
use crate::support::fixture::text;
use crate::support::world::World;
use diesel::Connection;
use diesel::QueryableByName;
use diesel::RunQueryDsl;
use diesel::connection::InstrumentationEvent;
use diesel::sql_types::Text;
use khedmat::store::Conn;
use khedmat::store::Moment;
use khedmat::store::StoreError;
use khedmat::store::agency;
use khedmat::store::alias;
use khedmat::store::fact::capability;
use khedmat::store::fact::delegability;
use khedmat::store::fact::notice;
use khedmat::store::journal;
use khedmat::store::proof;
use khedmat::store::revision;
use khedmat::store::service;
use std::sync::Arc;
use std::sync::Mutex;

type Query = fn(&mut Conn) -> Result<(), StoreError>;

/// Every query there is, but those that are there to read a whole table.
const QUERIES: &[(&str, Query)] = &[
    ("agency::find", |conn| agency::find(conn, &Moment::now(noon()), &code("ncc")).map(drop)),
    ("agency::history", |conn| agency::history(conn, &code("ncc")).map(drop)),
    ("agency::taking_effect", |conn| agency::taking_effect(conn, noon(), noon()).map(drop)),
    ("service::find", |conn| service::find(conn, &Moment::now(noon()), &id("121095101")).map(drop)),
    ("service::page", |conn| service::page(conn, &Moment::now(noon()), Some(&id("121095101")), 10).map(drop)),
    ("service::of_agency", |conn| service::of_agency(conn, &Moment::now(noon()), &code("ncc")).map(drop)),
    ("service::parts_of", |conn| service::parts_of(conn, &Moment::now(noon()), &id("121095000")).map(drop)),
    ("service::history", |conn| service::history(conn, &id("121095101")).map(drop)),
    ("service::taking_effect", |conn| service::taking_effect(conn, noon(), noon()).map(drop)),
    ("revision::in_force", |conn| {
        revision::in_force(conn, &Moment::now(noon()), &(id("121095101")..=id("121095199"))).map(drop)
    }),
    ("revision::find", |conn| revision::find(conn, &id("121095101"), 1).map(drop)),
    ("revision::of_service", |conn| revision::of_service(conn, &id("121095101")).map(drop)),
    ("alias::of_services", |conn| {
        alias::of_services(conn, 1, &(id("121095101")..=id("121095199"))).map(drop)
    }),
    ("alias::with_value", |conn| alias::with_value(conn, 1, &text("12109510101")).map(drop)),
    ("delegability::of_services", |conn| {
        delegability::of_services(conn, 1, &(id("121095101")..=id("121095199"))).map(drop)
    }),
    ("capability::of_services", |conn| {
        capability::of_services(conn, 1, &(id("121095101")..=id("121095199"))).map(drop)
    }),
    ("notice::of_services", |conn| {
        notice::of_services(conn, 1, &(id("121095101")..=id("121095199"))).map(drop)
    }),
    ("journal::touched", |conn| journal::touched(conn, 0, 10).map(drop)),
    ("journal::entries", |conn| journal::entries(conn, 0, 10).map(drop)),
    ("journal::instants", |conn| journal::instants(conn, &[1, 2]).map(drop)),
    ("journal::sequence_at", |conn| journal::sequence_at(conn, noon()).map(drop)),
    // There is no such tree; the query is asked all the same.
    ("proof::root_at", |conn| proof::root_at(conn, 9).or(Ok(journal::head(conn)?.root)).map(drop)),
];

#[derive(QueryableByName)]
struct Step {
    #[diesel(sql_type = Text)]
    detail: String,
}

#[test]
fn no_query_scans_a_table_that_grows() {
    let world = World::sqlite();
    for (name, query) in QUERIES {
        let steps = plan(&world, *query);
        assert!(!steps.is_empty(), "{name} asked nothing");
        for step in steps.iter().filter(|step| !step.contains("journal_head")) {
            assert!(!step.starts_with("SCAN") || step.contains("CONSTANT ROW"), "{name}: {step}");
        }
    }
}

/// How SQLite runs what a function asks.
fn plan(world: &World, query: Query) -> Vec<String> {
    let asked = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::clone(&asked);
    let steps: Result<Vec<String>, StoreError> = world.store.read(|conn| {
        conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
            if let InstrumentationEvent::StartQuery { query, .. } = event {
                heard.lock().unwrap().push(query.to_string());
            }
        });
        query(conn)?;
        conn.set_instrumentation(|_: InstrumentationEvent<'_>| ());
        let mut steps = Vec::new();
        for sql in asked.lock().unwrap().iter().filter(|sql| sql.starts_with("SELECT")) {
            let sql = format!("EXPLAIN QUERY PLAN {}", sql.split("-- binds").next().unwrap());
            let Conn::Sqlite(conn) = conn else { panic!("only SQLite explains itself so") };
            let plan: Vec<Step> = diesel::sql_query(sql).load(conn)?;
            steps.extend(plan.into_iter().map(|step| step.detail));
        }
        Ok(steps)
    });
    steps.unwrap()
}

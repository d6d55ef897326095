//! Migrations: twins for the two databases, embedded in the program, applied at start.
//!
//! All that is pending is applied in one transaction behind a lock, so that of two instances that start
//! together one migrates and the other finds it done.
//! Never here: a migration of a database that is not ours. `recognise` looks first and changes nothing.

use crate::store::Conn;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::registry;
use diesel::connection::SimpleConnection;
use diesel::migration::MigrationSource;
use diesel::migration::MigrationVersion;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel::sqlite::Sqlite;
use diesel_migrations::EmbeddedMigrations;
use diesel_migrations::MigrationHarness;
use diesel_migrations::embed_migrations;
use jiff::Timestamp;
use std::error::Error;

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// The table in which diesel notes what was applied.
const LEDGER: &str = "__diesel_schema_migrations";

/// Any fixed number: it names the lock on PostgreSQL. The letters spell `khedmat`.
const ADVISORY_LOCK: i64 = 0x6b_6865_646d_6174;

/// Applies what is pending, and gives the versions that were. The first time, it also names the registry.
///
/// # Errors
/// The database does not answer, refuses a statement, or is newer than this program; nothing was changed.
pub fn run(store: &Store, now: Timestamp) -> Result<Vec<String>, StoreError> {
    store.write(|tx| {
        alone(tx)?;
        recognise(tx)?;
        let applied = match &mut **tx {
            Conn::Sqlite(conn) => names(&harness(conn.run_pending_migrations(SQLITE))?),
            Conn::Postgres(conn) => names(&harness(conn.run_pending_migrations(POSTGRES))?),
        };
        registry::name(tx, now)?;
        Ok(applied)
    })
}

/// The versions that this program has and the database does not.
///
/// # Errors
/// The database does not answer, or is newer than this program.
pub fn pending(store: &Store) -> Result<Vec<String>, StoreError> {
    store.read(|conn| {
        let applied = recognise(conn)?;
        Ok(known(conn)?.into_iter().filter(|version| !applied.contains(version)).collect())
    })
}

/// Takes back the newest `steps` migrations, with every row that stands in their tables, and gives their
/// versions. The caller holds the [`ServeLock`](crate::store::ServeLock).
///
/// # Errors
/// The database does not answer, refuses a statement, or is newer than this program; nothing was changed.
pub fn down(store: &Store, steps: usize) -> Result<Vec<String>, StoreError> {
    store.write(|tx| {
        alone(tx)?;
        let steps = steps.min(recognise(tx)?.len());
        (0..steps)
            .map(|_| match &mut **tx {
                Conn::Sqlite(conn) => {
                    harness(conn.revert_last_migration(SQLITE)).map(|version| version.to_string())
                }
                Conn::Postgres(conn) => {
                    harness(conn.revert_last_migration(POSTGRES)).map(|version| version.to_string())
                }
            })
            .collect()
    })
}

/// The versions applied to a database that is empty or ours; anything else is refused. Only reads.
pub(super) fn recognise(conn: &mut Conn) -> Result<Vec<String>, StoreError> {
    let tables = tables(conn)?;
    if tables.is_empty() {
        return Ok(Vec::new());
    }
    let has = |name: &str| tables.iter().any(|table| table == name);
    let applied = if has(LEDGER) { ledger(conn)? } else { Vec::new() };
    let known = known(conn)?;
    if let Some(version) = applied.iter().find(|version| !known.contains(version)) {
        let ours = has("registry") && has("journal_head");
        let version = version.clone();
        return Err(if ours { StoreError::NewerSchema { version } } else { foreign() });
    }
    let emptied = has(LEDGER) && tables.len() == 1;
    if emptied || (!applied.is_empty() && has("registry")) { Ok(applied) } else { Err(foreign()) }
}

fn foreign() -> StoreError {
    StoreError::NotARegistry { what: "it holds other tables".to_owned() }
}

/// Keeps every other instance from migrating until this transaction ends.
fn alone(conn: &mut Conn) -> Result<(), StoreError> {
    match conn {
        // A write transaction on SQLite is alone already.
        Conn::Sqlite(_) => Ok(()),
        Conn::Postgres(conn) => {
            // However long the other instance takes.
            conn.batch_execute("SET LOCAL lock_timeout = 0")?;
            Ok(conn.batch_execute(&format!("SELECT pg_advisory_xact_lock({ADVISORY_LOCK})"))?)
        }
    }
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

/// The names of the tables at the address.
fn tables(conn: &mut Conn) -> Result<Vec<String>, StoreError> {
    const SQLITE: &str =
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    const POSTGRES: &str =
        "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = current_schema()";
    let rows: Vec<Name> = match conn {
        Conn::Sqlite(conn) => diesel::sql_query(SQLITE).load(conn)?,
        Conn::Postgres(conn) => diesel::sql_query(POSTGRES).load(conn)?,
    };
    Ok(rows.into_iter().map(|Name { name }| name).collect())
}

/// The versions the database says were applied, oldest first.
fn ledger(conn: &mut Conn) -> Result<Vec<String>, StoreError> {
    let query = diesel::sql_query(format!("SELECT version AS name FROM {LEDGER} ORDER BY version"));
    let rows: Vec<Name> = match conn {
        Conn::Sqlite(conn) => query.load(conn)?,
        Conn::Postgres(conn) => query.load(conn)?,
    };
    Ok(rows.into_iter().map(|Name { name }| name).collect())
}

/// The versions this program has for a database, oldest first.
fn known(conn: &Conn) -> Result<Vec<String>, StoreError> {
    let mut known: Vec<String> = match conn {
        Conn::Sqlite(_) => harness(MigrationSource::<Sqlite>::migrations(&SQLITE))?
            .iter()
            .map(|migration| migration.name().version().to_string())
            .collect(),
        Conn::Postgres(_) => harness(MigrationSource::<Pg>::migrations(&POSTGRES))?
            .iter()
            .map(|migration| migration.name().version().to_string())
            .collect(),
    };
    known.sort_unstable();
    Ok(known)
}

/// What diesel's harness answers; its errors carry no kind.
fn harness<T>(answer: Result<T, Box<dyn Error + Send + Sync>>) -> Result<T, StoreError> {
    answer.map_err(|error| StoreError::Refused { message: error.to_string() })
}

fn names(versions: &[MigrationVersion<'_>]) -> Vec<String> {
    versions.iter().map(ToString::to_string).collect()
}

//! The open registry: a pool of writers, a pool of readers, and the transactions that run on them.
//!
//! Two pools, so that a writer that waits or stalls never takes a connection from the readers. SQLite has
//! one writer connection, PostgreSQL a few. Who finds the queue of writers full, or waits too long, is told
//! so ([`StoreError::Busy`]) instead of waiting for ever.
//! Never here: a retry. Whoever began the work knows whether it may be done twice.

use crate::store::Conn;
use crate::store::StoreError;
use crate::store::Tx;
use crate::store::address::Address;
use crate::store::error::one_line;
use crate::store::file;
use crate::store::migrate;
use diesel::Connection;
use diesel::connection::AnsiTransactionManager;
use diesel::connection::SimpleConnection;
use diesel::connection::TransactionManager;
use diesel::pg::PgConnection;
use diesel::r2d2::ManageConnection;
use diesel::r2d2::NopErrorHandler;
use diesel::r2d2::Pool;
use diesel::r2d2::PooledConnection;
use diesel::r2d2::R2D2Connection;
use diesel::sqlite::SqliteConnection;
use std::path::Path;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::time::Duration;

/// How to open a registry.
#[derive(Clone)]
pub struct Settings {
    /// `sqlite://path` or `postgres://…`; it may hold a password, so these settings have no `Debug`.
    pub url: String,
    /// Connections that read.
    pub readers: u32,
    /// Connections that write; SQLite has one whatever stands here.
    pub writers: u32,
    /// How many callers may wait for a connection that writes.
    pub write_queue: usize,
    /// How long a caller waits for a connection, and a statement for a lock.
    pub wait: Duration,
}

impl Settings {
    /// The defaults, for one address.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), readers: 4, writers: 4, write_queue: 64, wait: Duration::from_secs(5) }
    }
}

/// What to do where no file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IfMissing {
    /// Make an empty registry.
    Create,
    /// Refuse: the command only looks at what is there.
    Refuse,
}

/// An open registry.
pub struct Store {
    address: Address,
    writers: Pool<Manager>,
    readers: Pool<Manager>,
    queue: Queue,
}

impl Store {
    /// Opens the registry at an address, after making sure that it is one, or is empty. Its tables may
    /// still be missing or old: see [`migrate::run`].
    ///
    /// # Errors
    /// The address is not understood, not private, not writable; the database does not answer, is not ours,
    /// or is newer than this program. Nothing was changed.
    pub fn open(settings: &Settings, if_missing: IfMissing) -> Result<Self, StoreError> {
        let address = Address::parse(&settings.url)?;
        if let Address::Sqlite(path) = &address {
            file::check(path, if_missing)?;
        }
        let writer = Manager { address: address.clone(), access: Access::Write, wait: settings.wait };
        let reader = Manager { access: Access::Read, ..writer.clone() };
        migrate::recognise(&mut writer.bare()?)?;
        let writers = if matches!(address, Address::Sqlite(_)) { 1 } else { settings.writers };
        let store = Self {
            writers: pool(writer, writers),
            readers: pool(reader, settings.readers),
            queue: Queue { waiting: AtomicUsize::new(0), most: settings.write_queue },
            address,
        };
        // The first writer turns an empty file into one that readers need not wait for.
        drop(checked_out(&store.writers)?);
        Ok(store)
    }

    /// Runs some reading on one consistent state of the registry.
    ///
    /// # Errors
    /// What `work` answers; no connection in time; the database does not answer.
    pub fn read<T, E>(&self, work: impl FnOnce(&mut Conn) -> Result<T, E>) -> Result<T, E>
    where
        E: From<StoreError>,
    {
        let mut conn = checked_out(&self.readers)?;
        begin(&mut conn, "BEGIN DEFERRED", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")?;
        finish(&mut conn, work)
    }

    /// Runs some writing, all of it or none.
    ///
    /// # Errors
    /// What `work` answers, and then nothing was written; too many wait, or no connection in time; the
    /// database does not answer.
    pub fn write<T, E>(&self, work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>) -> Result<T, E>
    where
        E: From<StoreError>,
    {
        let mut conn = self.queue.pass(|| checked_out(&self.writers))?;
        begin(&mut conn, "BEGIN IMMEDIATE", "BEGIN ISOLATION LEVEL READ COMMITTED")?;
        finish(&mut conn, |conn| work(&mut Tx::begun(conn)))
    }

    /// Which of the two databases it is.
    pub const fn name(&self) -> &'static str {
        match &self.address {
            Address::Sqlite(_) => "sqlite",
            Address::Postgres(_) => "postgres",
        }
    }

    /// The file of the registry, where it is one.
    pub(super) fn path(&self) -> Option<&Path> {
        match &self.address {
            Address::Sqlite(path) => Some(path),
            Address::Postgres(_) => None,
        }
    }
}

fn begin(conn: &mut Conn, sqlite: &str, postgres: &str) -> Result<(), StoreError> {
    match conn {
        Conn::Sqlite(conn) => AnsiTransactionManager::begin_transaction_sql(conn, sqlite)?,
        Conn::Postgres(conn) => AnsiTransactionManager::begin_transaction_sql(conn, postgres)?,
    }
    Ok(())
}

/// Commits what went well and rolls back what did not. A connection on which neither works, or whose work
/// panicked, is broken and leaves the pool.
fn finish<T, E>(conn: &mut Conn, work: impl FnOnce(&mut Conn) -> Result<T, E>) -> Result<T, E>
where
    E: From<StoreError>,
{
    match work(conn) {
        Ok(value) => {
            <Conn as Connection>::TransactionManager::commit_transaction(conn).map_err(StoreError::from)?;
            Ok(value)
        }
        Err(error) => {
            // The error of the work says more than that of a rollback on a connection already lost.
            let _ = <Conn as Connection>::TransactionManager::rollback_transaction(conn);
            Err(error)
        }
    }
}

/// The callers that wait for a writer.
struct Queue {
    waiting: AtomicUsize,
    most: usize,
}

impl Queue {
    /// Waits with the others, unless they are too many.
    fn pass<T>(&self, wait: impl FnOnce() -> Result<T, StoreError>) -> Result<T, StoreError> {
        let before = self.waiting.fetch_add(1, Ordering::AcqRel);
        let answer = if before < self.most { wait() } else { Err(StoreError::Busy) };
        self.waiting.fetch_sub(1, Ordering::AcqRel);
        answer
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Access {
    Read,
    Write,
}

/// Makes connections for a pool.
#[derive(Clone)]
struct Manager {
    address: Address,
    access: Access,
    wait: Duration,
}

impl Manager {
    /// A connection that knows how long to wait: not one byte of the database has changed.
    fn bare(&self) -> Result<Conn, StoreError> {
        let mut conn = self.connected()?;
        let wait = self.wait.as_millis();
        match &mut conn {
            Conn::Sqlite(conn) => conn.batch_execute(&format!("PRAGMA busy_timeout = {wait}"))?,
            Conn::Postgres(conn) => conn.batch_execute(&format!("SET lock_timeout = {wait}"))?,
        }
        Ok(conn)
    }

    fn connected(&self) -> Result<Conn, StoreError> {
        let opened = match &self.address {
            Address::Sqlite(path) => SqliteConnection::establish(&path.to_string_lossy()).map(Conn::Sqlite),
            Address::Postgres(url) => {
                let mut url = url.clone();
                if !url.query_pairs().any(|(key, _)| key == "connect_timeout") {
                    let seconds = self.wait.as_secs().max(2).to_string();
                    url.query_pairs_mut().append_pair("connect_timeout", &seconds);
                }
                PgConnection::establish(url.as_str()).map(Conn::Postgres)
            }
        };
        opened.map_err(|error| StoreError::Unavailable {
            why: self.address.without_secrets(&one_line(&error.to_string())),
        })
    }

    /// How the connection behaves, in the words of its database.
    const fn setup(&self) -> &'static str {
        match (&self.address, self.access) {
            (Address::Sqlite(_), Access::Write) => {
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
                 PRAGMA temp_store = MEMORY;"
            }
            (Address::Sqlite(_), Access::Read) => "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY;",
            (Address::Postgres(_), _) => {
                "SET TIME ZONE 'UTC'; SET client_min_messages = warning; SET application_name = 'khedmat';"
            }
        }
    }
}

impl ManageConnection for Manager {
    type Connection = Conn;
    type Error = StoreError;

    fn connect(&self) -> Result<Conn, StoreError> {
        let mut conn = self.bare()?;
        conn.batch_execute(self.setup())?;
        Ok(conn)
    }

    fn is_valid(&self, conn: &mut Conn) -> Result<(), StoreError> {
        Ok(conn.ping()?)
    }

    fn has_broken(&self, conn: &mut Conn) -> bool {
        std::thread::panicking() || conn.is_broken()
    }
}

/// A pool that connects when first asked, and does not write errors to the log: they are answered.
fn pool(manager: Manager, connections: u32) -> Pool<Manager> {
    Pool::builder()
        .max_size(connections.max(1))
        .min_idle(Some(0))
        .connection_timeout(manager.wait)
        .error_handler(Box::new(NopErrorHandler))
        .build_unchecked(manager)
}

/// A connection, once one is free. None in time is either a database that does not answer or too much work.
fn checked_out(pool: &Pool<Manager>) -> Result<PooledConnection<Manager>, StoreError> {
    pool.get().map_err(|error| {
        if pool.state().connections == 0 {
            StoreError::Unavailable { why: error.to_string() }
        } else {
            StoreError::Busy
        }
    })
}

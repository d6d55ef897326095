//! A world: one registry, empty and migrated, for one test alone.

use crate::support::fixture::instant;
use crate::support::schema;
use crate::support::schema::Schema;
use diesel::Connection;
use diesel::connection::SimpleConnection;
use diesel::pg::PgConnection;
use diesel::sqlite::SqliteConnection;
use khedmat::store::IfMissing;
use khedmat::store::Settings;
use khedmat::store::Store;
use khedmat::store::migrate;
use std::path::PathBuf;
use tempfile::TempDir;
use url::Url;
use uuid::Uuid;

/// The variable in which `scripts/with-postgres` leaves the server's address.
const SERVER: &str = "KHEDMAT_TEST_POSTGRES";

/// A registry and the place where it lives.
pub struct World {
    place: Place,
    /// The registry, migrated.
    pub store: Store,
}

enum Place {
    File(TempDir),
    Database { server: Url, name: String },
}

impl World {
    /// A registry in a file.
    pub fn sqlite() -> Self {
        Self::migrated(Place::file())
    }

    /// A registry in a database on the test server.
    pub fn postgres() -> Self {
        Self::migrated(Place::database())
    }

    fn migrated(place: Place) -> Self {
        let store = Store::open(&Settings::new(place.url()), IfMissing::Create).expect("a new place opens");
        migrate::run(&store, instant("2018-01-01T00:00:00Z")).expect("a new registry migrates");
        Self { place, store }
    }

    /// The address of the registry.
    pub fn url(&self) -> String {
        self.place.url()
    }

    /// Opens the registry once more, as another process would.
    pub fn reopened(&self) -> Store {
        Store::open(&Settings::new(self.url()), IfMissing::Refuse).expect("the registry opens again")
    }

    /// Does what no program of ours does: SQL by hand, with no rule enforced.
    pub fn by_hand(&self, sql: &str) {
        match &self.place {
            Place::File(_) => {
                let mut conn = SqliteConnection::establish(&self.path()).expect("the file opens");
                conn.batch_execute(&format!("PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = OFF; {sql}"))
                    .expect("the statement runs");
            }
            Place::Database { .. } => {
                let mut conn = PgConnection::establish(&self.url()).expect("the database opens");
                conn.batch_execute(&format!("SET session_replication_role = replica; {sql}"))
                    .expect("the statement runs");
            }
        }
    }

    /// The tables as the database describes them.
    pub fn schema(&self) -> Schema {
        match &self.place {
            Place::File(_) => schema::of_file(&self.path()),
            Place::Database { .. } => schema::of_database(&self.url()),
        }
    }

    /// Ends every connection to the database, as a restart of the server would.
    pub fn disconnect_everybody(&self) {
        match &self.place {
            Place::File(_) => panic!("a file has no connections"),
            Place::Database { server, name } => administer(
                server,
                &format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"),
            ),
        }
    }

    fn path(&self) -> String {
        self.url().replacen("sqlite://", "", 1)
    }

    /// Lets the database server answer nobody about this registry, whoever is connected already.
    pub fn take_away(&self) {
        let (server, name) = self.database();
        administer(server, &format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false"));
        let everyone =
            format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        administer(server, &everyone);
    }

    /// Lets it answer again.
    pub fn give_back(&self) {
        let (server, name) = self.database();
        administer(server, &format!("ALTER DATABASE {name} ALLOW_CONNECTIONS true"));
    }

    fn database(&self) -> (&Url, &str) {
        match &self.place {
            Place::Database { server, name } => (server, name),
            Place::File(_) => panic!("a file cannot be taken away from who has it open"),
        }
    }

    /// The directory of the file.
    pub fn directory(&self) -> PathBuf {
        match &self.place {
            Place::File(directory) => directory.path().to_owned(),
            Place::Database { .. } => panic!("only a registry in a file has a directory"),
        }
    }
}

impl Place {
    fn file() -> Self {
        Self::File(tempfile::tempdir().expect("a temporary directory"))
    }

    fn database() -> Self {
        let server = server();
        let name = format!("khedmat_{}", Uuid::new_v4().simple());
        administer(&server, &format!("CREATE DATABASE {name}"));
        Self::Database { server, name }
    }

    fn url(&self) -> String {
        match self {
            Self::File(directory) => {
                format!("sqlite://{}", directory.path().join("registry.sqlite").display())
            }
            Self::Database { server, name } => {
                let mut url = server.clone();
                url.set_path(name);
                url.into()
            }
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Self::Database { server, name } = self {
            administer(server, &format!("DROP DATABASE {name} WITH (FORCE)"));
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "tests have no configuration; this is their one setting")]
fn server() -> Url {
    let Ok(url) = std::env::var(SERVER) else {
        panic!(
            "{SERVER} is not set: run the tests through scripts/with-postgres, which starts a server for them"
        )
    };
    url.parse().expect("a URL")
}

fn administer(server: &Url, statement: &str) {
    let mut conn = PgConnection::establish(server.as_str()).expect("the test server answers");
    conn.batch_execute(statement).expect("the test server obeys");
}

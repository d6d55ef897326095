//! What can go wrong between the registry and its database, in words for the command line.
//!
//! Never here: a database URL. It may hold a password, and these sentences are logged and printed.

use diesel::result::DatabaseErrorKind;
use diesel::result::Error as QueryError;
use std::path::PathBuf;

/// Why the store could not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The address is of no database this program speaks to.
    #[error("a database address begins with sqlite:// or postgres://; this one does not")]
    UnknownScheme,
    /// The address begins well and then cannot be understood.
    #[error("the database address cannot be understood: {why}")]
    MalformedAddress {
        /// What is wrong with it.
        why: String,
    },
    /// The passwords and rows would cross a network unencrypted, or might.
    #[error(
        "the connection to {host} would not be certain to be encrypted: use a Unix socket or a loopback host, \
         or state sslmode=disable to accept clear text{remedy}"
    )]
    ClearText {
        /// The host the address names.
        host: String,
        /// What else this build accepts.
        remedy: &'static str,
    },
    /// There is no such file, and this command makes none.
    #[error("there is no registry at {}", path.display())]
    Missing {
        /// The path the address names.
        path: PathBuf,
    },
    /// The file cannot be read and written, or not be made.
    #[error("the database file {} cannot be written: {why}", path.display())]
    Unwritable {
        /// The path the address names.
        path: PathBuf,
        /// The operating system's reason.
        why: String,
    },
    /// Something else lives at the address; it was left as it is.
    #[error("what stands at the database address is not a registry ({what}); nothing was changed")]
    NotARegistry {
        /// How it shows.
        what: String,
    },
    /// A newer program has migrated the database.
    #[error("the database has migration {version}, which this program does not know: use a newer program")]
    NewerSchema {
        /// The first migration that is not known.
        version: String,
    },
    /// The registry is being served by another process.
    #[error("the registry is already served by another process, which holds the lock {}", path.display())]
    AlreadyServed {
        /// The lock file.
        path: PathBuf,
    },
    /// The database does not answer; trying again later may help.
    #[error("the database does not answer: {why}")]
    Unavailable {
        /// What it, or its client library, said.
        why: String,
    },
    /// The database works and has no room for this caller now; trying again soon helps.
    #[error("the database is busy")]
    Busy,
    /// Somebody recorded that number of the same thing first.
    #[error("the same thing was recorded by somebody else in the meantime")]
    Conflict,
    /// A row holds what this program would never have written.
    #[error("the database is damaged: {what}")]
    Corrupt {
        /// Where, and how it shows.
        what: String,
    },
    /// The database refused a statement for any other reason: a bug, a full disk, missing rights.
    #[error("the database refused a statement: {message}")]
    Refused {
        /// What it said.
        message: String,
    },
}

impl StoreError {
    /// A row that cannot be what this program wrote.
    pub fn corrupt(what: impl Into<String>) -> Self {
        Self::Corrupt { what: what.into() }
    }
}

impl From<QueryError> for StoreError {
    fn from(error: QueryError) -> Self {
        match error {
            QueryError::DatabaseError(kind, information) => of_database(&kind, information.message()),
            QueryError::BrokenTransactionManager => {
                Self::Unavailable { why: "the connection broke inside a transaction".to_owned() }
            }
            QueryError::DeserializationError(cause) => Self::corrupt(cause.to_string()),
            other => Self::Refused { message: other.to_string() },
        }
    }
}

/// Neither SQLite's result codes nor PostgreSQL's SQLSTATE reach us through diesel, so some kinds are
/// known by the sentence alone; both servers' sentences are stable (PostgreSQL's with `lc_messages` C).
fn of_database(kind: &DatabaseErrorKind, message: &str) -> StoreError {
    const BUSY: [&str; 3] = ["database is locked", "lock timeout", "database table is locked"];
    const DAMAGED: [&str; 2] = ["malformed", "is not a database"];
    const GONE: [&str; 5] = [
        "terminating connection",
        "server closed",
        "no connection to the server",
        "disk I/O error",
        "is full",
    ];
    let says = |phrases: &[&str]| phrases.iter().any(|phrase| message.contains(phrase));
    match kind {
        DatabaseErrorKind::UniqueViolation => StoreError::Conflict,
        DatabaseErrorKind::SerializationFailure => StoreError::Busy,
        DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand => {
            StoreError::Unavailable { why: one_line(message) }
        }
        _ if says(&BUSY) => StoreError::Busy,
        _ if says(&DAMAGED) => StoreError::corrupt(one_line(message)),
        _ if says(&GONE) => StoreError::Unavailable { why: one_line(message) },
        _ => StoreError::Refused { message: one_line(message) },
    }
}

/// A message of several lines as one.
pub(super) fn one_line(message: &str) -> String {
    message.split_whitespace().collect::<Vec<_>>().join(" ")
}

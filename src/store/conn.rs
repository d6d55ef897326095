//! One connection type over both databases, and the proof that a write transaction is open.
//!
//! Never here: a query. What the two databases cannot say alike is matched on [`Conn`] where it is needed.

use diesel::pg::PgConnection;
use diesel::sqlite::SqliteConnection;
use std::ops::Deref;
use std::ops::DerefMut;

/// A connection to either database.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    /// The default: one file, one writer.
    Sqlite(SqliteConnection),
    /// The national deployment.
    Postgres(PgConnection),
}

/// A connection inside a write transaction. Only [`Store::write`](crate::store::Store::write) makes one,
/// so a function that takes it cannot be called outside a transaction.
pub struct Tx<'conn>(&'conn mut Conn);

impl<'conn> Tx<'conn> {
    /// Marks a connection on which the transaction has begun.
    pub(super) fn begun(conn: &'conn mut Conn) -> Self {
        Self(conn)
    }
}

impl Deref for Tx<'_> {
    type Target = Conn;

    fn deref(&self) -> &Conn {
        self.0
    }
}

impl DerefMut for Tx<'_> {
    fn deref_mut(&mut self) -> &mut Conn {
        self.0
    }
}

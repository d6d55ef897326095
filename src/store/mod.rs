//! What is remembered: rows in, domain out, on SQLite and on PostgreSQL.
//!
//! Facts are rows that are written once. Each is recorded by one entry of the [`journal`], in the same
//! transaction, through [`change::record`]; a change of something is its next row, so every past state can
//! be read and nothing is rewritten. Columns are text, integers and booleans only, and every query is said
//! once for both databases.
//!
//! Never here: a decision about who may do what, a clock, HTTP, or async. Functions take the connection; a
//! transaction begins in [`Store::read`] and [`Store::write`], which the layer above calls.

mod address;
mod bulk;
mod cell;
mod conn;
mod digest;
mod error;
mod file;
mod hours;
mod json;
mod lock;
mod pool;
mod recorded;
mod schema;
mod tree;

pub mod agency;
pub mod alias;
pub mod change;
pub mod fact;
pub mod journal;
pub mod migrate;
pub mod proof;
pub mod registry;
pub mod revision;
pub mod service;
pub mod verify;

pub use conn::Conn;
pub use conn::Tx;
pub use digest::Digest;
pub use error::StoreError;
pub use lock::ServeLock;
pub use pool::IfMissing;
pub use pool::Settings;
pub use pool::Store;
pub use recorded::Moment;
pub use recorded::Recorded;

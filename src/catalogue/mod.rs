//! What the public sees: everything published, held in memory as an immutable snapshot.
//!
//! The store is read once at start and then followed entry by entry; a public read takes one
//! snapshot and needs no lock and no database. Never here: HTTP, SQL, the wording of an answer,
//! or a change of anything (the catalogue only follows).

pub mod bodies;
pub mod facts;
pub mod follower;
mod groups;
pub mod listing;
pub mod reading;
pub mod row;
pub mod search;
pub mod snapshot;

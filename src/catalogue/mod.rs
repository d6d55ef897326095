//! What the public sees: everything published, held in memory as immutable snapshots.
//!
//! Never here: a write, a wall clock, a web framework.

pub mod search;

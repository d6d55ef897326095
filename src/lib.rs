//! Khedmat: the registry that says, once and authoritatively, what each public service is.
//!
//! The layers, from the inside out; imports point down (see `ARCHITECTURE.md`):
//!
//! - [`domain`]: what is true. Values and rules of the guide; no I/O, no clock, no serde.
//! - [`catalogue`]: what the public sees, held in memory as immutable snapshots.

pub mod app;
pub mod catalogue;
pub mod domain;

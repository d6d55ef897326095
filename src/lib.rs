//! Khedmat: the registry that says, once and authoritatively, what each public service is.
//!
//! The layers, from the inside out; imports point down (see `ARCHITECTURE.md`):
//!
//! - [`domain`]: what is true. Values and rules of the guide; no I/O, no clock, no serde.
//! - [`store`]: what is remembered. Rows in, domain out, on SQLite and PostgreSQL.

pub mod app;
pub mod domain;
pub mod store;

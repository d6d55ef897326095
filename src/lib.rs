//! Khedmat: the registry that says, once and authoritatively, what each public service is.
//!
//! The layers, from the inside out; imports point down (see `ARCHITECTURE.md`):
//!
//! - [`domain`]: what is true. Values and rules of the guide; no I/O, no clock, no serde.
//! - [`document`]: the form as JSON. The shapes of a record and a load file, read into the domain and
//!   written from it; no HTTP, no SQL.

pub mod app;
pub mod document;
pub mod domain;

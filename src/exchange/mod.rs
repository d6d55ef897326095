//! Pure functions from domain values to documents that others define, and back.
//!
//! Never here: reading anything, HTTP, or a shape of our own.

pub mod schema_org;

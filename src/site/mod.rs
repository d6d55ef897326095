//! Pages for people: HTML that works without scripts, and the files it needs.
//!
//! Never here: a query, a decision about who may see what, or a request to another host.

pub mod assets;

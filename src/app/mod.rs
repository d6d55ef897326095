//! What we do for a caller: one function for each sentence of the manual.
//!
//! Never here: SQL, HTTP, or a sentence (those are `store`, `api` and `wording`).

pub mod problem;

//! What we do for a caller: one function for each sentence of the manual.
//!
//! Never here: SQL, HTTP, or a sentence (those are `store`, `api` and `wording`).

pub mod history;
pub mod load;
pub mod lookup;
pub mod problem;
pub mod records;
pub mod registry;

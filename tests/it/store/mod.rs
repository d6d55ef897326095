//! The store, on both databases.

mod facts;
mod opening;
mod states;
mod verification;

//! The store, on both databases.

mod facts;
mod journal;
mod opening;
mod plans;
mod pools;
mod schema;
mod states;
mod verification;

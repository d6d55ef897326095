//! Integration tests. They need a PostgreSQL server: run them through `scripts/with-postgres`.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on stops; the relaxation of clippy.toml does not reach helper functions"
)]

mod api;
mod command;
mod following;
mod front;
mod layers;
mod openapi;
mod persian_vectors;
mod site;
mod store;
mod support;

//! Khedmat: the registry that says, once and authoritatively, what each public service is.
//!
//! The layers, from the inside out; imports point down (see `ARCHITECTURE.md`):
//!
//! - [`domain`]: what is true. Values and rules of the guide; no I/O, no clock, no serde.
//! - [`store`]: what is remembered. Rows in, domain values out, on SQLite and PostgreSQL.
//! - [`document`]: the form as JSON: what arrives, what a revision stores, and what views are built from.
//! - [`catalogue`]: what the public sees: everything published, held in memory as one immutable picture.
//! - [`app`]: what we do for a caller. One function for each sentence of the manual.
//! - [`exchange`]: domain values as documents that others define.
//! - [`wording`]: what we say, in Persian and in English. Sentences, and no logic.
//! - [`http`]: what HTTP asks of any answer: negotiation, codings, versions.
//! - [`api`]: what consumers see: JSON, and how every refusal reads.
//! - [`site`]: what people see: HTML, Persian, right to left, with every asset embedded.
//! - [`synthetic`]: a made-up catalogue of any size, for measuring.
//! - [`server`]: what holds for every request, and the process around it.
//! - [`cli`]: the command line.
//! - [`config`]: every setting; the only reader of the environment.
//! - [`telemetry`]: the log.
//! - [`clock`]: the only reader of the wall clock.

pub mod api;
pub mod app;
pub mod catalogue;
pub mod cli;
pub mod clock;
pub mod config;
pub mod document;
pub mod domain;
pub mod exchange;
pub mod http;
pub mod server;
pub mod site;
pub mod store;
pub mod synthetic;
pub mod telemetry;
pub mod wording;

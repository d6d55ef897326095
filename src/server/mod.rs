//! The server: what holds for every request, and the process around it.
//!
//! Never here: what one operation answers (`api`, `site`), or what is true (`domain`).
//!
//! A request passes [`front`] on its way in and on its way out; `connection` is below it, the framework's
//! router above.

mod access_line;
pub mod access_log;
mod body;
mod connection;
mod extract;
pub mod front;
pub mod headers;
pub mod limits;
pub mod methods;
pub mod metrics;
pub mod operation_class;
mod pages;
pub mod party;
mod probes;
pub mod rate;
pub mod request_id;
pub mod run;
pub mod service;
mod target;

//! What consumers see: JSON in and out, and how every refusal reads.
//!
//! Never here: a query, a transaction, a decision about who may do what, or HTML.

pub mod caller;
pub mod cursor;
pub mod negotiate;
pub mod negotiation;
pub mod openapi;
pub mod problem;
pub mod query;
pub mod reading;
pub mod reply;
pub mod v1;
pub mod view;

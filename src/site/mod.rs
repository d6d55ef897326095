//! Pages for people: HTML that works without scripts, and the files it needs.
//!
//! Never here: a query, a decision about who may see what, an inline style or script (the content
//! security policy forbids both), or a request to another host.

pub mod address;
pub mod assets;
pub mod docs;
mod frame;
mod linked;
pub mod pages;
mod parts;
pub mod problem;
mod tongue;
pub mod visit;

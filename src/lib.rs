//! Khedmat: the registry that says, once and authoritatively, what each public service is.
//!
//! The layers, from the inside out; imports point down (see `ARCHITECTURE.md`):
//!
//! - [`domain`]: what is true. Values and rules of the guide; no I/O, no clock, no serde.
//! - [`app`]: what we do for a caller.
//! - [`api`]: what consumers see: JSON in and out, and how every refusal reads.
//! - [`site`]: pages for people, and the files they need.
//! - [`wording`]: every sentence the registry says, in Persian and English; no logic.
//! - [`clock`]: the only reader of the clocks.

pub mod api;
pub mod app;
pub mod clock;
pub mod domain;
pub mod site;
pub mod wording;

//! What HTTP asks of any answer, of the interface and of a page alike: negotiation, codings, versions.
//!
//! Never here: what is answered, or a refusal.

pub mod negotiate;
pub mod negotiation;
pub mod off_thread;
pub mod reply;

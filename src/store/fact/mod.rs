//! Facts of a service that have a life of their own beside its card: what it can do electronically, whether
//! counter offices may give it, and passing notices.

pub mod capability;
pub mod delegability;
pub mod notice;

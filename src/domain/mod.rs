//! What is true: the guide's words as types, and the rules that hold between them.
//!
//! Never here: input or output, a clock, serde, diesel, actix, a floating-point number.

pub mod account;
pub mod agency;
pub mod calendar;
pub mod card;
pub mod channel;
pub mod completeness;
pub mod document;
pub mod duration;
pub mod fact;
pub mod fee;
pub mod hours;
pub mod id;
pub mod identity;
pub mod number;
pub mod phone;
pub mod service;
pub mod text;
pub mod ussd;
pub mod violation;
pub mod vocabulary;

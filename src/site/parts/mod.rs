//! Parts that several pages show, made ready for their templates.
//!
//! Never here: a whole page, or a sentence.

pub(super) mod ending;
pub(super) mod fees;
pub(super) mod flow;
pub(super) mod hours;
pub(super) mod reach;
pub(super) mod spans;
pub(super) mod ticks;
pub(super) mod tree;

//! What consumers see: one shape for each answer, written from the picture.
//!
//! Every key is always present; a value that is not known is null. Never here: deciding what to show
//! to whom, or reading anything.

pub mod agency;
pub mod card;
pub mod identity;
pub mod item;
pub mod linked;
pub mod links;
pub mod list;
pub mod revision;
pub mod search;
pub mod tree;
pub mod vocabulary;

use crate::app::problem::Problem;
use crate::app::problem::ProblemCode;
use crate::document::jalali;
use serde::Serialize;

/// Writes an answer, with the Jalali date beside every date.
///
/// # Errors
/// Only if a view cannot be written as JSON, which is a fault of ours.
pub fn render<T: Serialize>(view: &T) -> Result<Vec<u8>, Problem> {
    let ours = |_| Problem::new(ProblemCode::InternalError);
    let mut value = serde_json::to_value(view).map_err(ours)?;
    jalali::add(&mut value);
    serde_json::to_vec(&value).map_err(ours)
}

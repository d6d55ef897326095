//! Lists: the rows of one page, and where the next one begins.

use crate::app::problem::Problem;
use crate::app::problem::ProblemCode;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// One page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Page<T> {
    /// The rows of this page.
    #[schema(max_items = 200)]
    pub items: Vec<T>,
    /// Send it back as `cursor` for the next page; null at the end.
    pub next_cursor: Option<String>,
}

impl<T: Serialize> Page<T> {
    /// The page with only the keys that were asked for in each row.
    ///
    /// # Errors
    /// Only if a row cannot be written as JSON, which is a fault of ours.
    pub fn narrowed(self, fields: &[String]) -> Result<Page<Value>, Problem> {
        let narrow = |row: T| -> Result<Value, Problem> {
            let mut row = serde_json::to_value(row).map_err(|_| Problem::new(ProblemCode::InternalError))?;
            if let (Value::Object(keys), false) = (&mut row, fields.is_empty()) {
                keys.retain(|key, _| fields.iter().any(|field| field == key));
            }
            Ok(row)
        };
        let items = self.items.into_iter().map(narrow).collect::<Result<_, _>>()?;
        Ok(Page { items, next_cursor: self.next_cursor })
    }
}

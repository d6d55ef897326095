//! Lists: the rows of one page, and where the next one begins.

use crate::api::view;
use crate::app::problem::Problem;
use crate::app::problem::ProblemCode;
use crate::catalogue::bodies::Body;
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
    #[schema(max_length = 2000, pattern = "^[A-Za-z0-9_-]+$")]
    pub next_cursor: Option<String>,
}

impl<T: Serialize> Page<T> {
    /// Writes the page; the body knows where the next one begins.
    ///
    /// # Errors
    /// Only if a row cannot be written as JSON, which is a fault of ours.
    pub fn written(self) -> Result<Body, Problem> {
        let plain = view::render(&self)?;
        Ok(Body::page(plain, self.next_cursor))
    }

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

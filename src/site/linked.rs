//! Linked data inside a page: text of a script element that is no script.

use askama::filters::HtmlSafe;
use serde_json::Value;
use std::fmt;

/// JSON that no page can mistake for the end of the element it stands in.
pub(super) struct Linked(String);

impl Linked {
    /// Writes a value out. Each `<` becomes `\u003c`, which means the same in JSON and nothing in HTML.
    pub(super) fn new(value: &Value) -> Self {
        Self(value.to_string().replace('<', "\\u003c"))
    }
}

impl fmt::Display for Linked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Linked {}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_value_cannot_end_its_element_and_reads_as_it_was() {
        let value = json!({"name": "</script><!--<script>"});
        let text = Linked::new(&value).to_string();
        assert!(!text.contains('<'));
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
    }
}

//! Reading an OpenAPI document: its references, and its keys where they are there.
//!
//! Never here: a judgement. What is missing reads as empty; a linter judges the document.

use serde_json::Map;
use serde_json::Value;

/// A reference may lead to another; a circle must end.
const REFERENCES_FOLLOWED: usize = 8;

/// A whole OpenAPI document, inside which references are looked up.
#[derive(Clone, Copy)]
pub(super) struct Document<'a>(pub &'a Value);

impl<'a> Document<'a> {
    /// The value itself, or what its `$ref` leads to.
    pub(super) fn resolve(self, value: &'a Value) -> &'a Value {
        let mut found = value;
        for _ in 0..REFERENCES_FOLLOWED {
            let Some(target) = reference(found).and_then(|pointer| self.0.pointer(pointer)) else { break };
            found = target;
        }
        found
    }
}

/// The name of the component that a `$ref` leads to, if it is one of a kind such as `headers`.
pub(super) fn component<'a>(value: &'a Value, kind: &str) -> Option<&'a str> {
    reference(value)?.strip_prefix("/components/")?.strip_prefix(kind)?.strip_prefix('/')
}

fn reference(value: &Value) -> Option<&str> {
    value.get("$ref")?.as_str()?.strip_prefix('#')
}

/// The text under a key, or none of it.
pub(super) fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// Whether a flag is set.
pub(super) fn flag(value: &Value, key: &str) -> bool {
    value.get(key).and_then(Value::as_bool).unwrap_or_default()
}

/// The items under a key, or none.
pub(super) fn items<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// The names and values of the object under a key, or none.
pub(super) fn entries<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = (&'a String, &'a Value)> {
    value.get(key).and_then(Value::as_object).into_iter().flat_map(Map::iter)
}

/// Letters that may stand in an address after `#`; everything else becomes a hyphen.
pub(super) fn anchor(prefix: &str, name: &str) -> String {
    let safe = |c: char| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' };
    format!("{prefix}{}", name.chars().map(safe).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn references_are_followed_and_a_circle_ends() {
        let root = json!({
            "a": {"$ref": "#/b"}, "b": {"$ref": "#/c"}, "c": {"name": "found"},
            "round": {"$ref": "#/round"}, "lost": {"$ref": "#/nowhere"},
        });
        let found = |key: &str| text(Document(&root).resolve(&root[key]), "name").to_owned();
        assert_eq!(found("a"), "found");
        assert_eq!(found("round"), "");
        assert_eq!(found("lost"), "");
    }

    #[test]
    fn a_component_is_told_from_others_by_its_kind() {
        let value = json!({"$ref": "#/components/headers/ETag"});
        assert_eq!(component(&value, "headers"), Some("ETag"));
        assert_eq!(component(&value, "responses"), None);
        assert_eq!(component(&json!({}), "headers"), None);
    }

    #[test]
    fn an_anchor_holds_nothing_that_an_address_must_escape() {
        assert_eq!(anchor("tag-", "Counter offices/دفتر"), "tag-Counter-offices-----");
    }
}

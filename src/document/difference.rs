//! What differs between two documents, field by field.

use crate::document::reader::push_index;
use crate::document::reader::push_key;
use serde_json::Value;

/// One field that differs.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Where: an RFC 6901 JSON pointer.
    pub pointer: String,
    /// What stood there; null where nothing did.
    pub before: Value,
    /// What stands there now; null where nothing does.
    pub after: Value,
}

/// Every field that differs, in the order of the older document. Rows are compared by their place.
pub fn between(before: &Value, after: &Value) -> Vec<Change> {
    let mut changes = Vec::new();
    walk(&mut String::new(), before, after, &mut changes);
    changes
}

fn walk(pointer: &mut String, before: &Value, after: &Value, changes: &mut Vec<Change>) {
    let length = pointer.len();
    match (before, after) {
        (Value::Object(old), Value::Object(new)) => {
            let added = new.keys().filter(|key| !old.contains_key(*key));
            for key in old.keys().chain(added) {
                push_key(pointer, key);
                walk(
                    pointer,
                    old.get(key).unwrap_or(&Value::Null),
                    new.get(key).unwrap_or(&Value::Null),
                    changes,
                );
                pointer.truncate(length);
            }
        }
        (Value::Array(old), Value::Array(new)) => {
            for index in 0..old.len().max(new.len()) {
                push_index(pointer, index);
                walk(
                    pointer,
                    old.get(index).unwrap_or(&Value::Null),
                    new.get(index).unwrap_or(&Value::Null),
                    changes,
                );
                pointer.truncate(length);
            }
        }
        (old, new) if old == new => {}
        (old, new) => {
            changes.push(Change { pointer: pointer.clone(), before: old.clone(), after: new.clone() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_what_differs_is_named_and_with_both_values() {
        let before = json!({"fees": [{"amount_rial": 1, "label": "a"}], "types": ["g2c"], "same": 1});
        let after = json!({"fees": [{"amount_rial": 2, "label": "a"}], "types": ["g2c", "g2b"], "same": 1});
        let changes = between(&before, &after);
        let pointers: Vec<&str> = changes.iter().map(|change| change.pointer.as_str()).collect();
        assert_eq!(pointers, ["/fees/0/amount_rial", "/types/1"]);
        assert_eq!(changes[0].before, json!(1));
        assert_eq!(changes[1].before, Value::Null);
    }

    #[test]
    fn equal_documents_do_not_differ() {
        let document = json!({"a": [1, {"b": null}]});
        assert_eq!(between(&document, &document), []);
    }
}

//! A first pass over JSON text: how deep it goes, which keys come twice, and its value.
//!
//! Never here: what the text means.

use crate::document::reader::push_key;
use crate::domain::violation::Fault;
use crate::domain::violation::Violation;
use serde::de::DeserializeSeed;
use serde::de::Deserializer;
use serde::de::Error;
use serde::de::MapAccess;
use serde::de::SeqAccess;
use serde::de::Visitor;
use serde_json::Map;
use serde_json::Number;
use serde_json::Value;
use std::fmt;

/// The largest whole number that JSON keeps exact (I-JSON, RFC 7493, section 2.2).
const LARGEST_EXACT: i64 = 9_007_199_254_740_991;

/// How deep arrays and objects are nested; counted without recursion, so any text is safe.
pub fn depth(text: &str) -> usize {
    let (mut open, mut deepest) = (0_usize, 0);
    let (mut in_string, mut escaped) = (false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => {
                open += 1;
                deepest = deepest.max(open);
            }
            b']' | b'}' if !in_string => open = open.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

/// The value of a text whose depth is bounded, and every key in it that comes twice, every number
/// that JSON does not keep exact.
///
/// # Errors
/// Not JSON.
pub fn value(text: &str) -> Result<(Value, Vec<Violation>), serde_json::Error> {
    let mut scan = Scan { pointer: String::new(), found: Vec::new() };
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = Node(&mut scan).deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok((value, scan.found))
}

struct Scan {
    pointer: String,
    found: Vec<Violation>,
}

impl Scan {
    fn note(&mut self, fault: Fault) {
        self.found.push(Violation::new(self.pointer.clone(), fault));
    }

    fn below<T>(&mut self, key: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.pointer.len();
        push_key(&mut self.pointer, key);
        let value = read(self);
        self.pointer.truncate(length);
        value
    }

    fn exact(&mut self, number: i64) -> Value {
        if !(-LARGEST_EXACT..=LARGEST_EXACT).contains(&number) {
            self.note(Fault::OutOfRange);
        }
        Value::from(number)
    }
}

/// One value of the text, at the scan's pointer.
struct Node<'a>(&'a mut Scan);

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Value, E> {
        Ok(self.0.exact(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
        Ok(self.0.exact(i64::try_from(number).unwrap_or(i64::MAX)))
    }

    /// JSON Schema calls `71.0` an integer, so it is one here: written out, it has no point.
    fn visit_f64<E: Error>(self, number: f64) -> Result<Value, E> {
        match number.to_string().parse() {
            Ok(whole) => Ok(self.0.exact(whole)),
            Err(_) => Ok(Number::from_f64(number).map_or(Value::Null, Value::Number)),
        }
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::String(text.to_owned()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Value, E> {
        Ok(Value::String(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) =
            self.0.below(&values.len().to_string(), |scan| rows.next_element_seed(Node(scan)))?
        {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            let twice = object.contains_key(&key);
            let value = self.0.below(&key, |scan| {
                if twice {
                    scan.note(Fault::Duplicate);
                }
                entries.next_value_seed(Node(scan))
            })?;
            object.insert(key, value);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn brackets_within_strings_add_no_depth() {
        assert_eq!(depth(r#"{"a": "[[\"[{", "b": [1]}"#), 2);
        assert_eq!(depth(&"[".repeat(10_000)), 10_000);
        assert_eq!(depth("\"\\\\\"[]"), 1);
    }

    #[test]
    fn every_key_that_comes_twice_is_found_wherever_it_stands() {
        let (_, found) = value(r#"{"a": [{"b": 1, "b": 2}], "c": 1, "a": {"d/e": 1, "d/e": 2}}"#).unwrap();
        let pointers: Vec<&str> = found.iter().map(|violation| violation.pointer.as_str()).collect();
        assert_eq!(pointers, ["/a/0/b", "/a", "/a/d~1e"]);
    }

    #[test]
    fn a_whole_number_is_an_integer_however_it_is_written() {
        let (read, found) = value("[71.0, 71.5, 1e3, -0.0, 7]").unwrap();
        assert_eq!(read, json!([71, 71.5, 1000, 0, 7]));
        assert!(found.is_empty());
    }

    #[test]
    fn a_number_that_json_does_not_keep_exact_is_refused() {
        let (_, found) = value("[9007199254740991, 9007199254740992, 18446744073709551615, 1e18]").unwrap();
        let pointers: Vec<&str> = found.iter().map(|violation| violation.pointer.as_str()).collect();
        assert_eq!(pointers, ["/1", "/2", "/3"]);
    }

    #[test]
    fn text_after_the_value_is_not_json() {
        assert!(value("{} {}").is_err());
    }
}

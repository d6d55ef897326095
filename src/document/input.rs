//! Reading JSON text into a typed document, as the contract says it.
//!
//! Text that is no JSON and JSON of the wrong type are reported alone: nothing after them can be
//! judged. Keys that are unknown or come twice, companion dates that disagree, and everything a
//! typed document can be wrong about are reported together.
//!
//! Never here: what a document means, or how it came.

use crate::document::jalali;
use crate::document::reader::push_key;
use crate::document::scan;
use crate::document::strict::Strict;
use crate::domain::violation::Fault;
use crate::domain::violation::Violation;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_path_to_error::Segment;
use serde_path_to_error::Track;

/// The most violations one answer lists: it must not be many times as long as what was sent.
pub const MOST_VIOLATIONS: usize = 1_000;

/// How much text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the text.
    pub bytes: usize,
    /// Levels of nesting.
    pub depth: usize,
}

impl Limits {
    /// The body of one request.
    pub const BODY: Self = Self { bytes: 1 << 20, depth: 32 };
    /// A load file: a whole nation's catalogue fits.
    pub const LOAD_FILE: Self = Self { bytes: 1 << 30, depth: 32 };
}

/// JSON that was read and not yet typed. Companion dates are checked and gone.
#[derive(Debug, Clone, PartialEq)]
pub struct Untyped {
    /// The value; a key that came twice has its last value.
    pub value: Value,
    /// What is wrong with its keys so far.
    pub violations: Vec<Violation>,
}

/// A typed document, and what is wrong with its keys.
#[derive(Debug, Clone, PartialEq)]
pub struct Typed<T> {
    /// The document.
    pub document: T,
    /// Keys that are unknown or came twice, and companion dates that disagree.
    pub violations: Vec<Violation>,
}

/// Reads a document whose type says all there is to check.
///
/// # Errors
/// Everything wrong with it.
pub fn read<T: DeserializeOwned>(bytes: &[u8], limits: Limits) -> Result<T, Vec<Violation>> {
    read_as(bytes, limits, |document: T| Ok(document))
}

/// Reads a document and converts it; what is wrong with its keys and what `convert` finds are
/// reported together.
///
/// # Errors
/// Everything wrong with it.
pub fn read_as<T: DeserializeOwned, U>(
    bytes: &[u8],
    limits: Limits,
    convert: impl FnOnce(T) -> Result<U, Vec<Violation>>,
) -> Result<U, Vec<Violation>> {
    let untyped = parse(bytes, limits).map_err(|violation| vec![violation])?;
    let Typed { document, mut violations } = typed(untyped).map_err(|violation| vec![violation])?;
    match convert(document) {
        Ok(value) if violations.is_empty() => return Ok(value),
        Ok(_) => {}
        Err(found) => violations.extend(found),
    }
    violations.truncate(MOST_VIOLATIONS);
    Err(violations)
}

/// Reads JSON text without a type, for example a merge patch.
///
/// # Errors
/// Too long, not UTF-8, nested too deeply or not JSON.
pub fn parse(bytes: &[u8], limits: Limits) -> Result<Untyped, Violation> {
    let refused = |fault, hint: String| Violation::hinting("", fault, hint);
    if bytes.len() > limits.bytes {
        return Err(refused(Fault::TooLong, limits.bytes.to_string()));
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|error| refused(Fault::MalformedJson, format!("byte {}", error.valid_up_to())))?;
    if scan::depth(text) > limits.depth {
        return Err(refused(Fault::MalformedJson, format!("{} levels", limits.depth)));
    }
    let (mut value, mut violations) = scan::value(text)
        .map_err(|error| refused(Fault::MalformedJson, format!("{}:{}", error.line(), error.column())))?;
    violations.extend(jalali::strip(&mut value)?);
    Ok(Untyped { value, violations })
}

/// Gives JSON its type.
///
/// # Errors
/// JSON of the wrong type, or a key without which the type cannot be.
pub fn typed<T: DeserializeOwned>(untyped: Untyped) -> Result<Typed<T>, Violation> {
    let Untyped { value, mut violations } = untyped;
    let mut track = Track::new();
    let tracked = serde_path_to_error::Deserializer::new(Strict(value), &mut track);
    let mut unknown = |path: serde_ignored::Path<'_>| {
        violations.push(Violation::new(pointer_of_ignored(&path), Fault::UnknownKey));
    };
    let read = serde_ignored::deserialize(tracked, &mut unknown);
    match read {
        Ok(document) => Ok(Typed { document, violations }),
        Err(error) => Err(type_violation(pointer_of(&track.path()), &error.to_string())),
    }
}

/// What serde's sentence says is wrong. Only the expected type is told: the rest repeats the input.
fn type_violation(mut pointer: String, sentence: &str) -> Violation {
    if let Some(key) = sentence.strip_prefix("missing field `").and_then(|rest| rest.strip_suffix('`')) {
        push_key(&mut pointer, key);
        return Violation::new(pointer, Fault::Required);
    }
    let expected = sentence.rsplit_once(", expected ").map_or("", |(_, expected)| expected);
    match json_type(expected) {
        Some(hint) => Violation::hinting(pointer, Fault::WrongType, hint),
        None => Violation::new(pointer, Fault::WrongType),
    }
}

/// The name JSON has for what a Rust type expects.
fn json_type(expected: &str) -> Option<&'static str> {
    match expected.split(' ').next()? {
        "i64" | "i32" | "u64" | "u32" | "u16" | "usize" => Some("integer"),
        "f64" => Some("number"),
        "struct" | "map" => Some("object"),
        "sequence" => Some("array"),
        "a" | "an" => json_type(expected.split_once(' ')?.1),
        "string" => Some("string"),
        "boolean" => Some("boolean"),
        _ => None,
    }
}

fn pointer_of(path: &serde_path_to_error::Path) -> String {
    let mut pointer = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => push_key(&mut pointer, &index.to_string()),
            Segment::Map { key } => push_key(&mut pointer, key),
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    pointer
}

fn pointer_of_ignored(path: &serde_ignored::Path<'_>) -> String {
    use serde_ignored::Path;
    let (parent, key) = match path {
        Path::Root => return String::new(),
        Path::Seq { parent, index } => (parent, index.to_string()),
        Path::Map { parent, key } => (parent, key.clone()),
        Path::Some { parent } | Path::NewtypeStruct { parent } | Path::NewtypeVariant { parent } => {
            return pointer_of_ignored(parent);
        }
    };
    let mut pointer = pointer_of_ignored(parent);
    push_key(&mut pointer, &key);
    pointer
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::record;
    use crate::document::record::RecordDocument;
    use serde::Deserialize;

    #[derive(Deserialize, Debug, PartialEq)]
    struct Small {
        count: i64,
        #[serde(default)]
        rows: Vec<Small>,
        #[serde(default)]
        valid_from: Option<String>,
    }

    fn small(text: &str) -> Result<Small, Vec<Violation>> {
        read(text.as_bytes(), Limits::BODY)
    }

    fn faults(text: &str) -> Vec<(String, Fault)> {
        let found = small(text).unwrap_err();
        found.into_iter().map(|violation| (violation.pointer, violation.fault)).collect()
    }

    fn one(pointer: &str, fault: Fault) -> Vec<(String, Fault)> {
        vec![(pointer.to_owned(), fault)]
    }

    #[test]
    fn the_wrong_type_is_reported_alone_with_its_pointer() {
        let text = r#"{"count": 1, "bogus": 1, "rows": [{"count": 1}, {"count": "1"}]}"#;
        let found = small(text).unwrap_err();
        assert_eq!(found, [Violation::hinting("/rows/1/count", Fault::WrongType, "integer")]);
        assert_eq!(faults(r#"{"count": 1, "rows": {}}"#), one("/rows", Fault::WrongType));
        assert_eq!(faults("[]"), one("", Fault::WrongType));
    }

    #[test]
    fn an_array_of_its_fields_is_no_object() {
        let expected = one("/rows/0", Fault::WrongType);
        assert_eq!(faults(r#"{"count": 1, "rows": [[1, [], null]]}"#), expected);
        let found = read::<RecordDocument>(b"[]", Limits::BODY).unwrap_err();
        assert_eq!(found, [Violation::hinting("", Fault::WrongType, "object")]);
    }

    #[test]
    fn a_wrong_type_does_not_repeat_what_was_sent() {
        let found = small(&format!(r#"{{"count": "{}, expected me"}}"#, "x".repeat(9_999))).unwrap_err();
        assert_eq!(found, [Violation::hinting("/count", Fault::WrongType, "integer")]);
    }

    #[test]
    fn unknown_and_duplicate_keys_are_all_reported_together() {
        let text = r#"{"count": 1, "a": 1, "rows": [{"count": 1, "b~": {"c": 1}, "count": 2}], "count": 3}"#;
        let expected = [
            ("/rows/0/count".to_owned(), Fault::Duplicate),
            ("/count".to_owned(), Fault::Duplicate),
            ("/a".to_owned(), Fault::UnknownKey),
            ("/rows/0/b~0".to_owned(), Fault::UnknownKey),
        ];
        assert_eq!(faults(text), expected);
    }

    #[test]
    fn a_whole_number_with_a_point_is_an_integer_and_a_broken_one_is_not() {
        assert_eq!(small(r#"{"count": 71.0}"#).unwrap().count, 71);
        assert_eq!(faults(r#"{"count": 71.5}"#), one("/count", Fault::WrongType));
    }

    #[test]
    fn a_missing_key_without_which_there_is_no_type_is_required() {
        assert_eq!(faults(r#"{"count": 1, "rows": [{}]}"#), one("/rows/0/count", Fault::Required));
    }

    #[test]
    fn ten_thousand_levels_are_refused_and_harm_nothing() {
        assert_eq!(faults(&"[".repeat(10_000)), one("", Fault::MalformedJson));
        let deep = format!(r#"{{"count": 1, "x": {}1{}}}"#, "{\"a\":".repeat(10_000), "}".repeat(10_000));
        assert_eq!(faults(&deep), one("", Fault::MalformedJson));
        let at_the_limit = format!(r#"{{"count": 1, "x": {}{}}}"#, "[".repeat(31), "]".repeat(31));
        assert_eq!(faults(&at_the_limit), one("/x", Fault::UnknownKey));
        let above_it = format!(r#"{{"count": 1, "x": {}{}}}"#, "[".repeat(32), "]".repeat(32));
        assert_eq!(faults(&above_it), one("", Fault::MalformedJson));
    }

    #[test]
    fn what_is_no_json_says_where_it_breaks() {
        let found = small("{\"count\":\n 1,}").unwrap_err();
        assert_eq!(found, [Violation::hinting("", Fault::MalformedJson, "2:4")]);
        let found = read::<Small>(b"{\"count\": \"\xff\"}", Limits::BODY).unwrap_err();
        assert_eq!(found, [Violation::hinting("", Fault::MalformedJson, "byte 11")]);
        let short = Limits { bytes: 5, depth: 32 };
        let found = read::<Small>(b"{      }", short).unwrap_err();
        assert_eq!(found, [Violation::hinting("", Fault::TooLong, "5")]);
    }

    #[test]
    fn an_answer_lists_a_bounded_number_of_violations() {
        let keys: Vec<String> = (0..5_000).map(|n| format!(r#""k{n}": 1"#)).collect();
        let found = small(&format!(r#"{{"count": 1, {}}}"#, keys.join(","))).unwrap_err();
        assert_eq!(found.len(), MOST_VIOLATIONS);
    }

    #[test]
    fn a_companion_date_may_come_along_and_must_agree() {
        let agreeing = r#"{"count": 1, "valid_from": "2018-11-28", "valid_from_jalali": "1397/09/07"}"#;
        assert_eq!(small(agreeing).unwrap().valid_from.as_deref(), Some("2018-11-28"));
        let other = r#"{"count": 1, "valid_from": "2018-11-28", "valid_from_jalali": "1397/09/08"}"#;
        assert_eq!(faults(other), one("/valid_from_jalali", Fault::DatesDisagree));
        let lonely = r#"{"count": 1, "valid_from_jalali": "1397/09/08"}"#;
        assert_eq!(faults(lonely), one("/valid_from_jalali", Fault::UnknownKey));
    }

    #[test]
    fn keys_and_values_are_reported_together() {
        let text = r#"{"bogus": 1, "complaint": {"fax": 1}, "types": ["g2x"], "fees": [{"valid_from": "2018-13-01"}]}"#;
        let found =
            read_as(text.as_bytes(), Limits::BODY, |document: RecordDocument| record::to_domain(&document))
                .unwrap_err();
        let pointers: Vec<&str> = found.iter().map(|violation| violation.pointer.as_str()).collect();
        let expected =
            ["/bogus", "/complaint/fax", "/types/0", "/fees/0/label", "/fees/0/kind", "/fees/0/valid_from"];
        assert_eq!(pointers, expected);
    }
}

//! What a request target must be before anything looks at it.
//!
//! Never here: what an address means.

use percent_encoding::percent_decode_str;

use crate::app::problem::ProblemCode;

/// Refuses a target (path and query) that is too long or broken.
///
/// Broken is: not UTF-8 once percent-decoded, an empty, `.` or `..` segment however it is written, a control
/// character in the path, NUL in the query. Other control characters in a query are left to the operation,
/// which can say in which parameter they stand.
///
/// # Errors
/// `uri_too_long` or `malformed_request`.
pub fn check(path: &str, query: Option<&str>, longest: usize) -> Result<(), ProblemCode> {
    let length = path.len() + query.map_or(0, |query| query.len() + 1);
    if length > longest {
        return Err(ProblemCode::UriTooLong);
    }
    let sound = path_is_sound(path) && query.is_none_or(|query| decodes_without(query, |c| c == '\0'));
    if sound { Ok(()) } else { Err(ProblemCode::MalformedRequest) }
}

fn path_is_sound(path: &str) -> bool {
    let suspicious = |pair: &[u8]| matches!(pair, b"//" | b"/.");
    if path.starts_with('/') && is_plain(path) && !path.as_bytes().windows(2).any(suspicious) {
        return true;
    }
    segments_are_sound(path) && decodes_without(path, char::is_control)
}

/// Only the last segment may be empty: `/v1/` is an address (that does not exist), `/v1//x` is broken.
fn segments_are_sound(path: &str) -> bool {
    let Some(inside) = path.strip_prefix('/') else {
        return false;
    };
    let (inner, last) = inside.rsplit_once('/').map_or((None, inside), |(inner, last)| (Some(inner), last));
    !is_dots(last) && inner.is_none_or(|inner| inner.split('/').all(|s| !s.is_empty() && !is_dots(s)))
}

/// `.` and `..`, also with either dot percent-encoded.
fn is_dots(segment: &str) -> bool {
    let mut decoded = percent_decode_str(segment);
    match (decoded.next(), decoded.next(), decoded.next()) {
        (Some(b'.'), None, _) => true,
        (Some(b'.'), Some(b'.'), third) => third.is_none(),
        _ => false,
    }
}

/// Whether a text is UTF-8 once percent-decoded, and has no character of a kind.
fn decodes_without(text: &str, forbidden: impl Fn(char) -> bool) -> bool {
    is_plain(text)
        || percent_decode_str(text).decode_utf8().is_ok_and(|decoded| !decoded.chars().any(forbidden))
}

/// Whether nothing is percent-encoded or beyond ASCII; the parser of HTTP lets no control character in.
fn is_plain(text: &str) -> bool {
    text.is_ascii() && !text.as_bytes().contains(&b'%')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_target(path: &str, query: Option<&str>, expected: Result<(), ProblemCode>) {
        assert_eq!(check(path, query, 64), expected, "{path} {query:?}");
    }

    #[test]
    fn an_ordinary_address_passes() {
        check_target("/", None, Ok(()));
        check_target("/v1/", None, Ok(()));
        check_target("/v1/services/121095101", Some("asOf=2024-01-01"), Ok(()));
        check_target("/.well-known/jwks.json", None, Ok(()));
        check_target("/a/...", None, Ok(()));
        check_target("/a/.b", None, Ok(()));
        check_target("/v1/search", Some("q=%D8%AE%D8%AF%D9%85%D8%AA&x=%0A"), Ok(()));
    }

    #[test]
    fn a_broken_address_is_refused() {
        let malformed = Err(ProblemCode::MalformedRequest);
        for path in ["", "*", "//", "/a//b", "/a/../b", "/..", "/a/.", "/%2e%2E/b", "/.%2e", "/%2E/a"] {
            check_target(path, None, malformed);
        }
        for path in ["/%ff", "/%00", "/%0d%0aX", "/%7f", "/%c2%85"] {
            check_target(path, None, malformed);
        }
        check_target("/v1/search", Some("q=%D8"), malformed);
        check_target("/v1/search", Some("q=%00"), malformed);
    }

    #[test]
    fn path_and_query_together_are_bounded() {
        let path = format!("/{}", "a".repeat(61));
        check_target(&path, Some("b"), Ok(()));
        check_target(&path, Some("bc"), Err(ProblemCode::UriTooLong));
    }
}

//! The name of a request: the caller's own, or a new one.
//!
//! Never here: writing it anywhere.

use std::cell::RefCell;

use actix_web::http::header::HeaderMap;
use actix_web::http::header::HeaderName;
use actix_web::http::header::HeaderValue;
use jiff::Timestamp;
use uuid::Builder;
use uuid::Uuid;

use crate::api::problem::REQUEST_ID;

/// The longest name a caller may give, in bytes.
const LONGEST: usize = 128;

/// Random bytes fetched at once: asking the system for the ten bytes of each name would cost more than
/// everything else that is done to make one.
const STOCK: usize = 1024;

/// Random bytes in one name.
const PER_NAME: usize = 10;

const TRACEPARENT: HeaderName = HeaderName::from_static("traceparent");

/// The name of a request: what `X-Request-Id` says if it is 1 to 128 visible ASCII characters, else a new
/// UUID of version 7.
pub fn of(headers: &HeaderMap, now: Timestamp) -> HeaderValue {
    match headers.get(REQUEST_ID) {
        Some(sent) if is_usable(sent.as_bytes()) => sent.clone(),
        _ => fresh(now),
    }
}

/// A new name.
pub fn fresh(now: Timestamp) -> HeaderValue {
    let mut text = Uuid::encode_buffer();
    let name = version_7(now).hyphenated().encode_lower(&mut text);
    // A UUID is always a legal header value; an empty one would still be answered.
    HeaderValue::from_str(name).unwrap_or(HeaderValue::from_static(""))
}

/// The trace that a request belongs to, where `traceparent` names one (W3C Trace Context, section 3.2).
pub fn trace(headers: &HeaderMap) -> Option<&str> {
    let sent = headers.get(TRACEPARENT)?.to_str().ok()?;
    let mut parts = sent.split('-');
    let (version, trace, parent) = (parts.next()?, parts.next()?, parts.next()?);
    let sound = is_hex(version, 2) && version != "ff" && is_hex(trace, 32) && is_hex(parent, 16);
    (sound && trace.bytes().any(|b| b != b'0')).then_some(trace)
}

fn is_usable(name: &[u8]) -> bool {
    (1..=LONGEST).contains(&name.len()) && name.iter().all(u8::is_ascii_graphic)
}

fn is_hex(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

fn version_7(now: Timestamp) -> Uuid {
    let millis = u64::try_from(now.as_millisecond()).unwrap_or_default();
    Builder::from_unix_timestamp_millis(millis, &random()).into_uuid()
}

/// Bytes from the system's generator, fetched for a hundred names at a time. Where it fails the bytes are
/// zeros: a name that is not unique is better than no answer.
fn random() -> [u8; PER_NAME] {
    thread_local! {
        static BYTES: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    }
    BYTES.with_borrow_mut(|bytes| {
        if bytes.len() < PER_NAME {
            bytes.resize(STOCK, 0);
            if getrandom::fill(bytes).is_err() {
                bytes.clear();
            }
        }
        let rest = bytes.len().saturating_sub(PER_NAME);
        bytes.drain(rest..).as_slice().try_into().unwrap_or_default()
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    const NOW: Timestamp = Timestamp::constant(1_700_000_000, 0);

    fn headers(name: HeaderName, value: &[u8]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(name, HeaderValue::from_bytes(value).unwrap());
        headers
    }

    #[test]
    fn a_usable_name_is_kept_and_another_is_replaced() {
        for kept in [&b"a"[..], b"portal/7f3a~!", &[b'x'; 128]] {
            assert_eq!(of(&headers(REQUEST_ID, kept), NOW).as_bytes(), kept);
        }
        for replaced in [&b""[..], b"two words", "شناسه".as_bytes(), &[b'x'; 129]] {
            assert_eq!(of(&headers(REQUEST_ID, replaced), NOW).len(), 36, "{replaced:?}");
        }
    }

    #[test]
    fn new_names_are_distinct_uuids_of_version_7_and_their_instant() {
        let names: HashSet<String> =
            (0..1000).map(|_| of(&HeaderMap::new(), NOW).to_str().unwrap().to_owned()).collect();
        assert_eq!(names.len(), 1000);
        for name in names {
            let uuid: Uuid = name.parse().unwrap();
            assert_eq!(uuid.get_version_num(), 7);
            assert_eq!(uuid.get_timestamp().unwrap().to_unix().0, 1_700_000_000);
        }
    }

    #[test]
    fn only_a_well_formed_traceparent_names_a_trace() {
        let trace_of = |sent: &str| trace(&headers(TRACEPARENT, sent.as_bytes())).map(str::to_owned);
        let id = "4bf92f3577b34da6a3ce929d0e0e4736";
        assert_eq!(trace_of(&format!("00-{id}-00f067aa0ba902b7-01")).as_deref(), Some(id));
        assert_eq!(trace_of(&format!("00-{id}-00f067aa0ba902b7")).as_deref(), Some(id));
        for wrong in [
            String::new(),
            format!("ff-{id}-00f067aa0ba902b7-01"),
            format!("00-{}-00f067aa0ba902b7-01", "0".repeat(32)),
            format!("00-{}-00f067aa0ba902b7-01", id.to_uppercase()),
            format!("00-{id}-x-01"),
        ] {
            assert_eq!(trace_of(&wrong), None, "{wrong}");
        }
    }
}

//! The line of the access log about one request.
//!
//! Never here: a query string (it may hold what a person searched for), a body or a token.

use std::net::IpAddr;

use jiff::Timestamp;

/// What is written about one request.
#[derive(Debug)]
pub struct Entry<'a> {
    /// When it arrived.
    pub time: Timestamp,
    /// Its name.
    pub request_id: &'a str,
    /// The trace it belongs to.
    pub trace_id: Option<&'a str>,
    /// The method, as it was sent.
    pub method: &'a str,
    /// The path, without the query; masked where it is itself a secret.
    pub path: &'a str,
    /// The status of the answer.
    pub status: u16,
    /// The size of the body; `null` where it is not known beforehand.
    pub bytes: Option<u64>,
    /// From the arrival of the head to the beginning of the answer.
    pub duration_us: u64,
    /// The caller's address.
    pub address: Option<IpAddr>,
}

impl Entry<'_> {
    /// Writes the line. By hand and without `format!`: this is done for every request, and a general
    /// serializer took three times as long.
    pub fn write(&self, line: &mut Vec<u8>, second: &mut Second) {
        let Self { time, request_id, trace_id, method, path, status, bytes, duration_us, address } = self;
        line.extend_from_slice(b"{\"time\":\"");
        second.write(line, *time);
        line.extend_from_slice(b"\",\"request_id\":");
        text(line, request_id);
        line.extend_from_slice(b",\"trace_id\":");
        nullable(line, *trace_id, text);
        line.extend_from_slice(b",\"method\":");
        text(line, method);
        line.extend_from_slice(b",\"path\":");
        text(line, without_secret(path));
        line.extend_from_slice(b",\"status\":");
        number(line, u64::from(*status));
        line.extend_from_slice(b",\"bytes\":");
        nullable(line, *bytes, number);
        line.extend_from_slice(b",\"duration_us\":");
        number(line, *duration_us);
        line.extend_from_slice(b",\"address\":");
        nullable(line, *address, quoted);
        line.extend_from_slice(b"}\n");
    }
}

/// The second that the last line was written in, as text: many lines share it.
#[derive(Debug, Default)]
pub struct Second {
    unix: i64,
    text: String,
}

impl Second {
    /// The instant in RFC 3339, with microseconds.
    fn write(&mut self, line: &mut Vec<u8>, time: Timestamp) {
        let unix = time.as_second();
        if self.text.is_empty() || self.unix != unix {
            let whole = Timestamp::from_second(unix).unwrap_or_default().to_string();
            *self = Self { unix, text: whole.trim_end_matches('Z').to_owned() };
        }
        line.extend_from_slice(self.text.as_bytes());
        // Six digits: those of the number with a one before them, without the one.
        let padded = 1_000_000 + time.subsec_microsecond().unsigned_abs();
        let mut digits = itoa::Buffer::new();
        line.push(b'.');
        line.extend_from_slice(digits.format(padded).strip_prefix('1').unwrap_or_default().as_bytes());
        line.push(b'Z');
    }
}

/// A JSON string; nearly every one is as it stands.
fn text(line: &mut Vec<u8>, text: &str) {
    // Looks at every byte rather than stopping at the first: that way the processor takes many at once.
    let plain = text.bytes().fold(true, |plain, b| plain & b.is_ascii_graphic() & (b != b'"') & (b != b'\\'));
    if plain {
        line.push(b'"');
        line.extend_from_slice(text.as_bytes());
        line.push(b'"');
    } else {
        let escaped = serde_json::to_string(text).unwrap_or_else(|_| "null".to_owned());
        line.extend_from_slice(escaped.as_bytes());
    }
}

fn number(line: &mut Vec<u8>, number: u64) {
    line.extend_from_slice(itoa::Buffer::new().format(number).as_bytes());
}

fn nullable<T>(line: &mut Vec<u8>, value: Option<T>, write: impl FnOnce(&mut Vec<u8>, T)) {
    match value {
        Some(value) => write(line, value),
        None => line.extend_from_slice(b"null"),
    }
}

fn quoted(line: &mut Vec<u8>, address: IpAddr) {
    match address {
        IpAddr::V4(v4) => {
            let mut mark = b'"';
            for octet in v4.octets() {
                line.push(mark);
                number(line, u64::from(octet));
                mark = b'.';
            }
            line.push(b'"');
        }
        IpAddr::V6(v6) => text(line, &v6.to_string()),
    }
}

/// A reference to a correction is all that is needed to read the answer to it.
fn without_secret(path: &str) -> &str {
    let secrets = ["/corrections/", "/en/corrections/"];
    secrets.into_iter().find(|secret| path.starts_with(secret)).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;
    use serde_json::json;

    use super::*;

    fn an_entry() -> Entry<'static> {
        Entry {
            time: Timestamp::constant(1_700_000_000, 1_000),
            request_id: "r-\"1\"",
            trace_id: None,
            method: "GET",
            path: "/v1/services/121095101",
            status: 200,
            bytes: Some(17),
            duration_us: 42,
            address: Some("2001:db8::7".parse().unwrap()),
        }
    }

    fn written(entry: &Entry<'_>, second: &mut Second) -> Value {
        let mut line = Vec::new();
        entry.write(&mut line, second);
        assert_eq!(line.pop(), Some(b'\n'));
        serde_json::from_slice(&line).unwrap()
    }

    #[test]
    fn a_line_says_who_asked_what_and_how_long_it_took() {
        assert_eq!(
            written(&an_entry(), &mut Second::default()),
            json!({
                "time": "2023-11-14T22:13:20.000001Z", "request_id": "r-\"1\"", "trace_id": null,
                "method": "GET", "path": "/v1/services/121095101", "status": 200, "bytes": 17,
                "duration_us": 42, "address": "2001:db8::7",
            })
        );
    }

    #[test]
    fn a_line_is_json_whatever_was_sent() {
        let line = written(
            &Entry {
                path: "/a\"b\\c\u{e9}",
                trace_id: Some("4bf9"),
                bytes: None,
                address: Some("192.0.2.10".parse().unwrap()),
                ..an_entry()
            },
            &mut Second::default(),
        );
        assert_eq!(line["path"], "/a\"b\\cé");
        assert_eq!(line["trace_id"], "4bf9");
        assert_eq!(line["bytes"], Value::Null);
        assert_eq!(line["address"], "192.0.2.10");
    }

    #[test]
    fn a_line_has_the_second_it_was_written_in() {
        let second = &mut Second::default();
        for (seconds, nanos, text) in [
            (1_700_000_000, 999_999_999, "2023-11-14T22:13:20.999999Z"),
            (1_700_000_000, 7_000_000, "2023-11-14T22:13:20.007000Z"),
            (1_700_000_001, 0, "2023-11-14T22:13:21.000000Z"),
        ] {
            let time = Timestamp::constant(seconds, nanos);
            assert_eq!(written(&Entry { time, ..an_entry() }, second)["time"], text);
        }
    }

    #[test]
    fn the_reference_of_a_correction_is_not_written() {
        let line = written(&Entry { path: "/en/corrections/5b0c", ..an_entry() }, &mut Second::default());
        assert_eq!(line["path"], "/en/corrections/");
    }
}

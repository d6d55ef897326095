//! Which content codings a caller takes, and which version it already has.
//!
//! Pure functions over header texts (RFC 9110, sections 12.5.3 and 13.1).

/// Whether the caller takes gzip, and would rather have it than the plain bytes.
pub fn prefers_gzip(header: Option<&str>) -> bool {
    let Some(header) = header else { return false };
    let (mut gzip, mut any, mut identity) = (None, None, None);
    for coding in header.split(',') {
        match weighed(coding) {
            (name, q) if name.eq_ignore_ascii_case("gzip") || name.eq_ignore_ascii_case("x-gzip") => {
                gzip = Some(q);
            }
            ("*", q) => any = Some(q),
            (name, q) if name.eq_ignore_ascii_case("identity") => identity = Some(q),
            _ => {}
        }
    }
    let gzip = gzip.or(any).unwrap_or(0);
    gzip > 0 && gzip >= identity.unwrap_or(0)
}

/// Splits `name;q=0.5` into the name and its weight in thousandths.
fn weighed(item: &str) -> (&str, u16) {
    let mut parts = item.split(';');
    let name = parts.next().unwrap_or_default().trim();
    let q = parts.find_map(|part| {
        let (key, value) = part.split_once('=')?;
        key.trim().eq_ignore_ascii_case("q").then(|| thousandths(value.trim()))
    });
    (name, q.unwrap_or(1_000))
}

/// A weight such as `0.75`; what is no weight counts as one.
fn thousandths(raw: &str) -> u16 {
    let (whole, fraction) = raw.split_once('.').unwrap_or((raw, ""));
    let padded: String = fraction.chars().chain("000".chars()).take(3).collect();
    match (whole.parse::<u16>(), padded.parse::<u16>()) {
        (Ok(0), Ok(fraction)) => fraction,
        _ => 1_000,
    }
}

/// Whether `If-None-Match` names this version: any coding of it, weak or strong, or `*`.
pub fn names_version(header: &str, tag: &str) -> bool {
    header.split(',').map(str::trim).any(|candidate| {
        candidate == "*" || {
            let strong = candidate.strip_prefix("W/").unwrap_or(candidate);
            let bare = strong.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
            bare.is_some_and(|bare| bare.strip_suffix("-gzip").unwrap_or(bare) == tag)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gzip_is_given_to_whoever_asks_and_to_nobody_else() {
        for (header, gzip) in [
            (None, false),
            (Some("gzip, deflate, br"), true),
            (Some("gzip;q=0"), false),
            (Some("br"), false),
            (Some("*"), true),
            (Some("identity, gzip;q=0.5"), false),
        ] {
            assert_eq!(prefers_gzip(header), gzip, "{header:?}");
        }
    }

    #[test]
    fn a_version_is_known_by_the_tag_of_any_coding_weak_or_strong() {
        for header in ["\"ab12\"", "W/\"ab12\"", "\"ab12-gzip\"", "\"x\", W/\"ab12-gzip\"", "*"] {
            assert!(names_version(header, "ab12"), "{header}");
        }
        for header in ["\"ab1\"", "ab12", "\"ab12-br\"", ""] {
            assert!(!names_version(header, "ab12"), "{header}");
        }
    }
}

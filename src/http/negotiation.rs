//! Which language and which representation a caller prefers (RFC 9110, sections 12.4 and 12.5).
//!
//! Never here: what is written in either, or the refusal when nothing fits.

use actix_web::http::header::ACCEPT;
use actix_web::http::header::ACCEPT_LANGUAGE;
use actix_web::http::header::HeaderMap;
use actix_web::http::header::HeaderName;

use crate::wording::Language;

/// How much something is wanted, in thousandths: 0 is "not at all".
type Quality = u16;

const FULL: Quality = 1000;

/// The language to write sentences in: English where it is wanted more than Persian, else Persian.
pub fn language(headers: &HeaderMap) -> Language {
    if !headers.contains_key(ACCEPT_LANGUAGE) {
        return Language::Fa;
    }
    let wanted = |language: Language| best(headers, &ACCEPT_LANGUAGE, |range| covers(range, language));
    if wanted(Language::En) > wanted(Language::Fa) { Language::En } else { Language::Fa }
}

/// The representation to send of those on offer, the first where several are wanted alike; `None` where the
/// caller takes none of them. Offers are media types without parameters, such as `application/json`.
pub fn representation<'a>(headers: &HeaderMap, offers: &[&'a str]) -> Option<&'a str> {
    // A blank header, which some clients send, asks for nothing in particular either.
    if headers.get_all(ACCEPT).all(|value| value.as_bytes().trim_ascii().is_empty()) {
        return offers.first().copied();
    }
    let mut chosen = (None, 0);
    for offer in offers {
        let quality = best(headers, &ACCEPT, |range| includes(range, offer));
        if quality > chosen.1 {
            chosen = (Some(*offer), quality);
        }
    }
    chosen.0
}

/// The quality that the most specific matching range of a header gives; `specificity` is `None` for a range
/// that does not match. Among equally specific ranges the highest counts.
fn best(headers: &HeaderMap, name: &HeaderName, specificity: impl Fn(&str) -> Option<u8>) -> Quality {
    headers
        .get_all(name)
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(|element| {
            let mut parts = element.split(';').map(str::trim);
            let matched = specificity(parts.next()?)?;
            Some((matched, quality(parts)?))
        })
        .max()
        .map_or(0, |(_, quality)| quality)
}

/// The `q` among the parameters of a range: 1 where there is none, `None` where it cannot be read.
fn quality<'a>(mut parameters: impl Iterator<Item = &'a str>) -> Option<Quality> {
    let weight = parameters.find_map(|p| p.strip_prefix("q=").or_else(|| p.strip_prefix("Q=")));
    weight.map_or(Some(FULL), thousandths)
}

/// `0.8` as 800. The grammar has one digit, then at most three decimals, and 1 at most.
fn thousandths(weight: &str) -> Option<Quality> {
    let (whole, decimals) = weight.split_once('.').unwrap_or((weight, ""));
    if decimals.len() > 3 || !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let part: Quality = format!("{decimals:0<3}").parse().ok()?;
    match whole {
        "0" => Some(part),
        "1" if part == 0 => Some(FULL),
        _ => None,
    }
}

/// Whether a language range takes in a language, and how closely (`fa-IR` covers Persian as `fa` does).
fn covers(range: &str, language: Language) -> Option<u8> {
    let primary = range.split('-').next().unwrap_or(range);
    match primary {
        "*" => Some(0),
        _ => primary.eq_ignore_ascii_case(language.tag()).then_some(1),
    }
}

/// Whether a media range takes in a media type, and how closely.
fn includes(range: &str, offer: &str) -> Option<u8> {
    if range == "*/*" {
        return Some(0);
    }
    if range.eq_ignore_ascii_case(offer) {
        return Some(2);
    }
    let (wanted, any) = range.split_once('/')?;
    let (kind, _) = offer.split_once('/')?;
    (any == "*" && wanted.eq_ignore_ascii_case(kind)).then_some(1)
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    fn headers(name: &HeaderName, values: &[&str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(name.clone(), HeaderValue::from_str(value).unwrap());
        }
        headers
    }

    fn check_language(values: &[&str], expected: Language) {
        assert_eq!(language(&headers(&ACCEPT_LANGUAGE, values)), expected, "{values:?}");
    }

    #[test]
    fn persian_is_spoken_unless_english_is_wanted_more() {
        check_language(&[], Language::Fa);
        check_language(&["en"], Language::En);
        check_language(&["en-US,en;q=0.9,fa;q=0.8"], Language::En);
        check_language(&["fa-IR, en;q=0.9"], Language::Fa);
        check_language(&["fa;q=0.3", "EN-gb;q=0.30, de"], Language::Fa);
        check_language(&["fa;q=0.3", "EN-gb;q=0.301, de"], Language::En);
        check_language(&["*"], Language::Fa);
        check_language(&["de, *;q=0.5"], Language::Fa);
        check_language(&["en;q=0"], Language::Fa);
        check_language(&["fa;q=0, *"], Language::En);
        check_language(&["en;q=2, en;q=0.1234, en;q=x"], Language::Fa);
    }

    fn check_representation(values: &[&str], expected: Option<&str>) {
        let offers = ["application/json", "application/ld+json"];
        assert_eq!(representation(&headers(&ACCEPT, values), &offers), expected, "{values:?}");
    }

    #[test]
    fn the_most_specific_range_decides() {
        check_representation(&[], Some("application/json"));
        check_representation(&[" "], Some("application/json"));
        check_representation(&["*/*"], Some("application/json"));
        check_representation(&["application/*;q=0.1"], Some("application/json"));
        check_representation(&["application/ld+json"], Some("application/ld+json"));
        check_representation(
            &["text/html, application/ld+json;q=0.9, */*;q=0.8"],
            Some("application/ld+json"),
        );
        check_representation(&["application/json;q=0, */*"], Some("application/ld+json"));
        check_representation(&["Application/JSON; charset=utf-8; q=0.5"], Some("application/json"));
        check_representation(&["text/html"], None);
        check_representation(&["*/*;q=0"], None);
    }
}

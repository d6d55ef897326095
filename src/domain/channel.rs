//! How a client reaches a service: eight kinds, each checked for what it is.
//!
//! Never here: a request to the address. Whether it answers is for the link checks.

use crate::domain::phone;
use crate::domain::phone::PhoneKind;
use crate::domain::text;
use crate::domain::text::Bilingual;
use crate::domain::text::Text;
use crate::domain::ussd;
use crate::domain::violation::Fault;
use crate::domain::vocabulary::ChannelKind;
use url::Host;
use url::Url;

/// The longest web address, in characters of its percent-encoded form.
pub const LONGEST_ADDRESS: usize = 2_000;

/// The longest e-mail address (RFC 5321, with the erratum to section 4.5.3.1.3).
const LONGEST_EMAIL: usize = 254;

/// The longest word on a postal channel.
const LONGEST_POSTAL: usize = 500;

/// One way to reach a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel {
    /// What it is.
    pub kind: ChannelKind,
    /// The address, number or code, in its canonical form; a counter office or the post may have none.
    pub value: Option<String>,
    /// Extensions behind a telephone number.
    pub extensions: Vec<String>,
    /// What to print beside it.
    pub label: Option<Bilingual>,
}

/// What was read from the value of a channel.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ParsedValue {
    /// The canonical form; none where the kind needs none and none was given.
    pub value: Option<String>,
    /// Extensions behind a telephone number.
    pub extensions: Vec<String>,
}

/// Reads the value of a channel of this kind. Only a counter office and the post do without one.
///
/// # Errors
/// No value where one is needed, or one that is not what the kind asks for.
pub fn parse_value(kind: ChannelKind, raw: Option<&str>) -> Result<ParsedValue, Fault> {
    let Some(raw) = raw else {
        let needs_none = matches!(kind, ChannelKind::CounterOffice | ChannelKind::Postal);
        return if needs_none { Ok(ParsedValue::default()) } else { Err(Fault::Required) };
    };
    if raw.trim().is_empty() {
        return Err(Fault::Blank);
    }
    let value = match kind {
        ChannelKind::Web => https_address(raw)?,
        ChannelKind::MobileApp | ChannelKind::CounterOffice => web_address(raw)?,
        ChannelKind::Email => email_address(raw)?,
        ChannelKind::CallCenter => return call_center(raw),
        ChannelKind::Sms => phone::parse_sms(raw)?,
        ChannelKind::Postal => Text::line(raw, LONGEST_POSTAL)?.to_string(),
        ChannelKind::Ussd => ussd::parse(raw)?,
    };
    Ok(ParsedValue { value: Some(value), extensions: Vec::new() })
}

fn call_center(raw: &str) -> Result<ParsedValue, Fault> {
    let phone = phone::parse(raw)?;
    if phone.kind == PhoneKind::SmsShort {
        return Err(Fault::InvalidPhone);
    }
    Ok(ParsedValue { value: Some(phone.canonical), extensions: phone.extensions })
}

fn https_address(raw: &str) -> Result<String, Fault> {
    let address = web_address(raw)?;
    if address.starts_with("https:") { Ok(address) } else { Err(Fault::UrlNotHttps) }
}

/// Reads an absolute http or https address into its percent-encoded form.
///
/// The reader behind it follows browsers and mends much; what it would mend silently is refused
/// here: `http:/host`, a backslash, blanks and line breaks inside. So are a user name or password,
/// an address by number, and a host that only a machine of its own network knows.
///
/// # Errors
/// Not such an address, or longer than [`LONGEST_ADDRESS`].
pub fn web_address(raw: &str) -> Result<String, Fault> {
    let raw = raw.trim();
    if raw.chars().any(|c| c == '\\' || c.is_whitespace() || text::is_forbidden(c)) {
        return Err(Fault::InvalidUrl);
    }
    let (scheme, rest) = raw.split_once("://").ok_or(Fault::InvalidUrl)?;
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if !is_web || authority.is_empty() || authority.contains('@') {
        return Err(Fault::InvalidUrl);
    }
    let url = Url::parse(raw).map_err(|_| Fault::InvalidUrl)?;
    match url.host() {
        Some(Host::Domain(name)) if is_public_name(name) => {}
        _ => return Err(Fault::InvalidUrl),
    }
    if url.as_str().chars().count() > LONGEST_ADDRESS { Err(Fault::TooLong) } else { Ok(url.into()) }
}

/// A name of at least two labels; the last may be followed by the dot of the root.
fn is_public_name(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name);
    name.contains('.') && name.split('.').all(|label| !label.is_empty()) && !name.ends_with(".localhost")
}

/// Whether an address leads to the front page of a site, where a direct one was asked for. A path
/// behind `#`, as pages of one script have, is a page of its own.
pub fn is_home_page(address: &str) -> bool {
    Url::parse(address).is_ok_and(|url| {
        let routed = url.fragment().is_some_and(|fragment| fragment.starts_with(['/', '!']));
        matches!(url.path(), "" | "/") && url.query().is_none() && !routed
    })
}

/// Reads an e-mail address as sites print it: the unquoted form of RFC 5322 before the `@`, a domain
/// with a dot behind it. The domain is written in lower case.
fn email_address(raw: &str) -> Result<String, Fault> {
    let raw = raw.trim();
    let (local, domain) = raw.split_once('@').ok_or(Fault::InvalidEmail)?;
    let fits = raw.len() <= LONGEST_EMAIL && local.len() <= 64;
    if fits && local.split('.').all(is_atom) && is_mail_domain(domain) {
        Ok(format!("{local}@{}", domain.to_ascii_lowercase()))
    } else {
        Err(Fault::InvalidEmail)
    }
}

fn is_atom(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b))
}

fn is_mail_domain(domain: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    let top = domain.rsplit_once('.').map_or("", |(_, top)| top);
    domain.split('.').all(is_label) && top.len() >= 2 && !top.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn value(kind: ChannelKind, raw: &str) -> Result<String, Fault> {
        parse_value(kind, Some(raw)).map(|parsed| parsed.value.unwrap())
    }

    #[test]
    fn each_kind_takes_what_it_is() {
        for (kind, raw, canonical) in [
            (
                ChannelKind::Web,
                " HTTPS://Portal.Example.IR/خدمت?id=۱ ",
                "https://portal.example.ir/%D8%AE%D8%AF%D9%85%D8%AA?id=%DB%B1",
            ),
            (ChannelKind::MobileApp, "http://example.ir/app.apk", "http://example.ir/app.apk"),
            (ChannelKind::Email, "Info@Example.GOV.ir", "Info@example.gov.ir"),
            (ChannelKind::CallCenter, "۱۹۴", "194"),
            (ChannelKind::Sms, "3000 7374", "30007374"),
            (ChannelKind::CounterOffice, "http://offices.example.ir/", "http://offices.example.ir/"),
            (ChannelKind::Postal, " صندوق  پستی ۱۲ ", "صندوق پستی ۱۲"),
            (ChannelKind::Ussd, "#4*", "*4#"),
        ] {
            assert_eq!(value(kind, raw).as_deref(), Ok(canonical), "{raw}");
        }
    }

    #[test]
    fn extensions_follow_a_call_center() {
        let parsed = parse_value(ChannelKind::CallCenter, Some("107-106-02634187105")).unwrap();
        assert_eq!(parsed.value.as_deref(), Some("+982634187105"));
        assert_eq!(parsed.extensions, ["106", "107"]);
    }

    #[test]
    fn only_offices_and_the_post_do_without_a_value() {
        for kind in ChannelKind::ALL {
            let needs_none = matches!(kind, ChannelKind::CounterOffice | ChannelKind::Postal);
            let expected = if needs_none { Ok(ParsedValue::default()) } else { Err(Fault::Required) };
            assert_eq!(parse_value(*kind, None), expected);
            assert_eq!(parse_value(*kind, Some(" \u{a0}")), Err(Fault::Blank));
        }
    }

    #[test]
    fn each_kind_refuses_in_its_own_words() {
        for (kind, raw, fault) in [
            (ChannelKind::Web, "http://example.ir/", Fault::UrlNotHttps),
            (ChannelKind::Web, "example.ir", Fault::InvalidUrl),
            (ChannelKind::CallCenter, "30007374", Fault::InvalidPhone),
            (ChannelKind::CallCenter, "85352064", Fault::PhoneWithoutAreaCode),
            (ChannelKind::Sms, "02634187105", Fault::InvalidSmsNumber),
            (ChannelKind::Ussd, "#4*3*1*", Fault::AmbiguousUssd),
            (ChannelKind::Postal, "ا\u{202e}ب", Fault::ForbiddenCharacter),
        ] {
            assert_eq!(value(kind, raw), Err(fault), "{raw}");
        }
    }

    #[test]
    fn an_address_is_absolute_public_and_written_in_full() {
        for (raw, canonical) in [
            ("https://example.ir", "https://example.ir/"),
            ("https://example.ir:8443/a%20b#c", "https://example.ir:8443/a%20b#c"),
            ("https://ایران.ایران/", "https://xn--mgba3a4f16a.xn--mgba3a4f16a/"),
        ] {
            assert_eq!(web_address(raw).as_deref(), Ok(canonical), "{raw}");
        }
        for wrong in [
            "",
            "http:/example.ir",
            "http:example.ir",
            "http:///example.ir",
            "https:\\\\example.ir",
            "//example.ir/",
            "ftp://example.ir/",
            "javascript:alert(1)",
            "https://user:pass@example.ir/",
            "https://@example.ir/",
            "https://localhost/",
            "https://a.localhost/",
            "https://intranet/",
            "https://192.168.1.1/",
            "https://[::1]/",
            "https://0x7f.1/",
            "https://a..ir/",
            "https://.ir/",
            "https://example.ir\\a",
            "https://example.ir/a b",
            "https://exa\nmple.ir/",
            "https://example.ir/\u{200f}",
            "https://",
            "https://?a.b",
        ] {
            assert_eq!(web_address(wrong), Err(Fault::InvalidUrl), "{wrong}");
        }
        assert!(web_address(&format!("https://a.ir/{}", "x".repeat(1_987))).is_ok());
        assert_eq!(web_address(&format!("https://a.ir/{}", "x".repeat(1_988))), Err(Fault::TooLong));
    }

    #[test]
    fn a_front_page_is_told_from_a_direct_address() {
        for home in ["https://example.ir", "https://example.ir/", "https://example.ir/#top"] {
            assert!(is_home_page(home), "{home}");
        }
        for direct in
            ["https://example.ir/a", "https://example.ir/?id=1", "https://example.ir/#/a", "example.ir"]
        {
            assert!(!is_home_page(direct), "{direct}");
        }
    }

    #[test]
    fn an_email_address_is_plain_and_public() {
        assert_eq!(email_address("a.b+c@x-y.example.ir").as_deref(), Ok("a.b+c@x-y.example.ir"));
        let long = format!("{}@example.ir", "a".repeat(65));
        for wrong in [
            "",
            "a",
            "@example.ir",
            "a@",
            "a@example",
            "a@b@example.ir",
            "a..b@example.ir",
            ".a@example.ir",
            "a@.ir",
            "a@-x.ir",
            "a@example.1",
            "a@example.i",
            "\"a b\"@example.ir",
            "mailto:a@example.ir",
            "ا@example.ir",
            "a@[127.0.0.1]",
            "a@127.0.0.1",
            "a b@example.ir",
            long.as_str(),
        ] {
            assert_eq!(email_address(wrong), Err(Fault::InvalidEmail), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn a_canonical_value_reads_as_itself(place in 0..ChannelKind::ALL.len(), raw in "https?://[a-zآ-ی.:@/%#?*0-9]{1,30}|[0-9*#+-]{1,14}|[a-z.@]{3,20}|.*") {
            let kind = ChannelKind::ALL[place];
            if let Ok(ParsedValue { value: Some(value), .. }) = parse_value(kind, Some(&raw)) {
                prop_assert_eq!(parse_value(kind, Some(&value)).map(|again| again.value), Ok(Some(value)));
            }
            let _ = is_home_page(&raw);
        }
    }
}

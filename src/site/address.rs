//! Addresses of pages: below the public address, and in both languages.
//!
//! Never here: a scheme or host read from a request.

use crate::domain::id::AgencyCode;
use crate::domain::id::ServiceId;
use crate::wording::Language;
use percent_encoding::AsciiSet;
use percent_encoding::NON_ALPHANUMERIC;
use percent_encoding::utf8_percent_encode;

/// Where the public reaches the registry, without a slash at the end.
#[derive(Debug, Clone)]
pub struct Base(pub String);

/// What a value in a query may hold as it is.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Writes addresses of pages in one language, as paths.
#[derive(Debug, Clone, Copy)]
pub struct Paths(pub Language);

impl Paths {
    /// What stands before every path of the language.
    pub const fn prefix(self) -> &'static str {
        match self.0 {
            Language::Fa => "",
            Language::En => "/en",
        }
    }

    /// A path that is the same in every language, such as `/search`, in this one.
    pub fn of(self, path: &str) -> String {
        match (self.0, path) {
            (Language::En, "/") => "/en".to_owned(),
            _ => format!("{}{path}", self.prefix()),
        }
    }

    /// The start page.
    pub fn start(self) -> String {
        self.of("/")
    }

    /// The search page.
    pub fn search(self) -> String {
        self.of("/search")
    }

    /// The service list of an agency.
    pub fn agency(self, code: &AgencyCode) -> String {
        self.of(&format!("/agencies/{code}"))
    }

    /// The menu of subordinate agencies.
    pub fn subordinates(self, code: &AgencyCode) -> String {
        self.of(&format!("/agencies/{code}/subordinates"))
    }

    /// The page of a service.
    pub fn service(self, id: &ServiceId) -> String {
        self.of(&format!("/services/{id}"))
    }

    /// The identity form of a service.
    pub fn identity(self, id: &ServiceId) -> String {
        self.of(&format!("/services/{id}/identity"))
    }

    /// The revisions of a service.
    pub fn revisions(self, id: &ServiceId) -> String {
        self.of(&format!("/services/{id}/revisions"))
    }
}

/// One segment of a path, as it may stand in an address.
pub fn segment(raw: &str) -> String {
    utf8_percent_encode(raw, PLAIN).to_string()
}

/// A path with a query of the given pairs; pairs without a value are left out.
pub fn with_query(path: &str, pairs: &[(&str, Option<&str>)]) -> String {
    let mut address = path.to_owned();
    let given = pairs.iter().filter_map(|(name, value)| Some((name, (*value)?)));
    for (place, (name, value)) in given.enumerate() {
        address.push(if place == 0 { '?' } else { '&' });
        address.push_str(name);
        address.push('=');
        address.extend(utf8_percent_encode(value, PLAIN));
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_pages_lie_below_en_and_persian_ones_at_the_root() {
        assert_eq!(Paths(Language::Fa).start(), "/");
        assert_eq!(Paths(Language::En).start(), "/en");
        assert_eq!(Paths(Language::Fa).search(), "/search");
        assert_eq!(Paths(Language::En).search(), "/en/search");
    }

    #[test]
    fn a_query_holds_only_what_was_given_and_breaks_out_of_nothing() {
        assert_eq!(with_query("/search", &[("q", None), ("type", None)]), "/search");
        assert_eq!(
            with_query("/search", &[("q", Some("a&b=\"ن")), ("type", Some("g2c"))]),
            "/search?q=a%26b%3D%22%D9%86&type=g2c"
        );
    }
}

//! Query parameters: read into a typed struct of texts, then word by word into domain values.
//!
//! An unknown or repeated parameter is refused, and everything wrong is said at once. Pointers of
//! query parameters begin with `/query/`. Never here: what a parameter means.

use crate::api::problem::Refusal;
use crate::app::problem::Problem;
use crate::domain::calendar;
use crate::domain::calendar::Timestamp;
use crate::domain::id::AgencyCode;
use crate::domain::id::ServiceId;
use crate::domain::text;
use crate::domain::violation::Fault;
use crate::domain::violation::Violation;
use actix_web::FromRequest;
use actix_web::HttpRequest;
use actix_web::dev::Payload;
use percent_encoding::percent_decode_str;
use serde::de::DeserializeOwned;
use serde_json::Map;
use serde_json::Value;
use std::future::Ready;
use std::future::ready;

/// The longest value of any parameter: 200 identifiers in another digit script fit.
const LONGEST_VALUE: usize = 4_000;
/// The longest text to look for, in characters.
const LONGEST_WORDS: usize = 200;
/// The most wrong names that are said: thousands fit into an address.
const MOST_NAMED: usize = 20;
/// The most identifiers one batch may ask for, and the largest page.
pub const LARGEST_PAGE: usize = 200;
/// The size of a page unless another is asked for.
pub const USUAL_PAGE: usize = 50;

/// The query of a request by the names that the operation knows, and what is wrong with the others.
#[derive(Debug)]
pub struct Query<T> {
    typed: T,
    found: Vec<Violation>,
}

impl<T> Query<T> {
    /// The parameters, and a check that has noted what is wrong with their names and goes on with their values.
    pub fn open(self) -> (T, Check) {
        (self.typed, Check { violations: self.found })
    }
}

impl<T: DeserializeOwned> FromRequest for Query<T> {
    type Error = Refusal;
    type Future = Ready<Result<Self, Refusal>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(read(request.query_string()).map_err(Refusal::from))
    }
}

/// No query: the operation takes no parameters.
#[derive(Debug)]
pub struct NoQuery;

impl FromRequest for NoQuery {
    type Error = Refusal;
    type Future = Ready<Result<Self, Refusal>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let read = read::<Nothing>(request.query_string());
        ready(read.and_then(|query| query.open().1.finish()).map(|()| Self).map_err(Refusal::from))
    }
}

#[derive(Debug, serde::Deserialize)]
struct Nothing {}

fn read<T: DeserializeOwned>(raw: &str) -> Result<Query<T>, Problem> {
    let mut violations = Vec::new();
    let mut pairs: Map<String, Value> = Map::new();
    for pair in raw.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (name, value) = (decode(name)?, decode(value)?);
        if value.chars().count() > LONGEST_VALUE {
            violations.push(Violation::hinting(pointer(&name), Fault::TooLong, LONGEST_VALUE.to_string()));
        } else if pairs.insert(name.clone(), Value::String(value)).is_some() {
            violations.push(Violation::new(pointer(&name), Fault::Duplicate));
        }
    }
    let mut unknown = Vec::new();
    let typed = serde_ignored::deserialize(Value::Object(pairs), |path| unknown.push(path.to_string()));
    violations.extend(unknown.iter().map(|name| unknown_parameter::<T>(name)));
    violations.truncate(MOST_NAMED);
    match typed {
        Ok(typed) => Ok(Query { typed, found: violations }),
        Err(_) => Err(Problem::invalid(violations)),
    }
}

fn decode(raw: &str) -> Result<String, Problem> {
    let spaced = raw.replace('+', " ");
    percent_decode_str(&spaced)
        .decode_utf8()
        .map(std::borrow::Cow::into_owned)
        .map_err(|_| Problem::new(crate::app::problem::ProblemCode::MalformedRequest))
}

fn pointer(name: &str) -> String {
    format!("/query/{}", shortened(name).replace('~', "~0").replace('/', "~1"))
}

/// As much of what was sent as is sent back; what would disturb whoever reads it is replaced.
fn shortened(name: &str) -> String {
    let readable = |c| if disturbs(c) { char::REPLACEMENT_CHARACTER } else { c };
    name.chars().take(64).map(readable).collect()
}

/// Characters that no name and no identifier has.
fn disturbs(c: char) -> bool {
    c.is_control() || text::is_forbidden(c)
}

/// The snake spelling of a name is a likely slip; the right one is said.
fn unknown_parameter<T: DeserializeOwned>(name: &str) -> Violation {
    let camel = lower_camel(name);
    if takes::<T>(&camel) {
        Violation::hinting(pointer(name), Fault::UnknownParameter, camel)
    } else {
        Violation::new(pointer(name), Fault::UnknownParameter)
    }
}

/// Whether the operation has a parameter of that name.
fn takes<T: DeserializeOwned>(name: &str) -> bool {
    let mut takes = true;
    let alone = Map::from_iter([(name.to_owned(), Value::String(String::new()))]);
    serde_ignored::deserialize::<_, _, T>(Value::Object(alone), |_| takes = false).is_ok() && takes
}

fn lower_camel(name: &str) -> String {
    let mut words = name.split('_').filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |mut all, word| {
        let mut letters = word.chars();
        all.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        all.push_str(letters.as_str());
        all
    })
}

/// Reads parameters into domain values and gathers everything wrong with them.
#[derive(Debug, Default)]
#[must_use = "what was found wrong is said by `finish`"]
pub struct Check {
    violations: Vec<Violation>,
}

impl Check {
    /// Records one fault of a parameter.
    pub fn fault(&mut self, name: &str, fault: Fault) {
        self.violations.push(Violation::new(pointer(name), fault));
    }

    /// Reads a parameter with a parser that says what is wrong.
    pub fn read<T>(
        &mut self,
        name: &str,
        raw: Option<&str>,
        parse: impl FnOnce(&str) -> Result<T, Fault>,
    ) -> Option<T> {
        match parse(raw?) {
            Ok(value) => Some(value),
            Err(fault) => {
                self.fault(name, fault);
                None
            }
        }
    }

    /// Reads a code of a closed list.
    pub fn code<T>(
        &mut self,
        name: &str,
        raw: Option<&str>,
        codes: &[&str],
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let raw = raw?;
        let value = parse(raw);
        if value.is_none() {
            self.violations.push(Violation::hinting(pointer(name), Fault::NotInList, codes.join(", ")));
        }
        value
    }

    /// Reads `true` or `false`.
    pub fn truth(&mut self, name: &str, raw: Option<&str>) -> Option<bool> {
        self.code(name, raw, &["true", "false"], |raw| raw.parse().ok())
    }

    /// Reads a text of at most so many characters that is not blank.
    pub fn text(&mut self, name: &str, raw: Option<&str>, longest: usize) -> Option<String> {
        self.read(name, raw, |raw| match raw.trim() {
            "" => Err(Fault::Blank),
            text if text.chars().count() > longest => Err(Fault::TooLong),
            text if text.chars().any(char::is_control) => Err(Fault::ForbiddenCharacter),
            text => Ok(text.to_owned()),
        })
    }

    /// Reads words to look for, folded for comparison.
    pub fn words(&mut self, name: &str, raw: Option<&str>) -> Vec<String> {
        self.text(name, raw, LONGEST_WORDS).map(|text| text::words(&text)).unwrap_or_default()
    }

    /// Reads a list of texts, separated by commas, none of them blank.
    pub fn list(&mut self, name: &str, raw: Option<&str>, most: usize) -> Vec<String> {
        let items: Vec<String> =
            raw.into_iter().flat_map(|raw| raw.split(',')).map(|item| item.trim().to_owned()).collect();
        if items.len() > most {
            self.violations.push(Violation::hinting(pointer(name), Fault::TooMany, most.to_string()));
        } else if items.iter().any(String::is_empty) {
            self.fault(name, Fault::Blank);
        } else if items.iter().any(|item| item.contains(disturbs)) {
            self.fault(name, Fault::ForbiddenCharacter);
        }
        items
    }

    /// Reads names of keys, separated by commas.
    pub fn fields(&mut self, raw: Option<&str>, known: &[&str]) -> Vec<String> {
        let names: Vec<String> = raw.into_iter().flat_map(|raw| raw.split(',')).map(str::to_owned).collect();
        let unknown = names.iter().filter(|name| !known.contains(&name.as_str()));
        let unknown: Vec<String> = unknown.take(MOST_NAMED).map(|name| shortened(name)).collect();
        if !unknown.is_empty() {
            let hint = format!("{}: {}", unknown.join(", "), known.join(", "));
            self.violations.push(Violation::hinting("/query/fields", Fault::NotInList, hint));
        }
        names
    }

    /// Reads an agency code.
    pub fn agency(&mut self, name: &str, raw: Option<&str>) -> Option<AgencyCode> {
        self.read(name, raw, |raw| AgencyCode::parse(raw).ok_or(Fault::InvalidAgencyCode))
    }

    /// Reads a service identifier in any digit script.
    pub fn service(&mut self, name: &str, raw: Option<&str>) -> Option<ServiceId> {
        self.read(name, raw, |raw| ServiceId::parse(raw).map_err(|_| Fault::InvalidServiceId))
    }

    /// Reads an instant.
    pub fn instant(&mut self, name: &str, raw: Option<&str>) -> Option<Timestamp> {
        self.read(name, raw, calendar::parse_instant)
    }

    /// Reads a past moment: an instant, or a date that means the end of that day in Tehran.
    pub fn past(&mut self, name: &str, raw: Option<&str>, now: Timestamp) -> Option<Timestamp> {
        self.read(name, raw, |raw| {
            let moment = calendar::parse_moment(raw)?;
            let whole_day = calendar::parse_date(raw).is_ok();
            match moment <= now {
                true => Ok(moment),
                // Today is not over yet: what holds now is what will be read.
                false if whole_day && calendar::tehran_date(now) == calendar::parse_date(raw)? => Ok(now),
                false => Err(Fault::InTheFuture),
            }
        })
    }

    /// Reads the size of a page, 1 to 200.
    pub fn limit(&mut self, raw: Option<&str>) -> usize {
        let bounds = format!("1–{LARGEST_PAGE}");
        match raw.map(str::parse::<usize>) {
            None => USUAL_PAGE,
            Some(Ok(limit)) if (1..=LARGEST_PAGE).contains(&limit) => limit,
            Some(Ok(_)) => {
                self.violations.push(Violation::hinting("/query/limit", Fault::OutOfRange, bounds));
                USUAL_PAGE
            }
            Some(Err(_)) => {
                self.violations.push(Violation::hinting("/query/limit", Fault::NotANumber, bounds));
                USUAL_PAGE
            }
        }
    }

    /// Ends the reading.
    ///
    /// # Errors
    /// Everything that was wrong.
    pub fn finish(self) -> Result<(), Problem> {
        if self.violations.is_empty() { Ok(()) } else { Err(Problem::invalid(self.violations)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Sample {
        as_of: Option<String>,
        q: Option<String>,
    }

    fn faults(raw: &str) -> Vec<(String, Fault, Option<String>)> {
        let found = read::<Sample>(raw).unwrap().found;
        found.into_iter().map(|v| (v.pointer, v.fault, v.hint)).collect()
    }

    #[test]
    fn every_unknown_and_repeated_parameter_is_named_at_once() {
        assert_eq!(
            faults("as_of=1&q=a&q=b&x=1&utm_source=y"),
            [
                ("/query/q".to_owned(), Fault::Duplicate, None),
                ("/query/as_of".to_owned(), Fault::UnknownParameter, Some("asOf".to_owned())),
                ("/query/x".to_owned(), Fault::UnknownParameter, None),
                ("/query/utm_source".to_owned(), Fault::UnknownParameter, None),
            ]
        );
    }

    #[test]
    fn percent_and_plus_are_decoded() {
        let (typed, _) = read::<Sample>("q=%D9%86%D9%82%D8%B4%D9%87+a&asOf=2018-01-01").unwrap().open();
        assert_eq!(typed.q.as_deref(), Some("نقشه a"));
        assert_eq!(typed.as_of.as_deref(), Some("2018-01-01"));
    }

    #[test]
    fn bytes_that_are_no_text_are_malformed() {
        assert!(read::<Sample>("q=%FF").is_err());
    }

    #[test]
    fn a_page_has_between_one_and_two_hundred_rows() {
        for (raw, right) in
            [("1", true), ("200", true), ("0", false), ("201", false), ("-1", false), ("ten", false)]
        {
            let mut check = Check::default();
            check.limit(Some(raw));
            assert_eq!(check.finish().is_ok(), right, "{raw}");
        }
    }
}

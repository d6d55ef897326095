//! Identifiers: of services (nine or eleven digits) and of agencies.
//!
//! Never here: a parent derived from digits. Who is whose parent is stated, not computed.

use crate::domain::text;
use std::fmt;

/// The identifier of an issued service: nine digits (the form of 1397), or eleven.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ServiceId(String);

impl ServiceId {
    /// Reads an identifier in any digit script, with surrounding blanks or brackets.
    ///
    /// # Errors
    /// Says how the digits fall short, and offers what may have been meant.
    pub fn parse(raw: &str) -> Result<Self, IdFault> {
        let trimmed = raw.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']'));
        let ascii = text::ascii_digits(trimmed);
        let well_formed = matches!(ascii.len(), 9 | 11)
            && ascii.bytes().all(|b| b.is_ascii_digit())
            && !ascii.starts_with('0');
        if well_formed { Ok(Self(ascii)) } else { Err(IdFault { digits: ascii }) }
    }

    /// The identifier as ASCII digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ServiceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What was given in place of an identifier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdFault {
    /// The text, its digits in ASCII.
    pub digits: String,
}

/// The code of an agency: `^[a-z][a-z0-9_-]{1,31}$`, never changed and never reused.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AgencyCode(String);

impl AgencyCode {
    /// Reads an agency code.
    pub fn parse(raw: &str) -> Option<Self> {
        let mut bytes = raw.bytes();
        let first_is_letter = bytes.next().is_some_and(|b| b.is_ascii_lowercase());
        let rest_fits =
            bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'-'));
        (first_is_letter && rest_fits && (2..=32).contains(&raw.len())).then(|| Self(raw.to_owned()))
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AgencyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

//! Persian text: what is kept for display, and what is compared in a search.

use crate::domain::violation::Fault;
use std::fmt;

/// A line or paragraph fit for display: NFC, Persian letters, no control or bidirectional characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(String);

impl Text {
    /// Normalises and checks a text of at most `longest` characters.
    ///
    /// # Errors
    /// Blank, too long, or holding a character that must not be stored.
    pub fn parse(raw: &str, longest: usize) -> Result<Self, Fault> {
        let text = raw.trim().to_owned();
        if text.is_empty() {
            return Err(Fault::Blank);
        }
        if text.chars().count() > longest {
            return Err(Fault::TooLong);
        }
        Ok(Self(text))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text in Persian, and in English where it exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bilingual {
    /// Persian; always there.
    pub fa: Text,
    /// English, where somebody wrote it.
    pub en: Option<Text>,
}

/// The same text with every Persian and Arabic digit as an ASCII digit.
pub fn ascii_digits(raw: &str) -> String {
    raw.chars()
        .map(|c| match c {
            '۰'..='۹' => char::from_digit(u32::from(c) - u32::from('۰'), 10).unwrap_or(c),
            '٠'..='٩' => char::from_digit(u32::from(c) - u32::from('٠'), 10).unwrap_or(c),
            _ => c,
        })
        .collect()
}

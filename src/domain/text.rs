//! Persian text: what is kept for display, and what is compared, searched and sorted.
//!
//! # How a query meets a record
//! The index holds [`index_terms`] of every text. A query is cut into [`words`]; each word may be
//! met by any of its alternatives: the word itself, its stripped forms (`index_terms` of the word
//! alone) and its [`synonyms`]. Two neighbouring words of the query may also be met, together, by
//! the two written as one. So «نقشه برداری» finds «نقشه‌برداری» by joining the query, and
//! «نقشه‌برداری» finds «نقشه برداری» because the index holds joined neighbours.
//!
//! Never here: a sentence of our own, or a rule about what a text means.

mod collation;
mod display;
mod search;
mod token;

use crate::domain::violation::Fault;
use std::fmt;

pub use crate::domain::text::collation::sort_key;
pub use crate::domain::text::search::index_terms;
pub use crate::domain::text::search::search_key;
pub use crate::domain::text::search::synonyms;
pub use crate::domain::text::search::words;

pub(crate) use crate::domain::text::display::is_forbidden;
pub(crate) use crate::domain::text::search::fold;
pub(crate) use crate::domain::text::token::Token;
pub(crate) use crate::domain::text::token::tokens;

/// A line or paragraph fit for display: NFC, Persian letters, no control or bidirectional characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(String);

impl Text {
    /// Normalises and checks a text of at most `longest` characters, counted after normalising.
    ///
    /// Arabic ي, ى and ك become Persian letters, presentation forms plain ones; tatweel, vowel
    /// marks, soft hyphens and byte order marks are dropped; blanks are collapsed, and a line break
    /// stays, at most two in a row. ZWNJ is kept only where it separates two joining letters.
    /// Parsing a parsed text changes nothing.
    ///
    /// # Errors
    /// Blank, too long, or holding a character that must not be stored.
    pub fn parse(raw: &str, longest: usize) -> Result<Self, Fault> {
        Self::checked(display::paragraphs(raw)?, longest)
    }

    /// The same for a title or a label: a line break becomes a blank.
    ///
    /// # Errors
    /// Blank, too long, or holding a character that must not be stored.
    pub fn line(raw: &str, longest: usize) -> Result<Self, Fault> {
        Self::checked(display::line(raw)?, longest)
    }

    fn checked(text: String, longest: usize) -> Result<Self, Fault> {
        if !display::shows_something(&text) {
            Err(Fault::Blank)
        } else if text.chars().count() > longest {
            Err(Fault::TooLong)
        } else {
            Ok(Self(text))
        }
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
    raw.chars().map(ascii_digit).collect()
}

fn ascii_digit(c: char) -> char {
    let zero = match c {
        '۰'..='۹' => '۰',
        '٠'..='٩' => '٠',
        _ => return c,
    };
    char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c)
}

/// The same text with every ASCII and Arabic digit as a Persian digit, for prose.
pub fn persian_digits(raw: &str) -> String {
    raw.chars()
        .map(|c| match ascii_digit(c).to_digit(10) {
            Some(value) => char::from_u32(u32::from('۰') + value).unwrap_or(c),
            None => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parsed(raw: &str) -> String {
        Text::parse(raw, 1_000).map(|text| text.to_string()).unwrap_or_else(|fault| fault.code().to_owned())
    }

    #[test]
    fn arabic_letters_and_presentation_forms_become_persian_letters() {
        assert_eq!(parsed("شرايط صدور مجوز علي كريمى"), "شرایط صدور مجوز علی کریمی");
        assert_eq!(parsed("ﺷﺮاﻳﻂ ﺻﺪور ﻣﺠﻮز"), "شرایط صدور مجوز");
        assert_eq!(parsed("۱۰۰ ﷼"), "۱۰۰ ریال");
    }

    #[test]
    fn letters_that_carry_meaning_survive() {
        for text in ["مسئول مسؤول", "تأیید", "ة أ إ ء", "خانهٔ ما", "m² № ½ ①", "é", "１２"]
        {
            assert_eq!(parsed(text), text);
        }
    }

    #[test]
    fn ornaments_and_invisible_characters_are_dropped() {
        assert_eq!(parsed("\u{feff}میــز خــدمــت"), "میز خدمت");
        assert_eq!(parsed("مُدَرِّسٌ"), "مدرس");
        assert_eq!(parsed("سا\u{ad}مانه\u{200b}"), "سامانه");
    }

    #[test]
    fn a_joiner_stays_only_between_letters_that_would_join() {
        assert_eq!(parsed("می\u{200c}باشد"), "می\u{200c}باشد");
        assert_eq!(parsed("می\u{200c}\u{200c}باشد"), "می\u{200c}باشد");
        assert_eq!(parsed("\u{200c}می\u{200c} باشد\u{200c}"), "می باشد");
        assert_eq!(parsed("کار\u{200c}ها"), "کارها");
        assert_eq!(parsed("PDF\u{200c}ها"), "PDF\u{200c}ها");
        assert_eq!(parsed("می\u{200c}."), "می.");
        assert_eq!(parsed("ا\u{200c}\u{653}ب"), "آب");
    }

    #[test]
    fn blanks_are_collapsed_and_paragraphs_kept() {
        assert_eq!(parsed(" الف\u{a0}\t ب \r\n\r\n\r\n ج\rد "), "الف ب\n\nج\nد");
        assert_eq!(parsed("الف\n\nب"), "الف\n\nب");
        assert_eq!(Text::line("الف\n\n ب", 5).as_ref().map(Text::as_str), Ok("الف ب"));
    }

    #[test]
    fn controls_and_bidirectional_marks_are_refused() {
        for bad in [
            '\0',
            '\u{7}',
            '\u{b}',
            '\u{7f}',
            '\u{85}',
            '\u{200e}',
            '\u{200f}',
            '\u{61c}',
            '\u{202a}',
            '\u{202e}',
            '\u{2066}',
            '\u{2069}',
            '\u{2028}',
            '\u{2029}',
            '\u{fdd0}',
            '\u{ffff}',
            '\u{1fffe}',
            '\u{e000}',
            '\u{f0000}',
            '\u{10fffd}',
        ] {
            assert_eq!(
                Text::parse(&format!("الف{bad}"), 9),
                Err(Fault::ForbiddenCharacter),
                "{:x}",
                u32::from(bad)
            );
        }
    }

    #[test]
    fn length_is_counted_in_characters_after_normalising() {
        assert!(Text::parse("  خــدمت  ", 4).is_ok());
        assert_eq!(Text::parse("خدمات", 4), Err(Fault::TooLong));
    }

    #[test]
    fn what_shows_nothing_is_blank() {
        for blank in ["", " \n\t", "\u{200c}", "\u{200d}\u{fe0f}", "ـ", "\u{64b}"] {
            assert_eq!(Text::parse(blank, 9), Err(Fault::Blank), "{blank:?}");
        }
    }

    #[test]
    fn digits_change_script_and_nothing_else_does() {
        assert_eq!(ascii_digits("۱۲۱٠٩5 ب"), "121095 ب");
        assert_eq!(persian_digits("12١٠٩5 b"), "۱۲۱۰۹۵ b");
    }

    /// Text as it arrives: letters, marks and joiners that act on each other, and anything else.
    fn ugly() -> impl Strategy<Value = String> {
        let sensitive = "[اآأوؤهةەیيىكﻪﷲ\u{FE70}ﬁبدGg1۲=.\u{64b}\u{653}\u{654}\u{655}\u{308}\u{338}ـ\u{200c}\u{200d}\u{ad}\u{a0} \n\r\t]{0,12}";
        prop_oneof![sensitive, any::<String>()]
    }

    proptest! {
        #[test]
        fn a_parsed_text_parses_to_itself(raw in ugly()) {
            if let Ok(text) = Text::parse(&raw, 10_000) {
                prop_assert_eq!(Text::parse(text.as_str(), 10_000), Ok(text));
            }
            if let Ok(line) = Text::line(&raw, 10_000) {
                prop_assert_eq!(Text::line(line.as_str(), 10_000), Ok(line));
            }
        }

        #[test]
        fn a_parsed_text_is_composed_and_tidy(raw in ugly()) {
            if let Ok(text) = Text::parse(&raw, 10_000) {
                prop_assert!(unicode_normalization::is_nfc(text.as_str()));
                for untidy in ["  ", " \n", "\n ", "\n\n\n", "\u{200c}\u{200c}", "\u{200c} ", "ا\u{200c}", "ي", "ك"] {
                    prop_assert!(!text.as_str().contains(untidy));
                }
            }
        }
    }
}

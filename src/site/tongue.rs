//! How values read in the language of a page: texts, digits, dates, amounts, links.
//!
//! Never here: a heading, or which values a page shows. What people copy (identifiers, numbers of telephones
//! and accounts, codes, addresses) keeps ASCII digits; whatever the registry counts is written in the digits of
//! the language.

use crate::domain::calendar;
use crate::domain::calendar::Date;
use crate::domain::calendar::Timestamp;
use crate::domain::text;
use crate::domain::text::Bilingual;
use crate::domain::text::Text;
use crate::wording::Language;
use crate::wording::Said;
use askama::filters::Html;
use askama::filters::HtmlSafe;
use askama::filters::escape;
use std::fmt;

/// The language of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tongue(pub Language);

/// A text of an agency, escaped; marked as Persian where the page is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    text: String,
    foreign: bool,
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Ok(text) = escape(self.text.as_str(), Html);
        if self.foreign {
            write!(f, "<span lang=\"fa\" dir=\"rtl\">{text}</span>")
        } else {
            write!(f, "{text}")
        }
    }
}

impl HtmlSafe for Words {}

/// A title, escaped, with what a search matched in it marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    pieces: Vec<(String, Emphasis)>,
    foreign: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Emphasis {
    Matched,
    Other,
}

impl fmt::Display for Marked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (open, close) =
            if self.foreign { ("<span lang=\"fa\" dir=\"rtl\">", "</span>") } else { ("", "") };
        f.write_str(open)?;
        for (text, emphasis) in &self.pieces {
            let Ok(text) = escape(text.as_str(), Html);
            match emphasis {
                Emphasis::Matched => write!(f, "<mark>{text}</mark>")?,
                Emphasis::Other => write!(f, "{text}")?,
            }
        }
        f.write_str(close)
    }
}

impl HtmlSafe for Marked {}

/// A day: for machines, and as people name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// ISO 8601.
    pub iso: String,
    /// In the calendar and the digits of the language.
    pub shown: String,
}

impl Tongue {
    /// One of our own texts.
    pub const fn say(self, said: Said) -> &'static str {
        said.in_(self.0)
    }

    /// A text of an agency.
    pub fn of(self, text: &Bilingual) -> Words {
        let english = text.en.as_ref().filter(|_| self.0 == Language::En);
        Words {
            text: english.unwrap_or(&text.fa).to_string(),
            foreign: self.0 == Language::En && english.is_none(),
        }
    }

    /// A title with the places in it that a search matched: ranges of characters, in order and disjoint.
    pub fn marked(self, text: &Bilingual, places: &[(u32, u32)]) -> Marked {
        let Words { text, foreign } = self.of(text);
        let mut pieces: Vec<(String, Emphasis)> = Vec::new();
        for (place, letter) in (0_u32..).zip(text.chars()) {
            let matched = places.iter().any(|(from, to)| (*from..*to).contains(&place));
            let emphasis = if matched { Emphasis::Matched } else { Emphasis::Other };
            match pieces.last_mut().filter(|(_, same)| *same == emphasis) {
                Some((piece, _)) => piece.push(letter),
                None => pieces.push((letter.to_string(), emphasis)),
            }
        }
        Marked { pieces, foreign }
    }

    /// The beginning of a text, whole words of it, at most so many characters.
    pub fn shortened(self, text: &Bilingual, most: usize) -> Words {
        let Words { text, foreign } = self.of(text);
        if text.chars().count() <= most {
            return Words { text, foreign };
        }
        let beginning: String = text.chars().take(most).collect();
        let whole = beginning.rsplit_once(char::is_whitespace).map_or(beginning.as_str(), |(words, _)| words);
        Words { text: format!("{whole}…"), foreign }
    }

    /// One of our own texts where a text of an agency may stand too.
    pub fn said(self, said: Said) -> Words {
        Words { text: self.say(said).to_owned(), foreign: false }
    }

    /// The same where no mark can stand: in a title or an attribute.
    pub fn bare(self, text: &Bilingual) -> String {
        self.of(text).text
    }

    /// A text that is kept in one language, whichever that is.
    pub fn raw(self, text: &str) -> Words {
        let persian = text.chars().any(|c| matches!(c, '\u{600}'..='\u{6FF}'));
        Words { text: text.to_owned(), foreign: self.0 == Language::En && persian }
    }

    /// Names that are kept in one language, in a line.
    pub fn fields(self, names: &[Text]) -> Words {
        let names: Vec<&str> = names.iter().map(Text::as_str).collect();
        self.raw(&names.join(self.comma()))
    }

    /// The paragraphs of a text.
    pub fn paragraphs(self, text: &Bilingual) -> Vec<Words> {
        let Words { text, foreign } = self.of(text);
        let lines = text.split('\n').map(str::trim).filter(|line| !line.is_empty());
        lines.map(|line| Words { text: line.to_owned(), foreign }).collect()
    }

    /// A name from a list of names, in the digits of the language.
    pub fn digits(self, ascii: &str) -> String {
        match self.0 {
            Language::Fa => text::persian_digits(ascii),
            Language::En => ascii.to_owned(),
        }
    }

    /// A number without groups.
    pub fn number(self, number: impl fmt::Display) -> String {
        self.digits(&number.to_string())
    }

    /// A number in groups of three.
    pub fn grouped(self, number: impl fmt::Display) -> String {
        let digits = number.to_string();
        let mark = match self.0 {
            Language::Fa => '٬',
            Language::En => ',',
        };
        let mut out = String::new();
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                out.push(mark);
            }
            out.push(digit);
        }
        self.digits(&out)
    }

    /// A day.
    pub fn day(self, date: &Date) -> Day {
        let shown = match self.0 {
            Language::Fa => text::persian_digits(&calendar::jalali(*date)),
            Language::En => format!("{date} ({})", calendar::jalali(*date)),
        };
        Day { iso: date.to_string(), shown }
    }

    /// The day of an instant in Tehran, with the instant for machines.
    pub fn instant(self, instant: &Timestamp) -> Day {
        // HTML reads milliseconds at most, and nobody needs those.
        let second = Timestamp::from_second(instant.as_second()).unwrap_or(*instant);
        Day { iso: calendar::instant_text(second), ..self.day(&calendar::tehran_date(*instant)) }
    }

    /// What joins the members of a list.
    pub const fn comma(self) -> &'static str {
        match self.0 {
            Language::Fa => "، ",
            Language::En => ", ",
        }
    }
}

/// An address of the web that may stand in a link; whatever else was stored is shown as text.
pub fn web(address: &str) -> Option<&str> {
    let lower = address.to_ascii_lowercase();
    (lower.starts_with("https://") || lower.starts_with("http://")).then_some(address)
}

/// A telephone number as people in Iran dial it.
pub fn dialled(number: &str) -> String {
    number.strip_prefix("+98").map_or_else(|| number.to_owned(), |national| format!("0{national}"))
}

/// An account number in groups of four.
pub fn in_fours(account: &str) -> Vec<String> {
    let letters: Vec<char> = account.chars().collect();
    letters.chunks(4).map(|four| four.iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FA: Tongue = Tongue(Language::Fa);
    const EN: Tongue = Tongue(Language::En);

    fn text(fa: &str, en: Option<&str>) -> Bilingual {
        let read = |raw: &str| Text::parse(raw, 100).unwrap();
        Bilingual { fa: read(fa), en: en.map(read) }
    }

    #[test]
    fn persian_is_marked_only_where_the_page_is_english_and_no_english_exists() {
        let both = text("نقشه", Some("Map"));
        let one = text("نقشه", None);
        assert_eq!(FA.of(&one).to_string(), "نقشه");
        assert_eq!(EN.of(&both).to_string(), "Map");
        assert_eq!(EN.of(&one).to_string(), "<span lang=\"fa\" dir=\"rtl\">نقشه</span>");
        assert_eq!(EN.raw("Map").to_string(), "Map");
    }

    #[test]
    fn a_text_cannot_become_markup() {
        assert!(!EN.of(&text("<b>&\"", None)).to_string().contains("<b>"));
    }

    #[test]
    fn what_matched_is_marked_and_nothing_else() {
        let title = text("نقشه <برداری>", None);
        assert_eq!(FA.marked(&title, &[(0, 4)]).to_string(), "<mark>نقشه</mark> &#60;برداری&#62;");
        assert_eq!(FA.marked(&title, &[]).to_string(), FA.of(&title).to_string());
    }

    #[test]
    fn a_text_is_shortened_between_words() {
        assert_eq!(FA.shortened(&text("یک دو سه", None), 7).to_string(), "یک دو…");
        assert_eq!(FA.shortened(&text("یک دو سه", None), 8).to_string(), "یک دو سه");
    }

    #[test]
    fn numbers_read_in_the_digits_of_the_language() {
        assert_eq!(FA.grouped(1_420_000), "۱٬۴۲۰٬۰۰۰");
        assert_eq!(EN.grouped(420_000), "420,000");
        assert_eq!(EN.grouped(42), "42");
        assert_eq!(FA.number(3), "۳");
    }

    #[test]
    fn a_day_has_its_iso_form_for_machines() {
        let day = calendar::parse_date("2018-11-28").unwrap();
        assert_eq!(FA.day(&day), Day { iso: "2018-11-28".to_owned(), shown: "۱۳۹۷/۰۹/۰۷".to_owned() });
        assert_eq!(EN.day(&day).shown, "2018-11-28 (1397/09/07)");
    }

    #[test]
    fn only_addresses_of_the_web_become_links() {
        assert_eq!(web("https://example.ir/a"), Some("https://example.ir/a"));
        for inert in ["javascript:alert(1)", "data:text/html,x", "//example.ir", " https://example.ir", ""] {
            assert_eq!(web(inert), None, "{inert}");
        }
    }
}

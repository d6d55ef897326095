//! What a stored text looks like: one spelling for one text, and nothing that hides or disturbs.
//!
//! Never here: folding for search. Letters that carry meaning (ة أ ؤ ئ ۀ ء) stay as they are written.

use crate::domain::violation::Fault;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

const ZWNJ: char = '\u{200c}';

/// Letters that never join the letter after them, so that no ZWNJ is needed behind them.
const NON_JOINING: &str = "اآأإٱدذرزژوؤةءۀە";

/// The text with its paragraphs.
pub(super) fn paragraphs(raw: &str) -> Result<String, Fault> {
    if is_settled(raw) {
        return Ok(raw.to_owned());
    }
    Ok(without_idle_blanks(&composed(raw)?))
}

/// The text as one line.
pub(super) fn line(raw: &str) -> Result<String, Fault> {
    if is_settled(raw) {
        return Ok(raw.to_owned());
    }
    Ok(without_idle_blanks(&composed(raw)?.replace('\n', " ")))
}

/// Whether a reader sees anything at all.
pub(super) fn shows_something(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace() && c != '\u{200d}' && !is_combining_mark(c))
}

/// Whether a text is one line that the rules below leave as it is, seen in one pass: nearly every text is, above
/// all those that were stored before. What this does not know is left to the rules.
fn is_settled(text: &str) -> bool {
    let mut before = ' ';
    for c in text.chars() {
        let fits = match c {
            ' ' => before != ' ' && before != ZWNJ,
            ZWNJ => joins_onward(before),
            _ => is_common(c) && (before != ZWNJ || c.is_alphanumeric()),
        };
        if !fits {
            return false;
        }
        before = c;
    }
    before != ' ' && before != ZWNJ
}

/// Letters, digits and signs of everyday Persian and English that have one spelling and no marks.
fn is_common(c: char) -> bool {
    matches!(c,
        '!'..='~' | 'ء'..='غ' | 'ف' | 'ق' | 'ل'..='و' | 'پ' | 'چ' | 'ژ' | 'ک' | 'گ' | 'ی' | '۰'..='۹'
        | '،' | '؛' | '؟' | '«' | '»')
}

/// Characters that must never be stored: controls, what turns the direction of writing, separators
/// that are no line breaks, private characters, and what Unicode says will never be one.
pub(crate) fn is_forbidden(c: char) -> bool {
    let control = c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    let turns =
        matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let separator = matches!(c, '\u{2028}' | '\u{2029}');
    let private = matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
    let noncharacter = matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe;
    control || turns || separator || private || noncharacter
}

/// Letters and line breaks in their one spelling. Joiners go before composition: one that stood
/// between a letter and its mark would hide that the two are one.
fn composed(raw: &str) -> Result<String, Fault> {
    if raw.chars().any(is_forbidden) {
        return Err(Fault::ForbiddenCharacter);
    }
    Ok(without_idle_joiners(&plain(raw)).nfc().map(persian_letter).collect())
}

/// Presentation forms as the letters they stand for, one blank and one line break, no ornaments.
/// Only presentation forms are normalised so: NFKC would also turn m² into m2.
fn plain(raw: &str) -> String {
    let mut plain = String::with_capacity(raw.len());
    for c in raw.replace("\r\n", "\n").chars() {
        match c {
            '\u{fb00}'..='\u{fb06}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => {
                plain.extend(std::iter::once(c).nfkc());
            }
            '\r' => plain.push('\n'),
            c if c.is_whitespace() && c != '\n' => plain.push(' '),
            c => plain.push(c),
        }
    }
    plain.retain(|c| !is_dropped(c));
    plain
}

/// Tatweel, vowel and recitation marks, and characters nobody sees. The marks of madda and hamza
/// (U+0653 to U+0655) make other letters and stay.
fn is_dropped(c: char) -> bool {
    matches!(c,
        'ـ' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{652}' | '\u{656}'..='\u{65f}' | '\u{670}'
        | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}' | '\u{6ea}'..='\u{6ed}'
        | '\u{ad}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}' | '\u{feff}')
}

fn persian_letter(c: char) -> char {
    match c {
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        c => c,
    }
}

/// Keeps a ZWNJ only between two letters or digits of which the first would join the second.
fn without_idle_joiners(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut waiting = false;
    let mut base = None;
    for c in text.chars() {
        if c == ZWNJ {
            waiting = true;
            continue;
        }
        if waiting && base.is_some_and(joins_onward) && c.is_alphanumeric() && !is_combining_mark(c) {
            kept.push(ZWNJ);
        }
        waiting = false;
        kept.push(c);
        if !is_combining_mark(c) {
            base = Some(c);
        }
    }
    kept
}

fn joins_onward(c: char) -> bool {
    c.is_alphanumeric() && !NON_JOINING.contains(c)
}

/// Collapses blanks, trims every line, and keeps at most one empty line between two.
fn without_idle_blanks(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut empty_lines = 0;
    for line in text.split('\n') {
        let mut words = line.split_whitespace().peekable();
        if words.peek().is_none() {
            empty_lines += 1;
            continue;
        }
        if !kept.is_empty() {
            kept.push_str(if empty_lines > 0 { "\n\n" } else { "\n" });
        }
        empty_lines = 0;
        for (place, word) in words.enumerate() {
            if place > 0 {
                kept.push(' ');
            }
            kept.push_str(word);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn by_the_rules(raw: &str) -> Result<String, Fault> {
        Ok(without_idle_blanks(&composed(raw)?))
    }

    #[test]
    fn everyday_texts_are_settled() {
        for text in ["می\u{200c}شود؛ ۱۲ روز", "Apply online (free)", "«نقشه\u{200c}برداری»"]
        {
            assert!(is_settled(text), "{text}");
        }
        for text in ["", " ", "a  b", "a ", "ي", "ك", "دا\u{200c}د", "می\u{200c} شود", "a\nb", "مُهر"]
        {
            assert!(!is_settled(text), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_settled_the_rules_leave_as_it_is(raw in "[ابدمیيكآۀ۱1a\u{200c}\u{654} .،«\n]{0,8}") {
            if is_settled(&raw) {
                prop_assert_eq!(by_the_rules(&raw), Ok(raw));
            }
        }
    }

    #[test]
    fn every_common_character_is_its_own_spelling() {
        for c in ('\0'..=char::MAX).filter(|c| is_common(*c)) {
            assert_eq!(by_the_rules(&c.to_string()), Ok(c.to_string()));
        }
    }
}

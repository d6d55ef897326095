//! What a search compares: one key for all spellings of a text, and the terms an index holds.
//!
//! Never here: ranking, or anything about the records that are searched.

use crate::domain::text::ascii_digit;
use std::collections::HashSet;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words that mean the same to somebody who searches, as [`words`] gives them.
const SYNONYMS: &[&[&str]] = &[
    &["مسیول", "مسوول"],
    &["سرویس", "خدمت"],
    &["پروانه", "مجوز", "گواهی"],
    &["انشعاب", "اشتراک"],
    &["وبگاه", "تارنما", "سایت", "وبسایت"],
];

/// Endings that an index also leaves out, the longest first, and the shortest stem they may leave.
const SUFFIXES: &[(&str, usize)] = &[("هایی", 2), ("های", 2), ("ها", 2), ("ی", 3)];

/// Beginnings that an index also leaves out, and the shortest stem they may leave.
const PREFIXES: &[(&str, usize)] = &[("نمی", 3), ("می", 3)];

/// The key under which all spellings of a text are one: Persian letters, no marks, no joiners,
/// lower case, ASCII digits, and one blank between words whatever stood there.
pub fn search_key(raw: &str) -> String {
    words(raw).join(" ")
}

/// The words of the search key, in order.
pub fn words(raw: &str) -> Vec<String> {
    let folded = fold(raw);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// What an index holds of a text, each term once: its words, neighbouring words written as one, and
/// words without the endings ها, های, هایی, ی and the beginnings می, نمی.
pub fn index_terms(raw: &str) -> Vec<String> {
    let words = words(raw);
    let joined = words.windows(2).map(<[String]>::concat);
    let stripped = words.iter().flat_map(|word| stripped(word));
    let mut seen = HashSet::new();
    words.iter().cloned().chain(joined).chain(stripped).filter(|term| seen.insert(term.clone())).collect()
}

/// All words of the same meaning as this one, itself among them; none where it has no synonym.
pub fn synonyms(word: &str) -> &'static [&'static str] {
    let key = search_key(word);
    SYNONYMS.iter().find(|group| group.contains(&key.as_str())).copied().unwrap_or_default()
}

/// The letters of a text in their plainest form, its punctuation and blanks untouched: compatibility
/// forms taken apart, so that marks fall off letters (أ to ا, ؤ to و, ئ to ی), then one letter for
/// each family, ASCII digits, lower case.
pub(crate) fn fold(raw: &str) -> String {
    raw.nfkd().filter(|c| !is_ignored(*c)).flat_map(char::to_lowercase).map(plainest).collect()
}

/// Marks, tatweel, and format characters such as ZWNJ.
fn is_ignored(c: char) -> bool {
    let is_format = matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}');
    c == 'ـ' || is_format || is_combining_mark(c)
}

fn plainest(c: char) -> char {
    match c {
        'ي' | 'ى' | 'ے' => 'ی',
        'ك' | 'ڪ' => 'ک',
        'ة' | 'ە' | 'ہ' | 'ھ' | 'ۃ' => 'ه',
        'ٱ' => 'ا',
        c => ascii_digit(c),
    }
}

fn stripped(word: &str) -> Vec<String> {
    let long_enough = |stem: &str, shortest: usize| stem.chars().count() >= shortest;
    let mut stems = Vec::new();
    for (suffix, shortest) in SUFFIXES {
        if let Some(stem) = word.strip_suffix(suffix)
            && long_enough(stem, *shortest)
        {
            stems.push(stem.to_owned());
        }
    }
    for (prefix, shortest) in PREFIXES {
        if let Some(stem) = word.strip_prefix(prefix)
            && long_enough(stem, *shortest)
        {
            stems.push(stem.to_owned());
        }
    }
    stems
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_text_have_one_key() {
        assert_eq!(search_key("مسؤولِ  «تأييد»؛ خــانهٔ GIS\u{200f}"), "مسوول تایید خانه gis");
        assert_eq!(search_key("ردیف ۱۲/١٣"), "ردیف 12 13");
        assert_eq!(search_key("İstanbul Ⅻ ﬁle"), "istanbul xii file");
    }

    #[test]
    fn an_index_holds_words_joined_neighbours_and_stems() {
        assert_eq!(index_terms("نقشه برداری"), ["نقشه", "برداری", "نقشهبرداری", "بردار"]);
        assert_eq!(index_terms("آب\u{200c}ها"), ["ابها", "اب"]);
        assert_eq!(index_terms("آبی"), ["ابی"]);
        assert!(index_terms("نقشه\u{200c}هایی").contains(&"نقشه".to_owned()));
        assert_eq!(index_terms("نمی\u{200c}باشد"), ["نمیباشد", "باشد"]);
        assert_eq!(index_terms("میز بی"), ["میز", "بی", "میزبی"]);
    }

    #[test]
    fn a_term_is_held_once() {
        assert_eq!(index_terms("خدمت خدمت"), ["خدمت", "خدمتخدمت"]);
    }

    #[test]
    fn synonyms_are_written_as_words_are() {
        for word in SYNONYMS.iter().copied().flatten() {
            assert_eq!(words(word), [*word]);
        }
        assert!(synonyms("مسئول").contains(&"مسوول"));
        assert!(synonyms("مسؤول").contains(&"مسیول"));
        assert!(synonyms("نقشه").is_empty());
    }

    #[test]
    fn a_folded_letter_folds_to_itself() {
        for letter in '\0'..='\u{1ffff}' {
            let folded = fold(&letter.to_string());
            assert_eq!(fold(&folded), folded, "U+{:04X}", u32::from(letter));
        }
    }

    proptest! {
        #[test]
        fn a_key_is_its_own_key(raw in any::<String>()) {
            let key = search_key(&raw);
            prop_assert_eq!(search_key(&key), key);
        }
    }
}

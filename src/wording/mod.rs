//! Every sentence the registry says of its own accord, in Persian and in English.
//!
//! Never here: a decision. Which language a caller reads, and which fault was found, is decided
//! elsewhere; this module only has the words.
//!
//! How the texts are written: Persian as the printed form spells it, with Persian punctuation and a
//! half-space (U+200C) where one belongs; the reader is told what to do, not only what went wrong. A date,
//! a code or an address inside a Persian sentence that would otherwise be shown back to front stands
//! between U+2066 and U+2069.

pub mod faults;
pub mod fields;
pub mod forms;
pub mod labels;
pub mod pages;
pub mod problems;
pub mod vocabulary;

/// A language that the registry speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Persian, the default.
    Fa,
    /// English.
    En,
}

impl Language {
    /// The BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Fa => "fa",
            Self::En => "en",
        }
    }

    /// The direction of its writing, as HTML names it.
    pub const fn direction(self) -> &'static str {
        match self {
            Self::Fa => "rtl",
            Self::En => "ltr",
        }
    }
}

/// One text in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// In Persian.
    pub fa: &'static str,
    /// In English.
    pub en: &'static str,
}

impl Said {
    /// The text in one of the languages.
    pub const fn in_(self, language: Language) -> &'static str {
        match language {
            Language::Fa => self.fa,
            Language::En => self.en,
        }
    }
}

/// Keeps the tables short.
const fn said(fa: &'static str, en: &'static str) -> Said {
    Said { fa, en }
}

/// Texts by name, and `ALL` of them, so that the tests of this module read every one.
macro_rules! sentences {
    ($($(#[$about:meta])+ $name:ident = ($fa:expr, $en:expr);)+) => {
        $($(#[$about])+ pub const $name: Said = said($fa, $en);)+
        /// Every text above.
        pub const ALL: &[Said] = &[$($name),+];
    };
}
use sentences;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::problem::ProblemCode;
    use crate::domain::violation::Fault;

    const HALF_SPACE: char = '\u{200C}';
    /// Letters that never join the next one: a half-space after them has no effect.
    const NON_JOINING: &str = "اآأإدذرزژوؤءة \n";

    fn everything_said() -> Vec<Said> {
        let faults = Fault::ALL.iter().map(|fault| faults::words(*fault));
        let problems = ProblemCode::ALL.iter().map(|code| problems::words(*code));
        let labels = vocabulary::all().into_iter().flat_map(|list| list.items).map(|item| item.label);
        let pages = pages::ALL.iter().chain(forms::ALL).copied();
        labels
            .chain(pages)
            .chain(faults.flat_map(|words| [words.wrong, words.instead]))
            .chain(problems.flat_map(|words| [words.title, words.detail, words.explanation]))
            .collect()
    }

    #[test]
    fn persian_is_written_with_persian_letters_and_punctuation() {
        for Said { fa, .. } in everything_said() {
            assert!(fa.chars().any(|c| ('\u{620}'..='\u{6FF}').contains(&c)), "{fa}");
            assert!(!fa.contains(['ي', 'ى', 'ك', 'ـ', '٠', '١', '?', ',', ';', '"']), "{fa}");
            assert!(!fa.contains(" .") && !fa.contains(" ،") && !fa.contains(" ؛"), "{fa}");
        }
    }

    #[test]
    fn a_half_space_stands_only_between_letters_that_would_join() {
        for Said { fa, .. } in everything_said() {
            let letters: Vec<char> = fa.chars().collect();
            assert!(!fa.starts_with(HALF_SPACE) && !fa.ends_with(HALF_SPACE), "{fa}");
            for around in letters.windows(3).filter(|around| around[1] == HALF_SPACE) {
                assert!(!NON_JOINING.contains(around[0]) && around[2].is_alphabetic(), "{fa}");
            }
        }
    }

    #[test]
    fn what_is_turned_left_to_right_is_turned_back() {
        for Said { fa, en } in everything_said() {
            assert_eq!(fa.matches('\u{2066}').count(), fa.matches('\u{2069}').count(), "{fa}");
            assert!(!en.contains(['\u{2066}', '\u{2069}', HALF_SPACE]), "{en}");
        }
    }

    #[test]
    fn no_text_has_a_stray_blank() {
        for text in everything_said().into_iter().flat_map(|Said { fa, en }| [fa, en]) {
            assert!(!text.contains("  ") && text.trim() == text && !text.is_empty(), "{text}");
        }
    }

    #[test]
    fn only_sentences_end_in_a_full_stop() {
        for code in ProblemCode::ALL {
            let words = problems::words(*code);
            for language in [Language::Fa, Language::En] {
                assert!(!words.title.in_(language).ends_with('.'), "{}", code.code());
                assert!(words.detail.in_(language).ends_with('.'), "{}", code.code());
                let sentences = words.explanation.in_(language).matches(['.', '؛', ';']).count();
                assert!(sentences >= 2, "{} is explained in {sentences} sentence", code.code());
            }
        }
    }
}

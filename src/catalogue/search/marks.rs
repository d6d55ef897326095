//! Displayed text and its words: which characters of a title a query matched.

use crate::catalogue::search::lexicon;
use crate::catalogue::search::phrase::Phrase;
use crate::domain::text;

/// A word as displayed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Shown<'a> {
    /// Its place in the text, in characters, the end excluded.
    pub place: (u32, u32),
    /// The word as it stands there.
    pub text: &'a str,
    /// The word as it is searched.
    pub key: String,
}

/// The words of a displayed text, in order.
pub(super) fn shown_words(shown: &str) -> Vec<Shown<'_>> {
    let mut words = Vec::new();
    let mut at = 0;
    for run in shown.split_inclusive(|c: char| !is_of_word(c)) {
        let text = run.trim_end_matches(|c: char| !is_of_word(c));
        let key = text::words(text).concat();
        let end = at + length(text);
        if !key.is_empty() {
            words.push(Shown { place: (at, end), text, key });
        }
        at += length(run);
    }
    words
}

/// The characters of a title that a phrase matched: ranges in order, disjoint, the end excluded.
pub(super) fn marks(title: &str, phrase: &Phrase) -> Vec<(u32, u32)> {
    let words = shown_words(title);
    let mut marks: Vec<(u32, u32)> = Vec::new();
    for (nth, word) in words.iter().enumerate() {
        let pair = words.get(nth + 1).filter(|next| is_written_as_one(word, next, phrase));
        let mark = match pair {
            Some(next) => (word.place.0, next.place.1),
            None if is_met(word, phrase) => word.place,
            None => continue,
        };
        match marks.last_mut().filter(|last| mark.0 < last.1) {
            Some(last) => last.1 = last.1.max(mark.1),
            None => marks.push(mark),
        }
    }
    marks
}

fn is_met(word: &Shown<'_>, phrase: &Phrase) -> bool {
    let mut wanted = phrase.words.iter().chain(&phrase.pairs);
    wanted.any(|wanted| {
        wanted.is_within(&word.key) && lexicon::forms(&word.key).iter().any(|form| wanted.is_met_by(form))
    })
}

/// Whether one word of the phrase is these two neighbours, and reaches into the second.
fn is_written_as_one(left: &Shown<'_>, right: &Shown<'_>, phrase: &Phrase) -> bool {
    let solid = format!("{}{}", left.key, right.key);
    let reaches = |word: &str| word.len() > left.key.len() && word.starts_with(&left.key);
    phrase.words.iter().any(|wanted| reaches(&wanted.word) && wanted.is_spelt_by(&solid))
}

/// Letters, digits, what is written over them, and the joiners inside a word.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '\u{200c}' | '\u{200d}' | '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}')
}

fn length(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

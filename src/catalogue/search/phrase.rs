//! A query as words: what each means, alone and joined with its neighbour.

use crate::catalogue::search::lexicon;
use crate::domain::text;

/// A query, read.
pub(super) struct Phrase {
    /// Its words, in order.
    pub words: Vec<Wanted>,
    /// Every two neighbours written as one, in order.
    pub pairs: Vec<Wanted>,
}

/// One word to be found.
pub(super) struct Wanted {
    /// The word as typed, as its search key.
    pub word: String,
    /// Other words that count as this one: what is left without its affixes, and synonyms of both.
    pub others: Vec<String>,
    /// Whether the word may go on.
    pub ending: Ending,
}

/// Whether a word has been typed to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// More words follow.
    Closed,
    /// The last of the query: it may be the beginning of a word.
    Open,
}

impl Phrase {
    /// Reads what was typed.
    pub fn read(typed: &str) -> Self {
        Self::of(text::words(typed))
    }

    /// A phrase of words that are search keys.
    pub fn of(words: Vec<String>) -> Self {
        let last = words.len().saturating_sub(1);
        let ending = |nth: usize| if nth == last { Ending::Open } else { Ending::Closed };
        let pairs = words.iter().zip(words.iter().skip(1)).enumerate();
        let pairs = pairs.map(|(nth, (left, right))| Wanted::new(format!("{left}{right}"), ending(nth + 1)));
        Self {
            pairs: pairs.collect(),
            words: words.into_iter().enumerate().map(|(nth, word)| Wanted::new(word, ending(nth))).collect(),
        }
    }

    /// All words written as one.
    pub fn solid(&self) -> String {
        self.words.iter().map(|wanted| wanted.word.as_str()).collect()
    }
}

impl Wanted {
    fn new(word: String, ending: Ending) -> Self {
        let forms = lexicon::forms(&word);
        let synonyms = forms.iter().flat_map(|form| text::synonyms(form)).map(|other| (*other).to_owned());
        let mut others: Vec<String> = synonyms.chain(forms.iter().cloned()).collect();
        others.sort_unstable();
        others.dedup();
        others.retain(|other| *other != word);
        Self { word, others, ending }
    }

    /// Whether a word may have a form that is wanted; quickly false for most words.
    pub fn is_within(&self, word: &str) -> bool {
        word.contains(&self.word) || self.others.iter().any(|other| word.contains(other.as_str()))
    }

    /// Whether an indexed term is what is wanted.
    pub fn is_met_by(&self, term: &str) -> bool {
        self.is_spelt_by(term) || self.others.iter().any(|other| other == term)
    }

    /// Whether a term is the word itself, or begins with it where it may go on.
    pub fn is_spelt_by(&self, term: &str) -> bool {
        match self.ending {
            Ending::Closed => term == self.word,
            Ending::Open => term.starts_with(&self.word),
        }
    }
}

//! From words to documents: which documents have every word of a query, and how closely.

use crate::catalogue::search::document::Field;
use crate::catalogue::search::index::SearchIndex;
use crate::catalogue::search::phrase::Ending;
use crate::catalogue::search::phrase::Phrase;
use crate::catalogue::search::phrase::Wanted;
use crate::catalogue::search::postings::Postings;
use roaring::RoaringBitmap;

/// At most so many documents are read, for one query, to see whether two of their words are neighbours.
const MOST_READ: u64 = 20_000;
/// A shorter half is no word that somebody wrote apart.
const SHORTEST_HALF: usize = 2;

/// The documents that match, at three degrees; each holds the one before.
#[derive(Debug, Clone, Default)]
pub(super) struct Matches {
    /// Every word stands in the title as typed, joined or apart.
    pub literal: RoaringBitmap,
    /// Every word stands in the title, or begins one there, or another form of it stands there.
    pub title: RoaringBitmap,
    /// The same, in the title or the description.
    pub any: RoaringBitmap,
}

impl Matches {
    /// The documents that have every word of a phrase; none for a phrase without words.
    pub fn of(index: &SearchIndex, phrase: &Phrase) -> Self {
        let mut budget = MOST_READ;
        let mut before_last = None;
        let mut last: Option<Self> = None;
        let pairs = std::iter::once(None).chain(phrase.pairs.iter().map(Some));
        for (word, pair) in phrase.words.iter().zip(pairs) {
            let mut reached = Self::of_word(index, word, &mut budget).after(last.as_ref());
            if let Some(pair) = pair {
                reached.or(&Self::of_term(index, pair).after(before_last.as_ref()));
            }
            before_last = last.replace(reached);
        }
        last.unwrap_or_default()
    }

    /// The documents that have one word, written as one or apart.
    fn of_word(index: &SearchIndex, wanted: &Wanted, budget: &mut u64) -> Self {
        let mut matches = Self::of_term(index, wanted);
        for (left, right) in halves(&wanted.word) {
            matches.add_neighbours(index, left, right, wanted.ending, budget);
        }
        matches
    }

    /// The documents that have one word, written as one.
    pub fn of_term(index: &SearchIndex, wanted: &Wanted) -> Self {
        let lexicon = &index.lexicon;
        let mut found = match wanted.ending {
            Ending::Open => lexicon.beginning_with(&wanted.word),
            Ending::Closed => lexicon.postings(&wanted.word).cloned().unwrap_or_default(),
        };
        for other in wanted.others.iter().filter_map(|other| lexicon.postings(other)) {
            found.add_all(other);
        }
        let literal = lexicon.postings(&wanted.word).map(|word| word.title.clone());
        let Postings { title, any } = found;
        Self { literal: literal.unwrap_or_default(), title, any }
    }

    /// Adds the documents in which two halves of a word are neighbours, unless reading all that have both
    /// would go beyond the budget.
    fn add_neighbours(
        &mut self,
        index: &SearchIndex,
        left: &str,
        right: &str,
        ending: Ending,
        budget: &mut u64,
    ) {
        let lexicon = &index.lexicon;
        let Some(number) = lexicon.number(left) else { return };
        let Some(lefts) = lexicon.postings(left) else { return };
        let both = match ending {
            Ending::Open => &lefts.any & lexicon.beginning_with(right).any,
            Ending::Closed => {
                lexicon.postings(right).map(|rights| &lefts.any & &rights.any).unwrap_or_default()
            }
        };
        let Some(rest) = budget.checked_sub(both.len()) else { return };
        *budget = rest;
        let fits = |word: u32| match ending {
            Ending::Open => lexicon.text(word).starts_with(right),
            Ending::Closed => *lexicon.text(word) == *right,
        };
        for document in both {
            let Some(read) = index.document(document) else { continue };
            let Some((field, follower)) = read.neighbour(number, fits) else { continue };
            self.any.insert(document);
            if field == Field::Title {
                self.title.insert(document);
                if *lexicon.text(follower) == *right {
                    self.literal.insert(document);
                }
            }
        }
    }

    /// Leaves what also matches all words before; `None` stands for no word before.
    fn after(mut self, before: Option<&Self>) -> Self {
        if let Some(before) = before {
            self.literal &= &before.literal;
            self.title &= &before.title;
            self.any &= &before.any;
        }
        self
    }

    fn or(&mut self, other: &Self) {
        self.literal |= &other.literal;
        self.title |= &other.title;
        self.any |= &other.any;
    }
}

/// Every way to write a word as two.
fn halves(word: &str) -> impl Iterator<Item = (&str, &str)> {
    let cuts = word.char_indices().skip(SHORTEST_HALF).map(|(at, _)| word.split_at(at));
    cuts.filter(|(_, right)| right.chars().count() >= SHORTEST_HALF)
}

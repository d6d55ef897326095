//! The lexicon: every indexed term, its number, and the documents in which it stands.

use crate::catalogue::search::document::Field;
use crate::catalogue::search::heads::Heads;
use crate::catalogue::search::postings::Postings;
use crate::catalogue::search::slab::Slab;
use crate::domain::text;
use imbl::OrdMap;
use std::ops::Bound;
use std::sync::Arc;

/// At most so many terms, in order, are put together for one beginning.
const MOST_TERMS: usize = 4_096;

/// A term and where it stands.
#[derive(Clone)]
pub(super) struct Term {
    /// The term, as its search key.
    pub text: Arc<str>,
    /// The documents in which it stands.
    pub postings: Postings,
}

/// All terms.
#[derive(Clone, Default)]
pub(super) struct Lexicon {
    numbers: OrdMap<Arc<str>, u32>,
    terms: Slab<Arc<Term>>,
    heads: Heads,
}

impl Lexicon {
    /// A lexicon of terms, numbered in the order given.
    pub fn of(terms: Vec<Term>) -> Self {
        let numbered = terms.iter().zip(0_u32..).map(|(term, number)| (Arc::clone(&term.text), number));
        Self {
            numbers: numbered.collect(),
            heads: Heads::of(&terms),
            terms: terms.into_iter().map(Arc::new).collect(),
        }
    }

    /// The number of a term, given now if it has none.
    pub fn intern(&mut self, term: &str) -> u32 {
        if let Some(number) = self.number(term) {
            return number;
        }
        let text: Arc<str> = term.into();
        let number =
            self.terms.insert(Arc::new(Term { text: Arc::clone(&text), postings: Postings::default() }));
        self.numbers.insert(text, number);
        number
    }

    /// The number of a term.
    pub fn number(&self, term: &str) -> Option<u32> {
        self.numbers.get(term).copied()
    }

    /// The term under a number.
    pub fn term(&self, number: u32) -> Option<&Term> {
        self.terms.get(number).map(|term| &**term)
    }

    /// The term under a number as text; empty under no number of this lexicon.
    pub fn text(&self, number: u32) -> Arc<str> {
        self.term(number).map(|term| Arc::clone(&term.text)).unwrap_or_default()
    }

    /// Where a term stands.
    pub fn postings(&self, term: &str) -> Option<&Postings> {
        self.term(self.number(term)?).map(|term| &term.postings)
    }

    /// Where any term stands that begins so.
    pub fn beginning_with(&self, beginning: &str) -> Postings {
        self.heads.get(beginning).unwrap_or_else(|| {
            let terms = self.terms_from(beginning).take(MOST_TERMS);
            let terms: Vec<&Term> = terms.filter_map(|(_, number)| self.term(number)).collect();
            Postings::union(&terms.iter().map(|term| &term.postings).collect::<Vec<_>>())
        })
    }

    /// The terms that begin so, in order, and their numbers.
    pub fn terms_from(&self, beginning: &str) -> impl Iterator<Item = (&Arc<str>, u32)> {
        let from = self.numbers.range::<_, str>((Bound::Included(beginning), Bound::Unbounded));
        from.take_while(move |(term, _)| term.starts_with(beginning)).map(|(term, number)| (term, *number))
    }

    /// Notes that a word, and with it every form of it, stands in a field of a document.
    pub fn add(&mut self, word: &str, document: u32, field: Field) {
        for form in forms(word) {
            let number = self.intern(&form);
            if let Some(term) = self.terms.get_mut(number) {
                Arc::make_mut(term).postings.add(document, field);
            }
            self.heads.add(&form, document, field);
        }
    }

    /// Forgets that a word, or any form of it, stands in a document; a term that stands nowhere goes. To be
    /// called for every word of the document.
    pub fn remove(&mut self, word: &str, document: u32) {
        for form in forms(word) {
            let Some(number) = self.number(&form) else { continue };
            let Some(term) = self.terms.get_mut(number) else { continue };
            let term = Arc::make_mut(term);
            term.postings.remove(document);
            if term.postings.is_empty() {
                self.terms.remove(number);
                self.numbers.remove(&*form);
            }
            self.heads.remove(&form, document);
        }
    }
}

/// The terms under which a word is found: itself first, and what is left of it without its affixes.
pub(super) fn forms(word: &str) -> Vec<String> {
    let mut forms = vec![word.to_owned()];
    forms.extend(text::index_terms(word).into_iter().filter(|form| form != word));
    forms
}

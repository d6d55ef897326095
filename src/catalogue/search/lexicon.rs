//! The lexicon: every indexed term, its number, and the documents in which it stands.

use crate::catalogue::search::document::Field;
use crate::catalogue::search::slab::Slab;
use crate::domain::text;
use imbl::OrdMap;
use roaring::MultiOps as _;
use roaring::RoaringBitmap;
use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

/// A shorter beginning than this is looked up, not put together from the terms that begin so.
const HEAD: usize = 2;
/// At most so many terms, in order, are put together for one longer beginning.
const MOST_TERMS: usize = 4_096;

/// The documents in which a term stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Postings {
    /// In their titles.
    pub title: RoaringBitmap,
    /// Anywhere, the title included.
    pub any: RoaringBitmap,
}

impl Postings {
    /// Notes that the term stands in a field of a document.
    pub fn add(&mut self, document: u32, field: Field) {
        self.any.insert(document);
        if field == Field::Title {
            self.title.insert(document);
        }
    }

    /// Adds the documents of another term.
    pub fn add_all(&mut self, other: &Self) {
        self.title |= &other.title;
        self.any |= &other.any;
    }

    fn remove(&mut self, document: u32) {
        self.any.remove(document);
        self.title.remove(document);
    }
}

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
    /// By the first letter of a term, and by its first two: what would be slow to put together.
    heads: OrdMap<Arc<str>, Arc<Postings>>,
}

impl Lexicon {
    /// A lexicon of terms, numbered in the order given.
    pub fn of(terms: Vec<Term>) -> Self {
        let mut heads = BTreeMap::<Arc<str>, Postings>::new();
        for term in &terms {
            for head in heads_of(&term.text) {
                match heads.get_mut(head) {
                    Some(postings) => postings.add_all(&term.postings),
                    None => drop(heads.insert(head.into(), term.postings.clone())),
                }
            }
        }
        let numbered = terms.iter().zip(0_u32..).map(|(term, number)| (Arc::clone(&term.text), number));
        Self {
            numbers: numbered.collect(),
            terms: terms.into_iter().map(Arc::new).collect(),
            heads: heads.into_iter().map(|(head, postings)| (head, Arc::new(postings))).collect(),
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
        if beginning.chars().nth(HEAD).is_none() {
            return self.heads.get(beginning).map(|head| Postings::clone(head)).unwrap_or_default();
        }
        let terms: Vec<&Term> = self.terms_from(beginning).take(MOST_TERMS).collect();
        Postings {
            title: terms.iter().map(|term| &term.postings.title).union(),
            any: terms.iter().map(|term| &term.postings.any).union(),
        }
    }

    /// The terms that begin so, in order.
    pub fn terms_from(&self, beginning: &str) -> impl Iterator<Item = &Term> {
        let from = self.numbers.range::<_, str>((Bound::Included(beginning), Bound::Unbounded));
        let within = from.take_while(move |(term, _)| term.starts_with(beginning));
        within.filter_map(|(_, number)| self.term(*number))
    }

    /// Notes that a word, and with it every form of it, stands in a field of a document.
    pub fn add(&mut self, word: &str, document: u32, field: Field) {
        for form in forms(word) {
            let number = self.intern(&form);
            let Some(term) = self.terms.get_mut(number) else { continue };
            Arc::make_mut(term).postings.add(document, field);
            for head in heads_of(&form) {
                if !self.heads.contains_key(head) {
                    self.heads.insert(head.into(), Arc::default());
                }
                if let Some(postings) = self.heads.get_mut(head) {
                    Arc::make_mut(postings).add(document, field);
                }
            }
        }
    }

    /// Forgets that a word, or any form of it, stands in a document; a term that stands nowhere goes.
    pub fn remove(&mut self, word: &str, document: u32) {
        for form in forms(word) {
            let Some(number) = self.number(&form) else { continue };
            let Some(term) = self.terms.get_mut(number) else { continue };
            let term = Arc::make_mut(term);
            term.postings.remove(document);
            if term.postings.any.is_empty() {
                self.terms.remove(number);
                self.numbers.remove(&*form);
            }
            for head in heads_of(&form) {
                let Some(postings) = self.heads.get_mut(head) else { continue };
                let postings = Arc::make_mut(postings);
                postings.remove(document);
                if postings.any.is_empty() {
                    self.heads.remove(head);
                }
            }
        }
    }
}

/// The terms under which a word is found: itself first, and what is left of it without its affixes.
pub(super) fn forms(word: &str) -> Vec<String> {
    let mut forms = vec![word.to_owned()];
    forms.extend(text::index_terms(word).into_iter().filter(|form| form != word));
    forms
}

/// The first letter of a term, and its first two where it has so many.
fn heads_of(term: &str) -> impl Iterator<Item = &str> {
    let ends = term.char_indices().map(|(start, letter)| start + letter.len_utf8());
    ends.take(HEAD).filter_map(|end| term.get(..end))
}

//! The first letters of terms: where any term stands that begins with one letter, or with two.
//!
//! Somebody who has typed one letter means thousands of terms; putting their bitmaps together would take
//! longer than everything else. So the union is kept, and stays right because a document is only ever
//! taken out with all its terms.

use crate::catalogue::search::document::Field;
use crate::catalogue::search::lexicon::Term;
use crate::catalogue::search::postings::Postings;
use imbl::OrdMap;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Beginnings of at most so many letters are kept.
const LONGEST: usize = 2;

/// Beginnings of terms, and where they stand.
#[derive(Clone, Default)]
pub(super) struct Heads {
    postings: OrdMap<Arc<str>, Arc<Postings>>,
}

impl Heads {
    /// The heads of all terms.
    pub fn of(terms: &[Term]) -> Self {
        let mut heads = BTreeMap::<&str, Postings>::new();
        for term in terms {
            for head in heads_of(&term.text) {
                heads.entry(head).or_default().add_all(&term.postings);
            }
        }
        let shared = heads.into_iter().map(|(head, postings)| (Arc::from(head), Arc::new(postings)));
        Self { postings: shared.collect() }
    }

    /// Where any term stands that begins so; `None` for a beginning too long to be kept.
    pub fn get(&self, beginning: &str) -> Option<Postings> {
        let kept = beginning.chars().nth(LONGEST).is_none();
        kept.then(|| {
            self.postings.get(beginning).map(|postings| Postings::clone(postings)).unwrap_or_default()
        })
    }

    /// Notes that a term stands in a field of a document.
    pub fn add(&mut self, term: &str, document: u32, field: Field) {
        for head in heads_of(term) {
            if let Some(postings) = self.postings.get_mut(head) {
                Arc::make_mut(postings).add(document, field);
            } else {
                let mut postings = Postings::default();
                postings.add(document, field);
                self.postings.insert(head.into(), Arc::new(postings));
            }
        }
    }

    /// Forgets that a term, and every other term with the same head, stands in a document.
    pub fn remove(&mut self, term: &str, document: u32) {
        for head in heads_of(term) {
            let Some(postings) = self.postings.get_mut(head) else { continue };
            if !postings.any.contains(document) {
                continue;
            }
            let postings = Arc::make_mut(postings);
            postings.remove(document);
            if postings.is_empty() {
                self.postings.remove(head);
            }
        }
    }
}

/// The beginnings of a term that are kept.
fn heads_of(term: &str) -> impl Iterator<Item = &str> {
    let ends = term.char_indices().map(|(start, letter)| start + letter.len_utf8());
    ends.take(LONGEST).filter_map(|end| term.get(..end))
}

//! Where a term stands.

use crate::catalogue::search::document::Field;
use roaring::MultiOps as _;
use roaring::RoaringBitmap;

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
        set(&mut self.any, document);
        if field == Field::Title {
            set(&mut self.title, document);
        }
    }

    /// Adds the documents of another term.
    pub fn add_all(&mut self, other: &Self) {
        self.title |= &other.title;
        self.any |= &other.any;
    }

    /// Forgets a document.
    pub fn remove(&mut self, document: u32) {
        self.any.remove(document);
        self.title.remove(document);
    }

    /// Whether the term stands nowhere.
    pub fn is_empty(&self) -> bool {
        self.any.is_empty()
    }

    /// Where any of some terms stands.
    pub fn union(terms: &[&Self]) -> Self {
        Self {
            title: terms.iter().map(|postings| &postings.title).union(),
            any: terms.iter().map(|postings| &postings.any).union(),
        }
    }
}

/// Puts a number in; the next higher number, the usual one while an index is built, without a search.
fn set(bitmap: &mut RoaringBitmap, document: u32) {
    if bitmap.try_push(document).is_err() {
        bitmap.insert(document);
    }
}

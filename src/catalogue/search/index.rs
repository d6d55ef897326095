//! The index itself: entries in, entries out.

use crate::catalogue::search::document::Document;
use crate::catalogue::search::document::Row;
use crate::catalogue::search::facets::Facet;
use crate::catalogue::search::identifiers::Identifiers;
use crate::catalogue::search::identifiers::Key;
use crate::catalogue::search::lexicon::Lexicon;
use crate::catalogue::search::query::Entry;
use crate::catalogue::search::slab::Slab;
use crate::catalogue::search::titles::Titles;
use crate::domain::id::AgencyCode;
use crate::domain::id::ServiceId;
use crate::domain::vocabulary::ChannelKind;
use crate::domain::vocabulary::ServiceType;
use std::sync::Arc;

/// A search index, as a value: a clone is cheap and stays as it is whatever happens to its original.
#[derive(Clone, Default)]
pub struct SearchIndex {
    pub(super) rows: Slab<Row>,
    pub(super) identifiers: Identifiers,
    pub(super) lexicon: Lexicon,
    pub(super) titles: Titles,
    pub(super) agencies: Facet<AgencyCode>,
    pub(super) types: Facet<ServiceType>,
    pub(super) channels: Facet<ChannelKind>,
}

impl SearchIndex {
    /// Takes an entry in, in place of what was known of the same service.
    pub fn put(&mut self, entry: &Entry) {
        self.remove(&entry.id);
        let document = Arc::new(Document::read(entry, |word| self.lexicon.intern(word)));
        let row = self.row(entry, &document);
        let number = self.rows.insert(row);
        for (word, field) in document.words() {
            let text = self.lexicon.text(word);
            self.lexicon.add(&text, number, field);
        }
        for title in document.solid_titles(|word| self.lexicon.text(word)) {
            self.titles.add(&title, number);
        }
        self.file(entry, &document, number);
    }

    /// Forgets a service; nothing happens when it is not known.
    pub fn remove(&mut self, id: &ServiceId) {
        let Some(number) = self.identifiers.document(id) else { return };
        let Some(Row { key: _, agency: _, document }) = self.rows.remove(number) else { return };
        for title in document.solid_titles(|word| self.lexicon.text(word)) {
            self.titles.remove(&title, number);
        }
        let texts: Vec<Arc<str>> = document.words().into_keys().map(|word| self.lexicon.text(word)).collect();
        for text in texts {
            self.lexicon.remove(&text, number);
        }
        self.identifiers.remove(&document.id, &document.aliases, number);
        self.agencies.remove(number);
        self.types.remove(number);
        self.channels.remove(number);
    }

    /// How many services it holds.
    pub fn len(&self) -> usize {
        self.identifiers.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A document.
    pub(super) fn document(&self, number: u32) -> Option<&Document> {
        self.rows.get(number).map(|row| &*row.document)
    }

    /// The row of an entry.
    pub(super) fn row(&mut self, entry: &Entry, document: &Arc<Document>) -> Row {
        Row {
            key: Key::of(&entry.id),
            agency: self.agencies.number(&entry.agency),
            document: Arc::clone(document),
        }
    }

    /// Notes everything of an entry that is not a word.
    pub(super) fn file(&mut self, entry: &Entry, document: &Document, number: u32) {
        self.identifiers.add(&document.id, &document.aliases, number);
        self.agencies.add(&entry.agency, number);
        entry.types.iter().for_each(|value| self.types.add(value, number));
        entry.channels.iter().for_each(|value| self.channels.add(value, number));
    }
}

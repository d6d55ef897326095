//! Which documents have which value of a facet, and how many of some documents have each.

use imbl::OrdMap;
use roaring::RoaringBitmap;
use std::sync::Arc;

/// One facet: for every value that occurs, the documents that have it.
#[derive(Clone)]
pub(super) struct Facet<K> {
    values: OrdMap<K, Arc<RoaringBitmap>>,
}

impl<K: Ord + Clone> Facet<K> {
    /// Notes that a document has a value.
    pub fn add(&mut self, value: &K, document: u32) {
        if let Some(documents) = self.values.get_mut(value) {
            Arc::make_mut(documents).insert(document);
        } else {
            self.values.insert(value.clone(), Arc::new(RoaringBitmap::from_iter([document])));
        }
    }

    /// Forgets a document under every value.
    pub fn remove(&mut self, document: u32) {
        let holders = self.values.iter().filter(|(_, documents)| documents.contains(document));
        let held: Vec<K> = holders.map(|(value, _)| value.clone()).collect();
        for value in held {
            let Some(documents) = self.values.get_mut(&value) else { continue };
            let documents = Arc::make_mut(documents);
            documents.remove(document);
            if documents.is_empty() {
                self.values.remove(&value);
            }
        }
    }

    /// Leaves the documents that have a value; all of them when none is asked for.
    pub fn narrow(&self, documents: &mut RoaringBitmap, value: Option<&K>) {
        let Some(value) = value else { return };
        match self.values.get(value) {
            Some(holders) => *documents &= &**holders,
            None => documents.clear(),
        }
    }

    /// How many of the documents have each value, in the order of the values, none of them zero.
    pub fn count(&self, documents: &RoaringBitmap) -> Vec<(K, u64)> {
        let counted = self.values.iter().map(|(value, holders)| (value, holders.intersection_len(documents)));
        counted.filter(|(_, count)| *count > 0).map(|(value, count)| (value.clone(), count)).collect()
    }
}

impl<K> Default for Facet<K> {
    fn default() -> Self {
        Self { values: OrdMap::new() }
    }
}

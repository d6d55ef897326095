//! Which documents have which value of a facet, and how many of some documents have each.

use imbl::OrdMap;
use imbl::Vector;
use roaring::RoaringBitmap;
use std::sync::Arc;

/// One facet: for every value met so far, the documents that have it.
///
/// Values are numbered in the order met and keep their number, also when no document has them any more.
#[derive(Clone)]
pub(super) struct Facet<K> {
    numbers: OrdMap<K, u32>,
    holders: Vector<Arc<RoaringBitmap>>,
}

impl<K: Ord + Clone> Facet<K> {
    /// The number of a value, given now if it has none.
    pub fn number(&mut self, value: &K) -> u32 {
        if let Some(number) = self.numbers.get(value) {
            return *number;
        }
        let number = u32::try_from(self.holders.len()).unwrap_or(u32::MAX);
        self.numbers.insert(value.clone(), number);
        self.holders.push_back(Arc::default());
        number
    }

    /// Notes that a document has a value.
    pub fn add(&mut self, value: &K, document: u32) {
        let number = self.number(value);
        if let Some(holders) = self.holders.get_mut(place(number)) {
            Arc::make_mut(holders).insert(document);
        }
    }

    /// Forgets a document under every value.
    pub fn remove(&mut self, document: u32) {
        let holding = self.holders.iter().enumerate().filter(|(_, holders)| holders.contains(document));
        let places: Vec<usize> = holding.map(|(place, _)| place).collect();
        for place in places {
            if let Some(holders) = self.holders.get_mut(place) {
                Arc::make_mut(holders).remove(document);
            }
        }
    }

    /// Leaves the documents that have a value; all of them when none is asked for.
    pub fn narrow(&self, documents: &mut RoaringBitmap, value: Option<&K>) {
        let Some(value) = value else { return };
        match self.numbers.get(value).and_then(|number| self.holders.get(place(*number))) {
            Some(holders) => *documents &= &**holders,
            None => documents.clear(),
        }
    }

    /// How many of the documents have each value, in the order of the values, none of them zero. Good for
    /// few values.
    pub fn count(&self, documents: &RoaringBitmap) -> Vec<(K, u64)> {
        self.nonzero(|number| {
            self.holders.get(place(number)).map(|holders| holders.intersection_len(documents))
        })
    }

    /// The same from the numbers of the values that the documents have. Good for many values.
    pub fn tally(&self, numbers: impl Iterator<Item = u32>) -> Vec<(K, u64)> {
        let mut counts = vec![0; self.holders.len()];
        for number in numbers {
            if let Some(count) = counts.get_mut(place(number)) {
                *count += 1;
            }
        }
        self.nonzero(|number| counts.get(place(number)).copied())
    }

    fn nonzero(&self, count_of: impl Fn(u32) -> Option<u64>) -> Vec<(K, u64)> {
        let counts = self.numbers.iter().filter_map(|(value, number)| Some((value, count_of(*number)?)));
        counts.filter(|(_, count)| *count > 0).map(|(value, count)| (value.clone(), count)).collect()
    }
}

impl<K> Default for Facet<K> {
    fn default() -> Self {
        Self { numbers: OrdMap::new(), holders: Vector::new() }
    }
}

fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

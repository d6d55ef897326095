//! Whole titles: which documents have exactly the title that was typed, however its words are spaced.
//!
//! Kept as hashes, so that 200,000 titles cost a few megabytes; whoever asks compares the title itself.

use imbl::OrdSet;
use std::hash::DefaultHasher;
use std::hash::Hasher as _;

/// Hashes of titles in order, each with its document.
#[derive(Clone, Default)]
pub(super) struct Titles {
    hashes: OrdSet<(u32, u32)>,
}

impl Titles {
    /// Notes a title, its words written as one.
    pub fn add(&mut self, title: &str, document: u32) {
        self.hashes.insert((hash(title), document));
    }

    /// Forgets a title.
    pub fn remove(&mut self, title: &str, document: u32) {
        self.hashes.remove(&(hash(title), document));
    }

    /// The documents that may have a title; few others have the same hash.
    pub fn candidates(&self, title: &str) -> impl Iterator<Item = u32> {
        let hash = hash(title);
        self.hashes.range((hash, 0)..=(hash, u32::MAX)).map(|(_, document)| *document)
    }
}

/// Half of the 64 bits, folded: a false candidate costs one comparison.
fn hash(title: &str) -> u32 {
    let mut hasher = DefaultHasher::new();
    hasher.write(title.as_bytes());
    let wide = hasher.finish();
    u32::try_from((wide >> 32) ^ (wide & u64::from(u32::MAX))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_names_its_documents_until_it_is_forgotten() {
        let mut titles = Titles::default();
        titles.add("نقشه", 7);
        titles.add("نقشه", 3);
        titles.add("مجوز", 5);
        assert_eq!(titles.candidates("نقشه").collect::<Vec<_>>(), [3, 7]);
        titles.remove("نقشه", 3);
        titles.remove("نقشه", 5);
        assert_eq!(titles.candidates("نقشه").collect::<Vec<_>>(), [7]);
        assert_eq!(titles.candidates("مجوز").collect::<Vec<_>>(), [5]);
    }
}

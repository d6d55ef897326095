//! The search index of the catalogue: which services a few Persian words, or some digits, mean.
//!
//! An index is a value. A clone costs a few reference counts, and putting an entry into a clone never
//! changes the original, so a reader keeps one consistent index for as long as it likes.
//!
//! An answer depends on the entries and the query alone, not on the order in which entries came; so two
//! instances of the same catalogue answer alike.
//!
//! Terms lead to bitmaps of documents. Everything that counts (the total, the facets, the ranks) is
//! computed on bitmaps and therefore exact for any query; only the hits of one page are looked at one by
//! one. Words that are written joined in one place and apart in another meet without an index of pairs:
//! two typed words also mean their joined form, and one typed word also means two neighbours that spell it.
//!
//! Never here: input or output, a clock, a floating-point score, the text of a description.

mod answer;
mod build;
mod distance;
mod document;
mod facets;
mod heads;
mod identifiers;
mod index;
mod lexicon;
mod marks;
mod matching;
mod phrase;
mod postings;
mod query;
mod rank;
mod slab;
mod suggest;
#[cfg(test)]
mod tests;
mod titles;

pub use index::SearchIndex;
pub use query::Entry;
pub use query::Facets;
pub use query::Found;
pub use query::Hit;
pub use query::Position;
pub use query::Query;

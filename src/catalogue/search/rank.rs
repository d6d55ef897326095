//! The order of hits: by how the words match, then by identifier; and one page of it.

use crate::catalogue::search::identifiers;
use crate::catalogue::search::identifiers::Key;
use crate::catalogue::search::index::SearchIndex;
use crate::catalogue::search::matching::Matches;
use crate::catalogue::search::phrase::Phrase;
use crate::catalogue::search::query::Position;
use roaring::RoaringBitmap;

/// How a document matches, the best last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// Every word stands somewhere, not all in the title.
    Description,
    /// Every word has a form in the title, or begins a word there.
    TitleForms,
    /// Every word stands in the title.
    TitleWords,
    /// The words are the title.
    WholeTitle,
    /// An identifier begins with what was typed.
    IdentifierBeginning,
    /// What was typed is an identifier.
    Identifier,
}

impl Rank {
    const fn score(self) -> u32 {
        match self {
            Self::Description => 1,
            Self::TitleForms => 2,
            Self::TitleWords => 3,
            Self::WholeTitle => 4,
            Self::IdentifierBeginning => 5,
            Self::Identifier => 6,
        }
    }
}

/// All matches, the best first, each document in its best rank only.
pub(super) struct Ranking {
    tiers: Vec<(Rank, RoaringBitmap)>,
}

impl Ranking {
    /// Ranks the documents that a query means.
    pub fn of(index: &SearchIndex, typed: &str, phrase: &Phrase) -> Self {
        let code = identifiers::code(typed);
        let Matches { literal, title, any } = Matches::of(index, phrase);
        let mut tiers = vec![
            (Rank::Identifier, index.identifiers.exactly(&code)),
            (Rank::IdentifierBeginning, index.identifiers.beginning_with(&code)),
            (Rank::WholeTitle, whole_titles(index, &phrase.solid())),
            (Rank::TitleWords, literal),
            (Rank::TitleForms, title),
            (Rank::Description, any),
        ];
        let mut seen = RoaringBitmap::new();
        for (_, documents) in &mut tiers {
            *documents -= &seen;
            seen |= &*documents;
        }
        Self { tiers }
    }

    /// Every match.
    pub fn all(&self) -> RoaringBitmap {
        use roaring::MultiOps as _;
        self.tiers.iter().map(|(_, documents)| documents).union()
    }

    /// The hits behind a position among some of the documents, best first: scores and documents.
    pub fn page(
        &self,
        index: &SearchIndex,
        among: &RoaringBitmap,
        after: Option<&Position>,
        most: usize,
    ) -> Vec<(u32, u32)> {
        let mut hits = Vec::new();
        for (rank, documents) in &self.tiers {
            let score = rank.score();
            if after.is_some_and(|after| after.score < score) {
                continue;
            }
            let behind = after.filter(|after| after.score == score).map(|after| Key::of(&after.id));
            let left = most.saturating_sub(hits.len());
            let next = in_order(index, &(documents & among), behind, left);
            hits.extend(next.into_iter().map(|document| (score, document)));
        }
        hits
    }
}

/// The documents whose title is what was typed.
fn whole_titles(index: &SearchIndex, typed: &str) -> RoaringBitmap {
    let is_it = |document: &u32| {
        let read = index.document(*document);
        read.is_some_and(|document| {
            document.solid_titles(|word| index.lexicon.text(word)).any(|title| title == typed)
        })
    };
    index.titles.candidates(typed).filter(is_it).collect()
}

/// The first `most` of some documents behind an identifier, in the order of identifiers.
///
/// Few documents are picked out; many are soon met on a walk through all identifiers. Where the documents
/// are spread evenly either takes about `√(most × services)` steps; at worst the walk sees every service.
pub(super) fn in_order(
    index: &SearchIndex,
    documents: &RoaringBitmap,
    behind: Option<Key>,
    most: usize,
) -> Vec<u32> {
    let count = usize::try_from(documents.len()).unwrap_or(usize::MAX);
    if count.saturating_mul(count) > most.saturating_mul(index.len()) {
        let walk = index.identifiers.in_order(behind);
        return walk.filter(|document| documents.contains(*document)).take(most).collect();
    }
    let keyed = index.rows.read(documents, |document, row| (row.key, document));
    let mut least: Vec<_> = keyed.filter(|(key, _)| behind.is_none_or(|behind| *key > behind)).collect();
    if least.len() > most {
        least.select_nth_unstable(most);
        least.truncate(most);
    }
    least.sort_unstable();
    least.into_iter().map(|(_, document)| document).collect()
}

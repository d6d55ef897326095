//! "Did you mean": the same words with the misspelt ones replaced by words of the index.
//!
//! Asked only when nothing was found. A suggestion always finds something.

use crate::catalogue::search::distance::Distance;
use crate::catalogue::search::index::SearchIndex;
use crate::catalogue::search::marks;
use crate::catalogue::search::matching::Matches;
use crate::catalogue::search::phrase::Phrase;
use crate::catalogue::search::rank;
use roaring::RoaringBitmap;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

/// At most so many words of a query are corrected.
const MOST_MISSPELT: usize = 3;
/// At most so many terms are compared with one word.
const MOST_COMPARED: usize = 50_000;
/// So many of the nearest terms are tried together with the other words.
const MOST_TRIED: usize = 32;

/// The typed text with its misspelt words corrected, if that finds something.
pub(super) fn correct(index: &SearchIndex, typed: &str) -> Option<String> {
    let shown = marks::shown_words(typed);
    let phrase = Phrase::of(shown.iter().map(|word| word.key.clone()).collect());
    let (known, misspelt) = divide(index, &phrase);
    if misspelt.is_empty() || misspelt.len() > MOST_MISSPELT {
        return None;
    }
    let mut found = known;
    let mut corrected: Vec<String> = shown.iter().map(|word| word.text.to_owned()).collect();
    for nth in misspelt {
        let (term, documents) = nearest_with(index, &phrase.words.get(nth)?.word, found.as_ref())?;
        *corrected.get_mut(nth)? = spelling(index, &term, &documents);
        found = Some(documents);
    }
    Some(corrected.join(" "))
}

/// The documents that have every word which the index knows (`None` when it knows none), and which words
/// it does not know, alone or joined with a neighbour.
fn divide(index: &SearchIndex, phrase: &Phrase) -> (Option<RoaringBitmap>, Vec<usize>) {
    let mut known: Option<RoaringBitmap> = None;
    let mut misspelt = Vec::new();
    let mut joined = false;
    for (nth, word) in phrase.words.iter().enumerate() {
        if std::mem::take(&mut joined) {
            continue;
        }
        let mut documents = Matches::of_term(index, word).any;
        if documents.is_empty() {
            documents =
                phrase.pairs.get(nth).map(|pair| Matches::of_term(index, pair).any).unwrap_or_default();
            joined = !documents.is_empty();
        }
        if documents.is_empty() {
            misspelt.push(nth);
        } else {
            known = Some(together(documents, known.as_ref()));
        }
    }
    (known, misspelt)
}

/// The nearest term that stands together with the words known so far, and where it does.
fn nearest_with(
    index: &SearchIndex,
    word: &str,
    known: Option<&RoaringBitmap>,
) -> Option<(String, RoaringBitmap)> {
    nearest(index, word).into_iter().take(MOST_TRIED).find_map(|term| {
        let documents = together(index.lexicon.postings(&term)?.any.clone(), known);
        (!documents.is_empty()).then_some((term, documents))
    })
}

fn together(mut documents: RoaringBitmap, known: Option<&RoaringBitmap>) -> RoaringBitmap {
    if let Some(known) = known {
        documents &= known;
    }
    documents
}

/// The terms near a word: the nearest first, among equals the most frequent, then in order.
///
/// Mistakes seldom fall on the first letter. So the terms with the same first letter come first, and the
/// ones with the second letter for it (a letter left out or two exchanged); all others only if none of
/// these is one mistake away. No number is near another.
fn nearest(index: &SearchIndex, word: &str) -> Vec<String> {
    if word.chars().all(|c| c.is_ascii_digit()) {
        return Vec::new();
    }
    let letters: Vec<char> = word.chars().collect();
    let heads: BTreeSet<char> = letters.iter().take(2).copied().collect();
    let mut near: Vec<Near> =
        heads.iter().flat_map(|head| compare(index, &letters, &head.to_string())).collect();
    if !near.iter().any(|(mistakes, ..)| *mistakes == 1) {
        near = compare(index, &letters, "");
    }
    near.sort_unstable();
    near.into_iter().map(|(_, _, term)| term.to_string()).collect()
}

/// A term near a word: how many mistakes away, in how many documents, and which.
type Near = (usize, Reverse<u64>, Arc<str>);

/// The terms near a word among those that begin with some text.
fn compare(index: &SearchIndex, letters: &[char], beginning: &str) -> Vec<Near> {
    let mut distance = Distance::from(letters.to_vec(), bound_for(letters.len()));
    let terms = index.lexicon.terms_from(beginning).take(MOST_COMPARED);
    let near = terms.filter_map(|(term, number)| {
        let mistakes = distance.to(term)?;
        Some((mistakes, Reverse(index.lexicon.term(number)?.postings.any.len()), Arc::clone(term)))
    });
    near.collect()
}

/// How many mistakes a word of so many letters may have and still be recognised.
const fn bound_for(letters: usize) -> usize {
    match letters {
        0..=2 => 0,
        3..=4 => 1,
        _ => 2,
    }
}

/// A term as people write it: as in the first title where it stands, else as its search key.
fn spelling(index: &SearchIndex, term: &str, documents: &RoaringBitmap) -> String {
    let titles = index.lexicon.postings(term).map(|postings| &postings.title & documents).unwrap_or_default();
    let first =
        rank::in_order(index, &titles, None, 1).into_iter().find_map(|document| index.document(document));
    let shown = first.map(|document| marks::shown_words(&document.title)).unwrap_or_default();
    let written = shown.into_iter().find(|word| word.key == term).map(|word| word.text.to_owned());
    written.unwrap_or_else(|| term.to_owned())
}

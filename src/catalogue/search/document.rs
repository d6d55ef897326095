//! What the index keeps of one entry: enough to mark its title, to see which words are neighbours in it,
//! and to take it out again.
//!
//! Never here: the text of a description; its words are numbers of the lexicon.

use crate::catalogue::search::identifiers;
use crate::catalogue::search::identifiers::Key;
use crate::catalogue::search::query::Entry;
use crate::domain::id::ServiceId;
use crate::domain::text;
use crate::domain::text::Bilingual;
use crate::domain::text::Text;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Where in an entry a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    /// In the description, Persian or English.
    Description,
    /// In the title, Persian or English.
    Title,
}

/// Stands between two passages in [`Document::words`]; never the number of a word.
const BREAK: u32 = u32::MAX;

/// A document and beside it what is read of many documents at once.
#[derive(Clone)]
pub(super) struct Row {
    /// Its place in the order of identifiers.
    pub key: Key,
    /// The number of its agency in the facet.
    pub agency: u32,
    /// The rest.
    pub document: Arc<Document>,
}

/// An entry as the index keeps it.
pub(super) struct Document {
    /// The service.
    pub id: ServiceId,
    /// The Persian title as displayed.
    pub title: Box<str>,
    /// Its other identifiers, as codes.
    pub aliases: Box<[Box<str>]>,
    /// The words of the Persian title, the English title, the description in both: four passages, in
    /// order, with a [`BREAK`] after each of the first three.
    words: Box<[u32]>,
}

impl Document {
    /// Reads an entry; `number_of` gives each word its number.
    pub fn read(entry: &Entry, mut number_of: impl FnMut(&str) -> u32) -> Self {
        let mut words = Vec::new();
        for (nth, passage) in passages(entry).into_iter().enumerate() {
            if nth > 0 {
                words.push(BREAK);
            }
            let read = passage.map(|passage| text::words(passage.as_str())).unwrap_or_default();
            words.extend(read.iter().map(|word| number_of(word)));
        }
        Self {
            id: entry.id.clone(),
            title: entry.title.fa.as_str().into(),
            aliases: entry.aliases.iter().map(|alias| identifiers::code(alias)).collect(),
            words: words.into(),
        }
    }

    /// Every word once, with the best field in which it stands.
    pub fn words(&self) -> BTreeMap<u32, Field> {
        let mut best = BTreeMap::new();
        for (field, words) in self.passages() {
            for word in words {
                let known = best.entry(*word).or_insert(field);
                *known = field.max(*known);
            }
        }
        best
    }

    /// The title in each language that has one, its words written as one.
    pub fn solid_titles(&self, text_of: impl Fn(u32) -> Arc<str>) -> impl Iterator<Item = String> {
        let titles = self.passages().filter(|(field, words)| *field == Field::Title && !words.is_empty());
        titles.map(move |(_, words)| {
            words.iter().map(|word| text_of(*word)).fold(String::new(), |solid, word| solid + &word)
        })
    }

    /// The best field in which `left` is followed at once by a word that `fits`, and that word.
    pub fn neighbour(&self, left: u32, fits: impl Fn(u32) -> bool) -> Option<(Field, u32)> {
        for (field, words) in self.passages() {
            let pairs = words.iter().zip(words.iter().skip(1));
            let mut followers = pairs.filter(|(first, _)| **first == left).map(|(_, second)| *second);
            if let Some(right) = followers.find(|word| fits(*word)) {
                return Some((field, right));
            }
        }
        None
    }

    fn passages(&self) -> impl Iterator<Item = (Field, &[u32])> {
        let fields = [Field::Title, Field::Title, Field::Description, Field::Description];
        fields.into_iter().zip(self.words.split(|word| *word == BREAK))
    }
}

fn passages(entry: &Entry) -> [Option<&Text>; 4] {
    let Entry { id: _, title, description, agency: _, types: _, channels: _, aliases: _ } = entry;
    let Bilingual { fa, en } = title;
    let (description_fa, description_en) =
        description.as_ref().map_or((None, None), |text| (Some(&text.fa), text.en.as_ref()));
    [Some(fa), en.as_ref(), description_fa, description_en]
}

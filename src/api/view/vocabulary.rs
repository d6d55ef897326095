//! Every closed list with its codes, labels and icons.

use crate::api::view::links::Links;
use crate::document::text::BilingualJson;
use crate::wording::Said;
use crate::wording::vocabulary;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// One value of a closed list.
#[derive(Debug, Serialize, ToSchema)]
pub struct VocabularyItem {
    /// The code that stands in JSON.
    #[schema(example = "g2c")]
    pub code: &'static str,
    /// What it is called.
    pub label: BilingualJson,
    /// Its place in the list, from 1.
    #[schema(minimum = 1)]
    pub order: usize,
    /// The symbol that shows it; only channels have one.
    pub icon: Option<String>,
}

/// Every closed list by its name.
#[derive(Debug, Serialize, ToSchema)]
pub struct Vocabularies {
    /// The lists; each in the order of the guide.
    pub vocabularies: BTreeMap<&'static str, Vec<VocabularyItem>>,
}

impl Vocabularies {
    /// All lists.
    pub fn all(links: &Links) -> Self {
        let item = |entry: vocabulary::VocabularyEntry| VocabularyItem {
            code: entry.code,
            label: both(entry.label),
            order: entry.order,
            icon: entry.icon.map(|symbol| links.icon(symbol)),
        };
        let lists = vocabulary::all().into_iter();
        Self {
            vocabularies: lists.map(|list| (list.name, list.items.into_iter().map(item).collect())).collect(),
        }
    }
}

fn both(Said { fa, en }: Said) -> BilingualJson {
    BilingualJson { fa: Some(fa.to_owned()), en: Some(en.to_owned()) }
}

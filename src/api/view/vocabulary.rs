//! Every closed list with its codes, labels and icons.

use crate::api::view::links::Links;
use crate::document::text::BilingualJson;
use crate::wording::Said;
use crate::wording::vocabulary;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::PartialSchema;
use utoipa::ToSchema;
use utoipa::openapi::Ref;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::ArrayBuilder;
use utoipa::openapi::schema::ObjectBuilder;
use utoipa::openapi::schema::Schema;

/// One value of a closed list.
#[derive(Debug, Serialize, ToSchema)]
pub struct VocabularyItem {
    /// The code that stands in JSON.
    #[schema(example = "g2c", max_length = 64)]
    pub code: &'static str,
    /// What it is called.
    pub label: BilingualJson,
    /// Its place in the list, from 1.
    #[schema(minimum = 1)]
    pub order: usize,
    /// The symbol that shows it; only channels have one.
    #[schema(format = "uri-reference")]
    pub icon: Option<String>,
}

/// Every closed list by its name.
#[derive(Debug, Serialize, ToSchema)]
pub struct Vocabularies {
    /// The lists; each in the order of the guide.
    pub vocabularies: VocabularyLists,
}

/// Values by the name of their list.
#[derive(Debug, Serialize)]
pub struct VocabularyLists(BTreeMap<&'static str, Vec<VocabularyItem>>);

impl PartialSchema for VocabularyLists {
    /// Every list by name, so that clients know which there are.
    fn schema() -> RefOr<Schema> {
        let rows =
            || ArrayBuilder::new().items(Ref::from_schema_name(VocabularyItem::name())).max_items(Some(1000));
        let lists = vocabulary::all().into_iter().map(|list| list.name);
        let keys = lists.fold(ObjectBuilder::new(), |keys, name| keys.property(name, rows()));
        keys.description(Some("Every closed list, in the order of the guide.")).into()
    }
}

impl ToSchema for VocabularyLists {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        schemas.push((VocabularyItem::name().into_owned(), VocabularyItem::schema()));
        VocabularyItem::schemas(schemas);
    }
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
            vocabularies: VocabularyLists(
                lists.map(|list| (list.name, list.items.into_iter().map(item).collect())).collect(),
            ),
        }
    }
}

fn both(Said { fa, en }: Said) -> BilingualJson {
    BilingualJson { fa: Some(fa.to_owned()), en: Some(en.to_owned()) }
}

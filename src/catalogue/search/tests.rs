//! The index as its callers meet it.

mod changes;
mod matching;
mod narrowing;
mod suggesting;

use crate::catalogue::search::Entry;
use crate::catalogue::search::Found;
use crate::catalogue::search::Query;
use crate::catalogue::search::SearchIndex;
use crate::domain::id::AgencyCode;
use crate::domain::id::ServiceId;
use crate::domain::text::Bilingual;
use crate::domain::text::Text;

fn id(digits: &str) -> ServiceId {
    ServiceId::parse(digits).unwrap()
}

fn agency(code: &str) -> AgencyCode {
    AgencyCode::parse(code).unwrap()
}

fn persian(text: &str) -> Bilingual {
    Bilingual { fa: Text::parse(text, 1_000).unwrap(), en: None }
}

/// A service with a title and nothing else.
fn titled(digits: &str, title: &str) -> Entry {
    Entry {
        id: id(digits),
        title: persian(title),
        description: None,
        agency: agency("ncc"),
        types: Vec::new(),
        channels: Vec::new(),
        aliases: Vec::new(),
    }
}

/// A service whose description says something.
fn described(digits: &str, title: &str, description: &str) -> Entry {
    Entry { description: Some(persian(description)), ..titled(digits, title) }
}

/// A query without filters.
fn words(text: &str) -> Query {
    Query { text: text.to_owned(), agency: None, service_type: None, channel: None, after: None, limit: 50 }
}

/// An index of titles under the identifiers 100000001, 100000002 and so on.
fn index_of_titles(titles: &[&str]) -> SearchIndex {
    let entries = titles.iter().zip(100_000_001..);
    SearchIndex::build(entries.map(|(title, digits)| titled(&digits.to_string(), title)))
}

fn ids(found: &Found) -> Vec<&str> {
    found.hits.iter().map(|hit| hit.id.as_str()).collect()
}

/// The identifiers that a text finds, in order.
fn find(index: &SearchIndex, text: &str) -> Vec<String> {
    ids(&index.search(&words(text))).into_iter().map(str::to_owned).collect()
}

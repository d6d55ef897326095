//! Services by their numbers: the identifier, and other identifiers under which they are known.

use crate::domain::id::ServiceId;
use crate::domain::text;
use imbl::OrdMap;
use imbl::OrdSet;
use roaring::RoaringBitmap;
use std::ops::Bound;

/// Identifiers in order, each with its document.
#[derive(Clone, Default)]
pub(super) struct Identifiers {
    services: OrdMap<ServiceId, u32>,
    aliases: OrdSet<(Box<str>, u32)>,
}

impl Identifiers {
    /// Notes the identifiers of a document.
    pub fn add(&mut self, id: &ServiceId, aliases: &[Box<str>], document: u32) {
        self.services.insert(id.clone(), document);
        self.aliases.extend(aliases.iter().map(|alias| (alias.clone(), document)));
    }

    /// Forgets the identifiers of a document.
    pub fn remove(&mut self, id: &ServiceId, aliases: &[Box<str>], document: u32) {
        self.services.remove(id);
        for alias in aliases {
            self.aliases.remove(&(alias.clone(), document));
        }
    }

    /// How many services there are.
    pub fn len(&self) -> usize {
        self.services.len()
    }

    /// The document of a service.
    pub fn document(&self, id: &ServiceId) -> Option<u32> {
        self.services.get(id).copied()
    }

    /// The documents behind a position in the order of identifiers, or all.
    pub fn in_order(&self, after: Option<&ServiceId>) -> impl Iterator<Item = u32> {
        let from = after.map_or(Bound::Unbounded, Bound::Excluded);
        self.services.range::<_, ServiceId>((from, Bound::Unbounded)).map(|(_, document)| *document)
    }

    /// The documents that a code names exactly.
    pub fn exactly(&self, code: &str) -> RoaringBitmap {
        let service = ServiceId::parse(code).ok().and_then(|id| self.document(&id));
        let aliases = self.aliases_from(code).take_while(|(alias, _)| **alias == *code);
        service.into_iter().chain(aliases.map(|(_, document)| *document)).collect()
    }

    /// The documents with an identifier that begins with a code; none unless the code has a digit.
    pub fn beginning_with(&self, code: &str) -> RoaringBitmap {
        if !code.contains(|c: char| c.is_ascii_digit()) {
            return RoaringBitmap::new();
        }
        let aliases = self.aliases_from(code).take_while(|(alias, _)| alias.starts_with(code));
        let aliases = aliases.map(|(_, document)| *document);
        self.services_beginning_with(code).chain(aliases).collect()
    }

    fn services_beginning_with<'a>(&'a self, digits: &'a str) -> impl Iterator<Item = u32> + 'a {
        let range = least(digits).map(|from| self.services.range(from..));
        let services = range.into_iter().flatten();
        services.take_while(move |(id, _)| id.as_str().starts_with(digits)).map(|(_, document)| *document)
    }

    fn aliases_from(&self, code: &str) -> impl Iterator<Item = &(Box<str>, u32)> {
        self.aliases.range((code.into(), 0)..)
    }
}

/// A typed identifier without what people put around and between its characters.
pub(super) fn code(raw: &str) -> Box<str> {
    text::search_key(raw).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The least identifier that begins with some digits.
fn least(digits: &str) -> Option<ServiceId> {
    let width = if digits.len() <= 9 { 9 } else { 11 };
    ServiceId::parse(&format!("{digits:0<width$}")).ok()
}

//! Services by their numbers: the identifier, and other identifiers under which they are known.

use crate::domain::id::ServiceId;
use crate::domain::text;
use imbl::OrdMap;
use imbl::OrdSet;
use roaring::RoaringBitmap;
use std::ops::Bound;
use std::ops::Range;

/// An identifier as a number: small, and in the order in which identifiers compare as text.
///
/// It is the digits filled up with zeros to eleven, doubled, and one more for eleven digits, since
/// 121095101 comes before 12109510100.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key(u64);

impl Key {
    /// The key of an identifier.
    pub fn of(id: &ServiceId) -> Self {
        Self::beginning_with(id.as_str()).map(|keys| keys.start).unwrap_or_default()
    }

    /// The keys of all identifiers that begin so; `None` when none can.
    fn beginning_with(digits: &str) -> Option<Range<Self>> {
        let missing = 11_u32.checked_sub(u32::try_from(digits.len()).ok()?)?;
        let number: u64 = digits.parse().ok()?;
        let width = 2 * 10_u64.pow(missing);
        let start = number * width + u64::from(digits.len() > 9);
        Some(Self(start)..Self((number + 1) * width))
    }
}

/// Identifiers in order, each with its document.
#[derive(Clone, Default)]
pub(super) struct Identifiers {
    services: OrdMap<Key, u32>,
    aliases: OrdSet<(Box<str>, u32)>,
}

impl Identifiers {
    /// Notes the identifiers of a document.
    pub fn add(&mut self, id: &ServiceId, aliases: &[Box<str>], document: u32) {
        self.services.insert(Key::of(id), document);
        self.aliases.extend(aliases.iter().map(|alias| (alias.clone(), document)));
    }

    /// Forgets the identifiers of a document.
    pub fn remove(&mut self, id: &ServiceId, aliases: &[Box<str>], document: u32) {
        self.services.remove(&Key::of(id));
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
        self.services.get(&Key::of(id)).copied()
    }

    /// The documents behind a position in the order of identifiers, or all.
    pub fn in_order(&self, behind: Option<Key>) -> impl Iterator<Item = u32> {
        let from = behind.map_or(Bound::Unbounded, Bound::Excluded);
        self.services.range((from, Bound::Unbounded)).map(|(_, document)| *document)
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
        let keys = Key::beginning_with(code).into_iter();
        let services = keys.flat_map(|keys| self.services.range(keys)).map(|(_, document)| *document);
        let aliases = self.aliases_from(code).take_while(|(alias, _)| alias.starts_with(code));
        let mut documents: Vec<u32> = services.chain(aliases.map(|(_, document)| *document)).collect();
        // A bitmap takes numbers in order many times faster.
        documents.sort_unstable();
        documents.into_iter().collect()
    }

    fn aliases_from(&self, code: &str) -> impl Iterator<Item = &(Box<str>, u32)> {
        self.aliases.range((code.into(), 0)..)
    }
}

/// A typed identifier without what people put around and between its characters.
pub(super) fn code(raw: &str) -> Box<str> {
    text::words(raw).concat().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn id(digits: &str) -> ServiceId {
        ServiceId::parse(digits).unwrap()
    }

    proptest! {
        #[test]
        fn keys_are_in_the_order_of_identifiers(a in "[1-9][0-3]{8}([0-1]{2})?", b in "[1-9][0-3]{8}([0-1]{2})?") {
            prop_assert_eq!(Key::of(&id(&a)).cmp(&Key::of(&id(&b))), a.cmp(&b));
        }

        #[test]
        fn a_range_of_keys_holds_exactly_the_identifiers_that_begin_so(
            whole in "[1-2][0-1]{8}([0-1]{2})?",
            beginning in "[1-2][0-1]{0,10}",
        ) {
            let keys = Key::beginning_with(&beginning).unwrap();
            prop_assert_eq!(keys.contains(&Key::of(&id(&whole))), whole.starts_with(&beginning));
        }
    }

    #[test]
    fn letters_and_too_many_digits_begin_no_identifier() {
        for code in ["", "12a", "121095101000"] {
            assert_eq!(Key::beginning_with(code), None, "{code}");
        }
    }
}

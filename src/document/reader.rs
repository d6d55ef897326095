//! Reads shapes into domain values and collects everything wrong with them, each with its pointer.
//!
//! Never here: a rule. What a value must be is said where its shape is; this only keeps the place
//! and the list.

use crate::domain::violation::Fault;
use crate::domain::violation::Violation;
use std::borrow::Borrow;
use std::ops::RangeInclusive;

/// A value that could not be read; what is wrong with it is in the list. Only the reader makes one,
/// so nothing is dropped without a violation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noted(());

/// A value, or the knowledge that its fault is noted.
pub type Read<T> = Result<T, Noted>;

/// Where we are in the document, and what was found wrong so far.
#[derive(Debug, Default)]
pub struct Reader {
    pointer: String,
    found: Vec<Violation>,
}

impl Reader {
    /// The value, if nothing at all was noted.
    ///
    /// # Errors
    /// Everything that was noted, in the order of the form.
    pub fn finish<T>(self, read: Read<T>) -> Result<T, Vec<Violation>> {
        match read {
            Ok(value) if self.found.is_empty() => Ok(value),
            _ => Err(self.found),
        }
    }

    /// Where we are, as a JSON pointer.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// Notes a fault of the value at hand.
    pub fn note(&mut self, fault: Fault) -> Noted {
        self.found.push(Violation::new(self.pointer.clone(), fault));
        Noted(())
    }

    /// Notes a fault and says what would have been right.
    pub fn note_hinting(&mut self, fault: Fault, hint: impl Into<String>) -> Noted {
        self.found.push(Violation::hinting(self.pointer.clone(), fault, hint));
        Noted(())
    }

    /// Notes a fault of one key of the object at hand.
    pub fn note_at(&mut self, key: &str, fault: Fault) -> Noted {
        self.key(key, |reader| reader.note(fault))
    }

    /// Notes what a rule of the domain found; its pointers are whole.
    pub fn note_all(&mut self, found: Vec<Violation>) {
        self.found.extend(found);
    }

    /// The value of a check that says only what is wrong.
    ///
    /// # Errors
    /// The fault, noted.
    pub fn checked<T>(&mut self, outcome: Result<T, Fault>) -> Read<T> {
        outcome.map_err(|fault| self.note(fault))
    }

    /// Reads below a key.
    pub fn key<T>(&mut self, key: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.pointer.len();
        push_key(&mut self.pointer, key);
        let value = read(self);
        self.pointer.truncate(length);
        value
    }

    /// Reads a key that must be there.
    ///
    /// # Errors
    /// Missing or null, or what `read` notes.
    pub fn required<D, B, T>(
        &mut self,
        key: &str,
        value: &Option<D>,
        read: impl FnOnce(&mut Self, &B) -> Read<T>,
    ) -> Read<T>
    where
        D: Borrow<B>,
        B: ?Sized,
    {
        self.key(key, |reader| match value {
            Some(value) => read(reader, value.borrow()),
            None => Err(reader.note(Fault::Required)),
        })
    }

    /// Reads a key that may be null.
    ///
    /// # Errors
    /// What `read` notes.
    pub fn optional<D, B, T>(
        &mut self,
        key: &str,
        value: &Option<D>,
        read: impl FnOnce(&mut Self, &B) -> Read<T>,
    ) -> Read<Option<T>>
    where
        D: Borrow<B>,
        B: ?Sized,
    {
        match value {
            Some(value) => self.key(key, |reader| read(reader, value.borrow())).map(Some),
            None => Ok(None),
        }
    }

    /// Reads a list of at most `most` rows. Rows beyond are not looked at.
    ///
    /// # Errors
    /// Too many, or what `read` notes of any row.
    pub fn rows<D, B, T>(
        &mut self,
        key: &str,
        rows: &[D],
        most: usize,
        mut read: impl FnMut(&mut Self, &B) -> Read<T>,
    ) -> Read<Vec<T>>
    where
        D: Borrow<B>,
        B: ?Sized,
    {
        self.key(key, |reader| {
            let counted = if rows.len() > most {
                Err(reader.note_hinting(Fault::TooMany, most.to_string()))
            } else {
                Ok(())
            };
            let values: Vec<Read<T>> = rows
                .iter()
                .take(most)
                .enumerate()
                .map(|(index, row)| reader.key(&index.to_string(), |reader| read(reader, row.borrow())))
                .collect();
            counted.and_then(|()| values.into_iter().collect())
        })
    }

    /// Reads a list in which no value may come twice.
    ///
    /// # Errors
    /// Too many, the same value again, or what `read` notes of any row.
    pub fn set<D, B, T>(
        &mut self,
        key: &str,
        rows: &[D],
        most: usize,
        mut read: impl FnMut(&mut Self, &B) -> Read<T>,
    ) -> Read<Vec<T>>
    where
        D: Borrow<B>,
        B: ?Sized,
        T: PartialEq + Clone,
    {
        let mut seen = Vec::new();
        self.rows(key, rows, most, |reader, row| {
            let value = read(reader, row)?;
            if seen.contains(&value) {
                return Err(reader.note(Fault::Repeated));
            }
            seen.push(value.clone());
            Ok(value)
        })
    }

    /// Reads a list that may be null; null and empty are the same.
    ///
    /// # Errors
    /// As [`Reader::set`].
    pub fn optional_set<D, B, T>(
        &mut self,
        key: &str,
        rows: &Option<Vec<D>>,
        most: usize,
        read: impl FnMut(&mut Self, &B) -> Read<T>,
    ) -> Read<Vec<T>>
    where
        D: Borrow<B>,
        B: ?Sized,
        T: PartialEq + Clone,
    {
        self.set(key, rows.as_deref().unwrap_or_default(), most, read)
    }

    /// Notes a least value above the most.
    pub fn ordered(&mut self, min: Option<i64>, max: Option<i64>) {
        if let (Some(min), Some(max)) = (min, max)
            && min > max
        {
            self.note_at("min", Fault::MinAboveMax);
        }
    }
}

/// Reads a whole number within bounds.
///
/// # Errors
/// Outside them, noted with the bounds.
pub fn within(range: RangeInclusive<i64>) -> impl FnOnce(&mut Reader, &i64) -> Read<i64> {
    move |reader, number| {
        if range.contains(number) {
            Ok(*number)
        } else {
            Err(reader.note_hinting(Fault::OutOfRange, format!("{}–{}", range.start(), range.end())))
        }
    }
}

/// Appends a key to a JSON pointer, escaped as RFC 6901 says.
pub fn push_key(pointer: &mut String, key: &str) {
    pointer.push('/');
    for character in key.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}

/// Appends the place of a row to a JSON pointer.
pub fn push_index(pointer: &mut String, index: usize) {
    push_key(pointer, &index.to_string());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn positive(reader: &mut Reader, number: &i64) -> Read<i64> {
        if *number > 0 { Ok(*number) } else { Err(reader.note(Fault::OutOfRange)) }
    }

    fn pointers(found: &[Violation]) -> Vec<(&str, Fault)> {
        found.iter().map(|violation| (violation.pointer.as_str(), violation.fault)).collect()
    }

    #[test]
    fn every_broken_row_is_noted_with_its_pointer() {
        let mut reader = Reader::default();
        let read = reader.rows("a/b~", &[1, -1, 0], 50, positive);
        let found = reader.finish(read).unwrap_err();
        assert_eq!(pointers(&found), [("/a~1b~0/1", Fault::OutOfRange), ("/a~1b~0/2", Fault::OutOfRange)]);
    }

    #[test]
    fn rows_beyond_the_limit_are_refused_and_not_looked_at() {
        let mut reader = Reader::default();
        let read = reader.rows("rows", &[1, 2, -3], 2, positive);
        assert_eq!(pointers(&reader.finish(read).unwrap_err()), [("/rows", Fault::TooMany)]);
    }

    #[test]
    fn the_second_of_two_equal_values_is_the_repeated_one() {
        let mut reader = Reader::default();
        let read = reader.set("set", &[1, 2, 1], 50, positive);
        assert_eq!(pointers(&reader.finish(read).unwrap_err()), [("/set/2", Fault::Repeated)]);
    }

    #[test]
    fn a_value_that_was_read_is_refused_when_something_else_was_noted() {
        let mut reader = Reader::default();
        let read = reader.required("there", &Some(1), positive);
        reader.note_at("elsewhere", Fault::UnknownKey);
        assert_eq!(pointers(&reader.finish(read).unwrap_err()), [("/elsewhere", Fault::UnknownKey)]);
    }
}

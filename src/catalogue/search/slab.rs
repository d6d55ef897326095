//! A numbered store of values that is cheap to clone: numbers are small, dense, and used again.

use imbl::Vector;

/// Values under numbers. A clone shares everything with its original until one of the two changes.
#[derive(Clone)]
pub(super) struct Slab<T> {
    cells: Vector<Option<T>>,
    free: Vector<u32>,
}

impl<T: Clone> Slab<T> {
    /// Keeps a value and says under which number.
    pub fn insert(&mut self, value: T) -> u32 {
        let Some(number) = self.free.pop_back() else {
            let number = u32::try_from(self.cells.len()).unwrap_or(u32::MAX);
            self.cells.push_back(Some(value));
            return number;
        };
        if let Some(cell) = self.cells.get_mut(place(number)) {
            *cell = Some(value);
        }
        number
    }

    /// The value under a number.
    pub fn get(&self, number: u32) -> Option<&T> {
        self.cells.get(place(number))?.as_ref()
    }

    /// Reads something from the value under each number. Rising numbers are faster than [`get`](Self::get)
    /// one by one.
    pub fn read<'a, R>(
        &'a self,
        numbers: impl IntoIterator<Item = u32> + 'a,
        mut read: impl FnMut(u32, &T) -> R + 'a,
    ) -> impl Iterator<Item = R> + 'a {
        let mut focus = self.cells.focus();
        numbers.into_iter().filter_map(move |number| Some(read(number, focus.get(place(number))?.as_ref()?)))
    }

    /// The value under a number, to be changed.
    pub fn get_mut(&mut self, number: u32) -> Option<&mut T> {
        self.cells.get_mut(place(number))?.as_mut()
    }

    /// Takes a value out; its number will be given again.
    pub fn remove(&mut self, number: u32) -> Option<T> {
        let value = self.cells.get_mut(place(number))?.take()?;
        self.free.push_back(number);
        Some(value)
    }
}

impl<T> Default for Slab<T> {
    fn default() -> Self {
        Self { cells: Vector::new(), free: Vector::new() }
    }
}

impl<T: Clone> FromIterator<T> for Slab<T> {
    /// Numbers the values from zero.
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Self { cells: values.into_iter().map(Some).collect(), free: Vector::new() }
    }
}

fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_freed_number_is_given_again_and_an_older_clone_keeps_its_value() {
        let mut slab: Slab<&str> = ["a", "b"].into_iter().collect();
        let before = slab.clone();
        assert_eq!(slab.remove(0), Some("a"));
        assert_eq!(slab.remove(0), None);
        assert_eq!(slab.insert("c"), 0);
        assert_eq!(slab.insert("d"), 2);
        assert_eq!((before.get(0), slab.get(0), slab.get(2)), (Some(&"a"), Some(&"c"), Some(&"d")));
    }
}

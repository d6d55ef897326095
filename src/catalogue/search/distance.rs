//! How many typing mistakes lie between two words.

use std::iter;

/// Measures words against one word, by the optimal string alignment distance: a mistake is a letter put
/// in, left out, replaced, or exchanged with its neighbour.
pub(super) struct Distance {
    word: Vec<char>,
    bound: usize,
    /// The row being filled, the one above it and the one above that; kept from word to word.
    current: Vec<usize>,
    above: Vec<usize>,
    higher: Vec<usize>,
}

impl Distance {
    /// Measures from a word, as far as `bound` mistakes.
    pub fn from(word: Vec<char>, bound: usize) -> Self {
        Self { word, bound, current: Vec::new(), above: Vec::new(), higher: Vec::new() }
    }

    /// The mistakes between the word and another; `None` when they are more than the bound.
    pub fn to(&mut self, other: &str) -> Option<usize> {
        if other.chars().count().abs_diff(self.word.len()) > self.bound {
            return None;
        }
        self.above.clear();
        self.above.extend(0..=self.word.len());
        let mut previous = None;
        for (row, letter) in (1..).zip(other.chars()) {
            self.fill(row, letter, previous);
            if self.current.iter().all(|mistakes| *mistakes > self.bound) {
                return None;
            }
            std::mem::swap(&mut self.higher, &mut self.above);
            std::mem::swap(&mut self.above, &mut self.current);
            previous = Some(letter);
        }
        self.above.last().copied().filter(|mistakes| *mistakes <= self.bound)
    }

    /// Fills the row of a letter of the other word: for every beginning of the word, the mistakes between
    /// it and the other word up to this letter.
    fn fill(&mut self, row: usize, letter: char, previous: Option<char>) {
        self.current.clear();
        self.current.push(row);
        let exchanged = iter::once(None).chain(self.higher.iter().map(Some)).chain(iter::repeat(None));
        let columns = self.word.iter().zip(self.above.iter().zip(self.above.iter().skip(1))).zip(exchanged);
        let (mut left, mut behind) = (row, None);
        for ((own, (diagonal, up)), exchanged) in columns {
            let replaced = diagonal + usize::from(*own != letter);
            let mut least = replaced.min(up + 1).min(left + 1);
            if let Some(exchanged) = exchanged.filter(|_| behind == Some(letter) && previous == Some(*own)) {
                least = least.min(exchanged + 1);
            }
            self.current.push(least);
            (left, behind) = (least, Some(*own));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_mistake_counts_one_and_more_than_the_bound_is_none() {
        let check = |word: &str, other: &str| Distance::from(word.chars().collect(), 2).to(other);
        assert_eq!(check("نقشه", "نقشه"), Some(0));
        assert_eq!(check("نقشه", "نقسه"), Some(1), "replaced");
        assert_eq!(check("نقشه", "نشه"), Some(1), "left out");
        assert_eq!(check("نقشه", "نققشه"), Some(1), "put in");
        assert_eq!(check("نقشه", "نشقه"), Some(1), "exchanged");
        assert_eq!(check("نقشه", "قنشهه"), Some(2));
        assert_eq!(check("نقشه", "قنهش"), Some(2), "exchanged twice");
        assert_eq!(check("نقشه", "مجوز"), None);
        assert_eq!(check("نقشه", "نقشه‌برداری"), None);
        assert_eq!(check("", "ab"), Some(2));
    }

    #[test]
    fn a_used_measure_measures_as_a_new_one() {
        let mut used = Distance::from("abcd".chars().collect(), 2);
        for other in ["abdc", "xxxx", "abcd", "", "bacd", "abcdef"] {
            let fresh = Distance::from("abcd".chars().collect(), 2).to(other);
            assert_eq!(used.to(other), fresh, "{other}");
        }
    }
}

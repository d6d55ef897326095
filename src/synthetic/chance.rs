//! Chance that repeats: a small generator (SplitMix64) seeded by what it is used for.

/// A repeatable sequence of numbers.
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// The sequence for one thing of one catalogue.
    pub fn of(seed: u64, what: &str, index: u64) -> Self {
        let start = what.bytes().fold(seed ^ 0x9e37_79b9_7f4a_7c15, |all, byte| {
            (all ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        let mut chance = Self(start ^ index.wrapping_mul(0xbf58_476d_1ce4_e5b9));
        chance.next();
        chance
    }

    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below a bound, which is at least one.
    pub const fn below(&mut self, bound: u64) -> u64 {
        let next = self.next();
        if bound == 0 { 0 } else { next % bound }
    }

    /// A number between two, both included.
    pub fn between(&mut self, least: i64, most: i64) -> i64 {
        let width = most.abs_diff(least).saturating_add(1);
        least.saturating_add_unsigned(self.below(width))
    }

    /// True once in so many times.
    pub const fn one_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    /// One of a list; of an empty list, the empty value.
    pub fn pick<T: Copy + Default>(&mut self, list: &[T]) -> T {
        let length = u64::try_from(list.len()).unwrap_or(1);
        let place = usize::try_from(self.below(length)).unwrap_or(0);
        list.get(place).copied().unwrap_or_default()
    }
}

//! A row of boxes as the printed form has it: every option of a closed list, those that apply ticked.

use crate::site::tongue::Tongue;
use crate::wording::Said;

/// One option.
pub(in crate::site) struct Tick {
    /// What it is called.
    pub label: &'static str,
    /// Whether it applies.
    pub ticked: bool,
}

/// Every option of a list.
pub(in crate::site) fn of<T: Copy + PartialEq>(
    t: Tongue,
    all: &[T],
    chosen: &[T],
    label: fn(T) -> Said,
) -> Vec<Tick> {
    all.iter().map(|one| Tick { label: t.say(label(*one)), ticked: chosen.contains(one) }).collect()
}

/// The names of those that apply, in a line.
pub(in crate::site) fn names<T: Copy>(t: Tongue, chosen: &[T], label: fn(T) -> Said) -> String {
    let names: Vec<&str> = chosen.iter().map(|one| t.say(label(*one))).collect();
    names.join(t.comma())
}

//! Cycles among rows that refer to each other.
//!
//! Never here: what a row is, or what is wrong with a cycle.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// Who refers to whom.
pub type Graph<K> = BTreeMap<K, Vec<K>>;

/// The nodes that lie on a cycle or between two: what is left when nodes that nobody refers to, and
/// then those that refer to nobody, are taken away again and again. Linear in the references.
pub fn on_cycles<K: Ord + Clone>(graph: &Graph<K>) -> BTreeSet<K> {
    let left = trimmed(graph);
    let mut back = Graph::new();
    for (from, targets) in graph.iter().filter(|(from, _)| left.contains(*from)) {
        for to in targets.iter().filter(|to| left.contains(*to)) {
            back.entry(to.clone()).or_default().push(from.clone());
        }
    }
    trimmed(&back)
}

/// What is left without the nodes that nobody left refers to.
fn trimmed<K: Ord + Clone>(graph: &Graph<K>) -> BTreeSet<K> {
    let mut referred: BTreeMap<&K, usize> = graph.keys().map(|node| (node, 0)).collect();
    for to in graph.values().flatten() {
        *referred.entry(to).or_default() += 1;
    }
    let mut free: Vec<&K> =
        referred.iter().filter(|(_, count)| **count == 0).map(|(node, _)| *node).collect();
    while let Some(node) = free.pop() {
        referred.remove(node);
        for to in graph.get(node).into_iter().flatten() {
            if let Some(count) = referred.get_mut(to) {
                *count -= 1;
                if *count == 0 {
                    free.push(to);
                }
            }
        }
    }
    referred.into_keys().cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cycles(edges: &[(u8, &[u8])]) -> Vec<u8> {
        on_cycles(&edges.iter().map(|(from, to)| (*from, to.to_vec())).collect()).into_iter().collect()
    }

    #[test]
    fn only_those_that_lead_back_to_themselves_are_found() {
        assert_eq!(cycles(&[(1, &[2]), (2, &[3])]), [0; 0]);
        assert_eq!(cycles(&[(1, &[1])]), [1]);
        assert_eq!(cycles(&[(1, &[2]), (2, &[3, 4]), (3, &[2]), (4, &[])]), [2, 3]);
        assert_eq!(cycles(&[(1, &[2, 3]), (2, &[1]), (4, &[1]), (3, &[])]), [1, 2]);
    }
}

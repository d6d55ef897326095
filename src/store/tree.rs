//! The Merkle tree of RFC 6962 as it grows: its right edge, and the nodes each new leaf completes.
//!
//! The edge holds the roots of the complete subtrees, widest first: one for each bit set in the number of
//! leaves, so a tree of a million leaves is continued from twenty hashes, and nothing is read to append.
//! Never here: the database.

use crate::store::Digest;
use crate::store::StoreError;
use tlog_tiles::tlog::EMPTY_HASH;
use tlog_tiles::tlog::Hash;
use tlog_tiles::tlog::node_hash;
use tlog_tiles::tlog::record_hash;
use tlog_tiles::tlog::stored_hash_count;
use tlog_tiles::tlog::stored_hash_index;

/// The right edge of a tree.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Edge {
    leaves: u64,
    roots: Vec<Hash>,
}

/// A node of the tree, and its place in the order in which nodes become known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Node {
    pub(super) position: u64,
    pub(super) hash: Digest,
}

impl Edge {
    /// The edge of the tree without leaves.
    pub(super) const fn empty() -> Self {
        Self { leaves: 0, roots: Vec::new() }
    }

    /// Reads a stored edge: a JSON array of as many digests as the count of leaves has bits set.
    pub(super) fn parse(leaves: u64, json: &str) -> Result<Self, StoreError> {
        let damaged = || StoreError::corrupt(format!("journal_head: no edge of a tree of {leaves} leaves"));
        let texts: Vec<String> = serde_json::from_str(json).map_err(|_| damaged())?;
        let roots: Option<Vec<Hash>> =
            texts.iter().map(|text| Digest::parse(text).map(|root| Hash(root.bytes()))).collect();
        let roots = roots.ok_or_else(damaged)?;
        let expected = usize::try_from(leaves.count_ones()).map_err(|_| damaged())?;
        if roots.len() == expected { Ok(Self { leaves, roots }) } else { Err(damaged()) }
    }

    /// The edge as it is stored.
    pub(super) fn to_json(&self) -> String {
        let roots: Vec<String> =
            self.roots.iter().map(|root| Digest::from_bytes(root.0).to_string()).collect();
        serde_json::Value::from(roots).to_string()
    }

    /// How many nodes have become known: the positions from zero to before this one.
    pub(super) fn nodes(&self) -> u64 {
        stored_hash_count(self.leaves)
    }

    /// Appends a leaf and gives the nodes that it completes, itself first.
    pub(super) fn push(&mut self, leaf: &[u8]) -> Vec<Node> {
        let first = stored_hash_index(0, self.leaves);
        let mut hash = record_hash(leaf);
        let mut nodes = vec![Node { position: first, hash: Digest::from_bytes(hash.0) }];
        // Every trailing one bit is a complete subtree on the left, which this leaf makes part of a wider one.
        for level in 1..=self.leaves.trailing_ones() {
            let Some(left) = self.roots.pop() else { break };
            hash = node_hash(left, hash);
            nodes.push(Node { position: first + u64::from(level), hash: Digest::from_bytes(hash.0) });
        }
        self.roots.push(hash);
        self.leaves += 1;
        nodes
    }

    /// The root of the tree.
    pub(super) fn root(&self) -> Digest {
        let joined = self.roots.iter().copied().rev().reduce(|right, left| node_hash(left, right));
        Digest::from_bytes(joined.unwrap_or(EMPTY_HASH).0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ct_merkle::mem_backed_tree::MemoryBackedTree;
    use tlog_tiles::tlog::Error;
    use tlog_tiles::tlog::HashReader;
    use tlog_tiles::tlog::tree_hash;

    struct Stored(Vec<Hash>);

    impl HashReader for Stored {
        fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<Hash>, Error> {
            Ok(indexes.iter().map(|&index| self.0[usize::try_from(index).unwrap()]).collect())
        }
    }

    #[test]
    fn the_edge_gives_the_root_that_two_other_implementations_give() {
        let mut edge = Edge::empty();
        let mut stored = Stored(Vec::new());
        let mut other: MemoryBackedTree<sha2_for_ct_merkle::Sha256, Vec<u8>> = MemoryBackedTree::new();
        assert_eq!(edge.root().bytes(), EMPTY_HASH.0);
        for number in 0..130_u32 {
            let leaf = number.to_be_bytes().to_vec();
            for node in edge.push(&leaf) {
                assert_eq!(usize::try_from(node.position).unwrap(), stored.0.len());
                stored.0.push(Hash(node.hash.bytes()));
            }
            other.push(leaf);
            assert_eq!(edge.root().bytes(), tree_hash(edge.leaves, &stored).unwrap().0);
            assert_eq!(edge.root().bytes().as_slice(), other.root().as_bytes().as_slice());
        }
    }

    #[test]
    fn a_stored_edge_continues_the_tree() {
        let mut edge = Edge::empty();
        for number in 0..21_u8 {
            edge = Edge::parse(edge.leaves, &edge.to_json()).unwrap();
            edge.push(&[number]);
        }
        let mut whole = Edge::empty();
        for number in 0..21_u8 {
            whole.push(&[number]);
        }
        assert_eq!(edge, whole);
    }

    #[test]
    fn an_edge_of_another_size_is_damage() {
        assert!(Edge::parse(0, "[]").is_ok());
        assert!(Edge::parse(1, "[]").is_err());
        assert!(Edge::parse(1, "[\"00\"]").is_err());
    }
}

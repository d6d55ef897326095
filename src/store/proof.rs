//! Proofs from the stored tree (RFC 6962): what its root was at any size, that an entry is in it, and that
//! one state of it continues another.

use crate::store::Conn;
use crate::store::Digest;
use crate::store::StoreError;
use crate::store::schema::journal_hash;
use diesel::prelude::*;
use std::cell::RefCell;
use std::collections::HashMap;
use tlog_tiles::tlog::Error;
use tlog_tiles::tlog::Hash;
use tlog_tiles::tlog::HashReader;
use tlog_tiles::tlog::prove_record;
use tlog_tiles::tlog::prove_tree;
use tlog_tiles::tlog::tree_hash;

/// The root of the tree of the first `size` entries.
///
/// # Errors
/// The database does not answer; a node of that tree is not stored, for example because there are not so
/// many entries.
pub fn root_at(conn: &mut Conn, size: u64) -> Result<Digest, StoreError> {
    with_nodes(conn, |nodes| tree_hash(size, nodes)).map(digest)
}

/// The audit path of an entry in the tree of the first `size` entries, nearest sibling first.
///
/// # Errors
/// As [`root_at`]; the entry is not among them.
pub fn inclusion(conn: &mut Conn, size: u64, sequence: u64) -> Result<Vec<Digest>, StoreError> {
    // Entries are numbered from one, leaves from zero.
    let index =
        sequence.checked_sub(1).ok_or_else(|| StoreError::corrupt("entries are numbered from one"))?;
    with_nodes(conn, |nodes| prove_record(size, index, nodes)).map(digests)
}

/// The proof that the tree of the first `to` entries continues that of the first `from`.
///
/// # Errors
/// As [`root_at`]; `from` is zero or above `to`.
pub fn consistency(conn: &mut Conn, from: u64, to: u64) -> Result<Vec<Digest>, StoreError> {
    with_nodes(conn, |nodes| prove_tree(to, from, nodes)).map(digests)
}

fn digest(hash: Hash) -> Digest {
    Digest::from_bytes(hash.0)
}

fn digests(hashes: Vec<Hash>) -> Vec<Digest> {
    hashes.into_iter().map(digest).collect()
}

/// Answers from the stored nodes; a failure of the database outlives the proof that it spoiled.
fn with_nodes<T>(
    conn: &mut Conn,
    prove: impl FnOnce(&Nodes<'_>) -> Result<T, Error>,
) -> Result<T, StoreError> {
    let nodes = Nodes { conn: RefCell::new(conn), failure: RefCell::new(None) };
    let proof = prove(&nodes);
    match nodes.failure.into_inner() {
        Some(failure) => Err(failure),
        None => proof.map_err(|error| StoreError::corrupt(format!("no proof from the stored tree: {error}"))),
    }
}

struct Nodes<'conn> {
    conn: RefCell<&'conn mut Conn>,
    failure: RefCell<Option<StoreError>>,
}

impl Nodes<'_> {
    fn load(&self, positions: &[i64]) -> Result<HashMap<i64, String>, StoreError> {
        let rows: Vec<(i64, String)> = journal_hash::table
            .filter(journal_hash::position.eq_any(positions))
            .load(&mut **self.conn.borrow_mut())?;
        Ok(rows.into_iter().collect())
    }
}

impl HashReader for Nodes<'_> {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<Hash>, Error> {
        let positions: Vec<i64> =
            indexes.iter().map(|index| i64::try_from(*index).unwrap_or(i64::MAX)).collect();
        let stored = self.load(&positions).map_err(|failure| {
            *self.failure.borrow_mut() = Some(failure);
            Error::IndexesNotInTree
        })?;
        let node = |position| stored.get(position).and_then(|hash| Digest::parse(hash));
        let hashes: Option<Vec<Hash>> =
            positions.iter().map(|position| node(position).map(|node| Hash(node.bytes()))).collect();
        hashes.ok_or(Error::IndexesNotInTree)
    }
}

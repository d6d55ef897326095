//! The journal against itself: numbers, instants, payload digests, leaves, nodes, head.

use crate::store::Conn;
use crate::store::Digest;
use crate::store::StoreError;
use crate::store::journal;
use crate::store::journal::EntryKind;
use crate::store::journal::EntryRow;
use crate::store::journal::HeadRow;
use crate::store::tree::Edge;
use crate::store::tree::Node;
use crate::store::verify::BadEntry;
use crate::store::verify::EntryFault;
use crate::store::verify::Report;
use std::collections::HashMap;

/// The entries looked at so far.
pub(super) struct Entries {
    head: i64,
    count: i64,
    erased: i64,
    last_sequence: i64,
    last_at: i64,
    edge: Edge,
    first_bad: Option<BadEntry>,
}

impl Entries {
    /// None yet, of as many as the head counts.
    pub(super) const fn new(head: i64) -> Self {
        Self {
            head,
            count: 0,
            erased: 0,
            last_sequence: 0,
            last_at: i64::MIN,
            edge: Edge::empty(),
            first_bad: None,
        }
    }

    /// How many were looked at.
    pub(super) const fn count(&self) -> i64 {
        self.count
    }

    /// Looks at the next entries, in the order of their numbers.
    pub(super) fn check(&mut self, conn: &mut Conn, batch: &[EntryRow]) -> Result<(), StoreError> {
        let mut nodes = Vec::new();
        for entry in batch {
            self.check_order(entry);
            self.check_payload(entry);
            let leaf = entry.leaf().unwrap_or_else(|_| {
                self.found(entry.sequence, EntryFault::Unreadable);
                String::new()
            });
            nodes.extend(self.edge.push(leaf.as_bytes()).into_iter().map(|node| (entry.sequence, node)));
        }
        self.check_nodes(conn, &nodes)
    }

    fn check_order(&mut self, entry: &EntryRow) {
        let EntryRow { sequence, at, kind, .. } = entry;
        self.count += 1;
        if *sequence < 1 {
            self.found(*sequence, EntryFault::BeforeFirst);
            return;
        }
        if *sequence > self.last_sequence + 1 {
            self.found(self.last_sequence + 1, EntryFault::Missing);
        }
        if *sequence > self.head {
            self.found(*sequence, EntryFault::BeyondHead);
        }
        if *at < self.last_at {
            self.found(*sequence, EntryFault::Backwards);
        }
        if EntryKind::from_code(kind).is_none() {
            self.found(*sequence, EntryFault::Unreadable);
        }
        (self.last_sequence, self.last_at) = (*sequence, *at);
    }

    fn check_payload(&mut self, entry: &EntryRow) {
        let EntryRow { sequence, payload_digest, public, salt, payload, .. } = entry;
        match (salt, payload) {
            (None, None) if *public => self.found(*sequence, EntryFault::PublicErased),
            (None, None) => self.erased += 1,
            _ => {
                let salt = salt.as_deref().and_then(Digest::parse);
                let proved = salt.zip(payload.as_ref()).is_some_and(|(salt, payload)| {
                    Digest::of_both(&salt.bytes(), payload.as_bytes()).to_string() == *payload_digest
                });
                if !proved {
                    self.found(*sequence, EntryFault::PayloadChanged);
                }
            }
        }
    }

    /// Compares nodes computed from the entries with those stored.
    fn check_nodes(&mut self, conn: &mut Conn, nodes: &[(i64, Node)]) -> Result<(), StoreError> {
        let (Some((_, first)), Some((_, last))) = (nodes.first(), nodes.last()) else { return Ok(()) };
        let position = |node: &Node| i64::try_from(node.position).unwrap_or(i64::MAX);
        let stored = journal::stored_nodes(conn, position(first), position(last))?;
        let stored: HashMap<i64, String> = stored.into_iter().map(|row| (row.position, row.hash)).collect();
        let mut entry_before = None;
        for (sequence, node) in nodes {
            let is_leaf = entry_before != Some(sequence);
            entry_before = Some(sequence);
            if stored.get(&position(node)) != Some(&node.hash.to_string()) {
                let fault = if is_leaf { EntryFault::LeafChanged } else { EntryFault::NodeChanged };
                self.found(*sequence, fault);
            }
        }
        Ok(())
    }

    /// Compares the end with the head, and reports.
    pub(super) fn finish(mut self, conn: &mut Conn, head: Option<&HeadRow>) -> Result<Report, StoreError> {
        if self.head > self.last_sequence {
            self.found(self.last_sequence + 1, EntryFault::Missing);
        }
        let nodes = i64::try_from(self.edge.nodes()).unwrap_or(i64::MAX);
        let told = head.is_some_and(|head| {
            let at = if self.count == 0 { head.at } else { self.last_at };
            head.at == at && head.edge == self.edge.to_json()
        });
        // Of a head that counts otherwise, the entry beyond it or missing before it is the fault.
        if self.head == self.last_sequence && (!told || journal::count_of_nodes(conn)? != nodes) {
            self.found(self.last_sequence, EntryFault::HeadChanged);
        }
        let Self { count: entries, erased, edge, first_bad, .. } = self;
        Ok(Report { entries, erased, root: edge.root(), first_bad, bad_rows: Vec::new(), more_bad_rows: 0 })
    }

    /// Keeps the fault of the lowest number; of one entry the first found, which is the nearest to its cause.
    fn found(&mut self, sequence: i64, fault: EntryFault) {
        if self.first_bad.is_none_or(|bad| sequence < bad.sequence) {
            self.first_bad = Some(BadEntry { sequence, fault });
        }
    }
}

//! Entries: what is appended, what stands in the journal, and the bytes that become a leaf of its tree.

use crate::domain::calendar::Timestamp;
use crate::store::Conn;
use crate::store::Digest;
use crate::store::StoreError;
use crate::store::cell::Cells;
use crate::store::cell::maybe;
use crate::store::journal::EntryKind;
use crate::store::journal::Subject;
use crate::store::journal::Visibility;
use crate::store::json;
use crate::store::schema::journal_entry;
use diesel::prelude::*;
use serde_json::json;

/// An entry to append.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry {
    /// What it records.
    pub kind: EntryKind,
    /// What it is about.
    pub subject: Subject,
    /// Canonical JSON of what was recorded.
    pub payload: String,
    /// Who may read that.
    pub visibility: Visibility,
}

/// An entry as it stands in the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number, from one, without gaps.
    pub sequence: i64,
    /// When it was recorded.
    pub at: Timestamp,
    /// What it records.
    pub kind: EntryKind,
    /// What it is about.
    pub subject: Subject,
    /// Who did it, where somebody did.
    pub actor_digest: Option<Digest>,
    /// SHA-256 of salt and payload.
    pub payload_digest: Digest,
    /// Who may read the payload.
    pub visibility: Visibility,
    /// The salt and the payload; none when they were erased.
    pub opening: Option<Opening>,
    /// The bytes whose hash is the leaf of the tree (RFC 8785).
    pub leaf: String,
}

/// What a payload digest was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// 32 random bytes, so that a short payload cannot be guessed from its digest.
    pub salt: Digest,
    /// Canonical JSON.
    pub payload: String,
}

/// The entries after a number, in order, at most `limit`. Payloads of private entries are among them: the
/// caller withholds them.
///
/// # Errors
/// The database does not answer or is damaged.
pub fn entries(conn: &mut Conn, after: i64, limit: i64) -> Result<Vec<Entry>, StoreError> {
    rows_after(conn, after, limit)?.into_iter().map(EntryRow::entry).collect()
}

/// The rows behind [`entries`].
pub(in crate::store) fn rows_after(
    conn: &mut Conn,
    after: i64,
    limit: i64,
) -> Result<Vec<EntryRow>, StoreError> {
    Ok(journal_entry::table
        .filter(journal_entry::sequence.gt(after))
        .order(journal_entry::sequence)
        .limit(limit)
        .load(conn)?)
}

/// A row of `journal_entry`. Verification sees it as it is, even when no entry can be made of it.
#[derive(Debug, Queryable, Insertable)]
#[diesel(table_name = journal_entry, treat_none_as_default_value = false)]
pub(in crate::store) struct EntryRow {
    pub(in crate::store) sequence: i64,
    pub(in crate::store) at: i64,
    pub(in crate::store) kind: String,
    pub(in crate::store) subject: String,
    pub(in crate::store) actor_digest: Option<String>,
    pub(in crate::store) payload_digest: String,
    pub(in crate::store) public: bool,
    pub(in crate::store) salt: Option<String>,
    pub(in crate::store) payload: Option<String>,
}

impl EntryRow {
    /// An entry without its place: the payload digested with a new salt.
    pub(super) fn sealed(entry: &NewEntry, actor: Option<Digest>) -> Result<Self, StoreError> {
        let NewEntry { kind, subject, payload, visibility } = entry;
        let salt = salt()?;
        Ok(Self {
            sequence: 0,
            at: 0,
            kind: kind.code().to_owned(),
            subject: subject.to_string(),
            actor_digest: actor.map(|actor| actor.to_string()),
            payload_digest: Digest::of_both(&salt.bytes(), payload.as_bytes()).to_string(),
            public: *visibility == Visibility::Public,
            salt: Some(salt.to_string()),
            payload: Some(payload.clone()),
        })
    }

    /// The bytes of the leaf.
    pub(in crate::store) fn leaf(&self) -> Result<String, StoreError> {
        let Self { sequence, at, kind, subject, actor_digest, payload_digest, public, salt: _, payload: _ } =
            self;
        let at = Cells { table: "journal_entry", sequence: *sequence }.instant("at", *at)?;
        json::canonical(&json!({
            "sequence": sequence,
            "at": json::instant(at),
            "kind": kind,
            "subject": subject,
            "actor_digest": actor_digest,
            "payload_digest": payload_digest,
            "public": public,
        }))
    }

    fn entry(self) -> Result<Entry, StoreError> {
        let leaf = self.leaf()?;
        let Self { sequence, at, kind, subject, actor_digest, payload_digest, public, salt, payload } = self;
        let cells = Cells { table: "journal_entry", sequence };
        let digest = |column, hex: &str| cells.listed(column, hex, Digest::parse);
        let kind = cells.listed("kind", &kind, EntryKind::from_code)?;
        let salt = maybe(salt.as_deref(), |hex| digest("salt", hex))?;
        Ok(Entry {
            sequence,
            at: cells.instant("at", at)?,
            kind,
            subject: Subject::read(&cells, kind, &subject)?,
            actor_digest: maybe(actor_digest.as_deref(), |hex| digest("actor_digest", hex))?,
            payload_digest: digest("payload_digest", &payload_digest)?,
            visibility: Visibility::of_column(public),
            opening: salt.zip(payload).map(|(salt, payload)| Opening { salt, payload }),
            leaf,
        })
    }
}

/// 32 bytes that nobody can guess; therefore not an argument.
fn salt() -> Result<Digest, StoreError> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)
        .map_err(|error| StoreError::Unavailable { why: format!("no random numbers: {error}") })?;
    Ok(Digest::from_bytes(bytes))
}

//! What agencies published: the record in force, earlier revisions, what differs between them.

use crate::app::problem::Problem;
use crate::app::problem::ProblemCode;
use crate::app::registry::Registry;
use crate::catalogue::row::Row;
use crate::document::difference;
use crate::document::difference::Change;
use crate::document::record;
use crate::document::record::RecordDocument;
use crate::document::record::stored;
use crate::domain::calendar::Timestamp;
use crate::domain::card::Record;
use crate::domain::id::ServiceId;
use crate::domain::text::Bilingual;
use crate::store::revision;
use crate::store::revision::Publication;
use crate::store::revision::Revision;

/// A record both as it is stored and as the domain reads it.
#[derive(Debug)]
pub struct Loaded {
    /// The stored form.
    pub document: RecordDocument,
    /// What it says.
    pub record: Record,
}

/// The number, instant, note and digest of a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// Its number, from 1.
    pub number: i64,
    /// When its journal entry was made.
    pub published_at: Timestamp,
    /// What changed, in the agency's words.
    pub change_note: Option<Bilingual>,
    /// The digest of its document, `sha256:…`.
    pub digest: String,
}

impl From<Publication> for Stamp {
    fn from(publication: Publication) -> Self {
        let Publication { sequence: _, service: _, number, published_at, schema: _, digest, change_note } =
            publication;
        Self { number, published_at, change_note, digest: format!("sha256:{digest}") }
    }
}

/// A published revision.
#[derive(Debug)]
pub struct Published {
    /// What it is.
    pub stamp: Stamp,
    /// What it says.
    pub document: RecordDocument,
}

/// The record that a row shows, if it shows one.
///
/// # Errors
/// The store does not answer or is damaged.
pub fn in_force(registry: &Registry, row: &Row) -> Result<Option<Loaded>, Problem> {
    let Some(stamp) = row.facts.stamp.as_ref().filter(|_| row.shows_card()) else { return Ok(None) };
    let document = revision(registry, row.id(), stamp.number)?.document;
    let record = record::to_domain(&document).map_err(|_| damaged(row.id(), stamp.number))?;
    Ok(Some(Loaded { document, record }))
}

/// One revision of a service.
///
/// # Errors
/// There is none of that number; the store does not answer or is damaged.
pub fn revision(registry: &Registry, id: &ServiceId, number: i64) -> Result<Published, Problem> {
    let found = registry.store.read(|conn| revision::find(conn, id, number))?;
    let Revision { publication, document } = found.ok_or(Problem::new(ProblemCode::RevisionNotFound))?;
    let document = stored::lift(publication.schema, &document).map_err(|_| damaged(id, number))?;
    Ok(Published { stamp: publication.into(), document })
}

/// Revisions of a service before a number, the newest first, and whether there are more.
///
/// # Errors
/// The store does not answer or is damaged.
pub fn revisions(
    registry: &Registry,
    id: &ServiceId,
    before: Option<i64>,
    limit: usize,
) -> Result<(Vec<Stamp>, bool), Problem> {
    let all = registry.store.read(|conn| revision::of_service(conn, id))?;
    let earlier = all.into_iter().rev().filter(|one| before.is_none_or(|before| one.number < before));
    let mut stamps: Vec<Stamp> = earlier.take(limit + 1).map(Into::into).collect();
    let more = stamps.len() > limit;
    stamps.truncate(limit);
    Ok((stamps, more))
}

/// Every field that differs between two records.
///
/// # Errors
/// Only if a record cannot be written as JSON, which is a fault of ours.
pub fn differences(before: &RecordDocument, after: &RecordDocument) -> Result<Vec<Change>, Problem> {
    let ours = |_| Problem::new(ProblemCode::InternalError);
    let before = serde_json::to_value(before).map_err(ours)?;
    let after = serde_json::to_value(after).map_err(ours)?;
    Ok(difference::between(&before, &after))
}

/// Reads the number of a revision.
///
/// # Errors
/// Not a positive number: there is no such revision.
pub fn number(raw: &str) -> Result<i64, Problem> {
    let number = raw.bytes().all(|byte| byte.is_ascii_digit()).then(|| raw.parse::<i64>().ok()).flatten();
    number.filter(|number| *number >= 1).ok_or(Problem::new(ProblemCode::RevisionNotFound))
}

fn damaged(id: &ServiceId, number: i64) -> Problem {
    tracing::error!(%id, number, "a published revision cannot be read");
    Problem::new(ProblemCode::InternalError)
}

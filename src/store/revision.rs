//! Published revisions of a service's card and identity form: one immutable document each.
//!
//! A revision is a fact of its publication: it is in force from its own journal entry on. So where others
//! ask what had taken effect by an instant, a revision only asks what was known; a reader whose clock is
//! behind the writer's still sees what was published.
//! Never here: what stands in a document. It is canonical JSON, written once and compared as bytes, and its
//! `schema` number says which shape it has.

use crate::domain::calendar::Timestamp;
use crate::domain::id::ServiceId;
use crate::domain::text::Bilingual;
use crate::store::Conn;
use crate::store::Digest;
use crate::store::StoreError;
use crate::store::bulk::insert_rows;
use crate::store::cell::Cells;
use crate::store::journal::Appended;
use crate::store::json;
use crate::store::recorded::FactRow;
use crate::store::recorded::Moment;
use crate::store::schema::revision;
use crate::store::schema::revision::dsl;
use diesel::prelude::*;
use serde_json::json;
use std::ops::RangeInclusive;

/// A revision to publish. It is published when its journal entry is, at that entry's instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRevision {
    /// The service it is of.
    pub service: ServiceId,
    /// Revisions of one service are numbered from one. Recording a number that is there is a
    /// [`StoreError::Conflict`].
    pub number: i64,
    /// The shape of the document.
    pub schema: i64,
    /// Canonical JSON (RFC 8785).
    pub document: String,
    /// What changed, for people.
    pub change_note: Option<Bilingual>,
}

/// A published revision without its document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// The journal entry that published it.
    pub sequence: i64,
    /// The service it is of.
    pub service: ServiceId,
    /// Its number.
    pub number: i64,
    /// The instant of its journal entry.
    pub published_at: Timestamp,
    /// The shape of the document.
    pub schema: i64,
    /// SHA-256 of the document.
    pub digest: Digest,
    /// What changed, for people.
    pub change_note: Option<Bilingual>,
}

/// A published revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// What it is.
    pub publication: Publication,
    /// Its document, as it was written.
    pub document: String,
}

/// The revisions in force at a moment of the services whose identifiers lie in a range, by identifier: of
/// each the highest number that was known. The moment's instant does not count.
///
/// # Errors
/// The database does not answer or is damaged.
pub fn in_force(
    conn: &mut Conn,
    moment: &Moment,
    services: &RangeInclusive<ServiceId>,
) -> Result<Vec<Revision>, StoreError> {
    let later = diesel::alias!(revision as later);
    let superseded = later
        .filter(later.field(dsl::service_id).eq(dsl::service_id))
        .filter(later.field(dsl::number).gt(dsl::number))
        .filter(later.field(dsl::sequence).le(moment.known_at));
    let rows: Vec<Row> = revision::table
        .filter(dsl::service_id.between(services.start().as_str(), services.end().as_str()))
        .filter(dsl::sequence.le(moment.known_at))
        .filter(diesel::dsl::not(diesel::dsl::exists(superseded)))
        .order(dsl::service_id)
        .load(conn)?;
    rows.into_iter().map(Row::revision).collect()
}

/// The revision of one service in force at a moment.
///
/// # Errors
/// The database does not answer or is damaged.
pub fn current(
    conn: &mut Conn,
    moment: &Moment,
    service: &ServiceId,
) -> Result<Option<Revision>, StoreError> {
    Ok(in_force(conn, moment, &(service.clone()..=service.clone()))?.pop())
}

/// One revision.
///
/// # Errors
/// The database does not answer or is damaged.
pub fn find(conn: &mut Conn, service: &ServiceId, number: i64) -> Result<Option<Revision>, StoreError> {
    let row: Option<Row> = revision::table
        .filter(dsl::service_id.eq(service.as_str()))
        .filter(dsl::number.eq(number))
        .first(conn)
        .optional()?;
    row.map(Row::revision).transpose()
}

/// The revisions of one service, by number, without their documents.
///
/// # Errors
/// The database does not answer or is damaged.
pub fn of_service(conn: &mut Conn, service: &ServiceId) -> Result<Vec<Publication>, StoreError> {
    type Columns = (i64, String, i64, i64, i64, String, Option<String>);
    let rows: Vec<Columns> = revision::table
        .filter(dsl::service_id.eq(service.as_str()))
        .order(dsl::number)
        .select((
            dsl::sequence,
            dsl::service_id,
            dsl::number,
            dsl::published_at,
            dsl::schema,
            dsl::digest,
            dsl::change_note,
        ))
        .load(conn)?;
    rows.into_iter()
        .map(|(sequence, service_id, number, published_at, schema, digest, change_note)| {
            let document = String::new();
            Row { sequence, service_id, number, published_at, schema, digest, change_note, document }
                .revision()
                .map(|revision| revision.publication)
        })
        .collect()
}

/// A row of `revision`.
#[derive(Debug, Queryable, Insertable)]
#[diesel(table_name = revision, treat_none_as_default_value = false)]
pub(super) struct Row {
    sequence: i64,
    service_id: String,
    number: i64,
    published_at: i64,
    schema: i64,
    digest: String,
    change_note: Option<String>,
    document: String,
}

impl Row {
    /// A revision as a row that does not know its entry yet.
    pub(super) fn of(revision: &NewRevision) -> Result<Self, StoreError> {
        let NewRevision { service, number, schema, document, change_note } = revision;
        Ok(Self {
            sequence: 0,
            service_id: service.to_string(),
            number: *number,
            published_at: 0,
            schema: *schema,
            digest: Digest::of(document.as_bytes()).to_string(),
            change_note: json::bilingual_column(change_note.as_ref())?,
            document: document.clone(),
        })
    }

    fn revision(self) -> Result<Revision, StoreError> {
        let cells = Cells { table: Self::TABLE, sequence: self.sequence };
        let Self { sequence, service_id, number, published_at, schema, digest, change_note, document } = self;
        let publication = Publication {
            sequence,
            service: cells.service("service_id", &service_id)?,
            number,
            published_at: cells.instant("published_at", published_at)?,
            schema,
            digest: cells.listed("digest", &digest, Digest::parse)?,
            change_note: cells.bilingual_column("change_note", change_note.as_deref())?,
        };
        Ok(Revision { publication, document })
    }
}

impl FactRow for Row {
    const TABLE: &'static str = "revision";

    fn sequence(&self) -> i64 {
        self.sequence
    }

    fn recorded_by(&mut self, entry: Appended) {
        self.sequence = entry.sequence;
        self.published_at = entry.at.as_microsecond();
    }

    /// Holds the digest of the document, not the document; and no instant, which is the entry's own.
    fn payload(&self) -> Result<String, StoreError> {
        let cells = Cells { table: Self::TABLE, sequence: self.sequence };
        let Self {
            sequence: _,
            service_id,
            number,
            published_at: _,
            schema,
            digest,
            change_note,
            document: _,
        } = self;
        json::canonical(&json!({
            "service_id": service_id,
            "revision": number,
            "schema": schema,
            "digest": digest,
            "change_note": cells.value("change_note", change_note.as_deref())?,
        }))
    }

    fn contradiction(&self, recorded_at: i64) -> Option<&'static str> {
        if Digest::of(self.document.as_bytes()).to_string() != self.digest {
            Some("the document does not have its digest")
        } else if self.published_at != recorded_at {
            Some("published at another instant than its entry")
        } else {
            None
        }
    }

    fn insert(conn: &mut Conn, rows: &[Self]) -> Result<(), StoreError> {
        insert_rows!(conn, revision::table, rows)
    }

    fn of_entries(conn: &mut Conn, first: i64, last: i64, most: i64) -> Result<Vec<Self>, StoreError> {
        Ok(revision::table
            .filter(dsl::sequence.between(first, last))
            .order(dsl::sequence)
            .limit(most)
            .load(conn)?)
    }
}

//! What a service can do electronically: every claim and decision that was recorded.
//!
//! Never here: which of them holds. The guide's rule for that is the domain's.

use crate::domain::fact::CapabilityFact;
use crate::domain::id::ServiceId;
use crate::domain::vocabulary::Capability;
use crate::domain::vocabulary::CapabilityState;
use crate::domain::vocabulary::ChannelKind;
use crate::store::Conn;
use crate::store::StoreError;
use crate::store::bulk::insert_rows;
use crate::store::cell::Cells;
use crate::store::cell::maybe;
use crate::store::journal::Appended;
use crate::store::json;
use crate::store::recorded::FactRow;
use crate::store::recorded::Recorded;
use crate::store::schema::capability_fact;
use crate::store::schema::capability_fact::dsl;
use diesel::prelude::*;
use serde_json::json;
use std::ops::RangeInclusive;

/// A claim or decision about one capability of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CapabilityRecord {
    /// The service.
    pub service: ServiceId,
    /// Records of one capability of one service are numbered from one. Recording a number that is there is
    /// a [`StoreError::Conflict`].
    pub number: i64,
    /// What was claimed or decided.
    pub fact: CapabilityFact,
}

/// All that was recorded of the services whose identifiers lie in a range, as far as was known by an entry;
/// by service, and for each in the order in which it was recorded.
///
/// # Errors
/// The database does not answer or is damaged.
pub fn of_services(
    conn: &mut Conn,
    known_at: i64,
    services: &RangeInclusive<ServiceId>,
) -> Result<Vec<Recorded<CapabilityRecord>>, StoreError> {
    let rows: Vec<Row> = capability_fact::table
        .filter(dsl::service_id.between(services.start().as_str(), services.end().as_str()))
        .filter(dsl::sequence.le(known_at))
        .order((dsl::service_id, dsl::sequence))
        .load(conn)?;
    rows.into_iter().map(Row::record).collect()
}

/// A row of `capability_fact`.
#[derive(Debug, Queryable, Insertable)]
#[diesel(table_name = capability_fact, treat_none_as_default_value = false)]
pub(in crate::store) struct Row {
    sequence: i64,
    service_id: String,
    capability: String,
    number: i64,
    state: String,
    holds_from: String,
    channels: String,
    request_url: Option<String>,
    reason: Option<String>,
}

impl Row {
    /// A record as a row that does not know its entry yet.
    pub(in crate::store) fn of(record: &CapabilityRecord) -> Result<Self, StoreError> {
        let CapabilityRecord { service, number, fact } = record;
        let CapabilityFact { capability, state, on, channels, request_url, reason } = fact;
        let channels: Vec<&str> = channels.iter().map(|channel| channel.code()).collect();
        Ok(Self {
            sequence: 0,
            service_id: service.to_string(),
            capability: capability.code().to_owned(),
            number: *number,
            state: state.code().to_owned(),
            holds_from: on.to_string(),
            channels: json::canonical(&channels)?,
            request_url: request_url.clone(),
            reason: reason.as_ref().map(ToString::to_string),
        })
    }

    fn record(self) -> Result<Recorded<CapabilityRecord>, StoreError> {
        let cells = Cells { table: Self::TABLE, sequence: self.sequence };
        let Self {
            sequence,
            service_id,
            capability,
            number,
            state,
            holds_from,
            channels,
            request_url,
            reason,
        } = self;
        let channels: Vec<String> = cells.json("channels", &channels)?;
        let fact = CapabilityFact {
            capability: cells.listed("capability", &capability, Capability::from_code)?,
            state: cells.listed("state", &state, CapabilityState::from_code)?,
            on: cells.date("holds_from", &holds_from)?,
            channels: channels
                .iter()
                .map(|code| cells.listed("channels", code, ChannelKind::from_code))
                .collect::<Result<_, _>>()?,
            request_url,
            reason: maybe(reason.as_deref(), |reason| cells.text("reason", reason))?,
        };
        let service = cells.service("service_id", &service_id)?;
        Ok(Recorded { sequence, value: CapabilityRecord { service, number, fact } })
    }
}

impl FactRow for Row {
    const TABLE: &'static str = "capability_fact";

    fn sequence(&self) -> i64 {
        self.sequence
    }

    fn recorded_by(&mut self, entry: Appended) {
        self.sequence = entry.sequence;
    }

    fn payload(&self) -> Result<String, StoreError> {
        let cells = Cells { table: Self::TABLE, sequence: self.sequence };
        let Self {
            sequence: _,
            service_id,
            capability,
            number,
            state,
            holds_from,
            channels,
            request_url,
            reason,
        } = self;
        json::canonical(&json!({
            "service_id": service_id,
            "capability": capability,
            "number": number,
            "state": state,
            "on": holds_from,
            "channels": cells.value("channels", Some(channels))?,
            "request_url": request_url,
            "reason": reason,
        }))
    }

    fn insert(conn: &mut Conn, rows: &[Self]) -> Result<(), StoreError> {
        insert_rows!(conn, capability_fact::table, rows)
    }

    fn of_entries(conn: &mut Conn, first: i64, last: i64, most: i64) -> Result<Vec<Self>, StoreError> {
        Ok(capability_fact::table
            .filter(dsl::sequence.between(first, last))
            .order(dsl::sequence)
            .limit(most)
            .load(conn)?)
    }
}

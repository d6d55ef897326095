//! Whether a service can be handed to counter offices: every decision that was recorded.

use crate::domain::fact::Delegability;
use crate::domain::id::ServiceId;
use crate::store::Conn;
use crate::store::StoreError;
use crate::store::bulk::insert_rows;
use crate::store::cell::Cells;
use crate::store::cell::maybe;
use crate::store::journal::Appended;
use crate::store::json;
use crate::store::recorded::FactRow;
use crate::store::recorded::Recorded;
use crate::store::recorded::last_of_each;
use crate::store::schema::delegability_state;
use crate::store::schema::delegability_state::dsl;
use diesel::prelude::*;
use serde_json::json;
use std::ops::RangeInclusive;

/// One decision about a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DelegabilityState {
    /// The service.
    pub service: ServiceId,
    /// Decisions about one service are numbered from one. Recording a number that is there is a
    /// [`StoreError::Conflict`].
    pub number: i64,
    /// What was decided.
    pub delegability: Delegability,
}

/// The last decisions about the services whose identifiers lie in a range, as far as was known by an entry;
/// by service.
///
/// # Errors
/// The database does not answer or is damaged.
pub fn of_services(
    conn: &mut Conn,
    known_at: i64,
    services: &RangeInclusive<ServiceId>,
) -> Result<Vec<Recorded<DelegabilityState>>, StoreError> {
    let rows: Vec<Row> = delegability_state::table
        .filter(dsl::service_id.between(services.start().as_str(), services.end().as_str()))
        .filter(dsl::sequence.le(known_at))
        .order((dsl::service_id, dsl::number))
        .load(conn)?;
    let states = rows.into_iter().map(Row::state).collect::<Result<Vec<_>, _>>()?;
    Ok(last_of_each(states, |state| state.service.clone()))
}

/// A row of `delegability_state`.
#[derive(Debug, Queryable, Insertable)]
#[diesel(table_name = delegability_state, treat_none_as_default_value = false)]
pub(in crate::store) struct Row {
    sequence: i64,
    service_id: String,
    number: i64,
    not_sovereign: bool,
    electronic_capable: bool,
    outsourceable: bool,
    decided_on: Option<String>,
    reason: Option<String>,
}

impl Row {
    /// A decision as a row that does not know its entry yet.
    pub(in crate::store) fn of(state: &DelegabilityState) -> Result<Self, StoreError> {
        let DelegabilityState { service, number, delegability } = state;
        let Delegability { not_sovereign, electronic_capable, outsourceable, decided_on, reason } =
            delegability;
        Ok(Self {
            sequence: 0,
            service_id: service.to_string(),
            number: *number,
            not_sovereign: *not_sovereign,
            electronic_capable: *electronic_capable,
            outsourceable: *outsourceable,
            decided_on: decided_on.map(|day| day.to_string()),
            reason: json::bilingual_column(reason.as_ref())?,
        })
    }

    fn state(self) -> Result<Recorded<DelegabilityState>, StoreError> {
        let cells = Cells { table: Self::TABLE, sequence: self.sequence };
        let Self {
            sequence,
            service_id,
            number,
            not_sovereign,
            electronic_capable,
            outsourceable,
            decided_on,
            reason,
        } = self;
        let delegability = Delegability {
            not_sovereign,
            electronic_capable,
            outsourceable,
            decided_on: maybe(decided_on.as_deref(), |day| cells.date("decided_on", day))?,
            reason: cells.bilingual_column("reason", reason.as_deref())?,
        };
        let service = cells.service("service_id", &service_id)?;
        Ok(Recorded { sequence, value: DelegabilityState { service, number, delegability } })
    }
}

impl FactRow for Row {
    const TABLE: &'static str = "delegability_state";

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
            number,
            not_sovereign,
            electronic_capable,
            outsourceable,
            decided_on,
            reason,
        } = self;
        json::canonical(&json!({
            "service_id": service_id,
            "number": number,
            "not_sovereign": not_sovereign,
            "electronic_capable": electronic_capable,
            "outsourceable": outsourceable,
            "decided_on": decided_on,
            "reason": cells.value("reason", reason.as_deref())?,
        }))
    }

    fn insert(conn: &mut Conn, rows: &[Self]) -> Result<(), StoreError> {
        insert_rows!(conn, delegability_state::table, rows)
    }

    fn of_entries(conn: &mut Conn, first: i64, last: i64, most: i64) -> Result<Vec<Self>, StoreError> {
        Ok(delegability_state::table
            .filter(dsl::sequence.between(first, last))
            .order(dsl::sequence)
            .limit(most)
            .load(conn)?)
    }
}

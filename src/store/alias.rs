//! Other identifiers of services: every state one ever had. A scheme and a value, once given to a service,
//! are never given to another: their states are numbered together, and a number is taken once.

use crate::domain::id::ServiceId;
use crate::domain::service::Alias;
use crate::domain::text::Text;
use crate::domain::vocabulary::AliasScheme;
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
use crate::store::schema::alias_state;
use crate::store::schema::alias_state::dsl;
use diesel::prelude::*;
use serde_json::json;
use std::ops::RangeInclusive;

/// One state of an alias.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AliasState {
    /// States of one scheme and value are numbered from one. Recording a number that is there is a
    /// [`StoreError::Conflict`].
    pub number: i64,
    /// The identifier, the service it names, and its days.
    pub alias: Alias,
}

/// The aliases of the services whose identifiers lie in a range, as far as was known by an entry; by
/// service, scheme and value.
///
/// # Errors
/// The database does not answer or is damaged.
pub fn of_services(
    conn: &mut Conn,
    known_at: i64,
    services: &RangeInclusive<ServiceId>,
) -> Result<Vec<Recorded<AliasState>>, StoreError> {
    let rows: Vec<Row> = alias_state::table
        .filter(dsl::service_id.between(services.start().as_str(), services.end().as_str()))
        .filter(dsl::sequence.le(known_at))
        .order((dsl::service_id, dsl::scheme, dsl::value, dsl::number))
        .load(conn)?;
    last_states(rows)
}

/// The aliases of any scheme with a value, by scheme, as far as was known by an entry; ended ones too.
///
/// # Errors
/// The database does not answer or is damaged.
pub fn with_value(
    conn: &mut Conn,
    known_at: i64,
    value: &Text,
) -> Result<Vec<Recorded<AliasState>>, StoreError> {
    let rows: Vec<Row> = alias_state::table
        .filter(dsl::value.eq(value.as_str()))
        .filter(dsl::sequence.le(known_at))
        .order((dsl::scheme, dsl::number))
        .load(conn)?;
    last_states(rows)
}

fn last_states(rows: Vec<Row>) -> Result<Vec<Recorded<AliasState>>, StoreError> {
    let states = rows.into_iter().map(Row::state).collect::<Result<Vec<_>, _>>()?;
    Ok(last_of_each(states, |state| (state.alias.scheme, state.alias.value.clone())))
}

/// A row of `alias_state`.
#[derive(Debug, Queryable, Insertable)]
#[diesel(table_name = alias_state, treat_none_as_default_value = false)]
pub(super) struct Row {
    sequence: i64,
    scheme: String,
    value: String,
    number: i64,
    service_id: String,
    valid_from: Option<String>,
    valid_to: Option<String>,
}

impl Row {
    /// A state as a row that does not know its entry yet.
    pub(super) fn of(state: &AliasState) -> Self {
        let AliasState { number, alias } = state;
        let Alias { scheme, value, service, valid_from, valid_to } = alias;
        Self {
            sequence: 0,
            scheme: scheme.code().to_owned(),
            value: value.to_string(),
            number: *number,
            service_id: service.to_string(),
            valid_from: valid_from.map(|day| day.to_string()),
            valid_to: valid_to.map(|day| day.to_string()),
        }
    }

    fn state(self) -> Result<Recorded<AliasState>, StoreError> {
        let cells = Cells { table: Self::TABLE, sequence: self.sequence };
        let Self { sequence, scheme, value, number, service_id, valid_from, valid_to } = self;
        let alias = Alias {
            scheme: cells.listed("scheme", &scheme, AliasScheme::from_code)?,
            value: cells.text("value", &value)?,
            service: cells.service("service_id", &service_id)?,
            valid_from: maybe(valid_from.as_deref(), |day| cells.date("valid_from", day))?,
            valid_to: maybe(valid_to.as_deref(), |day| cells.date("valid_to", day))?,
        };
        Ok(Recorded { sequence, value: AliasState { number, alias } })
    }
}

impl FactRow for Row {
    const TABLE: &'static str = "alias_state";

    fn sequence(&self) -> i64 {
        self.sequence
    }

    fn recorded_by(&mut self, entry: Appended) {
        self.sequence = entry.sequence;
    }

    fn payload(&self) -> Result<String, StoreError> {
        let Self { sequence: _, scheme, value, number, service_id, valid_from, valid_to } = self;
        json::canonical(&json!({
            "scheme": scheme,
            "value": value,
            "number": number,
            "service_id": service_id,
            "valid_from": valid_from,
            "valid_to": valid_to,
        }))
    }

    fn insert(conn: &mut Conn, rows: &[Self]) -> Result<(), StoreError> {
        insert_rows!(conn, alias_state::table, rows)
    }

    fn of_entries(conn: &mut Conn, first: i64, last: i64, most: i64) -> Result<Vec<Self>, StoreError> {
        Ok(alias_state::table
            .filter(dsl::sequence.between(first, last))
            .order(dsl::sequence)
            .limit(most)
            .load(conn)?)
    }
}

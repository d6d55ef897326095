//! Services as their issuer states them: every state one ever had.

use crate::domain::calendar::Date;
use crate::domain::calendar::Timestamp;
use crate::domain::id::AgencyCode;
use crate::domain::id::ServiceId;
use crate::domain::service::Service;
use crate::domain::service::Withdrawal;
use crate::domain::vocabulary::Province;
use crate::domain::vocabulary::Scope;
use crate::store::Conn;
use crate::store::StoreError;
use crate::store::bulk::insert_rows;
use crate::store::cell::Cells;
use crate::store::cell::maybe;
use crate::store::journal::Appended;
use crate::store::json;
use crate::store::json::BilingualShape;
use crate::store::recorded::FactRow;
use crate::store::recorded::Moment;
use crate::store::recorded::Recorded;
use crate::store::recorded::last_of_each;
use crate::store::schema::service_state;
use crate::store::schema::service_state::dsl;
use diesel::prelude::*;
use serde::Deserialize;
use serde_json::json;

/// One state of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceState {
    /// States of one service are numbered from one. Recording a number that is there is a
    /// [`StoreError::Conflict`].
    pub number: i64,
    /// What the issuer states of it.
    pub service: Service,
    /// From when the state holds; kept to the microsecond.
    pub effective_at: Timestamp,
}

/// Some services by identifier, and where the next ones begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The services that have a state at the moment asked about.
    pub services: Vec<Recorded<ServiceState>>,
    /// The last identifier looked at; none when there was nothing left to look at. The identifiers of this
    /// page lie after the one asked for and end here.
    pub last: Option<ServiceId>,
}

/// The state of one service at a moment.
///
/// # Errors
/// The database does not answer or is damaged.
pub fn find(
    conn: &mut Conn,
    moment: &Moment,
    id: &ServiceId,
) -> Result<Option<Recorded<ServiceState>>, StoreError> {
    Ok(between(conn, moment, id.as_str(), id.as_str())?.pop())
}

/// The services at a moment, at most `limit` looked at, after an identifier or from the first. To see all,
/// ask again after [`Page::last`] until it is none.
///
/// # Errors
/// The database does not answer or is damaged.
pub fn page(
    conn: &mut Conn,
    moment: &Moment,
    after: Option<&ServiceId>,
    limit: i64,
) -> Result<Page, StoreError> {
    // Every service has a first state, so this walks the identifiers.
    let ids: Vec<String> = service_state::table
        .filter(dsl::number.eq(1))
        .filter(dsl::service_id.gt(after.map_or("", ServiceId::as_str)))
        .order(dsl::service_id)
        .limit(limit)
        .select(dsl::service_id)
        .load(conn)?;
    let (Some(first), Some(last)) = (ids.first(), ids.last()) else {
        return Ok(Page { services: Vec::new(), last: None });
    };
    let services = between(conn, moment, first, last)?;
    let last = Cells { table: Row::TABLE, sequence: 0 }.service("service_id", last)?;
    Ok(Page { services, last: Some(last) })
}

/// The services that are an agency's own at a moment, by identifier.
///
/// # Errors
/// The database does not answer or is damaged.
pub fn of_agency(
    conn: &mut Conn,
    moment: &Moment,
    agency: &AgencyCode,
) -> Result<Vec<Recorded<ServiceState>>, StoreError> {
    // Whatever was the agency's at some time; then what became of it.
    let once = service_state::table.filter(dsl::agency.eq(agency.as_str())).select(dsl::service_id);
    let states = diesel::alias!(service_state as all_states);
    let rows: Vec<Row> = states
        .filter(states.field(dsl::service_id).eq_any(once))
        .filter(states.field(dsl::effective_at).le(moment.micros()))
        .filter(states.field(dsl::sequence).le(moment.known_at))
        .order((states.field(dsl::service_id), states.field(dsl::effective_at), states.field(dsl::number)))
        .load(conn)?;
    let mut services = last_states(rows)?;
    services.retain(|state| state.value.service.agency == *agency);
    Ok(services)
}

/// The sub-services of a service at a moment, withdrawn ones too, by identifier.
///
/// # Errors
/// The database does not answer or is damaged.
pub fn parts_of(
    conn: &mut Conn,
    moment: &Moment,
    parent: &ServiceId,
) -> Result<Vec<Recorded<ServiceState>>, StoreError> {
    // Whatever was a part of it at some time; then what became of it.
    let once = service_state::table.filter(dsl::parent.eq(parent.as_str())).select(dsl::service_id);
    let states = diesel::alias!(service_state as all_states);
    let rows: Vec<Row> = states
        .filter(states.field(dsl::service_id).eq_any(once))
        .filter(states.field(dsl::effective_at).le(moment.micros()))
        .filter(states.field(dsl::sequence).le(moment.known_at))
        .order((states.field(dsl::service_id), states.field(dsl::effective_at), states.field(dsl::number)))
        .load(conn)?;
    let mut services = last_states(rows)?;
    services.retain(|state| state.value.service.parent.as_ref() == Some(parent));
    Ok(services)
}

/// Every state of one service, by number; those that have yet to take effect too.
///
/// # Errors
/// The database does not answer or is damaged.
pub fn history(conn: &mut Conn, id: &ServiceId) -> Result<Vec<Recorded<ServiceState>>, StoreError> {
    let rows: Vec<Row> =
        service_state::table.filter(dsl::service_id.eq(id.as_str())).order(dsl::number).load(conn)?;
    rows.into_iter().map(Row::state).collect()
}

/// The services of which a state takes effect after one instant and not after the other.
///
/// # Errors
/// The database does not answer or is damaged.
pub fn taking_effect(
    conn: &mut Conn,
    after: Timestamp,
    through: Timestamp,
) -> Result<Vec<ServiceId>, StoreError> {
    let ids: Vec<(String, i64)> = service_state::table
        .filter(dsl::effective_at.gt(after.as_microsecond()))
        .filter(dsl::effective_at.le(through.as_microsecond()))
        .order((dsl::effective_at, dsl::sequence))
        .select((dsl::service_id, dsl::sequence))
        .load(conn)?;
    ids.into_iter()
        .map(|(id, sequence)| Cells { table: Row::TABLE, sequence }.service("service_id", &id))
        .collect()
}

/// The states at a moment of the services from one identifier to another.
fn between(
    conn: &mut Conn,
    moment: &Moment,
    first: &str,
    last: &str,
) -> Result<Vec<Recorded<ServiceState>>, StoreError> {
    let rows: Vec<Row> = service_state::table
        .filter(dsl::service_id.between(first, last))
        .filter(dsl::effective_at.le(moment.micros()))
        .filter(dsl::sequence.le(moment.known_at))
        .order((dsl::service_id, dsl::effective_at, dsl::number))
        .load(conn)?;
    last_states(rows)
}

fn last_states(rows: Vec<Row>) -> Result<Vec<Recorded<ServiceState>>, StoreError> {
    let states = rows.into_iter().map(Row::state).collect::<Result<Vec<_>, _>>()?;
    Ok(last_of_each(states, |state| state.service.id.clone()))
}

/// A row of `service_state`.
#[derive(Debug, Queryable, Insertable)]
#[diesel(table_name = service_state, treat_none_as_default_value = false)]
pub(super) struct Row {
    sequence: i64,
    service_id: String,
    number: i64,
    agency: String,
    parent: Option<String>,
    title_fa: String,
    title_en: Option<String>,
    scope: Option<String>,
    province: Option<String>,
    issued_on: String,
    withdrawn_on: Option<String>,
    withdrawal: Option<String>,
    effective_at: i64,
}

impl Row {
    /// A state as a row that does not know its entry yet.
    pub(super) fn of(state: &ServiceState) -> Result<Self, StoreError> {
        let ServiceState { number, service, effective_at } = state;
        let Service { id, agency, parent, title, scope, province, issued_on, withdrawal } = service;
        Ok(Self {
            sequence: 0,
            service_id: id.to_string(),
            number: *number,
            agency: agency.to_string(),
            parent: parent.as_ref().map(ToString::to_string),
            title_fa: title.fa.to_string(),
            title_en: title.en.as_ref().map(ToString::to_string),
            scope: scope.map(|scope| scope.code().to_owned()),
            province: province.map(|province| province.code().to_owned()),
            issued_on: issued_on.to_string(),
            withdrawn_on: withdrawal.as_ref().map(|withdrawal| withdrawal.on.to_string()),
            withdrawal: withdrawal.as_ref().map(withdrawal_column).transpose()?,
            effective_at: effective_at.as_microsecond(),
        })
    }

    fn state(self) -> Result<Recorded<ServiceState>, StoreError> {
        let cells = Cells { table: Self::TABLE, sequence: self.sequence };
        let Self {
            sequence,
            service_id,
            number,
            agency,
            parent,
            title_fa,
            title_en,
            scope,
            province,
            issued_on,
            withdrawn_on,
            withdrawal,
            effective_at,
        } = self;
        let withdrawn_on = maybe(withdrawn_on.as_deref(), |day| cells.date("withdrawn_on", day))?;
        let service = Service {
            id: cells.service("service_id", &service_id)?,
            agency: cells.agency("agency", &agency)?,
            parent: maybe(parent.as_deref(), |id| cells.service("parent", id))?,
            title: cells.bilingual("title", &title_fa, title_en.as_deref())?,
            scope: maybe(scope.as_deref(), |code| cells.listed("scope", code, Scope::from_code))?,
            province: maybe(province.as_deref(), |code| cells.listed("province", code, Province::from_code))?,
            issued_on: cells.date("issued_on", &issued_on)?,
            withdrawal: read_withdrawal(&cells, withdrawn_on, withdrawal.as_deref())?,
        };
        let effective_at = cells.instant("effective_at", effective_at)?;
        Ok(Recorded { sequence, value: ServiceState { number, service, effective_at } })
    }
}

impl FactRow for Row {
    const TABLE: &'static str = "service_state";

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
            agency,
            parent,
            title_fa,
            title_en,
            scope,
            province,
            issued_on,
            withdrawn_on,
            withdrawal,
            effective_at,
        } = self;
        json::canonical(&json!({
            "service_id": service_id,
            "number": number,
            "agency": agency,
            "parent": parent,
            "title": json::columns(title_fa, title_en.as_deref()),
            "scope": scope,
            "province": province,
            "issued_on": issued_on,
            "withdrawn_on": withdrawn_on,
            "withdrawal": cells.value("withdrawal", withdrawal.as_deref())?,
            "effective_at": json::instant(cells.instant("effective_at", *effective_at)?),
        }))
    }

    fn insert(conn: &mut Conn, rows: &[Self]) -> Result<(), StoreError> {
        insert_rows!(conn, service_state::table, rows)
    }

    fn of_entries(conn: &mut Conn, first: i64, last: i64, most: i64) -> Result<Vec<Self>, StoreError> {
        Ok(service_state::table
            .filter(dsl::sequence.between(first, last))
            .order(dsl::sequence)
            .limit(most)
            .load(conn)?)
    }
}

/// A withdrawal as its column holds it; the day stands in its own.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WithdrawalShape {
    reason: BilingualShape,
    successors: Vec<String>,
}

fn withdrawal_column(withdrawal: &Withdrawal) -> Result<String, StoreError> {
    let Withdrawal { on: _, reason, successors } = withdrawal;
    let successors: Vec<&str> = successors.iter().map(ServiceId::as_str).collect();
    json::canonical(&json!({"reason": json::bilingual(reason), "successors": successors}))
}

fn read_withdrawal(
    cells: &Cells,
    on: Option<Date>,
    column: Option<&str>,
) -> Result<Option<Withdrawal>, StoreError> {
    let (on, shape) = match (on, maybe(column, |json| cells.json::<WithdrawalShape>("withdrawal", json))?) {
        (None, None) => return Ok(None),
        (Some(on), Some(shape)) => (on, shape),
        _ => return Err(cells.damaged("withdrawal")),
    };
    let WithdrawalShape { reason, successors } = shape;
    Ok(Some(Withdrawal {
        on,
        reason: reason.read(cells, "withdrawal")?,
        successors: successors.iter().map(|id| cells.service("withdrawal", id)).collect::<Result<_, _>>()?,
    }))
}

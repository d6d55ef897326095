//! Agencies: every state one ever had. A state is written once and never changed; the last that has taken
//! effect is the current one.

use crate::domain::agency::Agency;
use crate::domain::calendar::Timestamp;
use crate::domain::id::AgencyCode;
use crate::domain::vocabulary::AgencyStatus;
use crate::domain::vocabulary::Province;
use crate::domain::vocabulary::Tier;
use crate::store::Conn;
use crate::store::StoreError;
use crate::store::bulk::insert_rows;
use crate::store::cell::Cells;
use crate::store::cell::maybe;
use crate::store::hours;
use crate::store::journal::Appended;
use crate::store::json;
use crate::store::recorded::FactRow;
use crate::store::recorded::Moment;
use crate::store::recorded::Recorded;
use crate::store::recorded::last_of_each;
use crate::store::schema::agency_state;
use crate::store::schema::agency_state::dsl;
use diesel::prelude::*;
use serde_json::json;

/// One state of an agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyState {
    /// States of one agency are numbered from one. Recording a number that is there is a
    /// [`StoreError::Conflict`], so whoever changes what somebody else has changed is told.
    pub number: i64,
    /// What the registry knows of it.
    pub agency: Agency,
    /// Whether it still is one.
    pub status: AgencyStatus,
    /// From when the state holds; kept to the microsecond.
    pub effective_at: Timestamp,
}

/// The state of one agency at a moment.
///
/// # Errors
/// The database does not answer or is damaged.
pub fn find(
    conn: &mut Conn,
    moment: &Moment,
    code: &AgencyCode,
) -> Result<Option<Recorded<AgencyState>>, StoreError> {
    let rows: Vec<Row> = agency_state::table
        .filter(dsl::code.eq(code.as_str()))
        .filter(dsl::effective_at.le(moment.micros()))
        .filter(dsl::sequence.le(moment.known_at))
        .order((dsl::effective_at.desc(), dsl::number.desc()))
        .limit(1)
        .load(conn)?;
    rows.into_iter().next().map(Row::state).transpose()
}

/// The states of all agencies at a moment, by code.
///
/// # Errors
/// The database does not answer or is damaged.
pub fn all(conn: &mut Conn, moment: &Moment) -> Result<Vec<Recorded<AgencyState>>, StoreError> {
    let rows: Vec<Row> = agency_state::table
        .filter(dsl::effective_at.le(moment.micros()))
        .filter(dsl::sequence.le(moment.known_at))
        .order((dsl::code, dsl::effective_at, dsl::number))
        .load(conn)?;
    let states = rows.into_iter().map(Row::state).collect::<Result<Vec<_>, _>>()?;
    Ok(last_of_each(states, |state| state.agency.code.clone()))
}

/// Every state of one agency, by number; those that have yet to take effect too.
///
/// # Errors
/// The database does not answer or is damaged.
pub fn history(conn: &mut Conn, code: &AgencyCode) -> Result<Vec<Recorded<AgencyState>>, StoreError> {
    let rows: Vec<Row> =
        agency_state::table.filter(dsl::code.eq(code.as_str())).order(dsl::number).load(conn)?;
    rows.into_iter().map(Row::state).collect()
}

/// The agencies of which a state takes effect after one instant and not after the other.
///
/// # Errors
/// The database does not answer or is damaged.
pub fn taking_effect(
    conn: &mut Conn,
    after: Timestamp,
    through: Timestamp,
) -> Result<Vec<AgencyCode>, StoreError> {
    let codes: Vec<(String, i64)> = agency_state::table
        .filter(dsl::effective_at.gt(after.as_microsecond()))
        .filter(dsl::effective_at.le(through.as_microsecond()))
        .order((dsl::effective_at, dsl::sequence))
        .select((dsl::code, dsl::sequence))
        .load(conn)?;
    codes
        .into_iter()
        .map(|(code, sequence)| Cells { table: Row::TABLE, sequence }.agency("code", &code))
        .collect()
}

/// A row of `agency_state`.
#[derive(Debug, Queryable, Insertable)]
#[diesel(table_name = agency_state, treat_none_as_default_value = false)]
pub(super) struct Row {
    sequence: i64,
    code: String,
    number: i64,
    title_fa: String,
    title_en: Option<String>,
    tier: String,
    parent: Option<String>,
    province: Option<String>,
    website: Option<String>,
    hours: Option<String>,
    status: String,
    effective_at: i64,
}

impl Row {
    /// A state as a row that does not know its entry yet.
    pub(super) fn of(state: &AgencyState) -> Result<Self, StoreError> {
        let AgencyState { number, agency, status, effective_at } = state;
        let Agency { code, title, tier, parent, province, website, hours } = agency;
        Ok(Self {
            sequence: 0,
            code: code.to_string(),
            number: *number,
            title_fa: title.fa.to_string(),
            title_en: title.en.as_ref().map(ToString::to_string),
            tier: tier.code().to_owned(),
            parent: parent.as_ref().map(ToString::to_string),
            province: province.map(|province| province.code().to_owned()),
            website: website.clone(),
            hours: hours::column(hours.as_ref())?,
            status: status.code().to_owned(),
            effective_at: effective_at.as_microsecond(),
        })
    }

    fn state(self) -> Result<Recorded<AgencyState>, StoreError> {
        let cells = Cells { table: Self::TABLE, sequence: self.sequence };
        let Self {
            sequence,
            code,
            number,
            title_fa,
            title_en,
            tier,
            parent,
            province,
            website,
            hours,
            status,
            effective_at,
        } = self;
        let agency = Agency {
            code: cells.agency("code", &code)?,
            title: cells.bilingual("title", &title_fa, title_en.as_deref())?,
            tier: cells.listed("tier", &tier, Tier::from_code)?,
            parent: maybe(parent.as_deref(), |code| cells.agency("parent", code))?,
            province: maybe(province.as_deref(), |code| cells.listed("province", code, Province::from_code))?,
            website,
            hours: hours::read(&cells, "hours", hours.as_deref())?,
        };
        let value = AgencyState {
            number,
            agency,
            status: cells.listed("status", &status, AgencyStatus::from_code)?,
            effective_at: cells.instant("effective_at", effective_at)?,
        };
        Ok(Recorded { sequence, value })
    }
}

impl FactRow for Row {
    const TABLE: &'static str = "agency_state";

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
            code,
            number,
            title_fa,
            title_en,
            tier,
            parent,
            province,
            website,
            hours,
            status,
            effective_at,
        } = self;
        json::canonical(&json!({
            "code": code,
            "number": number,
            "title": json::columns(title_fa, title_en.as_deref()),
            "tier": tier,
            "parent": parent,
            "province": province,
            "website": website,
            "hours": cells.value("hours", hours.as_deref())?,
            "status": status,
            "effective_at": json::instant(cells.instant("effective_at", *effective_at)?),
        }))
    }

    fn insert(conn: &mut Conn, rows: &[Self]) -> Result<(), StoreError> {
        insert_rows!(conn, agency_state::table, rows)
    }

    fn of_entries(conn: &mut Conn, first: i64, last: i64, most: i64) -> Result<Vec<Self>, StoreError> {
        Ok(agency_state::table
            .filter(dsl::sequence.between(first, last))
            .order(dsl::sequence)
            .limit(most)
            .load(conn)?)
    }
}

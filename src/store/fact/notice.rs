//! Passing notices of services: every one that was posted, and when one was taken away.
//!
//! Never here: whether a notice is shown now. It ends by itself, at the instant it names.

use crate::domain::calendar::Timestamp;
use crate::domain::fact::Notice;
use crate::domain::id::ServiceId;
use crate::domain::vocabulary::Severity;
use crate::store::Conn;
use crate::store::StoreError;
use crate::store::bulk::insert_rows;
use crate::store::cell::Cells;
use crate::store::journal::Appended;
use crate::store::json;
use crate::store::recorded::FactRow;
use crate::store::recorded::Recorded;
use crate::store::recorded::last_of_each;
use crate::store::schema::notice_state;
use crate::store::schema::notice_state::dsl;
use diesel::prelude::*;
use serde_json::json;
use std::ops::RangeInclusive;

/// What stands as the notice of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeState {
    /// The service.
    pub service: ServiceId,
    /// Notices of one service are numbered from one. Recording a number that is there is a
    /// [`StoreError::Conflict`].
    pub number: i64,
    /// The notice; none when the one before was taken away. Its instants are kept to the microsecond.
    pub notice: Option<Notice>,
}

/// The last notices of the services whose identifiers lie in a range, as far as was known by an entry; by
/// service.
///
/// # Errors
/// The database does not answer or is damaged.
pub fn of_services(
    conn: &mut Conn,
    known_at: i64,
    services: &RangeInclusive<ServiceId>,
) -> Result<Vec<Recorded<NoticeState>>, StoreError> {
    let rows: Vec<Row> = notice_state::table
        .filter(dsl::service_id.between(services.start().as_str(), services.end().as_str()))
        .filter(dsl::sequence.le(known_at))
        .order((dsl::service_id, dsl::number))
        .load(conn)?;
    let states = rows.into_iter().map(Row::state).collect::<Result<Vec<_>, _>>()?;
    Ok(last_of_each(states, |state| state.service.clone()))
}

/// A row of `notice_state`.
#[derive(Debug, Queryable, Insertable)]
#[diesel(table_name = notice_state, treat_none_as_default_value = false)]
pub(in crate::store) struct Row {
    sequence: i64,
    service_id: String,
    number: i64,
    text_fa: Option<String>,
    text_en: Option<String>,
    severity: Option<String>,
    shown_from: Option<i64>,
    shown_to: Option<i64>,
}

impl Row {
    /// A notice as a row that does not know its entry yet.
    pub(in crate::store) fn of(state: &NoticeState) -> Self {
        let NoticeState { service, number, notice } = state;
        let mut row = Self {
            sequence: 0,
            service_id: service.to_string(),
            number: *number,
            text_fa: None,
            text_en: None,
            severity: None,
            shown_from: None,
            shown_to: None,
        };
        if let Some(Notice { text, severity, from, to }) = notice {
            row.text_fa = Some(text.fa.to_string());
            row.text_en = text.en.as_ref().map(ToString::to_string);
            row.severity = Some(severity.code().to_owned());
            row.shown_from = Some(from.as_microsecond());
            row.shown_to = to.map(Timestamp::as_microsecond);
        }
        row
    }

    fn state(self) -> Result<Recorded<NoticeState>, StoreError> {
        let cells = Cells { table: Self::TABLE, sequence: self.sequence };
        let Self { sequence, service_id, number, text_fa, text_en, severity, shown_from, shown_to } = self;
        let notice = match (text_fa, severity, shown_from) {
            (Some(fa), Some(severity), Some(from)) => Some(Notice {
                text: cells.bilingual("text", &fa, text_en.as_deref())?,
                severity: cells.listed("severity", &severity, Severity::from_code)?,
                from: cells.instant("shown_from", from)?,
                to: shown_to.map(|to| cells.instant("shown_to", to)).transpose()?,
            }),
            (None, None, None) => None,
            _ => return Err(cells.damaged("text_fa, severity or shown_from")),
        };
        let service = cells.service("service_id", &service_id)?;
        Ok(Recorded { sequence, value: NoticeState { service, number, notice } })
    }
}

impl FactRow for Row {
    const TABLE: &'static str = "notice_state";

    fn sequence(&self) -> i64 {
        self.sequence
    }

    fn recorded_by(&mut self, entry: Appended) {
        self.sequence = entry.sequence;
    }

    fn payload(&self) -> Result<String, StoreError> {
        let cells = Cells { table: Self::TABLE, sequence: self.sequence };
        let Self { sequence: _, service_id, number, text_fa, text_en, severity, shown_from, shown_to } = self;
        let instant = |column, micros: &Option<i64>| {
            micros.map(|micros| cells.instant(column, micros).map(json::instant)).transpose()
        };
        json::canonical(&json!({
            "service_id": service_id,
            "number": number,
            "text": {"fa": text_fa, "en": text_en},
            "severity": severity,
            "from": instant("shown_from", shown_from)?,
            "to": instant("shown_to", shown_to)?,
        }))
    }

    fn insert(conn: &mut Conn, rows: &[Self]) -> Result<(), StoreError> {
        insert_rows!(conn, notice_state::table, rows)
    }

    fn of_entries(conn: &mut Conn, first: i64, last: i64, most: i64) -> Result<Vec<Self>, StoreError> {
        Ok(notice_state::table
            .filter(dsl::sequence.between(first, last))
            .order(dsl::sequence)
            .limit(most)
            .load(conn)?)
    }
}

//! Reading the cells of a row: a value the domain takes, or the row is damaged.

use crate::domain::calendar::Date;
use crate::domain::calendar::Timestamp;
use crate::domain::id::AgencyCode;
use crate::domain::id::ServiceId;
use crate::domain::text::Bilingual;
use crate::domain::text::Text;
use crate::store::StoreError;
use crate::store::json::BilingualShape;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The row whose cells are read, for the sentence that says which is damaged.
pub(super) struct Cells {
    /// Its table.
    pub(super) table: &'static str,
    /// Its entry in the journal.
    pub(super) sequence: i64,
}

impl Cells {
    /// The error that names a column.
    pub(super) fn damaged(&self, column: &str) -> StoreError {
        let Self { table, sequence } = self;
        StoreError::corrupt(format!("{table} of entry {sequence}: {column} holds no such value"))
    }

    /// A text. It had its length checked when it arrived.
    pub(super) fn text(&self, column: &str, raw: &str) -> Result<Text, StoreError> {
        Text::parse(raw, usize::MAX).map_err(|_| self.damaged(column))
    }

    /// A text in two languages.
    pub(super) fn bilingual(
        &self,
        column: &str,
        fa: &str,
        en: Option<&str>,
    ) -> Result<Bilingual, StoreError> {
        let en = en.map(|en| self.text(column, en)).transpose()?;
        Ok(Bilingual { fa: self.text(column, fa)?, en })
    }

    /// A text in two languages kept in one column.
    pub(super) fn bilingual_column(
        &self,
        column: &str,
        json: Option<&str>,
    ) -> Result<Option<Bilingual>, StoreError> {
        maybe(json, |json| self.json::<BilingualShape>(column, json)?.read(self, column))
    }

    /// A value of a closed list, read with its `from_code`.
    pub(super) fn listed<T>(
        &self,
        column: &str,
        code: &str,
        from_code: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, StoreError> {
        from_code(code).ok_or_else(|| self.damaged(column))
    }

    /// An instant, from microseconds since 1970.
    pub(super) fn instant(&self, column: &str, micros: i64) -> Result<Timestamp, StoreError> {
        Timestamp::from_microsecond(micros).map_err(|_| self.damaged(column))
    }

    /// A day, `YYYY-MM-DD`.
    pub(super) fn date(&self, column: &str, iso: &str) -> Result<Date, StoreError> {
        iso.parse().map_err(|_| self.damaged(column))
    }

    /// An agency's code.
    pub(super) fn agency(&self, column: &str, raw: &str) -> Result<AgencyCode, StoreError> {
        AgencyCode::parse(raw).ok_or_else(|| self.damaged(column))
    }

    /// A service's identifier.
    pub(super) fn service(&self, column: &str, raw: &str) -> Result<ServiceId, StoreError> {
        ServiceId::parse(raw).map_err(|_| self.damaged(column))
    }

    /// A structure kept as JSON.
    pub(super) fn json<T: DeserializeOwned>(&self, column: &str, json: &str) -> Result<T, StoreError> {
        serde_json::from_str(json).map_err(|_| self.damaged(column))
    }

    /// The JSON of a cell as a payload repeats it; null for an empty cell.
    pub(super) fn value(&self, column: &str, json: Option<&str>) -> Result<Value, StoreError> {
        json.map_or(Ok(Value::Null), |json| self.json(column, json))
    }
}

/// Reads a cell that may be empty.
pub(super) fn maybe<T>(
    cell: Option<&str>,
    read: impl FnOnce(&str) -> Result<T, StoreError>,
) -> Result<Option<T>, StoreError> {
    cell.map(read).transpose()
}

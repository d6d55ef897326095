//! Opening hours as one column: canonical JSON with the keys of the API.

use crate::domain::hours::Hours;
use crate::domain::hours::HoursException;
use crate::domain::hours::Interval;
use crate::domain::hours::TimeOfDay;
use crate::domain::hours::WeeklyRow;
use crate::domain::vocabulary::Day;
use crate::store::StoreError;
use crate::store::cell::Cells;
use crate::store::cell::maybe;
use crate::store::json;
use crate::store::json::BilingualShape;
use serde::Deserialize;
use serde_json::Value;
use serde_json::json;

/// The hours as the column holds them.
pub(super) fn column(hours: Option<&Hours>) -> Result<Option<String>, StoreError> {
    hours.map(|hours| json::canonical(&value(hours))).transpose()
}

fn value(hours: &Hours) -> Value {
    let Hours { weekly, exceptions, text } = hours;
    json!({
        "weekly": weekly.iter().map(weekly_value).collect::<Vec<_>>(),
        "exceptions": exceptions.iter().map(exception_value).collect::<Vec<_>>(),
        "text": text.as_ref().map(json::bilingual),
    })
}

fn weekly_value(row: &WeeklyRow) -> Value {
    let WeeklyRow { day, interval: Interval { opens, closes }, valid_from, valid_to } = row;
    json!({
        "day": day.code(),
        "opens": opens.to_string(),
        "closes": closes.to_string(),
        "valid_from": valid_from.map(|date| date.to_string()),
        "valid_to": valid_to.map(|date| date.to_string()),
    })
}

fn exception_value(exception: &HoursException) -> Value {
    let HoursException { from, to, intervals, text } = exception;
    let interval = |Interval { opens, closes }: &Interval| json!({"opens": opens.to_string(), "closes": closes.to_string()});
    json!({
        "from": from.to_string(),
        "to": to.to_string(),
        "intervals": intervals.iter().map(interval).collect::<Vec<_>>(),
        "text": text.as_ref().map(json::bilingual),
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HoursShape {
    weekly: Vec<WeeklyShape>,
    exceptions: Vec<ExceptionShape>,
    text: Option<BilingualShape>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WeeklyShape {
    day: String,
    opens: String,
    closes: String,
    valid_from: Option<String>,
    valid_to: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExceptionShape {
    from: String,
    to: String,
    intervals: Vec<IntervalShape>,
    text: Option<BilingualShape>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IntervalShape {
    opens: String,
    closes: String,
}

/// Reads what [`column()`] wrote.
pub(super) fn read(cells: &Cells, name: &str, column: Option<&str>) -> Result<Option<Hours>, StoreError> {
    let Some(column) = column else { return Ok(None) };
    let HoursShape { weekly, exceptions, text } = cells.json(name, column)?;
    Ok(Some(Hours {
        weekly: weekly.into_iter().map(|row| read_weekly(cells, name, &row)).collect::<Result<_, _>>()?,
        exceptions: exceptions
            .into_iter()
            .map(|exception| read_exception(cells, name, exception))
            .collect::<Result<_, _>>()?,
        text: text.map(|text| text.read(cells, name)).transpose()?,
    }))
}

fn read_weekly(cells: &Cells, name: &str, row: &WeeklyShape) -> Result<WeeklyRow, StoreError> {
    let WeeklyShape { day, opens, closes, valid_from, valid_to } = row;
    Ok(WeeklyRow {
        day: cells.listed(name, day, Day::from_code)?,
        interval: read_interval(cells, name, opens, closes)?,
        valid_from: maybe(valid_from.as_deref(), |date| cells.date(name, date))?,
        valid_to: maybe(valid_to.as_deref(), |date| cells.date(name, date))?,
    })
}

fn read_exception(cells: &Cells, name: &str, row: ExceptionShape) -> Result<HoursException, StoreError> {
    let ExceptionShape { from, to, intervals, text } = row;
    Ok(HoursException {
        from: cells.date(name, &from)?,
        to: cells.date(name, &to)?,
        intervals: intervals
            .iter()
            .map(|IntervalShape { opens, closes }| read_interval(cells, name, opens, closes))
            .collect::<Result<_, _>>()?,
        text: text.map(|text| text.read(cells, name)).transpose()?,
    })
}

fn read_interval(cells: &Cells, name: &str, opens: &str, closes: &str) -> Result<Interval, StoreError> {
    let time = |raw: &str| TimeOfDay::parse(raw).map_err(|_| cells.damaged(name));
    Ok(Interval { opens: time(opens)?, closes: time(closes)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::Bilingual;
    use crate::domain::text::Text;

    #[test]
    fn hours_read_back_as_they_were_written() {
        let text = Bilingual { fa: Text::parse("وقت اداری", 50).unwrap(), en: None };
        let interval = Interval {
            opens: TimeOfDay::parse("07:30").unwrap(),
            closes: TimeOfDay::parse("24:00").unwrap(),
        };
        let date = "2018-03-21".parse().unwrap();
        let hours = Hours {
            weekly: vec![WeeklyRow { day: Day::Saturday, interval, valid_from: Some(date), valid_to: None }],
            exceptions: vec![HoursException { from: date, to: date, intervals: vec![interval], text: None }],
            text: Some(text),
        };
        let written = column(Some(&hours)).unwrap();
        let cells = Cells { table: "agency_state", sequence: 1 };
        assert_eq!(read(&cells, "hours", written.as_deref()).unwrap(), Some(hours));
        assert!(read(&cells, "hours", Some("{}")).is_err());
    }
}

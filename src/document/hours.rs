//! Opening hours as JSON: of a service, of an agency.
//!
//! Never here: whether something is open now.

use crate::document::code;
use crate::document::code::DayCode;
use crate::document::code::closed_lists;
use crate::document::limit;
use crate::document::reader::Read;
use crate::document::reader::Reader;
use crate::document::text;
use crate::document::text::BilingualJson;
use crate::document::value;
use crate::domain::calendar::Date;
use crate::domain::hours::Hours;
use crate::domain::hours::HoursException;
use crate::domain::hours::Interval;
use crate::domain::hours::ServiceHours;
use crate::domain::hours::WeeklyRow;
use crate::domain::violation::Fault;
use crate::domain::vocabulary::vocabulary;
use serde::Deserialize;
use serde::Serialize;
use utoipa::ToSchema;

vocabulary! {
    /// Whose hours they are: the service's own, or the agency's default («وقت اداری»).
    pub enum HoursSource { Own = "own", Agency = "agency" }
}
closed_lists! { HoursSource as HoursSourceCode }

/// In-person hours of a service (card, «ساعات ارائه خدمت»), in Tehran's civil time.
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = ServiceHours)]
#[serde(default)]
pub struct ServiceHoursJson {
    /// The week; several rows a day are allowed. Empty on writing when the source is `agency`.
    #[schema(max_items = 200)]
    pub weekly: Vec<WeeklyRowJson>,
    /// Dates on which other hours hold.
    #[schema(max_items = 400)]
    pub exceptions: Vec<HoursExceptionJson>,
    /// What no table can say; a paragraph.
    pub text: Option<BilingualJson>,
    /// Whose hours they are.
    #[schema(required, nullable = false)]
    pub source: Option<HoursSourceCode>,
}

/// Opening hours in Tehran's civil time.
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = Hours)]
#[serde(default)]
pub struct HoursJson {
    /// The week; several rows a day are allowed.
    #[schema(max_items = 200)]
    pub weekly: Vec<WeeklyRowJson>,
    /// Dates on which other hours hold.
    #[schema(max_items = 400)]
    pub exceptions: Vec<HoursExceptionJson>,
    /// What no table can say; a paragraph.
    pub text: Option<BilingualJson>,
}

/// One opening of the week. Rows with a validity outrank rows without.
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = WeeklyRow)]
#[serde(default)]
pub struct WeeklyRowJson {
    /// The day on which it opens.
    #[schema(required, nullable = false)]
    pub day: Option<DayCode>,
    /// `HH:MM`; this minute counts.
    #[schema(
        required,
        nullable = false,
        example = "07:30",
        pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$",
        max_length = 5
    )]
    pub opens: Option<String>,
    /// `HH:MM`, `24:00` at most; this minute does not count. Not after `opens`: on the next day.
    #[schema(
        required,
        nullable = false,
        example = "14:30",
        pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$",
        max_length = 5
    )]
    pub closes: Option<String>,
    /// The first day of this row; null: always.
    #[schema(format = Date)]
    pub valid_from: Option<String>,
    /// The last day of this row; null: until further notice.
    #[schema(format = Date)]
    pub valid_to: Option<String>,
}

/// Dates on which other hours replace those that would open on them.
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = HoursException)]
#[serde(default)]
pub struct HoursExceptionJson {
    /// The first such date.
    #[schema(required, nullable = false, format = Date)]
    pub from: Option<String>,
    /// The last such date.
    #[schema(required, nullable = false, format = Date)]
    pub to: Option<String>,
    /// The hours of these dates; an empty list: closed.
    #[schema(max_items = 10)]
    pub intervals: Vec<IntervalJson>,
    /// Why.
    pub text: Option<BilingualJson>,
}

/// From an opening to a closing.
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = Interval)]
#[serde(default)]
pub struct IntervalJson {
    /// `HH:MM`; this minute counts.
    #[schema(
        required,
        nullable = false,
        example = "09:00",
        pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$",
        max_length = 5
    )]
    pub opens: Option<String>,
    /// `HH:MM`, `24:00` at most; this minute does not count. Not after `opens`: on the next day.
    #[schema(
        required,
        nullable = false,
        example = "13:00",
        pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$",
        max_length = 5
    )]
    pub closes: Option<String>,
}

/// Reads the hours of a service.
///
/// # Errors
/// Everything wrong with them, noted.
pub fn service_hours(reader: &mut Reader, hours: &ServiceHoursJson) -> Read<ServiceHours> {
    let ServiceHoursJson { weekly, exceptions, text, source } = hours;
    let source = reader.required("source", source, code::value);
    if source == Ok(HoursSource::Agency) {
        refuse_own_rows(reader, hours);
    }
    let own = hours_of(reader, weekly, exceptions, text);
    match source? {
        HoursSource::Own => own.map(ServiceHours::Own),
        HoursSource::Agency => Ok(ServiceHours::Agency),
    }
}

/// The agency's hours are read from the agency: a copy on the card would grow old.
fn refuse_own_rows(reader: &mut Reader, hours: &ServiceHoursJson) {
    let filled = [
        ("weekly", !hours.weekly.is_empty()),
        ("exceptions", !hours.exceptions.is_empty()),
        ("text", hours.text.is_some()),
    ];
    for (key, _) in filled.into_iter().filter(|(_, filled)| *filled) {
        reader.note_at(key, Fault::ReadOnly);
    }
}

/// Reads the hours of an agency.
///
/// # Errors
/// Everything wrong with them, noted.
pub fn hours(reader: &mut Reader, hours: &HoursJson) -> Read<Hours> {
    let HoursJson { weekly, exceptions, text } = hours;
    hours_of(reader, weekly, exceptions, text)
}

fn hours_of(
    reader: &mut Reader,
    weekly: &[WeeklyRowJson],
    exceptions: &[HoursExceptionJson],
    text: &Option<BilingualJson>,
) -> Read<Hours> {
    let weekly = reader.rows("weekly", weekly, limit::WEEKLY, weekly_row);
    let exceptions = reader.rows("exceptions", exceptions, limit::EXCEPTIONS, exception);
    let text = reader.optional("text", text, text::paragraph);
    Ok(Hours { weekly: weekly?, exceptions: exceptions?, text: text? })
}

fn weekly_row(reader: &mut Reader, row: &WeeklyRowJson) -> Read<WeeklyRow> {
    let WeeklyRowJson { day, opens, closes, valid_from, valid_to } = row;
    let day = reader.required("day", day, code::value);
    let interval = interval_of(reader, opens, closes);
    let valid_from = reader.optional("valid_from", valid_from, value::date);
    let valid_to = reader.optional("valid_to", valid_to, value::date);
    value::in_order(reader, valid_from, "valid_to", valid_to);
    Ok(WeeklyRow { day: day?, interval: interval?, valid_from: valid_from?, valid_to: valid_to? })
}

fn exception(reader: &mut Reader, row: &HoursExceptionJson) -> Read<HoursException> {
    let HoursExceptionJson { from, to, intervals, text } = row;
    let from = reader.required("from", from, value::date);
    let to = reader.required("to", to, value::date);
    value::in_order(reader, from.map(Some), "to", to.map(Some));
    let intervals = reader.rows("intervals", intervals, limit::INTERVALS, interval);
    let text = reader.optional("text", text, text::label);
    Ok(HoursException { from: from?, to: to?, intervals: intervals?, text: text? })
}

fn interval(reader: &mut Reader, row: &IntervalJson) -> Read<Interval> {
    let IntervalJson { opens, closes } = row;
    interval_of(reader, opens, closes)
}

fn interval_of(reader: &mut Reader, opens: &Option<String>, closes: &Option<String>) -> Read<Interval> {
    let opens = reader.required("opens", opens, value::opening_time);
    let closes = reader.required("closes", closes, value::time);
    Ok(Interval { opens: opens?, closes: closes? })
}

impl From<&ServiceHours> for ServiceHoursJson {
    fn from(hours: &ServiceHours) -> Self {
        match hours {
            ServiceHours::Own(hours) => {
                let HoursJson { weekly, exceptions, text } = hours.into();
                Self { weekly, exceptions, text, source: Some(HoursSource::Own.into()) }
            }
            ServiceHours::Agency => Self { source: Some(HoursSource::Agency.into()), ..Self::default() },
        }
    }
}

impl ServiceHoursJson {
    /// The hours of an agency, printed on a card that refers to them.
    pub fn of_agency(hours: &Hours) -> Self {
        let HoursJson { weekly, exceptions, text } = hours.into();
        Self { weekly, exceptions, text, source: Some(HoursSource::Agency.into()) }
    }
}

impl From<&Hours> for HoursJson {
    fn from(Hours { weekly, exceptions, text }: &Hours) -> Self {
        Self {
            weekly: weekly.iter().map(Into::into).collect(),
            exceptions: exceptions.iter().map(Into::into).collect(),
            text: text.as_ref().map(Into::into),
        }
    }
}

impl From<&WeeklyRow> for WeeklyRowJson {
    fn from(WeeklyRow { day, interval, valid_from, valid_to }: &WeeklyRow) -> Self {
        let IntervalJson { opens, closes } = interval.into();
        Self {
            day: Some((*day).into()),
            opens,
            closes,
            valid_from: valid_from.as_ref().map(Date::to_string),
            valid_to: valid_to.as_ref().map(Date::to_string),
        }
    }
}

impl From<&HoursException> for HoursExceptionJson {
    fn from(HoursException { from, to, intervals, text }: &HoursException) -> Self {
        Self {
            from: Some(from.to_string()),
            to: Some(to.to_string()),
            intervals: intervals.iter().map(Into::into).collect(),
            text: text.as_ref().map(Into::into),
        }
    }
}

impl From<&Interval> for IntervalJson {
    fn from(Interval { opens, closes }: &Interval) -> Self {
        Self { opens: Some(opens.to_string()), closes: Some(closes.to_string()) }
    }
}

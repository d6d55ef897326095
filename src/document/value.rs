//! Single values that stand in JSON as strings: addresses, numbers, days, identifiers.
//!
//! Never here: what such a value must be. The domain parses; here the fault gets its place.

use crate::document::reader::Read;
use crate::document::reader::Reader;
use crate::domain::account;
use crate::domain::account::Iban;
use crate::domain::calendar;
use crate::domain::calendar::Date;
use crate::domain::calendar::Timestamp;
use crate::domain::channel;
use crate::domain::hours::TimeOfDay;
use crate::domain::id::AgencyCode;
use crate::domain::id::ServiceId;
use crate::domain::phone;
use crate::domain::phone::PhoneKind;
use crate::domain::violation::Fault;

const MINUTES_OF_A_DAY: u16 = 24 * 60;

/// Yes or no; either will do.
///
/// # Errors
/// None: it has the form of the readers it is passed among.
pub fn answer(_: &mut Reader, answer: &bool) -> Read<bool> {
    Ok(*answer)
}

/// An absolute http or https address.
///
/// # Errors
/// Anything else, noted.
pub fn url(reader: &mut Reader, raw: &str) -> Read<String> {
    reader.checked(channel::web_address(raw))
}

/// A telephone number that can be called as it stands: where no extension can be kept, none may be given.
///
/// # Errors
/// Anything else, noted.
pub fn phone(reader: &mut Reader, raw: &str) -> Read<String> {
    let phone = reader.checked(phone::parse(raw))?;
    if phone.extensions.is_empty() && phone.kind != PhoneKind::SmsShort {
        Ok(phone.canonical)
    } else {
        Err(reader.note(Fault::InvalidPhone))
    }
}

/// An ISO day.
///
/// # Errors
/// Anything else, noted.
pub fn date(reader: &mut Reader, raw: &str) -> Read<Date> {
    reader.checked(calendar::parse_date(raw))
}

/// An RFC 3339 instant with its offset.
///
/// # Errors
/// Anything else, noted.
pub fn instant(reader: &mut Reader, raw: &str) -> Read<Timestamp> {
    reader.checked(calendar::parse_instant(raw))
}

/// `HH:MM`.
///
/// # Errors
/// Anything else, noted.
pub fn time(reader: &mut Reader, raw: &str) -> Read<TimeOfDay> {
    reader.checked(TimeOfDay::parse(raw))
}

/// `HH:MM` at which something opens: the end of a day is none.
///
/// # Errors
/// Anything else, noted.
pub fn opening_time(reader: &mut Reader, raw: &str) -> Read<TimeOfDay> {
    let time = time(reader, raw)?;
    if time.minutes() < MINUTES_OF_A_DAY { Ok(time) } else { Err(reader.note(Fault::InvalidTime)) }
}

/// An Iranian IBAN.
///
/// # Errors
/// Anything else, noted; of two that were glued together the hint names both.
pub fn iban(reader: &mut Reader, raw: &str) -> Read<Iban> {
    Iban::parse(raw).map_err(|fault| match account::split_glued(raw) {
        Some([first, second]) => reader.note_hinting(fault, format!("{first}, {second}")),
        None => reader.note(fault),
    })
}

/// The identifier of a service.
///
/// # Errors
/// Anything else, noted with the identifiers that may have been meant.
pub fn service_id(reader: &mut Reader, raw: &str) -> Read<ServiceId> {
    ServiceId::parse(raw).map_err(|fault| {
        let meant: Vec<String> = fault.suggestions().iter().map(ToString::to_string).collect();
        if meant.is_empty() {
            reader.note(Fault::InvalidServiceId)
        } else {
            reader.note_hinting(Fault::InvalidServiceId, meant.join(", "))
        }
    })
}

/// The code of an agency.
///
/// # Errors
/// Anything else, noted.
pub fn agency_code(reader: &mut Reader, raw: &str) -> Read<AgencyCode> {
    reader.checked(AgencyCode::parse(raw).ok_or(Fault::InvalidAgencyCode))
}

/// A language code of ISO 639: two or three lower-case letters.
///
/// # Errors
/// Anything else, noted.
pub fn language(reader: &mut Reader, raw: &str) -> Read<String> {
    let letters = raw.bytes().all(|b| b.is_ascii_lowercase());
    if letters && matches!(raw.len(), 2 | 3) {
        Ok(raw.to_owned())
    } else {
        Err(reader.note_hinting(Fault::NotInList, "ISO 639"))
    }
}

/// A group of COFOG: a division from `01` to `10`, a point, and a group from `1` to `9`.
///
/// # Errors
/// Anything else, noted.
pub fn cofog(reader: &mut Reader, raw: &str) -> Read<String> {
    match raw.as_bytes() {
        [b'0', b'1'..=b'9', b'.', b'1'..=b'9'] | [b'1', b'0', b'.', b'1'..=b'9'] => Ok(raw.to_owned()),
        _ => Err(reader.note_hinting(Fault::InvalidCofog, "04.3")),
    }
}

/// Notes an end before its beginning, at the key of the end.
pub fn in_order(reader: &mut Reader, from: Read<Option<Date>>, end_key: &str, to: Read<Option<Date>>) {
    if let (Ok(Some(from)), Ok(Some(to))) = (from, to)
        && to < from
    {
        reader.note_at(end_key, Fault::EndsBeforeItBegins);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads<T>(read: impl FnOnce(&mut Reader) -> Read<T>) -> bool {
        let mut reader = Reader::default();
        let value = read(&mut reader);
        reader.finish(value).is_ok()
    }

    fn hint<T>(read: impl FnOnce(&mut Reader) -> Read<T>) -> Option<String> {
        let mut reader = Reader::default();
        let value = read(&mut reader);
        reader.finish(value).err()?.pop()?.hint
    }

    #[test]
    fn what_may_have_been_meant_is_the_hint() {
        assert_eq!(hint(|reader| service_id(reader, "130316670102")).as_deref(), Some("13031670102"));
        assert_eq!(hint(|reader| service_id(reader, "x")), None);
        let glued = "01700000021710390020000170000002171038007002";
        let both = "IR090170000002171039002000, IR290170000002171038007002";
        assert_eq!(hint(|reader| iban(reader, glued)).as_deref(), Some(both));
    }

    #[test]
    fn a_number_that_needs_an_extension_or_takes_messages_only_is_no_telephone_to_call() {
        for (raw, right) in [("02634187105", true), ("107-02634187105", false), ("30007374", false)] {
            assert_eq!(reads(|reader| phone(reader, raw)), right, "{raw}");
        }
    }

    #[test]
    fn a_cofog_group_has_a_division_up_to_ten() {
        for right in ["01.3", "04.3", "10.9"] {
            assert!(reads(|reader| cofog(reader, right)), "{right}");
        }
        for wrong in ["00.1", "11.1", "4.3", "04.0", "04.31", "04"] {
            assert!(!reads(|reader| cofog(reader, wrong)), "{wrong}");
        }
    }

    #[test]
    fn a_language_is_two_or_three_small_letters() {
        for (raw, right) in [("fa", true), ("azb", true), ("FA", false), ("f", false), ("fars", false)] {
            assert_eq!(reads(|reader| language(reader, raw)), right, "{raw}");
        }
    }
}

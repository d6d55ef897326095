//! Telephone and short-message numbers of Iran.
//!
//! Never here: an area code guessed from the agency. A number without one is sent back.

use crate::domain::text;
use crate::domain::text::Token;
use crate::domain::violation::Fault;
use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// What a number reaches.
    pub enum PhoneKind {
        /// A landline: a two-digit area and eight digits.
        Landline = "landline",
        /// A landline behind which extensions are dialled.
        Ivr = "ivr",
        /// A mobile telephone.
        Mobile = "mobile",
        /// Three to five digits, the same in the whole country.
        ShortCode = "short_code",
        /// A number for short messages, which nobody can call.
        SmsShort = "sms_short",
    }
}

/// A number that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone {
    /// `+98` and ten digits for a landline or mobile, else the digits alone.
    pub canonical: String,
    /// Extensions, in the order in which they are read.
    pub extensions: Vec<String>,
    /// What it reaches.
    pub kind: PhoneKind,
}

/// The most digits a number has, with `0098` before it.
const MOST_DIGITS: usize = 14;

/// The blocks given out for short messages.
const SMS_BLOCKS: [&str; 5] = ["1000", "2000", "3000", "5000", "9000"];

/// Reads a number in any digit script: `۰۳۵-۳۳۰۱۳۵۴۱`, `+98 912 123 4567`, `194`, and with extensions
/// of three to five digits behind it or, as right-to-left pages print them, before it
/// (`107-106-02634187105`). Shorter extensions follow the word «داخلی»: `88888888-9` names two
/// numbers, no extension.
///
/// # Errors
/// Not one number, or a landline without its area code.
pub fn parse(raw: &str) -> Result<Phone, Fault> {
    let folded = text::fold(raw).replace("+98", " 0");
    let (number, extensions) = match folded.split_once("داخلی") {
        Some((number, extensions)) => (number, named_extensions(extensions)?),
        None => (folded.as_str(), Vec::new()),
    };
    let groups = groups(number)?;
    if let Some(mut phone) = with_printed_extensions(&groups)? {
        phone.extensions.extend(extensions);
        return finished(phone);
    }
    let digits = groups.concat();
    let kind = match digits.len() {
        _ if !extensions.is_empty() => return Err(without_area(&digits)),
        3..=5 if !digits.starts_with('0') => PhoneKind::ShortCode,
        6..=MOST_DIGITS if is_sms_block(&digits) => PhoneKind::SmsShort,
        _ => return Err(without_area(&digits)),
    };
    Ok(Phone { canonical: digits, extensions, kind })
}

/// Reads a number to which a short message can be sent: 4 to 14 digits of a block for short
/// messages, a short code, or a mobile.
///
/// # Errors
/// Anything else.
pub fn parse_sms(raw: &str) -> Result<String, Fault> {
    let phone = parse(raw).map_err(|_| Fault::InvalidSmsNumber)?;
    match phone.kind {
        PhoneKind::Mobile | PhoneKind::ShortCode | PhoneKind::SmsShort => Ok(phone.canonical),
        PhoneKind::Landline | PhoneKind::Ivr => Err(Fault::InvalidSmsNumber),
    }
}

/// The groups of digits, which only blanks and the usual marks may part.
fn groups(number: &str) -> Result<Vec<&str>, Fault> {
    let mut groups = Vec::new();
    for token in text::tokens(number) {
        match token {
            Token::Digits(digits) => groups.push(digits),
            Token::Blank | Token::Mark('-' | '–' | '—' | '‐' | '/' | '.' | ',' | '،' | '(' | ')') => {}
            Token::Word(_) | Token::Mark(_) => return Err(Fault::InvalidPhone),
        }
    }
    Ok(groups)
}

fn named_extensions(list: &str) -> Result<Vec<String>, Fault> {
    let list = list.replace(" و ", " ");
    let found = groups(list.trim_start_matches([':', ' ']))?;
    let fits = !found.is_empty() && found.iter().all(|extension| extension.len() <= 5);
    if fits { Ok(found.into_iter().map(str::to_owned).collect()) } else { Err(Fault::InvalidPhone) }
}

/// The one way, if there is one, in which some groups in a row make a whole number and all others
/// are extensions.
fn with_printed_extensions(groups: &[&str]) -> Result<Option<Phone>, Fault> {
    let mut found = None;
    for start in 0..groups.len() {
        for end in start + 1..=groups.len() {
            let (head, after) = groups.split_at_checked(end).unwrap_or_default();
            let (before, number) = head.split_at_checked(start).unwrap_or_default();
            let number = number.concat();
            if number.len() > MOST_DIGITS {
                break;
            }
            let Some((canonical, kind)) = whole_number(&number) else {
                continue;
            };
            // Printed before the number, extensions stand in reverse.
            let extensions: Vec<String> =
                before.iter().rev().chain(after).map(|group| (*group).to_owned()).collect();
            let fits = extensions.iter().all(|extension| (3..=5).contains(&extension.len()));
            if !fits || (!before.is_empty() && !after.is_empty()) || found.is_some() {
                return Err(Fault::InvalidPhone);
            }
            found = Some(Phone { canonical, extensions, kind });
        }
    }
    Ok(found)
}

/// A landline or mobile with its leading zero or country code.
fn whole_number(digits: &str) -> Option<(String, PhoneKind)> {
    let national = match digits.len() {
        11 => digits.strip_prefix('0'),
        12 => digits.strip_prefix("98"),
        14 => digits.strip_prefix("0098"),
        _ => None,
    }?;
    let kind = match national.chars().next()? {
        '9' => PhoneKind::Mobile,
        '1'..='8' => PhoneKind::Landline,
        _ => return None,
    };
    Some((format!("+98{national}"), kind))
}

fn finished(phone: Phone) -> Result<Phone, Fault> {
    match phone.kind {
        _ if phone.extensions.is_empty() => Ok(phone),
        PhoneKind::Landline => Ok(Phone { kind: PhoneKind::Ivr, ..phone }),
        _ => Err(Fault::InvalidPhone),
    }
}

fn is_sms_block(digits: &str) -> bool {
    SMS_BLOCKS.iter().any(|block| digits.starts_with(block))
}

fn without_area(digits: &str) -> Fault {
    let local = matches!(digits.len(), 6..=8) && !digits.starts_with(['0', '1']);
    if local { Fault::PhoneWithoutAreaCode } else { Fault::InvalidPhone }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(raw: &str) -> (String, Vec<String>, PhoneKind) {
        let Phone { canonical, extensions, kind } = parse(raw).unwrap();
        (canonical, extensions, kind)
    }

    #[test]
    fn a_number_has_one_form_however_it_is_written() {
        for raw in [
            "02634187105",
            "026-34187105",
            "(026) 3418 7105",
            "+98 26 34187105",
            "00982634187105",
            "982634187105",
        ] {
            assert_eq!(read(raw), ("+982634187105".to_owned(), vec![], PhoneKind::Landline), "{raw}");
        }
        assert_eq!(read("٠٩١٢ ۱۲۳ 4567"), ("+989121234567".to_owned(), vec![], PhoneKind::Mobile));
        assert_eq!(read("۱۵-۲۱"), ("1521".to_owned(), vec![], PhoneKind::ShortCode));
    }

    #[test]
    fn extensions_are_read_from_the_number_outwards() {
        for raw in [
            "107-106-02634187105",
            "02634187105-106-107",
            "026-34187105 داخلی 106 و 107",
            "026-34187105 داخلی: 106،107",
        ] {
            let expected =
                ("+982634187105".to_owned(), vec!["106".to_owned(), "107".to_owned()], PhoneKind::Ivr);
            assert_eq!(read(raw), expected, "{raw}");
        }
        assert_eq!(read("02634187105 داخلی 9").1, ["9"]);
    }

    #[test]
    fn two_numbers_are_not_one_with_an_extension() {
        for wrong in [
            "02634187105-6",
            "02634187105-65",
            "02634187105 02634187106",
            "106-02634187105-107",
            "021 0123 4567 789",
            "09121234567-106",
            "02634187105 داخلی",
            "02634187105 داخلی 123456",
            "194 داخلی 5",
        ] {
            assert_eq!(parse(wrong), Err(Fault::InvalidPhone), "{wrong}");
        }
    }

    #[test]
    fn a_local_number_lacks_its_area_code() {
        for local in ["85352064", "3418-710", "85352064 داخلی 12"] {
            assert_eq!(parse(local), Err(Fault::PhoneWithoutAreaCode), "{local}");
        }
    }

    #[test]
    fn what_is_no_number_of_iran_is_refused() {
        for wrong in [
            "",
            "12",
            "0194",
            "+1 202 555 0100",
            "0012025550100",
            "00000000000",
            "تلفن 194",
            "1234567",
            "021+85352064",
        ] {
            assert_eq!(parse(wrong), Err(Fault::InvalidPhone), "{wrong}");
        }
    }

    #[test]
    fn a_short_message_goes_to_a_mobile_or_a_short_number() {
        for (raw, number) in [
            ("3000 7374", "30007374"),
            ("۱۵۲۱", "1521"),
            ("09121234567", "+989121234567"),
            ("10008", "10008"),
        ] {
            assert_eq!(parse_sms(raw).as_deref(), Ok(number), "{raw}");
        }
        for wrong in ["02634187105", "85352064", "300073743000737", ""] {
            assert_eq!(parse_sms(wrong), Err(Fault::InvalidSmsNumber), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn a_canonical_number_reads_as_itself(raw in "[0-9۰-۹+ ()/-]{0,24}|.*") {
            if let Ok(phone) = parse(&raw) {
                prop_assert_eq!(parse(&phone.canonical).map(|again| again.canonical), Ok(phone.canonical));
            }
            let _ = parse_sms(&raw);
        }
    }
}

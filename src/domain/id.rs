//! Identifiers: of services (nine or eleven digits) and of agencies.
//!
//! Never here: a parent derived from digits. Who is whose parent is stated, not computed.

use crate::domain::text;
use crate::domain::vocabulary::AliasScheme;
use crate::domain::vocabulary::vocabulary;
use std::fmt;
use std::ops::Range;

vocabulary! {
    /// What is odd about a well-formed identifier; the registry alone can say whether it is wrong.
    pub enum IdWarning {
        /// The function class of eleven digits is no division and group of COFOG (10–19, then 01–09).
        UnknownClass = "unknown_class",
        /// The national serial numbers begin at 1000.
        LowSerial = "low_serial",
        /// Sub-services are counted from 100; the service itself is 000.
        LowSubNumber = "low_sub_number",
        /// The stated parent has another serial number.
        ParentSerialDiffers = "parent_serial_differs",
    }
}

/// The identifier of an issued service: nine digits (the form of 1397), or eleven.
///
/// The digits are held in place, nine of them with two NULs behind, which sort before every digit: whoever
/// looks for one of many services compares a dozen identifiers, and must not go elsewhere in memory for each.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ServiceId([u8; LONGEST]);

/// Digits of the longer form.
const LONGEST: usize = 11;
/// Digits of the shorter form.
const SHORTER: usize = 9;

impl ServiceId {
    /// Reads an identifier in any digit script, with surrounding blanks or brackets.
    ///
    /// # Errors
    /// Says how the digits fall short, and offers what may have been meant.
    pub fn parse(raw: &str) -> Result<Self, IdFault> {
        let ascii = text::ascii_digits(Self::bare(raw));
        let well_formed = matches!(ascii.len(), SHORTER | LONGEST)
            && ascii.bytes().all(|b| b.is_ascii_digit())
            && !ascii.starts_with('0');
        if !well_formed {
            return Err(IdFault { digits: ascii });
        }
        let mut digits = [0; LONGEST];
        digits.iter_mut().zip(ascii.bytes()).for_each(|(place, digit)| *place = digit);
        Ok(Self(digits))
    }

    /// An identifier of any scheme without surrounding blanks and brackets.
    pub fn bare(raw: &str) -> &str {
        raw.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']'))
    }

    /// The identifier as ASCII digits.
    pub fn as_str(&self) -> &str {
        let digits = match &self.0 {
            [shorter @ .., 0, 0] => shorter.as_slice(),
            all => all.as_slice(),
        };
        // Digits are ASCII, so this never falls back.
        str::from_utf8(digits).unwrap_or_default()
    }

    /// Which numbering it follows: nine digits or eleven.
    pub fn scheme(&self) -> AliasScheme {
        if self.as_str().len() == SHORTER { AliasScheme::Aro9 } else { AliasScheme::Aro11 }
    }

    /// The function class, the first four of eleven digits. What the two digits before a nine-digit
    /// serial mean is not known.
    pub fn class(&self) -> Option<&str> {
        matches!(self.scheme(), AliasScheme::Aro11).then(|| self.digits(0..4))
    }

    /// The national serial number, four digits; the same in both schemes.
    pub fn serial(&self) -> &str {
        let end = self.as_str().len() - 3;
        self.digits(end - 4..end)
    }

    /// The number of the sub-service, three digits; `000` for the service itself.
    pub fn sub(&self) -> &str {
        let end = self.as_str().len();
        self.digits(end - 3..end)
    }

    fn digits(&self, place: Range<usize>) -> &str {
        self.as_str().get(place).unwrap_or_default()
    }

    /// What is odd about the digits.
    pub fn warnings(&self) -> Vec<IdWarning> {
        let mut found = Vec::new();
        if self.class().is_some_and(|class| !is_cofog_class(class)) {
            found.push(IdWarning::UnknownClass);
        }
        if self.serial() < "1000" {
            found.push(IdWarning::LowSerial);
        }
        if self.sub() != "000" && self.sub() < "100" {
            found.push(IdWarning::LowSubNumber);
        }
        found
    }

    /// What is odd about the digits beside those of the stated parent. Another class is not: water
    /// (1503) and waste water (1402) have sub-services of one serial.
    pub fn warning_under(&self, parent: &Self) -> Option<IdWarning> {
        (self.serial() != parent.serial()).then_some(IdWarning::ParentSerialDiffers)
    }

    /// What may have been meant where nobody is known under this identifier.
    pub fn suggestions(&self) -> Vec<Self> {
        repairs(self.as_str())
    }
}

/// Division 01 to 10, written 10 to 19, and group 1 to 9, written 01 to 09.
fn is_cofog_class(class: &str) -> bool {
    matches!(class.as_bytes(), [b'1', b'0'..=b'9', b'0', b'1'..=b'9'])
}

impl fmt::Display for ServiceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for ServiceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ServiceId").field(&self.as_str()).finish()
    }
}

/// What was given in place of an identifier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdFault {
    /// The text, its digits in ASCII.
    pub digits: String,
}

impl IdFault {
    /// Identifiers that the digits may have been meant for. They are well-formed and nothing is odd
    /// about them; whether one of them was issued is for the catalogue to say.
    pub fn suggestions(&self) -> Vec<ServiceId> {
        repairs(&self.digits)
    }
}

/// Undoes two known slips: one digit typed twice (ten or twelve digits, `130316670102`), and the
/// class and serial of eleven digits swapped by right-to-left typing (`14661303000`).
fn repairs(digits: &str) -> Vec<ServiceId> {
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Vec::new();
    }
    let mut found = match digits.len() {
        10 | 12 => without_one_of_a_pair(digits),
        11 => swapped(digits).into_iter().collect(),
        _ => Vec::new(),
    };
    found.retain(|id| id.as_str() != digits && id.warnings().is_empty());
    found.dedup();
    found
}

fn without_one_of_a_pair(digits: &str) -> Vec<ServiceId> {
    let mut found = Vec::new();
    let pairs = digits.bytes().zip(digits.bytes().skip(1));
    for (place, _) in pairs.enumerate().filter(|(_, (one, next))| one == next) {
        let mut shorter = digits.to_owned();
        shorter.remove(place);
        found.extend(ServiceId::parse(&shorter));
    }
    found
}

fn swapped(digits: &str) -> Option<ServiceId> {
    let (serial, rest) = digits.split_at_checked(4)?;
    let (class, sub) = rest.split_at_checked(4)?;
    ServiceId::parse(&format!("{class}{serial}{sub}")).ok()
}

/// The code of an agency: `^[a-z][a-z0-9_-]{1,31}$`, never changed and never reused.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AgencyCode(String);

impl AgencyCode {
    /// Reads an agency code.
    pub fn parse(raw: &str) -> Option<Self> {
        let mut bytes = raw.bytes();
        let first_is_letter = bytes.next().is_some_and(|b| b.is_ascii_lowercase());
        let rest_fits =
            bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'-'));
        (first_is_letter && rest_fits && (2..=32).contains(&raw.len())).then(|| Self(raw.to_owned()))
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AgencyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn id(raw: &str) -> ServiceId {
        ServiceId::parse(raw).unwrap()
    }

    fn suggested(digits: &str) -> Vec<String> {
        IdFault { digits: digits.to_owned() }.suggestions().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn both_schemes_share_serial_and_sub_number() {
        for (raw, scheme, class) in
            [("121095100", AliasScheme::Aro9, None), ("10031095100", AliasScheme::Aro11, Some("1003"))]
        {
            let id = id(raw);
            assert_eq!((id.scheme(), id.class(), id.serial(), id.sub()), (scheme, class, "1095", "100"));
        }
    }

    #[test]
    fn identifiers_stand_in_the_order_of_their_texts() {
        let ordered = ["121095000", "12109500000", "121095100", "14021452101", "140214530"].map(id);
        assert!(ordered.is_sorted());
        assert!(ordered.iter().map(ServiceId::as_str).is_sorted());
        assert_eq!(format!("{} {0:?}", ordered[0]), "121095000 ServiceId(\"121095000\")");
    }

    #[test]
    fn oddities_are_named_and_a_sound_identifier_has_none() {
        assert_eq!(id("14021452101").warnings(), []);
        assert_eq!(id("121095000").warnings(), []);
        assert_eq!(id("14661303000").warnings(), [IdWarning::UnknownClass]);
        assert_eq!(id("13000999099").warnings(), IdWarning::ALL.split_last().unwrap().1);
        assert_eq!(id("120999001").warnings(), [IdWarning::LowSerial, IdWarning::LowSubNumber]);
    }

    #[test]
    fn only_the_serial_ties_a_child_to_its_parent() {
        assert_eq!(id("14021452101").warning_under(&id("15031452100")), None);
        let warning = id("121096100").warning_under(&id("121095000"));
        assert_eq!(warning, Some(IdWarning::ParentSerialDiffers));
    }

    #[test]
    fn a_digit_typed_twice_is_undone() {
        assert_eq!(suggested("130316670102"), ["13031670102"]);
        assert_eq!(suggested("1210950000"), ["121095000"]);
        assert_eq!(suggested("1121095100"), ["121095100", "112109510"]);
    }

    #[test]
    fn swapped_blocks_are_swapped_back() {
        assert_eq!(suggested("14661303000"), ["13031466000"]);
        assert_eq!(id("14661303000").suggestions(), [id("13031466000")]);
    }

    #[test]
    fn nothing_else_is_guessed() {
        for digits in
            ["12109500", "021095000", "13031466000", "123456789012", "12109500x0", "", "1234567890123"]
        {
            assert_eq!(suggested(digits), [""; 0], "{digits}");
        }
    }

    proptest! {
        #[test]
        fn reading_never_panics_and_reads_its_own_writing(raw in "[0-9۰-۹ ()x]{0,14}|.*") {
            match ServiceId::parse(&raw) {
                Ok(id) => {
                    prop_assert_eq!(id.serial().len() + id.sub().len(), 7);
                    prop_assert_eq!(ServiceId::parse(id.as_str()), Ok(id));
                }
                Err(fault) => prop_assert!(fault.suggestions().iter().all(|id| id.warnings().is_empty())),
            }
        }
    }
}

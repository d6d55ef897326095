//! Bank accounts: Iranian IBANs, checked by mod 97.
//!
//! Never here: whose account it is, or whether a state fee may go to that bank.

use crate::domain::text;
use crate::domain::violation::Fault;
use iban::BaseIban;
use std::fmt;

/// An Iranian IBAN: `IR` and 24 digits, the check digits right.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Iban(String);

impl Iban {
    /// Reads an IBAN in any digit script, with blanks or hyphens, and with the country code printed
    /// last, as right-to-left pages do.
    ///
    /// # Errors
    /// Not an IBAN, not Iranian, or two account numbers glued together.
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        let compact = compact(raw);
        if split_glued(&compact).is_some() {
            return Err(Fault::AccountsGlued);
        }
        let digits = compact.strip_prefix("IR").or_else(|| compact.strip_suffix("IR"));
        match digits {
            Some(digits) if is_digits(digits, 24) => Self::checked(format!("IR{digits}")),
            _ => Err(Fault::InvalidIban),
        }
    }

    /// The registry of countries behind the crate's own `Iban` does not know Iran and refuses all of
    /// its numbers; country and length are checked here.
    fn checked(text: String) -> Result<Self, Fault> {
        text.parse::<BaseIban>().map_err(|_| Fault::InvalidIban)?;
        Ok(Self(text))
    }

    /// `IR` and 24 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Which bank: three digits, `010` for the central bank.
    pub fn bank_code(&self) -> &str {
        self.0.get(4..7).unwrap_or_default()
    }
}

impl fmt::Display for Iban {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The IBAN of a bare account number of 22 digits: bank, kind of account, account.
///
/// # Errors
/// Not 22 digits.
pub fn from_bban(raw: &str) -> Result<Iban, Fault> {
    let bban = compact(raw);
    if !is_digits(&bban, 22) {
        return Err(Fault::InvalidIban);
    }
    // ISO 7064: the country code (I is 18, R is 27) and two zeros go last; what is missing from 98
    // are the check digits.
    let check = 98 - remainder_97(&format!("{bban}182700"));
    Iban::checked(format!("IR{check:02}{bban}"))
}

/// The two IBANs of two bare account numbers printed without a gap, 44 digits.
pub fn split_glued(raw: &str) -> Option<[Iban; 2]> {
    let digits = compact(raw);
    if !is_digits(&digits, 44) {
        return None;
    }
    let (one, other) = digits.split_at_checked(22)?;
    Some([from_bban(one).ok()?, from_bban(other).ok()?])
}

fn compact(raw: &str) -> String {
    let mut compact = text::ascii_digits(raw).to_ascii_uppercase();
    compact.retain(|c| !c.is_whitespace() && c != '-');
    compact
}

fn is_digits(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|b| b.is_ascii_digit())
}

fn remainder_97(digits: &str) -> u32 {
    digits.chars().filter_map(|digit| digit.to_digit(10)).fold(0, |rest, digit| (rest * 10 + digit) % 97)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const GLUED: &str = "01700000021710390020000170000002171038007002";

    #[test]
    fn only_a_whole_iranian_number_is_an_iban() {
        for raw in
            ["ir22 0100 0040 0111 8304 0213 31", "IR22-0100004001118304021331", "۲۲۰۱۰۰۰۰۴۰۰۱۱۱۸۳۰۴۰۲۱۳۳۱IR"]
        {
            assert_eq!(
                Iban::parse(raw).map(|iban| iban.to_string()).as_deref(),
                Ok("IR220100004001118304021331")
            );
        }
        for wrong in [
            "GB82WEST12345698765432",
            "220100004001118304021331",
            "IR22010000400111830402133",
            "IR22010000400111830402133A",
            "IRIR220100004001118304021331",
            "IR",
            "",
        ] {
            assert_eq!(Iban::parse(wrong), Err(Fault::InvalidIban), "{wrong}");
        }
    }

    #[test]
    fn the_bank_is_named_by_three_digits() {
        assert_eq!(Iban::parse("IR500120020000004444994196").unwrap().bank_code(), "012");
    }

    #[test]
    fn glued_accounts_are_said_to_be_two() {
        assert_eq!(Iban::parse(GLUED), Err(Fault::AccountsGlued));
        let both = split_glued(GLUED).map(|pair| pair.map(|iban| iban.to_string()));
        let expected = ["IR090170000002171039002000", "IR290170000002171038007002"];
        assert_eq!(both, Some(expected.map(str::to_owned)));
        assert_eq!(split_glued("0170000002171039002000"), None);
    }

    proptest! {
        #[test]
        fn every_account_number_has_one_iban(bban in "[0-9]{22}") {
            let iban = from_bban(&bban).unwrap();
            prop_assert_eq!(Iban::parse(iban.as_str()), Ok(iban));
        }

        #[test]
        fn reading_never_panics(raw in "(IR)?[0-9 ]{20,46}|.*") {
            let _ = (Iban::parse(&raw), from_bban(&raw), split_glued(&raw));
        }
    }
}

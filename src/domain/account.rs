//! Bank accounts: Iranian IBANs, checked by mod 97.

use crate::domain::violation::Fault;
use std::fmt;

/// An Iranian IBAN: `IR` and 24 digits, the check digits right.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Iban(String);

impl Iban {
    /// Reads an IBAN.
    ///
    /// # Errors
    /// Not an IBAN, not Iranian, or two account numbers glued together.
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        let _ = raw;
        Err(Fault::InvalidIban)
    }

    /// `IR` and 24 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Iban {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

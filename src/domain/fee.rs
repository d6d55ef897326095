//! What a service costs: rows of fees, in whole rials.

use crate::domain::account::Iban;
use crate::domain::calendar::Date;
use crate::domain::text::Bilingual;
use crate::domain::text::Text;
use crate::domain::violation::Fault;
use crate::domain::violation::Violation;
use crate::domain::vocabulary::ChannelKind;
use crate::domain::vocabulary::FeeKind;

/// The largest amount a fee may name: a thousand billion rials.
pub const LARGEST_RIAL: i64 = 1_000_000_000_000_000;

/// One row of the fee table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fee {
    /// What is paid for.
    pub label: Bilingual,
    /// How it is fixed; decides which amounts it has.
    pub kind: FeeKind,
    /// The amount of a fixed, tiered, per-unit or free fee.
    pub amount_rial: Option<i64>,
    /// The lower bound of a range.
    pub min_rial: Option<i64>,
    /// The upper bound of a range.
    pub max_rial: Option<i64>,
    /// The unit of a fee per unit.
    pub unit: Option<Bilingual>,
    /// Whom it concerns.
    pub audience: Option<Bilingual>,
    /// When it is due, or where it is fixed.
    pub condition: Option<Bilingual>,
    /// The channels it holds for; none means all.
    pub channels: Vec<ChannelKind>,
    /// Where it is paid.
    pub accounts: Vec<Account>,
    /// Who approved it.
    pub approved_by: Option<Text>,
    /// The number of the approval.
    pub approval_number: Option<Text>,
    /// The first day it holds.
    pub valid_from: Option<Date>,
    /// The last day it holds.
    pub valid_to: Option<Date>,
}

/// An account a fee is paid into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its IBAN.
    pub iban: Iban,
    /// In whose name it stands.
    pub holder: Option<Text>,
    /// What the payer must name.
    pub payment_id: Option<Text>,
}

/// What of a fee must fit its kind: the figures, and which of the other keys are filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// How it is fixed.
    pub kind: FeeKind,
    /// The amount.
    pub amount_rial: Option<i64>,
    /// The lower bound.
    pub min_rial: Option<i64>,
    /// The upper bound.
    pub max_rial: Option<i64>,
    /// Whether it says which unit.
    pub has_unit: bool,
    /// Whether it says when it is due or where it is fixed.
    pub has_condition: bool,
    /// How many accounts it names.
    pub accounts: usize,
}

impl Terms {
    /// Everything that does not fit together in this row; `at` is its pointer.
    ///
    /// They stand apart from [`Fee`] so that a broken label hides none of them.
    pub fn violations(&self, at: &str) -> Vec<Violation> {
        let mut found = self.amount_violations(at);
        if matches!(self.kind, FeeKind::Free) && self.accounts > 0 {
            found.push(Violation::new(format!("{at}/accounts"), Fault::AccountNotAllowed));
        }
        if matches!(self.kind, FeeKind::PerUnit) && !self.has_unit {
            found.push(Violation::new(format!("{at}/unit"), Fault::UnitRequired));
        }
        let says_where = matches!(self.kind, FeeKind::Tiered | FeeKind::Variable | FeeKind::ByTariff);
        if says_where && !self.has_condition {
            found.push(Violation::new(format!("{at}/condition"), Fault::ConditionRequired));
        }
        found
    }

    fn amount_violations(&self, at: &str) -> Vec<Violation> {
        let (amount, range) = match self.kind {
            FeeKind::Fixed | FeeKind::Tiered | FeeKind::PerUnit | FeeKind::Free => (true, false),
            FeeKind::Range => (false, true),
            FeeKind::Variable | FeeKind::ByTariff => (false, false),
        };
        let fields = [
            ("amount_rial", self.amount_rial, amount),
            ("min_rial", self.min_rial, range),
            ("max_rial", self.max_rial, range),
        ];
        let mut found = Vec::new();
        for (name, value, wanted) in fields {
            let pointer = format!("{at}/{name}");
            match (value, wanted) {
                (None, true) => found.push(Violation::new(pointer, Fault::AmountRequired)),
                (Some(_), false) => found.push(Violation::new(pointer, Fault::AmountNotAllowed)),
                (Some(rial), true) if !(0..=LARGEST_RIAL).contains(&rial) => {
                    found.push(Violation::hinting(pointer, Fault::OutOfRange, format!("0–{LARGEST_RIAL}")));
                }
                (Some(rial), true) if matches!(self.kind, FeeKind::Free) && rial != 0 => {
                    found.push(Violation::hinting(pointer, Fault::OutOfRange, "0"));
                }
                _ => {}
            }
        }
        if let (Some(min), Some(max)) = (self.min_rial, self.max_rial)
            && min > max
        {
            found.push(Violation::new(format!("{at}/min_rial"), Fault::MinAboveMax));
        }
        found
    }
}

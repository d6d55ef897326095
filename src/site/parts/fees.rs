//! The fee table (guide, annex A, item 9): what holds today, and apart from it what held or will hold.

use crate::domain::calendar::Date;
use crate::domain::fee::Account;
use crate::domain::fee::Fee;
use crate::domain::vocabulary::FeeKind;
use crate::site::parts::spans::channel_names;
use crate::site::tongue;
use crate::site::tongue::Tongue;
use crate::site::tongue::Words;
use crate::wording::forms;
use crate::wording::labels;

/// A row of the table.
pub(in crate::site) struct FeeRow {
    /// What is paid for.
    pub label: Words,
    /// Whom it concerns.
    pub audience: Option<Words>,
    /// When it is due, or where it is fixed.
    pub condition: Option<Words>,
    /// The channels it holds for, by name; empty for all.
    pub channels: String,
    /// How much, in words.
    pub amount: String,
    /// Of what, for a fee per unit.
    pub unit: Option<Words>,
    /// Where it is paid.
    pub accounts: Vec<AccountRow>,
    /// Who approved it.
    pub approved_by: Option<Words>,
    /// The number of the approval.
    pub approval_number: Option<Words>,
    /// The first day it holds.
    pub from: Option<tongue::Day>,
    /// The last.
    pub to: Option<tongue::Day>,
}

/// An account.
pub(in crate::site) struct AccountRow {
    /// The IBAN in groups of four, to be shown without anything between them that copying would catch.
    pub fours: Vec<String>,
    /// In whose name.
    pub holder: Option<Words>,
    /// What the payer must name.
    pub payment_id: Option<String>,
}

/// All rows.
#[derive(Default)]
pub(in crate::site) struct FeeTable {
    /// What holds today.
    pub current: Vec<FeeRow>,
    /// What held, or will hold.
    pub other: Vec<FeeRow>,
}

impl FeeTable {
    /// The table on a day.
    pub(in crate::site) fn of(t: Tongue, fees: &[Fee], today: Date) -> Self {
        let mut table = Self::default();
        for fee in fees {
            let holds =
                fee.valid_from.is_none_or(|from| from <= today) && fee.valid_to.is_none_or(|to| to >= today);
            let rows = if holds { &mut table.current } else { &mut table.other };
            rows.push(row(t, fee));
        }
        table
    }
}

fn row(t: Tongue, fee: &Fee) -> FeeRow {
    let Fee {
        label,
        kind,
        amount_rial,
        min_rial,
        max_rial,
        unit,
        audience,
        condition,
        channels,
        accounts,
        approved_by,
        approval_number,
        valid_from,
        valid_to,
    } = fee;
    FeeRow {
        label: t.of(label),
        audience: audience.as_ref().map(|text| t.of(text)),
        condition: condition.as_ref().map(|text| t.of(text)),
        channels: channel_names(t, channels),
        amount: amount(t, *kind, *amount_rial, min_rial.zip(*max_rial)),
        unit: unit.as_ref().map(|text| t.of(text)),
        accounts: accounts.iter().map(|account| account_row(t, account)).collect(),
        approved_by: approved_by.as_ref().map(|text| t.raw(text.as_str())),
        approval_number: approval_number.as_ref().map(|text| t.raw(text.as_str())),
        from: valid_from.as_ref().map(|date| t.day(date)),
        to: valid_to.as_ref().map(|date| t.day(date)),
    }
}

fn amount(t: Tongue, kind: FeeKind, amount: Option<i64>, range: Option<(i64, i64)>) -> String {
    match (kind, amount, range) {
        (FeeKind::Free, ..) => t.say(labels::fee_kind(FeeKind::Free)).to_owned(),
        (_, Some(rial), _) => format!("{} {}", t.grouped(rial), t.say(forms::RIALS)),
        (_, None, Some((min, max))) => {
            format!("{} {} {} {}", t.grouped(min), t.say(forms::TO), t.grouped(max), t.say(forms::RIALS))
        }
        (kind, None, None) => t.say(labels::fee_kind(kind)).to_owned(),
    }
}

fn account_row(t: Tongue, account: &Account) -> AccountRow {
    let Account { iban, holder, payment_id } = account;
    AccountRow {
        fours: tongue::in_fours(iban.as_str()),
        holder: holder.as_ref().map(|text| t.raw(text.as_str())),
        payment_id: payment_id.as_ref().map(ToString::to_string),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::parse_date;
    use crate::domain::text::Bilingual;
    use crate::domain::text::Text;
    use crate::wording::Language;

    fn fee(from: Option<&str>, to: Option<&str>) -> Fee {
        let date = |raw: Option<&str>| raw.map(|raw| parse_date(raw).unwrap());
        Fee {
            label: Bilingual { fa: Text::parse("نقشه", 9).unwrap(), en: None },
            kind: FeeKind::Fixed,
            amount_rial: Some(420_000),
            min_rial: None,
            max_rial: None,
            unit: None,
            audience: None,
            condition: None,
            channels: Vec::new(),
            accounts: Vec::new(),
            approved_by: None,
            approval_number: None,
            valid_from: date(from),
            valid_to: date(to),
        }
    }

    #[test]
    fn a_fee_counts_on_its_first_and_its_last_day() {
        let fees = [fee(Some("2018-03-21"), Some("2019-03-20"))];
        let on = |day| FeeTable::of(Tongue(Language::Fa), &fees, parse_date(day).unwrap()).current.len();
        assert_eq!(["2018-03-20", "2018-03-21", "2019-03-20", "2019-03-21"].map(on), [0, 1, 1, 0]);
    }

    #[test]
    fn an_amount_reads_in_rials_or_in_words() {
        let fa = Tongue(Language::Fa);
        assert_eq!(amount(fa, FeeKind::Fixed, Some(420_000), None), "۴۲۰٬۰۰۰ ریال");
        assert_eq!(amount(fa, FeeKind::Range, None, Some((1_000, 2_000))), "۱٬۰۰۰ تا ۲٬۰۰۰ ریال");
        assert_eq!(amount(fa, FeeKind::Free, Some(0), None), labels::fee_kind(FeeKind::Free).fa);
        assert_eq!(amount(fa, FeeKind::ByTariff, None, None), labels::fee_kind(FeeKind::ByTariff).fa);
    }
}

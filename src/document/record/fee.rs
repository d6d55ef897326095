//! «هزینه ارائه خدمت (ریال)»: rows of the fee table and the accounts they are paid into.
//!
//! Never here: which row holds today. All rows are listed, with their dates.

use crate::document::code;
use crate::document::code::ChannelKindCode;
use crate::document::code::FeeKindCode;
use crate::document::limit;
use crate::document::reader::Read;
use crate::document::reader::Reader;
use crate::document::record::channel;
use crate::document::text;
use crate::document::text::BilingualJson;
use crate::document::value;
use crate::domain::calendar::Date;
use crate::domain::fee::Account;
use crate::domain::fee::Fee;
use crate::domain::fee::Terms;
use crate::domain::vocabulary::FeeKind;
use serde::Deserialize;
use serde::Serialize;
use utoipa::ToSchema;

/// One row of the fee table; amounts are whole rials, at most 1,000,000,000,000,000.
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = Fee)]
#[serde(default)]
pub struct FeeJson {
    /// What is paid for; one line. The tiers of one fee share a label.
    #[schema(required, nullable = false)]
    pub label: Option<BilingualJson>,
    /// How it is fixed; decides which amounts it has.
    #[schema(required, nullable = false)]
    pub kind: Option<FeeKindCode>,
    /// The amount of a `fixed`, `tiered` or `per_unit` fee, 0 of a `free` one; else null.
    #[schema(minimum = 0)]
    pub amount_rial: Option<i64>,
    /// The lower bound of a `range`; else null.
    #[schema(minimum = 0)]
    pub min_rial: Option<i64>,
    /// The upper bound of a `range`; else null.
    #[schema(minimum = 0)]
    pub max_rial: Option<i64>,
    /// The unit of a `per_unit` fee.
    pub unit: Option<BilingualJson>,
    /// Whom it concerns; null: everybody.
    pub audience: Option<BilingualJson>,
    /// When a `tiered` fee is due, or where a `variable` or `by_tariff` fee is fixed; required of these.
    pub condition: Option<BilingualJson>,
    /// The access channels it holds for; null: all.
    pub channels: Option<Vec<ChannelKindCode>>,
    /// «شماره حساب (های) بانکی»; none for a `free` service.
    #[schema(max_items = 20)]
    pub accounts: Vec<AccountJson>,
    /// Who approved it: the competent authority by law.
    #[schema(max_length = 500)]
    pub approved_by: Option<String>,
    /// The number of the approval.
    #[schema(max_length = 500)]
    pub approval_number: Option<String>,
    /// The first day it holds; null: not stated.
    #[schema(format = Date)]
    pub valid_from: Option<String>,
    /// The last day it holds; null: until another is approved.
    #[schema(format = Date)]
    pub valid_to: Option<String>,
}

/// An account a fee is paid into.
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = Account)]
#[serde(default)]
pub struct AccountJson {
    /// «شبا»: `IR` and 24 digits, the check digits right.
    #[schema(
        required,
        nullable = false,
        example = "IR220100004001118304021331",
        pattern = "^IR[0-9]{24}$",
        max_length = 26
    )]
    pub iban: Option<String>,
    /// In whose name it stands.
    #[schema(max_length = 500)]
    pub holder: Option<String>,
    /// «شناسه پرداخت»: what the payer must name.
    #[schema(max_length = 500)]
    pub payment_id: Option<String>,
}

/// Reads one row.
///
/// # Errors
/// Everything wrong with it, noted.
pub fn read(reader: &mut Reader, row: &FeeJson) -> Read<Fee> {
    let label = reader.required("label", &row.label, text::label);
    let kind = reader.required("kind", &row.kind, code::value);
    if let Ok(kind) = kind {
        let found = terms(kind, row).violations(reader.pointer());
        reader.note_all(found);
    }
    let unit = reader.optional("unit", &row.unit, text::label);
    let audience = reader.optional("audience", &row.audience, text::label);
    let condition = reader.optional("condition", &row.condition, text::label);
    let channels = reader.optional_set("channels", &row.channels, limit::CHOICES, code::value);
    let accounts = reader.rows("accounts", &row.accounts, limit::ACCOUNTS, account);
    let approved_by = reader.optional("approved_by", &row.approved_by, text::line);
    let approval_number = reader.optional("approval_number", &row.approval_number, text::line);
    let valid_from = reader.optional("valid_from", &row.valid_from, value::date);
    let valid_to = reader.optional("valid_to", &row.valid_to, value::date);
    value::in_order(reader, valid_from, "valid_to", valid_to);
    Ok(Fee {
        label: label?,
        kind: kind?,
        amount_rial: row.amount_rial,
        min_rial: row.min_rial,
        max_rial: row.max_rial,
        unit: unit?,
        audience: audience?,
        condition: condition?,
        channels: channels?,
        accounts: accounts?,
        approved_by: approved_by?,
        approval_number: approval_number?,
        valid_from: valid_from?,
        valid_to: valid_to?,
    })
}

/// A key filled with something broken is filled: only its own fault is reported.
fn terms(kind: FeeKind, row: &FeeJson) -> Terms {
    Terms {
        kind,
        amount_rial: row.amount_rial,
        min_rial: row.min_rial,
        max_rial: row.max_rial,
        has_unit: row.unit.is_some(),
        has_condition: row.condition.is_some(),
        accounts: row.accounts.len(),
    }
}

fn account(reader: &mut Reader, row: &AccountJson) -> Read<Account> {
    let AccountJson { iban, holder, payment_id } = row;
    let iban = reader.required("iban", iban, value::iban);
    let holder = reader.optional("holder", holder, text::line);
    let payment_id = reader.optional("payment_id", payment_id, text::line);
    Ok(Account { iban: iban?, holder: holder?, payment_id: payment_id? })
}

impl From<&Fee> for FeeJson {
    fn from(fee: &Fee) -> Self {
        Self {
            label: Some((&fee.label).into()),
            kind: Some(fee.kind.into()),
            amount_rial: fee.amount_rial,
            min_rial: fee.min_rial,
            max_rial: fee.max_rial,
            unit: fee.unit.as_ref().map(Into::into),
            audience: fee.audience.as_ref().map(Into::into),
            condition: fee.condition.as_ref().map(Into::into),
            channels: channel::some_or_all(&fee.channels),
            accounts: fee.accounts.iter().map(Into::into).collect(),
            approved_by: fee.approved_by.as_ref().map(ToString::to_string),
            approval_number: fee.approval_number.as_ref().map(ToString::to_string),
            valid_from: fee.valid_from.as_ref().map(Date::to_string),
            valid_to: fee.valid_to.as_ref().map(Date::to_string),
        }
    }
}

impl From<&Account> for AccountJson {
    fn from(Account { iban, holder, payment_id }: &Account) -> Self {
        Self {
            iban: Some(iban.to_string()),
            holder: holder.as_ref().map(ToString::to_string),
            payment_id: payment_id.as_ref().map(ToString::to_string),
        }
    }
}

//! A violation: one thing wrong with what arrived, and where.
//!
//! Never here: sentences. What a fault is called in Persian and English stands in `wording`.

use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// What can be wrong with one value. The code is part of the contract.
    pub enum Fault {
        /// A key that must be there is not.
        Required = "required",
        /// A key the form does not have.
        UnknownKey = "unknown_key",
        /// The same key or parameter twice.
        Duplicate = "duplicate",
        /// Not JSON in UTF-8, or nested deeper than any form is.
        MalformedJson = "malformed_json",
        /// JSON of another type than the form asks for.
        WrongType = "wrong_type",
        /// A query parameter the operation does not have.
        UnknownParameter = "unknown_parameter",
        /// Not one of the closed list.
        NotInList = "not_in_list",
        /// Longer than the form allows.
        TooLong = "too_long",
        /// More rows than the form allows.
        TooMany = "too_many",
        /// Nothing but blanks.
        Blank = "blank",
        /// A control character or a bidirectional override.
        ForbiddenCharacter = "forbidden_character",
        /// A number outside its range.
        OutOfRange = "out_of_range",
        /// Not a whole number.
        NotANumber = "not_a_number",
        /// Not a service identifier.
        InvalidServiceId = "invalid_service_id",
        /// Not an agency code.
        InvalidAgencyCode = "invalid_agency_code",
        /// Not an ISO date, or not a day of the calendar.
        InvalidDate = "invalid_date",
        /// Not an RFC 3339 instant with an offset.
        InvalidInstant = "invalid_instant",
        /// The Gregorian and the Jalali date name two days.
        DatesDisagree = "dates_disagree",
        /// An end before its beginning.
        EndsBeforeItBegins = "ends_before_it_begins",
        /// Not a time of day.
        InvalidTime = "invalid_time",
        /// Not an absolute http or https address.
        InvalidUrl = "invalid_url",
        /// Plain http where https is asked for.
        UrlNotHttps = "url_not_https",
        /// Not an e-mail address.
        InvalidEmail = "invalid_email",
        /// Not a telephone number.
        InvalidPhone = "invalid_phone",
        /// A landline number without its area code.
        PhoneWithoutAreaCode = "phone_without_area_code",
        /// Not a number a short message can be sent to.
        InvalidSmsNumber = "invalid_sms_number",
        /// Not a USSD code.
        InvalidUssd = "invalid_ussd",
        /// A USSD code that may have been turned round; a person must say which is meant.
        AmbiguousUssd = "ambiguous_ussd",
        /// Not an Iranian bank account number (IBAN).
        InvalidIban = "invalid_iban",
        /// Two account numbers glued together.
        AccountsGlued = "accounts_glued",
        /// A fee of this kind needs an amount.
        AmountRequired = "amount_required",
        /// A fee of this kind has no amount.
        AmountNotAllowed = "amount_not_allowed",
        /// A fee of this kind needs a condition.
        ConditionRequired = "condition_required",
        /// A fee per unit says which unit.
        UnitRequired = "unit_required",
        /// A free service has no account to pay into.
        AccountNotAllowed = "account_not_allowed",
        /// The lower bound lies above the upper bound.
        MinAboveMax = "min_above_max",
        /// «سایر» is chosen and not explained, or explained and not chosen.
        OtherWithoutText = "other_without_text",
        /// An explanation of «سایر» that was not chosen.
        TextWithoutOther = "text_without_other",
        /// A channel in a stage that cannot have it.
        ChannelNotInStage = "channel_not_in_stage",
        /// The four stages, once each, in order.
        StagesIncomplete = "stages_incomplete",
        /// The same row twice.
        Repeated = "repeated",
        /// Steps are numbered from one without gaps.
        StepOrder = "step_order",
        /// Says there are no documents, and lists some.
        DocumentsContradict = "documents_contradict",
        /// Says that nobody need come, and gives reasons to come.
        VisitsContradict = "visits_contradict",
        /// A placeholder that somebody forgot to fill in.
        Placeholder = "placeholder",
        /// A province is named exactly when the scope is one province.
        ProvinceMismatch = "province_mismatch",
        /// A code of nothing the registry knows.
        UnknownReference = "unknown_reference",
        /// Following its parents, or its successors, leads back to it.
        LeadsBack = "leads_back",
        /// Its parent ended before it was issued.
        ParentWithdrawn = "parent_withdrawn",
        /// An identifier that already belongs to a service.
        IdentifierInUse = "identifier_in_use",
        /// Something that is only the issuer's or the registry's to say.
        ReadOnly = "read_only",
        /// Not a COFOG group such as `04.3`.
        InvalidCofog = "invalid_cofog",
        /// A cursor that this list did not give.
        InvalidCursor = "invalid_cursor",
        /// An instant that has not come.
        InTheFuture = "in_the_future",
    }
}

/// One thing wrong, and where: `pointer` is an RFC 6901 JSON pointer into what was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// Where, for example `/fees/0/amount_rial`.
    pub pointer: String,
    /// What.
    pub fault: Fault,
    /// A word that helps: the allowed values, the bound, the nearest right name.
    pub hint: Option<String>,
}

impl Violation {
    /// A violation without a hint.
    pub fn new(pointer: impl Into<String>, fault: Fault) -> Self {
        Self { pointer: pointer.into(), fault, hint: None }
    }

    /// A violation that says what would have been right.
    pub fn hinting(pointer: impl Into<String>, fault: Fault, hint: impl Into<String>) -> Self {
        Self { pointer: pointer.into(), fault, hint: Some(hint.into()) }
    }
}

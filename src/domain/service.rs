//! A service as the issuer states it: identifier, title, parent, owner, scope, status.
//!
//! Never here: what the agency says of it (that is the card), or a parent derived from digits.

use crate::domain::calendar::Date;
use crate::domain::id::AgencyCode;
use crate::domain::id::ServiceId;
use crate::domain::text::Bilingual;
use crate::domain::text::Text;
use crate::domain::vocabulary::AliasScheme;
use crate::domain::vocabulary::Province;
use crate::domain::vocabulary::Scope;

/// What the issuer states of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// Its identifier.
    pub id: ServiceId,
    /// The agency that gives it.
    pub agency: AgencyCode,
    /// The service it is a part of; stated, never read off the digits.
    pub parent: Option<ServiceId>,
    /// Its title; the agency may not edit it.
    pub title: Bilingual,
    /// Where it is given.
    pub scope: Option<Scope>,
    /// The province, exactly when the scope is one province.
    pub province: Option<Province>,
    /// The day on which it was issued.
    pub issued_on: Date,
    /// How it ended, if it did.
    pub withdrawal: Option<Withdrawal>,
}

/// The end of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawal {
    /// The first day without the service.
    pub on: Date,
    /// Why.
    pub reason: Bilingual,
    /// What to use instead.
    pub successors: Vec<ServiceId>,
}

/// Another identifier under which a service is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// Who numbered it so.
    pub scheme: AliasScheme,
    /// The identifier in that scheme.
    pub value: Text,
    /// The service it names.
    pub service: ServiceId,
    /// The first day of the alias, where known.
    pub valid_from: Option<Date>,
    /// The last day of the alias, where it ended.
    pub valid_to: Option<Date>,
}

//! An index row: enough of a service to list, filter and find it, and to lay over its revision.

use crate::catalogue::facts::ServiceFacts;
use crate::document::outline::Outline;
use crate::domain::calendar::Timestamp;
use crate::domain::id::ServiceId;
use crate::domain::vocabulary::ServiceStatus;

/// One service in the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What the store knows of it.
    pub facts: ServiceFacts,
    /// What lists would show of its record; empty for a service without a card.
    pub outline: Outline,
    /// Issued sub-services, in identifier order.
    pub sub_services: Vec<ServiceId>,
    /// The number of the picture in which what is shown of it last changed, its parent's and agency's names
    /// included.
    pub changed_at: u64,
    /// The instant of the last entry about any of that.
    pub updated_at: Timestamp,
}

impl Row {
    /// Its identifier.
    pub const fn id(&self) -> &ServiceId {
        &self.facts.service.id
    }

    /// Issued, or withdrawn.
    pub const fn status(&self) -> ServiceStatus {
        if self.facts.service.withdrawal.is_some() { ServiceStatus::Withdrawn } else { ServiceStatus::Issued }
    }

    /// A unit that the guide counts: an issued sub-service, or an issued service without issued sub-services.
    pub const fn countable(&self) -> bool {
        self.facts.service.withdrawal.is_none() && self.sub_services.is_empty()
    }

    /// A parent carries no card, also where it once had one.
    pub const fn shows_card(&self) -> bool {
        self.sub_services.is_empty() && self.facts.stamp.is_some()
    }

    /// What lists show of its record: nothing where it shows no card.
    pub fn shown(&self) -> &Outline {
        static NOTHING: Outline = Outline::NOTHING;
        if self.shows_card() { &self.outline } else { &NOTHING }
    }

    /// Whether it may be handed to counter offices.
    pub fn delegable(&self) -> bool {
        self.facts.delegability.as_ref().is_some_and(crate::domain::fact::Delegability::holds)
    }
}

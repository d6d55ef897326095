//! What an entry is: of a closed list of kinds, about somebody's identifier, for everybody's eyes or not.

use crate::domain::id::AgencyCode;
use crate::domain::id::ServiceId;
use crate::domain::vocabulary::vocabulary;
use crate::store::StoreError;
use crate::store::cell::Cells;
use std::fmt;

vocabulary! {
    /// What an entry records. The code is part of the leaf and of the change feed.
    pub enum EntryKind {
        /// An agency the registry did not know.
        AgencyCreated = "agency_created",
        /// Another state of an agency.
        AgencyChanged = "agency_changed",
        /// A service, by its issuer.
        ServiceIssued = "service_issued",
        /// Another title, parent, agency or scope of a service.
        ServiceChanged = "service_changed",
        /// The end of a service.
        ServiceWithdrawn = "service_withdrawn",
        /// The end of a service, undone.
        ServiceReinstated = "service_reinstated",
        /// A revision of a service's card and identity form.
        CardPublished = "card_published",
        /// Another identifier of a service.
        AliasAdded = "alias_added",
        /// The end of another identifier.
        AliasEnded = "alias_ended",
        /// Whether a service can be handed to counter offices.
        DelegabilityDecided = "delegability_decided",
        /// A claim or decision about a capability.
        CapabilityRecorded = "capability_recorded",
        /// A passing notice.
        NoticePosted = "notice_posted",
        /// A passing notice taken away before its time.
        NoticeRemoved = "notice_removed",
    }
}

/// What an entry is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// An agency.
    Agency(AgencyCode),
    /// A service.
    Service(ServiceId),
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Agency(code) => code.fmt(f),
            Self::Service(id) => id.fmt(f),
        }
    }
}

impl Subject {
    /// The kind of an entry says whose identifier its subject is.
    pub(in crate::store) fn read(cells: &Cells, kind: EntryKind, subject: &str) -> Result<Self, StoreError> {
        match kind {
            EntryKind::AgencyCreated | EntryKind::AgencyChanged => {
                cells.agency("subject", subject).map(Self::Agency)
            }
            EntryKind::ServiceIssued
            | EntryKind::ServiceChanged
            | EntryKind::ServiceWithdrawn
            | EntryKind::ServiceReinstated
            | EntryKind::CardPublished
            | EntryKind::AliasAdded
            | EntryKind::AliasEnded
            | EntryKind::DelegabilityDecided
            | EntryKind::CapabilityRecorded
            | EntryKind::NoticePosted
            | EntryKind::NoticeRemoved => cells.service("subject", subject).map(Self::Service),
        }
    }
}

/// Whether anybody may read an entry's payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// Payload and salt are shown, and never erased.
    Public,
    /// Only the digest is shown; payload and salt may be erased.
    Private,
}

impl Visibility {
    /// What a column says.
    pub(in crate::store) const fn of_column(public: bool) -> Self {
        if public { Self::Public } else { Self::Private }
    }
}

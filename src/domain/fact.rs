//! Facts with a life of their own that the card shows: capabilities, delegability, passing notices.

use crate::domain::calendar::Date;
use crate::domain::calendar::Timestamp;
use crate::domain::text::Bilingual;
use crate::domain::text::Text;
use crate::domain::vocabulary::Capability;
use crate::domain::vocabulary::CapabilityState;
use crate::domain::vocabulary::ChannelKind;
use crate::domain::vocabulary::Severity;

/// One claim or decision about a capability (guide, indicators 1 and 2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CapabilityFact {
    /// Which capability.
    pub capability: Capability,
    /// Claimed by the agency, verified or refused by an evaluator.
    pub state: CapabilityState,
    /// The day from which it holds.
    pub on: Date,
    /// For electronic delivery, through what.
    pub channels: Vec<ChannelKind>,
    /// The request page itself: the evidence of indicators 1 and 2.
    pub request_url: Option<String>,
    /// Why it was refused.
    pub reason: Option<Text>,
}

/// Whether a service can be handed to counter offices: all three must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delegability {
    /// It is no act of sovereignty.
    pub not_sovereign: bool,
    /// It can be electronic.
    pub electronic_capable: bool,
    /// It can be handed to somebody outside government.
    pub outsourceable: bool,
    /// When this was decided.
    pub decided_on: Option<Date>,
    /// Why.
    pub reason: Option<Bilingual>,
}

impl Delegability {
    /// All three conditions of the guide hold.
    pub const fn holds(&self) -> bool {
        self.not_sovereign && self.electronic_capable && self.outsourceable
    }
}

/// A passing notice: it stands on the card without a revision, and ends by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it says.
    pub text: Bilingual,
    /// How loudly.
    pub severity: Severity,
    /// From when.
    pub from: Timestamp,
    /// Until when.
    pub to: Option<Timestamp>,
}

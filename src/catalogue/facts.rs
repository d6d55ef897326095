//! What the store knows of one service at one moment: the input of a row.

use crate::domain::calendar::Timestamp;
use crate::domain::fact::CapabilityFact;
use crate::domain::fact::Delegability;
use crate::domain::fact::Notice;
use crate::domain::service::Alias;
use crate::domain::service::Service;
use crate::domain::text::Bilingual;

/// The number, instant and note of a published revision, without its document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The revision's number, from one.
    pub number: i64,
    /// When its journal entry was made.
    pub published_at: Timestamp,
    /// What changed, in the agency's words.
    pub change_note: Option<Bilingual>,
}

/// Everything the store holds about one service, except the text of its revisions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceFacts {
    /// What the issuer states.
    pub service: Service,
    /// The revision in force, if a card was ever published.
    pub stamp: Option<Stamp>,
    /// Other identifiers.
    pub aliases: Vec<Alias>,
    /// Whether it may be handed to counter offices, once decided.
    pub delegability: Option<Delegability>,
    /// The newest statement about each capability.
    pub capabilities: Vec<CapabilityFact>,
    /// A passing notice.
    pub notice: Option<Notice>,
    /// The last entry about this service.
    pub sequence: u64,
    /// The instant of that entry.
    pub updated_at: Timestamp,
}

//! A document that a client must bring, show or let the agency look up.

use crate::domain::id::ServiceId;
use crate::domain::text::Bilingual;
use crate::domain::text::Text;
use crate::domain::vocabulary::ChannelKind;
use crate::domain::vocabulary::DocumentForm;

/// One row of «مدارک لازم».
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequiredDocument {
    /// What it is called.
    pub title: Bilingual,
    /// Its number in the licence portal's list of document kinds, for example `10001` (identity card).
    pub code: Option<Text>,
    /// Original, copy, seen, electronic, or looked up by the agency.
    pub form: DocumentForm,
    /// When it is needed.
    pub condition: Option<Bilingual>,
    /// The channels it is needed on; none means all.
    pub channels: Vec<ChannelKind>,
    /// Where a client gets it.
    pub obtainable_from: Option<Bilingual>,
    /// The service that issues it.
    pub issued_by: Option<ServiceId>,
}

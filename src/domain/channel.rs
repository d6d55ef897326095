//! How a client reaches a service: eight kinds, each checked for what it is.

use crate::domain::text::Bilingual;
use crate::domain::vocabulary::ChannelKind;

/// One way to reach a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel {
    /// What it is.
    pub kind: ChannelKind,
    /// The address, number or code, in its canonical form; a counter office or the post may have none.
    pub value: Option<String>,
    /// Extensions behind a telephone number.
    pub extensions: Vec<String>,
    /// What to print beside it.
    pub label: Option<Bilingual>,
}

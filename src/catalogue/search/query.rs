//! What goes into the index, what is asked of it, and what it answers.

use crate::domain::id::AgencyCode;
use crate::domain::id::ServiceId;
use crate::domain::text::Bilingual;
use crate::domain::vocabulary::ChannelKind;
use crate::domain::vocabulary::ServiceType;

/// What the index must know of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its identifier.
    pub id: ServiceId,
    /// Its title; hits in it rank above hits in the description.
    pub title: Bilingual,
    /// What the card says of it.
    pub description: Option<Bilingual>,
    /// The agency that gives it.
    pub agency: AgencyCode,
    /// Whom it serves.
    pub types: Vec<ServiceType>,
    /// Through what a client reaches it.
    pub channels: Vec<ChannelKind>,
    /// Other identifiers under which it is known.
    pub aliases: Vec<String>,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// What was typed, as it was typed. The caller bounds its length.
    pub text: String,
    /// Only services of this agency.
    pub agency: Option<AgencyCode>,
    /// Only services of this type.
    pub service_type: Option<ServiceType>,
    /// Only services reached through this channel.
    pub channel: Option<ChannelKind>,
    /// Only hits behind this one, the last of the page before.
    pub after: Option<Position>,
    /// At most so many hits.
    pub limit: usize,
}

/// The place of a hit in the order of hits: the higher score first, then the smaller identifier.
///
/// It names no page and no index, so it holds in a later index too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// The score of the hit.
    pub score: u32,
    /// The service.
    pub id: ServiceId,
}

/// The answer to one [`Query`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The hits of this page, best first.
    pub hits: Vec<Hit>,
    /// How many services match on all pages together.
    pub total: u64,
    /// How the matches divide.
    pub facets: Facets,
    /// The query with its misspelt words corrected; only when the words match nothing at all.
    pub did_you_mean: Option<String>,
    /// Where the next page begins; `None` on the last.
    pub next: Option<Position>,
}

/// One service that matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The service.
    pub id: ServiceId,
    /// How well it matches: a rank from 1 to 6, comparable between queries.
    pub score: u32,
    /// What matched in the Persian title: ranges of characters, the end excluded, in order and disjoint.
    pub marks: Vec<(u32, u32)>,
}

/// How the matches divide, each facet counted as if its own filter were not set. Values without a match
/// are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// By agency, the largest first, then by code.
    pub agency: Vec<(AgencyCode, u64)>,
    /// By type, in the order of the guide.
    pub service_type: Vec<(ServiceType, u64)>,
    /// By channel, in the order of the guide.
    pub channel: Vec<(ChannelKind, u64)>,
}

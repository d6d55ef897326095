//! The record an agency keeps of its service: what the public card prints and the identity form adds.
//!
//! Never here: the identifier, the title, the parent, the owner or the status. Those are the
//! issuer's, and their absence from this type is what keeps an editor from changing them.

use crate::domain::channel::Channel;
use crate::domain::document::RequiredDocument;
use crate::domain::fee::Fee;
use crate::domain::hours::ServiceHours;
use crate::domain::identity::Identity;
use crate::domain::text::Bilingual;
use crate::domain::text::Text;
use crate::domain::vocabulary::Actor;
use crate::domain::vocabulary::ChannelKind;
use crate::domain::vocabulary::DurationUnit;
use crate::domain::vocabulary::ServiceType;

/// One revision of the record: the public card (annex form) and the identity form are two views of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// «شرح خدمت».
    pub description: Option<Bilingual>,
    /// Who may have it, and under what conditions.
    pub eligibility: Option<Bilingual>,
    /// «نوع خدمت».
    pub types: Vec<ServiceType>,
    /// «مدارک لازم».
    pub required_documents: Vec<RequiredDocument>,
    /// Says in so many words that no document is needed.
    pub no_required_documents: bool,
    /// «متوسط مدت زمان ارائه خدمت».
    pub average_duration: Option<AverageDuration>,
    /// «ساعات ارائه خدمت»: in-person hours.
    pub service_hours: Option<ServiceHours>,
    /// «تعداد بار مراجعه حضوری».
    pub in_person_visits: Option<Visits>,
    /// «هزینه ارائه خدمت (ریال)».
    pub fees: Vec<Fee>,
    /// «پرداخت بصورت الکترونیک».
    pub electronic_payment: Option<bool>,
    /// «نحوه دسترسی به خدمت».
    pub access_channels: Vec<Channel>,
    /// «نحوه دسترسی به شکایت از خدمت» (annex form only).
    pub complaint: Option<Complaint>,
    /// «نمودار مراحل دریافت خدمت», the client's view.
    pub steps: Vec<Step>,
    /// Languages in which the service is given, by ISO 639 code.
    pub languages: Vec<String>,
    /// Where clients may vote or suggest.
    pub feedback: Feedback,
    /// What only the identity form prints.
    pub identity: Identity,
}

/// How long it takes: `min` may be open ("at most 30 days"), and channels may differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AverageDuration {
    /// At least.
    pub min: Option<i64>,
    /// At most.
    pub max: Option<i64>,
    /// Of what; none only where words alone say how long.
    pub unit: Option<DurationUnit>,
    /// As the agency words it.
    pub text: Option<Bilingual>,
    /// Where a channel takes another time.
    pub by_channel: Vec<DurationByChannel>,
}

/// Another duration on some channels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DurationByChannel {
    /// Which channels.
    pub channels: Vec<ChannelKind>,
    /// At least.
    pub min: Option<i64>,
    /// At most.
    pub max: Option<i64>,
    /// Of what; none only where words alone say how long.
    pub unit: Option<DurationUnit>,
    /// As the agency words it.
    pub text: Option<Bilingual>,
}

/// How often a client must come in person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visits {
    /// At least.
    pub min: Option<i64>,
    /// At most; unknown where the form says "as needed".
    pub max: Option<i64>,
    /// As the agency words it.
    pub text: Option<Bilingual>,
    /// Where a channel needs another number.
    pub by_channel: Vec<VisitsByChannel>,
}

/// Another number of visits on some channels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitsByChannel {
    /// Which channels.
    pub channels: Vec<ChannelKind>,
    /// At least.
    pub min: Option<i64>,
    /// At most.
    pub max: Option<i64>,
    /// As the agency words it.
    pub text: Option<Bilingual>,
}

/// How to complain about the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// A page.
    pub url: Option<String>,
    /// A telephone number.
    pub phone: Option<String>,
    /// In words.
    pub text: Option<Bilingual>,
    /// Within how many days an answer comes.
    pub response_days: Option<i64>,
}

/// One step of the client's flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its place, from one.
    pub order: i64,
    /// What happens.
    pub title: Bilingual,
    /// Who does it.
    pub actor: Actor,
    /// Through what.
    pub channel: Option<ChannelKind>,
    /// Whether the client must be there.
    pub in_person: bool,
}

/// Where clients vote and suggest (guide, item 9.2.3).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Feedback {
    /// A poll on this service.
    pub poll_url: Option<String>,
    /// A suggestion box for this service.
    pub suggestion_url: Option<String>,
}

/// A question clients often ask, and its answer (guide, item 4.5.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faq {
    /// The question.
    pub question: Bilingual,
    /// The answer.
    pub answer: Bilingual,
}

/// A named file of the agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRef {
    /// The file's identifier in the registry.
    pub file_id: Text,
    /// Its media type.
    pub media_type: Text,
}

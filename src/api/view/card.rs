//! The card (guide, figure 3 and annex form): the revision in force under what the issuer states.

use crate::api::view::agency::AgencyRef;
use crate::api::view::item;
use crate::api::view::item::ServiceRef;
use crate::api::view::links::Links;
use crate::app::records::Loaded;
use crate::catalogue::row::Row;
use crate::catalogue::snapshot::Snapshot;
use crate::document::code::ChannelKindCode;
use crate::document::code::ProvinceCode;
use crate::document::code::ScopeCode;
use crate::document::code::ServiceStatusCode;
use crate::document::code::ServiceTypeCode;
use crate::document::code::SeverityCode;
use crate::document::code::codes;
use crate::document::hours::ServiceHoursJson;
use crate::document::record::RecordDocument;
use crate::document::record::channel::ChannelJson;
use crate::document::record::duration::AverageDurationJson;
use crate::document::record::fee::FeeJson;
use crate::document::record::feedback::ComplaintJson;
use crate::document::record::feedback::FeedbackJson;
use crate::document::record::requirement::RequiredDocumentJson;
use crate::document::record::step::StepJson;
use crate::document::record::visits::VisitsJson;
use crate::document::text::BilingualJson;
use crate::domain::calendar;
use crate::domain::completeness;
use crate::domain::completeness::Completeness;
use crate::domain::fact::Notice;
use crate::domain::hours::ServiceHours;
use crate::domain::service::Service;
use crate::domain::vocabulary::Capability;
use crate::domain::vocabulary::CapabilityState;
use serde::Serialize;
use utoipa::ToSchema;

/// The four capabilities of an electronic request (guide, indicator 1).
#[derive(Debug, Serialize, ToSchema)]
pub struct ElectronicRequest {
    /// Reached through the single portal: claimed or verified.
    pub single_portal_access: bool,
    /// Taken in electronically, uploads included: claimed or verified.
    pub electronic_intake: bool,
    /// A receipt that says when the answer comes: claimed or verified.
    pub receipt_with_due_time: bool,
    /// A unique tracking code at intake: claimed or verified.
    pub unique_tracking_code: bool,
    /// The request page itself.
    pub request_url: Option<String>,
    /// Whether an evaluator verified all four.
    pub verified: bool,
}

/// Electronic delivery (guide, indicator 2).
#[derive(Debug, Serialize, ToSchema)]
pub struct ElectronicDelivery {
    /// Claimed or verified.
    pub available: bool,
    /// Through what the answer comes.
    #[schema(max_items = 8)]
    pub channels: Vec<ChannelKindCode>,
    /// Whether an evaluator verified it.
    pub verified: bool,
}

/// Whether it may be handed to counter offices (guide, indicator 3): all three must hold.
#[derive(Debug, Serialize, ToSchema)]
pub struct Delegable {
    /// All three hold.
    pub value: bool,
    /// It is no act of sovereignty; null while undecided.
    pub not_sovereign: Option<bool>,
    /// It can be electronic; null while undecided.
    pub electronic_capable: Option<bool>,
    /// It can be handed to somebody outside government; null while undecided.
    pub outsourceable: Option<bool>,
}

/// A passing notice; it ends by itself.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Notice)]
pub struct NoticeView {
    /// What it says.
    pub text: BilingualJson,
    /// How loudly.
    pub severity: SeverityCode,
    /// From when; RFC 3339, UTC.
    #[schema(format = DateTime)]
    pub from: String,
    /// Until when; null: until it is taken down.
    #[schema(format = DateTime)]
    pub to: Option<String>,
}

impl From<&Notice> for NoticeView {
    fn from(Notice { text, severity, from, to }: &Notice) -> Self {
        Self {
            text: text.into(),
            severity: (*severity).into(),
            from: calendar::instant_text(*from),
            to: to.map(calendar::instant_text),
        }
    }
}

/// How much of the annex form is filled in (guide, annex A; item 4.3.1).
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Completeness)]
pub struct CompletenessView {
    /// Rows with something in them.
    pub filled: usize,
    /// Rows there are; 0 on a parent, which has no card.
    pub required: usize,
    /// Filled over required, two decimals, half up; null on a parent.
    #[schema(minimum = 0, maximum = 100, example = 91.67)]
    pub percent: Option<f64>,
    /// The rows that are empty, in the order of the form.
    #[schema(max_items = 12)]
    pub missing: Vec<&'static str>,
}

impl From<Completeness> for CompletenessView {
    fn from(Completeness { filled, required, missing }: Completeness) -> Self {
        let basis_points =
            (filled.saturating_mul(20_000).saturating_add(required)).checked_div(required.saturating_mul(2));
        let percent = basis_points
            .and_then(|points| u32::try_from(points).ok())
            .map(|points| f64::from(points) / 100.0);
        Self { filled, required, percent, missing }
    }
}

/// Addresses of a card.
#[derive(Debug, Serialize, ToSchema)]
pub struct CardLinks {
    /// This card.
    #[serde(rename = "self")]
    pub self_: String,
    /// Its page: the permanent address of the service.
    pub html: String,
    /// The full identity form («جزئیات خدمت»).
    pub identity: String,
    /// All counter offices of the service; null while the registry keeps none.
    pub offices: Option<String>,
    /// The service-level statement; null while there is none.
    pub sla: Option<String>,
    /// The request page.
    pub request: Option<String>,
}

/// The public card of a service (guide, figure 3 and annex form).
///
/// A parent, and a service whose card was never published, answers with its identity fields, empty
/// card fields and revision 0.
#[derive(Debug, Serialize, ToSchema)]
pub struct Card {
    /// «شناسه خدمت»: nine digits, or eleven for a service that has no nine-digit one.
    #[schema(example = "121095101", pattern = "^[1-9][0-9]{8}([0-9]{2})?$")]
    pub service_id: String,
    /// `service` or `sub_service`.
    #[schema(example = "sub_service", pattern = "^(service|sub_service)$")]
    pub kind: &'static str,
    /// The service it is a part of; stated by the issuer, never derived from digits.
    pub parent: Option<ServiceRef>,
    /// «عنوان خدمت»; the issuer's.
    pub title: BilingualJson,
    /// «نام دستگاه اجرایی».
    pub agency: Option<AgencyRef>,
    /// Issued or withdrawn.
    pub status: ServiceStatusCode,
    /// A unit that the guide counts: a sub-service, or a service without sub-services.
    pub countable: bool,
    /// «نوع خدمت».
    #[schema(max_items = 3)]
    pub types: Vec<ServiceTypeCode>,
    /// Where it is given.
    pub scope: Option<ScopeCode>,
    /// The province, exactly when the scope is one province.
    pub province: Option<ProvinceCode>,
    /// «شرح خدمت».
    pub description: Option<BilingualJson>,
    /// Who may have it, and under what conditions.
    pub eligibility: Option<BilingualJson>,
    /// «مدارک مورد نیاز».
    #[schema(max_items = 100)]
    pub required_documents: Vec<RequiredDocumentJson>,
    /// Says in so many words that no document is needed.
    pub no_required_documents: bool,
    /// «متوسط مدت زمان ارائه خدمت».
    pub average_duration: Option<AverageDurationJson>,
    /// «ساعات ارائه خدمت»; with source `agency` the agency's default hours are filled in.
    pub service_hours: Option<ServiceHoursJson>,
    /// «تعداد بار مراجعه حضوری».
    pub in_person_visits: Option<VisitsJson>,
    /// «هزینه ارائه خدمت (ریال)»: all rows with their dates; none depends on today.
    #[schema(max_items = 100)]
    pub fees: Vec<FeeJson>,
    /// «پرداخت بصورت الکترونیک».
    pub electronic_payment: Option<bool>,
    /// «نحوه دسترسی به خدمت».
    #[schema(max_items = 50)]
    pub access_channels: Vec<ChannelJson>,
    /// «نحوه دسترسی به شکایت از خدمت».
    pub complaint: Option<ComplaintJson>,
    /// «نمودار مراحل دریافت خدمت».
    #[schema(max_items = 50)]
    pub steps: Vec<StepJson>,
    /// What stands of the electronic request.
    pub electronic_request: ElectronicRequest,
    /// What stands of the electronic delivery.
    pub electronic_delivery: ElectronicDelivery,
    /// Whether it may be handed to counter offices.
    pub delegable: Delegable,
    /// Languages in which it is given, by ISO 639 code.
    #[schema(max_items = 50)]
    pub languages: Vec<String>,
    /// Passing notices.
    #[schema(max_items = 10)]
    pub notices: Vec<NoticeView>,
    /// Issued sub-services; a service that has some carries no card.
    #[schema(max_items = 5000)]
    pub sub_services: Vec<ServiceRef>,
    /// The number of the revision in force; 0 without a published card.
    pub revision: i64,
    /// When that revision was published; RFC 3339, UTC.
    #[schema(format = DateTime)]
    pub published_at: Option<String>,
    /// The last entry that changed these bytes; RFC 3339, UTC.
    #[schema(format = DateTime)]
    pub updated_at: String,
    /// How much of the annex form is filled in.
    pub completeness: CompletenessView,
    /// Where clients vote and suggest.
    pub feedback: FeedbackJson,
    /// Related addresses.
    pub links: CardLinks,
}

impl Card {
    /// The card of a row, laid over the revision in force.
    pub fn of(snapshot: &Snapshot, row: &Row, loaded: Option<Loaded>, links: &Links) -> Self {
        let Service { id, agency, parent, title, scope, province, issued_on: _, withdrawal: _ } =
            &row.facts.service;
        let stamp = loaded.as_ref().and(row.facts.stamp.as_ref());
        let completeness = completeness_of(row, loaded.as_ref());
        let request = electronic_request(row);
        let document = with_agency_hours(snapshot, row, loaded);
        Self {
            service_id: id.to_string(),
            kind: item::kind(&row.facts.service),
            parent: parent.as_ref().and_then(|parent| ServiceRef::of(snapshot, parent)),
            title: title.into(),
            agency: AgencyRef::of(snapshot, agency),
            status: row.status().into(),
            countable: row.countable(),
            types: document.types,
            scope: scope.map(Into::into),
            province: province.map(Into::into),
            description: document.description.or_else(|| row.outline.description.as_ref().map(Into::into)),
            eligibility: document.eligibility,
            required_documents: document.required_documents,
            no_required_documents: document.no_required_documents,
            average_duration: document.average_duration,
            service_hours: document.service_hours,
            in_person_visits: document.in_person_visits,
            fees: document.fees,
            electronic_payment: document.electronic_payment,
            access_channels: document.access_channels,
            complaint: document.complaint,
            steps: document.steps,
            electronic_delivery: electronic_delivery(row),
            delegable: delegable(row),
            languages: document.languages,
            notices: row.facts.notice.iter().map(Into::into).collect(),
            sub_services: row.sub_services.iter().filter_map(|id| ServiceRef::of(snapshot, id)).collect(),
            revision: stamp.map_or(0, |stamp| stamp.number),
            published_at: stamp.map(|stamp| calendar::instant_text(stamp.published_at)),
            updated_at: calendar::instant_text(row.updated_at),
            completeness: completeness.into(),
            feedback: document.feedback,
            links: CardLinks {
                self_: links.service(id),
                html: links.page(id),
                identity: links.identity(id),
                offices: None,
                sla: None,
                request: request.request_url.clone(),
            },
            electronic_request: request,
        }
    }
}

/// A unit without a card has filled in what the issuer states; a parent has no form to fill in.
fn completeness_of(row: &Row, loaded: Option<&Loaded>) -> Completeness {
    match loaded {
        Some(loaded) => completeness::of(&loaded.record),
        None if row.countable() => completeness::of_nothing(),
        None => Completeness { filled: 0, required: 0, missing: Vec::new() },
    }
}

/// The record to print; «وقت اداری» becomes the agency's hours.
fn with_agency_hours(snapshot: &Snapshot, row: &Row, loaded: Option<Loaded>) -> RecordDocument {
    let Some(Loaded { mut document, record }) = loaded else { return RecordDocument::default() };
    if record.service_hours == Some(ServiceHours::Agency)
        && let Some(hours) =
            snapshot.agency(&row.facts.service.agency).and_then(|row| row.agency.hours.as_ref())
    {
        document.service_hours = Some(ServiceHoursJson::of_agency(hours));
    }
    document
}

fn state(row: &Row, capability: Capability) -> Option<CapabilityState> {
    row.facts.capabilities.iter().find(|fact| fact.capability == capability).map(|fact| fact.state)
}

fn held(state: Option<CapabilityState>) -> bool {
    matches!(state, Some(CapabilityState::Claimed | CapabilityState::Verified))
}

fn electronic_request(row: &Row) -> ElectronicRequest {
    let of = |capability| state(row, capability);
    let needed = [
        of(Capability::SinglePortalAccess),
        of(Capability::ElectronicIntake),
        of(Capability::ReceiptWithDueTime),
        of(Capability::UniqueTrackingCode),
    ];
    let [portal, intake, receipt, code] = needed;
    ElectronicRequest {
        single_portal_access: held(portal),
        electronic_intake: held(intake),
        receipt_with_due_time: held(receipt),
        unique_tracking_code: held(code),
        request_url: row.facts.capabilities.iter().find_map(|fact| fact.request_url.clone()),
        verified: needed.iter().all(|state| *state == Some(CapabilityState::Verified)),
    }
}

fn electronic_delivery(row: &Row) -> ElectronicDelivery {
    let fact = row.facts.capabilities.iter().find(|fact| fact.capability == Capability::ElectronicDelivery);
    let state = fact.map(|fact| fact.state);
    ElectronicDelivery {
        available: held(state),
        channels: fact.map(|fact| codes(&fact.channels)).unwrap_or_default(),
        verified: state == Some(CapabilityState::Verified),
    }
}

fn delegable(row: &Row) -> Delegable {
    let decided = row.facts.delegability.as_ref();
    Delegable {
        value: row.delegable(),
        not_sovereign: decided.map(|decided| decided.not_sovereign),
        electronic_capable: decided.map(|decided| decided.electronic_capable),
        outsourceable: decided.map(|decided| decided.outsourceable),
    }
}

//! The record of a service as one flat JSON object: the card's keys, then those that only the
//! identity form prints. Card and form are two views of it.
//!
//! Never here: the identifier, the title, the parent, the owner or the status (the issuer's), and
//! capabilities, delegability and notices (facts with a life of their own).

pub mod channel;
pub mod duration;
pub mod fee;
pub mod feedback;
pub mod file;
pub mod help;
mod identity;
pub mod law;
pub mod requirement;
pub mod stage;
pub mod step;
pub mod stored;
pub mod system;
pub mod usage;
pub mod visits;
mod write;

#[cfg(test)]
mod tests;

use crate::document::code;
use crate::document::code::FormEditionCode;
use crate::document::code::InitiationCode;
use crate::document::code::LevelCode;
use crate::document::code::LifeEventCode;
use crate::document::code::MaturityPhaseCode;
use crate::document::code::NatureCode;
use crate::document::code::ServicePatternCode;
use crate::document::code::ServiceTypeCode;
use crate::document::hours;
use crate::document::hours::ServiceHoursJson;
use crate::document::limit;
use crate::document::reader::Read;
use crate::document::reader::Reader;
use crate::document::record::channel::ChannelJson;
use crate::document::record::duration::AverageDurationJson;
use crate::document::record::fee::FeeJson;
use crate::document::record::feedback::ComplaintJson;
use crate::document::record::feedback::FeedbackJson;
use crate::document::record::file::FileRefJson;
use crate::document::record::help::FaqJson;
use crate::document::record::help::ResponsibleJson;
use crate::document::record::law::LawJson;
use crate::document::record::requirement::RequiredDocumentJson;
use crate::document::record::stage::StageJson;
use crate::document::record::step::StepJson;
use crate::document::record::system::InquiryJson;
use crate::document::record::system::InternalLinkJson;
use crate::document::record::system::SystemNameJson;
use crate::document::record::usage::ClientStatJson;
use crate::document::record::usage::FrequencyJson;
use crate::document::record::visits::VisitsJson;
use crate::document::text;
use crate::document::text::BilingualJson;
use crate::document::value;
use crate::domain::card::Record;
use crate::domain::violation::Fault;
use crate::domain::violation::Violation;
use serde::Deserialize;
use serde::Serialize;
use utoipa::ToSchema;

/// What an agency states of its service. A key left out is null or empty, so a draft may be partial.
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = Record)]
#[serde(default)]
pub struct RecordDocument {
    /// «شرح خدمت»: what the service is; a paragraph of at most 5,000 characters.
    pub description: Option<BilingualJson>,
    /// Who may have it, and under what conditions (guide, item 4 of the card); a paragraph.
    pub eligibility: Option<BilingualJson>,
    /// «نوع خدمت»: whom it serves; a set.
    pub types: Vec<ServiceTypeCode>,
    /// «مدارک لازم برای انجام خدمت».
    #[schema(max_items = 100)]
    pub required_documents: Vec<RequiredDocumentJson>,
    /// True says in so many words that no document is needed; then `required_documents` is empty.
    pub no_required_documents: bool,
    /// «متوسط مدت زمان ارائه خدمت»; null: not stated.
    pub average_duration: Option<AverageDurationJson>,
    /// «ساعات ارائه خدمت»: in-person hours; null: not stated.
    pub service_hours: Option<ServiceHoursJson>,
    /// «تعداد بار مراجعه حضوری»; null: not stated.
    pub in_person_visits: Option<VisitsJson>,
    /// «هزینه ارائه خدمت (ریال)»: every row with its dates, those of the past and future too.
    /// Empty: not stated; a free service has a row of kind `free`.
    #[schema(max_items = 100)]
    pub fees: Vec<FeeJson>,
    /// «پرداخت بصورت الکترونیک»; null: not stated.
    pub electronic_payment: Option<bool>,
    /// «نحوه دسترسی به خدمت»: the icons of the card.
    #[schema(max_items = 50)]
    pub access_channels: Vec<ChannelJson>,
    /// «نحوه دسترسی به شکایت از خدمت» (annex form only); null: not stated.
    pub complaint: Option<ComplaintJson>,
    /// «نمودار مراحل دریافت خدمت»: the client's view, in order.
    #[schema(max_items = 50)]
    pub steps: Vec<StepJson>,
    /// Languages in which the service is given, by ISO 639 code; a set.
    #[schema(max_items = 50, example = json!(["fa"]))]
    pub languages: Vec<String>,
    /// Where clients vote and suggest (guide, item 9.2.3).
    pub feedback: FeedbackJson,
    /// Which printed template the identity form follows; 1397 where it is left out.
    pub form_edition: FormEditionCode,
    /// «عنوان فرایند», in the variant form; one line.
    pub process_heading: Option<BilingualJson>,
    /// «نوع مخاطبین (خدمت گیرندگان)»: one line each.
    #[schema(max_items = 50)]
    pub audience: Vec<BilingualJson>,
    /// «ماهیت خدمت»; null: not stated.
    pub nature: Option<NatureCode>,
    /// «سطح خدمت» of the first form; a set.
    pub levels: Vec<LevelCode>,
    /// «رویداد مرتبط با»; a set.
    pub life_events: Vec<LifeEventCode>,
    /// The event meant by «سایر»: filled exactly when `life_events` has `other`.
    pub life_event_other: Option<BilingualJson>,
    /// «نحوه آغاز خدمت»; a set.
    pub initiation: Vec<InitiationCode>,
    /// The beginning meant by «سایر»: filled exactly when `initiation` has `other`.
    pub initiation_other: Option<BilingualJson>,
    /// «قوانین و مقررات بالادستی».
    #[schema(max_items = 100)]
    pub upstream_laws: Vec<LawJson>,
    /// «آمار تعداد خدمت گیرندگان».
    #[schema(max_items = 50)]
    pub client_stats: Vec<ClientStatJson>,
    /// «تواتر»: how often a client needs it; null: not stated.
    pub frequency: Option<FrequencyJson>,
    /// «آدرس دقیق و مستقیم خدمت در وبگاه»: the request page itself; http or https.
    pub direct_url: Option<String>,
    /// «نام سامانه مربوط به خدمت».
    pub system: Option<SystemNameJson>,
    /// «مراحل خدمت»: the four stages in the order of the form; left out, four empty ones.
    #[schema(max_items = 4)]
    pub stages: Vec<StageJson>,
    /// «ارتباط خدمت با سایر سامانه‌ها (بانک‌های اطلاعاتی) در دستگاه» (form, row 7).
    #[schema(max_items = 100)]
    pub internal_links: Vec<InternalLinkJson>,
    /// «ارتباط خدمت با سایر دستگاه‌ها» (form, row 8).
    #[schema(max_items = 100)]
    pub inquiries: Vec<InquiryJson>,
    /// «عناوین فرایندهای خدمت» (form, row 9), in order; one line each.
    #[schema(max_items = 50)]
    pub processes: Vec<BilingualJson>,
    /// «نمودار ارتباطی فرایندهای خدمت» (form, row 10).
    pub process_diagram: Option<FileRefJson>,
    /// «زیرگروه خدمت»: a group of the classification of the functions of government (COFOG).
    #[schema(example = "04.3", pattern = r"^(0[1-9]|10)\.[1-9]$")]
    pub cofog: Option<String>,
    /// «الگوی خدمت» of the later form; a set.
    pub service_patterns: Vec<ServicePatternCode>,
    /// «آیا خدمت منجر به صدور مجوز میشود؟»; null: not stated.
    pub leads_to_licence: Option<bool>,
    /// «آیا خدمت در میز خدمت حضوری نیز ارائه میشود؟»; null: not stated.
    pub on_in_person_desk: Option<bool>,
    /// Its address on the national portal; http or https.
    pub national_portal_url: Option<String>,
    /// «بهای تمام شده ارائه خدمت», in rials.
    #[schema(minimum = 0)]
    pub cost_price_rial: Option<i64>,
    /// «فازهای خدمت»; null: not stated.
    pub maturity_phase: Option<MaturityPhaseCode>,
    /// «نیاز به احراز هویت»: whether the client must be identified; null: not stated.
    pub identity_verification: Option<bool>,
    /// Whether a receipt names the day of the answer (guide, indicators 1 and 7); null: not stated.
    pub dated_receipt: Option<bool>,
    /// A guide for clients; http or https.
    pub guide_url: Option<String>,
    /// «سوالات متداول» (guide, item 4.5.1).
    #[schema(max_items = 50)]
    pub faq: Vec<FaqJson>,
    /// Units that answer for the service, where the agency publishes them.
    #[schema(max_items = 50)]
    pub responsible: Vec<ResponsibleJson>,
    /// «ارگان‌های همکار»: bodies that take part, by name.
    #[schema(max_items = 50)]
    pub cooperating_agencies: Vec<BilingualJson>,
}

/// Reads a record and its rules.
///
/// # Errors
/// Everything wrong with it, each with its pointer into the record.
pub fn to_domain(document: &RecordDocument) -> Result<Record, Vec<Violation>> {
    let mut reader = Reader::default();
    let record = read(&mut reader, document);
    reader.finish(record)
}

/// Writes a record: every text as the domain keeps it, always four stages.
pub fn from_domain(record: &Record) -> RecordDocument {
    record.into()
}

/// Reads a record that stands inside something larger.
///
/// # Errors
/// Everything wrong with it, noted.
pub fn read(reader: &mut Reader, document: &RecordDocument) -> Read<Record> {
    let it = document;
    let description = reader.optional("description", &it.description, text::paragraph);
    let eligibility = reader.optional("eligibility", &it.eligibility, text::paragraph);
    let types = reader.set("types", &it.types, limit::CHOICES, code::value);
    let required_documents =
        reader.rows("required_documents", &it.required_documents, limit::DOCUMENTS, requirement::read);
    if it.no_required_documents && !it.required_documents.is_empty() {
        reader.note_at("no_required_documents", Fault::DocumentsContradict);
    }
    let average_duration = reader.optional("average_duration", &it.average_duration, duration::read);
    let service_hours = reader.optional("service_hours", &it.service_hours, hours::service_hours);
    let in_person_visits = reader.optional("in_person_visits", &it.in_person_visits, visits::read);
    let fees = reader.rows("fees", &it.fees, limit::FEES, fee::read);
    let access_channels = reader.set("access_channels", &it.access_channels, limit::CHANNELS, channel::read);
    let complaint = reader.optional("complaint", &it.complaint, feedback::complaint);
    let steps = step::read_all(reader, &it.steps);
    let languages = reader.set("languages", &it.languages, limit::CHOICES, value::language);
    let feedback = reader.key("feedback", |reader| feedback::read(reader, &it.feedback));
    let identity = identity::read(reader, it);
    Ok(Record {
        description: description?,
        eligibility: eligibility?,
        types: types?,
        required_documents: required_documents?,
        no_required_documents: it.no_required_documents,
        average_duration: average_duration?,
        service_hours: service_hours?,
        in_person_visits: in_person_visits?,
        fees: fees?,
        electronic_payment: it.electronic_payment,
        access_channels: access_channels?,
        complaint: complaint?,
        steps: steps?,
        languages: languages?,
        feedback: feedback?,
        identity: identity?,
    })
}

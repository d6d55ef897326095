//! The full identity form (شناسنامه خدمت), its keys in the order of the issued annex.

use crate::api::view::agency::AgencyRef;
use crate::api::view::item::ServiceRef;
use crate::api::view::links::Links;
use crate::app::records::Loaded;
use crate::catalogue::row::Row;
use crate::catalogue::snapshot::Snapshot;
use crate::document::code::FormEditionCode;
use crate::document::code::InitiationCode;
use crate::document::code::LevelCode;
use crate::document::code::LifeEventCode;
use crate::document::code::MaturityPhaseCode;
use crate::document::code::NatureCode;
use crate::document::code::ProvinceCode;
use crate::document::code::ScopeCode;
use crate::document::code::ServicePatternCode;
use crate::document::code::ServiceTypeCode;
use crate::document::record::RecordDocument;
use crate::document::record::duration::AverageDurationJson;
use crate::document::record::fee::FeeJson;
use crate::document::record::file::FileRefJson;
use crate::document::record::help::FaqJson;
use crate::document::record::help::ResponsibleJson;
use crate::document::record::law::LawJson;
use crate::document::record::requirement::RequiredDocumentJson;
use crate::document::record::stage;
use crate::document::record::stage::StageJson;
use crate::document::record::system::InquiryJson;
use crate::document::record::system::InternalLinkJson;
use crate::document::record::system::SystemNameJson;
use crate::document::record::usage::ClientStatJson;
use crate::document::record::usage::FrequencyJson;
use crate::document::record::visits::VisitsJson;
use crate::document::text::BilingualJson;
use crate::domain::calendar;
use crate::domain::service::Service;
use serde::Serialize;
use utoipa::ToSchema;

/// Addresses of an identity form.
#[derive(Debug, Serialize, ToSchema)]
pub struct IdentityLinks {
    /// This form.
    #[serde(rename = "self")]
    pub self_: String,
    /// The card of the same service.
    pub card: String,
    /// Its page.
    pub html: String,
}

/// The full identity form of a service (شناسنامه خدمت). Where the card has the key it is the same
/// object. Who filled it in is not here.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = IdentityForm)]
pub struct IdentityView {
    /// «شناسه خدمت».
    #[schema(example = "121095101", pattern = "^[1-9][0-9]{8}([0-9]{2})?$")]
    pub service_id: String,
    /// Which printed template it follows.
    pub form_edition: FormEditionCode,
    /// «عنوان خدمت».
    pub title: BilingualJson,
    /// «عنوان فرایند», in the variant form.
    pub process_heading: Option<BilingualJson>,
    /// «نام خدمت کلان / شناسه خدمت کلان».
    pub parent: Option<ServiceRef>,
    /// «نام دستگاه اجرایی».
    pub agency: Option<AgencyRef>,
    /// «نام دستگاه مادر».
    pub parent_agency: Option<AgencyRef>,
    /// «شرح خدمت».
    pub description: Option<BilingualJson>,
    /// «نوع خدمت».
    #[schema(max_items = 3)]
    pub types: Vec<ServiceTypeCode>,
    /// «نوع مخاطبین (خدمت گیرندگان)».
    #[schema(max_items = 50)]
    pub audience: Vec<BilingualJson>,
    /// «ماهیت خدمت».
    pub nature: Option<NatureCode>,
    /// «سطح خدمت» of the first form.
    #[schema(max_items = 5)]
    pub levels: Vec<LevelCode>,
    /// «سطح خدمت» of the later form.
    pub scope: Option<ScopeCode>,
    /// The province, exactly when the scope is one province.
    pub province: Option<ProvinceCode>,
    /// «رویداد مرتبط با».
    #[schema(max_items = 14)]
    pub life_events: Vec<LifeEventCode>,
    /// The event meant by «سایر».
    pub life_event_other: Option<BilingualJson>,
    /// «نحوه آغاز خدمت».
    #[schema(max_items = 5)]
    pub initiation: Vec<InitiationCode>,
    /// The beginning meant by «سایر».
    pub initiation_other: Option<BilingualJson>,
    /// «مدارک لازم برای انجام خدمت».
    #[schema(max_items = 100)]
    pub required_documents: Vec<RequiredDocumentJson>,
    /// «قوانین و مقررات بالادستی».
    #[schema(max_items = 100)]
    pub upstream_laws: Vec<LawJson>,
    /// «آمار تعداد خدمت گیرندگان».
    #[schema(max_items = 50)]
    pub client_stats: Vec<ClientStatJson>,
    /// «متوسط مدت زمان ارائه خدمت».
    pub average_duration: Option<AverageDurationJson>,
    /// «تواتر».
    pub frequency: Option<FrequencyJson>,
    /// «تعداد بار مراجعه حضوری».
    pub in_person_visits: Option<VisitsJson>,
    /// «هزینه ارائه خدمت (ریال)».
    #[schema(max_items = 100)]
    pub fees: Vec<FeeJson>,
    /// «پرداخت بصورت الکترونیک».
    pub electronic_payment: Option<bool>,
    /// «آدرس دقیق و مستقیم خدمت در وبگاه».
    pub direct_url: Option<String>,
    /// «نام سامانه مربوط به خدمت».
    pub system: Option<SystemNameJson>,
    /// «مراحل خدمت»: always the four, in order.
    #[schema(max_items = 4)]
    pub stages: Vec<StageJson>,
    /// «ارتباط خدمت با سایر سامانه‌ها (بانک‌های اطلاعاتی) در دستگاه».
    #[schema(max_items = 100)]
    pub internal_links: Vec<InternalLinkJson>,
    /// «ارتباط خدمت با سایر دستگاه‌ها».
    #[schema(max_items = 100)]
    pub inquiries: Vec<InquiryJson>,
    /// «عناوین فرایندهای خدمت».
    #[schema(max_items = 50)]
    pub processes: Vec<BilingualJson>,
    /// «نمودار ارتباطی فرایندهای خدمت».
    pub process_diagram: Option<FileRefJson>,
    /// «زیرگروه خدمت»: a group of the classification of the functions of government.
    #[schema(example = "01.3", pattern = r"^(0[1-9]|10)\.[1-9]$")]
    pub cofog: Option<String>,
    /// «الگوی خدمت».
    #[schema(max_items = 10)]
    pub service_patterns: Vec<ServicePatternCode>,
    /// «آیا خدمت منجر به صدور مجوز می‌شود؟».
    pub leads_to_licence: Option<bool>,
    /// «آیا خدمت در میز خدمت حضوری نیز ارائه می‌شود؟».
    pub on_in_person_desk: Option<bool>,
    /// Its address on the national portal.
    pub national_portal_url: Option<String>,
    /// «بهای تمام شده ارائه خدمت», in rials.
    #[schema(minimum = 0)]
    pub cost_price_rial: Option<i64>,
    /// «فازهای خدمت».
    pub maturity_phase: Option<MaturityPhaseCode>,
    /// «نیاز به احراز هویت».
    pub identity_verification: Option<bool>,
    /// Whether a receipt names the day of the answer.
    pub dated_receipt: Option<bool>,
    /// A guide for clients.
    pub guide_url: Option<String>,
    /// «سوالات متداول».
    #[schema(max_items = 50)]
    pub faq: Vec<FaqJson>,
    /// Units that answer for the service, where the agency publishes them.
    #[schema(max_items = 50)]
    pub responsible: Vec<ResponsibleJson>,
    /// «ارگان‌های همکار».
    #[schema(max_items = 50)]
    pub cooperating_agencies: Vec<BilingualJson>,
    /// The number of the revision in force; 0 without a published card.
    pub revision: i64,
    /// The last entry that changed these bytes; RFC 3339, UTC.
    #[schema(format = DateTime)]
    pub updated_at: String,
    /// Related addresses.
    pub links: IdentityLinks,
}

/// The form has its four stages whether a record fills them in or not.
fn without_record() -> RecordDocument {
    RecordDocument { stages: stage::nothing_filled_in(), ..RecordDocument::default() }
}

impl IdentityView {
    /// The form of a row, laid over the revision in force.
    pub fn of(snapshot: &Snapshot, row: &Row, loaded: Option<Loaded>, links: &Links) -> Self {
        let Service { id, agency, parent, title, scope, province, issued_on: _, withdrawal: _ } =
            &row.facts.service;
        let mother = snapshot.agency(agency).and_then(|row| row.agency.parent.as_ref());
        let revision = loaded.as_ref().and(row.facts.stamp.as_ref()).map_or(0, |stamp| stamp.number);
        let document = loaded.map_or_else(without_record, |loaded| loaded.document);
        Self {
            service_id: id.to_string(),
            form_edition: document.form_edition,
            title: title.into(),
            process_heading: document.process_heading,
            parent: parent.as_ref().and_then(|parent| ServiceRef::of(snapshot, parent)),
            agency: AgencyRef::of(snapshot, agency),
            parent_agency: mother.and_then(|mother| AgencyRef::of(snapshot, mother)),
            description: document.description.or_else(|| row.outline.description.as_ref().map(Into::into)),
            types: document.types,
            audience: document.audience,
            nature: document.nature,
            levels: document.levels,
            scope: scope.map(Into::into),
            province: province.map(Into::into),
            life_events: document.life_events,
            life_event_other: document.life_event_other,
            initiation: document.initiation,
            initiation_other: document.initiation_other,
            required_documents: document.required_documents,
            upstream_laws: document.upstream_laws,
            client_stats: document.client_stats,
            average_duration: document.average_duration,
            frequency: document.frequency,
            in_person_visits: document.in_person_visits,
            fees: document.fees,
            electronic_payment: document.electronic_payment,
            direct_url: document.direct_url,
            system: document.system,
            stages: document.stages,
            internal_links: document.internal_links,
            inquiries: document.inquiries,
            processes: document.processes,
            process_diagram: document.process_diagram,
            cofog: document.cofog,
            service_patterns: document.service_patterns,
            leads_to_licence: document.leads_to_licence,
            on_in_person_desk: document.on_in_person_desk,
            national_portal_url: document.national_portal_url,
            cost_price_rial: document.cost_price_rial,
            maturity_phase: document.maturity_phase,
            identity_verification: document.identity_verification,
            dated_receipt: document.dated_receipt,
            guide_url: document.guide_url,
            faq: document.faq,
            responsible: document.responsible,
            cooperating_agencies: document.cooperating_agencies,
            revision,
            updated_at: calendar::instant_text(row.updated_at),
            links: IdentityLinks {
                self_: links.identity(id),
                card: links.service(id),
                html: format!("{}/identity", links.page(id)),
            },
        }
    }
}

//! What the identity form (شناسنامه خدمت) says beyond the card, in the annex's order.

use crate::domain::calendar::Date;
use crate::domain::card::Faq;
use crate::domain::card::FileRef;
use crate::domain::text::Bilingual;
use crate::domain::text::Text;
use crate::domain::vocabulary::ExchangeMode;
use crate::domain::vocabulary::FormEdition;
use crate::domain::vocabulary::InPersonReason;
use crate::domain::vocabulary::Initiation;
use crate::domain::vocabulary::LawKind;
use crate::domain::vocabulary::Level;
use crate::domain::vocabulary::LifeEvent;
use crate::domain::vocabulary::ManualBy;
use crate::domain::vocabulary::MaturityPhase;
use crate::domain::vocabulary::Nature;
use crate::domain::vocabulary::Period;
use crate::domain::vocabulary::ServicePattern;
use crate::domain::vocabulary::StageChannel;
use crate::domain::vocabulary::StageKind;
use crate::domain::vocabulary::VisitPlace;

/// The rows of the identity form that the card does not print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Which printed template it follows.
    pub form_edition: FormEdition,
    /// «عنوان فرایند», in the variant form.
    pub process_heading: Option<Bilingual>,
    /// «نوع مخاطبین».
    pub audience: Vec<Bilingual>,
    /// «ماهیت خدمت».
    pub nature: Option<Nature>,
    /// «سطح خدمت» of the first form.
    pub levels: Vec<Level>,
    /// «رویداد مرتبط با».
    pub life_events: Vec<LifeEvent>,
    /// The event meant by «سایر».
    pub life_event_other: Option<Bilingual>,
    /// «نحوه آغاز خدمت».
    pub initiation: Vec<Initiation>,
    /// The beginning meant by «سایر».
    pub initiation_other: Option<Bilingual>,
    /// «قوانین و مقررات بالادستی».
    pub upstream_laws: Vec<Law>,
    /// «آمار تعداد خدمت گیرندگان».
    pub client_stats: Vec<ClientStat>,
    /// «تواتر».
    pub frequency: Option<Frequency>,
    /// «آدرس دقیق و مستقیم خدمت در وبگاه».
    pub direct_url: Option<String>,
    /// «نام سامانه مربوط به خدمت».
    pub system: Option<SystemName>,
    /// «مراحل خدمت»: always the four, in order.
    pub stages: Vec<Stage>,
    /// «ارتباط خدمت با سایر سامانه‌ها در دستگاه».
    pub internal_links: Vec<InternalLink>,
    /// «ارتباط خدمت با سایر دستگاه‌ها».
    pub inquiries: Vec<Inquiry>,
    /// «عناوین فرایندهای خدمت».
    pub processes: Vec<Bilingual>,
    /// «نمودار ارتباطی فرایندهای خدمت».
    pub process_diagram: Option<FileRef>,
    /// «زیرگروه خدمت»: a group of the classification of the functions of government, `01.3`.
    pub cofog: Option<String>,
    /// «الگوی خدمت».
    pub service_patterns: Vec<ServicePattern>,
    /// Whether it leads to a licence.
    pub leads_to_licence: Option<bool>,
    /// Whether it is given at the in-person service desk too.
    pub on_in_person_desk: Option<bool>,
    /// Its address on the national portal.
    pub national_portal_url: Option<String>,
    /// «بهای تمام شده ارائه خدمت», in rials.
    pub cost_price_rial: Option<i64>,
    /// «فازهای خدمت».
    pub maturity_phase: Option<MaturityPhase>,
    /// Whether the client must be identified.
    pub identity_verification: Option<bool>,
    /// Whether a receipt names the day of the answer.
    pub dated_receipt: Option<bool>,
    /// A guide for clients.
    pub guide_url: Option<String>,
    /// «سوالات متداول».
    pub faq: Vec<Faq>,
    /// Units that answer for the service, where the agency publishes them.
    pub responsible: Vec<Responsible>,
    /// Bodies that take part.
    pub cooperating_agencies: Vec<Bilingual>,
}

/// A citation of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Law {
    /// The citation as printed.
    pub raw: Text,
    /// What kind of rule it is.
    pub kind: Option<LawKind>,
    /// Its title.
    pub title: Option<Text>,
    /// The article.
    pub article: Option<Text>,
    /// Its number.
    pub number: Option<Text>,
    /// Its date.
    pub date: Option<Date>,
}

/// How many clients in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientStat {
    /// How many.
    pub count: i64,
    /// In what period.
    pub per: Period,
}

/// How often a client needs the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frequency {
    /// Once for ever.
    Once,
    /// So many times in a period.
    NPer {
        /// How many times.
        count: i64,
        /// In what period.
        per: Period,
    },
}

/// The system behind the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SystemName {
    /// Its name.
    pub name: Bilingual,
    /// Its address.
    pub url: Option<String>,
}

/// One of the four stages and what it runs on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// Which.
    pub stage: StageKind,
    /// On what channels.
    pub channels: Vec<StageChannel>,
    /// The channel meant by «سایر».
    pub other: Option<Bilingual>,
    /// Why a client must come in person.
    pub in_person_reasons: Vec<InPersonReason>,
    /// The reason meant by «سایر».
    pub in_person_other: Option<Bilingual>,
    /// Where a client must come.
    pub visit_places: Vec<VisitPlace>,
}

/// A link to another system of the same agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InternalLink {
    /// The system.
    pub system: Text,
    /// What is exchanged.
    pub fields: Vec<Text>,
    /// How.
    pub mode: ExchangeMode,
}

/// An inquiry at another agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inquiry {
    /// The other agency, by name.
    pub agency: Text,
    /// Its system.
    pub system: Option<Text>,
    /// What is exchanged.
    pub fields: Vec<Text>,
    /// What an inquiry costs, in rials.
    pub price_rial: Option<i64>,
    /// How.
    pub mode: ExchangeMode,
    /// Who carries it when it is manual.
    pub manual_by: Option<ManualBy>,
    /// Whether it runs over the government service bus.
    pub gsb: bool,
}

/// A unit that answers for the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Responsible {
    /// The unit or office.
    pub unit: Bilingual,
    /// Its telephone number.
    pub phone: Option<String>,
    /// The room.
    pub room: Option<Text>,
    /// The address.
    pub address: Option<Bilingual>,
}

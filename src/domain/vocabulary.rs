//! Closed lists of the guide: one enum each, with the code that stands in JSON.
//!
//! Labels are not here; they are sentences, and live in `wording`.

/// Declares a closed list: an enum, all its values in printed order, and its codes both ways.
macro_rules! vocabulary {
    ($(#[doc = $about:literal])+ pub enum $name:ident { $($(#[$doc:meta])* $value:ident = $code:literal),+ $(,)? }) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* #[doc = concat!("`", $code, "`")] $value),+ }

        impl $name {
            /// What the list is, in the words of its documentation.
            pub const ABOUT: &'static str = concat!($($about),+);
            /// Every value, in the order of the guide.
            pub const ALL: &'static [Self] = &[$(Self::$value),+];
            /// Every code, in the same order.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// The code that stands for this value in JSON.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$value => $code),+ }
            }

            /// The value a code stands for.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$value),)+ _ => None }
            }
        }
    };
}
pub(crate) use vocabulary;

vocabulary! {
    /// Whom a service serves (annex form, row «نوع خدمت»); a service may have several.
    pub enum ServiceType { G2c = "g2c", G2b = "g2b", G2g = "g2g" }
}
vocabulary! {
    /// Where an agency stands.
    pub enum Tier { National = "national", Provincial = "provincial", Subordinate = "subordinate" }
}
vocabulary! {
    /// Whether an agency still is one.
    pub enum AgencyStatus { Active = "active", Closed = "closed" }
}
vocabulary! {
    /// Where a service is given (later form, «سطح خدمت»).
    pub enum Scope { HqOnly = "hq_only", Countrywide = "countrywide", ProvinceSpecific = "province_specific" }
}
vocabulary! {
    /// «ماهیت خدمت».
    pub enum Nature { Sovereign = "sovereign", Operational = "operational" }
}
vocabulary! {
    /// «سطح خدمت» of the first form; a service may have several.
    pub enum Level {
        National = "national", Regional = "regional", Provincial = "provincial", Urban = "urban", Rural = "rural",
    }
}
vocabulary! {
    /// «رویداد مرتبط با», the fourteen of the form.
    pub enum LifeEvent {
        Birth = "birth", Education = "education", Health = "health", Tax = "tax", Business = "business",
        SocialSecurity = "social_security", PropertyRegistration = "property_registration",
        UrbanUtilities = "urban_utilities", Insurance = "insurance", Marriage = "marriage",
        Retirement = "retirement", DocumentsCertificates = "documents_certificates", Death = "death",
        Other = "other",
    }
}
vocabulary! {
    /// «نحوه آغاز خدمت».
    pub enum Initiation {
        ApplicantRequest = "applicant_request", SpecificTime = "specific_time", SpecificEvent = "specific_event",
        AgencyDecision = "agency_decision", Other = "other",
    }
}
vocabulary! {
    /// Through what a client reaches a service, in the order of the guide's icons.
    pub enum ChannelKind {
        Web = "web", MobileApp = "mobile_app", Email = "email", CallCenter = "call_center", Sms = "sms",
        CounterOffice = "counter_office", Postal = "postal", Ussd = "ussd",
    }
}
vocabulary! {
    /// Through what a stage of the identity form runs; `intranet` only in production.
    pub enum StageChannel {
        Web = "web", MobileApp = "mobile_app", Email = "email", Postal = "postal", CallCenter = "call_center",
        Sms = "sms", CounterOffice = "counter_office", Intranet = "intranet", Other = "other",
    }
}
vocabulary! {
    /// The four stages of giving a service.
    pub enum StageKind {
        Information = "information", Request = "request", Production = "production", Delivery = "delivery",
    }
}
vocabulary! {
    /// «ذکر ضرورت مراجعه حضوری»: why a client must come in person.
    pub enum InPersonReason {
        PersonAuthenticity = "person_authenticity", DocumentAuthenticity = "document_authenticity",
        NoCommunicationInfrastructure = "no_communication_infrastructure", Other = "other",
    }
}
vocabulary! {
    /// «مراجعه به دستگاه»: where a client must come.
    pub enum VisitPlace { National = "national", Provincial = "provincial", County = "county" }
}
vocabulary! {
    /// How two systems exchange data.
    pub enum ExchangeMode { Online = "online", Batch = "batch", Manual = "manual" }
}
vocabulary! {
    /// Who carries a manual inquiry.
    pub enum ManualBy { ByAgency = "by_agency", ByClient = "by_client" }
}
vocabulary! {
    /// The unit of an average duration.
    pub enum DurationUnit {
        Minute = "minute", Hour = "hour", Day = "day", WorkingDay = "working_day", Week = "week", Month = "month",
    }
}
vocabulary! {
    /// Days of the week, Saturday first.
    pub enum Day {
        Saturday = "saturday", Sunday = "sunday", Monday = "monday", Tuesday = "tuesday",
        Wednesday = "wednesday", Thursday = "thursday", Friday = "friday",
    }
}
vocabulary! {
    /// In what form a document is required.
    pub enum DocumentForm {
        Original = "original", Copy = "copy", Seen = "seen", Electronic = "electronic", Inquiry = "inquiry",
    }
}
vocabulary! {
    /// How a fee is fixed.
    pub enum FeeKind {
        Fixed = "fixed", Range = "range", Tiered = "tiered", PerUnit = "per_unit", Free = "free",
        Variable = "variable", ByTariff = "by_tariff",
    }
}
vocabulary! {
    /// Who takes a step of the client's flow.
    pub enum Actor { Applicant = "applicant", Agency = "agency", CounterOffice = "counter_office", Other = "other" }
}
vocabulary! {
    /// The period of a count.
    pub enum Period { Month = "month", Season = "season", Year = "year" }
}
vocabulary! {
    /// What kind of rule a law citation names.
    pub enum LawKind {
        Law = "law", Bylaw = "bylaw", Resolution = "resolution", Circular = "circular", Directive = "directive",
        Other = "other",
    }
}
vocabulary! {
    /// «الگوی خدمت» of the later form.
    pub enum ServicePattern {
        QualificationAccreditation = "qualification_accreditation", EventRegistration = "event_registration",
        Supervision = "supervision", RuleSetting = "rule_setting",
        StatisticsInformation = "statistics_information", SupportFacilities = "support_facilities",
        EducationResearch = "education_research", HumanResources = "human_resources",
        AssetUpkeep = "asset_upkeep", ServiceOperator = "service_operator",
    }
}
vocabulary! {
    /// «فازهای خدمت».
    pub enum MaturityPhase {
        Informational = "informational", Interactive = "interactive", Transactional = "transactional",
        Integrated = "integrated",
    }
}
vocabulary! {
    /// Which printed template an identity form follows.
    pub enum FormEdition { Y1393 = "1393", Y1397 = "1397" }
}
vocabulary! {
    /// The status of a service; a proposal is not a service yet.
    pub enum ServiceStatus { Issued = "issued", Withdrawn = "withdrawn" }
}
vocabulary! {
    /// How loudly a passing notice speaks.
    pub enum Severity { Info = "info", Warning = "warning", Closed = "closed" }
}
vocabulary! {
    /// The four capabilities of an electronic request, and electronic delivery (guide, indicators 1 and 2).
    pub enum Capability {
        SinglePortalAccess = "single_portal_access", ElectronicIntake = "electronic_intake",
        ReceiptWithDueTime = "receipt_with_due_time", UniqueTrackingCode = "unique_tracking_code",
        ElectronicDelivery = "electronic_delivery",
    }
}
vocabulary! {
    /// What stands of a capability.
    pub enum CapabilityState { Claimed = "claimed", Verified = "verified", Refused = "refused" }
}
vocabulary! {
    /// Numbering schemes of other identifiers by which a service is known.
    pub enum AliasScheme {
        Aro9 = "aro9", Aro11 = "aro11", PortalIranGov = "portal_iran_gov", AgencyLocal = "agency_local",
    }
}
vocabulary! {
    /// Provinces, by transliteration.
    pub enum Province {
        AzarbayjanSharghi = "azarbayjan_sharghi", AzarbayjanGharbi = "azarbayjan_gharbi", Ardabil = "ardabil",
        Esfahan = "esfahan", Alborz = "alborz", Ilam = "ilam", Bushehr = "bushehr", Tehran = "tehran",
        ChaharmahalBakhtiari = "chaharmahal_bakhtiari", KhorasanJonubi = "khorasan_jonubi",
        KhorasanRazavi = "khorasan_razavi", KhorasanShomali = "khorasan_shomali", Khuzestan = "khuzestan",
        Zanjan = "zanjan", Semnan = "semnan", SistanBaluchestan = "sistan_baluchestan", Fars = "fars",
        Qazvin = "qazvin", Qom = "qom", Kordestan = "kordestan", Kerman = "kerman", Kermanshah = "kermanshah",
        KohgiluyehBoyerahmad = "kohgiluyeh_boyerahmad", Golestan = "golestan", Gilan = "gilan",
        Lorestan = "lorestan", Mazandaran = "mazandaran", Markazi = "markazi", Hormozgan = "hormozgan",
        Hamadan = "hamadan", Yazd = "yazd",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_reads_back_as_its_value() {
        assert_eq!(Province::ALL.len(), 31);
        assert_eq!(LifeEvent::ALL.len(), 14);
        for province in Province::ALL {
            assert_eq!(Province::from_code(province.code()), Some(*province));
        }
        assert_eq!(ChannelKind::from_code("fax"), None);
    }
}

//! What the values of the closed lists are called, in the words of the guide and its forms.
//!
//! Never here: a value of its own; the lists are the domain's.

use crate::domain::vocabulary::Actor;
use crate::domain::vocabulary::AliasScheme;
use crate::domain::vocabulary::Capability;
use crate::domain::vocabulary::CapabilityState;
use crate::domain::vocabulary::ChannelKind;
use crate::domain::vocabulary::Day;
use crate::domain::vocabulary::DocumentForm;
use crate::domain::vocabulary::DurationUnit;
use crate::domain::vocabulary::ExchangeMode;
use crate::domain::vocabulary::FeeKind;
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
use crate::domain::vocabulary::Province;
use crate::domain::vocabulary::Scope;
use crate::domain::vocabulary::ServicePattern;
use crate::domain::vocabulary::ServiceStatus;
use crate::domain::vocabulary::ServiceType;
use crate::domain::vocabulary::Severity;
use crate::domain::vocabulary::StageChannel;
use crate::domain::vocabulary::StageKind;
use crate::domain::vocabulary::Tier;
use crate::domain::vocabulary::VisitPlace;
use crate::wording::Said;
use crate::wording::said;

/// Whom a service serves; figure 3 prints the letters too.
pub const fn service_type(value: ServiceType) -> Said {
    match value {
        ServiceType::G2c => said("خدمت به شهروندان (G2C)", "For citizens (G2C)"),
        ServiceType::G2b => said("خدمت به کسب و کار (G2B)", "For businesses (G2B)"),
        ServiceType::G2g => said("خدمت به دیگر دستگاه‌های دولتی (G2G)", "For other government agencies (G2G)"),
    }
}

/// Where an agency stands.
pub const fn tier(value: Tier) -> Said {
    match value {
        Tier::National => said("ملی", "National"),
        Tier::Provincial => said("استانی", "Provincial"),
        Tier::Subordinate => said("زیرمجموعه", "Subordinate"),
    }
}

/// Where a service is given.
pub const fn scope(value: Scope) -> Said {
    match value {
        Scope::HqOnly => said("ملی (فقط ستاد)", "National (headquarters only)"),
        Scope::Countrywide => said("کشوری", "Countrywide"),
        Scope::ProvinceSpecific => said("خاص استان", "Province-specific"),
    }
}

/// «ماهیت خدمت».
pub const fn nature(value: Nature) -> Said {
    match value {
        Nature::Sovereign => said("حاکمیتی", "Sovereign"),
        Nature::Operational => said("تصدی‌گری", "Operational"),
    }
}

/// «سطح خدمت» of the first form.
pub const fn level(value: Level) -> Said {
    match value {
        Level::National => said("ملی", "National"),
        Level::Regional => said("منطقه‌ای", "Regional"),
        Level::Provincial => said("استانی", "Provincial"),
        Level::Urban => said("شهری", "Urban"),
        Level::Rural => said("روستایی", "Rural"),
    }
}

/// «رویداد مرتبط با».
pub const fn life_event(value: LifeEvent) -> Said {
    match value {
        LifeEvent::Birth => said("تولد", "Birth"),
        LifeEvent::Education => said("آموزش", "Education"),
        LifeEvent::Health => said("سلامت", "Health"),
        LifeEvent::Tax => said("مالیات", "Tax"),
        LifeEvent::Business => said("کسب و کار", "Business"),
        LifeEvent::SocialSecurity => said("تامین اجتماعی", "Social security"),
        LifeEvent::PropertyRegistration => said("ثبت مالکیت", "Property registration"),
        LifeEvent::UrbanUtilities => said("تاسیسات شهری", "Urban utilities"),
        LifeEvent::Insurance => said("بیمه", "Insurance"),
        LifeEvent::Marriage => said("ازدواج", "Marriage"),
        LifeEvent::Retirement => said("بازنشستگی", "Retirement"),
        LifeEvent::DocumentsCertificates => said("مدارک و گواهینامه‌ها", "Documents and certificates"),
        LifeEvent::Death => said("وفات", "Death"),
        LifeEvent::Other => said("سایر", "Other"),
    }
}

/// «نحوه آغاز خدمت».
pub const fn initiation(value: Initiation) -> Said {
    match value {
        Initiation::ApplicantRequest => said("تقاضای گیرنده خدمت", "Request of the client"),
        Initiation::SpecificTime => said("فرارسیدن زمانی مشخص", "A certain time has come"),
        Initiation::SpecificEvent => said("رخداد رویدادی مشخص", "A certain event has happened"),
        Initiation::AgencyDecision => said("تشخیص دستگاه", "Decision of the agency"),
        Initiation::Other => said("سایر", "Other"),
    }
}

/// «نحوه دسترسی به خدمت».
pub const fn channel_kind(value: ChannelKind) -> Said {
    match value {
        ChannelKind::Web => said("اینترنتی", "Web"),
        ChannelKind::MobileApp => said("تلفن همراه (برنامه کاربردی)", "Mobile application"),
        ChannelKind::Email => said("پست الکترونیک", "E-mail"),
        ChannelKind::CallCenter => said("تلفن گویا یا مرکز تماس", "Voice response or call centre"),
        ChannelKind::Sms => said("پیام کوتاه", "Short message (SMS)"),
        ChannelKind::CounterOffice => said("دفاتر پیشخوان", "Counter offices"),
        ChannelKind::Postal => said("ارسال پستی", "Post"),
        ChannelKind::Ussd => said("کد دستوری (USSD)", "USSD code"),
    }
}

/// «رسانه ارتباطی خدمت» of a stage.
pub const fn stage_channel(value: StageChannel) -> Said {
    match value {
        StageChannel::Web => channel_kind(ChannelKind::Web),
        StageChannel::MobileApp => channel_kind(ChannelKind::MobileApp),
        StageChannel::Email => channel_kind(ChannelKind::Email),
        StageChannel::Postal => channel_kind(ChannelKind::Postal),
        StageChannel::CallCenter => channel_kind(ChannelKind::CallCenter),
        StageChannel::Sms => channel_kind(ChannelKind::Sms),
        StageChannel::CounterOffice => channel_kind(ChannelKind::CounterOffice),
        StageChannel::Intranet => said("اینترانتی یا ERP", "Intranet or ERP"),
        StageChannel::Other => said("سایر", "Other"),
    }
}

/// The four stages of giving a service.
pub const fn stage_kind(value: StageKind) -> Said {
    match value {
        StageKind::Information => said("اطلاع‌رسانی", "Information"),
        StageKind::Request => said("درخواست", "Request"),
        StageKind::Production => said("تولید", "Production"),
        StageKind::Delivery => said("ارائه", "Delivery"),
    }
}

/// «ذکر ضرورت مراجعه حضوری».
pub const fn in_person_reason(value: InPersonReason) -> Said {
    match value {
        InPersonReason::PersonAuthenticity => said("جهت احراز اصالت فرد", "To verify the person"),
        InPersonReason::DocumentAuthenticity => said("جهت احراز اصالت مدرک", "To verify a document"),
        InPersonReason::NoCommunicationInfrastructure => {
            said("نبود زیرساخت ارتباطی مناسب", "No suitable communication infrastructure")
        }
        InPersonReason::Other => said("سایر", "Other"),
    }
}

/// «مراجعه به دستگاه».
pub const fn visit_place(value: VisitPlace) -> Said {
    match value {
        VisitPlace::National => said("ملی", "National office"),
        VisitPlace::Provincial => said("استانی", "Provincial office"),
        VisitPlace::County => said("شهرستانی", "County office"),
    }
}

/// How two systems exchange data.
pub const fn exchange_mode(value: ExchangeMode) -> Said {
    match value {
        ExchangeMode::Online => said("برخط", "Online"),
        ExchangeMode::Batch => said("دسته‌ای", "In batches"),
        ExchangeMode::Manual => said("غیرالکترونیکی", "Not electronic"),
    }
}

/// Who carries a manual inquiry.
pub const fn manual_by(value: ManualBy) -> Said {
    match value {
        ManualBy::ByAgency => said("استعلام توسط دستگاه", "Inquiry by the agency"),
        ManualBy::ByClient => said("استعلام توسط مراجعه‌کننده", "Inquiry by the client"),
    }
}

/// The unit of an average duration.
pub const fn duration_unit(value: DurationUnit) -> Said {
    match value {
        DurationUnit::Minute => said("دقیقه", "Minute"),
        DurationUnit::Hour => said("ساعت", "Hour"),
        DurationUnit::Day => said("روز", "Day"),
        DurationUnit::WorkingDay => said("روز کاری", "Working day"),
        DurationUnit::Week => said("هفته", "Week"),
        DurationUnit::Month => said("ماه", "Month"),
    }
}

/// Days of the week.
pub const fn day(value: Day) -> Said {
    match value {
        Day::Saturday => said("شنبه", "Saturday"),
        Day::Sunday => said("یکشنبه", "Sunday"),
        Day::Monday => said("دوشنبه", "Monday"),
        Day::Tuesday => said("سه‌شنبه", "Tuesday"),
        Day::Wednesday => said("چهارشنبه", "Wednesday"),
        Day::Thursday => said("پنجشنبه", "Thursday"),
        Day::Friday => said("جمعه", "Friday"),
    }
}

/// In what form a document is required; «کپی» is the word of indicator 11.
pub const fn document_form(value: DocumentForm) -> Said {
    match value {
        DocumentForm::Original => said("اصل مدرک", "Original"),
        DocumentForm::Copy => said("کپی مدرک", "Copy"),
        DocumentForm::Seen => said("رؤیت اصل مدرک", "Original, to be shown only"),
        DocumentForm::Electronic => said("نسخه الکترونیکی", "Electronic file"),
        DocumentForm::Inquiry => said("استعلام برخط دستگاه", "Looked up online by the agency"),
    }
}

/// How a fee is fixed.
pub const fn fee_kind(value: FeeKind) -> Said {
    match value {
        FeeKind::Fixed => said("مبلغ ثابت", "Fixed amount"),
        FeeKind::Range => said("از حداقل تا حداکثر", "Between two amounts"),
        FeeKind::Tiered => said("بر حسب شرایط", "By condition"),
        FeeKind::PerUnit => said("به ازای هر واحد", "Per unit"),
        FeeKind::Free => said("رایگان", "Free"),
        FeeKind::Variable => said("متغیر", "Variable"),
        FeeKind::ByTariff => said("طبق تعرفه", "By tariff"),
    }
}

/// Who takes a step of the client's flow.
pub const fn actor(value: Actor) -> Said {
    match value {
        Actor::Applicant => said("متقاضی", "Applicant"),
        Actor::Agency => said("دستگاه", "Agency"),
        Actor::CounterOffice => said("دفتر پیشخوان", "Counter office"),
        Actor::Other => said("سایر", "Other"),
    }
}

/// The period of a count.
pub const fn period(value: Period) -> Said {
    match value {
        Period::Month => said("ماه", "Month"),
        Period::Season => said("فصل", "Season"),
        Period::Year => said("سال", "Year"),
    }
}

/// What kind of rule a citation names.
pub const fn law_kind(value: LawKind) -> Said {
    match value {
        LawKind::Law => said("قانون", "Law"),
        LawKind::Bylaw => said("آیین‌نامه", "By-law"),
        LawKind::Resolution => said("تصویب‌نامه یا مصوبه", "Resolution"),
        LawKind::Circular => said("بخشنامه", "Circular"),
        LawKind::Directive => said("دستورالعمل", "Directive"),
        LawKind::Other => said("سایر", "Other"),
    }
}

/// «الگوی خدمت» of the later form.
pub const fn service_pattern(value: ServicePattern) -> Said {
    match value {
        ServicePattern::QualificationAccreditation => {
            said("احراز صلاحیت و اعتبارسنجی", "Qualification and accreditation")
        }
        ServicePattern::EventRegistration => {
            said("ثبت وقایع و اطلاعات", "Registration of events and information")
        }
        ServicePattern::Supervision => {
            said("نظارت، پایش و ارزیابی", "Supervision, monitoring and evaluation")
        }
        ServicePattern::RuleSetting => {
            said("تدوین ضوابط، استاندارد، تعرفه", "Setting of rules, standards and tariffs")
        }
        ServicePattern::StatisticsInformation => said("آمار و اطلاعات", "Statistics and information"),
        ServicePattern::SupportFacilities => said("ارائه تسهیلات حمایتی", "Support and facilities"),
        ServicePattern::EducationResearch => {
            said("آموزش، پژوهش، فرهنگ‌سازی", "Education, research and culture")
        }
        ServicePattern::HumanResources => {
            said("جذب، نگهداشت نیروی انسانی", "Recruitment and retention of staff")
        }
        ServicePattern::AssetUpkeep => said(
            "ایجاد و نگهداشت اماکن، تجهیزات و اسناد",
            "Making and upkeep of places, equipment and records",
        ),
        ServicePattern::ServiceOperator => said("اپراتور خدمت", "Service operator"),
    }
}

/// «فازهای خدمت».
pub const fn maturity_phase(value: MaturityPhase) -> Said {
    match value {
        MaturityPhase::Informational => said("اطلاع‌رسانی", "Informational"),
        MaturityPhase::Interactive => said("تعاملی", "Interactive"),
        MaturityPhase::Transactional => said("تراکنشی", "Transactional"),
        MaturityPhase::Integrated => said("یکپارچه", "Integrated"),
    }
}

/// Which printed template an identity form follows.
pub const fn form_edition(value: FormEdition) -> Said {
    match value {
        FormEdition::Y1393 => said("فرم ۱۳۹۳", "Form of 1393"),
        FormEdition::Y1397 => said("فرم ۱۳۹۷", "Form of 1397"),
    }
}

/// The status of a service; «ابلاغ» is the guide's word for giving out identifiers.
pub const fn service_status(value: ServiceStatus) -> Said {
    match value {
        ServiceStatus::Issued => said("ابلاغ‌شده", "Issued"),
        ServiceStatus::Withdrawn => said("لغوشده", "Withdrawn"),
    }
}

/// How loudly a passing notice speaks.
pub const fn severity(value: Severity) -> Said {
    match value {
        Severity::Info => said("آگاهی", "Information"),
        Severity::Warning => said("هشدار", "Warning"),
        Severity::Closed => said("تعطیل", "Closed"),
    }
}

/// The capabilities of indicators 1 and 2, in the guide's words.
pub const fn capability(value: Capability) -> Said {
    match value {
        Capability::SinglePortalAccess => {
            said("دسترسی به خدمت از طریق درگاه واحد", "Access through the single portal")
        }
        Capability::ElectronicIntake => {
            said("پذیرش درخواست به صورت الکترونیکی", "Electronic intake of requests")
        }
        Capability::ReceiptWithDueTime => said(
            "رسید الکترونیکی و تعیین زمان صدور پاسخ",
            "Electronic receipt that names the time of the answer",
        ),
        Capability::UniqueTrackingCode => {
            said("کد رهگیری منحصر به فرد در لحظه پذیرش", "Unique tracking code at intake")
        }
        Capability::ElectronicDelivery => {
            said("تحویل پاسخ به صورت الکترونیکی یا غیرحضوری", "Electronic delivery, or without a visit")
        }
    }
}

/// What stands of a capability.
pub const fn capability_state(value: CapabilityState) -> Said {
    match value {
        CapabilityState::Claimed => said("اعلام‌شده از سوی دستگاه", "Claimed by the agency"),
        CapabilityState::Verified => said("تأییدشده", "Verified"),
        CapabilityState::Refused => said("ردشده", "Refused"),
    }
}

/// Numbering schemes of other identifiers.
pub const fn alias_scheme(value: AliasScheme) -> Said {
    match value {
        AliasScheme::Aro9 => said("شناسه نه‌رقمی", "Nine-digit identifier"),
        AliasScheme::Aro11 => said("شناسه یازده‌رقمی", "Eleven-digit identifier"),
        AliasScheme::PortalIranGov => said("شماره در درگاه iran.gov.ir", "Number on the portal iran.gov.ir"),
        AliasScheme::AgencyLocal => said("شماره داخلی دستگاه", "The agency's own number"),
    }
}

/// Provinces.
pub const fn province(value: Province) -> Said {
    match value {
        Province::AzarbayjanSharghi => said("آذربایجان شرقی", "East Azerbaijan"),
        Province::AzarbayjanGharbi => said("آذربایجان غربی", "West Azerbaijan"),
        Province::Ardabil => said("اردبیل", "Ardabil"),
        Province::Esfahan => said("اصفهان", "Isfahan"),
        Province::Alborz => said("البرز", "Alborz"),
        Province::Ilam => said("ایلام", "Ilam"),
        Province::Bushehr => said("بوشهر", "Bushehr"),
        Province::Tehran => said("تهران", "Tehran"),
        Province::ChaharmahalBakhtiari => said("چهارمحال و بختیاری", "Chaharmahal and Bakhtiari"),
        Province::KhorasanJonubi => said("خراسان جنوبی", "South Khorasan"),
        Province::KhorasanRazavi => said("خراسان رضوی", "Razavi Khorasan"),
        Province::KhorasanShomali => said("خراسان شمالی", "North Khorasan"),
        Province::Khuzestan => said("خوزستان", "Khuzestan"),
        Province::Zanjan => said("زنجان", "Zanjan"),
        Province::Semnan => said("سمنان", "Semnan"),
        Province::SistanBaluchestan => said("سیستان و بلوچستان", "Sistan and Baluchestan"),
        Province::Fars => said("فارس", "Fars"),
        Province::Qazvin => said("قزوین", "Qazvin"),
        Province::Qom => said("قم", "Qom"),
        Province::Kordestan => said("کردستان", "Kurdistan"),
        Province::Kerman => said("کرمان", "Kerman"),
        Province::Kermanshah => said("کرمانشاه", "Kermanshah"),
        Province::KohgiluyehBoyerahmad => said("کهگیلویه و بویراحمد", "Kohgiluyeh and Boyer-Ahmad"),
        Province::Golestan => said("گلستان", "Golestan"),
        Province::Gilan => said("گیلان", "Gilan"),
        Province::Lorestan => said("لرستان", "Lorestan"),
        Province::Mazandaran => said("مازندران", "Mazandaran"),
        Province::Markazi => said("مرکزی", "Markazi"),
        Province::Hormozgan => said("هرمزگان", "Hormozgan"),
        Province::Hamadan => said("همدان", "Hamadan"),
        Province::Yazd => said("یزد", "Yazd"),
    }
}

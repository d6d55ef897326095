//! Made-up cards: every field filled, so that sizes and timings are those of complete cards.

use crate::domain::account::Iban;
use crate::domain::calendar::Date;
use crate::domain::card::AverageDuration;
use crate::domain::card::Complaint;
use crate::domain::card::Faq;
use crate::domain::card::Feedback;
use crate::domain::card::Record;
use crate::domain::card::Step;
use crate::domain::card::Visits;
use crate::domain::channel::Channel;
use crate::domain::document::RequiredDocument;
use crate::domain::fee::Account;
use crate::domain::fee::Fee;
use crate::domain::hours::Hours;
use crate::domain::hours::Interval;
use crate::domain::hours::ServiceHours;
use crate::domain::hours::TimeOfDay;
use crate::domain::hours::WeeklyRow;
use crate::domain::identity::ClientStat;
use crate::domain::identity::Frequency;
use crate::domain::identity::Identity;
use crate::domain::identity::Law;
use crate::domain::identity::Stage;
use crate::domain::identity::SystemName;
use crate::domain::service::Service;
use crate::domain::text::Bilingual;
use crate::domain::text::Text;
use crate::domain::violation::Fault;
use crate::domain::vocabulary::Actor;
use crate::domain::vocabulary::ChannelKind;
use crate::domain::vocabulary::Day;
use crate::domain::vocabulary::DocumentForm;
use crate::domain::vocabulary::DurationUnit;
use crate::domain::vocabulary::FeeKind;
use crate::domain::vocabulary::FormEdition;
use crate::domain::vocabulary::InPersonReason;
use crate::domain::vocabulary::Initiation;
use crate::domain::vocabulary::LawKind;
use crate::domain::vocabulary::Level;
use crate::domain::vocabulary::LifeEvent;
use crate::domain::vocabulary::MaturityPhase;
use crate::domain::vocabulary::Nature;
use crate::domain::vocabulary::Period;
use crate::domain::vocabulary::ServicePattern;
use crate::domain::vocabulary::ServiceType;
use crate::domain::vocabulary::StageChannel;
use crate::domain::vocabulary::StageKind;
use crate::synthetic::both;
use crate::synthetic::chance::Chance;
use crate::synthetic::words;

/// A title such as «صدور پروانه بهره‌برداری کشاورزی».
pub fn title(chance: &mut Chance) -> Result<Bilingual, Fault> {
    let (act, thing, subject) =
        (chance.pick(words::ACTS), chance.pick(words::THINGS), chance.pick(words::SUBJECTS));
    both(
        &format!("{} {} {}", act.0, thing.0, subject.0),
        &format!("{} a {} in {}", act.1, thing.1, subject.1),
    )
}

/// Office hours from Saturday to Wednesday.
pub fn office_hours(chance: &mut Chance) -> Result<Hours, Fault> {
    let opens = TimeOfDay::parse(chance.pick(&["07:00", "07:30", "08:00"]))?;
    let closes = TimeOfDay::parse(chance.pick(&["14:00", "14:30", "15:00"]))?;
    let row = |day: &Day| WeeklyRow {
        day: *day,
        interval: Interval { opens, closes },
        valid_from: None,
        valid_to: None,
    };
    Ok(Hours { weekly: Day::ALL.iter().take(5).map(row).collect(), exceptions: Vec::new(), text: None })
}

/// A complete card.
pub fn record(chance: &mut Chance, service: &Service) -> Result<Record, Fault> {
    Ok(Record {
        description: Some(paragraph(chance, 4)?),
        eligibility: Some(paragraph(chance, 1)?),
        types: some_of(chance, ServiceType::ALL, 2),
        required_documents: (0..chance.between(2, 4)).map(|_| document(chance)).collect::<Result<_, _>>()?,
        no_required_documents: false,
        average_duration: Some(duration(chance)?),
        service_hours: Some(hours(chance)?),
        in_person_visits: Some(visits(chance)?),
        fees: fees(chance)?,
        electronic_payment: Some(true),
        access_channels: channels(service)?,
        complaint: Some(complaint()?),
        steps: steps(chance)?,
        languages: vec!["fa".to_owned()],
        feedback: feedback(service),
        identity: identity(chance, service)?,
    })
}

fn paragraph(chance: &mut Chance, sentences: usize) -> Result<Bilingual, Fault> {
    let all: Vec<&str> = (0..sentences).map(|_| chance.pick(words::SENTENCES)).collect();
    both(&all.join(" "), "Requests are registered online; the answer is issued electronically.")
}

/// Some values of a closed list, in its order, none twice, at least one.
fn some_of<T: Copy + PartialEq>(chance: &mut Chance, all: &[T], most: usize) -> Vec<T> {
    let chosen: Vec<T> = all.iter().copied().filter(|_| chance.one_in(2)).take(most).collect();
    if chosen.is_empty() { all.iter().copied().take(1).collect() } else { chosen }
}

fn document(chance: &mut Chance) -> Result<RequiredDocument, Fault> {
    let (fa, en, code) = chance.pick(words::DOCUMENTS);
    let form = if chance.one_in(4) { DocumentForm::Copy } else { DocumentForm::Inquiry };
    Ok(RequiredDocument {
        title: both(fa, en)?,
        code: Some(Text::line(code, 20)?),
        form,
        condition: None,
        channels: Vec::new(),
        obtainable_from: None,
        issued_by: None,
    })
}

fn duration(chance: &mut Chance) -> Result<AverageDuration, Fault> {
    let min = chance.between(1, 10);
    let unit = if chance.one_in(2) { DurationUnit::WorkingDay } else { DurationUnit::Day };
    let text = both("پس از تکمیل مدارک", "once the documents are complete")?;
    let max = min.saturating_add(chance.between(0, 20));
    Ok(AverageDuration {
        min: Some(min),
        max: Some(max),
        unit: Some(unit),
        text: Some(text),
        by_channel: Vec::new(),
    })
}

fn hours(chance: &mut Chance) -> Result<ServiceHours, Fault> {
    Ok(if chance.one_in(3) { ServiceHours::Agency } else { ServiceHours::Own(office_hours(chance)?) })
}

fn visits(chance: &mut Chance) -> Result<Visits, Fault> {
    let most = chance.between(1, 2);
    let text = both("برای احراز هویت", "to be identified")?;
    Ok(Visits { min: Some(0), max: Some(most), text: Some(text), by_channel: Vec::new() })
}

fn fees(chance: &mut Chance) -> Result<Vec<Fee>, Fault> {
    let account = Account {
        iban: Iban::parse(chance.pick(words::IBANS))?,
        holder: Some(Text::line("خزانه‌داری کل", 100)?),
        payment_id: None,
    };
    let row = |fa: &str, en: &str, amount: i64, accounts: Vec<Account>| -> Result<Fee, Fault> {
        Ok(Fee {
            label: both(fa, en)?,
            kind: if amount == 0 { FeeKind::Free } else { FeeKind::Fixed },
            amount_rial: Some(amount),
            min_rial: None,
            max_rial: None,
            unit: None,
            audience: None,
            condition: None,
            channels: Vec::new(),
            accounts,
            approved_by: Some(Text::line("هیئت وزیران", 200)?),
            approval_number: Some(Text::line("۵۵۲۲۹/ت", 50)?),
            valid_from: Some(Date::constant(2018, 3, 21)),
            valid_to: None,
        })
    };
    Ok(vec![
        row("تعرفه خدمت", "Service fee", chance.between(5, 400) * 10_000, vec![account])?,
        row("مشاوره و اطلاع‌رسانی", "Advice", 0, Vec::new())?,
    ])
}

fn channels(service: &Service) -> Result<Vec<Channel>, Fault> {
    let (id, agency) = (&service.id, &service.agency);
    let channel = |kind, value: Option<String>| Channel { kind, value, extensions: Vec::new(), label: None };
    Ok(vec![
        Channel {
            label: Some(both("درخواست برخط", "Apply online")?),
            ..channel(ChannelKind::Web, Some(format!("https://{agency}.example.ir/request/{id}")))
        },
        channel(ChannelKind::Email, Some(format!("s{id}@{agency}.example.ir"))),
        channel(ChannelKind::CallCenter, Some("+982185350000".to_owned())),
        channel(ChannelKind::CounterOffice, None),
    ])
}

fn complaint() -> Result<Complaint, Fault> {
    Ok(Complaint {
        url: Some("https://complaints.example.ir/new".to_owned()),
        phone: Some("111".to_owned()),
        text: Some(both("سامانه رسیدگی به شکایات", "The complaints system")?),
        response_days: Some(10),
    })
}

fn steps(chance: &mut Chance) -> Result<Vec<Step>, Fault> {
    let count = usize::try_from(chance.between(3, 6)).unwrap_or(3);
    let step = |(place, (fa, en)): (usize, &(&str, &str))| -> Result<Step, Fault> {
        Ok(Step {
            order: i64::try_from(place).unwrap_or(0) + 1,
            title: both(fa, en)?,
            actor: if place == 2 { Actor::Agency } else { Actor::Applicant },
            channel: Some(ChannelKind::Web),
            in_person: false,
        })
    };
    words::STEPS.iter().take(count).enumerate().map(step).collect()
}

fn feedback(service: &Service) -> Feedback {
    Feedback {
        poll_url: Some(format!("https://{}.example.ir/poll/{}", service.agency, service.id)),
        suggestion_url: None,
    }
}

fn identity(chance: &mut Chance, service: &Service) -> Result<Identity, Fault> {
    let url = format!("https://{}.example.ir/request/{}", service.agency, service.id);
    Ok(Identity {
        form_edition: FormEdition::Y1397,
        process_heading: None,
        audience: vec![both("عموم شهروندان", "The public")?],
        nature: Some(if chance.one_in(2) { Nature::Sovereign } else { Nature::Operational }),
        levels: some_of(chance, Level::ALL, 3),
        life_events: some_of(chance, LifeEvent::ALL.get(..13).unwrap_or_default(), 2),
        life_event_other: None,
        initiation: vec![Initiation::ApplicantRequest],
        initiation_other: None,
        upstream_laws: vec![law()?],
        client_stats: vec![ClientStat { count: chance.between(100, 90_000), per: Period::Year }],
        frequency: Some(Frequency::NPer { count: 1, per: Period::Year }),
        direct_url: Some(url),
        system: Some(SystemName {
            name: both("سامانه یکپارچه خدمات", "Unified service system")?, url: None
        }),
        stages: stages(),
        internal_links: Vec::new(),
        inquiries: Vec::new(),
        processes: vec![both("پذیرش و بررسی درخواست", "Intake and review")?],
        process_diagram: None,
        cofog: Some(chance.pick(&["01.3", "04.2", "05.2", "07.4"]).to_owned()),
        service_patterns: vec![ServicePattern::QualificationAccreditation],
        leads_to_licence: Some(true),
        on_in_person_desk: Some(chance.one_in(2)),
        national_portal_url: None,
        cost_price_rial: Some(chance.between(10, 500) * 10_000),
        maturity_phase: Some(MaturityPhase::Transactional),
        identity_verification: Some(true),
        dated_receipt: Some(true),
        guide_url: None,
        faq: vec![Faq {
            question: both("نتیجه چه زمانی اعلام می‌شود؟", "When is the result known?")?,
            answer: paragraph(chance, 1)?,
        }],
        responsible: Vec::new(),
        cooperating_agencies: Vec::new(),
    })
}

fn law() -> Result<Law, Fault> {
    Ok(Law {
        raw: Text::line("ماده ۳۷ قانون مدیریت خدمات کشوری", 500)?,
        kind: Some(LawKind::Law),
        title: Some(Text::line("قانون مدیریت خدمات کشوری", 300)?),
        article: Some(Text::line("۳۷", 50)?),
        number: None,
        date: None,
    })
}

fn stages() -> Vec<Stage> {
    let stage = |stage: StageKind, channels: Vec<StageChannel>, reasons: Vec<InPersonReason>| Stage {
        stage,
        channels,
        other: None,
        in_person_reasons: reasons,
        in_person_other: None,
        visit_places: Vec::new(),
    };
    vec![
        stage(StageKind::Information, vec![StageChannel::Web, StageChannel::CallCenter], Vec::new()),
        stage(StageKind::Request, vec![StageChannel::Web], vec![InPersonReason::PersonAuthenticity]),
        stage(StageKind::Production, vec![StageChannel::Intranet], Vec::new()),
        stage(StageKind::Delivery, vec![StageChannel::Web, StageChannel::Postal], Vec::new()),
    ]
}

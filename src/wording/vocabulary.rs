//! Every closed list with its codes and labels: what `GET /v1/vocabularies` answers.
//!
//! Never here: a value that the domain does not know, except the licence portal's numbers of document
//! kinds, which are a convention that cards may follow and not a rule.

use crate::app::problem::ProblemCode;
use crate::domain::violation::Fault;
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
use crate::wording::faults;
use crate::wording::labels;
use crate::wording::problems;
use crate::wording::said;

/// One closed list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vocabulary {
    /// Its name in the answer.
    pub name: &'static str,
    /// Its values, in the order of the guide.
    pub items: Vec<VocabularyEntry>,
}

/// One value of a closed list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VocabularyEntry {
    /// The code that stands in JSON.
    pub code: &'static str,
    /// What it is called.
    pub label: Said,
    /// Its place in the list, from one.
    pub order: usize,
    /// The symbol of the icon sprite that shows it; only channels have one.
    pub icon: Option<&'static str>,
}

/// Document kinds by the licence portal's numbers; indicator 11 asks for 10001 and 10002.
const DOCUMENT_CODES: [(&str, Said); 13] = [
    ("10001", said("کارت ملی", "National identity card")),
    ("10002", said("شناسنامه", "Birth certificate booklet")),
    ("10003", said("نظام وظیفه", "Military service record")),
    ("10004", said("مدرک تحصیلی", "Educational certificate")),
    ("10005", said("سند مالکیت", "Title deed")),
    ("10007", said("عکس", "Photograph")),
    ("10010", said("آگهی تأسیس", "Notice of establishment")),
    ("10011", said("آگهی آخرین تغییرات", "Notice of the latest changes")),
    ("10012", said("اساسنامه", "Articles of association")),
    ("10018", said("اجاره‌نامه", "Lease")),
    ("10024", said("گواهی عدم سوءپیشینه", "Certificate of no criminal record")),
    ("10028", said("روزنامه رسمی", "Official gazette")),
    ("10031", said("گواهی عدم اعتیاد", "Certificate of no addiction")),
];

/// Every closed list.
pub fn all() -> Vec<Vocabulary> {
    let mut lists = of_services();
    lists.extend(of_cards());
    lists.extend(of_identity_forms());
    lists.extend(of_answers());
    lists
}

fn of_services() -> Vec<Vocabulary> {
    vec![
        list("service_types", ServiceType::ALL, ServiceType::code, labels::service_type),
        list("service_statuses", ServiceStatus::ALL, ServiceStatus::code, labels::service_status),
        list("scopes", Scope::ALL, Scope::code, labels::scope),
        list("provinces", Province::ALL, Province::code, labels::province),
        list("tiers", Tier::ALL, Tier::code, labels::tier),
        list("alias_schemes", AliasScheme::ALL, AliasScheme::code, labels::alias_scheme),
        list("capabilities", Capability::ALL, Capability::code, labels::capability),
        list("capability_states", CapabilityState::ALL, CapabilityState::code, labels::capability_state),
        list("severities", Severity::ALL, Severity::code, labels::severity),
    ]
}

fn of_cards() -> Vec<Vocabulary> {
    vec![
        channel_kinds(),
        list("duration_units", DurationUnit::ALL, DurationUnit::code, labels::duration_unit),
        list("days", Day::ALL, Day::code, labels::day),
        list("fee_kinds", FeeKind::ALL, FeeKind::code, labels::fee_kind),
        list("document_forms", DocumentForm::ALL, DocumentForm::code, labels::document_form),
        list("document_codes", &DOCUMENT_CODES, |(code, _)| code, |(_, label)| label),
        list("actors", Actor::ALL, Actor::code, labels::actor),
    ]
}

fn of_identity_forms() -> Vec<Vocabulary> {
    vec![
        list("form_editions", FormEdition::ALL, FormEdition::code, labels::form_edition),
        list("natures", Nature::ALL, Nature::code, labels::nature),
        list("levels", Level::ALL, Level::code, labels::level),
        list("life_events", LifeEvent::ALL, LifeEvent::code, labels::life_event),
        list("initiations", Initiation::ALL, Initiation::code, labels::initiation),
        list("law_kinds", LawKind::ALL, LawKind::code, labels::law_kind),
        list("periods", Period::ALL, Period::code, labels::period),
        list("stages", StageKind::ALL, StageKind::code, labels::stage_kind),
        list("stage_channels", StageChannel::ALL, StageChannel::code, labels::stage_channel),
        list("in_person_reasons", InPersonReason::ALL, InPersonReason::code, labels::in_person_reason),
        list("visit_places", VisitPlace::ALL, VisitPlace::code, labels::visit_place),
        list("exchange_modes", ExchangeMode::ALL, ExchangeMode::code, labels::exchange_mode),
        list("manual_inquiries", ManualBy::ALL, ManualBy::code, labels::manual_by),
        list("service_patterns", ServicePattern::ALL, ServicePattern::code, labels::service_pattern),
        list("maturity_phases", MaturityPhase::ALL, MaturityPhase::code, labels::maturity_phase),
    ]
}

fn of_answers() -> Vec<Vocabulary> {
    vec![
        list("problem_codes", ProblemCode::ALL, ProblemCode::code, |code| problems::words(code).title),
        list("faults", Fault::ALL, Fault::code, |fault| faults::words(fault).wrong),
    ]
}

fn channel_kinds() -> Vocabulary {
    let mut kinds = list("channel_kinds", ChannelKind::ALL, ChannelKind::code, labels::channel_kind);
    for kind in &mut kinds.items {
        kind.icon = Some(kind.code);
    }
    kinds
}

fn list<T: Copy>(
    name: &'static str,
    values: &[T],
    code: fn(T) -> &'static str,
    label: fn(T) -> Said,
) -> Vocabulary {
    let entry = |(index, value): (usize, &T)| VocabularyEntry {
        code: code(*value),
        label: label(*value),
        order: index + 1,
        icon: None,
    };
    Vocabulary { name, items: values.iter().enumerate().map(entry).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_list_appears_twice_and_no_code_twice_in_a_list() {
        let lists = all();
        let names: BTreeSet<&str> = lists.iter().map(|list| list.name).collect();
        assert_eq!(names.len(), lists.len());
        for list in lists {
            let codes: BTreeSet<&str> = list.items.iter().map(|item| item.code).collect();
            assert_eq!(codes.len(), list.items.len(), "{}", list.name);
        }
    }

    #[test]
    fn no_two_values_of_a_list_are_called_the_same() {
        for list in all() {
            for of in [|label: Said| label.fa, |label: Said| label.en] {
                let labels: BTreeSet<&str> = list.items.iter().map(|item| of(item.label)).collect();
                assert_eq!(labels.len(), list.items.len(), "{}", list.name);
            }
        }
    }

    #[test]
    fn channels_and_nothing_else_have_an_icon() {
        for list in all() {
            let with_icon = list.items.iter().filter(|item| item.icon.is_some()).count();
            let expected = if list.name == "channel_kinds" { list.items.len() } else { 0 };
            assert_eq!(with_icon, expected, "{}", list.name);
        }
    }

    #[test]
    fn values_keep_the_order_of_the_guide() {
        let channels = channel_kinds().items;
        let order: Vec<(usize, &str)> = channels.iter().map(|item| (item.order, item.code)).take(2).collect();
        assert_eq!(order, [(1, "web"), (2, "mobile_app")]);
    }
}

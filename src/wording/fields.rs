//! What the keys of a record are called, for those who compare two revisions.
//!
//! Never here: a key of its own; the document has them.

use crate::wording::Said;
use crate::wording::forms;
use crate::wording::vocabulary;

/// The name of a key of a record, in the words of the form; none for a key the forms do not print.
pub fn words(key: &str) -> Option<Said> {
    card(key).or_else(|| identity(key))
}

fn card(key: &str) -> Option<Said> {
    match key {
        "description" => Some(forms::DESCRIPTION),
        "eligibility" => Some(forms::ELIGIBILITY),
        "types" => Some(forms::TYPES),
        "required_documents" | "no_required_documents" => Some(forms::REQUIRED_DOCUMENTS),
        "average_duration" => Some(forms::AVERAGE_DURATION),
        "service_hours" => Some(forms::SERVICE_HOURS),
        "in_person_visits" => Some(forms::IN_PERSON_VISITS),
        "fees" => Some(forms::FEES),
        "electronic_payment" => Some(forms::ELECTRONIC_PAYMENT),
        "access_channels" => Some(forms::ACCESS_CHANNELS),
        "complaint" => Some(forms::COMPLAINT),
        "steps" => Some(forms::STEPS),
        "languages" => Some(forms::LANGUAGES),
        "feedback" => Some(forms::FEEDBACK),
        _ => None,
    }
}

fn identity(key: &str) -> Option<Said> {
    match key {
        "form_edition" => Some(forms::EDITION),
        "process_heading" => Some(forms::PROCESS_HEADING),
        "audience" => Some(forms::AUDIENCE),
        "nature" => Some(forms::NATURE),
        "levels" => Some(forms::LEVEL),
        "life_events" | "life_event_other" => Some(forms::LIFE_EVENTS),
        "initiation" | "initiation_other" => Some(forms::INITIATION),
        "upstream_laws" => Some(forms::UPSTREAM_LAWS),
        "client_stats" => Some(forms::CLIENT_STATS),
        "frequency" => Some(forms::FREQUENCY),
        "direct_url" => Some(forms::DIRECT_URL),
        "system" => Some(forms::SYSTEM),
        "stages" => Some(forms::STAGE),
        "internal_links" => Some(forms::INTERNAL_LINKS),
        "inquiries" => Some(forms::INQUIRIES),
        "processes" => Some(forms::PROCESSES),
        "process_diagram" => Some(forms::PROCESS_DIAGRAM),
        "cofog" => Some(forms::FUNCTION_GROUP),
        "service_patterns" => Some(forms::SERVICE_PATTERNS),
        "leads_to_licence" => Some(forms::LEADS_TO_LICENCE),
        "on_in_person_desk" => Some(forms::ON_DESK),
        "national_portal_url" => Some(forms::NATIONAL_PORTAL),
        "cost_price_rial" => Some(forms::COST_PRICE),
        "maturity_phase" => Some(forms::MATURITY_PHASE),
        "identity_verification" => Some(forms::IDENTITY_VERIFICATION),
        "dated_receipt" => Some(forms::DATED_RECEIPT),
        "guide_url" => Some(forms::GUIDE),
        "faq" => Some(forms::FAQ),
        "responsible" => Some(forms::RESPONSIBLE),
        "cooperating_agencies" => Some(forms::COOPERATING),
        _ => None,
    }
}

/// The label of a code of whichever list has it.
pub fn label(code: &str) -> Option<Said> {
    let lists = vocabulary::all().into_iter().flat_map(|list| list.items);
    lists.into_iter().find(|item| item.code == code).map(|item| item.label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::record::RecordDocument;

    #[test]
    fn every_key_of_a_record_has_a_name() {
        let record = serde_json::to_value(RecordDocument::default()).unwrap();
        for key in record.as_object().unwrap().keys() {
            assert!(words(key).is_some(), "{key}");
        }
    }
}

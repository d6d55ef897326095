//! Writing a record: both halves into the one flat object.
//!
//! Never here: a decision. Reading names every field of the domain's record and writing every key
//! of the document, so that a new one fails to compile in one of the two.

use crate::document::code::codes;
use crate::document::record::RecordDocument;
use crate::domain::card::Record;

impl From<&Record> for RecordDocument {
    fn from(record: &Record) -> Self {
        let form = &record.identity;
        Self {
            description: optional(&record.description),
            eligibility: optional(&record.eligibility),
            types: codes(&record.types),
            required_documents: rows(&record.required_documents),
            no_required_documents: record.no_required_documents,
            average_duration: optional(&record.average_duration),
            service_hours: optional(&record.service_hours),
            in_person_visits: optional(&record.in_person_visits),
            fees: rows(&record.fees),
            electronic_payment: record.electronic_payment,
            access_channels: rows(&record.access_channels),
            complaint: optional(&record.complaint),
            steps: rows(&record.steps),
            languages: record.languages.clone(),
            feedback: (&record.feedback).into(),
            form_edition: form.form_edition.into(),
            process_heading: optional(&form.process_heading),
            audience: rows(&form.audience),
            nature: form.nature.map(Into::into),
            levels: codes(&form.levels),
            life_events: codes(&form.life_events),
            life_event_other: optional(&form.life_event_other),
            initiation: codes(&form.initiation),
            initiation_other: optional(&form.initiation_other),
            upstream_laws: rows(&form.upstream_laws),
            client_stats: rows(&form.client_stats),
            frequency: optional(&form.frequency),
            direct_url: form.direct_url.clone(),
            system: optional(&form.system),
            stages: rows(&form.stages),
            internal_links: rows(&form.internal_links),
            inquiries: rows(&form.inquiries),
            processes: rows(&form.processes),
            process_diagram: optional(&form.process_diagram),
            cofog: form.cofog.clone(),
            service_patterns: codes(&form.service_patterns),
            leads_to_licence: form.leads_to_licence,
            on_in_person_desk: form.on_in_person_desk,
            national_portal_url: form.national_portal_url.clone(),
            cost_price_rial: form.cost_price_rial,
            maturity_phase: form.maturity_phase.map(Into::into),
            identity_verification: form.identity_verification,
            dated_receipt: form.dated_receipt,
            guide_url: form.guide_url.clone(),
            faq: rows(&form.faq),
            responsible: rows(&form.responsible),
            cooperating_agencies: rows(&form.cooperating_agencies),
        }
    }
}

fn optional<'a, D, T: From<&'a D>>(value: &'a Option<D>) -> Option<T> {
    value.as_ref().map(Into::into)
}

fn rows<'a, D, T: From<&'a D>>(values: &'a [D]) -> Vec<T> {
    values.iter().map(Into::into).collect()
}

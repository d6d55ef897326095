//! Reading the half of the record that only the identity form prints.
//!
//! Never here: `filled_by`. Who filled in the form is nobody's business but the agency's.

use crate::document::code;
use crate::document::code::Code;
use crate::document::limit;
use crate::document::reader;
use crate::document::reader::Read;
use crate::document::reader::Reader;
use crate::document::record::RecordDocument;
use crate::document::record::file;
use crate::document::record::help;
use crate::document::record::law;
use crate::document::record::stage;
use crate::document::record::system;
use crate::document::record::usage;
use crate::document::text;
use crate::document::text::BilingualJson;
use crate::document::value;
use crate::domain::fee::LARGEST_RIAL;
use crate::domain::identity::Identity;
use crate::domain::violation::Fault;

/// Reads what the identity form adds.
///
/// # Errors
/// Everything wrong with it, noted.
#[expect(clippy::too_many_lines, reason = "one line to read and one to keep each of the form's 31 rows")]
pub fn read(reader: &mut Reader, it: &RecordDocument) -> Read<Identity> {
    let form_edition = reader.key("form_edition", |reader| code::value(reader, &it.form_edition));
    let process_heading = reader.optional("process_heading", &it.process_heading, text::label);
    let audience = reader.rows("audience", &it.audience, limit::ROWS, text::label);
    let nature = reader.optional("nature", &it.nature, code::value);
    let levels = reader.set("levels", &it.levels, limit::CHOICES, code::value);
    let life_events = reader.set("life_events", &it.life_events, limit::CHOICES, code::value);
    let life_event_other = reader.optional("life_event_other", &it.life_event_other, text::label);
    explained(reader, &it.life_events, "life_event_other", &it.life_event_other);
    let initiation = reader.set("initiation", &it.initiation, limit::CHOICES, code::value);
    let initiation_other = reader.optional("initiation_other", &it.initiation_other, text::label);
    explained(reader, &it.initiation, "initiation_other", &it.initiation_other);
    let upstream_laws = reader.rows("upstream_laws", &it.upstream_laws, limit::LAWS, law::read);
    let client_stats = reader.rows("client_stats", &it.client_stats, limit::ROWS, usage::client_stat);
    let frequency = reader.optional("frequency", &it.frequency, usage::frequency);
    let direct_url = reader.optional("direct_url", &it.direct_url, value::url);
    let system = reader.optional("system", &it.system, system::name);
    let stages = stage::read_all(reader, &it.stages);
    let internal_links = reader.rows("internal_links", &it.internal_links, limit::LINKS, system::link);
    let inquiries = reader.rows("inquiries", &it.inquiries, limit::LINKS, system::inquiry);
    let processes = reader.rows("processes", &it.processes, limit::ROWS, text::label);
    let process_diagram = reader.optional("process_diagram", &it.process_diagram, file::read);
    let cofog = reader.optional("cofog", &it.cofog, value::cofog);
    let service_patterns = reader.set("service_patterns", &it.service_patterns, limit::CHOICES, code::value);
    let national_portal_url = reader.optional("national_portal_url", &it.national_portal_url, value::url);
    let cost_price_rial =
        reader.optional("cost_price_rial", &it.cost_price_rial, reader::within(0..=LARGEST_RIAL));
    let maturity_phase = reader.optional("maturity_phase", &it.maturity_phase, code::value);
    let guide_url = reader.optional("guide_url", &it.guide_url, value::url);
    let faq = reader.rows("faq", &it.faq, limit::ROWS, help::faq);
    let responsible = reader.rows("responsible", &it.responsible, limit::ROWS, help::responsible);
    let cooperating_agencies =
        reader.rows("cooperating_agencies", &it.cooperating_agencies, limit::ROWS, text::label);
    Ok(Identity {
        form_edition: form_edition?,
        process_heading: process_heading?,
        audience: audience?,
        nature: nature?,
        levels: levels?,
        life_events: life_events?,
        life_event_other: life_event_other?,
        initiation: initiation?,
        initiation_other: initiation_other?,
        upstream_laws: upstream_laws?,
        client_stats: client_stats?,
        frequency: frequency?,
        direct_url: direct_url?,
        system: system?,
        stages: stages?,
        internal_links: internal_links?,
        inquiries: inquiries?,
        processes: processes?,
        process_diagram: process_diagram?,
        cofog: cofog?,
        service_patterns: service_patterns?,
        leads_to_licence: it.leads_to_licence,
        on_in_person_desk: it.on_in_person_desk,
        national_portal_url: national_portal_url?,
        cost_price_rial: cost_price_rial?,
        maturity_phase: maturity_phase?,
        identity_verification: it.identity_verification,
        dated_receipt: it.dated_receipt,
        guide_url: guide_url?,
        faq: faq?,
        responsible: responsible?,
        cooperating_agencies: cooperating_agencies?,
    })
}

/// «سایر» is explained exactly when it is chosen.
pub fn explained<T>(reader: &mut Reader, chosen: &[Code<T>], key: &str, text: &Option<BilingualJson>) {
    let other = chosen.iter().any(|code| code.as_str() == "other");
    let fault = match (other, text) {
        (true, None) => Fault::OtherWithoutText,
        (false, Some(_)) => Fault::TextWithoutOther,
        (true, Some(_)) | (false, None) => return,
    };
    reader.note_at(key, fault);
}

//! A service in a load file: what the issuer states, its record and its facts.
//!
//! Never here: whether what it refers to exists. That is asked between the rows.

use crate::document::code;
use crate::document::code::AliasSchemeCode;
use crate::document::code::ProvinceCode;
use crate::document::code::ScopeCode;
use crate::document::fact;
use crate::document::fact::CapabilityFactJson;
use crate::document::fact::DelegabilityJson;
use crate::document::fact::NoticeJson;
use crate::document::limit;
use crate::document::load::LoadedRecord;
use crate::document::load::LoadedService;
use crate::document::publish;
use crate::document::reader::Read;
use crate::document::reader::Reader;
use crate::document::record;
use crate::document::record::RecordDocument;
use crate::document::record::stored;
use crate::document::text;
use crate::document::text::BilingualJson;
use crate::document::value;
use crate::domain::service::Alias;
use crate::domain::service::Service;
use crate::domain::service::Withdrawal;
use crate::domain::text::Text;
use crate::domain::violation::Fault;
use crate::domain::violation::Violation;
use crate::domain::vocabulary::AliasScheme;
use crate::domain::vocabulary::Scope;
use serde::Deserialize;
use serde::Serialize;
use utoipa::ToSchema;

/// A service and what is known of it.
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = LoadedService)]
#[serde(default)]
pub struct ServiceJson {
    /// Its identifier, nine or eleven digits.
    #[schema(required, nullable = false, example = "121095100")]
    pub service_id: Option<String>,
    /// The code of the agency that gives it, of this file or known already.
    #[schema(required, nullable = false, example = "ncc")]
    pub agency: Option<String>,
    /// The identifier of the service it is a part of, of this file or known already.
    pub parent: Option<String>,
    /// Its title; one line of at most 300 characters.
    #[schema(required, nullable = false)]
    pub title: Option<BilingualJson>,
    /// Where it is given; null: not stated.
    pub scope: Option<ScopeCode>,
    /// The province, exactly when the scope is `province_specific`.
    pub province: Option<ProvinceCode>,
    /// The day on which it was issued.
    #[schema(required, nullable = false, format = Date)]
    pub issued_on: Option<String>,
    /// Other identifiers under which it is known.
    #[schema(max_items = 50)]
    pub aliases: Vec<AliasJson>,
    /// How it ended; null: it did not.
    pub withdrawal: Option<WithdrawalJson>,
    /// Its published record; null: none is published.
    pub record: Option<RecordDocument>,
    /// The change note of that revision; a paragraph.
    pub change_note: Option<BilingualJson>,
    /// Whether it can be handed to counter offices; null: not decided.
    pub delegability: Option<DelegabilityJson>,
    /// Claims and decisions about its capabilities, oldest first.
    #[schema(max_items = 50)]
    pub capabilities: Vec<CapabilityFactJson>,
    /// A passing notice.
    pub notice: Option<NoticeJson>,
}

/// Another identifier under which a service is known.
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = LoadedAlias)]
#[serde(default)]
pub struct AliasJson {
    /// Who numbered it so.
    #[schema(required, nullable = false)]
    pub scheme: Option<AliasSchemeCode>,
    /// The identifier in that scheme.
    #[schema(required, nullable = false, example = "10031095000")]
    pub value: Option<String>,
    /// The first day of the alias; null: not known.
    #[schema(format = Date)]
    pub valid_from: Option<String>,
    /// The last day of the alias; null: it did not end.
    #[schema(format = Date)]
    pub valid_to: Option<String>,
}

/// The end of a service.
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = LoadedWithdrawal)]
#[serde(default)]
pub struct WithdrawalJson {
    /// The first day without the service.
    #[schema(required, nullable = false, format = Date)]
    pub on: Option<String>,
    /// Why; a paragraph.
    #[schema(required, nullable = false)]
    pub reason: Option<BilingualJson>,
    /// Identifiers of the services to use instead; a set.
    #[schema(max_items = 50)]
    pub successors: Vec<String>,
}

/// Reads a service by itself.
///
/// # Errors
/// Everything wrong with it, noted.
pub fn read(reader: &mut Reader, row: &ServiceJson) -> Read<LoadedService> {
    let service = service(reader, row);
    let aliases =
        reader.rows("aliases", &row.aliases, limit::ROWS, |reader, row| alias(reader, row, &service));
    let record = reader.optional("record", &row.record, published);
    let change_note = reader.optional("change_note", &row.change_note, text::paragraph);
    let delegability = reader.optional("delegability", &row.delegability, fact::delegability);
    let capabilities = reader.set("capabilities", &row.capabilities, limit::ROWS, fact::capability);
    let notice = reader.optional("notice", &row.notice, fact::notice);
    Ok(LoadedService {
        service: service?,
        aliases: aliases?,
        record: record?,
        change_note: change_note?,
        delegability: delegability?,
        capabilities: capabilities?,
        notice: notice?,
    })
}

fn service(reader: &mut Reader, row: &ServiceJson) -> Read<Service> {
    let id = reader.required("service_id", &row.service_id, value::service_id);
    let agency = reader.required("agency", &row.agency, value::agency_code);
    let parent = reader.optional("parent", &row.parent, value::service_id);
    let title = reader.required("title", &row.title, text::title);
    let scope = reader.optional("scope", &row.scope, code::value);
    let one_province = scope == Ok(Some(Scope::ProvinceSpecific));
    if scope.is_ok() && one_province != row.province.is_some() {
        reader.note_at("province", Fault::ProvinceMismatch);
    }
    let province = reader.optional("province", &row.province, code::value);
    let issued_on = reader.required("issued_on", &row.issued_on, value::date);
    let withdrawal = reader.optional("withdrawal", &row.withdrawal, |reader, row: &WithdrawalJson| {
        let withdrawal = withdrawal(reader, row)?;
        value::in_order(reader, issued_on.map(Some), "on", Ok(Some(withdrawal.on)));
        Ok(withdrawal)
    });
    Ok(Service {
        id: id?,
        agency: agency?,
        parent: parent?,
        title: title?,
        scope: scope?,
        province: province?,
        issued_on: issued_on?,
        withdrawal: withdrawal?,
    })
}

fn withdrawal(reader: &mut Reader, row: &WithdrawalJson) -> Read<Withdrawal> {
    let WithdrawalJson { on, reason, successors } = row;
    let on = reader.required("on", on, value::date);
    let reason = reader.required("reason", reason, text::paragraph);
    let successors = reader.set("successors", successors, limit::ROWS, value::service_id);
    Ok(Withdrawal { on: on?, reason: reason?, successors: successors? })
}

fn alias(reader: &mut Reader, row: &AliasJson, service: &Read<Service>) -> Read<Alias> {
    let AliasJson { scheme, value, valid_from, valid_to } = row;
    let scheme = reader.required("scheme", scheme, code::value);
    let value = reader.required("value", value, |reader, raw: &str| in_scheme(reader, raw, scheme));
    let valid_from = reader.optional("valid_from", valid_from, value::date);
    let valid_to = reader.optional("valid_to", valid_to, value::date);
    value::in_order(reader, valid_from, "valid_to", valid_to);
    let service = service.as_ref().map(|service| service.id.clone()).map_err(|noted| *noted);
    Ok(Alias {
        scheme: scheme?,
        value: value?,
        service: service?,
        valid_from: valid_from?,
        valid_to: valid_to?,
    })
}

/// Identifiers of the issuer are of the scheme that their length says; others number as they like.
fn in_scheme(reader: &mut Reader, raw: &str, scheme: Read<AliasScheme>) -> Read<Text> {
    let Ok(scheme @ (AliasScheme::Aro9 | AliasScheme::Aro11)) = scheme else {
        return text::line(reader, raw);
    };
    let id = value::service_id(reader, raw)?;
    if id.scheme() == scheme {
        text::line(reader, id.as_str())
    } else {
        Err(reader.note(Fault::InvalidServiceId))
    }
}

/// A record in a load file is published as it stands, so it must fit to be.
fn published(reader: &mut Reader, document: &RecordDocument) -> Read<LoadedRecord> {
    let below = reader.pointer().to_owned();
    let at = |found: Violation| Violation { pointer: format!("{below}{}", found.pointer), ..found };
    reader.note_all(publish::violations_of(document).into_iter().map(at).collect());
    let record = record::read(reader, document)?;
    let canonical = stored::canonical(&record::from_domain(&record));
    Ok(LoadedRecord { record, canonical })
}

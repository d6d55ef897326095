//! Other identifiers of a service, and the service behind any identifier.

use crate::api::problem::Refusal;
use crate::api::query::NoQuery;
use crate::api::reading::Found;
use crate::api::reading::Reading;
use crate::api::v1::links;
use crate::api::view;
use crate::api::view::agency::AgencyRef;
use crate::api::view::list::Page;
use crate::app::lookup;
use crate::catalogue::bodies::Address;
use crate::catalogue::bodies::Key;
use crate::catalogue::row::Row;
use crate::document::code::AliasSchemeCode;
use crate::document::code::ServiceStatusCode;
use crate::document::text::BilingualJson;
use crate::domain::service::Alias;
use actix_web::HttpResponse;
use actix_web::get;
use actix_web::web;
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;

/// Another identifier of a service.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Alias)]
pub struct AliasView {
    /// Who numbered it so.
    scheme: AliasSchemeCode,
    /// The identifier in that scheme.
    #[schema(example = "10031095000", max_length = 100)]
    value: String,
    /// The first day of the alias, where known.
    #[schema(format = Date)]
    valid_from: Option<String>,
    /// The last day of the alias, where it ended.
    #[schema(format = Date)]
    valid_to: Option<String>,
}

impl From<&Alias> for AliasView {
    fn from(Alias { scheme, value, service: _, valid_from, valid_to }: &Alias) -> Self {
        Self {
            scheme: (*scheme).into(),
            value: value.to_string(),
            valid_from: valid_from.map(|day| day.to_string()),
            valid_to: valid_to.map(|day| day.to_string()),
        }
    }
}

/// The service behind an identifier.
#[derive(Debug, Serialize, ToSchema)]
pub struct ResolvedIdentifier {
    /// The canonical identifier.
    #[schema(example = "121095000", pattern = "^[1-9][0-9]{8}([0-9]{2})?$")]
    service_id: String,
    /// The scheme of the canonical identifier.
    scheme: AliasSchemeCode,
    /// Its title.
    title: BilingualJson,
    /// Who gives it.
    agency: Option<AgencyRef>,
    /// Issued or withdrawn.
    status: ServiceStatusCode,
    /// All its other identifiers.
    #[schema(max_items = 100)]
    aliases: Vec<AliasView>,
    /// Its card.
    href: String,
}

/// List other identifiers
///
/// Every other identifier under which a service is known, with its days; whole.
#[utoipa::path(
    tag = "Services",
    operation_id = "list_aliases",
    params(("service_id" = String, Path, description = "Nine or eleven digits.", example = "121095000")),
    responses((status = 200, description = "Its other identifiers.", body = Page<AliasView>))
)]
#[get("/services/{service_id}/aliases")]
pub async fn list_aliases(
    reading: Reading,
    service_id: web::Path<String>,
    _query: NoQuery,
) -> Result<HttpResponse, Refusal> {
    let row = match reading.service(&service_id)? {
        Found::Here(row) => row,
        Found::Moved(answer) => return Ok(answer),
    };
    let key = Key { address: Address::Service(row.id().clone(), "/aliases"), changed_at: row.changed_at };
    let aliases = |row: &Row| row.facts.aliases.iter().map(AliasView::from).collect();
    reading.answer(key, |_| view::render(&Page { items: aliases(&row), next_cursor: None })).await
}

/// Resolve an identifier
///
/// The service behind any identifier of any scheme, in any digit script; what may have been meant stands in the 404.
#[utoipa::path(
    tag = "Services",
    operation_id = "resolve_identifier",
    params(("value" = String, Path, description = "An identifier of any scheme.", example = "10031095000")),
    responses((status = 200, description = "The service behind it.", body = ResolvedIdentifier))
)]
#[get("/identifiers/{value}")]
pub async fn resolve_identifier(
    reading: Reading,
    value: web::Path<String>,
    _query: NoQuery,
) -> Result<HttpResponse, Refusal> {
    let row = Arc::clone(lookup::identifier(&reading.snapshot, &value)?);
    let links = links(reading.request())?;
    let key = Key { address: Address::Service(row.id().clone(), "/resolved"), changed_at: row.changed_at };
    let answer = reading.answer(key, |reading| {
        view::render(&ResolvedIdentifier {
            service_id: row.id().to_string(),
            scheme: row.id().scheme().into(),
            title: (&row.facts.service.title).into(),
            agency: AgencyRef::of(&reading.snapshot, &row.facts.service.agency),
            status: row.status().into(),
            aliases: row.facts.aliases.iter().map(Into::into).collect(),
            href: links.service(row.id()),
        })
    });
    answer.await
}

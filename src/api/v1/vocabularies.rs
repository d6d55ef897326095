//! Every closed list with its labels.

use crate::api::problem::Refusal;
use crate::api::query::NoQuery;
use crate::api::reading::Reading;
use crate::api::v1::links;
use crate::api::view;
use crate::api::view::vocabulary::Vocabularies;
use crate::catalogue::bodies::Address;
use crate::catalogue::bodies::Key;
use actix_web::HttpResponse;
use actix_web::get;

/// List vocabularies
///
/// Every closed list with its codes, Persian and English labels and order, whole; channels name their icon.
#[utoipa::path(
    tag = "Vocabularies",
    operation_id = "list_vocabularies",
    responses((status = 200, description = "All lists.", body = Vocabularies))
)]
#[get("/vocabularies")]
pub async fn list_vocabularies(reading: Reading, _query: NoQuery) -> Result<HttpResponse, Refusal> {
    let key = Key { address: Address::Other("vocabularies".to_owned()), changed_at: 0 };
    let links = links(reading.request())?;
    reading.answer(key, |_| view::render(&Vocabularies::all(&links))).await
}

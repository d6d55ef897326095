//! A card as linked data, described for readers of the document; `exchange` writes it.
//!
//! Never here: the vocabulary itself, which is schema.org's.

use utoipa::PartialSchema;
use utoipa::ToSchema;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::AdditionalProperties;
use utoipa::openapi::schema::ObjectBuilder;
use utoipa::openapi::schema::Schema;
use utoipa::openapi::schema::SchemaFormat;
use utoipa::openapi::schema::Type;

/// A card as linked data. What is not known is left out, as JSON-LD does.
#[derive(Debug)]
pub struct LinkedCard;

impl PartialSchema for LinkedCard {
    fn schema() -> RefOr<Schema> {
        let text = |about: &str| ObjectBuilder::new().schema_type(Type::String).description(Some(about));
        let address = |about: &str| text(about).format(Some(SchemaFormat::Custom("uri".to_owned())));
        ObjectBuilder::new()
            .schema_type(Type::Object)
            .description(Some(
                "A card as JSON-LD: a `GovernmentService` of schema.org. What is not known is left out.",
            ))
            .property("@context", address("The vocabulary."))
            .property("@type", text("`GovernmentService`.").pattern(Some("^[A-Za-z]+$")).max_length(Some(64)))
            .property("@id", address("The permanent address of the service."))
            .property("identifier", text("Its identifier.").pattern(Some("^[1-9][0-9]{8}([0-9]{2})?$")))
            .property("url", address("Its page."))
            .additional_properties(Some(AdditionalProperties::FreeForm(true)))
            .into()
    }
}

impl ToSchema for LinkedCard {}

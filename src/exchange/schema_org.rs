//! A card as linked data: schema.org `GovernmentService`.

use crate::domain::agency::Agency;
use crate::domain::card::Record;
use crate::domain::channel::Channel;
use crate::domain::fee::Fee;
use crate::domain::service::Service;
use crate::domain::text::Bilingual;
use crate::domain::vocabulary::ChannelKind;
use crate::domain::vocabulary::FeeKind;
use crate::domain::vocabulary::ServiceType;
use serde_json::Map;
use serde_json::Value;
use serde_json::json;

/// A service as schema.org describes one; what is not known is left out, as JSON-LD does.
pub fn service(service: &Service, agency: Option<&Agency>, record: Option<&Record>, page: &str) -> Value {
    let mut out = Map::new();
    out.insert("@context".into(), json!("https://schema.org"));
    out.insert("@type".into(), json!("GovernmentService"));
    out.insert("@id".into(), json!(page));
    out.insert("identifier".into(), json!(service.id.as_str()));
    out.insert("url".into(), json!(page));
    out.insert("name".into(), text(&service.title));
    if let Some(agency) = agency {
        out.insert("serviceOperator".into(), organization(agency));
    }
    if let Some(record) = record {
        fill(&mut out, record);
    }
    Value::Object(out)
}

fn fill(out: &mut Map<String, Value>, record: &Record) {
    if let Some(description) = &record.description {
        out.insert("description".into(), text(description));
    }
    let audience: Vec<Value> = record.types.iter().map(|kind| audience(*kind)).collect();
    if !audience.is_empty() {
        out.insert("audience".into(), Value::Array(audience));
    }
    let channels: Vec<Value> = record.access_channels.iter().filter_map(channel).collect();
    if !channels.is_empty() {
        out.insert("availableChannel".into(), Value::Array(channels));
    }
    let offers: Vec<Value> = record.fees.iter().filter_map(offer).collect();
    if !offers.is_empty() {
        out.insert("offers".into(), Value::Array(offers));
    }
    out.insert("availableLanguage".into(), json!(record.languages));
}

fn text(text: &Bilingual) -> Value {
    let fa = json!({"@value": text.fa.as_str(), "@language": "fa"});
    match &text.en {
        Some(en) => json!([fa, {"@value": en.as_str(), "@language": "en"}]),
        None => fa,
    }
}

fn organization(agency: &Agency) -> Value {
    let mut out = json!({"@type": "GovernmentOrganization", "identifier": agency.code.as_str(), "name": text(&agency.title)});
    if let (Some(website), Some(keys)) = (&agency.website, out.as_object_mut()) {
        keys.insert("url".into(), json!(website));
    }
    out
}

fn audience(kind: ServiceType) -> Value {
    match kind {
        ServiceType::G2c => json!({"@type": "PeopleAudience", "audienceType": "citizens"}),
        ServiceType::G2b => json!({"@type": "BusinessAudience", "audienceType": "businesses"}),
        ServiceType::G2g => json!({"@type": "Audience", "audienceType": "government bodies"}),
    }
}

fn channel(channel: &Channel) -> Option<Value> {
    let value = channel.value.as_ref()?;
    let reach = match channel.kind {
        ChannelKind::Web | ChannelKind::MobileApp => json!({"@type": "ServiceChannel", "serviceUrl": value}),
        ChannelKind::CallCenter => json!({"@type": "ServiceChannel", "servicePhone": phone(value)}),
        ChannelKind::Sms => json!({"@type": "ServiceChannel", "serviceSmsNumber": phone(value)}),
        ChannelKind::Email => json!({"@type": "ServiceChannel", "serviceUrl": format!("mailto:{value}")}),
        ChannelKind::CounterOffice | ChannelKind::Postal | ChannelKind::Ussd => return None,
    };
    Some(reach)
}

fn phone(number: &str) -> Value {
    json!({"@type": "ContactPoint", "telephone": number})
}

fn offer(fee: &Fee) -> Option<Value> {
    let price = match fee.kind {
        FeeKind::Fixed | FeeKind::Tiered | FeeKind::PerUnit | FeeKind::Free => {
            json!({"price": fee.amount_rial?})
        }
        FeeKind::Range => json!({"minPrice": fee.min_rial?, "maxPrice": fee.max_rial?}),
        FeeKind::Variable | FeeKind::ByTariff => return None,
    };
    let mut specification = price;
    if let Some(keys) = specification.as_object_mut() {
        keys.insert("@type".into(), json!("PriceSpecification"));
        keys.insert("priceCurrency".into(), json!("IRR"));
    }
    Some(json!({"@type": "Offer", "name": text(&fee.label), "priceSpecification": specification}))
}

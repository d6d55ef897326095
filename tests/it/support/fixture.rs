//! Things that break no rule, so that a test names only what it is about.

use crate::support::world::World;
use jiff::Timestamp;
use khedmat::domain::agency::Agency;
use khedmat::domain::id::AgencyCode;
use khedmat::domain::id::ServiceId;
use khedmat::domain::service::Service;
use khedmat::domain::text::Bilingual;
use khedmat::domain::text::Text;
use khedmat::domain::vocabulary::AgencyStatus;
use khedmat::domain::vocabulary::Province;
use khedmat::domain::vocabulary::Scope;
use khedmat::domain::vocabulary::Tier;
use khedmat::store::agency::AgencyState;
use khedmat::store::change;
use khedmat::store::change::Change;
use khedmat::store::journal::Appended;
use khedmat::store::revision::NewRevision;
use khedmat::store::service::ServiceState;

/// An instant of RFC 3339.
pub fn instant(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}

/// The instant at which most things in tests happen.
pub fn noon() -> Timestamp {
    instant("2018-06-01T12:00:00Z")
}

/// An agency's code.
pub fn code(raw: &str) -> AgencyCode {
    AgencyCode::parse(raw).expect("an agency code")
}

/// A service's identifier.
pub fn id(raw: &str) -> ServiceId {
    ServiceId::parse(raw).expect("a service identifier")
}

/// A text.
pub fn text(raw: &str) -> Text {
    Text::parse(raw, 1000).expect("a text")
}

/// A text in Persian and English.
pub fn bilingual(fa: &str, en: &str) -> Bilingual {
    Bilingual { fa: text(fa), en: Some(text(en)) }
}

/// The first state of an agency.
pub fn an_agency(raw: &str) -> AgencyState {
    AgencyState {
        number: 1,
        agency: Agency {
            code: code(raw),
            title: bilingual("مرکز ملی فضای مجازی", "National Centre for Cyberspace"),
            tier: Tier::National,
            parent: None,
            province: Some(Province::Tehran),
            website: Some("https://example.ir".to_owned()),
            hours: None,
        },
        status: AgencyStatus::Active,
        effective_at: noon(),
    }
}

/// The first state of a service of agency `ncc`.
pub fn a_service(raw: &str) -> ServiceState {
    ServiceState {
        number: 1,
        service: Service {
            id: id(raw),
            agency: code("ncc"),
            parent: None,
            title: bilingual("صدور مجوز", "Issuing a licence"),
            scope: Some(Scope::ProvinceSpecific),
            province: Some(Province::Fars),
            issued_on: "2018-05-20".parse().expect("a date"),
            withdrawal: None,
        },
        effective_at: noon(),
    }
}

/// The first revision of a service.
pub fn a_revision(raw: &str) -> NewRevision {
    NewRevision {
        service: id(raw),
        number: 1,
        schema: 1,
        document: format!(r#"{{"service_id":"{raw}"}}"#),
        change_note: None,
    }
}

/// Records changes at noon, by nobody.
pub fn record(world: &World, changes: &[Change]) -> Vec<Appended> {
    world.store.write(|tx| change::record(tx, noon(), None, changes)).expect("the changes are recorded")
}

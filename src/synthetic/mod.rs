//! A made-up catalogue of any size, for measuring and for trying things out.
//!
//! The same seed gives the same catalogue, byte for byte. Nothing here claims to be a real service:
//! every card says so in its change note.

mod card;
mod chance;
mod words;

use crate::document::load::LoadedRecord;
use crate::document::load::LoadedService;
use crate::document::record;
use crate::document::record::stored;
use crate::domain::agency::Agency;
use crate::domain::calendar::Date;
use crate::domain::card::Record;
use crate::domain::fact::Delegability;
use crate::domain::id::AgencyCode;
use crate::domain::id::ServiceId;
use crate::domain::service::Service;
use crate::domain::text::Bilingual;
use crate::domain::text::Text;
use crate::domain::violation::Fault;
use crate::domain::vocabulary::Scope;
use crate::domain::vocabulary::Tier;
use crate::synthetic::chance::Chance;

/// Services of one agency.
const SERVICES_PER_AGENCY: u64 = 250;
/// A family of identifiers: a parent, its four sub-services, and a service that stands alone.
const FAMILY: u64 = 6;
/// The first two digits of made-up identifiers start here, above those seen in real ones.
const FIRST_PREFIX: u64 = 40;
/// Serial numbers of one prefix, from 1000.
const SERIALS: u64 = 9_000;

/// The most services one catalogue can hold: sixty prefixes of nine digits.
pub const MOST_SERVICES: u64 = (100 - FIRST_PREFIX) * SERIALS / 2 * FAMILY;

/// A made-up catalogue.
#[derive(Debug, Clone, Copy)]
pub struct Synthetic {
    seed: u64,
    services: u64,
}

impl Synthetic {
    /// A catalogue of so many services, at most [`MOST_SERVICES`].
    pub fn new(seed: u64, services: u64) -> Self {
        Self { seed, services: services.min(MOST_SERVICES) }
    }

    /// How many agencies give them.
    pub const fn agencies(&self) -> u64 {
        self.services.div_ceil(SERVICES_PER_AGENCY)
    }

    /// How many services there are.
    pub const fn services(&self) -> u64 {
        self.services
    }

    /// The agency at a place.
    ///
    /// # Errors
    /// A word of the lists here that the domain refuses; a test makes every one.
    pub fn agency(&self, index: u64) -> Result<Agency, Fault> {
        let mut chance = Chance::of(self.seed, "agency", index);
        let subject = chance.pick(words::SUBJECTS);
        Ok(Agency {
            code: agency_code(index)?,
            title: both(
                &format!("سازمان {} {}", subject.0, index + 1),
                &format!("{} organization {}", subject.1, index + 1),
            )?,
            tier: Tier::National,
            parent: None,
            province: None,
            website: Some(format!("https://agency-{index}.example.ir/")),
            hours: Some(card::office_hours(&mut chance)?),
        })
    }

    /// The service at a place, with its card unless it is a parent.
    ///
    /// # Errors
    /// A word of the lists here that the domain refuses; a test makes every one.
    pub fn service(&self, index: u64) -> Result<LoadedService, Fault> {
        let mut chance = Chance::of(self.seed, "service", index);
        let (id, parent) = identifier(index)?;
        let is_parent = index.is_multiple_of(FAMILY) && index + 1 < self.services;
        let title = card::title(&mut chance)?;
        let service = Service {
            id,
            agency: agency_code(index / SERVICES_PER_AGENCY)?,
            parent,
            title,
            scope: Some(if chance.one_in(3) { Scope::HqOnly } else { Scope::Countrywide }),
            province: None,
            issued_on: Date::constant(2018, 3, 21),
            withdrawal: None,
        };
        let record = if is_parent { None } else { Some(loaded(card::record(&mut chance, &service)?)) };
        Ok(LoadedService {
            delegability: record.is_some().then(|| delegability(&mut chance)),
            change_note: record
                .is_some()
                .then(|| both("کارت ساختگی برای سنجش", "A made-up card for measuring"))
                .transpose()?,
            service,
            aliases: Vec::new(),
            record,
            capabilities: Vec::new(),
            notice: None,
        })
    }
}

fn loaded(record: Record) -> LoadedRecord {
    let canonical = stored::canonical(&record::from_domain(&record));
    LoadedRecord { record, canonical }
}

fn delegability(chance: &mut Chance) -> Delegability {
    Delegability {
        not_sovereign: !chance.one_in(3),
        electronic_capable: !chance.one_in(4),
        outsourceable: !chance.one_in(4),
        decided_on: Some(Date::constant(2018, 3, 21)),
        reason: None,
    }
}

fn agency_code(index: u64) -> Result<AgencyCode, Fault> {
    AgencyCode::parse(&format!("agency-{index}")).ok_or(Fault::InvalidAgencyCode)
}

/// The identifier at a place, and its parent's: `PP SSSS NNN`, sub-services from 100.
fn identifier(index: u64) -> Result<(ServiceId, Option<ServiceId>), Fault> {
    let (family, member) = (index / FAMILY, index % FAMILY);
    let serial = family * 2 + u64::from(member == FAMILY - 1);
    let stem = format!("{}{}", FIRST_PREFIX + serial / SERIALS, 1_000 + serial % SERIALS);
    let parse = |sub: u64| ServiceId::parse(&format!("{stem}{sub:03}")).map_err(|_| Fault::InvalidServiceId);
    match member {
        1..=4 => Ok((parse(99 + member)?, Some(parse(0)?))),
        _ => Ok((parse(0)?, None)),
    }
}

fn both(fa: &str, en: &str) -> Result<Bilingual, Fault> {
    Ok(Bilingual { fa: Text::line(fa, 5_000)?, en: Some(Text::line(en, 5_000)?) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
        let documents = |seed| -> Vec<Option<LoadedRecord>> {
            (0..60).map(|index| Synthetic::new(seed, 60).service(index).unwrap().record).collect()
        };
        assert_eq!(documents(1), documents(1));
        assert_ne!(documents(1), documents(2));
    }

    #[test]
    fn identifiers_never_repeat_and_parents_come_first() {
        let mut seen = HashSet::new();
        for index in 0..50_000 {
            let (id, parent) = identifier(index).unwrap();
            assert!(parent.is_none_or(|parent| seen.contains(&parent)), "{id}");
            assert!(seen.insert(id));
        }
    }

    #[test]
    fn every_made_up_card_is_one_the_registry_would_take() {
        let catalogue = Synthetic::new(7, 600);
        for index in 0..catalogue.services() {
            if let Some(card) = catalogue.service(index).unwrap().record {
                assert_eq!(record::to_domain(&record::from_domain(&card.record)).as_ref(), Ok(&card.record));
            }
        }
    }
}

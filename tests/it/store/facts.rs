//! Facts beside the card: aliases, delegability, capabilities, notices.

use crate::support::fixture::bilingual;
use crate::support::fixture::id;
use crate::support::fixture::instant;
use crate::support::fixture::noon;
use crate::support::fixture::record;
use crate::support::fixture::text;
use crate::support::on_both_databases;
use crate::support::world::World;
use khedmat::domain::fact::CapabilityFact;
use khedmat::domain::fact::Delegability;
use khedmat::domain::fact::Notice;
use khedmat::domain::service::Alias;
use khedmat::domain::vocabulary::AliasScheme;
use khedmat::domain::vocabulary::Capability;
use khedmat::domain::vocabulary::CapabilityState;
use khedmat::domain::vocabulary::ChannelKind;
use khedmat::domain::vocabulary::Severity;
use khedmat::store::Recorded;
use khedmat::store::StoreError;
use khedmat::store::alias;
use khedmat::store::alias::AliasState;
use khedmat::store::change;
use khedmat::store::change::Change;
use khedmat::store::fact::capability;
use khedmat::store::fact::capability::CapabilityRecord;
use khedmat::store::fact::delegability;
use khedmat::store::fact::delegability::DelegabilityState;
use khedmat::store::fact::notice;
use khedmat::store::fact::notice::NoticeState;
use khedmat::store::journal;
use khedmat::store::journal::EntryKind;

on_both_databases!(
    an_alias_is_never_given_to_another_service,
    an_ended_alias_still_resolves,
    the_last_decision_on_delegability_stands,
    every_record_of_a_capability_is_kept,
    a_notice_is_replaced_and_taken_away,
);

const ALL: i64 = i64::MAX;

fn an_alias(service: &str) -> AliasState {
    let alias = Alias {
        scheme: AliasScheme::Aro11,
        value: text("12109510101"),
        service: id(service),
        valid_from: Some("2018-01-01".parse().unwrap()),
        valid_to: None,
    };
    AliasState { number: 1, alias }
}

fn an_alias_is_never_given_to_another_service(world: &World) {
    record(world, &[Change::AliasAdded(an_alias("121095101"))]);
    let second = [Change::AliasAdded(an_alias("121095102"))];
    let refused = world.store.write(|tx| change::record(tx, noon(), None, &second));
    assert_eq!(refused, Err(StoreError::Conflict));
}

fn an_ended_alias_still_resolves(world: &World) {
    let mut ended = an_alias("121095101");
    ended.number = 2;
    ended.alias.valid_to = Some("2018-05-31".parse().unwrap());
    record(world, &[Change::AliasAdded(an_alias("121095101"))]);
    record(world, &[Change::AliasEnded(ended.clone())]);
    let value = text("12109510101");
    let found = world.store.read(|conn| alias::with_value(conn, ALL, &value)).unwrap();
    assert_eq!(found, [Recorded { sequence: 2, value: ended }]);
    let earlier = world.store.read(|conn| alias::with_value(conn, 1, &value)).unwrap();
    assert_eq!(earlier, [Recorded { sequence: 1, value: an_alias("121095101") }]);
    let range = id("121095101")..=id("121095101");
    assert_eq!(world.store.read(|conn| alias::of_services(conn, ALL, &range)).unwrap(), found);
    let others = id("121095102")..=id("121095199");
    assert_eq!(world.store.read(|conn| alias::of_services(conn, ALL, &others)).unwrap(), []);
}

fn the_last_decision_on_delegability_stands(world: &World) {
    let decided = |number, outsourceable| DelegabilityState {
        service: id("121095101"),
        number,
        delegability: Delegability {
            not_sovereign: true,
            electronic_capable: false,
            outsourceable,
            decided_on: Some("2018-05-20".parse().unwrap()),
            reason: Some(bilingual("به تشخیص دستگاه", "as the agency finds")),
        },
    };
    let changes = [decided(1, false), decided(2, true)].map(Change::DelegabilityDecided);
    record(world, &changes);
    let range = id("121095101")..=id("121095102");
    let stands = world.store.read(|conn| delegability::of_services(conn, ALL, &range)).unwrap();
    assert_eq!(stands, [Recorded { sequence: 2, value: decided(2, true) }]);
    let stood = world.store.read(|conn| delegability::of_services(conn, 1, &range)).unwrap();
    assert_eq!(stood, [Recorded { sequence: 1, value: decided(1, false) }]);
}

fn every_record_of_a_capability_is_kept(world: &World) {
    let claimed = CapabilityRecord {
        service: id("121095101"),
        number: 1,
        fact: CapabilityFact {
            capability: Capability::ElectronicDelivery,
            state: CapabilityState::Claimed,
            on: "2018-05-20".parse().unwrap(),
            channels: vec![ChannelKind::Web, ChannelKind::Postal],
            request_url: Some("https://example.ir/request".to_owned()),
            reason: None,
        },
    };
    let mut refused = claimed.clone();
    refused.number = 2;
    refused.fact.state = CapabilityState::Refused;
    refused.fact.channels = Vec::new();
    refused.fact.reason = Some(text("نشانی باز نمی‌شود"));
    record(
        world,
        &[Change::CapabilityRecorded(claimed.clone()), Change::CapabilityRecorded(refused.clone())],
    );
    let range = id("121095101")..=id("121095101");
    let kept = world.store.read(|conn| capability::of_services(conn, ALL, &range)).unwrap();
    assert_eq!(kept, [Recorded { sequence: 1, value: claimed }, Recorded { sequence: 2, value: refused }]);
}

fn a_notice_is_replaced_and_taken_away(world: &World) {
    let posted = NoticeState {
        service: id("121095101"),
        number: 1,
        notice: Some(Notice {
            text: bilingual("سامانه تا فردا در دسترس نیست", "down until tomorrow"),
            severity: Severity::Warning,
            from: noon(),
            to: Some(instant("2018-06-02T12:00:00.000001Z")),
        }),
    };
    let removed = NoticeState { service: id("121095101"), number: 2, notice: None };
    record(world, &[Change::NoticeChanged(posted.clone()), Change::NoticeChanged(removed.clone())]);
    let range = id("121095101")..=id("121095101");
    let at = |known_at| world.store.read(|conn| notice::of_services(conn, known_at, &range)).unwrap();
    assert_eq!(at(1), [Recorded { sequence: 1, value: posted }]);
    assert_eq!(at(ALL), [Recorded { sequence: 2, value: removed }]);
    let kinds = world.store.read(|conn| journal::touched(conn, 0, 10)).unwrap();
    let kinds: Vec<EntryKind> = kinds.iter().map(|line| line.kind).collect();
    assert_eq!(kinds, [EntryKind::NoticePosted, EntryKind::NoticeRemoved]);
}

use super::*;
use crate::document::record;
use crate::document::record::stored;
use serde_json::Value;
use serde_json::json;

fn agency(code: &str, parent: Option<&str>) -> Value {
    json!({"code": code, "title": {"fa": "دستگاه"}, "tier": "national", "parent": parent})
}

fn service(id: &str, parent: Option<&str>) -> Value {
    json!({"service_id": id, "agency": "ncc", "parent": parent, "title": {"fa": "خدمت"}, "issued_on": "2018-03-21"})
}

fn file(agencies: &[Value], services: &[Value]) -> Value {
    json!({"schema": SCHEMA, "agencies": agencies, "services": services})
}

/// A file of one agency and the given services.
fn services(services: &[Value]) -> Value {
    file(&[agency("ncc", None)], services)
}

fn with(mut row: Value, key: &str, value: Value) -> Value {
    row[key] = value;
    row
}

fn withdrawn(id: &str, on: &str, successors: &[&str]) -> Value {
    let end = json!({"on": on, "reason": {"fa": "ادغام"}, "successors": successors});
    with(service(id, None), "withdrawal", end)
}

fn loaded(file: &Value) -> Load {
    read(file.to_string().as_bytes(), Known::NOTHING).unwrap()
}

/// The file has exactly these faults.
fn check(file: &Value, expected: &[(&str, Fault)]) {
    let found = read(file.to_string().as_bytes(), Known::NOTHING).err().unwrap_or_default();
    let found: Vec<(&str, Fault)> =
        found.iter().map(|violation| (violation.pointer.as_str(), violation.fault)).collect();
    assert_eq!(found, expected, "{file}");
}

const PARENT: &str = "121095000";
const CHILD: &str = "121095100";
const OTHER: &str = "121095101";

#[test]
fn a_service_is_read_with_all_that_is_known_of_it() {
    let mut child = service(CHILD, Some(PARENT));
    child["scope"] = json!("province_specific");
    child["province"] = json!("qom");
    child["aliases"] =
        json!([{"scheme": "aro11", "value": "۱۰۰۳۱۰۹۵۱۰۰"}, {"scheme": "portal_iran_gov", "value": "285"}]);
    child["record"] = json!({"description": {"fa": " شرح "}});
    child["change_note"] = json!({"fa": "نخستین"});
    child["delegability"] = json!({"not_sovereign": true, "electronic_capable": true, "outsourceable": false, "decided_on": "2018-05-22"});
    child["capabilities"] = json!([{"capability": "electronic_delivery", "state": "claimed", "on": "2018-06-20", "channels": ["web"]}]);
    child["notice"] = json!({"text": {"fa": "موقت"}, "severity": "info", "from": "2018-03-21T00:00:00Z"});
    let load = loaded(&services(&[child, service(PARENT, None)]));

    let [child, parent] = &load.services[..] else { panic!("two services") };
    assert_eq!(child.service.parent.as_ref(), Some(&parent.service.id));
    assert_eq!(child.aliases[0].value.as_str(), "10031095100");
    assert_eq!(child.aliases[0].service, child.service.id);
    assert_eq!(child.capabilities.len(), 1);
    assert!(child.change_note.is_some() && child.notice.is_some() && parent.record.is_none());
    assert!(!child.delegability.as_ref().unwrap().holds());
    let record = child.record.as_ref().unwrap();
    let stored = stored::lift(stored::SCHEMA, &record.canonical).unwrap();
    assert_eq!(stored.description.unwrap().fa.as_deref(), Some("شرح"));
}

#[test]
fn everything_wrong_with_a_file_is_reported_at_once() {
    let mut broken = service("12109500", Some("999999999"));
    broken["agency"] = json!("nobody");
    broken["bogus"] = json!(1);
    broken["record"] = json!({
        "description": {"fa": "[شرح]"},
        "fees": [{"label": {"fa": "هزینه"}, "kind": "fixed"}],
    });
    let mut file = file(&[agency("Ncc", None)], &[service(CHILD, Some(OTHER)), broken]);
    file["schema"] = json!("khedmat-load/9");
    check(
        &file,
        &[
            ("/services/1/bogus", Fault::UnknownKey),
            ("/schema", Fault::NotInList),
            ("/agencies/0/code", Fault::InvalidAgencyCode),
            ("/services/1/service_id", Fault::InvalidServiceId),
            ("/services/1/record/description/fa", Fault::Placeholder),
            ("/services/1/record/fees/0/amount_rial", Fault::AmountRequired),
            ("/services/0/agency", Fault::UnknownReference),
            ("/services/0/parent", Fault::UnknownReference),
            ("/services/1/agency", Fault::UnknownReference),
            ("/services/1/parent", Fault::UnknownReference),
        ],
    );
}

#[test]
fn a_file_may_refer_to_what_the_registry_knows() {
    let child = file(&[], &[service(CHILD, Some(PARENT))]).to_string();
    let known = Known { agency: &|code| code.as_str() == "ncc", service: &|id| id.as_str() == PARENT };
    assert!(read(child.as_bytes(), known).is_ok());
    assert!(read(child.as_bytes(), Known::NOTHING).is_err());
}

#[test]
fn a_broken_card_hides_no_service_from_those_that_refer_to_it() {
    let parent = with(service(PARENT, None), "title", json!({}));
    check(&services(&[parent, service(CHILD, Some(PARENT))]), &[("/services/0/title/fa", Fault::Required)]);
}

#[test]
fn an_identifier_names_one_service_in_whatever_place_it_stands() {
    let alias = |scheme: &str, value: &str| json!([{"scheme": scheme, "value": value}]);
    let with_alias =
        |id: &str, scheme: &str, value: &str| with(service(id, None), "aliases", alias(scheme, value));
    check(
        &services(&[service(CHILD, None), service("۱۲۱۰۹۵۱۰۰", None)]),
        &[("/services/1/service_id", Fault::IdentifierInUse)],
    );
    check(
        &services(&[with_alias(CHILD, "aro9", OTHER), service(OTHER, None)]),
        &[("/services/0/aliases/0/value", Fault::IdentifierInUse)],
    );
    check(
        &services(&[
            with_alias(CHILD, "portal_iran_gov", "285"),
            with_alias(OTHER, "portal_iran_gov", "285"),
        ]),
        &[("/services/1/aliases/0/value", Fault::IdentifierInUse)],
    );
    check(
        &services(&[with_alias(CHILD, "portal_iran_gov", "285"), with_alias(OTHER, "agency_local", "285")]),
        &[],
    );
    check(
        &services(&[with_alias(CHILD, "aro11", OTHER)]),
        &[("/services/0/aliases/0/value", Fault::InvalidServiceId)],
    );
}

#[test]
fn an_agency_is_listed_once_and_belongs_to_a_known_one() {
    check(
        &file(&[agency("a1", None), agency("a1", Some("a2"))], &[]),
        &[("/agencies/1/code", Fault::IdentifierInUse), ("/agencies/1/parent", Fault::UnknownReference)],
    );
    check(
        &file(&[agency("a1", Some("a2")), agency("a2", Some("a1")), agency("a3", Some("a1"))], &[]),
        &[("/agencies/0/parent", Fault::LeadsBack), ("/agencies/1/parent", Fault::LeadsBack)],
    );
}

#[test]
fn where_an_agency_stands_says_what_else_it_has() {
    let of = |tier: &str, key: &str, value: Value| {
        file(&[with(with(agency("a1", None), "tier", json!(tier)), key, value)], &[])
    };
    check(&of("provincial", "province", json!("qom")), &[]);
    check(&of("provincial", "province", Value::Null), &[("/agencies/0/province", Fault::ProvinceMismatch)]);
    check(&of("national", "province", json!("qom")), &[("/agencies/0/province", Fault::ProvinceMismatch)]);
    check(&of("subordinate", "parent", Value::Null), &[("/agencies/0/parent", Fault::Required)]);
}

#[test]
fn no_service_is_its_own_ancestor() {
    check(&services(&[service(CHILD, Some(CHILD))]), &[("/services/0/parent", Fault::LeadsBack)]);
    check(
        &services(&[
            service(CHILD, Some(PARENT)),
            service(PARENT, Some(CHILD)),
            service(OTHER, Some(PARENT)),
        ]),
        &[("/services/0/parent", Fault::LeadsBack), ("/services/1/parent", Fault::LeadsBack)],
    );
}

#[test]
fn a_province_is_named_exactly_when_the_scope_is_one_province() {
    let of = |scope: Value, province: Value| {
        services(&[with(with(service(CHILD, None), "scope", scope), "province", province)])
    };
    let mismatch = [("/services/0/province", Fault::ProvinceMismatch)];
    check(&of(json!("province_specific"), Value::Null), &mismatch);
    check(&of(json!("countrywide"), json!("qom")), &mismatch);
    check(&of(Value::Null, json!("qom")), &mismatch);
    check(&of(json!("province_specific"), json!("qom")), &[]);
}

#[test]
fn nothing_is_issued_under_a_parent_that_has_ended() {
    let child = service(CHILD, Some(PARENT));
    check(
        &services(&[withdrawn(PARENT, "2018-03-21", &[]), child.clone()]),
        &[("/services/1/parent", Fault::ParentWithdrawn)],
    );
    check(&services(&[withdrawn(PARENT, "2018-03-22", &[]), child]), &[]);
}

#[test]
fn a_withdrawal_names_known_successors_that_do_not_lead_back() {
    check(
        &services(&[withdrawn(CHILD, "2018-03-22", &["999999999"])]),
        &[("/services/0/withdrawal/successors/0", Fault::UnknownReference)],
    );
    check(
        &services(&[withdrawn(CHILD, "2018-03-22", &[OTHER]), withdrawn(OTHER, "2018-03-22", &[CHILD])]),
        &[
            ("/services/0/withdrawal/successors", Fault::LeadsBack),
            ("/services/1/withdrawal/successors", Fault::LeadsBack),
        ],
    );
    check(
        &services(&[withdrawn(CHILD, "2018-03-20", &[])]),
        &[("/services/0/withdrawal/on", Fault::EndsBeforeItBegins)],
    );
}

#[test]
fn facts_that_do_not_fit_their_kind_are_violations() {
    let of = |fact: Value| services(&[with(service(CHILD, None), "capabilities", json!([fact]))]);
    check(
        &of(
            json!({"capability": "electronic_intake", "state": "claimed", "on": "2018-06-20", "channels": ["web"]}),
        ),
        &[("/services/0/capabilities/0/channels", Fault::UnknownKey)],
    );
    check(
        &of(json!({"capability": "electronic_intake", "state": "refused", "on": "2018-06-20"})),
        &[("/services/0/capabilities/0/reason", Fault::Required)],
    );
    let notice = json!({"text": {"fa": "موقت"}, "severity": "info", "from": "2018-03-22T00:00:00Z", "to": "2018-03-21T00:00:00Z"});
    check(
        &services(&[with(service(CHILD, None), "notice", notice)]),
        &[("/services/0/notice/to", Fault::EndsBeforeItBegins)],
    );
}

fn sample(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/data/sample/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn the_sample_catalogue_breaks_no_rule_and_its_records_stay_as_they_are_stored() {
    for name in ["guide.json", "portals.json"] {
        let load = read(&sample(name), Known::NOTHING).unwrap();
        let records: Vec<&LoadedRecord> = load.services.iter().filter_map(|it| it.record.as_ref()).collect();
        assert!(!records.is_empty(), "{name}");
        for LoadedRecord { record, canonical } in records {
            let stored = stored::lift(stored::SCHEMA, canonical).unwrap();
            assert_eq!(record::to_domain(&stored).as_ref(), Ok(record), "{name}");
            assert_eq!(stored::canonical(&stored), *canonical, "{name}");
        }
    }
}

#[test]
fn the_guide_lists_twelve_services_and_portals_list_none_of_them() {
    let ids = |name| -> Vec<ServiceId> {
        let load = read(&sample(name), Known::NOTHING).unwrap();
        load.services.into_iter().map(|it| it.service.id).collect()
    };
    let (guide, portals) = (ids("guide.json"), ids("portals.json"));
    assert_eq!(guide.len(), 12);
    assert!(portals.iter().all(|id| !guide.contains(id)));
}

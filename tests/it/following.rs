//! Instances follow the journal: what one records, all of them show; what the store cannot give, they do without.

use crate::support::fixture::a_service;
use crate::support::fixture::record;
use crate::support::on_both_databases;
use crate::support::server::Served;
use crate::support::world::World;
use khedmat::store::change::Change;

on_both_databases!(what_another_process_records_is_shown_within_a_second);

fn what_another_process_records_is_shown_within_a_second(world: &World) {
    let (one, other) = (Served::sample(world), Served::of(world));
    for served in [&one, &other] {
        served.get("/v1/services/121095200", "").is_refusal(404, "service_not_found");
    }
    let entry = record(world, &[Change::ServiceIssued(a_service("121095200"))])[0];
    for served in [&one, &other] {
        served.caught_up(entry.sequence);
        assert_eq!(served.json("/v1/services/121095200")["title"]["en"], "Issuing a licence");
    }
}

//! How fast the store takes in, gives back and verifies a catalogue:
//!
//! ```text
//! cargo bench --bench store -- sqlite:///tmp/bench.sqlite 20000
//! ```
//!
//! The address must name an empty place. Documents are of about 5 KB, as published cards are. The recording
//! ends with the last commit on disk; every figure but the memory is wall-clock time.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a measurement that cannot go on stops")]

use jiff::Timestamp;
use khedmat::domain::id::AgencyCode;
use khedmat::domain::id::ServiceId;
use khedmat::domain::service::Service;
use khedmat::domain::text::Bilingual;
use khedmat::domain::text::Text;
use khedmat::domain::vocabulary::Scope;
use khedmat::store::IfMissing;
use khedmat::store::Moment;
use khedmat::store::Settings;
use khedmat::store::Store;
use khedmat::store::StoreError;
use khedmat::store::change;
use khedmat::store::change::Change;
use khedmat::store::migrate;
use khedmat::store::revision;
use khedmat::store::revision::NewRevision;
use khedmat::store::service;
use khedmat::store::service::ServiceState;
use khedmat::store::verify;
use std::fs;
use std::time::Duration;
use std::time::Instant;

/// Services recorded in one transaction.
const BATCH: usize = 1000;

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let (Some(url), Some(count)) = (arguments.next(), arguments.next()) else {
        println!("usage: cargo bench --bench store -- URL COUNT");
        return;
    };
    let count: usize = count.parse().expect("a number of services");
    let store = Store::open(&Settings::new(url), IfMissing::Create).expect("the address opens");
    migrate::run(&store, epoch()).expect("the registry migrates");
    record(&store, count);
    timed("loaded with documents", count, || assert_eq!(load(&store).unwrap(), count));
    timed("verified", count, || {
        let report = store.read(|conn| verify::run(conn, &mut |_, _| ())).unwrap();
        assert!(report.is_sound(), "{report:?}");
    });
    println!("peak memory: {}", peak_memory());
}

/// Records the catalogue; making it up is not counted.
fn record(store: &Store, count: usize) {
    let mut spent = Duration::ZERO;
    for first in (0..count).step_by(BATCH) {
        let changes = batch(first, count.min(first + BATCH));
        let start = Instant::now();
        store.write(|tx| change::record(tx, epoch(), None, &changes)).expect("the batch is recorded");
        spent += start.elapsed();
    }
    tell("recorded", count, spent);
}

fn timed(what: &str, count: usize, work: impl FnOnce()) {
    let start = Instant::now();
    work();
    tell(what, count, start.elapsed());
}

fn tell(what: &str, count: usize, spent: Duration) {
    let millis = spent.as_millis().max(1);
    let rate = u128::try_from(count).unwrap() * 1000 / millis;
    println!("{count} services {what} in {millis} ms: {rate} a second");
}

/// Reads every service and its revision in force, as the catalogue does at start.
fn load(store: &Store) -> Result<usize, StoreError> {
    let moment = Moment::now(epoch());
    let mut loaded = 0;
    let mut after: Option<ServiceId> = None;
    loop {
        let documents = store.read(|conn| {
            let page = service::page(conn, &moment, after.as_ref(), 1000)?;
            let Some(last) = page.last else { return Ok(None) };
            let first = page.services.first().expect("a service").value.service.id.clone();
            let revisions = revision::in_force(conn, &moment, &(first..=last.clone()))?;
            after = Some(last);
            Ok::<_, StoreError>(Some(revisions.len()))
        })?;
        match documents {
            Some(documents) => loaded += documents,
            None => return Ok(loaded),
        }
    }
}

/// The first states and revisions of the services with these serial numbers.
fn batch(first: usize, end: usize) -> Vec<Change> {
    (first..end)
        .flat_map(|serial| {
            let id = ServiceId::parse(&(100_000_000 + serial).to_string()).unwrap();
            let document = format!(r#"{{"description":"{}","service_id":"{id}"}}"#, "شرح خدمت ".repeat(290));
            let revision =
                NewRevision { service: id.clone(), number: 1, schema: 1, document, change_note: None };
            let state = ServiceState { number: 1, service: service(id), effective_at: epoch() };
            [Change::ServiceIssued(state), Change::CardPublished(revision)]
        })
        .collect()
}

fn service(id: ServiceId) -> Service {
    let title = format!("صدور مجوز شماره {id}");
    Service {
        id,
        agency: AgencyCode::parse("ncc").unwrap(),
        parent: None,
        title: Bilingual { fa: Text::parse(&title, 200).unwrap(), en: None },
        scope: Some(Scope::Countrywide),
        province: None,
        issued_on: "2018-05-20".parse().unwrap(),
        withdrawal: None,
    }
}

fn epoch() -> Timestamp {
    "2018-06-01T12:00:00Z".parse().unwrap()
}

/// The most memory this process ever had, as Linux tells it.
fn peak_memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or("unknown".to_owned(), |line| line.trim().to_owned())
}

//! A whole registry behind its own HTTP server, in this process: what `khedmat serve` runs, on a free port.

use crate::support::fixture::instant;
use crate::support::wire::Answer;
use crate::support::wire::Server;
use crate::support::world::World;
use jiff::Timestamp;
use khedmat::app::load;
use khedmat::app::registry::Registry;
use khedmat::config::Given;
use khedmat::config::GivenServer;
use khedmat::config::Settings;
use khedmat::document::load as file;
use khedmat::server::service;
use khedmat::store::Store;
use percent_encoding::AsciiSet;
use percent_encoding::CONTROLS;
use percent_encoding::utf8_percent_encode;
use serde_json::Value;
use std::ops::Deref;
use std::time::Duration;
use std::time::Instant;

/// The address of which links are made; nothing listens there.
pub const PUBLIC_URL: &str = "https://khedmat.example.ir";

/// Longer than an instance ever lags behind.
const PATIENCE: Duration = Duration::from_secs(10);

/// The sample catalogue, as it is shipped.
pub const SAMPLE: [&[u8]; 2] =
    [include_bytes!("../../../data/sample/guide.json"), include_bytes!("../../../data/sample/portals.json")];

/// The instant at which the sample catalogue and hand-made ones are loaded: 1397/09/07 in Tehran.
pub fn loading_day() -> Timestamp {
    instant("2018-11-28T08:30:00Z")
}

/// An instance that serves the registry of a world. It has a store of its own: changes made through the
/// world's store reach it as those of another process do.
pub struct Served(Server);

impl Deref for Served {
    type Target = Server;

    fn deref(&self) -> &Server {
        &self.0
    }
}

impl Served {
    /// An instance that serves the sample catalogue.
    pub fn sample(world: &World) -> Self {
        load_all(world, &SAMPLE, loading_day());
        Self::of(world)
    }

    /// An instance that serves a catalogue in the load form.
    pub fn with(world: &World, catalogue: &Value) -> Self {
        load_all(world, &[catalogue.to_string().as_bytes()], loading_day());
        Self::of(world)
    }

    /// One more instance on the registry of a world, as it is.
    pub fn of(world: &World) -> Self {
        Self::on(world.reopened())
    }

    /// An instance on an open registry.
    pub fn on(store: Store) -> Self {
        let settings = Settings::resolve(Given::default()).expect("the defaults are sound");
        let most = Some(100_000_000);
        let given = GivenServer { workers: Some(2), rate_per_second: most, ..GivenServer::default() };
        let settings = settings.server(given).expect("the defaults are sound");
        let registry = Registry::open(store, settings.memory_bytes, loading_day());
        let registry = registry.expect("the registry opens");
        Self(Server::running(move |listener, told| {
            service::run_until(registry, listener, &settings, PUBLIC_URL, || Ok(told)).expect("it serves");
        }))
    }

    /// What a GET answers, which must be 200.
    pub fn json(&self, target: &str) -> Value {
        let answer = self.read(target, "");
        assert_eq!(answer.status, 200, "{target}: {answer:?}");
        answer.json()
    }

    /// A GET of an address in which Persian and blanks stand as they are.
    pub fn read(&self, target: &str, headers: &str) -> Answer {
        self.get(&encoded(target), headers)
    }

    /// The identifiers of the rows that a list answers.
    pub fn ids(&self, target: &str) -> Vec<String> {
        ids_of(&self.json(target))
    }

    /// Asserts that a GET is refused for one parameter.
    pub fn refuses(&self, target: &str, pointer: &str, fault: &str) {
        let answer = self.read(target, "");
        answer.is_refusal(400, "invalid_request");
        let violations = &answer.json()["violations"];
        assert_eq!(violations.as_array().unwrap().len(), 1, "{target}: {violations}");
        assert_eq!((&violations[0]["pointer"], &violations[0]["code"]), (&pointer.into(), &fault.into()));
        assert!(!violations[0]["message"].as_str().unwrap().is_empty());
    }

    /// Waits until this instance shows what its world has recorded.
    pub fn caught_up(&self, sequence: i64) {
        self.until(|| sequence_of(&self.get("/v1/status", "")) >= sequence);
    }

    /// Waits until something holds.
    pub fn until(&self, mut holds: impl FnMut() -> bool) {
        let begun = Instant::now();
        while !holds() {
            assert!(begun.elapsed() < PATIENCE, "it never came to hold");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

/// The identifiers of the rows of an answer.
pub fn ids_of(answer: &Value) -> Vec<String> {
    let rows = answer["items"].as_array().unwrap().iter();
    rows.map(|row| row["service_id"].as_str().unwrap().to_owned()).collect()
}

/// The last change that an answer includes.
pub fn sequence_of(answer: &Answer) -> i64 {
    answer.header("khedmat-sequence").parse().expect("an answer that reflects the catalogue")
}

/// An address as it goes over the wire: whatever is not ASCII, and blanks, in percent.
pub fn encoded(target: &str) -> String {
    const BLANKS: &AsciiSet = &CONTROLS.add(b' ');
    utf8_percent_encode(target, BLANKS).to_string()
}

/// Loads files into a registry, each knowing what the ones before it hold.
pub fn load_all(world: &World, files: &[&[u8]], now: Timestamp) {
    let mut known = load::known(&world.store, now).expect("the registry answers");
    let mut loads = Vec::new();
    for bytes in files {
        let seen = file::Known {
            agency: &|code| known.agencies.contains(code),
            service: &|id| known.services.contains(id),
        };
        let load = file::read(bytes, seen).expect("a sound file");
        known.add(&load);
        loads.push(load);
    }
    load::load(&world.store, &loads, now).expect("the registry takes it");
}

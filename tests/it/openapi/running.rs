//! A registry that serves the sample catalogue, as `khedmat demo` does, but loaded at a fixed instant.

use std::net::TcpListener;
use std::thread;

use khedmat::app::registry::Registry;
use khedmat::config::Given;
use khedmat::config::GivenServer;
use khedmat::config::Settings;
use khedmat::server::service;
use ureq::Agent;
use ureq::Body;
use ureq::http::Response;

use crate::support::fixture::instant;
use crate::support::server::SAMPLE;
use crate::support::server::load_all;
use crate::support::world::World;

const MEMORY_BYTES: u64 = 32 << 20;

/// A running registry; it ends with the process of its test.
pub struct Running {
    base: String,
    agent: Agent,
    _world: World,
}

impl Running {
    /// Serves the sample catalogue below an address that the public would use.
    pub fn sample(public_url: &'static str) -> Self {
        let world = World::sqlite();
        load_all(&world, &SAMPLE, instant("2026-03-21T08:00:00Z"));
        let store = world.reopened();
        let registry = Registry::open(store, MEMORY_BYTES, instant("2026-03-21T09:00:00Z")).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let given = GivenServer { workers: Some(1), ..GivenServer::default() };
        let settings = Settings::resolve(Given::default()).unwrap().server(given).unwrap();
        thread::spawn(move || service::run(registry, listener, &settings, public_url).unwrap());
        let agent = Agent::new_with_config(
            Agent::config_builder().http_status_as_error(false).max_redirects(0).build(),
        );
        Self { base, agent, _world: world }
    }

    /// Asks for an address in a representation.
    pub fn ask(&self, method: &str, target: &str, media_type: &str) -> Response<Body> {
        let request = ureq::http::Request::builder()
            .method(method)
            .uri(format!("{}{}", self.base, encoded(target)))
            .header("Accept", media_type)
            .header("Accept-Language", "en")
            .header("X-Request-Id", "portal-42")
            .body(())
            .unwrap();
        self.agent.run(request).unwrap()
    }
}

/// An address as it travels: letters beyond ASCII in percent signs.
fn encoded(target: &str) -> String {
    let byte = |byte: u8| {
        if byte.is_ascii() { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    target.bytes().map(byte).collect()
}

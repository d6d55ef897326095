//! Commands that serve: `serve`, `demo`, and the OpenAPI document that is served.

use crate::app::load;
use crate::app::registry::Registry;
use crate::cli::Failure;
use crate::cli::bulk;
use crate::clock;
use crate::config::GivenServer;
use crate::config::ServerSettings;
use crate::config::Settings;
use crate::config::USUAL_DATABASE;
use crate::server::service;
use crate::store::IfMissing;
use crate::store::ServeLock;
use crate::store::Store;
use crate::store::migrate as migrations;
use std::io::Write;
use std::net::SocketAddr;
use std::net::TcpListener;
use std::net::ToSocketAddrs;

/// Connections that may wait to be accepted.
const BACKLOG: u32 = 1_024;

/// The sample catalogue: the guide's own list of services, and services of real portals.
const SAMPLE: [(&str, &[u8]); 2] = [
    ("data/sample/guide.json", include_bytes!("../../data/sample/guide.json")),
    ("data/sample/portals.json", include_bytes!("../../data/sample/portals.json")),
];

/// `khedmat serve`.
pub fn serve(settings: &Settings, given: GivenServer) -> Result<(), Failure> {
    let server = settings.server(given)?;
    let address = address_of(&server.listen)?;
    let (store, lock) = open_to_serve(settings, &server)?;
    run(store, lock, address, &server, |_| {})
}

/// `khedmat demo`.
pub fn demo(settings: &Settings, given: GivenServer) -> Result<(), Failure> {
    let server = settings.server(given)?;
    let address = address_of(&server.listen)?;
    let (store, lock) = open_to_serve(settings, &server)?;
    if load::known(&store, clock::now())?.agencies.is_empty() {
        let sample = SAMPLE.map(|(name, bytes)| (name.to_owned(), bytes.to_vec()));
        load::load(&store, &bulk::parse(&store, &sample)?, clock::now())?;
    }
    run(store, lock, address, &server, |base| introduce(base, &settings.database))
}

/// Opens a registry that this process will serve; a second one may not serve the same file.
fn open_to_serve(settings: &Settings, server: &ServerSettings) -> Result<(Store, ServeLock), Failure> {
    bulk::make_usual_folder(settings)?;
    let address = crate::store::Settings {
        readers: server.readers,
        ..crate::store::Settings::new(settings.database.clone())
    };
    let store = Store::open(&address, IfMissing::Create)?;
    let lock = ServeLock::take(&store)?;
    migrations::run(&store, clock::now())?;
    Ok((store, lock))
}

fn run(
    store: Store,
    lock: ServeLock,
    address: SocketAddr,
    server: &ServerSettings,
    ready: impl FnOnce(&str),
) -> Result<(), Failure> {
    let listener = listen(address)?;
    let base = match &server.public_url {
        Some(url) => url.clone(),
        None => format!("http://{}", listener.local_addr()?),
    };
    let registry = Registry::open(store, server.memory_bytes, clock::now())?;
    tracing::info!(%base, services = registry.catalogue.snapshot().len(), "serving");
    println!("Khedmat answers at {base}");
    ready(&base);
    service::run(registry, listener, server, &base)?;
    drop(lock);
    Ok(())
}

/// The address that a setting names; a slip in it is said before a registry is made.
fn address_of(setting: &str) -> Result<SocketAddr, Failure> {
    let wrong = |why: std::io::Error| format!("cannot listen on {setting}: {why}");
    let first = setting.to_socket_addrs().map_err(wrong)?.next();
    Ok(first.ok_or_else(|| format!("cannot listen on {setting}: it is no address"))?)
}

fn listen(address: SocketAddr) -> Result<TcpListener, Failure> {
    let listening = async { crate::server::run::listen(address, BACKLOG) };
    let listener = actix_web::rt::System::new().block_on(listening);
    Ok(listener.map_err(|why| format!("cannot listen on {address}: {why}"))?)
}

fn introduce(base: &str, database: &str) {
    let whose = if database == USUAL_DATABASE { "khedmat-data/" } else { "the registry you named" };
    println!(
        "\nThe sample catalogue is loaded; it lives in {whose}.\n\n\
         Open in a browser\n  \
         {base}/                          start page\n  \
         {base}/agencies/ncc              a service list, as figures 1 and 2 of the guide\n  \
         {base}/services/121095101        a service card, as figure 3\n  \
         {base}/docs                      the API, explained\n\n\
         Try\n  \
         curl {base}/v1/agencies/ncc/services\n  \
         curl {base}/v1/services/121095101\n  \
         curl -G {base}/v1/search --data-urlencode 'q=نقشه برداري'\n\n\
         Stop with Ctrl-C."
    );
}

/// `khedmat openapi`.
pub fn openapi(public_url: &str) -> Result<(), Failure> {
    let document = serde_json::to_string_pretty(&crate::api::openapi::document(public_url)?)?;
    Ok(writeln!(std::io::stdout(), "{document}")?)
}

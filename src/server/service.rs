//! The registry as a service: its operations, its pages, the thread that follows the journal, and readiness.

use crate::api;
use crate::api::view::links::Links;
use crate::app::registry::Registry;
use crate::clock;
use crate::config::ServerSettings;
use crate::server::access_log::Destination;
use crate::server::limits::Limits;
use crate::server::methods::Methods;
use crate::server::metrics::Gauge;
use crate::server::pages;
use crate::server::run as process;
use crate::site::assets;
use actix_web::web;
use std::io;
use std::net::TcpListener;
use std::num::NonZeroU32;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;

/// How often the journal is looked at; a change made elsewhere is shown this much later at most.
const FOLLOW_EVERY: Duration = Duration::from_millis(200);

/// Serves a registry until the process is told to stop.
///
/// # Errors
/// The server cannot be started.
pub fn run(registry: Registry, listener: TcpListener, server: &ServerSettings, base: &str) -> io::Result<()> {
    run_until(registry, listener, server, base, process::told_to_stop)
}

/// Serves a registry until the future that `stop` makes has ended.
///
/// # Errors
/// The server cannot be started.
pub fn run_until<S>(
    registry: Registry,
    listener: TcpListener,
    server: &ServerSettings,
    base: &str,
    stop: impl FnOnce() -> io::Result<S>,
) -> io::Result<()>
where
    S: Future<Output = ()> + Send + 'static,
{
    let registry = web::Data::new(registry);
    let links = web::Data::new(Links::new(base.to_owned(), assets::ICONS.path.clone()));
    let running = Arc::new(AtomicBool::new(true));
    let behind = [
        spawn("follow", follow(web::Data::clone(&registry), Arc::clone(&running)))?,
        spawn("warm", warm(web::Data::clone(&registry), web::Data::clone(&links), Arc::clone(&running)))?,
    ];
    let settings = process::Settings {
        limits: limits(server),
        access_log: destination(&server.access_log),
        methods: Methods::of(&api::openapi::operations()),
        gauges: gauges(&registry),
    };
    let operations =
        operations(registry, links, pages::Pages::new(base, server.security_contact.as_deref())?);
    let served = actix_web::rt::System::new()
        .block_on(async { process::serve(vec![listener], settings, operations, stop()?).await });
    running.store(false, Ordering::Release);
    for thread in behind {
        // A thread that panicked has said so itself; the server is stopping all the same.
        let _ = thread.join();
    }
    served
}

/// Everything that is served, for the application of each worker.
fn operations(
    registry: web::Data<Registry>,
    links: web::Data<Links>,
    pages: pages::Pages,
) -> impl Fn(&mut web::ServiceConfig) + Clone + Send + 'static {
    move |config| {
        config.app_data(web::Data::clone(&registry)).app_data(web::Data::clone(&links));
        // Addresses are tried in this order; most requests are for the operations, and what they leave below
        // `/v1` nobody else gets.
        pages::configure_document(config);
        api::openapi::configure(config);
        pages::configure(config, &pages);
    }
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<thread::JoinHandle<()>> {
    thread::Builder::new().name(name.to_owned()).spawn(work)
}

/// Keeps the picture up to date; while the store does not answer, the last picture stands.
fn follow(registry: web::Data<Registry>, running: Arc<AtomicBool>) -> impl FnOnce() {
    move || {
        let mut failing = false;
        while running.load(Ordering::Acquire) {
            match registry.follow(clock::now()) {
                Ok(_) if failing => {
                    failing = false;
                    tracing::info!("the store answers again");
                }
                Ok(_) => {}
                Err(error) if failing => tracing::debug!(%error, "the store still does not answer"),
                Err(error) => {
                    failing = true;
                    tracing::warn!(%error, "the journal cannot be followed; the last picture stands");
                }
            }
            thread::sleep(FOLLOW_EVERY);
        }
    }
}

/// Prepares cards in the background, so that the first caller of each need not wait.
fn warm(registry: web::Data<Registry>, links: web::Data<Links>, running: Arc<AtomicBool>) -> impl FnOnce() {
    move || {
        api::v1::cards::warm(&registry, &links, || running.load(Ordering::Acquire));
        tracing::info!(bodies = registry.bodies.len(), bytes = registry.bodies.bytes(), "cards are prepared");
    }
}

fn destination(access_log: &str) -> Destination {
    match access_log {
        "off" => Destination::Off,
        "stdout" => Destination::Stdout,
        path => Destination::File(path.into()),
    }
}

fn limits(server: &ServerSettings) -> Limits {
    let usual = Limits::default();
    Limits {
        workers: server.workers.and_then(NonZeroUsize::new).unwrap_or(usual.workers),
        reads_per_second: NonZeroU32::new(server.rate_per_second).unwrap_or(usual.reads_per_second),
        body_deadline: Duration::from_secs(server.body_deadline_s),
        trusted_proxies: server.trusted_proxies.clone(),
        ..usual
    }
}

fn gauges(registry: &web::Data<Registry>) -> Vec<Gauge> {
    let gauge = |name, help, read: fn(&Registry) -> u64| {
        let registry = web::Data::clone(registry);
        Gauge { name, help, read: Box::new(move || read(&registry)) }
    };
    vec![
        gauge("catalogue_sequence", "The last change shown", |registry| {
            registry.catalogue.snapshot().sequence()
        }),
        gauge("catalogue_services", "Services in the picture", |registry| {
            u64::try_from(registry.catalogue.snapshot().len()).unwrap_or(u64::MAX)
        }),
        gauge("bodies_bytes", "Bytes of prepared answers", |registry| registry.bodies.bytes()),
        gauge("bodies", "Prepared answers", |registry| {
            u64::try_from(registry.bodies.len()).unwrap_or(u64::MAX)
        }),
    ]
}

//! Starting the server, and stopping it without losing a request.
//!
//! Never here: an operation. Whoever starts the server gives a function that adds them.

use std::future::Future;
use std::future::ready;
use std::io;
use std::net::SocketAddr;
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::Weak;
use std::sync::atomic::Ordering;
use std::time::Duration;

use actix_http::HttpService;
use actix_server::GracefulShutdownSignal;
use actix_service::IntoServiceFactory;
use actix_service::ServiceFactoryExt;
use actix_service::map_config;
use actix_web::App;
use actix_web::Error;
use actix_web::dev::AppConfig;
use actix_web::dev::Server;
use actix_web::dev::ServiceFactory;
use actix_web::dev::ServiceRequest;
use actix_web::dev::ServiceResponse;
use actix_web::dev::fn_service;
use actix_web::rt;
use actix_web::rt::net::TcpStream;
use actix_web::web;
use actix_web::web::ServiceConfig;
use tokio::net::TcpSocket;
use tokio::signal::unix::SignalKind;
use tokio::signal::unix::signal;

use crate::server::access_log::AccessLog;
use crate::server::access_log::Destination;
use crate::server::access_log::Way;
use crate::server::connection::Connection;
use crate::server::extract;
use crate::server::front::Front;
use crate::server::front::Shared;
use crate::server::limits::Limits;
use crate::server::methods::Methods;
use crate::server::metrics::Gauge;
use crate::server::metrics::Metrics;
use crate::server::probes;
use crate::server::rate::Quotas;

/// How often parties that ask nothing any more are forgotten.
const FORGET_EVERY: Duration = Duration::from_secs(10);

/// What the server is started with.
#[derive(Debug, Default)]
pub struct Settings {
    /// How much callers may ask.
    pub limits: Limits,
    /// Where the access log goes.
    pub access_log: Destination,
    /// The methods of each address.
    pub methods: Methods,
    /// What other parts of the program show in the metrics.
    pub gauges: Vec<Gauge>,
}

/// Listens on an address. Several processes may not listen on the same one. Called where the server is to run:
/// it needs the runtime.
///
/// # Errors
/// When the address is not ours or already taken.
pub fn listen(address: SocketAddr, backlog: u32) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(backlog)?.into_std()
}

/// Resolves when the process is told to stop (SIGTERM, SIGINT).
///
/// # Errors
/// When the system lets no signal be listened to.
pub fn told_to_stop() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// Serves until `stop` resolves; then no connection is accepted any more, requests in hand are finished for as
/// long as the settings allow, and the access log is written to its end.
///
/// `operations` is called once for each worker and adds everything that is served beyond `/healthz` and
/// `/metrics`.
///
/// # Errors
/// When the access log cannot be opened or the server cannot be started.
pub async fn serve(
    listeners: Vec<TcpListener>,
    settings: Settings,
    operations: impl Fn(&mut ServiceConfig) + Clone + Send + 'static,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let log = AccessLog::open(&settings.access_log)?;
    let metrics = Arc::new(Metrics::new(gauges(settings.gauges, log.way().as_ref())));
    let shared = Arc::new(Shared {
        quotas: Quotas::new(&settings.limits),
        requests: Arc::clone(metrics.requests()),
        methods: settings.methods,
        log: log.way(),
        limits: settings.limits,
    });
    rt::spawn(forget_idle(Arc::downgrade(&shared)));
    start(listeners, &shared, &metrics, operations, stop)?.await?;
    drop(shared);
    log.close();
    Ok(())
}

fn gauges(mut gauges: Vec<Gauge>, log: Option<&Way>) -> Vec<Gauge> {
    if let Some(dropped) = log.map(Way::dropped) {
        gauges.push(Gauge {
            name: "access_log_dropped_lines",
            help: "Lines of the access log that could not be written in time",
            read: Box::new(move || dropped.load(Ordering::Relaxed)),
        });
    }
    gauges
}

async fn forget_idle(shared: Weak<Shared>) {
    let mut ticks = tokio::time::interval(FORGET_EVERY);
    loop {
        ticks.tick().await;
        let Some(shared) = shared.upgrade() else {
            return;
        };
        shared.quotas.forget_idle();
    }
}

/// The framework's own `HttpServer` does not let a connection be wrapped, so its parts are put together here.
fn start(
    listeners: Vec<TcpListener>,
    shared: &Arc<Shared>,
    metrics: &Arc<Metrics>,
    operations: impl Fn(&mut ServiceConfig) + Clone + Send + 'static,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<Server> {
    let limits = &shared.limits;
    let mut server = Server::build()
        .workers(limits.workers.get())
        .max_concurrent_connections(limits.connections_per_worker)
        .shutdown_timeout(limits.shutdown.as_secs())
        .shutdown_signal(stop);
    let stopping = server.graceful_shutdown_signal();
    for listener in listeners {
        let (shared, metrics) = (Arc::clone(shared), Arc::clone(metrics));
        let (operations, stopping) = (operations.clone(), stopping.clone());
        server = server.listen("khedmat", listener, move || {
            let (limits, stopping) = (shared.limits.clone(), stopping.clone());
            let metrics = web::Data::from(Arc::clone(&metrics));
            let application = application(Arc::clone(&shared), metrics, operations.clone()).into_factory();
            let application = application.map_err(|error: Error| error.error_response());
            let http = HttpService::build()
                .graceful_shutdown_signal(move || stopped(stopping.clone()))
                .keep_alive(limits.keep_alive)
                .client_request_timeout(limits.head_deadline)
                .client_disconnect_timeout(limits.linger)
                .h1(map_config(application, |()| AppConfig::default()));
            fn_service(move |stream: TcpStream| ready(Ok(connected(stream, limits.silence)))).and_then(http)
        })?;
    }
    Ok(server.run())
}

/// The operations of one worker, behind the front.
fn application(
    shared: Arc<Shared>,
    metrics: web::Data<Metrics>,
    operations: impl Fn(&mut ServiceConfig),
) -> App<
    impl ServiceFactory<ServiceRequest, Config = (), Response = ServiceResponse, Error = Error, InitError = ()>,
> {
    App::new()
        .app_data(metrics)
        .configure(|config| extract::configure(config, shared.limits.body_bytes))
        .configure(probes::configure)
        .configure(operations)
        .wrap(Front(shared))
}

fn connected(stream: TcpStream, silence: Duration) -> (Connection, Option<SocketAddr>) {
    let peer = stream.peer_addr().ok();
    // Answers leave at once; where the system refuses, they leave all the same.
    stream.set_nodelay(true).ok();
    (Connection::new(stream, silence), peer)
}

async fn stopped(stopping: GracefulShutdownSignal) {
    stopping.notified().await;
}

#[cfg(test)]
mod tests {
    use std::process;
    use std::process::Command;

    use super::*;

    #[actix_web::test]
    async fn each_signal_to_stop_is_heard() {
        for signal in ["TERM", "INT"] {
            let told = told_to_stop().unwrap();
            let sent =
                Command::new("kill").args(["-s", signal, &process::id().to_string()]).status().unwrap();
            assert!(sent.success());
            let heard = tokio::time::timeout(Duration::from_secs(5), told).await;
            assert!(heard.is_ok(), "{signal}");
        }
    }
}

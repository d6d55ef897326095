//! How much one caller, and all of them together, may ask of the server.
//!
//! Never here: reading the environment; whoever starts the server fills this in.

use std::num::NonZeroU32;
use std::num::NonZeroUsize;
use std::thread::available_parallelism;
use std::time::Duration;

use crate::server::party::Network;

/// The settings of the front of the server; [`Limits::default`] is what is shipped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Threads that serve requests: one for each processor.
    pub workers: NonZeroUsize,
    /// Open connections of one worker; past it new ones wait in the backlog: 8,192.
    pub connections_per_worker: usize,
    /// Connections that may wait to be accepted: 1,024.
    pub backlog: u32,
    /// How long an idle connection is kept: 30 s.
    pub keep_alive: Duration,
    /// Within what a connection must send its first head (request line and headers): 5 s.
    pub head_deadline: Duration,
    /// Within what a whole body must have arrived: 15 s.
    pub body_deadline: Duration,
    /// After what a connection to which nothing could be written is closed, whatever it waits for: 60 s.
    /// It must be longer than `keep_alive`, and than any handler takes to begin its answer.
    pub silence: Duration,
    /// How long the rest of a refused body is read and thrown away before the connection is closed: 2 s.
    pub linger: Duration,
    /// How long requests in hand may take to finish when the server is told to stop: 30 s.
    pub shutdown: Duration,
    /// The longest request target (path and query), in bytes: 16,384, which holds a batch of 200 identifiers in
    /// Persian digits.
    pub target_bytes: usize,
    /// The largest body, in bytes: 1 MiB.
    pub body_bytes: usize,
    /// Requests in hand at once; past it the answer is 503 at once: 4,096.
    pub in_flight: u64,
    /// Reads (GET, HEAD, OPTIONS) of one party in a second: 600.
    pub reads_per_second: NonZeroU32,
    /// Writes of one party in an hour: 50.
    pub writes_per_hour: NonZeroU32,
    /// The proxies whose word about the caller's address counts: none.
    pub trusted_proxies: Vec<Network>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            workers: available_parallelism().unwrap_or(NonZeroUsize::MIN),
            connections_per_worker: 8_192,
            backlog: 1_024,
            keep_alive: Duration::from_secs(30),
            head_deadline: Duration::from_secs(5),
            body_deadline: Duration::from_secs(15),
            silence: Duration::from_secs(60),
            linger: Duration::from_secs(2),
            shutdown: Duration::from_secs(30),
            target_bytes: 16_384,
            body_bytes: 1 << 20,
            in_flight: 4_096,
            reads_per_second: const { NonZeroU32::new(600).unwrap() },
            writes_per_hour: const { NonZeroU32::new(50).unwrap() },
            trusted_proxies: Vec::new(),
        }
    }
}

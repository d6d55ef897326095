//! One measurement by wrk.

use crate::Failure;
use crate::process::Measured;
use std::path::Path;
use std::process::Command;
use std::thread::available_parallelism;

/// Connections that ask at once.
pub const CONNECTIONS: u32 = 64;

/// What was measured.
#[derive(Debug, Clone, Copy)]
pub struct Sample {
    /// Answers in a second.
    pub per_second: u64,
    /// Of a hundred answers the slowest but one, in microseconds.
    pub p99_us: u64,
    /// Bytes of one answer, its head included.
    pub bytes: u64,
    /// Processor time that the server spent on one answer, in nanoseconds.
    pub processor_ns: u64,
}

/// Threads that ask: half the processors, so that the server has its share.
pub fn threads() -> usize {
    available_parallelism().map_or(1, |processors| processors.get().div_ceil(2))
}

/// Asks a server for random lines of a list; any failure makes the measurement void.
pub fn measure(server: &Measured, list: &Path, seconds: u32) -> Result<Sample, Failure> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/http/random.lua");
    let before = server.processor_us()?;
    let output = Command::new("wrk")
        .args(["--threads", &threads().to_string(), "--connections", &CONNECTIONS.to_string()])
        .args(["--duration", &format!("{seconds}s"), "--script", script, &server.base, "--"])
        .arg(list)
        .output()?;
    let processor_us = server.processor_us()? - before;
    let text = String::from_utf8(output.stdout)?;
    let line = text.lines().find_map(|line| line.strip_prefix("measured "));
    let said = || format!("wrk says: {text}{}", String::from_utf8_lossy(&output.stderr));
    let figures: Vec<u64> = line.ok_or_else(said)?.split(' ').map(str::parse).collect::<Result<_, _>>()?;
    match figures.as_slice() {
        [answers, microseconds, bytes, p99_us, 0] if *answers > 0 && *microseconds > 0 => Ok(Sample {
            per_second: answers * 1_000_000 / microseconds,
            p99_us: *p99_us,
            bytes: bytes / answers,
            processor_ns: processor_us * 1_000 / answers,
        }),
        _ => Err(said().into()),
    }
}

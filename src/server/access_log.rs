//! One line for each request, written off the request's path.
//!
//! Never here: what stands in a line (`access_line`), or waiting.
//!
//! A worker collects its lines in a buffer of its own and hands it over when it is full, every 200 ms and at
//! the end. One thread writes. Where it cannot keep up, lines are dropped and counted: a slow disk must not
//! slow an answer.

use std::cell::Cell;
use std::cell::RefCell;
use std::convert::Infallible;
use std::fs::OpenOptions;
use std::io;
use std::io::Write;
use std::mem;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::RecvTimeoutError;
use std::sync::mpsc::SyncSender;
use std::sync::mpsc::channel;
use std::sync::mpsc::sync_channel;
use std::thread;
use std::time::Duration;

use crate::server::access_line::Entry;
use crate::server::access_line::Second;

/// How long a line may stay in a worker's buffer.
const FLUSH_EVERY: Duration = Duration::from_millis(200);

/// The size at which a buffer is handed over, in bytes.
const FULL: usize = 32 * 1024;

/// Buffers that may wait for the writer: 2 MiB.
const WAITING: usize = 64;

/// How long closing waits for the writer.
const LONGEST_CLOSING: Duration = Duration::from_secs(2);

/// Where the lines go.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Destination {
    /// Nowhere.
    #[default]
    Off,
    /// The standard output.
    Stdout,
    /// The end of a file, made if it is not there. Rotate it by copying and truncating.
    File(PathBuf),
}

/// The log: the thread that writes, and the way to it.
#[derive(Debug)]
pub struct AccessLog {
    way: Option<Way>,
    /// Nothing comes this way; it ends when everything is written.
    written: Option<Receiver<Infallible>>,
}

/// The way to the writer, for any thread.
#[derive(Debug, Clone)]
pub struct Way {
    sender: SyncSender<Vec<u8>>,
    dropped: Arc<AtomicU64>,
}

impl AccessLog {
    /// Opens the destination and starts the thread that writes to it.
    ///
    /// # Errors
    /// When the file cannot be opened, or no thread can be started.
    pub fn open(destination: &Destination) -> io::Result<Self> {
        let sink: Box<dyn Write + Send> = match destination {
            Destination::Off => return Ok(Self { way: None, written: None }),
            Destination::Stdout => Box::new(io::stdout()),
            Destination::File(path) => Box::new(OpenOptions::new().create(true).append(true).open(path)?),
        };
        let (sender, receiver) = sync_channel(WAITING);
        let (writing, written) = channel();
        thread::Builder::new().name("access-log".to_owned()).spawn(move || {
            write(sink, &receiver);
            drop(writing);
        })?;
        Ok(Self { way: Some(Way { sender, dropped: Arc::default() }), written: Some(written) })
    }

    /// The way to the writer; `None` where nothing is logged.
    pub fn way(&self) -> Option<Way> {
        self.way.clone()
    }

    /// Waits until everything is written, which it is once every [`WorkerLog`] is gone; a worker that does not
    /// end is not waited for.
    pub fn close(self) {
        drop(self.way);
        let written = self.written.map(|written| written.recv_timeout(LONGEST_CLOSING));
        if let Some(Err(RecvTimeoutError::Timeout)) = written {
            tracing::warn!("the access log was not written to its end");
        }
    }
}

impl Way {
    /// Lines that could not be written in time, or at all.
    pub fn dropped(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.dropped)
    }

    /// A buffer for the worker that asks, flushed every 200 ms for as long as it is used.
    pub fn for_worker(&self) -> Rc<WorkerLog> {
        let log = Rc::new(WorkerLog::new(self.clone()));
        let flushed = Rc::downgrade(&log);
        actix_web::rt::spawn(async move {
            let mut ticks = tokio::time::interval(FLUSH_EVERY);
            loop {
                ticks.tick().await;
                let Some(log) = flushed.upgrade() else {
                    return;
                };
                log.flush();
            }
        });
        log
    }
}

/// The lines of one worker.
#[derive(Debug)]
pub struct WorkerLog {
    way: Way,
    buffer: RefCell<Vec<u8>>,
    lines: Cell<u64>,
    second: RefCell<Second>,
}

impl WorkerLog {
    fn new(way: Way) -> Self {
        Self { way, buffer: RefCell::default(), lines: Cell::new(0), second: RefCell::default() }
    }

    /// Adds a line; never waits.
    pub fn add(&self, entry: &Entry<'_>) {
        let mut buffer = self.buffer.borrow_mut();
        entry.write(&mut buffer, &mut self.second.borrow_mut());
        self.lines.set(self.lines.get() + 1);
        let full = buffer.len() >= FULL;
        drop(buffer);
        if full {
            self.flush();
        }
    }

    fn flush(&self) {
        let mut buffer = self.buffer.borrow_mut();
        let lines = self.lines.replace(0);
        if lines == 0 {
            return;
        }
        let capacity = buffer.capacity();
        let filled = mem::replace(&mut *buffer, Vec::with_capacity(capacity));
        if self.way.sender.try_send(filled).is_err() {
            self.way.dropped.fetch_add(lines, Ordering::Relaxed);
        }
    }
}

impl Drop for WorkerLog {
    fn drop(&mut self) {
        self.flush();
    }
}

/// Writes until every worker is gone. A destination that refuses to be written to is reported once, and the
/// buffers are thrown away until it lets itself be written to again.
fn write(mut sink: Box<dyn Write + Send>, receiver: &Receiver<Vec<u8>>) {
    let mut broken = false;
    for buffer in receiver {
        match sink.write_all(&buffer).and_then(|()| sink.flush()) {
            Ok(()) => broken = false,
            Err(error) if !broken => {
                tracing::error!(%error, "the access log cannot be written");
                broken = true;
            }
            Err(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use jiff::Timestamp;

    use super::*;

    fn an_entry() -> Entry<'static> {
        Entry {
            time: Timestamp::constant(1_700_000_000, 1_000),
            request_id: "r-\"1\"",
            trace_id: None,
            method: "GET",
            path: "/v1/services/121095101",
            status: 200,
            bytes: Some(17),
            duration_us: 42,
            address: Some("2001:db8::7".parse().unwrap()),
        }
    }

    fn a_worker(capacity: usize) -> (WorkerLog, Receiver<Vec<u8>>) {
        let (sender, receiver) = sync_channel(capacity);
        (WorkerLog::new(Way { sender, dropped: Arc::default() }), receiver)
    }

    #[test]
    fn lines_that_nobody_takes_are_dropped_and_counted() {
        let (log, receiver) = a_worker(1);
        for _ in 0..3 {
            log.add(&an_entry());
            log.flush();
        }
        assert_eq!(log.way.dropped.load(Ordering::Relaxed), 2);
        assert_eq!(receiver.try_iter().count(), 1);
    }

    #[test]
    fn a_full_buffer_is_handed_over_without_waiting() {
        let (log, receiver) = a_worker(8);
        let lines_that_fill_it = FULL / 100;
        for _ in 0..lines_that_fill_it {
            log.add(&an_entry());
        }
        assert!(receiver.try_recv().unwrap().len() >= FULL);
    }

    #[actix_web::test]
    async fn everything_is_in_the_file_once_the_log_is_closed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("access.log");
        let log = AccessLog::open(&Destination::File(path.clone())).unwrap();
        let worker = log.way().unwrap().for_worker();
        worker.add(&an_entry());
        worker.add(&an_entry());
        drop(worker);
        log.close();
        assert_eq!(fs::read_to_string(path).unwrap().lines().count(), 2);
    }
}

//! A server of its own for each test, and HTTP as bytes on a socket.

use std::collections::HashMap;
use std::io::Read;
use std::io::Write;
use std::net::SocketAddr;
use std::net::TcpListener;
use std::net::TcpStream;
use std::num::NonZeroUsize;
use std::pin::Pin;
use std::thread;
use std::thread::JoinHandle;
use std::time::Duration;

use actix_web::web::ServiceConfig;
use serde_json::Value;
use tokio::sync::oneshot;

use khedmat::server::limits::Limits;
use khedmat::server::run;
use khedmat::server::run::Settings;

/// Longer than any answer of a sound server takes; a test that waits for it fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// Ends when a server is told to stop.
pub type Told = Pin<Box<dyn Future<Output = ()> + Send>>;

/// A running server, stopped when it is dropped.
pub struct Server {
    /// Where it listens.
    pub address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// The shipped limits on one thread.
pub fn limits() -> Limits {
    Limits { workers: NonZeroUsize::MIN, ..Limits::default() }
}

impl Server {
    /// Serves operations on a port of its own.
    pub fn start(
        settings: Settings,
        operations: impl Fn(&mut ServiceConfig) + Clone + Send + 'static,
    ) -> Self {
        Self::running(move |listener, told| {
            let served = run::serve(vec![listener], settings, operations, told);
            actix_web::rt::System::new().block_on(served).unwrap();
        })
    }

    /// Runs something that serves on a port of its own until it is told to stop.
    pub fn running(serve: impl FnOnce(TcpListener, Told) + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let told: Told = Box::pin(async move {
            let _ = stopped.await;
        });
        let thread = thread::spawn(move || serve(listener, told));
        Self { address, stop: Some(stop), thread: Some(thread) }
    }

    /// Tells the server to stop, without waiting for it.
    pub fn tell_to_stop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
    }

    /// Waits until the server has stopped by itself.
    pub fn wait(mut self) {
        self.thread.take().unwrap().join().unwrap();
    }

    /// A new connection.
    pub fn connect(&self) -> Wire {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.set_write_timeout(Some(PATIENCE)).unwrap();
        Wire { stream, read: Vec::new() }
    }

    /// Sends one request on a connection of its own. `\n` stands for the line ends of HTTP.
    pub fn ask(&self, request: &str) -> Answer {
        let mut wire = self.connect();
        wire.send(request);
        wire.answer_to(request)
    }

    /// Sends a GET with headers, each ending in `\n`.
    pub fn get(&self, target: &str, headers: &str) -> Answer {
        self.ask(&format!("GET {target} HTTP/1.1\nHost: x\n{headers}\n"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.tell_to_stop();
        if let Some(thread) = self.thread.take() {
            let ended = thread.join();
            assert!(ended.is_ok() || thread::panicking(), "the server has failed");
        }
    }
}

/// One connection.
pub struct Wire {
    stream: TcpStream,
    read: Vec<u8>,
}

impl Wire {
    /// HTTP on a connection.
    pub fn of(stream: TcpStream) -> Self {
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        Self { stream, read: Vec::new() }
    }

    /// Sends text; `\n` stands for the line ends of HTTP.
    pub fn send(&mut self, text: &str) {
        self.send_bytes(text.replace('\n', "\r\n").as_bytes());
    }

    /// Sends bytes as they are.
    pub fn send_bytes(&mut self, bytes: &[u8]) {
        self.stream.write_all(bytes).unwrap();
    }

    /// Sends bytes to a server that may hang up meanwhile; whether it took all of them.
    pub fn push(&mut self, bytes: &[u8]) -> bool {
        self.stream.write_all(bytes).is_ok()
    }

    /// Reads the answer to a request; that to HEAD has no body whatever its length says.
    pub fn answer_to(&mut self, request: &str) -> Answer {
        if request.starts_with("HEAD") { self.head() } else { self.answer() }
    }

    /// Reads an answer without a body.
    pub fn head(&mut self) -> Answer {
        let end = loop {
            if let Some(end) = self.read.windows(4).position(|four| four == b"\r\n\r\n") {
                break end;
            }
            assert!(self.more() > 0, "the connection ended inside a head: {:?}", self.read);
        };
        let head: Vec<u8> = self.read.drain(..end + 4).collect();
        Answer::of(&String::from_utf8(head).unwrap())
    }

    /// Reads an answer with its body.
    pub fn answer(&mut self) -> Answer {
        let mut answer = self.head();
        let length = answer.headers.get("content-length").map_or(0, |length| length.parse().unwrap());
        while self.read.len() < length {
            assert!(self.more() > 0, "the connection ended inside a body");
        }
        answer.body = self.read.drain(..length).collect();
        answer
    }

    /// Waits until the server hangs up; what it still sends is given back.
    pub fn until_closed(&mut self) -> Vec<u8> {
        while self.more() > 0 {}
        std::mem::take(&mut self.read)
    }

    fn more(&mut self) -> usize {
        let mut piece = [0; 4096];
        match self.stream.read(&mut piece) {
            Ok(count) => {
                self.read.extend_from_slice(&piece[..count]);
                count
            }
            Err(error) if error.kind() == std::io::ErrorKind::ConnectionReset => 0,
            Err(error) => panic!("nothing came: {error}"),
        }
    }
}

/// An answer as it came.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Headers by their names in lower case.
    pub headers: HashMap<String, String>,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    fn of(head: &str) -> Self {
        let mut lines = head.split("\r\n");
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let mut headers = HashMap::new();
        for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
            let again = headers.insert(name.to_lowercase(), value.to_owned());
            assert_eq!(again, None, "{name} came twice");
        }
        Self { status, headers, body: Vec::new() }
    }

    /// One header; empty where it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    /// Asserts that this is a refusal with a code, complete and in the language it says.
    pub fn is_refusal(&self, status: u16, code: &str) {
        assert_eq!(self.status, status, "{self:?}");
        assert_eq!(self.header("content-type"), "application/problem+json");
        let problem = self.json();
        assert_eq!(problem["code"], code);
        assert_eq!(problem["status"], status);
        assert_eq!(problem["type"], format!("/problems/{code}"));
        assert_eq!(problem["request_id"], self.header("x-request-id"));
        let persian =
            problem["title"].as_str().unwrap().chars().any(|c| ('\u{600}'..='\u{6FF}').contains(&c));
        assert_eq!(if persian { "fa" } else { "en" }, self.header("content-language"));
        let kept = if matches!(status, 404 | 410) { "max-age=5" } else { "no-store" };
        assert_eq!(self.header("cache-control"), kept);
    }
}

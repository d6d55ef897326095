//! One connection, and two things that the framework does not do for it.
//!
//! It closes a connection to which nothing could be written for long: the framework times the first head of a
//! connection only, so that a second request sent byte by byte, or an answer that nobody takes, would hold it
//! for ever. And it puts into words the bare answers that the framework gives to what it cannot read as HTTP,
//! before any middleware.
//!
//! Never here: HTTP, beyond those three bare answers.

use std::io;
use std::pin::Pin;
use std::task::Context;
use std::task::Poll;
use std::time::Duration;

use actix_web::body::MessageBody;
use actix_web::rt::net::TcpStream;
use bytes::Buf;
use bytes::Bytes;
use tokio::io::AsyncRead;
use tokio::io::AsyncWrite;
use tokio::io::ReadBuf;
use tokio::time::Instant;
use tokio::time::Sleep;
use tokio::time::sleep_until;

use crate::api::problem;
use crate::api::problem::Asked;
use crate::api::problem::Refusal;
use crate::app::problem::ProblemCode;
use crate::clock;
use crate::server::headers;
use crate::server::request_id;
use crate::wording::Language;

/// What the framework says to a head that it cannot read, that is too large, or that does not end.
const BARE: [(&[u8], ProblemCode); 3] = [
    (b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n", ProblemCode::MalformedRequest),
    (b"HTTP/1.1 408 Request Timeout\r\ncontent-length: 0\r\n", ProblemCode::RequestTimeout),
    (b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\n", ProblemCode::HeadersTooLarge),
];

/// A connection with a caller.
#[derive(Debug)]
pub struct Connection {
    stream: TcpStream,
    silence: Duration,
    last_written: Instant,
    alarm: Pin<Box<Sleep>>,
    /// What goes out in place of a bare answer, as far as it has not gone yet.
    instead: Option<Bytes>,
}

impl Connection {
    /// A connection that is closed once nothing could be written to it for so long.
    pub fn new(stream: TcpStream, silence: Duration) -> Self {
        let last_written = Instant::now();
        let alarm = Box::pin(sleep_until(last_written + silence));
        Self { stream, silence, last_written, alarm, instead: None }
    }

    /// Called where the connection would wait: fails once it has been silent for too long, else sees to it
    /// that it is looked at again by then.
    fn wait<T>(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<T>> {
        while self.alarm.as_mut().poll(cx).is_ready() {
            let end = self.last_written + self.silence;
            if end <= Instant::now() {
                return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
            }
            self.alarm.as_mut().reset(end);
        }
        Poll::Pending
    }

    fn write(&mut self, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        match Pin::new(&mut self.stream).poll_write(cx, bytes) {
            Poll::Ready(written) => {
                self.last_written = Instant::now();
                Poll::Ready(written)
            }
            Poll::Pending => self.wait(cx),
        }
    }
}

impl AsyncRead for Connection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        match Pin::new(&mut self.stream).poll_read(cx, into) {
            Poll::Pending => self.wait(cx),
            read @ Poll::Ready(_) => read,
        }
    }
}

impl AsyncWrite for Connection {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let Some(mut instead) = self.instead.take().or_else(|| worded(bytes)) else {
            return self.write(cx, bytes);
        };
        while instead.has_remaining() {
            match self.write(cx, &instead) {
                Poll::Ready(Ok(written)) => instead.advance(written),
                waiting_or_failed => {
                    self.instead = Some(instead);
                    return waiting_or_failed;
                }
            }
        }
        // The framework is told that its own bytes went out, and all of them.
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

/// The same answer with a body that says what is wrong; `None` for everything that is not a bare answer. It is
/// in Persian, since nothing of the request could be read.
fn worded(bytes: &[u8]) -> Option<Bytes> {
    let (bare, code, rest) =
        BARE.iter().find_map(|(bare, code)| Some((bare, *code, bytes.strip_prefix(*bare)?)))?;
    let request_id = request_id::fresh(clock::now());
    let named = request_id.to_str().unwrap_or_default();
    let asked = Asked { instance: "", request_id: named, language: Language::Fa };
    let mut answer = problem::answer(&Refusal::from(code), asked);
    headers::complete(answer.headers_mut(), request_id.clone(), None);
    let mut text = bare.strip_suffix(b"0\r\n")?.to_vec();
    let (head, body) = answer.into_parts();
    let body = body.try_into_bytes().ok()?;
    text.extend_from_slice(format!("{}\r\n", body.len()).as_bytes());
    for (name, value) in head.headers() {
        for part in [name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"] {
            text.extend_from_slice(part);
        }
    }
    text.extend_from_slice(rest);
    text.extend_from_slice(&body);
    Some(Bytes::from(text))
}

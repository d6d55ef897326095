//! Bodies, heads and connections that do not behave.

use std::sync::Arc;
use std::time::Duration;
use std::time::Instant;

use khedmat::server::limits::Limits;
use khedmat::server::run::Settings;

use crate::front::app;
use crate::front::app::Gate;
use crate::support::wire::limits;

/// Limits under which waiting for a deadline does not take long.
fn impatient() -> Limits {
    Limits {
        head_deadline: Duration::from_secs(1),
        body_deadline: Duration::from_secs(1),
        keep_alive: Duration::from_secs(1),
        silence: Duration::from_secs(2),
        linger: Duration::from_secs(1),
        ..limits()
    }
}

fn within(least: u64, most: u64, begun: Instant) {
    let taken = begun.elapsed();
    assert!(taken >= Duration::from_secs(least) && taken < Duration::from_secs(most), "took {taken:?}");
}

#[test]
fn a_body_comes_back_as_it_went() {
    let server = app::started(limits());
    let plain =
        server.ask("POST /v1/echo HTTP/1.1\nHost: x\nContent-Encoding: identity\nContent-Length: 3\n\nabc");
    assert_eq!((plain.status, &plain.body[..]), (200, &b"abc"[..]));
    let chunked =
        server.ask("POST /v1/echo HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n2\nab\n1\nc\n0\n\n");
    assert_eq!((chunked.status, &chunked.body[..]), (200, &b"abc"[..]));
    let large = "x".repeat(1 << 20);
    let whole =
        server.ask(&format!("POST /v1/echo HTTP/1.1\nHost: x\nContent-Length: {}\n\n{large}", 1 << 20));
    assert_eq!((whole.status, whole.body.len()), (200, 1 << 20));
}

#[test]
fn a_body_on_a_read_is_thrown_away() {
    let server = app::started(limits());
    let mut wire = server.connect();
    wire.send("GET /length HTTP/1.1\nHost: x\nContent-Length: 5\n\nhello");
    assert_eq!(wire.answer().body, b"0");
    wire.send("GET /v1/things/8 HTTP/1.1\nHost: x\n\n");
    assert_eq!(wire.answer().json(), 8);
}

#[test]
fn a_body_announced_too_large_is_refused_before_it_is_sent() {
    let server = app::started(limits());
    let mut wire = server.connect();
    wire.send("POST /v1/echo HTTP/1.1\nHost: x\nContent-Length: 10485760\n\n");
    let answer = wire.answer();
    answer.is_refusal(413, "body_too_large");
    assert_eq!(answer.header("connection"), "close");
}

#[test]
fn a_large_body_is_refused_although_it_is_sent() {
    let server = app::started(limits());
    let ten_mib = vec![b'x'; 10 << 20];
    let mut announced = server.connect();
    announced.send("POST /v1/echo HTTP/1.1\nHost: x\nContent-Length: 10485760\n\n");
    announced.push(&ten_mib);
    announced.answer().is_refusal(413, "body_too_large");
    let mut chunked = server.connect();
    chunked.send("POST /v1/echo HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\na00000\n");
    chunked.push(&ten_mib);
    chunked.answer().is_refusal(413, "body_too_large");
}

#[test]
fn an_unknown_coding_of_a_body_is_refused() {
    let server = app::started(limits());
    for coding in ["gzip", "br", "x-unknown", "identity, gzip"] {
        let request =
            format!("POST /v1/echo HTTP/1.1\nHost: x\nContent-Encoding: {coding}\nContent-Length: 3\n\nabc");
        let answer = server.ask(&request);
        answer.is_refusal(415, "unsupported_content_encoding");
        assert_eq!(answer.header("accept-encoding"), "identity");
    }
}

#[test]
fn a_half_sent_body_is_refused_and_its_connection_closed() {
    let server = app::started(impatient());
    for framing in ["Content-Length: 9\n\nabc", "Transfer-Encoding: chunked\n\n9\nabc"] {
        let begun = Instant::now();
        let mut wire = server.connect();
        wire.send(&format!("POST /v1/echo HTTP/1.1\nHost: x\n{framing}"));
        let answer = wire.answer();
        answer.is_refusal(408, "request_timeout");
        assert_eq!(answer.header("connection"), "close");
        within(1, 2, begun);
        wire.until_closed();
        within(1, 4, begun);
    }
}

#[test]
fn a_body_that_drips_is_refused_at_the_same_deadline() {
    let server = app::started(impatient());
    let begun = Instant::now();
    let mut wire = server.connect();
    wire.send("POST /v1/echo HTTP/1.1\nHost: x\nContent-Length: 1000\n\n");
    for _ in 0..8 {
        wire.push(b"x");
        std::thread::sleep(Duration::from_millis(100));
    }
    wire.answer().is_refusal(408, "request_timeout");
    within(1, 2, begun);
}

#[test]
fn a_body_that_breaks_off_is_no_body() {
    let server = app::started(limits());
    let answer = server.ask("POST /v1/echo HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\nzz\nabc");
    answer.is_refusal(400, "malformed_request");
}

#[test]
fn a_head_that_does_not_end_is_refused() {
    let server = app::started(impatient());
    let begun = Instant::now();
    let mut wire = server.connect();
    wire.send("GET /v1/things/7 HTTP/1.1\nHost: x\nX-Slow: ");
    wire.answer().is_refusal(408, "request_timeout");
    wire.until_closed();
    within(1, 3, begun);
}

#[test]
fn a_second_head_that_does_not_end_closes_the_connection() {
    let server = app::started(impatient());
    let mut wire = server.connect();
    let begun = Instant::now();
    wire.send("GET /v1/things/7 HTTP/1.1\nHost: x\n\n");
    wire.answer();
    wire.send("GET /v1/things/7 HTTP/1.1\nHost: x\nX-Slow: ");
    for _ in 0..10 {
        wire.push(b"x");
        std::thread::sleep(Duration::from_millis(100));
    }
    assert_eq!(wire.until_closed(), b"");
    within(2, 4, begun);
}

#[test]
fn an_answer_that_nobody_takes_closes_the_connection() {
    let server = app::started(impatient());
    let begun = Instant::now();
    let mut wire = server.connect();
    let large = "x".repeat(1 << 20);
    for _ in 0..16 {
        wire.push(
            format!("POST /v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1048576\r\n\r\n{large}").as_bytes(),
        );
    }
    within(1, 8, begun);
}

#[test]
fn what_is_not_http_is_refused_in_the_same_form() {
    let server = app::started(limits());
    let many_headers: String = (0..200).map(|n| format!("X-H{n}: 1\n")).collect();
    let large_header = format!("X-Large: {}\n", "a".repeat(200_000));
    for (request, status, code) in [
        ("GET / HTTP/9.9\n\n".to_owned(), 400, "malformed_request"),
        ("GET /a b HTTP/1.1\nHost: x\n\n".to_owned(), 400, "malformed_request"),
        (
            "POST / HTTP/1.1\nHost: x\nContent-Length: 1\nContent-Length: 2\n\n".to_owned(),
            400,
            "malformed_request",
        ),
        (format!("GET / HTTP/1.1\nHost: x\n{many_headers}\n"), 431, "headers_too_large"),
        (format!("GET / HTTP/1.1\nHost: x\n{large_header}\n"), 431, "headers_too_large"),
    ] {
        let mut wire = server.connect();
        wire.push(request.replace('\n', "\r\n").as_bytes());
        let answer = wire.answer();
        answer.is_refusal(status, code);
        assert_eq!(answer.header("api-version"), "1.0.0");
        wire.until_closed();
    }
    let mut wire = server.connect();
    wire.send_bytes(b"GET /v1/\xff HTTP/1.1\r\nHost: x\r\n\r\n");
    wire.answer().is_refusal(400, "malformed_request");
}

#[test]
fn an_idle_connection_is_closed() {
    let server = app::started(Limits { silence: Duration::from_secs(20), ..impatient() });
    let mut wire = server.connect();
    wire.send("GET /v1/things/7 HTTP/1.1\nHost: x\n\n");
    wire.answer();
    let begun = Instant::now();
    assert_eq!(wire.until_closed(), b"");
    within(0, 10, begun);
}

#[test]
fn past_the_requests_it_can_hold_the_server_refuses_at_once() {
    let gate = Arc::new(Gate::default());
    let limits = Limits { in_flight: 1, ..limits() };
    let server = app::started_with(Settings { limits, ..Settings::default() }, &gate);
    let mut first = server.connect();
    first.send("GET /waiting HTTP/1.1\nHost: x\n\n");
    entered(&gate);
    let refused = server.get("/v1/things/7", "");
    refused.is_refusal(503, "overloaded");
    assert_eq!(refused.header("retry-after"), "1");
    gate.let_go.notify_one();
    assert_eq!(first.answer().body, b"done");
    assert_eq!(server.get("/v1/things/7", "").status, 200);
}

#[test]
fn a_request_in_hand_is_finished_after_the_server_was_told_to_stop() {
    let gate = Arc::new(Gate::default());
    let mut server = app::started_with(Settings { limits: limits(), ..Settings::default() }, &gate);
    let mut idle = server.connect();
    idle.send("GET /v1/things/7 HTTP/1.1\nHost: x\n\n");
    idle.answer();
    let mut busy = server.connect();
    busy.send("GET /waiting HTTP/1.1\nHost: x\n\n");
    entered(&gate);
    let begun = Instant::now();
    server.tell_to_stop();
    assert_eq!(idle.until_closed(), b"");
    gate.let_go.notify_one();
    assert_eq!(busy.answer().body, b"done");
    server.wait();
    within(0, 5, begun);
}

/// Waits until the waiting handler has begun.
fn entered(gate: &Gate) {
    actix_web::rt::System::new().block_on(gate.entered.notified());
}

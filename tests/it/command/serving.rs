//! Starting to serve, what goes wrong with that, and stopping.

use crate::command::running::Serving;
use crate::command::running::khedmat;
use crate::command::running::said;
use crate::support::catalogue::agency;
use crate::support::catalogue::catalogue;
use crate::support::catalogue::service;
use crate::support::on_both_databases;
use crate::support::wire::Wire;
use crate::support::world::World;
use std::fs;
use std::net::TcpListener;
use std::net::TcpStream;
use std::process::Command;
use std::process::Stdio;
use std::time::Duration;
use std::time::Instant;

on_both_databases!(
    an_import_reaches_the_process_that_serves,
    a_registry_of_a_newer_program_is_refused,
    a_signal_ends_it_when_requests_in_hand_are_answered
);

/// What a GET answers.
fn get(address: &str) -> (u16, String) {
    let agent =
        ureq::Agent::new_with_config(ureq::Agent::config_builder().http_status_as_error(false).build());
    let mut answer = agent.get(address).call().unwrap();
    (answer.status().as_u16(), answer.body_mut().read_to_string().unwrap())
}

#[test]
fn the_demonstration_says_what_to_open_and_all_of_it_answers() {
    let folder = tempfile::tempdir().unwrap();
    let demo = Serving::start(folder.path(), &["demo"], "Stop with");
    assert!(folder.path().join("khedmat-data/registry.sqlite").exists());
    let words = demo.greeting.split_whitespace();
    let addresses: Vec<&str> = words.filter(|word| word.starts_with(&demo.base)).collect();
    assert!(addresses.len() >= 7, "{}", demo.greeting);
    for address in addresses {
        let searched = format!("{address}?q=a");
        let address = if address.ends_with("/v1/search") { &searched } else { address };
        assert_eq!(get(address).0, 200, "{address}");
    }
    assert!(get(&format!("{}/v1/services/121095101", demo.base)).1.contains("\"service_id\":\"121095101\""));
    assert!(get(&format!("{}/readyz", demo.base)).1.starts_with("ready"));
    demo.terminate();
    assert!(demo.ended().success());
    let again = Serving::start(folder.path(), &["demo"], "Stop with");
    assert_eq!(get(&format!("{}/v1/services/121095101", again.base)).0, 200, "it is loaded once");
}

#[test]
fn a_second_process_cannot_serve_the_same_file() {
    let folder = tempfile::tempdir().unwrap();
    let first = Serving::start(folder.path(), &["serve", "--database", "sqlite://x.sqlite"], "Khedmat");
    let second =
        khedmat(folder.path(), &["serve", "--database", "sqlite://x.sqlite", "--listen", "127.0.0.1:0"]);
    assert!(!second.status.success());
    assert!(said(&second).contains("already served by another process"), "{}", said(&second));
    assert_eq!(get(&format!("{}/healthz", first.base)).0, 200, "the first goes on");
}

#[test]
fn what_keeps_it_from_serving_is_one_clear_sentence_and_nothing_is_made() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("bad.toml"), "lisen = \"x\"\n").unwrap();
    fs::write(folder.path().join("text.sqlite"), "this is no database, but long enough to be looked at\n")
        .unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = taken.local_addr().unwrap().to_string();
    for (arguments, sentence) in [
        (&["--database", "mysql://u@h/x"][..], "begins with sqlite:// or postgres://"),
        (&["--database", "registry.sqlite"], "begins with sqlite:// or postgres://"),
        (&["--database", "sqlite://nowhere/x.sqlite"], "cannot be written"),
        (&["--database", "sqlite://."], "cannot be written"),
        (&["--database", "sqlite://text.sqlite"], "not a registry"),
        (&["--config", "bad.toml"], "unknown field `lisen`"),
        (&["--config", "none.toml"], "none.toml cannot be read"),
        (&["--listen", "nonsense"], "cannot listen on nonsense"),
        (&["--listen", "127.0.0.1:99999"], "cannot listen on 127.0.0.1:99999"),
        (&["--workers", "0"], "workers is \"0\", which is not between 1 and 1024"),
        (&["--public-url", "services.example.ir"], "public_url is"),
        (&["--readers", "x"], "invalid value 'x'"),
        (&["--lisen", "x"], "unexpected argument '--lisen'"),
    ] {
        let refused = khedmat(folder.path(), &[&["serve"], arguments].concat());
        assert!(!refused.status.success(), "{arguments:?}");
        assert!(said(&refused).contains(sentence), "{arguments:?}: {}", said(&refused));
        assert!(!folder.path().join("khedmat-data").exists(), "{arguments:?} made a registry");
    }
    let database = ["serve", "--database", "sqlite://x.sqlite", "--listen", &taken];
    let refused = khedmat(folder.path(), &database);
    assert!(said(&refused).contains(&format!("cannot listen on {taken}")), "{}", said(&refused));
}

#[test]
fn a_password_is_not_repeated() {
    let folder = tempfile::tempdir().unwrap();
    for url in [
        "postgres://user:swordfish@127.0.0.1:1/x",
        "postgres://user:swordfish@db.example.ir/x",
        "mysql://user:swordfish@h/x",
    ] {
        let refused = khedmat(folder.path(), &["serve", "--database", url]);
        assert!(!refused.status.success());
        assert!(!said(&refused).contains("swordfish"), "{}", said(&refused));
    }
}

fn an_import_reaches_the_process_that_serves(world: &World) {
    let folder = tempfile::tempdir().unwrap();
    let serving = Serving::start(folder.path(), &["serve", "--database", &world.url()], "Khedmat");
    let address = format!("{}/v1/services/121095100", serving.base);
    assert_eq!(get(&address).0, 404);
    let file = folder.path().join("file.json");
    fs::write(&file, catalogue(&[agency("ncc")], &[service("121095100")]).to_string()).unwrap();
    let imported = khedmat(folder.path(), &["import", "file.json", "--database", &world.url()]);
    assert!(imported.status.success(), "{}", said(&imported));
    let begun = Instant::now();
    while get(&address).0 != 200 {
        assert!(begun.elapsed() < Duration::from_secs(5), "the import is not shown");
    }
}

fn a_registry_of_a_newer_program_is_refused(world: &World) {
    let folder = tempfile::tempdir().unwrap();
    world.by_hand("INSERT INTO __diesel_schema_migrations (version) VALUES ('9999')");
    for command in [&["serve"][..], &["verify"], &["migrate", "status"], &["import", "x.json"], &["generate"]]
    {
        let refused = khedmat(folder.path(), &[command, &["--database", &world.url()]].concat());
        assert!(!refused.status.success(), "{command:?}");
        assert!(said(&refused).contains("use a newer program"), "{command:?}: {}", said(&refused));
    }
}

fn a_signal_ends_it_when_requests_in_hand_are_answered(world: &World) {
    let folder = tempfile::tempdir().unwrap();
    let serving = Serving::start(folder.path(), &["serve", "--database", &world.url()], "Khedmat");
    let address = serving.base.strip_prefix("http://").unwrap().to_owned();
    let mut idle = Wire::of(TcpStream::connect(&address).unwrap());
    idle.send("GET /healthz HTTP/1.1\nHost: x\n\n");
    assert_eq!(idle.answer().status, 200);
    let mut half_sent = Wire::of(TcpStream::connect(&address).unwrap());
    half_sent.send("POST /v1/services HTTP/1.1\nHost: x\nContent-Length: 4\n\nab");
    // Answered once, so that the worker has the other connection in hand as well.
    idle.send("GET /healthz HTTP/1.1\nHost: x\n\n");
    assert_eq!(idle.answer().status, 200);
    serving.terminate();
    while TcpStream::connect(&address).is_ok() {
        std::thread::yield_now();
    }
    half_sent.send("cd");
    half_sent.answer().is_refusal(405, "method_not_allowed");
    assert!(serving.ended().success());
}

#[test]
fn it_explains_itself() {
    let folder = tempfile::tempdir().unwrap();
    let help = khedmat(folder.path(), &["--help"]);
    assert!(help.status.success());
    for command in ["serve", "demo", "migrate", "import", "generate", "verify", "openapi", "completions"] {
        assert!(said(&help).contains(&format!("\n  {command} ")), "{command}");
        let own = khedmat(folder.path(), &[command, "--help"]);
        assert!(own.status.success() && said(&own).contains("Usage: khedmat"), "{command}");
    }
    let version = khedmat(folder.path(), &["--version"]);
    assert_eq!(said(&version), format!("khedmat {}\n", env!("CARGO_PKG_VERSION")));
    let script = khedmat(folder.path(), &["completions", "bash"]);
    assert!(said(&script).contains("complete -F _khedmat"), "{}", said(&script));
    for shell in ["zsh", "fish"] {
        assert!(khedmat(folder.path(), &["completions", shell]).status.success());
    }
    let nothing = khedmat(folder.path(), &[]);
    assert!(!nothing.status.success() && said(&nothing).contains("Usage: khedmat"));
}

#[test]
fn a_reader_that_goes_away_is_no_failure_of_the_program() {
    for arguments in [&["completions", "bash"][..], &["openapi"]] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_khedmat"));
        let mut process =
            command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(process.stdout.take());
        let output = process.wait_with_output().unwrap();
        assert!(!said(&output).contains("RUST_BACKTRACE"), "{arguments:?}: {}", said(&output));
    }
}

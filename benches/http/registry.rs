//! The registry under measurement: filling it, serving it with what is shipped, changing it.

use crate::Failure;
use crate::process::Running;
use crate::process::free_port;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;
use std::time::Instant;

/// The binary, in the profile that this benchmark was built with.
const KHEDMAT: &str = env!("CARGO_BIN_EXE_khedmat");
/// How often the number of prepared cards is looked at; unchanged three times, they are all prepared.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// The profile it was built with.
pub fn profile() -> &'static str {
    Path::new(KHEDMAT).parent().and_then(Path::file_name).and_then(|name| name.to_str()).unwrap_or("unknown")
}

/// A registry in a file.
#[derive(Debug)]
pub struct Registry {
    file: PathBuf,
}

/// A registry that is served.
pub struct Served {
    /// The process.
    pub process: Running,
    /// From its start to its first 200 at `/readyz`.
    pub ready: Duration,
}

impl Registry {
    /// Makes up a catalogue, and says how long it took.
    pub fn generate(folder: &Path, services: u32) -> Result<(Self, Duration), Failure> {
        let registry = Self { file: folder.join(format!("registry-{services}.sqlite")) };
        let start = Instant::now();
        registry.run(&["generate", "--seed", "1397", "--services", &services.to_string()])?;
        Ok((registry, start.elapsed()))
    }

    /// The same registry once more: one file is served by one process.
    pub fn copy(&self) -> Result<Self, Failure> {
        let file = self.file.with_extension("copy.sqlite");
        std::fs::copy(&self.file, &file)?;
        Ok(Self { file })
    }

    /// Size of the file in MiB.
    pub fn mib(&self) -> Result<u64, Failure> {
        Ok(std::fs::metadata(&self.file)?.len() >> 20)
    }

    /// Serves it as shipped, but for the rate that one address may ask at, and the access log, which is on.
    pub fn serve(&self, further: &[&str]) -> Result<Served, Failure> {
        let port = free_port()?;
        let mut command = self.command();
        command.args(["serve", "--rate-per-second", "100000000", "--access-log"]);
        command.arg(self.file.with_extension("access.log"));
        command.args(["--listen", &format!("127.0.0.1:{port}")]).args(further);
        let mut process = Running::start(&mut command, port, &self.file.with_extension("log"))?;
        let ready = process.wait_for("/readyz")?;
        Ok(Served { process, ready })
    }

    /// Adds one service by a second process, and says how long after it the server shows it.
    pub fn add_one(&self, served: &mut Served) -> Result<Duration, Failure> {
        let file = self.file.with_extension("json");
        std::fs::write(&file, include_str!("one.json"))?;
        self.run(&["import", &file.to_string_lossy()])?;
        served.process.wait_for("/v1/services/391000000")
    }

    fn run(&self, arguments: &[&str]) -> Result<(), Failure> {
        let status = self.command().args(arguments).stdout(Stdio::null()).status()?;
        if status.success() {
            Ok(())
        } else {
            Err(format!("khedmat {}: {status}", arguments.join(" ")).into())
        }
    }

    fn command(&self) -> Command {
        let mut command = Command::new(KHEDMAT);
        command.args(["--database", &format!("sqlite://{}", self.file.display())]);
        command
    }
}

impl Served {
    /// Waits until the cards are prepared, so that preparing them takes nothing from answering.
    pub fn wait_until_prepared(&self) -> Result<(), Failure> {
        let (mut before, mut alike) = (0, 0);
        while alike < 3 {
            sleep(LOOK_EVERY);
            let now = self.gauge("khedmat_bodies ")?;
            alike = if now == before { alike + 1 } else { 0 };
            before = now;
        }
        Ok(())
    }

    fn gauge(&self, name: &str) -> Result<u64, Failure> {
        let text = self.process.get("/metrics")?.body_mut().read_to_string()?;
        let value = text.lines().find_map(|line| line.strip_prefix(name));
        Ok(value.ok_or_else(|| format!("no gauge {name}"))?.parse()?)
    }
}

//! Processes that end with the value that holds them, and asking them over HTTP.

use crate::Failure;
use std::fs::File;
use std::net::TcpListener;
use std::path::Path;
use std::process::Child;
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;
use std::time::Instant;
use ureq::Agent;
use ureq::Body;
use ureq::http::Response;

/// How long a server may take until it answers.
const PATIENCE: Duration = Duration::from_secs(120);
/// How often it is asked in the meantime.
const ASK_EVERY: Duration = Duration::from_millis(2);

/// A server, as somebody sees it who measures.
#[derive(Debug, Clone)]
pub struct Measured {
    /// Where it answers.
    pub base: String,
    process: u32,
}

impl Measured {
    /// Processor time that it and its children have used, in microseconds; counted by the kernel in hundredths
    /// of a second.
    pub fn processor_us(&self) -> Result<u64, Failure> {
        let children = format!("/proc/{0}/task/{0}/children", self.process);
        let children = std::fs::read_to_string(children).unwrap_or_default();
        let mut ticks = ticks(self.process)?;
        for child in children.split_whitespace() {
            ticks += self::ticks(child.parse()?)?;
        }
        Ok(ticks * 10_000)
    }
}

/// User and system time of a process: fields 14 and 15, the 12th and 13th after its name (proc(5)).
fn ticks(process: u32) -> Result<u64, Failure> {
    let status = std::fs::read_to_string(format!("/proc/{process}/stat"))?;
    let (_, behind_the_name) = status.rsplit_once(") ").ok_or("an odd /proc")?;
    let both = behind_the_name.split(' ').skip(11).take(2);
    Ok(both.map(str::parse::<u64>).sum::<Result<_, _>>()?)
}

/// A running server.
pub struct Running {
    child: Child,
    base: String,
    agent: Agent,
}

impl Running {
    /// Starts a server that will answer at a port of this machine; what it says goes to a file.
    pub fn start(command: &mut Command, port: u16, said: &Path) -> Result<Self, Failure> {
        let file = File::create(said)?;
        let child = command.stdout(file.try_clone()?).stderr(file).spawn()?;
        let agent = Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(30)))
            .http_status_as_error(false)
            .build()
            .new_agent();
        Ok(Self { child, base: format!("http://127.0.0.1:{port}"), agent })
    }

    /// Waits for the first 200 at a path; says how long it took.
    pub fn wait_for(&mut self, path: &str) -> Result<Duration, Failure> {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if self.get(path).is_ok_and(|answer| answer.status() == 200) {
                return Ok(start.elapsed());
            }
            if let Some(status) = self.child.try_wait()? {
                return Err(format!("{} ended before it answered: {status}", self.base).into());
            }
            sleep(ASK_EVERY);
        }
        Err(format!("{}{path} did not answer 200 within {} s", self.base, PATIENCE.as_secs()).into())
    }

    /// What is measured.
    pub fn measured(&self) -> Measured {
        Measured { base: self.base.clone(), process: self.child.id() }
    }

    /// Asks for a path.
    pub fn get(&self, path: &str) -> Result<Response<Body>, Failure> {
        Ok(self.agent.get(format!("{}{path}", self.base)).call()?)
    }

    /// The entity tag of what is at a path.
    pub fn tag(&self, path: &str) -> Result<String, Failure> {
        let answer = self.agent.head(format!("{}{path}", self.base)).call()?;
        let tag = answer.headers().get("etag").ok_or_else(|| format!("{path} has no entity tag"))?;
        Ok(tag.to_str()?.to_owned())
    }

    /// The status of a request by one who has a version already.
    pub fn status_if_changed(&self, path: &str, tag: &str) -> Result<u16, Failure> {
        let request = self.agent.get(format!("{}{path}", self.base)).header("If-None-Match", tag);
        Ok(request.call()?.status().as_u16())
    }

    /// Memory it occupies, in MiB.
    pub fn resident_mib(&self) -> Result<u64, Failure> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kib: u64 = line.and_then(|rest| rest.split_whitespace().next()).unwrap_or_default().parse()?;
        Ok(kib / 1_024)
    }

    /// Waits for it to end by itself, for a few seconds.
    pub fn wait_to_end(&mut self) {
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(5) && matches!(self.child.try_wait(), Ok(None)) {
            sleep(ASK_EVERY);
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself, and there is nobody to tell.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A port that was free a moment ago.
pub fn free_port() -> Result<u16, Failure> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

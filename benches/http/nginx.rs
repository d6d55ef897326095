//! nginx, set up to serve what the registry answered.

use crate::Failure;
use crate::process::Running;
use crate::process::free_port;
use std::fmt::Write;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use ureq::http::HeaderMap;

/// Headers that nginx writes itself.
const ITS_OWN: [&str; 6] =
    ["content-type", "content-length", "content-encoding", "date", "etag", "connection"];

/// nginx, running in a folder.
pub struct Nginx {
    folder: PathBuf,
    /// The process.
    pub process: Running,
}

impl Nginx {
    /// Serves the folder `files` within a folder, with the headers of an answer of the registry's; it keeps as
    /// many files open as a process may, but for its connections.
    pub fn start(folder: &Path, headers: &HeaderMap, open_files: u32) -> Result<Self, Failure> {
        let port = free_port()?;
        // As root, nginx would give up its rights, and with them the way into our folder.
        let user = if std::fs::metadata(folder)?.uid() == 0 { "user root root;" } else { "" };
        let configuration = include_str!("nginx.conf")
            .replace("$user", user)
            .replace("$folder", &folder.display().to_string())
            .replace("$kept", &(open_files / 10 * 9).to_string())
            .replace("$port", &port.to_string())
            .replace("$headers", &added(headers)?);
        let file = folder.join("nginx.conf");
        std::fs::write(&file, configuration)?;
        let mut command = Command::new("nginx");
        command.arg("-e").arg(folder.join("error.log")).arg("-c").arg(&file);
        let mut process = Running::start(&mut command, port, &folder.join("nginx.log"))?;
        process.wait_for("/ready")?;
        Ok(Self { folder: folder.to_owned(), process })
    }
}

impl Drop for Nginx {
    /// A killed master would leave its workers behind.
    fn drop(&mut self) {
        let configuration = self.folder.join("nginx.conf");
        let mut command = Command::new("nginx");
        command
            .arg("-e")
            .arg(self.folder.join("error.log"))
            .arg("-c")
            .arg(configuration)
            .args(["-s", "stop"]);
        let _ = command.status();
        self.process.wait_to_end();
    }
}

/// The headers of an answer as directives; the name of the request is made for each.
fn added(headers: &HeaderMap) -> Result<String, Failure> {
    let mut directives = String::new();
    for (name, value) in headers {
        if ITS_OWN.contains(&name.as_str()) {
            continue;
        }
        let value = match name.as_str() {
            "x-request-id" => "$request_id".to_owned(),
            _ => value.to_str()?.replace('"', "\\\""),
        };
        writeln!(directives, "        add_header {name} \"{value}\";")?;
    }
    Ok(directives)
}

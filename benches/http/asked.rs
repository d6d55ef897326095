//! What is asked for: lists of requests for wrk, and the same answers as files for nginx.

use crate::Failure;
use crate::process::Running;
use serde_json::Value;
use std::path::Path;
use std::path::PathBuf;

/// The addresses of a registry.
#[derive(Debug)]
pub struct Addresses {
    /// One card each.
    pub cards: Vec<String>,
    /// The first fifty services of one agency each.
    pub pages: Vec<String>,
    /// The service list of one agency each, with its sub-services (figures 1 and 2 of the guide).
    pub trees: Vec<String>,
}

impl Addresses {
    /// Asks a registry for everything it has.
    pub fn of(registry: &Running) -> Result<Self, Failure> {
        let services = all(registry, "/v1/services?limit=200&fields=service_id", "service_id")?;
        let agencies = all(registry, "/v1/agencies?limit=200", "code")?;
        Ok(Self {
            cards: services.iter().map(|id| format!("/v1/services/{id}")).collect(),
            pages: agencies.iter().map(|code| format!("/v1/services?agency={code}&limit=50")).collect(),
            trees: agencies.iter().map(|code| format!("/v1/agencies/{code}/services")).collect(),
        })
    }
}

/// One key of every row of a list, page by page.
fn all(registry: &Running, list: &str, key: &str) -> Result<Vec<String>, Failure> {
    let mut found = Vec::new();
    let mut address = list.to_owned();
    loop {
        let page: Value = serde_json::from_slice(&registry.get(&address)?.body_mut().read_to_vec()?)?;
        let rows = page.get("items").and_then(Value::as_array).ok_or("a list without items")?;
        found.extend(rows.iter().filter_map(|row| row.get(key)?.as_str().map(str::to_owned)));
        match page.get("next_cursor").and_then(Value::as_str) {
            Some(cursor) => address = format!("{list}&cursor={cursor}"),
            None => return Ok(found),
        }
    }
}

/// Writes a list of requests.
pub fn write_list(folder: &Path, name: &str, lines: &[String]) -> Result<PathBuf, Failure> {
    let file = folder.join(name);
    std::fs::write(&file, lines.join("\n"))?;
    Ok(file)
}

/// The addresses of the files that hold what stands at some addresses; a query becomes part of the name.
pub fn files_of(addresses: &[String]) -> Vec<String> {
    addresses.iter().map(|address| address.replace('?', "-pages/")).collect()
}

/// Writes the answer at every address to a file below a folder.
pub fn dump(registry: &Running, addresses: &[String], folder: &Path) -> Result<(), Failure> {
    for (address, path) in addresses.iter().zip(files_of(addresses)) {
        let file = folder.join(path.trim_start_matches('/'));
        std::fs::create_dir_all(file.parent().ok_or("a file without a folder")?)?;
        let mut answer = registry.get(address)?;
        if answer.status() != 200 {
            return Err(format!("{address} answers {}", answer.status()).into());
        }
        std::fs::write(file, answer.body_mut().read_to_vec()?)?;
    }
    Ok(())
}

/// Every address with the tag that a server gives it, after seeing that it answers 304 to the first.
pub fn with_tags(server: &Running, addresses: &[String]) -> Result<Vec<String>, Failure> {
    let mut lines = Vec::with_capacity(addresses.len());
    for address in addresses {
        let tag = server.tag(address)?;
        if lines.is_empty() && server.status_if_changed(address, &tag)? != 304 {
            return Err(format!("{address} does not answer 304 to who has it").into());
        }
        lines.push(format!("{address}\t{tag}"));
    }
    Ok(lines)
}

//! Every setting, its unit and its default; the only reader of the environment.
//!
//! A setting is taken from the command line, else from the environment (`KHEDMAT_…`), else from the
//! configuration file, else from the default written here.

use crate::server::party::Network;
use clap::Args;
use serde::Deserialize;
use std::path::Path;
use std::path::PathBuf;
use url::Url;

/// Settings as given on the command line or in the environment.
#[derive(Debug, Clone, Default, Args)]
pub struct Given {
    /// A TOML file with any of these settings, its keys spelled as here with `_`
    #[arg(long, env = "KHEDMAT_CONFIG", value_name = "FILE", global = true)]
    pub config: Option<PathBuf>,
    /// The registry: sqlite://PATH (created when missing) or postgres://USER@HOST/NAME
    /// [default: sqlite://khedmat-data/registry.sqlite]
    #[arg(long, env = "KHEDMAT_DATABASE", value_name = "URL", global = true, hide_env_values = true)]
    pub database: Option<String>,
    /// How much is told on standard error: error, warn, info, debug, trace [default: info]
    #[arg(long, env = "KHEDMAT_LOG", value_name = "LEVEL", global = true)]
    pub log: Option<String>,
}

/// Settings of the server alone.
#[derive(Debug, Clone, Default, Args)]
pub struct GivenServer {
    /// The address to listen on [default: 127.0.0.1:8080]
    #[arg(long, env = "KHEDMAT_LISTEN", value_name = "HOST:PORT")]
    pub listen: Option<String>,
    /// The address under which the public reaches this registry; links are made of it
    /// [default: http:// and the listening address]
    #[arg(long, env = "KHEDMAT_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// Memory for prepared answers, in MiB; what does not fit is read from the store when asked for, and with
    /// 0 everything is [default: 2048]
    #[arg(long, env = "KHEDMAT_MEMORY_MIB", value_name = "MIB")]
    pub memory_mib: Option<u64>,
    /// Threads that answer requests [default: one for each core]
    #[arg(long, env = "KHEDMAT_WORKERS", value_name = "N")]
    pub workers: Option<usize>,
    /// Connections that read from the store [default: 4]
    #[arg(long, env = "KHEDMAT_READERS", value_name = "N")]
    pub readers: Option<u32>,
    /// Requests a second that one address may make [default: 600]
    #[arg(long, env = "KHEDMAT_RATE_PER_SECOND", value_name = "N")]
    pub rate_per_second: Option<u32>,
    /// Networks whose Forwarded and X-Forwarded-For headers are believed, separated by commas [default: none]
    #[arg(long, env = "KHEDMAT_TRUSTED_PROXIES", value_name = "ADDRESSES", value_delimiter = ',')]
    pub trusted_proxies: Option<Vec<Network>>,
    /// Where a line for each request goes: stdout, off, or a file [default: off]
    #[arg(long, env = "KHEDMAT_ACCESS_LOG", value_name = "WHERE")]
    pub access_log: Option<String>,
    /// Seconds a request body may take to arrive [default: 15]
    #[arg(long, env = "KHEDMAT_BODY_DEADLINE_S", value_name = "SECONDS")]
    pub body_deadline_s: Option<u64>,
    /// Whom to tell of a weakness, for /.well-known/security.txt: a mailto: or https: address
    /// [default: none, and the address answers 404]
    #[arg(long, env = "KHEDMAT_SECURITY_CONTACT", value_name = "URI")]
    pub security_contact: Option<String>,
}

/// The configuration file: every key is optional, an unknown one is refused.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    database: Option<String>,
    log: Option<String>,
    listen: Option<String>,
    public_url: Option<String>,
    memory_mib: Option<u64>,
    workers: Option<usize>,
    readers: Option<u32>,
    rate_per_second: Option<u32>,
    trusted_proxies: Option<Vec<Network>>,
    access_log: Option<String>,
    body_deadline_s: Option<u64>,
    security_contact: Option<String>,
}

/// What every command needs.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The address of the registry's database.
    pub database: String,
    /// The level of the log.
    pub log: String,
    file: File,
}

/// What the server needs.
#[derive(Debug, Clone)]
pub struct ServerSettings {
    /// Host and port.
    pub listen: String,
    /// Scheme and host of links; no slash at its end.
    pub public_url: Option<String>,
    /// Bytes for prepared answers; 0 keeps none.
    pub memory_bytes: u64,
    /// Threads that answer requests; none means one for each core.
    pub workers: Option<usize>,
    /// Connections that read from the store.
    pub readers: u32,
    /// Requests a second for one address.
    pub rate_per_second: u32,
    /// Whose forwarding headers are believed.
    pub trusted_proxies: Vec<Network>,
    /// `stdout`, `off`, or a file.
    pub access_log: String,
    /// Seconds for a body to arrive.
    pub body_deadline_s: u64,
    /// Whom to tell of a weakness, if anybody was named.
    pub security_contact: Option<String>,
}

/// A setting that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The configuration file could not be read.
    #[error("the configuration file {0} cannot be read: {1}")]
    Unreadable(PathBuf, std::io::Error),
    /// The configuration file is not what it should be.
    #[error("the configuration file {0} is not right: {1}")]
    Malformed(PathBuf, Box<toml::de::Error>),
    /// One setting has no meaning.
    #[error("{name} is {value:?}, which is not {wanted}")]
    Meaningless {
        /// The setting.
        name: &'static str,
        /// What was given.
        value: String,
        /// What would be right.
        wanted: String,
    },
}

/// The registry used when none is named.
pub const USUAL_DATABASE: &str = "sqlite://khedmat-data/registry.sqlite";
/// The folder it lives in, made when it is missing.
pub const USUAL_FOLDER: &str = "khedmat-data";

impl Settings {
    /// Puts together what was given.
    ///
    /// # Errors
    /// A configuration file that cannot be read or holds an unknown key.
    pub fn resolve(given: Given) -> Result<Self, SettingsError> {
        let file = given.config.as_deref().map(read_file).transpose()?.unwrap_or_default();
        let database =
            given.database.or_else(|| file.database.clone()).unwrap_or_else(|| USUAL_DATABASE.to_owned());
        let log = given.log.or_else(|| file.log.clone()).unwrap_or_else(|| "info".to_owned());
        Ok(Self { database, log, file })
    }

    /// Puts together what was given for the server.
    ///
    /// # Errors
    /// A value outside its range, or a public address that is none.
    pub fn server(&self, given: GivenServer) -> Result<ServerSettings, SettingsError> {
        let file = self.file.clone();
        let memory_mib =
            within("memory_mib", given.memory_mib.or(file.memory_mib).unwrap_or(2_048), 0, 1_048_576)?;
        let readers = given.readers.or(file.readers).unwrap_or(4);
        let rate = given.rate_per_second.or(file.rate_per_second).unwrap_or(600);
        let deadline = given.body_deadline_s.or(file.body_deadline_s).unwrap_or(15);
        let workers = given.workers.or(file.workers);
        Ok(ServerSettings {
            listen: given.listen.or(file.listen).unwrap_or_else(|| "127.0.0.1:8080".to_owned()),
            public_url: given.public_url.or(file.public_url).map(|url| public_url(&url)).transpose()?,
            memory_bytes: memory_mib * 1_048_576,
            workers: workers.map(|n| within("workers", n, 1, 1_024)).transpose()?,
            readers: within("readers", readers, 1, 256)?,
            rate_per_second: within("rate_per_second", rate, 1, 100_000_000)?,
            trusted_proxies: given.trusted_proxies.or(file.trusted_proxies).unwrap_or_default(),
            access_log: given.access_log.or(file.access_log).unwrap_or_else(|| "off".to_owned()),
            body_deadline_s: within("body_deadline_s", deadline, 1, 600)?,
            security_contact: given.security_contact.or(file.security_contact).map(contact).transpose()?,
        })
    }
}

fn read_file(path: &Path) -> Result<File, SettingsError> {
    let text =
        std::fs::read_to_string(path).map_err(|why| SettingsError::Unreadable(path.to_owned(), why))?;
    toml::from_str(&text).map_err(|why| SettingsError::Malformed(path.to_owned(), Box::new(why)))
}

fn within<N: PartialOrd + ToString + Copy>(
    name: &'static str,
    value: N,
    least: N,
    most: N,
) -> Result<N, SettingsError> {
    if value >= least && value <= most {
        Ok(value)
    } else {
        let wanted = format!("between {} and {}", least.to_string(), most.to_string());
        Err(SettingsError::Meaningless { name, value: value.to_string(), wanted })
    }
}

/// RFC 9116, section 2.5.3: a URI; a line of its own, so nothing may end it.
fn contact(raw: String) -> Result<String, SettingsError> {
    let usable = Url::parse(&raw).is_ok_and(|url| matches!(url.scheme(), "https" | "mailto"));
    if usable && !raw.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return Ok(raw);
    }
    let wanted = "an address such as mailto:security@services.example.ir".to_owned();
    Err(SettingsError::Meaningless { name: "security_contact", value: raw, wanted })
}

fn public_url(raw: &str) -> Result<String, SettingsError> {
    let usable = Url::parse(raw)
        .is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host() && url.query().is_none());
    if usable {
        Ok(raw.trim_end_matches('/').to_owned())
    } else {
        let wanted = "an address such as https://services.example.ir".to_owned();
        Err(SettingsError::Meaningless { name: "public_url", value: raw.to_owned(), wanted })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file_of(text: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("khedmat.toml");
        std::fs::write(&path, text).unwrap();
        (folder, path)
    }

    #[test]
    fn the_command_line_outranks_the_file_and_the_file_the_default() {
        let (_folder, path) = file_of("listen = \"0.0.0.0:9000\"\nmemory_mib = 64\n");
        let settings = Settings::resolve(Given { config: Some(path), ..Given::default() }).unwrap();
        let given = GivenServer { memory_mib: Some(128), ..GivenServer::default() };
        let server = settings.server(given).unwrap();
        assert_eq!(
            (server.listen.as_str(), server.memory_bytes, server.readers),
            ("0.0.0.0:9000", 128 << 20, 4)
        );
    }

    #[test]
    fn an_unknown_key_of_the_file_is_named() {
        let (_folder, path) = file_of("lisen = \"0.0.0.0:9000\"\n");
        let error = Settings::resolve(Given { config: Some(path), ..Given::default() }).unwrap_err();
        assert!(error.to_string().contains("lisen"), "{error}");
    }

    #[test]
    fn a_security_contact_is_a_mail_or_web_address_on_one_line() {
        let settings = Settings::resolve(Given::default()).unwrap();
        for (contact, right) in [
            ("mailto:security@services.example.ir", true),
            ("https://services.example.ir/security", true),
            ("security@services.example.ir", false),
            ("mailto:a@example.ir\nExpires: never", false),
        ] {
            let given = GivenServer { security_contact: Some(contact.to_owned()), ..GivenServer::default() };
            assert_eq!(settings.server(given).is_ok(), right, "{contact:?}");
        }
    }

    #[test]
    fn a_public_address_is_an_address() {
        let settings = Settings::resolve(Given::default()).unwrap();
        for (url, right) in
            [("https://services.example.ir/", true), ("services.example.ir", false), ("ftp://x", false)]
        {
            let given = GivenServer { public_url: Some(url.to_owned()), ..GivenServer::default() };
            assert_eq!(settings.server(given).is_ok(), right, "{url}");
        }
    }
}

//! The database address: which database, and whether the way to it is private.
//!
//! Never here: a connection. An address that is not understood is refused before anything is opened, so
//! that a typing error makes no empty registry.

use crate::store::StoreError;
use percent_encoding::percent_decode_str;
use std::net::IpAddr;
use std::path::PathBuf;
use url::Url;

/// Where the registry is kept. It may hold a password: it has no `Debug` and no `Display`.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Address {
    /// The file of an SQLite database.
    Sqlite(PathBuf),
    /// A libpq connection URL.
    Postgres(Url),
}

impl Address {
    /// Reads `sqlite://path` (relative, or absolute with a third slash) or `postgres://…`.
    pub(super) fn parse(raw: &str) -> Result<Self, StoreError> {
        match raw.split_once("://") {
            Some(("sqlite", path)) => sqlite(path),
            Some(("postgres" | "postgresql", _)) => postgres(raw),
            _ => Err(StoreError::UnknownScheme),
        }
    }

    /// A message in which no password of this address is left.
    pub(super) fn without_secrets(&self, message: &str) -> String {
        let Self::Postgres(url) = self else { return message.to_owned() };
        let in_query = url.query_pairs().filter(|(key, _)| key.ends_with("password"));
        let secrets = in_query.map(|(_, value)| value.into_owned());
        let raw = url.password().map(str::to_owned);
        let decoded =
            url.password().map(|password| percent_decode_str(password).decode_utf8_lossy().into_owned());
        secrets
            .chain(raw)
            .chain(decoded)
            .filter(|secret| !secret.is_empty())
            .fold(message.to_owned(), |message, secret| message.replace(&secret, "***"))
    }
}

fn malformed(why: impl Into<String>) -> StoreError {
    StoreError::MalformedAddress { why: why.into() }
}

fn sqlite(path: &str) -> Result<Address, StoreError> {
    if path.is_empty() || path.ends_with('/') {
        return Err(malformed("sqlite:// is followed by the path of a file"));
    }
    if path.starts_with(':') || path.starts_with("file:") || path.contains(['?', '\0']) {
        return Err(malformed("after sqlite:// stands the path of a file and nothing else"));
    }
    Ok(Address::Sqlite(PathBuf::from(path)))
}

fn postgres(raw: &str) -> Result<Address, StoreError> {
    // The parser's own sentence never repeats the address.
    let url = Url::parse(raw).map_err(|error| malformed(error.to_string()))?;
    if url.query_pairs().any(|(key, _)| key == "service" || key == "servicefile") {
        return Err(malformed("a connection service hides the host; state the host itself"));
    }
    let hosts = hosts(&url);
    if hosts.is_empty() {
        return Err(malformed("no host; state one, or the directory of the socket as ?host=/run/postgresql"));
    }
    match hosts.iter().find(|host| !is_local(host)) {
        Some(host) if !is_certain(&url) => Err(StoreError::ClearText { host: host.clone(), remedy: REMEDY }),
        _ => Ok(Address::Postgres(url)),
    }
}

/// Every host that libpq might try: those of the authority and those of the parameters.
fn hosts(url: &Url) -> Vec<String> {
    let authority = url.host_str().unwrap_or_default();
    let parameters = url.query_pairs().filter(|(key, _)| key == "host" || key == "hostaddr");
    parameters
        .map(|(_, value)| value.into_owned())
        .chain([percent_decode_str(authority).decode_utf8_lossy().into_owned()])
        .flat_map(|list| list.split(',').map(str::to_owned).collect::<Vec<_>>())
        .filter(|host| !host.is_empty())
        .collect()
}

/// A Unix socket, or this machine itself.
fn is_local(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    host.starts_with(['/', '@']) || host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

/// Whether the address decides about encryption. libpq's default, `prefer`, falls back to clear text
/// without a word when the server offers no TLS or the client was built without it.
fn is_certain(url: &Url) -> bool {
    let mut modes = url.query_pairs().filter(|(key, _)| key == "sslmode");
    match (modes.next(), modes.next()) {
        (Some((_, mode)), None) => ACCEPTED_MODES.contains(&mode.as_ref()),
        _ => false,
    }
}

/// What this program may be told, and keep.
const ACCEPTED_MODES: &[&str] =
    if cfg!(feature = "pg-tls") { &["disable", "require", "verify-ca", "verify-full"] } else { &["disable"] };

/// What else there is to do about a refusal.
const REMEDY: &str = if cfg!(feature = "pg-tls") {
    ", or sslmode=verify-full to encrypt"
} else {
    "; a program built with the feature pg-tls also takes sslmode=verify-full"
};

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(raw: &str) -> Option<StoreError> {
        Address::parse(raw).err()
    }

    #[test]
    fn an_address_of_another_kind_is_unknown() {
        for raw in ["mysql://localhost/x", "khedmat.sqlite", "sqlite:khedmat.sqlite", "SQLITE://x", ""] {
            assert_eq!(refusal(raw), Some(StoreError::UnknownScheme), "{raw}");
        }
    }

    #[test]
    fn a_path_is_only_a_path() {
        assert!(Address::parse("sqlite://data/khedmat.sqlite").is_ok());
        assert!(Address::parse("sqlite:///var/lib/khedmat.sqlite").is_ok());
        for raw in
            ["sqlite://", "sqlite://dir/", "sqlite://:memory:", "sqlite://a?mode=ro", "sqlite://file:a"]
        {
            assert!(matches!(refusal(raw), Some(StoreError::MalformedAddress { .. })), "{raw}");
        }
    }

    #[test]
    fn a_way_that_leaves_the_machine_must_decide_about_encryption() {
        for raw in [
            "postgres://user@db.example/khedmat",
            "postgres://user@db.example/khedmat?sslmode=prefer",
            "postgres://user@db.example/khedmat?sslmode=disable&sslmode=prefer",
            "postgres://user@localhost/khedmat?host=db.example",
            "postgres://user@localhost/khedmat?hostaddr=192.0.2.1",
            "postgres://user@localhost,db.example/khedmat",
            "postgres://user@localhost.db.example/khedmat",
        ] {
            assert!(matches!(refusal(raw), Some(StoreError::ClearText { .. })), "{raw}");
        }
    }

    #[test]
    fn a_socket_a_loopback_host_and_a_stated_clear_text_pass() {
        for raw in [
            "postgres://user@localhost/khedmat",
            "postgres://user@127.0.0.1:5433/khedmat",
            "postgresql://user@[::1]/khedmat",
            "postgres:///khedmat?host=/run/postgresql",
            "postgres://%2Frun%2Fpostgresql/khedmat",
            "postgres://user@db.example/khedmat?sslmode=disable",
        ] {
            assert_eq!(refusal(raw), None, "{raw}");
        }
    }

    #[test]
    fn no_message_repeats_the_password() {
        let address = Address::parse("postgres://user:s%23cret@localhost/khedmat?sslpassword=other").ok();
        let shown = address.map(|address| address.without_secrets("tried s%23cret, s#cret and other"));
        assert_eq!(shown.as_deref(), Some("tried ***, *** and ***"));
        let refused = refusal("postgres://user:s3cret@db.example/khedmat").map(|error| error.to_string());
        assert!(
            refused.is_some_and(|sentence| sentence.contains("db.example") && !sentence.contains("s3cret"))
        );
    }
}

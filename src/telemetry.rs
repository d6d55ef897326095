//! What the process tells those who run it: one JSON object for each event, on standard error.
//!
//! Never here: the access log (`server::access_log`), or anything a caller sent beyond its request id.

use std::error::Error;
use std::fmt;

use tracing::level_filters::LevelFilter;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::Directive;

/// The level that is not one, as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownLevel(pub String);

impl fmt::Display for UnknownLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not a level; write error, warn, info, debug, trace or off", self.0)
    }
}

impl Error for UnknownLevel {}

/// Begins to report events of a level and above: `error`, `warn`, `info`, `debug`, `trace` or `off`. Calling it
/// again changes nothing.
///
/// # Errors
/// When the level is not one of these.
pub fn start(level: &str) -> Result<(), UnknownLevel> {
    let level: LevelFilter = level.parse().map_err(|_| UnknownLevel(level.to_owned()))?;
    // Refused only where events are reported already.
    let _ = tracing_subscriber::fmt()
        .json()
        .with_env_filter(filter(level))
        .with_writer(std::io::stderr)
        .try_init();
    Ok(())
}

/// Connections that callers break off or send garbage over are no events of ours; the framework reports each
/// as an error.
fn filter(level: LevelFilter) -> EnvFilter {
    let quiet: Option<Directive> = "actix_http=off".parse().ok();
    let filter = EnvFilter::default().add_directive(level.into());
    quiet.into_iter().fold(filter, EnvFilter::add_directive)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_one_of_the_list() {
        assert_eq!(start("loud"), Err(UnknownLevel("loud".to_owned())));
        assert_eq!(start("off"), Ok(()));
    }
}

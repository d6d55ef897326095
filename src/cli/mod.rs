//! The command line: reads what is asked, opens what it needs, calls one function, says how it went.
//!
//! Every failure is one clear sentence on standard error and a non-zero exit. Never here: a rule, a
//! query, or an answer to HTTP.

mod bulk;
mod serve;

use crate::config::Given;
use crate::config::GivenServer;
use crate::config::Settings;
use crate::telemetry;
use clap::CommandFactory;
use clap::Parser;
use clap::Subcommand;
use clap_complete::Shell;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// The registry that says, once and authoritatively, what each public service is.
///
/// Try it: `khedmat demo` loads the sample catalogue into an embedded database and serves it.
#[derive(Debug, Parser)]
#[command(name = "khedmat", version, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    given: Given,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve a registry; an empty one is created when there is none
    Serve(GivenServer),
    /// Load the sample catalogue where there is none yet, serve it, and say what to open
    Demo(GivenServer),
    /// Bring the database to this version, or say where it stands
    Migrate {
        #[command(subcommand)]
        what: Option<Migrate>,
    },
    /// Load agencies, services and cards from files, all or nothing
    Import {
        /// Files in the form `khedmat-load/1`; agencies of one may be named in the next
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Check everything and change nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Fill an empty registry with a made-up catalogue, for measuring
    Generate {
        /// How many services
        #[arg(long, default_value_t = 20_000, value_name = "N")]
        services: u64,
        /// The same seed gives the same catalogue
        #[arg(long, default_value_t = 1397, value_name = "N")]
        seed: u64,
    },
    /// Compute the journal's tree again from the rows, and name the first entry that is not as it was
    Verify,
    /// Print the OpenAPI document
    Openapi {
        /// The address under which the public reaches the registry
        #[arg(long, default_value = "https://khedmat.example.ir", value_name = "URL")]
        public_url: String,
    },
    /// Print shell completions
    Completions {
        /// The shell they are for
        shell: Shell,
    },
}

#[derive(Debug, Clone, Copy, Subcommand)]
enum Migrate {
    /// Apply what is missing (the default)
    Up,
    /// Take back the newest migration; nobody may be serving
    Down,
    /// Say what is applied and what is missing
    Status,
}

/// Whatever went wrong, as a sentence.
type Failure = Box<dyn std::error::Error>;

/// Runs the command and turns its outcome into an exit code.
pub fn run() -> ExitCode {
    match dispatch(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("khedmat: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(cli: Cli) -> Result<(), Failure> {
    let settings = Settings::resolve(cli.given)?;
    telemetry::start(&settings.log)?;
    match cli.command {
        Command::Serve(given) => serve::serve(&settings, given),
        Command::Demo(given) => serve::demo(&settings, given),
        Command::Migrate { what } => bulk::migrate(&settings, what.unwrap_or(Migrate::Up)),
        Command::Import { files, dry_run: true } => bulk::check(&settings, &files),
        Command::Import { files, dry_run: false } => bulk::import(&settings, &files),
        Command::Generate { services, seed } => bulk::generate(&settings, seed, services),
        Command::Verify => bulk::verify(&settings),
        Command::Openapi { public_url } => serve::openapi(&public_url),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "khedmat", &mut script);
            Ok(std::io::stdout().write_all(&script)?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}

//! How fast the registry answers on this machine, beside nginx serving the same bytes from files.
//!
//! Run it by `scripts/bench`. Both servers run as shipped, with their access logs on, and are measured in
//! turns, since a figure of one minute says nothing about the next. Never here: a figure that was not
//! measured in the same run.

mod asked;
mod compare;
mod nginx;
mod process;
mod registry;
mod sizes;
mod table;
mod wrk;

use clap::Parser;
use std::path::PathBuf;
use std::process::ExitCode;

/// Whatever went wrong, as a sentence.
type Failure = Box<dyn std::error::Error>;

/// Measures how fast the registry answers, beside nginx serving the same bytes from files.
#[derive(Debug, Parser)]
#[command(name = "scripts/bench")]
struct Options {
    /// Services in the registry
    #[arg(long, default_value_t = 20_000, value_name = "N", value_parser = clap::value_parser!(u32).range(500..=1_000_000))]
    services: u32,
    /// Rounds; each server is measured once in each
    #[arg(long, default_value_t = 5, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000))]
    rounds: u32,
    /// Seconds of one measurement
    #[arg(long, default_value_t = 4, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=600))]
    seconds: u32,
    /// Compare registries of 1,000, 20,000 and 200,000 services instead
    #[arg(long)]
    sizes: bool,
    /// An empty folder to work in
    #[arg(long, value_name = "FOLDER")]
    folder: PathBuf,
    /// Files that a process may have open
    #[arg(long, default_value_t = 1_024, value_name = "N", value_parser = clap::value_parser!(u32).range(256..))]
    open_files: u32,
    /// Given by cargo
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> ExitCode {
    let options = Options::parse();
    let measured = if options.sizes { sizes::run(&options) } else { compare::run(&options) };
    match measured {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("bench: {failure}");
            ExitCode::FAILURE
        }
    }
}

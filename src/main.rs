//! The `khedmat` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    khedmat::cli::run()
}

//! The command line: what was typed, what was meant, what is said.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

/// What was typed.
#[derive(Debug, Parser)]
#[command(name = "offprint", version, about, arg_required_else_help = true)]
struct Typed {}

/// Runs the command line; says everything there is to say, and ends with 0, or 2 when what was
/// typed means nothing.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    match Typed::try_parse_from(arguments) {
        Ok(Typed {}) => ExitCode::SUCCESS,
        Err(said) => {
            let code = u8::try_from(said.exit_code()).unwrap_or(2);
            match said.print() {
                Ok(()) => ExitCode::from(code),
                // The one who reads is gone; there is nobody to tell.
                Err(_) => ExitCode::FAILURE,
            }
        }
    }
}

//! The command line: what was typed, what was meant, what is said.
//!
//! Exit codes: 0, done; 1, done in part or found wanting; 2, not done, and nothing was changed.

mod typed;
mod progress;
mod meant;
mod piped;
mod importing;
mod editing;
mod checking;
mod listing;
mod asked;
mod searching;
mod indexing;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Parser;

use crate::article::Day;
use crate::press::report::plain;
use crate::press::{Limits, child};
use typed::{Command, Typed};

/// A sentence on why a command was not carried out; nothing was changed then.
type Why = String;

/// The day by the clock of this machine, in Greenwich.
fn today() -> Day {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    Day::EPOCH.plus(i32::try_from(seconds / 86_400).unwrap_or(i32::MAX))
}

/// Runs the command line; says everything there is to say.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let typed = match Typed::try_parse_from(arguments) {
        Ok(typed) => typed,
        Err(said) => {
            let code = u8::try_from(said.exit_code()).unwrap_or(2);
            let words = said.render().to_string();
            let safe: String = words.lines().map(|line| plain(line) + "\n").collect();
            if said.use_stderr() && safe.trim_end() != words.trim_end() {
                // What was typed may come from a file's name, and is said as all else is.
                let _ = io::stderr().write_all(safe.as_bytes());
                return ExitCode::from(code);
            }
            return match said.print() {
                Ok(()) => ExitCode::from(code),
                // The one who reads is gone; there is nobody to tell.
                Err(_) => ExitCode::FAILURE,
            };
        }
    };
    let done = match typed.command {
        Command::Import(typed) => importing::import(typed),
        Command::Edit(typed) => editing::edit(&typed),
        Command::Remove(typed) => editing::remove(&typed),
        Command::List(typed) => listing::list(&typed),
        Command::Search(typed) => searching::search(&typed),
        Command::Index(typed) => indexing::index(&typed),
        Command::Check(typed) => checking::check(&typed),
        Command::ReadDocuments => read_documents(),
    };
    match done {
        Ok(_) if IS_UNSAID.load(Ordering::Relaxed) => {
            let _ = writeln!(
                io::stderr(),
                "offprint: it is done, but not all that was to be said could be written; look whether the disk is full"
            );
            ExitCode::from(1)
        }
        Ok(code) => code,
        Err(why) => {
            // Without a standard error there is nobody to tell.
            let why: Vec<String> = why.lines().map(plain).collect();
            let _ = writeln!(io::stderr(), "offprint: {}", why.join("\n"));
            ExitCode::from(2)
        }
    }
}

fn read_documents() -> Result<ExitCode, Why> {
    let done = child::read_documents(io::stdin().lock(), io::stdout().lock(), &Limits::default());
    done.map(|()| ExitCode::SUCCESS)
        .map_err(|cause| format!("`{}` is for `import` alone: {cause}", child::COMMAND))
}

/// So many stories, in words.
fn stories(count: usize) -> String {
    counted(count, "story", "stories")
}

/// So many of something.
fn counted(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}

/// Whether something could not be said.
static IS_UNSAID: AtomicBool = AtomicBool::new(false);

/// Says something on standard error, since standard output is for what was made.
fn say_beside(words: &str) {
    // Without a standard error there is nobody to tell.
    let _ = io::stderr().write_all(words.as_bytes());
}

/// Says something on standard output. Whoever pipes it into `head` has what they wanted; whoever writes
/// it to a disk that is full has not.
fn say(words: &str) {
    let mut out = io::stdout();
    let said = out.write_all(words.as_bytes()).and_then(|()| out.flush());
    if said.is_err_and(|why| why.kind() != io::ErrorKind::BrokenPipe) {
        IS_UNSAID.store(true, Ordering::Relaxed);
    }
}

//! Running other programs: quietly while all is well, with everything they said when it is not.

use std::{
    io::{self, Read},
    process::{Command, ExitStatus, Stdio},
};

use crate::failure::Failure;

/// What a program did.
#[derive(Debug)]
pub struct Outcome {
    /// How it ended.
    pub status: ExitStatus,
    /// What it printed, on both streams, in the order it came.
    pub output: String,
}

/// Runs a program to its end, keeping what it prints. `Err` only where it could not be started.
pub fn run(command: &mut Command) -> Result<Outcome, Failure> {
    listen(command).map_err(|cause| cannot_start(command, &cause))
}

/// Runs a program that has to succeed, and gives back what it printed.
pub fn run_quietly(command: &mut Command) -> Result<String, Failure> {
    let outcome = run(command)?;
    if outcome.status.success() {
        Ok(outcome.output)
    } else {
        let message = format!("`{}` failed ({})", shown(command), outcome.status);
        Err(Failure::new(message).with_output(outcome.output))
    }
}

/// The command as one would type it.
pub fn shown(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| quoted(&word.to_string_lossy()))
        .collect::<Vec<_>>()
        .join(" ")
}

fn listen(command: &mut Command) -> io::Result<Outcome> {
    let (mut reader, writer) = io::pipe()?;
    let mut child =
        command.stdin(Stdio::null()).stdout(writer.try_clone()?).stderr(writer).spawn()?;
    // The command keeps our ends of the pipe until it is given others, and we would wait for ourselves.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes)?;
    Ok(Outcome { status: child.wait()?, output: String::from_utf8_lossy(&bytes).into_owned() })
}

fn cannot_start(command: &Command, cause: &io::Error) -> Failure {
    let program = command.get_program().to_string_lossy();
    if cause.kind() == io::ErrorKind::NotFound {
        Failure::new(format!(
            "`{program}` is not installed, or not in PATH; it was wanted for `{}`",
            shown(command)
        ))
    } else {
        Failure::new(format!("could not run `{}`: {cause}", shown(command)))
    }
}

fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./=:,@%+".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn both_streams_are_kept_in_order() {
        let outcome = run(&mut shell("echo one; echo two >&2; echo three; exit 3")).unwrap();
        assert_eq!(outcome.output, "one\ntwo\nthree\n");
        assert_eq!(outcome.status.code(), Some(3));
    }

    #[test]
    fn a_failure_shows_the_output_and_the_command() {
        let said = run_quietly(&mut shell("echo broken; exit 1")).unwrap_err().to_string();
        assert!(said.starts_with("broken\n"), "{said}");
        assert!(said.ends_with("`sh -c 'echo broken; exit 1'` failed (exit status: 1)"), "{said}");
    }

    #[test]
    fn a_missing_program_is_named() {
        let said = run(&mut Command::new("no-such-program-here")).unwrap_err().to_string();
        assert!(said.starts_with("`no-such-program-here` is not installed"), "{said}");
    }
}

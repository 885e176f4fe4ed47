//! What was typed after `cargo xtask`, and what is meant by it.

use std::path::PathBuf;

use crate::{failure::Failure, suggest::nearest};

/// What is meant.
#[derive(Debug, PartialEq, Eq)]
pub enum Order {
    /// Build the reader and serve it on this machine.
    Serve {
        /// The port asked for, if one was.
        port: Option<u16>,
        /// Serve a debug build, in which Leptos checks more and says more.
        debug: bool,
    },
    /// Run the gates.
    Test {
        /// Leave out what needs browsers or a reader build.
        fast: bool,
        /// Run only the gates of this name, as it was typed.
        only: Option<String>,
    },
    /// Measure.
    Bench {
        /// Where the corpora are, if it was said.
        data: Option<PathBuf>,
    },
    /// Measure the press on real sources.
    Evaluate {
        /// Where the corpora are, if it was said.
        data: Option<PathBuf>,
        /// Only this part, if one was named.
        only: Option<String>,
    },
    /// Throw made-up bytes at every reader.
    Fuzz {
        /// How many seconds for each target.
        seconds: u32,
        /// Only this target, if one was named.
        only: Option<String>,
    },
    /// Turn the drawings into the pictures that ship.
    Draw,
    /// Join the parts of the stylesheet.
    Style,
    /// Say what there is.
    Help,
}

/// One command, as `help` tells it.
struct Known {
    name: &'static str,
    /// Its options, each with the name of its value where it takes one.
    options: &'static [(&'static str, Option<&'static str>)],
    does: &'static str,
}

const COMMANDS: [Known; 8] = [
    Known {
        name: "serve",
        options: &[("--port", Some("N")), ("--debug", None)],
        does: "Builds the reader with its demo edition and serves it on 127.0.0.1,\n\
               on port 8080 or else any free one. --debug serves a debug build.",
    },
    Known {
        name: "test",
        options: &[("--fast", None), ("--only", Some("GATE"))],
        does: "Runs every gate: format, lints, native tests, dependencies, size budget,\n\
               browsers. --fast leaves out what needs browsers or a reader build.\n\
               --only runs the gates of one name, such as `lints` or `browser`.",
    },
    Known {
        name: "bench",
        options: &[("--data", Some("DIR"))],
        does: "Measures search natively and the reader in Chromium, on the corpora in\n\
               DIR (../shared/data unless said).",
    },
    Known {
        name: "evaluate",
        options: &[("--data", Some("DIR")), ("--only", Some("PART"))],
        does: "Measures the press on the corpora in DIR (../shared/data unless said): feeds,\n\
               pages, wires, other sources, near-duplicates. Fails where a bar is missed.",
    },
    Known {
        name: "fuzz",
        options: &[("--seconds", Some("N")), ("--only", Some("TARGET"))],
        does: "Throws made-up bytes at every reader for N seconds each (60 unless said).\n\
               Needs a nightly toolchain and cargo-fuzz, which it installs.",
    },
    Known {
        name: "draw",
        options: &[],
        does: "Turns xtask/drawings/*.svg into public/images/*.webp.",
    },
    Known {
        name: "style",
        options: &[],
        does: "Joins style/*.css into the one stylesheet that is served. Trunk runs it.",
    },
    Known { name: "help", options: &[], does: "Says this." },
];

/// Understands what was typed, without the program's own name.
pub fn understand(typed: impl IntoIterator<Item = String>) -> Result<Order, Failure> {
    let mut typed = typed.into_iter();
    let Some(command) = typed.next() else {
        return Ok(Order::Help);
    };
    let typed: Vec<String> = typed.collect();
    if matches!(command.as_str(), "--help" | "-h")
        || typed.iter().any(|word| word == "--help" || word == "-h")
    {
        return Ok(Order::Help);
    }
    let known = COMMANDS
        .iter()
        .find(|known| known.name == command)
        .ok_or_else(|| unknown_command(&command))?;
    let mut given = read_options(known, typed)?;
    Ok(match known.name {
        "serve" => Order::Serve {
            port: given.value("--port").map(|value| port(&value)).transpose()?,
            debug: given.flag("--debug"),
        },
        "test" => Order::Test { fast: given.flag("--fast"), only: given.value("--only") },
        "bench" => Order::Bench { data: given.value("--data").map(PathBuf::from) },
        "evaluate" => Order::Evaluate {
            data: given.value("--data").map(PathBuf::from),
            only: given.value("--only"),
        },
        "fuzz" => Order::Fuzz {
            seconds: given
                .value("--seconds")
                .map(|value| seconds(&value))
                .transpose()?
                .unwrap_or(60),
            only: given.value("--only"),
        },
        "draw" => Order::Draw,
        "style" => Order::Style,
        _ => Order::Help,
    })
}

/// The whole help text.
pub fn help() -> String {
    let mut text =
        String::from("Developer commands of Offprint. Each installs what it is missing.\n\n");
    for known in &COMMANDS {
        text += &format!("  cargo xtask {}\n", usage(known));
        for line in known.does.lines() {
            text += &format!("      {line}\n");
        }
        text.push('\n');
    }
    text += "Tools are kept in $XDG_CACHE_HOME/offprint (or ~/.cache/offprint); builds go where cargo builds.";
    text
}

/// The options that were given, taken out one by one by name.
struct Given(Vec<(&'static str, Option<String>)>);

impl Given {
    fn flag(&mut self, name: &str) -> bool {
        self.0.iter().any(|(given, _)| *given == name)
    }

    fn value(&mut self, name: &str) -> Option<String> {
        let (_, value) = self.0.iter_mut().find(|(given, _)| *given == name)?;
        value.take()
    }
}

fn read_options(known: &Known, typed: Vec<String>) -> Result<Given, Failure> {
    let mut given: Vec<(&'static str, Option<String>)> = Vec::new();
    let mut typed = typed.into_iter();
    while let Some(word) = typed.next() {
        let (name, attached) = match word.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (word.as_str(), None),
        };
        let &(name, takes) = known
            .options
            .iter()
            .find(|(option, _)| *option == name)
            .ok_or_else(|| unknown_option(known, name))?;
        if given.iter().any(|(before, _)| *before == name) {
            return Err(wrong(known, &format!("`{name}` was given twice")));
        }
        let value = match (takes, attached) {
            (None, None) => None,
            (None, Some(_)) => return Err(wrong(known, &format!("`{name}` takes no value"))),
            (Some(_), Some(value)) => Some(value),
            (Some(what), None) => Some(typed.next().ok_or_else(|| {
                wrong(known, &format!("`{name}` needs a value: `{name} {what}`"))
            })?),
        };
        given.push((name, value));
    }
    Ok(Given(given))
}

fn port(value: &str) -> Result<u16, Failure> {
    value.parse().map_err(|_| {
        Failure::new(format!(
            "`{value}` is not a port; `--port` takes a number from 0 (any free one) to 65535"
        ))
        .before_anything()
    })
}

fn seconds(value: &str) -> Result<u32, Failure> {
    value.parse().ok().filter(|&seconds| seconds > 0).ok_or_else(|| {
        Failure::new(format!("`{value}` is no number of seconds; `--seconds` takes 1 or more"))
            .before_anything()
    })
}

fn unknown_command(typed: &str) -> Failure {
    let names = COMMANDS.map(|known| known.name);
    let guess = match nearest(typed, names) {
        Some(name) => format!("did you mean `cargo xtask {name}`?"),
        None => format!("there are {}", names.map(|name| format!("`{name}`")).join(", ")),
    };
    Failure::new(format!("no command `{typed}`; {guess}")).before_anything()
}

fn unknown_option(known: &Known, typed: &str) -> Failure {
    let guess = match nearest(typed, known.options.iter().map(|(name, _)| *name)) {
        Some(name) => format!(", did you mean `{name}`?"),
        None => String::new(),
    };
    wrong(known, &format!("`{}` takes no `{typed}`{guess}", known.name))
}

fn wrong(known: &Known, message: &str) -> Failure {
    Failure::new(format!("{message}\nusage: cargo xtask {}", usage(known))).before_anything()
}

fn usage(known: &Known) -> String {
    let options = known.options.iter().map(|(name, value)| match value {
        Some(value) => format!(" [{name} {value}]"),
        None => format!(" [{name}]"),
    });
    format!("{}{}", known.name, options.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Result<Order, String> {
        understand(typed.split_whitespace().map(str::to_owned))
            .map_err(|failure| failure.to_string())
    }

    #[test]
    fn what_is_typed_is_understood() {
        let table = [
            ("", Order::Help),
            ("help", Order::Help),
            ("serve --help", Order::Help),
            ("serve", Order::Serve { port: None, debug: false }),
            ("serve --debug --port 0", Order::Serve { port: Some(0), debug: true }),
            ("serve --port=8081", Order::Serve { port: Some(8081), debug: false }),
            ("test --fast", Order::Test { fast: true, only: None }),
            ("test --only lints", Order::Test { fast: false, only: Some("lints".into()) }),
            ("bench --data ../data", Order::Bench { data: Some("../data".into()) }),
            ("draw", Order::Draw),
            ("style", Order::Style),
        ];
        for (typed, expected) in table {
            assert_eq!(read(typed), Ok(expected), "for `{typed}`");
        }
    }

    #[test]
    fn what_is_not_says_what_to_type() {
        let table = [
            ("sevre", "no command `sevre`; did you mean `cargo xtask serve`?"),
            (
                "deploy",
                "no command `deploy`; there are `serve`, `test`, `bench`, `evaluate`, `fuzz`, `draw`, `style`, `help`",
            ),
            (
                "test --fats",
                "`test` takes no `--fats`, did you mean `--fast`?\nusage: cargo xtask test [--fast] [--only GATE]",
            ),
            (
                "serve --port",
                "`--port` needs a value: `--port N`\nusage: cargo xtask serve [--port N] [--debug]",
            ),
            (
                "serve --port lots",
                "`lots` is not a port; `--port` takes a number from 0 (any free one) to 65535",
            ),
            (
                "serve --debug --debug",
                "`--debug` was given twice\nusage: cargo xtask serve [--port N] [--debug]",
            ),
            ("draw all", "`draw` takes no `all`\nusage: cargo xtask draw"),
        ];
        for (typed, expected) in table {
            assert_eq!(read(typed), Err(expected.to_owned()), "for `{typed}`");
        }
    }

    #[test]
    fn wrong_arguments_exit_with_2() {
        assert_eq!(understand(["deploy".to_owned()]).unwrap_err().exit_code(), 2);
    }
}

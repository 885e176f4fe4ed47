//! How the gates ended, and the summary of it.

use std::{fmt, time::Duration};

use super::Gate;
use crate::progress::elapsed;

/// How one gate ended.
pub(super) enum Ended {
    /// It holds; the note says how much that covers.
    Passed(Duration, String),
    /// It does not.
    Failed(Duration),
    /// It was not tried, for this reason.
    Skipped(String),
    /// It was not tried, since its browser engine is not here and cannot be had.
    NoEngine(String),
}

/// All gates that were to run, in order.
#[derive(Default)]
pub(super) struct Report(Vec<(&'static str, Ended)>);

impl Report {
    pub(super) fn add(&mut self, gate: &Gate, ended: Ended) {
        self.0.push((gate.name, ended));
    }

    /// The gate that failed. There is at most one, since the rest is not run.
    pub(super) fn failed(&self) -> Option<&'static str> {
        self.0.iter().find(|(_, ended)| matches!(ended, Ended::Failed(_))).map(|(name, _)| *name)
    }

    /// A missing engine is skipped, but a suite that ran in none of them has proved nothing, which is a failure.
    pub(super) fn demand_an_engine(&mut self) {
        let ran = |(name, ended): &(&str, Ended)| {
            name.starts_with("browser") && matches!(ended, Ended::Passed(..))
        };
        if self.failed().is_some() || self.0.iter().any(ran) {
            return;
        }
        let missing =
            self.0.iter_mut().rev().find(|(_, ended)| matches!(ended, Ended::NoEngine(_)));
        if let Some((_, ended)) = missing {
            println!(
                "no browser engine can be had here, so the reader was tried in none; that is a failure"
            );
            *ended = Ended::Failed(Duration::ZERO);
        }
    }

    fn count(&self, which: fn(&Ended) -> bool) -> usize {
        self.0.iter().filter(|(_, ended)| which(ended)).count()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, ended) in &self.0 {
            let line = match ended {
                Ended::Passed(took, note) => {
                    format!("{name:18}passed   {:>12}  {note}", elapsed(*took))
                }
                Ended::Failed(took) => format!("{name:18}FAILED   {:>12}", elapsed(*took)),
                Ended::Skipped(why) | Ended::NoEngine(why) => {
                    format!("{name:18}skipped  {:>12}  {why}", "")
                }
            };
            writeln!(f, "{}", line.trim_end())?;
        }
        let passed = self.count(|ended| matches!(ended, Ended::Passed(..)));
        let failed = self.count(|ended| matches!(ended, Ended::Failed(_)));
        let skipped = self.count(|ended| matches!(ended, Ended::Skipped(_) | Ended::NoEngine(_)));
        writeln!(f, "\n{passed} passed, {failed} failed, {skipped} skipped")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(gates: impl IntoIterator<Item = (&'static str, Ended)>) -> Report {
        let mut report = Report(gates.into_iter().collect());
        report.demand_an_engine();
        report
    }

    fn last_line(report: &Report) -> String {
        report.to_string().lines().last().unwrap_or_default().to_owned()
    }

    fn passed() -> Ended {
        Ended::Passed(Duration::from_secs(3), String::new())
    }

    #[test]
    fn the_summary_ends_with_the_count_alone() {
        let report = report([
            ("format", Ended::Passed(Duration::from_millis(640), String::new())),
            ("tests", Ended::Passed(Duration::from_secs(72), "214 tests".into())),
            ("size", Ended::Skipped("left out by --fast".into())),
        ]);
        assert_eq!(
            report.to_string(),
            "format            passed          0.6 s\n\
             tests             passed     1 min 12 s  214 tests\n\
             size              skipped                left out by --fast\n\
             \n\
             2 passed, 0 failed, 1 skipped\n"
        );
    }

    #[test]
    fn one_engine_is_enough_and_none_is_a_failure() {
        let missing = || Ended::NoEngine("no".into());
        let some = report([("browser-chromium", passed()), ("browser-webkit", missing())]);
        assert_eq!(
            (some.failed(), last_line(&some).as_str()),
            (None, "1 passed, 0 failed, 1 skipped")
        );

        let none = report([
            ("format", passed()),
            ("browser-firefox", missing()),
            ("browser-webkit", missing()),
        ]);
        assert_eq!(
            (none.failed(), last_line(&none).as_str()),
            (Some("browser-webkit"), "1 passed, 1 failed, 1 skipped")
        );

        let fast =
            report([("format", passed()), ("browser-webkit", Ended::Skipped("left out".into()))]);
        assert_eq!(fast.failed(), None);
    }
}

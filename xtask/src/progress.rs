//! What is said on the terminal while something takes time: a line when it starts, a line when it is done.
//!
//! Whole lines only, so that a log reads as well as a terminal.

use std::time::{Duration, Instant};

use crate::failure::Failure;

/// Does one long thing, saying so: "installing Trunk 0.21.14, about 5 minutes …", then "done in 4 min 12 s".
///
/// `what` is the whole of what is being done; `expected`, a guess at how long it takes, where it takes long.
pub fn step<T>(
    what: &str,
    expected: Option<&str>,
    work: impl FnOnce() -> Result<T, Failure>,
) -> Result<T, Failure> {
    match expected {
        Some(expected) => println!("{what}, {expected} …"),
        None => println!("{what} …"),
    }
    let started = Instant::now();
    let result = work();
    let took = elapsed(started.elapsed());
    match &result {
        Ok(_) => println!("  done in {took}"),
        Err(_) => println!("  failed after {took}"),
    }
    result
}

/// A duration as a person says it: "0.4 s", "12 s", "4 min 12 s".
pub fn elapsed(took: Duration) -> String {
    let seconds = took.as_secs();
    if seconds < 10 {
        format!("{:.1} s", took.as_secs_f64())
    } else if seconds < 60 {
        format!("{seconds} s")
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        let table = [
            (380, "0.4 s"),
            (9_960, "10.0 s"),
            (12_400, "12 s"),
            (60_000, "1 min 00 s"),
            (252_000, "4 min 12 s"),
        ];
        for (milliseconds, expected) in table {
            assert_eq!(elapsed(Duration::from_millis(milliseconds)), expected);
        }
    }
}

//! What must hold: every bar that is missed is named at the end, and makes the evaluation fail.

use std::sync::Mutex;

static MISSED: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// The figure must be at least so much.
pub(crate) fn at_least(what: &str, found: f64, least: f64) {
    if found.is_nan() || found < least {
        miss(format!("{what}: {found:.4}, and {least} is the least"));
    }
}

/// The figure must be at most so much.
pub(crate) fn at_most(what: &str, found: f64, most: f64) {
    if found.is_nan() || found > most {
        miss(format!("{what}: {found:.4}, and {most} is the most"));
    }
}

fn miss(words: String) {
    MISSED.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(words);
}

/// The bars that were missed.
pub(crate) fn missed() -> Vec<String> {
    MISSED.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
}

/// How much faster than the length of a document the time for it may grow: the bar.
const GROWTH: f64 = 1.2;

/// Past this the evaluation fails. An exponent is made of times, and on a machine that others use the
/// same code has given 1.12 and 1.20; what grows as the square gives 2.
const SURELY: f64 = 1.4;

/// Time grows with the length of a document. What takes less than a twentieth of a second at 1 MB is
/// noise, whatever its exponent. Between the bar and what is surely too fast it is said, and no more.
pub(crate) fn growth(what: &str, exponent: f64, seconds: f64) {
    if seconds > 0.05 {
        at_most(&format!("growth, {what}"), exponent, SURELY);
        if exponent > GROWTH {
            println!("  over the bar of {GROWTH}: {what}, {exponent:.2}");
        }
    }
}

//! How time grows with size: the exponent that fits the times of a document grown from 64 kB to 1 MB.

use rustix::time::{ClockId, clock_gettime};

/// The sizes, a twofold apart, in bytes.
pub(crate) const SIZES: [usize; 5] = [65_536, 131_072, 262_144, 524_288, 1_048_576];

/// How often each is timed.
const ROUNDS: usize = 5;

/// How the time for a document grows with its size.
pub(crate) struct Fitted {
    /// Time goes with the size to this power.
    pub(crate) exponent: f64,
    /// For each size, in seconds of this thread's processor.
    pub(crate) seconds: [f64; SIZES.len()],
}

impl Fitted {
    /// For the largest size, in seconds.
    pub(crate) fn largest(&self) -> f64 {
        self.seconds[SIZES.len() - 1]
    }
}

/// Times the work on documents of every size. Others use the machine too: it is this thread's own
/// processor that is asked, the sizes take turns, and the best time of each counts.
pub(crate) fn fit<T>(make: impl Fn(usize) -> T, work: impl Fn(&T)) -> Fitted {
    let documents = SIZES.map(make);
    let mut seconds = [f64::MAX; SIZES.len()];
    for _ in 0..ROUNDS {
        for (document, best) in documents.iter().zip(&mut seconds) {
            let before = thread_seconds();
            work(document);
            // Below the grain of the clock, nothing was measured.
            *best = best.min((thread_seconds() - before).max(1e-7));
        }
    }
    Fitted { exponent: slope(&seconds), seconds }
}

/// By least squares, of the logarithms.
fn slope(seconds: &[f64; SIZES.len()]) -> f64 {
    let points: Vec<(f64, f64)> =
        SIZES.iter().zip(seconds).map(|(size, time)| ((*size as f64).ln(), time.ln())).collect();
    let count = points.len() as f64;
    let mean = |pick: fn(&(f64, f64)) -> f64| points.iter().map(pick).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let across: f64 = points.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
    across / points.iter().map(|point| (point.0 - x).powi(2)).sum::<f64>()
}

/// The time that this thread has had of a processor, in seconds: others use the machine too.
pub(crate) fn thread_seconds() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

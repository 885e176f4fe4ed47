//! How long work takes on a machine that others use too: the time of this thread's own processor.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// The processor's time that this thread has had.
pub(crate) fn thread_time() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or(0))
}

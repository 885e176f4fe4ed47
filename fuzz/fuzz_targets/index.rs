//! An index whose parts hold anything, under numbers that are right, is asked and nothing gives way.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use offprint::search::Apart;

static WHOLE: LazyLock<Apart> = LazyLock::new(Apart::of_demo);

// Each five bytes are a change: of which part, where, and to what; a part may be cut there, too.
fuzz_target!(|bytes: &[u8]| {
    let mut apart = WHOLE.clone();
    for change in bytes.chunks_exact(5) {
        let part = usize::from(change[0] & 0x7f) % apart.count();
        let at = usize::from(u16::from_le_bytes([change[1], change[2]]));
        let Some(content) = apart.part(part) else { continue };
        let from_end = change[3] & 1 == 1;
        let at = if from_end { content.len().wrapping_sub(at) } else { at };
        match change[0] & 0x80 {
            0 => content.get_mut(at).into_iter().for_each(|byte| *byte = change[4]),
            _ => content.truncate(at),
        }
    }
    apart.ask();
});

//! What every reader of the press must hold to, whatever the bytes.

use offprint::press::merge::merge;
use offprint::press::story::{Defaults, fill_in};
use offprint::press::{Limits, Source, SourceKind, line, read_as};

/// Reads, and brings what was read into a set that can be read again.
pub fn read(kind: SourceKind, bytes: &[u8]) {
    let source = Source {
        name: "fuzz".to_owned(),
        bytes: bytes.to_vec(),
        charset: None,
        address: offprint::press::beside::address(),
    };
    let mut gathered = read_as(kind, &source, &Limits::default());
    for draft in &mut gathered.drafts {
        offprint::press::beside::cut(draft);
        fill_in(draft, &Defaults { source: line("Fuzz"), ..Defaults::default() });
    }
    // Every story that is taken has been read back by `finish`.
    let merged = merge(&offprint::article::ArticleSet::default(), gathered.drafts);
    assert!(merged.articles.len() <= merged.outcomes.len());
}

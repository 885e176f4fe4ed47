//! What lies beside a source that has no address of its own: its relative references as addresses
//! of a host that cannot exist.
//!
//! # Decision: a host under `.invalid`
//! *Context.* The model's pictures and links have web addresses; every reader joins what it finds to
//! the address of its source; a saved page, a Markdown file or a table has none, and names pictures
//! that lie in the same folder.
//! *Decision.* Such a source is read as if it lay at [`address`], deep enough that `../` shows.
//! RFC 2606 keeps the name free for ever, so nothing is ever fetched from there by mistake.
//! *Consequences.* No reader and no part of the model knows of files. What still has such an address
//! when a story is done is cut by [`cut`], and pictures are taken before that by `images`.

use crate::article::{Block, Image, Target, Text, WebAddress};

use super::draft::Draft;
use super::markup::joined;
use super::relink::relink_text;

/// Where a source without an address is read as if it lay.
const FOLDER: &str = "https://beside.invalid/8/7/6/5/4/3/2/1/";

/// The host of it.
const HOST: &str = "https://beside.invalid";

/// The address to read a local source at.
pub fn address() -> Option<WebAddress> {
    WebAddress::parse(FOLDER)
}

/// What an address means that was joined to [`address`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beside {
    /// A path in the source's folder or below it, decoded.
    Inside(String),
    /// A path that leaves the folder, as it was written, as far as that is known.
    Outside(String),
}

/// Which file beside its source an address means; `None` for an address of the web.
pub fn beside(address: &WebAddress) -> Option<Beside> {
    let rest = address.as_str().strip_prefix(HOST)?;
    if !rest.starts_with(['/', '?', '#']) && !rest.is_empty() {
        return None;
    }
    let path = |written: &str| decoded(written.split(['?', '#']).next().unwrap_or_default());
    Some(match address.as_str().strip_prefix(FOLDER) {
        Some(inside) => Beside::Inside(path(inside)),
        None => Beside::Outside(path(&as_path(rest))),
    })
}

/// Words in which addresses of [`address`] are told as what they were: paths beside the source.
pub(super) fn shown(words: &str) -> String {
    let words = words.replace(FOLDER, "");
    let mut parts = words.split(HOST);
    let mut out = parts.next().unwrap_or_default().to_owned();
    parts.for_each(|part| out += &as_path(part));
    out
}

/// `%20` and its kin as what they stand for; what is not UTF-8 then stays as written.
pub(super) fn decoded(written: &str) -> String {
    let bytes = written.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let hex = |n: usize| bytes.get(at + n).and_then(|b| char::from(*b).to_digit(16));
        match (byte, hex(1), hex(2)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 3;
            }
            _ => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| written.to_owned())
}

/// Makes the links of a page whole that name their place from that of the page, once its own address is
/// known: on the web a page stands among others, whatever lies beside its copy.
pub fn lead_on(draft: &mut Draft) {
    let Some(page) = draft.address.clone().filter(|address| beside(address).is_none()) else {
        return;
    };
    let whole = |address: &WebAddress| joined(Some(&page), &as_written(address)?);
    let mut led_on = |to| match to {
        Target::Web(address) => Some(Target::Web(whole(&address).unwrap_or(address))),
        to => Some(to),
    };
    if let Some(licence) = &mut draft.licence
        && let Some(address) = licence.address.as_ref().and_then(whole)
    {
        licence.address = Some(address);
    }
    for block in &mut draft.body {
        each_text(block, &mut |text| relink_text(text, &mut led_on));
    }
}

/// The reference that was joined to [`address`], as far as that is known; `None` for any other address.
pub(super) fn as_written(address: &WebAddress) -> Option<String> {
    beside(address)?;
    Some(as_path(address.as_str().strip_prefix(HOST)?))
}

/// What stands behind the host of such an address, as the path that was written.
fn as_path(path: &str) -> String {
    let folder = FOLDER.strip_prefix(HOST).unwrap_or_default();
    let shared = folder
        .match_indices('/')
        .map(|(at, _)| &folder[..=at])
        .take_while(|begin| path.starts_with(*begin))
        .last()
        .unwrap_or("/");
    if shared == "/" || !path.starts_with('/') {
        return path.to_owned();
    }
    let left = folder[shared.len()..].matches('/').count();
    let rest = &path[shared.len()..];
    let up = if left == 0 && rest.is_empty() { "./".to_owned() } else { "../".repeat(left) };
    up + rest
}

/// Each text of a block that holds spans.
pub(super) fn each_text(block: &mut Block, see: &mut dyn FnMut(&mut Text)) {
    match block {
        Block::Paragraph { text } | Block::Subhead { text, .. } | Block::Quote { text, .. } => {
            see(text)
        }
        Block::List { items, .. } => items.iter_mut().for_each(see),
        Block::Table { head, rows, .. } => {
            head.iter_mut().chain(rows.iter_mut().flatten()).for_each(see);
        }
        Block::Facts { items, .. } => items.iter_mut().for_each(|fact| see(&mut fact.text)),
        Block::Figure { .. } | Block::Code { .. } | Block::Rule {} => {}
    }
}

/// Takes every address out of a story that leads to what lay beside its source: a link becomes its
/// words, a picture a note of one. A picture without words about it goes.
pub fn cut(draft: &mut Draft) {
    let gone = |address: &WebAddress| beside(address).is_some();
    draft.address.take_if(|address| gone(address));
    for version in &mut draft.versions {
        version.address.take_if(|to| matches!(to, Target::Web(address) if gone(address)));
    }
    if let Some(licence) = &mut draft.licence {
        licence.address.take_if(|address| gone(address));
    }
    if let Some(image) = &mut draft.lead_image {
        image.address.take_if(|address| gone(address));
    }
    draft.lead_image.take_if(|image| !says_something(image));
    let mut on_the_web = |to| match to {
        Target::Web(address) if gone(&address) => None,
        to => Some(to),
    };
    for block in &mut draft.body {
        each_text(block, &mut |text| relink_text(text, &mut on_the_web));
        if let Block::Figure { image } = block {
            image.address.take_if(|address| gone(address));
        }
    }
    draft.body.retain(|block| !matches!(block, Block::Figure { image } if !says_something(image)));
}

fn says_something(image: &Image) -> bool {
    image.file.is_some()
        || image.address.is_some()
        || image.caption.is_some()
        || image.credit.is_some()
        || image.alt.as_deref().is_some_and(|alt| !alt.trim().is_empty())
}

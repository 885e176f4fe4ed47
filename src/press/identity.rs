//! What a story is called among ours: an id that never changes, and a slug for addresses.
//!
//! # Decision: ids are hashes
//! *Context.* An id must be the same whenever the same story is imported again, on any machine, and
//! must say nothing that could later be wrong. Sources have guids, addresses, row numbers, or nothing.
//! *Decision.* The first sixty bits of a SHA-256 of the most lasting name that the source gives, in
//! twelve letters and digits that cannot be misread: an address or guid that is one by itself, a link
//! as `linked` has it; a guid together with its source; else the headline together with its source. The source of a guid is the
//! address that its feed states, since titles change and many feeds are called `News`.
//! *Consequences.* Among 100,000 stories two share an id once in two hundred thousand sets; such a
//! second story is refused by name, as any story with an id that is taken.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::draft::Draft;
use super::linked::{PlainLink, is_bare_site};
use crate::article::{ArticleId, Block, Slug};

/// The letters of ids: Crockford's, without i, l, o and u.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// How many letters an id has.
const LENGTH: usize = 12;

/// The id of a story. `scope` names the source it came from, for names that mean something only there.
pub fn id_of(draft: &Draft, scope: &str) -> ArticleId {
    if let Some(name) = &draft.source_id {
        return id_within(scope, name);
    }
    if let Some(address) = draft.address.as_ref().filter(|address| !is_bare_site(address)) {
        return id_of_link(address.as_str());
    }
    let headline = draft.headline.as_deref().unwrap_or_default();
    hashed(&["headline", scope, &plainest(headline)])
}

/// The id by the name that a source gives, which may mean something only there.
pub(super) fn id_within(scope: &str, name: &str) -> ArticleId {
    if names_itself(name) { id_of_link(name) } else { hashed(&["in", scope, name]) }
}

/// The id by a name that is one wherever it stands.
pub fn id_of_name(name: &str) -> ArticleId {
    hashed(&["name", name])
}

/// The same, of a name that may be a link: whichever way the link is written.
fn id_of_link(name: &str) -> ArticleId {
    match PlainLink::of(name) {
        Some(link) => id_of_name(&link.name()),
        None => id_of_name(name),
    }
}

/// The id of a story whose headline another one of its source has: its text tells them apart.
pub fn id_by_text(draft: &Draft, scope: &str) -> ArticleId {
    let headline = draft.headline.as_deref().unwrap_or_default();
    let text = plain_text(&draft.body);
    match draft.published.filter(|_| text.is_empty()) {
        Some(when) => hashed(&["day", scope, &plainest(headline), &when.day().to_string()]),
        None => hashed(&["text", scope, &plainest(headline), &text]),
    }
}

/// The id by text of a story of that outlet, if that is its headline.
pub(super) fn id_of_text(source: &str, headline: &str, body: &[Block]) -> ArticleId {
    hashed(&["text", source, &plainest(headline), &plain_text(body)])
}

/// What stands for the words of a story, the same for the same words only.
pub fn key_of_text(body: &[Block]) -> ArticleId {
    hashed(&["words", &plain_text(body)])
}

fn plain_text(body: &[Block]) -> String {
    let mut text = String::new();
    for block in body {
        block.each_text(&mut |words, _| text.push_str(words));
    }
    plainest(&text)
}

/// Whether a name is one wherever it stands: an address, a URN, a tag, a UUID.
pub(super) fn names_itself(name: &str) -> bool {
    let is_uuid = name.len() == 36 && name.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-');
    is_uuid || ["http://", "https://", "urn:", "tag:"].iter().any(|scheme| name.starts_with(scheme))
}

/// The headline of a story as it tells stories of one source apart.
pub fn headline_key(headline: &str) -> String {
    plainest(headline)
}

/// A text by its letters and digits alone, in small letters: as it would be said.
fn plainest(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn hashed(parts: &[&str]) -> ArticleId {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    let bits =
        hash.finalize().iter().take(8).fold(0_u64, |bits, &byte| bits << 8 | u64::from(byte));
    let letter = |n: usize| char::from(LETTERS[(bits >> (59 - 5 * n) & 31) as usize]);
    let id: String = (0..LENGTH).map(letter).collect();
    ArticleId::parse(&id).expect("letters and digits make an id")
}

/// The longest slug made from a headline; room is left for a number behind it.
const SLUG: usize = 70;

/// The slug that a headline asks for: its letters in ASCII, words joined by hyphens. Other scripts
/// are transcribed; a headline of which nothing is left gives `story`.
pub fn slug_of(headline: &str) -> Slug {
    let plain = deunicode::deunicode_with_tofu(headline, "");
    let mut slug = String::new();
    for word in plain.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '\'' | '’')) {
        let word: String = word
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        if word.is_empty() {
            continue;
        }
        if !slug.is_empty() && slug.len() + 1 + word.len() > SLUG {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word[..word.len().min(SLUG)]);
    }
    Slug::parse(&slug).or_else(|| Slug::parse("story")).expect("`story` is a slug")
}

/// The slugs that are taken, and the last number that each was given.
#[derive(Debug, Default)]
pub struct Slugs(BTreeMap<Slug, u64>);

impl Slugs {
    /// Marks a slug as taken.
    pub fn take(&mut self, slug: Slug) {
        self.0.entry(slug).or_insert(1);
    }

    /// Whether a slug is taken.
    pub fn is_taken(&self, slug: &Slug) -> bool {
        self.0.contains_key(slug)
    }

    /// The slug, with a number behind it where it is taken; taken from now on.
    pub fn give(&mut self, wanted: Slug) -> Slug {
        let Some(mut number) = self.0.get(&wanted).copied() else {
            self.take(wanted.clone());
            return wanted;
        };
        let slug = loop {
            number += 1;
            let numbered = Slug::parse(&format!("{wanted}-{number}"))
                .expect("a slug of 70 has room for a number");
            if !self.0.contains_key(&numbered) {
                break numbered;
            }
        };
        self.0.insert(wanted, number);
        self.take(slug.clone());
        slug
    }
}

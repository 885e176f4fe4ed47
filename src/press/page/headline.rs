//! The headline of a page's story: what its heading shows, where another place bears it out, else
//! what the page states of it to machines, else its title.

use super::about::About;
use super::claims::{Claim, Claims};
use super::marked::{Part, Shown};
use crate::article::Line;
use crate::press::Trail;
use crate::press::markup::{Content, NodeId};
use crate::press::tidy::same_words;

/// What stands between the parts of a title.
pub(super) const SEPARATORS: [&str; 13] =
    [" | ", " - ", " – ", " — ", " :: ", " « ", " » ", " · ", " • ", " ‹ ", "｜", "|", "："];

/// The most parts of a title.
const MOST_PARTS: usize = 20;

/// From so many columns on a heading that nothing bears out says enough to be a headline.
const ENOUGH: usize = 15;

impl About<'_> {
    pub(super) fn headline(&self, trail: &mut Trail) -> Option<Line> {
        let mut stated = Claims::default();
        for words in self.linked.strings("headline").into_iter().take(1) {
            stated.add("JSON-LD headline", words);
        }
        for shown in self.of_part(Part::Headline).filter(|shown| !is_heading(shown)) {
            stated.add(&shown.at, &*shown.words);
        }
        stated.add_all(self.head.said(&["og:title", "twitter:title", "dc.title", "dcterms.title"]));
        let title = self.head.title.clone().unwrap_or_default();
        if !self.linked.strings("name").is_empty() && stated.0.is_empty() {
            stated.add("JSON-LD name", self.linked.strings("name").swap_remove(0));
        }
        // The headline as the page shows it is the one to keep, where another place bears it out.
        let heads = self.of_part(Part::Headline).filter(|shown| is_heading(shown));
        let heads: Vec<Claim> = heads
            .map(|shown| Claim { at: shown.at.clone(), words: self.without_kicker(shown) })
            .filter(|claim| !claim.words.is_empty())
            .collect();
        let borne_out = |claim: &&Claim| {
            let others = stated.0.iter().map(|other| other.words.as_str()).chain([title.as_str()]);
            others.into_iter().any(|other| bears_out(other, &claim.words))
        };
        let site = self.site_names();
        let names_site = |words: &str| site.iter().any(|site| same_words(site, words));
        let mut claims = Claims(
            heads
                .iter()
                .filter(borne_out)
                .filter(|claim| !names_site(&claim.words))
                .take(1)
                .cloned()
                .collect(),
        );
        // A page that shows one heading of the first rank shows its headline.
        let only = match heads.as_slice() {
            [only] if !names_site(&only.words) => Some(only),
            _ => None,
        };
        let says_enough = only.filter(|only| columns(&only.words) >= ENOUGH);
        if claims.0.is_empty() {
            claims.0.extend(says_enough.cloned());
        }
        claims.0.extend(stated.0.iter().cloned());
        claims.0.extend(says_enough.cloned());
        let parts = self.title_parts();
        // A headline may have the mark in it that parts the title.
        for part in halves(&title) {
            if self.is_shown(part) && !names_site(part) {
                claims.add("title, and text", part);
            }
        }
        for part in &parts {
            if self.is_shown(part) && !names_site(part) {
                claims.add("title, and text", part);
            }
        }
        // A title that only names the site says less than a short heading does.
        let of_site = |words: &String| {
            names_site(words) || self.home.iter().any(|name| same_words(name, words))
        };
        if of_site(&title) || !parts.is_empty() && parts.iter().all(of_site) {
            claims.0.extend(only.cloned());
        }
        claims.add("title", title);
        claims.0.extend(heads.into_iter().take(1));
        claims.0.dedup();
        claims.settle("headline", trail)
    }

    /// Names of the site as the page states them, for telling them from headlines.
    pub(super) fn site_names(&self) -> Vec<String> {
        let said =
            self.head.said(&["og:site_name", "application-name"]).map(|(_, said)| said.to_owned());
        said.chain(self.linked.strings("publisher")).chain(self.linked.site.clone()).collect()
    }

    /// The parts of the title, between its separators.
    pub(super) fn title_parts(&self) -> Vec<String> {
        title_parts(self.head.title.as_deref().unwrap_or_default())
    }

    /// Whether a short block of the page says just this.
    fn is_shown(&self, words: &str) -> bool {
        let letters = words.chars().count();
        letters >= ENOUGH && self.tree.all(NodeId::ROOT).any(|id| {
            matches!(self.tree.content(id), Content::Text(text) if text.len() < 2 * words.len() + 20 && same_words(text, words))
                && self.tree.parent(id).is_some_and(|parent| self.tree.name(parent) != "title")
        })
    }

    /// The words of a heading without a kicker that stands in it.
    fn without_kicker(&self, heading: &Shown) -> String {
        let within = |node: NodeId| {
            std::iter::successors(Some(node), |&n| self.tree.parent(n))
                .take(8)
                .any(|n| n == heading.node)
        };
        let mut words = heading.words.clone();
        for kicker in self
            .of_part(Part::Kicker)
            .filter(|kicker| kicker.node != heading.node && within(kicker.node))
        {
            if let Some(rest) = words.strip_prefix(&kicker.words) {
                words = rest.trim_start_matches([' ', '|', ':', '–', '-']).to_owned();
            }
        }
        words.replace(" | ", " ")
    }
}

/// Whether what is shown as a headline is a heading of the page, and not what it states of one.
fn is_heading(shown: &Shown) -> bool {
    matches!(shown.at.as_str(), "h1" | "h2" | "h3")
}

/// The parts of a title, between its separators.
pub(super) fn title_parts(title: &str) -> Vec<String> {
    let mut parts = vec![title.to_owned()];
    for mark in SEPARATORS.into_iter().chain([": "]) {
        parts = parts
            .iter()
            .flat_map(|part| part.split(mark))
            .map(|part| part.trim().to_owned())
            .collect();
    }
    parts.retain(|part| !part.is_empty() && part.len() < title.len());
    // Each is looked for in the page; a title of more parts is made for machines.
    parts.truncate(MOST_PARTS);
    parts
}

/// What stands before and behind each of the first marks of a title, the longest first.
fn halves(title: &str) -> Vec<&str> {
    const MOST: usize = 6;
    let marks = SEPARATORS.iter().flat_map(|mark| title.match_indices(mark)).take(MOST);
    let halves = marks.flat_map(|(at, mark)| [&title[..at], &title[at + mark.len()..]]);
    let mut halves: Vec<&str> = halves.map(str::trim).filter(|half| !half.is_empty()).collect();
    halves.sort_by_key(|half| std::cmp::Reverse(half.len()));
    halves
}

/// How much a heading says: its letters, those of East Asia twice.
fn columns(words: &str) -> usize {
    words.chars().map(|c| if matches!(c, '\u{2e80}'..='\u{ffef}') { 2 } else { 1 }).sum()
}

fn words_of(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// Whether two texts say the same, as far as the shorter goes, or nearly so.
pub(super) fn alike(one: &str, other: &str) -> bool {
    let (one, other) = (words_of(one), words_of(other));
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.is_empty() {
        return false;
    }
    let common = short.iter().filter(|word| long.contains(word)).count();
    long.starts_with(&short) || common * 4 >= short.len() * 3
}

/// Whether what is stated elsewhere bears a heading out. Two words that a title has too, one here and
/// one there, bear out nothing: `Minecraft News` is no part of `Minecraft 1.8 - Minecraft Update News`.
fn bears_out(stated: &str, heading: &str) -> bool {
    let (words, other) = (words_of(heading), words_of(stated));
    let short = words.len().min(other.len());
    let together = || !words.is_empty() && other.windows(words.len()).any(|some| some == words);
    alike(stated, heading) && (short > 3 || together())
}

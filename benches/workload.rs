//! The search workload: known-item queries drawn from real headlines and bodies, and the keys
//! typed for them. Deterministic by seed, and the same queries as the one in
//! `../shared/bench/peers`, so that figures can be laid side by side.

use std::fmt;

use super::simple_form::Story;

/// Queries that each look for one story.
pub struct Known {
    /// The story's place.
    pub story: usize,
    headline: String,
    slip: String,
    body: String,
}

/// What a query is made of.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// Two or three words of the headline.
    Headline,
    /// The same with a slip of the finger.
    Slip,
    /// Three words of the body.
    Body,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Headline, Self::Slip, Self::Body];
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Headline => "headline words",
            Self::Slip => "with a slip",
            Self::Body => "body words",
        })
    }
}

impl Known {
    /// The query of this kind.
    pub fn text(&self, kind: Kind) -> &str {
        match kind {
            Kind::Headline => &self.headline,
            Kind::Slip => &self.slip,
            Kind::Body => &self.body,
        }
    }
}

const STOP_WORDS: &str = "the a an of to in on for and or with by from at as is are be its it his \
    her their this that was were will has have had not but after over new says said up out";

/// Draws so many queries, or as many as the stories allow.
pub fn draw(stories: &[Story], count: usize, seed: u32) -> Vec<Known> {
    let mut chance = Chance(seed);
    let mut drawn = Vec::new();
    for _ in 0..count * 200 {
        if drawn.len() == count {
            break;
        }
        let story = chance.below(stories.len());
        let Story { title, body, .. } = &stories[story];
        let fits = |w: &String| length(w) > 3 && !STOP_WORDS.split(' ').any(|stop| stop == w);
        let in_title = different(title, &|w| fits(w) && !is_number(w));
        if in_title.len() < 3 {
            continue;
        }
        let wanted = if chance.next() < 0.5 { 2 } else { 3 };
        let mut picked: Vec<&str> = Vec::new();
        while picked.len() < wanted {
            let word = &in_title[chance.below(in_title.len())];
            if !picked.contains(&word.as_str()) {
                picked.push(word);
            }
        }
        let slipping = chance.below(picked.len());
        let mut slipped: Vec<String> = picked.iter().map(|&word| word.to_owned()).collect();
        slipped[slipping] = slip(picked[slipping], &mut chance);
        let in_body = different(body, &|w| length(w) > 5 && !is_number(w));
        let body = if in_body.len() < 3 {
            picked.join(" ")
        } else {
            [(); 3].map(|()| in_body[chance.below(in_body.len())].as_str()).join(" ")
        };
        drawn.push(Known { story, headline: picked.join(" "), slip: slipped.join(" "), body });
    }
    drawn
}

/// What stands in the search field after each key that is no space, from the second on.
pub fn keystrokes(queries: &[Known]) -> Vec<&str> {
    let mut typed = Vec::new();
    for query in queries {
        let ends = query.headline.char_indices().map(|(at, c)| (at + c.len_utf8(), c));
        let ends = ends.skip(1).filter(|&(_, c)| c != ' ');
        typed.extend(ends.map(|(end, _)| &query.headline[..end]));
    }
    typed
}

/// The value below which this part of all values lies.
pub fn percentile(sorted: &[f64], part: f64) -> f64 {
    let at = (part * sorted.len() as f64) as usize;
    sorted.get(at.min(sorted.len().saturating_sub(1))).copied().unwrap_or_default()
}

/// The different words of a text that fit, in the order of their first occurrence.
fn different(text: &str, fits: &dyn Fn(&String) -> bool) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in text.to_lowercase().split(|c: char| !c.is_alphanumeric()) {
        let word = word.to_owned();
        if !word.is_empty() && fits(&word) && !found.contains(&word) {
            found.push(word);
        }
    }
    found
}

fn length(word: &str) -> usize {
    word.encode_utf16().count()
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
}

/// One slip in a word of five letters or more: a letter lost, doubled, swapped or replaced.
fn slip(word: &str, chance: &mut Chance) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() < 5 {
        return word.to_owned();
    }
    let at = chance.below(letters.len() - 1);
    let kind = chance.below(4);
    let other = char::from(b'a' + chance.below(26) as u8);
    match kind {
        0 => {
            letters.remove(at);
        }
        1 => letters.insert(at, letters[at]),
        2 => letters.swap(at, at + 1),
        _ => letters[at] = if other == letters[at] { 'x' } else { other },
    }
    letters.into_iter().collect()
}

/// The mulberry32 generator.
struct Chance(u32);

impl Chance {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x6d2b_79f5);
        let seed = self.0;
        let mut t = (seed ^ (seed >> 15)).wrapping_mul(1 | seed);
        t = t.wrapping_add((t ^ (t >> 7)).wrapping_mul(61 | t)) ^ t;
        f64::from(t ^ (t >> 14)) / 4_294_967_296.0
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() * end as f64) as usize
    }
}

//! What a story says, part by part, and where in it the words of a source stand.

use std::collections::BTreeMap;

use super::letters;
use crate::article::{Block, Credit, Image};
use crate::press::draft::Draft;
use crate::press::hash;

/// A part of a story.
pub(super) struct Part {
    /// What it is: `headline`, `paragraph 3`.
    pub(super) name: String,
    pub(super) words: String,
    letters: String,
}

/// Where words of a source stand in a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stands {
    /// They are this part.
    As(usize),
    /// They are a piece of this part.
    In(usize),
    /// They hold these parts, and more.
    Holding(Vec<usize>),
    Nowhere,
}

/// A story, to look for words in.
pub(super) struct Told {
    pub(super) parts: Vec<Part>,
    /// The parts that say the same. Of fields there is one, since one passage may be several.
    whole: BTreeMap<String, Vec<usize>>,
    /// The places at which a word begins, by the letters that follow.
    places: BTreeMap<u64, Vec<(u32, u32)>>,
    /// Whether what is added is of its text.
    is_body: bool,
}

/// By how many letters a place is found.
const WINDOW: usize = 10;

/// How many places with the same letters are told apart.
const ALIKE: usize = 8;

impl Told {
    /// Takes the words of a story.
    pub(super) fn of(draft: &Draft) -> Self {
        let mut told = Self {
            parts: Vec::new(),
            whole: BTreeMap::new(),
            places: BTreeMap::new(),
            is_body: false,
        };
        told.fields(draft);
        told.is_body = true;
        let mut counts = BTreeMap::new();
        for block in &draft.body {
            let name = match block {
                Block::Paragraph { .. } => "paragraph",
                Block::Subhead { .. } => "subhead",
                Block::Quote { .. } => "quote",
                Block::List { .. } => "list",
                Block::Figure { .. } => "picture",
                Block::Table { .. } => "table",
                Block::Code { .. } => "code",
                Block::Rule {} => "rule",
                Block::Facts { .. } => "facts",
            };
            let count = counts.entry(name).or_insert(0_usize);
            *count += 1;
            let name = format!("{name} {count}");
            if let Block::Figure { image } = block {
                told.image(&name, image);
                continue;
            }
            block.each_text(&mut |words, _| {
                told.add(&name, words);
                // Lines of code, or of a poem, are lines of the source too.
                if words.contains('\n') {
                    words.lines().for_each(|line| told.add(&name, line));
                }
            });
        }
        told
    }

    fn fields(&mut self, draft: &Draft) {
        let lines = [
            ("headline", &draft.headline),
            ("kicker", &draft.kicker),
            ("standfirst", &draft.standfirst),
            ("dateline", &draft.dateline),
            ("agency", &draft.agency),
            ("section", &draft.section),
            ("outlet", &draft.source),
            ("id in the source", &draft.source_id),
        ];
        for (name, line) in lines {
            line.iter().for_each(|line| self.add(name, line));
        }
        for (name, time) in [
            ("published", draft.published),
            ("updated", draft.updated),
            ("corrected", draft.corrected),
        ] {
            time.iter().for_each(|time| self.add(name, &time.to_string()));
        }
        for (name, lines) in
            [("byline", &draft.bylines), ("topic", &draft.topics), ("place", &draft.places)]
        {
            lines.iter().for_each(|line| self.add(name, line));
        }
        draft.address.iter().for_each(|address| self.add("address", address.as_str()));
        draft.lead_image.iter().for_each(|image| self.image("lead image", image));
    }

    fn image(&mut self, name: &str, image: &Image) {
        let caption = image.caption.as_deref().unwrap_or_default();
        let credit = image.credit.as_ref().map(Credit::line).unwrap_or_default();
        self.add(&format!("caption of {name}"), caption);
        self.add(&format!("credit of {name}"), &credit);
        if let Some(Credit { agency: Some(agency), maker: Some(maker) }) = &image.credit {
            // As captions have it.
            self.add(&format!("credit of {name}"), &format!("{maker}/{agency}"));
        }
        self.add(&format!("alt text of {name}"), image.alt.as_deref().unwrap_or_default());
        self.add(name, image.address.as_ref().map(|it| it.as_str()).unwrap_or_default());
    }

    fn add(&mut self, name: &str, words: &str) {
        let letters = letters(words);
        if letters.is_empty() {
            return;
        }
        let n = self.parts.len();
        each_word(words, &mut |at| {
            if let Some(window) = window(&letters, at) {
                let places = self.places.entry(window).or_default();
                if places.len() < ALIKE {
                    places.push((n as u32, at as u32));
                }
            }
        });
        let alike = self.whole.entry(letters.clone()).or_default();
        if alike.is_empty() || self.is_body {
            alike.push(n);
        }
        self.parts.push(Part { name: name.to_owned(), words: words.to_owned(), letters });
    }

    /// Where these words stand.
    pub(super) fn stands(&self, words: &str) -> Stands {
        let sought = letters(words);
        if let Some(&n) = self.whole.get(&sought).and_then(|alike| alike.first()) {
            return Stands::As(n);
        }
        let at = |at| window(&sought, at).and_then(|window| self.places.get(&window));
        let inside = |&&(n, at): &&(u32, u32)| {
            self.parts[n as usize].letters[at as usize..].starts_with(sought.as_str())
        };
        if let Some(&(n, _)) = at(0).and_then(|places| places.iter().find(inside)) {
            return Stands::In(n as usize);
        }
        let mut held: Vec<usize> = Vec::new();
        let mut until = 0;
        each_word(words, &mut |from| {
            if from < until || held.len() >= ALIKE {
                return;
            }
            // The line may end within the part, as the first of a paragraph does.
            let begins = |&&(n, at): &&(u32, u32)| {
                let (part, rest) = (&self.parts[n as usize].letters, &sought[from..]);
                at == 0 && (rest.starts_with(part.as_str()) || part.starts_with(rest))
            };
            let found = at(from).and_then(|places| places.iter().find(begins));
            if let Some(&(n, _)) = found {
                until = from + self.parts[n as usize].letters.len();
                held.push(n as usize);
            }
        });
        if held.is_empty() { Stands::Nowhere } else { Stands::Holding(held) }
    }

    /// The parts that say the same as this one, in the order of the story.
    pub(super) fn alike(&self, part: usize) -> &[usize] {
        self.whole.get(&self.parts[part].letters).map_or(&[], Vec::as_slice)
    }

    /// The part of this name.
    pub(super) fn named(&self, name: &str) -> Option<usize> {
        let name = match name {
            "date" => "published",
            "slug line" => "id in the source",
            "caption" => "caption of lead image",
            "credit" => "credit of lead image",
            name => name,
        };
        self.parts.iter().position(|part| part.name == name)
    }
}

/// Where words begin, as places among the letters of a text. Scripts without spaces have a word a
/// character.
fn each_word(words: &str, tell: &mut dyn FnMut(usize)) {
    let (mut at, mut gap) = (0, true);
    for c in words.chars() {
        if !c.is_alphanumeric() {
            gap = true;
            continue;
        }
        let unspaced = matches!(c, '\u{e00}'..='\u{e7f}' | '\u{2e80}'..='\u{d7ff}' | '\u{20000}'..='\u{3ffff}');
        if gap || unspaced {
            tell(at);
        }
        gap = unspaced;
        at += c.to_lowercase().map(char::len_utf8).sum::<usize>();
    }
}

/// A number for the letters that stand here.
fn window(letters: &str, at: usize) -> Option<u64> {
    let letters = letters.get(at..)?;
    letters.chars().nth(WINDOW - 1)?;
    Some(hash::of_letters(letters.chars().take(WINDOW)))
}

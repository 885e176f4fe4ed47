//! The body of a page's story: what stands in the main text and is told elsewhere goes, and the
//! picture above the text is put above it.

use super::about::About;
use super::byline::makers;
use super::corrections::is_note;
use super::head_line::{HeadLine, head_line};
use super::lead::{with_captions, without_lead_caption};
use super::main_text::MainText;
use super::marked::Part;
use super::section::is_kind_of_page;
use super::tag_line::take_tag_lines;
use super::wall::asks_to_pay;
use crate::article::{Block, Line, PassageId, Span, Target};
use crate::press::markup::of_struck;
use crate::press::raised::level;
use crate::press::tidy::{same_words, split_lead_credit};
use crate::press::wire::{is_copyright_notice, signs_off};
use crate::press::{At, Draft, Fate, dates, line, prose};

/// How far down the text what belongs above it is looked for.
pub(super) const AT_HEAD: usize = 10;

impl About<'_> {
    /// Fills in the body and the lead image.
    pub(super) fn fill(&self, main: MainText, draft: &mut Draft) {
        for cut in main.cut {
            let at = At::Node(format!("page {}", cut.element));
            draft.trail.note(at, Fate::Dropped, cut.why, &cut.words);
        }
        for words in &main.struck {
            let at = At::Node("struck out".to_owned());
            draft.trail.note(at, Fate::Dropped, "struck out", words.trim());
        }
        draft.remarks.extend(of_struck(&main.struck).and_then(|said| prose(&said)));
        draft.body = main.blocks;
        draft.body = with_captions(std::mem::take(&mut draft.body));
        without_rights(draft);
        without_wall_lines(draft);
        take_tag_lines(draft);
        without_sign_offs(draft);
        self.without_furniture(draft);
        self.lead_image(draft);
        without_lead_caption(draft);
        without_lists_of_links(draft);
        without_life_of_the_author(draft);
        without_unlinked_names(&mut draft.body);
        split_lead_credit(draft);
    }

    /// Drops from the head of the body what stands in fields: headline, standfirst, byline, dates.
    fn without_furniture(&self, draft: &mut Draft) {
        let body = std::mem::take(&mut draft.body);
        let dates: Vec<&str> = self
            .shown
            .iter()
            .filter(|shown| matches!(shown.part, Part::Published | Part::Updated))
            .map(|shown| shown.words.as_str())
            .collect();
        let mut prose_seen = 0;
        for (n, block) in body.into_iter().enumerate() {
            let words = match &block {
                Block::Paragraph { text }
                | Block::Subhead { text, .. }
                | Block::Quote { text, .. } => text.plain(),
                Block::List { items, .. } => {
                    items.iter().map(|item| item.plain()).collect::<Vec<_>>().join(" | ")
                }
                _ => String::new(),
            };
            let at_head = n < AT_HEAD && prose_seen < 2;
            let why = match at_head && !words.is_empty() {
                true => furniture(&words, draft, &dates),
                false => None,
            };
            match why {
                Some(why) => {
                    let at = At::Node(format!("text[{}]", n + 1));
                    // The only date that the page shows is the story's.
                    let bare = || dates::read(&words).filter(|_| why == "date");
                    let said = head_line(&words).or_else(|| Some(HeadLine::of(bare()?.time)));
                    let told = said.is_some_and(|said| said.tell(draft));
                    let fate = if told { Fate::Kept } else { Fate::Merged };
                    let why = if told && why == "date" { "published" } else { why };
                    draft.trail.note(at, fate, why, &words);
                }
                None => {
                    prose_seen += usize::from(words.chars().count() > 200);
                    draft.body.push(block);
                }
            }
        }
    }
}

/// Why a short block at the head is said elsewhere.
fn furniture(words: &str, draft: &Draft, dates_shown: &[&str]) -> Option<&'static str> {
    // The head of a page has no markup that could raise a figure.
    let levelled: String = words.chars().map(level).collect();
    let is = |field: &Option<Line>| {
        field.as_ref().is_some_and(|field| same_words(field, words) || same_words(field, &levelled))
    };
    if is(&draft.headline) {
        return Some("the headline again");
    }
    if is(&draft.standfirst) {
        return Some("standfirst");
    }
    if is(&draft.kicker) || is(&draft.section) || is(&draft.source) {
        return Some("kicker or section again");
    }
    if is_kind_of_page(words) {
        return Some("names no section");
    }
    if is_path(words) {
        return Some("path to the story");
    }
    if makers(words).is_some() {
        return Some("byline");
    }
    if words.chars().count() > 250 || is_note(words) {
        return None;
    }
    if is_for_subscribers(words) {
        return Some("for subscribers");
    }
    if let Some(said) = head_line(words) {
        return Some(if said.names.is_empty() { "date" } else { "byline" });
    }
    // A date with a word or two to it, as `Published` or `配信`.
    let dated = |date: &&&str| {
        date.len() > 5
            && words.split_once(**date).is_some_and(|(before, after)| {
                before.chars().chain(after.chars()).filter(|c| c.is_alphanumeric()).count() <= 12
            })
    };
    if dates_shown.iter().any(|date| same_words(date, words) || dated(&date))
        || (words.len() < 60 && dates::read(words).is_some())
    {
        return Some("date");
    }
    // A line of byline, date and little else: take away what is known and see what is left.
    let mut left = words.to_owned();
    let mut named = false;
    for name in draft.bylines.iter().chain(&draft.source).chain(&draft.agency) {
        if left.contains(&**name) {
            left = left.replace(&**name, " ");
            named = true;
        }
    }
    let letters = left.chars().filter(|c| c.is_alphabetic()).count();
    let whole = words.chars().filter(|c| c.is_alphabetic()).count();
    // With strokes or a date in it, a line is none of prose.
    let parted = words.contains(['|', '·', '•']) && words.chars().any(char::is_numeric);
    let few = letters < whole * 2 / 3 || parted;
    (named && letters <= 40 && few && !ends_a_sentence(words)).then_some("byline")
}

/// Whether a line over the text says for whom the page is, and nothing else.
fn is_for_subscribers(words: &str) -> bool {
    #[rustfmt::skip]
    const SAY: [&str; 12] = [
        "subscribers only", "for subscribers", "for subscribers only", "subscriber only", "subscriber exclusive", "exclusive to subscribers", "members only", "premium", "nur für abonnenten", "réservé aux abonnés", "article réservé aux abonnés", "solo para suscriptores",
    ];
    let small = words.to_lowercase();
    SAY.contains(&small.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Whether a line is the path to the story, from the front page on: `Home > News > Lifeboat`.
fn is_path(words: &str) -> bool {
    #[rustfmt::skip]
    const BEGINS: [&str; 16] = [
        "home", "homepage", "you are here", "startseite", "sie sind hier", "accueil", "vous êtes ici", "inicio", "portada", "início", "página inicial", "etusivu", "hem", "главная", "الرئيسية", "ホーム",
    ];
    let marks = ['>', '›', '»', '/', '→', '|', ':', '·'];
    let small = words.to_lowercase();
    let first = small.split(marks).next().unwrap_or_default().trim();
    words.chars().count() <= 200
        && BEGINS.contains(&first)
        && words.contains(['>', '›', '»', '/', '→', '|'])
        && !words.trim_end().ends_with(['.', '!'])
}

fn ends_a_sentence(words: &str) -> bool {
    words.trim_end().ends_with(['.', '!', '?', '。', '”']) && words.split_whitespace().count() > 12
}

/// Drops a last paragraph that says whose the page is.
fn without_rights(draft: &mut Draft) {
    let Some(Block::Paragraph { text }) = draft.body.last() else { return };
    let words = text.plain();
    let small = words.to_lowercase();
    let says = small.contains("all rights reserved")
        || small.starts_with(['©', 'Ⓒ'])
        || is_copyright_notice(&small);
    if says && words.chars().count() <= 300 {
        draft.trail.note(
            At::Node(format!("text[{}]", draft.body.len())),
            Fate::Dropped,
            "copyright line",
            &words,
        );
        draft.body.pop();
    }
}

/// Drops the last paragraphs that ask to be paid for what the page does not give.
fn without_wall_lines(draft: &mut Draft) {
    while draft.body.len() > 1 {
        let Some(Block::Paragraph { text }) = draft.body.last() else { return };
        let words = text.plain();
        if !asks_to_pay(&words) {
            return;
        }
        let at = At::Node(format!("text[{}]", draft.body.len()));
        draft.trail.note(at, Fate::Dropped, "subscription line", &words);
        draft.body.pop();
    }
}

/// Drops the last paragraphs in which a wire says who reported and edited the story, and the rule of
/// low lines above them.
fn without_sign_offs(draft: &mut Draft) {
    // Little else stands below them.
    let from = draft.body.len().saturating_sub(3).max(1);
    for n in (from..draft.body.len()).rev() {
        let Block::Paragraph { text } = &draft.body[n] else { continue };
        let words = text.plain();
        let rule = words.len() >= 3 && words.chars().all(|c| matches!(c, '_' | '—' | '-'));
        let last = n + 1 == draft.body.len();
        let agency = match signs_off(&words) {
            Some(agency) => agency.and_then(line),
            None if rule && last => None,
            None => continue,
        };
        draft.agency = draft.agency.take().or(agency);
        let at = At::Node(format!("text[{}]", n + 1));
        draft.trail.note(at, Fate::Dropped, "sign-off", &words);
        draft.body.remove(n);
    }
}

/// Drops a last paragraph that tells who the author is.
fn without_life_of_the_author(draft: &mut Draft) {
    const TELLS: [&str; 14] = [
        " is a ",
        " is an ",
        " is the ",
        " covers ",
        " writes ",
        " reports ",
        " has covered ",
        " joined ",
        " works ",
        " ist ",
        " est ",
        " es ",
        " tweets ",
        " can be reached ",
    ];
    let tells = |block: &Block| {
        let Block::Paragraph { text } = block else { return false };
        let words = text.plain();
        let told = draft.bylines.iter().any(|name| {
            words
                .strip_prefix(&**name)
                .is_some_and(|rest| TELLS.iter().any(|it| rest.starts_with(it)))
        });
        told && words.chars().count() <= 600
    };
    // Little follows it: a heading, a picture, a line or two.
    let last = draft.body.iter().enumerate().rev().take(4).filter(|(n, _)| *n > 0);
    let Some((n, _)) = last.into_iter().find(|(_, block)| tells(block)) else { return };
    let mut words = String::new();
    draft.body.remove(n).each_text(&mut |text, _| words.push_str(text));
    draft.trail.note(
        At::Node(format!("text[{}]", n + 1)),
        Fate::Dropped,
        "about the author",
        &words,
    );
}

/// Drops lists that only lead to other stories or down the page: every item is a link and nothing
/// else. Such a list is kept where it stands between paragraphs without a heading of its own.
fn without_lists_of_links(draft: &mut Draft) {
    let body = std::mem::take(&mut draft.body);
    let text = |block: &Block| matches!(block, Block::Paragraph { text } if text.plain().chars().count() > 100);
    let last = body.iter().rposition(text).unwrap_or(0);
    let first = body.iter().position(text).unwrap_or(0);
    let down = |block: &Block| {
        links_of(block).is_some_and(|to| to.iter().all(|to| matches!(to, Target::Passage(_))))
    };
    let mut kept: Vec<Block> = Vec::with_capacity(body.len());
    for (n, block) in body.into_iter().enumerate() {
        let why = match links_of(&block) {
            Some(_) if down(&block) => Some("table of contents"),
            Some(_) if n > last || n < first => Some("related stories"),
            _ => None,
        };
        let Some(why) = why else {
            kept.push(block);
            continue;
        };
        let mut words = String::new();
        block.each_text(&mut |text, _| words.push_str(text));
        draft.trail.note(At::Node(format!("text[{}]", n + 1)), Fate::Dropped, why, &words);
        // The heading, or the short line, that announces it goes with it.
        let announces = |block: &Block| match block {
            Block::Subhead { .. } => true,
            Block::Paragraph { text } => {
                let words = text.plain();
                words.chars().count() <= 40 && !words.ends_with(['.', '!', '?', '。', '”', '"'])
            }
            _ => false,
        };
        if kept.len() > 1 && kept.last().is_some_and(announces) {
            kept.pop();
        }
    }
    draft.body = kept;
}

/// Where the items of a list lead, if each is a link and nothing else.
fn links_of(block: &Block) -> Option<Vec<&Target>> {
    let Block::List { items, .. } = block else { return None };
    items
        .iter()
        .map(|item| match item.0.as_slice() {
            [Span::Link { to, .. }] => Some(to),
            _ => None,
        })
        .collect()
}

/// Names of subheads that nothing in the story leads to are the page's own affair.
fn without_unlinked_names(body: &mut [Block]) {
    if !body.iter().any(|block| matches!(block, Block::Subhead { id: Some(_), .. })) {
        return;
    }
    let written = serde_json::to_string(&*body).unwrap_or_default();
    for block in body {
        if let Block::Subhead { id, .. } = block {
            let linked = |name: &PassageId| written.contains(&format!("\"to\":\"#{name}\""));
            *id = id.take().filter(linked);
        }
    }
}

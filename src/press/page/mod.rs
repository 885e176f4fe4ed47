//! One saved page to one story: its main text, and what the page says about it in its head, in
//! JSON-LD, in microdata and in the text itself. What is more certain wins, and the trail says
//! where each field came from.
//!
//! Invariants. Nothing is given to another parser before our own has measured it. What the page
//! hides, and what it shows beside the story, is not part of the story.

mod about;
mod around;
mod body;
mod boxes;
mod byline;
mod claims;
mod corrections;
mod count;
mod face;
mod frame;
mod head;
mod head_line;
mod headings;
mod headline;
mod lead;
mod linked;
mod main_text;
mod marked;
mod names;
mod not_taken;
mod places;
mod prune;
mod refused;
mod section;
mod style;
mod tag_line;
mod terms;
mod typescript;
mod wall;
mod when;
mod written;

use about::About;
use head::Head;
use linked::Linked;

use super::markup::{Tree, base_of, joined, parse};
use super::{At, Complaint, Draft, Fate, Gathered, Limits, Source, beside, charset, prose};
use crate::article::WebAddress;

pub(super) use head_line::head_line;
pub use main_text::MainText;
pub(super) use prune::{by_name, label};

/// Reads a page into one story.
pub fn read(source: &Source, limits: &Limits) -> Gathered {
    let mut gathered = Gathered {
        what: "HTML page".to_owned(),
        title: None,
        drafts: Vec::new(),
        complaints: Vec::new(),
        refused: 0,
        lost: 0,
        unpublished: Vec::new(),
    };
    match story(source, limits) {
        Ok(draft) => {
            gathered.title = draft.source.as_ref().map(ToString::to_string);
            gathered.drafts.push(draft);
        }
        Err(complaint) => gathered.complaints.push(complaint),
    }
    gathered
}

fn story(source: &Source, limits: &Limits) -> Result<Draft, Complaint> {
    let decoded = charset::decode(&source.bytes, source.charset.as_deref())?;
    let mut tree = parse(&decoded.text, limits)?;
    // The row that leads to the front page is navigation, and goes with the rest of that.
    let home = around::home_names(&tree);
    let cut = prune::prune_page(&mut tree);
    let head = Head::of(&tree);
    let saved = source.address.clone().or_else(|| saved_from(&decoded.text));
    let base = base(&tree, &head, saved.as_ref());
    let mut main = main_text::main_text(&tree, base.as_ref(), limits)?;
    main.blocks = typescript::unset(std::mem::take(&mut main.blocks), &mut main.cut);
    main.cut.splice(..0, cut);
    let linked = Linked::of(&head.linked);
    let mut shown = marked::shown(&tree);
    headings::settle(&mut shown, &tree, &head, &linked, base.as_ref());
    let path = around::path(&tree);
    let readable = main.byline.clone();
    let about = About {
        readable,
        limits,
        home,
        sign: around::sign(&tree),
        tree: &tree,
        base: base.as_ref(),
        head,
        linked,
        shown,
        path,
    };
    let mut draft = Draft::default();
    if let Some(remark) = decoded.remark {
        draft.trail.note(
            At::Node("charset".to_owned()),
            Fate::Dropped,
            "not the charset it is in",
            &remark,
        );
        // Many a server names a charset that is not used; a false mark is a sign of a broken file.
        draft.remarks.extend(prose(&remark).filter(|_| charset::has_false_mark(&source.bytes)));
    }
    about.tell(&mut draft);
    draft.address = draft.address.or_else(|| source.address.clone());
    if let (None, Some(saved)) = (&draft.address, saved_from(&decoded.text)) {
        draft.trail.note(At::Node("saved from".to_owned()), Fate::Kept, "address", saved.as_str());
        draft.address = Some(saved);
    }
    about.fill(main, &mut draft);
    about.lines_below_headline(&mut draft);
    draft.remarks.extend(about.is_beginning_alone(&draft).and_then(prose));
    about.places(&mut draft);
    about.corrected(&mut draft);
    beside::lead_on(&mut draft);
    if draft.headline.is_none() && draft.body.is_empty() {
        return Err(Complaint {
            at: None,
            what: "is an HTML page without a story: neither a headline nor text".to_owned(),
            next: "save the page of one story, after it has loaded".to_owned(),
        });
    }
    match refused::refused(&draft, about.head.title.as_deref()) {
        Some(complaint) => Err(complaint),
        None => Ok(draft),
    }
}

/// What relative addresses are joined to. A page saved to a file tells its own address in its head.
fn base(tree: &Tree, head: &Head, address: Option<&WebAddress>) -> Option<WebAddress> {
    let told = || {
        let canonical = head.links_for("canonical").map(|(href, _)| href);
        let shared = head.said(&["og:url"]).map(|(_, said)| said);
        canonical.chain(shared).find_map(|href| joined(None, href))
    };
    let address = address.cloned().or_else(told);
    base_of(tree, address.as_ref())
}

/// Where browsers note that they saved a page from: `<!-- saved from url=(0042)https://… -->`, or
/// `url:` in the comment that SingleFile writes.
fn saved_from(html: &str) -> Option<WebAddress> {
    let head = &html[..html.floor_char_boundary(4_000)];
    let noted = head.split_once("saved from url=(").and_then(|(_, rest)| rest.split_once(')'));
    let single = || head.split_once("Page saved with SingleFile")?.1.split_once("url:");
    let (_, address) = noted.or_else(single)?;
    let end = address.trim_start().split([' ', '\n', '\r', '>']).next()?;
    joined(None, end.trim_end_matches("--"))
}

/// The main text of a page, as [`read`] uses it.
///
/// # Errors
/// The page is refused by name: too deep, or made to be slow.
pub fn main_text(
    html: &str,
    address: Option<&WebAddress>,
    limits: &Limits,
) -> Result<MainText, Complaint> {
    let mut tree = parse(html, limits)?;
    prune::prune_page(&mut tree);
    let base = base_of(&tree, address);
    main_text::main_text(&tree, base.as_ref(), limits)
}

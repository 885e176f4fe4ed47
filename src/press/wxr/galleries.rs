//! The galleries of a post: which pictures of the library they show, and which the export lacks.

use std::cell::{Cell, RefCell};

use super::gather::{Export, Item};
use super::shortcodes::Pictures;
use super::story::picture_of;

/// The most pictures of a gallery.
const MOST: usize = 500;

/// How many galleries of a text are looked into, and how far, in bytes.
const MOST_GALLERIES: usize = 2_000;
const NEAR: usize = 200_000;

/// The library as one post sees it, and what it looked for in vain.
pub(super) struct Library<'e> {
    export: &'e Export,
    /// The number of the post, under which its own pictures stand.
    post: Option<&'e str>,
    missing: RefCell<Vec<String>>,
    /// Whether the post's own pictures were shown.
    shown: Cell<bool>,
}

impl<'e> Library<'e> {
    pub(super) fn of(item: &'e Item, export: &'e Export) -> Self {
        Self {
            export,
            post: item.field("wp:post_id"),
            missing: RefCell::default(),
            shown: Cell::default(),
        }
    }

    /// What is to be said of galleries whose pictures are not there.
    pub(super) fn told(&self) -> Option<String> {
        let mut missing = self.missing.borrow().clone();
        missing.dedup();
        let (what, them) = match missing.as_slice() {
            [] => return None,
            [one] if one.is_empty() => {
                let what = "has a gallery of its own pictures, and the export holds none of them";
                return Some(format!("{what}; export the media too"));
            }
            [one] => (format!("picture {one}"), "it"),
            several => {
                let shown: Vec<&str> = several.iter().take(10).map(String::as_str).collect();
                let more = if several.len() > 10 { " and others" } else { "" };
                (format!("pictures {}{more}", shown.join(", ")), "them")
            }
        };
        Some(format!(
            "shows {what} in a gallery, and the export does not hold {them}; export the media too"
        ))
    }
}

impl Pictures for Library<'_> {
    fn of_attachment(&self, number: &str) -> Option<String> {
        let found = picture_of(self.export, number);
        if found.is_none() && !number.is_empty() {
            let shown = number.chars().filter(char::is_ascii_alphanumeric).take(12).collect();
            self.missing.borrow_mut().push(shown);
        }
        found
    }

    fn of_post(&self) -> Vec<String> {
        // Once is enough, however often a text asks for them.
        if self.shown.replace(true) {
            return Vec::new();
        }
        let own = self.post.and_then(|post| self.export.by_post.get(post));
        let items = own.into_iter().flatten().filter_map(|&at| self.export.items.get(at));
        let numbers = items.filter_map(|item| item.field("wp:post_id"));
        let pictures: Vec<String> =
            numbers.take(MOST).filter_map(|number| picture_of(self.export, number)).collect();
        if pictures.is_empty() {
            self.missing.borrow_mut().push(String::new());
        }
        pictures
    }
}

/// A text in which the galleries of the block editor that only name their pictures show them.
pub(super) fn with_pictures(text: &str, pictures: &dyn Pictures) -> String {
    const OPEN: &str = "<!-- wp:";
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut looked = 0;
    while let Some(at) = rest.find(OPEN) {
        let Some(end) = rest[at..].find("-->").map(|end| at + end + 3) else { break };
        let head = &rest[at + OPEN.len()..end - 3];
        let name = head.split_whitespace().next().unwrap_or_default();
        out.push_str(&rest[..end]);
        rest = &rest[end..];
        if !name.ends_with("gallery") {
            continue;
        }
        let numbers = numbers(head);
        looked += 1;
        if numbers.is_empty() || looked > MOST_GALLERIES {
            continue;
        }
        // With its pictures in it, a gallery is whole.
        let close = format!("<!-- /wp:{name}");
        let near = &rest[..rest.floor_char_boundary(NEAR)];
        let inside = match head.trim_end().ends_with('/') {
            true => "",
            false => near.find(&close).map_or(near, |close| &near[..close]),
        };
        if inside.contains("<img") {
            continue;
        }
        for number in numbers.into_iter().take(MOST) {
            out.extend(pictures.of_attachment(number).map(|picture| format!("\n\n{picture}\n\n")));
        }
    }
    out.push_str(rest);
    out
}

/// The numbers in the list of a block's attributes: `{"ids":[1,2]}`, `{"ids":["1","2"]}`.
fn numbers(head: &str) -> Vec<&str> {
    let Some((_, behind)) = head.split_once("\"ids\"") else { return Vec::new() };
    let list = behind.trim_start().trim_start_matches(':').trim_start();
    let Some((list, _)) = list.strip_prefix('[').and_then(|list| list.split_once(']')) else {
        return Vec::new();
    };
    let numbers = list.split(',').map(|number| number.trim().trim_matches('"'));
    numbers
        .filter(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
        .collect()
}

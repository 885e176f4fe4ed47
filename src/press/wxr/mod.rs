//! WordPress exports (WXR): the posts that are published, with their authors, terms and pictures.
//!
//! Pages are not stories, and stay out; so do drafts, attachments and the parts of the site itself.
//! All of them are named.

mod classic;
mod gather;
mod galleries;
mod shortcodes;
mod story;

use super::charset;
use super::draft::Draft;
use super::limits::Limits;
use super::line;
use super::markup::joined;
use super::source::{Complaint, Gathered, Source};
use super::trail::At;

pub(super) use shortcodes::without_shortcodes;

use gather::{Export, Item};

/// Whether a text looks like a WordPress export, by its head.
pub fn looks_like(text: &str) -> bool {
    let head = &text[..text.floor_char_boundary(65_536)];
    head.contains("://wordpress.org/export/") || head.contains("<wp:wxr_version")
}

/// Reads a WordPress export.
pub fn read(source: &Source, limits: &Limits) -> Gathered {
    Gathered::with_all(|tell| each(source, limits, tell))
}

/// Reads a WordPress export, and tells each story when it is complete.
pub(super) fn each(source: &Source, limits: &Limits, tell: &mut dyn FnMut(Draft)) -> Gathered {
    let mut stories = 0;
    let mut gathered = Gathered {
        what: "WordPress export".to_owned(),
        title: None,
        drafts: Vec::new(),
        complaints: Vec::new(),
        refused: 0,
        lost: 0,
        unpublished: Vec::new(),
    };
    if source.bytes.len() > limits.bytes {
        let what = format!("is {} bytes long; {} is the most", source.bytes.len(), limits.bytes);
        let next = "export fewer months at a time".to_owned();
        gathered.complaints.push(Complaint { at: None, what, next });
        return gathered;
    }
    let decoded = match charset::decode(&source.bytes, source.charset.as_deref()) {
        Ok(decoded) => decoded,
        Err(complaint) => {
            gathered.complaints.push(complaint);
            return gathered;
        }
    };
    if let Some(remark) = decoded.remark {
        gathered.complaints.push(Complaint {
            at: Some(At::Node("charset".to_owned())),
            what: remark,
            next: "look at the odd letters, and export the site anew".to_owned(),
        });
    }
    let export = gather::gather(&decoded.text, limits);
    gathered.title = export.title.as_deref().and_then(line).map(|title| title.to_string());
    let base = export.site.as_deref().and_then(|site| joined(None, &format!("{site}/")));
    // The site knows where it lies better than who has the export.
    let base = base.or_else(|| source.address.clone());
    let mut left_out = LeftOut::default();
    for item in &export.items {
        match judged(item) {
            Judged::Story => {
                if stories >= limits.entries {
                    let what = format!(
                        "holds more than {} stories; the rest was not read",
                        limits.entries
                    );
                    let next = "export fewer months at a time".to_owned();
                    gathered.refused += 1;
                    gathered.complaints.push(Complaint { at: Some(item.at()), what, next });
                    break;
                }
                match story::draft(item, &export, base.as_ref(), limits) {
                    Ok(draft) => {
                        stories += 1;
                        tell(draft);
                    }
                    Err(complaint) => {
                        gathered.refused += 1;
                        gathered.lost += 1;
                        gathered.complaints.push(complaint);
                    }
                }
            }
            Judged::No(why) => {
                left_out.note(why, item);
                let is_known = gathered.unpublished.len() < limits.entries;
                if matches!(why, Why::Draft | Why::Password) && is_known {
                    let draft = story::draft(item, &export, base.as_ref(), limits);
                    gathered.unpublished.extend(draft);
                }
            }
        }
    }
    if export.beyond {
        gathered.refused += 1;
        gathered.complaints.push(Complaint {
            at: Some(At::Node("channel".to_owned())),
            what: "holds more items than are read; the rest was left".to_owned(),
            next: "export fewer months at a time".to_owned(),
        });
    }
    gathered.complaints.extend(left_out.told());
    if stories == 0 && gathered.complaints.is_empty() {
        gathered.complaints.push(Complaint {
            at: None,
            what: "holds no posts".to_owned(),
            next: "export the posts of the site (Tools, Export, Posts)".to_owned(),
        });
    }
    gathered
}

enum Judged {
    Story,
    /// Why it is none.
    No(Why),
}

/// Why an item is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Why {
    Draft,
    Page,
    Password,
    Attachment,
    Other,
}

/// Types of posts that are stories: WordPress's own, and what sites of the press call theirs.
const STORIES: [&str; 12] = [
    "post",
    "news",
    "article",
    "articles",
    "story",
    "stories",
    "press_release",
    "press-release",
    "noticia",
    "noticias",
    "actualite",
    "beitrag",
];

fn judged(item: &Item) -> Judged {
    let kind = item.field("wp:post_type").unwrap_or("post");
    match kind {
        "page" => return Judged::No(Why::Page),
        "attachment" => return Judged::No(Why::Attachment),
        kind if !STORIES.contains(&kind) => return Judged::No(Why::Other),
        _ => {}
    }
    // Exports of other programs leave the status out.
    let status = item.field("wp:status").unwrap_or("publish");
    if status != "publish" {
        return Judged::No(Why::Draft);
    }
    match item.field("wp:post_password") {
        Some(_) => Judged::No(Why::Password),
        None => Judged::Story,
    }
}

/// What was left out: how many of each, and the first by their titles.
#[derive(Default)]
struct LeftOut(std::collections::BTreeMap<Why, (usize, Vec<String>)>);

impl LeftOut {
    fn note(&mut self, why: Why, item: &Item) {
        let (count, names) = self.0.entry(why).or_default();
        *count += 1;
        let title = item.field("title").and_then(line);
        if let Some(title) = title.filter(|_| names.len() < 20) {
            names.push(format!("`{}`", title.chars().take(80).collect::<String>()));
        }
    }

    fn told(self) -> impl Iterator<Item = Complaint> {
        self.0.into_iter().map(|(why, (count, names))| {
            let (one, several, next) = match why {
                Why::Draft => (
                    "post that is not published was left out",
                    "posts that are not published were left out",
                    "publish them and export again, if they belong to the set",
                ),
                Why::Page => (
                    "page was left out: it is part of the site and no story",
                    "pages were left out: they are parts of the site and no stories",
                    "save it as HTML and import that, if it is a story after all",
                ),
                Why::Password => (
                    "post with a password was left out",
                    "posts with a password were left out",
                    "take the password off and export again, if it belongs to the set",
                ),
                Why::Attachment => (
                    "attachment was read only for the picture it is to a post",
                    "attachments were read only for the pictures they are to posts",
                    "nothing, if the pictures are where they should be",
                ),
                Why::Other => (
                    "item of another kind (menus, blocks, products) was left out",
                    "items of other kinds (menus, blocks, products) were left out",
                    "turn it into a post and export again, if it is a story",
                ),
            };
            let said = if count == 1 { one } else { several };
            let names = match (names.len(), count > names.len()) {
                (0, _) => String::new(),
                (_, true) => format!(": {} and more", names.join(", ")),
                (_, false) => format!(": {}", names.join(", ")),
            };
            Complaint {
                at: Some(At::Node("channel/item".to_owned())),
                what: format!("{count} {said}{names}"),
                next: next.to_owned(),
            }
        })
    }
}

impl Export {
    /// The name that an author is shown by.
    fn shown_name<'e>(&'e self, login: &'e str) -> &'e str {
        self.authors.get(login).map_or(login, String::as_str)
    }
}

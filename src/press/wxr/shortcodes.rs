//! WordPress's shortcodes, `[caption]…[/caption]` and its kin, as the HTML that they stand for.
//!
//! What is not known, but surely is one, is taken out and what it holds is kept. A word in brackets
//! that an author wrote stays: a shortcode has attributes, or an end, or a name that no word has.

use std::borrow::Cow;

/// What a gallery's numbers stand for.
pub(super) trait Pictures {
    /// An `img` element for an attachment, in HTML.
    fn of_attachment(&self, number: &str) -> Option<String>;

    /// Those of the attachments that belong to the post itself.
    fn of_post(&self) -> Vec<String>;
}

/// The longest shortcode tag.
const LONGEST: usize = 2_000;

/// How many shortcodes one text may have of which the end is looked for.
const MOST: usize = 20_000;

/// The text of a feed whose program left captions and galleries as their author wrote them. Which
/// pictures their numbers stand for is not known there.
pub(in crate::press) fn without_shortcodes(html: &str) -> Cow<'_, str> {
    struct Unknown;
    impl Pictures for Unknown {
        fn of_attachment(&self, _: &str) -> Option<String> {
            None
        }

        fn of_post(&self) -> Vec<String> {
            Vec::new()
        }
    }
    let has_any = ["[caption ", "[wp_caption ", "[gallery"].iter().any(|tag| html.contains(tag));
    if has_any { Cow::Owned(resolved(html, &Unknown)) } else { Cow::Borrowed(html) }
}

/// The text with its shortcodes resolved.
pub(super) fn resolved(text: &str, pictures: &dyn Pictures) -> String {
    let closed = closed_names(text);
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    // The caption that is open: what is put behind its picture.
    let mut open_caption: Option<String> = None;
    while let Some(at) = rest.find('[') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some(tag) = Tag::at(rest) else {
            out.push('[');
            rest = &rest[1..];
            continue;
        };
        if tag.doubled {
            // `[[gallery]]` is how one writes about a gallery.
            out.push_str(&rest[1..tag.used - 1]);
            rest = &rest[tag.used..];
            continue;
        }
        if !tag.is_shortcode(&closed) {
            out.push('[');
            rest = &rest[1..];
            continue;
        }
        rest = &rest[tag.used..];
        match (tag.name, tag.end) {
            ("caption" | "wp_caption", false) => {
                out.push_str("<figure>");
                open_caption = Some(tag.attribute("caption").unwrap_or_default());
            }
            ("caption" | "wp_caption", true) => {
                if let Some(said) = open_caption.take() {
                    match said.is_empty() {
                        true => out.push_str("</figure>"),
                        false => {
                            out.push_str("<figcaption>");
                            out.push_str(&said);
                            out.push_str("</figcaption></figure>");
                        }
                    }
                }
            }
            ("gallery", false) => {
                let ids = tag.attribute("ids").or_else(|| tag.attribute("include"));
                let shown = match ids.filter(|ids| !ids.trim().is_empty()) {
                    Some(ids) => {
                        let numbers =
                            ids.split([',', ' ']).map(str::trim).filter(|n| !n.is_empty());
                        numbers.take(500).filter_map(|n| pictures.of_attachment(n)).collect()
                    }
                    None => pictures.of_post(),
                };
                out.extend(shown.into_iter().map(|img| format!("\n\n{img}\n\n")));
            }
            (
                "embed" | "youtube" | "vimeo" | "twitter" | "tweet" | "instagram" | "facebook",
                false,
            ) => {
                let near = &rest[..rest.floor_char_boundary(LONGEST)];
                let end = closed.contains(tag.name).then(|| near.find("[/")).flatten();
                let (inside, used) = end.map_or(("", 0), |end| (near[..end].trim(), end));
                let stated =
                    ["url", "src", "id", "href"].iter().find_map(|name| tag.attribute(name));
                let bare = || tag.words().find(|word| word.contains("://")).map(str::to_owned);
                let address = match inside.is_empty() {
                    false => Some(inside.to_owned()),
                    true => stated.or_else(bare),
                };
                out.extend(address.filter(|address| address.contains("://")).map(|a| link(&a)));
                rest = &rest[used..];
            }
            ("audio" | "video" | "playlist", false) => {
                let files = ["src", "mp3", "mp4", "m4a", "ogg", "webm", "m4v"];
                let file = files.iter().find_map(|name| tag.attribute(name));
                out.extend(file.filter(|address| address.contains("://")).map(|a| link(&a)));
            }
            ("quote" | "pullquote" | "blockquote", end) => {
                out.push_str(if end { "</blockquote>" } else { "<blockquote>" });
            }
            ("code" | "sourcecode" | "php" | "js" | "css" | "html", end) => {
                out.push_str(if end { "</code></pre>" } else { "<pre><code>" });
            }
            _ => {}
        }
    }
    out.push_str(rest);
    if open_caption.is_some() {
        out.push_str("</figure>");
    }
    out
}

fn link(address: &str) -> String {
    let address = address.trim().replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    format!("\n\n<a href=\"{address}\">{address}</a>\n\n")
}

/// The names of which an end tag stands in the text.
fn closed_names(text: &str) -> std::collections::BTreeSet<&str> {
    let ends = text.match_indices("[/").take(MOST);
    ends.filter_map(|(at, _)| Tag::at(&text[at..]))
        .filter(|tag| tag.end)
        .map(|tag| tag.name)
        .collect()
}

/// A tag in brackets.
struct Tag<'t> {
    name: &'t str,
    attributes: &'t str,
    end: bool,
    doubled: bool,
    used: usize,
}

/// Shortcodes that stand alone and bare.
const BARE: [&str; 15] = [
    "gallery",
    "embed",
    "audio",
    "video",
    "playlist",
    "toc",
    "caption",
    "contact-form",
    "ad",
    "ads",
    "adsense",
    "sharethis",
    "addtoany",
    "mc4wp_form",
    "subscribe",
];

impl<'t> Tag<'t> {
    /// The tag that begins here, if one does.
    fn at(text: &'t str) -> Option<Self> {
        let doubled = text.starts_with("[[");
        let inner = &text[1 + usize::from(doubled)..];
        let end = inner.starts_with('/');
        let inner = &inner[usize::from(end)..];
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
        let name_end = inner.find(|c| !fits(c))?;
        let name = &inner[..name_end];
        if !name.starts_with(|c: char| c.is_ascii_lowercase())
            || name.chars().any(|c| c.is_ascii_uppercase())
        {
            return None;
        }
        let most = inner.floor_char_boundary(LONGEST);
        let close = end_of(&inner[..most], name_end)?;
        let attributes = inner[name_end..close].trim().trim_end_matches('/').trim_end();
        // Words follow a name only behind a blank.
        if !attributes.is_empty()
            && !inner[name_end..].starts_with([' ', '\t', '\n', '=', '/', '\u{a0}'])
        {
            return None;
        }
        let before = text.len() - inner.len();
        let doubled = doubled && inner[close..].starts_with("]]");
        let used = before + close + 1 + usize::from(doubled);
        if text.starts_with("[[") && !doubled {
            return None;
        }
        Some(Self { name, attributes, end, doubled, used })
    }

    fn is_shortcode(&self, closed: &std::collections::BTreeSet<&str>) -> bool {
        let named = self.name.contains('_') || BARE.contains(&self.name);
        let assigns = self.attributes.contains('=');
        self.end || named || assigns || closed.contains(self.name)
    }

    fn attribute(&self, wanted: &str) -> Option<String> {
        let mut rest = self.attributes;
        loop {
            let at = rest.find(wanted)?;
            let before = rest[..at].chars().next_back();
            let behind = rest[at + wanted.len()..].trim_start();
            let value = behind.strip_prefix('=').filter(|_| before.is_none_or(char::is_whitespace));
            let Some(value) = value.map(str::trim_start) else {
                rest = &rest[at + wanted.len()..];
                continue;
            };
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\'' | '”' | '“' | '″'));
            return Some(match quote {
                Some(quote) => {
                    let inside = &value[quote.len_utf8()..];
                    let ends = [quote, '”', '″'];
                    inside.split(|c| ends.contains(&c)).next().unwrap_or_default().to_owned()
                }
                None => value.split_whitespace().next().unwrap_or_default().to_owned(),
            });
        }
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.attributes.split_whitespace().map(|word| word.trim_matches(['"', '\'', '=']))
    }
}

/// Where the bracket closes: one within quotation marks does not.
fn end_of(inner: &str, from: usize) -> Option<usize> {
    let mut quote = None;
    for (at, c) in inner[from..].char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') if inner[..from + at].ends_with('=') => quote = Some(c),
            (None, ']') => return Some(from + at),
            (None, '[') => return None,
            _ => {}
        }
    }
    None
}

//! What a line of Markdown says without its signs: where its links lead, and the tags in it, are no
//! words of the story.

use crate::press::feed::entities::resolved;

/// Elements of which a reader sees nothing.
const UNSEEN: [&str; 6] = ["script", "style", "template", "iframe", "object", "noscript"];

/// The words of a line; `None` where they are the line itself. In HTML only tags are signs.
pub(super) fn unmarked(line: &str, is_html: bool) -> Option<String> {
    if !line.contains(['<', '(', '[', '&']) {
        return None;
    }
    let (mut out, mut rest) = (String::with_capacity(line.len()), line);
    while let Some(at) = rest.find(['<', ']']) {
        out.push_str(&rest[..at]);
        let behind = &rest[at + 1..];
        let closes = match (&rest[at..=at], behind.chars().next()) {
            ("]", Some('(')) if !is_html => closing(&behind[1..], '(', ')').map(|end| end + 1),
            ("]", Some('[')) if !is_html => closing(&behind[1..], '[', ']').map(|end| end + 1),
            ("<", Some(c)) if c.is_ascii_alphabetic() || c == '/' || c == '!' => {
                behind.find('>').filter(|&end| {
                    !behind[..end].contains([':', '@']) || c == '!' || behind[..end].contains('=')
                })
            }
            _ => None,
        };
        let Some(end) = closes else {
            out.push_str(&rest[at..=at]);
            rest = behind;
            continue;
        };
        out.push(' ');
        let name = tag_name(behind);
        rest = &behind[end + 1..];
        if UNSEEN.contains(&name.as_str()) {
            let until = rest.to_ascii_lowercase().find(&format!("</{name}"));
            rest = until.map_or("", |until| &rest[until..]);
        }
    }
    out.push_str(rest);
    Some(resolved(&out).into_owned())
}

/// Whether lines of HTML are of an element of which a reader sees nothing.
pub(super) fn is_unseen(html: &str) -> bool {
    let html = html.trim_start();
    html.strip_prefix('<').is_some_and(|behind| UNSEEN.contains(&tag_name(behind).as_str()))
}

/// The name of the tag whose inside this begins.
fn tag_name(inside: &str) -> String {
    inside.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
}

/// Where what was opened is closed.
fn closing(text: &str, opens: char, closes: char) -> Option<usize> {
    let mut open = 0_usize;
    for (at, c) in text.char_indices().take(2_000) {
        if c == opens {
            open += 1;
        } else if c == closes {
            if open == 0 {
                return Some(at);
            }
            open -= 1;
        }
    }
    None
}

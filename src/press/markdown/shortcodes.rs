//! What the builders of sites put between the words of their Markdown: Hugo's shortcodes, Jekyll's
//! Liquid tags, kramdown's attribute lists. A picture becomes one, code becomes code, the rest goes.
//!
//! Code stays as it is, and so does the number of lines, since the trail counts them.

use std::borrow::Cow;

/// The text without what only a builder of sites understands.
pub(super) fn resolved(text: &str) -> Cow<'_, str> {
    if !text.contains("{{") && !text.contains("{%") && !text.contains("{:") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut fence: Option<&str> = None;
    let mut rest = text;
    // Whether a tag's end is still to be found further on; if not, none is looked for again.
    let mut ends = Ends::default();
    while !rest.is_empty() {
        let end = rest.find('\n').map_or(rest.len(), |end| end + 1);
        let row = &rest[..end];
        let begins = row.trim_start_matches([' ', '>']);
        let sign = ["```", "~~~"].into_iter().find(|sign| begins.starts_with(sign));
        match (fence, sign) {
            (Some(open), Some(sign)) if open == sign => fence = None,
            (None, Some(sign)) => fence = Some(sign),
            _ => {}
        }
        let code = fence.is_some() || sign.is_some() || row.starts_with("    ");
        if code || !row.contains('{') {
            out.push_str(row);
            rest = &rest[end..];
            continue;
        }
        let said = row.trim();
        if said.starts_with("{:") && said.ends_with('}') {
            out.push_str(&row[row.trim_end_matches(['\r', '\n']).len()..]);
            rest = &rest[end..];
            continue;
        }
        rest = line(rest, end, &mut ends, &mut out);
    }
    Cow::Owned(out)
}

/// Which ends are no longer to be found.
#[derive(Default)]
struct Ends {
    absent: [bool; TAGS.len()],
}

/// How tags begin and end.
const TAGS: [(&str, &str); 4] = [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{{", "}}")];

/// The longest tag; what is longer is text with a brace in it.
const LONGEST: usize = 4_000;

/// Writes a line, and what belongs to a tag that begins in it; gives what follows.
fn line<'t>(rest: &'t str, end: usize, ends: &mut Ends, out: &mut String) -> &'t str {
    let mut at = 0;
    let mut in_code = false;
    while at < end {
        let here = &rest[at..];
        let Some(next) = here[..end - at].find(['{', '`']) else { break };
        out.push_str(&here[..next]);
        at += next;
        let here = &rest[at..];
        if here.starts_with('`') {
            in_code = !in_code;
        } else if !in_code && let Some((used, made)) = tag(here, out.ends_with("]("), ends) {
            out.push_str(&made);
            at += used;
            let lines = here[..used].bytes().filter(|&b| b == b'\n').count();
            if lines > 0 {
                // The line ends within the tag; what follows is a line of its own.
                out.extend(std::iter::repeat_n('\n', lines));
                return &rest[at..];
            }
            continue;
        }
        out.push_str(&here[..1]);
        at += 1;
    }
    if at < end {
        out.push_str(&rest[at..end]);
    }
    &rest[end.max(at)..]
}

/// The tag that begins here: how long it is, and what stands for it, where a link leads or in a text.
fn tag(here: &str, is_target: bool, ends: &mut Ends) -> Option<(usize, String)> {
    let n = TAGS.iter().position(|(begin, _)| here.starts_with(begin))?;
    let (begin, close) = TAGS[n];
    if ends.absent[n] {
        return None;
    }
    let mut most = here.len().min(LONGEST);
    while !here.is_char_boundary(most) {
        most -= 1;
    }
    let Some(found) = here[begin.len()..most].find(close) else {
        ends.absent[n] = most == here.len();
        return None;
    };
    let inner = &here[begin.len()..begin.len() + found];
    let used = begin.len() + found + close.len();
    if n == 3 && inner.contains(['{', '}']) {
        return None;
    }
    Some((used, if n == 3 { String::new() } else { made(inner, is_target) }))
}

/// What a tag stands for.
fn made(inner: &str, is_target: bool) -> String {
    let inner = inner.trim_matches(['-', '/', ' ', '\t', '\n']);
    let name = inner.split_whitespace().next().unwrap_or_default();
    let rest = inner[name.len()..].trim();
    let attributes = attributes(rest);
    let value = |wanted: &[&str]| {
        wanted.iter().find_map(|name| {
            attributes.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
        })
    };
    match name {
        // Another file of the site, by its path; of a post, by the name of its file.
        "ref" | "relref" | "link" | "post_url" if is_target => {
            let bare = attributes.iter().find(|(name, _)| name.is_empty());
            let path = value(&["path"]).or(bare.map(|(_, path)| path.as_str())).unwrap_or(rest);
            let path = path.replace(' ', "%20").replace('(', "%28").replace(')', "%29");
            if name == "post_url" { path + ".md" } else { path }
        }
        "figure" | "img" | "image" | "imgproc" | "picture" | "responsive_image" => {
            let bare =
                || attributes.iter().find(|(name, _)| name.is_empty()).map(|(_, v)| v.as_str());
            let Some(src) = value(&["src", "path", "url", "link"]).or_else(bare) else {
                return String::new();
            };
            let alt = value(&["alt", "title"]).unwrap_or_default();
            let caption = value(&["caption", "title"]).unwrap_or_default();
            let credit = value(&["attr", "credit"]).unwrap_or_default();
            let caption = match (caption, credit) {
                ("", "") => String::new(),
                (caption, "") => caption.to_owned(),
                (caption, credit) => format!("{caption} ({credit})"),
            };
            format!(
                "<figure><img src=\"{}\" alt=\"{}\"><figcaption>{}</figcaption></figure>",
                escaped(src),
                escaped(alt),
                escaped(&caption)
            )
        }
        "highlight" if !rest.is_empty() => {
            format!("```{}", rest.split_whitespace().next().unwrap_or_default().trim_matches('"'))
        }
        "endhighlight" => "```".to_owned(),
        _ => String::new(),
    }
}

fn escaped(words: &str) -> String {
    let one_line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    one_line.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

/// `name="value"`, `name=value`, and bare values.
fn attributes(mut rest: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        if rest.is_empty() {
            return found;
        }
        let end =
            rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '"')).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let (name, value) = match after.strip_prefix('=') {
            Some(value) => (name, value),
            None if name.is_empty() => ("", after),
            None => {
                found.push((String::new(), name.to_owned()));
                rest = after;
                continue;
            }
        };
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, behind) = match quote {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        found.push((name.to_ascii_lowercase(), value.to_owned()));
        rest = behind;
    }
}

//! What a page hides by its own style sheets.

use std::collections::BTreeSet;

use crate::press::markup::{NodeId, Tree};

/// The classes and ids that a style sheet of the page hides, as `.name` and `#name`. Only rules
/// that hold for every screen are read, and only those that name one thing.
pub(super) fn hidden_names(tree: &Tree) -> BTreeSet<String> {
    let (mut names, mut shown) = (BTreeSet::new(), BTreeSet::new());
    for id in tree.all(NodeId::ROOT).filter(|&id| tree.name(id) == "style") {
        let media = tree.attribute(id, "media").unwrap_or("all");
        if !matches!(media, "all" | "screen" | "") {
            continue;
        }
        read_style(&tree.text(id), &mut names, &mut shown);
    }
    // What another rule shows again is switched by the width of the window, or by a script.
    names.retain(|name| !shown.contains(name));
    names
}

/// Reads the rules of a style sheet: the single names that are hidden on every screen, and all
/// names that some rule, for screens, gives another display.
fn read_style(text: &str, hidden: &mut BTreeSet<String>, shown: &mut BTreeSet<String>) {
    let mut open: Vec<&str> = Vec::new();
    let mut from = 0;
    for (at, c) in text.char_indices() {
        match c {
            '{' => open.push(text[from..at].trim()),
            '}' => {
                let selector = open.pop().unwrap_or_default();
                let rule: String = text[from..at].split_whitespace().collect();
                let mut displays = rule.split(';').filter_map(|it| it.strip_prefix("display:"));
                let print = open.iter().any(|around| around.contains("print"));
                match displays.next() {
                    Some(display) if display.starts_with("none") => {
                        let single = selector.split(',').map(str::trim);
                        let plain = |name: &&str| {
                            name.starts_with(['.', '#']) && name[1..].chars().all(is_name_letter)
                        };
                        if open.is_empty() {
                            hidden.extend(single.filter(plain).map(str::to_owned));
                        }
                    }
                    Some(_) if !print => shown.extend(names_in(selector)),
                    _ => {}
                }
            }
            _ => continue,
        }
        from = at + 1;
    }
}

fn is_name_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_')
}

/// The classes and ids in a selector.
fn names_in(selector: &str) -> impl Iterator<Item = String> {
    selector.match_indices(['.', '#']).map(|(at, _)| {
        let rest = &selector[at + 1..];
        let end = rest.find(|c| !is_name_letter(c)).unwrap_or(rest.len());
        selector[at..at + 1 + end].to_owned()
    })
}

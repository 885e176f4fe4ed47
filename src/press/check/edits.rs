//! What editors say otherwise than the source of a story does, and than each other.

use super::Found;
use crate::article::Article;
use crate::press::edit::field_name;

/// How many characters of a field are shown.
const SHOWN: usize = 80;

/// Notes each field that says something else than its source does now.
pub(super) fn told(article: &Article, found: &mut Found<'_>) {
    for edited in &article.overrides {
        let (field, own) = (field_name(edited.field), cut(&edited.value));
        let was = edited.was.as_deref().unwrap_or_default();
        if !was.is_empty() && *was != *edited.value {
            let what = format!(
                "`{field}` says \"{own}\" by an editor's word, and its source says \"{}\"; for that, run offprint edit {} --undo {field}",
                cut(was),
                article.id
            );
            found.note("edited", what);
        }
        for other in &edited.others {
            let what = format!(
                "`{field}` says \"{own}\" by an editor's word, and the editor of another set says \"{}\"",
                cut(other)
            );
            found.note("edited-twice", what);
        }
    }
}

/// The first characters of a text.
fn cut(text: &str) -> String {
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

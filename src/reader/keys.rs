//! What single keys do. They can be switched off, since speech control types letters.

use leptos::prelude::*;

use super::browser::{self, Key};
use super::desk::Desk;
use super::facets::close_sheet;

/// Listens to the keys for as long as the page lives.
pub(super) fn listen(desk: Desk) {
    StoredValue::new_local(browser::on_key(move |key| pressed(desk, &key)));
}

/// Does what the key means here; returns whether it meant anything.
fn pressed(desk: Desk, key: &Key) -> bool {
    if key.in_dialog {
        return false;
    }
    if desk.sheet.get_untracked() {
        // The page under the sheet hears no keys.
        let closes = key.name == "Escape";
        if closes {
            close_sheet(desk);
        }
        return closes;
    }
    let in_story = untrack(|| desk.address()).story.is_some();
    if key.name == "Escape" {
        return escape(desk, key, in_story);
    }
    if key.typing || !desk.settings.read_untracked().keys {
        return false;
    }
    match key.name.as_str() {
        "/" if in_story => desk.search_from_story(),
        "/" => browser::focus("#search"),
        "j" if in_story => step_story(desk, 1),
        "k" if in_story => step_story(desk, 0),
        "j" => browser::step_card(1),
        "k" => browser::step_card(-1),
        "o" if !in_story => browser::press_card(),
        "?" => browser::open_dialog("help"),
        _ => return false,
    }
    true
}

/// Out of a story; out of the field; else the field is emptied.
fn escape(desk: Desk, key: &Key, in_story: bool) -> bool {
    if in_story {
        desk.close_story();
    } else if !key.searching {
        // Other fields have an Escape of their own.
        return false;
    } else if !untrack(|| desk.address()).query.is_empty() {
        desk.type_query(String::new());
    } else {
        browser::focus("#content");
    }
    true
}

fn step_story(desk: Desk, side: usize) {
    let slug = untrack(|| desk.address()).story.clone();
    let beside = slug.and_then(|slug| untrack(|| desk.neighbours(&slug))[side].clone());
    if let Some(story) = beside {
        desk.open_story(story.slug.clone());
    }
}

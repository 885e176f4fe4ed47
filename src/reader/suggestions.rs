//! What the word that is being typed may become: a line above the stories, which the arrow keys reach from
//! the search field, and fingers too. The stories below already answer; nothing covers them.

use leptos::prelude::*;

use super::browser::{self, Event};
use super::desk::Desk;
use super::part::{Part, el, live};
use crate::address::{list_mut, toggle};
use crate::search::{Query, Suggestion, being_typed};

/// What is suggested, and which of it the arrow keys are at. A handle: copying it copies nothing.
#[derive(Clone, Copy)]
pub(super) struct Suggestions {
    all: Memo<Vec<Suggestion>>,
    at: RwSignal<Option<usize>>,
}

/// The name of the line, by which the search field refers to it.
const LINE: &str = "suggestions";

impl Suggestions {
    /// Of what is being typed. They have a frame of their own, behind that of the first cards.
    pub(super) fn of(desk: Desk) -> Self {
        let at = RwSignal::new(None);
        let all = Memo::new(move |_| {
            desk.stages.suggesting.track();
            untrack(|| {
                let address = desk.address();
                let Some((rest, last)) = being_typed(&address.query) else { return Vec::new() };
                let rest = Query::parse(rest, browser::today());
                desk.finder.suggest((&rest, last), &address.filters)
            })
        });
        Effect::new(move |_| {
            all.track();
            at.set(None);
        });
        Self { all, at }
    }

    /// Makes a field tell of the line, and hear the keys that lead along it.
    pub(super) fn lead(self, desk: Desk, field: Part) -> Part {
        let id = move || self.at.get().map(option_id);
        field
            .attr("role", "combobox")
            .attr("aria-autocomplete", "list")
            .attr("aria-controls", LINE)
            .live_attr("aria-expanded", move || Some((!self.all.read().is_empty()).to_string()))
            .live_attr("aria-activedescendant", id)
            .on("keydown", move |event| self.press(desk, &event))
    }

    fn press(self, desk: Desk, event: &Event) {
        let len = self.all.read_untracked().len();
        let at = self.at.get_untracked();
        let next = match (browser::key_of(event).as_str(), at) {
            ("ArrowDown", None) => Some(0),
            ("ArrowDown", Some(at)) => Some(at + 1),
            ("ArrowUp", None) => len.checked_sub(1),
            ("ArrowUp", Some(at)) => at.checked_sub(1),
            ("Enter", Some(at)) => {
                event.prevent_default();
                return self.take(desk, at);
            }
            // Out of the line first, and only then out of the search.
            ("Escape", Some(_)) => {
                event.stop_propagation();
                None
            }
            _ => return,
        };
        if len > 0 {
            event.prevent_default();
            self.at.set(next.filter(|&next| next < len));
            browser::bring_into_view(".suggestions [aria-selected=true]");
        }
    }

    /// Takes a suggestion in place of the word that is being typed.
    fn take(self, desk: Desk, at: usize) {
        let Some(taken) = self.all.read_untracked().get(at).cloned() else { return };
        let mut address = untrack(|| desk.address().clone());
        let Some((rest, _)) = being_typed(&address.query) else { return };
        let rest = rest.to_owned();
        match taken.filter.and_then(|name| list_mut(&mut address.filters, name)) {
            None => return desk.type_query([&rest, &*taken.said, " "].concat()),
            Some(values) if values.contains(&taken.said) => {}
            Some(values) => toggle(values, &taken.said),
        }
        address.query = rest;
        desk.go(address);
    }

    /// The line. Its place is kept while anything is asked: the stories below would be seen to move.
    pub(super) fn line(self, desk: Desk) -> Part {
        let option = move |(place, one): (usize, &Suggestion)| {
            el("li")
                .attr("role", "option")
                .attr("id", &option_id(place))
                .live_attr("aria-selected", move || {
                    Some((self.at.get() == Some(place)).to_string())
                })
                // The field keeps the focus, and a phone its keyboard.
                .on("mousedown", |press| press.prevent_default())
                .on("click", move |_| self.take(desk, place))
                .add(one.filter.map(|filter| el("span").class("kind").add(filter)))
                .add(el("bdi").add(&*one.said))
                .add(el("span").class("number").add(one.stories.to_string()))
        };
        let options = move || self.all.read().iter().enumerate().map(option).collect::<Vec<_>>();
        el("ul")
            .attr("id", LINE)
            .class("suggestions")
            .attr("role", "listbox")
            .attr("aria-label", "Suggestions")
            .live_flag("hidden", move || desk.address().query.trim().is_empty())
            .add(live(options))
    }
}

fn option_id(place: usize) -> String {
    [LINE, "-", &place.to_string()].concat()
}

//! The front page: search, filters, and the stories that answer.

use leptos::prelude::*;

use super::browser;
use super::card::story_card;
use super::control::button;
use super::desk::{CARDS, Desk};
use super::facets::facets;
use super::finder::Trouble;
use super::keyed_list::keyed;
use super::part::{Part, el, live, live_text, several};
use super::said::stories_said;
use super::saved::saved_searches;
use super::search_field::search_field;
use super::stages::STEP;
use super::suggestions::Suggestions;
use super::summary::{count_said, summary, taken_for};
use crate::address::Address;
use crate::search::{DocId, Filters};

/// The list of stories and what governs it.
pub(super) fn front(desk: Desk) -> AnyView {
    let sheet = desk.sheet;
    browser::set_title(&desk.name());
    announce(desk);
    let suggestions = Suggestions::of(desk);
    let top = el("div")
        .class("front-top")
        .live_flag("inert", move || sheet.get())
        .add(search_field(desk, suggestions))
        .add(live(move || desk.stages.has_list.get().then(|| summary(desk))));
    let said = el("p")
        .attr("id", "said")
        .class("unseen")
        .attr("role", "status")
        .add(live_text(move || desk.announcement.get()));
    let rest = live(move || {
        if desk.stages.has_list.get() {
            list_and_filters(desk, suggestions)
        } else {
            vec![opening()]
        }
    });
    several(vec![top.done(), rest, said.done()])
}

/// What stands where the list will.
fn opening() -> Part {
    el("p").class("waiting").add("Opening the stories…")
}

/// What stands below the search field.
fn list_and_filters(desk: Desk, suggestions: Suggestions) -> Vec<Part> {
    let sheet = desk.sheet;
    watch_the_end(desk);
    let list = el("main")
        .attr("id", "content")
        .class("list")
        .attr("tabindex", "-1")
        .live_flag("inert", move || sheet.get())
        .add(el("h1").class("unseen").add("Stories"))
        .add(refused(desk))
        .add(suggestions.line(desk))
        .add(live(move || trouble(desk)))
        .add(live(move || slips(desk)))
        .add(saved_searches(desk))
        .add(desk.recent.list(desk))
        .add(cards(desk))
        .add(live(move || {
            let is_empty = desk.answer().total == 0 && !desk.is_searching();
            is_empty.then(|| nothing(desk))
        }))
        .add(more(desk))
        .add(el("div").attr("id", "list-end").attr("aria-hidden", "true"));
    let promise = "Everything here lies on this page. What you search and read is sent nowhere.";
    vec![
        el("div").class("front").add(facets(desk)).add(list),
        el("footer")
            .class("foot")
            .live_flag("inert", move || sheet.get())
            .add(el("p").add(promise)),
    ]
}

/// The cards. On the plain front page the first is the lead.
fn cards(desk: Desk) -> Part {
    let mut there: Vec<DocId> = Vec::new();
    let keys = move || {
        let answer = desk.answer();
        let most = desk.stages.cards.get();
        let hits = answer.hits.iter().map(|hit| hit.doc).take(if most == 0 { STEP } else { most });
        let stays = |doc: &DocId| !desk.is_reading() && (most > 0 || there.contains(doc));
        there = hits.filter(stays).collect();
        there.iter().map(|doc| doc.0.to_string()).collect()
    };
    let has_words =
        Memo::new(move |_| desk.stages.at_each_turn(|| !desk.answer().marker.is_empty()));
    let card = move |doc: &str| {
        let doc = doc.parse().ok().map(DocId);
        let story = doc.and_then(|doc| Some((doc, desk.article(doc)?)));
        several(story.map(|(doc, story)| story_card(desk, doc, &story, has_words)))
    };
    el("div")
        .attr("id", "cards")
        .class("cards")
        .live_attr("aria-busy", move || {
            let is_busy = desk.stages.is_busy.get() || desk.is_searching();
            Some(is_busy.to_string())
        })
        .live_flag("data-plain", move || !desk.address().is_narrowed())
        .add(keyed(keys, card))
}

/// What is amiss with the index, and what comes of it.
fn trouble(desk: Desk) -> Option<Part> {
    let line = |said: &'static str, why: String| {
        el("p").attr("id", "trouble").class("slips").add(said).add(el("bdi").add(why)).add(". ")
    };
    match desk.finder.trouble.get()? {
        Trouble::Unusable(why) => Some(line(
            "Your browser reads the stories itself, since their index cannot be used: ",
            why,
        )),
        // Without words nothing is looked up.
        Trouble::Lacking(_) if desk.query().is_empty() => None,
        Trouble::Lacking(why) => Some(
            line("Stories may be missing here, since a part of the index did not come: ", why)
                .add(button("button", move || desk.finder.try_again()).add("Try again")),
        ),
    }
}

/// Which words were taken for others, where no story has them as they are typed.
fn slips(desk: Desk) -> Option<Part> {
    let slips = taken_for(desk);
    let quoted = |word: &str| el("q").add(el("bdi").add(word.to_owned()));
    (!slips.is_empty()).then(|| {
        let said = slips.iter().map(|slip| {
            let words = el("span").add("No story has ").add(quoted(&slip.typed));
            words.add("; shown for ").add(quoted(&slip.meant)).add(". ")
        });
        el("p").class("slips").add(said.collect::<Vec<_>>())
    })
}

/// The way to more cards, and how many there are.
fn more(desk: Desk) -> AnyView {
    live(move || {
        let answer = desk.answer();
        // Not before the cards above it are painted: it would be seen to move.
        let painted = desk.stages.cards.get() >= answer.hits.len() && !desk.is_searching();
        let left = answer.total.saturating_sub(desk.shown.get());
        (painted && left > 0).then(|| {
            let show = button("button", move || desk.show_more())
                .attr("id", "more")
                .add(format!("Show {} more", left.min(CARDS)));
            let words = el("span").class("meta").add(format!("{left} stories left"));
            el("p").class("more").add(show).add(words)
        })
    })
}

/// Shows more cards as the reader comes near the end of the list.
fn watch_the_end(desk: Desk) {
    Effect::new(move |_| desk.focus_awaited());
    let near = StoredValue::new_local(None);
    // The watched element exists from the next frame on.
    browser::on_next_frame(move || {
        // Unless the page was left before it came.
        let come = move || desk.show_more_at("list-end");
        let _ = near.try_set_value(browser::on_near("list-end", come));
    });
}

/// Tells a screen reader the number of stories, once, when the reader pauses in typing.
fn announce(desk: Desk) {
    let waiting = StoredValue::new_local(None);
    Effect::new(move |before: Option<()>| {
        let slips = taken_for(desk);
        let meant = slips.iter().map(|slip| format!(" for {}", slip.meant));
        let mut said = count_said(desk) + &meant.collect::<String>();
        let query = desk.query();
        if !query.parts().is_empty() {
            said = [&said, ": ", &query.said()].concat();
        }
        // As many as before, to another question, are an answer too.
        drop(desk.address());
        if before.is_some() {
            // What is said a second time is heard only if it was gone meanwhile.
            desk.announcement.set(String::new());
            let pause = browser::after(700, move || {
                // The page may be gone by then. What was said of something done meanwhile is heard out.
                let _ = desk.announcement.try_update(|now| {
                    if now.is_empty() {
                        *now = said;
                    }
                });
            });
            // Dropping the one before takes it back.
            waiting.set_value(Some(pause));
        }
    });
}

/// What to do when nothing answers.
fn nothing(desk: Desk) -> Part {
    let address = desk.address().clone();
    let query = address.query.trim();
    let has_filters = address.filters != Filters::default();
    let sentence = if query.is_empty() {
        el("p").add("Nothing here fits all the filters chosen.")
    } else {
        let end = if has_filters { " under the filters chosen." } else { "." };
        el("p").add("Nothing here holds ").add(el("q").add(el("bdi").add(query))).add(end)
    };
    let without_filters = (has_filters && !query.is_empty()).then(|| {
        let unfiltered = Address { filters: Filters::default(), ..address.clone() };
        let search = move || desk.go_and_focus(unfiltered.clone(), &["#content"]);
        el("li").add(button("button", search).add("Search without the filters"))
    });
    let all = button("button", move || desk.go_and_focus(Address::default(), &["#content"]))
        .add(show_all_said(desk));
    let hint =
        "Fewer or shorter words find more. A word is found by its beginning while you type it.";
    el("section")
        .attr("id", "nothing")
        .class("nothing")
        .add(el("h2").add("No story answers"))
        .add(sentence)
        .add(el("ul").class("ways").add(without_filters).add(el("li").add(all)))
        .add(el("p").class("meta").add(hint))
}

fn show_all_said(desk: Desk) -> String {
    match desk.len() {
        1 => "Show the one story".to_owned(),
        all => format!("Show all {}", stories_said(all)),
    }
}

/// How many refusals are listed; the number of all is always said.
const LISTED_REFUSALS: usize = 20;

/// Says how many stories could not be taken, and why.
fn refused(desk: Desk) -> Option<Part> {
    let refusals = desk.refusals();
    let stories = refusals.iter().filter(|refusal| refusal.story.is_some()).count();
    let said = match stories {
        0 => "Part of this edition could not be read".to_owned(),
        _ => format!("{} of this edition could not be shown", stories_said(stories)),
    };
    (!refusals.is_empty()).then(|| {
        let listed = refusals.iter().take(LISTED_REFUSALS);
        let lines = listed.map(|refusal| el("li").add(el("bdi").add(refusal.to_string())));
        el("details")
            .class("refused")
            .add(el("summary").add(said))
            .add(el("ul").add(lines.collect::<Vec<_>>()))
    })
}

/// An address that names no story of this edition.
pub(super) fn lost(desk: Desk) -> Part {
    browser::set_title(&desk.name());
    let words = "The address names a story that this edition does not hold. It may have been taken out, or the address may be incomplete.";
    let all = button("button", move || desk.go_and_focus(Address::default(), &["#content"]))
        .add(show_all_said(desk));
    el("main")
        .attr("id", "content")
        .class("failure")
        .attr("tabindex", "-1")
        .add(el("h1").attr("tabindex", "-1").add("This story is not here"))
        .add(el("p").add(words))
        .add(el("p").add(all))
}

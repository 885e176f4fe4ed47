//! Why a story is in the list: an account at the foot of its card, made only when it is asked for.

use leptos::prelude::*;

use super::control::button;
use super::desk::Desk;
use super::part::{Part, el, live};
use super::said::stories_said;
use crate::article::Article;
use crate::search::{DocId, Likeness, Reason, Sort, Why};

/// The question and, once it was asked, the account; nothing where no words are looked for.
pub(super) fn why_here(desk: Desk, doc: DocId, has_words: Memo<bool>) -> AnyView {
    live(move || {
        has_words.get().then(|| {
            let is_told = Memo::new(move |_| desk.accounts.has(&doc.0.to_string()));
            let turn = move || desk.accounts.turn(doc.0.to_string());
            // The card speaks the story's language, this the page's.
            let question = el("span").attr("lang", "en").attr("dir", "ltr");
            el("div")
                .class("why")
                .add(
                    button("why-here", turn)
                        .live_attr("aria-expanded", move || Some(is_told.get().to_string()))
                        .add(question.add("Why is this here?")),
                )
                .add(live(move || is_told.get().then(|| account(desk, doc))))
        })
    })
}

/// What each word gives, and what comes of it; nothing while that is being looked up.
fn account(desk: Desk, doc: DocId) -> Option<Part> {
    let why = desk.finder.why(&untrack(|| desk.query()), doc)?;
    let story = desk.article(doc)?;
    let given = why.hundredths();
    let mut table = el("table").add(row(head("col").add("Word"), head("col").add("Gives")));
    for (reason, &given) in why.words.iter().zip(&given) {
        let word = head("row").add(told(reason, desk.len(), &story));
        table = table.add(row(word, number(given)));
    }
    let table = table.add(row(head("row").add("Together"), number(given.iter().sum())));
    Some(
        el("div")
            .class("account")
            .attr("lang", "en")
            .attr("dir", "ltr")
            .add(table)
            .add(el("p").add(order_said(&why, untrack(|| desk.order())))),
    )
}

#[inline(never)]
fn row(first: Part, second: Part) -> Part {
    el("tr").add(first).add(second)
}

#[inline(never)]
fn head(scope: &str) -> Part {
    el("th").attr("scope", scope)
}

/// A number of hundredths.
#[inline(never)]
fn number(hundredths: u32) -> Part {
    el("td").add(format!("{}.{:02}", hundredths / 100, hundredths % 100))
}

/// Which word of the story was taken for the one asked for, where it stands, and how rare it is.
fn told(reason: &Reason, all: usize, story: &Article) -> Vec<Part> {
    let asked = || el("bdi").add(reason.typed.as_str());
    let Some(found) = &reason.found else {
        let lacking = el("span").class("meta").add("not in this story");
        return vec![asked(), lacking];
    };
    let (before, behind) = match reason.likeness {
        Likeness::Same => ("", ""),
        Likeness::Spelling => (", another spelling of ", ""),
        Likeness::Longer => (", which begins with ", ""),
        Likeness::Slip => (", if ", " is a slip"),
        Likeness::Form => (", another form of ", ""),
    };
    let likeness = el("span").class("likeness").add(before).add(asked()).add(behind);
    let have = if reason.stories == 1 { "has" } else { "have" };
    let rarity = format!("{} of {} {have} it", reason.stories, stories_said(all));
    let stands = [&*reason.stands(), "; ", &rarity].concat();
    let mut said = vec![el("bdi").attr("lang", story.language.as_str()).add(found.as_str())];
    said.extend((!before.is_empty()).then_some(likeness));
    said.push(el("span").class("meta").add(stands));
    said
}

/// By what the story stands where it does.
fn order_said(why: &Why, order: Sort) -> String {
    let lacks_some = why.words.iter().any(|reason| reason.found.is_none());
    let held = match (why.words.len(), why.holds_all) {
        (1, _) => "",
        (_, false) => "It lacks a word. ",
        (_, true) if lacks_some => "Some of these words are enough. ",
        (_, true) => "It holds every word. ",
    };
    let rule = match order {
        Sort::Best if held.is_empty() => "The larger sum comes first.",
        Sort::Best => "Stories that lack nothing come first, of these the larger sum.",
        _ => "The list stands in another order now.",
    };
    [held, rule].concat()
}

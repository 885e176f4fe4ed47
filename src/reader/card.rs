//! A story as a card: enough to know whether one wants to read it.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;

use super::browser;
use super::control::on_plain_click;
use super::desk::Desk;
use super::figure::{Use, figure};
use super::marked::Marked;
use super::part::{Part, el, live};
use super::why::why_here;
use crate::article::{Article, day_said, reading_time_said};
use crate::search::{DocId, Snippet};

/// How long the passage on a card may be, in characters: three lines of a phone.
const PASSAGE: usize = 160;

/// What the query finds in a card's words.
#[derive(Debug, Clone, PartialEq, Default)]
struct Found {
    headline: Vec<Range<usize>>,
    standfirst: Vec<Range<usize>>,
    /// Shown in place of the standfirst where that holds no matched word.
    passage: Option<Snippet>,
}

fn find(desk: Desk, story: &Article) -> Found {
    let answer = desk.answer();
    let marker = &answer.marker;
    if marker.is_empty() {
        return Found::default();
    }
    let standfirst = story.standfirst.as_deref().map(|text| marker.marks(text)).unwrap_or_default();
    let passage = if standfirst.is_empty() { marker.snippet(story, PASSAGE) } else { None };
    Found { headline: marker.marks(&story.headline), standfirst, passage }
}

/// The card of a story. `has_words` says whether words are asked for, which the story then answers.
pub(super) fn story_card(
    desk: Desk,
    doc: DocId,
    story: &Arc<Article>,
    has_words: Memo<bool>,
) -> Part {
    let found = {
        let story = story.clone();
        // A memo: a key that finds the same in this story leaves its nodes alone.
        Memo::new(move |_| desk.stages.at_each_turn(|| find(desk, &story)))
    };
    let picture = story.lead_image.as_ref().and_then(|image| figure(image, Use::Card));
    let kicker = story.kicker.as_ref().or(story.section.as_ref());
    let words = el("div")
        .class("card-words")
        .add(kicker.map(|kicker| el("p").class("kicker").add(&**kicker)))
        .add(el("h2").add(headline(desk, story, found)))
        .add(below(story, found))
        .add(facts(story))
        .add(why_here(desk, doc, has_words));
    el("article")
        .class("story-card")
        .attr("data-slug", story.slug.as_str())
        .attr("lang", story.language.as_str())
        .attr("dir", story.direction().as_str())
        .attr_if("data-pictured", picture.as_ref().map(|_| ""))
        .add(picture)
        .add(words)
}

/// The headline, which opens the story.
fn headline(desk: Desk, story: &Arc<Article>, found: Memo<Found>) -> Part {
    let (listed, opened) = (story.slug.clone(), story.slug.clone());
    let story = story.clone();
    let address = move || desk.address().with_story(listed.clone()).written();
    let link = el("a").live_attr("href", move || Some(desk.stages.at_each_turn(&address))).add(
        live(move || {
            let found = found.read();
            el("span").add(Marked(&story.headline, &found.headline))
        }),
    );
    on_plain_click(link, move || {
        // The pointer does not focus a link everywhere, and Back returns to what was in focus.
        browser::focus_card(opened.as_str(), false);
        desk.open_story(opened.clone());
    })
}

/// The standfirst, or the passage that shows why the story is here.
fn below(story: &Arc<Article>, found: Memo<Found>) -> leptos::prelude::AnyView {
    let story = story.clone();
    live(move || {
        let found = found.read();
        match (&found.passage, &story.standfirst) {
            (Some(passage), _) => Some(
                el("p")
                    .class("passage")
                    .add(passage.cut_before.then_some("… "))
                    .add(Marked(&passage.text, &passage.marks))
                    .add(passage.cut_after.then_some(" …")),
            ),
            (None, Some(standfirst)) => {
                Some(el("p").class("standfirst").add(Marked(standfirst, &found.standfirst)))
            }
            (None, None) => None,
        }
    })
}

/// Source, day and reading time.
fn facts(story: &Article) -> Part {
    let language = &story.language;
    let day = story.published.map(|published| {
        let day = published.day();
        let said = day_said(day, language);
        let said = if published.is_guess() { format!("~ {said}") } else { said };
        el("time").attr("datetime", &day.to_string()).add(said)
    });
    let minutes = reading_time_said(story.reading_time(), language);
    el("p")
        .class("meta")
        .add(el("bdi").class("source").add(&*story.source))
        .add(day)
        .add(el("span").class("minutes").add(minutes))
}

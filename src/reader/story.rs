//! A story, set to be read.

use std::cell::Cell;
use std::sync::Arc;

use leptos::prelude::*;

use super::body::{MOST_MARKS, Set, Setting, block};
use super::browser;
use super::colophon::colophon;
use super::control::{button, link};
use super::desk::Desk;
use super::figure::{Use, figure};
use super::icon;
use super::marked::Marked;
use super::part::{Part, el, live, live_text, several};
use super::text_size::text_size;
use crate::article::{Article, Block, Line, Time, clock_said, day_said, reading_time_said};
use crate::text::Language;

/// The page of a story.
pub(super) fn story_page(desk: Desk, story: &Arc<Article>) -> AnyView {
    browser::set_title(&format!("{} · {}", &*story.headline, desk.name()));
    // A story's words are set once: nothing that changes while it is open changes its marks.
    let answer = untrack(|| desk.answer().clone());
    let setting = Setting { desk, marker: &answer.marker, marks_left: &Cell::new(MOST_MARKS) };
    let main = el("main").attr("id", "content").attr("tabindex", "-1").add(
        el("article")
            .class("story")
            .attr("lang", story.language.as_str())
            .attr("dir", story.direction().as_str())
            .add(head(story, setting))
            .add(story.lead_image.as_ref().and_then(|image| figure(image, Use::Lead)))
            .add(body(story, setting))
            .add(colophon(desk, story)),
    );
    several(vec![tools(desk), main, neighbours(desk, story)])
}

/// Kicker, headline, standfirst and signature.
fn head(story: &Article, setting: Setting<'_>) -> Part {
    let marked =
        |tag: &'static str, words: &str| el(tag).add(Marked(words, &setting.marker.marks(words)));
    let kicker = story.kicker.as_ref().or(story.section.as_ref());
    el("header")
        .class("story-head")
        .add(kicker.map(|kicker| el("p").class("kicker").add(&**kicker)))
        .add(marked("h1", &story.headline).attr("tabindex", "-1"))
        .add(story.standfirst.as_ref().map(|words| marked("p", words).class("standfirst")))
        .add(signature(story))
}

/// Who, from where, when, and how long.
fn signature(story: &Article) -> Part {
    let language = &story.language;
    // A desk that signs its own stories is said once.
    let by = match &story.bylines[..] {
        [] => None,
        [name] if **name == *story.source => None,
        names => Some(bylines(names)),
    };
    let agency = story.agency.as_ref().filter(|agency| ***agency != *story.source);
    el("div")
        .class("byline")
        .add(by)
        .add(el("bdi").class("source").add(&*story.source))
        .add(agency.map(|agency| el("bdi").class("agency").add(&**agency)))
        .add(story.published.map(|time| moment("", time, language)))
        .add(story.updated.map(|time| moment("updated ", time, language)))
        .add(story.corrected.map(|time| moment("corrected ", time, language)))
        .add(el("span").class("minutes").add(reading_time_said(story.reading_time(), language)))
}

/// The names, each isolated from its neighbours.
fn bylines(names: &[Line]) -> Part {
    let names = names
        .iter()
        .enumerate()
        .map(|(n, name)| el("span").add((n > 0).then_some(", ")).add(el("bdi").add(&**name)));
    el("span").class("by").add(names.collect::<Vec<_>>())
}

/// A point in time, in the story's own zone. The word is the page's, the date is the story's.
fn moment(what: &str, time: Time, language: &Language) -> Part {
    let about = if time.is_guess() { "about " } else { "" };
    let word = format!("{what}{about}");
    let clock = clock_said(time).map(|clock| el("bdi").attr("dir", "ltr").add(clock));
    let dot = clock.as_ref().map(|_| " · ");
    let datetime = time.to_string();
    el("span")
        .class("moment")
        .add((!word.is_empty()).then(|| el("span").attr("lang", "en").add(word)))
        .add(
            el("time")
                .attr("datetime", datetime.trim_end_matches('~'))
                .add(day_said(time.day(), language))
                .add(dot)
                .add(clock),
        )
}

/// The blocks; the dateline stands in the first paragraph.
fn body(story: &Article, setting: Setting<'_>) -> Part {
    let blocks = story.body.iter().enumerate().map(|(n, part)| match (part, &story.dateline) {
        (Block::Paragraph { text }, Some(place)) if n == 0 => Some(
            el("p")
                .add(el("bdi").class("dateline").add(&**place))
                .add(" — ")
                .add(Set(text, setting)),
        ),
        _ => block(part, setting),
    });
    el("div").class("body").add(blocks.collect::<Vec<_>>())
}

/// What one does with a story: back, share, text.
fn tools(desk: Desk) -> Part {
    let list = untrack(|| desk.address()).without_story().written();
    let close = link(&list, move || desk.close_story())
        .attr("id", "close")
        .class("button")
        .add(icon::arrow_back())
        .add("All stories");
    let said = el("span")
        .class("said")
        .attr("role", "status")
        .add(live_text(move || desk.announcement.get()));
    let share = button("button", move || browser::copy_address(desk.announcement))
        .attr("id", "share")
        .add(icon::share())
        .add(el("span").class("share-words").add("Copy link"));
    el("nav")
        .class("story-tools")
        .attr("aria-label", "Story")
        .add(close)
        .add(said)
        .add(share)
        .add(text_size(desk))
}

/// The stories before and after in the list this one was opened from.
fn neighbours(desk: Desk, story: &Arc<Article>) -> Part {
    let slug = story.slug.clone();
    let ways = move || {
        let [previous, next] = desk.neighbours(&slug);
        let way = |class: &'static str, said: &str, story: Arc<Article>| {
            let slug = story.slug.clone();
            let href = untrack(|| desk.address()).with_story(slug.clone()).written();
            link(&href, move || desk.open_story(slug.clone()))
                .class(class)
                .add(el("span").class("meta").add(said))
                .add(
                    el("bdi")
                        .class("neighbour")
                        .attr("lang", story.language.as_str())
                        .add(&*story.headline),
                )
        };
        let previous = previous.map(|story| way("previous", "Previous", story));
        let next = next.map(|story| way("next", "Next", story));
        [previous, next].into_iter().flatten().collect::<Vec<_>>()
    };
    el("nav").class("neighbours").attr("aria-label", "Previous and next story").add(live(ways))
}

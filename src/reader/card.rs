//! A story as a card: enough to know whether one wants to read it.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;

use super::browser;
use super::desk::Desk;
use super::figure::{Use, figure};
use super::marked::marked;
use crate::article::{Article, day_said, reading_time_said};
use crate::search::Snippet;

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

fn found(desk: Desk, story: &Article) -> Found {
    let answer = desk.answer.read();
    let marker = &answer.marker;
    if desk.address.read().query.trim().is_empty() {
        return Found::default();
    }
    let standfirst = story.standfirst.as_deref().map(|text| marker.marks(text)).unwrap_or_default();
    let passage = if standfirst.is_empty() { marker.snippet(story, PASSAGE) } else { None };
    Found { headline: marker.marks(&story.headline), standfirst, passage }
}

/// The card of a story.
#[component]
pub(super) fn StoryCard(story: Arc<Article>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let language = story.language.clone();
    let slug = story.slug.clone();
    let told = story.clone();
    let found = Memo::new(move |_| found(desk, &told));
    let href = {
        let slug = slug.clone();
        move || desk.address.read().with_story(slug.clone()).search()
    };
    let open = {
        let slug = slug.clone();
        move |click: leptos::ev::MouseEvent| {
            if browser::plain_click(&click) {
                click.prevent_default();
                browser::focus_card(slug.as_str(), false);
                desk.open_story(slug.clone());
            }
        }
    };
    let headline = story.headline.clone();
    let standfirst = story.standfirst.clone();
    let below = move || {
        let found = found.read();
        match (&found.passage, &standfirst) {
            (Some(passage), _) => Some(
                view! {
                    <p class="passage">
                        {passage.cut_before.then_some("… ")}
                        {marked(&passage.text, &passage.marks)}
                        {passage.cut_after.then_some(" …")}
                    </p>
                }
                .into_any(),
            ),
            (None, Some(standfirst)) => Some(
                view! { <p class="standfirst">{marked(standfirst, &found.standfirst)}</p> }
                    .into_any(),
            ),
            (None, None) => None,
        }
    };
    let day = story.published.map(|published| {
        let day = published.day();
        let about = if published.is_guess() { "about " } else { "" };
        view! {
            <time datetime=day.to_string()>{about}{day_said(day, &language)}</time>
        }
    });
    view! {
        <article class="story-card" data-slug=slug.to_string() lang=story.language.to_string()
            dir=story.direction().as_str() class:pictured=story.lead_image.is_some()>
            {story.lead_image.as_ref().map(|image| figure(image, Use::Card))}
            <div class="card-words">
                {story.kicker.as_ref().or(story.section.as_ref()).map(|kicker| view! {
                    <p class="kicker">{kicker.to_string()}</p>
                })}
                <h2><a href=href on:click=open>{move || marked(&headline, &found.read().headline)}</a></h2>
                {below}
                <p class="meta">
                    <bdi class="source">{story.source.to_string()}</bdi>
                    {day}
                    <span class="minutes">{reading_time_said(story.reading_time(), &story.language)}</span>
                </p>
            </div>
        </article>
    }
}

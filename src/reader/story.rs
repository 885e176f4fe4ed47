//! A story, set to be read.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::body::{Setting, block};
use super::browser;
use super::desk::Desk;
use super::figure::{Use, figure};
use super::icon;
use super::marked::marked;
use crate::address::Address;
use crate::article::{Article, Time, Version, clock_said, day_said, reading_time_said};
use crate::text::Language;

/// The page of a story.
#[component]
pub(super) fn StoryPage(story: Arc<Article>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    browser::set_title(&format!("{} · {}", &*story.headline, desk.name()));
    // A story's words are set once: nothing that changes while it is open changes its marks.
    let answer = desk.answer.get_untracked();
    let setting = Setting { desk, marker: &answer.marker };
    let marks = |words: &str| marked(words, &answer.marker.marks(words));
    let blocks = story.body.iter().enumerate().map(|(n, part)| {
        let dateline = (n == 0).then_some(story.dateline.as_ref()).flatten();
        match (part, dateline) {
            (crate::article::Block::Paragraph { text }, Some(place)) => view! {
                <p>
                    <span class="dateline">{place.to_string()}</span>
                    " — "
                    {super::body::text(text, setting)}
                </p>
            }
            .into_any(),
            _ => block(part, setting),
        }
    });
    let blocks = blocks.collect_view();
    let direction = story.direction().as_str();
    let language = story.language.to_string();
    view! {
        <StoryTools/>
        <main id="content" tabindex="-1">
            <article class="story" lang=language dir=direction>
                <header class="story-head">
                    {story.kicker.as_ref().or(story.section.as_ref()).map(|kicker| view! {
                        <p class="kicker">{kicker.to_string()}</p>
                    })}
                    <h1 tabindex="-1">{marks(&story.headline)}</h1>
                    {story.standfirst.as_ref().map(|words| view! { <p class="standfirst">{marks(words)}</p> })}
                    <Signature story=story.clone()/>
                </header>
                {story.lead_image.as_ref().map(|image| figure(image, Use::Lead))}
                <div class="body">{blocks}</div>
                <Colophon story=story.clone()/>
            </article>
        </main>
        <Neighbours story/>
    }
}

/// Who, from where, when, and how long.
#[component]
fn Signature(story: Arc<Article>) -> impl IntoView {
    let language = &story.language;
    let bylines = story.bylines.iter().map(|name| name.to_string()).collect::<Vec<_>>().join(", ");
    let by = (!bylines.is_empty() && bylines != *story.source)
        .then(|| view! { <bdi class="by">{bylines}</bdi> });
    let agency = story.agency.as_ref().filter(|agency| ***agency != *story.source);
    let agency = agency.map(|agency| view! { <bdi class="agency">{agency.to_string()}</bdi> });
    view! {
        <div class="byline">
            {by}
            <bdi class="source">{story.source.to_string()}</bdi>
            {agency}
            {story.published.map(|time| moment("", time, language))}
            {story.updated.map(|time| moment("updated ", time, language))}
            {story.corrected.map(|time| moment("corrected ", time, language))}
            <span class="minutes">{reading_time_said(story.reading_time(), language)}</span>
        </div>
    }
}

/// A point in time, in the story's own zone. The words are the page's, the date is the story's.
fn moment(what: &'static str, time: Time, language: &Language) -> impl IntoView + use<> {
    let day = day_said(time.day(), language);
    let about = if time.is_guess() { "about " } else { "" };
    let clock = clock_said(time).map(|clock| view! { ", " <bdi dir="ltr">{clock}</bdi> });
    let word = format!("{what}{about}");
    view! {
        <span class="moment">
            {(!word.is_empty()).then(|| view! { <span lang="en">{word}</span> })}
            <time datetime=time.to_string().trim_end_matches('~').to_owned()>{day} {clock}</time>
        </span>
    }
}

/// What stands below a story: other versions, attributions, terms, where it was first published.
#[component]
fn Colophon(story: Arc<Article>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let versions =
        story.versions.iter().map(|version| view! { <li>{version_line(version, desk)}</li> });
    let versions = versions.collect_view();
    let rests = story.attributions.iter().map(|given| given.who.to_string()).collect::<Vec<_>>();
    let has_any = !story.versions.is_empty()
        || !rests.is_empty()
        || story.licence.is_some()
        || story.address.is_some()
        || !story.topics.is_empty();
    has_any.then(|| {
        view! {
            <footer class="colophon" lang="en" dir="ltr">
                {(!story.versions.is_empty()).then(|| view! {
                    <section><h2>"Also told by"</h2><ul>{versions}</ul></section>
                })}
                {(!rests.is_empty()).then(|| view! { <p>"This report rests on " {rests.join(", ")} "."</p> })}
                {story.licence.as_ref().map(|licence| {
                    let name = licence.name.to_string();
                    match &licence.address {
                        Some(address) => view! {
                            <p>"Licence: " <a href=address.to_string() rel="license noopener noreferrer">{name}</a></p>
                        }.into_any(),
                        None => view! { <p>"Licence: " {name}</p> }.into_any(),
                    }
                })}
                {story.address.as_ref().map(|address| view! {
                    <p>"First published at " <a href=address.to_string() rel="noopener noreferrer external"><bdi dir="ltr">{address.to_string()}</bdi></a></p>
                })}
                <Topics story=story.clone()/>
            </footer>
        }
    })
}

/// The subjects and places of a story, each a way to the others on it.
#[component]
fn Topics(story: Arc<Article>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let mut more = Vec::new();
    for topic in &story.topics {
        let mut address = Address::default();
        address.filters.topics.push(topic.to_string());
        more.push((topic.to_string(), address));
    }
    for place in &story.places {
        let mut address = Address::default();
        address.filters.places.push(place.to_string());
        more.push((place.to_string(), address));
    }
    let links = more.into_iter().map(|(name, address)| {
        let href = address.search();
        let open = move |click: leptos::ev::MouseEvent| {
            if browser::plain_click(&click) {
                click.prevent_default();
                desk.choose(|now| *now = address.clone());
                browser::on_next_frame(|| {
                    browser::scroll_to(0.0);
                    browser::focus("#content");
                });
            }
        };
        view! { <li><a class="chip" href=href on:click=open>{name}</a></li> }
    });
    let links = links.collect_view();
    (!story.topics.is_empty() || !story.places.is_empty()).then(|| {
        view! { <section><h2>"More on"</h2><ul class="chips">{links}</ul></section> }
    })
}

fn version_line(version: &Version, desk: Desk) -> impl IntoView + use<> {
    let headline = version.headline.to_string();
    let language = version.language.as_ref().map(ToString::to_string);
    let words = view! { <bdi lang=language>{headline}</bdi> }.into_any();
    let linked = match &version.address {
        Some(target) => super::body::link(target, words, desk),
        None => words,
    };
    view! { <bdi class="source">{version.source.to_string()}</bdi> ": " {linked} }
}

/// What one does with a story: back, share, text.
#[component]
fn StoryTools() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let size = move || desk.settings.read().size;
    let step = move |by: isize| {
        desk.settings.update(|settings| settings.step_size(by));
        browser::store_settings(&desk.settings.read_untracked());
    };
    let list = move || desk.address.read().without_story().search();
    let list = move || if list().is_empty() { "?".to_owned() } else { list() };
    let close = move |click: leptos::ev::MouseEvent| {
        if browser::plain_click(&click) {
            click.prevent_default();
            desk.close_story();
        }
    };
    let copied = RwSignal::new("");
    let share = move |_| {
        spawn_local(async move {
            let said = browser::copy_address().await;
            // The story may be closed by then.
            let _ = copied.try_set(said);
        });
    };
    view! {
        <nav class="story-tools" aria-label="Story">
            <a id="close" class="button" href=list on:click=close>{icon::arrow_back()} "All stories"</a>
            <span class="said" role="status">{move || copied.get()}</span>
            <button id="share" class="button" type="button" on:click=share>{icon::share()} "Copy link"</button>
            <div class="text-control" role="group" aria-label="Text size">
                <button type="button" class="less" on:click=move |_| step(-1)>
                    <span aria-hidden="true">"T"</span><span class="unseen">"Smaller text"</span>
                </button>
                <output aria-label="Text size">{size}</output>
                <button type="button" class="more" on:click=move |_| step(1)>
                    <span aria-hidden="true">"T"</span><span class="unseen">"Larger text"</span>
                </button>
            </div>
        </nav>
    }
}

/// The stories before and after in the list this one was opened from.
#[component]
fn Neighbours(story: Arc<Article>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let slug = story.slug.clone();
    let beside = Memo::new_with_compare(move |_| desk.neighbours(&slug), |_, _| true);
    let way = move |n: usize, class: &'static str, label: &'static str| {
        beside.read()[n].clone().map(|story| {
            let slug = story.slug.clone();
            let href = desk.address.read_untracked().with_story(slug.clone()).search();
            let open = move |click: leptos::ev::MouseEvent| {
                if browser::plain_click(&click) {
                    click.prevent_default();
                    desk.open_story(slug.clone());
                }
            };
            view! {
                <a class=class href=href on:click=open>
                    <span class="meta">{label}</span>
                    <bdi class="neighbour" lang=story.language.to_string()>{story.headline.to_string()}</bdi>
                </a>
            }
        })
    };
    view! {
        <nav class="neighbours" aria-label="Previous and next story">
            {move || way(0, "previous", "Previous")}
            {move || way(1, "next", "Next")}
        </nav>
    }
}

/// An address that names no story of this edition.
#[component]
pub(super) fn Lost() -> impl IntoView {
    let desk = expect_context::<Desk>();
    browser::set_title(&desk.name());
    view! {
        <main id="content" class="failure" tabindex="-1">
            <h1 tabindex="-1">"This story is not here"</h1>
            <p>"The address names a story that this edition does not hold. It may have been taken out, or the address may be incomplete."</p>
            <p>
                <button class="button" type="button" on:click=move |_| desk.choose(|address| address.story = None)>
                    "Show all " {desk.len()} " stories"
                </button>
            </p>
        </main>
    }
}

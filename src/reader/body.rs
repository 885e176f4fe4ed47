//! A story's blocks and spans as nodes. Every kind is named here: a new one must break the build,
//! not vanish from the page.

use leptos::prelude::*;

use super::browser;
use super::desk::Desk;
use super::figure::{Use, figure};
use super::marked::marked;
use crate::address::Address;
use crate::article::{Block, Span, Target, Text};
use crate::search::Marker;
use crate::text::Language;

/// What the setting of a body depends on besides its words.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    pub(super) desk: Desk,
    /// Which words are marked.
    pub(super) marker: &'a Marker,
}

/// A block of a story.
pub(super) fn block(block: &Block, setting: Setting<'_>) -> AnyView {
    let set = |words: &Text| text(words, setting);
    match block {
        Block::Paragraph { text } => view! { <p>{set(text)}</p> }.into_any(),
        Block::Subhead { text, id } => {
            view! { <h2 id=id.as_ref().map(ToString::to_string)>{set(text)}</h2> }.into_any()
        }
        Block::Quote { text, credit } => view! {
            <figure class="quote">
                <blockquote><p>{set(text)}</p></blockquote>
                {credit.as_ref().map(|who| view! { <figcaption>{who.to_string()}</figcaption> })}
            </figure>
        }
        .into_any(),
        Block::List { ordered, items } => {
            let items = items.iter().map(|item| view! { <li>{set(item)}</li> }).collect_view();
            if *ordered {
                view! { <ol>{items}</ol> }.into_any()
            } else {
                view! { <ul>{items}</ul> }.into_any()
            }
        }
        Block::Figure { image } => figure(image, Use::Body).into_any(),
        Block::Table { caption, head, rows } => {
            let heads = head.iter().map(|cell| view! { <th scope="col">{set(cell)}</th> });
            let heads = heads.collect_view();
            let rows = rows.iter().map(|row| {
                let cells = row.iter().map(|cell| view! { <td>{set(cell)}</td> }).collect_view();
                view! { <tr>{cells}</tr> }
            });
            let rows = rows.collect_view();
            let label = caption.as_ref().map_or_else(|| "Table".to_owned(), |c| c.to_string());
            view! {
                // Scrolls sideways by itself where it is wider than the column.
                <div class="table" role="group" aria-label=label tabindex="0">
                    <table>
                        {caption.as_ref().map(|words| view! { <caption>{words.to_string()}</caption> })}
                        <thead><tr>{heads}</tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            }
            .into_any()
        }
        Block::Code { language, text } => {
            let label =
                language.as_ref().map_or_else(|| "Code".to_owned(), |l| format!("Code in {l}"));
            view! {
                <pre dir="ltr" tabindex="0" role="group" aria-label=label translate="no"><code>{text.to_string()}</code></pre>
            }
            .into_any()
        }
        Block::Rule {} => view! { <hr/> }.into_any(),
        Block::Facts { title, items } => {
            let items = items.iter().map(|fact| {
                view! { <dt>{fact.term.to_string()}</dt><dd>{set(&fact.text)}</dd> }
            });
            let items = items.collect_view();
            view! {
                <aside class="facts" aria-label=title.to_string()>
                    <h2>{title.to_string()}</h2>
                    <dl>{items}</dl>
                </aside>
            }
            .into_any()
        }
    }
}

/// Running text.
pub(super) fn text(words: &Text, setting: Setting<'_>) -> AnyView {
    words.0.iter().map(|part| span(part, setting)).collect_view().into_any()
}

fn span(part: &Span, setting: Setting<'_>) -> AnyView {
    let set = |words: &Text| text(words, setting);
    match part {
        Span::Text { text } => marked(text, &setting.marker.marks(text)).into_any(),
        Span::Emphasis { text } => view! { <em>{set(text)}</em> }.into_any(),
        Span::Strong { text } => view! { <strong>{set(text)}</strong> }.into_any(),
        Span::Link { to, text } => link(to, set(text), setting.desk).into_any(),
        Span::Code { text } => {
            view! { <code dir="ltr" translate="no">{text.to_string()}</code> }.into_any()
        }
        Span::Break {} => view! { <br/> }.into_any(),
        Span::Quotation { text } => view! { <q>{set(text)}</q> }.into_any(),
        Span::Language { language, text } => in_language(language, set(text)).into_any(),
    }
}

/// Words in another language, isolated so that their direction does not pull the rest along.
fn in_language(language: &Language, words: AnyView) -> impl IntoView + use<> {
    view! {
        <bdi lang=language.to_string() dir=language.direction().as_str()>{words}</bdi>
    }
}

pub(super) fn link(to: &Target, words: AnyView, desk: Desk) -> AnyView {
    match to {
        Target::Web(address) => {
            view! { <a href=address.to_string() rel="noopener noreferrer external">{words}</a> }
                .into_any()
        }
        Target::Mail(_) => view! { <a href=to.to_string()>{words}</a> }.into_any(),
        Target::Passage(id) => {
            // The fragment alone, resolved against the address in view.
            view! { <a href=format!("#{id}")>{words}</a> }.into_any()
        }
        Target::Story(slug) => {
            let href = Address { story: Some(slug.clone()), ..Address::default() }.search();
            let slug = slug.clone();
            let open = move |click: leptos::ev::MouseEvent| {
                if browser::plain_click(&click) {
                    click.prevent_default();
                    desk.open_story(slug.clone());
                }
            };
            view! { <a href=href on:click=open>{words}</a> }.into_any()
        }
    }
}

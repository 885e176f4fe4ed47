//! The masthead: the edition's name, how much is in it, and the two drawers of the page.

use leptos::prelude::*;

use super::browser;
use super::desk::Desk;
use super::icon;
use crate::address::Address;

/// The top of every page.
#[component]
pub(super) fn Masthead() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let home = move |click: leptos::ev::MouseEvent| {
        if browser::plain_click(&click) {
            click.prevent_default();
            desk.choose(|address| *address = Address::default());
            browser::scroll_to(0.0);
        }
    };
    let stories = desk.len();
    view! {
        <header class="masthead">
            <a class="wordmark" href="?" on:click=home>{desk.name()}</a>
            <span class="masthead-count">{stories} " stories"</span>
            <div class="tools">
                <button id="tt" class="tool" type="button" title="Text and appearance"
                    aria-haspopup="dialog" on:click=|_| browser::open_dialog("appearance")>
                    <span class="tt-mark" aria-hidden="true">"TT"</span>
                    <span class="unseen">"Text and appearance"</span>
                </button>
                <button id="help-button" class="tool" type="button" title="Help"
                    aria-haspopup="dialog" on:click=|_| browser::open_dialog("help")>
                    {icon::question()}
                    <span class="unseen">"Help"</span>
                </button>
            </div>
        </header>
    }
}

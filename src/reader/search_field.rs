//! The search field. Answers come with every letter; nothing waits for Enter.

use leptos::prelude::*;

use super::browser;
use super::desk::Desk;
use super::icon;

/// The field at the top of the front page.
#[component]
pub(super) fn SearchField() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let query = Memo::new(move |_| desk.address.read().query.clone());
    let clear = move |_| {
        desk.type_query(String::new());
        browser::focus("#search");
    };
    view! {
        <search class="search">
            <form class="field" on:submit=|submit| submit.prevent_default()>
                {icon::glass()}
                <label class="unseen" for="search">"Search the stories"</label>
                <input id="search" type="search" placeholder="Search the stories"
                    autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search"
                    prop:value=move || query.get()
                    on:input:target=move |input| desk.type_query(input.target().value())/>
                <Show when=move || !query.read().is_empty()
                    fallback=|| view! { <kbd aria-hidden="true">"/"</kbd> }>
                    <button class="clear" type="button" on:click=clear>
                        {icon::cross()}
                        <span class="unseen">"Clear the search"</span>
                    </button>
                </Show>
            </form>
        </search>
    }
}

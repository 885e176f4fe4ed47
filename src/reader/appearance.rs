//! The text control that newspapers label TT: size, line, width, face and theme.

use leptos::prelude::*;

use super::browser;
use super::desk::Desk;
use super::icon;
use super::settings::{FACES, LINES, SIZES, Settings, THEMES, WIDTHS};

/// The drawer with everything about how text is set.
#[component]
pub(super) fn Appearance() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let change = move |change: &dyn Fn(&mut Settings)| {
        desk.settings.update(|settings| change(settings));
        browser::store_settings(&desk.settings.read_untracked());
    };
    let size = move || desk.settings.read().size;
    let line = move || desk.settings.read().line.to_string();
    let width = move || desk.settings.read().width.to_string();
    let named = |choices: &[(&'static str, &'static str)]| {
        choices.iter().map(|&(value, said)| (value.to_owned(), said)).collect::<Vec<_>>()
    };
    let numbered = |choices: &[(u16, &'static str)]| {
        choices.iter().map(|&(value, said)| (value.to_string(), said)).collect::<Vec<_>>()
    };
    view! {
        <dialog id="appearance" class="drawer" aria-labelledby="appearance-title" closedby="any">
            <div class="drawer-head">
                <h2 id="appearance-title">"Text and appearance"</h2>
                <button class="tool" type="button" on:click=|_| browser::close_dialog("appearance")>
                    {icon::cross()} <span class="unseen">"Close"</span>
                </button>
            </div>
            <div class="setting" role="group" aria-labelledby="size-title">
                <h3 id="size-title">"Size of story text"</h3>
                <div class="stepper">
                    <button id="smaller" class="less" type="button" disabled=move || size() == SIZES[0]
                        on:click=move |_| change(&|settings| settings.step_size(-1))>
                        <span aria-hidden="true">"T"</span><span class="unseen">"Smaller"</span>
                    </button>
                    <output id="size" aria-live="polite">{size}</output>
                    <button id="larger" class="more" type="button" disabled=move || size() == SIZES[SIZES.len() - 1]
                        on:click=move |_| change(&|settings| settings.step_size(1))>
                        <span aria-hidden="true">"T"</span><span class="unseen">"Larger"</span>
                    </button>
                </div>
            </div>
            <Choice name="face" heading="Face" choices=named(&FACES)
                chosen=Signal::derive(move || desk.settings.read().face.clone())
                choose=move |value: String| change(&|settings| settings.face.clone_from(&value))/>
            <Choice name="line" heading="Lines" choices=numbered(&LINES) chosen=Signal::derive(line)
                choose=move |value: String| change(&|settings| settings.line = value.parse().unwrap_or(160))/>
            <Choice name="width" heading="Column" choices=numbered(&WIDTHS) chosen=Signal::derive(width)
                choose=move |value: String| change(&|settings| settings.width = value.parse().unwrap_or(66))/>
            <Choice name="theme" heading="Light" choices=named(&THEMES)
                chosen=Signal::derive(move || desk.settings.read().theme.clone())
                choose=move |value: String| change(&|settings| settings.theme.clone_from(&value))/>
            <p>
                <button class="button" type="button" on:click=move |_| change(&|settings| {
                    *settings = Settings { keys: settings.keys, ..Settings::default() };
                })>"As usual"</button>
            </p>
        </dialog>
    }
}

/// One of a few, as radio buttons.
#[component]
fn Choice(
    name: &'static str,
    heading: &'static str,
    choices: Vec<(String, &'static str)>,
    chosen: Signal<String>,
    choose: impl Fn(String) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let options = choices.into_iter().map(|(value, said)| {
        let (is, picked) = (value.clone(), value.clone());
        view! {
            <label>
                <input type="radio" name=name value=value
                    prop:checked=move || *chosen.read() == is
                    on:change=move |_| choose(picked.clone())/>
                <span>{said}</span>
            </label>
        }
    });
    let options = options.collect_view();
    view! {
        <fieldset class="setting">
            <legend>{heading}</legend>
            <div class="options">{options}</div>
        </fieldset>
    }
}

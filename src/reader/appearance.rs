//! The text control that newspapers label TT: size, face, lines, column and light.

use super::control::button;
use super::desk::Desk;
use super::drawer::drawer;
use super::part::{Part, el};
use super::settings::{FACES, LINES, Settings, THEMES, WIDTHS};
use super::text_size::text_size;
use leptos::prelude::Read;

/// The drawer with everything about how text is set.
pub(super) fn appearance(desk: Desk) -> Part {
    let usual = move || desk.change_settings(Settings::set_as_usual);
    drawer("appearance", "Text and appearance")
        .add(size(desk))
        .add(choice(desk, "face", "Face", &FACES))
        .add(choice(desk, "line", "Lines", &LINES))
        .add(choice(desk, "width", "Column", &WIDTHS))
        .add(choice(desk, "theme", "Light", &THEMES))
        .add(button("button", usual).add("As usual"))
}

/// The steps of size.
fn size(desk: Desk) -> Part {
    el("div").class("setting").add(el("h3").add("Size of story text")).add(text_size(desk))
}

/// One of a few, as radio buttons.
fn choice(
    desk: Desk,
    name: &'static str,
    heading: &'static str,
    choices: &'static [(&'static str, &'static str)],
) -> Part {
    let options = choices.iter().map(|&(value, said)| {
        let input = el("input")
            .attr("type", "radio")
            .attr("name", name)
            .attr("value", value)
            .live_checked(move || desk.settings.read().get(name) == value)
            .on("change", move |_| desk.change_settings(|settings| settings.set(name, value)));
        el("label").add(input).add(el("span").add(said))
    });
    el("fieldset")
        .class("setting")
        .add(el("legend").add(heading))
        .add(el("div").class("options").add(options.collect::<Vec<_>>()))
}

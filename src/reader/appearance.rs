//! The text control that newspapers label TT: size, face, lines, column and light.

use super::control::button;
use super::control::unseen;
use super::desk::Desk;
use super::drawer::drawer;
use super::part::{Part, el, live_text};
use super::settings::{FACES, LINES, SIZES, Settings, THEMES, WIDTHS};
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
    let step = move |by: isize| desk.change_settings(|settings| settings.step_size(by));
    let letter = || el("span").attr("aria-hidden", "true").add("T");
    let at = move |end: u8| desk.settings.read().size == end;
    let stepper = el("div")
        .class("stepper")
        .add(
            button("less", move || step(-1))
                .attr("id", "smaller")
                .live_flag("disabled", move || at(SIZES[0]))
                .add(letter())
                .add(unseen("Smaller")),
        )
        .add(
            el("output")
                .attr("id", "size")
                .attr("aria-live", "polite")
                .add(live_text(move || desk.settings.read().size.to_string())),
        )
        .add(
            button("more", move || step(1))
                .attr("id", "larger")
                .live_flag("disabled", move || at(SIZES[SIZES.len() - 1]))
                .add(letter())
                .add(unseen("Larger")),
        );
    el("div")
        .class("setting")
        .attr("role", "group")
        .attr("aria-labelledby", "size-title")
        .add(el("h3").attr("id", "size-title").add("Size of story text"))
        .add(stepper)
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

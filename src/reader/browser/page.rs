//! The document: title, focus, dialogs, events, copying.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::mount::mount_to;
use leptos::prelude::{AnyView, RwSignal, Set};
use leptos::web_sys::{Document, Element, EventTarget, HtmlElement, Window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What happened, as the browser tells it.
pub(in crate::reader) type Event = web_sys::Event;

/// A listener, unhooked when dropped.
pub(in crate::reader) type Heard = EventListener;

pub(super) fn window() -> Window {
    web_sys::window().expect("the reader runs in a window: boot.js starts it from a page")
}

pub(super) fn document() -> Document {
    window().document().expect("a window that runs scripts has a document")
}

pub(super) fn element(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

/// Puts the reader beside the shell. Does nothing when `boot.js` has given up meanwhile.
pub(in crate::reader) fn mount_app(view: fn() -> AnyView) {
    let Some(app) = document().get_element_by_id("app") else { return };
    mount_to(app.unchecked_into(), view).forget();
    if let Ok(history) = window().history() {
        // A browser that does not know this keeps its own scroll, which is corrected anyway.
        let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
    }
}

/// Takes the shell away, in whose place something stands now.
pub(in crate::reader) fn remove_shell() {
    if let Some(shell) = document().get_element_by_id("shell") {
        shell.remove();
    }
}

/// Tells `boot.js` that the reader lives.
pub(in crate::reader) fn ready() {
    dispatch(&window(), "offprint:ready", "");
}

/// Tells who measures this page how many milliseconds an answer took.
pub(in crate::reader) fn answered(milliseconds: f64) {
    // In whole microseconds: writing fractions would bring a table of them into the wasm.
    dispatch(&window(), "offprint:answered", &((milliseconds * 1e3) as u32).to_string());
}

/// Has `boot.js` tell the reader of a panic, which ends this program.
pub(in crate::reader) fn show_panics() {
    std::panic::set_hook(Box::new(|panic| {
        dispatch(&window(), "offprint:panic", &panic.to_string());
    }));
}

pub(super) fn dispatch(target: &EventTarget, kind: &str, detail: &str) {
    let init = web_sys::CustomEventInit::new();
    init.set_detail(&JsValue::from_str(detail));
    if let Ok(event) = web_sys::CustomEvent::new_with_event_init_dict(kind, &init) {
        // The answer says whether a listener called preventDefault; none does.
        let _ = target.dispatch_event(&event);
    }
}

/// Names the page in the browser's own tab and history. Marks of direction in a headline would turn
/// what follows it there.
pub(in crate::reader) fn set_title(title: &str) {
    let is_turning = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    document().set_title(&title.replace(is_turning, ""));
}

/// How wide the window is, in whole CSS pixels.
pub(in crate::reader) fn window_width() -> u32 {
    let width = window().inner_width().ok().and_then(|width| width.as_f64());
    width.unwrap_or_default() as u32
}

/// Moves the focus without scrolling.
pub(in crate::reader) fn focus(selector: &str) {
    focus_first(&[selector]);
}

/// Moves the focus without scrolling to the first of these that is there.
pub(in crate::reader) fn focus_first(selectors: &[&str]) {
    let found = selectors.iter().find_map(|selector| element(selector));
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        focus_on(&element, false);
    }
}

/// Whether the focus is on such an element.
pub(in crate::reader) fn has_focus(selector: &str) -> bool {
    let focused = document().active_element();
    focused.is_some_and(|element| element.matches(selector) == Ok(true))
}

/// Scrolls to a passage and moves the focus there. Returns whether it is on the page.
pub(in crate::reader) fn show_passage(anchor: &str) -> bool {
    let passage =
        document().get_element_by_id(anchor).and_then(|e| e.dyn_into::<HtmlElement>().ok());
    if let Some(passage) = &passage {
        passage.scroll_into_view();
        focus_on(passage, false);
    }
    passage.is_some()
}

/// Whether an element is there and has a box.
pub(in crate::reader) fn is_shown(selector: &str) -> bool {
    let element = element(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| element.offset_width() > 0)
}

fn focus_on(element: &HtmlElement, scroll: bool) {
    let how = web_sys::FocusOptions::new();
    how.set_prevent_scroll(!scroll);
    // An element that cannot take the focus leaves it where it was.
    let _ = element.focus_with_options(&how);
}

fn card_link(card: &Element) -> Option<HtmlElement> {
    card.query_selector("h2 a").ok().flatten()?.dyn_into().ok()
}

/// Moves the focus to the card of a story, scrolling only if asked; returns whether there is one.
/// Slugs need no escaping.
pub(in crate::reader) fn focus_card(slug: &str, scroll: bool) -> bool {
    let card = element(&format!(".story-card[data-slug=\"{slug}\"]"));
    let link = card.as_ref().and_then(card_link);
    if let Some(link) = &link {
        focus_on(link, scroll);
    }
    link.is_some()
}

/// The slug of the card in focus.
pub(in crate::reader) fn focused_card() -> Option<String> {
    card_around(&document().active_element()?)
}

fn card_around(element: &Element) -> Option<String> {
    element.closest(".story-card").ok()??.get_attribute("data-slug")
}

/// Tells the slug of each card that loses the focus, as it does.
pub(in crate::reader) fn on_card_left(mut then: impl FnMut(String) + 'static) -> Heard {
    EventListener::new(&window(), "focusout", move |left| {
        let element = left.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(slug) = element.as_ref().and_then(card_around) {
            then(slug);
        }
    })
}

/// Moves the focus so many cards on; from outside the list to the first card.
pub(in crate::reader) fn step_card(by: i32) {
    let Ok(cards) = document().query_selector_all(".story-card") else { return };
    let focused = focused_card();
    let slug_at = |n: u32| cards.item(n)?.dyn_into::<Element>().ok()?.get_attribute("data-slug");
    let place = (0..cards.length()).find(|&n| focused.is_some() && slug_at(n) == focused);
    let next = match place {
        Some(place) => place.checked_add_signed(by),
        None => Some(0),
    };
    if let Some(slug) = next.and_then(slug_at) {
        focus_card(&slug, true);
    }
}

/// Moves the focus to the card at a place in the list, without scrolling.
pub(in crate::reader) fn step_card_to(place: usize) {
    let Ok(cards) = document().query_selector_all(".story-card") else { return };
    let card =
        u32::try_from(place).ok().and_then(|place| cards.item(place)?.dyn_into::<Element>().ok());
    if let Some(link) = card.as_ref().and_then(card_link) {
        focus_on(&link, false);
    }
}

/// Opens the card in focus.
pub(in crate::reader) fn press_card() {
    let card = focused_card();
    let card = card.and_then(|slug| element(&format!(".story-card[data-slug=\"{slug}\"]")));
    if let Some(link) = card.as_ref().and_then(card_link) {
        link.click();
    }
}

/// Opens a dialog over the page.
pub(in crate::reader) fn open_dialog(id: &str) {
    let dialog = element(&format!("dialog#{id}"));
    if let Some(dialog) = dialog.and_then(|d| d.dyn_into::<web_sys::HtmlDialogElement>().ok()) {
        // Already open is as good as opened.
        let _ = dialog.show_modal();
    }
}

/// Closes a dialog; the browser gives the focus back.
pub(in crate::reader) fn close_dialog(id: &str) {
    let dialog = element(&format!("dialog#{id}"));
    if let Some(dialog) = dialog.and_then(|d| d.dyn_into::<web_sys::HtmlDialogElement>().ok()) {
        dialog.close();
    }
}

/// Whether a click means "here", not "in a new tab".
pub(in crate::reader) fn is_plain_click(event: &Event) -> bool {
    event.dyn_ref::<web_sys::MouseEvent>().is_some_and(|click| {
        let with_key = click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
        click.button() == 0 && !with_key
    })
}

/// Whether a click hit the listening element itself and none of what it holds.
pub(in crate::reader) fn is_beside(event: &Event) -> bool {
    event.target().is_some() && event.target() == event.current_target()
}

/// Marks the figure whose picture did not come, and tells the styles its size: browsers forget what its
/// attributes say of it, and all below would move.
pub(in crate::reader) fn mark_missing(failed: &Event) {
    let Some(picture) = failed.target().and_then(|it| it.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    for (said, name) in [("width", "--wide"), ("height", "--tall")] {
        // Numbers are always taken, as is an attribute name of letters and a hyphen.
        let _ =
            picture.style().set_property(name, &picture.get_attribute(said).unwrap_or_default());
    }
    if let Some(figure) = picture.closest("figure").ok().flatten() {
        let _ = figure.set_attribute("data-missing", "");
    }
}

/// The value of the field in which something was typed or chosen.
pub(in crate::reader) fn value_of(event: &Event) -> String {
    leptos::prelude::event_target_value(event)
}

/// The name of the key that was pressed, as `KeyboardEvent.key` has it; none while letters are put together.
pub(in crate::reader) fn key_of(event: &Event) -> String {
    let pressed = event.dyn_ref::<web_sys::KeyboardEvent>().filter(|key| !key.is_composing());
    pressed.map(web_sys::KeyboardEvent::key).unwrap_or_default()
}

/// Puts a value into the field in which something was moved, where that goes no farther.
pub(in crate::reader) fn set_value(event: &Event, value: &str) {
    let field =
        event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    if let Some(field) = field {
        field.set_value(value);
    }
}

/// Whether what was typed into a field is not yet a value of its kind, as half a date.
pub(in crate::reader) fn is_half_filled(event: &Event) -> bool {
    let field =
        event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    field.is_some_and(|field| field.validity().bad_input())
}

/// Whether the box that was clicked is checked now.
pub(in crate::reader) fn is_checked(event: &Event) -> bool {
    leptos::prelude::event_target_checked(event)
}

/// Listens to an event of the window.
pub(in crate::reader) fn listen(kind: &'static str, mut then: impl FnMut() + 'static) -> Heard {
    EventListener::new(&window(), kind, move |_| then())
}

/// A key pressed without Control, Alt or Command.
pub(in crate::reader) struct Key {
    /// Its name, as `KeyboardEvent.key` has it.
    pub(in crate::reader) name: String,
    /// Whether the focus is where letters are typed.
    pub(in crate::reader) typing: bool,
    /// Whether that is the search field.
    pub(in crate::reader) searching: bool,
    /// Whether a dialog is open, which then owns the keys.
    pub(in crate::reader) in_dialog: bool,
}

/// Listens to keys; the browser does nothing of its own with those that `then` takes.
pub(in crate::reader) fn on_key(mut then: impl FnMut(Key) -> bool + 'static) -> Heard {
    let may_stop = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), "keydown", may_stop, move |event| {
        let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
        if event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing() {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let searching = target.as_ref().is_some_and(|target| target.id() == "search");
        let typing = target.is_some_and(|target| {
            target
                .closest("input, select, textarea, [contenteditable]")
                .is_ok_and(|at| at.is_some())
        });
        let in_dialog = element("dialog[open]").is_some();
        if then(Key { name: event.key(), typing, searching, in_dialog }) {
            event.prevent_default();
        }
    })
}

/// Calls `then` in the next frame, before it is painted.
pub(in crate::reader) fn on_next_frame(then: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(super::load::boxed(then));
    // A page without frames is not seen; what waits for one may wait.
    let _ = window().request_animation_frame(callback.unchecked_ref());
}

/// Calls `then` whenever the element comes within a screen's height of view, until dropped.
pub(in crate::reader) fn on_near(id: &str, mut then: impl FnMut() + 'static) -> Option<Nearness> {
    let element = document().get_element_by_id(id)?;
    let callback = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let near = entries.iter().any(|entry| {
            entry.unchecked_into::<web_sys::IntersectionObserverEntry>().is_intersecting()
        });
        if near {
            then();
        }
    });
    let options = web_sys::IntersectionObserverInit::new();
    options.set_root_margin("100% 0px");
    let observer = web_sys::IntersectionObserver::new_with_options(
        callback.as_ref().unchecked_ref(),
        &options,
    );
    let observer = observer.ok()?;
    observer.observe(&element);
    Some(Nearness { observer, _callback: callback })
}

/// Watches an element until dropped.
pub(in crate::reader) struct Nearness {
    observer: web_sys::IntersectionObserver,
    _callback: Closure<dyn FnMut(js_sys::Array)>,
}

impl Drop for Nearness {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Copies the page's address, and says what came of it.
pub(in crate::reader) fn copy_address(said: RwSignal<String>) {
    wasm_bindgen_futures::spawn_local(async move {
        let words = if copied().await { "Link copied" } else { "Copy it from the address bar" };
        // The page may be gone by then.
        let _ = said.try_set(words.to_owned());
    });
}

async fn copied() -> bool {
    let address = window().location().href().unwrap_or_default();
    let navigator = window().navigator();
    // Not there on plain http; the address bar is.
    let there = js_sys::Reflect::get(&navigator, &"clipboard".into());
    there.is_ok_and(|clipboard| !clipboard.is_undefined())
        && JsFuture::from(navigator.clipboard().write_text(&address)).await.is_ok()
}

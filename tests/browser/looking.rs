//! What can be done and seen at any page: keys, clicks, scrolling, focus, texts, and waiting for something to hold.
//!
//! Doing is done as a person does it, by the driver's clicks and keys; seeing is read from the
//! document in one go, so that no test holds on to an element the page has since replaced.

use std::{
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use crate::stage::Reader;

/// Longer than anything of the page takes on a busy machine, but for the ten seconds of silence.
const PATIENCE: Duration = Duration::from_secs(10);

// Keys, scrolling, focus.
impl Reader<'_> {
    /// Presses one key, whatever has the focus.
    #[track_caller]
    pub(crate) fn press(&self, key: impl Into<char>) {
        self.session().press(&[key.into()]);
        self.settle();
    }

    /// What has the focus: `card how-locks-work`, `#search`, `h1`, or `nothing`.
    #[track_caller]
    pub(crate) fn focused(&self) -> String {
        const FOCUSED: &str = "
            const focused = document.activeElement;
            if (!focused || focused === document.body) return 'nothing';
            const card = focused.closest('.story-card');
            if (card) return 'card ' + card.dataset.slug;
            return focused.id ? '#' + focused.id : focused.localName;
        ";
        self.text(FOCUSED)
    }

    /// How far down the page is scrolled, in CSS pixels.
    #[track_caller]
    pub(crate) fn scroll(&self) -> f64 {
        self.see("return scrollY", Value::Null).as_f64().expect("a window has a scroll position")
    }

    #[track_caller]
    pub(crate) fn scroll_to(&self, top: f64) {
        self.see("scrollTo({ top: arguments[0], behavior: 'instant' })", json!(top));
        self.settle();
    }
}

// Looking and waiting.
impl Reader<'_> {
    /// Clicks on what a person would click on.
    #[track_caller]
    pub(crate) fn click(&self, css: &str) {
        self.session().click(css);
        self.settle();
    }

    /// Clicks on what replaces the page by another, and waits until it has.
    #[track_caller]
    pub(crate) fn click_away(&self, css: &str) {
        self.see("window.offprintSeen = true", Value::Null);
        self.session().click(css);
        let is_another = || {
            self.session().try_js("return window.offprintSeen ?? 'another'")
                == Some("another".into())
        };
        self.wait_until("another page has come", is_another);
        self.loaded();
    }

    /// Whether there is such an element, seen or not.
    #[track_caller]
    pub(crate) fn is_there(&self, css: &str) -> bool {
        self.see("return !!document.querySelector(arguments[0])", json!(css)) == true
    }

    /// Whether there is such an element and it takes up room.
    #[track_caller]
    pub(crate) fn is_shown(&self, css: &str) -> bool {
        self.see("return !!document.querySelector(arguments[0])?.checkVisibility()", json!(css))
            == true
    }

    /// The text of an element, without the space around it.
    #[track_caller]
    pub(crate) fn text_of(&self, css: &str) -> String {
        self.seen(
            "return document.querySelector(arguments[0])?.textContent.trim() ?? 'nothing there'",
            json!(css),
        )
    }

    /// One property of every such element.
    #[track_caller]
    pub(crate) fn texts(&self, css: &str, property: &str) -> Vec<String> {
        const READ: &str = "
            const [css, property] = arguments[0];
            const read = (element) => property.split('.').reduce((from, name) => from[name], element);
            return Array.from(document.querySelectorAll(css), read);
        ";
        let list = self.see(READ, json!([css, property]));
        let list = list.as_array().cloned().unwrap_or_default();
        list.iter().map(|text| text.as_str().unwrap_or_default().to_owned()).collect()
    }

    /// What a script returns that is given one argument.
    #[track_caller]
    pub(crate) fn see(&self, script: &str, argument: Value) -> Value {
        self.session().js(script, &[argument])
    }

    #[track_caller]
    pub(crate) fn seen(&self, script: &str, argument: Value) -> String {
        let value = self.see(script, argument);
        value
            .as_str()
            .unwrap_or_else(|| panic!("expected text from `{script}`, saw {value}"))
            .to_owned()
    }

    #[track_caller]
    pub(crate) fn text(&self, script: &str) -> String {
        self.seen(script, Value::Null)
    }

    #[track_caller]
    pub(crate) fn is_true(&self, script: &str) -> bool {
        self.see(script, Value::Null) == true
    }

    /// Waits until what was done has been painted: two frames, and as many more as the page says
    /// it is busy.
    #[track_caller]
    pub(crate) fn settle(&self) {
        const PAINTED: &str = "
            const done = arguments[arguments.length - 1];
            const look = () => document.querySelector('[aria-busy=true]') ? requestAnimationFrame(look) : done(true);
            requestAnimationFrame(() => requestAnimationFrame(look));
        ";
        self.session().js_later(PAINTED, &[]);
    }

    /// Waits until something holds; fails if it does not within ten seconds.
    #[track_caller]
    pub(crate) fn wait_until(&self, what: &str, holds: impl Fn() -> bool) {
        self.wait_at_most(PATIENCE, what, holds);
    }

    /// The same with another limit.
    #[track_caller]
    pub(crate) fn wait_at_most(&self, limit: Duration, what: &str, holds: impl Fn() -> bool) {
        let started = Instant::now();
        while !holds() {
            assert!(started.elapsed() < limit, "waited {limit:?} in vain until {what}");
            // A pause between looks, not a wait for anything: the drivers are busy enough.
            thread::sleep(Duration::from_millis(15));
        }
    }
}

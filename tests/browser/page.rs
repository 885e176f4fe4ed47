//! The language of the tests: what a person does at the reader, and what they see there.
//!
//! The selectors here are the whole contract between the reader and its tests.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::stage::Reader;

/// Where `boot.js` and the reader keep what was chosen.
const SETTINGS: &str = "offprint:settings";

// Coming and going.
impl Reader<'_> {
    /// Opens an address of the page, and waits until there are stories.
    #[track_caller]
    pub(crate) fn open(&self, address: &str) {
        self.visit(address);
        self.wait_until_ready();
    }

    /// Opens an address of the page, whatever comes of it.
    #[track_caller]
    pub(crate) fn visit(&self, address: &str) {
        self.session().go(&self.url_of(address));
        self.loaded();
    }

    #[track_caller]
    pub(crate) fn wait_until_ready(&self) {
        self.wait_until("the reader is ready", || {
            self.is_true("return /^\\d/.test(document.querySelector('#count')?.textContent ?? '') || !!document.querySelector('main article.story h1')")
        });
        self.settle();
    }

    #[track_caller]
    pub(crate) fn back(&self) {
        self.session().back();
        self.loaded();
        self.settle();
    }

    #[track_caller]
    pub(crate) fn forward(&self) {
        self.session().forward();
        self.loaded();
        self.settle();
    }

    #[track_caller]
    pub(crate) fn reload(&self) {
        self.session().reload();
        self.loaded();
        self.wait_until_ready();
    }

    /// Leaves for a page that is not the reader's, so that the browser may drop the reader.
    #[track_caller]
    pub(crate) fn leave_for_elsewhere(&self) {
        self.complaints();
        self.session().go(&self.url_of("boot.js"));
    }

    /// What the address bar says after the reader's own place.
    #[track_caller]
    pub(crate) fn address(&self) -> String {
        let url = self.session().url();
        let place = self.url_of("");
        url.strip_prefix(&place)
            .unwrap_or_else(|| panic!("`{url}` is not below `{place}`"))
            .to_owned()
    }

    /// One parameter of the address, as it reads when decoded.
    #[track_caller]
    pub(crate) fn address_says(&self, name: &str) -> Option<String> {
        let value =
            self.see("return new URLSearchParams(location.search).get(arguments[0])", json!(name));
        value.as_str().map(str::to_owned)
    }
}

// Finding stories.
impl Reader<'_> {
    /// Types into the search field, after what stands there.
    #[track_caller]
    pub(crate) fn type_query(&self, text: &str) {
        self.session().type_into("#search", text);
        self.settle();
    }

    /// Presses one key in the search field.
    #[track_caller]
    pub(crate) fn press_in_search(&self, key: char) {
        self.see("document.querySelector('#search').focus()", Value::Null);
        self.press(key);
    }

    /// Empties the search field as a person does: chooses all of it, and types over.
    #[track_caller]
    pub(crate) fn empty_search(&self) {
        self.see(
            "document.querySelector('#search').focus(); document.querySelector('#search').select()",
            Value::Null,
        );
        self.press(Key::Backspace);
    }

    /// What stands in the search field.
    #[track_caller]
    pub(crate) fn query(&self) -> String {
        self.text("return document.querySelector('#search').value")
    }

    /// "54 stories", as it is said above the list.
    #[track_caller]
    pub(crate) fn count_said(&self) -> String {
        self.text("return document.querySelector('#count').textContent.trim()")
    }

    /// The number in it.
    #[track_caller]
    pub(crate) fn count(&self) -> usize {
        let said = self.count_said();
        let digits: String = said
            .chars()
            .take_while(|c| c.is_ascii_digit() || *c == ',')
            .filter(|c| *c != ',')
            .collect();
        digits.parse().unwrap_or_else(|_| panic!("`{said}` says no number"))
    }

    /// The headlines of the cards, from the top.
    #[track_caller]
    pub(crate) fn headlines(&self) -> Vec<String> {
        self.texts("#cards article.story-card h2 a", "textContent")
    }

    /// The slugs of the cards, from the top.
    #[track_caller]
    pub(crate) fn slugs(&self) -> Vec<String> {
        self.texts("#cards article.story-card", "dataset.slug")
    }

    /// When these stories were published, in milliseconds, by the browser's own reckoning.
    #[track_caller]
    pub(crate) fn times_of(&self, slugs: &[String]) -> Vec<i64> {
        let published: Vec<&str> =
            slugs.iter().map(|slug| self.demo().story(slug).published.as_str()).collect();
        let times = self.see(
            "return arguments[0].map((time) => Date.parse(time.replace('~', '')))",
            json!(published),
        );
        let times = times.as_array().cloned().unwrap_or_default();
        times
            .iter()
            .map(|time| time.as_i64().expect("stories have times that browsers read"))
            .collect()
    }

    /// The words marked on the cards as found.
    #[track_caller]
    pub(crate) fn marked(&self) -> Vec<String> {
        self.texts("#cards mark", "textContent")
    }

    /// Chooses a value of a filter, or takes it back.
    #[track_caller]
    pub(crate) fn choose(&self, facet: &str, value: &str) {
        self.click(&choice(facet, value));
    }

    /// The values of a filter and how many stories each would leave, in the order shown.
    #[track_caller]
    pub(crate) fn choices(&self, facet: &str) -> Vec<(String, usize)> {
        let css = format!("fieldset.facet[data-facet='{facet}'] button.choice");
        let values = self.texts(&css, "dataset.value");
        let numbers = self.texts(&format!("{css} .number"), "textContent");
        let numbers = numbers.iter().map(|number| {
            number.trim().parse().unwrap_or_else(|_| panic!("`{number}` is no count"))
        });
        values.into_iter().zip(numbers).collect()
    }

    /// Whether a value of a filter is chosen.
    #[track_caller]
    pub(crate) fn is_chosen(&self, facet: &str, value: &str) -> bool {
        self.see(
            "return document.querySelector(arguments[0])?.getAttribute('aria-pressed')",
            json!(choice(facet, value)),
        ) == "true"
    }

    /// Sets a day of the range. Every engine has its own way of typing a date, so this is the one
    /// thing that is not typed.
    #[track_caller]
    pub(crate) fn set_day(&self, which: &str, day: &str) {
        const SET: &str = "
            const [id, day] = arguments[0];
            const field = document.getElementById(id);
            field.value = day;
            field.dispatchEvent(new Event('input', { bubbles: true }));
            field.dispatchEvent(new Event('change', { bubbles: true }));
        ";
        self.see(SET, json!([which, day]));
        self.settle();
    }

    #[track_caller]
    pub(crate) fn sort_by(&self, order: &str) {
        self.session().select("#sort", order);
        self.settle();
    }

    /// The order in force.
    #[track_caller]
    pub(crate) fn order(&self) -> String {
        self.text("return document.querySelector('#sort').value")
    }
}

// Reading.
impl Reader<'_> {
    /// Opens the story of the nth card, counted from 0.
    #[track_caller]
    pub(crate) fn open_story(&self, n: usize) {
        let slugs = self.slugs();
        let slug =
            slugs.get(n).unwrap_or_else(|| panic!("there is no card {n} among {}", slugs.len()));
        self.click(&format!("article.story-card[data-slug='{slug}'] h2 a"));
        self.wait_until("a story is open", || self.is_there("main article.story h1"));
        self.settle();
    }

    /// The headline of the open story.
    #[track_caller]
    pub(crate) fn headline(&self) -> String {
        self.text("return document.querySelector('main article.story h1').textContent")
    }

    #[track_caller]
    pub(crate) fn close_story(&self) {
        self.click("a#close");
        self.wait_until("the list is back", || self.is_there("#cards article.story-card"));
        self.settle();
    }

    /// Opens the text control.
    #[track_caller]
    pub(crate) fn open_appearance(&self) {
        self.click("button#tt");
        self.wait_until("the text control is open", || self.is_there("dialog#appearance[open]"));
    }

    /// Chooses a theme or a face in the open text control.
    #[track_caller]
    pub(crate) fn set_appearance(&self, name: &str, value: &str) {
        // The radio itself may be drawn by its label, so the label is what one clicks.
        let css = format!("dialog#appearance label:has(input[name='{name}'][value='{value}'])");
        self.click(&css);
    }

    /// What is kept in this browser as chosen: size, lines, width, face, theme, keys.
    #[track_caller]
    pub(crate) fn kept_settings(&self) -> String {
        self.seen("return localStorage.getItem(arguments[0]) ?? ''", json!(SETTINGS))
    }

    /// Keeps settings in this browser as an earlier visit would have.
    #[track_caller]
    pub(crate) fn keep_settings(&self, settings: &str) {
        self.see("localStorage.setItem(...arguments[0])", json!([SETTINGS, settings]));
    }

    /// An attribute of the `html` element.
    #[track_caller]
    pub(crate) fn root(&self, attribute: &str) -> String {
        self.seen(
            "return document.documentElement.getAttribute(arguments[0]) ?? ''",
            json!(attribute),
        )
    }

    /// The size of the open story's text, in CSS pixels.
    #[track_caller]
    pub(crate) fn text_size(&self) -> f64 {
        let size = self.see("return parseFloat(getComputedStyle(document.querySelector('main article.story .body p')).fontSize)", Value::Null);
        size.as_f64().expect("a paragraph has a size")
    }
}

fn choice(facet: &str, value: &str) -> String {
    format!("fieldset.facet[data-facet='{facet}'] button.choice[data-value=\"{value}\"]")
}

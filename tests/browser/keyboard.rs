//! Without a mouse.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::{stage::Reader, suite::Test};

pub(crate) const TESTS: &[Test] = &[
    Test::new("keys: from a search to a story and back", from_search_to_story),
    Test::new("keys: j and k walk the cards, o and Enter open", walking_the_cards),
    Test::new("keys: j and k walk the stories", walking_the_stories),
    Test::new("keys: Esc leaves the story, empties the field, leaves the field", escape),
    Test::new("keys: ? opens the help, Esc closes it", help),
    Test::new("keys: Tab begins with the way past everything", tab_begins_with_the_skip_link),
    Test::new("keys: letters typed into the field are letters", letters_in_the_field),
    Test::new("keys: single letters can be switched off", single_letters_off),
    Test::new("keys: the focus goes on where what had it is gone", the_focus_goes_on),
    Test::new("keys: more cards, and the focus on the first of them", more_cards),
];

fn from_search_to_story(reader: &Reader) {
    reader.open("");
    reader.press('/');
    assert_eq!((reader.focused().as_str(), reader.query().as_str()), ("#search", ""));
    for key in "ice".chars() {
        reader.press(key);
    }
    assert_eq!(reader.query(), "ice");
    let first = reader.slugs()[0].clone();
    for _ in 0..80 {
        reader.press(Key::Tab);
        if reader.focused().starts_with("card ") {
            break;
        }
    }
    assert_eq!(reader.focused(), format!("card {first}"), "Tab comes to the first card");
    reader.press(Key::Enter);
    reader.wait_until("the story is open", || reader.is_there("main article.story h1"));
    assert_eq!(reader.headline(), reader.demo().story(&first).headline);
    reader.wait_until("the headline has the focus", || reader.focused() == "h1");
    reader.press(Key::Escape);
    reader.wait_until("the card has the focus", || reader.focused() == format!("card {first}"));
    assert_eq!(reader.query(), "ice");
}

fn walking_the_cards(reader: &Reader) {
    reader.open("");
    let slugs = reader.slugs();
    for slug in &slugs[..3] {
        reader.press('j');
        assert_eq!(reader.focused(), format!("card {slug}"));
    }
    reader.press('k');
    assert_eq!(reader.focused(), format!("card {}", slugs[1]));
    for open in ['o', Key::Enter.into()] {
        reader.press(open);
        reader.wait_until("the story is open", || reader.is_there("main article.story h1"));
        assert_eq!(reader.address_says("story").as_deref(), Some(slugs[1].as_str()));
        reader.press(Key::Escape);
        reader.wait_until("the card has the focus", || {
            reader.focused() == format!("card {}", slugs[1])
        });
    }
}

fn walking_the_stories(reader: &Reader) {
    reader.open("");
    let headlines = reader.headlines();
    reader.open_story(0);
    for (key, n) in [('j', 1), ('j', 2), ('k', 1)] {
        reader.press(key);
        reader.wait_until(&format!("`{key}` comes to story {n}"), || {
            reader.headline() == headlines[n]
        });
        reader.wait_until("the headline has the focus", || reader.focused() == "h1");
    }
    reader.press('/');
    reader.wait_until("the field has the focus", || reader.focused() == "#search");
}

fn escape(reader: &Reader) {
    reader.open("");
    reader.type_query("ice");
    reader.press(Key::Escape);
    assert_eq!((reader.query().as_str(), reader.count()), ("", reader.demo().len()));
    assert_eq!(reader.focused(), "#search");
    reader.press(Key::Escape);
    assert_ne!(reader.focused(), "#search");
}

fn help(reader: &Reader) {
    reader.open("");
    reader.press('j');
    let before = reader.focused();
    reader.press('?');
    reader.wait_until("the help is open", || reader.is_there("dialog#help[open]"));
    assert_eq!(
        reader.see(
            "return document.querySelector('#help').contains(document.activeElement)",
            Value::Null
        ),
        json!(true)
    );
    reader.press(Key::Escape);
    reader.wait_until("the help is closed", || !reader.is_there("dialog#help[open]"));
    assert_eq!(reader.focused(), before, "the focus is given back");
}

fn tab_begins_with_the_skip_link(reader: &Reader) {
    reader.open("");
    reader.press(Key::Tab);
    assert_eq!(reader.focused(), "#skip");
    assert!(reader.is_shown("a#skip"));
    reader.press(Key::Enter);
    assert_eq!(reader.focused(), "#content");
    assert_eq!(reader.address(), "", "the fragment is left free");
    reader.press(Key::Tab);
    let focused = reader.focused();
    assert!(
        focused.starts_with("card "),
        "after the stories' beginning comes a card, not {focused}"
    );
}

fn letters_in_the_field(reader: &Reader) {
    reader.open("");
    reader.press('/');
    for key in "jk/o?".chars() {
        reader.press(key);
    }
    assert_eq!((reader.query().as_str(), reader.focused().as_str()), ("jk/o?", "#search"));
    assert!(!reader.is_there("dialog#help[open]"));
}

fn single_letters_off(reader: &Reader) {
    reader.open("");
    reader.keep_settings("20 160 66 serif system no-keys");
    reader.reload();
    let before = reader.focused();
    for key in ['j', '/', '?'] {
        reader.press(key);
    }
    assert_eq!(reader.focused(), before);
    assert!(!reader.is_there("dialog#help[open]"));
}

/// Presses a button as the keyboard does.
#[track_caller]
fn press_button(reader: &Reader, css: &str) {
    reader.see("document.querySelector(arguments[0]).focus()", css.into());
    reader.press(Key::Enter);
}

fn the_focus_goes_on(reader: &Reader) {
    let comes_to = |focused: &str| {
        reader.wait_until(&format!("the focus is on {focused}"), || reader.focused() == focused);
    };
    reader.open("?language=en&sort=oldest&from=2020-01-01");
    press_button(reader, "ul.chips button");
    reader.wait_until("the other chip has it", || {
        reader.is_true("return document.activeElement.matches('ul.chips button')")
    });
    reader.press(Key::Enter);
    comes_to("#content");
    reader.open("?q=qzxqzx&language=ar");
    press_button(reader, "#nothing li:first-child button");
    comes_to("#content");
    assert_eq!(reader.address(), "?q=qzxqzx");
    press_button(reader, "#nothing li:last-child button");
    comes_to("#content");
    assert_eq!(reader.count(), reader.demo().len());
    reader.visit("?story=no-such-story");
    reader.wait_until("the way out is there", || reader.is_there("main#content.failure button"));
    press_button(reader, "main#content.failure button");
    comes_to("#content");
    let first = reader.slugs()[0].clone();
    reader.change_browser();
    reader.open(&format!("?story={first}"));
    press_button(reader, "a#close");
    comes_to(&format!("card {first}"));
}

fn more_cards(reader: &Reader) {
    reader.open("");
    // Tall enough that the end of thirty cards would be near; short, it is not.
    reader.session().resize(1280, 500);
    assert_eq!(reader.slugs().len(), 30);
    reader.see("document.querySelector('#more').focus({ preventScroll: true })", Value::Null);
    reader.press(Key::Enter);
    reader.wait_until("the first of the new cards has the focus", || {
        let slugs = reader.slugs();
        slugs.len() > 30 && reader.focused() == format!("card {}", slugs[30])
    });
}

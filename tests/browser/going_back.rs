//! Back is exact: the same results, the same place within a pixel, the same card in focus.

use serde_json::{Value, json};
use xtask::server::Fault;

use crate::{
    article_set::{SET, plain, set_of},
    stage::Reader,
    suite::Test,
};

pub(crate) const TESTS: &[Test] = &[
    Test::new("back: from a story to its place in the list", from_a_story),
    Test::new("back: from a story far down, with more cards than at first", from_far_down),
    Test::new("back: past pictures that are missing", past_missing_pictures),
    Test::new("back: to a story, below pictures that are missing", below_missing_pictures),
    Test::new("back: to the card, where the window is another", in_another_window),
    Test::new("back: from another page altogether", from_another_page),
    Test::new("back: from a story that was left for another page", from_beyond_a_story),
    Test::new("back: through choices, one by one, and forward again", through_choices),
    Test::new("back: typing leaves no trail", typing_leaves_no_trail),
    Test::new("back: going back while a letter is still being written", within_a_letter),
    Test::new("back: to the list from beyond what the browser keeps", from_beyond_what_is_kept),
    Test::new("back: a story opened by its address has no list behind it", no_list_behind),
    Test::new("back: where the browser refuses entries, a story closes onto its list", refused),
    Test::new("back: two Escapes at once close one story", two_escapes),
    Test::new("back: without storage, as long as the page lives", without_storage),
    Test::new("back: a place waited for is given up where one goes elsewhere", given_up),
    Test::new("back: a pasted address gives the same list in a new browser", a_pasted_address),
];

/// What has to be the same.
#[derive(Debug, Clone, PartialEq)]
struct View {
    address: String,
    count: String,
    slugs: Vec<String>,
    focused: String,
}

fn view(reader: &Reader) -> View {
    View {
        address: reader.address(),
        count: reader.count_said(),
        slugs: reader.slugs(),
        focused: reader.focused(),
    }
}

/// Waits until the view is this again, scrolled to within a pixel of where it was.
#[track_caller]
fn assert_again(reader: &Reader, before: &View, scroll: f64) {
    reader.wait_until_ready();
    let is_again = || view(reader) == *before && (reader.scroll() - scroll).abs() <= 1.0;
    let started = std::time::Instant::now();
    while !is_again() {
        assert!(
            started.elapsed().as_secs() < 10,
            "expected {before:?}\nat {scroll}\nsaw      {:?}\nat {}",
            view(reader),
            reader.scroll()
        );
    }
}

/// Opens the nth story from where it can be seen, and says what the list was like just before.
#[track_caller]
fn open_from_view(reader: &Reader, n: usize) -> (View, f64) {
    let slug = reader.slugs()[n].clone();
    let focus = format!(
        "document.querySelector(\".story-card[data-slug='{slug}'] h2 a\").focus({{ preventScroll: true }})"
    );
    const INTO_VIEW: &str = "
        const card = document.querySelector(`.story-card[data-slug='${arguments[0]}'] h2 a`);
        scrollBy({ top: Math.round(card.getBoundingClientRect().top - innerHeight / 2) + 0.5, behavior: 'instant' })";
    reader.see(INTO_VIEW, slug.into());
    reader.settle();
    reader.see(&focus, Value::Null);
    let before = (view(reader), reader.scroll());
    reader.open_story(n);
    before
}

fn from_a_story(reader: &Reader) {
    reader.open("?sort=oldest");
    let (before, scroll) = open_from_view(reader, 11);
    assert!(scroll > 0.0);
    reader.back();
    assert_again(reader, &before, scroll);
    reader.forward();
    reader.wait_until("the story is open again", || reader.is_there("main article.story h1"));
    reader.close_story();
    assert_again(reader, &before, scroll);
}

fn from_far_down(reader: &Reader) {
    reader.open("");
    reader.scroll_to(1e6);
    reader.wait_until("there are more cards", || reader.slugs().len() > 50);
    let (before, scroll) = open_from_view(reader, 50);
    reader.back();
    assert_again(reader, &before, scroll);
}

/// Those above the window are not asked for again, and so are not found missing again.
fn past_missing_pictures(reader: &Reader) {
    for noise in ["404", "Failed to load"] {
        reader.expect_complaint(noise);
    }
    let stories: Vec<Value> = (0..30)
        .map(|n| {
            let mut story = plain(&format!("story-{n}"));
            let file =
                json!({ "path": format!("images/gone-{n}.webp"), "width": 1200, "height": 800 });
            story["lead_image"] = json!({ "file": file, "alt": "A picture" });
            story
        })
        .collect();
    reader.break_path(SET, set_of(&stories));
    reader.session().resize(600, 844);
    reader.open("");
    for step in 1..=6_u16 {
        reader.scroll_to(f64::from(step) * 500.0);
        reader.wait_until("the pictures in view are known to be missing", || {
            reader.texts(".story-card figure[data-missing]", "tagName").len() >= usize::from(step)
        });
    }
    let (before, scroll) = open_from_view(reader, 8);
    reader.back();
    assert_again(reader, &before, scroll);
}

/// Each picture has its box before it is known to be missing, and after.
fn below_missing_pictures(reader: &Reader) {
    for noise in ["404", "Failed to load"] {
        reader.expect_complaint(noise);
    }
    let picture = |n: u32, width: u32, height: u32| {
        let file =
            json!({ "path": format!("images/gone-{n}.webp"), "width": width, "height": height });
        json!({ "file": file, "alt": "A picture of nothing", "caption": "Nothing." })
    };
    let figure = |n, width, height| json!({ "kind": "figure", "image": picture(n, width, height) });
    let paragraph =
        json!({ "kind": "paragraph", "text": "A sentence of some length. ".repeat(40) });
    let mut story = plain("pictured");
    story["lead_image"] = picture(1, 1600, 900);
    let text = [figure(2, 800, 600), paragraph.clone(), figure(3, 300, 200), figure(4, 600, 1200)];
    story["body"] = text.into_iter().chain(vec![paragraph; 6]).collect();
    reader.break_path(SET, set_of(&[story]));
    reader.session().resize(600, 844);
    reader.open("?story=pictured");
    // Come by all of them, so that each has been asked for.
    for step in 0..12_u16 {
        reader.scroll_to(f64::from(step) * 300.0);
        reader.settle();
    }
    reader.wait_until("all four are known to be missing", || {
        reader.texts("article.story figure[data-missing]", "tagName").len() == 4
    });
    reader.scroll_to(3000.5);
    reader.settle();
    let scroll = reader.scroll();
    assert!(scroll > 2000.0, "far down: {scroll}");
    reader.leave_for_elsewhere();
    reader.back();
    reader.wait_until("the story is open again", || reader.is_there("main article.story h1"));
    reader.wait_until("the first is known to be missing again", || {
        reader.is_there("article.story > figure[data-missing]")
    });
    reader.settle();
    assert!((reader.scroll() - scroll).abs() <= 1.0, "{scroll} before, {} after", reader.scroll());
}

/// A telephone is turned round while a story is read.
fn in_another_window(reader: &Reader) {
    reader.session().resize(600, 844);
    reader.open("");
    let (before, _) = open_from_view(reader, 12);
    reader.session().resize(1000, 700);
    reader.back();
    reader.wait_until_ready();
    const IN_VIEW: &str = "
        const box = document.activeElement.getBoundingClientRect();
        return box.top >= 0 && box.bottom <= innerHeight;
    ";
    reader.wait_until("the card is in view", || {
        reader.focused() == before.focused && reader.is_true(IN_VIEW)
    });
}

fn from_another_page(reader: &Reader) {
    reader.open("");
    reader.choose("language", "en");
    let (mut before, scroll) = open_from_view(reader, 20);
    reader.back();
    assert_again(reader, &before, scroll);
    // Focus by script is not what people do, but it is all the same to the page.
    before.focused = reader.focused();
    reader.leave_for_elsewhere();
    reader.back();
    assert_again(reader, &before, scroll);
}

fn from_beyond_a_story(reader: &Reader) {
    reader.open("?q=the");
    let (before, scroll) = open_from_view(reader, 9);
    let headline = reader.headline();
    reader.leave_for_elsewhere();
    reader.back();
    reader.wait_until("the story is open again", || reader.is_there("main article.story h1"));
    assert_eq!(reader.headline(), headline);
    reader.back();
    assert_again(reader, &before, scroll);
}

fn through_choices(reader: &Reader) {
    reader.open("");
    let mut views = vec![(reader.address(), reader.count())];
    let section = reader.choices("section")[0].0.clone();
    reader.choose("section", &section);
    views.push((reader.address(), reader.count()));
    reader.choose("language", "en");
    views.push((reader.address(), reader.count()));
    reader.sort_by("oldest");
    views.push((reader.address(), reader.count()));
    for expected in views.iter().rev().skip(1) {
        reader.back();
        assert_eq!((reader.address(), reader.count()), *expected, "going back");
    }
    for expected in views.iter().skip(1) {
        reader.forward();
        assert_eq!((reader.address(), reader.count()), *expected, "going forward");
    }
    assert_eq!(reader.order(), "oldest");
}

fn typing_leaves_no_trail(reader: &Reader) {
    let length = || reader.see("return history.length", Value::Null);
    reader.open("");
    let before = length();
    reader.type_query("ice core");
    reader.wait_until("the address follows", || {
        reader.address() == "?q=ice+core" || reader.address() == "?q=ice%20core"
    });
    assert_eq!(length(), before);
    let found = reader.slugs();
    reader.open_story(0);
    reader.back();
    reader.wait_until("what was found is there again", || {
        reader.slugs() == found && reader.query() == "ice core"
    });
}

fn a_pasted_address(reader: &Reader) {
    reader.open("");
    reader.choose("language", "en");
    reader.set_day("from", "2020-01-01");
    reader.type_query("the of");
    reader.sort_by("oldest");
    let address = reader.address();
    let expected = (reader.count_said(), reader.slugs(), reader.query(), reader.order());
    reader.change_browser();
    reader.open(&address);
    assert_eq!(
        (reader.count_said(), reader.slugs(), reader.query(), reader.order()),
        expected,
        "at {address}"
    );
    assert!(reader.is_chosen("language", "en"));
    assert_eq!(reader.address(), address);
}

fn within_a_letter(reader: &Reader) {
    reader.open("");
    reader.choose("language", "en");
    let chosen = (reader.address(), reader.count());
    reader.back();
    let all = (reader.address(), reader.count());
    reader.forward();
    // In one task: the address bar has not followed when the way back begins.
    const TYPE_AND_GO: &str = "
        const field = document.querySelector('#search');
        field.value = 'ice';
        field.dispatchEvent(new Event('input', { bubbles: true }));
        history.back()";
    reader.see(TYPE_AND_GO, Value::Null);
    reader.wait_until("the list is as it was", || (reader.address(), reader.count()) == all);
    reader.settle();
    assert_eq!(reader.query(), "");
    reader.forward();
    reader.wait_until("what was typed is there again", || reader.query() == "ice");
    assert_eq!(reader.address(), format!("?q=ice&{}", &chosen.0[1..]));
    assert!(reader.count() < chosen.1);
}

fn from_beyond_what_is_kept(reader: &Reader) {
    reader.open("");
    reader.open_story(0);
    // WebKit keeps a hundred, the others fifty; the demo has sixty stories.
    for key in ['j', 'k'] {
        for _ in 0..55 {
            let before = reader.headline();
            reader.press(key);
            reader.wait_until("another story is open", || reader.headline() != before);
        }
    }
    reader.press(fantoccini::key::Key::Escape);
    reader.wait_until("the list is back", || reader.is_there("#cards article.story-card"));
    reader.settle();
    assert_eq!(reader.address(), "");
    assert!(reader.focused().starts_with("card "), "not {}", reader.focused());
}

fn no_list_behind(reader: &Reader) {
    reader.open("?sort=oldest");
    let [first, second] = [0, 1].map(|n| reader.slugs()[n].clone());
    reader.change_browser();
    reader.open(&format!("?story={first}&sort=oldest"));
    reader.press('j');
    reader.wait_until("the next is open", || {
        reader.address_says("story").as_deref() == Some(second.as_str())
    });
    reader.press(fantoccini::key::Key::Escape);
    reader.wait_until("its card has the focus", || reader.focused() == format!("card {second}"));
    assert_eq!(reader.address(), "?sort=oldest");
}

const ESCAPE: &str =
    "dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', cancelable: true }))";

fn refused(reader: &Reader) {
    reader.leave_for_elsewhere();
    reader.open("?sort=oldest");
    reader.see(
        "history.pushState = () => { throw new DOMException('no', 'SecurityError') }",
        Value::Null,
    );
    reader.open_story(1);
    reader.press(fantoccini::key::Key::Escape);
    reader.wait_until("the list is back", || reader.is_there("#cards article.story-card"));
    assert_eq!(reader.address(), "?sort=oldest");
}

fn two_escapes(reader: &Reader) {
    reader.open("");
    reader.choose("language", "en");
    reader.open_story(2);
    reader.see(&format!("{ESCAPE}; {ESCAPE}"), Value::Null);
    reader.wait_until("the list is back", || reader.is_there("#cards article.story-card"));
    reader.settle();
    assert_eq!(reader.address(), "?language=en");
}

fn without_storage(reader: &Reader) {
    reader.open("?sort=oldest");
    reader.see(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
        Value::Null,
    );
    let (before, scroll) = open_from_view(reader, 11);
    reader.back();
    assert_again(reader, &before, scroll);
}

fn given_up(reader: &Reader) {
    let stories: Vec<Value> = (0..1500)
        .map(|n| {
            let mut story = plain(&format!("story-{n}"));
            let words = format!("Some words of story {n}, and many more of them. ").repeat(40);
            story["body"] = serde_json::json!([{ "kind": "paragraph", "text": words }]);
            story
        })
        .collect();
    reader.break_path(SET, set_of(&stories));
    reader.open("?q=words");
    let (_, scroll) = open_from_view(reader, 12);
    assert!(scroll > 0.0);
    reader.back();
    reader.wait_until("the list is back", || reader.scroll() > 0.0);
    // The next page reads its stories anew; meanwhile another one is opened. They are held back until
    // there is somebody to look on.
    const LEAVE_WHILE_READING: &str = "
        window.offprintCount = null;
        const look = () => {
            const count = document.querySelector('#count')?.textContent ?? '';
            if (count.startsWith('Read ')) document.querySelector('.wordmark').click();
            else if (!document.querySelector('#count')) return requestAnimationFrame(look);
            window.offprintCount = count;
        };
        look()";
    reader.break_path(SET, Fault::Hold);
    reader.session().reload();
    reader.see(LEAVE_WHILE_READING, Value::Null);
    reader.break_path(SET, set_of(&stories));
    let count = || reader.see("return window.offprintCount", Value::Null);
    reader.wait_until("the page has a count", || count().is_string());
    reader.loaded();
    let count = count();
    assert!(count.as_str().is_some_and(|count| count.starts_with("Read ")), "too late: {count}");
    reader.wait_until("all stories are there", || reader.count_said() == "1500 stories");
    reader.type_query("words");
    reader.wait_until("all are found", || reader.count_said() == "1500 stories");
    assert_eq!(reader.scroll(), 0.0, "from the top");
}

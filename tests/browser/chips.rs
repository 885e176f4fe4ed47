//! What narrows the list, said in a line above it, and what that line leaves in view.

use serde_json::Value;

use crate::{stage::Reader, suite::Test};

pub(crate) const TESTS: &[Test] = &[
    Test::new("chips: the day that is said is the day in force", the_day_in_force),
    Test::new("chips: a day emptied part by part is lifted", a_day_emptied),
    Test::new("chips: however many, one row", one_row),
    Test::new("chips: what is typed beyond words is said and taken away", of_a_query),
    Test::new("chips: a typed order is shown, and gives way to a chosen one", a_typed_order),
    Test::new("chips: nothing in the sheet has the focus under its ends", clear_in_the_sheet),
    Test::new("chips: another answer of as many stories is said anew", said_anew),
];

fn the_day_in_force(reader: &Reader) {
    reader.open("?from=2021-07-04");
    // WebKit goes back over entries that were made without a hand on the page.
    reader.click("#count");
    assert!(reader.text_of(".summary .chip").contains("2021"));
    reader.set_day("from", "2022-02-01");
    assert_eq!(reader.texts(".summary .chip", "textContent").len(), 1);
    let said = reader.text_of(".summary .chip");
    assert!(said.contains("2022"), "{said}");
    reader.back();
    reader.wait_until("the chip goes back, too", || {
        reader.text_of(".summary .chip").contains("2021")
    });
}

/// The browser says that the field has changed while it is half empty, and no more when it is empty.
fn a_day_emptied(reader: &Reader) {
    reader.open("?from=2021-07-04");
    let some = reader.count();
    const EMPTY: &str = "
        const field = document.getElementById('from');
        field.focus();
        field.value = '';
        field.blur();
    ";
    reader.see(EMPTY, Value::Null);
    reader.settle();
    assert!(reader.count() > some);
    assert_eq!(reader.address(), "");
}

fn of_a_query(reader: &Reader) {
    reader.open("");
    reader.type_query("ice");
    let all = reader.count();
    assert!(
        reader.texts(".summary .chip", "textContent").is_empty(),
        "plain words are in the field"
    );
    reader.type_query(" -lake after:2020 ");
    let fewer = reader.count();
    assert!(fewer < all, "{fewer} of {all}");
    let chips = reader.texts(".summary .chip", "textContent");
    assert!(chips.len() == 2 && chips[0].contains("not lake"), "{chips:?}");
    assert!(chips[1].contains("from 1 Jan 2020"), "{chips:?}");
    reader.wait_until("what is asked is said", || {
        reader.text_of("#said").contains("not lake, from 1 Jan 2020")
    });
    reader.click(".summary .chip");
    reader.settle();
    assert_eq!(reader.query(), "ice after:2020-01-01 ");
    reader.click(".summary .chip");
    reader.settle();
    assert_eq!((reader.query().trim(), reader.count()), ("ice", all));
    reader.back();
    reader.wait_until("the last part is there again", || {
        reader.texts(".summary .chip", "textContent").len() == 1
    });
}

fn a_typed_order(reader: &Reader) {
    reader.open("");
    reader.type_query("ice sort:oldest");
    assert_eq!(reader.order(), "oldest");
    let times = reader.times_of(&reader.slugs());
    assert!(times.is_sorted(), "oldest first, but {times:?}");
    reader.sort_by("newest");
    assert_eq!((reader.query().trim(), reader.order().as_str()), ("ice", "newest"));
    let times = reader.times_of(&reader.slugs());
    assert!(times.is_sorted_by(|a, b| a >= b), "newest first, but {times:?}");
}

fn one_row(reader: &Reader) {
    const BAR: &str = "
        const box = document.querySelector('.front-top').getBoundingClientRect();
        return [box.height, document.documentElement.scrollWidth - innerWidth];
    ";
    for width in [600, 1280] {
        reader.session().resize(width, 700);
        reader.open("?section=Science");
        let one = reader.see(BAR, Value::Null)[0].as_f64().unwrap_or_default();
        let many: String = (0..30).map(|n| format!("&section=Section+{n}")).collect();
        reader.open(&format!("?section=Science{many}"));
        assert_eq!(reader.texts(".summary .chip", "textContent").len(), 31);
        let bar = reader.see(BAR, Value::Null);
        let (high, sideways) = (bar[0].as_f64(), bar[1].as_f64());
        // Where a scrollbar takes room of its own, it makes the row higher.
        assert!(high.is_some_and(|high| high <= one + 18.0), "{width}: {bar} after {one}");
        assert!(sideways.is_some_and(|sideways| sideways <= 0.0), "{width}: {bar}");
    }
}

fn clear_in_the_sheet(reader: &Reader) {
    const COVERED: &str = "
        const done = arguments[arguments.length - 1];
        const frame = () => new Promise((then) => requestAnimationFrame(then));
        const look = async () => {
            const covered = [];
            // The ends of the timeline lie over it, and take the pointer at their handles alone.
            for (const one of document.querySelectorAll('#facets :is(button, input:not(.end))')) {
                if (!one.getClientRects().length) continue;
                one.focus();
                // WebKit scrolls to it in a frame of its own.
                await frame();
                await frame();
                const { x, y, width, height } = one.getBoundingClientRect();
                for (const place of [2, height / 2, height - 2]) {
                    const over = document.elementFromPoint(x + width / 2, y + place);
                    if (!one.contains(over)) covered.push([one.textContent || one.id, place]);
                }
            }
            done(covered);
        };
        look();
    ";
    reader.session().resize(600, 700);
    reader.open("");
    reader.session().click("#filters");
    reader.wait_until("the sheet is open", || reader.is_shown(".sheet-foot"));
    let covered = reader.session().js_later(COVERED, &[]);
    assert_eq!(covered, Value::Array(Vec::new()));
}

fn said_anew(reader: &Reader) {
    let said = || reader.text_of("#said");
    reader.open("");
    reader.type_query("qzxj");
    reader.wait_until("it is said", || said() == "0 stories");
    reader.type_query("k");
    reader.wait_until("what was said is gone", || said().is_empty());
    reader.wait_until("it is said anew", || said() == "0 stories");
}

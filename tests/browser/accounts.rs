//! Why a story is in the list: told on its card, in numbers that add up to the order.

use fantoccini::key::Key;
use offprint::{article::Day, search::Query};
use serde_json::Value;

use crate::{
    indexed::served,
    stage::Reader,
    suite::{Host, Test},
};

pub(crate) const TESTS: &[Test] = &[
    Test::new("why: what is told of the words adds up to the order", adds_up),
    Test::new("why: told when it is asked for, until something else is asked", until_another),
    Test::new("why: by the keyboard, and without opening the story", by_the_keyboard),
    Test::new("why: on the way back it is told as before", told_again),
    Test::new("why: an index that the press made tells the same", by_an_index).on(Host::Indexed),
];

/// Of each card that tells why: what each word gives, and the sum.
fn told(reader: &Reader) -> Vec<(Vec<u32>, u32)> {
    const TOLD: &str = "
        const number = (cell) => Math.round(parseFloat(cell.textContent) * 100);
        return Array.from(document.querySelectorAll('.account'), (account) => [
            Array.from(account.querySelectorAll('tr:not(:last-child) td'), number), number(account.querySelector('tr:last-child td'))]);
    ";
    let told = reader.see(TOLD, Value::Null);
    serde_json::from_value(told).expect("these are numbers")
}

/// Asks every card in view why it is there.
fn ask_all(reader: &Reader) {
    let ask =
        "document.querySelectorAll('.why-here[aria-expanded=false]').forEach((ask) => ask.click())";
    reader.see(ask, Value::Null);
    reader.settle();
}

fn adds_up(reader: &Reader) {
    reader.open("?q=ice+coer+lak");
    ask_all(reader);
    let all = told(reader);
    assert_eq!(all.len(), reader.slugs().len());
    for (given, sum) in &all {
        assert_eq!((given.len(), given.iter().sum::<u32>()), (3, *sum));
    }
    let sums = |held: bool| -> Vec<u32> {
        let whole = all.iter().filter(|(given, _)| given.iter().all(|&given| given > 0) == held);
        whole.map(|(_, sum)| *sum).collect()
    };
    let whole = sums(true);
    let ordered: Vec<u32> = whole.iter().copied().chain(sums(false)).collect();
    assert_eq!(ordered, all.iter().map(|(_, sum)| *sum).collect::<Vec<_>>());
    assert!(whole.is_sorted_by(|a, b| a >= b), "{whole:?}");
    assert!(sums(false).is_sorted_by(|a, b| a >= b));
    let said = reader.text_of(".account");
    for words in [
        "core, if coer is a slip",
        "begins with lak",
        "of 60 stories have it",
        "; 1 of 60 stories has it",
        "Together",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(said.contains("in the headline") && said.contains("It holds every word"), "{said}");
    reader.sort_by("newest");
    ask_all(reader);
    assert!(reader.text_of(".account").contains("in another order"));
}

fn until_another(reader: &Reader) {
    reader.open("");
    assert!(!reader.is_there(".why-here"), "nothing is asked");
    reader.type_query("ice");
    assert!(reader.is_there(".why-here") && !reader.is_there(".account"));
    reader.click(".why-here");
    assert!(reader.is_there(".why-here[aria-expanded=true]") && reader.is_there(".account"));
    reader.type_query(" c");
    assert!(!reader.is_there(".account") && !reader.is_there(".why-here[aria-expanded=true]"));
    reader.press(Key::Backspace);
    assert!(!reader.is_there(".account"), "nor is it told again unasked");
    reader.click(".why-here");
    reader.empty_search();
    assert!(!reader.is_there(".why-here"));
    reader.open("?section=Science");
    assert!(!reader.is_there(".why-here"), "no words are asked for");
}

fn by_the_keyboard(reader: &Reader) {
    reader.open("?q=ice");
    let address = reader.address();
    reader.see("document.querySelector('.why-here').focus()", Value::Null);
    for is_told in [true, false, true] {
        reader.press(Key::Enter);
        assert_eq!(reader.is_there(".account"), is_told);
        assert!(reader.is_true("return document.activeElement.className == 'why-here'"));
    }
    reader.click(".account p");
    assert_eq!(reader.address(), address, "the story stays closed");
}

fn told_again(reader: &Reader) {
    reader.open("?q=ice");
    reader.click(".story-card:nth-of-type(2) .why-here");
    let before = reader.text_of(".account");
    reader.open_story(2);
    reader.back();
    assert_eq!(reader.text_of(".account"), before);
    assert_eq!(told(reader).len(), 1);
}

fn by_an_index(reader: &Reader) {
    let (index, stories) = served(reader);
    for typed in ["ice", "the glaceir", "the lakes"] {
        reader.open(&format!("?q={}", typed.replace(' ', "+")));
        reader.wait_until("it is answered", || reader.is_there(".why-here"));
        reader.settle();
        ask_all(reader);
        let slugs = reader.slugs();
        let all = told(reader);
        assert_eq!(all.len(), slugs.len());
        for (slug, (given, _)) in slugs.iter().zip(all) {
            let place = stories.articles().iter().position(|story| story.slug.as_str() == *slug);
            let doc = offprint::search::DocId(place.expect("it is in the set") as u32);
            let why = index.why(&Query::parse(typed, Day::EPOCH), doc);
            assert_eq!(given, why.hundredths(), "{typed}, {slug}");
        }
    }
}

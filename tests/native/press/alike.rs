//! Stories that are nearly alike: forms that are filled in every day, wire copy of several outlets, and
//! the same sources again, in whatever order.

use super::merging::{draft, headlines, outcomes, set_of, unnamed, words};
use super::patience::thread_time;
use offprint::article::{ArticleSet, Block, Time, write_set};
use offprint::press::merge::merge;
use offprint::press::{Draft, line};

/// A form, as an office of weather fills it in.
fn form(day: &str, figures: [u32; 6], towns: [&str; 3]) -> String {
    let [a, b, c, d, e, f] = figures;
    let [one, two, three] = towns;
    format!(
        "Forecast for {day} as issued by the office at noon for the whole of the coast and the hills behind it.\n\
         In the town of {one} the glass will rise to {a} degrees by day and fall to {b} degrees at night.\n\
         In the town of {two} the glass will rise to {c} degrees by day and fall to {d} degrees at night.\n\
         Winds near {three} will blow from the sea at {e} knots in the morning and at {f} knots in the evening.\n\
         Sailors are asked to listen to the harbour office before they leave and to keep to the channel.\n\
         The next forecast will be issued by the office at noon tomorrow and will be read on the radio."
    )
}

fn monday() -> String {
    form("Monday", [3, 1, 4, 1, 15, 9], ["Aberdale", "Bexmouth", "Cape Roe"])
}

fn tuesday() -> String {
    form("Tuesday", [12, 5, 13, 8, 7, 32], ["Aberdale", "Dunwick", "Cape Poe"])
}

fn on(day: &str, draft: Draft) -> Draft {
    Draft { published: Time::parse(day), ..draft }
}

fn from(file: &str, draft: Draft) -> Draft {
    Draft { from: line(file), ..draft }
}

fn bytes(set: &ArticleSet) -> String {
    let mut bytes = Vec::new();
    write_set(None, None, set.articles(), set.removed(), &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// All orders of some drafts.
fn orders(drafts: &[Draft]) -> Vec<Vec<Draft>> {
    if drafts.len() < 2 {
        return vec![drafts.to_vec()];
    }
    let mut all = Vec::new();
    for first in 0..drafts.len() {
        let mut rest = drafts.to_vec();
        let one = rest.remove(first);
        for mut order in orders(&rest) {
            order.insert(0, one.clone());
            all.push(order);
        }
    }
    all
}

/// The set that the drafts make in any order and however often they are brought in.
fn always(drafts: &[Draft]) -> ArticleSet {
    let set = set_of(merge(&ArticleSet::default(), drafts.to_vec()));
    let expected = bytes(&set);
    for order in orders(drafts) {
        let shown: Vec<_> = order.iter().map(|draft| draft.headline.clone()).collect();
        let mut now = set_of(merge(&ArticleSet::default(), order.clone()));
        assert_eq!(bytes(&now), expected, "first, in the order {shown:?}");
        for time in ["second", "third"] {
            now = set_of(merge(&now, order.clone()));
            assert_eq!(bytes(&now), expected, "a {time} time, in the order {shown:?}");
        }
        assert_eq!(bytes(&set_of(merge(&set, order))), expected, "into the set, {shown:?}");
    }
    set
}

/// Whether every paragraph of a text stands in the set.
fn has_all(set: &ArticleSet, text: &str) -> bool {
    let all = bytes(set);
    text.lines().all(|line| all.contains(line))
}

#[test]
fn a_form_of_one_outlet_is_a_story_every_day() {
    let of = |id: &str, day: &str, headline: &str, text: &str| {
        on(day, draft("Post", id, headline, text))
    };
    for (one, other) in [("Weather", "Weather"), ("Monday's weather", "Tuesday's weather")] {
        let first = of("a", "2024-01-22", one, &monday());
        let second = of("b", "2024-01-23", other, &tuesday());
        let set = always(&[first.clone(), second.clone()]);
        assert!(set.len() == 2 && has_all(&set, &monday()) && has_all(&set, &tuesday()), "{one}");
        let set = set_of(merge(&ArticleSet::default(), vec![first]));
        assert_eq!(outcomes(&merge(&set, vec![second])), ["new"], "{one}, the day after");
    }
    // Of one day, too, and where nobody says the day.
    for day in ["2024-01-22", ""] {
        let set =
            always(&[of("a", day, "Traffic", &monday()), of("b", day, "Traffic", &tuesday())]);
        assert!(set.len() == 2 && has_all(&set, &tuesday()), "{day:?}");
    }
    // What was published twice, with nothing changed, is one.
    let twice =
        [of("a", "2024-01-22", "Weather", &monday()), of("b", "2024-01-22", "Weather", &monday())];
    assert_eq!(always(&twice).len(), 1);
}

#[test]
fn a_form_that_outlets_print_is_one_story_a_day() {
    let set = always(&[
        on("2024-01-22", draft("Post", "1", "Monday's weather", &monday())),
        on("2024-01-23", draft("Post", "2", "Tuesday's weather", &tuesday())),
        on("2024-01-22", draft("Times", "3", "Cold on the coast", &monday())),
        on("2024-01-23", draft("Times", "4", "Milder on the coast", &tuesday())),
    ]);
    assert!(set.len() == 2 && has_all(&set, &monday()) && has_all(&set, &tuesday()));
    assert!(set.articles().iter().all(|article| article.versions.len() == 1));
    // Where the outlets are but the names of files, and no day is said.
    let set = always(&[
        on("", draft("monday", "1", "Weather", &monday())),
        on("", draft("tuesday", "2", "Weather", &tuesday())),
    ]);
    assert!(set.len() == 2 && has_all(&set, &monday()) && has_all(&set, &tuesday()));
}

#[test]
fn a_figure_and_names_that_differ_make_another_of_one_form() {
    let match_of = |teams: &str, goals: &str, referee: &str| {
        format!(
            "The second division went on in the rain on Sunday, and {teams} ended {goals} before a crowd that had hoped for more.\n\
             The whistle was in the hands of {referee}, who had to use it often, and who sent two men to the bench for words that nobody wants to repeat.\n\
             The clubs meet again in a month. Until then the pitch is to be drained, said the office that looks after it, and the stand is to be given its roof back."
        )
    };
    let one = match_of("Ashel against Okeby", "4-1", "Nils Aro");
    let other = match_of("Pelham against Orby", "2-1", "Eva Holt");
    let set = always(&[
        draft("Post", "p", "Ashel win at last", &one),
        draft("Times", "t", "Pelham hold on", &other),
    ]);
    assert!(set.len() == 2 && has_all(&set, &one) && has_all(&set, &other));
    // With the same figures, somebody else's whole name.
    let other = match_of("Pelham against Orby", "4-1", "Eva Holt");
    let set = always(&[
        draft("Post", "p", "Ashel win at last", &one),
        draft("Times", "t", "Pelham hold on", &other),
    ]);
    assert!(set.len() == 2 && has_all(&set, &one) && has_all(&set, &other));
}

#[test]
fn what_outlets_change_in_wire_copy_keeps_it_one_story() {
    let wire = words(1).replace("story1", "Kiev")
        + "\nThe ministry said 1,200 people had left on Monday, and spoke of \
        it to Reuters at length, as did the mayor.";
    let printed =
        wire.replace("Kiev", "Kyiv").replace("Reuters", "Another Agency").replace("1,200", "1200");
    let set = always(&[
        draft("Post", "p", "The post's headline", &wire),
        on("2024-01-24", draft("Times", "t", "The times' headline", &printed)),
        draft("Herald", "h", "Cut", &wire.lines().take(8).collect::<Vec<_>>().join("\n")),
    ]);
    assert_eq!((set.len(), set.articles()[0].versions.len()), (1, 2));
}

#[test]
fn what_is_like_the_second_of_a_row_is_not_therefore_like_the_first() {
    let all: Vec<String> =
        (0..24).map(|n| words(n).lines().next().unwrap_or_default().to_owned()).collect();
    let part = |from: usize, to: usize| {
        (from..to)
            .map(|n| format!("{} It goes on{n} for a while{n} here{n}.", all[n]))
            .collect::<Vec<_>>()
            .join("\n")
    };
    let of = |outlet: &str, from, to| draft(outlet, outlet, outlet, &part(from, to));
    let row = [of("Post", 0, 12), of("Times", 4, 16), of("Herald", 8, 20), of("Globe", 12, 24)];
    let set = always(&row);
    assert!(set.len() >= 2, "{:?}", headlines(&set));
    for article in set.articles() {
        assert!(article.other_ids.is_sorted());
    }
    let same: Vec<Draft> = ["Post", "Times", "Herald", "Globe", "Star"]
        .map(|outlet| draft(outlet, outlet, outlet, &part(0, 12)))
        .to_vec();
    let set = always(&same);
    assert_eq!((set.len(), set.articles()[0].other_ids.len()), (1, 4));
    assert!(set.articles()[0].other_ids.is_sorted());
}

#[test]
fn the_same_sources_again_are_nothing_new_in_any_order() {
    let long = format!("{}\n{}\n{}", words(1), words(2), words(3));
    let short = words(2);
    let wire = |headline: &str, body: &str| from("wire.txt", unnamed(headline, "2024-01-23", body));
    // A short wire that stands whole in a long story of another outlet.
    let set = always(&[
        on("2024-01-24", draft("Times", "https://t.example/1", "Storm", &long)),
        wire("Weather", &short),
        wire("Weather", &monday()),
        wire("Weather", &tuesday()),
    ]);
    assert!(has_all(&set, &long) && has_all(&set, &monday()) && has_all(&set, &tuesday()));
    // Other tellings under one address, a page and a wire of one outlet, a headline alone.
    let set = always(&[
        draft("A", "https://a.example/1", "One", "Short, and said otherwise."),
        draft("B", "https://a.example/1", "One more", "Short, and told otherwise."),
        draft("Post", "https://p.example/1", "Ferry", &words(4)),
        from("page.html", unnamed("Ferry", "2024-01-23", &words(4))),
        from("page.html", unnamed("Ferry", "2024-01-24", "")),
    ]);
    assert_eq!(set.len(), 3, "{:?}", headlines(&set));
}

#[test]
fn a_wire_that_was_folded_stays_so_when_the_story_kept_is_written_anew() {
    let long =
        |n| draft("Times", "https://t.example/1", "Storm", &format!("{}\n{}", words(1), words(n)));
    let wire = || from("wire.txt", unnamed("Weather", "2024-01-23", &words(1)));
    let set = set_of(merge(&ArticleSet::default(), vec![long(2), wire()]));
    assert_eq!(set.len(), 1);
    let anew = || vec![draft("Times", "https://t.example/1", "Storm", &words(9)), wire()];
    let second = set_of(merge(&set, anew()));
    let third = set_of(merge(&second, anew()));
    assert_eq!((second.len(), bytes(&third)), (1, bytes(&second)));
}

#[test]
fn a_series_in_any_language_is_as_many_stories() {
    let french = |day: &str, n: u32| {
        format!(
            "La Bourse a clos la séance de {day} sur un gain de {n} points après une journée calme où peu de titres ont été échangés par les maisons de la place, et les courtiers attendent la suite de la semaine sans hâte ni grande crainte."
        )
    };
    let german = |n: u32| {
        format!(
            "Der Markt eröffnete ruhig und blieb es bis zum Abend, als der Index bei {n} Punkten stand; gehandelt wurde wenig, gesprochen viel, und die Häuser am Platz erwarten für die kommenden Tage nichts, was daran viel ändern könnte oder sollte."
        )
    };
    let spanish = |n: u32| {
        format!(
            "El precio del trigo quedó en {n} pesos en la lonja del puerto, donde se vendió poco y se habló mucho de la lluvia que no llega a los campos del norte, y los tratantes esperan que la semana termine como empezó, sin prisa ninguna."
        )
    };
    let arabic = |word: &str| {
        format!(
            "أغلقت السوق اليوم على {word} طفيف بعد جلسة هادئة لم تشهد كثيرا من البيع والشراء وقال التجار إنهم ينتظرون ما تأتي به الأيام المقبلة من أخبار عن الموسم في القرى الواقعة شمال المدينة الكبيرة وجنوبها قبل أن يقرروا شيئا جديدا"
        )
    };
    let japanese = |n: &str| {
        format!(
            "港の市場では小麦の値段が{n}円となり、売り買いは少なく、商人たちは北の畑に雨が降るのを待ちながら静かな一日を過ごしたと市場の事務所は伝えている。"
        )
    };
    for (file, one, two) in [
        (
            "fr",
            ("La Bourse de lundi", french("lundi", 3)),
            ("La Bourse de mardi", french("mardi", 8)),
        ),
        (
            "fr2",
            ("Bourse, épisode 3", french("la veille", 3)),
            ("Bourse, épisode 4", french("la veille", 8)),
        ),
        ("de", ("Der Markt am Montag", german(12)), ("Der Markt am Dienstag", german(19))),
        ("es", ("El trigo del lunes", spanish(12)), ("El trigo del martes", spanish(19))),
        ("ar", ("سوق يوم الاثنين", arabic("ارتفاع")), ("سوق يوم الثلاثاء", arabic("انخفاض"))),
        ("ja", ("月曜の市場", japanese("三百")), ("火曜の市場", japanese("四百"))),
        ("other", ("Ruhig", german(12)), ("Stürmisch", german(19))),
    ] {
        let told = |(headline, text): &(&str, String)| {
            from(file, Draft { published: None, ..unnamed(headline, "", text) })
        };
        let set = set_of(merge(&ArticleSet::default(), vec![told(&one)]));
        let merged = merge(&set, vec![told(&two)]);
        assert_eq!(outcomes(&merged), ["new"], "{file}");
        let set = set_of(merged);
        assert!(has_all(&set, &one.1) && has_all(&set, &two.1), "{file}");
        assert_eq!(always(&[told(&one), told(&two)]).len(), 2, "{file}");
        // A headline that is corrected over its text is no other story, in any of them.
        let more = format!("{}\n{}", one.1, words(3).lines().next().unwrap_or_default());
        let set = set_of(merge(&ArticleSet::default(), vec![told(&one)]));
        assert_eq!(outcomes(&merge(&set, vec![told(&(two.0, more))])), ["updated"], "{file}");
    }
}

#[test]
fn the_same_headline_over_a_form_filled_in_anew_is_another_story() {
    for (one, other) in
        [("2024-01-22", "2024-01-23"), ("2024-01-22T10:00:00Z", "2024-01-22T16:00:00Z"), ("", "")]
    {
        let first = from("weather.txt", unnamed("Weather", one, &monday()));
        let second = from("weather.txt", unnamed("Weather", other, &tuesday()));
        let set = set_of(merge(&ArticleSet::default(), vec![first.clone()]));
        assert_eq!(outcomes(&merge(&set, vec![second.clone()])), ["new"], "{one}");
        assert_eq!(always(&[first, second]).len(), 2, "{one}");
    }
    // A correction is none.
    let set = set_of(merge(
        &ArticleSet::default(),
        vec![from("f", unnamed("Ferry", "2024-01-22", &monday()))],
    ));
    let corrected = monday().replace("15 knots", "16 knots");
    let merged = merge(&set, vec![from("f", unnamed("Ferry", "2024-01-22", &corrected))]);
    assert_eq!(outcomes(&merged), ["updated"]);
}

#[test]
fn what_holds_the_same_short_wire_is_not_the_same() {
    let two = format!("{}\n{}", words(1), words(2));
    let three = format!("{}\n{}", words(1), words(3));
    let told = |body: &str| from("all.txt", unnamed("Evening news", "2024-01-23", body));
    let set = always(&[told(&words(1)), told(&two), told(&three)]);
    assert!(set.len() >= 2 && has_all(&set, &two) && has_all(&set, &three));
    let set = set_of(merge(&ArticleSet::default(), vec![told(&words(1))]));
    let set = set_of(merge(&set, vec![told(&words(1)), told(&two), told(&three)]));
    assert!(has_all(&set, &two) && has_all(&set, &three));
}

#[test]
fn thousands_under_one_headline_or_in_one_file_are_known_again_in_time() {
    let row = |n: usize, headline: String| {
        let text = format!(
            "{} {}",
            words(n).lines().next().unwrap_or_default(),
            form("Monday", [n as u32; 6], ["A", "B", "C"])
        );
        from("rows.csv", Draft { published: None, ..unnamed(&headline, "", &text) })
    };
    let began = thread_time();
    let same: Vec<Draft> = (0..1_500).map(|n| row(n, "Market report".to_owned())).collect();
    let set = set_of(merge(&ArticleSet::default(), same.clone()));
    assert_eq!(set.len(), 1_500);
    assert!(outcomes(&merge(&set, same)).iter().all(|word| *word == "unchanged"));
    let renamed: Vec<Draft> =
        (0..1_500).map(|n| row(n, format!("Report of the harbour desk {n}"))).collect();
    let merged = merge(&set, renamed);
    let updated = outcomes(&merged).iter().filter(|word| **word == "updated").count();
    assert_eq!(updated, 1_500);
    let took = thread_time().saturating_sub(began);
    assert!(took.as_secs() < 60, "{took:?}");
    assert!(
        set.articles().iter().all(|article| matches!(article.body[0], Block::Paragraph { .. }))
    );
}

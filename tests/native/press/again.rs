//! Stories that come again: under another headline, another outlet's name, another id.

use super::merging::{draft, headlines, outcomes, set_of, unnamed, words};
use super::told::source;
use offprint::article::{ArticleId, ArticleSet, Removed, Time, WebAddress, write_set};
use offprint::press::merge::{Merged, merge};
use offprint::press::removal::taken_out;
use offprint::press::{Draft, Limits, feed, line};

fn from(file: &str, draft: Draft) -> Draft {
    Draft { from: line(file), ..draft }
}

/// A feed with one story that has a plain number for its id.
fn numbered(title: &str, links: &str, headline: &str, text: &str) -> Vec<Draft> {
    let feed = format!(
        "<rss version=\"2.0\" xmlns:a=\"http://www.w3.org/2005/Atom\"><channel><title>{title}</title>{links}\
         <item><guid isPermaLink=\"false\">1</guid><title>{headline}</title><description>{text}</description></item></channel></rss>"
    );
    let mut drafts = feed::read(&source("feed.xml", &feed), &Limits::default()).drafts;
    drafts.iter_mut().for_each(|draft| draft.source = line(title));
    drafts
}

fn own(address: &str) -> String {
    format!("<a:link rel=\"self\" href=\"{address}\"/><link>https://portal.example/</link>")
}

#[test]
fn a_number_is_an_id_within_the_feeds_own_address() {
    let ice = || numbered("News", &own("https://north.example/feed"), "Ice", &words(1));
    let sand = numbered("News", &own("https://south.example/feed"), "Sand", &words(2));
    let set = set_of(merge(&ArticleSet::default(), [ice(), sand].concat()));
    let mut both = headlines(&set);
    both.sort();
    assert_eq!(both, ["Ice", "Sand"], "two feeds of one title do not overwrite each other");

    let renamed = numbered("The North", &own("https://north.example/feed"), "Ice", &words(1));
    assert_eq!(outcomes(&merge(&set, renamed)), ["updated"], "a feed may take another title");
    for address in [
        "http://north.example/feed/",
        "https://WWW.north.example/feed?paged=2",
        "https://north.example:443/feed?utm_source=x#top",
    ] {
        let again = numbered("News", &own(address), "Ice", &words(1));
        assert_eq!(outcomes(&merge(&set, again)), ["unchanged"], "{address}");
    }
    let other = numbered("News", &own("https://north.example/feed?section=2"), "Tar", &words(3));
    assert_eq!(
        outcomes(&merge(&set, other)),
        ["new"],
        "the query tells feeds of one program apart"
    );

    let site = |title| numbered(title, "<link>https://east.example/</link>", "Fog", &words(4));
    let set = set_of(merge(&ArticleSet::default(), site("News")));
    let sport = numbered("Sport", "<link>https://east.example/</link>", "Goals", &words(5));
    assert_eq!(outcomes(&merge(&set, sport)), ["new"], "another feed of the site is another feed");
    assert_eq!(
        set_of(merge(&set, site("East"))).articles().len(),
        1,
        "under a new title, its stories are not doubled"
    );
    let paged = |page: &str| {
        numbered("P", &own(&format!("https://west.example/feed?page={page}")), "P", &words(6))
    };
    let id = |drafts| merge(&ArticleSet::default(), drafts).articles[0].id.clone();
    assert_ne!(id(paged("news")), id(paged("sport")), "a word is no number of a page");
    let nameless = || numbered("News", "", "Fog", &words(4));
    let set = set_of(merge(&ArticleSet::default(), nameless()));
    assert_eq!(
        outcomes(&merge(&set, nameless())),
        ["unchanged"],
        "by its title where it says nothing"
    );
}

#[test]
fn json_feeds_scope_their_ids_too_and_a_number_is_no_address() {
    let feed = |address: &str| {
        let feed = format!(
            r#"{{"version":"https://jsonfeed.org/version/1.1","title":"News","home_page_url":"https://portal.example/","feed_url":"{address}",
            "items":[{{"id":"2","title":"Ice","content_text":"{}"}}]}}"#,
            words(1).replace('\n', " ")
        );
        let mut drafts = feed::read(&source("feed.json", &feed), &Limits::default()).drafts;
        drafts.iter_mut().for_each(|draft| draft.source = line("News"));
        drafts
    };
    let one = feed("https://north.example/feed.json");
    assert_eq!((one[0].source_id.as_deref(), one[0].address.as_ref()), (Some("2"), None));
    let id = |drafts| merge(&ArticleSet::default(), drafts).articles[0].id.clone();
    assert_ne!(id(one.clone()), id(feed("https://south.example/feed.json")));
    assert_eq!(id(one), id(feed("http://www.north.example/feed.json/")));
}

#[test]
fn another_headline_over_the_same_text_of_one_file_is_no_second_story() {
    let file = |headline, body: &str| from("ferry.html", unnamed(headline, "2024-01-23", body));
    let set = set_of(merge(&ArticleSet::default(), vec![file("Ferry sails", &words(1))]));
    let (id, slug) = (set.articles()[0].id.clone(), set.articles()[0].slug.clone());
    assert_eq!(set.articles()[0].source_id.as_deref(), Some("in:ferry.html"));

    let more = format!("{}\nA paragraph more about the ferry.", words(1));
    let merged = merge(&set, vec![file("Ferry sails at last", &more)]);
    assert_eq!(outcomes(&merged), ["updated"]);
    let after = set_of(merged);
    assert_eq!(headlines(&after), ["Ferry sails at last"]);
    assert_eq!((&after.articles()[0].id, &after.articles()[0].slug), (&id, &slug));
    assert_eq!(outcomes(&merge(&after, vec![file("Ferry sails at last", &more)])), ["unchanged"]);

    // The old headline comes back over something else.
    let merged = merge(&after, vec![file("Ferry sails", &words(2))]);
    assert_eq!(outcomes(&merged), ["new"], "and takes no other story's place");
    let both = set_of(merged);
    let again = vec![file("Ferry sails", &words(2)), file("Ferry sails at last", &more)];
    assert_eq!(outcomes(&merge(&both, again)), ["unchanged", "unchanged"]);
}

#[test]
fn another_name_for_the_outlet_makes_no_second_story() {
    let named = |outlet: &str| Draft {
        source: line(outlet),
        ..from("wire.txt", unnamed("Ferry sails", "2024-01-23", &words(1)))
    };
    let set = set_of(merge(&ArticleSet::default(), vec![named("wire")]));
    let merged = merge(&set, vec![named("Harbour Wire")]);
    assert_eq!(outcomes(&merged), ["updated"]);
    let after = set_of(merged);
    assert_eq!((after.len(), &*after.articles()[0].source), (1, "Harbour Wire"));
    assert_eq!(after.articles()[0].id, set.articles()[0].id);
    // What an editor took out stays out, too.
    let mut bytes = Vec::new();
    write_set(None, None, &[], &[taken_out(&set.articles()[0])], &mut bytes).unwrap();
    let (out, _) = ArticleSet::read(&bytes);
    assert_eq!(merge(&out, vec![named("Harbour Wire")]).articles, []);
}

#[test]
fn what_is_another_story_stays_one() {
    let file = |headline, day, body: &str| from("weather.txt", unnamed(headline, day, body));
    let set = set_of(merge(
        &ArticleSet::default(),
        vec![file("Weather", "2024-01-01", &words(1)), file("Market", "2024-01-01", &words(2))],
    ));
    let report = |n: usize| format!("{}\nToday's number is {n}, and no other.", words(7));
    for (what, next) in [
        ("next week's weather", file("Weather", "2024-01-08", &words(3))),
        ("another headline and text", file("Storm", "2024-01-01", &words(4))),
        ("a short text", file("Storm", "2024-01-01", "Nothing to say.")),
    ] {
        assert_eq!(outcomes(&merge(&set, vec![next])), ["new"], "{what}");
    }
    // A form that is filled in every day.
    let undated = |headline: &str, n| Draft {
        published: None,
        ..from("market.txt", unnamed(headline, "2024-01-01", &report(n)))
    };
    let set = set_of(merge(&ArticleSet::default(), vec![undated("Market on Monday", 1)]));
    assert_eq!(outcomes(&merge(&set, vec![undated("Market on Tuesday", 2)])), ["new"]);
    let dated = |headline: &str, day, n| from("market.txt", unnamed(headline, day, &report(n)));
    let set = set_of(merge(&ArticleSet::default(), vec![dated("Calm", "2024-01-01", 1)]));
    assert_eq!(outcomes(&merge(&set, vec![dated("Storm", "2024-01-02", 2)])), ["new"]);
    // Two of one file that are alike, each under its own headline.
    let two = || vec![dated("Calm", "2024-01-01", 1), dated("Storm", "2024-01-01", 2)];
    let merged = merge(&set, two());
    assert_eq!(outcomes(&merged), ["unchanged", "new"]);
    assert_eq!(outcomes(&merge(&set_of(merged), two())), ["unchanged", "unchanged"]);
}

#[test]
fn a_telling_that_was_folded_comes_back_as_nothing_new() {
    let post = || draft("Post", "p", "The post's headline", &words(1));
    let times = |headline: &str, body: &str| draft("Times", "t", headline, body);
    let set = set_of(merge(
        &ArticleSet::default(),
        vec![post(), times("The times' headline", &words(1))],
    ));
    let kept = &set.articles()[0];
    assert_eq!((set.len(), kept.other_ids.len(), kept.versions.len()), (1, 1, 1));
    // The other source, alone, and written anew from beginning to end.
    let (one, other) = match &*kept.source {
        "Post" => ("Times", times("A third headline", &words(5))),
        _ => ("Post", draft("Post", "p", "A third headline", &words(5))),
    };
    let merged = merge(&set, vec![other.clone()]);
    assert_eq!(outcomes(&merged), ["version of another story"]);
    let after = set_of(merged);
    let version = &after.articles()[0].versions[0];
    assert_eq!((after.len(), after.articles()[0].versions.len()), (1, 1));
    assert_eq!((&*version.source, &*version.headline), (one, "A third headline"));
    // Brought into another set it keeps them; taken out, they stay out with it.
    let mut bytes = Vec::new();
    write_set(None, None, &[], &[taken_out(&after.articles()[0])], &mut bytes).unwrap();
    let (out, refusals) = ArticleSet::read(&bytes);
    assert_eq!(refusals, []);
    let merged = merge(&out, vec![other]);
    assert_eq!(outcomes(&merged), ["taken out by an editor before"]);
}

#[test]
fn a_folded_telling_has_one_entry_whatever_changes_of_it() {
    let post = || draft("Post", "p", "Storm", &words(1));
    let at = |address: &str, draft: Draft| Draft { address: WebAddress::parse(address), ..draft };
    let times = |n: usize, text: &str| {
        let on = Draft {
            published: Time::parse(&format!("2024-01-2{n}")),
            ..draft("Times", "t", &format!("Headline {n}"), text)
        };
        at(&format!("https://t.example/{n}"), on)
    };
    let set = set_of(merge(&ArticleSet::default(), vec![post()]));
    let mut set = set_of(merge(&set, vec![times(3, &words(1))]));
    for n in 4..7 {
        let fuller = format!("{}\n{}", words(1), words(n));
        for text in [words(1), fuller, words(n)] {
            let merged = merge(&set, vec![times(n, &text), post()]);
            assert_eq!(outcomes(&merged), ["version of another story", "unchanged"]);
            set = set_of(merged);
            let story = &set.articles()[0];
            assert_eq!((set.len(), story.versions.len()), (1, 1));
            let version = &story.versions[0];
            let address = version.address.as_ref().map(ToString::to_string);
            assert_eq!(
                (&*version.headline, version.published, address.as_deref()),
                (
                    format!("Headline {n}").as_str(),
                    Time::parse(&format!("2024-01-2{n}")),
                    Some(format!("https://t.example/{n}").as_str())
                )
            );
        }
    }
    // Two of one outlet, of which one is kept: what the other is called later does not double it.
    let one = || draft("Post", "q", "Storm", &words(1));
    let set = set_of(merge(&ArticleSet::default(), vec![post(), one()]));
    assert_eq!((set.len(), set.articles()[0].versions.len()), (1, 0));
    let other = set.articles()[0].other_ids[0].clone();
    let id = |draft: Draft| merge(&ArticleSet::default(), vec![draft]).articles[0].id.clone();
    let name = if id(post()) == other { "p" } else { "q" };
    let later = |headline: &str| draft("Post", name, headline, &format!("{}\nMore.", words(1)));
    let set = set_of(merge(&set, vec![later("Storm passes")]));
    let set = set_of(merge(&set, vec![later("Storm has passed")]));
    let versions: Vec<&str> = set.articles()[0].versions.iter().map(|it| &*it.headline).collect();
    assert_eq!((set.len(), versions), (1, vec!["Storm has passed"]));
}

#[test]
fn what_a_set_has_under_an_id_of_before_is_found_again() {
    // The ids were made of links as written.
    let before = |link: &str| offprint::press::identity::id_of_name(link).to_string();
    let linked = |link: &str, headline: &str, n: usize| Draft {
        source_id: None,
        address: WebAddress::parse(link),
        ..draft("Post", "", headline, &words(n))
    };
    let plain = linked("https://a.example/ice", "Ice", 1);
    for (kept, comes) in [
        ("http://a.example/ice", "http://a.example/ice"),
        ("http://www.a.example/ice/?utm_source=x", "https://a.example/ice"),
        ("https://a.example/ice#top", "https://a.example/ice/"),
        ("https://a.example/ice", "http://www.a.example/ice?fbclid=1"),
    ] {
        let mut story = (*merge(&ArticleSet::default(), vec![plain.clone()]).articles[0]).clone();
        story.id = ArticleId::parse(&before(kept)).unwrap();
        story.address = WebAddress::parse(kept);
        let mut bytes = Vec::new();
        write_set(None, None, &[story.clone().into()], &[], &mut bytes).unwrap();
        let (old, _) = ArticleSet::read(&bytes);
        let merged = merge(&old, vec![linked(comes, "Ice", 1)]);
        assert_eq!((merged.articles.len(), &merged.articles[0].id), (1, &story.id), "{kept}");
        // And the old set brought into a new one.
        let new = set_of(merge(&ArticleSet::default(), vec![linked(comes, "Ice", 1)]));
        let told = source("set.json", std::str::from_utf8(&bytes).unwrap());
        let drafts = offprint::press::set_in::read(&told, &Limits::default()).drafts;
        let merged = merge(&new, drafts.clone());
        assert_eq!(merged.articles.len(), 1, "{kept} into a new set");
        let set = set_of(merged);
        assert_eq!(set_of(merge(&set, drafts)).articles(), set.articles());
        // Taken out, it stays out under the new rule, too.
        let mut bytes = Vec::new();
        let out = Removed { fingerprint: None, ..taken_out(&story) };
        write_set(None, None, &[], &[out], &mut bytes).unwrap();
        let (out, _) = ArticleSet::read(&bytes);
        if !kept.contains(['?', '#']) {
            assert_eq!(
                merge(&out, vec![linked(comes, "Ice", 1)]).articles,
                [],
                "{kept}, taken out"
            );
        }
    }
}

#[test]
fn parts_of_one_page_are_stories_where_nothing_else_tells_them_apart() {
    let part = |fragment: &str, headline: &str, n: usize| {
        draft("Post", &format!("https://a.example/changes{fragment}"), headline, &words(n))
    };
    let both = || vec![part("#v1", "The first", 1), part("#v2", "The second", 2)];
    let set = set_of(merge(&ArticleSet::default(), both()));
    assert_eq!(set.len(), 2);
    assert_eq!(outcomes(&merge(&set, both())), ["unchanged"; 2]);
    // One after the other, too.
    let first = set_of(merge(&ArticleSet::default(), vec![part("#v1", "The first", 1)]));
    let merged = merge(&first, vec![part("#v2", "The second", 2)]);
    assert_eq!(outcomes(&merged), ["new"]);
    let set = set_of(merged);
    assert_eq!(outcomes(&merge(&set, both())), ["unchanged"; 2]);
    let three = [both(), vec![part("#v3", "The third", 3)]].concat();
    assert_eq!(outcomes(&merge(&set, three)), ["unchanged", "unchanged", "new"]);
    // A place in a page that has one story is no name.
    assert_eq!(outcomes(&merge(&first, vec![part("", "The first", 1)]))[0], "updated");
    assert_eq!(outcomes(&merge(&first, vec![part("#top", "The first", 1)]))[0], "updated");
}

#[test]
fn a_row_written_anew_is_its_story_still() {
    let told = |body: &str| from("news.csv", unnamed("Fair returns", "2026-03-02", body));
    let beside = from("news.csv", unnamed("Choir seeks tenors", "2026-03-01", &words(3)));
    let (was, now) = ("The fair is back on the Green.", "The fair was put off for a week.");
    let set = set_of(merge(&ArticleSet::default(), vec![told(was), beside.clone()]));
    let again = merge(&set, vec![told(now), beside.clone()]);
    assert_eq!(outcomes(&again), ["updated", "unchanged"]);

    // Of two, nobody can tell which is which.
    let two = vec![told(now), told("A second fair comes to Church Field."), beside.clone()];
    assert_eq!(outcomes(&merge(&set, two)), ["new", "new", "unchanged"]);

    // What was taken out stays out, too.
    let (mut articles, mut removed) = (Vec::new(), Vec::new());
    for article in set.articles() {
        match *article.headline == *"Fair returns" {
            true => removed.push(taken_out(article)),
            false => articles.push(article.clone()),
        }
    }
    let set = set_of(Merged { articles, removed, ..Merged::default() });
    let merged = merge(&set, vec![told(now), beside]);
    assert_eq!(outcomes(&merged), ["taken out by an editor before", "unchanged"]);
}

#[test]
fn another_long_text_of_one_file_headline_and_day_is_not_written_over() {
    let told = |when: &str, n: usize| {
        from("wire.txt", unnamed("Weather", when, &super::unlike::strange(n)))
    };
    let set = set_of(merge(&ArticleSet::default(), vec![told("2026-03-02", 1)]));
    let merged = merge(&set, vec![told("2026-03-02", 2)]);
    assert_eq!(outcomes(&merged), ["new"]);
    let both = set_of(merged);
    assert_eq!(both.len(), 2);
    let again = set_of(merge(&both, vec![told("2026-03-02", 2)]));
    assert_eq!(again.articles(), both.articles());
    // What says its hour is one story, however it was written anew.
    let set = set_of(merge(&ArticleSet::default(), vec![told("2026-03-02T10:00:00Z", 1)]));
    assert_eq!(outcomes(&merge(&set, vec![told("2026-03-02T10:00:00Z", 2)])), ["updated"]);
}

#[test]
fn what_two_outlets_tell_in_one_file_is_each_ones_own() {
    let told = |outlet: &str, headline: &str, when: &str, more: &str| {
        let text =
            format!("The quay will be closed for nine days, the council said on Monday.{more}");
        Draft { source: line(outlet), ..from("page.html", unnamed(headline, when, &text)) }
    };
    let hour = "2024-01-23T16:00:00Z";
    let first = vec![told("Herald", "Quay", hour, ""), told("Times", "Quay", "", "")];
    let second = vec![
        told("Herald", "Quay", hour, " Two ships lay at anchor."),
        told("Herald", "Market report", hour, ""),
        told("Times", "Market report", "", ""),
    ];
    let set = set_of(merge(&set_of(merge(&ArticleSet::default(), first)), second.clone()));
    let again = merge(&set, second);
    assert_eq!(outcomes(&again), ["unchanged"; 3]);
    assert_eq!(set_of(again).articles(), set.articles());
}

#[test]
fn another_story_under_the_headline_of_a_folded_one_is_not_taken_for_it() {
    let post = || draft("Times", "t", "Storm over the coast", &words(1));
    let wire = |body: &str| from("weather.txt", unnamed("Weather", "2024-01-23", body));
    let set = set_of(merge(&ArticleSet::default(), vec![post()]));
    let set = set_of(merge(&set, vec![wire(&words(1))]));
    // By its headline, and by its text.
    assert_eq!((set.len(), set.articles()[0].other_ids.len()), (1, 2));
    assert_eq!(outcomes(&merge(&set, vec![wire(&words(1))])), ["version of another story"]);
    assert_eq!(outcomes(&merge(&set, vec![wire(&words(2))])), ["new"]);
}

#[test]
fn a_list_of_names_is_parted_and_a_house_is_not() {
    for (said, names) in [
        ("Jane Roe and Kim Doe", vec!["Jane Roe", "Kim Doe"]),
        ("By Jane Roe, Kim van Doe and Sam Poe", vec!["Jane Roe", "Kim van Doe", "Sam Poe"]),
        ("Jane Roe, Kim Doe, and Sam Poe", vec!["Jane Roe", "Kim Doe", "Sam Poe"]),
        ("Jane Roe, Kim Doe, Sam Poe", vec!["Jane Roe", "Kim Doe", "Sam Poe"]),
        ("Jane Roe; Kim Doe", vec!["Jane Roe", "Kim Doe"]),
        ("Jane Roe &amp; Kim Doe", vec!["Jane Roe", "Kim Doe"]),
        ("Élodie Roe et Zoë Doe", vec!["Élodie Roe", "Zoë Doe"]),
        ("by Jane Roe", vec!["Jane Roe"]),
        ("By the harbour desk", vec!["By the harbour desk"]),
        ("Bylaw Watch", vec!["Bylaw Watch"]),
        ("Marks and Spencer", vec!["Marks and Spencer"]),
        ("Jane and Kim Doe", vec!["Jane and Kim Doe"]),
        ("Foreign Affairs and Trade Office", vec!["Foreign Affairs and Trade Office"]),
        ("Arts Desk and Harbour Newsroom", vec!["Arts Desk and Harbour Newsroom"]),
        ("Institute of Sand and Ministry of Ice", vec!["Institute of Sand and Ministry of Ice"]),
        ("Jane Roe, New York", vec!["Jane Roe, New York"]),
        ("Jane Roe, Staff Writer", vec!["Jane Roe, Staff Writer"]),
        ("Jane Roe, political editor and Kim Doe", vec!["Jane Roe, political editor and Kim Doe"]),
        ("Doe, Jane", vec!["Doe, Jane"]),
    ] {
        for element in ["dc:creator", "author"] {
            let feed = format!(
                "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><item><title>Ice</title><{element}>{said}</{element}></item></channel></rss>"
            );
            let gathered = feed::read(&source("feed.xml", &feed), &Limits::default());
            let found: Vec<&str> = gathered.drafts[0].bylines.iter().map(|name| &**name).collect();
            assert_eq!(found, names, "{element}: {said}");
        }
    }
}

#[test]
fn a_page_saved_anew_with_another_headline_and_figure_is_the_story_it_was() {
    let text = |cost: &str| {
        format!("{} The bridge will cost the county {cost} crowns to mend, it is said.", words(1))
    };
    let page = |headline, day, body: &str| from("bridge.html", unnamed(headline, day, body));
    for day in ["2024-01-23T09:40:00+01:00", "2024-01-23", ""] {
        let before = page("Bridge shut", day, &text("310"));
        let after = page("Bridge is closed until spring", day, &text("470"));
        let set = set_of(merge(&ArticleSet::default(), vec![before.clone()]));
        let merged = merge(&set, vec![after.clone()]);
        assert_eq!(outcomes(&merged), ["updated"], "{day:?}");
        let set = set_of(merged);
        assert_eq!(headlines(&set), ["Bridge is closed until spring"], "{day:?}");
        assert_eq!(outcomes(&merge(&set, vec![after])), ["unchanged"], "{day:?}");
    }
    // The next of a series is another story, and so is what has another text or another hour.
    let set = set_of(merge(
        &ArticleSet::default(),
        vec![page("Tides on Monday", "2024-01-22", &text("310"))],
    ));
    for (headline, day, body) in [
        ("Tides on Tuesday", "2024-01-23", text("470")),
        ("Tides on Tuesday", "", text("470")),
        ("Ferry aground", "2024-01-22", words(7)),
    ] {
        assert_eq!(outcomes(&merge(&set, vec![page(headline, day, &body)])), ["new"], "{headline}");
    }
}

//! What editors set: kept while there is nothing to set it on, kept of both sides where a set is brought
//! into another, and told once where somebody says otherwise.

use super::importing::Folder;
use super::merging::{draft, headlines, outcomes, set_of, words};
use offprint::article::{Article, ArticleSet, EditedField, Image, Removed, WebAddress, write_set};
use offprint::press::edit::{Rival, edit, said, waiting};
use offprint::press::merge::{Merged, merge};
use offprint::press::{Draft, line};

/// A set of these stories.
fn holding(articles: &[Article], removed: &[Removed]) -> ArticleSet {
    let articles: Vec<_> = articles.iter().cloned().map(Into::into).collect();
    let mut bytes = Vec::new();
    write_set(None, None, &articles, removed, &mut bytes).unwrap();
    let (set, refusals) = ArticleSet::read(&bytes);
    assert_eq!(refusals, []);
    set
}

/// The set with the first story edited.
fn edited(set: &ArticleSet, edits: &[(EditedField, &str)]) -> ArticleSet {
    let mut articles: Vec<Article> =
        set.articles().iter().map(|article| (**article).clone()).collect();
    for (field, value) in edits {
        edit(&mut articles[0], *field, value).unwrap();
    }
    holding(&articles, set.removed())
}

/// Conflicts as they are told: the field, who, what is said now, what stays.
fn conflicts(merged: &Merged) -> Vec<(EditedField, Rival, &str, &str)> {
    let told = merged.conflicts.iter();
    told.map(|it| (it.field, it.rival, it.now.as_str(), it.editor.as_str())).collect()
}

fn pictured(address: &str, alt: &str, headline: &str) -> Draft {
    let image = Image {
        address: WebAddress::parse(address),
        alt: offprint::press::prose(alt),
        ..Image::default()
    };
    Draft { lead_image: Some(image), ..draft("A", "1", headline, &words(1)) }
}

const EDITS: [(EditedField, &str); 3] = [
    (EditedField::Alt, "A ferry"),
    (EditedField::Caption, "The ferry at the quay"),
    (EditedField::Credit, "Agency / Sam Poe"),
];

#[test]
fn words_about_a_picture_wait_for_it() {
    let plain = || draft("A", "1", "One", &words(1));
    let set = set_of(merge(&ArticleSet::default(), vec![plain()]));
    let set = edited(&set, &EDITS);
    let story = &set.articles()[0];
    assert_eq!((story.lead_image.as_ref(), story.overrides.len()), (None, 3));
    for (field, value) in EDITS {
        assert_eq!((waiting(story, field), &*said(story, field)), (Some(value), ""), "{field:?}");
    }
    // Any number of imports without one.
    let again = merge(&set, vec![plain()]);
    assert_eq!((outcomes(&again), again.conflicts.len()), (vec!["unchanged"], 0));
    let set = set_of(again);
    let one = || pictured("https://a.example/1.png", "", "One");
    let merged = merge(&set, vec![one()]);
    let told: Vec<_> = merged.conflicts.iter().map(|it| (&*it.was, &*it.now)).collect();
    assert_eq!(told, [("no picture", "the picture https://a.example/1.png"); 3], "each is told of");
    let set = set_of(merged);
    for (field, value) in EDITS {
        assert_eq!(said(&set.articles()[0], field), value, "{field:?}");
    }
    assert_eq!(merge(&set, vec![one()]).conflicts, [], "once");
    // It goes, and comes back.
    let gone = set_of(merge(&set, vec![plain()]));
    assert_eq!(
        (gone.articles()[0].lead_image.as_ref(), gone.articles()[0].overrides.len()),
        (None, 3)
    );
    let back = set_of(merge(&gone, vec![one()]));
    for (field, value) in EDITS {
        assert_eq!(said(&back.articles()[0], field), value, "{field:?} again");
    }
}

#[test]
fn a_picture_of_words_alone_may_be_emptied_and_filled_again() {
    let note = || {
        let image = Image { caption: line("A harbour"), ..Image::default() };
        Draft { lead_image: Some(image), ..draft("A", "1", "One", &words(1)) }
    };
    let set = set_of(merge(&ArticleSet::default(), vec![note()]));
    let emptied = edited(&set, &[(EditedField::Caption, "")]);
    assert_eq!(emptied.articles()[0].lead_image, None);
    let emptied = set_of(merge(&emptied, vec![note()]));
    assert_eq!(emptied.articles()[0].lead_image, None, "the editor's word stands");
    let filled = edited(&emptied, &[(EditedField::Caption, "A harbour")]);
    assert_eq!(filled.articles(), set.articles());
    // With another word about it, it is there for that.
    let credited = edited(&emptied, &[(EditedField::Credit, "Sam Poe")]);
    let credited = set_of(merge(&credited, vec![note()]));
    let image = credited.articles()[0].lead_image.clone().unwrap();
    assert_eq!(
        (image.caption, image.credit.map(|it| it.line())),
        (None, Some("Sam Poe".to_owned()))
    );
}

#[test]
fn who_edits_is_told_that_it_waits() {
    let folder = Folder::new("waits");
    folder.write(
        "j.jsonl",
        "{\"id\":\"1\",\"title\":\"Ferry\",\"source\":\"Post\",\"body\":\"It sailed.\"}\n",
    );
    folder.check(&["import", "j.jsonl"], 0, &["1 new"]);
    folder.check(&["edit", "ferry", "alt=A ferry"], 0, &["no picture now; \"A ferry\" is kept"]);
    assert_eq!(folder.set("articles.json")["articles"][0]["overrides"][0]["value"], "A ferry");
    folder.check(&["edit", "ferry", "alt="], 0, &["nothing waits"]);
    assert!(folder.set("articles.json")["articles"][0]["overrides"].is_null());
    folder.check(&["edit", "ferry", "alt="], 0, &["already"]);
}

#[test]
fn a_conflict_is_told_once_even_where_what_is_new_does_not_fit() {
    let set = set_of(merge(&ArticleSet::default(), vec![draft("A", "1", "One", &words(1))]));
    let set = edited(&set, &[(EditedField::Headline, "Mine")]);
    let other = || draft("A", "1", "Theirs", &words(1));
    let merged = merge(&set, vec![other()]);
    assert_eq!(merged.conflicts.len(), 1);
    let set = set_of(merged);
    for _ in 0..3 {
        assert_eq!(merge(&set, vec![other()]).conflicts, []);
    }
    // A story that has grown beyond what a set takes stays as it is, and nothing of it is told.
    let large = "Words that go on and on. ".repeat(3_900);
    let large = vec![large; 12].join("\n");
    let merged = merge(&set, vec![draft("A", "1", "A third one", &large)]);
    assert_eq!(merged.conflicts, []);
    assert_eq!(set_of(merged).articles(), set.articles());
}

/// The stories of a set as they are brought into another.
pub(super) fn brought(set: &ArticleSet) -> Vec<Draft> {
    let mut bytes = Vec::new();
    write_set(None, None, set.articles(), set.removed(), &mut bytes).unwrap();
    let source = super::told::source("set.json", std::str::from_utf8(&bytes).unwrap());
    let drafts = offprint::press::set_in::read(&source, &Default::default()).drafts;
    drafts.into_iter().filter(|draft| draft.taken_out.is_none()).collect()
}

#[test]
fn a_set_in_a_set_keeps_what_both_editors_said() {
    let feed = || vec![draft("A", "1", "One", &words(1))];
    let base = set_of(merge(&ArticleSet::default(), feed()));
    let mine = edited(&base, &[(EditedField::Headline, "Mine"), (EditedField::Section, "Sea")]);
    let theirs = edited(&base, &[(EditedField::Headline, "Theirs"), (EditedField::Kicker, "Ice")]);
    let merged = merge(&mine, brought(&theirs));
    assert_eq!(conflicts(&merged), [(EditedField::Headline, Rival::Editor, "Theirs", "Mine")]);
    let set = set_of(merged);
    let all = |set: &ArticleSet| {
        let story = &set.articles()[0];
        [EditedField::Headline, EditedField::Kicker, EditedField::Section]
            .map(|field| said(story, field))
    };
    assert_eq!(all(&set), ["Mine", "Ice", "Sea"]);
    let edits = &set.articles()[0].overrides;
    assert_eq!((edits.len(), &*edits[0].others[0]), (3, "Theirs"), "nothing of it is lost");
    // Whatever comes again, in whatever order: nothing is told, and nothing changes.
    for drafts in [brought(&theirs), feed(), [feed(), brought(&theirs)].concat(), brought(&mine)] {
        let again = merge(&set, drafts);
        assert_eq!(again.conflicts, []);
        assert_eq!(set_of(again).articles(), set.articles());
    }
    // The source's new word is told as ever.
    let merged = merge(&set, vec![draft("A", "1", "Two", &words(1))]);
    assert_eq!(conflicts(&merged), [(EditedField::Headline, Rival::Source, "Two", "Mine")]);
    assert_eq!(all(&set_of(merged)), ["Mine", "Ice", "Sea"]);
    // Both at once into a new one.
    for drafts in [[brought(&mine), brought(&theirs)], [brought(&theirs), brought(&mine)]] {
        let merged = merge(&ArticleSet::default(), drafts.concat());
        assert_eq!(
            (outcomes(&merged), merged.conflicts.len()),
            (vec!["new", "twice in this import"], 1)
        );
        let set = set_of(merged);
        let again = merge(&set, drafts.concat());
        assert_eq!(again.conflicts, []);
        assert_eq!(set_of(again).articles(), set.articles());
        assert_eq!(all(&set)[1..], ["Ice", "Sea"]);
    }
}

#[test]
fn a_set_in_a_set_keeps_where_both_led() {
    let feed = |headline: &str| draft("A", "1", headline, &words(1));
    let mine = set_of(merge(&ArticleSet::default(), vec![feed("One")]));
    let mut story =
        (*set_of(merge(&ArticleSet::default(), vec![feed("Another one")])).articles()[0]).clone();
    story.former_slugs.push(offprint::article::Slug::parse("the-first-one").unwrap());
    let theirs = holding(&[story], &[]);
    let merged = merge(&mine, brought(&theirs));
    let set = set_of(merged);
    let story = &set.articles()[0];
    let former: Vec<&str> = story.former_slugs.iter().map(|slug| slug.as_str()).collect();
    assert_eq!((story.slug.as_str(), former), ("one", vec!["another-one", "the-first-one"]));
    let again = merge(&set, brought(&theirs));
    assert_eq!(outcomes(&again), ["unchanged"]);
    // What is taken here already leads where it led.
    let taken = draft("A", "2", "Another one", &words(2));
    let mine = set_of(merge(&ArticleSet::default(), vec![feed("One"), taken]));
    let set = set_of(merge(&mine, brought(&theirs)));
    let slug = offprint::article::Slug::parse("another-one").unwrap();
    assert_eq!(&*set.articles()[set.find(&slug).unwrap()].headline, "Another one");
    assert_eq!(set_of(merge(&set, brought(&theirs))).articles(), set.articles());
    // A telling that another outlet's is kept for brings its names and its editor's words along.
    let here = set_of(merge(&ArticleSet::default(), vec![draft("Post", "p", "At sea", &words(1))]));
    let theirs = edited(&theirs, &[(EditedField::Kicker, "Ice"), (EditedField::Dateline, "Selby")]);
    let merged = merge(&here, brought(&theirs));
    assert_eq!(outcomes(&merged), ["version of another story"]);
    let set = set_of(merged);
    assert_eq!(headlines(&set), ["At sea"]);
    let story = &set.articles()[0];
    assert_eq!(
        (said(story, EditedField::Kicker), said(story, EditedField::Dateline)),
        ("Ice".to_owned(), String::new())
    );
    assert_eq!(set.find(&slug), Some(0));
    assert_eq!(set_of(merge(&set, brought(&theirs))).articles(), set.articles());
}

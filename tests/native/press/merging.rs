//! New stories and a set that is there: updates, versions, editors, and nothing lost.

use super::patience::thread_time;
use super::unlike::strange;
use offprint::article::{
    ArticleSet, Block, EditedField, Image, ImageFile, ImagePath, Pixels, Prose, Span, Text, Time,
    WebAddress, write_set,
};
use offprint::press::edit::{edit, said};
use offprint::press::merge::{Merged, Outcome, merge};
use offprint::press::removal::taken_out;
use offprint::press::{Draft, line};

/// A story of an outlet, under the id that it has there.
pub(super) fn draft(source: &str, id: &str, headline: &str, body: &str) -> Draft {
    let paragraph = |text: &str| Block::Paragraph {
        text: Text(vec![Span::Text { text: Prose::parse(text).unwrap() }]),
    };
    Draft {
        source: line(source),
        source_id: line(id),
        headline: line(headline),
        published: Time::parse("2024-01-23"),
        body: body.split('\n').filter(|text| !text.is_empty()).map(paragraph).collect(),
        ..Draft::default()
    }
}

/// Words enough to tell a story by; another number makes other words.
pub(super) fn words(number: usize) -> String {
    let sentence = |n: usize| {
        format!("Sentence{number}x{n} of story{number} says something{n} in its own way{number}.")
    };
    (0..12).map(sentence).collect::<Vec<_>>().join("\n")
}

pub(super) fn set_of(merged: Merged) -> ArticleSet {
    let mut bytes = Vec::new();
    write_set(None, None, &merged.articles, &merged.removed, &mut bytes).unwrap();
    let (set, refusals) = ArticleSet::read(&bytes);
    assert_eq!(refusals, [], "what is merged can be read");
    set
}

pub(super) fn outcomes(merged: &Merged) -> Vec<&'static str> {
    merged.outcomes.iter().map(|(_, outcome)| outcome.word()).collect()
}

pub(super) fn headlines(set: &ArticleSet) -> Vec<String> {
    set.articles().iter().map(|article| article.headline.to_string()).collect()
}

#[test]
fn importing_again_changes_nothing() {
    let drafts = || vec![draft("A", "1", "One", &words(1)), draft("A", "2", "Two", &words(2))];
    let set = set_of(merge(&ArticleSet::default(), drafts()));
    let again = merge(&set, drafts());
    assert_eq!(outcomes(&again), ["unchanged", "unchanged"]);
    let second = set_of(again);
    assert_eq!(second.articles(), set.articles());
}

#[test]
fn an_update_keeps_name_and_place() {
    let set = set_of(merge(
        &ArticleSet::default(),
        vec![draft("A", "1", "One", &words(1)), draft("A", "2", "Two", &words(2))],
    ));
    let merged = merge(
        &set,
        vec![draft("A", "1", "One, corrected", &words(3)), draft("A", "3", "Three", &words(4))],
    );
    assert_eq!(outcomes(&merged), ["updated", "new"]);
    let after = set_of(merged);
    let place = set.articles().iter().position(|article| &*article.headline == "One").unwrap();
    let updated = &after.articles()[place + 1];
    assert_eq!((&*updated.headline, updated.slug.as_str()), ("One, corrected", "one"));
    assert_eq!(updated.id, set.articles()[place].id);
    assert_eq!(&*after.articles()[0].headline, "Three", "new ones come first");
}

#[test]
fn a_feed_that_gives_less_takes_nothing_away() {
    let set = set_of(merge(&ArticleSet::default(), vec![draft("A", "1", "One", &words(1))]));
    let after = set_of(merge(&set, vec![draft("A", "1", "One again", "")]));
    assert_eq!(after.articles()[0].body, set.articles()[0].body);
    assert_eq!(headlines(&after), ["One again"]);
}

#[test]
fn what_an_editor_set_stands_and_a_new_word_is_told() {
    let set = set_of(merge(&ArticleSet::default(), vec![draft("A", "1", "One", &words(1))]));
    let mut article = (*set.articles()[0]).clone();
    edit(&mut article, EditedField::Headline, "The editor's one").unwrap();
    edit(&mut article, EditedField::Topics, "Ice; Snow").unwrap();
    let mut bytes = Vec::new();
    write_set(None, None, &[article.into()], &[], &mut bytes).unwrap();
    let (edited, _) = ArticleSet::read(&bytes);

    let same = merge(&edited, vec![draft("A", "1", "One", &words(1))]);
    assert_eq!((outcomes(&same), same.conflicts.len()), (vec!["unchanged"], 0));

    let merged = merge(&edited, vec![draft("A", "1", "One, by the source", &words(1))]);
    let told: Vec<_> = merged
        .conflicts
        .iter()
        .map(|c| (c.was.as_str(), c.now.as_str(), c.editor.as_str()))
        .collect();
    assert_eq!(told, [("One", "One, by the source", "The editor's one")]);
    let after = set_of(merged);
    assert_eq!(headlines(&after), ["The editor's one"]);
    assert_eq!(said(&after.articles()[0], EditedField::Topics), "Ice; Snow");
    let again = merge(&after, vec![draft("A", "1", "One, by the source", &words(1))]);
    assert_eq!(again.conflicts, [], "a conflict is told once");

    let come_round = set_of(merge(&after, vec![draft("A", "1", "The editor's one", &words(1))]));
    let left: Vec<_> =
        come_round.articles()[0].overrides.iter().map(|edited| edited.field).collect();
    assert_eq!(
        left,
        [EditedField::Headline, EditedField::Topics],
        "and it is kept, should the source think again"
    );
}

#[test]
fn setting_a_field_back_ends_the_override() {
    let set = set_of(merge(&ArticleSet::default(), vec![draft("A", "1", "One", &words(1))]));
    let mut article = (*set.articles()[0]).clone();
    edit(&mut article, EditedField::Caption, "A harbour").unwrap();
    assert_eq!((article.overrides.len(), article.lead_image.is_some()), (1, false));
    edit(&mut article, EditedField::Caption, "").unwrap();
    assert_eq!((article.overrides.len(), article.lead_image.is_some()), (0, false));
    for (field, text) in [
        (EditedField::Headline, " "),
        (EditedField::Published, "soon"),
        (EditedField::Language, "English!"),
    ] {
        assert!(edit(&mut article, field, text).is_err(), "{field:?} {text:?}");
    }
    assert_eq!(*set.articles()[0], article, "what does not fit changes nothing");
}

#[test]
fn what_was_taken_out_stays_out() {
    let set = set_of(merge(&ArticleSet::default(), vec![draft("A", "1", "One", &words(1))]));
    let article = &set.articles()[0];
    let out = taken_out(article);
    let mut bytes = Vec::new();
    write_set(None, None, &[], &[out], &mut bytes).unwrap();
    let (set, refusals) = ArticleSet::read(&bytes);
    assert_eq!((refusals.len(), set.removed().len()), (0, 1));
    let merged =
        merge(&set, vec![draft("A", "1", "One", &words(1)), draft("A", "2", "One", &words(2))]);
    assert!(matches!(merged.outcomes[0].1, Outcome::Removed));
    let after = set_of(merged);
    assert_eq!(after.removed().len(), 1);
    assert_eq!(after.articles()[0].slug.as_str(), "one-2", "its address is not given to another");
}

#[test]
fn wire_copy_of_several_outlets_is_one_story() {
    let shorter = words(1).lines().take(9).collect::<Vec<_>>().join("\n");
    let longer = format!("{}\nA paragraph of our own about the town and its people.", words(1));
    let drafts = vec![
        draft("Post", "p", "The post's headline", &shorter),
        draft("Times", "t", "The times' headline", &longer),
        draft("Times", "u", "Something else", &words(2)),
    ];
    let merged = merge(&ArticleSet::default(), drafts.clone());
    assert_eq!(merged.articles.len(), 2);
    assert_eq!(
        outcomes(&merged).iter().filter(|word| **word == "version of another story").count(),
        1
    );
    let set = set_of(merged);
    let with = set.articles().iter().find(|article| !article.versions.is_empty()).unwrap();
    assert_eq!(with.versions.len(), 1);
    let again = merge(&set, drafts);
    assert_eq!(set_of(again).articles(), set.articles(), "and again the same");
}

#[test]
fn one_outlets_own_stories_stay_apart() {
    let report = |n: usize| format!("{}\nToday's number is {n}.", words(1));
    let merged = merge(
        &ArticleSet::default(),
        vec![
            draft("Post", "a", "Monday's market", &report(1)),
            draft("Post", "b", "Tuesday's market", &report(2)),
        ],
    );
    assert_eq!(merged.articles.len(), 2);
}

#[test]
fn the_same_story_twice_in_one_import_is_one() {
    let merged = merge(
        &ArticleSet::default(),
        vec![
            draft("A", "https://a.example/1", "One", "Short."),
            draft("B", "https://a.example/1", "One", &words(1)),
        ],
    );
    assert_eq!(outcomes(&merged), ["new", "twice in this import"]);
    assert_eq!(merged.articles[0].body.len(), 12, "the fuller one");
}

#[test]
fn a_story_with_nothing_to_say_is_refused_by_name() {
    let nothing = Draft { source: line("A"), ..Draft::default() };
    let merged = merge(&ArticleSet::default(), vec![nothing, draft("A", "1", "One", "")]);
    assert_eq!(outcomes(&merged), ["refused", "new"]);
}

/// A story that has no name but its headline.
pub(super) fn unnamed(headline: &str, day: &str, body: &str) -> Draft {
    Draft { source_id: None, published: Time::parse(day), ..draft("Post", "", headline, body) }
}

#[test]
fn a_headline_that_comes_again_is_another_story() {
    let (wheat, barley) = (words(1), words(2));
    let set =
        set_of(merge(&ArticleSet::default(), vec![unnamed("Market report", "2024-01-01", &wheat)]));
    let id = set.articles()[0].id.clone();
    let next = vec![
        unnamed("Market report", "2024-02-08", &barley),
        unnamed("Market report", "2024-01-01", &format!("{wheat}\nA line more.")),
    ];
    let merged = merge(&set, next.clone());
    assert_eq!(outcomes(&merged), ["new", "updated"]);
    let after = set_of(merged);
    assert_eq!(after.articles()[1].id, id, "whatever the order");
    let again = merge(&after, next);
    assert_eq!(outcomes(&again), ["unchanged", "unchanged"]);
}

#[test]
fn another_outlets_telling_of_what_was_taken_out_stays_out() {
    let article = set_of(merge(&ArticleSet::default(), vec![draft("Post", "p", "One", &words(1))]))
        .articles()[0]
        .clone();
    let out = taken_out(&article);
    let mut bytes = Vec::new();
    write_set(None, None, &[], &[out], &mut bytes).unwrap();
    let (set, _) = ArticleSet::read(&bytes);
    let merged = merge(
        &set,
        vec![draft("Post", "p", "One", &words(1)), draft("Herald", "h", "Another one", &words(1))],
    );
    assert_eq!(merged.articles, []);
}

#[test]
fn a_version_stays_one_whatever_an_editor_set() {
    let both = || {
        vec![draft("Post", "p", "One", &words(1)), draft("Herald", "h", "Another one", &words(1))]
    };
    let set = set_of(merge(&ArticleSet::default(), both()));
    for (field, value) in [(EditedField::Published, "2020-01-01"), (EditedField::Source, "Herald")]
    {
        let mut article = (*set.articles()[0]).clone();
        edit(&mut article, field, value).unwrap();
        let mut bytes = Vec::new();
        write_set(None, None, &[article.into()], &[], &mut bytes).unwrap();
        let (edited, _) = ArticleSet::read(&bytes);
        assert_eq!(merge(&edited, both()).articles.len(), 1, "{field:?}");
    }
}

#[test]
fn thousands_of_stories_under_one_headline_are_named_in_time() {
    let many: Vec<Draft> =
        (0..5_000).map(|n| draft("Post", &format!("id-{n}"), "Market report", "Words.")).collect();
    let began = thread_time();
    assert_eq!(merge(&ArticleSet::default(), many).articles.len(), 5_000);
    assert!(
        thread_time().saturating_sub(began).as_secs() < 10,
        "{:?}",
        thread_time().saturating_sub(began)
    );
}

/// A picture as a source tells of it.
fn image(file: Option<&str>, address: Option<&str>, caption: &str) -> Image {
    let file = file.map(|path| ImageFile {
        path: ImagePath::parse(path).unwrap(),
        width: Pixels::new(4).unwrap(),
        height: Pixels::new(3).unwrap(),
    });
    let address = address.map(|address| WebAddress::parse(address).unwrap());
    Image { file, address, alt: Prose::parse(caption).ok(), caption: line(caption), credit: None }
}

#[test]
fn a_kept_picture_stays_with_its_own_words() {
    let told = |lead: Image, body: Image, headline: &str| Draft {
        lead_image: Some(lead),
        body: [draft("A", "1", headline, &words(1)).body, vec![Block::Figure { image: body }]]
            .concat(),
        ..draft("A", "1", headline, "")
    };
    let far = Some("https://a.example/second.png");
    let first = told(
        image(Some("images/1.png"), None, "A ferry"),
        image(Some("images/2.png"), far, "B"),
        "One",
    );
    let set = set_of(merge(&ArticleSet::default(), vec![first]));

    // Not fetched again, the picture of the body is there still; another one's words get no picture.
    let second = told(image(None, None, "The mayor"), image(None, far, "B"), "One, corrected");
    let set = set_of(merge(&set, vec![second]));
    let article = &set.articles()[0];
    assert_eq!(article.headline.to_string(), "One, corrected");
    assert_eq!(article.lead_image.as_ref().map(|image| image.file.is_some()), Some(false));
    let Some(Block::Figure { image }) = article.body.last() else { panic!("a figure is last") };
    assert_eq!(image.file.as_ref().map(|file| file.path.as_str()), Some("images/2.png"));
}

#[test]
fn parts_of_one_page_are_stories_of_their_own() {
    let folder = super::importing::Folder::new("parts");
    let item = |part: &str, title: &str, text: &str| {
        format!(
            "<item><title>{title}</title><link>https://a.example/log#{part}</link><description>{text}</description></item>"
        )
    };
    let items = item("v0", "Version 2: bridges", &strange(1))
        + &item("v1", "Version 3: new search", &strange(2));
    let feed = format!("<rss version=\"2.0\"><channel><title>Log</title>{items}</channel></rss>");
    folder.write("log.xml", &feed);
    folder.check(&["import", "log.xml", "-o", "a.json"], 0, &["2 new"]);
    folder.check(&["import", "log.xml", "--into", "a.json"], 0, &["2 unchanged"]);
}

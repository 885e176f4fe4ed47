//! Sets that are brought together, with stories that no source gave a name: none is lost in another.

use super::edited::brought;
use super::merging::{draft, outcomes, set_of, words};
use super::unlike::strange;
use offprint::article::{Article, ArticleSet, EditedField, Removed, Time, write_set};
use offprint::press::edit::edit;
use offprint::press::merge::{Outcome, merge, merge_with};
use offprint::press::removal::taken_out;
use offprint::press::{Draft, line};

/// A wire of a file, which has no name but its headline.
fn wire(file: &str, day: &str, body: &str) -> Draft {
    Draft {
        source_id: None,
        from: line(file),
        published: Time::parse(day),
        ..draft("Wire", "", "Markets today", body)
    }
}

fn written(articles: &[Article], removed: &[Removed]) -> ArticleSet {
    let articles: Vec<_> = articles.iter().cloned().map(Into::into).collect();
    let mut bytes = Vec::new();
    write_set(None, None, &articles, removed, &mut bytes).unwrap();
    ArticleSet::read(&bytes).0
}

fn set_with(drafts: Vec<Draft>) -> ArticleSet {
    set_of(merge(&ArticleSet::default(), drafts))
}

/// What the bodies of a set say, in an order of their own.
fn bodies(set: &ArticleSet) -> Vec<String> {
    let mut bodies: Vec<String> =
        set.articles().iter().map(|article| format!("{:?}", article.body)).collect();
    bodies.sort();
    bodies
}

#[test]
fn two_days_under_one_headline_stay_two_stories() {
    let (friday, saturday) =
        (wire("a.txt", "2024-03-01", &strange(1)), wire("b.txt", "2024-03-02", &strange(2)));
    let (a, b) = (set_with(vec![friday.clone()]), set_with(vec![saturday.clone()]));
    assert_eq!(a.articles()[0].id, b.articles()[0].id, "their headline gives both one id");
    let mut article = (*a.articles()[0]).clone();
    edit(&mut article, EditedField::Headline, "Grain day").unwrap();
    let a = written(&[article], &[]);

    // Into a set: an editor's word stays above the story for which it was written.
    let merged = merge(&a, brought(&b));
    assert_eq!(outcomes(&merged), ["new"]);
    let both = set_of(merged);
    assert_eq!(both.len(), 2);
    assert_eq!(both.get(&a.articles()[0].id), Some(&a.articles()[0]));
    // Once more, each alone or both, nothing changes.
    for drafts in [brought(&a), brought(&b), [brought(&b), brought(&a)].concat()] {
        let again = merge(&both, drafts);
        assert!(outcomes(&again).iter().all(|word| *word == "unchanged"), "{:?}", again.outcomes);
        assert_eq!(set_of(again).articles(), both.articles());
    }
    // Two sets at once, in either order, and a set beside a wire.
    let at_once = [[brought(&a), brought(&b)], [brought(&b), brought(&a)]].map(|two| two.concat());
    let sets = at_once.map(set_with);
    assert_eq!(sets[0].articles(), sets[1].articles(), "whatever the order");
    assert_eq!(bodies(&sets[0]), bodies(&both));
    let beside = [brought(&a), vec![saturday.clone()]].concat();
    assert_eq!(bodies(&set_with(beside)), bodies(&both));
    // The wires themselves are known again in what was brought together.
    let again = merge(&both, vec![friday, saturday]);
    assert_eq!(outcomes(&again), ["unchanged", "unchanged"]);
}

#[test]
fn a_telling_of_the_same_story_is_no_second_one() {
    let first = wire("a.txt", "2024-03-01", &words(1));
    let longer = format!("{}\nA paragraph more was written in the evening.", words(1));
    let later = wire("evening.txt", "2024-03-01", &longer);
    let (a, b) = (set_with(vec![first.clone()]), set_with(vec![later]));
    let merged = merge(&a, brought(&b));
    assert_eq!(outcomes(&merged), ["updated"]);
    assert_eq!(bodies(&set_of(merged)), bodies(&b));
    let at_once = set_with([brought(&a), brought(&b)].concat());
    assert_eq!(bodies(&at_once), bodies(&b));
    // Of one file and hour, it is the same however it was written anew; of one day, it may be another.
    let anew = |when: &str, n: usize| set_with(vec![wire("a.txt", when, &strange(n))]);
    let (was, is) = (anew("2024-03-01T10:00:00Z", 4), anew("2024-03-01T10:00:00Z", 3));
    assert_eq!(outcomes(&merge(&was, brought(&is))), ["updated"]);
    let merged = merge(&a, brought(&anew("2024-03-01", 3)));
    assert_eq!(outcomes(&merged), ["new"]);
    assert_eq!(set_of(merged).len(), 2);
    // A wire beside the set that holds it comes twice, and makes one story.
    let both = || [brought(&a), vec![first.clone()]].concat();
    let set = set_with(both());
    assert_eq!(bodies(&set), bodies(&a));
    assert_eq!(set_of(merge(&set, both())).articles(), set.articles());
}

#[test]
fn what_was_taken_out_keeps_no_other_story_out() {
    let a = set_with(vec![wire("a.txt", "2024-03-01", &strange(1))]);
    let b = set_with(vec![wire("b.txt", "2024-03-02", &strange(2))]);
    let without = written(&[], &[taken_out(&a.articles()[0])]);
    assert_eq!(outcomes(&merge(&without, brought(&a))), ["taken out by an editor before"]);
    let merged = merge(&without, brought(&b));
    let [(_, Outcome::New)] = merged.outcomes.as_slice() else { panic!("{:?}", merged.outcomes) };
    let set = set_of(merged);
    assert_eq!(bodies(&set), bodies(&b));
    assert_eq!(outcomes(&merge(&set, brought(&b))), ["unchanged"]);
}

#[test]
fn two_editors_who_took_out_different_stories_under_one_id_keep_both_out() {
    let (friday, saturday) =
        (wire("a.txt", "2024-03-01", &strange(1)), wire("b.txt", "2024-03-02", &strange(2)));
    let rows = [1, 2].map(|n| draft("Post", "1", &format!("Headline{n}a of {n}b"), &strange(n)));
    for (one, other) in [(&friday, &saturday), (&rows[0], &rows[1])] {
        let out = |draft: &Draft| taken_out(&set_with(vec![draft.clone()]).articles()[0]);
        let (first, second) = (out(one), out(other));
        assert_eq!(first.id, second.id);
        for (ours, theirs) in [(&first, &second), (&second, &first)] {
            let set = written(&[], std::slice::from_ref(ours));
            let merged = merge_with(&set, Vec::new(), std::slice::from_ref(theirs));
            assert_eq!(merged.removed, [ours.clone(), theirs.clone()]);
            let both = set_of(merged);
            for theirs in [vec![theirs.clone()], vec![ours.clone(), theirs.clone()]] {
                assert_eq!(merge_with(&both, Vec::new(), &theirs).removed, both.removed());
            }
            for story in [one, other] {
                let merged = merge(&both, vec![story.clone()]);
                assert_eq!(outcomes(&merged), ["taken out by an editor before"]);
                let from_a_set = merge(&both, brought(&set_with(vec![story.clone()])));
                assert_eq!(outcomes(&from_a_set), ["taken out by an editor before"]);
            }
        }
    }
    // The same story, told a little otherwise, is one.
    let longer = format!("{}\nA paragraph more was written.", strange(1));
    let again = taken_out(&set_with(vec![wire("a.txt", "2024-03-01", &longer)]).articles()[0]);
    let ours = written(&[], &[taken_out(&set_with(vec![friday]).articles()[0])]);
    assert_eq!(merge_with(&ours, Vec::new(), &[again]).removed, ours.removed());
}

#[test]
fn a_story_that_comes_back_through_another_set_is_no_version_of_itself() {
    let report = super::removing::report();
    let told = |source: &str, text: &str| Draft {
        source: line(source),
        from: line(&format!("{source}.txt")),
        published: None,
        ..wire("", "", text)
    };
    let mut article = (*set_with(vec![told("t1", &report)]).articles()[0]).clone();
    edit(&mut article, EditedField::Headline, "Editor says").unwrap();
    let mut a = written(&[article], &[]);
    let mut b =
        set_with(vec![told("t2", &strange(2)), told("t1b", &report.replace("soup", "stew"))]);
    b = set_of(merge(&b, brought(&a)));
    assert_eq!(b.len(), 2);
    let text = a.articles()[0].body.clone();
    a = set_of(merge(&a, brought(&b)));
    let story = a.articles().iter().find(|story| *story.headline == *"Editor says").unwrap();
    assert_eq!((a.len(), &*story.source, &story.body), (2, "t1", &text));
    let versions: Vec<(&str, &str)> =
        story.versions.iter().map(|it| (&*it.source, &*it.headline)).collect();
    assert_eq!(versions, [("t1b", "Markets today")], "by the words of its source");
    for _ in 0..2 {
        let again = set_of(merge(&a, brought(&b)));
        assert_eq!(again.articles(), a.articles());
        let again = set_of(merge(&b, brought(&a)));
        let once_more = set_of(merge(&again, brought(&a)));
        assert_eq!(again.articles(), once_more.articles());
    }
}

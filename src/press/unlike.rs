//! Different stories that bear one name: rows numbered from one in every table, feeds of one title, a
//! text and its translation under one slug.
//!
//! # Decision: who has nothing in common with the bearer of its name is refused by name
//! *Context.* What comes under the name of a story that is there is taken for its update, which writes
//! over it. Two tables of one outlet have a row 1 each, and the second would wipe out the first, with
//! an editor's headline for the first above it. Pages, too, give the address of another for their own.
//! *Decision.* Where two under one name share neither a headline of one day (of any day, at one link), nor
//! most long words of either's headline, nor more than a few runs of words, they are two stories, unless
//! a link beside the name says that they are one, or the name is one wherever it stands; so is what has
//! nothing in common with the story under whose versions its name stands, or with the one of its name
//! that was taken out. The one that the set has keeps the name, and what is like it may renew it; in an
//! empty set the longest does. The others are refused, with the one that has the name.
//! *Consequences.* Nothing is written over by what has nothing in common with it, whatever the order of
//! sources. A report that is written anew from its first word to its last, under another headline, is
//! refused too: that can be seen and mended, and what is written over is gone.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::again::day_told;
use super::draft::Draft;
use super::duplicates::{EXCERPT, Told};
use super::edit::told;
use super::fold::in_order_of_fullness;
use super::identity::{headline_key, key_of_text, names_itself};
use super::linked::{PlainLink, is_bare_site};
use super::removal::Comer;
use super::wording::Wording;
use crate::article::{
    Article, ArticleId, Block, Day, EditedField, Line, Removed, Time, WebAddress,
};

/// How much of two texts is the same by chance, at the most, in thousandths of their runs of words.
const BY_CHANCE: usize = 100;

/// How many letters a word has at the least that says what a story is about, where words have small ones
/// between them.
const LONG: usize = 5;

/// A story as far as it is told from another under its name.
pub(super) struct Words<'a> {
    headline: String,
    day: Option<Day>,
    body: &'a [Block],
    address: Option<&'a WebAddress>,
    /// What its source calls it.
    name: Option<&'a str>,
    text: OnceCell<Told>,
}

impl<'a> Words<'a> {
    fn new(
        headline: String,
        day: Option<Day>,
        body: &'a [Block],
        address: Option<&'a WebAddress>,
        name: Option<&'a str>,
    ) -> Self {
        Self { headline, day, body, address, name, text: OnceCell::new() }
    }

    pub(super) fn of_draft(draft: &'a Draft) -> Self {
        let headline = draft.headline.as_deref().unwrap_or_default().to_owned();
        let day = draft.published.map(Time::day);
        Self::new(headline, day, &draft.body, draft.address.as_ref(), draft.source_id.as_deref())
    }

    /// Those of its source, whatever an editor set.
    pub(super) fn of_article(article: &'a Article) -> Self {
        let headline = told(article, EditedField::Headline);
        let (address, name) = (article.address.as_ref(), article.source_id.as_deref());
        Self::new(headline, day_told(article), &article.body, address, name)
    }

    fn text(&self) -> &Told {
        self.text.get_or_init(|| Told::of_body(self.body))
    }

    /// How much of the two texts is shared, in thousandths.
    pub(super) fn likeness(&self, other: &Self) -> usize {
        self.text().likeness(other.text())
    }

    pub(super) fn has_headline_key_of(&self, other: &Self) -> bool {
        headline_key(&self.headline) == headline_key(&other.headline)
    }

    /// Whether two of one headline are of two days, as the weather under `Weather`.
    fn is_of_another_day(&self, other: &Self) -> bool {
        self.day.zip(other.day).is_some_and(|(one, other)| one != other)
    }

    /// Whether both have one link.
    fn has_link_of(&self, other: &Self) -> bool {
        let link = |words: &Self| Some(PlainLink::of(words.address?.as_str())?.name());
        link(self).is_some_and(|own| Some(own) == link(other))
    }

    /// Whether their source says twice that they are one, by a name and a link, or by a name that is one
    /// wherever it stands.
    fn is_twice_named_as(&self, other: &Self) -> bool {
        self.name.is_some_and(|name| {
            Some(name) == other.name && (names_itself(name) || self.has_link_of(other))
        })
    }

    /// Whether the two have nothing in common. What has no text may be anything.
    pub(super) fn are_unlike(&self, other: &Self) -> bool {
        !self.is_twice_named_as(other) && self.are_strangers(other)
    }

    /// The same, whatever they are called. Of what is told at one place, as the weather of each day, the
    /// headline is enough.
    pub(super) fn are_strangers(&self, other: &Self) -> bool {
        let is_bare = |words: &Self| words.headline.is_empty() || words.body.is_empty();
        !is_bare(self)
            && !is_bare(other)
            && (!self.has_headline_key_of(other)
                || self.is_of_another_day(other) && !self.has_link_of(other))
            && self.likeness(other) < BY_CHANCE
            && self.text().share_of_shorter(other.text()) < EXCERPT
            && (self.has_headline_key_of(other)
                || !self.has_headline_of(other) && !other.has_headline_of(self))
    }

    /// Whether two whose files have one name are two stories: by texts that are long enough to tell and have
    /// nothing in common, under another headline or of another day.
    pub(super) fn are_of_two_files(&self, other: &Self) -> bool {
        (!self.has_headline_key_of(other) || self.is_of_another_day(other))
            && self.shares_no_text_of(other)
    }

    /// Whether the texts have nothing in common, and are long enough to tell.
    pub(super) fn shares_no_text_of(&self, other: &Self) -> bool {
        let is_telling = |words: &Self| words.text().is_telling();
        is_telling(self)
            && is_telling(other)
            && self.likeness(other) < BY_CHANCE
            && self.text().share_of_shorter(other.text()) < EXCERPT
    }

    /// Whether most words of the other's headline stand in this headline or text. The small ones between
    /// them stand in every text.
    fn has_headline_of(&self, other: &Self) -> bool {
        let mut words = BTreeSet::new();
        let mut take = |text: &str| {
            crate::text::words(text, &mut |word| {
                words.insert(word.text.to_lowercase());
            });
        };
        take(&self.headline);
        self.body.iter().for_each(|block| block.each_text(&mut |text, _| take(text)));
        let (mut all, mut there) = (0_usize, 0_usize);
        crate::text::words(&other.headline, &mut |word| {
            if word.text.is_ascii() && word.text.len() < LONG {
                return;
            }
            all += 1;
            there += usize::from(words.contains(&word.text.to_lowercase()));
        });
        all > 0 && there * 2 > all
    }

    /// Whether two that have the address of one page may be one story: by what they share of their texts,
    /// or by a headline, unless more than that is asked.
    pub(super) fn may_be_of_one_page(&self, other: &Self, is_strict: bool) -> bool {
        let is_headline = !self.headline.is_empty() && self.has_headline_key_of(other);
        if self.body.is_empty() || other.body.is_empty() {
            return is_headline || !is_strict && self.shares_a_headline(&other.headline);
        }
        self.likeness(other) >= BY_CHANCE
            || self.text().share_of_shorter(other.text()) >= EXCERPT
            || !is_strict
                && (is_headline || self.has_headline_of(other) || other.has_headline_of(self))
    }

    /// Whether it has the headline and the day of another, and no words that do not stand there.
    pub(super) fn is_cut_of(&self, other: &Self) -> bool {
        self.has_headline_key_of(other)
            && !self.is_of_another_day(other)
            && (self.body.is_empty() || {
                let (whole, own) = (Wording::of_body(other.body), Wording::of_body(self.body));
                whole.differences(&own).first_says_all()
            })
    }

    /// Whether most words of a headline stand in this one, or the other way round.
    pub(super) fn shares_a_headline(&self, headline: &str) -> bool {
        let bare = |headline: &str| Words::new(headline.to_owned(), None, &[], None, None);
        let (one, other) = (bare(&self.headline), bare(headline));
        one.has_headline_of(&other) || other.has_headline_of(&one)
    }

    /// How long the text is, in bytes.
    pub(super) fn length(&self) -> usize {
        let mut length = 0;
        let mut add = |words: &str| length += words.len();
        self.body.iter().for_each(|block| block.each_text(&mut |words, _| add(words)));
        length
    }

    /// The same, as it is looked for among what was taken out.
    pub(super) fn comer(&self) -> Comer<'_> {
        Comer { source: "", headline: &self.headline, published: None, body: self.body, file: None }
    }

    /// What is the same for the same headline and text only.
    pub(super) fn key(&self) -> (String, ArticleId) {
        (headline_key(&self.headline), key_of_text(self.body))
    }
}

/// A story that comes in under a name.
pub(super) struct Bearer {
    /// Its place among what came in.
    pub(super) place: usize,
    /// The file or feed from which it came.
    pub(super) from: Option<Line>,
    pub(super) article: Arc<Article>,
    /// The name that its text gives it, if its source gives it none.
    pub(super) by_text: Option<ArticleId>,
}

/// The bearers of one name, parted.
#[derive(Default)]
pub(super) struct Parted {
    /// Those that are one story, the one that is kept first.
    pub(super) kept: Vec<Bearer>,
    /// Those that are another: the place of each, what is said of it, and what to do.
    pub(super) others: Vec<(usize, String, &'static str)>,
}

/// Parts the stories that came in under one name, which a story of the set may have already.
///
/// That importing once more changes nothing: where there are several stories among those that come in,
/// the set's own goes on if it is among them word for word, however long the others are.
pub(super) fn part(stock: Option<&Article>, mut bearers: Vec<Bearer>) -> Parted {
    in_order_of_fullness(&mut bearers);
    let words: Vec<Words<'_>> =
        bearers.iter().map(|bearer| Words::of_article(&bearer.article)).collect();
    let is_named = |at: usize| is_named(&bearers[at].article);
    let are_unlike = |at: usize, other: usize| {
        is_named(at) && is_named(other) && words[at].are_unlike(&words[other])
    };
    let of_stock = stock.map(Words::of_article);
    let is_stocks = |at: &usize| {
        let has_name = has_name(&bearers[*at].article);
        of_stock.as_ref().is_none_or(|stock| !has_name || !words[*at].are_unlike(stock))
    };
    let all = 0..bearers.len();
    let are_several = all.clone().any(|at| are_unlike(at, 0));
    let kept_first = if are_several {
        let key = of_stock.as_ref().map(Words::key);
        let exactly = || key.and_then(|key| all.clone().find(|&at| words[at].key() == key));
        exactly().or_else(|| all.clone().find(is_stocks))
    } else {
        all.clone().find(is_stocks).map(|_| 0)
    };
    let is_kept: Vec<bool> =
        all.map(|at| kept_first.is_some_and(|first| !are_unlike(at, first))).collect();
    let says = match (stock, kept_first) {
        (Some(stock), _) => format!(
            "\"{}\" of {} in the set has, and is another story",
            told(stock, EditedField::Headline),
            told(stock, EditedField::Source)
        ),
        (None, first) => {
            let Bearer { article, from, .. } = &bearers[first.unwrap_or_default()];
            let from = from.as_deref().unwrap_or(&article.source);
            format!("\"{}\" from {from} has in this import, and is another story", article.headline)
        }
    };
    drop(words);
    let mut parted = Parted::default();
    for (at, bearer) in bearers.into_iter().enumerate() {
        if is_kept[at] {
            parted.kept.push(bearer);
        } else {
            let article = &bearer.article;
            let (name, next) = match (&article.source_id, &article.address) {
                (None, Some(address)) => {
                    (format!("address `{}`", address.as_str()), NEXT_OF_ADDRESS)
                }
                (name, _) => (format!("id `{}`", name.as_deref().unwrap_or_default()), NEXT),
            };
            parted.others.push((bearer.place, format!("has the {name}, which {says}"), next));
        }
    }
    if let Some(first) = kept_first {
        let first = is_kept[..first].iter().filter(|is_kept| **is_kept).count();
        parted.kept[..=first].rotate_right(1);
    }
    parted
}

/// What is to be done about a name that another story has.
pub(super) const NEXT: &str = "give it an id of its own, or another outlet as the `source` of its file in `offprint.toml`, or import it into another set";

/// The same, about an address.
const NEXT_OF_ADDRESS: &str = "mend the address that it gives for its own, take the other out with `remove` if this is what became of it, or import it into another set";

/// What is said of a story under a name that the set has for another, if it is one: for the story with
/// whose versions the name stands.
pub(super) fn is_no_version(article: &Article, of: &Article) -> Option<String> {
    let name = article.source_id.as_deref().filter(|name| is_number_of_its_source(name))?;
    Words::of_article(article).are_unlike(&Words::of_article(of)).then(|| {
        let headline = told(of, EditedField::Headline);
        format!("has the id `{name}`, which a version of \"{headline}\" in the set has, and is another story")
    })
}

/// The same, for the story of that very name that an editor took out. Under the names of its other
/// tellings there may be less in common.
pub(super) fn is_not_out(article: &Article, out: &Removed) -> Option<String> {
    let name = article.source_id.as_deref().filter(|name| is_number_of_its_source(name))?;
    let is_of_one_headline = headline_key(&article.headline) == headline_key(&out.headline);
    (out.id == article.id && !is_of_one_headline && !Comer::of(article).is_anew(out)).then(|| {
        let headline = &out.headline;
        format!(
            "has the id `{name}`, under which \"{headline}\" was taken out, and is another story"
        )
    })
}

/// Whether a story has its name from its source, be it a number or an address, and not from its headline,
/// its text or its file.
fn has_name(article: &Article) -> bool {
    match &article.source_id {
        Some(name) => !name.starts_with("in:"),
        None => article.address.as_ref().is_some_and(|address| !is_bare_site(address)),
    }
}

/// The same, of what came by its own door: what came by another was compared there with those by this.
fn is_named(article: &Article) -> bool {
    has_name(article) && (article.source_id.is_some() || article.other_ids.is_empty())
}

/// Whether a name means something only within its source.
fn is_number_of_its_source(name: &str) -> bool {
    !names_itself(name) && !name.starts_with("in:")
}

//! When two tellings without names of their own, under one headline or in one file, are one story.

use std::cell::OnceCell;

use super::draft::Draft;
use super::duplicates::Told;
use super::edit::told;
use super::identity::key_of_text;
use super::relative_day;
use super::wording::{Differences, Wording};
use crate::article::{Article, ArticleId, Block, Day, EditedField, Precision, Time};

/// How much two texts of one headline must share to be tellings of one story, in thousandths; of
/// different days, as every week's market report, how much.
const ALIKE: usize = 500;
const ALIKE_ON_OTHER_DAYS: usize = 600;

/// How much two texts of one file must share to be one story under two headlines.
const NEARLY_ONE: usize = 700;

/// How much of two texts is the same by chance, at the most, in thousandths.
const BY_CHANCE: usize = 100;

/// The fewest words, as runs, by which a text that is word for word the same is known.
const FEWEST: usize = 8;

/// A story as far as another is compared with it.
#[derive(Debug)]
pub(super) struct Telling<'k> {
    /// Its id, once it has one.
    pub(super) id: Option<ArticleId>,
    pub(super) headline: String,
    pub(super) when: Option<Time>,
    body: &'k [Block],
    /// What stands for its words, if it has any.
    pub(super) key: Option<ArticleId>,
    /// Its words, once they are asked for.
    text: OnceCell<Told>,
}

impl<'k> Telling<'k> {
    fn new(id: Option<ArticleId>, headline: String, when: Option<Time>, body: &'k [Block]) -> Self {
        let key = (!body.is_empty()).then(|| key_of_text(body));
        Self { id, headline, when, body, key, text: OnceCell::new() }
    }

    pub(super) fn of_draft(draft: &'k Draft) -> Self {
        let headline = draft.headline.as_deref().unwrap_or_default().to_owned();
        Self::new(None, headline, draft.published, &draft.body)
    }

    pub(super) fn of_article(article: &'k Article) -> Self {
        let when = Time::parse(&told(article, EditedField::Published));
        let headline = told(article, EditedField::Headline);
        Self::new(Some(article.id.clone()), headline, when, &article.body)
    }

    /// The same, under a name.
    pub(super) fn named(&self, id: &ArticleId) -> Self {
        let text = self.text.clone();
        let (headline, key) = (self.headline.clone(), self.key.clone());
        Self { id: Some(id.clone()), headline, when: self.when, body: self.body, key, text }
    }

    pub(super) fn text(&self) -> &Told {
        self.text.get_or_init(|| Told::of_body(self.body))
    }

    fn differences(&self, other: &Self) -> Differences {
        Wording::of_body(self.body).differences(&Wording::of_body(other.body))
    }

    fn is_of_another_day(&self, other: &Self) -> bool {
        self.when.zip(other.when).is_some_and(|(one, other)| one.day() != other.day())
    }

    /// Whether it is of another day, or of another hour of that.
    pub(super) fn is_of_another_time(&self, other: &Self) -> bool {
        let exact = |time: &Time| time.precision() == Precision::Exact;
        let exactly = self.when.filter(exact).zip(other.when.filter(exact));
        match exactly {
            Some((one, other)) => one.instant() != other.instant(),
            None => self.is_of_another_day(other),
        }
    }

    /// Whether both say when they were published, and say the same.
    pub(super) fn is_of_one_time(&self, other: &Self) -> bool {
        self.when.is_some() && other.when.is_some() && !self.is_of_another_time(other)
    }

    /// Whether what has one headline and one day is another story: by texts that are long enough to tell,
    /// and share what is shared by chance, unless both say the hour.
    pub(super) fn is_another(&self, other: &Self) -> bool {
        let hour = |telling: &Self| telling.when.filter(|it| it.precision() == Precision::Exact);
        let is_of_one_hour = hour(self).is_some() && hour(other).is_some();
        !is_of_one_hour
            && self.text().is_telling()
            && other.text().is_telling()
            && self.text().likeness(other.text()) < BY_CHANCE
    }

    /// Whether two of one headline are one story, told at two times.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        if self.key == other.key {
            return self.key.is_some() || !self.is_of_another_day(other);
        }
        if self.key.is_none() || other.key.is_none() {
            return !self.is_of_another_day(other);
        }
        let likeness = self.text().likeness(other.text());
        if self.is_of_another_time(other) {
            return likeness >= ALIKE_ON_OTHER_DAYS && self.differences(other).agree();
        }
        let differences = self.differences(other);
        likeness >= ALIKE && differences.are_an_updates()
            || self.text().count() <= other.text().count()
                && differences.reversed().first_says_all()
    }

    /// Whether two of one headline, told at one time, are one story: one of them has all the words.
    pub(super) fn is_told_by(&self, other: &Self) -> bool {
        if self.key == other.key || self.key.is_none() || other.key.is_none() {
            return self.key == other.key && self.key.is_some() || !self.is_of_another_day(other);
        }
        !self.is_of_another_time(other) && self.differences(other).are_cuts()
    }

    /// Whether it is told by the other, and no longer than that.
    pub(super) fn is_cut_of(&self, other: &Self) -> bool {
        self.text().count() <= other.text().count() && self.is_told_by(other)
    }

    /// Whether it goes behind the other where both have one name, as far as their words say.
    pub(super) fn is_behind(&self, other: &Self) -> bool {
        let words = |telling: &Self| {
            let mut all = String::new();
            let mut take = |words: &str| all.push_str(words);
            telling.body.iter().for_each(|block| block.each_text(&mut |words, _| take(words)));
            all
        };
        let (own, others) = (words(self), words(other));
        (own.len(), &others) < (others.len(), &own)
    }

    /// Whether a telling that was kept as a version of this may have been the other as it now is.
    pub(super) fn may_have_stood_for(&self, other: &Self) -> bool {
        let of_one_day =
            self.when.is_some() && other.when.is_some() && !self.is_of_another_day(other);
        other.key.is_none()
            || self.key == other.key
            || self.text().is_same(other.text())
                && self.differences(other).are_an_outlets(of_one_day)
    }

    /// Whether a page that is saved anew is this story under another headline and with other figures: of
    /// the hour that both state, or, where none is stated, with no more other figures and names than a
    /// correction has. Where only a day or a number of the headline is another, it is the next of a series.
    pub(super) fn is_corrected_by(&self, other: &Self) -> bool {
        let hour = |telling: &Self| telling.when.filter(|it| it.precision() == Precision::Exact);
        let is_of_one_hour = hour(self).is_some() && hour(other).is_some();
        let likeness = self.text().likeness(other.text());
        !self.is_of_another_time(other)
            && self.text().is_telling()
            && other.text().is_telling()
            && if is_of_one_hour {
                likeness >= ALIKE
            } else {
                likeness >= NEARLY_ONE
                    && !is_of_series(&self.headline, &other.headline)
                    && self.differences(other).are_an_updates()
            }
    }

    /// Whether two of one file are one story under two headlines.
    pub(super) fn is_nearly(&self, other: &Self) -> bool {
        if self.is_of_another_day(other) {
            return false;
        }
        if self.key == other.key {
            return self.text().count() >= FEWEST;
        }
        if self.text().likeness(other.text()) < NEARLY_ONE
            || !self.text().is_telling()
            || !other.text().is_telling()
        {
            return false;
        }
        // Monday's and Tuesday's market report are nearly one text, and two stories.
        let differences = self.differences(other);
        let is_series = differences.swaps > 0 && is_exchanged(&self.headline, &other.headline);
        differences.agree() && !is_series
    }
}

/// Whether two headlines are the same but for a word or two in the place of others: a day, a number, in
/// whatever language.
pub(super) fn is_exchanged(one: &str, other: &str) -> bool {
    exchanged(&words_of(one), &words_of(other)).is_some()
}

/// Whether what two headlines have in each other's place is a day or a number: those of a series.
pub(super) fn is_of_series(one: &str, other: &str) -> bool {
    let (one, other) = (words_of(one), words_of(other));
    let is_place =
        |word: &String| word.contains(char::is_numeric) || relative_day(word, Day::EPOCH).is_some();
    exchanged(&one, &other)
        .is_some_and(|(one, other)| one.iter().any(is_place) && other.iter().any(is_place))
}

fn words_of(headline: &str) -> Vec<String> {
    let mut words = Vec::new();
    crate::text::words(headline, &mut |word| words.push(word.text.to_lowercase()));
    words
}

/// The words of two headlines that stand in each other's place, where most of the others are the same.
fn exchanged<'a>(one: &'a [String], other: &'a [String]) -> Option<(&'a [String], &'a [String])> {
    let alike =
        |a: &mut dyn Iterator<Item = (&String, &String)>| a.take_while(|(a, b)| a == b).count();
    let before = alike(&mut one.iter().zip(other));
    let after = alike(&mut one[before..].iter().rev().zip(other[before..].iter().rev()));
    let shorter = one.len().min(other.len());
    let numbered = |words: &[String]| words.iter().any(|word| word.contains(char::is_numeric));
    let is_exchange = before + after < shorter
        && (2 * (before + after) >= shorter || numbered(one) && numbered(other));
    is_exchange.then(|| (&one[before..one.len() - after], &other[before..other.len() - after]))
}

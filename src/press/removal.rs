//! What an editor took out, as it is known when it is told again: by its names, and by a fingerprint of
//! its text where another outlet tells it, or the same one under another name.
//!
//! # Decision: a sketch of the text, and what stands in its slots
//! *Context.* The text of what was taken out is not kept, since it is not wanted; yet another outlet's
//! telling of it must stay out, and next day's weather, which has most of its words, must come in.
//! *Decision.* The smallest of the numbers of a text's runs of words are as good as drawn by lot, and
//! the same are drawn from any text that has them: how many of them another text has says how much of
//! the whole it has. Besides, for some figures and names, what words stand around them: where another
//! figure stands between the same words, it is a form that was filled in anew. What is asked of two
//! outlets, and of one, is what `versions` asks.
//! *Consequences.* One kilobyte a story, and none of its words. Which outlet's telling came first does
//! not matter. Sets written before this was kept know what was taken out by its names alone, until its
//! source brings it once more.

use std::collections::BTreeMap;

use super::duplicates::{EXCERPT, Told};
use super::edit::told;
use super::identity::headline_key;
use super::likeness::{Likeness, Text};
use super::linked::page_id;
use super::telling::is_of_series;
use super::wording::Wording;
use crate::article::{
    Article, ArticleId, Block, Day, EditedField, Fingerprint, HexWords, Precision, Removed, Time,
};

/// How many numbers of runs of words are kept, and of figures and names each.
pub(super) const RUNS: usize = 48;
pub(super) const STANDING: usize = 16;

/// The fewest runs of words of a text that is known by all of them.
pub(super) const FEWEST_OF_ALL: usize = 8;

/// What stays of a story that an editor takes out.
pub fn taken_out(article: &Article) -> Removed {
    let text = Told::of_body(&article.body);
    let fingerprint = (text.count() >= FEWEST_OF_ALL).then(|| {
        let standing = Wording::of_body(&article.body).standing();
        Fingerprint {
            runs: HexWords::smallest(text.runs().iter().map(|run| run >> 32), RUNS),
            figures: HexWords::smallest(standing.figures, STANDING),
            names: HexWords::smallest(standing.names, STANDING),
        }
    });
    Removed {
        // The editor's words for it are not what its source says when it comes again.
        headline: super::line(&told(article, EditedField::Headline))
            .unwrap_or_else(|| article.headline.clone()),
        source: super::line(&told(article, EditedField::Source)),
        published: Time::parse(&told(article, EditedField::Published)),
        page_id: page_id(article.address.as_ref()),
        ..Removed::of(article, fingerprint)
    }
}

/// A story that comes in, as it is looked for among what was taken out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Comer<'a> {
    pub(super) source: &'a str,
    pub(super) headline: &'a str,
    pub(super) published: Option<Time>,
    pub(super) body: &'a [Block],
    /// Its file, as `in:wire.txt`, where that is all that names it.
    pub(super) file: Option<&'a str>,
}

/// Whether what comes in is what was taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Is {
    It,
    Doubtful,
    Another,
}

/// What of that which was taken out a story tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Tells {
    /// None of it.
    Nothing,
    /// What is at this place.
    It(usize),
    /// It may be what is at these places, each with how like it is.
    MayBe(Vec<(usize, usize)>),
}

impl<'a> Comer<'a> {
    pub(super) fn of(article: &'a Article) -> Self {
        Self {
            source: &article.source,
            headline: &article.headline,
            published: article.published,
            body: &article.body,
            file: article.source_id.as_deref().filter(|id| id.starts_with("in:")),
        }
    }

    fn days_from(&self, out: &Removed) -> Option<i32> {
        let days = self.published.map(Time::day).zip(out.published.map(Time::day));
        days.map(|(a, b): (Day, Day)| (a.number() - b.number()).abs())
    }

    /// Whether it is a telling of what was taken out, or may be.
    ///
    /// What says nothing else is that, from another outlet, or of the same under the same headline. Where a
    /// figure or a name differs, it may be a correction, or the next that was written on one form; and so
    /// it may under another headline, though nothing differs that is known.
    fn is(&self, likeness: &Likeness, out: &Removed) -> Is {
        if likeness.length >= FEWEST_OF_ALL && likeness.is_one_text() {
            return Is::It;
        }
        let days = self.days_from(out);
        if out.source.as_deref().is_some_and(|source| source != self.source) {
            return match likeness.are_outlets(days) {
                true if likeness.agree() => Is::It,
                true => Is::Doubtful,
                false => Is::Another,
            };
        }
        let is_of_day = days.is_none_or(|days| days == 0);
        let is_reworded = likeness.is_retold(days) || likeness.is_but_for_a_word(days);
        if is_of_day && headline_key(&out.headline) == headline_key(self.headline) {
            return match likeness.are_cuts() || is_reworded {
                true if likeness.agree() => Is::It,
                true => Is::Doubtful,
                false => Is::Another,
            };
        }
        let is_doubtful = match self.file.is_some() && self.file == out.source_id.as_deref() {
            true => likeness.is_of_its_file(days),
            false => is_of_day && is_reworded,
        };
        // Monday's and Tuesday's market report are nearly one text, and two stories.
        let is_doubtful = is_doubtful && !is_of_series(&out.headline, self.headline);
        if is_doubtful { Is::Doubtful } else { Is::Another }
    }

    /// Whether it was published when what was taken out was, by what both say.
    pub(super) fn is_of_its_time(&self, out: &Removed) -> bool {
        self.published.is_some() && self.published == out.published
    }

    /// Whether, at the address of what was taken out, it is that by its text: an excerpt of it, or the
    /// whole of which that was one.
    pub(super) fn is_of_its_page(&self, out: &Removed) -> bool {
        let Some(fingerprint) = &out.fingerprint else { return false };
        Likeness::of(fingerprint, &Text::of(self.body)).of_shorter() >= EXCERPT
    }

    /// Whether, under the same headline in the same file or of the same outlet, it is what was taken out
    /// as it reads now. Without a text to go by, it is.
    pub(super) fn is_anew(&self, out: &Removed) -> bool {
        let Some(fingerprint) = out.fingerprint.as_ref().filter(|_| !self.body.is_empty()) else {
            return true;
        };
        let likeness = Likeness::of(fingerprint, &Text::of(self.body));
        let days = self.days_from(out);
        likeness.is_one_text()
            || likeness.is_update(days)
            || likeness.is_but_for_a_word(days)
            // What has grown since; another day's report is much like it, too.
            || days.is_none_or(|days| days == 0) && likeness.of_shorter() >= EXCERPT
    }
}

/// An outlet, a headline of it, and the instant at which it was published, where all are known.
fn hour_of(
    source: Option<&str>,
    headline: &str,
    published: Option<Time>,
) -> Option<(String, String, i64)> {
    let hour = published.filter(|time| time.precision() == Precision::Exact)?.instant();
    Some((source?.to_owned(), headline_key(headline), hour))
}

/// What was taken out, so that what is like it is found without looking at all of it.
#[derive(Debug, Default)]
pub(super) struct TakenOut {
    by_id: BTreeMap<ArticleId, Vec<usize>>,
    /// Runs of words, each with the place of what has it, in order: of millions, a map would take many
    /// times the room.
    by_run: Vec<(u32, u32)>,
    /// By outlet, headline and instant, of what says them all.
    by_hour: BTreeMap<(String, String, i64), Vec<usize>>,
}

/// Of a run that stands in more of what was taken out than this, only the first few are looked at.
const COMMON: usize = 40;
const FIRST: usize = 4;

impl TakenOut {
    /// By the ids alone.
    pub(super) fn named_in(removed: &[Removed]) -> Self {
        let mut all = Self::default();
        for (place, out) in removed.iter().enumerate() {
            for id in std::iter::once(&out.id).chain(&out.other_ids) {
                all.by_id.entry(id.clone()).or_default().push(place);
            }
        }
        all
    }

    pub(super) fn of(removed: &[Removed]) -> Self {
        let mut all = Self::named_in(removed);
        all.learn(removed);
        all
    }

    /// Takes the texts in, too.
    pub(super) fn learn(&mut self, removed: &[Removed]) {
        let texts = removed.iter().enumerate();
        let runs = texts.flat_map(|(place, out)| {
            let runs = out.fingerprint.iter().flat_map(|it| it.runs.numbers());
            // The numbers of runs that are kept have no more digits than that.
            runs.filter_map(move |run| Some((u32::try_from(*run).ok()?, place as u32)))
        });
        self.by_run = runs.collect();
        self.by_run.sort_unstable();
        self.by_hour.clear();
        for (place, out) in removed.iter().enumerate() {
            if let Some(hour) = hour_of(out.source.as_deref(), &out.headline, out.published) {
                self.by_hour.entry(hour).or_default().push(place);
            }
        }
    }

    /// The places of what has a run of words.
    fn with(&self, run: u64) -> &[(u32, u32)] {
        let Ok(run) = u32::try_from(run >> 32) else { return &[] };
        let from = self.by_run.partition_point(|&(known, _)| known < run);
        let to = from + self.by_run[from..].partition_point(|&(known, _)| known == run);
        // Of a phrase of the trade, or of what was taken out many times over, the first will do.
        &self.by_run[from..if to - from > COMMON { from + FIRST } else { to }]
    }

    /// All ids that are out.
    pub(super) fn ids(&self) -> impl Iterator<Item = &ArticleId> {
        self.by_id.keys()
    }

    /// The places of what has this id: of several sets, each may have had another story under it.
    pub(super) fn named(&self, id: &ArticleId) -> &[usize] {
        self.by_id.get(id).map_or(&[], Vec::as_slice)
    }

    /// The places of what shares most with a text, the likest first.
    fn likest(&self, text: &Text<'_>) -> impl Iterator<Item = usize> + use<> {
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        for run in text.told.runs() {
            let places = self.with(*run).iter();
            places.for_each(|&(_, place)| *counts.entry(place).or_default() += 1);
        }
        let mut likest: Vec<(usize, usize)> =
            counts.into_iter().map(|(place, count)| (count, place as usize)).collect();
        likest.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        likest.into_iter().map(|(_, place)| place).take(COMMON)
    }

    /// What of that which was taken out a story tells; nothing of what is at places that do not count.
    pub(super) fn told_by(
        &self,
        comer: &Comer<'_>,
        removed: &[Removed],
        counts: impl Fn(usize) -> bool,
    ) -> Tells {
        // An outlet that moves its pages tells its story under another link, and its feed the beginning.
        let hour = hour_of(Some(comer.source), comer.headline, comer.published);
        let of_hour = hour.and_then(|hour| self.by_hour.get(&hour)).into_iter().flatten().copied();
        let mut of_hour = of_hour.filter(|&place| counts(place)).take(COMMON);
        if let Some(place) = of_hour.find(|&place| comer.is_anew(&removed[place])) {
            return Tells::It(place);
        }
        if self.by_run.is_empty() || comer.body.is_empty() {
            return Tells::Nothing;
        }
        let text = Text::of(comer.body);
        let mut doubtful = Vec::new();
        for place in self.likest(&text).filter(|&place| counts(place)) {
            let Some(fingerprint) = &removed[place].fingerprint else { continue };
            let likeness = Likeness::of(fingerprint, &text);
            match comer.is(&likeness, &removed[place]) {
                Is::It => return Tells::It(place),
                Is::Doubtful => doubtful.push((place, likeness.closeness())),
                Is::Another => {}
            }
        }
        if doubtful.is_empty() { Tells::Nothing } else { Tells::MayBe(doubtful) }
    }

    /// The places of all of that which was taken out that a story tells, or may.
    pub(super) fn all_told_by(&self, comer: &Comer<'_>, removed: &[Removed]) -> Vec<usize> {
        let mut all: Vec<usize> = Vec::new();
        loop {
            match self.told_by(comer, removed, |place| !all.contains(&place)) {
                Tells::It(place) => all.push(place),
                Tells::MayBe(places) => all.extend(places.into_iter().map(|(place, _)| place)),
                Tells::Nothing => return all,
            }
        }
    }
}

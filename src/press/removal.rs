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

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::duplicates::{EXCERPT, RUN, Told};
use super::edit::told;
use super::identity::headline_key;
use super::linked::page_id;
use super::telling::{is_exchanged, is_of_series};
use super::wording::{Standing, Wording};
use crate::article::{
    Article, ArticleId, Block, Day, EditedField, Fingerprint, HexWords, Precision, Removed, Time,
};

/// How many numbers of runs of words are kept, and of figures and names each.
pub(super) const RUNS: usize = 48;
const STANDING: usize = 16;

/// How much of the shorter text must stand in the longer, and of the longer in the shorter, in
/// hundredths, where two outlets tell it; how much of the shorter where one tells it twice; and how much
/// of each in the other where only words of it were changed.
const SHORTER: usize = 60;
const LONGER: usize = 25;
const OF_ONE_OUTLET: usize = 95;
const RETOLD: usize = 80;

/// The fewest runs of words of a text that is known by a part of them, and by all of them.
const FEWEST: usize = 30;
const FEWEST_OF_ALL: usize = 8;

/// How far apart in days two outlets may print one report.
const DAYS: i32 = 10;

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

/// A text that comes in, as far as it is compared.
struct Text<'a> {
    body: &'a [Block],
    told: Told,
    /// Made when something is found that it may be: that costs more than all the rest.
    standing: OnceCell<Standing>,
}

impl<'a> Text<'a> {
    fn of(body: &'a [Block]) -> Self {
        Self { body, told: Told::of_body(body), standing: OnceCell::new() }
    }

    fn standing(&self) -> &Standing {
        self.standing.get_or_init(|| Wording::of_body(self.body).standing())
    }
}

/// How a text that comes in is like one that was taken out.
struct Likeness {
    /// How much of the one stands in the other, in hundredths: of what was taken out in what comes in,
    /// and the other way round.
    shared: (usize, usize),
    /// Figures and names that stand where the other has others.
    figures: usize,
    names: usize,
    /// How many runs of words what comes in has.
    length: usize,
    /// How many runs of words are known of what was taken out.
    drawn: usize,
    /// How many of those stand in what comes in.
    same: usize,
}

impl Likeness {
    fn of(fingerprint: &Fingerprint, text: &Text<'_>) -> Self {
        let drawn = fingerprint.runs.numbers();
        let is_whole = drawn.len() < RUNS;
        // Of the other, what is drawn is what would have been among the smallest here.
        let last = if is_whole { u64::MAX } else { drawn.last().copied().unwrap_or_default() };
        let runs = text.told.runs().iter().map(|run| run >> 32);
        let other: BTreeSet<u64> = runs.take_while(|run| *run <= last).collect();
        let same = drawn.iter().filter(|run| other.contains(run)).count();
        let of = |count: usize| same * 100 / count.max(1);
        let figures = contradictions(fingerprint.figures.numbers(), &text.standing().figures);
        let names = contradictions(fingerprint.names.numbers(), &text.standing().names);
        let length = text.told.count();
        let shared = (of(drawn.len()), of(other.len()));
        Self { shared, figures, names, length, drawn: drawn.len(), same }
    }

    fn of_shorter(&self) -> usize {
        self.shared.0.max(self.shared.1)
    }

    /// Whether all that is said is said in both.
    fn is_one_text(&self) -> bool {
        self.shared == (100, 100) && self.figures == 0
    }

    /// Whether there is enough of both to tell by a part.
    fn is_telling(&self) -> bool {
        self.length.min(self.drawn) >= FEWEST
    }

    /// Whether they are two outlets' tellings of one report. Of one day, a figure may be newer.
    fn are_outlets(&self, days: Option<i32>) -> bool {
        self.is_telling()
            && self.of_shorter() >= SHORTER
            && self.shared.0.min(self.shared.1) >= LONGER
            && self.figures <= usize::from(days == Some(0))
            && self.names <= 2
            && days.is_none_or(|days| days <= DAYS)
    }

    /// Whether they are one outlet's report, cut or added to.
    fn are_cuts(&self) -> bool {
        self.is_telling()
            && self.of_shorter() >= OF_ONE_OUTLET
            && self.shared.0.min(self.shared.1) >= LONGER
            && self.figures + self.names == 0
    }

    /// Whether they are one outlet's report, in which a word here and there was changed. Of one day, a
    /// figure may be corrected.
    fn is_retold(&self, days: Option<i32>) -> bool {
        let may_differ = if days == Some(0) { self.length / 50 } else { 0 };
        self.is_telling()
            && self.shared.0.min(self.shared.1) >= RETOLD
            && self.figures + self.names <= may_differ
    }

    /// Whether what is too short to tell by a part is the same but for a word, or of one day for a figure:
    /// a word in the midst of a text stands in as many runs as a run has words.
    fn is_but_for_a_word(&self, days: Option<i32>) -> bool {
        let most = self.drawn.max(self.length);
        !self.is_telling()
            && self.drawn < RUNS
            && most - self.same <= RUN + 1
            && self.same * 2 >= most
            && self.figures + self.names <= usize::from(days == Some(0))
            && days.is_none_or(|days| days == 0)
    }

    /// Whether what has one headline is one report and its newer form, in which a figure may be corrected.
    fn is_update(&self, days: Option<i32>) -> bool {
        let may_differ = if days.is_none_or(|days| days == 0) { self.length / 50 } else { 0 };
        self.is_telling()
            && self.of_shorter() >= SHORTER
            && self.shared.0.min(self.shared.1) >= LONGER
            && self.figures + self.names <= may_differ
    }
}

/// How many things stand where the other has another thing, each pair counted once.
fn contradictions(drawn: &[u64], all: &[u64]) -> usize {
    let place = |number: &u64| number >> 32;
    let mut pairs = BTreeSet::new();
    let mut groups: Vec<&[u64]> = drawn.chunk_by(|a, b| place(a) == place(b)).collect();
    if drawn.len() >= STANDING && groups.len() > 1 {
        // More may have stood at the last place than was drawn.
        groups.pop();
    }
    for group in groups {
        let here = place(&group[0]);
        let from = all.partition_point(|number| place(number) < here);
        let to = all.partition_point(|number| place(number) <= here);
        let others = &all[from..to];
        if !others.is_empty() && !group.iter().any(|number| others.contains(number)) {
            let (a, b) = (group[0] & u64::from(u32::MAX), others[0] & u64::from(u32::MAX));
            pairs.insert((a.min(b), a.max(b)));
        }
    }
    pairs.len()
}

/// A story that comes in, as it is looked for among what was taken out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Comer<'a> {
    pub(super) source: &'a str,
    pub(super) headline: &'a str,
    pub(super) published: Option<Time>,
    pub(super) body: &'a [Block],
}

impl<'a> Comer<'a> {
    pub(super) fn of(article: &'a Article) -> Self {
        Self {
            source: &article.source,
            headline: &article.headline,
            published: article.published,
            body: &article.body,
        }
    }

    fn days_from(&self, out: &Removed) -> Option<i32> {
        let days = self.published.map(Time::day).zip(out.published.map(Time::day));
        days.map(|(a, b): (Day, Day)| (a.number() - b.number()).abs())
    }

    /// Whether it is a telling of what was taken out, whatever it is called.
    fn is(&self, text: &Text<'_>, out: &Removed) -> bool {
        let Some(fingerprint) = &out.fingerprint else { return false };
        let likeness = Likeness::of(fingerprint, text);
        if likeness.length >= FEWEST_OF_ALL && likeness.is_one_text() {
            return true;
        }
        let days = self.days_from(out);
        match out.source.as_deref() {
            Some(source) if source != self.source => likeness.are_outlets(days),
            _ if days.is_some_and(|days| days != 0) => false,
            _ if headline_key(&out.headline) == headline_key(self.headline) => {
                likeness.are_cuts() || likeness.is_retold(days) || likeness.is_but_for_a_word(days)
            }
            // Monday's and Tuesday's market report are nearly one text, and two stories.
            _ => {
                (likeness.is_retold(days) || days.is_some() && likeness.is_but_for_a_word(days))
                    && !is_exchanged(&out.headline, self.headline)
            }
        }
    }

    /// Whether it may be what was taken out of the same file, as that reads now: with a headline of its
    /// own, most of the text of that, and nothing that proves it. A form that is filled in anew looks so, too,
    /// but where its headline has another day or number.
    fn resembles(&self, text: &Text<'_>, out: &Removed) -> bool {
        let Some(fingerprint) = &out.fingerprint else { return false };
        let likeness = Likeness::of(fingerprint, text);
        self.days_from(out).is_none_or(|days| days == 0)
            && likeness.length.min(likeness.drawn) >= FEWEST_OF_ALL
            && likeness.shared.0.min(likeness.shared.1) >= SHORTER
            && !is_of_series(&out.headline, self.headline)
    }

    /// Whether, in one file, it is what was taken out but for some words, none of them a figure or a name:
    /// under whatever headline, as an update of it would be known.
    pub(super) fn is_nearly(&self, out: &Removed) -> bool {
        let Some(fingerprint) = &out.fingerprint else { return false };
        self.days_from(out).is_none_or(|days| days == 0)
            && Likeness::of(fingerprint, &Text::of(self.body)).is_retold(None)
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

    /// The place of what a story of the same file may be as it reads now, though nothing proves it: none of
    /// those places.
    pub(super) fn resembled(
        &self,
        comer: &Comer<'_>,
        file: &str,
        removed: &[Removed],
        but: &BTreeSet<usize>,
    ) -> Option<usize> {
        if self.by_run.is_empty() || comer.body.is_empty() {
            return None;
        }
        let text = Text::of(comer.body);
        let of_file = |place: &usize| {
            removed[*place].source_id.as_deref() == Some(file) && !but.contains(place)
        };
        self.likest(&text).filter(of_file).find(|&place| comer.resembles(&text, &removed[place]))
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

    /// The place of what a story is another telling of.
    pub(super) fn told_by(&self, comer: &Comer<'_>, removed: &[Removed]) -> Option<usize> {
        // An outlet that moves its pages tells its story under another link, and its feed the beginning.
        let hour = hour_of(Some(comer.source), comer.headline, comer.published);
        let of_hour = hour.and_then(|hour| self.by_hour.get(&hour)).into_iter().flatten().copied();
        if let Some(place) = of_hour.take(COMMON).find(|&place| comer.is_anew(&removed[place])) {
            return Some(place);
        }
        if self.by_run.is_empty() || comer.body.is_empty() {
            return None;
        }
        let text = Text::of(comer.body);
        self.likest(&text).find(|&place| comer.is(&text, &removed[place]))
    }
}

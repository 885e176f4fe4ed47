//! What filters and orders need to know of each story, in columns of small numbers.

use std::sync::OnceLock;

use super::timeline::Timeline;
use crate::article::{Article, Day};
use crate::text::{Door, Names, exact_form, fold, words};

/// A quality by which stories are filtered and counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Facet {
    Section,
    Source,
    Language,
    Topic,
    Place,
    Agency,
}

/// How many facets there are.
pub(super) const FACETS: usize = 6;

/// How many of them, from the first on, are counted and shown; the others are only asked for.
pub(super) const COUNTED: usize = 5;

/// One facet of all stories: for each story the numbers of its values.
#[derive(Debug, Default)]
pub(super) struct Column {
    /// The folded values; two spellings of one are the same value.
    keys: Names,
    /// Each value as first spelt.
    spelt: Vec<Box<str>>,
    /// The values in the order of their spelling.
    by_name: Vec<u32>,
    /// For each story, where its values end in `values`.
    ends: Vec<u32>,
    values: Vec<u32>,
}

impl Column {
    /// A column of these values, of which each story has those up to where its end says.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn of_values(
        spelt: &[&str],
        ends: Vec<u32>,
        values: Vec<u32>,
        door: Door,
    ) -> Option<Self> {
        let mut column = Self { ends, values, ..Self::default() };
        for (number, value) in spelt.iter().enumerate() {
            column.number_of(value, door);
            // Two that are one would have the later ones called by each other's names.
            (column.spelt.len() == number + 1).then_some(())?;
        }
        Some(column)
    }

    fn add(&mut self, value: &str, door: Door) {
        let number = self.number_of(value, door);
        let start = self.ends.last().map_or(0, |&end| end as usize);
        if !self.values[start..].contains(&number) {
            self.values.push(number);
        }
    }

    /// The number of a value, which is added if it is new.
    fn number_of(&mut self, value: &str, door: Door) -> u32 {
        let key = value_key(value, door);
        let number = self.keys.intern(&key);
        if number as usize == self.spelt.len() {
            let value = value.trim();
            let place = self.by_name.partition_point(|&other| *self.spelt[other as usize] < *value);
            self.by_name.insert(place, number);
            self.spelt.push(value.into());
        }
        number
    }

    /// Adds how often each value occurs in these stories.
    pub(super) fn count(&self, stories: &[u32], counts: &mut [u32]) {
        // No look at any story where none has a value, or all have the one there is: often they
        // have one language, and one source.
        match counts {
            [] => {}
            [count] if self.values.len() == self.ends.len() => *count += stories.len() as u32,
            _ => {
                for &doc in stories {
                    for &value in self.of(doc as usize) {
                        counts[value as usize] += 1;
                    }
                }
            }
        }
    }

    /// The values of a story.
    #[inline(always)]
    pub(super) fn of(&self, doc: usize) -> &[u32] {
        let start = if doc == 0 { 0 } else { self.ends[doc - 1] as usize };
        &self.values[start..self.ends[doc] as usize]
    }

    /// The values as spelt, by their numbers.
    pub(super) fn spelt(&self) -> &[Box<str>] {
        &self.spelt
    }

    /// The values' numbers, in the order of their spelling.
    pub(super) fn by_name(&self) -> &[u32] {
        &self.by_name
    }

    /// The number of a value with this key.
    pub(super) fn find(&self, key: &str) -> Option<u32> {
        self.keys.find(key)
    }

    /// Tells the values in whose keys these words stand together; the last word may be unfinished
    /// if the key is open.
    pub(super) fn search(&self, key: &str, open: bool, tell: &mut dyn FnMut(u32)) {
        for number in 0..self.keys.len() as u32 {
            let mut rest = self.keys.get(number);
            loop {
                let behind = rest.strip_prefix(key);
                if behind.is_some_and(|behind| open || behind.is_empty() || behind.starts_with(' '))
                {
                    tell(number);
                    break;
                }
                match rest.split_once(' ') {
                    Some((_, next)) => rest = next,
                    None => break,
                }
            }
        }
    }

    fn bytes(&self) -> usize {
        let spelt: usize = self.spelt.iter().map(|value| value.len() + 16).sum();
        let numbers = self.ends.capacity() + self.values.capacity() + self.by_name.capacity();
        self.keys.bytes() + spelt + numbers * 4
    }
}

/// The key of a value: its words folded, a space between. A plus or a number sign behind a word makes
/// another name of it: C, C++ and C# are three topics.
pub(super) fn value_key(value: &str, door: Door) -> String {
    let (mut joined, mut form, mut key) = (String::new(), String::new(), String::new());
    words(value, &mut |word| {
        exact_form(word.text, &mut form);
        fold(&form, door, &mut key);
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(&key);
        let signs = value[word.start + word.text.len()..].chars();
        joined.extend(signs.take_while(|c| matches!(c, '+' | '#' | '♯' | '＋')));
    });
    if joined.is_empty() {
        joined.push_str(value.trim());
    }
    joined
}

/// The columns of an index.
#[derive(Debug, Default)]
pub(super) struct Columns {
    facets: [Column; FACETS],
    /// When each story was published, in seconds after the first day of the calendar; 0: unknown.
    instants: Vec<u64>,
    /// The day of each story, by its number; `NO_DAY`: unknown.
    days: Vec<i32>,
    /// How many milliseconds each story takes to read.
    milliseconds: Vec<u32>,
    first_day: Option<Day>,
    last_day: Option<Day>,
    /// Made when it is asked for: its spans depend on the first day and the last.
    timeline: OnceLock<Timeline>,
}

/// Stands for a day that is not known: before every day there is.
pub(super) const NO_DAY: i32 = i32::MIN;

/// From 1 January of the year 1, less than a year, to 1 January 1970, in seconds.
pub(super) const EPOCH: i64 = 62_170_000_000;

impl Columns {
    /// How many stories there are.
    pub(super) fn len(&self) -> usize {
        self.milliseconds.len()
    }

    /// Adds the next story.
    pub(super) fn push(&mut self, article: &Article, door: Door) {
        self.timeline.take();
        let [section, source, language, topic, place, agency] = &mut self.facets;
        if let Some(name) = &article.section {
            section.add(name, door);
        }
        source.add(&article.source, door);
        language.add(article.language.primary(), door);
        article.topics.iter().for_each(|name| topic.add(name, door));
        article.places.iter().for_each(|name| place.add(name, door));
        if let Some(name) = &article.agency {
            agency.add(name, door);
        }
        for column in &mut self.facets {
            column.ends.push(column.values.len() as u32);
        }
        let seconds = article.published.map_or(0, |time| (time.instant() + EPOCH).max(1) as u64);
        self.instants.push(seconds);
        let day = article.day();
        self.days.push(day.map_or(NO_DAY, Day::number));
        self.milliseconds.push(article.reading_milliseconds());
        if let Some(day) = day {
            self.first_day = Some(self.first_day.map_or(day, |first| first.min(day)));
            self.last_day = Some(self.last_day.map_or(day, |last| last.max(day)));
        }
    }

    /// Columns of which each is known; nothing where a day is none.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn of_parts(
        facets: [Column; FACETS],
        instants: Vec<u64>,
        days: Vec<i32>,
        milliseconds: Vec<u32>,
    ) -> Option<Self> {
        let known = || days.iter().copied().filter(|&day| day != NO_DAY);
        let epoch = Day::from_civil(1970, 1, 1)?;
        let end = |number: Option<i32>| match number {
            None => Some(None),
            Some(number) => Some(epoch.plus(number)).filter(|day| day.number() == number).map(Some),
        };
        let (first_day, last_day) = (end(known().min())?, end(known().max())?);
        let timeline = OnceLock::new();
        Some(Self { facets, instants, days, milliseconds, first_day, last_day, timeline })
    }

    pub(super) fn column(&self, facet: Facet) -> &Column {
        &self.facets[facet as usize]
    }

    pub(super) fn facets(&self) -> &[Column; FACETS] {
        &self.facets
    }

    pub(super) fn day(&self, doc: usize) -> i32 {
        self.days[doc]
    }

    /// Larger for a later story, 0 for one without a date; at most 40 bits.
    pub(super) fn instant(&self, doc: usize) -> u64 {
        self.instants[doc]
    }

    pub(super) fn milliseconds(&self, doc: usize) -> u32 {
        self.milliseconds[doc]
    }

    /// In which span of time each story lies.
    pub(super) fn timeline(&self) -> &Timeline {
        let day = |&day: &i32| (day != NO_DAY).then(|| Day::EPOCH.plus(day));
        self.timeline.get_or_init(|| {
            let days: Vec<Option<Day>> = self.days.iter().map(day).collect();
            Timeline::new(&days, [self.first_day, self.last_day])
        })
    }

    pub(super) fn first_day(&self) -> Option<Day> {
        self.first_day
    }

    pub(super) fn last_day(&self) -> Option<Day> {
        self.last_day
    }

    /// The bytes it holds on the heap.
    pub(super) fn bytes(&self) -> usize {
        let facets: usize = self.facets.iter().map(Column::bytes).sum();
        facets
            + self.instants.capacity() * 8
            + (self.days.capacity() + self.milliseconds.capacity()) * 4
    }
}

//! How stories are spread over time: the days of a set in spans of one kind, few enough to be drawn
//! side by side, and how many stories each holds.

use crate::article::Day;

/// A span of days, and the stories of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Its first day.
    pub first: Day,
    /// Its last day, itself included.
    pub last: Day,
    /// How many stories there would be if it was chosen.
    pub count: usize,
}

/// The most spans that stand side by side: four pixels for each in a narrow column.
const MOST: usize = 62;

/// The stories without a day are in none.
const NONE: u8 = u8::MAX;

/// What a span is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Day,
    /// From Monday on.
    Week,
    Months(i32),
}

/// From the shortest: days, weeks, months, quarters, years, and so on to five hundred years.
const UNITS: [Unit; 10] = [
    Unit::Day,
    Unit::Week,
    Unit::Months(1),
    Unit::Months(3),
    Unit::Months(12),
    Unit::Months(60),
    Unit::Months(120),
    Unit::Months(600),
    Unit::Months(1_200),
    Unit::Months(6_000),
];

impl Unit {
    /// The number of the span in which a day lies.
    fn of(self, day: Day) -> i32 {
        /// The first of January 1970 was a Thursday.
        const SINCE_MONDAY: i32 = 3;
        match self {
            Self::Day => day.number(),
            Self::Week => (day.number() + SINCE_MONDAY).div_euclid(7),
            Self::Months(months) => {
                let (year, month, _) = day.civil();
                (year * 12 + month as i32 - 1).div_euclid(months)
            }
        }
    }

    /// The first day that lies in a span or behind it: the calendar has ends, which a span may pass.
    fn first(self, span: i32) -> Day {
        let (mut day, mut step) = (Day::EPOCH.plus(i32::MIN), 1 << 22);
        while step > 0 {
            let later = day.plus(step);
            if self.of(later) < span {
                day = later;
            }
            step /= 2;
        }
        if self.of(day) < span { day.plus(1) } else { day }
    }
}

/// In which span each story lies.
#[derive(Debug)]
pub(super) struct Timeline {
    /// Without counts.
    spans: Vec<Span>,
    /// The place of each story's span.
    of: Vec<u8>,
}

impl Timeline {
    /// The spans of these stories, by their days, of which these are the first and the last.
    pub(super) fn new(days: &[Option<Day>], [first, last]: [Option<Day>; 2]) -> Self {
        let none = Self { spans: Vec::new(), of: vec![NONE; days.len()] };
        let (Some(first), Some(last)) = (first, last) else { return none };
        let fits = |unit: &Unit| unit.of(last) - unit.of(first) < MOST as i32;
        let Some(unit) = UNITS.into_iter().find(fits) else { return none };
        let begin = unit.of(first);
        let span = |number| Span {
            first: unit.first(number),
            last: unit.first(number + 1).plus(-1),
            count: 0,
        };
        let mut spans: Vec<Span> = (begin..=unit.of(last)).map(span).collect();
        if let Some(end) = spans.last_mut() {
            // Behind the last day there is no other to count back from.
            end.last = end.last.max(last);
        }
        let place = |day: &Option<Day>| day.map_or(NONE, |day| (unit.of(day) - begin) as u8);
        Self { spans, of: days.iter().map(place).collect() }
    }

    /// How many spans there are.
    pub(super) fn len(&self) -> usize {
        self.spans.len()
    }

    /// The place of the span in which a story lies, if it has a day.
    #[inline]
    pub(super) fn of(&self, doc: usize) -> Option<usize> {
        let place = self.of[doc];
        (place != NONE).then_some(usize::from(place))
    }

    /// The spans with what was counted in each.
    pub(super) fn with(&self, counts: &[u32]) -> Vec<Span> {
        let counted = self.spans.iter().zip(counts);
        counted.map(|(span, &count)| Span { count: count as usize, ..*span }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn timeline(days: &[&str]) -> Timeline {
        let days: Vec<Day> = days.iter().map(|text| day(text)).collect();
        let ends = [days.iter().min().copied(), days.iter().max().copied()];
        Timeline::new(&days.into_iter().map(Some).collect::<Vec<_>>(), ends)
    }

    fn ends(days: &[&str]) -> (usize, String, String, String) {
        let timeline = timeline(days);
        let said = |day: Day| day.to_string();
        let (first, last) = (timeline.spans[0], timeline.spans[timeline.len() - 1]);
        (timeline.len(), said(first.first), said(first.last), said(last.last))
    }

    #[test]
    fn spans_are_as_long_as_they_must_be() {
        let ends_of = |from, to| ends(&[from, to]);
        let is = |from, to, len, first: &str, end: &str, last: &str| {
            assert_eq!(ends_of(from, to), (len, first.into(), end.into(), last.into()));
        };
        is("2024-02-28", "2024-03-01", 3, "2024-02-28", "2024-02-28", "2024-03-01");
        // A Wednesday to a Sunday.
        is("2024-01-03", "2024-06-30", 26, "2024-01-01", "2024-01-07", "2024-06-30");
        is("2020-02-10", "2024-06-30", 53, "2020-02-01", "2020-02-29", "2024-06-30");
        is("2012-02-10", "2024-06-30", 50, "2012-01-01", "2012-03-31", "2024-06-30");
        is("1987-02-10", "2024-06-30", 38, "1987-01-01", "1987-12-31", "2024-12-31");
        is("1600-02-10", "2024-06-30", 43, "1600-01-01", "1609-12-31", "2029-12-31");
        is("1961-12-31", "1962-01-01", 2, "1961-12-31", "1961-12-31", "1962-01-01");
    }

    #[test]
    fn the_calendar_has_ends() {
        let (len, first, _, last) = ends(&["0001-01-01", "9999-12-31"]);
        assert_eq!((len, &*first, &*last), (20, "0001-01-01", "9999-12-31"));
        let (len, first, _, last) = ends(&["9999-12-30", "9999-12-31"]);
        assert_eq!((len, &*first, &*last), (2, "9999-12-30", "9999-12-31"));
    }

    #[test]
    fn each_day_lies_in_its_span() {
        let days = ["2024-01-03", "2024-01-07", "2024-01-08", "2024-06-30"];
        let timeline = timeline(&days);
        for (doc, text) in days.iter().enumerate() {
            let span = timeline.spans[timeline.of(doc).expect("it has a day")];
            assert!((span.first..=span.last).contains(&day(text)), "{text} in {span:?}");
        }
        for beside in timeline.spans.windows(2) {
            assert_eq!(beside[0].last.plus(1), beside[1].first);
        }
    }

    #[test]
    fn who_has_no_day_is_in_none() {
        let known = day("2024-01-03");
        let timeline = Timeline::new(&[None, Some(known)], [Some(known); 2]);
        assert_eq!((timeline.of(0), timeline.of(1)), (None, Some(0)));
        assert_eq!(Timeline::new(&[None], [None; 2]).len(), 0);
    }
}

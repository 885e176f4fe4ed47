//! The filter by days: the timeline, and a field for either end.

use leptos::prelude::*;

use super::browser;
use super::desk::Desk;
use super::part::{Part, el};
use super::timeline::timeline;
use crate::address::Address;
use crate::article::Day;

/// The range of days.
pub(super) fn days(desk: Desk) -> Part {
    let [first, last] = untrack(|| {
        let whole = desk.whole();
        let [first, last] = [whole.facets.first_day, whole.facets.last_day];
        // What the field offers, it takes.
        let first = first.max(Day::from_civil(FIRST_YEAR, 1, 1));
        [first, last].map(|day| day.map(|day| day.to_string()))
    });
    let field = |id: &'static str, said: &'static str, place: Bound| {
        let written = move || {
            let mut address = desk.address().clone();
            place(&mut address).map(|day| day.to_string()).unwrap_or_default()
        };
        let visit = Visit::new(desk);
        let heed = move |event: &browser::Event| {
            if !browser::is_half_filled(event) {
                set_day(visit, place, &browser::value_of(event));
            }
        };
        let input = el("input")
            .attr("id", id)
            .attr("type", "date")
            .attr_if("min", first.as_deref())
            .attr_if("max", last.as_deref())
            .live_value(written)
            .on("blur", move |left| {
                // A field emptied part by part says that it has changed while it is half empty only.
                heed(&left);
                // A window that loses the focus and gets it back is no new visit: the field is its
                // active element all the while.
                if !browser::has_focus(&["#", id].concat()) {
                    visit.end();
                }
            })
            .on("change", move |change| heed(&change));
        vec![el("label").attr("for", id).add(said), input]
    };
    el("fieldset")
        .class("facet days")
        .add(el("legend").add("Published"))
        .add(timeline(desk))
        .add(field("from", "From", |address| &mut address.filters.from))
        .add(field("to", "To", |address| &mut address.filters.to))
}

/// The days to which the list is narrowed.
pub(super) fn range(desk: Desk) -> [Option<Day>; 2] {
    let filters = desk.filters();
    [filters.from, filters.to]
}

/// One end of the range of days.
type Bound = fn(&mut Address) -> &mut Option<Day>;

/// The first year that counts: a year being typed digit by digit is 2, 20 and 202 on its way.
const FIRST_YEAR: i32 = 1000;

/// Takes the day in a field; none where it was emptied.
#[inline(never)]
fn set_day(visit: Visit, place: Bound, typed: &str) {
    let day = Day::parse(typed);
    if day.map_or(!typed.is_empty(), |day| day.civil().0 < FIRST_YEAR) {
        return;
    }
    let mut address = visit.desk.address().clone();
    *place(&mut address) = day;
    visit.set([address.filters.from, address.filters.to]);
}

/// What a reader does at a field, from coming there to leaving: it makes one entry of the history,
/// however often the range changes meanwhile.
#[derive(Clone, Copy)]
pub(super) struct Visit {
    pub(super) desk: Desk,
    has_entry: StoredValue<bool>,
}

impl Visit {
    pub(super) fn new(desk: Desk) -> Self {
        Self { desk, has_entry: StoredValue::new(false) }
    }

    /// Narrows the list to these days, the first and the last.
    #[inline(never)]
    pub(super) fn set(self, [from, to]: [Option<Day>; 2]) {
        if range(self.desk) == [from, to] {
            return;
        }
        let change = |address: &mut Address| {
            address.filters.from = from;
            address.filters.to = to;
        };
        if self.has_entry.get_value() {
            self.desk.amend(change);
        } else {
            self.desk.choose(change);
            self.has_entry.set_value(true);
        }
    }

    /// What is done next has an entry of its own.
    pub(super) fn end(self) {
        self.has_entry.set_value(false);
    }
}

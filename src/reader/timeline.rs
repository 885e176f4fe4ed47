//! How many stories of each day, week, month or year answer, drawn side by side: drawn along with the
//! pointer, or moved at either end, it is the filter by days. The same stands in a table.
//!
//! It always spans the whole set, so that nothing moves under who draws along it.

use std::sync::Arc;

use leptos::prelude::*;

use super::browser::{self, Event};
use super::control::{button, unseen};
use super::counts::TIMELINE;
use super::days::{Visit, range};
use super::desk::Desk;
use super::keyed_list::keyed;
use super::part::{Part, el, live, live_text};
use super::said::{span_said, stories_said};
use crate::article::Day;
use crate::search::{Answer, Span};

/// The spans as they are drawn, from one on to another, which is not among them.
type Drawn = (usize, usize);

/// The drawing, its two ends, what is under the pointer, and the table; nothing where all stories are of
/// one span.
pub(super) fn timeline(desk: Desk) -> Option<Part> {
    let whole = untrack(|| desk.whole());
    let all = whole.facets.timeline.len();
    if all < 2 {
        return None;
    }
    let pointed = RwSignal::new(None);
    let visit = Visit::new(desk);
    // The ends lie over the drawing, which takes the pointer wherever they do not.
    let drawing = el("div")
        .class("timeline")
        .live_flag("data-narrowed", move || range(desk) != [None, None])
        .add(drawn_along(visit, whole.clone(), pointed).add(bars(desk)))
        .add(end(visit, whole.clone(), true))
        .add(end(visit, whole.clone(), false));
    Some(el("div").add(drawing).add(below(desk, whole.clone(), pointed)).add(table(visit, whole)))
}

/// The spans that were chosen: all that share a day with the range.
fn chosen(desk: Desk, spans: &[Span]) -> Drawn {
    let [from, to] = range(desk);
    let first = from.map_or(0, |from| spans.partition_point(|span| span.last < from));
    let last = to.map_or(spans.len(), |to| spans.partition_point(|span| span.first <= to));
    let first = first.min(spans.len() - 1);
    (first, last.clamp(first + 1, spans.len()))
}

/// The days of some spans; none where it is all of them, since stories without a day are among all.
fn days_of(spans: &[Span], (first, end): Drawn) -> [Option<Day>; 2] {
    match &spans[first..end] {
        some if some.len() == spans.len() => [None, None],
        [one] => [Some(one.first), Some(one.last)],
        [from, .., to] => [Some(from.first), Some(to.last)],
        [] => [None, None],
    }
}

/// The drawing: the spans that are chosen, and those beside them.
fn bars(desk: Desk) -> AnyView {
    let path = move |is_chosen: bool| {
        let counts = desk.stages.counts[TIMELINE].read();
        let spans = &counts.answer.facets.timeline;
        let (first, end) = chosen(desk, spans);
        let most = spans.iter().map(|span| span.count).max().unwrap_or_default().max(1);
        let mut path = String::new();
        for (place, span) in spans.iter().enumerate() {
            if span.count > 0 && (first..end).contains(&place) == is_chosen {
                // A single story among thousands is seen, too.
                let tall = (span.count * TALL).div_ceil(most).max(LEAST);
                let (left, top) = (place * WIDE + GAP, TALL - tall);
                path += &format!("M{left} {top}h{}v{tall}h-{}z", WIDE - 2 * GAP, WIDE - 2 * GAP);
            }
        }
        path
    };
    let all = untrack(|| desk.whole().facets.timeline.len());
    view! {
        <svg viewBox=format!("0 0 {} {TALL}", all * WIDE) preserveAspectRatio="none" aria-hidden="true">
            <path class="beside" d=move || path(false)/>
            <path d=move || path(true)/>
        </svg>
    }
    .into_any()
}

/// A span's own width, the gap on either side of its bar, the tallest bar and the lowest, in units of the
/// drawing.
const WIDE: usize = 16;
const GAP: usize = 1;
const TALL: usize = 100;
const LEAST: usize = 4;

/// What the pointer draws along. A tap chooses one span, and once more all of them.
fn drawn_along(visit: Visit, whole: Arc<Answer>, pointed: RwSignal<Option<usize>>) -> Part {
    // Where it began, and whether it went elsewhere since.
    let began = StoredValue::new(None::<(usize, bool)>);
    let all = whole.facets.timeline.len();
    let under = move |event: &Event| {
        browser::along(event).map(|along| ((along * all as f64) as usize).min(all - 1))
    };
    let heed = move |event: &Event, is_over: bool| {
        let spans = &whole.facets.timeline;
        let here = under(event);
        pointed.set(here);
        let (Some((from, went)), Some(here)) = (began.get_value(), here) else { return };
        if went || here != from {
            began.set_value(Some((from, true)));
            visit.set(days_of(spans, (from.min(here), from.max(here) + 1)));
        } else if is_over {
            let one = days_of(spans, (here, here + 1));
            visit.set(if range(visit.desk) == one { [None, None] } else { one });
        }
        if is_over {
            began.set_value(None);
            visit.end();
        }
    };
    let over = heed.clone();
    let left = move |_| {
        began.set_value(None);
        pointed.set(None);
        visit.end();
    };
    el("div")
        .class("bars")
        .on("pointerdown", move |event| {
            if browser::is_plain_click(&event) {
                browser::hold(&event);
                began.set_value(under(&event).map(|here| (here, false)));
            }
        })
        .on("pointermove", move |event| heed(&event, false))
        .on("pointerup", move |event| over(&event, true))
        .on("pointercancel", left)
        .on("pointerleave", left)
}

/// One end of what is chosen, moved with the arrow keys or drawn: it stands between two spans.
fn end(visit: Visit, whole: Arc<Answer>, is_first: bool) -> Part {
    let desk = visit.desk;
    let all = whole.facets.timeline.len();
    let [placed, said, moved] = [whole.clone(), whole.clone(), whole];
    let place = move |whole: &Answer| {
        let (first, end) = chosen(desk, &whole.facets.timeline);
        if is_first { first } else { end }
    };
    let heed = move |event: Event| {
        let spans = &moved.facets.timeline;
        let Ok(to) = browser::value_of(&event).parse::<usize>() else { return };
        let (first, end) = chosen(desk, spans);
        let range = match is_first {
            true => (to.min(end - 1), end),
            false => (first, to.clamp(first + 1, all)),
        };
        visit.set(days_of(spans, range));
        browser::set_value(&event, &place(&moved).to_string());
    };
    el("input")
        .class("end")
        .attr("type", "range")
        .attr("min", "0")
        .attr("max", &all.to_string())
        .attr("aria-label", if is_first { "From" } else { "To" })
        // Where both ends are at one, that is on top which can go somewhere.
        .live_flag("data-under", move || is_first && place(&placed) < all / 2)
        .live_attr("aria-valuetext", {
            let said = said.clone();
            move || {
                let spans = &said.facets.timeline;
                let (first, end) = chosen(desk, spans);
                Some(span_said(&spans[if is_first { first } else { end - 1 }]))
            }
        })
        .live_value(move || place(&said).to_string())
        .on("input", heed)
        .on("blur", move |_| visit.end())
}

/// What is said below the drawing: its ends, or what the pointer is at.
fn below(desk: Desk, whole: Arc<Answer>, pointed: RwSignal<Option<usize>>) -> Part {
    let [first, last] = [0, whole.facets.timeline.len() - 1].map(|end| whole.facets.timeline[end]);
    let words = move || match pointed.get() {
        None => [span_said(&first), span_said(&last)].to_vec(),
        Some(place) => {
            let counts = desk.stages.counts[TIMELINE].read();
            let span = counts.answer.facets.timeline[place];
            vec![span_said(&span), stories_said(span.count)]
        }
    };
    el("p").class("scale").attr("aria-hidden", "true").add(live(move || {
        words().into_iter().map(|words| el("span").add(words)).collect::<Vec<_>>()
    }))
}

/// The same for who hears the page, and for who wants the numbers; each span can be chosen there.
fn table(visit: Visit, whole: Arc<Answer>) -> Vec<Part> {
    let desk = visit.desk;
    let is_open = RwSignal::new(false);
    let filled = move || {
        let counts = desk.stages.counts[TIMELINE].read();
        let spans = counts.answer.facets.timeline.iter().enumerate();
        spans.filter(|(_, span)| span.count > 0).map(|(place, _)| place.to_string()).collect()
    };
    let row = move |place: &str| {
        let place: usize = place.parse().unwrap_or_default();
        let span = whole.facets.timeline[place];
        let whole = whole.clone();
        let choose = move || {
            visit.set(days_of(&whole.facets.timeline, (place, place + 1)));
            visit.end();
        };
        let name =
            el("th").attr("scope", "row").add(button("choice", choose).add(span_said(&span)));
        let count = move || {
            desk.stages.counts[TIMELINE].read().answer.facets.timeline[place].count.to_string()
        };
        el("tr").add(name).add(el("td").class("number").add(live_text(count))).done()
    };
    let listed = live(move || {
        is_open.get().then(|| {
            let heading = |words| el("th").attr("scope", "col").add(words);
            let head = el("tr").add(heading("Published")).add(heading("Stories"));
            el("table")
                .class("spans")
                .add(el("caption").class("unseen").add("Stories by when they were published"))
                .add(el("thead").class("unseen").add(head))
                .add(el("tbody").add(keyed(filled, row.clone())))
        })
    });
    let open = button("more-values", move || is_open.update(|is_open| *is_open = !*is_open))
        .live_attr("aria-expanded", move || Some(is_open.get().to_string()))
        .add(live_text(move || if is_open.get() { "No table" } else { "As a table" }.to_owned()))
        .add(unseen(" of when stories were published"));
    vec![el("div").class("as-table").add(open).add(listed)]
}

//! What every part of the page looks at: the article set, the address, and what follows from them.
//! `going` moves from one address to the next and back.

mod going;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use going::Arrival;

use crate::address::Address;
use crate::article::{Article, ArticleSet, Refusal, Slug};
use crate::reader::browser::{self, Entry, Timer};
use crate::reader::finder::Finder;
use crate::reader::loading::{Loaded, in_slices};
use crate::reader::recent::Recent;
use crate::reader::searches::Searches;
use crate::reader::settings::Settings;
use crate::reader::stages::Stages;
use crate::reader::word_list::WordList;
use crate::search::{Answer, DocId, Filters, Query, Request, Sort};

/// How many cards are shown at first, and added at a time.
pub(in crate::reader) const CARDS: usize = 30;

/// The state of the page and what is derived from it. A handle: copying it copies nothing.
#[derive(Clone, Copy)]
pub(in crate::reader) struct Desk {
    /// What the address bar says. The only state; everything below but the settings follows from it.
    address: RwSignal<Address>,
    /// How many cards may be shown.
    pub(in crate::reader) shown: RwSignal<usize>,
    /// The stories that answer, as far as they are shown.
    answer: Memo<Arc<Answer>>,
    /// How much of the answer is painted.
    pub(in crate::reader) stages: Stages,
    /// How many stories search has read so far.
    pub(in crate::reader) indexed: RwSignal<usize>,
    /// What the reader chose about the text.
    pub(in crate::reader) settings: RwSignal<Settings>,
    /// Whether the filters lie over the page, as on a phone; the rest of it is inert then.
    pub(in crate::reader) sheet: RwSignal<bool>,
    /// The stories of the list of which it is told why they are there, by their numbers.
    pub(in crate::reader) accounts: WordList,
    /// The searches that were saved.
    pub(in crate::reader) searches: Searches,
    /// Those from which stories were opened of late.
    pub(in crate::reader) recent: Recent,
    /// What a screen reader should hear next.
    pub(in crate::reader) announcement: RwSignal<String>,
    shelf: StoredValue<Shelf, LocalStorage>,
    pub(in crate::reader) finder: Finder,
    /// Whether the answer to what is asked is on its way, and that before it stands in its place.
    is_pending: StoredValue<bool>,
    question: Memo<Question>,
    /// The filters chosen: apart, so that a letter typed does not stir every filter.
    filters: Memo<Filters>,
    /// Where the reader is to be put as soon as the stories are read.
    waiting: StoredValue<Option<Arrival>>,
    /// Closes the story where the way back to its list leads nowhere.
    stranded: StoredValue<Option<Timer>, LocalStorage>,
    /// Whether the search field gets the focus when the list is back.
    search_next: StoredValue<bool>,
    /// Which of the cards still to come takes the focus.
    awaited: RwSignal<Option<usize>>,
}

/// What never changes while the page lives, and what changes unseen.
struct Shelf {
    set: Arc<ArticleSet>,
    refusals: Arc<[Refusal]>,
    /// The answer to nothing asked: every value of every filter, in the order in which they stand.
    whole: Arc<Answer>,
    entry: Entry,
}

/// What is asked of the search: the address without the open story.
#[derive(Debug, Clone, PartialEq)]
struct Question {
    typed: String,
    filters: Filters,
    sort: Sort,
}

impl Desk {
    /// The edition where the address says.
    #[inline(never)]
    pub(in crate::reader) fn open(loaded: Loaded) -> Self {
        let Loaded { set, refusals, finder, whole } = loaded;
        let address = meant(finder, Address::parse(&browser::address_bar()));
        let entry = browser::entry(address.story.is_none().then_some(0));
        let place = browser::place_of(&entry);
        let indexed = RwSignal::new(0);
        let all = set.len();
        let all_read = Memo::new(move |_| indexed.get() == all);
        let before = whole.clone();
        let shelf = StoredValue::new_local(Shelf { set, refusals, whole, entry });
        let address = RwSignal::new(address);
        let question = Memo::new(move |_| {
            let address = address.read();
            Question {
                typed: address.query.clone(),
                filters: address.filters.clone(),
                sort: address.sort_in_force(),
            }
        });
        let shown = RwSignal::new(place.as_ref().map_or(CARDS, |place| place.shown.max(CARDS)));
        let is_pending = StoredValue::new(false);
        let answer = Memo::new_with_compare(
            move |last: Option<&Arc<Answer>>| {
                let question = question.read();
                let query = Query::parse(&question.typed, browser::today());
                if !query.is_empty() {
                    // An answer from half of the stories is not shown, and so not made anew.
                    // Read, not only tracked: a memo that never ran follows nothing.
                    let _ = all_read.get();
                }
                let began = browser::now();
                let answer = answer(finder, &query, &question, shown.get());
                browser::answered(browser::now() - began);
                is_pending.set_value(answer.is_none());
                answer.map_or_else(|| last.unwrap_or(&before).clone(), Arc::new)
            },
            // Two answers are never worth comparing: one is made only when something changed.
            |_, _| true,
        );
        Self {
            address,
            shown,
            answer,
            stages: Stages::new(answer),
            indexed,
            settings: RwSignal::new(browser::load_settings()),
            sheet: RwSignal::new(false),
            accounts: WordList::new(String::new()),
            searches: Searches::open(),
            recent: Recent::open(),
            announcement: RwSignal::new(String::new()),
            shelf,
            finder,
            is_pending,
            question,
            filters: Memo::new(move |_| address.read().filters.clone()),
            waiting: StoredValue::new(place.map(Arrival::Again)),
            stranded: StoredValue::new_local(None),
            search_next: StoredValue::new(false),
            awaited: RwSignal::new(None),
        }
    }

    /// Shows it, puts the reader where they were, and goes on reading it for the search.
    #[inline(never)]
    pub(in crate::reader) fn begin(self) {
        self.listen_to_history();
        self.listen_to_other_tabs();
        match self.waiting.try_update_value(Option::take).flatten() {
            None => {
                self.stages.go_on();
                self.arrive(Arrival::New);
            }
            Some(arrival) => self.arrive(arrival),
        }
        self.read_for_search();
    }

    /// What is asked, as it is meant today.
    pub(in crate::reader) fn query(self) -> Query {
        Query::parse(&self.address().query, browser::today())
    }

    /// The order in force, as typed or as chosen.
    pub(in crate::reader) fn order(self) -> Sort {
        self.query().sort().unwrap_or(self.address().sort_in_force())
    }

    /// The edition's own name.
    pub(in crate::reader) fn name(self) -> String {
        self.shelf.with_value(|shelf| shelf.set.name().unwrap_or("Offprint").to_owned())
    }

    /// How many stories there are in all.
    pub(in crate::reader) fn len(self) -> usize {
        self.shelf.with_value(|shelf| shelf.set.len())
    }

    /// The answer to nothing asked.
    pub(in crate::reader) fn whole(self) -> Arc<Answer> {
        self.shelf.with_value(|shelf| shelf.whole.clone())
    }

    /// What was refused, and why.
    pub(in crate::reader) fn refusals(self) -> Arc<[Refusal]> {
        self.shelf.with_value(|shelf| shelf.refusals.clone())
    }

    /// The story at a place of the set.
    pub(in crate::reader) fn article(self, doc: DocId) -> Option<Arc<Article>> {
        self.shelf.with_value(|shelf| shelf.set.articles().get(doc.0 as usize).cloned())
    }

    /// The story of that name, present or former.
    pub(in crate::reader) fn find(self, slug: &Slug) -> Option<Arc<Article>> {
        self.article(self.place(slug)?)
    }

    fn place(self, slug: &Slug) -> Option<DocId> {
        let place = self.shelf.with_value(|shelf| shelf.set.find(slug))?;
        u32::try_from(place).ok().map(DocId)
    }

    /// The stories before and after this one in the list it was opened from.
    #[inline(never)]
    pub(in crate::reader) fn neighbours(self, slug: &Slug) -> [Option<Arc<Article>>; 2] {
        if self.is_reading() {
            // The list is not known yet.
            return [None, None];
        }
        let question = self.question.get();
        let query = Query::parse(&question.typed, browser::today());
        let Some(all) = answer(self.finder, &query, &question, usize::MAX) else {
            return [None, None];
        };
        let doc = self.place(slug);
        let at = all.hits.iter().position(|hit| Some(hit.doc) == doc);
        let beside = |by: isize| {
            let hit = all.hits.get(at?.checked_add_signed(by)?)?;
            self.article(hit.doc)
        };
        [beside(-1), beside(1)]
    }

    /// Changes what the reader chose about the text, applies it and keeps it.
    pub(in crate::reader) fn change_settings(self, change: impl FnOnce(&mut Settings)) {
        let mut settings = self.settings.get_untracked();
        change(&mut settings);
        self.set_settings(settings);
    }

    #[inline(never)]
    fn set_settings(self, settings: Settings) {
        browser::store_settings(&settings);
        self.settings.set(settings);
    }

    /// What the address bar says, for who must know when it changes.
    #[inline(never)]
    pub(in crate::reader) fn address(self) -> <RwSignal<Address> as Read>::Value {
        self.address.read()
    }

    /// The filters chosen, for who must know when they change.
    #[inline(never)]
    pub(in crate::reader) fn filters(self) -> <Memo<Filters> as Read>::Value {
        self.filters.read()
    }

    /// What answers, for who must know when it changes.
    #[inline(never)]
    pub(in crate::reader) fn answer(self) -> <Memo<Arc<Answer>> as Read>::Value {
        self.answer.read()
    }

    /// Whether there is a query that waits for the stories to be read.
    pub(in crate::reader) fn is_reading(self) -> bool {
        !self.address().query.trim().is_empty() && self.indexed.get() < self.len()
    }

    /// Whether the answer to what is asked is not there yet. That before it stands in its place meanwhile,
    /// if the stories are read.
    pub(in crate::reader) fn is_searching(self) -> bool {
        // The answer says it as it is made.
        drop(self.answer.read());
        self.is_reading() || self.is_pending.get_value()
    }

    /// Parts of the index have come: shows the answer, if nothing more is lacking.
    fn parts_came(self) {
        if untrack(|| self.is_searching()) {
            return;
        }
        match self.waiting.try_update_value(Option::take).flatten() {
            Some(arrival) => self.arrive(arrival),
            None => self.stages.begin(),
        }
    }

    /// Whether every card of those shown is there. Before that, the end of the list is not its end.
    fn is_painted(self) -> bool {
        self.stages.cards.get_untracked() >= self.answer.read_untracked().hits.len()
    }

    /// Shows more cards where this end of the list is near.
    pub(in crate::reader) fn show_more_at(self, end: &str) {
        if self.is_painted() && browser::is_near(end) {
            self.show_more();
        }
    }

    /// Shows more cards.
    #[inline(never)]
    pub(in crate::reader) fn show_more(self) {
        let shown = self.shown.get_untracked();
        if self.is_painted() && self.answer.read_untracked().total > shown {
            if browser::has_focus("#more") {
                // The button goes; who pressed it reads on at the first card that comes.
                self.awaited.set(Some(shown));
            }
            self.shown.set(shown + CARDS);
            self.stages.go_on();
        }
    }

    /// Gives the focus to a card that was waited for, once it is there.
    pub(in crate::reader) fn focus_awaited(self) {
        if let Some(place) = self.awaited.get()
            && self.stages.cards.get() > place
        {
            self.awaited.set(None);
            browser::on_next_frame(move || browser::step_card_to(place));
        }
    }

    /// Opens the index that the set names; else reads every story for the search, in slices, telling how
    /// far it is.
    fn read_for_search(self) {
        Effect::new(move |before: Option<usize>| {
            let came = self.finder.came.get();
            if before.is_some_and(|before| before != came) {
                self.parts_came();
            }
            came
        });
        let set = self.shelf.with_value(|shelf| shelf.set.clone());
        spawn_local(async move {
            // Behind each slice; the page may be gone by then.
            let mut done = |read| {
                let _ = self.indexed.try_set(read);
            };
            if self.finder.open(&set).await {
                done(set.len());
            } else {
                let mut read = |story: &Article| self.finder.grow(|index| index.read(story));
                if in_slices(&set, &mut read, &mut done).await.is_none() {
                    return;
                }
            }
            if self.indexed.try_get_untracked().is_none() {
                return;
            }
            if untrack(|| self.is_searching()) {
                // Parts are on their way; the reader is put in their place when these are here.
                return;
            }
            match self.waiting.try_update_value(Option::take).flatten() {
                Some(arrival) => self.arrive(arrival),
                None => self.stages.go_on(),
            }
        });
    }

    /// Follows what was chosen in another tab: the later choice would else undo the earlier one.
    fn listen_to_other_tabs(self) {
        let chosen = browser::listen("storage", move || self.take_over_kept());
        StoredValue::new_local(chosen);
    }

    /// Takes over what is kept, where it is not what is in force.
    #[inline(never)]
    fn take_over_kept(self) {
        self.searches.take_over();
        self.recent.take_over();
        let kept = browser::load_settings();
        if kept != *self.settings.read_untracked() {
            browser::apply_settings(&kept);
            self.settings.set(kept);
        }
    }
}

/// The address with the values of its filters as the stories spell them.
fn meant(finder: Finder, address: Address) -> Address {
    let filters = finder.meant(&address.filters);
    Address { filters, ..address }
}

/// The answer, or nothing while it is on its way.
fn answer(finder: Finder, query: &Query, question: &Question, top: usize) -> Option<Answer> {
    finder.answer(&Request { query, filters: &question.filters, sort: question.sort, top })
}

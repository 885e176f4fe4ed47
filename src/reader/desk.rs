//! What every part of the page looks at: the article set, the address, and what follows from them.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::browser::{self, Entry, Place};
use super::loading::{Loaded, SLICE};
use super::settings::Settings;
use super::stages::Stages;
use crate::address::Address;
use crate::article::{Article, ArticleSet, Refusal, Slug};
use crate::search::{Answer, DocId, Filters, Index, Query, Request, Sort};

/// How many cards are shown at first, and added at a time.
pub(super) const CARDS: usize = 30;

/// The state of the page and what is derived from it. A handle: copying it copies nothing.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    /// What the address bar says. The only state; everything below but the settings follows from it.
    address: RwSignal<Address>,
    /// How many cards may be shown.
    pub(super) shown: RwSignal<usize>,
    /// The stories that answer, as far as they are shown.
    answer: Memo<Arc<Answer>>,
    /// How much of the answer is painted.
    pub(super) stages: Stages,
    /// How many stories search has read so far.
    pub(super) indexed: RwSignal<usize>,
    /// What the reader chose about the text.
    pub(super) settings: RwSignal<Settings>,
    /// Whether the filters lie over the page, as on a phone; the rest of it is inert then.
    pub(super) sheet: RwSignal<bool>,
    /// What a screen reader should hear next.
    pub(super) announcement: RwSignal<String>,
    shelf: StoredValue<Shelf, LocalStorage>,
    index: StoredValue<Index, LocalStorage>,
    question: Memo<Question>,
    /// The filters chosen: apart, so that a letter typed does not stir every filter.
    filters: Memo<Filters>,
    /// Where the reader is to be put back as soon as the stories are read.
    waiting: StoredValue<Option<Place>>,
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
    /// Opens the edition where the address says, and goes on reading it for the search.
    #[inline(never)]
    pub(super) fn open(loaded: Loaded) -> Self {
        let Loaded { set, refusals, index, whole } = loaded;
        let entry = browser::entry();
        let place = browser::place_of(&entry).unwrap_or_default();
        let indexed = RwSignal::new(0);
        let all = set.len();
        let all_read = Memo::new(move |_| indexed.get() == all);
        let shelf = StoredValue::new_local(Shelf { set, refusals, whole, entry });
        let address = RwSignal::new(Address::parse(&browser::address_bar()));
        let question = Memo::new(move |_| {
            let address = address.read();
            Question {
                typed: address.query.clone(),
                filters: address.filters.clone(),
                sort: address.sort_in_force(),
            }
        });
        let shown = RwSignal::new(place.shown.max(CARDS));
        let answer = Memo::new_with_compare(
            move |_| {
                let question = question.read();
                let query = Query::parse(&question.typed);
                if !query.is_empty() {
                    // An answer from half of the stories is not shown, and so not made anew.
                    // Read, not only tracked: a memo that never ran follows nothing.
                    let _ = all_read.get();
                }
                let began = browser::now();
                let answer = answer(index, &query, &question, shown.get());
                browser::answered(browser::now() - began);
                Arc::new(answer)
            },
            // Two answers are never worth comparing: one is made only when something changed.
            |_, _| true,
        );
        let desk = Self {
            address,
            shown,
            answer,
            stages: Stages::new(answer),
            indexed,
            settings: RwSignal::new(browser::load_settings()),
            sheet: RwSignal::new(false),
            announcement: RwSignal::new(String::new()),
            shelf,
            index,
            question,
            filters: Memo::new(move |_| address.read().filters.clone()),
            waiting: StoredValue::new(None),
        };
        desk.listen_to_history();
        if place == Place::default() {
            desk.stages.go_on();
        } else {
            desk.restore(&place);
        }
        desk.read_for_search();
        desk
    }

    /// The edition's own name.
    pub(super) fn name(self) -> String {
        self.shelf.with_value(|shelf| shelf.set.name().unwrap_or("Offprint").to_owned())
    }

    /// How many stories there are in all.
    pub(super) fn len(self) -> usize {
        self.shelf.with_value(|shelf| shelf.set.len())
    }

    /// The answer to nothing asked.
    pub(super) fn whole(self) -> Arc<Answer> {
        self.shelf.with_value(|shelf| shelf.whole.clone())
    }

    /// What was refused, and why.
    pub(super) fn refusals(self) -> Arc<[Refusal]> {
        self.shelf.with_value(|shelf| shelf.refusals.clone())
    }

    /// The story at a place of the set.
    pub(super) fn article(self, doc: DocId) -> Option<Arc<Article>> {
        self.shelf.with_value(|shelf| shelf.set.articles().get(doc.0 as usize).cloned())
    }

    /// The story of that name, present or former.
    pub(super) fn find(self, slug: &Slug) -> Option<Arc<Article>> {
        self.article(self.place(slug)?)
    }

    fn place(self, slug: &Slug) -> Option<DocId> {
        let place = self.shelf.with_value(|shelf| shelf.set.find(slug))?;
        u32::try_from(place).ok().map(DocId)
    }

    /// The stories before and after this one in the list it was opened from.
    #[inline(never)]
    pub(super) fn neighbours(self, slug: &Slug) -> [Option<Arc<Article>>; 2] {
        let question = self.question.get();
        let all = answer(self.index, &Query::parse(&question.typed), &question, usize::MAX);
        let doc = self.place(slug);
        let at = all.hits.iter().position(|hit| Some(hit.doc) == doc);
        let beside = |by: isize| {
            let hit = all.hits.get(at?.checked_add_signed(by)?)?;
            self.article(hit.doc)
        };
        [beside(-1), beside(1)]
    }

    /// Changes what the reader chose about the text, applies it and keeps it.
    pub(super) fn change_settings(self, change: impl FnOnce(&mut Settings)) {
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
    pub(super) fn address(self) -> <RwSignal<Address> as Read>::Value {
        self.address.read()
    }

    /// The filters chosen, for who must know when they change.
    #[inline(never)]
    pub(super) fn filters(self) -> <Memo<Filters> as Read>::Value {
        self.filters.read()
    }

    /// What answers, for who must know when it changes.
    #[inline(never)]
    pub(super) fn answer(self) -> <Memo<Arc<Answer>> as Read>::Value {
        self.answer.read()
    }

    /// Changes the query as it is typed: the address is rewritten, not added to.
    #[inline(never)]
    pub(super) fn type_query(self, typed: String) {
        self.shown.set(CARDS);
        self.address.update(|address| address.query = typed);
        self.stages.begin();
        browser::scroll_to(0);
        browser::replace(self.address.read_untracked().search());
    }

    /// Chooses something: the address gets a new entry, from the top of the list.
    pub(super) fn choose(self, change: impl FnOnce(&mut Address)) {
        let mut address = self.address_now();
        change(&mut address);
        self.go(address);
    }

    /// A copy of the address, for changing it.
    #[inline(never)]
    fn address_now(self) -> Address {
        self.address.get_untracked()
    }

    /// Goes to an address.
    #[inline(never)]
    pub(super) fn go(self, address: Address) {
        if address == *self.address.read_untracked() {
            return;
        }
        let same_list = address.without_story() == self.address.read_untracked().without_story();
        let is_story = address.story.is_some();
        self.remember();
        self.enter(browser::push(&address.search(), is_story));
        self.address.set(address);
        if !same_list {
            self.shown.set(CARDS);
            self.stages.begin();
        }
        if is_story {
            browser::on_next_frame(|| {
                browser::scroll_to(0);
                browser::focus("main h1");
            });
        }
    }

    /// Opens a story.
    #[inline(never)]
    pub(super) fn open_story(self, slug: Slug) {
        self.choose(|address| address.story = Some(slug));
    }

    /// Closes the open story: back to the list it was opened from, else to that list anew.
    #[inline(never)]
    pub(super) fn close_story(self) {
        let Some(slug) = self.address.read_untracked().story.clone() else { return };
        if browser::has_list_behind() {
            return browser::go_back();
        }
        self.choose(|address| address.story = None);
        browser::on_next_frame(move || {
            browser::scroll_to(0);
            browser::focus_card(slug.as_str(), true);
        });
    }

    /// Leaves the open story for the search field.
    pub(super) fn search_from_story(self) {
        self.choose(|address| address.story = None);
        browser::on_next_frame(|| {
            browser::scroll_to(0);
            browser::focus("#search");
        });
    }

    /// Whether there is a query that waits for the stories to be read.
    pub(super) fn is_reading(self) -> bool {
        self.indexed.get() < self.len() && !self.address().query.trim().is_empty()
    }

    /// Shows more cards.
    #[inline(never)]
    pub(super) fn show_more(self) {
        // Not while the cards before are still being painted: the end is then not the end.
        let painted = self.stages.cards.get_untracked() >= self.answer.read_untracked().hits.len();
        if painted && self.answer.read_untracked().total > self.shown.get_untracked() {
            self.shown.update(|shown| *shown += CARDS);
            self.stages.go_on();
        }
    }

    /// Keeps where the reader is, under the entry in view.
    #[inline(never)]
    fn remember(self) {
        let place = Place {
            scroll: browser::scroll_top(),
            shown: self.shown.get_untracked(),
            card: browser::focused_card(),
        };
        self.shelf.with_value(|shelf| browser::remember(&shelf.entry, &place));
    }

    fn enter(self, entry: Entry) {
        self.shelf.update_value(|shelf| shelf.entry = entry);
        // What was said of one page is not said of the next.
        self.announcement.set(String::new());
    }

    /// Puts the reader back where they were.
    #[inline(never)]
    fn restore(self, place: &Place) {
        if untrack(|| self.is_reading()) {
            return self.waiting.set_value(Some(place.clone()));
        }
        self.stages.at_once();
        let Place { scroll, card, .. } = place.clone();
        let is_story = self.address.read_untracked().story.is_some();
        browser::on_next_frame(move || {
            browser::scroll_to(scroll);
            match card {
                Some(slug) => browser::focus_card(&slug, false),
                None if is_story => browser::focus("main h1"),
                None => {}
            }
        });
    }

    /// Reads every story for the search, in slices, telling how far it is.
    fn read_for_search(self) {
        let set = self.shelf.with_value(|shelf| shelf.set.clone());
        spawn_local(async move {
            let mut stories = set.articles().iter();
            while stories.len() > 0 {
                browser::breathe().await;
                let slice_began = browser::now();
                let slice = self.index.try_update_value(|index| {
                    for story in stories.by_ref() {
                        index.read(story);
                        if browser::now() - slice_began > SLICE {
                            break;
                        }
                    }
                });
                // Both are gone when the page was taken down meanwhile.
                let read = set.len() - stories.len();
                if slice.is_none() || self.indexed.try_set(read).is_some() {
                    return;
                }
            }
            match self.waiting.try_update_value(Option::take).flatten() {
                Some(place) => self.restore(&place),
                None => self.stages.go_on(),
            }
        });
    }

    fn listen_to_history(self) {
        let moved = browser::listen("popstate", move || {
            self.remember();
            if self.sheet.get_untracked() {
                self.sheet.set(false);
                browser::on_next_frame(|| browser::focus("#filters"));
            }
            let entry = browser::entry();
            let place = browser::place_of(&entry).unwrap_or_default();
            self.enter(entry);
            self.shown.set(place.shown.max(CARDS));
            self.address.set(Address::parse(&browser::address_bar()));
            self.restore(&place);
        });
        let is_left = StoredValue::new(false);
        let left = browser::listen("pagehide", move || {
            self.remember();
            is_left.set_value(true);
        });
        // The page may come back as it was, from the browser's page cache. Its scroll may not:
        // WebKit forgets it where the page restores it itself.
        let shown = browser::listen("pageshow", move || {
            if is_left.get_value() {
                is_left.set_value(false);
                let entry = self.shelf.with_value(|shelf| shelf.entry.clone());
                self.restore(&browser::place_of(&entry).unwrap_or_default());
            }
        });
        // Dropped, and so unhooked, with the page.
        StoredValue::new_local((moved, left, shown));
    }
}

fn answer(
    index: StoredValue<Index, LocalStorage>,
    query: &Query,
    question: &Question,
    top: usize,
) -> Answer {
    let request = Request { query, filters: &question.filters, sort: question.sort, top };
    index.with_value(|index| index.answer(&request))
}

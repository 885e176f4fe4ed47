//! Finds stories: by words in an index that the press made and the set names, of which the parts come as
//! they are asked for; else in one that grows here, story by story.
//!
//! # Decision: what an answer lacks is brought, and the answer before stays until it is there
//! *Context.* A word asked for the first time lacks its part of the dictionary, then its lists: two ways
//! to the host and back. An answer by what is there would change twice under the reader's eyes.
//! *Decision.* All parts that an answer lacks are asked for at once; the answer comes when the last is
//! there. One that does not come, twice, is lost: it is said, answers do without it, and the reader may
//! try again.
//! *Consequences.* An index that cannot be opened at all is said too, and the stories are read here.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::browser::{self, Cache};
use super::loading::in_slices;
use crate::article::{Article, ArticleSet};
use crate::search::{
    Answer, Content, DocId, Fault, Filters, Index, Packed, Query, Request, Suggestion, Why,
};
use crate::text::Door;

/// Where stories are found. A handle: copying it copies nothing.
#[derive(Clone, Copy)]
pub(super) struct Finder {
    /// Holds every story on its shelf, and the words of those that were read.
    index: StoredValue<Index, LocalStorage>,
    made: StoredValue<Made, LocalStorage>,
    /// How many times parts have come that were asked for.
    pub(super) came: RwSignal<usize>,
    /// What is amiss, in words for the reader.
    pub(super) trouble: RwSignal<Option<Trouble>>,
}

/// What is amiss with the index that the press made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Trouble {
    /// It cannot be used.
    Unusable(String),
    /// A part of it did not come.
    Lacking(String),
}

/// The index that the press made.
#[derive(Default)]
struct Made {
    folder: String,
    packed: Option<Packed>,
    /// The parts that were asked for and have not come yet.
    underway: Vec<usize>,
    /// Those that did not come.
    lost: Vec<usize>,
}

impl Finder {
    /// Of no stories yet.
    pub(super) fn new() -> Self {
        Self {
            index: StoredValue::new_local(Index::new(door())),
            made: StoredValue::new_local(Made::default()),
            came: RwSignal::new(0),
            trouble: RwSignal::new(None),
        }
    }

    /// Changes the index that grows here; nothing when the page was taken down meanwhile.
    pub(super) fn grow<T>(self, change: impl FnOnce(&mut Index) -> T) -> Option<T> {
        self.index.try_update_value(change)
    }

    /// The filters with their values as the stories spell them.
    pub(super) fn meant(self, filters: &Filters) -> Filters {
        self.index.with_value(|index| index.meant(filters))
    }

    /// The answer, or nothing while parts that it lacks are on their way.
    pub(super) fn answer(self, request: &Request<'_>) -> Option<Answer> {
        let mut answer = None;
        let is_whole = self.ask(!request.query.is_empty(), &mut |index, packed| {
            answer = match packed {
                Some(packed) => index.answer_by(packed, request),
                None => Some(index.answer(request)),
            };
        });
        answer.filter(|_| is_whole)
    }

    /// Why a story answers a query, or nothing while parts that tell are on their way.
    pub(super) fn why(self, query: &Query, doc: DocId) -> Option<Why> {
        let mut why = None;
        let is_whole = self.ask(true, &mut |index, packed| {
            why =
                Some(packed.map_or_else(|| index.why(query, doc), |packed| packed.why(query, doc)));
        });
        why.filter(|_| is_whole)
    }

    /// Asks the index that the press made, if there is one and words are to be looked up, else that which
    /// grew here. Returns whether it lacked nothing that may still come.
    fn ask(self, has_words: bool, ask: &mut dyn FnMut(&Index, Option<&Packed>)) -> bool {
        self.came.track();
        let missing = self.made.try_update_value(|made| {
            let packed = made.packed.as_mut().filter(|_| has_words);
            self.index.with_value(|index| ask(index, packed.as_deref()));
            let mut missing = packed.map(Packed::missing).unwrap_or_default();
            missing.retain(|part| !made.lost.contains(part));
            missing
        });
        let Some(missing) = missing else { return false };
        let is_whole = missing.is_empty();
        self.bring(missing);
        is_whole
    }

    /// What the last word may become beside the rest of a query; see [`being_typed`](crate::search::being_typed).
    pub(super) fn suggest(self, typed: (&Query, &str), filters: &Filters) -> Vec<Suggestion> {
        let suggested = self.made.try_update_value(|made| {
            self.index.with_value(|index| {
                let Some(packed) = &mut made.packed else { return index.suggest(typed, filters) };
                let suggested = index.suggest_by(packed, typed, filters);
                // What only a suggestion lacks is not brought for it.
                drop(packed.missing());
                suggested
            })
        });
        suggested.unwrap_or_default()
    }

    /// Brings parts, but those that are on their way.
    fn bring(self, mut missing: Vec<usize>) {
        self.made.update_value(|made| {
            missing.retain(|part| !made.underway.contains(part));
            made.underway.extend_from_slice(&missing);
        });
        let left = Rc::new(Cell::new(missing.len()));
        for part in missing {
            let left = left.clone();
            spawn_local(async move {
                let came = self.fetch(part).await;
                // The page may have been taken down meanwhile.
                let noted = self.made.try_update_value(|made| {
                    made.underway.retain(|&underway| underway != part);
                    if came.is_err() {
                        made.lost.push(part);
                    }
                });
                if let (Some(()), Err(why)) = (noted, came) {
                    self.trouble.set(Some(Trouble::Lacking(why)));
                }
                left.set(left.get() - 1);
                if left.get() == 0 {
                    let _ = self.came.try_update(|came| *came += 1);
                }
            });
        }
    }

    /// Asks once more for the parts that did not come.
    pub(super) fn try_again(self) {
        self.made.update_value(|made| made.lost.clear());
        self.trouble.set(None);
        self.came.update(|came| *came += 1);
    }

    /// Brings a part and opens it.
    async fn fetch(self, part: usize) -> Result<(), String> {
        let path = self.made.try_with_value(|made| {
            let file = made.packed.as_ref()?.file_of(part)?;
            Some([&*made.folder, "/", &*file.0].concat())
        });
        let path = path.flatten().unwrap_or_default();
        let mut why = String::new();
        // One that is not what it should be may lie so in a cache, here or on the way.
        for cache in [Cache::Always, Cache::Never] {
            let stored = match browser::fetch(&path, cache).await {
                Ok(stored) => stored,
                Err(error) => {
                    why = error.to_string();
                    continue;
                }
            };
            let checked = self.made.try_with_value(|made| {
                made.packed.as_ref().map(|packed| packed.check(part, &stored))
            });
            match checked.flatten() {
                Some(Ok(checked)) => {
                    let inflated = browser::inflate(stored).await.unwrap_or_default();
                    let put = self.made.try_update_value(|made| {
                        made.packed.as_mut().map(|packed| packed.put(checked, inflated))
                    });
                    return match put.flatten() {
                        Some(Err(fault)) => Err(amiss(&path, &fault)),
                        _ => Ok(()),
                    };
                }
                Some(Err(fault)) => why = amiss(&path, &fault),
                None => break,
            }
        }
        Err(why)
    }

    /// Opens the index that the set names; says whether there is one that is of these stories.
    pub(super) async fn open(self, set: &ArticleSet) -> bool {
        let Some(folder) = set.index() else { return false };
        let opened = self.opened(folder.to_string(), set).await;
        let is_open = opened.is_ok();
        if let Err(why) = opened {
            // The page may have been taken down meanwhile.
            let _ = self.made.try_update_value(|made| made.packed = None);
            let _ = self.trouble.try_set(Some(Trouble::Unusable(why)));
        }
        is_open
    }

    async fn opened(self, folder: String, set: &ArticleSet) -> Result<(), String> {
        let path = [&*folder, "/", Packed::ROOT].concat();
        let root =
            browser::fetch(&path, Cache::IfUnchanged).await.map_err(|why| why.to_string())?;
        let packed = Packed::open(&root, door()).map_err(|fault| amiss(&path, &fault))?;
        let mut content = Content::default();
        let mut add = |story: &Article| {
            content.add(story);
            Some(())
        };
        in_slices(set, &mut add, &mut |_| ()).await;
        if !packed.is_of(content, set.len()) {
            return Err(amiss(&path, &Fault::Stories));
        }
        let lengths = packed.lengths_part();
        let _ = self.made.try_update_value(|made| {
            made.folder = folder;
            made.packed = Some(packed);
        });
        // Without these there is no answer.
        match lengths {
            Some(part) => self.fetch(part).await,
            None => Ok(()),
        }
    }
}

/// What is amiss with a file.
#[inline(never)]
fn amiss(path: &str, fault: &Fault) -> String {
    format!("`{path}` {fault}")
}

/// What the browser knows of letters.
fn door() -> Door {
    Door { nfkd: browser::nfkd }
}

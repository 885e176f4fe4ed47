//! Brings the article set, in slices short enough that the page never holds its breath.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::browser;
use crate::article::{ArticleSet, Refusal, SetReader};
use crate::search::{Answer, Filters, Index, Query, Request, Sort};
use crate::text::Door;

/// The file beside the reader that holds the stories.
const SET: &str = "articles.json";

/// How long work may go on without giving the page its turn, in milliseconds. A frame has 16; a
/// step may overrun by one story, on a phone by a few milliseconds.
pub(super) const SLICE: f64 = 8.0;

/// The article set, once read.
#[derive(Clone)]
pub(super) struct Loaded {
    pub(super) set: Arc<ArticleSet>,
    pub(super) refusals: Arc<[Refusal]>,
    /// Holds every story on its shelf, and has read none.
    pub(super) index: StoredValue<Index, LocalStorage>,
    /// The answer to nothing asked: every value of every filter, in the order in which they stand.
    pub(super) whole: Arc<Answer>,
}

/// How far loading is.
#[derive(Clone)]
pub(super) enum Loading {
    /// On its way.
    Waiting,
    /// There, with at least one story.
    Ready(Loaded),
    /// Not to be had, in words for the reader.
    Failed(String),
}

/// Loads the set and says so in the signal.
pub(super) fn start(loading: RwSignal<Loading>) {
    let index = StoredValue::new_local(Index::new(Door { nfkd: browser::nfkd }));
    spawn_local(async move {
        let end = match browser::fetch(SET).await {
            Ok(bytes) => read(bytes, index).await,
            Err(why) => Loading::Failed(why.to_string()),
        };
        // The page may have been taken down while this waited.
        let _ = loading.try_set(end);
    });
}

async fn read(bytes: Vec<u8>, index: StoredValue<Index, LocalStorage>) -> Loading {
    let mut reader = SetReader::new();
    loop {
        let slice_began = browser::now();
        while reader.step(&bytes) {
            if browser::now() - slice_began > SLICE {
                break;
            }
        }
        if reader.is_done() {
            break;
        }
        browser::breathe().await;
    }
    drop(bytes);
    let (set, refusals) = reader.finish();
    if set.is_empty() {
        let why = match refusals.first() {
            Some(refusal) => format!("No story could be taken from {SET}: {refusal}."),
            None => format!("There is no story in {SET}."),
        };
        return Loading::Failed(why);
    }
    let mut stories = set.articles().iter();
    while stories.len() > 0 {
        browser::breathe().await;
        let slice_began = browser::now();
        index.update_value(|index| {
            for story in stories.by_ref() {
                index.shelve(story);
                if browser::now() - slice_began > SLICE {
                    break;
                }
            }
        });
    }
    browser::breathe().await;
    let whole = Arc::new(index.with_value(|index| {
        let filters = Filters::default();
        let request =
            Request { query: &Query::default(), filters: &filters, sort: Sort::Newest, top: 0 };
        index.answer(&request)
    }));
    // Making the first page is a task of its own, and the longest.
    browser::breathe().await;
    Loading::Ready(Loaded { set: Arc::new(set), refusals: refusals.into(), index, whole })
}

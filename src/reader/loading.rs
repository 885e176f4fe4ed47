//! Brings the article set, in slices short enough that the page never holds its breath.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::browser::{self, Cache};
use super::finder::Finder;
use crate::article::{Article, ArticleSet, Refusal, SetReader};
use crate::search::{Answer, Filters, Query, Request, Sort};

/// The file beside the reader that holds the stories.
const SET: &str = "articles.json";

/// How long work may go on without giving the page its turn, in milliseconds. A frame has 16; a
/// step may overrun by one story, on a phone by a few milliseconds.
const SLICE: f64 = 8.0;

/// The article set, once read.
#[derive(Clone)]
pub(super) struct Loaded {
    pub(super) set: Arc<ArticleSet>,
    pub(super) refusals: Arc<[Refusal]>,
    /// Has every story on its shelf, and has read none.
    pub(super) finder: Finder,
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
    let finder = Finder::new();
    spawn_local(async move {
        let end = match browser::fetch(SET, Cache::IfUnchanged).await {
            Ok(bytes) => read(bytes, finder).await,
            Err(why) => Loading::Failed(why.to_string()),
        };
        // The page may have been taken down while this waited.
        let _ = loading.try_set(end);
    });
}

async fn read(bytes: Vec<u8>, finder: Finder) -> Loading {
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
    let mut shelve = |story: &Article| finder.grow(|index| index.shelve(story)).map(drop);
    if in_slices(&set, &mut shelve, &mut |_| ()).await.is_none() {
        return Loading::Waiting;
    }
    browser::breathe().await;
    let (query, filters) = (Query::default(), Filters::default());
    let request = Request { query: &query, filters: &filters, sort: Sort::Newest, top: 0 };
    let Some(whole) = untrack(|| finder.answer(&request)).map(Arc::new) else {
        return Loading::Waiting;
    };
    // Making the first page is a task of its own, and the longest.
    browser::breathe().await;
    Loading::Ready(Loaded { set: Arc::new(set), refusals: refusals.into(), finder, whole })
}

/// Does something with every story, in slices, and says behind each slice how many are done; breaks off
/// where it gives nothing, as it does once the page was taken down.
pub(super) async fn in_slices(
    set: &ArticleSet,
    step: &mut dyn FnMut(&Article) -> Option<()>,
    done: &mut dyn FnMut(usize),
) -> Option<()> {
    let mut stories = set.articles().iter();
    while stories.len() > 0 {
        browser::breathe().await;
        let slice_began = browser::now();
        for story in stories.by_ref() {
            step(story)?;
            if browser::now() - slice_began > SLICE {
                break;
            }
        }
        done(set.len() - stories.len());
    }
    Some(())
}

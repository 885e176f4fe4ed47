//! What a story is called that its source gives no name but that of its file: by as much of the path as
//! tells it from others.
//!
//! # Decision: the file's own name first, then its folders'
//! *Context.* A file's name is the best that most Markdown has: it stays when headline and text change.
//! But every page bundle has its `index.md`, every project its `README.md`, every month its
//! `2024-03-01-links.md`, and what comes under a name that is taken would write over the other. Yet ids
//! never change, and sets are there that were made by the file's name alone.
//! *Decision.* A story is called by the longest end of its path that is known of it already: that is
//! its own alone here, or what stands under it is like it. What is not known yet is called by the
//! shortest end that is free and no other's: in most folders, by the file's name.
//! *Consequences.* A file may go to another folder while no other has its name. Where two of one name
//! are there, the folder above is part of the name, and a folder that is called otherwise makes new
//! stories of them. What is under a name already, with texts that have nothing in common and another
//! headline or another day, is another file's: a file that is written anew from its first word to its
//! last, headline or day as well, stands beside what it was, which can be seen; what is written over is
//! gone.

use std::collections::{BTreeMap, BTreeSet};

use super::again::by_file;
use super::draft::Draft;
use super::edit::told;
use super::identity::{headline_key, id_within, key_of_text};
use super::markdown::is_for_its_folder;
use super::removal::Comer;
use super::unlike::Words;
use crate::article::{Article, ArticleId, ArticleSet, EditedField, Line, Removed, Time};

/// How many folders above a file may be part of its name.
const FOLDERS: usize = 6;

/// Calls the stories by their paths that have nothing else to be called by.
pub(super) fn call_by_path(set: &ArticleSet, removed: &[Removed], drafts: &mut [Draft]) {
    call_by_folder(set, removed, drafts);
    let mut of_name: BTreeMap<(Line, Line), BTreeMap<&Line, Vec<usize>>> = BTreeMap::new();
    for (at, draft) in drafts.iter().enumerate().filter(|(_, draft)| draft.kept.is_none()) {
        let scope = draft.scope.as_ref().or(draft.source.as_ref());
        if let (Some(scope), Some(name), Some(path)) = (scope, &draft.source_id, &draft.path) {
            let of_name = of_name.entry((scope.clone(), name.clone())).or_default();
            of_name.entry(path).or_default().push(at);
        }
    }
    if of_name.is_empty() {
        return;
    }
    let known = Known::of(set, removed);
    let mut called: Vec<(usize, Line)> = Vec::new();
    for ((scope, name), of_path) in of_name {
        let mut files: BTreeMap<(String, ArticleId), File<'_>> = BTreeMap::new();
        for (path, at) in of_path {
            let draft = &drafts[at[0]];
            let headline = headline_key(draft.headline.as_deref().unwrap_or_default());
            // A copy of a file is that file.
            let file = files.entry((headline, key_of_text(&draft.body)));
            file.or_insert_with(|| File::of(&name, path, draft)).at.extend(at);
        }
        let mut files: Vec<File<'_>> = files.into_values().collect();
        files.sort_by(|a, b| a.path.cmp(b.path));
        call(&known, &scope, &mut files);
        for File { at, called: name, .. } in files {
            called.extend(at.into_iter().filter_map(|at| Some((at, name.clone()?))));
        }
    }
    for (at, name) in called {
        drafts[at].source_id = Some(name);
    }
}

/// Calls the stories whose files are called by their folders as they were called before: from inside its
/// folder a file has no name but its own, and from outside of it that of the folder.
fn call_by_folder(set: &ArticleSet, removed: &[Removed], drafts: &mut [Draft]) {
    let is_for_its_folder = |draft: &Draft| {
        let path = draft.path.as_deref().filter(|_| draft.kept.is_none());
        let file = path.and_then(|path| path.rsplit(['/', '\\']).next());
        file.is_some_and(|file| is_for_its_folder(file.split('.').next().unwrap_or(file)))
    };
    if !drafts.iter().any(is_for_its_folder) {
        return;
    }
    let known = Known::of(set, removed);
    let mut in_file: BTreeMap<&str, Vec<&Article>> = BTreeMap::new();
    for article in set.articles() {
        if let Some(file) = article.source_id.as_deref().filter(|id| id.starts_with("in:")) {
            in_file.entry(file).or_default().push(article);
        }
    }
    for draft in drafts.iter_mut().filter(|draft| is_for_its_folder(draft)) {
        let scope = draft.scope.as_ref().or(draft.source.as_ref());
        let (Some(scope), Some(path)) = (scope, &draft.path) else { continue };
        let ends = ends(path);
        let file = File::of_ends(ends, path, draft);
        let id = |name: &Line| id_within(scope, name);
        let Some(name) = &draft.source_id else {
            let mut names = file.names.iter().rev();
            let its = names.find(|name| known.is_it(&id(name), &file).is_some()).cloned();
            drop(file);
            draft.source_id = its;
            continue;
        };
        let is_named = std::iter::once(name).chain(&file.names).any(|name| known.has(&id(name)));
        let from = by_file(draft.from.as_ref());
        let of_file = from.as_deref().and_then(|from| in_file.get(from)).into_iter().flatten();
        let is_here = of_file.copied().any(|article| {
            *told(article, EditedField::Source) == **scope && file.is_told_by(article)
        });
        let is_out = removed.iter().any(|out| {
            out.source_id == from
                && out.source_id.is_some()
                && headline_key(&out.headline) == file.headline
        });
        let is_unnamed = !is_named && (is_here || is_out);
        drop(file);
        if is_unnamed {
            draft.source_id = None;
        }
    }
}

/// Gives each of some files of one name what it is called.
fn call(known: &Known<'_>, scope: &str, files: &mut [File<'_>]) {
    let mut counts: BTreeMap<Line, usize> = BTreeMap::new();
    for name in files.iter().flat_map(|file| &file.names) {
        *counts.entry(name.clone()).or_default() += 1;
    }
    let is_its_own = |name: &Line| counts.get(name).is_none_or(|count| *count == 1);
    for file in files.iter_mut() {
        let mut names = file.names.iter().rev().filter(|name| is_its_own(name));
        file.called = names.find(|name| known.may_be(&id_within(scope, name), file)).cloned();
    }
    let mut taken: BTreeSet<Line> = files.iter().filter_map(|file| file.called.clone()).collect();
    // The longer a name, the fewer share it.
    let shared = counts.iter().filter(|(_, count)| **count > 1).map(|(name, _)| name);
    let mut shared: Vec<&Line> = shared.collect();
    shared.sort_by_key(|name| (std::cmp::Reverse(name.len()), *name));
    for name in shared {
        let id = id_within(scope, name);
        let files = files.iter_mut().filter(|file| file.called.is_none());
        let likest = files
            .filter(|file| file.names.contains(name))
            .filter_map(|file| Some((known.is_it(&id, file)?, file)))
            .reduce(|one, other| if other.0 > one.0 { other } else { one });
        if let Some((_, file)) = likest {
            taken.insert(name.clone());
            file.called = Some(name.clone());
        }
    }
    for file in files.iter_mut().filter(|file| file.called.is_none()) {
        let is_free = |name: &&Line| {
            is_its_own(name) && !taken.contains(*name) && !known.has(&id_within(scope, name))
        };
        file.called = file.names.iter().find(is_free).or(file.names.last()).cloned();
    }
}

/// A file whose name is one story's, and the same file again.
struct File<'a> {
    path: &'a str,
    words: Words<'a>,
    headline: String,
    published: Option<Time>,
    /// By what it may be called, the shortest first.
    names: Vec<Line>,
    /// The places of its drafts.
    at: Vec<usize>,
    called: Option<Line>,
}

impl<'a> File<'a> {
    fn of(name: &Line, path: &'a str, draft: &'a Draft) -> Self {
        Self::of_ends(names(name, path), path, draft)
    }

    fn of_ends(names: Vec<Line>, path: &'a str, draft: &'a Draft) -> Self {
        let headline = headline_key(draft.headline.as_deref().unwrap_or_default());
        let (at, called, words) = (Vec::new(), None, Words::of_draft(draft));
        Self { path, words, headline, published: draft.published, names, at, called }
    }

    /// Whether it may be what was taken out under its name: by its text, or by headline and day.
    fn may_be_out(&self, out: &Removed) -> bool {
        let comer = Comer { published: self.published, ..self.words.comer() };
        let days = self.published.zip(out.published);
        let is_of_its_day = days.is_none_or(|(one, other)| one.day() == other.day());
        comer.is_anew(out) || headline_key(&out.headline) == self.headline && is_of_its_day
    }

    fn is_told_by(&self, article: &Article) -> bool {
        let words = Words::of_article(article);
        words.has_headline_key_of(&self.words) && !words.are_unlike(&self.words)
    }
}

/// The ends of a path by which a story may be called, behind the name that its file gives it.
fn names(name: &Line, path: &str) -> Vec<Line> {
    let others = ends(path).into_iter().filter(|end| end != name);
    std::iter::once(name.clone()).chain(others).collect()
}

/// The ends of a path by which a story may be called, the shortest first.
pub(super) fn ends(path: &str) -> Vec<Line> {
    let mut parts: Vec<&str> = path.split(['/', '\\']).filter(|part| !part.is_empty()).collect();
    if let Some(file) = parts.pop() {
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        if !is_for_its_folder(stem) {
            parts.push(stem);
        }
    }
    let from = (parts.len().saturating_sub(FOLDERS + 1)..parts.len()).rev();
    from.filter_map(|from| super::line(&parts[from..].join("/"))).collect()
}

/// The ids that are known, and of what.
struct Known<'a> {
    set: &'a ArticleSet,
    folded: BTreeMap<&'a ArticleId, &'a Article>,
    removed: BTreeMap<&'a ArticleId, Vec<&'a Removed>>,
}

impl<'a> Known<'a> {
    fn of(set: &'a ArticleSet, removed: &'a [Removed]) -> Self {
        let articles = set.articles().iter().map(|article| &**article);
        let folded = articles
            .flat_map(|article| article.other_ids.iter().map(move |id| (id, article)))
            .collect();
        let of = |out: &'a Removed| std::iter::once(&out.id).chain(&out.other_ids);
        let mut outs: BTreeMap<&ArticleId, Vec<&Removed>> = BTreeMap::new();
        for out in removed {
            of(out).for_each(|id| outs.entry(id).or_default().push(out));
        }
        Self { set, folded, removed: outs }
    }

    fn has(&self, id: &ArticleId) -> bool {
        self.set.get(id).is_some() || self.folded.contains_key(id) || self.removed.contains_key(id)
    }

    /// Whether a file may be what is known by an id that no other's name gives.
    fn may_be(&self, id: &ArticleId, file: &File<'_>) -> bool {
        match self.set.get(id) {
            Some(article) => {
                let words = Words::of_article(article);
                !words.are_unlike(&file.words) && !words.are_of_two_files(&file.words)
            }
            None => match self.removed.get(id).filter(|_| !self.folded.contains_key(id)) {
                Some(outs) => outs.iter().any(|out| file.may_be_out(out)),
                None => self.has(id),
            },
        }
    }

    /// How surely a file is what is known by an id that the names of several give.
    fn is_it(&self, id: &ArticleId, file: &File<'_>) -> Option<(bool, usize)> {
        if let Some(article) = self.set.get(id) {
            let words = Words::of_article(article);
            let is_headline = words.has_headline_key_of(&file.words);
            return (!words.are_unlike(&file.words))
                .then(|| (is_headline, words.likeness(&file.words)));
        }
        let mut known = Vec::new();
        known.extend(self.removed.get(id).into_iter().flatten().map(|out| &*out.headline));
        let versions = self.folded.get(id).into_iter().flat_map(|article| &article.versions);
        let versions = versions.filter(|version| version.id.as_ref() == Some(id));
        known.extend(versions.map(|version| &*version.headline));
        known.iter().any(|known| headline_key(known) == file.headline).then_some((true, 0))
    }
}

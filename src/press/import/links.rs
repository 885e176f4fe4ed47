//! Links from one story of a set to another: `[x](other.md)` leads to the story that `other.md` became,
//! and the address of a story of the set to that story.
//!
//! # Decision: stories are named twice where they link to each other
//! *Context.* A link within a set names the slug of its story; a story has a slug once it is merged into
//! the set, and what is merged is compared with what was there, links and all.
//! *Decision.* Where files link to each other, what came in is merged once without those links, which
//! tells the slugs, and then with them. Names and slugs are made of neither links nor order, so both
//! merges give the same.
//! *Consequences.* Importing again finds nothing new. Most imports have no such link, and are merged once.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use crate::article::{Article, ArticleId, Slug, Target, WebAddress};
use crate::press::beside::{as_written, decoded, each_text};
use crate::press::by_path::ends;
use crate::press::draft::Draft;
use crate::press::files::of_file_name;
use crate::press::identity::{id_of, id_within};
use crate::press::linked::PlainLink;
use crate::press::relink::relink_text;
use crate::press::unlike::Words;

/// The host under which links wait, which cannot exist: `https://story-….invalid/7` is the eighth. What
/// stands in the middle is drawn anew each time, so that no source can name it.
#[derive(Debug)]
struct Host(String);

impl Default for Host {
    fn default() -> Self {
        let drawn = RandomState::new().build_hasher().finish();
        Self(format!("https://story-{drawn:x}.invalid/"))
    }
}

impl Host {
    /// The address of a link that waits.
    fn address(&self, number: usize) -> Option<WebAddress> {
        WebAddress::parse(&format!("{}{number}", self.0))
    }

    /// Which of the links that wait a target is.
    fn number(&self, to: &Target) -> Option<usize> {
        let Target::Web(address) = to else { return None };
        address.as_str().strip_prefix(self.0.as_str())?.parse().ok()
    }
}

/// How many links of one story are named that lead nowhere.
const SAID: usize = 20;

/// How much of files is read that are not in the import, for what they are called: so many bytes from the
/// beginning of each, and of all. What is beyond goes by the names of files alone.
pub(super) const BEGINNING: usize = 64 * 1024;
const LOOKED_AT: usize = 8 * 1024 * 1024;

/// For how many bytes the smallest file stands: to read it takes a while, too.
const LEAST: usize = 4 * 1024;

/// The files of an import, and the links from one to another that wait until all are known.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    /// For each story that came in, the file that it is all of.
    files: Vec<Option<PathBuf>>,
    links: Vec<Leads>,
    host: Host,
}

/// Where a link leads that waits.
#[derive(Debug)]
enum Leads {
    /// To a file, and how that was written.
    File(PathBuf, String),
    /// To an address, of which this is the plain name.
    Address(String, WebAddress),
    /// From the root of a site, of which nobody knows where it lies.
    Nowhere(String),
}

/// What is said of a story, by its place among those that came in.
pub(super) type Said = Vec<(usize, String)>;

impl Waiting {
    /// Has the links of a story wait that lead to files beside its own.
    pub(super) fn hold(&mut self, draft: &mut Draft, file: Option<&Path>) {
        let file = file.map(plain);
        if let Some(folder) = file.as_deref().and_then(Path::parent) {
            relink(draft, &mut |to| {
                let Target::Web(address) = to else { return Some(to) };
                let Some(written) = as_written(&address) else { return Some(Target::Web(address)) };
                let path = written.split(['?', '#']).next().unwrap_or_default();
                if path.is_empty() {
                    return Some(Target::Web(address));
                }
                let number = self.links.len();
                self.links.push(match path.starts_with('/') {
                    true => Leads::Nowhere(written.clone()),
                    false => Leads::File(plain(&folder.join(decoded(path))), written.clone()),
                });
                self.host.address(number).map(Target::Web)
            });
        }
    }

    /// Has the links of stories wait that lead to the address of another, which may be in the set when
    /// all is done. What comes from another set has its links already.
    pub(super) fn hold_addresses(&mut self, drafts: &mut [Draft], stock: &[Arc<Article>]) {
        let coming = drafts.iter().filter_map(|draft| draft.address.as_ref());
        let there = stock.iter().filter_map(|article| article.address.as_ref());
        let known: BTreeSet<String> = coming.chain(there).filter_map(name_of).collect();
        for draft in drafts.iter_mut().filter(|draft| draft.kept.is_none()) {
            let own = draft.address.as_ref().and_then(name_of);
            relink(draft, &mut |to| {
                let Target::Web(address) = to else { return Some(to) };
                let name =
                    name_of(&address).filter(|it| known.contains(it) && own.as_ref() != Some(it));
                let Some(name) = name else { return Some(Target::Web(address)) };
                let number = self.links.len();
                self.links.push(Leads::Address(name, address));
                self.host.address(number).map(Target::Web)
            });
        }
    }

    /// Says which file the next story is all of.
    pub(super) fn came(&mut self, file: Option<&Path>) {
        self.files.push(file.map(plain));
    }

    /// Whether no link waits.
    pub(super) fn is_empty(&self) -> bool {
        self.links.is_empty()
    }

    /// The stories without the links that wait.
    pub(super) fn without(&self, drafts: &[Draft]) -> Vec<Draft> {
        let mut drafts = drafts.to_vec();
        for draft in &mut drafts {
            relink(draft, &mut |to| self.host.number(&to).is_none().then_some(to));
        }
        drafts
    }

    /// Leads the links to the stories that their files became; those that lead to none become their
    /// words, which is said. `look` reads a file that is not in this import, and may be in the set.
    pub(super) fn settle(
        &self,
        drafts: &mut [Draft],
        ids: &[Option<ArticleId>],
        articles: &[Arc<Article>],
        look: &mut dyn FnMut(&Path) -> Option<Draft>,
    ) -> Said {
        let slugs: BTreeMap<&ArticleId, &Slug> =
            articles.iter().map(|article| (&article.id, &article.slug)).collect();
        let stories = self
            .files
            .iter()
            .zip(ids)
            .filter_map(|(file, id)| Some((file.as_deref()?, *slugs.get(id.as_ref()?)?)));
        let stories: BTreeMap<&Path, &Slug> = stories.collect();
        // Where two stories have one address, a link to it means neither.
        let mut by_address: BTreeMap<String, Option<&Slug>> = BTreeMap::new();
        for article in articles {
            if let Some(name) = article.address.as_ref().and_then(name_of) {
                let first = by_address.contains_key(&name).then_some(None);
                by_address.insert(name, first.unwrap_or(Some(&article.slug)));
            }
        }
        // A file that is not in this import may be a story of the set, by the name that its path gives it.
        let named = articles.iter().flat_map(|article| {
            let ids = std::iter::once(&article.id).chain(&article.other_ids);
            ids.map(move |id| (id, &**article))
        });
        let named: BTreeMap<&ArticleId, &Article> = named.collect();
        let mut looked: BTreeMap<PathBuf, Option<Draft>> = BTreeMap::new();
        let mut left = LOOKED_AT;
        let mut said = Said::new();
        for (n, draft) in drafts.iter_mut().enumerate() {
            let scope = draft.scope.clone().or_else(|| draft.source.clone());
            let mut of_set = |way: &Path| {
                let path = way.to_str().filter(|_| way.is_file())?;
                // However it is named, a file is looked at once.
                let file = way.canonicalize().ok()?;
                if !looked.contains_key(&file) {
                    let length = file.metadata().map_or(0, |about| about.len());
                    let taken = BEGINNING.min(usize::try_from(length).unwrap_or(BEGINNING));
                    let told = if taken <= left { look(&file) } else { None };
                    left = left.saturating_sub(taken.max(LEAST));
                    looked.insert(file.clone(), told);
                }
                let told = looked.get(&file).and_then(Option::as_ref);
                // What is there under its name may be another file's.
                let is_it = |article: &&Article| {
                    told.is_none_or(|told| {
                        let (told, words) = (Words::of_draft(told), Words::of_article(article));
                        !told.are_unlike(&words) && !told.are_of_two_files(&words)
                    })
                };
                let own = told.and_then(|told| told.scope.clone().or_else(|| told.source.clone()));
                // Where no source is named, its file's name stands for it.
                let scopes = [own, scope.clone(), of_file_name(path)];
                let mut scopes = scopes.iter().flatten();
                // What the file calls its story goes before what the path does.
                let ends = ends(path);
                let stated = told
                    .filter(|told| !ends.iter().any(|end| told.source_id.as_ref() == Some(end)));
                scopes.find_map(|scope| {
                    let stated = stated.map(|told| id_of(told, scope));
                    let ends = ends.iter().rev().map(|name| id_within(scope, name));
                    let ids = stated.into_iter().chain(ends);
                    let mut found = ids.filter_map(|id| named.get(&id).copied());
                    found.find(is_it).map(|article| &article.slug)
                })
            };
            let own = ids.get(n).and_then(Option::as_ref).and_then(|id| slugs.get(id).copied());
            let mut lost: Vec<&str> = Vec::new();
            relink(draft, &mut |to| {
                let Some(number) = self.host.number(&to) else { return Some(to) };
                let (path, written) = match self.links.get(number)? {
                    Leads::File(path, written) => (Some(path), written),
                    Leads::Nowhere(written) => (None, written),
                    Leads::Address(name, address) => {
                        let slug = by_address.get(name).copied().flatten();
                        let slug = slug.filter(|slug| own != Some(*slug)).cloned();
                        return Some(slug.map_or(Target::Web(address.clone()), Target::Story));
                    }
                };
                let ways = path.map(|path| ways(path)).unwrap_or_default();
                let found = ways.iter().find_map(|way| stories.get(way.as_path()).copied());
                let found = found.or_else(|| ways.iter().find_map(|way| of_set(way)));
                if found.is_none() && lost.len() < SAID && !lost.contains(&written.as_str()) {
                    lost.push(written);
                }
                found.cloned().map(Target::Story)
            });
            said.extend(lost.into_iter().map(|written| {
                let what = format!("links to `{written}`, which is not in this import nor in the set; its words are kept, without the link");
                (n, what)
            }));
        }
        said
    }
}

/// What an address is called however it is written.
fn name_of(address: &WebAddress) -> Option<String> {
    PlainLink::of(address.as_str()).map(|link| link.name())
}

/// The files that a link may mean: itself, or the page that builders of sites make of a file or a folder.
fn ways(path: &Path) -> Vec<PathBuf> {
    const ENDINGS: [&str; 3] = ["md", "markdown", "mdown"];
    let mut ways = vec![path.to_owned()];
    let of_site = path.extension().is_none_or(|ending| ending == "html" || ending == "htm");
    if of_site {
        ways.extend(ENDINGS.iter().map(|ending| path.with_extension(ending)));
        let folder = path.with_extension("");
        for name in ["index", "_index", "README"] {
            ways.extend(ENDINGS.iter().map(|ending| folder.join(format!("{name}.{ending}"))));
        }
    }
    ways
}

/// A path without `.` and `..`, as far as it tells.
fn plain(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(out.components().next_back(), Some(Component::Normal(_))) =>
            {
                out.pop();
            }
            part => out.push(part),
        }
    }
    out
}

/// Leads each link of a story to what is said, or makes it its words where nothing is.
fn relink(draft: &mut Draft, judge: &mut dyn FnMut(Target) -> Option<Target>) {
    for block in &mut draft.body {
        each_text(block, &mut |text| relink_text(text, judge));
    }
}

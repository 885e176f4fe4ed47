//! What `offprint search` asks: a set, of which it makes the index that the reader makes, or an index that
//! `offprint index` made, of which it opens what a question needs.

use std::path::{Path, PathBuf};

use super::Why as Trouble;
use crate::article::ArticleSet;
use crate::press::import::read_set;
use crate::press::{Limits, files};
use crate::search::{
    Answer, Catalogue, DocId, Filters, Index, Packed, Query, Request, Snippet, Sort, Told, Why,
};
use crate::text::door;

/// A set or an index.
pub(super) enum Asked {
    Set { set: Box<ArticleSet>, index: Box<Index> },
    Index { folder: PathBuf, packed: Box<Catalogue> },
}

impl Asked {
    /// Opens what is there: a folder, or the root within it, is an index, and all else a set.
    pub(super) fn open(path: &Path) -> Result<Self, Trouble> {
        let is_root = path.file_name().is_some_and(|name| name == Packed::ROOT);
        let folder = if is_root { path.parent() } else { Some(path).filter(|path| path.is_dir()) };
        if let Some(folder) = folder {
            let folder = folder.to_owned();
            let root = folder.join(Packed::ROOT);
            let bytes = read(&root)?;
            let packed = Catalogue::open(&bytes, door())
                .map_err(|fault| format!("`{}` {fault}", root.display()))?;
            return Ok(Self::Index { folder, packed: Box::new(packed) });
        }
        let set = read_set(path, &Limits::default()).map_err(|trouble| trouble.to_string())?;
        let mut index = Box::new(Index::new(door()));
        for article in set.articles() {
            index.add(article);
        }
        Ok(Self::Set { set: Box::new(set), index })
    }

    /// How many stories there are.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Set { set, .. } => set.len(),
            Self::Index { packed, .. } => packed.words().len(),
        }
    }

    /// The answer to a query.
    pub(super) fn answer(
        &mut self,
        query: &Query,
        sort: Sort,
        top: usize,
    ) -> Result<Answer, Trouble> {
        let request = Request { query, filters: &Filters::default(), sort, top };
        match self {
            Self::Set { index, .. } => Ok(index.answer(&request)),
            Self::Index { folder, packed } => {
                opened(folder, packed, |packed| packed.answer(&request))
            }
        }
    }

    /// What is said of a story.
    pub(super) fn told(&mut self, doc: DocId) -> Result<Told, Trouble> {
        match self {
            Self::Set { set, .. } => Ok(Told::from(&*set.articles()[doc.0 as usize])),
            Self::Index { folder, packed } => {
                opened(folder, packed, |packed| packed.told(doc).cloned())
            }
        }
    }

    /// The passage of a story that shows why it answers; an index has none.
    pub(super) fn snippet(&self, answer: &Answer, doc: DocId, longest: usize) -> Option<Snippet> {
        match self {
            Self::Set { set, .. } => {
                answer.marker.snippet(&set.articles()[doc.0 as usize], longest)
            }
            Self::Index { .. } => None,
        }
    }

    /// Why a story stands where it does.
    pub(super) fn why(&self, query: &Query, doc: DocId) -> Why {
        match self {
            Self::Set { index, .. } => index.why(query, doc),
            Self::Index { packed, .. } => packed.why(query, doc),
        }
    }
}

/// Asks an index, opening the parts that it lacks, until it lacks none.
fn opened<T>(
    folder: &Path,
    packed: &mut Catalogue,
    ask: impl Fn(&Catalogue) -> Option<T>,
) -> Result<T, Trouble> {
    loop {
        let answer = ask(packed);
        let missing = packed.missing();
        match answer {
            Some(answer) if missing.is_empty() => return Ok(answer),
            // What is asked of a story that there is none of; no index says that there is.
            None if missing.is_empty() => {
                return Err(format!(
                    "`{}` does not hold what it says; make it again with `offprint index SET -o FOLDER`",
                    folder.display()
                ));
            }
            _ => {}
        }
        for part in missing {
            let Some((name, _)) = packed.words().file_of(part) else { continue };
            let bytes = read(&folder.join(name))?;
            packed.put(part, &bytes).map_err(|fault| format!("`{}` {fault}", folder.display()))?;
        }
    }
}

fn read(path: &Path) -> Result<Vec<u8>, Trouble> {
    files::read(path, Limits::default().bytes).map_err(|error| match path.exists() {
        true => error.to_string(),
        false => format!(
            "there is no `{}`; name a set, or make an index with `offprint index SET -o FOLDER`",
            path.display()
        ),
    })
}

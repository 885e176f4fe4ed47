//! What a feed says of all its stories, and the stories that wait until it is known.

use super::gather::Head;
use super::names::Field;
use super::piece::TOP;
use super::{json, people, scope, terms, title};
use crate::article::{Licence, Line, WebAddress};
use crate::press::{Draft, stated_language};
use crate::text::Language;

/// What the feed as a whole says, which holds for every story that does not say it itself.
pub(super) struct Inherited {
    bylines: Vec<Line>,
    language: Option<Language>,
    licence: Option<Licence>,
    /// Within what its ids are ids.
    scope: Option<Line>,
}

impl Inherited {
    pub(super) fn of_xml(head: &Head<'_>, base: Option<&WebAddress>) -> Self {
        let top = |field: Field| {
            let pieces = head.pieces.iter().enumerate();
            pieces.filter(move |(_, piece)| piece.field == field && piece.parent == TOP)
        };
        let is_atom = head.root.as_ref().is_some_and(|root| root.field == Field::Feed);
        let authors = top(Field::Author).filter(|_| is_atom);
        let language = top(Field::Language).find_map(|(_, piece)| piece.value());
        let language =
            language.or_else(|| head.pieces.iter().find_map(|piece| piece.language.as_deref()));
        let licence = top(Field::Licence).find_map(|(_, piece)| {
            let named = piece
                .attribute("resource")
                .or_else(|| piece.attribute("href"))
                .or_else(|| piece.value());
            terms::licence(base, named?)
        });
        let linked = || {
            top(Field::Link).find_map(|(_, piece)| {
                let is_licence =
                    piece.attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("license"));
                terms::licence(base, piece.attribute("href").filter(|_| is_licence)?)
            })
        };
        let links = top(Field::Link).filter_map(|(_, piece)| {
            let rel = piece.attribute("rel").unwrap_or("alternate");
            Some((rel, piece.attribute("href").or_else(|| piece.value())?))
        });
        Self {
            scope: scope::stated(links, base, title(head).as_deref()),
            bylines: authors.flat_map(|(at, _)| people::names(&head.pieces, at)).collect(),
            language: language.and_then(stated_language),
            licence: licence.or_else(linked),
        }
    }

    pub(super) fn of_json(head: &json::Head, base: Option<&WebAddress>) -> Self {
        let pieces = head.pieces();
        let links = [("self", "feed_url"), ("alternate", "home_page_url")];
        let links = links.into_iter().filter_map(|(rel, name)| Some((rel, head.text(name)?)));
        Self {
            scope: scope::stated(links, base, head.text("title")),
            bylines: (0..pieces.len()).flat_map(|at| people::names(&pieces, at)).collect(),
            language: head.text("language").and_then(stated_language),
            licence: None,
        }
    }

    fn hand_down(&self, draft: &mut Draft) {
        if draft.language.is_none() {
            draft.language.clone_from(&self.language);
        }
        if draft.bylines.is_empty() {
            draft.bylines.clone_from(&self.bylines);
        }
        if draft.licence.is_none() {
            draft.licence.clone_from(&self.licence);
        }
        draft.scope.clone_from(&self.scope);
    }
}

/// How many stories are held until what the feed says of all of them is known, which may stand
/// behind them. Of a longer feed that is read first, in a pass that makes no stories.
const HELD: usize = 200;

/// Stories on their way to who hears them.
pub(super) struct Held<'t> {
    tell: &'t mut dyn FnMut(Draft),
    waiting: Vec<Draft>,
    known: Option<Inherited>,
    /// How many there were.
    pub(super) count: usize,
}

impl<'t> Held<'t> {
    pub(super) fn new(tell: &'t mut dyn FnMut(Draft)) -> Self {
        Self { tell, waiting: Vec::new(), known: None, count: 0 }
    }

    /// Takes a story; `inherited` reads on to the end of the feed.
    pub(super) fn take(&mut self, draft: Draft, inherited: impl FnOnce() -> Inherited) {
        self.count += 1;
        self.waiting.push(draft);
        if self.known.is_some() || self.waiting.len() >= HELD {
            self.finish(inherited);
        }
    }

    /// Tells those that wait.
    pub(super) fn finish(&mut self, inherited: impl FnOnce() -> Inherited) {
        let known = self.known.get_or_insert_with(inherited);
        for mut draft in self.waiting.drain(..) {
            known.hand_down(&mut draft);
            (self.tell)(draft);
        }
    }
}

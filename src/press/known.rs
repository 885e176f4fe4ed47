//! What a set knows of stories that have no name of their own: by outlet, file, headline and day, so that
//! the one that is told again is found among thousands.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::identity::headline_key;
use super::shelf::Shelf;
use super::telling::Telling;
use crate::article::{Article, ArticleId, Day, Time};

/// How many of the likest are looked at word by word.
pub(super) const NEAREST: usize = 8;

/// Shelves by outlet or file, and headline.
pub(super) type Shelves<'k> = BTreeMap<(&'k str, String), Shelf>;

/// A file, a headline in it, and a day.
pub(super) type OfDay<'k> = (&'k str, String, Day);

/// A draft that has no name, as it is looked for.
pub(super) struct Sought<'k> {
    /// Its place among the drafts.
    pub(super) at: usize,
    pub(super) telling: Telling<'k>,
    /// Its outlet and headline, and its file and headline.
    pub(super) of_outlet: (&'k str, String),
    pub(super) of_file: Option<(&'k str, String)>,
    pub(super) plain: ArticleId,
    pub(super) by_text: ArticleId,
    /// The id that it is given.
    pub(super) id: Option<ArticleId>,
}

impl<'k> Sought<'k> {
    pub(super) fn of_day(&self) -> Option<OfDay<'k>> {
        let (file, headline) = self.of_file.clone()?;
        Some((file, headline, self.telling.when?.day()))
    }
}

/// What is known already.
pub(super) struct Known<'k> {
    tellings: Vec<Telling<'k>>,
    of_outlet: Shelves<'k>,
    of_file: Shelves<'k>,
    in_file: BTreeMap<&'k str, Shelf>,
    /// What saved pages hold, by their files.
    of_page: BTreeMap<&'k str, Vec<usize>>,
    of_day: BTreeMap<OfDay<'k>, Vec<usize>>,
    /// Those that something in this import is already.
    pub(super) claimed: BTreeSet<usize>,
}

impl<'k> Known<'k> {
    pub(super) fn of(articles: &[&'k Article], sources: &'k [String]) -> Self {
        let mut known = Self {
            tellings: articles.iter().map(|article| Telling::of_article(article)).collect(),
            of_outlet: Shelves::new(),
            of_file: Shelves::new(),
            in_file: BTreeMap::new(),
            of_page: BTreeMap::new(),
            of_day: BTreeMap::new(),
            claimed: BTreeSet::new(),
        };
        for (place, article) in articles.iter().enumerate() {
            let telling = &known.tellings[place];
            let headline = headline_key(&telling.headline);
            let outlet = (&*sources[place], headline.clone());
            known.of_outlet.entry(outlet).or_default().put(place, telling);
            if let Some(file) = article.source_id.as_deref() {
                if let Some(day) = telling.when.map(Time::day) {
                    let of_day = (file, headline.clone(), day);
                    known.of_day.entry(of_day).or_default().push(place);
                }
                known.of_file.entry((file, headline)).or_default().put(place, telling);
                known.in_file.entry(file).or_default().put(place, telling);
                if is_page(file) {
                    known.of_page.entry(file).or_default().push(place);
                }
            }
        }
        known
    }

    pub(super) fn claim(&mut self, sought: &mut Sought<'_>, place: usize) {
        self.claimed.insert(place);
        sought.id.clone_from(&self.tellings[place].id);
    }

    /// What has exactly the headline and the text of the one sought.
    pub(super) fn exactly(&self, sought: &Sought<'k>) -> Option<usize> {
        let of_file = sought.of_file.as_ref().and_then(|file| self.of_file.get(file));
        let of_outlet = self.of_outlet.get(&sought.of_outlet).map(|it| it.with(&sought.telling));
        let of_outlet = of_outlet.unwrap_or_default();
        let in_file = of_file.map(|it| it.with(&sought.telling)).unwrap_or_default();
        let places = of_outlet.iter().chain(in_file).copied();
        places.filter(|&place| self.tellings[place].is_like(&sought.telling)).min_by_key(|&place| {
            let known = &self.tellings[place];
            let is_its_own = self.is_its_own(place, sought);
            // Another outlet's in the same file is that outlet's to tell.
            let is_anothers = !of_outlet.contains(&place);
            (!is_its_own, is_anothers, known.is_of_another_time(&sought.telling), place)
        })
    }

    /// Whether a story has an id that the one sought would be given.
    pub(super) fn is_its_own(&self, place: usize, sought: &Sought<'k>) -> bool {
        let id = self.tellings[place].id.as_ref();
        id.is_some_and(|id| *id == sought.plain || *id == sought.by_text)
    }

    /// What has its headline in its outlet, or in its file, and a text like its own, and is nothing else
    /// yet.
    pub(super) fn by_headline(&mut self, sought: &Sought<'k>, is_in_file: bool) -> Option<usize> {
        let shelf = match &sought.of_file {
            Some(file) if is_in_file => self.of_file.get_mut(file)?,
            None if is_in_file => return None,
            _ => self.of_outlet.get_mut(&sought.of_outlet)?,
        };
        let (tellings, claimed) = (&self.tellings, &self.claimed);
        likest(tellings, shelf, &sought.telling, |place| {
            !claimed.contains(&place) && tellings[place].is_like(&sought.telling)
        })
    }

    /// The one story of its headline, file and time that is nothing else yet. Of one day, and not of one
    /// hour, two long texts with nothing in common are two stories.
    pub(super) fn at_its_time(&self, sought: &Sought<'k>) -> Option<usize> {
        let mut places = self.of_day.get(&sought.of_day()?)?.iter().copied().filter(|&place| {
            !self.claimed.contains(&place) && self.tellings[place].is_of_one_time(&sought.telling)
        });
        let only = places.next().filter(|_| places.next().is_none());
        only.filter(|&place| !self.tellings[place].is_another(&sought.telling))
    }

    /// What has nearly its text in its file, and is nothing else yet.
    pub(super) fn by_file(&mut self, sought: &Sought<'k>) -> Option<usize> {
        let shelf = self.in_file.get_mut(sought.of_file.as_ref()?.0)?;
        let (tellings, claimed) = (&self.tellings, &self.claimed);
        let may_be =
            |place: usize| !claimed.contains(&place) && tellings[place].is_nearly(&sought.telling);
        let exact = shelf.only_with(&sought.telling).iter().copied().find(|&place| may_be(place));
        let nearly = exact.or_else(|| likest(tellings, shelf, &sought.telling, may_be));
        nearly.or_else(|| self.by_page(sought))
    }

    /// The one story of a saved page, corrected in headline and figures at once: a page is of one story,
    /// and its file is saved anew in the same place. What fills in a form anew is another.
    fn by_page(&self, sought: &Sought<'k>) -> Option<usize> {
        let file = sought.of_file.as_ref().map(|(file, _)| *file).filter(|file| is_page(file))?;
        let mut places = self.of_page.get(file)?.iter().copied();
        let only = places.next().filter(|_| places.next().is_none())?;
        (!self.claimed.contains(&only) && self.tellings[only].is_corrected_by(&sought.telling))
            .then_some(only)
    }
}

/// Whether a file is a saved page by its name.
fn is_page(file: &str) -> bool {
    let end = file.rsplit_once('.').map(|(_, end)| end.to_lowercase());
    end.is_some_and(|end| matches!(end.as_str(), "html" | "htm" | "xhtml" | "xht" | "shtml"))
}

/// The story on a shelf that is most like a telling, of those that may be it.
pub(super) fn likest(
    tellings: &[Telling<'_>],
    shelf: &mut Shelf,
    telling: &Telling<'_>,
    may_be: impl Fn(usize) -> bool,
) -> Option<usize> {
    let mut near: Vec<usize> = shelf.near(telling, tellings).into_iter().collect();
    near.sort_by_cached_key(|&place| {
        let known = &tellings[place];
        let likeness = known.text().likeness(telling.text());
        (Reverse(likeness), known.is_of_another_time(telling), known.id.clone())
    });
    near.into_iter().take(NEAREST).find(|&place| may_be(place))
}

//! What a story is called that its source names by a link: the same whichever way the link is written,
//! and as it was called before, where a set has it.
//!
//! # Decision: a link is a host, a path and what is asked there
//! *Context.* One story is linked with and without `www.`, as `http` and `https`, with a slash behind
//! it, with the name of a campaign; each gave it an id of its own, and a set two stories for one. Yet
//! ids never change, and sets are there that were made by that rule.
//! *Decision.* The id is made of the link without those. Before it is given, what the set has is looked
//! at: by the link as written, which was the name before; by the links that its stories keep; and by
//! every other way to write this one. What stands behind `#` is left out too, but where several stories
//! of one page are told apart by nothing else, as in a list of changes.
//! *Consequences.* A set that has one story twice from before keeps both, each under its own link, until
//! an editor takes one out.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::identity::{headline_key, id_of, id_of_name, names_itself};
use super::tidy::without_trackers;
use crate::article::{Article, ArticleId, ArticleSet, WebAddress};

/// A link as names are made of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PlainLink {
    /// Host and path, and what is asked there.
    plain: String,
    /// What stands behind `#`, where it may tell stories of one page apart.
    fragment: Option<String>,
}

impl PlainLink {
    /// Takes a name apart that is a link.
    pub(super) fn of(name: &str) -> Option<Self> {
        let scheme = name.split_once("://")?.0;
        if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
            return None;
        }
        let cut = WebAddress::parse(name).and_then(|address| without_trackers(&address));
        let whole = cut.as_ref().map_or(name, WebAddress::as_str);
        let (_, rest) = whole.split_once("://")?;
        let (rest, fragment) = match rest.split_once('#') {
            Some((rest, fragment)) => (rest, Some(fragment)),
            None => (rest, None),
        };
        let (place, query) = match rest.split_once('?') {
            Some((place, query)) => (place, Some(query)),
            None => (rest, None),
        };
        let (host, path) = place.split_once('/').unwrap_or((place, ""));
        let host = host.to_ascii_lowercase();
        let host = host.trim_end_matches(":443").trim_end_matches(":80");
        let host = host.strip_prefix("www.").unwrap_or(host);
        let mut plain = format!("{host}/{}", path.trim_end_matches('/'));
        if let Some(query) = query.filter(|query| !query.is_empty()) {
            plain.push('?');
            plain.push_str(query);
        }
        // A campaign may hide there, or a passage: neither is a name.
        let fragment = fragment.filter(|it| !it.is_empty() && !it.contains('=')).map(str::to_owned);
        Some(Self { plain, fragment })
    }

    fn is_root(&self) -> bool {
        self.plain.find('/') == Some(self.plain.len() - 1)
    }

    /// The name of what it leads to.
    pub(super) fn name(&self) -> String {
        format!("https://{}", self.plain)
    }

    /// The name of a part of the page to which it leads.
    fn name_of_part(&self) -> Option<String> {
        Some(format!("https://{}#{}", self.plain, self.fragment.as_ref()?))
    }

    /// Other ways to write it, by each of which it may have been named.
    fn ways(&self) -> Vec<String> {
        let (place, query) = match self.plain.split_once('?') {
            Some((place, query)) => (place, format!("?{query}")),
            None => (self.plain.as_str(), String::new()),
        };
        let place = place.trim_end_matches('/');
        let mut ways = Vec::new();
        for scheme in ["https", "http"] {
            for www in ["", "www."] {
                for slash in ["", "/"] {
                    ways.push(format!("{scheme}://{www}{place}{slash}{query}"));
                }
            }
        }
        ways
    }
}

/// What stands for the page of the web to which an address leads, whichever way that is written. A site's
/// root is no page of one story.
pub(super) fn page_id(address: Option<&WebAddress>) -> Option<ArticleId> {
    let link = PlainLink::of(address?.as_str()).filter(|link| !link.is_root())?;
    Some(id_of_name(&link.name()))
}

/// The page to which an address leads, or the part of one.
pub(super) fn place_of(address: Option<&WebAddress>) -> Option<String> {
    let link = PlainLink::of(address?.as_str()).filter(|link| !link.is_root())?;
    Some(link.name_of_part().unwrap_or_else(|| link.name()))
}

/// The id of a part of a page, by a name that leads to one.
pub(super) fn id_of_part(name: &str) -> Option<ArticleId> {
    PlainLink::of(name)?.name_of_part().map(|part| id_of_name(&part))
}

/// The site to which an address leads: its host, without `www.`.
pub(super) fn site_of(address: &WebAddress) -> Option<String> {
    let plain = PlainLink::of(address.as_str())?.plain;
    Some(plain.split('/').next().filter(|host| !host.is_empty())?.to_owned())
}

/// Whether an address leads to a site and to nothing in it. By that no story is named: every page of a
/// site may give it for its own.
pub(super) fn is_bare_site(address: &WebAddress) -> bool {
    PlainLink::of(address.as_str()).is_some_and(|link| link.is_root() && link.fragment.is_none())
}

/// What is known of a link.
struct Linked<'a> {
    fragment: Option<String>,
    headline: String,
    id: &'a ArticleId,
}

/// The links of a set and of what comes in.
pub(super) struct Links<'a> {
    linked: BTreeMap<String, Vec<Linked<'a>>>,
    /// Pages of which several stories come in.
    parted: BTreeSet<String>,
    known: BTreeSet<&'a ArticleId>,
}

impl<'a> Links<'a> {
    /// Takes the links of a set, of stories that come from other sets, and the ids that are known besides.
    pub(super) fn of(
        set: &'a ArticleSet,
        drafts: &'a [Draft],
        known: BTreeSet<&'a ArticleId>,
    ) -> Self {
        let mut linked: BTreeMap<String, Vec<Linked<'a>>> = BTreeMap::new();
        let stock = set.articles().iter().map(|article| &**article);
        let kept = drafts.iter().filter_map(|draft| draft.kept.as_deref());
        for article in stock.chain(kept) {
            let Some(link) = link_of(article) else { continue };
            let of_link = linked.entry(link.plain).or_default();
            if of_link.iter().all(|known| *known.id != article.id) {
                let headline = headline_key(&article.headline);
                of_link.push(Linked { fragment: link.fragment, headline, id: &article.id });
            }
        }
        for of_link in linked.values_mut() {
            of_link.sort_by_key(|link| (!known.contains(link.id), link.id));
        }
        let mut parts: BTreeMap<String, BTreeSet<(String, String)>> = BTreeMap::new();
        for draft in drafts.iter().filter(|draft| draft.kept.is_none()) {
            let link = name_of(draft).and_then(PlainLink::of);
            if let Some(PlainLink { plain, fragment: Some(fragment) }) = link {
                let headline = headline_key(draft.headline.as_deref().unwrap_or_default());
                parts.entry(plain).or_default().insert((fragment, headline));
            }
        }
        let is_parted = |parts: &BTreeSet<(String, String)>| {
            let fragments: BTreeSet<&String> = parts.iter().map(|(fragment, _)| fragment).collect();
            let headlines: BTreeSet<&String> = parts.iter().map(|(_, headline)| headline).collect();
            fragments.len() > 1 && headlines.len() > 1
        };
        let parted = parts.into_iter().filter(|(_, parts)| is_parted(parts));
        Self { linked, parted: parted.map(|(plain, _)| plain).collect(), known }
    }

    /// The id of a story that its source names.
    pub(super) fn id_of(&self, draft: &Draft, scope: &str) -> ArticleId {
        let name = name_of(draft);
        match name.and_then(|name| Some((name, PlainLink::of(name)?))) {
            Some((name, link)) => {
                self.id(name, &link, draft.headline.as_deref().unwrap_or_default())
            }
            None => id_of(draft, scope),
        }
    }

    /// The id by which a story that comes from another set is known here.
    pub(super) fn id_of_kept(&self, article: &Article) -> ArticleId {
        if self.known.contains(&article.id) {
            return article.id.clone();
        }
        if let Some(id) = article.other_ids.iter().find(|id| self.known.contains(id)) {
            return id.clone();
        }
        let name = name_of_article(article);
        let link = name.and_then(|name| Some((name, PlainLink::of(name)?)));
        link.map(|(name, link)| self.id(name, &link, &article.headline))
            .filter(|id| self.known.contains(id))
            .unwrap_or_else(|| article.id.clone())
    }

    fn id(&self, name: &str, link: &PlainLink, headline: &str) -> ArticleId {
        let known = |name: &str| Some(id_of_name(name)).filter(|id| self.known.contains(id));
        let of_link = self.linked.get(&link.plain).map_or(&[][..], Vec::as_slice);
        let same = of_link.iter().find(|linked| linked.fragment == link.fragment);
        let part = link.name_of_part();
        if let Some(id) = known(name).or_else(|| known(part.as_deref()?)) {
            return id;
        }
        if let (Some(part), Some(_)) = (&part, &link.fragment) {
            let headline = headline_key(headline);
            let is_another = |linked: &Linked<'_>| {
                linked.fragment.is_some()
                    && linked.fragment != link.fragment
                    && linked.headline != headline
            };
            if self.parted.contains(&link.plain) || of_link.iter().any(is_another) {
                return same.map_or_else(|| id_of_name(part), |linked| linked.id.clone());
            }
        }
        let bare = link.name();
        // Of several parts of a page, the page itself is none.
        let only = same.or_else(|| of_link.first().filter(|_| of_link.len() == 1));
        known(&bare)
            .or_else(|| only.map(|linked| linked.id.clone()))
            .or_else(|| link.ways().iter().find_map(|way| known(way)))
            .unwrap_or_else(|| id_of_name(&bare))
    }
}

/// The address that names a story whose source gives it no other name.
fn named_by(address: Option<&WebAddress>) -> Option<&str> {
    address.filter(|address| !is_bare_site(address)).map(WebAddress::as_str)
}

/// What names a story by itself, if anything does.
fn name_of(draft: &Draft) -> Option<&str> {
    match draft.source_id.as_deref() {
        Some(name) => Some(name).filter(|name| names_itself(name)),
        None => named_by(draft.address.as_ref()),
    }
}

fn name_of_article(article: &Article) -> Option<&str> {
    match article.source_id.as_deref() {
        Some(name) => Some(name).filter(|name| names_itself(name)),
        None => named_by(article.address.as_ref()),
    }
}

fn link_of(article: &Article) -> Option<PlainLink> {
    name_of_article(article).and_then(PlainLink::of)
}

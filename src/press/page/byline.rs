//! Who a page says wrote its story, and which agency it is from.

use super::about::About;
use super::marked::{Part, Shown};
use super::names::names;
use crate::article::Line;
use crate::press::tidy::{is_agency, same_words};
use crate::press::{At, Fate, Trail, typeset_line as line};

impl About<'_> {
    pub(super) fn bylines(
        &self,
        source: Option<&str>,
        trail: &mut Trail,
    ) -> (Vec<Line>, Option<Line>) {
        let mut claims: Vec<(String, Vec<String>)> = Vec::new();
        let authors = self.linked.strings("author");
        let (houses, people): (Vec<_>, Vec<_>) =
            authors.into_iter().partition(|name| self.linked.is_house(name));
        claims.push(("JSON-LD author".to_owned(), people));
        let mut shown: Vec<&Shown> = self.of_part(Part::Byline).collect();
        shown.sort_by_key(|shown| (!shown.at.starts_with("microdata"), !shown.sure));
        let (micro, seen): (Vec<&Shown>, Vec<&Shown>) =
            shown.into_iter().partition(|shown| shown.at.starts_with("microdata"));
        claims.push((
            "microdata author".to_owned(),
            micro.iter().map(|shown| shown.words.clone()).collect(),
        ));
        let metas = [
            "dc.creator",
            "dcterms.creator",
            "author",
            "parsely-author",
            "sailthru.author",
            "article:author",
            "og:article:author",
            "byl",
            "twitter:creator",
        ];
        for name in metas {
            let said: Vec<String> = self
                .head
                .said(&[name])
                .map(|(_, said)| said.to_owned())
                .filter(|said| !said.contains("://") && !said.starts_with('@'))
                .collect();
            claims.push((format!("meta {name}"), said));
        }
        claims.extend(
            self.readable
                .iter()
                .map(|byline| ("byline by Readability".to_owned(), vec![byline.clone()])),
        );
        let signed = seen.iter().filter(|shown| shown.at == "rel=author");
        claims.push(("rel=author".to_owned(), signed.map(|shown| shown.words.clone()).collect()));
        // A class may mean much, and so must hold a whole name.
        let whole = |words: &str| {
            let names = names(words);
            let whole = |name: &Line| name.contains(' ') || !name.is_ascii();
            !names.is_empty() && names.iter().all(whole)
        };
        let other = || seen.iter().filter(|shown| shown.at != "rel=author" && whole(&shown.words));
        let claim = |shown: &&&Shown| (shown.at.clone(), vec![shown.words.clone()]);
        claims.extend(other().filter(|shown| shown.sure).map(|shown| claim(&shown)));
        claims.extend(other().filter(|shown| !shown.sure).map(|shown| claim(&shown)));
        claims.push(("JSON-LD author".to_owned(), houses));
        let mut bylines: Vec<Line> = Vec::new();
        let mut agency = None;
        for (at, words) in claims {
            // What is stated to be a name is one; elsewhere it must look like one.
            let stated = at.starts_with("JSON-LD") || at.starts_with("meta dc");
            let person =
                at == "JSON-LD author" && !words.iter().any(|name| self.linked.is_house(name));
            let read = |words: &String| match names(words) {
                found if found.is_empty() && stated && words.len() <= 80 => {
                    line(words).into_iter().collect()
                }
                found => found,
            };
            let found: Vec<Line> = words.iter().flat_map(read).collect();
            let found: Vec<Line> = found
                .into_iter()
                .filter(|name| person || source.is_none_or(|source| !same_words(name, source)))
                .collect();
            let (agencies, people): (Vec<Line>, Vec<Line>) =
                found.into_iter().partition(|name| is_agency(name));
            for name in agencies {
                trail.note(At::Node(at.clone()), Fate::Kept, "agency", &name);
                agency.get_or_insert(name);
            }
            let first = bylines.is_empty();
            for name in people {
                let known = bylines.iter().any(|kept| same_words(kept, &name));
                let at = At::Node(at.clone());
                match (known, first) {
                    (true, _) => trail.note(at, Fate::Merged, "byline", &name),
                    (false, true) => {
                        trail.note(at, Fate::Kept, "byline", &name);
                        bylines.push(name);
                    }
                    (false, false) => {
                        trail.note(at, Fate::Dropped, "less sure than what was kept", &name)
                    }
                }
            }
        }
        (bylines, agency)
    }
}

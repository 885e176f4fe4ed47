//! Who a page says wrote its story, and which agency it is from.

use std::collections::BTreeMap;

use super::about::About;
use super::marked::{A_LOOK, Part, Shown, words as shown_words};
use super::names::names;
use crate::article::Line;
use crate::press::markup::NodeId;
use crate::press::tidy::{is_agency, same_words, words_key};
use crate::press::{At, Fate, Trail, typeset_line as line};

impl About<'_> {
    pub(super) fn bylines(
        &self,
        source: Option<&str>,
        trail: &mut Trail,
    ) -> (Vec<Line>, Option<Line>) {
        let mut claims: Vec<(String, Vec<String>)> = Vec::new();
        let authors = self.linked.strings("author");
        let known_houses = self.linked.houses();
        let (houses, people): (Vec<_>, Vec<_>) =
            authors.into_iter().partition(|name| known_houses.contains(name.as_str()));
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
            let of_site = |name: &Line| source.is_some_and(|source| same_words(name, source));
            let whole = |name: &Line| {
                name.contains(' ') || !name.is_ascii() || is_agency(name) || of_site(name)
            };
            !names.is_empty() && names.iter().all(whole)
        };
        let other = || seen.iter().filter(|shown| shown.at != "rel=author" && whole(&shown.words));
        let claim = |shown: &&&Shown| (shown.at.clone(), vec![shown.words.clone()]);
        claims.extend(other().filter(|shown| shown.sure).map(|shown| claim(&shown)));
        claims.extend(other().filter(|shown| !shown.sure).map(|shown| claim(&shown)));
        claims.push(("JSON-LD author".to_owned(), houses));
        claims
            .extend(self.linked_author().map(|name| ("link to an author".to_owned(), vec![name])));
        // A desk is who wrote it only where nobody else is named.
        for n in 0..claims.len() {
            let (at, said) = &mut claims[n];
            let desks: Vec<String> = said.extract_if(.., |said| is_desk(said)).collect();
            let at = at.clone();
            claims.push((at, desks));
        }
        let mut bylines: Vec<Line> = Vec::new();
        // Those that have a key may say the same; a page may have thousands of authors.
        let mut by_key: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
        let mut agency = None;
        for (at, words) in claims {
            // What is stated to be a name is one; elsewhere it must look like one.
            let stated = at.starts_with("JSON-LD") || at.starts_with("meta dc");
            let person = at == "JSON-LD author"
                && !words.iter().any(|name| known_houses.contains(name.as_str()));
            let read = |words: &String| match names(words) {
                found if found.is_empty() && stated && words.len() <= 80 => {
                    line(words).into_iter().collect()
                }
                found => found,
            };
            let found: Vec<Line> = words.iter().flat_map(read).collect();
            // A site may be called by who writes it; where only its title says so, the author stays one.
            let own_site = at == "microdata author"
                && source.is_some_and(|source| {
                    self.site_names().iter().all(|stated| !same_words(stated, source))
                });
            let is_site = |name: &Line| source.is_some_and(|source| same_words(name, source));
            let found: Vec<Line> =
                found.into_iter().filter(|name| person || own_site || !is_site(name)).collect();
            let (agencies, people): (Vec<Line>, Vec<Line>) =
                found.into_iter().partition(|name| is_agency(name));
            for name in agencies {
                trail.note(At::Node(at.clone()), Fate::Kept, "agency", &name);
                agency.get_or_insert(name);
            }
            let first = bylines.is_empty();
            for name in people {
                let key = words_key(&name);
                let alike = by_key.get(&key).into_iter().flatten();
                let known = alike.into_iter().any(|&kept| same_words(&bylines[kept], &name));
                let at = At::Node(at.clone());
                match (known, first) {
                    (true, _) => trail.note(at, Fate::Merged, "byline", &name),
                    (false, true) => {
                        trail.note(at, Fate::Kept, "byline", &name);
                        by_key.entry(key).or_default().push(bylines.len());
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

impl About<'_> {
    /// The whole name in the first link below the headline that leads to the page of an author.
    fn linked_author(&self) -> Option<String> {
        const FOLDERS: [&str; 16] = [
            "author",
            "authors",
            "autor",
            "autores",
            "autoren",
            "auteur",
            "auteurs",
            "autore",
            "autori",
            "redakteur",
            "firmas",
            "journalist",
            "journalists",
            "journaliste",
            "skribent",
            "forfatter",
        ];
        let headline = self.headline_node()?;
        let below = self.tree.all(NodeId::ROOT).skip_while(|&node| node <= headline).take(A_LOOK);
        let leads = |node: &NodeId| {
            let href = self.tree.attribute(*node, "href").unwrap_or_default();
            self.tree.name(*node) == "a"
                && href.split(['/', '?', '#']).any(|part| FOLDERS.contains(&part))
        };
        let said = shown_words(self.tree, below.into_iter().find(leads)?);
        let [name] = names(&said).try_into().ok()?;
        let capitals = |word: &str| word.starts_with(|c: char| !c.is_lowercase());
        ((2..=4).contains(&name.split(' ').count()) && name.split(' ').any(capitals))
            .then_some(said)
    }
}

/// Whether a name is that of a newsroom's desk, in whatever language, and no person's.
fn is_desk(name: &str) -> bool {
    #[rustfmt::skip]
    const DESKS: [&str; 20] = [
        "redacción", "redaccion", "la redacción", "redaktion", "die redaktion", "rédaction", "la rédaction", "redazione", "la redazione", "redação", "redactie", "redaktionen", "redaksjonen", "redakcja", "toimitus", "редакция", "newsroom", "newsdesk", "news desk", "web desk",
    ];
    DESKS.contains(&name.trim().to_lowercase().as_str())
}

/// The writers that a line names which says who made what and nothing else: `Words by Sam Poe.
/// Pictures by Ann Hale`, `Text: Sam Poe | Fotos: Ann Hale`. Empty where it names only other makers.
pub(super) fn makers(words: &str) -> Option<Vec<Line>> {
    const WRITE: [&str; 9] =
        ["words", "text", "story", "written", "texte", "texto", "testo", "report", "reporting"];
    #[rustfmt::skip]
    const SHOW: [&str; 21] = [
        "pictures", "picture", "photos", "photo", "photographs", "photography", "images", "illustrations", "illustration", "illustrated", "video", "graphics", "graphic", "design", "fotos", "foto", "bilder", "photographies", "fotografías", "fotografie", "art",
    ];
    if words.chars().count() > 160 {
        return None;
    }
    let mut writers = Vec::new();
    for part in words.split([';', '|']).flat_map(|part| part.split(". ")).map(str::trim) {
        let part = part.trim_end_matches(['.', ',']);
        if part.is_empty() {
            continue;
        }
        let (what, who) = part.split_once([' ', ':'])?;
        let what = what.trim_end_matches(':').to_lowercase();
        // Behind a bare word its names need the word that joins them.
        let colon = part[what.len()..].starts_with(':');
        let who = who.trim_start();
        let joined =
            ["by ", "von ", "par ", "por ", "di ", ": "].iter().find_map(|by| who.strip_prefix(by));
        let who = joined.or_else(|| colon.then_some(who))?.trim();
        let found = names(who);
        let named = !found.is_empty()
            && found
                .iter()
                .all(|name| name.split(' ').count() <= 4 && name.starts_with(char::is_uppercase));
        if !named {
            return None;
        }
        match () {
            () if WRITE.contains(&what.as_str()) => writers.extend(found),
            () if SHOW.contains(&what.as_str()) => {}
            () => return None,
        }
    }
    Some(writers)
}

#[cfg(test)]
mod tests {
    use super::makers;

    #[test]
    fn lines_that_say_who_made_what() {
        for (words, writers) in [
            ("Words by Sam Poe. Pictures by Ann Hale.", &["Sam Poe"][..]),
            ("Words by Jane Roe", &["Jane Roe"]),
            ("Text: Sam Poe | Fotos: Ann Hale", &["Sam Poe"]),
            ("Photography by Ann Hale", &[]),
            ("Words by Sam Poe and Ann Hale", &["Sam Poe", "Ann Hale"]),
        ] {
            let found = makers(words).unwrap_or_else(|| panic!("not read: {words}"));
            let found: Vec<&str> = found.iter().map(|name| &**name).collect();
            assert_eq!(found, writers, "{words}");
        }
        for words in [
            "Words by the thousand fell from his pen.",
            "Story: the ferry that nobody wanted",
            "Text messages sent by the crew",
            "By Jane Roe",
            "Pictures of the harbour",
        ] {
            assert!(makers(words).is_none(), "{words}");
        }
    }
}

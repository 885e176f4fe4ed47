//! What a page says about its story, field by field: each place that says something is a claim,
//! and the surest is believed.

use super::around::{current_section, line_above};
use super::claims::Claims;
use super::head::Head;
use super::headline::{SEPARATORS, alike};
use super::linked::Linked;
use super::marked::{A_LOOK, Part, Shown, words};
use super::names::names;
use super::section;
use crate::article::{Line, WebAddress};
use crate::press::markup::{Content, NodeId, Tree, is_hidden};
use crate::press::tidy::same_words;
use crate::press::{At, Draft, Fate, Limits, Trail, typeset_line as line};

/// A page that was read, and what its parts say.
pub(super) struct About<'p> {
    pub(super) tree: &'p Tree,
    pub(super) base: Option<&'p WebAddress>,
    pub(super) head: Head,
    pub(super) linked: Linked,
    pub(super) shown: Vec<Shown>,
    /// The sections on the path to the story, as the page shows it.
    pub(super) path: Vec<String>,
    pub(super) limits: &'p Limits,
    /// What the links to the front page say.
    pub(super) home: Vec<String>,
    /// What the picture says that leads to the front page.
    pub(super) sign: Option<String>,
    /// The byline that was found on the way to the main text.
    pub(super) readable: Option<String>,
}

impl About<'_> {
    /// Fills the fields of a draft, the body and the lead image excepted.
    pub(super) fn tell(&self, draft: &mut Draft) {
        let trail = &mut draft.trail;
        draft.headline = self.headline(trail);
        draft.source = self.source(draft.headline.as_deref(), trail);
        draft.headline =
            draft.headline.take().map(|headline| without_site(headline, draft.source.as_deref()));
        let headline = draft.headline.as_deref().unwrap_or_default().to_owned();
        draft.kicker = self.kicker(&headline, trail);
        draft.standfirst = self.standfirst(&headline, trail);
        draft.section = self.section(&headline, trail);
        draft.topics = self.topics(trail);
        draft.published = self.published(trail, &mut draft.remarks);
        draft.updated = self.updated(trail, &mut draft.remarks);
        draft.language = self.language(trail);
        draft.address = self.address(trail);
        draft.licence = self.licence(trail);
        let (bylines, agency) = self.bylines(draft.source.as_deref(), trail);
        (draft.bylines, draft.agency) = (bylines, agency);
    }

    pub(super) fn of_part(&self, part: Part) -> impl Iterator<Item = &Shown> {
        self.shown.iter().filter(move |shown| shown.part == part)
    }

    /// Where the headline stands, to look around it.
    pub(super) fn headline_node(&self) -> Option<NodeId> {
        self.of_part(Part::Headline).map(|shown| shown.node).next()
    }

    fn kicker(&self, headline: &str, trail: &mut Trail) -> Option<Line> {
        let mut claims = Claims::default();
        let node = self.headline_node();
        for shown in self.of_part(Part::Kicker) {
            let short = shown.words.chars().count() <= 80;
            // Before the headline, or in it; one further down belongs to another story.
            let near = node.is_some_and(|node| shown.node < node || self.is_in(shown.node, node));
            if short && near && !same_words(&shown.words, headline) {
                claims.add(&shown.at, shown.words.replace(" | ", " "));
            }
        }
        let section = self.linked.strings("articleSection");
        if let Some(above) = node.and_then(|node| line_above(self.tree, node))
            && !section.iter().any(|section| same_words(section, &above))
            && !self.path.iter().any(|section| same_words(section, &above))
            && !self.head.said(&["article:section"]).any(|(_, section)| same_words(section, &above))
            && !self.site_names().iter().any(|site| same_words(site, &above))
            && names(&above).iter().all(|_| !above.to_lowercase().starts_with("by "))
        {
            claims.add("line above the headline", above);
        }
        section::named(claims, trail).settle("kicker", trail)
    }

    fn is_in(&self, node: NodeId, outer: NodeId) -> bool {
        std::iter::successors(Some(node), |&n| self.tree.parent(n)).any(|n| n == outer)
    }

    fn standfirst(&self, headline: &str, trail: &mut Trail) -> Option<Line> {
        let described: Vec<String> = {
            let names = ["og:description", "description", "twitter:description", "dc.description"];
            let said = self.head.said(&names).map(|(_, said)| said.to_owned());
            said.chain(self.linked.strings("description")).collect()
        };
        let node = self.headline_node();
        let mut claims = Claims::default();
        let mut unsure = Claims::default();
        for shown in self.of_part(Part::Standfirst) {
            let words = shown.words.replace(" | ", " ");
            let long = (20..=600).contains(&words.chars().count());
            let behind = node.is_some_and(|node| shown.node > node);
            let pictured = self.tree.all(shown.node).take(A_LOOK).any(|node| {
                matches!(self.tree.name(node), "img" | "figure" | "picture" | "amp-img")
            });
            if !long
                || !behind
                || pictured
                || same_words(&words, headline)
                || shown.at.starts_with("meta")
            {
                continue;
            }
            match shown.sure && !shown.at.ends_with("description") {
                true => claims.add(&shown.at, words),
                // A class that may also mean the first paragraph: one is followed by a second.
                false
                    if self.is_in_header(shown.node)
                        && !self.is_before_paragraph(shown.node)
                        && !shown.at.starts_with("microdata") =>
                {
                    unsure.add(&shown.at, words);
                }
                false
                    if described.iter().any(|said| alike(said, &words))
                        && self.is_in_header(shown.node) =>
                {
                    unsure.add(&shown.at, words);
                }
                false => {}
            }
        }
        claims.0.extend(unsure.0);
        if let Some(words) = node.and_then(|node| self.heading_below(node, &described))
            && !same_words(&words, headline)
        {
            claims.add("heading below the headline", words);
        }
        claims.settle("standfirst", trail)
    }

    /// A heading right below the headline that is no subhead: the page states its words of the story, or
    /// it ends a block that holds the head and no text.
    fn heading_below(&self, headline: NodeId, described: &[String]) -> Option<String> {
        let is_element = |node: &NodeId| matches!(self.tree.content(*node), Content::Element(_));
        let after = |node: NodeId| {
            let next = std::iter::successors(self.tree.after(node), |&next| self.tree.after(next));
            next.into_iter().take(6).find(is_element)
        };
        let below = after(headline).filter(|&node| {
            matches!(self.tree.name(node), "h2" | "h3" | "h4") && !is_hidden(self.tree, node)
        })?;
        let said = words(self.tree, below);
        let is_long = (20..=600).contains(&said.chars().count());
        let is_stated = || described.iter().any(|stated| same_words(stated, &said));
        let parent = self.tree.parent(below)?;
        let is_block = matches!(self.tree.name(parent), "div" | "header" | "hgroup");
        let has_text =
            || self.tree.children(parent).take(20).any(|node| self.tree.name(node) == "p");
        let ends_head = || is_block && after(below).is_none() && !has_text();
        (is_long && !said.contains(" | ") && (is_stated() || ends_head())).then_some(said)
    }

    /// Whether the next element is a paragraph.
    fn is_before_paragraph(&self, node: NodeId) -> bool {
        let next =
            std::iter::successors(self.tree.after(node), |&next| self.tree.after(next)).take(6);
        next.into_iter()
            .find(|&next| matches!(self.tree.content(next), Content::Element(_)))
            .is_some_and(|next| self.tree.name(next) == "p")
    }

    /// Whether something stands with the headline rather than with the text.
    fn is_in_header(&self, node: NodeId) -> bool {
        let Some(headline) = self.headline_node() else { return false };
        let up = |node: NodeId| {
            std::iter::successors(self.tree.parent(node), |&n| self.tree.parent(n)).take(3)
        };
        up(node).any(|above| up(headline).any(|other| other == above))
    }

    fn source(&self, headline: Option<&str>, trail: &mut Trail) -> Option<Line> {
        let mut claims = Claims::default();
        claims.add_all(self.head.said(&["og:site_name"]));
        for words in self.linked.strings("publisher").into_iter().take(1) {
            claims.add("JSON-LD publisher", words);
        }
        claims.add_all(self.head.said(&[
            "application-name",
            "dc.publisher",
            "dcterms.publisher",
            "publisher",
            "dc.source",
            "apple-mobile-web-app-title",
        ]));
        if let Some(site) = &self.linked.site {
            claims.add("JSON-LD WebSite", site);
        }
        if let (Some(title), Some(headline)) = (&self.head.title, headline)
            && let Some(site) = site_in(title, headline)
        {
            claims.add("title", site);
        }
        let parts = self.title_parts();
        for name in &self.home {
            if parts.iter().any(|part| same_words(part, name)) {
                claims.add("title, and the link to the front page", name);
            }
        }
        self.sign.iter().for_each(|sign| claims.add("sign of the front page", sign));
        if let Some(headline) = headline
            && let [one, other] = parts.as_slice()
        {
            match (same_words(one, headline), same_words(other, headline)) {
                (true, false) => claims.add("title", other),
                (false, true) => claims.add("title", one),
                _ => {}
            }
        }
        claims.add_all(
            self.head
                .said(&["copyright", "twitter:site"])
                .filter(|(_, said)| !said.starts_with('@') && said.len() < 60),
        );
        claims.0.retain(|claim| !claim.words.contains("://") && !claim.words.starts_with('@'));
        claims.settle("source", trail)
    }

    fn section(&self, headline: &str, trail: &mut Trail) -> Option<Line> {
        let mut claims = Claims::default();
        for words in self.linked.strings("articleSection").into_iter().take(1) {
            claims.add("JSON-LD articleSection", words);
        }
        claims.add_all(self.head.said(&[
            "article:section",
            "section",
            "parsely-section",
            "cxenseparse:section",
            "dc.subject.section",
            "sailthru.section",
        ]));
        self.of_part(Part::Section).for_each(|shown| claims.add(&shown.at, &*shown.words));
        let mut path = self.linked.path.iter().skip(1).filter(|name| !same_words(name, headline));
        path.next_back().into_iter().for_each(|name| claims.add("JSON-LD BreadcrumbList", name));
        let mut shown = self.path.iter().filter(|name| !same_words(name, headline));
        shown.next_back().into_iter().for_each(|name| claims.add("path", name));
        let categories =
            self.head.links_for("category").filter(|(_, words)| !words.trim().is_empty());
        categories.take(1).for_each(|(_, words)| claims.add("rel=category", words));
        current_section(self.tree).into_iter().for_each(|name| claims.add("navigation", name));
        section::named(claims, trail).settle("section", trail)
    }

    fn topics(&self, trail: &mut Trail) -> Vec<Line> {
        let tags: Vec<String> = self
            .head
            .links
            .iter()
            .filter(|(rel, ..)| {
                rel.split_ascii_whitespace().any(|word| word == "tag") && !rel.contains("category")
            })
            .map(|(_, _, words)| words.clone())
            .collect();
        let said = |names: &'static [&'static str]| {
            self.head.said(names).map(|(_, said)| said.to_owned()).collect::<Vec<_>>()
        };
        // `keywords` is written for machines that count, and says little: it is not asked.
        let places: [(&str, Vec<String>); 5] = [
            ("JSON-LD keywords", self.linked.strings("keywords")),
            ("meta article:tag", said(&["article:tag", "og:article:tag"])),
            ("rel=tag", tags),
            ("meta news_keywords", said(&["news_keywords"])),
            ("meta dc.subject", said(&["dc.subject", "dcterms.subject"])),
        ];
        let mut topics: Vec<Line> = Vec::new();
        for (at, words) in places {
            let kept = topics.is_empty();
            let separators = [',', ';', '、', '،'];
            for topic in words.iter().flat_map(|words| words.split(separators)).filter_map(line) {
                let known = topics.iter().any(|kept| same_words(kept, &topic));
                let at = At::Node(at.to_owned());
                match (known, kept) {
                    (true, _) => trail.note(at, Fate::Merged, "topic", &topic),
                    (false, true) if topics.len() < 30 && topic.chars().count() <= 80 => {
                        trail.note(at, Fate::Kept, "topic", &topic);
                        topics.push(topic);
                    }
                    (false, _) => {
                        trail.note(at, Fate::Dropped, "less sure than what was kept", &topic)
                    }
                }
            }
        }
        topics
    }
}

/// What stands between the headline and the end of a title: the site.
fn site_in(title: &str, headline: &str) -> Option<String> {
    let (head, tail) = SEPARATORS
        .iter()
        .filter_map(|mark| title.rsplit_once(mark))
        .max_by_key(|(head, _)| head.len())?;
    if alike(head, headline) && tail.chars().count() <= 60 {
        return Some(tail.trim().to_owned());
    }
    let (head, tail) = SEPARATORS
        .iter()
        .filter_map(|mark| title.split_once(mark))
        .min_by_key(|(head, _)| head.len())?;
    (same_words(tail, headline) && head.chars().count() <= 60).then(|| head.trim().to_owned())
}

/// A headline without the name of the site at its end.
fn without_site(headline: Line, source: Option<&str>) -> Line {
    let Some(source) = source else { return headline };
    for mark in [" | ", " - ", " – ", " — ", " :: ", " « ", " · ", " • ", "｜", "|"] {
        if let Some((head, tail)) = headline.rsplit_once(mark)
            && same_words(tail, source)
            && let Some(head) = line(head)
            // `Google - Site Reliability Engineering` of that site would be left with nothing to say.
            && (head.contains(' ') || !head.is_ascii() || mark.contains('|'))
        {
            return head;
        }
    }
    headline
}

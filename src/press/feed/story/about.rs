//! What is said about a story: its id and address, who wrote it, when, on what, under which licence.

use super::super::names::Field;
use super::super::people;
use super::super::piece::{attribute, inside};
use super::super::plain;
use super::super::terms::{self, Sort};
use super::{Maker, shortened};
use crate::article::{Licence, Line, Time};
use crate::press::markup::joined;
use crate::press::{dates, line, prose};

/// The most bylines of one story; reports of large collaborations have some dozens.
const MOST_BYLINES: usize = 100;
/// The most topics of one story; feeds with more have keywords for machines.
const MOST_TOPICS: usize = 50;

impl<'i> Maker<'i, '_> {
    /// The id in the source, and the address.
    pub(super) fn identity(&mut self) {
        let guid = self.first_value(Field::Guid);
        let mut addresses: Vec<(usize, &'i str)> = Vec::new();
        for at in self.all(Field::OriginalLink) {
            addresses.extend(self.piece(at).value().map(|value| (at, value)));
        }
        for at in self.all(Field::Link) {
            let piece = self.piece(at);
            let rel = piece.attribute("rel").unwrap_or("alternate");
            let is_page = piece
                .attribute("type")
                .is_none_or(|kind| kind.contains("html") || kind.contains("text"));
            let rel = rel.rsplit('/').next().unwrap_or(rel);
            match (piece.attribute("href").or_else(|| piece.value()), rel) {
                (Some(href), "alternate") if is_page => addresses.push((at, href)),
                (Some(href), "alternate") => {
                    addresses.extend(self.first_value(Field::Link).is_none().then_some((at, href)))
                }
                _ => {}
            }
        }
        for name in ["about", "href"] {
            let own = attribute(&self.item.attributes, name);
            addresses.extend(own.map(|own| (usize::MAX, own)));
        }
        if let Some((at, guid)) = guid
            && self
                .piece(at)
                .attribute("isPermaLink")
                .is_none_or(|said| !said.eq_ignore_ascii_case("false"))
            // A number would lead to a page of the site that nobody wrote.
            && guid.contains("://")
        {
            addresses.push((at, guid));
        }
        let mut first_link = None;
        for (at, reference) in addresses {
            let base =
                self.item.pieces.get(at).and_then(|piece| piece.base.as_deref()).or(self.base);
            first_link = first_link.or(Some(reference));
            let Some(address) = joined(base, reference) else { continue };
            let is_guid = guid.is_some_and(|(guid, _)| guid == at);
            match &self.draft.address {
                None => {
                    self.draft.address = Some(address);
                    if at != usize::MAX && !is_guid {
                        self.kept(at, "address");
                    }
                }
                Some(kept) if at != usize::MAX && !is_guid => {
                    if *kept == address {
                        self.merged(at, "the address again")
                    } else {
                        self.dropped(at, "a second address")
                    }
                }
                Some(_) => {}
            }
        }
        if let Some((at, guid)) = guid {
            self.draft.source_id = line(guid);
            self.kept(at, "id in its source");
        }
        if self.draft.source_id.is_none() {
            let identifier = self.first_value(Field::Identifier);
            self.draft.source_id =
                identifier.and_then(|(_, value)| line(value)).or_else(|| first_link.and_then(line));
        }
    }

    pub(super) fn people(&mut self) {
        for field in [Field::Author, Field::Creator, Field::ItunesAuthor] {
            for at in self.all(field) {
                let names = people::names(&self.item.pieces, at);
                self.byline(at, names);
            }
        }
        for at in self.all(Field::Source) {
            let pieces = &self.item.pieces;
            let title = inside(pieces, at).find(|inner| {
                pieces[*inner].field == Field::Title && pieces[*inner].value().is_some()
            });
            let named = title.unwrap_or(at);
            if let Some(name) = line(&self.piece(named).line_words().plain()) {
                self.draft.source = Some(name);
                self.kept(named, "source");
            }
            let authors = inside(pieces, at).filter(|inner| pieces[*inner].field == Field::Author);
            if self.draft.bylines.is_empty() {
                for author in authors {
                    let names = people::names(pieces, author);
                    self.byline(author, names);
                }
            }
        }
        if self.draft.source.is_none()
            && let Some((at, value)) = self.first_value(Field::Publisher)
        {
            self.draft.source = people::of_text(value);
            self.kept(at, "source");
        }
    }

    fn byline(&mut self, at: usize, names: Vec<Line>) {
        if names.is_empty() {
            return self.dropped(at, "an address and not a name");
        }
        if self.draft.bylines.len() + names.len() > MOST_BYLINES {
            return self.dropped(at, "one name too many");
        }
        let known = self.draft.bylines.len();
        for name in names {
            if !self.draft.bylines.contains(&name) {
                self.draft.bylines.push(name);
            }
        }
        match self.draft.bylines.len() > known {
            true => self.kept(at, "byline"),
            false => self.merged(at, "the byline again"),
        }
    }

    pub(super) fn times(&mut self) {
        let updated = self.time(&[Field::Updated], "updated");
        let published = self.time(&[Field::Published, Field::Date, Field::Created], "published");
        let lastmod = attribute(&self.item.attributes, "lastmod")
            .and_then(|value| dates::read_in(value, self.order))
            .map(|dated| dated.time);
        self.draft.updated = updated.or(lastmod);
        self.draft.published = published;
        if published.is_none()
            && let Some(updated) = self.draft.updated
        {
            self.draft.published = Some(updated);
            self.draft.remarks.extend(prose("only the time of its update is stated, which is taken for the day it was published"));
        }
    }

    fn time(&mut self, fields: &[Field], role: &'static str) -> Option<Time> {
        let mut found = None;
        for at in fields.iter().flat_map(|field| self.all(*field)).collect::<Vec<_>>() {
            let Some(value) = self.piece(at).value().or_else(|| self.piece(at).attribute("value"))
            else {
                continue;
            };
            match dates::read_in(value, self.order) {
                Some(dated) if found.is_none() => {
                    found = Some(dated.time);
                    self.kept(at, role);
                    if let Some(remark) = dated.remark {
                        self.remark(format_args!("{role} `{}`: {remark}", shortened(value)));
                    }
                }
                Some(dated) if found == Some(dated.time) => self.merged(at, "the same time again"),
                Some(_) => self.dropped(at, "a second time"),
                None => {
                    self.dropped(at, "not a date");
                    self.remark(format_args!(
                        "{role} `{}` is not a date that is read",
                        shortened(value)
                    ));
                }
            }
        }
        found
    }

    pub(super) fn subjects(&mut self) {
        for field in [Field::Category, Field::Subject, Field::Keywords] {
            for at in self.all(field) {
                let piece = self.piece(at);
                let scheme = piece.attribute("scheme").or_else(|| piece.attribute("domain"));
                let named = piece
                    .attribute("label")
                    .or_else(|| piece.value())
                    .or_else(|| piece.attribute("term"));
                let Some(named) = named.or_else(|| piece.attribute("text")) else { continue };
                let plain = if plain::is_surely_html(named) {
                    plain::of_html(named)
                } else {
                    named.to_owned()
                };
                let sort = if field == Field::Category {
                    terms::sort(&plain, scheme)
                } else {
                    Sort::Topic
                };
                let Some(name) = line(&plain) else { continue };
                match sort {
                    Sort::Nothing => self.dropped(at, "names no section"),
                    Sort::Place => {
                        if !self.draft.places.contains(&name)
                            && self.draft.places.len() < MOST_TOPICS
                        {
                            self.draft.places.push(name);
                        }
                        self.kept(at, "place");
                    }
                    Sort::Section if self.draft.section.is_none() => {
                        self.draft.section = Some(name);
                        self.kept(at, "section");
                    }
                    Sort::Section | Sort::Topic => {
                        let names = if field == Field::Category {
                            vec![name]
                        } else {
                            terms::listed(&plain).collect()
                        };
                        self.kept(at, "topic");
                        self.topics(names);
                    }
                }
            }
        }
    }

    fn topics(&mut self, names: Vec<Line>) {
        for name in names {
            let known =
                self.draft.section.iter().chain(&self.draft.topics).any(|known| *known == name);
            if !known && self.draft.topics.len() < MOST_TOPICS {
                self.draft.topics.push(name);
            }
        }
    }

    pub(super) fn terms(&mut self) {
        for at in self.all(Field::Licence) {
            let piece = self.piece(at);
            let named = piece
                .attribute("resource")
                .or_else(|| piece.attribute("href"))
                .or_else(|| piece.value());
            self.licence(at, named.and_then(|named| terms::licence(self.base, named)));
        }
        for at in self.all(Field::Link) {
            let piece = self.piece(at);
            if piece.attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("license")) {
                self.licence(
                    at,
                    piece.attribute("href").and_then(|href| terms::licence(self.base, href)),
                );
            }
        }
    }

    fn licence(&mut self, at: usize, licence: Option<Licence>) {
        if self.draft.licence.is_none() && licence.is_some() {
            self.draft.licence = licence;
            self.kept(at, "licence");
        }
    }
}

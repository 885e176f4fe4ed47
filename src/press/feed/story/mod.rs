//! A story made from its pieces.

mod about;
mod attached;
mod pictures;

use std::collections::BTreeSet;
use std::fmt;

use attached::attached;

use super::body::{self, Made};
use super::fates::Fates;
use super::names::Field;
use super::piece::{Item, Piece, TOP, Words};
use crate::article::WebAddress;
use crate::press::dates::Order;
use crate::press::lead_again;
use crate::press::limits::Limits;
use crate::press::markup::of_struck;
use crate::press::source::Complaint;
use crate::press::tidy::split_lead_credit;
use crate::press::{Draft, Fate, line, prose, stated_language};

/// The story being made.
pub(super) struct Maker<'i, 'a> {
    item: &'i Item<'a>,
    /// Against what relative addresses are seen where no nearer base is given.
    base: Option<&'i WebAddress>,
    /// Which way round the feed writes day and month, where something tells.
    order: Order,
    fates: Fates<'i, 'a>,
    draft: Draft,
}

/// Makes a story of its pieces.
pub(super) fn make<'i, 'a>(
    item: &'i Item<'a>,
    frame: &str,
    base: Option<&'i WebAddress>,
    order: Order,
    limits: &Limits,
    complaints: &mut Vec<Complaint>,
) -> Draft {
    let mut maker = Maker {
        item,
        base: item.base.as_deref().or(base),
        order,
        fates: Fates::new(item, frame),
        draft: Draft::default(),
    };
    maker.headline();
    maker.words(limits, complaints);
    maker.identity();
    maker.people();
    maker.times();
    maker.subjects();
    maker.picture();
    maker.further_pictures();
    maker.sounds();
    maker.terms();
    maker.language();
    maker.name_untitled();
    maker.tell(complaints);
    lead_again::once(&mut maker.draft);
    split_lead_credit(&mut maker.draft);
    maker.draft
}

impl<'i, 'a> Maker<'i, 'a> {
    fn piece(&self, at: usize) -> &'i Piece<'a> {
        &self.item.pieces[at]
    }

    /// Pieces of a field: first those that stand in the story itself, then those that some unknown
    /// element was put around. What stands in a source or a person speaks of that.
    fn all(&self, field: Field) -> Vec<usize> {
        let pieces = &self.item.pieces;
        let of_field = |at: &usize| pieces[*at].field == field;
        let top = (0..pieces.len()).filter(|at| pieces[*at].parent == TOP).filter(of_field);
        let loose = (0..pieces.len())
            .filter(|at| pieces[*at].parent != TOP && self.is_loose(*at))
            .filter(of_field);
        top.chain(loose).collect()
    }

    fn is_loose(&self, at: usize) -> bool {
        let mut parent = self.piece(at).parent;
        while let Some(piece) = self.item.pieces.get(parent as usize) {
            if piece.field != Field::Other {
                return false;
            }
            parent = piece.parent;
        }
        true
    }

    fn kept(&mut self, at: usize, role: &'static str) {
        self.fates.set(at, Fate::Kept, role);
    }

    fn merged(&mut self, at: usize, why: &'static str) {
        self.fates.set(at, Fate::Merged, why);
    }

    fn dropped(&mut self, at: usize, why: &'static str) {
        self.fates.set(at, Fate::Dropped, why);
    }

    fn headline(&mut self) {
        for field in [Field::Title, Field::DublinTitle, Field::MediaTitle] {
            for at in self.all(field) {
                let Some(said) = line(&self.piece(at).line_words().plain()) else { continue };
                match &self.draft.headline {
                    None => {
                        self.draft.headline = Some(said);
                        self.kept(at, "headline");
                    }
                    Some(headline) if *headline == said => self.merged(at, "the headline again"),
                    Some(_) => self.dropped(at, "a second headline"),
                }
            }
        }
    }

    /// Body and standfirst.
    fn words(&mut self, limits: &Limits, complaints: &mut Vec<Complaint>) {
        let has_words = |at: &usize| !self.piece(*at).body_words().is_blank();
        let of = |fields: &[Field]| -> Vec<usize> {
            fields.iter().flat_map(|field| self.all(*field)).filter(has_words).collect()
        };
        let full = of(&[Field::Encoded, Field::Content, Field::Body]);
        let mut short = of(&[
            Field::Description,
            Field::Summary,
            Field::DublinDescription,
            Field::ItunesSummary,
            Field::ItunesSubtitle,
        ]);
        if full.is_empty() && short.is_empty() {
            // A video's description stands in its media group.
            let pieces = &self.item.pieces;
            short = (0..pieces.len())
                .filter(|at| pieces[*at].field == Field::MediaDescription)
                .filter(has_words)
                .collect();
            short.truncate(1);
        }
        let mut candidates = full.iter().chain(&short);
        let mut told = String::new();
        for &at in candidates.by_ref() {
            let piece = self.piece(at);
            let words = body::with_foot_apart(piece.body_words(), self.draft.headline.as_deref());
            let base = piece.base.as_deref().or(self.base);
            let Made { blocks, plain, struck, complaint } = body::made(&words, base, limits);
            if let Some(complaint) = complaint {
                complaints.push(Complaint { at: Some(self.fates.at(at)), ..complaint });
                self.dropped(at, "refused, as the complaint says");
                continue;
            }
            if blocks.is_empty() {
                self.dropped(at, "nothing of it is text");
                continue;
            }
            self.draft.body = blocks;
            self.draft.remarks.extend(of_struck(&struck).and_then(|said| prose(&said)));
            told = body::letters(&plain);
            self.kept(at, "body");
            break;
        }
        let headline = self.draft.headline.as_deref().map(body::letters);
        for (count, &at) in candidates.enumerate() {
            if count >= MOST_SUMMARIES {
                self.dropped(at, "one summary too many");
                continue;
            }
            let plain = self.piece(at).body_words().plain().into_owned();
            let plain = body::without_foot(&plain, self.draft.headline.as_deref());
            let said = line(&plain).filter(|_| plain.chars().count() <= body::STANDFIRST);
            if headline.as_ref().is_some_and(|headline| *headline == body::letters(&plain)) {
                self.merged(at, "the headline again");
            } else if body::is_told(&plain, &told) {
                self.merged(at, "stands in the body");
            } else if full.contains(&at) {
                self.dropped(at, "a second body");
            } else if let Some(said) = said.filter(|_| self.draft.standfirst.is_none()) {
                self.draft.standfirst = Some(said);
                self.kept(at, "standfirst");
            } else {
                self.dropped(at, "a second summary");
            }
        }
        for at in self.all(Field::Content) {
            let piece = self.piece(at);
            if let Some(src) = piece.attribute("src") {
                self.remark(format_args!(
                    "its content is not in the feed but at {}",
                    shortened(src)
                ));
            }
            if piece.body_words() == Words::Binary {
                self.dropped(at, "a file and not text");
            }
        }
    }

    fn first_value(&self, field: Field) -> Option<(usize, &'i str)> {
        self.all(field).into_iter().find_map(|at| Some((at, self.piece(at).value()?)))
    }

    /// Sounds and films are told, and not taken: a story is read.
    fn sounds(&mut self) {
        let mut kinds = BTreeSet::new();
        for (at, piece) in self.item.pieces.iter().enumerate() {
            let Some(kind) = attached(piece).filter(|_| !self.fates.is_known(at)) else { continue };
            kinds.insert(kind);
            self.dropped(at, kind.why());
        }
        for kind in kinds {
            self.remark(format_args!("{}", kind.said()));
        }
    }

    fn language(&mut self) {
        let said = self.first_value(Field::Language);
        let of_body = self.fates.kept_as("body");
        let inherited = of_body
            .and_then(|at| self.piece(at).language.as_deref())
            .or(self.item.language.as_deref());
        self.draft.language = said.map(|(_, value)| value).or(inherited).and_then(stated_language);
        if let Some((at, _)) = said.filter(|_| self.draft.language.is_some()) {
            self.kept(at, "language");
        }
    }

    /// A story that has no headline is called by its first words.
    fn name_untitled(&mut self) {
        if self.draft.headline.is_none() {
            self.draft.headline = body::first_words(&self.draft.body);
            self.draft.headline_guessed = self.draft.headline.is_some();
        }
    }

    /// Writes the fates down, and what was odd about the story as a whole.
    fn tell(&mut self, complaints: &mut Vec<Complaint>) {
        self.fates.tell(&mut self.draft.trail);
        if self.item.beyond > 0 {
            complaints.push(Complaint {
                at: Some(self.fates.story()),
                what: format!("has {} elements more than a story is read with", self.item.beyond),
                next: "look whether the feed is damaged there; what stands before them is taken"
                    .to_owned(),
            });
        }
        if self.item.unclosed {
            self.remark(format_args!(
                "`{}` has no end tag; it ends where the next begins, or with the feed",
                self.item.raw
            ));
        }
    }

    fn remark(&mut self, said: fmt::Arguments<'_>) {
        self.draft.remarks.extend(prose(&said.to_string()));
    }
}

/// The most summaries that are looked at, each being compared with the body.
const MOST_SUMMARIES: usize = 8;

/// As much of a value as a remark repeats.
fn shortened(value: &str) -> &str {
    value.char_indices().nth(100).map_or(value, |(end, _)| &value[..end])
}

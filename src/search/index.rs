//! The index that grows in memory: story by story, without a finishing step.

use super::choice::meant;
use super::columns::Columns;
use super::dictionary::Dictionary;
use super::plan::Plan;
use super::postings::{FIELDS, Field, List, Positions, Postings, spot};
use super::slips::Slips;
use super::terms::{Form, Lengths, Terms};
use super::tokens::Tokens;
use super::{Answer, DocId, Filters, Packed, Query, Request, Suggestion, Why};
use crate::article::{Article, Voice};
use crate::text::{Cut, Door, words};

/// How far apart the last word of a passage and the first of the next are told to stand, so that
/// no phrase runs from one into the other.
const GAP: u32 = 8;

/// An index in memory. It grows story by story and can be asked at any time.
#[derive(Debug)]
pub struct Index {
    door: Door,
    pub(super) dictionary: Dictionary,
    /// By the number of the form.
    pub(super) lists: Vec<List>,
    pub(super) lengths: Lengths,
    pub(super) columns: Columns,
    /// The story being added.
    tokens: Tokens,
}

impl Index {
    /// An index without stories.
    pub fn new(door: Door) -> Self {
        Self {
            door,
            dictionary: Dictionary::default(),
            lists: Vec::new(),
            lengths: Lengths::default(),
            columns: Columns::default(),
            tokens: Tokens::default(),
        }
    }

    /// Adds a story: puts it on the shelf and reads it.
    pub fn add(&mut self, article: &Article) -> DocId {
        let doc = self.shelve(article);
        self.read(article);
        doc
    }

    /// Puts the next story on the shelf, where filters, orders and counts find it; that takes a
    /// tenth of the time of reading it.
    pub fn shelve(&mut self, article: &Article) -> DocId {
        let doc = self.len() as u32;
        self.columns.push(article, self.door);
        DocId(doc)
    }

    /// The filters with their values as the stories on the shelf spell them; what no story has stays
    /// as it is.
    pub fn meant(&self, filters: &Filters) -> Filters {
        meant(filters, &self.columns, self.door)
    }

    /// Reads the next story of those on the shelf, so that its words are found.
    pub fn read(&mut self, article: &Article) {
        let doc = self.stories();
        let mut lengths = [0; FIELDS];
        let mut places = [0; FIELDS];
        each_passage(article, &mut |field, text| {
            let field = field as usize;
            let mut next = places[field];
            words(text, &mut |word| {
                let form = self.dictionary.take(word.text, self.door);
                let spot = spot(field as u8, places[field] + word.place);
                self.tokens.push(form, spot);
                next = places[field] + word.place + 1 + GAP;
                lengths[field] += u32::from(word.cut != Cut::Tail);
            });
            places[field] = next;
        });
        self.tokens.file(doc, &mut self.lists);
        self.lengths.push(&lengths);
    }

    /// How many stories are on the shelf.
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Answers a request over the stories added so far.
    pub fn answer(&self, request: &Request<'_>) -> Answer {
        super::ask::ask(self, &self.columns, self.door, request)
    }

    /// Answers a request by the words of an index that the press made of the stories on the shelf; see
    /// [`Packed`]. Nothing while that lacks what every answer needs.
    pub fn answer_by(&self, packed: &Packed, request: &Request<'_>) -> Option<Answer> {
        packed.answer(&self.columns, request)
    }

    /// What the last word may become beside the rest of a query, under the filters chosen; see
    /// [`being_typed`](super::being_typed).
    pub fn suggest(&self, typed: (&Query, &str), filters: &Filters) -> Vec<Suggestion> {
        super::suggest::suggest(self, &self.columns, self.door, typed, filters)
    }

    /// The same by the words of an index that the press made, as far as what is open tells.
    pub fn suggest_by(
        &self,
        packed: &Packed,
        typed: (&Query, &str),
        filters: &Filters,
    ) -> Vec<Suggestion> {
        super::suggest::suggest(packed, &self.columns, self.door, typed, filters)
    }

    /// Why a story stands where it does among the answers to a query.
    pub fn why(&self, query: &Query, doc: DocId) -> Why {
        super::why::why(self, &Plan::new(query, self.door), self.door, doc)
    }

    /// A form of the dictionary, with the number of its stories.
    fn counted<'a>(&self, form: Form<'a>) -> Form<'a> {
        Form { stories: self.stories_with(form.number), ..form }
    }

    /// About how many bytes the index holds in memory.
    pub fn bytes(&self) -> usize {
        let lists: usize = self.lists.iter().map(List::bytes).sum();
        let records = self.lists.capacity() * size_of::<List>();
        let lengths = self.lengths.coded.capacity() * FIELDS;
        lists
            + records
            + lengths
            + self.tokens.bytes()
            + self.dictionary.bytes()
            + self.columns.bytes()
    }
}

impl Terms for Index {
    fn stories(&self) -> u32 {
        self.lengths.coded.len() as u32
    }

    fn look_up(&self, key: &str, open: bool, tell: &mut dyn FnMut(Form<'_>)) {
        self.dictionary.look_up(key, open, &mut |form| tell(self.counted(form)));
    }

    fn look_near(&self, slips: &mut Slips, tell: &mut dyn FnMut(Form<'_>, u8)) {
        self.dictionary.look_near(slips, &mut |form, count| tell(self.counted(form), count));
    }

    fn text_of(&self, form: u32) -> &str {
        self.dictionary.text_of(form)
    }

    fn stories_with(&self, form: u32) -> u32 {
        self.lists[form as usize].stories()
    }

    fn postings(&self, form: u32) -> Postings<'_> {
        self.lists[form as usize].postings()
    }

    fn positions(&self, form: u32) -> Positions<'_> {
        self.lists[form as usize].positions()
    }

    fn lengths(&self) -> &Lengths {
        &self.lengths
    }
}

/// Tells each run of words of a story, with the field it belongs to.
pub(super) fn each_passage(article: &Article, tell: &mut dyn FnMut(Field, &str)) {
    let image = article.lead_image.as_ref();
    let credit = image.and_then(|image| image.credit.as_ref());
    let lines = [
        (Field::Standfirst, article.standfirst.as_ref()),
        (Field::About, article.kicker.as_ref()),
        (Field::About, article.section.as_ref()),
        (Field::About, article.dateline.as_ref()),
        (Field::About, article.agency.as_ref()),
        (Field::About, Some(&article.source)),
        (Field::Headline, Some(&article.headline)),
        (Field::Caption, image.and_then(|image| image.caption.as_ref())),
        (Field::Byline, credit.and_then(|credit| credit.maker.as_ref())),
        (Field::Byline, credit.and_then(|credit| credit.agency.as_ref())),
    ];
    for (field, line) in lines {
        if let Some(line) = line {
            tell(field, line);
        }
    }
    let lists = [
        (Field::About, &article.topics),
        (Field::About, &article.places),
        (Field::Byline, &article.bylines),
    ];
    for (field, list) in lists {
        for line in list {
            tell(field, line);
        }
    }
    for block in &article.body {
        block.each_text(&mut |text, voice| match voice {
            Voice::Body => tell(Field::Body, text),
            Voice::Caption => tell(Field::Caption, text),
        });
    }
}

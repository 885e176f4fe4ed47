//! What a story is once its source is forgotten: the closed model, its JSON, and the article set.
//!
//! Invariant: nothing here knows about feeds, HTML, files or the browser. Everything that comes
//! from outside passes `ArticleSet` reading, which keeps the good stories and names the others.

pub(crate) mod json;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod schema;

mod body;
mod pictures;
mod dates;
mod image;
mod link;
mod name;
#[cfg(not(target_arch = "wasm32"))]
mod removed;
mod scan;
mod set;
mod time;
mod words;

use json::{OfPress, record};

use crate::text::{Direction, Language, ReadingCounter, ReadingTime};

pub use body::{Block, Fact, Span, Text, Voice};
pub use dates::{clock_said, day_said, reading_time_said};
pub use image::{Credit, Image, ImageFile, Pixels};
pub use json::Problem;
pub use link::{FolderPath, ImagePath, Target, WebAddress};
pub use name::{ArticleId, PassageId, Slug};
pub use pictures::{pictures, pictures_mut};
#[cfg(not(target_arch = "wasm32"))]
pub use removed::{Fingerprint, HexWords, MOST_REMOVED, Removed};
pub use set::{ArticleSet, FORMAT, Refusal, SetReader};
#[cfg(not(target_arch = "wasm32"))]
pub use set::{json_schema, write_indexed_set, write_set};
pub use time::{Day, Precision, Time};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use words::turns;
pub use words::{Line, Prose};

/// A story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Its name for ever.
    pub id: ArticleId,
    /// Its name in addresses.
    pub slug: Slug,
    /// Names it had in addresses before; they still lead here.
    pub former_slugs: Vec<Slug>,
    /// Ids of other tellings that were found to be this story; importing one of them brings nothing new.
    pub other_ids: OfPress<Vec<ArticleId>>,
    /// The id it had in its source; `in:` and the name of its file where the source gives it none.
    pub source_id: OfPress<Option<Line>>,
    /// The headline.
    pub headline: Line,
    /// The word or two above the headline.
    pub kicker: Option<Line>,
    /// The sentence below the headline.
    pub standfirst: Option<Line>,
    /// Who wrote it.
    pub bylines: Vec<Line>,
    /// The place it was written from.
    pub dateline: Option<Line>,
    /// The outlet or desk it comes from.
    pub source: Line,
    /// The agency whose report it carries.
    pub agency: Option<Line>,
    /// When it was published.
    pub published: Option<Time>,
    /// When it was last updated.
    pub updated: Option<Time>,
    /// When it was last corrected.
    pub corrected: Option<Time>,
    /// The section it stands in.
    pub section: Option<Line>,
    /// What it is about.
    pub topics: Vec<Line>,
    /// Which places it is about.
    pub places: Vec<Line>,
    /// The language it is written in.
    pub language: Language,
    /// The direction it is written in, where that is not the language's own.
    pub direction: Option<Direction>,
    /// The picture above it.
    pub lead_image: Option<Image>,
    /// The story itself.
    pub body: Vec<Block>,
    /// To whom it gives what it reports.
    pub attributions: Vec<Attribution>,
    /// The same story elsewhere.
    pub versions: Vec<Version>,
    /// Where it was first published.
    pub address: Option<WebAddress>,
    /// On what terms it may be used.
    pub licence: Option<Licence>,
    /// What an editor changed, so that importing again does not undo it.
    pub overrides: OfPress<Vec<Override>>,
}

/// To whom a story gives something that it reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// The agency, office or person.
    pub who: Line,
    /// The words in the story that say so.
    pub words: OfPress<Option<Line>>,
}

/// The same story as told elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The outlet or desk.
    pub source: Line,
    /// Its headline there.
    pub headline: Line,
    /// When it was published there.
    pub published: Option<Time>,
    /// The language it has there.
    pub language: Option<Language>,
    /// Where it is.
    pub address: Option<Target>,
    /// The id under which it comes again, one of the story's other ids.
    pub id: OfPress<Option<ArticleId>>,
}

/// On what terms a story may be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Licence {
    /// The name of the licence.
    pub name: Line,
    /// Where it can be read.
    pub address: Option<WebAddress>,
}

/// A field that an editor set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// The name of the field.
    pub field: EditedField,
    /// What the editor wrote.
    pub value: Prose,
    /// What the source said when the editor wrote it.
    pub was: Option<Prose>,
    /// What editors of other sets wrote that were brought in. It does not stand, and is not lost.
    pub others: Vec<Prose>,
}

impl Article {
    /// The direction in which the story is written.
    pub fn direction(&self) -> Direction {
        self.direction.unwrap_or_else(|| self.language.direction())
    }

    /// The day it was published, in its own zone.
    pub fn day(&self) -> Option<Day> {
        self.published.map(Time::day)
    }

    /// How long it takes to read: headline, standfirst, body and captions.
    pub fn reading_time(&self) -> ReadingTime {
        self.to_read().finish()
    }

    /// The milliseconds it takes a reader of mean speed, for putting stories of all languages in order.
    pub fn reading_milliseconds(&self) -> u32 {
        self.to_read().milliseconds()
    }

    fn to_read(&self) -> ReadingCounter {
        let mut counter = ReadingCounter::new(&self.language);
        counter.take(&self.headline);
        if let Some(standfirst) = &self.standfirst {
            counter.take(standfirst);
        }
        for block in &self.body {
            block.each_text(&mut |words, _| counter.take(words));
        }
        counter
    }
}

record! { Article: "A story." {
    id: "Its name for ever.",
    slug: "Its name in addresses.",
    former_slugs: "Names it had in addresses before.",
    other_ids: "Ids of other tellings that were found to be this story.",
    source_id: "The id it had in its source; `in:` and the name of its file where the source gives it none.",
    headline: "The headline.",
    kicker: "The word or two above the headline.",
    standfirst: "The sentence below the headline.",
    bylines: "Who wrote it.",
    dateline: "The place it was written from.",
    source: "The outlet or desk it comes from.",
    agency: "The agency whose report it carries.",
    published: "When it was published.",
    updated: "When it was last updated.",
    corrected: "When it was last corrected.",
    section: "The section it stands in.",
    topics: "What it is about.",
    places: "Which places it is about.",
    language: "The language it is written in (BCP 47).",
    direction: "The direction it is written in, where that is not the language's own.",
    lead_image: "The picture above it.",
    body: "The story itself.",
    attributions: "To whom it gives what it reports.",
    versions: "The same story elsewhere.",
    address: "Where it was first published.",
    licence: "On what terms it may be used.",
    overrides: "What an editor changed, so that importing again does not undo it.",
}}

record! { Attribution: "To whom a story gives something that it reports." {
    who: "The agency, office or person.",
    words: "The words in the story that say so.",
}}

record! { Version: "The same story as told elsewhere." {
    source: "The outlet or desk.",
    headline: "Its headline there.",
    published: "When it was published there.",
    language: "The language it has there.",
    address: "Where it is.",
    id: "The id under which it comes again, one of the story's other ids.",
}}

record! { Licence: "On what terms a story may be used." {
    name: "The name of the licence.",
    address: "Where it can be read.",
}}

record! { Override: "A field that an editor set." {
    field: "The name of the field.",
    value: "What the editor wrote.",
    was: "What the source said when the editor wrote it.",
    others: "What editors of other sets wrote that were brought in.",
}}

/// Enums whose JSON form is one word of a few.
macro_rules! word {
    ($name:ident { $($word:literal => $variant:ident,)* }) => {
        impl json::Json for $name {
            fn read(value: serde_json::Value) -> Result<Self, Problem> {
                match json::read_string(value)?.as_str() {
                    $($word => Ok(Self::$variant),)*
                    other => Err(Problem::new(
                        format!("`{}` is not one of the words known here", json::shortened(other)),
                        concat!("use one of", $(" ", $word),*),
                    )),
                }
            }
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(match self { $(Self::$variant => $word,)* })
            }
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl schema::Described for $name {
            fn schema(book: &mut schema::Definitions) -> serde_json::Value {
                book.define(stringify!($name), |_| serde_json::json!({ "enum": [$($word),*] }))
            }
        }
    };
}

/// A field of a story that an editor may set by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditedField {
    /// The headline.
    Headline,
    /// The kicker.
    Kicker,
    /// The standfirst.
    Standfirst,
    /// The bylines.
    Bylines,
    /// The dateline.
    Dateline,
    /// The source.
    Source,
    /// The agency.
    Agency,
    /// When it was published.
    Published,
    /// The section.
    Section,
    /// The topics.
    Topics,
    /// The places.
    Places,
    /// The language.
    Language,
    /// What the lead image shows.
    Alt,
    /// What the lead image tells.
    Caption,
    /// Who made the lead image.
    Credit,
}

word! { EditedField {
    "headline" => Headline,
    "kicker" => Kicker,
    "standfirst" => Standfirst,
    "bylines" => Bylines,
    "dateline" => Dateline,
    "source" => Source,
    "agency" => Agency,
    "published" => Published,
    "section" => Section,
    "topics" => Topics,
    "places" => Places,
    "language" => Language,
    "alt" => Alt,
    "caption" => Caption,
    "credit" => Credit,
}}

word! { Direction {
    "ltr" => Ltr,
    "rtl" => Rtl,
}}

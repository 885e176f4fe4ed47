//! What an editor may set by hand, as text: reading a field of a story, setting it, and setting it
//! again after the source has said something new.
//!
//! Several values of one field are parted by semicolons. An empty text takes away what may be away.

use std::fmt;

use super::clean::line;
use super::stated_language::{WRITE_A_TAG, stated_language};
use super::tidy::{credit_of, is_maker_first, without_picture_word};
use crate::article::{Article, ArticleId, Credit, EditedField, Image, Line, Override, Prose, Time};

/// The fields by the names under which they are set.
pub const FIELDS: [(&str, EditedField); 15] = [
    ("headline", EditedField::Headline),
    ("kicker", EditedField::Kicker),
    ("standfirst", EditedField::Standfirst),
    ("bylines", EditedField::Bylines),
    ("dateline", EditedField::Dateline),
    ("source", EditedField::Source),
    ("agency", EditedField::Agency),
    ("published", EditedField::Published),
    ("section", EditedField::Section),
    ("topics", EditedField::Topics),
    ("places", EditedField::Places),
    ("language", EditedField::Language),
    ("alt", EditedField::Alt),
    ("caption", EditedField::Caption),
    ("credit", EditedField::Credit),
];

/// The name of a field.
pub fn field_name(field: EditedField) -> &'static str {
    FIELDS.iter().find(|(_, known)| *known == field).map_or("", |(name, _)| name)
}

/// Why a field could not be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfit {
    /// The field.
    pub field: EditedField,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub next: &'static str,
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` {}; {}", field_name(self.field), self.what, self.next)
    }
}

/// Who says something else than an editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rival {
    /// The source, which said something else when the editor set the field.
    Source,
    /// The editor of another set that was brought in.
    Editor,
}

impl Rival {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Editor => "editor of another set",
        }
    }
}

/// Somebody says something else than the editor who set a field. The editor's word stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Which story.
    pub id: ArticleId,
    /// Which field.
    pub field: EditedField,
    /// Who says something else.
    pub rival: Rival,
    /// What the source said when the editor set it.
    pub was: String,
    /// What is said now.
    pub now: String,
    /// What the editor said.
    pub editor: String,
}

/// What a field of a story says, as text; empty where it says nothing.
pub fn said(article: &Article, field: EditedField) -> String {
    let image = article.lead_image.as_ref();
    let text = |line: &Option<Line>| line.as_deref().unwrap_or_default().to_owned();
    match field {
        EditedField::Headline => article.headline.to_string(),
        EditedField::Kicker => text(&article.kicker),
        EditedField::Standfirst => text(&article.standfirst),
        EditedField::Bylines => joined(&article.bylines),
        EditedField::Dateline => text(&article.dateline),
        EditedField::Source => article.source.to_string(),
        EditedField::Agency => text(&article.agency),
        EditedField::Published => {
            article.published.map(|time| time.to_string()).unwrap_or_default()
        }
        EditedField::Section => text(&article.section),
        EditedField::Topics => joined(&article.topics),
        EditedField::Places => joined(&article.places),
        EditedField::Language => article.language.to_string(),
        EditedField::Alt => {
            image.and_then(|image| image.alt.as_deref()).unwrap_or_default().to_owned()
        }
        EditedField::Caption => image.map(|image| text(&image.caption)).unwrap_or_default(),
        EditedField::Credit => {
            image.and_then(|image| image.credit.as_ref()).map(Credit::line).unwrap_or_default()
        }
    }
}

fn joined(lines: &[Line]) -> String {
    lines.iter().map(|line| &**line).collect::<Vec<_>>().join("; ")
}

/// Sets a field of a story to what a text says.
///
/// # Errors
/// The text is no value of that field, or takes away what a story must have.
pub fn set(article: &mut Article, field: EditedField, text: &str) -> Result<(), Unfit> {
    let unfit = |what: String, next| Unfit { field, what, next };
    let must = || unfit("may not be empty".to_owned(), "give it a value");
    match field {
        EditedField::Headline => article.headline = line(text).ok_or_else(must)?,
        EditedField::Source => article.source = line(text).ok_or_else(must)?,
        EditedField::Kicker => article.kicker = line(text),
        EditedField::Standfirst => article.standfirst = line(text),
        EditedField::Dateline => article.dateline = line(text),
        EditedField::Agency => article.agency = line(text),
        EditedField::Section => article.section = line(text),
        EditedField::Bylines => article.bylines = parted(text),
        EditedField::Topics => article.topics = parted(text),
        EditedField::Places => article.places = parted(text),
        EditedField::Language => {
            let language = stated_language(text);
            let unknown = || unfit(format!("`{text}` is no language that is known"), WRITE_A_TAG);
            article.language = language.ok_or_else(unknown)?;
        }
        EditedField::Published => {
            let next = "write 2024-01-23T09:40:00+01:00, 2024-01-23, or 2024-01-23~ for a guess";
            article.published = match text.trim() {
                "" => None,
                text => Some(
                    Time::parse(text).ok_or_else(|| unfit(format!("`{text}` is no date"), next))?,
                ),
            };
        }
        EditedField::Alt | EditedField::Caption | EditedField::Credit => {
            let image = article.lead_image.get_or_insert_with(Image::default);
            match field {
                EditedField::Alt => {
                    image.alt = Prose::parse(text.trim()).ok().filter(|alt| !alt.is_empty());
                }
                EditedField::Caption => image.caption = line(text),
                _ => image.credit = credit(text),
            }
            if *image == Image::default() {
                article.lead_image = None;
            }
        }
    }
    Ok(())
}

fn parted(text: &str) -> Vec<Line> {
    text.split(';').filter_map(line).collect()
}

/// `Agency / Maker` as this program writes it, or the other way round where the names tell; else as
/// captions have it.
fn credit(text: &str) -> Option<Credit> {
    let text = without_picture_word(text);
    match text.split_once(" / ") {
        Some((maker, agency)) if is_maker_first(maker, agency) => {
            Some(Credit { agency: line(agency), maker: line(maker) })
        }
        Some((agency, maker)) => Some(Credit { agency: line(agency), maker: line(maker) }),
        None => credit_of(text).or_else(|| {
            let maker = line(text)?;
            Some(Credit { agency: None, maker: Some(maker) })
        }),
    }
}

/// Whether a field says something of the picture above a story.
pub(super) fn is_of_picture(field: EditedField) -> bool {
    matches!(field, EditedField::Alt | EditedField::Caption | EditedField::Credit)
}

/// Whether there is a picture that an editor's words can be about. One of which the source gives words
/// alone, and the editor took those away, is there still.
fn is_pictured(article: &Article) -> bool {
    let is_emptied = |edited: &Override| {
        is_of_picture(edited.field)
            && edited.value.is_empty()
            && edited.was.as_deref().is_some_and(|was| !was.is_empty())
    };
    article.lead_image.is_some() || article.overrides.iter().any(is_emptied)
}

/// What an editor wrote of a picture that is not there now, and which waits for it.
pub fn waiting(article: &Article, field: EditedField) -> Option<&str> {
    if !is_of_picture(field) || is_pictured(article) {
        return None;
    }
    article.overrides.iter().find(|edited| edited.field == field).map(|edited| &*edited.value)
}

/// Sets a field as an editor does: what the source said is kept beside it. Setting it to that again
/// takes the editor's word away. Words about a picture wait where there is none; empty ones take those
/// away that wait.
///
/// # Errors
/// As [`set`].
pub fn edit(article: &mut Article, field: EditedField, text: &str) -> Result<(), Unfit> {
    let waits = is_of_picture(field) && !is_pictured(article);
    let before = article.overrides.iter().position(|edited| edited.field == field);
    let was = match before {
        Some(place) => article.overrides[place].was.clone(),
        None => Prose::parse(&said(article, field)).ok(),
    };
    let value = if waits {
        let mut pictured = Article { lead_image: Some(Image::default()), ..article.clone() };
        set(&mut pictured, field, text)?;
        said(&pictured, field)
    } else {
        set(article, field, text)?;
        said(article, field)
    };
    let others = before.map(|place| article.overrides.remove(place).others).unwrap_or_default();
    let is_the_sources = was.as_deref().unwrap_or_default() == value;
    let is_taken_back = waits && value.is_empty();
    if !is_the_sources && !is_taken_back {
        let long = Unfit { field, what: "is too long".to_owned(), next: "shorten it" };
        let value = Prose::parse(&value).map_err(|_| long)?;
        article.overrides.push(Override { field, value, was, others });
        in_order_of_fields(&mut article.overrides);
    }
    Ok(())
}

/// Takes back what an editor set, so that the field says what its source does; gives what is taken back,
/// if anything was set.
///
/// # Errors
/// As [`set`]: what the source said fits no longer.
pub fn undo(article: &mut Article, field: EditedField) -> Result<Option<Override>, Unfit> {
    let Some(place) = article.overrides.iter().position(|edited| edited.field == field) else {
        return Ok(None);
    };
    if !is_of_picture(field) || is_pictured(article) {
        let was = article.overrides[place].was.clone();
        set(article, field, was.as_deref().unwrap_or_default())?;
    }
    Ok(Some(article.overrides.remove(place)))
}

/// Takes an editor's words off a story, so that it says what its source does; gives them.
pub(super) fn take_off(article: &mut Article) -> Vec<Override> {
    let edits = std::mem::take(&mut article.overrides);
    for edit in &edits {
        // What no longer fits was never applied.
        let _ = set(article, edit.field, edit.was.as_deref().unwrap_or_default());
    }
    edits
}

/// What the source says of a field, whatever an editor set.
pub fn told(article: &Article, field: EditedField) -> String {
    match article.overrides.iter().find(|edited| edited.field == field) {
        Some(edited) => edited.was.as_deref().unwrap_or_default().to_owned(),
        None => said(article, field),
    }
}

/// Sets again what an editor had set, on a story as its source now tells it; tells where the source
/// has changed its word meanwhile. Nothing that an editor set is forgotten, not even where the source
/// agrees for once. Words about a picture that has gone wait for it, with what its source said of it.
pub fn edit_again(article: &mut Article, overrides: Vec<Override>) -> Vec<Conflict> {
    let mut conflicts = Vec::new();
    let is_pictured = is_pictured(article);
    for Override { field, value, was, others } in overrides {
        let now = told(article, field);
        let before = was.as_deref().unwrap_or_default().to_owned();
        article.overrides.retain(|edited| edited.field != field);
        if is_of_picture(field) && !is_pictured {
            // What was taken away of a picture that is gone says nothing of whether there is one.
            let was = was.filter(|_| !value.is_empty());
            article.overrides.push(Override { field, value, was, others });
            continue;
        }
        // What fitted once and no longer does is kept, and not applied.
        if set(article, field, &value).is_ok() && now != before && now != *value {
            let (id, rival) = (article.id.clone(), Rival::Source);
            let editor = value.to_string();
            conflicts.push(Conflict { id, field, rival, was: before, now: now.clone(), editor });
        }
        article.overrides.push(Override { field, value, was: Prose::parse(&now).ok(), others });
    }
    in_order_of_fields(&mut article.overrides);
    conflicts
}

/// Puts what an editor set in the order of the fields.
fn in_order_of_fields(overrides: &mut [Override]) {
    overrides.sort_by_key(|edited| FIELDS.iter().position(|(_, field)| *field == edited.field));
}

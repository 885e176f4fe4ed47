//! How a named value comes into a draft: cleaned, split where it is a list, refused where it is not
//! what its name says.

use super::moment::time;
use super::people::people;
use super::value::Value;
use super::{Named, folded};
use crate::article::{Credit, Image, Licence, Line, Time, WebAddress};
use crate::press::dates::Order;
use crate::press::draft::Draft;
use crate::press::feed::plain;
use crate::press::feed::terms;
use crate::press::markup::joined;
use crate::press::trail::{At, Fate};
use crate::press::{WRITE_A_TAG, line, prose, stated_language, tidy};

/// What became of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It stands in the story, as this.
    Kept(&'static str),
    /// The story has the field already.
    Merged(&'static str),
    /// It is not in the story.
    Dropped(&'static str),
    /// It is not what its name says: what is wrong, what to do.
    Refused(String, &'static str),
    /// The story is not published: its standing.
    Unpublished(String),
}

/// A draft that is being filled.
pub(crate) struct Filling<'a> {
    pub(crate) draft: &'a mut Draft,
    /// What relative addresses are joined to.
    pub(crate) base: Option<&'a WebAddress>,
    /// Which way round its days and months are, where something tells.
    pub(crate) order: Order,
}

/// Which way round the days and months of a story are whose language and address are stated so.
pub(crate) fn order_of(language: Option<&str>, address: Option<&str>) -> Order {
    let by_language = language.and_then(stated_language);
    let by_language = by_language.map_or(Order::Unknown, |language| Order::of_language(&language));
    by_language.or(|| {
        let address = address.and_then(WebAddress::parse);
        address.map_or(Order::Unknown, |address| Order::of_address(&address))
    })
}

impl Filling<'_> {
    /// Takes a value in, and notes what became of it.
    pub(crate) fn take(&mut self, named: Named, value: &Value, at: At) -> Outcome {
        let outcome = match value.is_blank() {
            true => Outcome::Dropped("blank"),
            false => self.put(named, value),
        };
        let (fate, why) = match &outcome {
            Outcome::Kept(why) => (Fate::Kept, *why),
            Outcome::Merged(why) => (Fate::Merged, *why),
            Outcome::Dropped(why) => (Fate::Dropped, *why),
            Outcome::Refused(..) => (Fate::Dropped, "not what its name says"),
            Outcome::Unpublished(_) => (Fate::Dropped, "not published"),
        };
        self.draft.trail.note(at, fate, why, &value.all().join(", "));
        outcome
    }

    fn put(&mut self, named: Named, value: &Value) -> Outcome {
        let draft = &mut *self.draft;
        match named {
            Named::Headline => put_line(&mut draft.headline, value, "headline"),
            Named::Kicker => put_line(&mut draft.kicker, value, "kicker"),
            Named::Standfirst => put_line(&mut draft.standfirst, value, "standfirst"),
            Named::Dateline => put_line(&mut draft.dateline, value, "dateline"),
            Named::Source => put_line(&mut draft.source, value, "source"),
            Named::Agency => put_line(&mut draft.agency, value, "agency"),
            Named::Id | Named::Slug => put_line(&mut draft.source_id, value, "id in its source"),
            Named::Byline => {
                let names = value.all().into_iter().filter(|words| is_in_words(words));
                put_list(&mut draft.bylines, names.flat_map(people), "byline")
            }
            Named::Topics => {
                let topics = items(value).into_iter().filter_map(line);
                put_list(&mut draft.topics, topics, "topic")
            }
            Named::Places => {
                let places = items(value).into_iter().filter_map(line);
                put_list(&mut draft.places, places, "place")
            }
            Named::Section => self.section(value),
            Named::Published if matches!(value, Value::Truth(_)) => {
                match value == &Value::Truth(true) {
                    true => Outcome::Dropped("says only that it is published"),
                    false => Outcome::Unpublished("not published".to_owned()),
                }
            }
            Named::Published => self.time(value, "published", |draft| &mut draft.published),
            Named::Updated => self.time(value, "updated", |draft| &mut draft.updated),
            Named::Corrected => self.time(value, "corrected", |draft| &mut draft.corrected),
            Named::Language => match value.words().and_then(stated_language) {
                None => {
                    let shown: String =
                        value.words().unwrap_or_default().chars().take(40).collect();
                    let what = format!("has `{shown}` where a language should stand");
                    Outcome::Refused(what, WRITE_A_TAG)
                }
                found => put(&mut draft.language, found, "language"),
            },
            Named::Address => {
                let address = value.words().and_then(|words| joined(self.base, words));
                match address.filter(|address| crate::press::beside::beside(address).is_none()) {
                    None => Outcome::Dropped("no address of the web"),
                    found => put(&mut draft.address, found, "address"),
                }
            }
            Named::Picture => self.picture(value),
            Named::Alt => {
                let alt = value.words().and_then(|words| prose(&plain_of(words)));
                put(&mut self.image().alt, alt, "what the picture shows")
            }
            Named::Caption => self.caption(value),
            Named::Credit => {
                let credit = value.words().and_then(credit);
                put(&mut self.image().credit, credit, "credit of the picture")
            }
            Named::Licence => {
                let licence = value.words().and_then(|words| terms::licence(None, words));
                put(&mut draft.licence, licence, "licence")
            }
            Named::LicenceAddress => {
                let address = value.words().and_then(|words| joined(self.base, words));
                match (&mut draft.licence, address) {
                    (Some(licence), Some(address)) => {
                        put(&mut licence.address, Some(address), "address of the licence")
                    }
                    (None, Some(address)) => {
                        let licence = terms::licence(None, address.as_str());
                        put::<Licence>(&mut draft.licence, licence, "licence")
                    }
                    (_, None) => Outcome::Dropped("no address of the web"),
                }
            }
            Named::Standing => match value.words().filter(|words| is_unpublished(words)) {
                Some(words) => Outcome::Unpublished(words.chars().take(40).collect()),
                None => Outcome::Dropped("its standing"),
            },
            Named::Unfinished => {
                let yes = match value {
                    Value::Truth(yes) => *yes,
                    other => other.words().is_some_and(|words| {
                        matches!(folded(words).as_str(), "true" | "yes" | "1" | "on" | "y")
                    }),
                };
                match yes {
                    true => Outcome::Unpublished("a draft".to_owned()),
                    false => Outcome::Dropped("its standing"),
                }
            }
            Named::Body | Named::Nest => Outcome::Dropped("read elsewhere"),
        }
    }

    /// The first category is the section, the others are topics.
    fn section(&mut self, value: &Value) -> Outcome {
        let mut names = items(value)
            .into_iter()
            .filter(|name| terms::sort(name, None) != terms::Sort::Nothing && is_in_words(name))
            .filter_map(|name| line(&plain_of(name)));
        let outcome = match names.next() {
            None => return Outcome::Dropped("no section"),
            Some(first) if self.draft.section.is_none() => {
                self.draft.section = Some(first);
                Outcome::Kept("section")
            }
            Some(again) if self.draft.section.as_ref() == Some(&again) => {
                Outcome::Merged("the section again")
            }
            Some(other) => {
                add(&mut self.draft.topics, other);
                Outcome::Kept("topic")
            }
        };
        names.for_each(|name| add(&mut self.draft.topics, name));
        outcome
    }

    fn time(
        &mut self,
        value: &Value,
        what: &'static str,
        place: fn(&mut Draft) -> &mut Option<Time>,
    ) -> Outcome {
        let Some(words) = value.words() else { return Outcome::Dropped("blank") };
        let Some(dated) = time(words, self.order) else {
            let shown: String = words.chars().filter(|c| !c.is_control()).take(40).collect();
            return Outcome::Refused(
                format!("has `{shown}` where a date should stand"),
                "write it as 2024-01-23 or 2024-01-23T09:40:00+01:00",
            );
        };
        let remark = dated.remark.and_then(|remark| prose(&format!("{what}: {remark}")));
        let outcome = put(place(self.draft), Some(dated.time), what);
        if matches!(outcome, Outcome::Kept(_)) {
            self.draft.remarks.extend(remark);
        }
        outcome
    }

    fn picture(&mut self, value: &Value) -> Outcome {
        // Of a list the first: `images: [a.jpg, b.jpg]`.
        let value = match value {
            Value::List(values) => match values.iter().find(|value| !value.is_blank()) {
                Some(first) => first,
                None => return Outcome::Dropped("blank"),
            },
            other => other,
        };
        let address = match value {
            Value::Table(_) => value.named(&[
                "url", "src", "path", "image", "file", "filename", "feature", "href", "relative",
            ]),
            other => other.words(),
        };
        let base = self.base;
        // A cell may name several, as shops' exports do.
        let first = |words: &str| {
            let first = words.split(['|', ';']).next().unwrap_or_default();
            let first = if words.contains("://") {
                first.split(",http").next().unwrap_or_default()
            } else {
                first
            };
            joined(base, first.trim())
        };
        let address = address.and_then(first);
        let said = |names: &[&str]| value.named(names);
        let alt = said(&["alt", "description", "title"]).and_then(|words| prose(&plain_of(words)));
        let caption = said(&["caption", "legend"]).map(plain_of);
        let given = said(&["credit", "credits", "photographer", "author", "source", "attribution"])
            .and_then(credit);
        let image = self.image();
        let outcome = match address {
            None if image.address.is_none() => Outcome::Dropped("no address of a picture"),
            None => Outcome::Merged("the picture again"),
            found => put(&mut image.address, found, "picture"),
        };
        image.alt = image.alt.take().or(alt);
        if let Some(caption) = caption {
            put_caption(image, &caption);
        }
        image.credit = image.credit.take().or(given);
        if *image == Image::default() {
            self.draft.lead_image = None;
        }
        outcome
    }

    fn caption(&mut self, value: &Value) -> Outcome {
        let Some(words) = value.words().map(plain_of) else { return Outcome::Dropped("blank") };
        match put_caption(self.image(), &words) {
            true => Outcome::Kept("caption"),
            false => Outcome::Merged("the caption again"),
        }
    }

    fn image(&mut self) -> &mut Image {
        self.draft.lead_image.get_or_insert_default()
    }
}

/// Whether something is named, and not only by the number that a program gave it.
fn is_in_words(name: &str) -> bool {
    name.contains(char::is_alphabetic)
}

/// Puts a caption, its credit apart.
fn put_caption(image: &mut Image, words: &str) -> bool {
    if image.caption.is_some() {
        return false;
    }
    let (caption, credit) = tidy::split_credit(words);
    image.caption = line(caption);
    image.credit = image.credit.take().or(credit);
    true
}

/// Agency and maker of a credit; what cannot be told apart is the maker.
pub(crate) fn credit(words: &str) -> Option<Credit> {
    let words = plain_of(words);
    tidy::credit_of(&words).or_else(|| Some(Credit { agency: None, maker: Some(line(&words)?) }))
}

fn put<T: PartialEq>(place: &mut Option<T>, found: Option<T>, what: &'static str) -> Outcome {
    match (place.is_some(), found) {
        (_, None) => Outcome::Dropped("blank"),
        (true, found) if *place == found => Outcome::Merged("said already"),
        (true, Some(_)) => Outcome::Dropped("something else was said before it"),
        (false, found) => {
            *place = found;
            Outcome::Kept(what)
        }
    }
}

fn put_line(place: &mut Option<Line>, value: &Value, what: &'static str) -> Outcome {
    put(place, value.words().and_then(|words| line(&plain_of(words))), what)
}

fn put_list(
    place: &mut Vec<Line>,
    found: impl Iterator<Item = Line>,
    what: &'static str,
) -> Outcome {
    let before = place.len();
    found.for_each(|item| add(place, item));
    match place.len() > before {
        true => Outcome::Kept(what),
        false => Outcome::Merged("said already"),
    }
}

/// The most topics or names of one story; more is a list of something else.
const MOST: usize = 200;

fn add(place: &mut Vec<Line>, item: Line) {
    if place.len() < MOST && !place.contains(&item) {
        place.push(item);
    }
}

/// A line that may be marked up, without its marks.
pub(crate) fn plain_of(words: &str) -> String {
    match plain::is_surely_html(words) {
        true => plain::of_html(words),
        false => words.to_owned(),
    }
}

/// The items of a list; of words alone, those between their signs.
fn items(value: &Value) -> Vec<&str> {
    match value {
        Value::List(_) | Value::Table(_) => {
            value.all().into_iter().map(|item| item.trim_start_matches('#').trim()).collect()
        }
        other => other.all().into_iter().flat_map(parted).collect(),
    }
}

/// A list in one cell.
fn parted(words: &str) -> impl Iterator<Item = &str> {
    let signs: &[char] = match words.contains(['|', ';', '；']) {
        true => &['|', ';', '；'],
        false => &[',', '、', '،', '，'],
    };
    words
        .split(move |c| signs.contains(&c))
        .map(|word| word.trim().trim_start_matches('#').trim())
        .filter(|word| !word.is_empty())
}

/// Words by which publishers say that a story is not out.
fn is_unpublished(words: &str) -> bool {
    const OUT_OF_SIGHT: [&str; 18] = [
        "draft",
        "pending",
        "private",
        "trash",
        "trashed",
        "deleted",
        "future",
        "scheduled",
        "unpublished",
        "hidden",
        "spiked",
        "killed",
        "autodraft",
        "inherit",
        "entwurf",
        "brouillon",
        "borrador",
        "bozza",
    ];
    OUT_OF_SIGHT.contains(&folded(words).as_str())
}

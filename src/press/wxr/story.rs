//! One item of a WordPress export as a draft.

use super::classic;
use super::galleries::{Library, with_pictures};
use super::gather::{Export, Item};
use super::shortcodes::resolved;
use crate::article::{Day, Image, Time, WebAddress};
use crate::press::draft::Draft;
use crate::press::feed::{body as told, terms};
use crate::press::lead_again;
use crate::press::limits::Limits;
use crate::press::markup::{blocks_and_struck, joined, of_struck};
use crate::press::named::plain_of;
use crate::press::source::Complaint;
use crate::press::trail::{At, Fate};
use crate::press::{dates, line, prose, stated_language, tidy, wire};

/// Makes a draft of an item.
///
/// # Errors
/// Its text is refused by name, or it says nothing.
pub(super) fn draft(
    item: &Item,
    export: &Export,
    base: Option<&WebAddress>,
    limits: &Limits,
) -> Result<Draft, Complaint> {
    let address = item.field("link").and_then(|link| joined(base, link));
    let mut draft = Draft {
        // The same that a feed of the site says.
        source_id: item.field("guid").or_else(|| item.field("wp:post_id")).and_then(line),
        headline: item.field("title").and_then(|title| line(&plain_of(title))),
        source: export.title.as_deref().and_then(|title| line(&plain_of(title))),
        language: export.language.as_deref().and_then(stated_language),
        address,
        ..Draft::default()
    };
    let mut steps = vec![("title", "headline"), ("link", "address"), ("guid", "id in its source")];
    if let Some(login) = item.field("dc:creator") {
        draft.bylines.extend(line(&plain_of(export.shown_name(login))));
        steps.push(("dc:creator", "byline"));
    }
    for (domain, name) in &item.terms {
        let name = plain_of(name);
        let Some(name) = line(&name).filter(|name| terms::sort(name, None) != terms::Sort::Nothing)
        else {
            continue;
        };
        match domain.as_str() {
            "category" | "" if draft.section.is_none() => draft.section = Some(name),
            "category" | "" | "post_tag" if !draft.topics.contains(&name) => {
                draft.topics.push(name)
            }
            // `post_format` and the like are no topics.
            _ => {}
        }
    }
    draft.published = time(item, "wp:post_date", "wp:post_date_gmt")
        .or_else(|| dates::read(item.field("pubDate")?).map(|dated| dated.time));
    draft.updated = time(item, "wp:post_modified", "wp:post_modified_gmt");
    // WordPress changes it at the first saving too.
    if let (Some(published), Some(updated)) = (draft.published, draft.updated)
        && updated.instant() <= published.instant() + 60
    {
        draft.updated = None;
    }
    let content = item.field("content:encoded").unwrap_or_default();
    let library = Library::of(item, export);
    let html = html_of(content, &library);
    draft.remarks.extend(library.told().and_then(|told| prose(&told)));
    let base = draft.address.clone().or_else(|| base.cloned());
    let (blocks, struck) = blocks_and_struck(&html, base.as_ref(), limits)
        .map_err(|complaint| Complaint { at: Some(item.at()), ..complaint })?;
    draft.body = blocks;
    draft.remarks.extend(of_struck(&struck).and_then(|said| prose(&said)));
    steps.push(("content:encoded", "body"));
    standfirst(item, &mut draft);
    lead_image(item, export, base.as_ref(), &mut draft);
    lead_again::once(&mut draft);
    if draft.headline.is_none() {
        draft.headline = wire::guessed_headline(plain(&draft).trim());
        draft.headline_guessed = draft.headline.is_some();
    }
    if draft.headline.is_none() {
        return Err(Complaint {
            at: Some(item.at()),
            what: "has neither a title nor a text".to_owned(),
            next: "leave it out, or fill it in".to_owned(),
        });
    }
    for (field, why) in steps {
        if let Some(words) = item.field(field) {
            let At::Node(node) = item.at() else { continue };
            draft.trail.note(At::Node(format!("{node}/{field}")), Fate::Kept, why, words);
        }
    }
    Ok(draft)
}

/// The text as the HTML that the site would show.
fn html_of(content: &str, library: &Library<'_>) -> String {
    let html = with_pictures(&resolved(content, library), library);
    match classic::is_of_blocks(&html) {
        true => html,
        false => classic::with_paragraphs(&html),
    }
}

/// The words of the body.
fn plain(draft: &Draft) -> String {
    let mut plain = String::new();
    for block in &draft.body {
        block.each_text(&mut |words, _| {
            plain.push_str(words);
            plain.push(' ');
        });
    }
    plain
}

/// The longest excerpt that is a standfirst.
const STANDFIRST: usize = 600;

/// An excerpt that an author wrote: one that only repeats the text is none.
fn standfirst(item: &Item, draft: &mut Draft) {
    let subtitle = item.note("_subtitle").map(|words| ("wp:postmeta/_subtitle", words));
    let excerpt = item.field("excerpt:encoded").map(|words| ("excerpt:encoded", words));
    let Some((field, words)) = subtitle.or(excerpt) else { return };
    let At::Node(node) = item.at() else { return };
    let at = At::Node(format!("{node}/{field}"));
    let words = plain_of(words);
    let repeats = told::is_told(&words, &told::letters(&plain(draft)));
    let (fate, why) = match (repeats, words.chars().count() > STANDFIRST) {
        (true, _) => (Fate::Merged, "the text says it"),
        (false, true) => (Fate::Dropped, "too long for a standfirst"),
        (false, false) => {
            draft.standfirst = line(&words);
            (Fate::Kept, "standfirst")
        }
    };
    draft.trail.note(at, fate, why, &words);
}

/// The picture that the post is shown with.
fn lead_image(item: &Item, export: &Export, base: Option<&WebAddress>, draft: &mut Draft) {
    let Some(number) = item.note("_thumbnail_id") else { return };
    let At::Node(node) = item.at() else { return };
    let at = At::Node(format!("{node}/wp:postmeta/_thumbnail_id"));
    let found = export.attachment(number).and_then(|attachment| image(attachment, base));
    match found {
        Some(image) => {
            let words = image.address.as_ref().map_or("", |address| address.as_str()).to_owned();
            draft.trail.note(at, Fate::Kept, "lead image", &words);
            draft.lead_image = Some(image);
        }
        None => {
            draft.trail.note(at, Fate::Dropped, "the picture is not in the export", number);
            draft.remarks.extend(prose(&format!(
                "its picture is attachment {number}, which the export does not hold; export the media too"
            )));
        }
    }
}

/// An attachment as a picture, with what the library says of it.
fn image(attachment: &Item, base: Option<&WebAddress>) -> Option<Image> {
    let address = attachment.field("wp:attachment_url").or_else(|| attachment.field("guid"))?;
    let said = attachment.field("excerpt:encoded").map(plain_of);
    let (caption, credit) = said.as_deref().map_or(("", None), tidy::split_credit);
    Some(Image {
        address: Some(joined(base, address)?),
        alt: attachment.note("_wp_attachment_image_alt").and_then(|alt| prose(&plain_of(alt))),
        caption: line(caption),
        credit,
        ..Image::default()
    })
}

impl Export {
    fn attachment(&self, number: &str) -> Option<&Item> {
        self.attachments.get(number).and_then(|&at| self.items.get(at))
    }
}

/// An attachment as HTML.
pub(super) fn picture_of(export: &Export, number: &str) -> Option<String> {
    let image = image(export.attachment(number)?, None)?;
    let quoted = |words: &str| words.replace('&', "&amp;").replace('"', "&quot;");
    let said = |words: &str| words.replace('&', "&amp;").replace('<', "&lt;");
    let alt = image.alt.as_deref().map(quoted).unwrap_or_default();
    let address = quoted(image.address?.as_str());
    let caption = image.caption.as_deref().map(said).unwrap_or_default();
    let credit = image.credit.map(|credit| said(&credit.line())).unwrap_or_default();
    let caption = match credit.is_empty() {
        true => caption,
        false => format!("{caption} ({credit})"),
    };
    Some(format!(
        "<figure><img src=\"{address}\" alt=\"{alt}\"><figcaption>{caption}</figcaption></figure>"
    ))
}

/// A time that is stated twice, on the clock of the site and on that of Greenwich: what lies between
/// them is the zone.
fn time(item: &Item, local: &str, greenwich: &str) -> Option<Time> {
    let local = item.field(local).and_then(clock);
    let greenwich = item.field(greenwich).and_then(clock);
    match (local, greenwich) {
        (Some((day, seconds)), Some(utc)) => {
            let ahead = since(day, seconds) - since(utc.0, utc.1);
            let minutes = i16::try_from(ahead / 60).ok().filter(|_| ahead % 60 == 0);
            let exact = minutes.and_then(|minutes| Time::exact(day, seconds, minutes));
            exact.or_else(|| Time::exact(utc.0, utc.1, 0))
        }
        (None, Some((day, seconds))) => Time::exact(day, seconds, 0),
        // A clock without a zone tells nobody when it was.
        (Some((day, _)), None) => Some(Time::of_day(day, crate::article::Precision::Day)),
        (None, None) => None,
    }
}

fn since(day: Day, seconds: u32) -> i64 {
    i64::from(day.number()) * 86_400 + i64::from(seconds)
}

/// `2024-01-23 09:40:00`; the zeros of a post that was never published are none.
fn clock(words: &str) -> Option<(Day, u32)> {
    let (day, clock) = words.split_once([' ', 'T'])?;
    let day = Day::parse(day)?;
    let mut parts = clock.split(':').map(|part| part.parse::<u32>().ok());
    let (hours, minutes, seconds) = (parts.next()??, parts.next()??, parts.next().flatten()?);
    (hours < 24 && minutes < 60 && seconds < 60)
        .then_some((day, hours * 3_600 + minutes * 60 + seconds))
}

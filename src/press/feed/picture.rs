//! The picture above a story, among all that a feed attaches to it.

use super::names::Field;
use super::piece::{Piece, inside};
use crate::article::{Credit, Image, Prose, WebAddress};
use crate::press::markup::joined;
use crate::press::{line, prose};

/// A picture that was found: its piece, and what it is.
pub(super) struct Found {
    pub(super) at: usize,
    pub(super) image: Image,
    /// The pieces that say something about it, and as what.
    pub(super) said: Vec<(usize, &'static str)>,
}

/// The best picture: a whole one before a thumbnail, a wide one before a narrow one, else the first.
pub(super) fn lead(pieces: &[Piece<'_>], base: Option<&WebAddress>) -> Option<Found> {
    let mut best: Option<(u32, u32, usize, WebAddress)> = None;
    for (at, piece) in pieces.iter().enumerate() {
        let Some((rank, reference)) = candidate(pieces, at) else { continue };
        let Some(address) = joined(piece.base.as_deref().or(base), reference) else {
            continue;
        };
        let width =
            piece.attribute("width").and_then(|width| width.parse().ok()).unwrap_or(0).min(20_000);
        // One pixel is no picture.
        if piece.attribute("width") == Some("1") || piece.attribute("height") == Some("1") {
            continue;
        }
        if best
            .as_ref()
            .is_none_or(|(best_rank, best_width, ..)| (rank, width) > (*best_rank, *best_width))
        {
            best = Some((rank, width, at, address));
        }
    }
    let (.., at, address) = best?;
    Some(described(pieces, at, address, about(pieces, at)))
}

/// The pictures beside the best one, in the order of the feed, with what is said in each of it.
pub(super) fn others(pieces: &[Piece<'_>], lead: usize, base: Option<&WebAddress>) -> Vec<Found> {
    let found = (0..pieces.len()).filter(|&at| at != lead).filter_map(|at| {
        let piece = &pieces[at];
        let is_picture = matches!(piece.field, Field::MediaContent | Field::Enclosure);
        let (_, reference) = candidate(pieces, at).filter(|_| is_picture)?;
        let address = joined(piece.base.as_deref().or(base), reference)?;
        let is_pixel = ["width", "height"].iter().any(|side| piece.attribute(side) == Some("1"));
        (!is_pixel).then(|| described(pieces, at, address, inside(pieces, at)))
    });
    found.collect()
}

/// A picture with what these pieces say of it.
fn described(
    pieces: &[Piece<'_>],
    at: usize,
    address: WebAddress,
    about: impl Iterator<Item = usize> + Clone,
) -> Found {
    let mut said = Vec::new();
    let mut first = |field: Field, role: &'static str, fits: fn(&Piece<'_>) -> bool| {
        let mut about = about.clone().filter(|other| pieces[*other].field == field);
        let found =
            about.find(|other| pieces[*other].value().is_some() && fits(&pieces[*other]))?;
        said.push((found, role));
        line(&pieces[found].line_words().plain())
    };
    let alt = first(Field::MediaTitle, "alternative text", |_| true);
    let caption = first(Field::MediaDescription, "caption", |_| true);
    let maker = first(Field::MediaCredit, "credit", |credit| has_role(credit, &MAKERS));
    let agency =
        first(Field::MediaCredit, "agency of the picture", |credit| has_role(credit, &HOUSES));
    let credited = maker.is_some() || agency.is_some();
    let image = Image {
        file: None,
        address: Some(address),
        alt: alt.as_deref().and_then(prose).or_else(|| alternative(&pieces[at])),
        caption,
        credit: credited.then_some(Credit { agency, maker }),
    };
    Found { at, image, said }
}

/// Roles of who made a picture; a credit without one is the maker's.
const MAKERS: [&str; 7] =
    ["", "photographer", "photo", "author", "artist", "illustrator", "creator"];
/// Roles of the house it came through.
const HOUSES: [&str; 3] = ["agency", "distributor", "distribution company"];

fn has_role(credit: &Piece<'_>, roles: &[&str]) -> bool {
    let role = credit.attribute("role").unwrap_or_default();
    roles.iter().any(|known| known.eq_ignore_ascii_case(role))
}

fn alternative(piece: &Piece<'_>) -> Option<Prose> {
    piece.attribute("alt").or_else(|| piece.attribute("title")).and_then(prose)
}

/// The pieces that speak of a picture: those in it, then those beside it, unless what they speak
/// of is a film whose still it is.
fn about<'p>(pieces: &'p [Piece<'_>], at: usize) -> impl Iterator<Item = usize> + Clone + use<'p> {
    let around = pieces[at].parent;
    let is_still = pieces[at].field != Field::MediaContent
        && pieces.iter().any(|piece| piece.field == Field::MediaContent && piece.parent == around);
    let beside =
        (0..pieces.len()).filter(move |other| !is_still && pieces[*other].parent == around);
    inside(pieces, at).chain(beside)
}

/// How good a picture a piece offers, and where it lies.
fn candidate<'p>(pieces: &'p [Piece<'_>], at: usize) -> Option<(u32, &'p str)> {
    let piece = &pieces[at];
    let url = piece.attribute("url").or_else(|| piece.attribute("href"));
    match piece.field {
        Field::MediaContent => {
            let said = [piece.attribute("medium"), piece.attribute("type")];
            let is_image = said.into_iter().flatten().any(|said| said.starts_with("image"));
            let is_other = said.into_iter().flatten().any(|said| !said.starts_with("image"));
            let url = url?;
            (is_image || !is_other && ends_as_image(url)).then_some((5, url))
        }
        Field::Enclosure | Field::Link => {
            let kind = piece.attribute("type").unwrap_or_default();
            let encloses =
                piece.field == Field::Enclosure || piece.attribute("rel") == Some("enclosure");
            let url = url.filter(|_| encloses)?;
            (kind.starts_with("image/") || kind.is_empty() && ends_as_image(url))
                .then_some((4, url))
        }
        Field::ItunesImage => Some((3, url.or_else(|| piece.value())?)),
        Field::Image => {
            let mut inner = inside(pieces, at).map(|inner| &pieces[inner]);
            let stated = inner.find(|inner| inner.field == Field::Url).and_then(Piece::value);
            Some((
                3,
                stated.or(url).or_else(|| piece.attribute("resource")).or_else(|| piece.value())?,
            ))
        }
        Field::Thumbnail => Some((2, url.or_else(|| piece.value())?)),
        _ => None,
    }
}

fn ends_as_image(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let ending = path.rsplit('.').next().unwrap_or_default();
    ["jpg", "jpeg", "png", "gif", "webp", "avif"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(ending))
}

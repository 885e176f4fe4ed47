//! What can stand in what, so that elements which never close can be closed in their place.

use super::names::{Field, Shape};

/// Whether an element can stand inside a piece that is open; where it cannot, the piece was never
/// closed.
pub(super) fn stands_in(field: Field, piece: Field, atom: bool) -> bool {
    match piece.shape() {
        Shape::Words => field.may_be_html() && !(is_title(piece) && ends_title(field)),
        Shape::Leaf => matches!(field, Field::Other | Field::Html),
        _ => holds(piece, atom, field),
    }
}

fn is_title(field: Field) -> bool {
    matches!(field, Field::Title | Field::DublinTitle | Field::MediaTitle)
}

/// What is never part of a title, though HTML has an element of that name.
fn ends_title(field: Field) -> bool {
    matches!(field, Field::Title | Field::Link | Field::Source | Field::Summary)
}

/// Whether a field can stand in a holder.
fn holds(holder: Field, atom: bool, field: Field) -> bool {
    let unread = matches!(field, Field::Other | Field::Html | Field::Body);
    match holder {
        Field::Other => field.shape() != Shape::Frame,
        Field::Source if atom => field.shape() != Shape::Frame,
        Field::Author | Field::Contributor | Field::Creator => {
            unread
                || matches!(
                    field,
                    Field::PersonName | Field::PersonAddress | Field::Url | Field::Title
                )
        }
        Field::Image | Field::TextInput => {
            unread
                || matches!(
                    field,
                    Field::Title
                        | Field::Link
                        | Field::Url
                        | Field::Description
                        | Field::PersonName
                )
        }
        Field::MediaGroup | Field::MediaContent => {
            unread
                || matches!(
                    field,
                    Field::MediaContent
                        | Field::Thumbnail
                        | Field::MediaTitle
                        | Field::MediaDescription
                        | Field::MediaCredit
                        | Field::Keywords
                        | Field::Licence
                        | Field::MediaGroup
                )
        }
        _ => unread,
    }
}

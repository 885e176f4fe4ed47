//! The outlet of a page that names none: the site at which it stands.
//!
//! That tells a reader more than the name of the file under which somebody saved it, and it is the same
//! whoever saves it. It is a name for want of one: what another telling of the page names stands over it.

use super::clean::line;
use super::linked::site_of;
use crate::article::{Article, Line, WebAddress};

/// What a page is said to be from where its outlet is not named.
pub(super) fn of_site(address: &WebAddress) -> Option<Line> {
    line(&site_of(address)?)
}

/// Gives a telling the outlet that another names, where it has its site's for want of one.
pub(super) fn named_by_either(telling: &mut Article, other: &Article) {
    let is_made_up = |article: &Article| is_of_site(&article.source, article.address.as_ref());
    if is_made_up(telling) && !is_made_up(other) {
        telling.source.clone_from(&other.source);
    }
}

/// Whether an outlet is but the site of an address.
pub(super) fn is_of_site(outlet: &Line, address: Option<&WebAddress>) -> bool {
    address.and_then(of_site).is_some_and(|site| site == *outlet)
}

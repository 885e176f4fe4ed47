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
    let is_of_site = |article: &Article| {
        article.address.as_ref().and_then(of_site).is_some_and(|site| site == article.source)
    };
    if is_of_site(telling) && !is_of_site(other) {
        telling.source.clone_from(&other.source);
    }
}

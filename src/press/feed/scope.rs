//! Within what the ids of a feed are ids. `1` is the id of a story in thousands of feeds, many feeds are
//! called `News`, and titles change; the address that a feed states tells it from all others.

use crate::article::{Line, WebAddress};
use crate::press::line;
use crate::press::markup::joined;

/// Within what the ids of a feed are ids: the address that it gives itself, else where it was fetched,
/// else its site's with its title, since a site may have many feeds. `links` are pairs of a relation and
/// an address.
pub(super) fn stated<'a>(
    links: impl Iterator<Item = (&'a str, &'a str)> + Clone,
    base: Option<&WebAddress>,
    title: Option<&str>,
) -> Option<Line> {
    let stated = |wanted: &str| {
        let mut links = links.clone().filter(|(rel, _)| rel.eq_ignore_ascii_case(wanted));
        links.find_map(|(_, href)| joined(base, href))
    };
    if let Some(own) = stated("self").or_else(|| base.cloned()) {
        return line(&scope_of(&own));
    }
    let site = scope_of(&stated("alternate")?);
    line(&title.map_or_else(|| site.clone(), |title| format!("{site} {title}")))
}

/// What feeds that are read page by page write into their own address.
const PAGES: [&str; 6] = ["page", "paged", "offset", "limit", "count", "start"];

/// A feed's address as ids are scoped by it: its host and path, however it is asked for. Of a query
/// stays what tells one feed of a program from another.
fn scope_of(address: &WebAddress) -> String {
    let whole = address.as_str().split('#').next().unwrap_or_default();
    let rest = whole.split_once("://").map_or(whole, |(_, rest)| rest);
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = place.split_once('/').unwrap_or((place, ""));
    let host = host.to_ascii_lowercase();
    let host = host.trim_end_matches(":443").trim_end_matches(":80");
    let host = host.strip_prefix("www.").unwrap_or(host);
    let mut scope = format!("{host}/{}", path.trim_matches('/'));
    let mut asked: Vec<&str> = query
        .split('&')
        .filter(|part| {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            let name = name.to_ascii_lowercase();
            // `page=2` is a part of a feed; `page=sport` is another one.
            let is_number = value.bytes().all(|byte| byte.is_ascii_digit());
            let is_page = is_number && PAGES.contains(&name.as_str());
            !name.is_empty() && !name.starts_with("utm_") && !is_page
        })
        .collect();
    asked.sort_unstable();
    for (n, part) in asked.into_iter().enumerate() {
        scope.push(if n == 0 { '?' } else { '&' });
        scope.push_str(part);
    }
    scope
}

//! Whether the pictures that a set names lie beside it, can be read, and are as large as it says.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Finding, Weight};
use crate::article::{ArticleSet, ImageFile, pictures};
use crate::press::files;
use crate::press::images::{ImageLimits, keep};

/// What a file is.
enum Is {
    /// A picture so wide and so high.
    Picture(u16, u16),
    /// None that a browser could show: what it is instead, and what to do.
    None(&'static str, String),
}

/// Looks at the pictures of a set that lies in `folder`; the findings are in the order of the
/// stories. A picture that several stories show is read once. `tell` hears how many stories were
/// looked at.
pub fn beside(set: &ArticleSet, folder: &Path, tell: &mut dyn FnMut(usize)) -> Vec<Finding> {
    let limits = ImageLimits::default();
    let mut known: BTreeMap<&str, Is> = BTreeMap::new();
    let mut findings = Vec::new();
    for (n, article) in set.articles().iter().enumerate() {
        tell(n + 1);
        let shown = pictures(article.lead_image.as_ref(), &article.body);
        for file in shown.filter_map(|image| image.file.as_ref()) {
            let path = file.path.as_str();
            let is = known.entry(path).or_insert_with(|| looked_at(folder, path, &limits));
            if let Some((kind, what)) = fault(file, is) {
                let id = Some(article.id.to_string());
                let what = format!("the picture `{path}` {what}");
                findings.push(Finding { weight: Weight::Warning, kind, id, what });
            }
        }
    }
    findings
}

fn fault(file: &ImageFile, is: &Is) -> Option<(&'static str, String)> {
    let (wide, high) = (file.width.count(), file.height.count());
    match is {
        Is::None(kind, what) => Some((kind, what.clone())),
        Is::Picture(width, height) if (*width, *height) == (wide, high) => None,
        Is::Picture(width, height) => Some((
            "picture-size",
            format!(
                "is {width} by {height} pixels large, and the set says {wide} by {high}; correct `width` and `height`"
            ),
        )),
    }
}

fn looked_at(folder: &Path, path: &str, limits: &ImageLimits) -> Is {
    let place = folder.join(path);
    // The host follows links, and so does this.
    if !place.exists() {
        let what = "is not beside the set; put it there, or take it out of the story".to_owned();
        return Is::None("no-picture", what);
    }
    let bytes = match files::read(&place, limits.bytes) {
        Ok(bytes) => bytes,
        Err(error) => return Is::None("bad-picture", format!("cannot be shown: {error}")),
    };
    match keep(&bytes, limits) {
        Ok(kept) => Is::Picture(kept.width.count(), kept.height.count()),
        Err(why) => Is::None("bad-picture", format!("{}; {}", why.what, why.next)),
    }
}

//! Whether the pictures that a set names lie beside it, can be read, and are as large as it says; and
//! which lie there that no story names.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::{Finding, Weight};
use crate::article::{ArticleSet, ImageFile, pictures};
use crate::press::images::{self, ImageLimits, keep};
use crate::press::{Limits, files, set_in};

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

/// Finds pictures beside a set that an import once put there and no story of any set of the folder
/// shows: those of stories that were taken out, and those that others have taken the place of. They are
/// published with the folder all the same.
pub fn left_over(set: &Path) -> Vec<Finding> {
    let folder = files::folder(set).join(images::FOLDER);
    let names = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = names.filter_map(|entry| entry.file_name().into_string().ok());
    // What has another name was put there by somebody else, and for something else.
    let ours = names.filter(|name| images::is_name(name));
    let paths = ours.map(|name| format!("{}/{name}", images::FOLDER)).collect();
    let finding = |path: String| Finding {
        weight: Weight::Note,
        kind: "unused-picture",
        id: None,
        what: format!(
            "no story shows the picture `{path}`, and it is published with the others all the same; delete it, if nothing else needs it"
        ),
    };
    unused(paths, set).into_iter().map(finding).collect()
}

/// Which of these pictures lie beside a set and are shown by no story of it, nor of another set there.
pub fn unused(mut paths: BTreeSet<String>, set: &Path) -> Vec<String> {
    let folder = files::folder(set);
    // Where a link leads, sets of other folders may find their pictures, too.
    let is_here = |path: &Path| path.is_file() && !files::folder(path).is_symlink();
    paths.retain(|path| is_here(&folder.join(path)));
    for set in sets_beside(set) {
        if paths.is_empty() {
            break;
        }
        let most = Limits::default().bytes.saturating_mul(20);
        // Of a set that cannot be read, nothing is known: it may show any of them.
        let Ok(bytes) = files::read(&set, most) else { return Vec::new() };
        let (set, refusals) = ArticleSet::read(&bytes);
        for article in set.articles() {
            let shown = pictures(article.lead_image.as_ref(), &article.body);
            for file in shown.filter_map(|image| image.file.as_ref()) {
                paths.remove(file.path.as_str());
            }
        }
        if !refusals.is_empty() {
            // A story that is refused may be mended.
            let text = String::from_utf8_lossy(&bytes);
            paths.retain(|path| !text.contains(path.as_str()));
        }
    }
    paths.into_iter().collect()
}

/// A set, and the others in its folder.
fn sets_beside(set: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(files::folder(set)).into_iter().flatten().flatten();
    let others = entries.map(|entry| entry.path()).filter(|path| {
        path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
            && path.file_name() != set.file_name()
            && files::head(path).is_some_and(|head| set_in::looks_like(&head))
    });
    std::iter::once(set.to_owned()).chain(others).collect()
}

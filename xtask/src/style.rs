//! Joins the style parts into the one stylesheet that is served, in the order that `style/order` states.

use std::fs;

use crate::{failure::Failure, workspace::Workspace};

/// The joined stylesheet, from the workspace's root. Made, never committed.
const JOINED: &str = "style/offprint.css";

/// Joins the parts. The file is left alone when nothing changed, so that no build follows.
pub fn join(workspace: &Workspace) -> Result<(), Failure> {
    let folder = workspace.root().join("style");
    let read = |name: &str| {
        let path = folder.join(name);
        fs::read_to_string(&path).map_err(|cause| Failure::file("read", &path, &cause))
    };
    let order = read("order")?;
    let parts = order.lines().map(str::trim).filter(|name| !name.is_empty());
    let joined = parts.map(read).collect::<Result<Vec<_>, _>>()?.concat();
    let path = workspace.root().join(JOINED);
    if fs::read_to_string(&path).is_ok_and(|before| before == joined) {
        return Ok(());
    }
    fs::write(&path, joined).map_err(|cause| Failure::file("write", &path, &cause))
}

//! `cargo xtask draw`: from the drawings we keep to the pictures we ship.
//!
//! No picture ships as SVG, so each drawing becomes WebP, lossless or at quality 82, whichever is smaller.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{failure::Failure, process::run_quietly, tools, workspace::Workspace};

/// How wide and high the icon is, in pixels: the largest that a browser's tab asks for.
const ICON_SIZE: u32 = 96;

/// Renders every drawing, and the icon.
pub fn draw(workspace: &Workspace) -> Result<(), Failure> {
    let drawings = drawings(&workspace.root().join("xtask/drawings"))?;
    tools::picture_makers()?;
    let pictures = workspace.root().join("public/images");
    let work = workspace.target().join("drawings");
    for folder in [&pictures, &work] {
        fs::create_dir_all(folder).map_err(|cause| Failure::file("make", folder, &cause))?;
    }
    for drawing in &drawings {
        let name = drawing.file_stem().unwrap_or_default().to_string_lossy();
        let picture = pictures.join(format!("{name}.webp"));
        let kind = render(drawing, &picture, &work)?;
        println!("{name}.webp, {kind}");
    }
    println!("{} pictures in {}", drawings.len(), pictures.display());
    let icon = workspace.root().join("public/icon.png");
    let size = ICON_SIZE.to_string();
    run_quietly(
        Command::new("rsvg-convert")
            .args(["--width", &size, "--height", &size])
            .arg(workspace.root().join("xtask/icon/icon.svg"))
            .arg("--output")
            .arg(&icon),
    )?;
    println!("the icon, {}", icon.display());
    Ok(())
}

fn drawings(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect())
        .map_err(|cause| Failure::file("list", folder, &cause))?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "svg"));
    paths.sort();
    if paths.is_empty() {
        return Err(Failure::new(format!(
            "there are no drawings (`*.svg`) in `{}`",
            folder.display()
        )));
    }
    Ok(paths)
}

/// Makes one picture, and says what kind was smaller.
fn render(drawing: &Path, picture: &Path, work: &Path) -> Result<String, Failure> {
    let bitmap = work.join("drawing.png");
    run_quietly(Command::new("rsvg-convert").arg(drawing).arg("--output").arg(&bitmap))?;
    let candidates = [
        ("lossless", &["-lossless", "-z", "9"][..]),
        ("quality 82", &["-q", "82", "-m", "6", "-sharp_yuv"]),
    ];
    let mut best: Option<(u64, &str, PathBuf)> = None;
    for (kind, settings) in candidates {
        let path = work.join(format!("{kind}.webp"));
        run_quietly(
            Command::new("cwebp")
                .args(["-quiet", "-metadata", "none"])
                .args(settings)
                .arg(&bitmap)
                .arg("-o")
                .arg(&path),
        )?;
        let size =
            fs::metadata(&path).map_err(|cause| Failure::file("look at", &path, &cause))?.len();
        if best.as_ref().is_none_or(|(least, ..)| size < *least) {
            best = Some((size, kind, path));
        }
    }
    let (size, kind, path) = best.expect("there are two candidates");
    fs::copy(&path, picture).map_err(|cause| Failure::file("write", picture, &cause))?;
    Ok(format!("{kind}, {size} bytes"))
}

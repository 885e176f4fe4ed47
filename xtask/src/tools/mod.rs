//! What the commands need from elsewhere: which versions, whether they are here, and how they are got.
//!
//! A tool in PATH with the right version is used as it is. What is missing goes into our own cache
//! folder, and only what a system must own (browsers, npm) is asked of apt.

pub mod apt;
pub mod browsers;
mod cargo_tool;
mod from_npm;

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{failure::Failure, process, progress::step, workspace::Workspace};
use cargo_tool::{CargoTool, Wanted};

/// Later ones are betas, or want another rustc.
const TRUNK: &str = "0.21.14";
const CARGO_DENY: &str = "0.20.2";
const CARGO_FUZZ: &str = "0.13.1";
const GECKODRIVER: &str = "0.37.1";
const BINARYEN: &str = "132.0.0";
const TERSER: &str = "5.51.2";
const AXE_CORE: &str = "4.14.1";

/// What Rust calls the browser.
pub const WASM: &str = "wasm32-unknown-unknown";

/// What it takes to build the reader: Trunk, and a PATH on which it finds the rest.
#[derive(Debug)]
pub struct ReaderTools {
    /// Trunk itself.
    pub trunk: PathBuf,
    /// The PATH to run it with: wasm-bindgen and wasm-opt come first.
    pub path: OsString,
    /// Terser, which shortens JavaScript: Trunk's own minifier does not know the syntax that
    /// wasm-bindgen writes, and leaves its script as it is.
    pub terser: PathBuf,
    /// The versions of all of them: a build made by others is another build.
    pub versions: String,
}

/// Gets everything that building the reader takes.
pub fn for_reader(workspace: &Workspace) -> Result<ReaderTools, Failure> {
    wasm_target(workspace)?;
    let bindgen_version = locked_version(workspace, "wasm-bindgen")?;
    let bindgen = CargoTool {
        name: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        version: &bindgen_version,
        wanted: Wanted::Exactly,
        takes: "about 3 minutes",
    }
    .get(workspace)?;
    let trunk = CargoTool {
        name: "trunk",
        package: "trunk",
        version: TRUNK,
        wanted: Wanted::Exactly,
        takes: "about 5 minutes",
    }
    .get(workspace)?;
    let wasm_opt = wasm_opt(workspace)?;
    let terser = from_npm::get(workspace, "terser", TERSER)?.join("bin/terser");
    Ok(ReaderTools {
        trunk,
        path: path_led_by([&bindgen, &wasm_opt])?,
        terser,
        versions: format!(
            "trunk {TRUNK}, wasm-bindgen {bindgen_version}, binaryen {BINARYEN}, terser {TERSER}"
        ),
    })
}

/// Adds the wasm target to the toolchain of `rust-toolchain.toml`, where it is missing.
pub fn wasm_target(workspace: &Workspace) -> Result<(), Failure> {
    let sysroot = process::run_quietly(
        Command::new("rustc").args(["--print", "sysroot"]).current_dir(workspace.root()),
    )?;
    // Rustup may have said something before; the path is the last line.
    let sysroot = Path::new(sysroot.lines().last().unwrap_or_default());
    if sysroot.join("lib/rustlib").join(WASM).is_dir() {
        return Ok(());
    }
    step(&format!("adding the Rust target {WASM}"), None, || {
        process::run_quietly(
            Command::new("rustup").args(["target", "add", WASM]).current_dir(workspace.root()),
        )
    })?;
    Ok(())
}

/// axe-core's one file, which looks for barriers to disabled readers. Tests only; nothing of it ships.
pub fn axe_core(workspace: &Workspace) -> Result<PathBuf, Failure> {
    Ok(from_npm::get(workspace, "axe-core", AXE_CORE)?.join("axe.min.js"))
}

/// The checker of licences and sources.
pub fn cargo_deny(workspace: &Workspace) -> Result<PathBuf, Failure> {
    CargoTool {
        name: "cargo-deny",
        package: "cargo-deny",
        version: CARGO_DENY,
        wanted: Wanted::Any,
        takes: "about 5 minutes",
    }
    .get(workspace)
}

/// The fuzzer's front.
pub fn cargo_fuzz(workspace: &Workspace) -> Result<PathBuf, Failure> {
    CargoTool {
        name: "cargo-fuzz",
        package: "cargo-fuzz",
        version: CARGO_FUZZ,
        wanted: Wanted::Any,
        takes: "about 2 minutes",
    }
    .get(workspace)
}

/// Firefox's driver, which Debian does not carry.
fn geckodriver(workspace: &Workspace) -> Result<PathBuf, Failure> {
    CargoTool {
        name: "geckodriver",
        package: "geckodriver",
        version: GECKODRIVER,
        wanted: Wanted::Any,
        takes: "about 2 minutes",
    }
    .get(workspace)
}

/// What turns drawings into pictures: rsvg-convert, cwebp, and the fonts that they are drawn with.
pub fn picture_makers() -> Result<(), Failure> {
    if in_path("rsvg-convert").is_none() || in_path("cwebp").is_none() {
        apt::install("rsvg-convert and cwebp", &["librsvg2-bin", "webp"])?;
    }
    // Without them the words of the drawings come out in other faces, or as empty boxes.
    let fonts = ["/usr/share/fonts/truetype/noto", "/usr/share/fonts/opentype/noto"];
    if fonts.iter().any(|folder| !Path::new(folder).is_dir()) {
        apt::install("the Noto fonts", &["fonts-noto-core", "fonts-noto-cjk"])?;
    }
    Ok(())
}

/// npm's binaryen is wasm-opt compiled to wasm: slower than native, the same bytes, and to be had everywhere.
fn wasm_opt(workspace: &Workspace) -> Result<PathBuf, Failure> {
    let major = BINARYEN.split('.').next().unwrap_or(BINARYEN);
    if let Some(found) = in_path("wasm-opt").filter(|found| says_version(found, major)) {
        return Ok(found);
    }
    Ok(from_npm::get(workspace, "binaryen", BINARYEN)?.join("bin/wasm-opt"))
}

/// The version of a package that `Cargo.lock` names, so that it is written nowhere else.
fn locked_version(workspace: &Workspace, package: &str) -> Result<String, Failure> {
    let path = workspace.root().join("Cargo.lock");
    let lock = fs::read_to_string(&path).map_err(|cause| Failure::file("read", &path, &cause))?;
    version_in_lock(&lock, package).ok_or_else(|| {
        Failure::new(format!(
            "`{}` names no package `{package}`; is it still a dependency?",
            path.display()
        ))
    })
}

fn version_in_lock(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"').map(str::to_owned)
}

/// The first program of this name in PATH.
pub(crate) fn in_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// Whether `program --version` answers, with this version among its words.
fn says_version(program: &Path, version: &str) -> bool {
    process::run(Command::new(program).arg("--version")).is_ok_and(|said| {
        said.status.success() && said.output.split_whitespace().any(|word| word == version)
    })
}

fn path_led_by<const N: usize>(programs: [&Path; N]) -> Result<OsString, Failure> {
    let first = programs.iter().filter_map(|program| program.parent()).map(Path::to_path_buf);
    let rest = env::var_os("PATH").unwrap_or_default();
    env::join_paths(first.chain(env::split_paths(&rest)))
        .map_err(|_| Failure::new("the folder of a tool has a `:` in its name, which PATH cannot hold; set XDG_CACHE_HOME"))
}

#[cfg(test)]
mod tests {
    use super::version_in_lock;

    #[test]
    fn the_lock_is_asked_for_one_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.126\"\n\n\
                    [[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.76\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen").as_deref(), Some("0.2.126"));
        assert_eq!(version_in_lock(lock, "wasm-bindgen-futures").as_deref(), Some("0.4.76"));
        assert_eq!(version_in_lock(lock, "bindgen"), None);
    }
}

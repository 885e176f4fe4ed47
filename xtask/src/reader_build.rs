//! Building the reader with Trunk, when there is anything to build.

use std::{
    env, fmt,
    fs::{self, File},
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    failure::Failure,
    process,
    progress::step,
    short_names, stamp, style,
    tools::{self, ReaderTools},
    workspace::Workspace,
};

/// Which reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// As it ships.
    Release,
    /// With Leptos's own checks in it, which speak on the console.
    Debug,
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Release => "release",
            Self::Debug => "debug",
        })
    }
}

/// Everything that goes into the reader. A path that is not there counts as such: making it is a change.
const INPUTS: [&str; 9] = [
    "src",
    "style",
    "public",
    "index.html",
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "rust-toolchain.toml",
    ".cargo/config.toml",
];

/// The folder with the finished reader, after building it if need be.
pub fn build(workspace: &Workspace, profile: Profile) -> Result<PathBuf, Failure> {
    let tools = tools::for_reader(workspace)?;
    // Before the stamp: the joined stylesheet is one of the inputs.
    style::join(workspace)?;
    // Not `reader`: that is where cargo builds the profile of this name.
    let folder = workspace.target().join("reader-built");
    let dist = folder.join(profile.to_string());
    let stamp_file = folder.join(format!("{profile}.stamp"));
    // Taken before the build: what is saved while Trunk works is another state, to be built next time.
    let stamp = format!(
        "{}, short names by content\n{}",
        tools.versions,
        stamp::of(workspace.root(), &INPUTS)?
    );
    fs::create_dir_all(&folder).map_err(|cause| Failure::file("make", &folder, &cause))?;
    // Clones may share a target folder, and two builds at once would mix their files. Let go when dropped.
    let lock_file = folder.join("lock");
    let lock =
        File::create(&lock_file).map_err(|cause| Failure::file("make", &lock_file, &cause))?;
    lock.lock().map_err(|cause| Failure::file("lock", &lock_file, &cause))?;
    let built_before = fs::read_to_string(&stamp_file).is_ok_and(|before| before == stamp);
    if built_before && dist.join("index.html").is_file() {
        return Ok(dist);
    }
    forget(&stamp_file)?;
    step(&format!("building the reader ({profile})"), None, || {
        let mut trunk = Command::new(&tools.trunk);
        trunk.arg("build").arg("--offline").arg("--dist").arg(&dist);
        if profile == Profile::Release {
            trunk.arg("--release");
        }
        trunk
            .current_dir(workspace.root())
            .env("PATH", &tools.path)
            // Trunk reads this as a boolean and refuses the usual `1`.
            .env("NO_COLOR", "true")
            .env(FLAGS, format!("--remap-path-prefix={}=crates", registry()?.display()));
        process::run_quietly(&mut trunk)?;
        if profile == Profile::Release {
            shorten_scripts(&tools, &dist)?;
            short_names::shorten(&tools, workspace.root(), &dist)?;
        }
        check_whole(&dist)
    })?;
    fs::write(&stamp_file, stamp).map_err(|cause| Failure::file("write", &stamp_file, &cause))?;
    Ok(dist)
}

/// Rust's flags for the browser alone.
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Where cargo keeps the sources of crates. Panics name them, and who builds the reader, and where, is
/// nobody's business; besides, two machines then build the same bytes.
fn registry() -> Result<PathBuf, Failure> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")));
    let home = home.ok_or_else(|| Failure::new("neither CARGO_HOME nor HOME is set; set one"))?;
    Ok(home.join("registry/src"))
}

/// Rewrites the scripts of a finished reader without what only people need.
fn shorten_scripts(tools: &ReaderTools, dist: &Path) -> Result<(), Failure> {
    let files = fs::read_dir(dist).map_err(|cause| Failure::file("list", dist, &cause))?;
    let scripts = files.flatten().map(|file| file.path());
    for script in scripts.filter(|path| path.extension().is_some_and(|ending| ending == "js")) {
        let mut terser = Command::new("node");
        terser.arg(&tools.terser).arg(&script).args(["--compress", "--mangle", "--output"]);
        terser.arg(&script);
        // The shell's script is a classic one; what wasm-bindgen writes is a module.
        if script.file_name().is_none_or(|name| name != "boot.js") {
            terser.arg("--module");
        }
        process::run_quietly(terser.env("PATH", &tools.path))?;
    }
    Ok(())
}

/// Whether every file that the page names is there: what is stamped is served and copied.
fn check_whole(dist: &Path) -> Result<(), Failure> {
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page).map_err(|cause| Failure::file("read", &page, &cause))?;
    let values = html.split(['"', '=', ' ', '>']);
    let files = values.filter_map(|value| value.strip_prefix("./")).filter(|file| !file.is_empty());
    for file in files.chain(["articles.json"]) {
        if !dist.join(file).is_file() {
            return Err(Failure::new(format!(
                "`{}` names `{file}`, which Trunk did not leave beside it; build once more",
                page.display()
            )));
        }
    }
    Ok(())
}

/// A build that fails half way must not look like the one before it.
fn forget(stamp_file: &PathBuf) -> Result<(), Failure> {
    if !stamp_file.exists() {
        return Ok(());
    }
    fs::remove_file(stamp_file).map_err(|cause| Failure::file("remove", stamp_file, &cause))
}

//! Holds the map in `src/lib.rs` to the truth: every module named there exists, they stand in
//! order, each uses only those above it, and only `reader/browser` names the web's interfaces.

use std::fs;
use std::path::{Path, PathBuf};

fn source_root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

/// Every Rust file below a folder, sorted.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The modules as `lib.rs` declares them, in order.
fn declared() -> Vec<String> {
    let map = read(&source_root().join("lib.rs"));
    let modules = map.lines().filter_map(|line| line.strip_prefix("pub mod "));
    modules.map(|line| line.trim_end_matches(';').to_owned()).collect()
}

/// The modules as the map lists them, in order.
fn mapped() -> Vec<String> {
    let map = read(&source_root().join("lib.rs"));
    let lines = map
        .lines()
        .filter_map(|line| line.strip_prefix("//! - [").or_else(|| line.strip_prefix("//! - ")));
    let names = lines.filter_map(|line| line.strip_prefix('`')?.split('`').next());
    names.map(str::to_owned).collect()
}

#[test]
fn the_map_lists_every_module_in_order() {
    assert!(!declared().is_empty());
    assert_eq!(mapped(), declared());
    let on_disk: Vec<_> = fs::read_dir(source_root())
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .filter(|name| !matches!(name.as_str(), "lib" | "main"))
        .collect();
    for name in on_disk {
        assert!(declared().contains(&name), "src/{name} is not on the map");
    }
}

#[test]
fn a_module_uses_only_those_above_it() {
    let order = declared();
    for (place, module) in order.iter().enumerate() {
        let folder = source_root().join(module);
        let files = if folder.is_dir() {
            rust_files(&folder)
        } else {
            vec![source_root().join(format!("{module}.rs"))]
        };
        for file in files {
            let text = read(&file);
            for below in &order[place + 1..] {
                let named = text.contains(&format!("crate::{below}::"))
                    || text.contains(&format!("crate::{below};"));
                assert!(
                    !named,
                    "{} uses `{below}`, which stands below it on the map",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn names_in_the_map_exist() {
    // Paths such as [`article::Article`] are checked by rustdoc where they are links; the files in
    // backticks are checked here.
    let map = read(&source_root().join("lib.rs"));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut checked = 0;
    for word in map.split('`').skip(1).step_by(2).filter(|word| word.contains('/')) {
        assert!(root.join(word).exists(), "lib.rs names `{word}`, which is not there");
        checked += 1;
    }
    assert!(checked >= 3, "lib.rs names the files to look at");
}

#[test]
fn only_the_browser_module_names_the_web() {
    for file in rust_files(&source_root()) {
        let inside = file.starts_with(source_root().join("reader/browser"));
        if inside {
            continue;
        }
        let text = read(&file);
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        for line in code {
            for name in ["web_sys", "js_sys", "wasm_bindgen", "gloo"] {
                assert!(!line.contains(name), "{} names {name}: {line}", file.display());
            }
        }
    }
}

#[test]
fn the_shared_floors_do_not_touch_the_world() {
    for module in ["text", "article", "search"] {
        for file in rust_files(&source_root().join(module)) {
            let text = read(&file);
            for name in ["std::fs", "std::net", "SystemTime", "Instant::now", "println!", "rand::"]
            {
                assert!(!text.contains(name), "{} names {name}", file.display());
            }
        }
    }
}

#[test]
fn views_carry_no_style() {
    for file in rust_files(&source_root().join("reader")) {
        let text = read(&file);
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for name in ["\"style\"", "style=", "style:", "inner_html", "innerHTML"] {
                assert!(!line.contains(name), "{} names {name}: {line}", file.display());
            }
        }
    }
}

#[test]
fn every_file_opens_with_a_sentence_on_what_it_knows() {
    for file in rust_files(&source_root()) {
        let text = read(&file);
        let first = text.lines().next().unwrap_or_default();
        assert!(first.starts_with("//! "), "{} does not open with //!", file.display());
        let lines = text.lines().count();
        assert!(lines <= 600, "{} has {lines} lines: what is its second idea?", file.display());
    }
}

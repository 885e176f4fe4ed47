//! Short names for what wasm and its script call each other.
//!
//! wasm-bindgen gives each import a name with sixteen digits of a hash, which stands in the program and
//! in the script, and which no compression makes smaller: 3 kB of the reader. wasm-opt renames them all
//! in the program and says what each is called now; the script is told here. What comes of it depends on
//! the wasm-opt that did it, so that both files are then named anew, by what is in them: a browser that
//! kept a file of this name has the same.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::{failure::Failure, process, tools::ReaderTools};

/// What wasm-opt calls the one module that everything is imported from then.
const MODULE: &str = "a";

/// Renames what a finished reader's program and script call each other, and both files.
///
/// # Errors
/// wasm-opt fails, says something else than it used to, or the script lacks a name of the program's; a
/// file cannot be read or written.
pub(crate) fn shorten(tools: &ReaderTools, root: &Path, dist: &Path) -> Result<(), Failure> {
    let (program, script) = program_and_script(dist)?;
    let mut wasm_opt = Command::new("wasm-opt");
    wasm_opt.arg(&program).arg("--output").arg(&program).args(features(&root.join("index.html"))?);
    wasm_opt.arg("--minify-imports-and-exports-and-modules").env("PATH", &tools.path);
    let said = process::run_quietly(&mut wasm_opt)?;
    let names = Names::read(&said).ok_or_else(|| {
        Failure::new("wasm-opt did not say how it renamed what").with_output(said)
    })?;
    write(&script, &names.put_into(&read(&script)?)?)?;
    name_by_content(dist, &program, &script)
}

/// What Trunk left: `NAME_bg.wasm` and `NAME.js`.
fn program_and_script(dist: &Path) -> Result<(PathBuf, PathBuf), Failure> {
    let files = fs::read_dir(dist).map_err(|cause| Failure::file("list", dist, &cause))?;
    let mut files = files.flatten().map(|file| file.path());
    let program = files.find(|path| path.extension().is_some_and(|it| it == "wasm"));
    let program = program.ok_or_else(|| {
        Failure::new(format!("Trunk left no program in `{}`; build once more", dist.display()))
    })?;
    let script = PathBuf::from(program.to_string_lossy().replace(PROGRAM, SCRIPT));
    Ok((program, script))
}

/// How the names of the two files end.
const PROGRAM: &str = "_bg.wasm";
const SCRIPT: &str = ".js";

/// Which features the program may use, as the page tells Trunk.
fn features(page: &Path) -> Result<Vec<String>, Failure> {
    let html = read(page)?;
    let words = html.split(['"', ' ']).filter(|word| word.starts_with("--enable-"));
    Ok(words.map(str::to_owned).collect())
}

/// Names both files by a hash of what is in them, wherever the page names them.
fn name_by_content(dist: &Path, program: &Path, script: &Path) -> Result<(), Failure> {
    let mut hash = Sha256::new();
    for file in [program, script] {
        hash.update(fs::read(file).map_err(|cause| Failure::file("read", file, &cause))?);
    }
    let hash: String = hash.finalize()[..8].iter().map(|byte| format!("{byte:02x}")).collect();
    let stem = script.file_stem().unwrap_or_default().to_string_lossy();
    let name = stem.split_once('-').map_or(&*stem, |(name, _)| name);
    let fresh = format!("{name}-{hash}");
    for (file, ending) in [(program, PROGRAM), (script, SCRIPT)] {
        let to = dist.join(format!("{fresh}{ending}"));
        fs::rename(file, &to).map_err(|cause| Failure::file("rename", file, &cause))?;
    }
    let page = dist.join("index.html");
    let mut html = read(&page)?;
    for ending in [PROGRAM, SCRIPT] {
        html = html.replace(&format!("{stem}{ending}"), &format!("{fresh}{ending}"));
    }
    write(&page, &html)
}

fn read(file: &Path) -> Result<String, Failure> {
    fs::read_to_string(file).map_err(|cause| Failure::file("read", file, &cause))
}

fn write(file: &Path, text: &str) -> Result<(), Failure> {
    fs::write(file, text).map_err(|cause| Failure::file("write", file, &cause))
}

/// What is called how.
#[derive(Debug, Default)]
struct Names {
    modules: Vec<String>,
    imports: BTreeMap<String, String>,
    exports: BTreeMap<String, String>,
}

impl Names {
    /// What wasm-opt printed: `{"imports": [[module, name, short]…], "exports": [[name, short]…]}`.
    fn read(said: &str) -> Option<Self> {
        let said: Value =
            serde_json::from_str(said.get(said.find('{')?..=said.rfind('}')?)?).ok()?;
        let mut names = Self::default();
        let text = |value: &Value| value.as_str().map(str::to_owned);
        for import in said["imports"].as_array()? {
            names.imports.insert(text(&import[1])?, text(&import[2])?);
            let module = text(&import[0])?;
            if !names.modules.contains(&module) {
                names.modules.push(module);
            }
        }
        for export in said["exports"].as_array()? {
            names.exports.insert(text(&export[0])?, text(&export[1])?);
        }
        Some(names)
    }

    /// The script with the short names: imports wherever they stand, exports behind a dot.
    fn put_into(&self, script: &str) -> Result<String, Failure> {
        let mut out = String::with_capacity(script.len());
        let mut left: Vec<&String> = self.imports.keys().collect();
        let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
        let mut rest = script;
        while !rest.is_empty() {
            let other = rest.find(is_of_name).unwrap_or(rest.len());
            out.push_str(&rest[..other]);
            rest = &rest[other..];
            let end = rest.find(|c| !is_of_name(c)).unwrap_or(rest.len());
            let name = &rest[..end];
            rest = &rest[end..];
            let export = || self.exports.get(name).filter(|_| out.ends_with('.'));
            let short = self.imports.get(name).or_else(export);
            left.retain(|import| *import != name);
            out.push_str(short.map_or(name, String::as_str));
        }
        for module in &self.modules {
            out = out.replace(&format!("\"{module}\""), &format!("\"{MODULE}\""));
        }
        match left.first() {
            None => Ok(out),
            Some(name) => Err(Failure::new(format!(
                "the program imports `{name}`, which its script does not have; build once more"
            ))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    const SAID: &str = r#"
{
 "imports": [
  ["./it_bg.js", "__wbg_call_8a2d", "$"],
  ["./it_bg.js", "__wbg_call_8a2d_2", "$a"]
 ],
 "exports": [
  ["memory", "b"],
  ["main", "c"]
 ]
}
"#;

    #[test]
    fn names_are_changed_whole_and_where_they_are_meant() {
        let names = Names::read(SAID).unwrap();
        let script = r#"let memory=1;return{"./it_bg.js":{__wbg_call_8a2d:n=>e.memory.x,__wbg_call_8a2d_2(){e.main(memory)}}}"#;
        assert_eq!(
            names.put_into(script).unwrap(),
            r#"let memory=1;return{"a":{$:n=>e.b.x,$a(){e.c(memory)}}}"#
        );
    }

    #[test]
    fn a_name_that_the_script_lacks_is_said() {
        let names = Names::read(SAID).unwrap();
        let failure = names.put_into("{__wbg_call_8a2d(){}}").unwrap_err();
        assert!(failure.to_string().contains("`__wbg_call_8a2d_2`"), "{failure}");
        assert!(Names::read("no JSON").is_none());
    }

    #[test]
    fn files_are_named_by_what_is_in_them() {
        let scratch = Scratch::new("short-names");
        let dist = scratch.path();
        let build = |content: &str| {
            fs::write(dist.join("it-0123_bg.wasm"), content).unwrap();
            fs::write(dist.join("it-0123.js"), "export default 1").unwrap();
            let html = r#"<script data-js="./it-0123.js" data-wasm="./it-0123_bg.wasm"></script>"#;
            fs::write(dist.join("index.html"), html).unwrap();
            let (program, script) = program_and_script(dist).unwrap();
            name_by_content(dist, &program, &script).unwrap();
            let (program, script) = program_and_script(dist).unwrap();
            let html = read(&dist.join("index.html")).unwrap();
            for file in [&program, &script] {
                let name = file.file_name().unwrap().to_string_lossy().into_owned();
                assert!(html.contains(&name) && file.is_file(), "{name} in {html}");
                fs::remove_file(file).unwrap();
            }
            program
        };
        assert_eq!(build("one"), build("one"));
        assert_ne!(build("one"), build("another"));
    }

    #[test]
    fn features_are_those_that_the_page_tells() {
        let page = crate::workspace::Workspace::find().unwrap().root().join("index.html");
        let features = features(&page).unwrap();
        assert!(features.iter().any(|it| it == "--enable-bulk-memory"), "{features:?}");
        assert!(features.iter().all(|it| !it.contains('"')), "{features:?}");
    }
}

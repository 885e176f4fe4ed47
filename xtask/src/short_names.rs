//! Short names for what wasm and its script call each other.
//!
//! wasm-bindgen gives each import a name with sixteen digits of a hash, which stands in the program and
//! in the script, and which no compression makes smaller: 3 kB of the reader. wasm-opt renames them all
//! in the program and says what each is called now; the script is told here.

use std::{collections::BTreeMap, fs, path::Path, process::Command};

use serde_json::Value;

use crate::{failure::Failure, process, tools::ReaderTools};

/// What wasm-opt calls the one module that everything is imported from then.
const MODULE: &str = "a";

/// Which features the program may use, as in `index.html`.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-multivalue",
];

/// Renames what a finished reader's program and script call each other.
///
/// # Errors
/// wasm-opt fails, says something else than it used to, or the script lacks a name of the program's.
pub(crate) fn shorten(tools: &ReaderTools, dist: &Path) -> Result<(), Failure> {
    let files = fs::read_dir(dist).map_err(|cause| Failure::file("list", dist, &cause))?;
    let files: Vec<_> = files.flatten().map(|file| file.path()).collect();
    let program = files.iter().find(|path| path.extension().is_some_and(|it| it == "wasm"));
    let program = program.ok_or_else(|| {
        Failure::new(format!("Trunk left no program in `{}`; build once more", dist.display()))
    })?;
    let script = program.to_string_lossy().replace("_bg.wasm", ".js");
    let script = Path::new(&script);
    let mut wasm_opt = Command::new("wasm-opt");
    wasm_opt.arg(program).arg("--output").arg(program).args(FEATURES);
    wasm_opt.arg("--minify-imports-and-exports-and-modules").env("PATH", &tools.path);
    let said = process::run_quietly(&mut wasm_opt)?;
    let names = Names::read(&said).ok_or_else(|| {
        Failure::new("wasm-opt did not say how it renamed what").with_output(said)
    })?;
    let long = fs::read_to_string(script).map_err(|cause| Failure::file("read", script, &cause))?;
    let short = names.put_into(&long)?;
    fs::write(script, short).map_err(|cause| Failure::file("write", script, &cause))
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
}

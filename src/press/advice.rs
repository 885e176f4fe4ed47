//! What a command is called with so that it does what is advised, as it is printed.

use std::path::Path;

use super::files;
use crate::article::FolderPath;

/// The set that commands take where none is named.
const USUAL_SET: &str = "articles.json";

/// Words with the commands in them that change a set, each naming this set where it is not the usual one.
pub fn in_set(words: &str, set: &Path) -> String {
    let mut words = words.to_owned();
    if set == Path::new(USUAL_SET) || set == Path::new("./").join(USUAL_SET) {
        return words;
    }
    let named = quoted(&set.to_string_lossy());
    for command in ["run offprint edit ", "run offprint remove "] {
        words = words.replace(command, &format!("{command}--set {named} "));
    }
    words
}

/// A name as a shell takes it for one word.
fn quoted(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "._/-+@%:\\".contains(c);
    match !name.is_empty() && name.chars().all(is_plain) {
        true => name.to_owned(),
        false => format!("'{}'", name.replace('\'', "'\\''")),
    }
}

/// The command that makes the index of a set anew, in the folder in which it lies.
pub fn index_anew(set: &Path, folder: &FolderPath) -> String {
    let out = files::folder(set).join(folder.to_string());
    let out = out.strip_prefix(".").unwrap_or(&out);
    format!(
        "offprint index {} -o {}",
        quoted(&set.to_string_lossy()),
        quoted(&out.to_string_lossy())
    )
}

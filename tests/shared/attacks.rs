//! The world's collections of attacks, which lie beside the project: in `../shared/data/hostile`, or
//! in the folder `hostile` of where `OFFPRINT_DATA` says.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

/// The collections, where there are any; says so where there are none.
pub(crate) fn collections() -> Option<PathBuf> {
    let usual = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    let data = env::var_os("OFFPRINT_DATA").map_or_else(usual, PathBuf::from);
    let hostile = data.join("hostile");
    if !hostile.is_dir() {
        eprintln!("not tested: there is no {}", hostile.display());
        return None;
    }
    Some(hostile)
}

/// Every payload of every collection, as a line of text.
pub(crate) fn payloads(hostile: &Path) -> Vec<String> {
    let mut payloads = Vec::new();
    for file in
        ["dompurify/payloads.json", "h5sc/payloads.json", "h5sc/items.json", "blns/blns.json"]
    {
        let value = serde_json::from_slice(&read(&hostile.join(file)));
        strings(&value.unwrap_or_else(|why| panic!("{file}: {why}")), &mut payloads);
    }
    for file in ["xss-payload-list/Intruder/xss-payload-list.txt", "h5sc/vectors.txt"] {
        let bytes = read(&hostile.join(file));
        payloads.extend(String::from_utf8_lossy(&bytes).lines().map(str::to_owned));
    }
    assert!(payloads.len() > 7_000, "{} payloads", payloads.len());
    payloads
}

/// The bytes of a file that must be there.
pub(crate) fn read(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

fn strings(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::String(text) => out.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| strings(item, out)),
        Value::Object(members) => members.values().for_each(|member| strings(member, out)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

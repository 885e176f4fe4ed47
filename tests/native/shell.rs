//! The page around the reader: its policy, its size, and that it stays what it says.

use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

#[test]
fn boot_is_small() {
    let size = read("public/boot.js").len();
    assert!(size < 4000, "public/boot.js has {size} bytes; 4,000 is the most");
}

#[test]
fn the_policy_lets_nothing_in() {
    let page = read("index.html");
    let policy = page.split("content=\"").find(|part| part.starts_with("default-src")).unwrap();
    let policy = policy.split('"').next().unwrap();
    assert!(policy.starts_with("default-src 'none';"));
    for forbidden in ["unsafe-inline", "'unsafe-eval'", "*", "http:", "https:", "data:", "blob:"] {
        assert!(!policy.contains(forbidden), "the policy allows {forbidden}");
    }
    for directive in [
        "base-uri 'none'",
        "form-action 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
    ] {
        assert!(policy.contains(directive), "the policy lacks {directive}");
    }
    assert!(!page.contains("<style") && !page.contains(" style=") && !page.contains(" onclick="));
}

#[test]
fn the_order_of_styles_names_every_part_once() {
    let mut ordered: Vec<_> = read("style/order").lines().map(str::to_owned).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("style");
    let mut parts: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".css") && name != "offprint.css")
        .collect();
    ordered.sort();
    parts.sort();
    assert_eq!(ordered, parts);
}

#[test]
fn colours_come_from_tokens() {
    for part in
        read("style/order").lines().filter(|part| !matches!(*part, "tokens.css" | "print.css"))
    {
        let css = read(&format!("style/{part}"));
        for line in css.lines() {
            let value = line.split_once(':').map_or("", |(_, value)| value);
            let has_hex = value
                .split('#')
                .skip(1)
                .any(|rest| rest.len() >= 3 && rest.chars().take(3).all(|c| c.is_ascii_hexdigit()));
            assert!(!has_hex, "style/{part} names a colour: {line}");
        }
    }
}

//! What kind of thing a file is, by its name, as browsers insist on being told.

/// The media type of a file.
pub(super) fn of(name: &str) -> &'static str {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension.to_ascii_lowercase().as_str() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        "webp" => "image/webp",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Whether gzip makes it smaller. Pictures and fonts are compressed already.
pub(super) fn compresses(mime: &str) -> bool {
    mime.starts_with("text/")
        || mime.ends_with("json")
        || mime.ends_with("xml")
        || mime == "application/wasm"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_kinds() {
        let table = [
            ("offprint-1f2e_bg.wasm", "application/wasm"),
            ("boot.js", "text/javascript; charset=utf-8"),
            ("images/map.webp", "image/webp"),
            ("site.webmanifest", "application/manifest+json"),
            ("PHOTO.JPG", "image/jpeg"),
            ("LICENSE", "application/octet-stream"),
        ];
        for (name, expected) in table {
            assert_eq!(of(name), expected);
        }
    }

    #[test]
    fn text_compresses() {
        assert!(
            ["text/css; charset=utf-8", "application/json", "image/svg+xml", "application/wasm"]
                .into_iter()
                .all(compresses)
        );
        assert!(!["image/webp", "font/woff2"].into_iter().any(compresses));
    }
}

//! How the time of reading a page grows with its length, on families made to be slow.

use crate::bars;
use crate::fitted::{SIZES, fit};
use std::path::Path;

use offprint::press::{Limits, Source, page};

/// What each family repeats, and what it begins with.
const FAMILIES: [(&str, &str, &str); 24] = [
    ("open elements", "", "<div>"),
    ("open paragraphs", "", "<p>"),
    ("formatting never closed", "", "<b><i>"),
    ("misnested formatting", "", "<b><p></b>"),
    ("adoption", "", "<a><div></a>"),
    ("nested lists", "", "<ul><li>"),
    ("tables in tables", "", "<table><tr><td>"),
    ("foster parents", "", "<table><b>x"),
    ("wide rows", "<table><tr>", "<td>x"),
    ("reaching cells", "<table>", "<tr><td rowspan=1000 colspan=100>x"),
    ("attributes", "", "<a b=c d>"),
    ("one tag", "<a ", "b=c "),
    ("quotations", "", "<blockquote>x</blockquote>"),
    ("captions", "", "<figure><img src=/a.jpg><figcaption>x</figcaption></figure>"),
    ("stand-ins", "", "<noscript><img src=/a.jpg></noscript>"),
    ("in-page links", "", "<h2 id=x>x</h2><a href=#x>x</a>"),
    ("classes", "", "<div class='related share newsletter'>x</div>"),
    (
        "linked data",
        "",
        "<script type=application/ld+json>[{\"@type\":\"NewsArticle\",\"name\":\"x\"}]</script>",
    ),
    ("entities", "", "&amp;&nbsp;&#x1f600;"),
    ("blanks that bind", "", "a&nbsp;"),
    ("lines", "", "a\n"),
    ("comments", "", "<!-- x --><!-->"),
    (
        "prose",
        "<article>",
        "<p>It was, all in all, a day on which little was said, and much was done.</p>",
    ),
    ("breaks", "", "a line of text, with a comma<br><br>"),
];

/// Prints the times and the exponent that fits them.
pub fn evaluate(_: &Path) -> Result<(), String> {
    println!("  {:26} {:>9} {:>9}   exponent (at most 1.2)", "family", "64 kB", "1 MB");
    for (name, begin, piece) in FAMILIES {
        let source = |length: usize| {
            let html = format!("{begin}{}", piece.repeat(length / piece.len()));
            Source { bytes: html.into_bytes(), ..Source::default() }
        };
        let fitted = fit(source, |source| drop(page::read(source, &Limits::default())));
        let (exponent, largest) = (fitted.exponent, fitted.largest());
        bars::growth(&format!("pages, {name}"), exponent, largest);
        let longest = page::read(&source(SIZES[SIZES.len() - 1]), &Limits::default());
        let refused = longest.complaints.into_iter().next();
        let refused = refused.map(|it| format!("   refused: {}", it.what)).unwrap_or_default();
        let smallest = fitted.seconds[0] * 1e3;
        println!(
            "  {name:26} {smallest:6.1} ms {:6.1} ms   {exponent:5.2}{refused}",
            largest * 1e3
        );
    }
    Ok(())
}

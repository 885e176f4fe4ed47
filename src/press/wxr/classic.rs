//! The paragraphs of WordPress's classic editor, which writes none: blank lines part them, and a
//! single line end is a break.

use crate::press::feed::scan::{Scanner, Token};

/// Elements beside which line ends say nothing.
const BLOCKS: [&str; 34] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "iframe",
    "li",
    "ol",
    "p",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tr",
    "ul",
];

/// Elements in which line ends are what they are.
const KEPT: [&str; 5] = ["pre", "script", "style", "textarea", "code"];

/// Whether a text was written with the block editor, which writes its paragraphs.
pub(super) fn is_of_blocks(text: &str) -> bool {
    text.contains("<!-- wp:")
}

/// The text with its paragraphs and breaks as elements.
pub(super) fn with_paragraphs(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    // The element whose text is kept as it is.
    let mut kept: Option<&str> = None;
    let mut in_paragraph = false;
    let mut after_block = true;
    let mut tokens = Tokens::new(text).peekable();
    while let Some((raw, token)) = tokens.next() {
        match token {
            Token::Start { name, empty, .. } => {
                if kept.is_none() && !empty {
                    kept = KEPT.iter().copied().find(|known| known.eq_ignore_ascii_case(name));
                }
                let block = is_block(name);
                if block {
                    in_paragraph = name.eq_ignore_ascii_case("p");
                }
                after_block = block || name.eq_ignore_ascii_case("br");
                out.push_str(raw);
            }
            Token::End { name } => {
                if kept.is_some_and(|open| open.eq_ignore_ascii_case(name)) {
                    kept = None;
                }
                if name.eq_ignore_ascii_case("p") {
                    in_paragraph = false;
                }
                after_block = is_block(name);
                out.push_str(raw);
            }
            Token::Text(words) if kept.is_none() => {
                let before_block = match tokens.peek() {
                    None => true,
                    Some((_, Token::Start { name, .. } | Token::End { name })) => {
                        is_block(name) || name.eq_ignore_ascii_case("br")
                    }
                    Some(_) => false,
                };
                lines(words, after_block, before_block, in_paragraph, &mut out);
                after_block = false;
            }
            _ => out.push_str(raw),
        }
    }
    out
}

fn is_block(name: &str) -> bool {
    BLOCKS.iter().any(|block| block.eq_ignore_ascii_case(name))
}

/// Writes text between two tags, its line ends as what they mean.
fn lines(words: &str, after_block: bool, before_block: bool, in_paragraph: bool, out: &mut String) {
    let blank = words.trim().is_empty();
    let mut ends = 0;
    let mut first = true;
    let mut pieces = words.split('\n').peekable();
    while let Some(piece) = pieces.next() {
        let said = piece.trim_matches(['\r', ' ', '\t']);
        if !said.is_empty() {
            if ends > 0 && !(first && after_block) {
                match (ends > 1, in_paragraph) {
                    (true, _) => out.push_str("<p>"),
                    (false, true) => out.push(' '),
                    (false, false) => out.push_str("<br>"),
                }
            }
            out.push_str(&linked(piece.trim_end_matches('\r')));
            (ends, first) = (0, false);
        } else if pieces.peek().is_none() && ends == 0 {
            out.push_str(piece);
        }
        ends += usize::from(pieces.peek().is_some());
    }
    if ends > 0 && !before_block && !(blank && after_block) {
        out.push_str(match (ends > 1, in_paragraph) {
            (true, _) => "<p>",
            (false, true) => " ",
            (false, false) => "<br>",
        });
    }
}

/// An address alone on its line, which WordPress would show as what lies there, as a link.
fn linked(piece: &str) -> std::borrow::Cow<'_, str> {
    let said = piece.trim();
    let address = (said.starts_with("https://") || said.starts_with("http://"))
        && !said.contains([' ', '"', '\'', '<', '>', '\t']);
    match address {
        true => format!("<a href=\"{said}\">{said}</a>").into(),
        false => piece.into(),
    }
}

/// Tokens with what stands for them in the text.
struct Tokens<'t> {
    text: &'t str,
    scanner: Scanner<'t>,
    at: usize,
}

impl<'t> Tokens<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, scanner: Scanner::new(text), at: 0 }
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = (&'t str, Token<'t>);

    fn next(&mut self) -> Option<Self::Item> {
        let token = self.scanner.next()?;
        let end = self.scanner.at();
        let raw = &self.text[self.at..end];
        self.at = end;
        Some((raw, token))
    }
}

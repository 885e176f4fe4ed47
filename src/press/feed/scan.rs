//! The tokens of a document that is meant to be XML and may not be: tags, text, the DOCTYPE.
//!
//! Never fails, and takes time linear in the text whatever it holds.
//!
//! # Decision: not quick-xml
//! *Context.* Feeds of the world have bare `<` and `&`, quotes that never close, tags cut short. A
//! strict pull reader ends with an error there; to go on one has to begin again behind the spot,
//! and a construct that is open to the end of the document is then searched for to its end each
//! time, which is quadratic (`<a "<a "<a "…`).
//! *Decision.* A scanner of our own, which remembers what is no longer to be found.
//! *Consequences.* Two hundred lines that accept everything; what well-formed XML means is the
//! same, and is held by the suites of feedparser, gofeed, Rome and the W3C.

/// A piece of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::press) enum Token<'a> {
    /// `<name attributes>`, or `<name attributes/>` when empty.
    Start { name: &'a str, attributes: &'a str, empty: bool },
    /// `</name>`.
    End { name: &'a str },
    /// Characters, entities not resolved.
    Text(&'a str),
    /// Characters that are what they are.
    Literal(&'a str),
    /// What stands in `<!DOCTYPE …>`.
    Doctype(&'a str),
    /// A tag that the end of the document cut short.
    Cut(&'a str),
}

/// What a search to the end of the document did not find, so that it is not searched for again.
#[derive(Debug, Clone, Copy, Default)]
struct Absent {
    comment_end: bool,
    literal_end: bool,
    instruction_end: bool,
    subset_end: bool,
    /// Quotes are no longer respected: one of them never closes.
    quotes: bool,
}

/// A cursor over the document.
pub(in crate::press) struct Scanner<'a> {
    text: &'a str,
    at: usize,
    absent: Absent,
}

impl<'a> Scanner<'a> {
    pub(in crate::press) fn new(text: &'a str) -> Self {
        Self { text, at: 0, absent: Absent::default() }
    }

    /// How many bytes were read.
    pub(in crate::press) fn at(&self) -> usize {
        self.at
    }

    /// Passes over the rest of an element whose content is no markup, as a script; whether its end
    /// is there.
    pub(in crate::press) fn pass(&mut self, name: &str) -> bool {
        let rest = &self.text.as_bytes()[self.at..];
        let is_end = |at: usize| {
            rest.get(at + 2..at + 2 + name.len())
                .is_some_and(|it| it.eq_ignore_ascii_case(name.as_bytes()))
        };
        let mut ends = rest.windows(2).enumerate().filter(|(_, pair)| *pair == b"</");
        match ends.find(|(at, _)| is_end(*at)) {
            Some((at, _)) => self.at += at,
            None => self.at = self.text.len(),
        }
        self.at < self.text.len()
    }

    /// Takes so many bytes from here, or up to the end of the document.
    fn take(&mut self, bytes: usize) -> &'a str {
        let start = self.at;
        self.at = (start + bytes).min(self.text.len());
        &self.text[start..self.at]
    }

    /// Characters up to the next markup.
    fn characters(&mut self, rest: &'a str) -> Token<'a> {
        let mut from = usize::from(rest.starts_with('<'));
        while let Some(found) = rest[from..].find('<') {
            from += found;
            if is_markup(&rest[from..]) {
                return Token::Text(self.take(from));
            }
            from += 1;
        }
        Token::Text(self.take(rest.len()))
    }

    /// `<!…>`, but for comments and CDATA.
    fn declaration(&mut self, rest: &'a str) -> Option<Token<'a>> {
        let end = rest.find('>').unwrap_or(rest.len());
        let is_doctype = rest.get(..9).is_some_and(|head| head.eq_ignore_ascii_case("<!doctype"));
        if is_doctype && rest[..end].contains('[') && !self.absent.subset_end {
            if let Some(end) = end_of_subset(rest) {
                return Some(Token::Doctype(&self.take(end)[9..]));
            }
            self.absent.subset_end = true;
        }
        let whole = self.take(end + 1);
        is_doctype.then(|| Token::Doctype(&whole[9..]))
    }

    fn end_tag(&mut self, rest: &'a str) -> Option<Token<'a>> {
        let end = rest[2..].find(['>', '<']).map_or(rest.len(), |end| end + 2);
        let whole = self.take(end);
        if rest[end..].starts_with('>') {
            self.at += 1;
        }
        let name = whole[2..].trim();
        let name = name.split(|c: char| c.is_whitespace()).next().unwrap_or_default();
        (!name.is_empty()).then_some(Token::End { name })
    }

    fn start_tag(&mut self, rest: &'a str) -> Token<'a> {
        let name_end = rest[1..]
            .find(|c: char| c.is_whitespace() || matches!(c, '/' | '>' | '<'))
            .map_or(rest.len(), |end| end + 1);
        let mut end = None;
        if !self.absent.quotes {
            end = end_of_tag(rest.as_bytes(), name_end);
            self.absent.quotes = end.is_none();
        }
        // Without quotes to go by, a tag ends at the next angle.
        let Some(end) = end.or_else(|| rest[name_end..].find(['>', '<']).map(|end| end + name_end))
        else {
            return Token::Cut(self.take(rest.len()));
        };
        let whole = self.take(end);
        if rest[end..].starts_with('>') {
            self.at += 1;
        }
        let inner = &whole[name_end..];
        let (attributes, empty) = match inner.strip_suffix('/') {
            Some(attributes) => (attributes, true),
            None => (inner, false),
        };
        Token::Start { name: &whole[1..name_end], attributes, empty }
    }
}

impl<'a> Iterator for Scanner<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let rest = &self.text[self.at..];
            if rest.is_empty() {
                return None;
            }
            if !is_markup(rest) {
                return Some(self.characters(rest));
            }
            let token = match rest.as_bytes()[1] {
                b'!' if rest.starts_with("<!--") => {
                    let end = (!self.absent.comment_end).then(|| rest[4..].find("-->")).flatten();
                    self.absent.comment_end |= end.is_none();
                    // A comment that never ends hides nothing.
                    self.take(end.map_or(4, |end| end + 7));
                    None
                }
                b'!' if rest
                    .get(..9)
                    .is_some_and(|head| head.eq_ignore_ascii_case("<![cdata[")) =>
                {
                    let end = (!self.absent.literal_end).then(|| rest[9..].find("]]>")).flatten();
                    self.absent.literal_end |= end.is_none();
                    let whole = self.take(end.map_or(rest.len(), |end| end + 12));
                    Some(Token::Literal(end.map_or(&whole[9..], |end| &whole[9..9 + end])))
                }
                b'!' => self.declaration(rest),
                b'?' => {
                    let declares = rest.starts_with("<?xml ");
                    let end = if declares || self.absent.instruction_end {
                        rest.find('>').map(|end| end + 1)
                    } else {
                        let end = rest.find("?>").map(|end| end + 2);
                        self.absent.instruction_end = end.is_none();
                        end.or_else(|| rest.find('>').map(|end| end + 1))
                    };
                    self.take(end.unwrap_or(rest.len()));
                    None
                }
                b'/' => self.end_tag(rest),
                _ => Some(self.start_tag(rest)),
            };
            if token.is_some() {
                return token;
            }
        }
    }
}

/// Whether an angle begins markup and is not a mere "less than".
fn is_markup(rest: &str) -> bool {
    let mut chars = rest.chars();
    if chars.next() != Some('<') {
        return false;
    }
    match chars.next() {
        Some('!' | '?') => true,
        Some('/') => chars.next().is_some_and(begins_name),
        Some(c) => begins_name(c),
        None => false,
    }
}

fn begins_name(c: char) -> bool {
    c.is_alphabetic() || c == '_' || c == ':'
}

/// Where the `>` of a start tag stands; quotes count where they open a value.
fn end_of_tag(tag: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    let mut value = false;
    while let Some(&byte) = tag.get(at) {
        match byte {
            b'>' | b'<' => return Some(at),
            b'=' => value = true,
            b'"' | b'\'' if value => {
                at += 1 + tag[at + 1..].iter().position(|other| *other == byte)?;
                value = false;
            }
            byte if byte.is_ascii_whitespace() => {}
            _ => value = false,
        }
        at += 1;
    }
    None
}

/// Where a DOCTYPE with an internal subset ends.
fn end_of_subset(rest: &str) -> Option<usize> {
    let mut from = rest.find('[')?;
    while let Some(found) = rest[from..].find(']') {
        from += found + 1;
        let behind = rest[from..].trim_start();
        if behind.starts_with('>') {
            return Some(rest.len() - behind.len() + 1);
        }
    }
    None
}

/// The attributes of a start tag, as written.
pub(in crate::press) struct Attributes<'a>(pub(in crate::press) &'a str);

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let text = self
            .0
            .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '/' | '=' | '"' | '\''));
        if text.is_empty() {
            self.0 = text;
            return None;
        }
        let end = text.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(text.len());
        let (name, rest) = text.split_at(end);
        let Some(rest) = rest.trim_start().strip_prefix('=') else {
            self.0 = rest;
            return Some((name, ""));
        };
        let rest = rest.trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, rest) = match quote {
            Some(quote) => rest[1..].split_once(quote).unwrap_or((&rest[1..], "")),
            None => rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len())),
        };
        self.0 = rest;
        Some((name, value))
    }
}

//! Finds the members of a large JSON document without parsing them, a piece at a time.
//!
//! A whole set parsed at once would hold the page still for seconds on a cheap phone, and one bad
//! story would take the others down. So the document is cut at its seams here, and each piece is
//! parsed by itself. Cutting knows only strings and brackets; a piece may still be bad JSON.

use std::ops::Range;

/// A cursor over the bytes of a JSON document.
pub(crate) struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
}

/// The document ended, or went on otherwise than JSON does, at this byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Broken {
    /// How many bytes were read before.
    pub(crate) at: usize,
    /// What should have come.
    pub(crate) wanted: &'static str,
}

impl<'a> Scanner<'a> {
    /// Starts at the first byte, behind a byte order mark if there is one.
    pub(crate) fn new(bytes: &'a [u8], at: usize) -> Self {
        let mark: &[u8] = b"\xef\xbb\xbf";
        let at = if at == 0 && bytes.starts_with(mark) { mark.len() } else { at };
        Self { bytes, at }
    }

    pub(crate) fn at(&self) -> usize {
        self.at
    }

    fn broken<T>(&self, wanted: &'static str) -> Result<T, Broken> {
        Err(Broken { at: self.at, wanted })
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.bytes.get(self.at) {
            self.at += 1;
        }
    }

    /// Steps over the byte if it is the next one behind white space.
    pub(crate) fn eat(&mut self, byte: u8) -> bool {
        self.skip_space();
        let is_next = self.bytes.get(self.at) == Some(&byte);
        self.at += usize::from(is_next);
        is_next
    }

    pub(crate) fn expect(&mut self, byte: u8, wanted: &'static str) -> Result<(), Broken> {
        if self.eat(byte) { Ok(()) } else { self.broken(wanted) }
    }

    /// Nothing but white space is left.
    pub(crate) fn end(&mut self) -> Result<(), Broken> {
        self.skip_space();
        if self.at == self.bytes.len() { Ok(()) } else { self.broken("the end of the document") }
    }

    /// Steps over one value and returns where it stands.
    pub(crate) fn value(&mut self) -> Result<Range<usize>, Broken> {
        self.skip_space();
        let start = self.at;
        match self.bytes.get(self.at) {
            Some(b'"') => self.string()?,
            Some(b'{' | b'[') => self.nest()?,
            // Whatever else stands there up to the next seam: parsing will refuse what is no scalar,
            // and only that.
            _ => {
                let is_seam = |b: &u8| b" \t\n\r,:\"[]{}".contains(b);
                while self.bytes.get(self.at).is_some_and(|b| !is_seam(b)) {
                    self.at += 1;
                }
                if self.at == start {
                    return self.broken("a value");
                }
            }
        }
        Ok(start..self.at)
    }

    fn string(&mut self) -> Result<(), Broken> {
        self.at += 1;
        loop {
            match self.bytes.get(self.at) {
                None => return self.broken("the end of a string"),
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => self.at += 2,
                Some(_) => self.at += 1,
            }
        }
    }

    fn nest(&mut self) -> Result<(), Broken> {
        let mut depth = 0_usize;
        loop {
            match self.bytes.get(self.at) {
                None => return self.broken("a closing bracket"),
                Some(b'"') => {
                    self.string()?;
                    continue;
                }
                Some(b'{' | b'[') => depth += 1,
                Some(b'}' | b']') => depth -= 1,
                Some(_) => {}
            }
            self.at += 1;
            if depth == 0 {
                return Ok(());
            }
        }
    }
}

//! What servers said of the state of their documents, kept from one import to the next, so that
//! what did not change is not sent again: `offprint.fetch.json`.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::article::WebAddress;
use crate::press::source::Complaint;

/// The name of the file beside the output.
pub const FILE: &str = "offprint.fetch.json";

/// The number of the format that this program reads and writes.
const FORMAT: u64 = 1;

/// What a server said of the state of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    /// Its tag, as the server wrote it.
    pub etag: Option<String>,
    /// When it last changed, as the server wrote it.
    pub last_modified: Option<String>,
}

/// What is known of each address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SeenBefore(BTreeMap<String, Seen>);

impl SeenBefore {
    /// Reads the file.
    ///
    /// # Errors
    /// It is not of this format. Nothing is lost without it: all is fetched anew.
    pub fn read(bytes: &[u8]) -> Result<Self, Complaint> {
        let wrong = |what: &str| Complaint {
            at: None,
            what: format!("`{FILE}` {what}"),
            next: "delete it; everything is then fetched anew".to_owned(),
        };
        let file: Value = serde_json::from_slice(bytes).map_err(|_| wrong("is not JSON"))?;
        if file.get("format").and_then(Value::as_u64) != Some(FORMAT) {
            return Err(wrong("is of another format"));
        }
        let addresses = file.get("addresses").and_then(Value::as_object);
        let addresses = addresses.ok_or_else(|| wrong("has no addresses"))?;
        let seen = addresses.iter().map(|(address, said)| {
            let word = |name| said.get(name).and_then(Value::as_str).and_then(sendable);
            let seen = Seen { etag: word("etag"), last_modified: word("last_modified") };
            (address.clone(), seen)
        });
        Ok(Self(seen.collect()))
    }

    /// The file, in the order of the addresses.
    pub fn write(&self) -> Vec<u8> {
        let addresses = self.0.iter().map(|(address, seen)| {
            let mut said = Map::new();
            let words = [("etag", &seen.etag), ("last_modified", &seen.last_modified)];
            for (name, word) in words {
                if let Some(word) = word {
                    said.insert(name.to_owned(), Value::String(word.clone()));
                }
            }
            (address.clone(), Value::Object(said))
        });
        let addresses: Map<String, Value> = addresses.collect();
        let file = serde_json::json!({ "format": FORMAT, "addresses": addresses });
        // Strings and numbers are always written.
        let mut bytes = serde_json::to_vec_pretty(&file).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// What is known of an address.
    pub fn of(&self, address: &WebAddress) -> Option<&Seen> {
        self.0.get(address.as_str())
    }

    /// Keeps what a server said; an answer that says nothing of its state is forgotten.
    pub fn keep(&mut self, address: &WebAddress, seen: Seen) {
        match seen == Seen::default() {
            true => drop(self.0.remove(address.as_str())),
            false => drop(self.0.insert(address.as_str().to_owned(), seen)),
        }
    }
}

/// The longest word that is sent back.
const LONGEST: usize = 500;

/// A word of a server as it may be sent back to it: on one line, in plain letters.
pub(super) fn sendable(word: &str) -> Option<String> {
    let fits = !word.is_empty()
        && word.len() <= LONGEST
        && word.bytes().all(|b| (0x20..0x7f).contains(&b));
    fits.then(|| word.to_owned())
}

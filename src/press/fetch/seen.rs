//! What servers said of the state of their documents, kept from one import to the next, so that
//! what did not change is not sent again: `offprint.fetch.json`.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::article::{ArticleId, WebAddress};
use crate::press::source::Complaint;

/// The name of the file beside the output.
pub const FILE: &str = "offprint.fetch.json";

/// The number of the format that this program reads and writes.
const FORMAT: u64 = 2;

/// What a server said of the state of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    /// Its tag, as the server wrote it.
    pub etag: Option<String>,
    /// When it last changed, as the server wrote it.
    pub last_modified: Option<String>,
    /// The address that said so, where the one that was asked led on to it: another document may have
    /// the same tag.
    pub at: Option<WebAddress>,
}

impl Seen {
    /// Whether the server said nothing of the state.
    pub fn is_nothing(&self) -> bool {
        self.etag.is_none() && self.last_modified.is_none()
    }
}

/// What is known of a document that was brought into a set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// What its server said of its state.
    pub seen: Seen,
    /// The stories that it gave.
    pub stories: Vec<ArticleId>,
    /// A digest of these as they then stood in the set, and of what was asked of the document.
    pub stood: String,
}

/// What is known of each address, for each set of a folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SeenBefore(BTreeMap<String, BTreeMap<String, Known>>);

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
        let sets = file.get("sets").and_then(Value::as_object);
        let sets = sets.ok_or_else(|| wrong("has no sets"))?;
        let of_set = |addresses: &Value| -> BTreeMap<String, Known> {
            let all = addresses.as_object().into_iter().flatten();
            all.filter_map(|(address, said)| Some((address.clone(), known(said)?))).collect()
        };
        Ok(Self(sets.iter().map(|(set, addresses)| (set.clone(), of_set(addresses))).collect()))
    }

    /// The file, in the order of the sets and addresses.
    pub fn write(&self) -> Vec<u8> {
        let sets = self.0.iter().map(|(set, addresses)| {
            let all = addresses.iter().map(|(address, known)| (address.clone(), written(known)));
            (set.clone(), Value::Object(all.collect()))
        });
        let sets: Map<String, Value> = sets.collect();
        let file = serde_json::json!({ "format": FORMAT, "sets": sets });
        // Strings and numbers are always written.
        let mut bytes = serde_json::to_vec_pretty(&file).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.0.values().all(BTreeMap::is_empty)
    }

    /// What is known of an address for a set.
    pub fn of(&self, set: &str, address: &WebAddress) -> Option<&Known> {
        self.0.get(set)?.get(address.as_str())
    }

    /// Keeps what is known; nothing is, where the server said nothing of the state.
    pub fn keep(&mut self, set: &str, address: &WebAddress, known: Known) {
        match known.seen.is_nothing() {
            true => self.forget(set, address),
            false => {
                let of_set = self.0.entry(set.to_owned()).or_default();
                of_set.insert(address.as_str().to_owned(), known);
            }
        }
    }

    /// Forgets what is known of an address for a set.
    pub fn forget(&mut self, set: &str, address: &WebAddress) {
        if let Some(of_set) = self.0.get_mut(set) {
            of_set.remove(address.as_str());
        }
    }

    /// Keeps what is known for these sets alone.
    pub fn keep_sets(&mut self, is_there: impl Fn(&str) -> bool) {
        self.0.retain(|set, of_set| !of_set.is_empty() && is_there(set));
    }
}

/// What is known of a document, as it is read; `None` where it does not say which stories it gave.
fn known(said: &Value) -> Option<Known> {
    let word = |name| said.get(name).and_then(Value::as_str).and_then(sendable);
    let at = said.get("at").and_then(Value::as_str);
    let at = match at {
        Some(at) => Some(WebAddress::parse(at)?),
        None => None,
    };
    let stories = said.get("stories")?.as_array()?.iter();
    Some(Known {
        seen: Seen { etag: word("etag"), last_modified: word("last_modified"), at },
        stories: stories.map(|id| ArticleId::parse(id.as_str()?)).collect::<Option<_>>()?,
        stood: said.get("stood")?.as_str()?.to_owned(),
    })
}

/// The same as it is written.
fn written(known: &Known) -> Value {
    let Known { seen, stories, stood } = known;
    let at = seen.at.as_ref().map(|at| at.as_str().to_owned());
    let mut said = Map::new();
    for (name, word) in [("etag", &seen.etag), ("last_modified", &seen.last_modified), ("at", &at)]
    {
        if let Some(word) = word {
            said.insert(name.to_owned(), Value::String(word.clone()));
        }
    }
    let stories = stories.iter().map(|id| Value::String(id.to_string())).collect();
    said.insert("stories".to_owned(), Value::Array(stories));
    said.insert("stood".to_owned(), Value::String(stood.clone()));
    Value::Object(said)
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

//! The index as the press builds it, once: a root, and parts that open alone.
//!
//! # Decision: parts of a size, each with a number of its own
//! *Context.* A page that asks one question needs some hundredths of an index. Hosts serve files, and not
//! all of them ranges of files; thousands of small files take longer to publish than to read.
//! *Decision.* The root says which parts there are, how long, and with what number of their bytes
//! (`format`). Parts of the dictionary hold keys in order, with the forms of each, those of one stem, and
//! how long their lists are; the lists of a part of the dictionary lie in parts of their own, cut between
//! forms. An index has some sixty parts at the most, whatever its size. A question that lacks parts names all that it
//! lacks (`Packed::missing`), and what is there is answered.
//! *Consequences.* From a word to its stories there are two steps: its part of the dictionary, then its
//! lists. Whatever becomes of a file on its way is found by its number before it is used.
//!
//! # Decision: stems are rings of keys
//! *Context.* `lakes` should find `lake`. Lists under stems would double the index or lose the exact form;
//! stemmers are 34 kB of a reader.
//! *Decision.* The press stems each form by the languages of the stories that have it; a key names the keys
//! that share a stem with it. The page follows the ring, and has no stemmer.
//! *Consequences.* No list is doubled, and the exact form is known. A word that no story has is not
//! stemmed: it may be a slip or a beginning, and is taken as such.

mod bytes;
mod fault;
mod format;
mod shelf;
mod lists;
mod content;
mod open;
#[cfg(not(target_arch = "wasm32"))]
mod columns;
#[cfg(not(target_arch = "wasm32"))]
mod told;
#[cfg(not(target_arch = "wasm32"))]
mod stems;
#[cfg(not(target_arch = "wasm32"))]
mod pack;
#[cfg(not(target_arch = "wasm32"))]
mod catalogue;
#[cfg(all(any(test, fuzzing), not(target_arch = "wasm32")))]
pub mod hostile;

#[cfg(not(target_arch = "wasm32"))]
pub use catalogue::Catalogue;
pub use content::Content;
pub use fault::Fault;
pub use open::{Checked, Packed};
#[cfg(not(target_arch = "wasm32"))]
pub use pack::{Packer, Part};
#[cfg(not(target_arch = "wasm32"))]
pub use told::Told;

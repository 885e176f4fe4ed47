//! Brings files from beside the reader's own script, and gives time back to the page.

use std::fmt;

use gloo::timers::callback::Timeout;
use js_sys::{ArrayBuffer, JsString, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::page::{document, window};
use crate::article::Day;

/// Something to be done later, taken back when dropped.
pub(in crate::reader) type Timer = Timeout;

/// Why a file did not come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::reader) enum LoadError {
    /// No answer: offline, blocked, or the host is gone.
    NoAnswer(String),
    /// The host answered with this status.
    Status(String, u16),
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoAnswer(file) => {
                write!(f, "`{file}` did not come; look whether this device is online, then reload")
            }
            Self::Status(file, status) => write!(
                f,
                "the host answered {status} for `{file}`; if this page is yours, put the file beside index.html"
            ),
        }
    }
}

/// The address of a file of the edition. `boot.js` notes the root, from where it was loaded itself:
/// the document's own address changes as one reads.
pub(in crate::reader) fn in_edition(path: &str) -> String {
    let root = document().document_element().and_then(|page| page.get_attribute("data-root"));
    root.unwrap_or_default() + path
}

/// The bytes of a file, its path taken from the edition's root.
pub(in crate::reader) async fn fetch(path: &str) -> Result<Vec<u8>, LoadError> {
    let lost = || LoadError::NoAnswer(path.to_owned());
    // Asked whether it has changed each time: by its age alone, a browser would keep a story for days
    // that has been corrected or taken out since.
    let how = js_sys::JSON::parse(r#"{"cache":"no-cache"}"#).unwrap_or_default();
    let answer = window().fetch_with_str_and_init(&in_edition(path), how.unchecked_ref());
    let answer = JsFuture::from(answer).await.map_err(|_| lost())?;
    let answer: web_sys::Response = answer.dyn_into().map_err(|_| lost())?;
    if !answer.ok() {
        return Err(LoadError::Status(path.to_owned(), answer.status()));
    }
    let bytes = answer.array_buffer().map_err(|_| lost())?;
    let bytes: ArrayBuffer =
        JsFuture::from(bytes).await.and_then(JsCast::dyn_into).map_err(|_| lost())?;
    Ok(Uint8Array::new(&bytes).to_vec())
}

/// Calls `then` after so many milliseconds, unless what it returns is dropped before.
pub(in crate::reader) fn after(milliseconds: u32, then: impl FnOnce() + 'static) -> Timer {
    Timeout::new(milliseconds, boxed(then))
}

/// Calls `then` in a task of its own, after those that wait already.
pub(in crate::reader) fn soon(then: impl FnOnce() + 'static) {
    Timeout::new(0, boxed(then)).forget();
}

/// What is called later as one type: what calls it is compiled once, and not once for each.
pub(super) fn boxed(then: impl FnOnce() + 'static) -> Box<dyn FnOnce()> {
    Box::new(then)
}

/// Calls `then` at the beginning of the frame after the next. What it changes is laid out in that
/// same frame: changed between two frames, it would be laid out under the next key, before its
/// letter appears.
pub(in crate::reader) fn after_paint(then: impl FnOnce() + 'static) {
    super::page::on_next_frame(move || super::page::on_next_frame(then));
}

/// The day, where the reader is.
pub(in crate::reader) fn today() -> Day {
    let now = js_sys::Date::new_0();
    let day = Day::from_civil(now.get_full_year() as i32, now.get_month() + 1, now.get_date());
    day.unwrap_or(Day::EPOCH)
}

/// Milliseconds since the page was opened.
pub(in crate::reader) fn now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

/// Lets the browser paint and listen before work goes on.
pub(in crate::reader) async fn breathe() {
    let pause = Promise::new(&mut |done, _| {
        soon(move || {
            // Resolving a promise cannot fail; its answer means nothing.
            let _ = done.call0(&JsValue::NULL);
        });
    });
    // A pause that fails is a pause that is over.
    let _ = JsFuture::from(pause).await;
}

/// The text in normal form NFKD, by the browser's own tables.
pub(in crate::reader) fn nfkd(text: &str) -> String {
    JsString::from(text).normalize("NFKD").into()
}

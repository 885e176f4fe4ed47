//! Brings files from beside the reader's own script, and gives time back to the page.

use std::fmt;

use gloo::timers::callback::Timeout;
use js_sys::{Array, Function, JsString, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

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

/// What the browser may take out of its cache.
#[derive(Debug, Clone, Copy)]
pub(in crate::reader) enum Cache {
    /// What the host says has not changed: by its age alone, a browser would keep a story for days that has
    /// been corrected or taken out since.
    IfUnchanged,
    /// What is there: its name says its bytes.
    Always,
    /// Nothing: what came was not what it should be.
    Never,
}

/// The bytes of a file, its path taken from the edition's root.
pub(in crate::reader) async fn fetch(path: &str, cache: Cache) -> Result<Vec<u8>, LoadError> {
    let lost = || LoadError::NoAnswer(path.to_owned());
    let how = js_sys::JSON::parse(match cache {
        Cache::IfUnchanged => r#"{"cache":"no-cache"}"#,
        Cache::Always => "{}",
        Cache::Never => r#"{"cache":"reload"}"#,
    });
    let how = how.unwrap_or_default();
    let answer = window().fetch_with_str_and_init(&in_edition(path), how.unchecked_ref());
    let answer = JsFuture::from(answer).await.map_err(|_| lost())?;
    let answer: Response = answer.dyn_into().map_err(|_| lost())?;
    if !answer.ok() {
        return Err(LoadError::Status(path.to_owned(), answer.status()));
    }
    bytes_of(&answer).await.ok_or_else(lost)
}

async fn bytes_of(answer: &Response) -> Option<Vec<u8>> {
    let bytes = JsFuture::from(answer.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&bytes).to_vec())
}

/// What was deflated, undone by the browser; nothing where it is no such thing.
pub(in crate::reader) async fn inflate(mut deflated: Vec<u8>) -> Option<Vec<u8>> {
    let deflated = Response::new_with_opt_u8_array(Some(&mut deflated)).ok()?.body()?;
    // web-sys has it behind a flag of the whole build.
    let stream = Reflect::get(&window(), &"DecompressionStream".into()).ok()?;
    let stream: Function = stream.dyn_into().ok()?;
    let inflating = Reflect::construct(&stream, &Array::of1(&"deflate-raw".into())).ok()?;
    let inflated = deflated.pipe_through(inflating.unchecked_ref());
    bytes_of(&Response::new_with_opt_readable_stream(Some(&inflated)).ok()?).await
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

//! Streams of the web as streams of Rust and back: the part of the crate `wasm-streams` that `server_fn`
//! names, by the same names.
//!
//! # Decision: a small one of our own
//! *Context.* Leptos always brings the client of its server functions, and that brings `wasm-streams`, whose
//! classes are exported to the page. What is exported, no linker drops: 4.4 kB of the reader's 150 after
//! compression, for streams that a page without a server never opens.
//! *Decision.* `[patch.crates-io]` puts this in its place. It does what those four functions are documented
//! to do, by closures instead of exported classes, so that all of it is dropped where nobody calls it.
//! *Consequences.* When Leptos names more of `wasm-streams`, the build says so here. Streams of bytes that
//! read into a buffer of their reader's are read as any other.

use std::cell::RefCell;
use std::rc::Rc;

use futures_util::StreamExt;
use futures_util::stream::{self, Stream};
use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{ReadableStreamDefaultController, ReadableStreamDefaultReader};

/// A stream that the page reads.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Of the page's own stream.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// The page's own stream.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// What it gives, piece by piece.
    ///
    /// # Panics
    /// Somebody else reads it already.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> {
        let reader: ReadableStreamDefaultReader = self.0.get_reader().unchecked_into();
        stream::unfold(Some(reader), |reader| async {
            let reader = reader?;
            let piece = match JsFuture::from(reader.read()).await {
                Ok(piece) => piece,
                Err(why) => return Some((Err(why), None)),
            };
            let member =
                |name: &str| Reflect::get(&piece, &name.into()).unwrap_or(JsValue::UNDEFINED);
            (!member("done").is_truthy()).then(|| (Ok(member("value")), Some(reader)))
        })
    }

    /// A stream that gives to the page what another gives, as it is asked for it.
    ///
    /// # Panics
    /// The page has no streams.
    pub fn from_stream(pieces: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        let pieces = Rc::new(RefCell::new(pieces.boxed_local()));
        let pull = Closure::<dyn FnMut(ReadableStreamDefaultController) -> js_sys::Promise>::new(
            move |to: ReadableStreamDefaultController| {
                let pieces = Rc::clone(&pieces);
                future_to_promise(async move {
                    // The page pulls once more only when the promise is kept, so nobody else borrows it.
                    let piece = pieces.borrow_mut().next().await;
                    match piece {
                        Some(Ok(piece)) => to.enqueue_with_chunk(&piece)?,
                        Some(Err(why)) => to.error_with_e(&why),
                        None => to.close()?,
                    }
                    Ok(JsValue::UNDEFINED)
                })
            },
        );
        let source = js_sys::Object::new();
        let is_set = Reflect::set(&source, &"pull".into(), &pull.into_js_value());
        debug_assert!(is_set.is_ok(), "a new object takes a member");
        let raw = web_sys::ReadableStream::new_with_underlying_source(&source);
        Self(raw.expect("the page has streams"))
    }
}

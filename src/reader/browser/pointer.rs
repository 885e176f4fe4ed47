//! A pointer that is drawn along an element, be it a mouse, a finger or a pen.

use leptos::web_sys::Element;
use wasm_bindgen::JsCast;

use super::Event;

/// How far along the listening element the pointer is: 0 at its left end, 1 at its right.
pub(in crate::reader) fn along(event: &Event) -> Option<f64> {
    let pointer = event.dyn_ref::<web_sys::MouseEvent>()?;
    let rect = event.current_target()?.dyn_into::<Element>().ok()?.get_bounding_client_rect();
    let there = f64::from(pointer.client_x()) - rect.left();
    (rect.width() > 0.0).then(|| (there / rect.width()).clamp(0.0, 1.0))
}

/// Has the listening element told of the pointer until it lets go, wherever it is then.
pub(in crate::reader) fn hold(event: &Event) {
    let element = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
    if let (Some(element), Some(pointer)) = (element, event.dyn_ref::<web_sys::PointerEvent>()) {
        // A pointer that is gone by now is not held, and says nothing more.
        let _ = element.set_pointer_capture(pointer.pointer_id());
    }
}

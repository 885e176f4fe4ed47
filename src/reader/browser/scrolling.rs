//! How far the page is scrolled, and what is in view.

use super::page::{document, element, window};

/// How far down the page is scrolled, in hundredths of a CSS pixel.
pub(in crate::reader) fn scroll_top() -> i64 {
    (window().scroll_y().unwrap_or(0.0) * 100.0) as i64
}

/// How far down the page can be scrolled, counted alike.
pub(in crate::reader) fn scroll_end() -> i64 {
    document()
        .document_element()
        .map_or(0, |root| i64::from(root.scroll_height() - root.client_height()) * 100)
}

/// Scrolls to so many hundredths of a CSS pixel from the top, at once.
pub(in crate::reader) fn scroll_to(top: i64) {
    window().scroll_to_with_x_and_y(0.0, top as f64 / 100.0);
}

/// Scrolls no farther than until such an element is in view.
pub(in crate::reader) fn bring_into_view(selector: &str) {
    let how = web_sys::ScrollIntoViewOptions::new();
    how.set_block(web_sys::ScrollLogicalPosition::Nearest);
    if let Some(element) = element(selector) {
        element.scroll_into_view_with_scroll_into_view_options(&how);
    }
}

/// Whether a part of what has the focus is within the window, covered or not.
pub(in crate::reader) fn is_focus_in_window() -> bool {
    let view = document().document_element().map_or(0, |root| root.client_height());
    document().active_element().is_some_and(|focused| {
        let rect = focused.get_bounding_client_rect();
        rect.bottom() > 0.0 && rect.top() < f64::from(view)
    })
}

/// Scrolls until such an element, if it has the focus, is covered by nothing and in the window.
pub(in crate::reader) fn uncover_focused(selector: &str) {
    let focused = document().active_element();
    let Some(element) = focused.filter(|element| element.matches(selector) == Ok(true)) else {
        return;
    };
    let rect = element.get_bounding_client_rect();
    let [x, y] = [rect.left() + rect.width() / 2.0, rect.top() + rect.height() / 2.0];
    let on_top = document().element_from_point(x as f32, y as f32);
    if !element.contains(on_top.as_deref()) {
        element.scroll_into_view();
    }
}

/// Whether the element is within a screen's height of view now. A busy browser tells late that it
/// was, of a page that was shorter then.
pub(in crate::reader) fn is_near(id: &str) -> bool {
    let root = document().document_element();
    let view = root.map_or(0, |root| root.client_height());
    let top = |element: web_sys::Element| element.get_bounding_client_rect().top();
    document().get_element_by_id(id).is_some_and(|found| top(found) <= f64::from(2 * view))
}

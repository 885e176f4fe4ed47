//! Links of a text led elsewhere, or made the words they are.

use crate::article::{Prose, Span, Target, Text};

/// Leads each link of a text to what is said, or makes it its words where nothing is. Spans nest at most
/// 16 deep, so this may call itself.
pub(super) fn relink_text(text: &mut Text, judge: &mut dyn FnMut(Target) -> Option<Target>) {
    let mut out = Vec::with_capacity(text.0.len());
    for mut span in std::mem::take(&mut text.0) {
        match &mut span {
            Span::Link { text: inner, .. }
            | Span::Emphasis { text: inner }
            | Span::Strong { text: inner }
            | Span::Quotation { text: inner }
            | Span::Language { text: inner, .. } => relink_text(inner, judge),
            Span::Text { .. } | Span::Code { .. } | Span::Break {} => {}
        }
        match span {
            Span::Link { to, text } => match judge(to) {
                Some(to) => out.push(Span::Link { to, text }),
                None => text.0.into_iter().for_each(|span| put(&mut out, span)),
            },
            span => put(&mut out, span),
        }
    }
    text.0 = out;
}

/// Puts a span behind others; words behind words are one run.
fn put(out: &mut Vec<Span>, span: Span) {
    if let (Some(Span::Text { text: last }), Span::Text { text }) = (out.last_mut(), &span)
        && let Ok(joined) = Prose::parse(&format!("{last}{text}"))
    {
        *last = joined;
        return;
    }
    out.push(span);
}

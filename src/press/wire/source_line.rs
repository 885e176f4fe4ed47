//! A line that says whose a story is, when it was published and who edited it, as the pages of
//! agencies put it below the headline: `Source: Xinhua|2025-03-04 12:33:02|Editor: …`.

use super::super::tidy::{Leads, agency_of};
use super::dates::{DateRow, date_row};

/// What such a line says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct SourceLine<'a> {
    pub(super) agency: Option<&'a str>,
    pub(super) when: DateRow,
}

/// The longest such line, in bytes.
const LONGEST: usize = 220;

/// Labels of the source.
#[rustfmt::skip]
static SOURCES: Leads = Leads::of(&[
    "source", "quelle", "fuente", "fonte", "bron", "источник", "джерело", "المصدر", "来源", "來源", "稿源", "出典", "出处", "स्रोत",
]);

/// Labels of who edited the story or put it on its page; they say nothing that a reader is told.
#[rustfmt::skip]
static EDITORS: Leads = Leads::of(&[
    "editor", "editors", "edited by", "web editor", "redaktion", "redaktor", "redacción", "редактор", "المحرر", "تحرير", "编辑", "编辑", "編輯", "责任编辑", "責任編輯", "责编",
]);

/// Reads such a line: the source, beside the date or the editor, or alone where it is an agency.
pub(super) fn source_line(text: &str) -> Option<SourceLine<'_>> {
    if text.len() > LONGEST || !text.contains([':', '：']) {
        return None;
    }
    let mut found = SourceLine::default();
    let (mut sourced, mut others) = (false, false);
    for part in parts(text) {
        if let Some(source) = value(part, &SOURCES) {
            if sourced || source.split_whitespace().count() > 6 {
                return None;
            }
            sourced = true;
            found.agency = house(source);
        } else if value(part, &EDITORS).is_some_and(|who| who.split_whitespace().count() <= 6) {
            others = true;
        } else {
            let when = date_row(part)?;
            found.when = when;
            others = true;
        }
    }
    (sourced && (others || found.agency.is_some())).then_some(found)
}

/// The parts of a line, which bars part, wide blanks, or the labels themselves.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    let next = move || {
        if rest.is_empty() {
            return None;
        }
        let bar = rest.find(['|', '｜', '\u{3000}', '\t', '•']);
        let behind_blank = rest.match_indices(' ').map(|(at, _)| at + 1).find(|&at| {
            value(&rest[at..], &SOURCES).or_else(|| value(&rest[at..], &EDITORS)).is_some()
        });
        let cut = bar.into_iter().chain(behind_blank).min().unwrap_or(rest.len());
        let part = rest[..cut].trim();
        let mut behind = rest[cut..].chars();
        if bar == Some(cut) {
            behind.next();
        }
        rest = behind.as_str();
        Some(part)
    };
    std::iter::from_fn(next).filter(|part| !part.is_empty())
}

/// What stands behind one of the labels and its colon.
fn value<'a>(part: &'a str, labels: &Leads) -> Option<&'a str> {
    let part = part.trim_start();
    let label = labels.lead_of(part)?;
    let behind = part.get(label.len()..)?.trim_start().strip_prefix([':', '：'])?.trim();
    (!behind.is_empty()).then_some(behind)
}

/// The agency that a source names, with its address or its language behind it: `KCNA.kp (En)`.
fn house(source: &str) -> Option<&str> {
    let name = source.split(['(', '（']).next().unwrap_or_default().trim();
    agency_of(name).or_else(|| {
        let (name, end) = name.rsplit_once('.')?;
        let plain = (2..=3).contains(&end.len()) && end.bytes().all(|b| b.is_ascii_lowercase());
        plain.then(|| agency_of(name))?
    })
}

#[cfg(test)]
mod tests {
    use super::source_line;

    #[test]
    fn sources_of_many_pages() {
        for (text, agency, day) in [
            ("Source: Xinhua|2025-03-04 12:33:02|Editor: huaxia", Some("Xinhua"), "2025-03-04"),
            ("Source: Xinhua | 2025-03-04 | Editor: Lin Qiao", Some("Xinhua"), "2025-03-04"),
            ("Date: 25/10/2025 | Source: KCNA.kp (En)", Some("KCNA"), "2025-10-25"),
            ("2025年03月04日 12:33 来源：新华社 编辑：林桥", Some("新华社"), "2025-03-04"),
            ("来源：新华社　责任编辑：林桥", Some("新华社"), ""),
            ("Fuente: EFE", Some("EFE"), ""),
            ("Quelle: dpa | 04.03.2025", Some("dpa"), "2025-03-04"),
        ] {
            let found = source_line(text).unwrap_or_else(|| panic!("not read: {text}"));
            let when = found.when.published.map(|time| time.to_string()).unwrap_or_default();
            assert_eq!((found.agency, when.as_str()), (agency, day), "{text}");
        }
        for text in [
            "Source: the river itself",
            "Source: what the harbour master said on 4 March 2025",
            "Sources: three fishermen",
            "The source: a spring at 2025 metres",
            "Editor: Jane Roe",
            "4 March 2025",
        ] {
            assert_eq!(source_line(text), None, "{text}");
        }
    }
}

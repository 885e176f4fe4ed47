//! The numbers of pages that printing and copying leave between the lines of a story: `Page 1 of 3`,
//! `- 2 -`, `1/2ページ`, `Seite 2 von 3`. A sentence that such a number cuts is one sentence again.

use super::super::tidy::Leads;
use super::furniture::bullet;
use super::lines::{Row, ends_a_sentence, is_wide};

/// As what the row of a page's number is noted.
pub(super) const PAGE_NUMBER: &str = "number of a page";

/// As what is noted that the head of each page says.
const RUNNING_HEAD: &str = "head of a page";

/// The longest row that may be the number of a page, in bytes.
const LONGEST: usize = 48;

/// Marks the numbers of pages, and the rows that go on with a sentence over one.
pub(super) fn mark(rows: &mut [Row<'_>]) {
    // The last row above that is no number of a page, while nothing else stood below it.
    let mut cut: Option<usize> = None;
    for at in 0..rows.len() {
        if is_page_number(rows[at].text) && !is_in_a_column(rows, at) {
            rows[at].debris = Some(PAGE_NUMBER);
            rows[at].is_title = false;
            cut = cut.or(at.checked_sub(1));
            continue;
        }
        if let Some(above) = cut
            && is_running_head(rows, above, at)
        {
            rows[at].debris = Some(RUNNING_HEAD);
            rows[at].is_title = false;
            continue;
        }
        if let Some(above) = cut.take() {
            rows[at].goes_on = goes_on(&rows[above], &rows[at]);
        }
    }
}

/// Whether fractions stand above or below a row that is one: a table of them is no row of pages.
fn is_in_a_column(rows: &[Row<'_>], at: usize) -> bool {
    let fraction = |row: &Row<'_>| row.text.len() <= LONGEST && whole_fraction(row.text);
    let near = |n: Option<usize>| n.and_then(|n| rows.get(n)).is_some_and(fraction);
    fraction(&rows[at]) && (near(at.checked_sub(1)) || near(Some(at + 1)))
}

/// Whether a row is what stands at the head of every page: short, alone, and within a sentence that
/// goes on below it.
fn is_running_head(rows: &[Row<'_>], above: usize, at: usize) -> bool {
    let Some(below) = rows.get(at + 1) else { return false };
    let text = rows[at].text;
    rows[at].blanks > 0
        && below.blanks > 0
        && text.chars().take(81).count() <= 80
        && !ends_a_sentence(text)
        && !text.starts_with(char::is_lowercase)
        && !ends_a_sentence(rows[above].text)
        && below.text.starts_with(char::is_lowercase)
}

/// Whether a row is the rest of a sentence that the one above, at the foot of its page, began.
fn goes_on(above: &Row<'_>, row: &Row<'_>) -> bool {
    if ends_a_sentence(above.text)
        || above.debris.is_some()
        || above.sign_off.is_some()
        || row.debris.is_some()
        || bullet(row.text).is_some()
    {
        return false;
    }
    let small = row.text.starts_with(char::is_lowercase);
    // A subhead may stand last on its page; it is short, and a page's last line seldom is.
    let wide = above.text.chars().any(is_wide);
    let count = above.text.chars().count();
    let long = if wide { count > 20 } else { count > 60 };
    small || long && (!above.is_title || ends_a_sentence(row.text))
}

/// Whether a row says nothing but which page this is.
pub(super) fn is_page_number(text: &str) -> bool {
    if text.len() > LONGEST || !text.chars().any(char::is_numeric) {
        return false;
    }
    let bare = text.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '-' | '–'
                    | '—'
                    | '―'
                    | '~'
                    | '*'
                    | '•'
                    | '·'
                    | '|'
                    | '('
                    | ')'
                    | '['
                    | ']'
                    | '【'
                    | '】'
                    | '（'
                    | '）'
                    | '.'
                    | '…'
            )
    });
    if let Some(number) = number(bare) {
        return number > 0 && is_between_dashes(text);
    }
    // `…/2`: the page that follows.
    let next = bare.strip_prefix('/').or_else(|| bare.strip_suffix('/'));
    if let Some(next) = next {
        return text.contains(['…', '.']) && number(next.trim()).is_some();
    }
    is_named(bare) || is_eastern(bare) || whole_fraction(bare)
}

/// `- 2 -`, `– 2 –`: a number with a dash on both sides.
fn is_between_dashes(text: &str) -> bool {
    let dash = |c: char| matches!(c, '-' | '–' | '—' | '―' | '~');
    text.starts_with(dash) && text.ends_with(dash)
}

/// `2/3`, `2 / 3`: a page of so many, and no more of them than a text of pages has.
fn whole_fraction(text: &str) -> bool {
    text.split_once(['/', '／']).is_some_and(|(page, of)| {
        let pages = (number(page.trim()), number(of.trim()));
        matches!(pages, (Some(page), Some(of)) if page > 0 && page <= of && of <= 60)
    })
}

/// `Page 1 of 3`, `Seite 2`, `стр. 2 из 3`: the word for a page, a number, perhaps of how many.
fn is_named(bare: &str) -> bool {
    #[rustfmt::skip]
    static PAGE: Leads = Leads::of(&[
        "page", "pg.", "seite", "blatt", "página", "pagina", "pág.", "pag.", "страница", "стр.", "сторінка", "صفحة", "الصفحة", "صفحه",
        "पृष्ठ", "पेज", "pagina", "sida", "side", "sivu", "strona", "strana", "sayfa", "ページ", "第", "페이지", "halaman", "trang",
    ]);
    const OF: [&str; 16] = [
        "of",
        "von",
        "sur",
        "de",
        "di",
        "из",
        "з",
        "من",
        "از",
        "का",
        "में से",
        "van",
        "av",
        "af",
        "/",
        "z",
    ];
    let Some(lead) = PAGE.lead_of(bare) else { return false };
    let behind = bare.char_indices().nth(lead.chars().count()).map_or(bare.len(), |(at, _)| at);
    let rest = bare[behind..].trim_start_matches(['.', ':', ' ', '\u{a0}']);
    let digits = rest.chars().take_while(|c| c.is_numeric()).map(char::len_utf8).sum::<usize>();
    let (page, rest) = rest.split_at(digits);
    if number(page).is_none() {
        return false;
    }
    let rest = rest.trim().to_lowercase();
    rest.is_empty()
        || OF.iter().any(|of| {
            let of = rest.strip_prefix(of).map(str::trim);
            of.is_some_and(|of| number(of).is_some())
        })
}

/// `1/2ページ`, `2ページ`, `第2页 共3页`, `第2頁`, `2쪽`, `2 of 3`: the number stands first.
fn is_eastern(bare: &str) -> bool {
    const UNITS: [&str; 8] = ["ページ", "頁", "页", "쪽", "페이지", "पृष्ठ", "pages", "p"];
    let bare = bare.trim_start_matches(['第', '全']);
    let digits =
        |text: &str| text.chars().take_while(|c| c.is_numeric()).map(char::len_utf8).sum::<usize>();
    let (page, rest) = bare.split_at(digits(bare));
    if number(page).is_none() {
        return false;
    }
    let rest = rest.trim();
    if let Some(of) = rest.strip_prefix("of ") {
        return number(of.trim()).is_some();
    }
    let rest = match rest.strip_prefix(['/', '／']) {
        Some(of) => of.trim_start().trim_start_matches(|c: char| c.is_numeric()).trim(),
        None => rest,
    };
    let Some(unit) = UNITS.iter().find_map(|unit| rest.strip_prefix(unit)) else { return false };
    // `共3页`, `（全3ページ）`
    let many = unit.trim_matches([' ', '　', '/', '／', '，', ',', '（', '）', '共', '全', '中']);
    many.is_empty() || number(many.trim_end_matches(['页', '頁', 'ペ', 'ー', 'ジ', '쪽'])).is_some()
}

/// A number of one to three digits, of whatever script.
fn number(text: &str) -> Option<u32> {
    let mut value = 0;
    let mut count = 0;
    for c in text.chars() {
        let digit = match c {
            '0'..='9' => u32::from(c) - u32::from('0'),
            '٠'..='٩' => u32::from(c) - u32::from('٠'),
            '۰'..='۹' => u32::from(c) - u32::from('۰'),
            '०'..='९' => u32::from(c) - u32::from('०'),
            '０'..='９' => u32::from(c) - u32::from('０'),
            _ => return None,
        };
        value = value * 10 + digit;
        count += 1;
        if count > 3 {
            return None;
        }
    }
    (count > 0).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::is_page_number;

    #[test]
    fn numbers_of_pages_in_many_languages() {
        for text in [
            "Page 1 of 3",
            "page 2",
            "PAGE 3 OF 3",
            "- 2 -",
            "– 2 –",
            "2/3",
            "(2/3)",
            "1/2ページ",
            "2ページ",
            "Seite 2 von 3",
            "Page 2 sur 3",
            "Página 2 de 3",
            "Pagina 2 di 3",
            "Стр. 2 из 3",
            "Страница 2",
            "صفحة 1 من 2",
            "صفحة ٢ من ٣",
            "第2页 共3页",
            "第2页",
            "2頁",
            "पृष्ठ 1/3",
            "पेज 2",
            "2 of 3",
            ".../2",
            "2/…",
            "Página 1/4",
        ] {
            assert!(is_page_number(text), "{text}");
        }
    }

    #[test]
    fn numbers_of_other_things() {
        for text in [
            "2",
            "24/7",
            "3/2",
            "0/3",
            "2-1",
            "Page turners",
            "Page 1 of the diary was torn out",
            "Seite an Seite",
            "- 12 degrees -",
            "2024/2025",
            "第2回",
            "2 of the 3 boats came home",
            "1/2 cup of flour",
            "De 3",
            "page one",
            "(12)",
            "第3次世界大战",
        ] {
            assert!(!is_page_number(text), "{text}");
        }
    }
}

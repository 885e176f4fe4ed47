//! What stands at the edges of a copied page and of a release and is no part of the story: menus and
//! notices above it, lists of other stories and the house's own rows below it.

use std::sync::OnceLock;

use super::super::tidy::Known;
use super::byline::byline;
use super::dates::date_row;
use super::furniture::is_title;
use super::lines::{Row, ends_a_sentence, is_wide};

/// Rows of menus and of the foot of a page, whole, in small letters.
#[rustfmt::skip]
const MENU: &[&str] = &[
    "menu", "home", "skip to content", "skip to main content", "skip to navigation", "skip to search", "main menu", "navigation", "search", "sections", "edition", "my account", "sign out", "accept", "accept all", "accept all cookies", "reject all", "decline", "manage preferences", "manage options", "cookie settings", "cookie preferences", "cookies", "privacy", "privacy policy", "privacy settings", "terms", "terms of use", "terms of service", "terms and conditions", "imprint", "contact", "contact us", "about us", "advertise", "careers", "help", "site map", "sitemap", "rss", "back", "go back", "top", "site index", "accessibility", "do not sell my personal information", "got it", "i agree", "ok", "dismiss", "no thanks",
    "aller au contenu", "aller au contenu principal", "accueil", "rechercher", "tout accepter", "tout refuser", "paramétrer", "gérer mes choix", "continuer sans accepter", "mentions légales", "plan du site", "politique de confidentialité", "cgu", "cgv", "nous contacter",
    "zum inhalt springen", "zum hauptinhalt springen", "zum inhalt", "startseite", "menü", "suche", "alle akzeptieren", "akzeptieren", "ablehnen", "einstellungen", "impressum", "datenschutz", "datenschutzerklärung", "agb", "kontakt", "nutzungsbedingungen", "nach oben",
    "ir al contenido", "saltar al contenido", "inicio", "portada", "buscar", "menú", "aceptar", "aceptar todo", "rechazar", "configurar", "aviso legal", "política de privacidad", "política de cookies", "vai al contenuto", "cerca", "accetta", "accetta tutto", "rifiuta", "note legali",
    "saltar para o conteúdo", "ir para o conteúdo", "início", "pesquisar", "aceitar", "aceitar todos", "rejeitar", "política de privacidade", "termos de uso", "ficha técnica", "naar inhoud", "zoeken", "accepteren", "alles accepteren", "weigeren", "hoppa till innehåll", "meny", "sök", "acceptera", "acceptera alla", "hopp til innhold", "søk", "godta alle", "søg", "accepter alle", "przejdź do treści", "szukaj", "akceptuję", "polityka prywatności", "içeriğe geç", "ara", "kabul et",
    "перейти к содержанию", "меню", "поиск", "главная", "принять", "принять все", "политика конфиденциальности", "انتقل إلى المحتوى", "القائمة", "الرئيسية", "بحث", "قبول", "أوافق", "سياسة الخصوصية", "اتصل بنا", "من نحن",
    "本文へ", "本文へスキップ", "コンテンツへスキップ", "メニュー", "検索", "ホーム", "トップ", "同意する", "すべて同意", "プライバシーポリシー", "利用規約", "お問い合わせ", "跳转到内容", "菜单", "首页", "搜索", "搜尋", "接受", "同意", "隐私政策", "本文 바로가기", "본문 바로가기", "메뉴", "검색", "홈", "동의",
];

fn is_in_menu(words: &str) -> bool {
    static KNOWN: OnceLock<Known<()>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| Known::of(MENU.iter().map(|words| (*words, ()))));
    known.get(words).is_some()
}

/// Whether a row is one of a menu or of a page's foot, alone or several with bars between.
pub(super) fn is_menu(text: &str) -> bool {
    if text.len() > 300 || ends_a_sentence(text) {
        return false;
    }
    let mut parts = text.split(['|', '·', '•', '›', '>', '»']).map(str::trim);
    let count = parts.clone().filter(|part| !part.is_empty()).count();
    let short = |part: &str| {
        part.split_whitespace().count() <= 4 && part.chars().count() <= 40 && !part.contains('@')
    };
    match count {
        0 => false,
        1 => text.len() <= 80 && is_in_menu(text.trim_matches(['|', ' ', '≡', '☰', '✕', '×', '»'])),
        2 => parts.all(|part| part.is_empty() || is_in_menu(part)),
        _ => parts.all(short),
    }
}

/// Whether a paragraph is a page's word to its visitors about cookies or their program.
pub(super) fn is_notice(text: &str) -> bool {
    const SIGNS: &[&str] = &[
        "cookie",
        "javascript",
        "ad blocker",
        "adblock",
        "your browser",
        "クッキー",
        "ブラウザ",
        "файлы cookie",
        "куки",
        "ملفات تعريف الارتباط",
        "쿠키",
    ];
    // One of these is in each sign that is written in ASCII, and in few other words.
    let may_have_a_sign = || {
        text.as_bytes().windows(3).any(|three| {
            let small = [three[0] | 0x20, three[1] | 0x20, three[2] | 0x20];
            matches!(&small, b"oki" | b"jav" | b"blo" | b"bro")
        })
    };
    // The others are of scripts whose letters begin with these bytes; quotes and dashes do not.
    let other_script = || text.bytes().any(|byte| byte >= 0xd0 && byte != 0xe2);
    if text.len() > 900 || !may_have_a_sign() && !other_script() {
        return false;
    }
    let small = text.to_lowercase();
    SIGNS.iter().any(|sign| small.contains(sign))
}

/// Whether a row is above the story on its page and can be left out: all but the last few may be
/// anything that is no sentence.
pub(super) fn is_above_page(row: &Row<'_>) -> bool {
    let text = row.text;
    let short = !ends_a_sentence(text) && text.chars().take(81).count() <= 80;
    short || is_menu(text) || is_notice(text) || row.debris.is_some()
}

/// Whether a row heads a list of other stories: no link of one's own, but what several follow.
pub(super) fn heads_a_list(text: &str) -> bool {
    !text.contains([':', '：']) || text.ends_with([':', '：'])
}

/// How many rows from here are headlines of other stories, below a row that heads their list.
pub(super) fn listed(rows: &[Row<'_>]) -> usize {
    const MOST: usize = 12;
    let item = |row: &Row<'_>| {
        let words = row.text.trim_start_matches(|c: char| {
            c.is_numeric()
                || matches!(c, '.' | ')' | ' ' | '•' | '-' | '–' | '»' | '›' | '■' | '・' | '▶')
        });
        let quoted = words.starts_with(['「', '『', '«', '“', '"']);
        row.text.chars().take(161).count() <= 160
            && (is_title(words)
                || quoted && !ends_a_sentence(row.text)
                // Who wrote the other story, and when.
                || byline(row.text).is_some()
                || date_row(row.text).is_some())
    };
    if rows.first().is_some_and(|row| byline(row.text).is_some() || date_row(row.text).is_some()) {
        return 0;
    }
    // Where nothing but such rows follow to the end, blank lines between them do not matter.
    let all = rows.iter().take_while(|row| item(row)).count();
    if all == rows.len() && all <= MOST {
        return all;
    }
    let close = rows.iter().take(MOST + 1).take_while(|row| row.blanks == 0 && item(row)).count();
    // What goes on without a blank is the story, whose blank lines were lost.
    let parted = rows.get(close).is_none_or(|next| next.blanks > 0 || next.debris.is_some());
    if parted && close <= MOST { close } else { 0 }
}

/// How many rows stand between the two links by which a page lets its readers skip a box, both
/// counted: `skip past newsletter promotion`, `after newsletter promotion`.
pub(super) fn skipped_box(rows: &[Row<'_>]) -> Option<usize> {
    const MOST: usize = 16;
    let lead = |text: &str, lead: &str| {
        text.get(..lead.len()).is_some_and(|own| own.eq_ignore_ascii_case(lead))
    };
    let first = rows.first()?.text;
    if first.len() > 60 || !lead(first, "skip ") || !first.to_lowercase().contains("promotion") {
        return None;
    }
    let end = rows.iter().take(MOST).position(|row| {
        row.text.len() <= 60
            && lead(row.text, "after ")
            && row.text.to_lowercase().contains("promotion")
    })?;
    Some(end + 1)
}

/// Whether a headline is set as a sentence is: few of its words have capitals.
pub(super) fn is_set_as_a_sentence(headline: &str) -> bool {
    let (mut all, mut small) = (0, 0);
    for word in headline.split_whitespace().skip(1).filter(|word| word.chars().nth(3).is_some()) {
        all += 1;
        small += usize::from(word.starts_with(char::is_lowercase));
    }
    all >= 2 && small * 2 > all
}

/// Whether the style of two rows differs as that of a headline and the line below it: one with
/// capitals to its words, the other set as a sentence.
pub(super) fn differ_in_style(headline: &str, below: &str) -> bool {
    let capitals = |text: &str| {
        let mut all = 0;
        let mut capital = 0;
        for word in text.split_whitespace().skip(1).filter(|word| word.chars().nth(3).is_some()) {
            all += 1;
            capital += usize::from(word.chars().next().is_some_and(char::is_uppercase));
        }
        (all, capital)
    };
    let ((all, capital), (all_below, capital_below)) = (capitals(headline), capitals(below));
    !below.starts_with(char::is_lowercase)
        && !below.contains(is_wide)
        && all >= 3
        && all_below >= 4
        && capital * 10 >= all * 8
        && capital_below * 3 <= all_below
}

//! Rows of buttons that were copied as a line: to share a story, to send, keep or print it, told by the
//! words they are made of, whichever of them a site strings together.
//!
//! Invariant: nothing here is a sentence. A row of buttons has no word that is no button's.

use std::sync::OnceLock;

use super::known::Known;

/// Words of buttons that are copied as one line.
const BUTTONS: [&str; 17] = [
    "share",
    "tweet",
    "email",
    "print",
    "facebook",
    "twitter",
    "whatsapp",
    "linkedin",
    "telegram",
    "reddit",
    "pinterest",
    "x",
    "save",
    "copy",
    "messenger",
    "flipboard",
    "e-mail",
];

fn words_of_buttons(line: &str) -> impl Iterator<Item = &str> + Clone {
    line.split([' ', '|', '/', '·', '•', '\t']).filter(|word| !word.is_empty())
}

/// Whether a line in small letters is made of buttons that were copied as one line:
/// `Share Tweet Email`, `Facebook | Twitter | WhatsApp`.
pub(super) fn is_row(small: &str) -> bool {
    let labels = ["share this article:", "share this story:", "share this:", "share on:", "share:"];
    let row = labels.iter().find_map(|label| small.strip_prefix(label)).unwrap_or(small);
    words_of_buttons(row).all(|word| BUTTONS.contains(&word)) && words_of_buttons(row).count() >= 2
}

/// Whether a line is three words or more, each of which is a button by itself, whatever its language and
/// with a count behind the last: `Drucken Merken Kommentare (3)`; or two that run into each other,
/// `PartagerEnvoyer`.
pub(super) fn is_row_of_whole_buttons(
    line: &str,
    small: &str,
    is_button: impl Fn(&str) -> bool,
) -> bool {
    if small.contains(' ') {
        let counted = |c: char| c.is_numeric() || matches!(c, '(' | ')' | ' ');
        let mut words = words_of_buttons(small.trim_end_matches(counted));
        return words.clone().count() >= 3 && words.all(&is_button);
    }
    let inner = line.char_indices().skip(1).filter(|(_, c)| c.is_uppercase());
    let mut cuts: Vec<usize> = inner.map(|(at, _)| at).collect();
    cuts.push(line.len());
    let mut from = 0;
    cuts.len() > 1
        && cuts.len() <= 8
        && cuts
            .into_iter()
            .all(|cut| is_button(&line[std::mem::replace(&mut from, cut)..cut].to_lowercase()))
}

/// Whether the first word of a line is a button.
pub(super) fn begins_with_a_button(line: &str) -> bool {
    let first = words_of_buttons(line).next().unwrap_or_default();
    BUTTONS.iter().any(|button| button.eq_ignore_ascii_case(first))
}

/// Names of networks and of ways to send a page, in small letters.
#[rustfmt::skip]
const NETWORKS: &[&str] = &[
    "facebook", "twitter", "x", "whatsapp", "linkedin", "telegram", "reddit", "pinterest", "messenger", "flipboard", "instagram", "threads", "bluesky", "mastodon", "xing", "line", "email", "e-mail", "mail", "e-post", "epost", "mejl", "courriel", "mél", "correo",
    "فيسبوك", "فيس", "بوك", "تويتر", "إكس", "واتساب", "واتس", "آب", "تلغرام", "تليغرام", "تيليجرام", "لينكد", "إن", "لينكدإن", "فايبر", "فايسبوك", "إيميل", "بريد",
    "フェイスブック", "ツイッター", "はてブ", "はてなブックマーク", "メール", "ライン",
];

/// Words that share, send, keep or print, in small letters.
#[rustfmt::skip]
const SHARING: &[&str] = &[
    "share", "udostępnij", "podziel", "się", "condividi", "compartilhar", "compartilhe", "partilhar", "delen", "deel", "paylaş", "jaa", "sdílet", "megosztás", "поделиться", "поширити", "κοινοποίηση", "tweet", "print", "save", "copy", "dela", "tipsa", "kopiera", "länk", "skriv", "ut", "teilen", "twittern", "drucken", "merken", "mailen", "versenden", "kopieren", "link", "partager", "tweeter", "imprimer", "envoyer", "copier", "lien", "compartir", "comparte", "compártelo", "tuitear", "imprimir", "enviar", "copiar", "enlace",
    "شارك", "شاركها", "شاركه", "مشاركة", "المشاركة", "غرد", "تغريدة", "اطبع", "طباعة", "أرسل", "إرسال", "نسخ", "الرابط",
    "シェア", "シェアする", "ツイート", "ツイートする", "ポスト", "ポストする", "印刷", "印刷する", "共有", "共有する", "送る", "ブックマーク", "コピー",
];

/// What is shared.
#[rustfmt::skip]
const SHARED: &[&str] = &[
    "article", "story", "artikeln", "artikel", "beitrag", "l'article", "artículo", "noticia", "المقال", "الخبر", "المقالة", "記事", "この記事を", "記事を",
];

/// Small words between the words of a button.
#[rustfmt::skip]
const JOINTS: &[&str] = &[
    "this", "on", "via", "by", "på", "med", "den", "här", "auf", "per", "über", "diesen", "bei", "sur", "par", "avec", "cet", "en", "por", "este", "esta", "el", "la", "على", "عبر", "هذا", "で", "に", "を",
];

/// The most characters of a row of buttons.
const LONGEST_ROW: usize = 90;

/// What a word of a row may be.
#[derive(Clone, Copy)]
enum Part {
    Network,
    Sharing,
    Shared,
    Joint,
}

fn parts() -> &'static Known<Part> {
    static PARTS: OnceLock<Known<Part>> = OnceLock::new();
    PARTS.get_or_init(|| {
        let of = |list: &'static [&'static str], part| list.iter().map(move |word| (*word, part));
        Known::of(
            of(JOINTS, Part::Joint)
                .chain(of(SHARED, Part::Shared))
                .chain(of(SHARING, Part::Sharing))
                .chain(of(NETWORKS, Part::Network)),
        )
    })
}

/// Whether a line in small letters is a row of buttons to share a story: a word that shares and a network,
/// or what is shared, or several networks, and no other word.
pub(super) fn shares(small: &str) -> bool {
    if small.chars().nth(LONGEST_ROW).is_some() || small.ends_with(['.', '。', '؟', '?']) {
        return false;
    }
    let (mut networks, mut sharing, mut shared, mut joints, mut words) = (0, 0, 0, 0, 0);
    let known = parts();
    let words_of_row = small.split(|c: char| {
        c.is_whitespace()
            || matches!(c, ':' | '：' | '|' | '/' | '·' | '•' | ',' | '،' | '、' | '・')
    });
    for word in words_of_row.filter(|word| !word.is_empty()) {
        // Elsewhere than in Japan it is a word as others are.
        if word == "line" && small.is_ascii() {
            return false;
        }
        match known.get(word) {
            Some(Part::Network) => networks += 1,
            Some(Part::Sharing) => sharing += 1,
            Some(Part::Shared) => shared += 1,
            Some(Part::Joint) => joints += 1,
            None => return false,
        }
        words += 1;
    }
    // A single name is a button only where nothing else goes by it.
    let named = words == 1 && networks == 1 && !small.is_ascii() && small.chars().count() >= 4;
    // Names with commas between them are a list as a story has them.
    let listed = small.contains([',', '،', '、']);
    named || sharing > 0 && networks + shared > 0 || networks > 1 && shared + joints == 0 && !listed
}

/// Whether a line may share, by a look at its first word.
pub(super) fn may_share(line: &str) -> bool {
    let first = line.split([' ', ':']).next().unwrap_or_default();
    matches!(parts().get(first), Some(Part::Sharing | Part::Network | Part::Shared))
}

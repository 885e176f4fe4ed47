//! Lines that ask to share a story or to take a newsletter, in the languages of the press: told by the
//! words they are made of, whichever of them a site strings together.
//!
//! Invariant: nothing here is a sentence. A row of buttons has no word that is no button's; what asks
//! to subscribe is short, quotes nobody, and begins or ends with what asks.

use super::leads::Leads;

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

/// The most characters of a row of buttons, and of a line that asks to subscribe.
const LONGEST_ROW: usize = 90;
const LONGEST_ASK: usize = 100;

/// Whether a line in small letters is a row of buttons to share a story: a word that shares and a network,
/// or what is shared, or several networks, and no other word.
pub(super) fn shares(small: &str) -> bool {
    if small.chars().nth(LONGEST_ROW).is_some() || small.ends_with(['.', '。', '؟', '?']) {
        return false;
    }
    let (mut networks, mut sharing, mut shared, mut joints, mut words) = (0, 0, 0, 0, 0);
    let parts = small.split(|c: char| {
        c.is_whitespace()
            || matches!(c, ':' | '：' | '|' | '/' | '·' | '•' | ',' | '،' | '、' | '・')
    });
    for word in parts.filter(|word| !word.is_empty()) {
        let is = |list: &[&str]| list.contains(&word);
        match word {
            // Elsewhere than in Japan it is a word as others are.
            "line" if small.is_ascii() => return false,
            _ if is(NETWORKS) => networks += 1,
            _ if is(SHARING) => sharing += 1,
            _ if is(SHARED) => shared += 1,
            _ if is(JOINTS) => joints += 1,
            _ => return false,
        }
        words += 1;
    }
    // A single name is a button only where nothing else goes by it.
    let named = words == 1 && networks == 1 && !small.is_ascii() && small.chars().count() >= 4;
    // Names with commas between them are a list as a story has them.
    let listed = small.contains([',', '،', '、']);
    named || sharing > 0 && networks + shared > 0 || networks > 1 && shared + joints == 0 && !listed
}

/// Beginnings that ask, and what a newsletter is called where they stand.
static ASK: Leads = Leads::of(&[
    "prenumerera på ",
    "anmäl dig till ",
    "skriv upp dig ",
    "abonnieren sie ",
    "abonniere ",
    "melden sie sich ",
    "melde dich ",
    "bestellen sie ",
    "abonnez-vous ",
    "inscrivez-vous ",
    "recevez ",
    "suscríbete ",
    "suscríbase ",
    "apúntate ",
    "regístrate ",
    "tilmeld dig ",
    "meld deg på ",
    "meld je aan ",
    "schrijf je in ",
    "iscriviti ",
    "inscreva-se ",
    "اشترك في ",
    "اشتركوا في ",
    "سجل في ",
    "سجّل في ",
    "سجلوا في ",
    "للاشتراك في ",
]);

const NEWSLETTERS: [&str; 16] = [
    "nyhetsbrev",
    "nyhetsmejl",
    "nyhedsbrev",
    "newsletter",
    "rundbrief",
    "lettre d'information",
    "lettre d'info",
    "infolettre",
    "boletín",
    "boletines",
    "boletim",
    "nieuwsbrief",
    "النشرة",
    "نشرة",
    "نشرتنا",
    "القائمة البريدية",
];

/// Beginnings that ask, or tell of somebody else: only what is the house's own, and no sentence, asks.
const ASK_OR_TELL: [&str; 8] = [
    "recibe ",
    "reciba ",
    "ricevi ",
    "receba ",
    "ontvang ",
    "erhalte ",
    "erhalten sie ",
    "otrzymuj ",
];
const OUR: [&str; 8] = ["nuestr", "nostr", "noss", "onze ", "unser", "nasz", "our ", "notre "];

/// What Japanese calls one, and how a line ends that asks for it.
const JAPANESE: [&str; 3] = ["メルマガ", "メールマガジン", "ニュースレター"];
const JAPANESE_ENDS: [&str; 8] =
    ["登録", "登録する", "購読", "購読する", "申し込み", "申込", "登録はこちら", "購読はこちら"];

/// Whether a line in small letters asks to take a newsletter, or to join a house.
pub(super) fn subscribes(small: &str) -> bool {
    let quotes = ['"', '“', '”', '„', '«', '»', '「', '」', '‘'];
    if small.chars().nth(LONGEST_ASK).is_some() || small.contains(quotes) {
        return false;
    }
    let names = |words: &[&str]| words.iter().any(|word| small.contains(word));
    let bare = small.trim_end_matches(['!', '！', '.', '…', '›', '»', ' ']);
    if !small.ends_with('。') && small.chars().count() <= 30 {
        let ends = |ends: &[&str]| ends.iter().any(|end| bare.ends_with(end));
        if names(&JAPANESE) && ends(&JAPANESE_ENDS) || bare.ends_with("会員登録はこちら") {
            return true;
        }
    }
    // `Newsletter abonnieren: …`; without the colon, many people may be said to do so.
    if let Some(rest) = small.strip_prefix("newsletter abonnieren") {
        return rest.is_empty()
            || rest.starts_with([':', '!', ' '])
                && rest.trim_start_matches(' ').starts_with([':', '!', '–', '-']);
    }
    let words = small.split_whitespace().count();
    if ASK_OR_TELL.iter().any(|lead| small.starts_with(lead)) {
        return words <= 14 && !small.ends_with('.') && names(&NEWSLETTERS) && names(&OUR);
    }
    let Some(lead) = ASK.lead_of(small) else { return false };
    // What asks in Arabic may also tell who did so.
    let is_short = match lead.is_ascii() || !lead.starts_with(is_arabic) {
        true => words <= 14,
        false => words <= 6 && !small.ends_with('.') && !small.contains(char::is_numeric),
    };
    is_short && names(&NEWSLETTERS)
}

fn is_arabic(c: char) -> bool {
    ('\u{600}'..='\u{6ff}').contains(&c)
}

/// What asks readers to comment who must log in for it, and what they are told of their subscription, by
/// the beginnings of its words. Such a line is no sentence of a story where it stands below that.
const COMMENT: [&str; 8] =
    ["kommentier", "kommenter", "diskut", "comment", "coment", "commenta", "reager", "коммент"];
#[rustfmt::skip]
const LOG_IN: [&str; 19] = [
    "anmelden", "einloggen", "registrieren", "log in", "sign in", "login", "logged in", "connectez", "connecter", "identifi", "inicia sesi", "iniciar sesi", "regístr", "accedi", "logga in", "logg inn", "inloggen", "zaloguj", "войдите",
];
#[rustfmt::skip]
const OWN_SUBSCRIPTION: [&str; 8] = [
    "tu suscripción", "su suscripción", "your subscription", "votre abonnement", "ihr abonnement", "dein abo", "il tuo abbonamento", "a sua assinatura",
];

/// Whether a line in small letters, below a story, is the page's word to who reads it.
pub(super) fn asks_below(small: &str) -> bool {
    let quotes = ['"', '“', '”', '„', '«', '»', '「', '」', '‘', ','];
    let names = |words: &[&str]| words.iter().any(|word| small.contains(word));
    small.chars().nth(LONGEST_ASK).is_none()
        && !small.contains(quotes)
        && (names(&COMMENT) && names(&LOG_IN) || names(&OWN_SUBSCRIPTION))
}

/// Whether a line may be either, by a look at its first words.
pub(super) fn may_ask(line: &str) -> bool {
    ASK.begin(line)
        || ASK_OR_TELL.iter().any(|lead| {
            line.get(..lead.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(lead))
        })
        || line.get(..10).is_some_and(|begin| begin.eq_ignore_ascii_case("newsletter"))
        || {
            let first = line.split([' ', ':']).next().unwrap_or_default();
            let is = |list: &[&str]| list.iter().any(|word| word.eq_ignore_ascii_case(first));
            is(SHARING) || is(NETWORKS) || is(SHARED)
        }
}

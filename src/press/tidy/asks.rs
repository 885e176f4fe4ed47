//! Lines that ask to take a newsletter, in the languages of the press.
//!
//! Invariant: nothing here is a sentence. What asks to subscribe is short, quotes nobody, and begins or
//! ends with what asks.

use super::leads::Leads;

/// The most characters of a line that asks to subscribe.
const LONGEST_ASK: usize = 100;

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
static ASK_OR_TELL: Leads = Leads::of(&[
    "recibe ",
    "reciba ",
    "ricevi ",
    "receba ",
    "ontvang ",
    "erhalte ",
    "erhalten sie ",
    "otrzymuj ",
]);
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
    if ASK_OR_TELL.begin(small) {
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

/// Whether a line may ask, by a look at its first words.
pub(super) fn may_ask(line: &str) -> bool {
    ASK.begin(line)
        || ASK_OR_TELL.begin(line)
        || line.get(..10).is_some_and(|begin| begin.eq_ignore_ascii_case("newsletter"))
}

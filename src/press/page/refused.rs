//! Pages that are no stories: what a server shows where a story is missing, or locked.

use super::wall::asks;
use crate::press::{Complaint, Draft};

/// What such pages are headed with, in small letters.
#[rustfmt::skip]
const ERRORS: [&str; 44] = [
    "page not found", "not found", "the page could not be found", "file not found", "we can't find that page", "oops! that page can’t be found", "oops! page not found",
    "access denied", "access to this page has been denied", "forbidden", "access forbidden", "unauthorized", "just a moment", "one moment, please", "attention required", "attention required! | cloudflare",
    "checking your browser", "please verify you are a human", "verify you are human", "are you a robot", "are you human", "robot check", "security check", "please enable cookies",
    "please enable javascript", "javascript is disabled", "bad gateway", "service unavailable", "service temporarily unavailable", "internal server error", "gateway timeout", "too many requests", "request blocked", "site maintenance",
    "seite nicht gefunden", "seite wurde nicht gefunden", "zugriff verweigert", "page introuvable", "page non trouvée", "accès refusé", "página no encontrada", "acceso denegado", "página não encontrada", "pagina non trovata",
];

/// What pages are headed with at which a reader says who they are.
#[rustfmt::skip]
const DOORS: [&str; 16] = [
    "log in", "login", "sign in", "log in or sign up", "sign in to continue", "log in to continue", "please log in", "please sign in", "subscribe to continue", "subscribe to read", "create an account", "anmelden", "einloggen", "connexion", "iniciar sesión", "accedi",
];

/// The most letters of a page that only says what is wrong.
const FEW: usize = 900;

/// The same, where a single word heads it.
const A_WORD: usize = 300;

/// The most letters of a page that only asks who is there.
const A_WALL: usize = 400;

/// The longest paragraph of a wall that tells nothing of a story.
const A_LINE: usize = 90;

/// Why a page is no story, if its words say so.
pub(super) fn refused(draft: &Draft, title: Option<&str>) -> Option<Complaint> {
    let mut words = Vec::new();
    for block in &draft.body {
        block.each_text(&mut |text, _| words.push(text.to_owned()));
    }
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    let all: usize = words.iter().map(|text| letters(text)).sum();
    let heads = [draft.headline.as_deref(), title];
    let headed = |known: &[&str]| heads.into_iter().flatten().find(|head| is_headed(head, known));
    // A short story may be headed with one such word.
    let few = |head: &str| all <= if head.contains(' ') { FEW } else { A_WORD };
    if let Some(head) = headed(&ERRORS).filter(|head| few(head)) {
        return Some(complaint(
            format!("is what a server shows where there is no story: \"{head}\""),
            "open the page in a browser, and save it again when it shows the story",
        ));
    }
    let asking: Vec<&str> = words.iter().flat_map(|text| asks(text)).collect();
    let tells = words.iter().any(|text| letters(text) > A_LINE && asks(text).next().is_none());
    let asked = words.iter().filter(|text| asks(text).next().is_some());
    let is_mostly_asked = asked.map(|text| letters(text)).sum::<usize>() * 2 >= all;
    let head = headed(&DOORS).filter(|head| few(head));
    // A short story may end in a line that asks for more.
    let is_wall = all <= A_WALL && !tells && is_mostly_asked && all > 0 && asking.len() >= 2;
    if head.is_some() || is_wall {
        return Some(complaint(
            "shows no more than a wall that asks who is there".to_owned(),
            "log in or subscribe there, and save the page again when it shows the story",
        ));
    }
    None
}

/// Whether a headline is one of these, alone or before the name of the site, with a number or without.
fn is_headed(head: &str, known: &[&str]) -> bool {
    let small = head.to_lowercase();
    let mut pieces = vec![small.as_str()];
    for mark in [" | ", " - ", " – ", " — ", ": "] {
        pieces = pieces.into_iter().flat_map(|piece| piece.split(mark)).collect();
    }
    let bare = |piece: &str| {
        let piece = piece.trim().trim_start_matches("error").trim();
        let piece = piece.trim_start_matches(|c: char| c.is_ascii_digit()).trim();
        piece.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
    };
    let is_number = |piece: &str| {
        let digits = piece.trim().trim_start_matches("error").trim();
        matches!(
            digits,
            "400" | "401" | "403" | "404" | "410" | "429" | "500" | "502" | "503" | "504"
        )
    };
    let is_known = |piece: &str| {
        let bare = bare(piece);
        known.iter().any(|it| it.trim_matches(|c: char| !c.is_alphanumeric()) == bare)
    };
    // The first of its parts heads the page; a number alone may stand before it.
    pieces.first().is_some_and(|first| is_known(first) || is_number(first))
}

fn complaint(what: String, next: &str) -> Complaint {
    Complaint { at: None, what, next: next.to_owned() }
}

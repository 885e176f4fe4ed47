//! To whom a story gives what it reports: `KCNA reported`, `state media said`, `selon l'AFP`.
//!
//! Only news media are looked for, and only in forms that can mean nothing else; offices and people
//! that are quoted are the story's own matter.

use std::sync::OnceLock;

use super::super::clean::line;
use super::agency::{begins_an_agency, is_agency};
use super::known::Known;
use super::walk;
use crate::article::{Attribution, Block};

/// The attributions in a body, each source once, in the order in which they are first named.
pub fn attributions(body: &[Block]) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = Vec::new();
    for block in body {
        if let Block::Paragraph { text } | Block::Quote { text, .. } = block {
            let text = walk::words(text);
            for (who, words) in in_text(&text) {
                let known = found.iter().any(|known| known.who.eq_ignore_ascii_case(who));
                if !known && let Some(who) = line(who) {
                    found.push(Attribution { who, words: line(words) });
                }
            }
            // A story names a handful; a text that names hundreds is a list of them.
            if found.len() >= 20 {
                break;
            }
        }
    }
    found
}

/// Media without a name, in small letters, longest first.
#[rustfmt::skip]
const MEDIA: &[&str] = &[
    "official state news agency", "official news agency", "state-run news agency", "state news agency", "state-owned media", "state-controlled media", "state-run media", "state-run television",
    "state-run tv", "state broadcaster", "state television", "state radio", "state media", "state tv", "official media", "local media", "local press", "domestic media", "israeli media", "iranian media", "russian media", "chinese media", "turkish media", "syrian media", "ukrainian media", "lebanese media", "palestinian media", "indian media", "pakistani media", "japanese media", "south korean media", "north korean media", "local news media",
    "médias d'etat", "médias d'état", "médias officiels", "médias locaux", "télévision d'etat", "télévision d'état", "presse locale",
    "staatsmedien", "staatliche medien", "staatliche medien", "lokale medien", "staatsfernsehen", "staatliche fernsehen", "medios estatales", "medios locales", "televisión estatal", "media statali", "televisione di stato", "mídia estatal",
    "médias publics", "chaîne d'état", "chaîne publique", "radio d'état", "presse officielle", "agence officielle", "agence de presse officielle", "médias étatiques",
    "staatlichen medien", "staatlicher medien", "staatlichen fernsehen", "staatlichen nachrichtenagentur", "staatliche nachrichtenagentur", "staatsagentur", "staatsrundfunk", "staatsradio", "staats-tv", "staatlicher rundfunk", "staatliche rundfunk", "örtliche medien", "örtlichen medien", "lokalen medien", "regierungsnahe medien",
    "medios oficiales", "medios del estado", "prensa oficial", "prensa local", "agencia oficial", "agencia estatal", "radio estatal", "televisión oficial", "medios públicos", "cadena estatal",
    "imprensa estatal", "imprensa oficial", "imprensa local", "media estatais", "meios de comunicação estatais", "mídia local", "mídia oficial", "televisão estatal", "tv estatal", "rádio estatal", "agência oficial", "agência estatal",
    "tv di stato", "radio di stato", "emittente di stato", "emittente statale", "media ufficiali", "media locali", "agenzia ufficiale", "agenzia statale", "stampa locale", "stampa ufficiale",
    "staatsmedia", "staatstelevisie", "statliga medier", "statlig tv", "statlige medier", "statslige medier", "media państwowe", "devlet medyası", "devlet televizyonu",
];

/// Verbs of reporting behind a name.
#[rustfmt::skip]
const SAID: &[&str] = &[
    "said", "says", "reported", "reports", "has reported", "have reported", "had reported", "quoted", "cited", "announced", "wrote", "report", "say", "also reported", "also said", "earlier reported", "later reported", "has said", "carried", "showed",
    "a rapporté", "ont rapporté", "a annoncé", "ont annoncé", "a indiqué", "ont indiqué", "rapporte", "rapportent",
    "berichtete", "berichteten", "meldete", "meldeten", "berichtet", "berichten", "zitierte", "informó", "informaron", "reportó", "reportaron", "señaló", "ha riferito", "informou",
    "haben berichtet", "hat berichtet", "haben gemeldet", "hat gemeldet", "melden", "meldet", "zufolge", "zeigten", "zeigte", "a affirmé", "ont affirmé", "a déclaré", "ont déclaré", "ont fait état", "a fait état", "a diffusé", "ont diffusé", "annonce", "annoncent", "affirment", "rapportaient",
    "han informado", "ha informado", "informan", "informa", "anunciaron", "anunció", "difundieron", "difundió", "publicaron", "aseguraron", "informaram", "noticiaram", "noticiou", "divulgaram", "divulgou", "anunciaram", "anunciou", "relataram", "relatou", "hanno riferito", "riferiscono", "riferisce", "hanno annunciato", "ha annunciato", "hanno detto", "ha detto",
    "meldden", "meldde", "rapporterade", "rapporterar", "podały", "bildirdi", "duyurdu",
];

/// Words before a name.
#[rustfmt::skip]
const ACCORDING: &[&str] = &[
    "according to a report by the", "according to a report by", "according to a report from", "according to the", "according to", "was quoted by the", "as saying by", "quoted by the", "quoted by", "reported by the", "reported by", "cited by", "told the",
    "told", "selon les", "selon la", "selon l'", "selon", "d'après", "rapporte l'", "laut", "según la agencia", "según los", "según", "secondo l'", "segundo a",
    "nach angaben von", "nach angaben der", "nach angaben des", "nach angaben", "nach berichten von", "nach berichten", "unter berufung auf", "laut den", "laut dem", "d'après les", "d'après la", "selon des", "citant les", "citant la", "citant des", "según la", "según el", "de acuerdo con los", "de acuerdo con la", "de acuerdo con", "citando a", "segundo os", "segundo o", "de acordo com a", "de acordo com os", "de acordo com", "secondo i", "secondo la", "secondo", "stando ai", "stando alla", "volgens", "enligt", "ifølge",
];

/// Pairs of who and the words that say so.
fn in_text(text: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(word) = word_from(text, from) {
        from = word.1;
        let Some(who) = name_at(text, word) else { continue };
        // `Syrian state television` holds `state television`, which is not another.
        from = who.1;
        let rest = text[who.1..].trim_start_matches(|c: char| c.is_whitespace());
        let rest_at = text.len() - rest.len();
        // `KCNA, the state news agency, said` is common enough to be looked through.
        let (rest, rest_at) = match rest.strip_prefix(", ") {
            Some(aside) if aside.len() > 4 => {
                let close =
                    aside.char_indices().take(70).find(|&(_, c)| matches!(c, ',' | '.' | ';'));
                match close {
                    Some((at, ',')) => (
                        aside[at + 1..].trim_start(),
                        text.len() - aside[at + 1..].trim_start().len(),
                    ),
                    _ => (rest, rest_at),
                }
            }
            _ => (rest, rest_at),
        };
        if let Some(verb) =
            SAID.iter().filter(|verb| starts_with_word(rest, verb)).max_by_key(|verb| verb.len())
        {
            found.push((&text[who.0..who.1], &text[who.0..rest_at + verb.len()]));
            continue;
        }
        let before = text[..who.0].trim_end();
        let article = ["the ", "state-run ", "state ", "official "];
        let before_article =
            article.iter().find_map(|word| strip_end(before, word.trim_end())).unwrap_or(before);
        let lead = ACCORDING
            .iter()
            .filter(|lead| {
                ends_with_word(before, lead) || ends_with_word(before_article.trim_end(), lead)
            })
            .max_by_key(|lead| lead.len());
        if let Some(lead) = lead {
            let base =
                if ends_with_word(before, lead) { before } else { before_article.trim_end() };
            // `told Reuters` gives the story's own talk; it counts only for state media and others' agencies.
            found.push((&text[who.0..who.1], &text[base.len() - lead_length(base, lead)..who.1]));
        }
    }
    other_scripts(text, &mut found);
    found
}

fn lead_length(base: &str, lead: &str) -> usize {
    let count = lead.chars().count();
    base.chars().rev().take(count).map(char::len_utf8).sum()
}

fn strip_end<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    ends_with_word(text, word).then(|| &text[..text.len() - lead_length(text, word)])
}

/// Where the next word begins and ends: letters, digits, and the marks within a name.
fn word_from(text: &str, from: usize) -> Option<(usize, usize)> {
    // Whether the letter here is one of a word, and how long it is.
    let letter = |at: usize| match text.as_bytes()[at] {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'/' => (true, 1),
        0..0x80 => (false, 1),
        _ => text[at..].chars().next().map_or((false, 1), |c| (c.is_alphanumeric(), c.len_utf8())),
    };
    let past = |mut at: usize, inside: bool| {
        while at < text.len()
            && let (is_inside, length) = letter(at)
            && is_inside == inside
        {
            at += length;
        }
        at
    };
    let start = past(from, false);
    (start < text.len()).then(|| (start, past(start, true)))
}

/// Where an agency or unnamed media that begins with this word stands, the longest there is.
fn name_at(text: &str, (start, end): (usize, usize)) -> Option<(usize, usize)> {
    let word = &text[start..end];
    let first = word.chars().next()?;
    // Nearly every word of a text is done with here.
    let may_begin = if first.is_uppercase() {
        begins_an_agency(word)
            || firsts_of_media().get(word).is_some()
            || text[end..].starts_with(" state ")
    } else {
        first.is_lowercase() && (firsts_of_media().get(word).is_some() || word.starts_with("dpa"))
    };
    if !may_begin {
        return None;
    }
    // A name goes on over single blanks only.
    let (mut ends, mut count) = ([end; 5], 1);
    while count < ends.len()
        && let Some((next, end)) = word_from(text, ends[count - 1])
        && matches!(&text[ends[count - 1]..next], " " | "'" | "’")
    {
        ends[count] = end;
        count += 1;
    }
    ends[..count].iter().rev().find_map(|&end| {
        let words = &text[start..end];
        if words.len() > 48 {
            return None;
        }
        let capital = first.is_uppercase() || words.starts_with("dpa");
        let named = capital && is_agency(words) && !is_common_word(words);
        (named || is_media(words) || kind_of_media(words)).then_some((start, end))
    })
}

/// Whether words are media without a name.
fn is_media(words: &str) -> bool {
    static KNOWN: OnceLock<Known<()>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| Known::of(MEDIA.iter().map(|media| (*media, ()))));
    match words.contains('’') {
        true => known.get(&words.replace('’', "'")).is_some(),
        false => known.get(words).is_some(),
    }
}

/// The words with which unnamed media begin.
fn firsts_of_media() -> &'static Known<()> {
    static FIRST: OnceLock<Known<()>> = OnceLock::new();
    let first = |media: &'static str| (media.split(' ').next().unwrap_or_default(), ());
    FIRST.get_or_init(|| Known::of(MEDIA.iter().copied().map(first)))
}

/// `Syrian state television`, `Iran's state news agency IRNA`: the kind with a country before it.
fn kind_of_media(words: &str) -> bool {
    let Some((country, rest)) = words.split_once(' ') else { return false };
    country.chars().next().is_some_and(char::is_uppercase)
        && country.chars().all(char::is_alphabetic)
        && rest.starts_with("state ")
        && is_media(rest)
}

/// Agencies whose names are words of other meaning in running text.
fn is_common_word(name: &str) -> bool {
    let name = name.to_lowercase();
    [
        "wire", "pa", "sid", "aa", "sta", "agi", "mena", "petra", "uni", "rex", "cp", "tt",
        "getty", "keystone", "agencies", "ria", "sana", "alamy", "imago", "magnum", "hina", "fars",
        "cna", "apa", "ats", "ani",
    ]
    .contains(&name.as_str())
        && !name.chars().all(char::is_uppercase)
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

fn ends_with_word(text: &str, word: &str) -> bool {
    let mut own = text.chars().rev();
    for wanted in word.chars().rev() {
        let Some(c) = own.next() else { return false };
        let c = if c == '’' { '\'' } else { c };
        if c != wanted && !c.to_lowercase().eq([wanted]) {
            return false;
        }
    }
    word.ends_with('\'') || own.next().is_none_or(|c| !c.is_alphanumeric())
}

/// Arabic, Japanese, Chinese and Russian forms, whose words are found as they stand.
#[rustfmt::skip]
const FIXED: &[(&str, &[&str])] = &[
    ("الإعلام الرسمي", &["ذكر ", "قال ", "أفاد "]),
    ("وسائل إعلام رسمية", &["ذكرت ", "قالت ", "أفادت ", "نقلت "]),
    ("وسائل الإعلام الرسمية", &["ذكرت ", "قالت ", "أفادت ", "نقلت "]),
    ("التلفزيون الرسمي", &["ذكر ", "قال ", "أفاد ", "بث "]),
    ("رويترز", &["وكالة "]),
    ("سانا", &["وكالة "]),
    ("государственные СМИ", &["сообщили ", "Сообщили ", "передали "]),
    ("ТАСС", &["сообщает ", "сообщил ", "передает ", "передаёт ", "Об этом сообщает "]),
    ("Интерфакс", &["сообщает ", "сообщил ", "передает ", "передаёт "]),
    ("朝鮮中央通信", &[]),
    ("国営メディア", &[]),
    ("新華社", &[]),
    ("朝中社", &[]),
    ("新华社", &[]),
    ("إعلام رسمي", &["ذكر ", "أفاد ", "نقل "]),
    ("وسائل الإعلام الحكومية", &["ذكرت ", "قالت ", "أفادت ", "نقلت ", "بحسب ", "وفق "]),
    ("التلفزيون الحكومي", &["ذكر ", "قال ", "أفاد ", "بث "]),
    ("государственных СМИ", &["по данным ", "По данным ", "по сообщениям ", "По сообщениям ", "со ссылкой на сообщения ", "по информации ", "По информации "]),
    ("государственное телевидение", &["сообщает ", "сообщило ", "передает ", "передаёт ", "передало "]),
    ("государственное агентство", &["сообщает ", "сообщило ", "передает ", "передаёт ", "передало "]),
    ("Государственные СМИ", &[]),
    ("Государственное телевидение", &[]),
    ("国営テレビ", &[]),
    ("国営通信", &[]),
    ("国営放送", &[]),
    ("官方媒体", &[]),
    ("官方媒體", &[]),
    ("国家电视台", &[]),
    ("国营媒体", &[]),
    ("सरकारी मीडिया", &[]),
    ("सरकारी टेलीविजन", &[]),
    ("सरकारी टीवी", &[]),
    ("국영 매체", &[]),
    ("국영 방송", &[]),
];

/// What must follow the names that have nothing before them, within a few characters.
const EASTERN: &[&str] = &[
    " сообщ",
    " переда",
    " ने बताया",
    " ने कहा",
    " ने खबर",
    " के अनुसार",
    " के मुताबिक",
    "가 보도",
    "이 보도",
    "에 따르면",
    "が報じ",
    "は報じ",
    "によると",
    "が伝え",
    "は伝え",
    "は日、",
    "报道",
    "報道",
    "称",
    "消息",
    "电",
    "は",
];

fn other_scripts<'a>(text: &'a str, found: &mut Vec<(&'a str, &'a str)>) {
    if text.is_ascii()
        || !text.chars().any(|c| c >= '\u{400}' && !matches!(c, '\u{2000}'..='\u{206f}'))
    {
        return;
    }
    for (who, leads) in FIXED {
        let Some(at) = text.find(who) else { continue };
        let end = at + who.len();
        match leads.iter().find(|lead| text[..at].ends_with(**lead)) {
            Some(lead) => found.push((&text[at..end], &text[at - lead.len()..end])),
            None if leads.is_empty() => {
                let rest = &text[end..];
                if let Some(sign) = EASTERN.iter().find(|sign| rest.starts_with(**sign)) {
                    found.push((&text[at..end], &text[at..end + sign.len()]));
                }
            }
            None => {}
        }
    }
}

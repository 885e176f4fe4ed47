//! The names of the world's news agencies and picture houses, as datelines and credits write them.

use std::sync::OnceLock;

use super::known::Known;

/// In small letters; the scripts without case as they are.
#[rustfmt::skip]
const AGENCIES: &[&str] = &[
    "aa", "aap", "adnkronos", "afp", "afp-jiji", "agence france-presse", "agencia efe", "agi",
    "alamy", "alamy stock photo", "anadolu", "anadolu agency", "anadolu ajansı", "ani", "anp", "ansa",
    "antara", "ap", "ap photo", "apa", "associated press", "ats", "baltic news service", "belga",
    "bernama", "bloomberg", "bloomberg news", "bns", "bta", "canadian press", "cna", "cnn", "cp",
    "ctk", "deutsche presse-agentur", "dha", "dpa", "dpa-afx", "dpa-infocom", "dpa-tmn", "efe", "apa-ots", "awp", "rtr", "čtk", "tasr", "agerpres", "mediafax", "hina", "fena", "srna", "belta", "kazinform", "azertac", "armenpress", "akipress", "montsame", "nna", "bna", "kuna", "bss", "unb", "pna", "gna", "andina", "télam", "agência brasil", "agência lusa", "agencia brasil", "agence belga", "relaxnews", "dow jones", "marketwatch", "cnw", "prnewswire", "pr newswire", "business wire", "globe newswire", "globenewswire", "epa", "epa-efe",
    "epd", "europa press", "fars", "fars news agency", "getty", "getty images", "hina", "ians",
    "iha", "imago", "interfax", "interfax-ukraine", "irna", "isna", "itar-tass", "jiji", "jiji press", "kcna",
    "keystone", "keystone-sda", "kna", "kyodo", "kyodo news", "lusa", "magnum", "magnum photos",
    "mena", "mti", "notimex", "novosti", "ntb", "pa", "pa images", "pa media", "pa wire", "pap",
    "petra", "press association", "press trust of india", "prensa latina", "pti", "qna", "reuters",
    "rex", "ria", "ria novosti", "ritzau", "ritzau scanpix", "sana", "scanpix", "sda", "shutterstock",
    "sid", "sipa", "sipa usa", "slovenian press agency", "sputnik", "sta", "stt", "tanjug", "tasnim", "tass", "télam", "telam",
    "the associated press", "the canadian press", "thomson reuters", "tt", "tt news agency", "uni",
    "unian", "ukrinform", "united press international", "upi", "usa today sports", "vna", "voa", "wam", "wire",
    "xinhua", "xinhua news agency", "yonhap", "zuma", "zuma press", "ap wire", "staff and agencies", "agencies",
    "أ ف ب", "أ.ف.ب", "ا ف ب", "أ ب", "أسوشيتد برس", "أ ش أ", "الأناضول", "رويترز", "سانا", "شينخوا",
    "فرانس برس", "قنا", "كونا", "د ب أ", "وام", "واس", "واج", "وفا", "بترا", "وكالات",
    "تاس", "سبوتنيك", "ایرنا", "ایسنا", "تسنیم", "فارس", "مهر",
    "共同", "共同通信", "共同通信社", "時事", "時事通信", "時事通信社", "ロイター", "ロイター時事", "AFP時事", "AP通信", "毎日", "朝日", "読売", "産経", "日経", "ロイター通信", "聯合ニュース",
    "新华社", "新華社", "中新社", "中央社", "路透社", "路透", "法新社", "美联社", "美聯社",
    "연합뉴스", "연합", "뉴시스", "뉴스1", "로이터", "교도",
    "тасс", "риа", "риа новости", "интерфакс", "рейтер", "рейтерс", "укринформ", "укрінформ", "унiан", "уніан",
    "апе-мпе", "απε-μπε", "απε", "भाषा", "पीटीआई", "एएनआई", "वार्ता", "रॉयटर्स", "यूनीवार्ता", "आईएएनएस", "एएफपी", "पीटीआई-भाषा", "ots",
];

/// Whether the name of an agency begins with this word.
pub(super) fn begins_an_agency(word: &str) -> bool {
    static FIRST: OnceLock<Known<()>> = OnceLock::new();
    let first = |name: &'static str| (name.split([' ', '/']).next().unwrap_or_default(), ());
    let firsts = FIRST.get_or_init(|| Known::of(AGENCIES.iter().copied().map(first)));
    word.len() <= 40 && firsts.get(word.split_once('/').map_or(word, |(word, _)| word)).is_some()
}

/// Whether a name is one of an agency or a picture house, alone or joined: `AFP/Getty Images`.
pub fn is_agency(name: &str) -> bool {
    static KNOWN: OnceLock<Known<()>> = OnceLock::new();
    let name = name.trim();
    if name.is_empty() || name.len() > 80 {
        return false;
    }
    let known = KNOWN.get_or_init(|| Known::of(AGENCIES.iter().map(|name| (*name, ()))));
    name.split('/').all(|part| known.get(part.trim()).is_some())
}

/// The agency that a name begins with when one of its desks follows: `dpa/lni`, `dpa-infocom`.
pub fn agency_of(name: &str) -> Option<&str> {
    let name = name.trim();
    if let Some((house, desk)) = name.split_once('/')
        && is_agency(house)
        && desk.split('/').all(is_desk)
    {
        return Some(house.trim());
    }
    if let Some(house) = ["-infocom", "-tmn"].iter().find_map(|desk| name.strip_suffix(desk)) {
        return is_agency(house).then_some(house);
    }
    is_agency(name).then_some(name)
}

/// The desk of an agency, as it signs: two to four small letters.
fn is_desk(desk: &str) -> bool {
    (2..=4).contains(&desk.len())
        && desk.bytes().all(|byte| byte.is_ascii_lowercase())
        && !is_agency(desk)
}

/// `札幌共同`: a place and the agency behind it, with nothing between, as scripts without blanks
/// write them.
pub(super) fn place_and_agency(words: &str) -> Option<(&str, &str)> {
    if words.is_ascii() || words.len() > 80 {
        return None;
    }
    let mut starts = words.char_indices().skip(1).map(|(at, _)| at);
    // The longest name of an agency comes first.
    let at = starts.find(|&at| {
        let written = words[at..].chars().next().is_some_and(|c| c >= '\u{2e80}' || c == 'A');
        written && is_agency(&words[at..])
    })?;
    Some((&words[..at], &words[at..]))
}

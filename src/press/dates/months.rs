//! The names of the months, as twenty languages write and shorten them.

use std::collections::HashMap;
use std::sync::OnceLock;

/// Names, lower case and without a full stop, of January to December.
#[rustfmt::skip]
const NAMES: [&[&str]; 12] = [
    &["jan", "january", "januar", "jänner", "janv", "janvier", "ene", "enero", "gen", "gennaio", "janeiro", "januari", "янв", "январь", "января", "يناير", "január", "ιαν", "ιανουάριος", "ιανουαρίου", "jän", "січня", "січень", "stycznia", "styczeń", "sty", "ledna", "leden", "ocak", "januára", "tammikuuta", "ianuarie", "जनवरी", "جانفي"],
    &["feb", "february", "februar", "febr", "fév", "févr", "fevr", "février", "fevrier", "febrero", "febbraio", "fev", "fevereiro", "februari", "фев", "февр", "февраль", "февраля", "فبراير", "شباط", "február", "φεβ", "φεβρ", "φεβρουάριος", "φεβρουαρίου", "лютого", "лютий", "lutego", "luty", "lut", "února", "únor", "şubat", "helmikuuta", "februarie", "फरवरी", "फ़रवरी", "فيفري"],
    &["mar", "march", "märz", "mär", "mrz", "maerz", "mars", "marzo", "março", "marco", "maart", "mrt", "мар", "март", "марта", "مارس", "آذار", "márc", "március", "μάρ", "μαρ", "μάρτιος", "μαρτίου", "березня", "березень", "marca", "marzec", "března", "březen", "mart", "marts", "maret", "maaliskuuta", "martie", "मार्च"],
    &["apr", "april", "avr", "avril", "abr", "abril", "aprile", "апр", "апрель", "апреля", "أبريل", "ابريل", "نيسان", "ápr", "április", "απρ", "απρίλιος", "απριλίου", "квітня", "квітень", "kwietnia", "kwiecień", "kwi", "dubna", "duben", "nisan", "huhtikuuta", "aprilie", "अप्रैल", "أفريل", "إبريل"],
    &["may", "mai", "mayo", "mag", "maggio", "maio", "mei", "май", "мая", "مايو", "أيار", "máj", "május", "μάι", "μαϊ", "μάιος", "μαΐου", "μαίου", "травня", "травень", "maja", "maj", "května", "květen", "mayıs", "toukokuuta", "मई", "ماي"],
    &["jun", "june", "juni", "juin", "junio", "giu", "giugno", "junho", "июн", "июнь", "июня", "يونيو", "حزيران", "jún", "június", "ιούν", "ιουν", "ιούνιος", "ιουνίου", "червня", "червень", "czerwca", "czerwiec", "cze", "června", "červen", "haziran", "kesäkuuta", "iunie", "जून", "جوان"],
    &["jul", "july", "juli", "juil", "juillet", "julio", "lug", "luglio", "julho", "июл", "июль", "июля", "يوليو", "يوليوز", "تموز", "júl", "július", "ιούλ", "ιουλ", "ιούλιος", "ιουλίου", "липня", "липень", "lipca", "lipiec", "lip", "července", "červenec", "temmuz", "heinäkuuta", "iulie", "जुलाई", "جويلية"],
    &["aug", "august", "août", "aout", "aoû", "ago", "agosto", "augustus", "авг", "август", "августа", "أغسطس", "اغسطس", "آب", "augusztus", "αύγ", "αυγ", "αύγουστος", "αυγούστου", "серпня", "серпень", "sierpnia", "sierpień", "sie", "srpna", "srpen", "ağustos", "augusti", "agustus", "elokuuta", "अगस्त", "أوت"],
    &["sep", "sept", "september", "septembre", "septiembre", "setiembre", "set", "settembre", "setembro", "сен", "сент", "сентябрь", "сентября", "سبتمبر", "أيلول", "szept", "szeptember", "σεπ", "σεπτ", "σεπτέμβριος", "σεπτεμβρίου", "вересня", "вересень", "września", "wrzesień", "wrz", "září", "eylül", "syyskuuta", "septembrie", "सितंबर", "सितम्बर"],
    &["oct", "october", "okt", "oktober", "octobre", "octubre", "ott", "ottobre", "out", "outubro", "окт", "октябрь", "октября", "أكتوبر", "اكتوبر", "október", "οκτ", "οκτώβριος", "οκτωβρίου", "жовтня", "жовтень", "października", "październik", "paź", "října", "říjen", "ekim", "lokakuuta", "octombrie", "अक्टूबर"],
    &["nov", "november", "novembre", "noviembre", "novembro", "ноя", "нояб", "ноябрь", "ноября", "نوفمبر", "νοέ", "νοε", "νοέμ", "νοεμ", "νοέμβριος", "νοεμβρίου", "листопада", "листопад", "listopada", "listopad", "lis", "listopadu", "kasım", "marraskuuta", "noiembrie", "नवंबर", "नवम्बर"],
    &["dec", "december", "dez", "dezember", "déc", "décembre", "decembre", "dic", "diciembre", "dicembre", "dezembro", "дек", "декабрь", "декабря", "ديسمبر", "δεκ", "δεκέμβριος", "δεκεμβρίου", "грудня", "грудень", "grudnia", "grudzień", "gru", "prosince", "prosinec", "aralık", "desember", "joulukuuta", "decembrie", "दिसंबर", "दिसम्बर"],
];

/// The month, 1 to 12, that a word in lower case names.
pub(in crate::press) fn month(word: &str) -> Option<u32> {
    // Only ever asked for a name, so its order is nobody's.
    static MAP: OnceLock<HashMap<&'static str, u32>> = OnceLock::new();
    let map = MAP.get_or_init(|| {
        let mut map = HashMap::new();
        for (names, month) in NAMES.into_iter().zip(1..) {
            map.extend(names.iter().map(|name| (*name, month)));
        }
        map
    });
    if word.len() > LONGEST { None } else { map.get(word).copied() }
}

/// The longest name, in bytes.
const LONGEST: usize = 32;

//! The words of a date, each with what it can be: a number, a month, a clock, a zone, a label.

use std::ops::Range;

use crate::press::dates;

/// What a word can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Number { value: u32, digits: usize, ordinal: bool },
    Clock,
    Month(u32),
    Weekday,
    Noon,
    Zone,
    Label(Label),
    Filler,
    Other,
}

/// What a line says its date is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Published,
    Updated,
    Corrected,
}

pub(super) struct Word {
    pub(super) kind: Kind,
    pub(super) at: Range<usize>,
    /// Whether the mark before it parts it from the word before: a comma does not, a full stop does.
    pub(super) parted: bool,
}

impl Word {
    /// Whether the next word follows behind a bare full stop, as in `23.01.2024`.
    pub(super) fn parted_by_dot(&self, next: Option<&Word>) -> bool {
        next.is_some_and(|next| next.at.start == self.at.end + 1 && next.dotted())
    }

    fn dotted(&self) -> bool {
        matches!(self.kind, Kind::Number { ordinal: true, .. })
    }
}

/// Whether a word is one of a language that writes the day before the month.
pub(super) fn puts_day_first(word: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: [&str; 29] = [
        "publicado", "publicada", "actualizado", "actualizada", "atualizado", "atualizada", "publié", "modifié", "actualisé", "pubblicato", "aggiornato", "veröffentlicht", "aktualisiert", "gepubliceerd", "bijgewerkt",
        "опубликовано", "обновлено", "نشر", "em", "às", "à", "le", "il", "alle", "las", "el", "uhr", "um", "प्रकाशित",
    ];
    WORDS.contains(&word.to_lowercase().as_str())
}

/// A text in words, each with what it can be.
pub(super) fn words(text: &str) -> Vec<Word> {
    words_while(text, |_| true).unwrap_or_default()
}

/// The same, but nothing where one of the words is unfit.
pub(super) fn words_while(text: &str, fit: impl Fn(Kind) -> bool) -> Option<Vec<Word>> {
    let mut words: Vec<Word> = Vec::new();
    let mut at = 0;
    let mut parted = false;
    while let Some(c) = text[at..].chars().next() {
        // The signs of East Asia for year, month and day only stand between the numbers, and those for
        // hours and minutes behind them.
        let behind_number = || text[..at].ends_with(|c: char| c.is_ascii_digit());
        let is_of_clock = matches!(c, '時' | '时' | '点' | '分' | '秒' | '시' | '분' | '초');
        if matches!(c, '年' | '月' | '日' | '년' | '월' | '일')
            || is_of_clock && behind_number()
            || (!c.is_alphanumeric() && c != '+')
        {
            // A full stop behind a short word or a number only shortens it.
            parted |= matches!(c, ';' | '(' | ')' | '|')
                || (c == '.'
                    && words.last().is_some_and(|word| word.at.end == at && word.at.len() > 4));
            at += c.len_utf8();
            continue;
        }
        let end = word_end(text, at);
        let word = &text[at..end];
        let dot_before =
            text[..at].ends_with('.') && words.last().is_some_and(|last| last.at.end + 1 == at);
        let mut kind = kind(word);
        if dot_before && let Kind::Number { ordinal, .. } = &mut kind {
            *ordinal = true;
        }
        if !fit(kind) {
            return None;
        }
        words.push(Word { kind, at: at..end, parted });
        parted = false;
        at = end;
    }
    Some(words)
}

/// Where the word that begins here ends: digits and letters apart, but `6:40`, `23rd`, `p.m.` whole.
fn word_end(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    let first = rest.chars().next().unwrap_or(' ');
    if first.is_ascii_digit() || first == '+' {
        let digits = rest
            .char_indices()
            .skip(1)
            .find(|&(_, c)| !c.is_ascii_digit())
            .map_or(rest.len(), |(at, _)| at);
        // Where pages set the time apart, copying may glue it to the year: `March 4, 20252:15 PM`.
        if (5..=6).contains(&digits)
            && matches!(rest.get(..2), Some("19" | "20"))
            && rest[digits..].starts_with(':')
        {
            return from + 4;
        }
        let mut end = digits;
        while let Some(after) = rest[end..].strip_prefix(':')
            && after.starts_with(|c: char| c.is_ascii_digit())
        {
            let more = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
            end += 1 + more;
        }
        for ordinal in ["st", "nd", "rd", "th", "er"] {
            let behind = rest[end..].strip_prefix(ordinal);
            if behind.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)) {
                end += ordinal.len();
                break;
            }
        }
        return from + end;
    }
    for short in ["a.m.", "p.m.", "A.M.", "P.M.", "a.m", "p.m"] {
        if rest.starts_with(short) {
            return from + short.len();
        }
    }
    let end = rest.char_indices().find(|&(_, c)| {
        !(c.is_alphabetic() || dates::joins_letters(c) || matches!(c, '\'' | '’'))
            || matches!(c, '年' | '月' | '日')
    });
    from + end.map_or(rest.len(), |(at, _)| at).max(first.len_utf8())
}

fn kind(word: &str) -> Kind {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        if let Some((hours, minutes)) = word.split_once(':') {
            let minutes = minutes
                .get(..2)
                .filter(|_| minutes.len() == 2 || minutes.as_bytes()[1..].contains(&b':'));
            return match (
                hours.parse::<u32>(),
                minutes.and_then(|minutes| minutes.parse::<u32>().ok()),
            ) {
                (Ok(hours), Some(minutes)) if hours < 24 && minutes < 60 => Kind::Clock,
                _ => Kind::Other,
            };
        }
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        return match word[..digits].parse() {
            Ok(value) if digits <= 4 => Kind::Number { value, digits, ordinal: false },
            _ => Kind::Other,
        };
    }
    // Behind the name of a zone: `GMT+2`.
    if word.strip_prefix('+').is_some_and(|hours| hours.bytes().all(|b| b.is_ascii_digit())) {
        return Kind::Zone;
    }
    let small = word.to_lowercase();
    named(&small)
        .or_else(|| dates::month(&small).map(Kind::Month))
        .or_else(|| dates::is_weekday(&small).then_some(Kind::Weekday))
        .unwrap_or(Kind::Other)
}

#[rustfmt::skip]
fn named(word: &str) -> Option<Kind> {
    Some(match word {
        "am" | "a.m." | "a.m" => Kind::Noon,
        "pm" | "p.m." | "p.m" => Kind::Noon,
        "utc" | "gmt" | "z" | "wet" | "est" | "edt" | "et" | "cst" | "cdt" | "mst" | "mdt" | "pst" | "pdt" | "cet" | "mez" | "bst" | "wat" | "cest" | "mesz" | "eet" | "sast"
        | "eest" | "msk" | "eat" | "jst" | "kst" | "hkt" | "sgt" | "awst" | "aest" | "aedt" | "ist" => Kind::Zone,
        "published" | "posted" | "issued" | "released" | "publié" | "veröffentlicht" | "publicado" | "publicada" | "pubblicato" | "gepubliceerd" | "publicerad" | "publisert" | "publiceret" | "udgivet" | "опубликовано"
        | "نشر" | "نُشر" | "公開" | "配信" | "掲載" | "发布" | "erstellt" | "stand" | "date" | "datum" | "dated" | "created"
        | "प्रकाशित" | "发布时间" | "发布于" | "發布時間" | "公開日" | "公開日時" | "掲載日" | "配信日時" | "配信日" => Kind::Label(Label::Published),
        "updated" | "update" | "modified" | "revised" | "actualisé" | "modifié" | "aktualisiert" | "actualizado" | "actualizada" | "aggiornato" | "atualizado" | "bijgewerkt" | "uppdaterad" | "oppdatert" | "opdateret" | "обновлено"
        | "تحديث" | "更新" | "更新日" | "更新日時" | "更新时间" | "अपडेट" | "अद्यतन" | "geändert" => Kind::Label(Label::Updated),
        "corrected" | "correction" | "corrigé" | "rectificatif" | "korrigiert" | "korrektur" | "berichtigt" | "corregido" | "corrección" | "corrigido" | "correção" | "corretto" | "исправлено" | "تصحيح" | "訂正" | "更正" => Kind::Label(Label::Corrected),
        "at" | "on" | "of" | "de" | "del" | "du" | "le" | "la" | "à" | "a" | "las" | "alle" | "il" | "um" | "am," | "uhr" | "h" | "den" | "der" | "last" | "first" | "dernière" | "mis" | "jour" | "em" | "às" | "om" | "kl" | "klockan" | "klokken" | "sist" | "senast" | "senest"
        | "в" | "г" | "года" | "year" | "time" | "the" | "local" | "zuletzt" | "for" | "immediate" | "release" | "feira" | "t" | "op" | "el" | "hrs" | "hours" | "hour" | "minutes" | "minute" | "mins" | "min" | "ago" => Kind::Filler,
        _ => return None,
    })
}

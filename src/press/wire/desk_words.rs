//! What a desk writes to other desks around a headline and over a story: `UPDATE 2-`, `CORRECTION -`,
//! `KORREKTUR:`, `Eds: UPDATES with quotes`.

use super::super::tidy::Leads;
use super::takes::{is_counted_take, is_ordered_take, without_take};

/// Words to the desk that no reader is meant to see: `Eds: UPDATES with quotes`, `(ATTN: RECASTS
/// lead)`, `/Adds details/`.
pub(super) fn is_for_editors(line: &str) -> bool {
    static LEADS: Leads = Leads::of(&[
        "eds:",
        "eds.:",
        "eds note:",
        "eds. note:",
        "editors:",
        "attention editors:",
        "(eds:",
        "(eds. note",
        "note to editors:",
        "attn editors:",
        "(attn:",
        "with photos.",
        "with photo.",
        "with ap photos",
        "ap photos ",
        "for use by",
        "(updates ",
        "(adds ",
        "(recasts",
        "(releads",
        "(corrects ",
        "(rewrites ",
        "(repeats ",
        "(incorporates ",
        "(eds note",
        "for global distribution",
    ]);
    LEADS.begin(line) || is_told_in_marks(line)
}

/// What was done to a story, in slashes or brackets of its own: `/Adds details/`, `/Добавлены подробности/`.
fn is_told_in_marks(line: &str) -> bool {
    #[rustfmt::skip]
    static DONE: Leads = Leads::of(&[
        "adds ", "add details", "updates ", "updated ", "recasts ", "corrects ", "edits ", "changes ", "repeats ", "removes ", "releads ", "rewrites ", "clarifies ", "details added",
        "добавл", "дополн", "уточн", "исправл", "повтор", "изменен", "изменён", "обновл", "ajoute ", "précise ", "corrige ", "actualise ", "actualisé", "mis à jour", "corrigé ", "ergänzt", "aktualisiert", "neu:", "añade ", "amplía ", "actualiza ", "corrige ", "acrescenta ", "atualiza ", "aggiunge ", "aggiorna ",
    ]);
    if line.len() > 200 {
        return false;
    }
    let line = line.trim_end_matches('.');
    let inside = |open: char, close: char| line.strip_prefix(open)?.strip_suffix(close);
    let Some(inside) = inside('/', '/').or_else(|| inside('(', ')')) else { return false };
    !inside.contains(['/', '(', ')']) && !inside.contains(". ") && DONE.begin(inside.trim_start())
}

/// That a story was corrected, in capitals; where only a colon or a bracket parts them from the
/// headline, in small letters too.
#[rustfmt::skip]
const CORRECTED: [&str; 37] = [
    "CORRECTED", "CORRECTION", "CORRECTIONS", "CORRECTS", "CORRECTIVE", "CORR", "KORREKTUR", "KORRIGIERT", "KORRIGIERTE FASSUNG", "BERICHTIGUNG", "BERICHTIGT", "RECTIFICATIF", "CORRECTIF", "CORRIGÉ", "VERSION CORRIGÉE",
    "CORRECCIÓN", "CORREGIDO", "CORREGIDA", "RECTIFICACIÓN", "CORREÇÃO", "CORRIGIDO", "CORRIGIDA", "RETIFICAÇÃO", "CORREZIONE", "RETTIFICA", "ERRATA CORRIGE", "ИСПРАВЛЕНИЕ", "ИСПРАВЛЕНО", "УТОЧНЕНИЕ", "УТОЧНЕНО", "ПОПРАВКА",
    "تصحيح", "訂正", "更正", "शुद्धि", "सुधार", "भूल सुधार",
];

/// That it is told anew, and what kind of story it is; in capitals only.
#[rustfmt::skip]
const TOLD_ANEW: [&str; 43] = [
    "UPDATE", "UPDATED", "WRAPUP", "RPT", "REFILE", "REPEAT", "RECAST", "ROUNDUP", "WDH", "WIEDERHOLUNG", "AKTUALISIERT", "AKTUALISIERUNG", "NEUFASSUNG", "ZUSAMMENFASSUNG", "ACTUALISATION", "ACTUALISÉ", "MISE À JOUR", "MAJ", "ACTUALIZACIÓN", "ACTUALIZADO", "ACTUALIZA", "AMPLIACIÓN", "AMPLÍA",
    "ATUALIZA", "ATUALIZADO", "ATUALIZAÇÃO", "AGGIORNAMENTO", "AGGIORNATO", "ОБНОВЛЕНО", "ОБНОВЛЕНИЕ", "ДОПОЛНЕНО", "ПОВТОР", "تحديث", "محدث", "إعادة", "更新", "再送", "अपडेट", "ＵＰＤＡＴＥ", "BIJGEWERKT", "UPPDATERAD", "OPPDATERT", "RÉPÉTITION",
];

/// Kinds of stories, which a tight dash parts from the headline.
const KINDS: [&str; 8] =
    ["EXCLUSIVE", "INSIGHT", "ANALYSIS", "FEATURE", "FACTBOX", "TIMELINE", "ADVISORY", "SNAPSHOT"];

/// Which telling of a story it is; in brackets or with a colon, since `LEAD-FREE` begins headlines.
const TAKES: [&str; 9] =
    ["LD", "Ld", "LEAD", "TAKE", "URGENT", "ADD", "SUB", "NEW LEAD", "WRITETHRU"];

/// What goes with a story, in brackets: pictures, and what they are made with.
#[rustfmt::skip]
static PICTURES: Leads = Leads::of(&[
    "foto", "photo", "picture", "image", "imagen", "imágenes", "bild", "video", "vídeo", "vidéo", "audio", "graphic", "graphique", "gráfico", "grafik", "grafico", "grafica", "infografía", "infografik", "infografica", "infographi", "karte", "map", "galería", "galeria", "fotogalería", "fotogaleria", "фото", "видео", "инфографика", "写真", "動画", "图", "組圖", "组图", "视频", "影片", "사진", "영상", "صور", "فيديو",
]);

/// Small words beside those, and what says that a picture is old.
#[rustfmt::skip]
const BESIDE_PICTURES: [&str; 20] = [
    "mit", "und", "with", "and", "con", "y", "e", "ed", "avec", "et", "com", "med", "och", "и", "с", "archiv", "archive", "archives", "archivo", "file",
];

/// A headline without what the desk put before it and behind it: `UPDATE 2-`, `RPT-`, `KORREKTUR:`,
/// `【訂正】`, `… (CORRECTED)`.
pub(super) fn without_desk_words(headline: &str) -> &str {
    let mut rest = headline;
    // Several of them may stand together: `RPT-(OFFICIAL)-UPDATE 2-`.
    for _ in 0..5 {
        match without_first(rest) {
            Some(tail) if !tail.is_empty() => rest = tail,
            _ => break,
        }
    }
    without_last(rest)
}

/// Whether a row holds words of a desk on its story and nothing else: `CORRECTION -`, `UPDATE 2`.
pub(super) fn is_desk_words(text: &str) -> bool {
    text.len() <= 40 && {
        let words = text.trim_matches(|c: char| !c.is_alphanumeric());
        // In brackets of its own, what is told anew is so in small letters too.
        let bracketed = text.starts_with('(') && text.ends_with(')');
        let anew = || TOLD_ANEW.contains(&counted(words).to_uppercase().as_str());
        is_word(words, true)
            || bracketed && (anew() || is_bracketed_take(words) || are_pictures(text))
            || without_first(text).is_some_and(str::is_empty)
    }
}

/// Whether a row above a headline holds the keywords of a desk, each with a stroke behind it:
/// `Wetter/Brände/Brandenburg/`.
pub(super) fn is_keywords(text: &str) -> bool {
    let Some(words) = text.strip_suffix('/') else { return false };
    let fits = |word: &str| {
        word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && word.split(' ').count() <= 3
    };
    text.len() <= 90 && !text.contains("//") && words.split('/').all(fits)
}

/// Whether a paragraph in brackets tells desks, or readers, what was corrected in a story.
pub(super) fn is_correction(paragraph: &str) -> bool {
    #[rustfmt::skip]
    const SAYS: [&str; 24] = [
        "(correction", "(korrektur", "(berichtigung", "(rectificatif", "(corrección", "(correção", "richtig heißen",
        " has been corrected", " corrects ", "corrected to ", "corrected version", "wurde korrigiert", "korrigierte fassung", "wurde berichtigt", "a été corrigé", "version corrigée", "se corrige", "versión corregida", "ha sido corregid", "foi corrigid", "è stato corretto", "исправлен", "تصحيح", "訂正",
    ];
    let bracketed = paragraph.starts_with(['(', '[', '（'])
        && paragraph.trim_end_matches('.').ends_with([')', ']', '）']);
    bracketed && paragraph.len() <= 600 && {
        let small = paragraph.to_lowercase();
        SAYS.iter().any(|words| small.contains(words))
    }
}

/// What is behind the first words of a desk; `None` where a headline begins with none.
fn without_first(headline: &str) -> Option<&str> {
    if let Some((inside, tail)) = bracketed(headline) {
        let own = tail.trim_start_matches([' ', ':', '-', '–']);
        // What else is joined to words of a desk by a hyphen is one of them: `(OFFICIAL)-UPDATE 2-`.
        let joined = || {
            let tight = tail.starts_with('-') && own.len() + 1 == tail.len();
            let kind = || inside == "OFFICIAL" || KINDS.contains(&inside);
            tight && is_in_capitals(inside) && (kind() || without_first(own).is_some())
        };
        return (is_word(inside, true) || is_bracketed_take(inside) || joined()).then_some(own);
    }
    let (at, mark) = headline
        .char_indices()
        .take(32)
        .find(|&(at, c)| matches!(c, '-' | '–' | '—' | ':' | '：' | '/' | '／') && at > 0)?;
    let (word, tail) = (headline[..at].trim_end(), &headline[at + mark.len_utf8()..]);
    let spaced = tail.is_empty() || tail.starts_with(char::is_whitespace);
    let tight = matches!(mark, '-' | '/') && !spaced;
    // `Update - what we know` is a headline of its own; with a colon a correction is known as such.
    let fits = is_word(word, !tight && mark != '-' && mark != '–' && mark != '—')
        || matches!(mark, ':' | '：') && is_take(word)
        || matches!(mark, ':' | '：') && is_ordered_take(word)
        || tight && (KINDS.contains(&counted(word)) || is_ordered_take(word));
    fits.then(|| tail.trim_start())
}

/// A headline without the words of a desk in brackets at its end, of which there may be several.
fn without_last(headline: &str) -> &str {
    let mut rest = headline;
    for _ in 0..4 {
        let own = without_take(without_last_bracket(rest));
        if own.len() == rest.len() {
            break;
        }
        rest = own;
    }
    rest
}

fn without_last_bracket(headline: &str) -> &str {
    let Some(inside) = headline.strip_suffix([')', ']', '）', '】']) else { return headline };
    match inside.rfind(['(', '[', '（', '【']) {
        Some(at) => {
            let open = inside[at..].chars().next().map_or(1, char::len_utf8);
            let own = headline[..at].trim_end();
            let words = &inside[at + open..];
            let said = is_word(words, true) || is_take(words) || is_of_pictures(words);
            if said && !own.is_empty() { own } else { headline }
        }
        None => headline,
    }
}

/// Whether words have capitals and no small letters.
fn is_in_capitals(words: &str) -> bool {
    words.contains(char::is_uppercase) && !words.contains(char::is_lowercase)
}

fn bracketed(text: &str) -> Option<(&str, &str)> {
    [('(', ')'), ('[', ']'), ('【', '】'), ('（', '）'), ('<', '>'), ('＜', '＞'), ('《', '》')]
        .into_iter()
        .find_map(|(open, close)| text.strip_prefix(open)?.split_once(close))
        .filter(|(inside, _)| inside.len() <= 40)
}

/// Whether words are those of a desk; in small letters, only where they tell of a correction.
fn is_word(words: &str, small_too: bool) -> bool {
    let words = counted(words.trim());
    CORRECTED.contains(&words)
        || TOLD_ANEW.contains(&words)
        || small_too
            && words.len() <= 40
            && words.starts_with(char::is_uppercase)
            && match words.is_ascii() {
                true => CORRECTED.iter().any(|word| word.eq_ignore_ascii_case(words)),
                false => CORRECTED.contains(&words.to_uppercase().as_str()),
            }
}

/// The same in brackets, in small letters too where a number is told: `(Take 2)`.
fn is_bracketed_take(words: &str) -> bool {
    is_take(words) || is_counted_take(words)
}

/// Whether words tell which telling of a story it is: `2nd LD`, `LEAD`.
fn is_take(words: &str) -> bool {
    let words = counted(words.trim());
    let own = words.split_once(' ').filter(|(ordinal, _)| {
        let digits = ordinal.bytes().take_while(u8::is_ascii_digit).count();
        let end = &ordinal[digits..];
        digits > 0 && ["st", "nd", "rd", "th"].iter().any(|it| end.eq_ignore_ascii_case(it))
    });
    TAKES.contains(&own.map_or(words, |(_, behind)| behind))
}

/// Whether a row holds nothing but brackets that say what pictures go with a story.
fn are_pictures(row: &str) -> bool {
    let inside = row.strip_prefix('(').and_then(|row| row.strip_suffix(')')).unwrap_or_default();
    !inside.is_empty()
        && inside.split([')', '(']).filter(|it| !it.trim().is_empty()).all(is_of_pictures)
}

/// `foto`, `Foto - Archiv`, `con foto y vídeo`: nothing but words for pictures, and one at least.
fn is_of_pictures(words: &str) -> bool {
    let mut parts = words
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '+' | ',' | '/' | '&'))
        .filter(|part| !part.is_empty());
    let mut named = false;
    words.len() <= 40
        && parts.all(|part| {
            // A word may be longer by its ending, as `fotos` is, and not by more, as `Bildung` is.
            let picture = PICTURES.lead_of(part).is_some_and(|lead| part.len() <= lead.len() + 2);
            named |= picture;
            picture || BESIDE_PICTURES.contains(&part.to_lowercase().as_str())
        })
        && named
}

/// Words without the number behind them: `UPDATE 2`.
fn counted(words: &str) -> &str {
    words.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ')
}

#[cfg(test)]
mod tests {
    use super::{is_correction, is_desk_words, is_for_editors, is_keywords, without_desk_words};

    #[test]
    fn headlines_lose_the_words_of_a_desk() {
        for (headline, own) in [
            ("UPDATE 2-Harbour freezes over", "Harbour freezes over"),
            ("RPT-UPDATE 2-Harbour freezes over", "Harbour freezes over"),
            ("CORRECTED-Harbour freezes over", "Harbour freezes over"),
            ("CORRECTION - Harbour freezes over", "Harbour freezes over"),
            ("CORRECTED: Harbour freezes over", "Harbour freezes over"),
            ("Correction: Harbour freezes over", "Harbour freezes over"),
            ("Harbour freezes over (CORRECTED)", "Harbour freezes over"),
            ("KORREKTUR: Hafen friert zu", "Hafen friert zu"),
            ("(Korrektur) Hafen friert zu", "Hafen friert zu"),
            ("KORREKTUR/Hafen friert zu", "Hafen friert zu"),
            ("ROUNDUP 2: Hafen friert zu", "Hafen friert zu"),
            ("RECTIFICATIF - Le port gèle", "Le port gèle"),
            ("CORRECCIÓN: El puerto se hiela", "El puerto se hiela"),
            ("(AMPLIACIÓN) El puerto se hiela", "El puerto se hiela"),
            ("CORREÇÃO-Porto congela", "Porto congela"),
            ("ATUALIZA 1-Porto congela", "Porto congela"),
            ("RETTIFICA: Il porto gela", "Il porto gela"),
            ("УТОЧНЕНИЕ: Порт замёрз", "Порт замёрз"),
            ("تصحيح: تجمد الميناء", "تجمد الميناء"),
            ("【訂正】港が凍る", "港が凍る"),
            ("訂正：港が凍る", "港が凍る"),
            ("更正：港口结冰", "港口结冰"),
            ("भूल सुधार: बंदरगाह जमा", "बंदरगाह जमा"),
            ("(2nd LD) Harbour freezes over", "Harbour freezes over"),
            ("(OFFICIAL)-UPDATE 3-Harbour freezes over", "Harbour freezes over"),
            ("RPT-(OFFICIAL)-WRAPUP 1-Harbour freezes over", "Harbour freezes over"),
            ("UPDATE 1-(OFFICIAL)-Harbour freezes over", "Harbour freezes over"),
            ("(NORTH)-EXCLUSIVE-UPDATE 2-Harbour freezes over", "Harbour freezes over"),
            ("2nd Lead-Harbour freezes over", "Harbour freezes over"),
            ("Harbour freezes over (Take 2)", "Harbour freezes over"),
            ("Harbour freezes over, 1st Add", "Harbour freezes over"),
            ("(LEAD) Harbour freezes over", "Harbour freezes over"),
            ("2ND LEAD: Harbour freezes over", "Harbour freezes over"),
            ("El puerto se hiela (foto)(vídeo)", "El puerto se hiela"),
            ("Der Hafen friert zu (mit Bild)", "Der Hafen friert zu"),
            ("Il porto gela (FOTO E VIDEO)", "Il porto gela"),
            // These are headlines of their own.
            ("LEAD-FREE PAINT FOR THE HARBOUR", "LEAD-FREE PAINT FOR THE HARBOUR"),
            (
                "Harbour museum shows ice (photographers' prize)",
                "Harbour museum shows ice (photographers' prize)",
            ),
            ("Update - what we know of the ice", "Update - what we know of the ice"),
            ("Correction fluid sells out", "Correction fluid sells out"),
            ("Court: correction comes too late", "Court: correction comes too late"),
            ("Harbour (Devon) freezes over", "Harbour (Devon) freezes over"),
            ("(UN)-LOVED HARBOUR FREEZES OVER", "(UN)-LOVED HARBOUR FREEZES OVER"),
            ("Take 2: mayor runs again", "Take 2: mayor runs again"),
        ] {
            assert_eq!(without_desk_words(headline), own, "{headline}");
        }
    }

    #[test]
    fn rows_and_remarks_of_a_desk() {
        for row in [
            "CORRECTION -",
            "CORRECTED:",
            "UPDATE 2",
            "KORREKTUR",
            "*** CORRECTION ***",
            "【訂正】",
            "تصحيح",
        ] {
            assert!(is_desk_words(row), "{row}");
        }
        for row in [
            "(Zusammenfassung 1530)",
            "(UPDATE 2)",
            "(2nd LD)",
            "(Foto - Archiv)",
            "(foto)(vídeo)",
            "(Mit Bild)",
        ] {
            assert!(is_desk_words(row), "{row}");
        }
        for row in ["Wetter/Brände/Brandenburg/", "KI/USA/"] {
            assert!(is_keywords(row), "{row}");
        }
        for row in ["Either/or", "https://quay.example/", "and/or/"] {
            assert!(!is_keywords(row), "{row}");
        }
        for row in ["Corrections officer", "Updates", "UPDATE ON THE ICE", "Harbour freezes over"] {
            assert!(!is_desk_words(row), "{row}");
        }
        for row in [
            "/Adds details throughout/",
            "/Добавлены подробности/",
            "(ATTN: RECASTS lead)",
            "(Adds quotes)",
        ] {
            assert!(is_for_editors(row), "{row}");
        }
        for row in ["/TASS/", "(The clock adds a minute a day)", "/updates/ of the clock"] {
            assert!(!is_for_editors(row), "{row}");
        }
        assert!(is_correction("(This March 11 story has been corrected to say 211, not 112)"));
        assert!(!is_correction("(The clock was put up in 1911 and never corrected)"));
        assert!(!is_correction("The figure has been corrected."));
    }
}

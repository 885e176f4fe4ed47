//! Which day `Monday` was: a word for a day, resolved against the day of the story that says it.
//!
//! The answer is marked as a guess, always: nothing else in the source says it.

use crate::article::{Day, Precision, Time};

/// Weekdays from Monday on, in the languages whose wires say them.
const WEEKDAYS: [&[&str]; 7] = [
    &["monday", "mon", "lundi", "montag", "lunes", "lunedì", "понедельник", "الاثنين", "月曜日"],
    &[
        "tuesday",
        "tue",
        "tues",
        "mardi",
        "dienstag",
        "martes",
        "martedì",
        "вторник",
        "الثلاثاء",
        "火曜日",
    ],
    &[
        "wednesday",
        "wed",
        "mercredi",
        "mittwoch",
        "miércoles",
        "mercoledì",
        "среду",
        "среда",
        "الأربعاء",
        "水曜日",
    ],
    &[
        "thursday",
        "thu",
        "thur",
        "thurs",
        "jeudi",
        "donnerstag",
        "jueves",
        "giovedì",
        "четверг",
        "الخميس",
        "木曜日",
    ],
    &[
        "friday",
        "fri",
        "vendredi",
        "freitag",
        "viernes",
        "venerdì",
        "пятницу",
        "пятница",
        "الجمعة",
        "金曜日",
    ],
    &[
        "saturday",
        "sat",
        "samedi",
        "samstag",
        "sábado",
        "sabato",
        "субботу",
        "суббота",
        "السبت",
        "土曜日",
    ],
    &[
        "sunday",
        "sun",
        "dimanche",
        "sonntag",
        "domingo",
        "domenica",
        "воскресенье",
        "الأحد",
        "日曜日",
    ],
];

const TODAY: [&str; 7] = ["today", "aujourd'hui", "heute", "hoy", "oggi", "сегодня", "今日"];
const YESTERDAY: [&str; 7] = ["yesterday", "hier", "gestern", "ayer", "ieri", "вчера", "昨日"];

/// The latest such day that is not after the story's own, as a guess; `None` for any other word.
pub fn relative_day(word: &str, story: Day) -> Option<Time> {
    let word = word.trim().trim_end_matches(['.', ',']).to_lowercase().replace('’', "'");
    let back = if TODAY.contains(&word.as_str()) {
        0
    } else if YESTERDAY.contains(&word.as_str()) {
        1
    } else {
        let wanted = WEEKDAYS.iter().position(|names| names.contains(&word.as_str()))? as i32;
        // The first of January 1970 was a Thursday.
        let own = (story.number() + 3).rem_euclid(7);
        (own - wanted).rem_euclid(7)
    };
    Some(Time::of_day(story.plus(-back), Precision::Guessed))
}

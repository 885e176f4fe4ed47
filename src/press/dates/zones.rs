//! Time zones by their names and by numbers.

use super::Zone;

/// Names and minutes ahead of UTC; a name with more than one meaning has the usual one, marked.
#[rustfmt::skip]
const NAMES: [(&str, i16, bool); 61] = [
    ("z", 0, true), ("ut", 0, true), ("utc", 0, true), ("gmt", 0, true), ("wet", 0, true), ("zulu", 0, true),
    ("west", 60, true), ("bst", 60, false), ("ist", 330, false), ("cet", 60, true), ("met", 60, true),
    ("mez", 60, true), ("cest", 120, true), ("mest", 120, true), ("mesz", 120, true), ("eet", 120, true),
    ("eest", 180, true), ("sast", 120, true), ("cat", 120, true), ("eat", 180, true), ("wat", 60, true),
    ("msk", 180, true), ("msd", 240, true), ("trt", 180, true), ("gst", 240, false), ("pkt", 300, true),
    ("npt", 345, true), ("ict", 420, true), ("wib", 420, true), ("hkt", 480, true), ("sgt", 480, true),
    ("pht", 480, true), ("myt", 480, true), ("awst", 480, true), ("jst", 540, true), ("kst", 540, true),
    ("acst", 570, true), ("acdt", 630, true), ("aest", 600, true), ("aedt", 660, true), ("nzst", 720, true),
    ("nzdt", 780, true), ("nst", -210, true), ("ndt", -150, true), ("ast", -240, false), ("adt", -180, true),
    ("brt", -180, true), ("art", -180, true), ("est", -300, true), ("edt", -240, true), ("cst", -360, false),
    ("cdt", -300, true), ("mst", -420, true), ("mdt", -360, true), ("pst", -480, true), ("pdt", -420, true),
    ("akst", -540, true), ("akdt", -480, true), ("hst", -600, true), ("et", -300, false), ("pt", -480, false),
];

/// Reads all that follows a clock as a zone: a number, a name, both, or nothing. `None` where it
/// is something else.
pub(super) fn read(text: &str) -> Option<Zone> {
    let text = text.trim();
    let text = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(text);
    // A comment behind the zone: `+0100 (CET)`.
    let (text, _) = text.split_once(" (").or_else(|| text.split_once('(')).unwrap_or((text, ""));
    let text = text.trim().trim_end_matches(['.', ',']);
    if text.is_empty() {
        return Some(Zone::Unknown);
    }
    if let Some(number) = number(text) {
        return Some(number);
    }
    if let Some(zone) = name(text) {
        return Some(zone);
    }
    let tail = ["gmt", "utc", "ut"].iter().find_map(|head| {
        let start = text.get(..head.len())?;
        start.eq_ignore_ascii_case(head).then(|| text[head.len()..].trim_start())
    });
    if let Some(zone) = tail.and_then(number) {
        return Some(zone);
    }
    // `-0500 EST`: the number says it better.
    if let Some((head, tail)) = text.split_once(' ')
        && tail.chars().all(|c| c.is_alphabetic() || c == ' ')
    {
        return number(head).or_else(|| name(head));
    }
    text.chars().all(|c| c.is_alphanumeric() || matches!(c, '/' | '_')).then_some(Zone::Unknown)
}

/// A zone by its name.
pub(super) fn name(text: &str) -> Option<Zone> {
    let text = text.rsplit('/').next().unwrap_or(text).trim_end_matches('.');
    let (_, ahead, plain) = NAMES.iter().find(|(name, ..)| name.eq_ignore_ascii_case(text))?;
    Some(if *plain { Zone::Ahead(*ahead) } else { Zone::Ambiguous(*ahead) })
}

/// `+0100`, `-05:00`, `+9`, `+1:30`.
pub(super) fn number(text: &str) -> Option<Zone> {
    let sign = match text.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let text = text[1..].trim();
    let (hours, minutes) = match text.split_once(':') {
        Some((hours, minutes)) => (hours, minutes),
        None if text.len() <= 2 => (text, "0"),
        None => (text.get(..text.len() - 2)?, text.get(text.len() - 2..)?),
    };
    let read = |digits: &str| {
        let fits = !digits.is_empty()
            && digits.len() <= 2
            && digits.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| digits.parse::<i16>().ok()).flatten()
    };
    let (hours, minutes) = (read(hours)?, read(minutes)?);
    let ahead = hours * 60 + minutes;
    Some(if minutes < 60 && ahead <= 14 * 60 { Zone::Ahead(sign * ahead) } else { Zone::Unknown })
}

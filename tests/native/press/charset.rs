//! Charsets: which one is believed, and what is refused.

use encoding_rs::Encoding;
use offprint::press::charset::{By, decode};

/// The bytes of a text in a charset.
fn encoded(text: &str, label: &str) -> Vec<u8> {
    let encoding = Encoding::for_label(label.as_bytes()).unwrap();
    encoding.encode(text).0.into_owned()
}

#[track_caller]
fn check(bytes: &[u8], transport: Option<&str>, text: &str, charset: &str, by: By) {
    let decoded = decode(bytes, transport).unwrap();
    assert_eq!((&*decoded.text, decoded.charset, decoded.by), (text, charset, by));
}

fn declaring(label: &str, letters: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"{label}\"?><a>{letters}</a>")
}

#[test]
fn marks_and_zeros() {
    check(b"\xef\xbb\xbf<a/>", Some("koi8-r"), "<a/>", "UTF-8", By::Mark);
    check(b"\xff\xfe<\0a\0", None, "<a", "UTF-16LE", By::Mark);
    check(b"\xfe\xff\0<\0a", None, "<a", "UTF-16BE", By::Mark);
    check(b"<\0?\0", None, "<?", "UTF-16LE", By::Bytes);
    check(b"\0<\0?", None, "<?", "UTF-16BE", By::Bytes);
    check(b"\xff\xfe\0\0<\0\0\0", None, "<", "UTF-32", By::Mark);
    check(b"\0\0\0<\0\0\0?", None, "<?", "UTF-32", By::Bytes);
}

#[test]
fn a_mark_of_utf_16_before_other_bytes_is_noticed_and_said() {
    let page = "<html><head><title>Déjà vu</title><p>The gulls came back.";
    for (mark, name) in [(b"\xff\xfe", "UTF-16LE"), (b"\xfe\xff", "UTF-16BE")] {
        for (rest, text, charset) in [
            (page.as_bytes().to_vec(), page, "UTF-8"),
            ("日本語の文、カモメが戻った。".into(), "日本語の文、カモメが戻った。", "UTF-8"),
            (encoded(page, "windows-1252"), page, "windows-1252"),
            (b"Gulls".to_vec(), "Gulls", "UTF-8"),
        ] {
            let bytes = [mark.to_vec(), rest].concat();
            check(&bytes, None, text, charset, By::Bytes);
            let remark = decode(&bytes, None).unwrap().remark.unwrap();
            assert!(remark.contains(&format!("the byte order mark says {name}")), "{remark}");
        }
    }
    let little = |text: &str| {
        let units = std::iter::once('\u{feff}').chain(text.chars());
        units.flat_map(|c| (u32::from(c) as u16).to_le_bytes()).collect::<Vec<u8>>()
    };
    for text in ["かもめかもめかもめかもめ", "Gulls", "сегодня", "中国新闻网，今天。", "丰", ""]
    {
        check(&little(text), None, text, "UTF-16LE", By::Mark);
    }
}

#[test]
fn what_is_declared_is_believed_where_it_fits() {
    for (label, letters, charset) in [
        ("iso-8859-1", "déjà", "windows-1252"),
        ("koi8-r", "Привет", "KOI8-R"),
        ("windows-1251", "Привет", "windows-1251"),
        ("Shift_JIS", "日本語の文", "Shift_JIS"),
        ("euc-kr", "한국어", "EUC-KR"),
        ("gb2312", "中文新闻", "GBK"),
        ("big5", "中文新聞", "Big5"),
        ("iso-2022-jp", "日本語", "ISO-2022-JP"),
    ] {
        let text = declaring(label, letters);
        check(&encoded(&text, label), None, &text, charset, By::Declaration);
        check(&encoded(letters, label), Some(label), letters, charset, By::Transport);
    }
    let page = "<html><head><meta charset=iso-8859-2>ž";
    check(&encoded(page, "iso-8859-2"), None, page, "ISO-8859-2", By::Meta);
    let page = "<meta http-equiv=content-type content='text/html; charset=koi8-r'>ж";
    check(&encoded(page, "koi8-r"), None, page, "KOI8-R", By::Meta);
}

#[test]
fn a_lie_is_noticed_and_said() {
    let utf_8 = declaring("iso-8859-1", "Ünïcödé");
    let latin = declaring("utf-8", "d\u{e9}j\u{e0} vu");
    for (bytes, transport, text, charset) in [
        (utf_8.clone().into_bytes(), None, &utf_8, "UTF-8"),
        (utf_8.clone().into_bytes(), Some("windows-1251"), &utf_8, "UTF-8"),
        (encoded(&latin, "windows-1252"), None, &latin, "windows-1252"),
        (encoded(&latin, "windows-1252"), Some("x-unheard-of"), &latin, "windows-1252"),
    ] {
        let decoded = decode(&bytes, transport).unwrap();
        assert_eq!((&*decoded.text, decoded.charset), (text.as_str(), charset));
        assert!(decoded.remark.is_some(), "{text}");
    }
    // What the transport adds of itself is no lie of the document.
    let text = declaring("iso-8859-1", "déjà");
    check(&encoded(&text, "iso-8859-1"), Some("us-ascii"), &text, "windows-1252", By::Declaration);
}

#[test]
fn one_damaged_letter_does_not_change_the_charset() {
    let decoded = decode(b"\xc3\xa9t\xc3\xa9 \xff d\xc3\xa9j\xc3\xa0", None).unwrap();
    assert_eq!((&*decoded.text, decoded.charset), ("été \u{fffd} déjà", "UTF-8"));
    assert!(decoded.remark.is_some());
}

#[test]
fn what_hides_markup_is_refused_by_name() {
    for (bytes, transport, name) in [
        (declaring("utf-7", "+ADw-").into_bytes(), None, "utf-7"),
        (b"<a/>".to_vec(), Some("UTF-7"), "UTF-7"),
        (b"+ADw-script+AD4-".to_vec(), None, "UTF-7"),
        (declaring("iso-2022-kr", "").into_bytes(), None, "iso-2022-kr"),
        (b"\x4c\x6f\xa7\x94".to_vec(), None, "EBCDIC"),
    ] {
        let complaint = decode(&bytes, transport).unwrap_err();
        assert!(complaint.what.contains(name) && !complaint.next.is_empty(), "{complaint:?}");
    }
}

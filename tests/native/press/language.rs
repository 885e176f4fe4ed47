//! The language of a story by its letters, and of passages by their script.

use offprint::article::{Block, Prose, Span, Text};
use offprint::press::language::{mark_passages, of_text};
use offprint::text::Language;

#[track_caller]
fn check(text: &str, tag: Option<&str>) {
    assert_eq!(of_text(text).as_ref().map(Language::as_str), tag, "{text}");
}

#[test]
fn languages_are_told_by_their_letters() {
    check(
        "The harbour froze over for the first time in thirty years, and the ferries stayed where they were until the wind turned to the south.",
        Some("en"),
    );
    check(
        "Der Hafen ist zum ersten Mal seit dreißig Jahren zugefroren, und die Fähren blieben liegen, bis der Wind nach Süden drehte.",
        Some("de"),
    );
    check(
        "Le port a gelé pour la première fois depuis trente ans, et les bateaux sont restés à quai jusqu’à ce que le vent tourne au sud.",
        Some("fr"),
    );
    check(
        "El puerto se heló por primera vez en treinta años y los barcos se quedaron en el muelle hasta que el viento cambió hacia el sur.",
        Some("es"),
    );
    check(
        "Il porto è gelato per la prima volta in trent’anni e i traghetti sono rimasti fermi finché il vento non ha girato verso sud.",
        Some("it"),
    );
    check(
        "O porto congelou pela primeira vez em trinta anos e os barcos não saíram do cais até que o vento mudou para o sul.",
        Some("pt"),
    );
    check(
        "De haven is voor het eerst in dertig jaar dichtgevroren en de veerboten bleven liggen totdat de wind naar het zuiden draaide.",
        Some("nl"),
    );
    check(
        "Port zamarzł po raz pierwszy od trzydziestu lat, a promy zostały przy nabrzeżu, dopóki wiatr nie zmienił się na południowy.",
        Some("pl"),
    );
    check(
        "Satama jäätyi ensimmäistä kertaa kolmeenkymmeneen vuoteen, ja lautat pysyivät laiturissa, kunnes tuuli kääntyi etelään.",
        Some("fi"),
    );
    check(
        "Liman otuz yıldır ilk kez dondu ve vapurlar rüzgâr güneye dönene kadar iskelede kaldı, yolcular ise karayoluyla gitti.",
        Some("tr"),
    );
    check(
        "Порт замёрз впервые за тридцать лет, и паромы стояли у причала, пока ветер не переменился на южный.",
        Some("ru"),
    );
    check(
        "Порт замерз уперше за тридцять років, і пороми стояли біля причалу, доки вітер не змінився на південний, а люди їхали автобусами.",
        Some("uk"),
    );
    check(
        "تجمد الميناء للمرة الأولى منذ ثلاثين عاما وبقيت العبارات في مكانها حتى تحولت الريح إلى الجنوب.",
        Some("ar"),
    );
    check(
        "بندر برای نخستین بار در سی سال گذشته یخ زد و کشتی‌ها تا زمانی که باد به سوی جنوب چرخید در اسکله ماندند.",
        Some("fa"),
    );
    check(
        "הנמל קפא לראשונה זה שלושים שנה, והמעבורות נשארו ברציף עד שהרוח פנתה דרומה והקרח נשבר.",
        Some("he"),
    );
    check(
        "बंदरगाह तीस साल में पहली बार जम गया और हवा के दक्षिण की ओर मुड़ने तक नावें घाट पर ही खड़ी रहीं। नाविकों ने कहा कि उन्होंने ऐसी सर्दी पहले कभी नहीं देखी थी और अब वे वसंत का इंतज़ार कर रहे हैं।",
        Some("hi"),
    );
    check("港は三十年ぶりに凍り、風が南に変わるまで船は岸壁にとどまった。", Some("ja"));
    check("港口三十年来首次结冰,渡轮一直停在码头,直到风向转南。", Some("zh"));
    check(
        "항구가 삼십 년 만에 처음으로 얼어붙어 바람이 남쪽으로 바뀔 때까지 여객선들은 부두에 머물렀다.",
        Some("ko"),
    );
    check("Το λιμάνι πάγωσε για πρώτη φορά εδώ και τριάντα χρόνια.", Some("el"));
    check("ท่าเรือกลายเป็นน้ำแข็งครั้งแรกในรอบสามสิบปี", Some("th"));
}

#[test]
fn letters_tell_neighbours_apart() {
    check(
        "Bron över sundet stängs från måndag, säger kommunen. Trafiken leds om via Husby, det tar fyrtio minuter.",
        Some("sv"),
    );
    check(
        "Broen over sundet lukkes fra mandag, siger kommunen. Trafikken ledes om ad en længere vej, og det tager fyrre minutter for dem, der kører ud af byen om morgenen.",
        Some("da"),
    );
}

#[test]
fn what_cannot_be_told_is_not_said() {
    for text in ["", "1 2 3", "OK", "Paris", "Иван", "Roe, Doe, Smith & Co"] {
        check(text, None);
    }
}

#[test]
fn only_the_first_letters_are_looked_at() {
    let start =
        "The harbour froze over for the first time in thirty years, and the ferries stayed. "
            .repeat(12);
    let text = start + &"Der Hafen ist zugefroren, und die Fähren blieben liegen. ".repeat(10_000);
    check(&text, Some("en"));
}

/// Marks of passages written `{tag:words}`.
#[track_caller]
fn passages(story: &str, words: &str, marked: &str) {
    let text = Text(vec![Span::Text { text: Prose::parse(words).unwrap() }]);
    let body = mark_passages(vec![Block::Paragraph { text }], &Language::parse(story).unwrap());
    let Block::Paragraph { text } = &body[0] else { panic!("a paragraph") };
    let written: String = text
        .0
        .iter()
        .map(|span| match span {
            Span::Text { text } => text.to_string(),
            Span::Language { language, text } => format!("{{{language}:{}}}", text.plain()),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(written, marked);
    assert_eq!(text.plain(), words, "no word is lost");
}

#[test]
fn passages_are_marked_where_the_script_changes() {
    passages("en", "She said ありがとう and left.", "She said {ja:ありがとう} and left.");
    passages("en", "The sign read 출입 금지, in red.", "The sign read {ko:출입 금지}, in red.");
    passages("en", "The word λόγος is Greek.", "The word {el:λόγος} is Greek.");
    passages("en", "A plain sentence with café in it.", "A plain sentence with café in it.");
    passages(
        "en",
        "The letter Ω and the name 李 are short.",
        "The letter Ω and the name 李 are short.",
    );
    passages("ja", "彼はAPに語った。", "彼はAPに語った。");
    passages("ja", "彼は사과を買った。", "彼は{ko:사과}を買った。");
    passages(
        "de",
        "Er rief: „Держите этот корабль у берега, пока не придёт помощь из города, и ждите, что скажет капитан, который уже вышел на берег!“",
        "Er rief: „{ru:Держите этот корабль у берега, пока не придёт помощь из города, и ждите, что скажет капитан, который уже вышел на берег}!“",
    );
}

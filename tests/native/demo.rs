//! What the demo set promises: enough stories, in enough languages, every kind of block and span
//! used, pictures that are what they say, and a source for every story.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use offprint::article::{Article, ArticleSet, Block, Image, Span, Target, Text};

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn demo() -> ArticleSet {
    let (set, refusals) = ArticleSet::read(&fs::read(path("public/articles.json")).unwrap());
    assert_eq!(refusals, [], "every story of the demo set is taken");
    set
}

#[test]
fn there_are_enough_stories_in_enough_languages() {
    let set = demo();
    assert!(set.len() >= 48);
    let mut languages = BTreeMap::new();
    let mut sections = BTreeSet::new();
    let mut years = BTreeSet::new();
    let mut places = BTreeSet::new();
    for story in set.articles() {
        *languages.entry(story.language.primary().to_owned()).or_insert(0) += 1;
        sections.extend(story.section.as_deref());
        years.extend(story.day().map(|day| day.civil().0));
        places.extend(story.places.iter().map(|place| place.to_string()));
    }
    let at_least =
        [("en", 30), ("ar", 6), ("es", 2), ("fr", 2), ("de", 2), ("ja", 2), ("zh", 2), ("hi", 2)];
    for (language, least) in at_least {
        assert!(languages.get(language).is_some_and(|&n| n >= least), "{language}: {languages:?}");
    }
    assert!(sections.len() >= 8, "{sections:?}");
    assert!(years.len() >= 5, "{years:?}");
    assert!(places.len() >= 30, "{} places", places.len());
}

#[test]
fn stories_are_120_to_700_words_long() {
    for story in demo().articles() {
        let mut characters = 0;
        let mut words = 0;
        for block in &story.body {
            block.each_text(&mut |text, _| {
                words += text.split_whitespace().count();
                characters += text.chars().filter(|c| !c.is_whitespace()).count();
            });
        }
        // Scripts without spaces: two characters of Chinese or Japanese to a word.
        let words =
            if matches!(story.language.primary(), "ja" | "zh") { characters / 2 } else { words };
        assert!((120..=700).contains(&words), "{}: {words} words", story.slug);
    }
}

#[test]
fn every_kind_of_block_and_span_is_used() {
    let mut kinds = BTreeSet::new();
    for story in demo().articles() {
        for block in &story.body {
            let value = serde_json::to_value(block).unwrap();
            collect_kinds("", &value, &mut kinds);
        }
    }
    let all = [
        "code",
        "facts",
        "figure",
        "list",
        "paragraph",
        "quote",
        "rule",
        "subhead",
        "table",
        "text.break",
        "text.code",
        "text.emphasis",
        "text.language",
        "text.link",
        "text.quotation",
        "text.strong",
    ];
    for kind in all {
        assert!(kinds.contains(kind), "no story uses {kind}: {kinds:?}");
    }
}

/// Kinds of spans are prefixed with `text.`, since a code block and a code span are two things.
fn collect_kinds(prefix: &str, value: &serde_json::Value, kinds: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::Object(members) => {
            if let Some(kind) = members.get("kind").and_then(|kind| kind.as_str()) {
                kinds.insert(format!("{prefix}{kind}"));
            }
            for value in members.values() {
                collect_kinds("text.", value, kinds);
            }
        }
        serde_json::Value::Array(items) => {
            items.iter().for_each(|item| collect_kinds("text.", item, kinds));
        }
        _ => {}
    }
}

fn images(story: &Article) -> Vec<&Image> {
    let body = story.body.iter().filter_map(|block| match block {
        Block::Figure { image } => Some(image),
        _ => None,
    });
    story.lead_image.iter().chain(body).collect()
}

#[test]
fn pictures_are_what_they_say() {
    let set = demo();
    let leads = set.articles().iter().filter(|story| story.lead_image.is_some()).count();
    assert!(leads >= 20, "{leads} lead images");
    let mut used = BTreeSet::new();
    for story in set.articles() {
        for image in images(story) {
            let file = image.file.as_ref().expect("every picture of the demo is shown");
            let bytes = fs::read(path("public").join(file.path.as_str()))
                .unwrap_or_else(|why| panic!("{}: {}: {why}", story.slug, file.path));
            let size = (file.width.count(), file.height.count());
            assert_eq!(webp_size(&bytes), size, "{}", file.path);
            assert!(bytes.len() <= 40_000, "{}: {} bytes", file.path, bytes.len());
            let alt = image.alt.as_deref().unwrap_or_default();
            assert!(alt.len() > 20, "{}: says what it shows", file.path);
            assert!(image.caption.is_some() && image.credit.is_some(), "{}", file.path);
            used.insert(file.path.to_string());
        }
    }
    let shipped = fs::read_dir(path("public/images")).unwrap();
    for file in shipped {
        let name = format!("images/{}", file.unwrap().file_name().to_string_lossy());
        assert!(used.contains(&name), "{name} is used by no story");
        let drawing = name.replace("images/", "xtask/drawings/").replace(".webp", ".svg");
        assert!(path(&drawing).exists(), "{drawing} is the source of {name}");
    }
}

/// Width and height from a WebP file's first chunk (lossy, lossless or extended).
fn webp_size(bytes: &[u8]) -> (u16, u16) {
    let short = |at: usize| u16::from_le_bytes([bytes[at], bytes[at + 1]]);
    match &bytes[12..16] {
        b"VP8 " => (short(26) & 0x3fff, short(28) & 0x3fff),
        b"VP8L" => {
            let bits = u32::from_le_bytes([bytes[21], bytes[22], bytes[23], bytes[24]]);
            ((bits & 0x3fff) as u16 + 1, (bits >> 14 & 0x3fff) as u16 + 1)
        }
        b"VP8X" => (short(24) + 1, short(27) + 1),
        other => panic!("not a WebP chunk: {other:?}"),
    }
}

#[test]
fn links_between_stories_lead_somewhere() {
    let set = demo();
    let mut links = 0;
    let mut check = |text: &Text| {
        each_link(text, &mut |to| {
            if let Target::Story(slug) = to {
                assert!(set.find(slug).is_some(), "{slug} is a story of the set");
                links += 1;
            }
        });
    };
    for story in set.articles() {
        for block in &story.body {
            match block {
                Block::Paragraph { text } | Block::Quote { text, .. } => check(text),
                Block::List { items, .. } => items.iter().for_each(&mut check),
                Block::Facts { items, .. } => items.iter().for_each(|fact| check(&fact.text)),
                _ => {}
            }
        }
        for version in &story.versions {
            if let Some(Target::Story(slug)) = &version.address {
                assert!(set.find(slug).is_some(), "{slug} is a story of the set");
            }
        }
    }
    assert!(links >= 10, "{links} links between stories");
}

fn each_link(text: &Text, tell: &mut impl FnMut(&Target)) {
    for span in &text.0 {
        match span {
            Span::Link { to, .. } => tell(to),
            Span::Emphasis { text }
            | Span::Strong { text }
            | Span::Quotation { text }
            | Span::Language { text, .. } => {
                each_link(text, tell);
            }
            Span::Text { .. } | Span::Code { .. } | Span::Break {} => {}
        }
    }
}

#[test]
fn every_story_has_its_sources() {
    let sources = fs::read_to_string(path("public/SOURCES.md")).unwrap();
    let mut sections: BTreeMap<&str, usize> = BTreeMap::new();
    for part in sources.split("\n### ").skip(1) {
        let (slug, rest) = part.split_once('\n').unwrap();
        sections.insert(slug.trim(), rest.lines().filter(|line| line.starts_with("- ")).count());
    }
    for story in demo().articles() {
        let facts = sections.get(story.slug.as_str());
        assert!(facts.is_some_and(|&facts| facts >= 2), "SOURCES.md on {}: {facts:?}", story.slug);
    }
}

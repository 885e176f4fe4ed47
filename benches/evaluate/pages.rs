//! Pages against Mozilla Readability's suite: the main text in our closed model, what stands in
//! it, titles and bylines.
//!
//! What is compared. *Body*: the words of the blocks that the press finds for the page, against
//! all words of `expected.html`. *Title*: Readability's own idea of a title, as the press finds it
//! on the way, against that of the suite; our headline, which is another thing, is told beside it.
//! *Byline*: right where we have one and each of our names stands in the stated one, which often
//! holds a lead-in, a role or a date besides; letter for letter is told beside it. *Figures, captions, items of lists, cells of data tables, links*: each found or
//! not, over the whole suite; links within a page, lists of them, pictures without a file and
//! formulas are left out.

use crate::bars;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use offprint::article::{Block, Span, Target, Text, WebAddress};
use offprint::press::page::{MainText, main_text};
use offprint::press::{Limits, Source, page};
use serde_json::Value;

use crate::plain_html::{Plain, read, words_of};

/// The address that the suite gives every page.
const ADDRESS: &str = "http://fakehost/test/page.html";

/// Found, expected and both, over the suite.
#[derive(Default, Clone, Copy)]
struct Tally {
    found: usize,
    wanted: usize,
    both: usize,
}

impl Tally {
    fn of(found: Vec<String>, wanted: Vec<String>) -> Self {
        let mut left: BTreeMap<String, usize> = BTreeMap::new();
        for word in &wanted {
            *left.entry(word.clone()).or_default() += 1;
        }
        let mut both = 0;
        for word in &found {
            if let Some(n) = left.get_mut(word).filter(|n| **n > 0) {
                *n -= 1;
                both += 1;
            }
        }
        Self { found: found.len(), wanted: wanted.len(), both }
    }

    fn add(&mut self, other: Self) {
        self.found += other.found;
        self.wanted += other.wanted;
        self.both += other.both;
    }

    fn f1(self) -> f64 {
        match self.found + self.wanted {
            0 => 1.0,
            all => 2.0 * self.both as f64 / all as f64,
        }
    }
}

/// What is looked for in a page, by name.
const PARTS: [&str; 5] = ["figures", "captions", "list items", "table cells", "links"];

/// Prints the figures.
pub fn evaluate(data: &Path) -> Result<(), String> {
    let suite = data.join("pages/readability/test/test-pages");
    let mut folders: Vec<_> = fs::read_dir(&suite)
        .map_err(|why| format!("{}: {why}", suite.display()))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.join("expected.html").is_file())
        .collect();
    folders.sort();
    let base = WebAddress::parse(ADDRESS).ok_or("the suite's address is one")?;
    let mut pages = Vec::new();
    let mut parts = [Tally::default(); PARTS.len()];
    let mut worst_parts: Vec<Vec<(f64, usize, String)>> = vec![Vec::new(); PARTS.len()];
    let (mut titles, mut headlines, mut bylines, mut exact, mut stated) = (0, 0, 0, 0, 0);
    let (mut wrong_titles, mut wrong_bylines) = (Vec::new(), Vec::new());
    let started = std::time::Instant::now();
    for folder in &folders {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = |file: &str| {
            let path = folder.join(file);
            fs::read_to_string(&path).map_err(|why| format!("{}: {why}", path.display()))
        };
        let html = text("source.html")?;
        let wanted = read(&text("expected.html")?);
        let about: Value = serde_json::from_str(&text("expected-metadata.json")?)
            .map_err(|why| why.to_string())?;
        let source = Source {
            name: name.clone(),
            bytes: html.clone().into_bytes(),
            charset: Some("utf-8".to_owned()),
            address: Some(base.clone()),
        };
        let main = main_text(&html, Some(&base), &Limits::default()).unwrap_or_default();
        let gathered = page::read(&source, &Limits::default());
        let draft = gathered.drafts.into_iter().next().unwrap_or_default();
        let found = plain(&main);
        let words = Tally::of(found.words.clone(), wanted.words.clone());
        pages.push((words.f1(), name.clone(), words));
        for (n, (found, wanted)) in paired(found, wanted, &base).into_iter().enumerate() {
            let tally = Tally::of(found, wanted);
            parts[n].add(tally);
            worst_parts[n].push((
                tally.f1(),
                tally.found.max(tally.wanted),
                format!(
                    "{name} ({} of {} wanted, {} found)",
                    tally.both, tally.wanted, tally.found
                ),
            ));
        }
        let title = about["title"].as_str().unwrap_or_default();
        match main.title == title {
            true => titles += 1,
            false => wrong_titles.push(format!("{name}: `{}`, not `{title}`", main.title)),
        }
        let headline = draft.headline.as_deref().unwrap_or_default();
        headlines += usize::from(letters(headline) == letters(title));
        if let Some(byline) = about["byline"].as_str().filter(|byline| !letters(byline).is_empty())
        {
            stated += 1;
            let ours: Vec<&str> = draft.bylines.iter().map(|line| &**line).collect();
            let ours = ours.join(" ");
            exact += usize::from(letters(&ours) == letters(byline));
            let stands = |name: &&str| letters(byline).contains(&letters(name));
            match !draft.bylines.is_empty() && draft.bylines.iter().all(|name| stands(&&**name)) {
                true => bylines += 1,
                false => wrong_bylines.push(format!("{name}: `{ours}`, not `{byline}`")),
            }
        }
    }
    let mean = pages.iter().map(|(f1, ..)| f1).sum::<f64>() / pages.len().max(1) as f64;
    println!("  {} pages in {:.1} s", pages.len(), started.elapsed().as_secs_f64());
    println!("  words of the body, mean F1   {mean:.4}   (at least 0.99)");
    println!("  titles exact                 {titles} of {}", pages.len());
    println!("  our headline is that title   {headlines}");
    println!(
        "  bylines                      {bylines} of {stated} that state one (at least 85 %; {exact} letter for letter)"
    );
    for (name, tally) in PARTS.iter().zip(parts) {
        let Tally { found, wanted, .. } = tally;
        println!("  {name:28} {:.4}   ({wanted} wanted, {found} found; at least 0.95)", tally.f1());
    }
    let of = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    bars::at_least("pages, words of the body", mean, 0.99);
    bars::at_least("pages, titles", of(titles, pages.len()), 1.0);
    bars::at_least("pages, bylines", of(bylines, stated), 0.85);
    for (name, tally) in PARTS.iter().zip(parts) {
        bars::at_least(&format!("pages, {name}"), tally.f1(), 0.95);
    }
    println!("\n  the ten worst bodies");
    pages.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (f1, name, tally) in pages.iter().take(10) {
        println!(
            "    {f1:.3}  {name}: {} of {} words, {} found",
            tally.both, tally.wanted, tally.found
        );
    }
    for (n, mut worst) in worst_parts.into_iter().enumerate() {
        println!("\n  the worst in {}", PARTS[n]);
        worst.retain(|(f1, ..)| *f1 < 1.0);
        worst.sort_by(|a, b| (b.1 as f64 * (1.0 - b.0)).total_cmp(&(a.1 as f64 * (1.0 - a.0))));
        worst.iter().take(6).for_each(|(f1, _, about)| println!("    {f1:.3}  {about}"));
    }
    println!("\n  titles that differ");
    wrong_titles.iter().for_each(|line| println!("    {line}"));
    println!("\n  bylines that differ");
    wrong_bylines.iter().for_each(|line| println!("    {line}"));
    Ok(())
}

/// Letters and digits, without a leading "by".
fn letters(text: &str) -> String {
    let words = words_of(text);
    let skip = usize::from(words.first().is_some_and(|word| word == "by"));
    words.into_iter().skip(skip).collect()
}

/// What we found, in the plain form.
fn plain(main: &MainText) -> Plain {
    let mut plain = Plain::default();
    for block in &main.blocks {
        block.each_text(&mut |text, _| plain.words.extend(words_of(text)));
        let mut texts: Vec<&Text> = Vec::new();
        match block {
            Block::Paragraph { text } | Block::Subhead { text, .. } | Block::Quote { text, .. } => {
                texts.push(text);
            }
            Block::List { items, .. } => {
                texts.extend(items);
                // As in the expected page, the items of a table of contents are left out.
                let down = |item: &&Text| {
                    let mut to = Vec::new();
                    links(item, &mut to);
                    matches!(item.0.as_slice(), [Span::Link { .. }])
                        && to.iter().all(|to| to.starts_with(ADDRESS))
                };
                let items = items.iter().filter(|item| !down(item));
                plain.items.extend(items.map(|item| words_of(&item.plain()).join(" ")));
            }
            Block::Figure { image } => {
                let address = image.address.as_ref().map(|address| address.as_str().to_owned());
                plain.pictures.extend(address.map(|address| vec![address]));
                let credit = image.credit.as_ref().map(|credit| credit.line()).unwrap_or_default();
                if !credit.is_empty() {
                    plain.words.extend(words_of(&credit));
                }
                let caption = image.caption.as_deref().unwrap_or_default();
                let said = words_of(&format!("{caption} {credit}")).join(" ");
                plain.captions.extend((!said.is_empty()).then_some(said));
            }
            Block::Table { head, rows, .. } => {
                let cells = || head.iter().chain(rows.iter().flatten());
                texts.extend(cells());
                let words = cells().map(|cell| words_of(&cell.plain()).join(" "));
                plain.tables.push(words.filter(|cell| !cell.is_empty()).collect());
            }
            Block::Facts { items, .. } => texts.extend(items.iter().map(|fact| &fact.text)),
            Block::Code { .. } | Block::Rule {} => {}
        }
        texts.into_iter().for_each(|text| links(text, &mut plain.links));
    }
    plain
}

fn links(text: &Text, found: &mut Vec<String>) {
    for span in &text.0 {
        match span {
            Span::Link { to, text } => {
                if matches!(to, Target::Web(_)) {
                    found.push(to.to_string());
                }
                links(text, found);
            }
            Span::Emphasis { text }
            | Span::Strong { text }
            | Span::Quotation { text }
            | Span::Language { text, .. } => links(text, found),
            Span::Text { .. } | Span::Code { .. } | Span::Break {} => {}
        }
    }
}

/// The parts, found and wanted, in the order of `PARTS`.
fn paired(found: Plain, wanted: Plain, base: &WebAddress) -> Vec<(Vec<String>, Vec<String>)> {
    let file = |address: &String| {
        let address = address.split(['?', '#']).next().unwrap_or_default();
        address.rsplit('/').next().unwrap_or_default().to_owned()
    };
    // A picture is known by the file that both name, whichever of its sizes it is.
    let ours: Vec<String> = found.pictures.iter().flatten().map(file).collect();
    let known = |files: &Vec<String>| {
        let files: Vec<String> = files.iter().map(file).filter(|file| !file.is_empty()).collect();
        files.iter().find(|file| ours.contains(file)).or(files.first()).cloned()
    };
    let wanted_pictures = wanted.pictures.iter().filter(|files| !files[0].starts_with("data:"));
    let pictures: Vec<String> = wanted_pictures.filter_map(known).collect();
    let within = |link: &String| link.starts_with(base.as_str()) || link.starts_with('#');
    let web = |link: &String| WebAddress::parse(link).is_some() && !within(link);
    // A caption that the page tells by a class, which the suite's cleaned file no longer has, is
    // right where its words are a block of their own there.
    let captions =
        |said: &String| !wanted.captions.contains(said) && wanted.short_blocks.contains(said);
    // A caption is found when four fifths of its words are: a label such as `Credit` is not kept.
    let near = |said: &String| {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let alike = |other: &&String| Tally::of(words(said), words(other)).f1() >= 0.8;
        wanted.captions.iter().find(alike).unwrap_or(said).clone()
    };
    let told: Vec<String> = found.captions.iter().filter(|said| captions(said)).cloned().collect();
    let near_captions: Vec<String> = found.captions.iter().map(near).collect();
    let escaped = |links: Vec<String>| -> Vec<String> {
        links
            .into_iter()
            .filter(web)
            .map(|link| link.trim_end_matches('/').to_lowercase())
            .collect()
    };
    vec![
        (ours, pictures),
        (near_captions, [wanted.captions.clone(), told].concat()),
        (found.items, wanted.items),
        (found.tables.concat(), wanted.tables.concat()),
        (escaped(found.links), escaped(wanted.links)),
    ]
}

//! `offprint edit` and `offprint remove`: what an editor does by hand, kept in the set.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use super::typed::{Edit, Remove};
use super::{Why, meant, say};
use crate::article::{Article, ArticleSet, EditedField, Removed, pictures};
use crate::press::check::unused;
use crate::press::edit::{FIELDS, edit as set_field, field_name, said, undo, waiting};
use crate::press::import::{read_set, write};
use crate::press::removal::taken_out;
use crate::press::report::{plain, stale_index_said};
use crate::press::story::checked;
use crate::press::{Limits, files, line};

pub(super) fn edit(typed: &Edit) -> Result<ExitCode, Why> {
    edited(typed).map_err(|why| unchanged(why, typed.changes.len()))
}

pub(super) fn remove(typed: &Remove) -> Result<ExitCode, Why> {
    taken(typed).map_err(|why| unchanged(why, typed.ids.len()))
}

/// Who asked for several things at once is told that none of them was done.
fn unchanged(why: Why, asked: usize) -> Why {
    if asked > 1 { format!("nothing was changed: {why}") } else { why }
}

fn edited(typed: &Edit) -> Result<ExitCode, Why> {
    let _lock = files::lock(&typed.set);
    files::clear_leftovers(&typed.set);
    let set = read(&typed.set)?;
    let place = meant::Stories::of(&set).meant(&typed.id)?;
    let mut article = Article::clone(&set.articles()[place]);
    let mut words = String::new();
    for change in &typed.changes {
        if typed.undo {
            words += &undone(&mut article, change)?;
            continue;
        }
        let (name, value) = change.split_once('=').ok_or_else(|| {
            format!(
                "`{change}` sets no field; write it as field=value, or with `--undo` to take back what was set"
            )
        })?;
        let field = &field_of(name)?;
        let before = said(&article, *field);
        let waited = waiting(&article, *field).is_some();
        set_field(&mut article, *field, value).map_err(|unfit| unfit.to_string())?;
        let after = said(&article, *field);
        if let Some(value) = waiting(&article, *field) {
            words += &format!(
                "{}: the story has no picture now; \"{}\" is kept, and will stand when there is one\n",
                field_name(*field),
                plain(value)
            );
            continue;
        }
        if after == before && waited {
            words += &format!("{}: nothing waits for a picture any more\n", field_name(*field));
            continue;
        }
        if after == before {
            words += &format!(
                "{}: is \"{}\" already; nothing was changed\n",
                field_name(*field),
                plain(&before)
            );
            continue;
        }
        words += &format!(
            "{}: \"{}\" is now \"{}\"\n",
            field_name(*field),
            plain(&before),
            plain(&after)
        );
    }
    if article == *set.articles()[place] {
        say(&words);
        return Ok(ExitCode::SUCCESS);
    }
    let article = checked(article).map_err(|(what, next)| format!("the story {what}; {next}"))?;
    let mut articles = set.articles().to_vec();
    articles[place] = Arc::new(article);
    words += &put(&typed.set, &set, &articles, set.removed())?;
    say(&words);
    Ok(ExitCode::SUCCESS)
}

/// The field of that name.
fn field_of(name: &str) -> Result<EditedField, Why> {
    let known = FIELDS.iter().find(|(known, _)| *known == name.trim());
    known.map(|(_, field)| *field).ok_or_else(|| {
        let names: Vec<&str> = FIELDS.iter().map(|(name, _)| *name).collect();
        format!("`{name}` is no field that can be set; these are: {}", names.join(" "))
    })
}

/// Takes back what was set, and says what the field says now.
fn undone(article: &mut Article, name: &str) -> Result<String, Why> {
    if name.contains('=') {
        return Err(format!("`{name}` sets a field; with `--undo`, write the field's name alone"));
    }
    let field = field_of(name)?;
    let name = field_name(field);
    let Some(back) = undo(article, field).map_err(|unfit| unfit.to_string())? else {
        let says = said(article, field);
        return Ok(format!(
            "{name}: is \"{}\", as its source says; nothing was changed\n",
            plain(&says)
        ));
    };
    let says = said(article, field);
    let mut words = format!(
        "{name}: \"{}\" is taken back, and is \"{}\" again, as its source says\n",
        plain(&back.value),
        plain(&says)
    );
    for other in &back.others {
        words += &format!(
            "  the editor of another set had \"{}\"; that is not kept any more\n",
            plain(other)
        );
    }
    Ok(words)
}

fn taken(typed: &Remove) -> Result<ExitCode, Why> {
    let _lock = files::lock(&typed.set);
    files::clear_leftovers(&typed.set);
    let set = read(&typed.set)?;
    let mut removed = set.removed().to_vec();
    let mut words = String::new();
    let mut shown = BTreeSet::new();
    let mut gone: BTreeSet<usize> = BTreeSet::new();
    if typed.undo {
        let mut out = meant::Out::of(set.removed());
        for id in &typed.ids {
            let back = &set.removed()[out.take_back(id)?];
            words += &format!("\"{}\" may come back with the next import\n", plain(&back.headline));
        }
        removed = out.left();
    } else {
        let stories = meant::Stories::of(&set);
        for id in &typed.ids {
            let place = stories.meant(id)?;
            // Named twice, it is gone already.
            if !gone.insert(place) {
                continue;
            }
            let article = &set.articles()[place];
            words += &format!("taken out: \"{}\"\n", plain(&article.headline));
            let files = pictures(article.lead_image.as_ref(), &article.body)
                .filter_map(|image| image.file.as_ref());
            shown.extend(files.map(|file| file.path.to_string()));
            removed.push(taken_out(article));
        }
    }
    let left = set.articles().iter().enumerate().filter(|(place, _)| !gone.contains(place));
    let articles: Vec<_> = left.map(|(_, article)| Arc::clone(article)).collect();
    words += &put(&typed.set, &set, &articles, &removed)?;
    // Who takes a story out may want its pictures out of the folder, too, and cannot know them by name.
    for path in unused(shown, &files::resolved(&typed.set)) {
        words += &format!(
            "no story shows the picture `{path}` any more; it stays beside the set, and is published with it, until you delete it\n"
        );
    }
    say(&words);
    Ok(ExitCode::SUCCESS)
}

fn read(path: &Path) -> Result<ArticleSet, Why> {
    read_set(path, &Limits::default()).map_err(|trouble| match files::is_there(path) {
        true => trouble.to_string(),
        false => format!("{trouble}; `--set FILE` names another set"),
    })
}

/// Writes the set, and says what is out of date now.
fn put(
    path: &Path,
    before: &ArticleSet,
    articles: &[Arc<Article>],
    removed: &[Removed],
) -> Result<String, Why> {
    let name = before.name().and_then(line);
    let stale = write(path, name.as_ref(), before, articles, removed);
    Ok(stale
        .map_err(|error| error.to_string())?
        .map_or_else(String::new, |folder| stale_index_said(&folder, path)))
}

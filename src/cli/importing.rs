//! `offprint import`.

use std::env;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::piped::Piped;
use super::progress::Progress;
use super::typed::Import;
use super::{Why, say, say_beside, stories};
use crate::article::ArticleId;
use crate::press::import::{Asked, Order, import as carry_out};
use crate::press::project::{PROJECT, Project};
use crate::press::report::{plain, stale_index_said};
use crate::press::story::Defaults;
use crate::press::{Limits, WRITE_A_TAG, files, line, stated_language};

/// The set that is written where none is named.
const USUAL_SET: &str = "articles.json";

pub(super) fn import(typed: Import) -> Result<ExitCode, Why> {
    let language = match &typed.language {
        None => None,
        Some(tag) => Some(
            stated_language(tag)
                .ok_or_else(|| format!("`{tag}` is no language that is known; {WRITE_A_TAG}"))?,
        ),
    };
    let named = |text: &Option<String>| text.as_deref().and_then(line);
    let defaults =
        Defaults { source: named(&typed.source), section: named(&typed.section), language };
    let program = env::current_exe()
        .map_err(|cause| format!("cannot find out where this program lies: {cause}"))?;
    let out = typed.out.as_ref().or(typed.into.as_ref()).cloned();
    let out = out.unwrap_or_else(|| PathBuf::from(USUAL_SET));
    if typed.report.as_ref().is_some_and(|path| path.as_os_str() == "-") {
        return Err(
            "`--report -` would be a file named `-`, since standard output is for what is said; name a file: `--report FILE`, and then `cat FILE`"
                .to_owned(),
        );
    }
    if typed.into.as_ref().is_some_and(|path| path.as_os_str() == "-") {
        return Err(
            "`--into -` names no set, since one that stories are brought into is a file; name it: `--into SET`"
                .to_owned(),
        );
    }
    let piped = Piped::asked(&out)?;
    // What is said must not stand amid the set.
    let say: fn(&str) = if piped.is_some() { say_beside } else { say };
    let mut usual_name = None;
    let sources = if typed.sources.is_empty() {
        let project = Project::read(Path::new(PROJECT))?;
        usual_name = project.name;
        project.sources
    } else {
        typed.sources.iter().map(|at| Asked { at: at.clone(), ..Asked::default() }).collect()
    };
    // What is said on the command line stands for what nobody else says.
    let sources = sources.into_iter().map(|Asked { at, named_by, defaults: own }| Asked {
        at,
        named_by,
        defaults: Defaults {
            source: own.source.or_else(|| defaults.source.clone()),
            section: own.section.or_else(|| defaults.section.clone()),
            language: own.language.or_else(|| defaults.language.clone()),
        },
    });
    let order = Order {
        sources: sources.collect(),
        out: piped.as_ref().map_or_else(|| out.clone(), Piped::place),
        into: typed.into.clone(),
        name: named(&typed.name),
        usual_name,
        program,
        limits: Limits::default(),
        allow_local: typed.allow_local,
        fetch_images: typed.fetch,
        dry: typed.dry_run,
        proofs: typed.report.is_some() || typed.explain.is_some(),
        take: ids(&typed.take)?,
        leave: ids(&typed.leave)?,
    };
    if let Some(path) = &typed.report {
        may_report(path, &order)?;
    }
    let mut progress = Progress::new();
    let mut read = 0_usize;
    let report = carry_out(&order, &mut |name| {
        read += 1;
        progress.at(|| format!("reading source {read}: {name}"));
    });
    progress.end();
    let mut report = report.map_err(|trouble| trouble.to_string())?;
    report.set = piped.is_none().then(|| out.clone());
    say(&report.said());
    let mut code = u8::from(report.refusals() > 0);
    // The set is written by now: what goes wrong from here on is said, and no reason to say it is not.
    let mut complain = |why: String| {
        code = 1;
        say(&format!("{}\n", plain(&why)));
    };
    if let Some(path) = &typed.report
        && let Err(error) = files::write_whole(path, report.written().as_bytes())
    {
        complain(error.to_string());
    }
    if let Some(id) = &typed.explain {
        match report.ids_like(id).as_slice() {
            [id] => say(&report.explained(id, width())),
            [] => complain(format!(
                "no story of this import has the id or slug `{id}`; `--report FILE` writes a report with all ids"
            )),
            ids => {
                let ids: Vec<&str> = ids.iter().take(10).map(|id| id.as_str()).collect();
                complain(format!(
                    "several stories may be meant by `{id}`; write the id of one: {}",
                    ids.join(" ")
                ));
            }
        }
    }
    let written = match piped {
        Some(_) => "standard output".to_owned(),
        None => out.display().to_string(),
    };
    if let Some(piped) = piped.filter(|_| !typed.dry_run) {
        piped.write_out()?;
    }
    say(&plain_line(&match typed.dry_run {
        true => format!("nothing was written; {written} would hold {}", stories(report.stories)),
        false => format!("{written} holds {}", stories(report.stories)),
    }));
    if let Some(folder) = &report.stale_index {
        say(&stale_index_said(folder, &out));
    }
    Ok(ExitCode::from(code))
}

/// The ids that were typed, whole.
fn ids(typed: &[String]) -> Result<Vec<ArticleId>, Why> {
    let id = |text: &String| {
        ArticleId::parse(text)
            .ok_or_else(|| format!("`{text}` is no id; write one as the report says it"))
    };
    typed.iter().map(id).collect()
}

/// How many columns are written to: the terminal's, else as many as two columns of text want.
fn width() -> usize {
    const ELSE: usize = 160;
    let stated = env::var("COLUMNS").ok().and_then(|columns| columns.parse::<usize>().ok());
    let stated = stated.filter(|columns| (20..=1_000).contains(columns));
    #[cfg(unix)]
    let asked = rustix::termios::tcgetwinsize(io::stdout()).ok();
    #[cfg(unix)]
    let asked = asked.map(|size| usize::from(size.ws_col)).filter(|columns| *columns >= 20);
    #[cfg(not(unix))]
    let asked = None;
    asked.or(stated).unwrap_or(ELSE)
}

fn plain_line(words: &str) -> String {
    plain(words) + "\n"
}

/// The report may not take the place of anything but an earlier report.
fn may_report(path: &Path, order: &Order) -> Result<(), Why> {
    // By whatever path, and whether or not anything is there yet.
    let place = files::resolved(path);
    let same = |other: &Path| files::are_one_place(&place, &files::resolved(other));
    let is_taken = same(&order.out) || order.into.as_deref().is_some_and(same);
    let is_ours = || {
        let bytes = files::read(path, order.limits.bytes).ok()?;
        let report: serde_json::Value = serde_json::from_slice(&bytes).ok()?;
        report["sources"].is_array().then_some(())
    };
    if is_taken {
        return Err(format!(
            "`{}` is named both for the set and for the report; choose another name for the report",
            path.display()
        ));
    }
    if files::is_there(path) && is_ours().is_none() {
        return Err(format!(
            "`{}` is there and is no report of ours; choose another name for the report",
            path.display()
        ));
    }
    Ok(())
}

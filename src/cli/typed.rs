//! What was typed: the commands and their flags, with the help that they print.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Takes a pile of articles and gives people a page where they can find and read them.
#[derive(Debug, Parser)]
#[command(name = "offprint", version, about, arg_required_else_help = true)]
pub(super) struct Typed {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Takes stories from feeds, saved pages, wire text, Markdown, tables and exports into an article set
    Import(Import),
    /// Sets fields of a story by hand; importing again does not undo it
    Edit(Edit),
    /// Takes a story out of a set; importing again does not bring it back
    Remove(Remove),
    /// Lists the stories of a set with their ids, all or those that have certain words
    List(List),
    /// Asks a set as the reader asks it, and says why a story answers
    Search(Search),
    /// Makes the index of a set, in files that can be asked without it
    Index(MakeIndex),
    /// Says what an editor would want to know of a set before it is published
    Check(Check),
    /// Reads documents for `import`, in a process of its own
    #[command(hide = true)]
    ReadDocuments,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  offprint import feed.xml pages/ -o articles.json
  offprint import wire.txt --source \"Harbour Post\" --into articles.json
  pbpaste | offprint import - -o articles.json

What a source is, is seen by looking at it, not by its name. A story that comes again is updated, never
doubled; what an editor set or took out stays so.")]
pub(super) struct Import {
    /// Files, folders, patterns such as `pages/*.html`, addresses of feeds and pages, or `-` for
    /// standard input; none: those that `offprint.toml` lists
    #[arg(value_name = "SOURCE")]
    pub(super) sources: Vec<OsString>,
    /// The article set to write; unless said, that of `--into`, else `articles.json`; `-` is standard
    /// output, for sets without pictures of their own
    #[arg(short, long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    /// Bring the stories into this set; it is the one that is written, unless `-o` names another
    #[arg(long, value_name = "SET")]
    pub(super) into: Option<PathBuf>,
    /// The edition's name, whatever the set was called before
    #[arg(long, value_name = "NAME")]
    pub(super) name: Option<String>,
    /// The outlet of stories that do not name theirs
    #[arg(long, value_name = "NAME")]
    pub(super) source: Option<String>,
    /// The section of stories that do not name theirs
    #[arg(long, value_name = "NAME")]
    pub(super) section: Option<String>,
    /// The language of stories whose words do not tell it, as `en` or `pt-BR`
    #[arg(long, value_name = "TAG")]
    pub(super) language: Option<String>,
    /// Fetch pictures that lie elsewhere, and keep them with the set
    #[arg(long)]
    pub(super) fetch: bool,
    /// Let addresses of this machine and of private networks be asked
    #[arg(long)]
    pub(super) allow_local: bool,
    /// Write the whole report here, as JSON
    #[arg(long, value_name = "FILE")]
    pub(super) report: Option<PathBuf>,
    /// Set the source of a story beside it, every line or block marked kept, merged or dropped; its id
    /// or slug, or the beginning of either
    #[arg(long, value_name = "ID")]
    pub(super) explain: Option<String>,
    /// Take a story in that was held back, since it is another than the one that was taken out
    #[arg(long, value_name = "ID")]
    pub(super) take: Vec<String>,
    /// Leave a story out that was held back, since it is the one that was taken out, and ask no more
    #[arg(long, value_name = "ID")]
    pub(super) leave: Vec<String>,
    /// Say what would be done, and write nothing
    #[arg(long)]
    pub(super) dry_run: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Fields: headline kicker standfirst bylines dateline source agency published section topics places
language alt caption credit. Several values are parted by semicolons; nothing behind the equals sign
takes a value away. The set keeps what the source says of a field beside what you set; `--undo` gives
the field that again.

Examples:
  offprint edit 8f3kq2m0c7xw headline=\"The harbour froze\" topics=\"Ice; Harbours\"
  offprint edit 8f3kq2m0c7xw --undo headline topics")]
pub(super) struct Edit {
    /// The story's id or slug, or the beginning of either
    pub(super) id: String,
    /// What to set, as `field=value`; with `--undo`, the fields alone
    #[arg(required = true, value_name = "FIELD=VALUE")]
    pub(super) changes: Vec<String>,
    /// The article set
    #[arg(long, value_name = "FILE", default_value = "articles.json")]
    pub(super) set: PathBuf,
    /// Let these fields say what their source says again
    #[arg(long)]
    pub(super) undo: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "\
The set keeps of what was taken out its ids, slug, headline, outlet and day, the name of its file and
about a kilobyte of numbers made from its words, so that importing does not bring it back. The set is what
is published: anyone may read these there, and none of the story's sentences. `--undo` takes them out of
that list.

Example:
  offprint remove the-harbour-froze")]
pub(super) struct Remove {
    /// The stories' ids or slugs, or the beginnings of them
    #[arg(required = true, value_name = "ID")]
    pub(super) ids: Vec<String>,
    /// The article set
    #[arg(long, value_name = "FILE", default_value = "articles.json")]
    pub(super) set: PathBuf,
    /// Let importing bring them back, from the next time on
    #[arg(long)]
    pub(super) undo: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  offprint list
  offprint list ferry ice
  offprint list articles.json ferry ice
  offprint list --set other.json")]
pub(super) struct List {
    /// The article set
    #[arg(value_name = "SET", help = "The article set [default: articles.json]")]
    pub(super) set: Option<PathBuf>,
    /// Words that the headline, outlet, section, slug or id has
    #[arg(value_name = "WORDS")]
    pub(super) words: Vec<String>,
    /// The article set, named as for `edit` and `remove`
    #[arg(long = "set", value_name = "SET")]
    pub(super) also: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(after_help = "\
A query is what may be typed in the reader: words, `\"words side by side\"`, `-without`, `section:`,
`source:`, `topic:`, `place:`, `lang:`, `after:2024-03`, `before:2025`. Put it into quotes of your shell
where it has such signs. Exit code 1 means that no story answers.

Examples:
  offprint search articles.json harbour ice
  offprint search articles.json 'harbour \"thin ice\" -skating' --explain
  offprint search articles.json --queries queries.jsonl --trec > run.txt")]
pub(super) struct Search {
    /// The article set, or the folder of an index
    #[arg(value_name = "SET-OR-INDEX")]
    pub(super) set: PathBuf,
    /// What is looked for
    #[arg(value_name = "QUERY", required_unless_present = "queries")]
    pub(super) query: Vec<String>,
    /// How many stories are shown
    #[arg(short = 'n', long, value_name = "COUNT", default_value_t = 10)]
    pub(super) top: usize,
    /// In which order
    #[arg(long, value_enum, default_value_t = SortBy::Best)]
    pub(super) sort: SortBy,
    /// As JSON, for machines
    #[arg(long)]
    pub(super) json: bool,
    /// Say of each story why it stands where it does
    #[arg(long)]
    pub(super) explain: bool,
    /// Answer the queries of this file, JSON lines `{"id", "text"}`; a line of JSON for each
    #[arg(long, value_name = "FILE", conflicts_with = "query")]
    pub(super) queries: Option<PathBuf>,
    /// The answers as a run in TREC's form, the first 1000 of each, stories by the ids of their sources
    #[arg(long, requires = "queries", conflicts_with_all = ["json", "explain"])]
    pub(super) trec: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "\
The index finds words by their stems, too: `lakes` finds `lake`. Its files are named by their content, but
for `index.ofx`, with which it begins. An index that was in the folder is replaced; no other file is
touched.

Example:
  offprint index articles.json -o index && offprint search index harbour ice")]
pub(super) struct MakeIndex {
    /// The article set
    #[arg(value_name = "SET")]
    pub(super) set: PathBuf,
    /// The folder to write it to; unless said, `search` beside the set
    #[arg(short, long, value_name = "FOLDER")]
    pub(super) out: Option<PathBuf>,
}

/// The order of what is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SortBy {
    /// What answers best
    Best,
    /// The newest
    Newest,
    /// The oldest
    Oldest,
    /// What is soonest read
    Shortest,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Exit code 1 means that the set should not be published: it is no article set, there is no story in it,
or one of its stories does not fit the format and would not be shown. A story that is marked as a draft
or looks unfinished, and all other warnings and notes, are named, and the set may be published with
them; with `--strict`, warnings forbid it too.")]
pub(super) struct Check {
    /// The article set
    #[arg(value_name = "FILE", default_value = "articles.json")]
    pub(super) set: PathBuf,
    /// The article set, named as for `edit` and `remove`
    #[arg(long = "set", value_name = "FILE", conflicts_with = "set")]
    pub(super) also: Option<PathBuf>,
    /// As JSON, for machines
    #[arg(long)]
    pub(super) json: bool,
    /// Fail on warnings too
    #[arg(long)]
    pub(super) strict: bool,
}

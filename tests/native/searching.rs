//! `offprint search`: one query, and files of them.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

/// Runs `offprint search` on the demo edition.
fn search(arguments: &[&str]) -> Output {
    let set = concat!(env!("CARGO_MANIFEST_DIR"), "/public/articles.json");
    let mut command = Command::new(env!("CARGO_BIN_EXE_offprint"));
    command.args(["search", set]).args(arguments).output().expect("offprint runs")
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("it is text")
}

/// A file of queries, gone when the test is over.
struct Queries(PathBuf);

impl Queries {
    fn new(name: &str, lines: &str) -> Self {
        let path = std::env::temp_dir().join(format!("offprint-{name}-{}", std::process::id()));
        fs::write(&path, lines).expect("there is room");
        Self(path)
    }
}

impl Drop for Queries {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

#[test]
fn a_query_is_answered_as_the_reader_answers_it() {
    let output = search(&["ice", "core", "-n", "2"]);
    assert_eq!(output.status.code(), Some(0));
    let words = said(&output);
    assert!(words.contains("  1  ") && !words.contains("  3  ") && words.contains("of 60 stories"));
    let none = search(&["qxzvkj"]);
    assert_eq!(none.status.code(), Some(1));
    assert!(said(&none).contains("none of 60 stories answers"));
}

#[test]
fn what_is_said_of_an_answer_sums_up_to_its_score() {
    let output = search(&["ice glaceir sea", "--json", "--explain", "-n", "20"]);
    let told: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let hits = told["hits"].as_array().expect("there are hits");
    assert!(hits.len() > 2, "{told:#}");
    for hit in hits {
        let reasons = hit["why"].as_array().expect("it is explained");
        assert_eq!(reasons.len(), 3);
        let sum: f64 = reasons.iter().map(|reason| reason["score"].as_f64().unwrap()).sum();
        let score = hit["score"].as_f64().unwrap();
        assert!((sum - score).abs() < 1e-3, "{sum} is not {score}: {hit:#}");
        let all = reasons.iter().all(|reason| !reason["found"].is_null());
        assert_eq!(hit["holds_all"], all);
    }
    let order: Vec<(bool, f64)> = hits
        .iter()
        .map(|hit| (hit["holds_all"] != true, -hit["score"].as_f64().unwrap()))
        .collect();
    assert!(order.is_sorted_by(|one, other| one <= other), "{order:?}");
}

#[test]
fn a_file_of_queries_gives_a_run() {
    let queries = Queries::new(
        "run",
        "{\"id\": 1, \"text\": \"ice core\"}\n\n{\"id\": \"b 2\", \"text\": \"the sea and the moon\"}\n",
    );
    let output = search(&["--queries", &queries.0.display().to_string(), "--trec"]);
    assert_eq!(output.status.code(), Some(0));
    let mut last: Option<(String, usize, f64)> = None;
    let mut of = std::collections::BTreeSet::new();
    for line in said(&output).lines() {
        let fields: Vec<&str> = line.split(' ').collect();
        let [id, "Q0", _, rank, score, "offprint"] = fields[..] else { panic!("no run: {line}") };
        let (rank, score): (usize, f64) = (rank.parse().unwrap(), score.parse().unwrap());
        match &last {
            Some((before, at, above)) if before == id => assert!(rank == at + 1 && score <= *above),
            _ => assert_eq!(rank, 1),
        }
        of.insert(id.to_owned());
        last = Some((id.to_owned(), rank, score));
    }
    assert_eq!(of.into_iter().collect::<Vec<_>>(), ["1", "b_2"]);
}

#[test]
fn what_is_no_query_is_named_by_its_line() {
    let queries = Queries::new("no-query", "{\"id\": \"1\", \"text\": \"ice\"}\n{\"text\": 3}\n");
    let output = search(&["--queries", &queries.0.display().to_string(), "--trec"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(String::from_utf8_lossy(&output.stderr).contains("line 2"));
}

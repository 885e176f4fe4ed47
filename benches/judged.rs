//! Ranking against people's judgements: whole sentences asked of three collections, nDCG@10.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use offprint::article::Day;
use offprint::search::{Filters, Index, Query, Request, Sort};
use offprint::text::door;
use serde_json::Value;

use super::simple_form::read_stories;

/// Measures every collection of the folder; says so when there is none.
pub fn measure(folder: &Path) -> Result<(), String> {
    for name in ["cranfield", "medline", "cacm"] {
        let folder = folder.join(name);
        if !folder.is_dir() {
            println!("{name}: not measured, `{}` is not there", folder.display());
            continue;
        }
        let (ndcg, queries) = measure_one(&folder).map_err(|why| format!("{name}: {why}"))?;
        println!("{name}: nDCG@10 {ndcg:.3} over {queries} sentences");
    }
    Ok(())
}

fn measure_one(folder: &Path) -> Result<(f64, usize), String> {
    let said = |why: std::io::Error| why.to_string();
    let stories = read_stories(&folder.join("articles.jsonl"), usize::MAX).map_err(said)?;
    let judgements = fs::read_to_string(folder.join("qrels.tsv")).map_err(said)?;
    let mut grades: BTreeMap<&str, BTreeMap<&str, f64>> = BTreeMap::new();
    for line in judgements.lines() {
        let mut fields = line.split('\t');
        if let (Some(query), Some(story), Some(Ok(grade))) =
            (fields.next(), fields.next(), fields.next().map(str::parse))
        {
            grades.entry(query).or_default().insert(story, grade);
        }
    }
    let mut index = Index::new(door());
    for story in &stories {
        index.add(&story.article);
    }
    let (mut sum, mut count) = (0.0, 0);
    for line in fs::read_to_string(folder.join("queries.jsonl")).map_err(said)?.lines() {
        let query: Value = serde_json::from_str(line).map_err(|why| why.to_string())?;
        let (Some(id), Some(text)) = (query["id"].as_str(), query["text"].as_str()) else {
            continue;
        };
        let Some(grades) = grades.get(id).filter(|grades| grades.values().any(|&g| g > 0.0)) else {
            continue;
        };
        let query = Query::parse(text, Day::EPOCH);
        let filters = Filters::default();
        let request = Request { query: &query, filters: &filters, sort: Sort::Best, top: 100 };
        let hits = index.answer(&request).hits;
        let given = hits.iter().map(|hit| {
            grades.get(stories[hit.doc.0 as usize].id.as_str()).copied().unwrap_or_default()
        });
        // Documents judged -1 are out of the collection, as in the baselines.
        let given: Vec<f64> = given.filter(|&grade| grade >= 0.0).collect();
        let mut ideal: Vec<f64> = grades.values().copied().filter(|&grade| grade > 0.0).collect();
        ideal.sort_by(|a, b| b.total_cmp(a));
        sum += gain(&given) / gain(&ideal);
        count += 1;
    }
    Ok((sum / f64::from(count.max(1)), count as usize))
}

/// The discounted gain of the first ten.
fn gain(grades: &[f64]) -> f64 {
    grades.iter().take(10).enumerate().map(|(n, grade)| grade / ((n + 2) as f64).log2()).sum()
}

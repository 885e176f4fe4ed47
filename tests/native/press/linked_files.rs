//! Links from file to file, where what they lead to is not what it seems, or is much.

use super::importing::Folder;
use super::unlike::strange;
use std::time::{Duration, Instant};

fn note(title: &str, text: &str) -> String {
    format!("---\ntitle: {title}\n---\n{text}\n")
}

#[test]
fn a_file_of_another_name_in_the_set_is_not_what_is_meant() {
    let folder = Folder::new("lookalike");
    folder.write("drafts/b.md", &note("Recipe for herring pie", &strange(1)));
    folder.write("posts/b.md", &note("Mayor resigns over bribes", &strange(2)));
    folder.write("posts/a.md", &note("The week", "On Monday [the mayor resigned](b.md)."));
    folder.check(&["import", "drafts/b.md", "-o", "a.json"], 0, &["1 new"]);
    let lost = "links to `b.md`, which is not in this import nor in the set";
    folder.check(&["import", "posts/a.md", "--into", "a.json"], 0, &[lost]);
    assert!(!folder.read("a.json").contains("story:"), "{}", folder.read("a.json"));
    folder.check(&["import", "posts", "--into", "a.json"], 0, &["1 new", "1 updated"]);
    assert!(folder.read("a.json").contains("story:mayor-resigns"), "{}", folder.read("a.json"));
}

/// As Hugo and Jekyll write them; what they do not lead to is said.
#[test]
fn links_of_builders_of_sites_lead_where_they_do_there() {
    let folder = Folder::new("builders");
    let text = "[one]({{< ref \"snow.md\" >}}), [two]({{% relref path=\"snow.md\" %}}), [three]({% post_url 2025-02-03-ice %}), [four](/snow/), and {{< ref \"snow.md\" >}}.";
    folder.write("in/a.md", &note("Links", text));
    folder.write("in/snow.md", &note("Snow", "It fell."));
    folder.write("in/2025-02-03-ice.md", &note("Ice", "It lay."));
    let lost = "links to `/snow/`, which is not in this import nor in the set";
    folder.check(&["import", "in", "-o", "a.json"], 0, &["3 new", lost]);
    let set = folder.read("a.json");
    assert_eq!(set.matches("\"story:snow\"").count(), 2, "{set}");
    assert_eq!(set.matches("\"story:ice\"").count(), 1, "{set}");
    assert!(!set.contains("snow.md"), "what stands in a text is no link: {set}");
}

#[test]
fn nobody_can_name_a_link_that_waits() {
    let folder = Folder::new("waits");
    folder.write("in/a.md", &note("One", "See [two](b.md) and [x](https://story.invalid/0)."));
    folder.write("in/b.md", &note("Two", "Here it is."));
    folder.check(&["import", "in", "-o", "a.json"], 0, &["2 new"]);
    let set = folder.read("a.json");
    assert_eq!(set.matches("\"story:two\"").count(), 1, "{set}");
    assert_eq!(set.matches("https://story.invalid/0").count(), 1, "{set}");
    assert_eq!(set.matches(".invalid").count(), 1, "what waited is settled: {set}");
}

#[test]
fn links_to_many_and_hostile_files_cost_little() {
    let folder = Folder::new("manylinks");
    folder.write("hostile.md", &"[".repeat(1_000_000));
    for n in 0..300 {
        std::fs::hard_link(folder.0.join("hostile.md"), folder.0.join(format!("h{n}.md"))).unwrap();
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink(".", folder.0.join("d")).unwrap();
    let links: String = (0..300).map(|n| format!("[x](h{n}.md) [y](d/d/h{n}.md)\n")).collect();
    folder.write("idx.md", &note("Index", &links));
    let began = Instant::now();
    folder.check(&["import", "idx.md", "-o", "a.json"], 0, &["1 new"]);
    // 4 to 5 s where this runs alone and is not optimised; all of them would take minutes.
    assert!(began.elapsed() < Duration::from_secs(60), "{:?}", began.elapsed());
}

//! Documents link to what is there.

use std::path::Path;

use crate::{below, shown};

/// The targets of `[…](…)` in Markdown, outside of code blocks.
fn targets(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            inside = !inside;
        }
        if !inside {
            let links = line.split("](").skip(1).filter_map(|rest| rest.split(')').next());
            found.extend(links.map(|link| link.split(['#', ' ']).next().unwrap_or(link).to_owned()));
        }
    }
    found.retain(|target| !target.is_empty() && !target.contains("://") && !target.starts_with("mailto:"));
    found
}

#[test]
fn relative_links_of_documents_lead_somewhere() {
    for file in below("").iter().filter(|file| file.extension().is_some_and(|kind| kind == "md")) {
        let text = std::fs::read_to_string(file).unwrap();
        let folder = file.parent().unwrap_or(Path::new(""));
        for target in targets(&text) {
            assert!(folder.join(&target).exists(), "{}: {target}", shown(file));
        }
    }
}

#[test]
fn links_are_found_and_those_of_code_are_not() {
    let text = "See [a](b.md#c) and [d](https://e) and ![f](g/h.png \"i\").\n```\n[j](k)\n```\n[l](#m)";
    assert_eq!(targets(text), ["b.md", "g/h.png"]);
}

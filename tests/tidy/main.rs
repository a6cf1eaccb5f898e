//! Laws about the repository itself: layers, sizes, links.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::disallowed_methods,
    reason = "a test that cannot go on has failed; it reads the sources"
)]

mod files;
mod layers;
mod links;
mod readme;
mod schema;

use std::path::{Path, PathBuf};

/// What is made or fetched, never written by hand.
const MADE: [&str; 11] = [
    ".git",
    "target",
    "node_modules",
    ".venv",
    "pkg",
    "__pycache__",
    ".mypy_cache",
    ".pytest_cache",
    ".hypothesis",
    "artifacts",
    "corpus",
];

/// The repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap()
}

/// Every file below a folder of the repository, in order; none if there is no such folder.
fn below(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    found.sort();
    found
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries {
        let entry = entry.unwrap();
        let kind = entry.file_type().unwrap();
        let made = MADE.iter().any(|name| entry.file_name() == *name);
        if kind.is_dir() && !made {
            walk(&entry.path(), found);
        } else if kind.is_file() && !made {
            found.push(entry.path());
        }
    }
}

/// A path as people write it.
fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// The lines of a source that are not comments.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate().map(|(at, line)| (at + 1, line));
    lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
}

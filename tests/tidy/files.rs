//! Files stay small, and speak of no machine.

use std::path::PathBuf;

use crate::{below, shown};

/// The longest a source may be, in lines.
const MOST: usize = 500;
/// What half of the sources stay under.
const MEDIAN: usize = 200;

/// Sources written by hand; data and lock files apart.
fn sources() -> Vec<PathBuf> {
    let folders = ["core", "bindings-python", "bindings-wasm", "examples", "fuzz", "tests"];
    let written = ["rs", "py", "pyi", "js", "mjs", "ts"];
    let mut found: Vec<PathBuf> = folders.iter().flat_map(|folder| below(folder)).collect();
    found.retain(|file| {
        file.extension().and_then(|kind| kind.to_str()).is_some_and(|kind| written.contains(&kind))
    });
    found
}

#[test]
fn no_source_is_long_and_half_of_them_are_short() {
    let mut lengths = Vec::new();
    for file in sources() {
        let lines = std::fs::read_to_string(&file).unwrap().lines().count();
        assert!(lines <= MOST, "{} has {lines} lines", shown(&file));
        lengths.push(lines);
    }
    lengths.sort_unstable();
    assert!(lengths.len() > 100, "{}", lengths.len());
    assert!(lengths[lengths.len() / 2] < MEDIAN, "{}", lengths[lengths.len() / 2]);
}

#[test]
fn no_text_names_a_place_on_some_machine() {
    let places = ["home", "root", "tmp", "Users"].map(|folder| format!("/{folder}/"));
    let mut read = 0;
    for file in below("") {
        let Ok(text) = std::fs::read_to_string(&file) else { continue };
        read += 1;
        // The one script that may make folders of its own.
        if shown(&file) == "tests/run" {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            let named = places.iter().find(|place| line.contains(place.as_str()));
            let made = line.contains("mktemp");
            assert!(named.is_none() || made, "{}:{}: {line}", shown(&file), number + 1);
        }
    }
    assert!(read > 150, "{read}");
}

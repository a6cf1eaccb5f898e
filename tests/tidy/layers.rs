//! The core is built in layers: each uses only those left of it.

use std::collections::BTreeSet;

use crate::{below, code, shown};

const LAYERS: [&str; 10] =
    ["value", "calendar", "read", "scheme", "org", "case", "tally", "generate", "speech", "wire"];

/// The modules of the crate that a line names.
fn named(line: &str) -> Vec<&str> {
    let after = line.split("crate::").skip(1);
    let mut names = Vec::new();
    for rest in after {
        let group = rest.strip_prefix('{').map_or(rest, |inside| inside.split('}').next().unwrap_or(inside));
        let parts = if rest.starts_with('{') { group.split(',').collect() } else { vec![group] };
        for part in parts {
            let part = part.trim();
            let end = part.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(part.len());
            names.push(&part[..end]);
        }
    }
    names
}

#[test]
fn a_layer_uses_only_those_left_of_it() {
    let mut used = 0;
    for (rank, layer) in LAYERS.iter().enumerate() {
        let files = below(&format!("core/src/{layer}"));
        assert!(!files.is_empty(), "{layer}");
        for file in files.iter().filter(|file| file.extension().is_some_and(|kind| kind == "rs")) {
            let text = std::fs::read_to_string(file).unwrap();
            for (number, line) in code(&text) {
                for name in named(line) {
                    let other = LAYERS.iter().position(|other| *other == name);
                    let other = other.unwrap_or_else(|| panic!("{}:{number}: crate::{name}", shown(file)));
                    assert!(other <= rank, "{}:{number}: {layer} uses {name}", shown(file));
                    used += usize::from(other < rank);
                }
            }
        }
    }
    assert!(used > 100, "{used}");
}

#[test]
fn there_is_no_module_beside_the_layers() {
    let text = std::fs::read_to_string(crate::root().join("core/src/lib.rs")).unwrap();
    let declared = code(&text).filter_map(|(_, line)| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    assert_eq!(declared.collect::<BTreeSet<_>>(), BTreeSet::from(LAYERS));
}

/// V6: what is collected comes out in a stated order.
#[test]
fn v6_the_core_has_no_hash_maps() {
    for file in below("core").iter().filter(|file| file.extension().is_some_and(|kind| kind == "rs")) {
        let text = std::fs::read_to_string(file).unwrap();
        for (number, line) in code(&text) {
            assert!(!line.contains("HashMap") && !line.contains("HashSet"), "{}:{number}", shown(file));
        }
    }
}

//! Nouns that the reader gives in English are known in Chinese.

use std::path::{Path, PathBuf};

use wangge::read::FaultKind;
use wangge::speech::{Lang, fault};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The literal that begins right after the first occurrence of each `marker`, however often.
fn literals(text: &str, marker: &str, close: &str) -> Vec<String> {
    let parts = text.split(marker).skip(1);
    parts.filter_map(|rest| Some(rest.split_once(close)?.0.replace("\\\"", "\""))).collect()
}

fn all(markers: &[(&str, &str)]) -> Vec<String> {
    let mut files = Vec::new();
    let core = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/src");
    sources(&core, &mut files);
    let mut found = Vec::new();
    for file in files.iter().filter(|file| {
        ["read", "scheme", "org", "case", "tally"].iter().any(|layer| file.starts_with(core.join(layer)))
    }) {
        let text = std::fs::read_to_string(file).unwrap();
        let code: String =
            text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        for (marker, close) in markers {
            found.extend(literals(&code, marker, close));
        }
    }
    found.sort();
    found.dedup();
    found
}

#[test]
fn x1_every_kind_of_value_has_a_chinese_noun() {
    let kinds = all(&[
        ("const EXPECTED: &'static str = \"", "\";"),
        (": \"a", "\", text,"),
        ("wrong_type($expected, \"", "\")"),
        ("not_expected!(\"", "\";"),
        ("wrong_type(T::EXPECTED, \"", "\")"),
        ("=> \"a ", "\","),
    ]);
    assert!(kinds.len() > 20, "{kinds:?}");
    for kind in kinds {
        // Of `leaf!` and of the match arms the marker has taken the article.
        let whole = [kind.clone(), format!("a{kind}"), format!("a {kind}")];
        let known = whole.iter().any(|phrase| {
            let found = FaultKind::WrongType { expected: phrase.clone(), found: "a list".to_owned() };
            !fault(&found, Lang::Zh).contains('「')
        });
        assert!(known, "{kind}");
    }
}

#[test]
fn x1_every_closed_list_has_a_chinese_noun() {
    let mut found = Vec::new();
    for rest in all(&[("pub enum ", " {\n")]) {
        found.extend(rest.split_once("(\"").and_then(|(_, rest)| Some(rest.strip_suffix("\")")?.to_owned())));
    }
    assert!(found.len() > 10, "{found:?}");
    for expected in found {
        let kind = FaultKind::WrongType { expected: expected.clone(), found: "a list".to_owned() };
        assert!(!fault(&kind, Lang::Zh).contains('「'), "{expected}");
    }
}

#[test]
fn x1_every_thing_counted_or_looked_up_has_a_chinese_noun() {
    let nouns = all(&[
        ("what: \"", "\""),
        ("declared(\"", "\""),
        ("not_empty(\"", "\""),
        ("declare(\"", "\""),
        ("known(\"", "\""),
        ("no_overlap(\"", "\""),
        ("each_once(\"", "\""),
        (".duplicate(\"", "\""),
        ("&draft.channel, \"", "\""),
        ("at_least_one(rows, \"", "\""),
        ("&d.source, \"", "\""),
        ("&d.tier, \"", "\""),
        ("&d.role, \"", "\""),
        ("&d.evidence, \"", "\""),
        ("&d.category, \"", "\""),
        ("&d.party, \"", "\""),
        ("&d.partner, \"", "\""),
        ("&d.link, \"", "\""),
        ("&d.channel, \"", "\""),
        ("&d.item, \"", "\""),
        ("&d.activity, \"", "\""),
        ("&d.duty, \"", "\""),
        ("&d.purse, \"", "\""),
        ("&d.points, \"", "\""),
        ("&d.cap, \"", "\""),
        ("&d.goods, \"", "\""),
        ("joined(\"", "\""),
        ("duplicate(\"", "\""),
        ("row: \"", "\""),
        ("&row.kinds, \"", "\""),
        ("&row.rules, \"", "\""),
        ("written_empty(given, \"", "\""),
        ("&row.on, \"", "\""),
        ("&row.tiers, \"", "\""),
        ("&row.roles, \"", "\""),
        ("&row.scope, \"", "\""),
        ("&d.input, \"", "\""),
        ("&d.appraisal, \"", "\""),
        ("declare(rows, \"", "\""),
        ("&row.grade, \"", "\""),
        ("&row.grades, \"", "\""),
        ("&row.item, \"", "\""),
        ("&row.units, \"", "\""),
        ("&row.values, \"", "\""),
        ("written_empty(rows, \"", "\""),
        ("given.kinds, \"", "\""),
        ("given.natures, \"", "\""),
    ]);
    assert!(nouns.len() > 15, "{nouns:?}");
    for noun in nouns {
        let kind = FaultKind::WrongCount { what: noun.clone(), expected: "1".to_owned(), found: 0 };
        assert!(!fault(&kind, Lang::Zh).contains('「'), "{noun}");
    }
}

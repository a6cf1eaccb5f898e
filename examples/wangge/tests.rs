//! The checking program as people run it.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test that cannot go on has failed; it reads what the program wrote"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use wangge::scheme::{Preset, Scheme};
use wangge::speech::{Lang, read_out};

fn wangge(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_wangge")).args(args).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A file of this run's own, with this text in it if there is any.
fn file(name: &str, text: Option<&str>) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("wangge");
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join(name);
    let _ = std::fs::remove_file(&file);
    if let Some(text) = text {
        std::fs::write(&file, text).unwrap();
    }
    file
}

/// S2: code, words, place, and the line with the place underlined.
#[test]
fn s2_faults_are_shown_as_a_compiler_shows_them() {
    let document = Preset::Dongshi.document().replace("warnings = [0.5, 0.8]", "warnings = [0.5, 1.8]");
    let line = 1 + document.lines().position(|line| line.starts_with("warnings")).unwrap();
    let file = file("faults.toml", Some(&document));
    let name = file.display();
    let found = wangge(&["check", file.to_str().unwrap(), "--lang", "en"]);
    assert_eq!(found.status.code(), Some(1));
    assert_eq!(text(&found.stdout), "");
    let shown = text(&found.stderr);
    let expected = format!(
        "error[out_of_bounds]: `1.8` is out of bounds: expected 0 < share < 1\n    \
         ╭▸ {name}:{line}:18\n    \
         │\n\
         {line} │ warnings = [0.5, 1.8]\n    \
         ╰╴                 ━━━ ladder.warnings[1]\n\n\
         {name}: 1 fault\n"
    );
    assert_eq!(shown, expected);
}

/// S2: a document without fault is said to be so, in both languages and for machines.
#[test]
fn s2_a_sound_document_is_said_to_be_sound() {
    for preset in Preset::ALL.iter().copied() {
        let file = file(&format!("sound-{preset}.toml"), Some(preset.document()));
        for style in [&["--lang", "zh"][..], &["--lang", "en"], &["--json"]] {
            let found = wangge(&[&["check", file.to_str().unwrap()], style].concat());
            assert_eq!((found.status.code(), text(&found.stderr).as_str()), (Some(0), ""), "{preset}");
        }
    }
}

/// S6: `--read` prints every sentence of the read-out with its number.
#[test]
fn s6_a_scheme_is_read_out() {
    let file = file("read.toml", Some(Preset::Dongshi.document()));
    let found = wangge(&["check", file.to_str().unwrap(), "--read"]);
    let scheme = Scheme::read(Preset::Dongshi.document()).unwrap();
    let expected: String = read_out(&scheme, Lang::Zh)
        .iter()
        .map(|sentence| format!("{}. {}\n", sentence.number, sentence.text))
        .collect();
    assert_eq!(text(&found.stdout), expected);
}

/// S5: a new scheme is the preset's document, with every assumption listed; nothing is written over.
#[test]
fn s5_a_new_scheme_is_started_once_and_its_assumptions_listed() {
    let file = file("new.toml", None);
    let name = file.to_str().unwrap();
    let made = wangge(&["new", "--from", "dongshi", name]);
    assert_eq!(made.status.code(), Some(0));
    let document = std::fs::read_to_string(&file).unwrap();
    assert!(document.ends_with(Preset::Dongshi.document()));
    assert!(Scheme::read(&document).is_ok());
    let assumed = Scheme::read(&document).unwrap().assumed();
    let said = text(&made.stdout);
    assert_eq!(said.lines().count(), assumed.len() + 1);
    assert!(said.contains("\n  ladder ladder: warnings, supervision\n"), "{said}");
    std::fs::write(&file, "mine").unwrap();
    let again = wangge(&["new", "--from", "dongshi", name]);
    assert_eq!(again.status.code(), Some(2));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
}

/// S6, K2: two schemes are told apart in the sentences of the read-out, for people and for machines.
#[test]
fn s6_two_schemes_are_told_apart() {
    let old = file("old.toml", Some(Preset::Dongshi.document()));
    let later = Preset::Dongshi.document().replace("reopenings = 3", "reopenings = 2");
    let new = file("later.toml", Some(&later));
    let (old, new) = (old.to_str().unwrap(), new.to_str().unwrap());
    let found = wangge(&["diff", old, new]);
    let for_machines = wangge(&["diff", old, new, "--json"]);
    let said = text(&found.stdout);
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines.len(), 4, "{said}");
    assert_eq!(lines[0], "修改 evaluation evaluation: reopenings");
    assert!(lines[1].starts_with("  - 规则") && lines[1].contains("至多返工3次"));
    assert!(lines[2].starts_with("  + 规则") && lines[2].contains("至多返工2次"));
    assert_eq!(lines[3], "共1处不同");
    let (old, new) = (Scheme::read(Preset::Dongshi.document()).unwrap(), Scheme::read(&later).unwrap());
    assert_eq!(text(&for_machines.stdout), ::wangge::wire::scheme::diff(&old, &new, "zh").unwrap() + "\n");
}

/// X1: a document that is no UTF-8 has a fault like any other.
#[test]
fn x1_a_document_that_is_not_utf8_is_shown_at_its_first_bad_byte() {
    let file = file("latin.toml", None);
    std::fs::write(&file, b"[scheme]\nname = \"caf\xe9\"\n").unwrap();
    let found = wangge(&["check", file.to_str().unwrap(), "--lang", "en"]);
    assert_eq!(found.status.code(), Some(1));
    let shown = text(&found.stderr);
    assert!(shown.starts_with("error[not_utf8]: ") && shown.contains("latin.toml:2:12\n"), "{shown}");
}

/// Wrong arguments and missing files are told apart from faults by the exit status.
#[test]
fn what_cannot_be_done_ends_with_2() {
    for args in
        [&["check"][..], &["check", "nowhere.toml"], &["new", "--from", "atlantis", "x.toml"], &["weigh"]]
    {
        let found = wangge(args);
        assert_eq!(found.status.code(), Some(2), "{args:?}");
        assert!(text(&found.stderr).starts_with("wangge: "));
    }
}

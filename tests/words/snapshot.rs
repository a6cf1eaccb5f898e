//! What is said, word by word, in `words.txt`.

use std::fmt::Write;
use std::path::Path;

use crate::examples;

/// X1: a sentence changes only where somebody changes it. `WRITE_WORDS=1 cargo test -p wangge-tests --test words`
/// writes the file anew.
#[test]
fn x1_the_words_are_those_of_the_file() {
    let mut said = String::new();
    for example in examples() {
        writeln!(said, "{}\n  {}\n  {}\n  {}\n", example.label, example.facts, example.zh, example.en)
            .unwrap();
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("words/words.txt");
    if std::env::var_os("WRITE_WORDS").is_some() {
        std::fs::write(&path, &said).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap();
    for (number, (kept, said)) in kept.lines().zip(said.lines()).enumerate() {
        assert_eq!(kept, said, "line {} of words.txt", number + 1);
    }
    assert_eq!(kept.lines().count(), said.lines().count());
}

//! The arguments.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::prelude::{Long, Short, Value, ValueExt};
use wangge::scheme::Preset;
use wangge::speech::Lang;

/// What the program can be asked.
pub(crate) const HELP: &str = "\
wangge check FILE [options]      checks a scheme (TOML or JSON); ends with 1 if it has faults
  --org FILE                     checks an organisation under it too
  --read                         reads the scheme out, sentence by sentence
wangge new --from PRESET FILE    starts a scheme from a preset, with its JSON Schema beside it for
                                 editors, and lists what in it is still assumed
wangge diff A B                  tells two schemes apart, in the sentences of the read-out
options
  --lang zh|en                   language (default zh)
  --json                         for machines (check, diff)
";

/// What is asked.
pub(crate) enum Wish {
    Check(Check),
    New(New),
    Diff(Diff),
    Help,
}

/// `check`
pub(crate) struct Check {
    pub(crate) file: PathBuf,
    pub(crate) org: Option<PathBuf>,
    pub(crate) read: bool,
    pub(crate) style: Style,
}

/// `new`
pub(crate) struct New {
    pub(crate) from: Preset,
    pub(crate) file: PathBuf,
    pub(crate) style: Style,
}

/// `diff`
pub(crate) struct Diff {
    pub(crate) old: PathBuf,
    pub(crate) new: PathBuf,
    pub(crate) style: Style,
}

/// How it is said.
#[derive(Clone, Copy)]
pub(crate) struct Style {
    pub(crate) lang: Lang,
    pub(crate) json: bool,
}

pub(crate) fn read(args: impl IntoIterator<Item = OsString>) -> Result<Wish, String> {
    parse(args).map_err(|error| format!("{error}\n\n{HELP}"))
}

fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Wish, lexopt::Error> {
    let mut parser = lexopt::Parser::from_iter(args);
    let mut words: Vec<OsString> = Vec::new();
    let (mut org, mut from, mut read) = (None, None, false);
    let mut style = Style { lang: Lang::Zh, json: false };
    while let Some(arg) = parser.next()? {
        match arg {
            Long("org") => org = Some(PathBuf::from(parser.value()?)),
            Long("from") => from = Some(preset(&parser.value()?.string()?)?),
            Long("read") => read = true,
            Long("lang") => style.lang = parser.value()?.parse()?,
            Long("json") => style.json = true,
            Long("help") | Short('h') => return Ok(Wish::Help),
            Value(word) if words.len() < 3 => words.push(word),
            other => return Err(other.unexpected()),
        }
    }
    let command = words.first().map(|word| word.to_string_lossy().into_owned()).unwrap_or_default();
    let files: Vec<PathBuf> = words.into_iter().skip(1).map(PathBuf::from).collect();
    match (command.as_str(), files.as_slice(), from) {
        ("check", [file], None) => Ok(Wish::Check(Check { file: file.clone(), org, read, style })),
        ("new", [file], Some(from)) => Ok(Wish::New(New { from, file: file.clone(), style })),
        ("diff", [old, new], None) => Ok(Wish::Diff(Diff { old: old.clone(), new: new.clone(), style })),
        ("help", ..) => Ok(Wish::Help),
        _ => Err("what is to be done?".into()),
    }
}

fn preset(name: &str) -> Result<Preset, String> {
    let known = Preset::ALL.iter().find(|preset| preset.as_str() == name);
    known.copied().ok_or_else(|| {
        let names: Vec<&str> = Preset::ALL.iter().map(|preset| preset.as_str()).collect();
        format!("there is no preset `{name}`: expected {}", names.join(", "))
    })
}

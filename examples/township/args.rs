//! The arguments.

use std::ffi::OsString;

use lexopt::prelude::{Long, Short, Value, ValueExt};
use wangge::scheme::Preset;
use wangge::speech::Lang;
use wangge::value::Period;

/// What the program can be asked.
pub(crate) const HELP: &str = "\
township PRESET [options]        builds a township, lives through a span of its ledger and the year of service around it
  PRESET                         chixi, xiawuqi, haihong, luoshui or dongshi
  --seed N                       another seed, another ledger; the same one gives the same bytes (default 7)
  --scale N                      cases for each lowest grid in thirty days, 1 to 1000 (default 1)
  --span PERIOD                  2026-03, 2026-W10, 2026-Q1, 2026 … (default 2026-03)
  --plan CODE                    an emergency plan of the preset that is in force all the while, such as flood
  --case ID                      the case whose story is told (default: the one with most turns)
  --year                         only the year: service, rankings, stars, commendations
  --why ID                       only why a member or a unit stands as it does, and what one grade higher takes
  --lang zh|en                   language (default zh)
  --json                         for machines
";

/// What to show.
#[derive(Clone, Debug)]
pub(crate) struct Args {
    pub(crate) preset: Preset,
    pub(crate) seed: u64,
    pub(crate) scale: u32,
    pub(crate) span: Period,
    pub(crate) plan: Option<String>,
    pub(crate) case: Option<String>,
    /// Only the year.
    pub(crate) year: bool,
    /// Only why this subject stands as it does.
    pub(crate) why: Option<String>,
    pub(crate) lang: Lang,
    pub(crate) json: bool,
}

/// What was asked.
pub(crate) enum Wish {
    Run(Args),
    Help,
}

pub(crate) fn read(args: impl IntoIterator<Item = OsString>) -> Result<Wish, String> {
    parse(args).map_err(|error| format!("{error}\n\n{HELP}"))
}

fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Wish, lexopt::Error> {
    let mut parser = lexopt::Parser::from_iter(args);
    let mut preset = None;
    let (mut seed, mut scale, mut plan, mut case, mut json) = (7, 1, None, None, false);
    let (mut year, mut why) = (false, None);
    let (mut span, mut lang) = ("2026-03".to_owned(), Lang::Zh);
    while let Some(arg) = parser.next()? {
        match arg {
            Long("seed") => seed = parser.value()?.parse()?,
            Long("scale") => scale = parser.value()?.parse()?,
            Long("span") => span = parser.value()?.string()?,
            Long("plan") => plan = Some(parser.value()?.string()?),
            Long("case") => case = Some(parser.value()?.string()?),
            Long("year") => year = true,
            Long("why") => why = Some(parser.value()?.string()?),
            Long("lang") => lang = parser.value()?.parse()?,
            Long("json") => json = true,
            Long("help") | Short('h') => return Ok(Wish::Help),
            Value(name) if preset.is_none() => preset = Some(known_preset(&name.string()?)?),
            other => return Err(other.unexpected()),
        }
    }
    if !(1..=1000).contains(&scale) {
        return Err("--scale is a whole number from 1 to 1000".into());
    }
    let span: Period = span.parse().map_err(|error| format!("--span: {error}"))?;
    let preset = preset.ok_or("which preset?")?;
    Ok(Wish::Run(Args { preset, seed, scale, span, plan, case, year, why, lang, json }))
}

fn known_preset(name: &str) -> Result<Preset, String> {
    let known = Preset::ALL.iter().find(|preset| preset.as_str() == name);
    known.copied().ok_or_else(|| format!("there is no preset `{name}`"))
}

//! S1: TOML means what the crate `toml` reads in it, and the same as JSON.

use std::collections::BTreeSet;

use wangge::generate::Rng;
use wangge::read::{FaultKind, Faults, Form};
use wangge::scheme::{Preset, Scheme};

use crate::mutated::Mutation;
use crate::{alone, is_long};

/// Parts of statements, so chosen that keys meet again and again.
const KEYS: [&str; 12] = [
    "scheme",
    "item",
    "item",
    "limit",
    "item.limit",
    "a",
    "a.b",
    "item.a.limit",
    "\"item\"",
    "'limit'",
    "source",
    "stage.limit",
];
const VALUES: [&str; 16] = [
    "1",
    "\"x\"",
    "[]",
    "{}",
    "[{}]",
    "[{}, 1]",
    "{ a = 1 }",
    "{ limit = [{}], a.b = 2 }",
    "{ a.b = 1, a.c = 2 }",
    "{ a = {}, a.b = 1 }",
    "{ a = 1, a = 2 }",
    "2026-03-05",
    "-0.5",
    "0x10",
    "[\n  1, # one\n  2,\n]",
    "true",
];

/// A document of a few statements.
fn statements(rng: &mut Rng) -> String {
    let mut text = String::new();
    for _ in 0..1 + rng.index(7) {
        let key = KEYS[rng.index(KEYS.len())];
        match rng.index(5) {
            0 => text.push_str(&format!("[{key}]\n")),
            1 => text.push_str(&format!("[[{key}]]\n")),
            _ => text.push_str(&format!("{key} = {}\n", VALUES[rng.index(VALUES.len())])),
        }
    }
    text
}

/// Dates as texts, which JSON has in their place; `None` for numbers that it cannot say.
fn as_json(value: &toml::Value) -> Option<serde_json::Value> {
    Some(match value {
        toml::Value::String(text) => text.as_str().into(),
        toml::Value::Integer(number) => (*number).into(),
        toml::Value::Float(number) => serde_json::Number::from_f64(*number)?.into(),
        toml::Value::Boolean(truth) => (*truth).into(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(list) => list.iter().map(as_json).collect::<Option<Vec<_>>>()?.into(),
        toml::Value::Table(table) => {
            let fields = table.iter().map(|(key, value)| Some((key.clone(), as_json(value)?)));
            serde_json::Value::Object(fields.collect::<Option<_>>()?)
        }
    })
}

/// Codes and paths of faults.
fn codes(read: Result<Scheme, Faults>) -> BTreeSet<(&'static str, String)> {
    let Err(faults) = read else { return BTreeSet::new() };
    faults.into_iter().map(|fault| (fault.code(), fault.path.to_string())).collect()
}

/// The first error of syntax is the same to ours and to the crate `toml`, at one byte in whatever order; where there
/// is none both forms have the same faults. Whether there was none.
fn same(text: &str) -> bool {
    let ours = Scheme::read(text);
    let found = ours.as_ref().err().into_iter().flatten().find_map(|fault| match &fault.kind {
        FaultKind::Syntax { detail } => Some((fault.line.unwrap(), detail.as_str())),
        _ => None,
    });
    // The crate tells of a number that is too large for it only where the number is asked for.
    if found.is_some_and(|(_, detail)| detail.ends_with("number overflowed")) {
        return false;
    }
    let (_, errors) = toml::de::DeTable::parse_recoverable(text);
    let start = |error: &toml::de::Error| error.span().map_or(0, |span| span.start);
    let first = errors.iter().map(start).min();
    let line = first.map(|first| u32::try_from(text[..first].matches('\n').count() + 1).unwrap());
    assert_eq!(found.map(|(line, _)| line), line, "{text}");
    if let Some((_, detail)) = found {
        let there = errors.iter().filter(|error| Some(start(error)) == first);
        let there: Vec<&str> = there.map(toml::de::Error::message).collect();
        assert!(there.contains(&detail), "line {line:?}: {detail}, {there:?}");
        return false;
    }
    // It keeps no number beyond i64.
    let table = toml::from_str::<toml::Table>(text).ok();
    if let Some(json) = table.and_then(|table| as_json(&toml::Value::Table(table))) {
        assert_eq!(codes(ours), codes(Scheme::read(&json.to_string())), "{text}");
    }
    true
}

fn compare(seed: u64, least: usize, mut text: impl FnMut(&mut Rng) -> Option<String>) {
    let _alone = alone();
    let count = if is_long() { 100_000 } else { 2_000 };
    let mut rng = Rng::new(seed);
    let (mut sound, mut broken) = (0, 0);
    for _ in 0..count {
        let Some(text) = text(&mut rng).filter(|text| Form::of(text) == Form::Toml) else { continue };
        if same(&text) { sound += 1 } else { broken += 1 }
    }
    assert!(sound > count / least && broken > count / least, "{sound} sound, {broken} broken");
}

#[test]
fn s1_statements_mean_the_same_to_the_crate_toml() {
    compare(3, 10, |rng| Some(statements(rng)));
}

#[test]
fn s1_mutated_presets_mean_the_same_to_the_crate_toml() {
    let document = Preset::Dongshi.document();
    let mut turn = 0;
    compare(4, 1_000, |rng| {
        turn += 1;
        // Few of them, for they are long.
        (turn % 10 == 0).then_some(())?;
        let mut mutation = Mutation { document: document.as_bytes().to_vec(), rng };
        mutation.mutate();
        String::from_utf8(mutation.document).ok()
    });
}

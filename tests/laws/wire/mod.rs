//! The wire: JSON text in and out.

mod errors;
mod hostile;
mod snapshots;
mod tables;

use wangge::case::Context;
use wangge::generate::{LedgerPlan, Story, ledger};
use wangge::org::Org;
use wangge::scheme::Scheme;
use wangge::wire;

/// The scheme and organisation of Dongshi, and a small ledger there.
struct World {
    scheme: Scheme,
    org: Org,
    stories: Vec<Story>,
}

impl World {
    fn new(seed: u64) -> Self {
        let scheme = wire::scheme::read(wire::generate::scheme("dongshi").unwrap()).unwrap();
        let org = wire::org::read(&wire::generate::org("dongshi", &scheme, seed).unwrap(), &scheme).unwrap();
        let plan = LedgerPlan { seed, scale: 1, span: "2026-W11".parse().unwrap() };
        let stories = ledger(Context::new(&scheme, &org), &plan).unwrap();
        assert!(stories.len() > 10);
        Self { scheme, org, stories }
    }
}

/// V6: one line without white space outside of texts, numbers without exponent or needless zero.
fn assert_plain(json: &str) {
    let (mut inside, mut escaped) = (false, false);
    let mut bare = String::new();
    for c in json.chars() {
        if inside {
            assert!(!c.is_control());
            (inside, escaped) = (escaped || c != '"', !escaped && c == '\\');
            continue;
        }
        inside = c == '"';
        bare.push(c);
    }
    assert!(!inside && !bare.contains(char::is_whitespace), "{json}");
    for number in bare.split(|c: char| !(c.is_ascii_digit() || "+-.eE".contains(c))) {
        let words = ["", "e", "ue", "se", "-0"];
        assert!(!number.contains(['E', '+']) || words.contains(&number), "{number}");
        assert!(!number.ends_with(".0") && number != "-0", "{number}");
    }
    serde_json::from_str::<serde_json::Value>(json).unwrap();
}

//! The township program as people run it.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test that cannot go on has failed; it reads what the program wrote"
)]

use std::process::Command;

use serde_json::Value;
use wangge::scheme::{Preset, Scheme};

fn township(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_township")).args(args).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// D2, P8: after the month stands the year, with every duty and every purse of the scheme, in both languages.
#[test]
fn a_year_of_service_follows_the_month() {
    for preset in Preset::ALL.iter().copied() {
        let scheme = Scheme::read(preset.document()).unwrap();
        let (zh, en) = (township(&[preset.as_str()]), township(&[preset.as_str(), "--lang", "en"]));
        let sections = |text: &str| text.split("\n\n").count();
        assert_eq!(sections(&zh), sections(&en), "{preset}");
        for duty in scheme.duties() {
            assert!(
                [&zh, &en].into_iter().all(|text| text.contains(duty.name.as_str())),
                "{preset}: {}",
                duty.code
            );
        }
        for purse in scheme.purses() {
            let code = purse.code.as_str();
            assert!(
                zh.contains(&format!("{}（{code}）", purse.name)) && en.contains(&format!("({code})")),
                "{preset}"
            );
        }
        let year: Value = serde_json::from_str(&township(&[preset.as_str(), "--json"])).unwrap();
        let year = &year["year"];
        assert_eq!(year["duties"].as_array().unwrap().len(), scheme.duties().len());
        let purses = year["purses"].as_array().unwrap();
        assert_eq!(purses.len(), scheme.purses().len());
        for purse in purses {
            let sum = |place: &str| purse["statement"][place].as_f64().unwrap();
            assert!((sum("credited") - sum("redeemed") - sum("expired") - sum("balance")).abs() < 1e-6, "P9");
            let quarters =
                purse["quarters"]["quarter"].as_array().unwrap().iter().map(|sum| sum.as_f64().unwrap());
            let rules =
                purse["rules"].as_array().unwrap().iter().map(|rule| rule["points"].as_f64().unwrap());
            assert!((quarters.sum::<f64>() - rules.sum::<f64>()).abs() < 1e-6, "P8: by unit as by rule");
        }
    }
}

/// R5–R7: the year alone ranks by every appraisal of the scheme, and opens one standing up down to what is counted.
#[test]
fn the_year_ranks_and_says_why() {
    let scheme = Scheme::read(Preset::Haihong.document()).unwrap();
    let report: Value = serde_json::from_str(&township(&["haihong", "--json"])).unwrap();
    let rankings = report["year"]["rankings"].as_array().unwrap();
    assert_eq!(rankings.len(), scheme.appraisals().len());
    let text = township(&["haihong", "--year"]);
    for ranking in rankings {
        assert!(text.contains(ranking["name"].as_str().unwrap()));
        let first = &ranking["first"][0];
        // Long lines are wrapped wherever they are full.
        let why = township(&["haihong", "--why", first["subject"].as_str().unwrap()]);
        let why: String = why.split_whitespace().collect();
        assert!(why.contains(&first["total"].to_string()) && why.contains(first["grade"].as_str().unwrap()));
    }
    let unknown =
        Command::new(env!("CARGO_BIN_EXE_township")).args(["haihong", "--why", "nobody"]).output().unwrap();
    assert!(!unknown.status.success(), "nothing appraises an id that nobody has");
}

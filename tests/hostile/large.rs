//! Large documents that are sound are read.

use std::fmt::Write;

use wangge::org::Org;
use wangge::scheme::{Preset, Scheme};

use crate::{alone, is_long, largest, peak};

/// A preset with its items so often, each time under other codes, that it is so many times as long.
fn manifold(preset: Preset, times: usize) -> String {
    let document = preset.document();
    let start = document.find("[[item]]").unwrap();
    let rest = &document[start..];
    let length =
        rest.match_indices("\n[").map(|(at, _)| at + 1).find(|at| !rest[*at..].starts_with("[[item"));
    let (items, after) = rest.split_at(length.unwrap_or(rest.len()));
    let mut text = format!("{}{items}", &document[..start]);
    for copy in 0.. {
        if text.len() + after.len() >= times * document.len() {
            break;
        }
        for item in items.split("[[item]]").skip(1) {
            let code = item.find("code = \"").unwrap() + 8;
            let end = code + item[code..].find('"').unwrap();
            let _ = write!(text, "[[item]]{}-{copy}{}", &item[..end], &item[end..]);
        }
    }
    text + after
}

fn within(what: &str, document: &str, held: usize) {
    let (held, most) = (held + document.len(), 4 * document.len() + (64 << 20));
    println!("{what}: {} bytes, held {held}, {:.2}", document.len(), held as f64 / most as f64);
    assert!(held <= most, "{what}: {held} of {} bytes", document.len());
}

#[test]
fn the_largest_preset_a_hundredfold_is_read() {
    let _alone = alone();
    let document = manifold(largest(), 100);
    let (scheme, held) = peak::during(|| Scheme::read(&document));
    within("a hundredfold preset", &document, held);
    assert!(scheme.unwrap().items().len() > 1_000);
}

/// Longer ones too are read or hold too many values, within their share.
#[test]
fn a_scheme_of_many_items_is_read_within_its_share() {
    let _alone = alone();
    for times in if is_long() { vec![120, 150, 170, 200, 250, 400, 570] } else { vec![10] } {
        let toml = manifold(largest(), times);
        let json = serde_json::to_string(&toml::from_str::<toml::Table>(&toml).unwrap()).unwrap();
        for document in [toml, json] {
            let (read, held) = peak::during(|| Scheme::read(&document));
            within("many items", &document, held);
            if let Err(faults) = read {
                assert_eq!(faults.as_slice()[0].code(), "too_many");
            }
        }
    }
}

#[test]
fn an_organisation_of_300_000_rows_is_read() {
    let _alone = alone();
    let scheme = Scheme::read(Preset::Dongshi.document()).unwrap();
    let rows = if is_long() { 300_000 } else { 50_000 };
    let mut document = r#"{"units":[{"id":"ds","tier":"town"}"#.to_owned();
    let posts = rows / 2;
    for unit in 1..rows - posts {
        let _ = write!(
            document,
            r#",{{"id":"ds-{unit:06}","tier":"grid1","parent":"ds","name":"一级网格{unit:06}"}}"#
        );
    }
    document.push_str(r#"],"posts":["#);
    for post in 0..posts {
        let unit = post % (rows - posts - 1) + 1;
        let comma = if post > 0 { "," } else { "" };
        let _ = write!(
            document,
            r#"{comma}{{"member":"m-{post:06}","role":"grid-head","unit":"ds-{unit:06}","from":"2022-01-01","until":"2027-01-01"}}"#
        );
    }
    document.push_str("]}");
    let (org, held) = peak::during(|| Org::read(&document, &scheme));
    within("an organisation", &document, held);
    assert_eq!(org.unwrap().units().len() + posts, rows);
}

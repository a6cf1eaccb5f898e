//! The law of memory, family by family.

use wangge::org::Org;
use wangge::read::MAX_BYTES;
use wangge::scheme::{Preset, Scheme};
use wangge::tally::World;

use crate::families::{Family, JSON, ORG, ROWS, TOML};
use crate::{alone, as_org, as_records, as_scheme, is_long, peak};

/// The most that may be held, the document among it.
fn most(size: usize) -> usize {
    4 * size + (64 << 20)
}

/// Lengths of documents, close enough that each family comes near to what is read of it.
fn sizes() -> Vec<usize> {
    let steps = |from: usize, to: usize| {
        std::iter::successors(Some(from), |size| Some(size / 3 * 4)).take_while(move |size| *size < to)
    };
    if is_long() {
        steps(1 << 18, MAX_BYTES).chain([MAX_BYTES, MAX_BYTES + 1]).collect()
    } else {
        vec![1 << 17, 1 << 20]
    }
}

/// Reads every document of some families.
fn hold(families: &[Family], read: impl Fn(&[u8]) -> usize) {
    let _alone = alone();
    let mut above = Vec::new();
    for (name, family) in families {
        for size in sizes() {
            let document = family(size);
            let (faults, held) = peak::during(|| read(&document));
            let (held, most) = (held + document.len(), most(document.len()));
            let said = format!(
                "{name}: {} bytes, {faults} faults, {held} held, {:.2} of what may be",
                document.len(),
                held as f64 / most as f64
            );
            println!("{said}");
            if held > most {
                above.push(said);
            }
            if document.len() < size / 2 {
                // Of one length only.
                break;
            }
        }
    }
    assert!(above.is_empty(), "{above:#?}");
}

#[test]
fn toml_is_read_within_its_share() {
    hold(TOML, as_scheme);
}

#[test]
fn json_is_read_within_its_share() {
    hold(JSON, as_scheme);
}

#[test]
fn organisations_are_read_within_their_share() {
    let scheme = Scheme::read(Preset::Dongshi.document()).unwrap();
    hold(ORG, |document| as_org(document, &scheme));
}

#[test]
fn records_are_read_within_their_share() {
    let scheme = Scheme::read(Preset::Dongshi.document()).unwrap();
    let org = r#"{"units":[{"id":"a","tier":"town"}],
        "enrolments":[{"member":"m","as":"volunteer","from":"2022-01-01"}]}"#;
    let org = Org::read(org, &scheme).unwrap();
    let world = World::new(&scheme, &org);
    hold(ROWS, |document| as_records(document, &world));
}

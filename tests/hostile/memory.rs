//! The law of memory, family by family.

use wangge::read::MAX_BYTES;
use wangge::scheme::{Preset, Scheme};

use crate::families::{Family, JSON, ORG, TOML};
use crate::{alone, as_org, as_scheme, is_long, peak};

/// The most that may be held, the document among it.
fn most(size: usize) -> usize {
    4 * size + (64 << 20)
}

fn sizes() -> &'static [usize] {
    if is_long() {
        &[1 << 10, 1 << 18, 1 << 20, 1 << 22, 1 << 24, MAX_BYTES, MAX_BYTES + 1]
    } else {
        &[1 << 18, 1 << 22]
    }
}

fn hold(families: &[Family]) {
    let _alone = alone();
    let scheme = Scheme::read(Preset::Dongshi.document()).unwrap();
    for (name, family) in families {
        for size in sizes() {
            let document = family(*size);
            for form in ["scheme", "org"] {
                let (faults, held) = peak::during(|| match form {
                    "scheme" => as_scheme(&document),
                    _ => as_org(&document, &scheme),
                });
                let held = held + document.len();
                let share = held as f64 / most(document.len()) as f64;
                println!(
                    "{name} as {form}: {} bytes, {faults} faults, held {held}, {share:.2}",
                    document.len()
                );
                assert!(held <= most(document.len()), "{name} as {form}: {held} of {} bytes", document.len());
            }
        }
    }
}

#[test]
fn toml_is_read_within_its_share() {
    hold(TOML);
}

#[test]
fn json_is_read_within_its_share() {
    hold(JSON);
}

#[test]
fn organisations_are_read_within_their_share() {
    hold(ORG);
}

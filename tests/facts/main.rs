//! S5: the generated organisation of every preset has the figures its source gives, one by one.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod bytes;
mod chixi;
mod dongshi;
mod haihong;
mod ledgers;
mod luoshui;
mod ratings;
mod service;
mod shapes;
mod xiawuqi;
mod years;

use serde::Deserialize;
use wangge::generate::{Figure, figures, org_document};
use wangge::org::Org;
use wangge::scheme::{Preset, Scheme};
use wangge::value::Date;

/// What a source says: the figure meant, the fact in our own words, the number, or the least and the most of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fact {
    code: String,
    fact: String,
    value: usize,
    #[serde(default)]
    most: Option<usize>,
}

/// Seeds tried: the figures do not depend on them.
const SEEDS: [u64; 5] = [0, 1, 7, 2022, u64::MAX];

fn scheme(preset: Preset) -> Scheme {
    Scheme::read(preset.document()).unwrap()
}

fn org(preset: Preset, seed: u64) -> Org {
    let scheme = scheme(preset);
    Org::read(&org_document(preset, &scheme, seed), &scheme).unwrap()
}

fn facts(preset: Preset) -> Vec<Fact> {
    let text = match preset {
        Preset::Chixi => include_str!("chixi.json"),
        Preset::Xiawuqi => include_str!("xiawuqi.json"),
        Preset::Haihong => include_str!("haihong.json"),
        Preset::Luoshui => include_str!("luoshui.json"),
        Preset::Dongshi => include_str!("dongshi.json"),
    };
    serde_json::from_str(text).unwrap()
}

/// A day in the middle of the span of the generated posts.
fn day() -> Date {
    "2022-06-15".parse().unwrap()
}

fn counted(preset: Preset, org: &Org, day: Date) -> Vec<Figure> {
    figures(preset, &scheme(preset), org, day)
}

/// S5
#[test]
fn every_figure_of_the_source_is_met_whatever_the_seed() {
    for preset in Preset::ALL.iter().copied() {
        let facts = facts(preset);
        for seed in SEEDS {
            let org = org(preset, seed);
            assert_eq!(org.verify(&scheme(preset)), Ok(()), "{preset}, seed {seed}");
            let figures = counted(preset, &org, day());
            assert!(figures.iter().map(|figure| figure.code).eq(facts.iter().map(|fact| fact.code.as_str())));
            for (figure, fact) in figures.iter().zip(&facts) {
                let met = (fact.value..=fact.most.unwrap_or(fact.value)).contains(&figure.value);
                let Fact { code, fact, .. } = fact;
                assert!(met, "{preset}, seed {seed}, {code}: {fact}: {}", figure.value);
            }
        }
    }
}

/// S5: figures are counted, not repeated: before anybody serves those of people are none.
fn people_are_counted_on_the_day(preset: Preset, people: &[&str]) {
    let early = scheme(preset).edition().from.previous().unwrap();
    for figure in counted(preset, &org(preset, 7), early) {
        assert_eq!(figure.value == 0, people.contains(&figure.code), "{}", figure.code);
    }
}

/// The same seed gives the same bytes, another seed another town.
#[test]
fn a_seed_gives_one_town() {
    for preset in Preset::ALL.iter().copied() {
        let scheme = scheme(preset);
        let document = |seed| org_document(preset, &scheme, seed);
        assert_eq!(document(7), document(7));
        assert_ne!(document(7), document(8));
    }
}

/// K1, O3: each function that an item calls upon is that of one department of the apex.
#[test]
fn every_function_has_its_department() {
    for preset in Preset::ALL.iter().copied() {
        let scheme = scheme(preset);
        let org = org(preset, 7);
        for function in scheme.functions() {
            let departments = org.partners().iter().filter(|one| one.functions.contains(&function.code));
            let units: Vec<_> = departments.flat_map(|one| &one.units).collect();
            let [unit] = units[..] else { panic!("{preset}: {}", function.code) };
            assert_eq!(org.unit(unit).unwrap().tier().number(), 1);
        }
    }
}

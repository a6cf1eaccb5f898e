//! S5: the generated organisation of every preset has the figures its source gives, one by one.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod bytes;

use std::collections::BTreeSet;

use serde::Deserialize;
use wangge::generate::{Figure, figures, org_document};
use wangge::org::{LinkEnd, Org};
use wangge::scheme::{Preset, Scheme, TierNo};
use wangge::value::Date;

/// What a source says: the figure meant, the fact in our own words, the number.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fact {
    code: String,
    fact: String,
    value: usize,
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
                assert_eq!(figure.value, fact.value, "{preset}, seed {seed}, {}: {}", fact.code, fact.fact);
            }
        }
    }
}

/// S5: figures are counted, not repeated: before anybody serves those of people are none.
#[test]
fn figures_are_counted_on_the_day() {
    let early = counted(Preset::Dongshi, &org(Preset::Dongshi, 7), "2021-12-31".parse().unwrap());
    let people = [
        "centre_households",
        "volunteers",
        "grid_workers",
        "patrolled_grids",
        "stationed_cadres",
        "section_cadres",
        "area_enforcers",
        "village_cadres",
    ];
    for figure in early {
        assert_eq!(figure.value == 0, people.contains(&figure.code), "{}", figure.code);
    }
}

/// The same seed gives the same bytes, another seed another town.
#[test]
fn a_seed_gives_one_town() {
    let scheme = scheme(Preset::Dongshi);
    let document = |seed| org_document(Preset::Dongshi, &scheme, seed);
    assert_eq!(document(7), document(7));
    assert_ne!(document(7), document(8));
}

/// O1, O3: what the figures do not say of the town.
#[test]
fn dongshi_is_whole() {
    let scheme = scheme(Preset::Dongshi);
    for seed in SEEDS {
        let org = org(Preset::Dongshi, seed);
        let small = TierNo::new(4).unwrap();
        assert!(org.units().all(|unit| unit.tier() == small || !unit.is_leaf()), "every grid is divided");
        let role = |code: &str| code.parse().unwrap();
        for unit in org.units() {
            let holders = |code: &str| org.holders(unit.id(), &role(code), day()).count();
            match unit.tier().number() {
                2 => assert_eq!(holders("grid-head"), 1),
                3 => assert!((1..=2).contains(&holders("grid-worker"))),
                4 => assert!(holders("village-cadre") >= 1),
                _ => assert!(holders("centre-clerk") >= 1),
            }
        }
        let areas = org.partners().iter().filter(|partner| partner.kind.as_str() == "task-force");
        let villages: Vec<_> = areas.flat_map(|area| &area.units).collect();
        assert_eq!((villages.len(), villages.iter().collect::<BTreeSet<_>>().len()), (35, 35));
        let branches = org.parties().iter().filter(|party| party.kind.as_str() == "branch");
        let grids: Vec<_> = branches.flat_map(|branch| &branch.units).collect();
        assert_eq!((grids.len(), grids.iter().collect::<BTreeSet<_>>().len()), (163, 163));
        let stationed: Vec<_> = org.links().iter().filter(|link| link.kind.as_str() == "stationed").collect();
        let villages: BTreeSet<_> = stationed.iter().map(|link| &link.target).collect();
        assert_eq!(villages.len(), stationed.len(), "each takes a village of its own");
        let deputy = |end: &LinkEnd| {
            let posts = end.member().map(|member| org.posts_of(member, day()));
            posts.is_some_and(|mut posts| posts.any(|post| post.role.as_str() == "first-deputy"))
        };
        assert!(stationed.iter().all(|link| deputy(&link.source)), "cadres with a village are deputies");
        assert!(scheme.roles().iter().all(|role| org.posts().iter().any(|post| post.role == role.code)));
    }
}

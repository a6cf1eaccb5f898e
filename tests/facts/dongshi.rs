//! 东石镇: what its figures do not say.

use std::collections::BTreeSet;

use wangge::org::LinkEnd;
use wangge::scheme::{AccountOf, Preset, TierNo};

use super::{SEEDS, day, org, people_are_counted_on_the_day, scheme};

/// S5
#[test]
fn dongshi_is_counted_on_the_day() {
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
    people_are_counted_on_the_day(Preset::Dongshi, &people);
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

/// O4, D1: each of the four groups is covered by name; P2, P7: volunteers' points buy household goods.
#[test]
fn dongshi_has_its_duties_and_points() {
    let scheme = scheme(Preset::Dongshi);
    let duty = scheme.duties().iter().find(|duty| duty.code.as_str() == "visit-groups").unwrap();
    assert!(scheme.groups().iter().all(|group| group.duties == [duty.code.clone()]));
    let purses: Vec<_> = scheme.purses().iter().map(|purse| (purse.code.as_str(), purse.of)).collect();
    assert_eq!(purses, [("volunteer", AccountOf::Members)]);
    assert!(!scheme.goods().is_empty() && scheme.goods().iter().all(|good| !good.basis.is_assumed()));
}

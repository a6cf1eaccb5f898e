//! 下伍旗镇: what its figures do not say.

use std::collections::{BTreeMap, BTreeSet};

use wangge::org::{LinkEnd, Org, Unit, UnitKind};
use wangge::scheme::{Nature, Place, Preset, TierNo};

use super::{SEEDS, day, org, people_are_counted_on_the_day, scheme};

/// S5
#[test]
fn xiawuqi_is_counted_on_the_day() {
    let people = ["party_group_grids", "villager_representatives", "delegating_departments"];
    people_are_counted_on_the_day(Preset::Xiawuqi, &people);
}

fn members<'o>(org: &'o Org, unit: Unit<'o>, role: &str) -> Vec<&'o str> {
    org.holders(unit.id(), &role.parse().unwrap(), day()).map(|member| member.as_str()).collect()
}

fn is_enterprise(unit: Unit<'_>) -> bool {
    unit.kind() == Some(UnitKind::Enterprise)
}

/// O1, O3: what the figures do not say of the town.
#[test]
fn xiawuqi_is_whole() {
    let scheme = scheme(Preset::Xiawuqi);
    for seed in SEEDS {
        let org = org(Preset::Xiawuqi, seed);
        let last = TierNo::new(4).unwrap();
        assert!(org.units().all(|unit| unit.is_leaf() == (unit.tier() == last)), "every grid is divided");
        for unit in org.units() {
            let holders = |role: &str| members(&org, unit, role);
            match unit.tier().number() {
                1 => assert!(!holders("centre-clerk").is_empty() && !holders("town-leader").is_empty()),
                2 => assert_eq!(holders("area-head").len(), 1),
                3 => {
                    assert_eq!(holders("grid-head").len(), 1);
                    let leads = holders("one-shoulder") == holders("grid-head");
                    assert_eq!(leads, !is_enterprise(unit), "in villages the secretary and director leads");
                }
                _ => {
                    assert_eq!((holders("group-head").len(), holders("grid-worker").len()), (1, 1));
                    assert_eq!(holders("villager-representative").is_empty(), is_enterprise(unit));
                    assert_eq!(Some(is_enterprise(unit)), unit.parent().map(is_enterprise));
                }
            }
        }
        assert!(scheme.roles().iter().all(|role| org.posts().iter().any(|post| post.role == role.code)));
    }
}

/// O2: each first-level grid stands under one party organisation, an enterprise's under that of the enterprise.
#[test]
fn xiawuqi_has_party_organisations_over_all_grids() {
    for seed in SEEDS {
        let org = org(Preset::Xiawuqi, seed);
        let mut over: BTreeMap<&str, usize> = BTreeMap::new();
        for party in org.parties().iter().filter(|party| party.kind.as_str() != "group") {
            let units: Vec<_> = party.units.iter().map(|unit| org.unit(unit).unwrap()).collect();
            let areas: BTreeSet<_> = units.iter().map(|unit| unit.parent().unwrap().id()).collect();
            assert_eq!(areas.len(), 1, "one area");
            for unit in units {
                assert_eq!(is_enterprise(unit), party.kind.as_str() == "enterprise");
                *over.entry(unit.id().as_str()).or_default() += 1;
            }
        }
        let grids: Vec<_> = org.units_on(TierNo::new(3).unwrap()).collect();
        assert!(grids.iter().all(|grid| over.get(grid.id().as_str()) == Some(&1)));
    }
}

/// O4, O5: each household served at home belongs to a group, and one head of its first-level grid answers for it;
/// each delegate stands for a department of his own.
#[test]
fn xiawuqi_links_stay_in_their_grid() {
    for seed in SEEDS {
        let org = org(Preset::Xiawuqi, seed);
        let of = |kind: &'static str| org.links().iter().filter(move |link| link.kind.as_str() == kind);
        let (mut served, mut groups_served) = (BTreeSet::new(), BTreeSet::new());
        for link in of("home-service") {
            let household = org.household(&link.target.id().parse().unwrap()).unwrap();
            let grid = org.unit(&household.unit).and_then(|unit| unit.parent()).unwrap();
            assert_eq!(members(&org, grid, "grid-head"), [link.source.id()]);
            assert!(served.insert(&link.target), "one answers");
            let groups: Vec<_> = org.groups_of(&household.id, day()).collect();
            let [group] = groups[..] else { panic!("one group") };
            groups_served.insert(group.as_str());
        }
        assert_eq!(served.len(), org.households().len());
        assert_eq!(groups_served.len(), 3);
        let delegates: BTreeSet<_> = of("delegated").map(|link| &link.source).collect();
        let departments: BTreeSet<_> = of("delegated").map(|link| &link.target).collect();
        assert_eq!((delegates.len(), departments.len()), (4, 4));
        let town = org.units_on(TierNo::new(1).unwrap()).next().unwrap();
        let at_town = members(&org, town, "delegate");
        assert!(
            delegates.iter().filter_map(|end| LinkEnd::member(end)).all(|m| at_town.contains(&m.as_str()))
        );
    }
}

/// E1, K5, K6: the maxim, the flood ledger and the sensor as the source has them.
#[test]
fn xiawuqi_has_its_rules() {
    let scheme = scheme(Preset::Xiawuqi);
    let tier = |nature| scheme.tier(scheme.ceiling().of(nature)).unwrap().code.as_str();
    assert_eq!([Nature::Simple, Nature::Complex, Nature::Hard].map(tier), ["grid1", "area", "town"]);
    let [flood] = scheme.checklists() else { panic!("one checklist") };
    for group in &flood.groups {
        assert!(flood.points.iter().any(|point| point.group.as_ref() == Some(&group.code)), "{}", group.code);
    }
    let wordings: BTreeSet<_> = flood.points.iter().map(|point| &point.name).collect();
    assert_eq!(wordings.len(), flood.points.len(), "no entry is said twice");
    for point in &flood.points {
        let item = scheme.item(&point.item).unwrap();
        assert_eq!(item.category.as_str(), "flood");
        let Place::Tier(_) = point.place else { panic!("{} stands on a tier", point.code) };
    }
    let sensor = "sensor".parse().unwrap();
    assert!(scheme.items().iter().all(|item| !item.takes(&sensor) || item.category.as_str() == "flood"));
}

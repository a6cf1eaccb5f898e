//! 罗水乡: what its figures do not say.

use std::collections::{BTreeMap, BTreeSet};

use wangge::org::{Enrolled, LinkEnd, Org, Unit, UnitKind};
use wangge::scheme::{Preset, TierNo};
use wangge::value::UnitId;

use super::{SEEDS, day, org, people_are_counted_on_the_day, scheme};

/// S5
#[test]
fn luoshui_is_counted_on_the_day() {
    let people = [
        "contacts_least",
        "contacts_most",
        "talents",
        "kinds_of_talent",
        "returned_talents",
        "talents_least",
        "talents_most",
    ];
    people_are_counted_on_the_day(Preset::Luoshui, &people);
}

fn members<'o>(org: &'o Org, unit: Unit<'o>, role: &str) -> Vec<&'o str> {
    org.holders(unit.id(), &role.parse().unwrap(), day()).map(|member| member.as_str()).collect()
}

/// O1: a village two-committee member leads each area and is head of its grids; each grid has a grid worker.
#[test]
fn luoshui_is_whole() {
    let scheme = scheme(Preset::Luoshui);
    for seed in SEEDS {
        let org = org(Preset::Luoshui, seed);
        let last = TierNo::new(4).unwrap();
        assert!(org.units().all(|unit| unit.is_leaf() == (unit.tier() == last)), "every area is divided");
        let mut leaders = BTreeSet::new();
        for unit in org.units() {
            let holders = |role: &str| members(&org, unit, role);
            match unit.tier().number() {
                1 => assert!(!holders("centre-clerk").is_empty() && !holders("township-cadre").is_empty()),
                2 => assert_eq!(holders("two-committee").len(), unit.children().count(), "one for each area"),
                3 => {
                    let [leader] = holders("group-leader")[..] else { panic!("one leader") };
                    assert!(members(&org, unit.parent().unwrap(), "two-committee").contains(&leader));
                    assert!(leaders.insert(leader), "an area of his own");
                }
                _ => {
                    assert_eq!(holders("grid-worker").len(), 1);
                    assert_eq!(holders("grid-head"), members(&org, unit.parent().unwrap(), "group-leader"));
                }
            }
        }
        for village in org.units_on(TierNo::new(2).unwrap()) {
            let functional = village.subtree().filter(|unit| unit.kind() == Some(UnitKind::Functional));
            let kinds: Vec<_> = functional.filter_map(Unit::name).collect();
            assert_eq!(kinds.len(), 4, "one functional grid of each kind");
            assert_eq!(kinds.iter().collect::<BTreeSet<_>>().len(), 4);
        }
        assert!(scheme.roles().iter().all(|role| org.posts().iter().any(|post| post.role == role.code)));
    }
}

/// The area in which a unit lies.
fn area(org: &Org, unit: &UnitId) -> String {
    let unit = org.unit(unit).unwrap();
    unit.ancestor_at(TierNo::new(3).unwrap()).unwrap_or(unit).id().to_string()
}

/// O5: each party member keeps contact with 5 to 10 households, all of one grid, and no household has two.
#[test]
fn luoshui_members_keep_contact() {
    for seed in SEEDS {
        let org = org(Preset::Luoshui, seed);
        let mut kept: BTreeMap<&str, Vec<&UnitId>> = BTreeMap::new();
        let mut households = BTreeSet::new();
        for link in org.links().iter().filter(|link| link.kind.as_str() == "contacts") {
            let household = org.household(&link.target.id().parse().unwrap()).unwrap();
            kept.entry(link.source.id()).or_default().push(&household.unit);
            assert!(households.insert(link.target.id()), "one contact");
        }
        assert_eq!(households.len(), org.households().len(), "no household is left out");
        let enrolled: Vec<_> = org.enrolled(Enrolled::PartyMember, day()).collect();
        assert_eq!(enrolled.len(), kept.len());
        for member in enrolled {
            let units = &kept[member.as_str()];
            assert!((5..=10).contains(&units.len()), "{member}: {}", units.len());
            assert_eq!(units.iter().collect::<BTreeSet<_>>().len(), 1, "of one grid");
            let mut posts = org.posts_of(member, day());
            if let Some(post) = posts.find(|post| post.role.as_str() == "group-leader") {
                assert_eq!(area(&org, units[0]), post.unit.as_str(), "a leader's are in the area");
            }
        }
    }
}

/// O5: the township's cadres guide an area each, and keep contact with households there.
#[test]
fn luoshui_cadres_guide_areas() {
    for seed in SEEDS {
        let org = org(Preset::Luoshui, seed);
        let of = |kind: &'static str| org.links().iter().filter(move |link| link.kind.as_str() == kind);
        let guided: BTreeMap<&str, &str> =
            of("guides").map(|link| (link.source.id(), link.target.id())).collect();
        assert_eq!((guided.len(), guided.values().collect::<BTreeSet<_>>().len()), (34, 34));
        let township = org.units_on(TierNo::new(1).unwrap()).next().unwrap();
        let cadres = members(&org, township, "township-cadre");
        assert!(guided.keys().all(|cadre| cadres.contains(cadre)));
        let mut keeping = BTreeSet::new();
        for link in of("cadre-household") {
            let household = org.household(&link.target.id().parse().unwrap()).unwrap();
            assert_eq!(area(&org, &household.unit), guided[link.source.id()]);
            keeping.insert(link.source.id());
        }
        assert_eq!(keeping.len(), guided.len());
    }
}

/// O3, O5: volunteers serve in a team; each function has an office that answers for it.
#[test]
fn luoshui_has_teams_and_offices() {
    for seed in SEEDS {
        let org = org(Preset::Luoshui, seed);
        let links = org.links().iter().filter(|link| link.kind.as_str() == "volunteers-in");
        let manned: BTreeSet<_> = links.map(|link| link.target.id()).collect();
        let teams = org.partners().iter().filter(|partner| partner.kind.as_str().ends_with("-team"));
        let teams: BTreeSet<_> = teams.map(|team| team.id.as_str()).collect();
        assert_eq!((teams.len(), &manned), (8, &teams));
        let mut members = BTreeSet::new();
        for link in org.links().iter().filter(|link| link.kind.as_str() == "talent-of-group") {
            let (Some(member), LinkEnd::Party(party)) = (link.source.member(), &link.target) else {
                panic!("{link:?}");
            };
            assert!(members.insert(member), "one group each");
            assert!(org.enrolled(Enrolled::Volunteer, day()).any(|other| other == member));
            let home = org.home_of(member, day()).unwrap();
            assert_eq!(area(&org, home), org.party(party).unwrap().units[0].as_str(), "at home in the area");
        }
    }
}

//! 赤溪镇: what its figures do not say.

use std::collections::BTreeSet;

use wangge::org::{Enrolled, Org, Unit};
use wangge::scheme::{ChangeKind, History, ItemKind, Preset, TierNo, catalogue_diff};

use super::{SEEDS, day, org, people_are_counted_on_the_day, scheme};

/// S5
#[test]
fn chixi_is_counted_on_the_day() {
    people_are_counted_on_the_day(
        Preset::Chixi,
        &["headed_grids", "grid_staff", "kinds_of_staff", "registered"],
    );
}

fn count(org: &Org, unit: Unit<'_>, role: &str) -> usize {
    org.holders(unit.id(), &role.parse().unwrap(), day()).count()
}

/// O1, O3: who stands where.
#[test]
fn chixi_is_whole() {
    let scheme = scheme(Preset::Chixi);
    for seed in SEEDS {
        let org = org(Preset::Chixi, seed);
        let last = TierNo::new(4).unwrap();
        assert!(
            org.units().all(|unit| unit.is_leaf() == (unit.tier() == last)),
            "every grid has its centres"
        );
        for unit in org.units() {
            let holders = |role: &str| count(&org, unit, role);
            match unit.tier().number() {
                1 => assert!(holders("centre-clerk") > 0),
                2 => assert_eq!((holders("resident-leader"), holders("village-secretary")), (1, 1)),
                3 => {
                    assert_eq!(holders("grid-head"), 1);
                    let staff = scheme.roles().iter().filter(|role| role.code.as_str().starts_with("staff-"));
                    assert!(
                        staff.into_iter().all(|role| holders(role.code.as_str()) > 0),
                        "staff of every sort"
                    );
                }
                _ => assert_eq!(holders("centre-host"), 1),
            }
        }
        assert!(scheme.roles().iter().all(|role| org.posts().iter().any(|post| post.role == role.code)));
        let leaders: BTreeSet<_> = org
            .links()
            .iter()
            .filter(|link| link.kind.as_str() == "stationed")
            .map(|link| &link.target)
            .collect();
        assert_eq!(
            leaders.len(),
            org.units_on(TierNo::new(2).unwrap()).count(),
            "one leader for each village"
        );
    }
}

/// O2: a branch serves grids of one village; who registers is a member and a volunteer, at home in that grid.
#[test]
fn chixi_registers_those_who_live_there() {
    for seed in SEEDS {
        let org = org(Preset::Chixi, seed);
        for branch in org.parties().iter().filter(|party| party.kind.as_str() == "grid-branch") {
            let villages: BTreeSet<_> =
                branch.units.iter().map(|unit| org.unit(unit).unwrap().parent().unwrap().id()).collect();
            assert_eq!(villages.len(), 1, "{}", branch.id);
        }
        for link in org.links().iter().filter(|link| link.kind.as_str() == "registers") {
            let member = link.source.member().unwrap();
            assert_eq!(org.home_of(member, day()).unwrap().as_str(), link.target.id());
            for enrolled in [Enrolled::PartyMember, Enrolled::Volunteer] {
                assert!(org.enrolled(enrolled, day()).any(|other| other == member), "{member}");
            }
        }
    }
}

/// K2: the list of 2022 has what that of 2021 had, and four services more, each for a group of households at home.
#[test]
fn chixi_adds_four_services_to_its_list() {
    let scheme = scheme(Preset::Chixi);
    let (before, after) = ("2021-12-31".parse().unwrap(), "2022-12-31".parse().unwrap());
    let changes = catalogue_diff(Some((&scheme, before)), Some((&scheme, after)));
    let groups: BTreeSet<_> = changes
        .iter()
        .map(|change| {
            assert_eq!((change.change, change.fields.len()), (ChangeKind::Added, 0));
            let item = scheme.item(change.code.as_ref().unwrap()).unwrap();
            assert_eq!(item.kind, ItemKind::Service);
            let [group] = item.at_home.as_slice() else { panic!("{}", item.code) };
            assert!(
                scheme.groups().iter().any(|known| known.code == *group && known.serves.contains(&item.code))
            );
            group.as_str()
        })
        .collect();
    assert_eq!(groups, BTreeSet::from(["disabled", "fishing-boat", "left-behind", "living-alone"]));
    let history = History::new([scheme]).unwrap();
    assert_eq!(history.catalogue_diff(before, after), changes);
}

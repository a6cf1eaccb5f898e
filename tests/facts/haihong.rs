//! 海洪社区: what its figures do not say.

use std::collections::BTreeSet;

use wangge::org::{Enrolled, LinkEnd, Org, Unit, UnitKind};
use wangge::scheme::{Preset, TierNo};

use super::{SEEDS, day, org, people_are_counted_on_the_day, scheme};

/// S5
#[test]
fn haihong_is_counted_on_the_day() {
    let people = [
        "observers",
        "functional_members",
        "functional_retired",
        "functional_of_grids",
        "functional_volunteers",
    ];
    people_are_counted_on_the_day(Preset::Haihong, &people);
}

fn holders<'o>(org: &'o Org, unit: Unit<'o>, role: &str) -> Vec<&'o wangge::value::MemberId> {
    org.holders(unit.id(), &role.parse().unwrap(), day()).collect()
}

/// O1, O2: one branch a grid, one group a grid below it; retired cadres lead both, and belong to the branch.
#[test]
fn haihong_is_whole() {
    let scheme = scheme(Preset::Haihong);
    for seed in SEEDS {
        let org = org(Preset::Haihong, seed);
        let micro = TierNo::new(4).unwrap();
        assert!(org.units().all(|unit| unit.is_leaf() == (unit.kind() == Some(UnitKind::Micro))));
        let led = |unit: Unit<'_>, role: &str, kind: &str| {
            let parties = org.parties().iter().filter(|party| party.units.contains(unit.id()));
            assert_eq!(parties.filter(|party| party.kind.as_str() == kind).count(), 1, "{}", unit.id());
            let [leader] = holders(&org, unit, role)[..] else { panic!("one {role} at {}", unit.id()) };
            let tagged =
                org.tags().iter().any(|tag| tag.member == *leader && tag.tag.as_str() == "retired-cadre");
            assert!(tagged && org.enrolled(Enrolled::PartyMember, day()).any(|member| member == leader));
        };
        for unit in org.units() {
            match unit.tier().number() {
                1 => assert!(!holders(&org, unit, "duty-clerk").is_empty()),
                2 => {
                    led(unit, "branch-secretary", "branch");
                    assert!(!holders(&org, unit, "grid-worker").is_empty());
                }
                3 => led(unit, "group-leader", "group"),
                _ => assert_eq!(holders(&org, unit, "micro-head").len(), 1),
            }
        }
        let names: BTreeSet<_> =
            org.units_on(TierNo::new(2).unwrap()).filter_map(Unit::name).map(|name| name.as_str()).collect();
        assert_eq!(names, BTreeSet::from(["兴善网格", "兴崇网格"]));
        assert!(org.households().iter().all(|household| org.unit(&household.unit).unwrap().tier() == micro));
        assert!(scheme.roles().iter().all(|role| org.posts().iter().any(|post| post.role == role.code)));
    }
}

/// O5: whoever belongs to a party organisation is enrolled as a party member; observers and volunteers as volunteers.
#[test]
fn haihong_members_are_enrolled_as_what_they_are() {
    for seed in SEEDS {
        let org = org(Preset::Haihong, seed);
        let enrolled = |member: &LinkEnd, r#as: Enrolled| {
            let member = member.member().unwrap();
            org.enrolled(r#as, day()).any(|other| other == member)
        };
        for link in org.links() {
            match link.kind.as_str() {
                "member-of" => assert!(enrolled(&link.source, Enrolled::PartyMember)),
                "observes-in" | "volunteers-for" => assert!(enrolled(&link.source, Enrolled::Volunteer)),
                other => panic!("{other}"),
            }
        }
    }
}

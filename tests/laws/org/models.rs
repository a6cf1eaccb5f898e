//! O1, O2, O5, O6: units and posts against plain models.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};
use wangge::org::{Org, Unit};
use wangge::scheme::TierNo;
use wangge::value::{Date, MemberId, UnitId};
use wangge_tests::cases;
use wangge_tests::orgs::{Rows, day, forest, rows, scheme, sound_rows};

fn read(document: &Value) -> Org {
    Org::read(&document.to_string(), scheme()).unwrap()
}

fn unit<'o>(org: &'o Org, rows: &Rows, row: usize) -> Unit<'o> {
    org.unit(&rows.units[row].id.parse().unwrap()).unwrap()
}

fn ids<'o>(units: impl Iterator<Item = Unit<'o>>) -> Vec<&'o str> {
    units.map(|unit| unit.id().as_str()).collect()
}

/// Every list of a document in another order.
fn shuffled(mut document: Value, seed: u64) -> Value {
    let mut rng = wangge::generate::Rng::new(seed);
    for list in document.as_object_mut().unwrap().values_mut() {
        rng.shuffle(list.as_array_mut().unwrap());
    }
    document
}

proptest! {
    #![proptest_config(cases(200))]

    /// O5
    #[test]
    fn ancestry_is_what_walking_up_says(units in forest(25)) {
        let rows = Rows { units, posts: Vec::new() };
        let org = read(&rows.document());
        for a in 0..rows.units.len() {
            let (above_a, unit_a) = (rows.chain(a), unit(&org, &rows, a));
            prop_assert_eq!(ids(unit_a.ancestors()), above_a[1..].iter().map(|row| rows.units[*row].id.as_str()).collect::<Vec<_>>());
            for tier in TierNo::all() {
                let on = above_a.iter().find(|row| rows.units[**row].tier + 1 == usize::from(tier.number()));
                prop_assert_eq!(unit_a.ancestor_at(tier), on.map(|row| unit(&org, &rows, *row)));
            }
            for b in 0..rows.units.len() {
                let (above_b, unit_b) = (rows.chain(b), unit(&org, &rows, b));
                prop_assert_eq!(unit_a.contains(unit_b), above_b.contains(&a));
                prop_assert_eq!(unit_a.is_ancestor_of(unit_b), above_b[1..].contains(&a));
                let meet = above_a.iter().find(|row| above_b.contains(row));
                prop_assert_eq!(unit_a.lowest_common_ancestor(unit_b), meet.map(|row| unit(&org, &rows, *row)));
            }
        }
    }

    /// O5, V6
    #[test]
    fn a_subtree_is_a_unit_and_the_subtrees_of_its_children_by_id(units in forest(25)) {
        let rows = Rows { units, posts: Vec::new() };
        let org = read(&rows.document());
        for row in 0..rows.units.len() {
            let own = unit(&org, &rows, row);
            let below: BTreeSet<&str> =
                rows.units.iter().filter(|other| other.parent == Some(row)).map(|other| other.id.as_str()).collect();
            prop_assert_eq!(ids(own.children()), below.into_iter().collect::<Vec<_>>());
            let mut subtree = vec![own.id().as_str()];
            own.children().for_each(|child| subtree.extend(ids(child.subtree())));
            prop_assert_eq!(ids(own.subtree()), subtree);
            prop_assert_eq!(own.subtree().len(), (0..rows.units.len()).filter(|other| rows.chain(*other).contains(&row)).count());
            prop_assert_eq!(own.is_leaf(), own.children().next().is_none());
        }
        prop_assert!(ids(org.units()).is_sorted());
    }

    /// O2
    #[test]
    fn posts_are_answered_as_the_rows_say(rows in sound_rows(), on in 1..32_u32) {
        let org = read(&rows.document());
        let date: Date = day(on).parse().unwrap();
        for number in 0..6 {
            let member: MemberId = format!("m{number}").parse().unwrap();
            let held: Vec<_> = rows.posts.iter().filter(|post| post.member == number && post.on(on)).collect();
            prop_assert_eq!(org.serves(&member, date), !held.is_empty());
            let mut expected: Vec<_> = held.iter().map(|post| (rows.role(post), rows.units[post.unit].id.as_str())).collect();
            expected.sort();
            prop_assert_eq!(org.posts_of(&member, date).map(|post| (post.role.as_str(), post.unit.as_str())).collect::<Vec<_>>(), expected);
        }
        for (row, own) in rows.units.iter().enumerate() {
            let (id, role): (UnitId, &str) = (own.id.parse().unwrap(), wangge_tests::orgs::TIERS[own.tier].1);
            let here: BTreeSet<String> =
                rows.posts.iter().filter(|post| post.unit == row && post.on(on)).map(|post| format!("m{}", post.member)).collect();
            let role = role.parse().unwrap();
            prop_assert!(org.holders(&id, &role, date).map(MemberId::as_str).eq(here.iter().map(String::as_str)));
            prop_assert!(org.posts_at(&id, date).map(|post| post.member.as_str()).eq(here.iter().map(String::as_str)));
            for number in 0..6 {
                let member = format!("m{number}");
                prop_assert_eq!(org.holds(&member.parse().unwrap(), &role, &id, date), here.contains(&member));
            }
        }
    }

    /// O2, O6
    #[test]
    fn spans_of_one_post_that_share_a_day_are_a_fault(rows in rows()) {
        let read = Org::read(&rows.document().to_string(), scheme());
        let found: Vec<&str> = read.as_ref().err().into_iter().flatten().map(|fault| fault.code()).collect();
        prop_assert_eq!(found, vec!["overlap"; rows.overlaps()]);
    }

    /// V6, X2
    #[test]
    fn the_order_of_rows_is_of_no_account_and_what_is_written_is_read_back(rows in sound_rows(), seed: u64) {
        let org = read(&rows.document());
        prop_assert_eq!(&read(&shuffled(rows.document(), seed)), &org);
        let written = serde_json::to_string(&org).unwrap();
        let again = Org::read(&written, scheme()).unwrap();
        prop_assert_eq!(&again, &org);
        prop_assert_eq!(serde_json::to_string(&again).unwrap(), written);
        prop_assert_eq!(org.verify(scheme()), Ok(()));
    }

    /// O6
    #[test]
    fn every_fault_is_reported_each_at_its_place(rows in sound_rows(), wrong in prop::collection::btree_set(0..25_usize, 0..8)) {
        let mut document = rows.document();
        let wrong: BTreeSet<usize> = wrong.into_iter().filter(|at| *at < rows.posts.len()).collect();
        for at in &wrong {
            document["posts"][*at]["unit"] = json!(format!("nowhere{at}"));
            document["posts"][*at]["role"] = json!("patrols");
        }
        let places: Vec<(String, &str)> = match Org::read(&document.to_string(), scheme()) {
            Ok(_) => Vec::new(),
            Err(faults) => faults.as_slice().iter().map(|fault| (fault.path.to_string(), fault.code())).collect(),
        };
        let expected: Vec<(String, &str)> = wrong
            .iter()
            .flat_map(|at| ["role", "unit"].map(|field| (format!("posts[{at}].{field}"), "unknown_reference")))
            .collect();
        prop_assert_eq!(places, expected);
    }

    /// O6: whatever is changed in a document, reading it ends in an organisation that keeps its promises or in faults.
    #[test]
    fn what_is_read_keeps_its_promises(rows in rows(), at: prop::sample::Index, with in "[\\[\\]{}\":, a-z0-9]{0,6}", cut in 0..12_usize) {
        let mut text: Vec<char> = rows.document().to_string().chars().collect();
        let start = at.index(text.len());
        text.splice(start..(start + cut).min(text.len()), with.chars());
        match Org::read(&text.into_iter().collect::<String>(), scheme()) {
            Ok(org) => prop_assert_eq!(org.verify(scheme()), Ok(())),
            Err(faults) => prop_assert!(!faults.as_slice().is_empty()),
        }
    }
}

/// O6: a ring is shown whole however long it is, and so is a chain that hangs on it read to its end.
#[test]
fn a_long_ring_is_shown_whole() {
    let length = 20_000;
    let id = |at: usize| format!("u{at:05}");
    let row = |at: usize, parent: usize| json!({"id": id(at), "tier": "grid1", "parent": id(parent)});
    let ring = (0..length).map(|at| row(at, (at + 1) % length));
    let document = json!({"units": ring.chain([row(length, 5)]).collect::<Vec<_>>()});
    let faults = Org::read(&document.to_string(), scheme()).unwrap_err();
    let [cycle, hanging] = faults.as_slice() else { panic!("{} faults", faults.as_slice().len()) };
    let shown = serde_json::to_value(&cycle.kind).unwrap();
    assert_eq!((cycle.code(), cycle.path.to_string().as_str()), ("cycle", "units[0].parent"));
    assert_eq!(shown, json!({"ids": (0..length).map(id).collect::<Vec<_>>()}));
    assert_eq!((hanging.code(), hanging.path.to_string()), ("wrong_tier", format!("units[{length}].parent")));
}

/// O5: units of two organisations are never within each other.
#[test]
fn units_of_two_organisations_have_nothing_in_common() {
    let document =
        json!({"units": [{"id": "ds", "tier": "town"}, {"id": "ds-01", "tier": "grid1", "parent": "ds"}]});
    let (one, other) = (read(&document), read(&document));
    let top = one.unit(&"ds".parse().unwrap()).unwrap();
    let low = other.unit(&"ds-01".parse().unwrap()).unwrap();
    assert!(!top.contains(low) && !low.contains(top));
    assert_eq!(top.lowest_common_ancestor(low), None);
}

//! O2–O6, L2: every list of an organisation, from rows and from text.

use std::collections::BTreeSet;

use proptest::prelude::*;
use wangge::org::{Activations, Org, OrgRows, Unit};
use wangge::read::Faults;
use wangge::value::Date;
use wangge_tests::cases;
use wangge_tests::whole::{
    activation_rows, activations, any_rows, broken_rows, date, document, holds, scheme, sound_rows,
};

/// The faults without places in a text.
fn found(faults: &Faults) -> Vec<(String, String)> {
    let said = |fault: &wangge::read::Fault| (fault.path.to_string(), format!("{:?}", fault.kind));
    faults.into_iter().map(said).collect()
}

/// How many pairs of rows with one key share a day, looked at day by day.
fn meetings<K: PartialEq>(rows: &[(K, Date, Option<Date>)]) -> usize {
    let meet = |(key, from, until): &(K, Date, Option<Date>), other: &(K, Date, Option<Date>)| {
        *key == other.0
            && (1..31).map(date).any(|day| holds(*from, *until, day) && holds(other.1, other.2, day))
    };
    rows.iter()
        .enumerate()
        .map(|(at, row)| rows[at + 1..].iter().filter(|other| meet(row, other)).count())
        .sum()
}

fn shuffled(mut rows: OrgRows, seed: u64) -> OrgRows {
    let mut rng = wangge::generate::Rng::new(seed);
    rng.shuffle(&mut rows.units);
    rng.shuffle(&mut rows.homes);
    rng.shuffle(&mut rows.posts);
    rng.shuffle(&mut rows.enrolments);
    rng.shuffle(&mut rows.tags);
    rng.shuffle(&mut rows.parties);
    rng.shuffle(&mut rows.partners);
    rng.shuffle(&mut rows.households);
    rng.shuffle(&mut rows.groups);
    rng.shuffle(&mut rows.accounts);
    rng.shuffle(&mut rows.links);
    rows
}

proptest! {
    #![proptest_config(cases(300))]

    /// O6: rows and the document that says the same are the same organisation, or have the same faults.
    #[test]
    fn rows_and_documents_are_judged_alike(rows in broken_rows()) {
        let text = document(&rows).to_string();
        match (Org::from_rows(rows, scheme()), Org::read(&text, scheme())) {
            (Ok(of_rows), Ok(of_text)) => prop_assert_eq!(of_rows, of_text),
            (Err(of_rows), Err(of_text)) => prop_assert_eq!(found(&of_rows), found(&of_text)),
            (of_rows, of_text) => prop_assert!(false, "{of_rows:?} {of_text:?}"),
        }
    }

    /// O6, V6, X2
    #[test]
    fn what_is_written_is_read_back_and_order_is_of_no_account(rows in sound_rows(), seed: u64) {
        let org = Org::from_rows(rows.clone(), scheme()).unwrap();
        prop_assert_eq!(org.verify(scheme()), Ok(()));
        prop_assert_eq!(&Org::from_rows(shuffled(rows, seed), scheme()).unwrap(), &org);
        let written = wangge::wire::org::describe(&org);
        let again = Org::read(&written, scheme()).unwrap();
        prop_assert_eq!(&again, &org);
        prop_assert_eq!(wangge::wire::org::describe(&again), written);
    }

    /// O2, O4, O5: an overlap is found if and only if a day is shared.
    #[test]
    fn rows_that_share_a_day_are_a_fault_and_no_others(rows in any_rows()) {
        let shared: Vec<(&str, usize)> = vec![
            ("accounts", meetings(&rows.accounts.iter().map(|row| ((&row.household, &row.purse), row.from, row.until)).collect::<Vec<_>>())),
            ("enrolments", meetings(&rows.enrolments.iter().map(|row| ((&row.member, row.r#as), row.from, row.until)).collect::<Vec<_>>())),
            ("groups", meetings(&rows.groups.iter().map(|row| ((&row.household, &row.group), row.from, row.until)).collect::<Vec<_>>())),
            ("homes", meetings(&rows.homes.iter().map(|row| (&row.member, row.from, row.until)).collect::<Vec<_>>())),
            ("posts", meetings(&rows.posts.iter().map(|row| ((&row.member, &row.unit), row.from, row.until)).collect::<Vec<_>>())),
            ("tags", meetings(&rows.tags.iter().map(|row| ((&row.member, &row.tag), row.from, row.until)).collect::<Vec<_>>())),
        ];
        let faults = Org::from_rows(rows, scheme()).err();
        let places: BTreeSet<String> = faults.iter().flatten()
            .filter(|fault| fault.code() == "overlap")
            .map(|fault| fault.path.to_string().split('[').next().unwrap().to_owned())
            .collect();
        let expected: BTreeSet<String> =
            shared.into_iter().filter(|(_, pairs)| *pairs > 0).map(|(list, _)| list.to_owned()).collect();
        prop_assert_eq!(places, expected);
    }

    /// O2, O3, O4, O5
    #[test]
    fn every_list_is_answered_as_its_rows_say(rows in sound_rows(), on in 1..32_u32) {
        let (org, day) = (Org::from_rows(rows.clone(), scheme()).unwrap(), date(on));
        for member in org.members() {
            let home = rows.homes.iter().find(|row| row.member == *member && holds(row.from, row.until, day));
            prop_assert_eq!(org.home_of(member, day), home.map(|row| &row.unit));
            let tags: BTreeSet<_> = rows.tags.iter().filter(|row| row.member == *member && holds(row.from, row.until, day)).map(|row| &row.tag).collect();
            prop_assert!(org.tags_of(member, day).eq(tags));
        }
        for household in org.households() {
            let groups: BTreeSet<_> = rows.groups.iter()
                .filter(|row| row.household == household.id && holds(row.from, row.until, day))
                .map(|row| &row.group)
                .collect();
            prop_assert!(org.groups_of(&household.id, day).eq(groups));
            for purse in ["net-mending", "beach-cleaning"].map(|code| code.parse().unwrap()) {
                let enrolled = rows.accounts.iter().any(|row| {
                    row.household == household.id && row.purse == purse && holds(row.from, row.until, day)
                });
                prop_assert_eq!(org.has_account(&household.id, &purse, day), enrolled);
            }
        }
        for row in &rows.partners {
            let partner = org.partner(&row.id).unwrap();
            let stands = row.from.is_none_or(|from| holds(from, row.until, day));
            prop_assert_eq!(partner.stands_on(day), stands);
            prop_assert_eq!(&partner.functions, &row.functions);
        }
    }

    /// O5: links are walked from both ends.
    #[test]
    fn links_are_walked_as_their_rows_say(rows in sound_rows(), on in 1..32_u32) {
        let (org, day) = (Org::from_rows(rows.clone(), scheme()).unwrap(), date(on));
        for link in org.links() {
            let that_day: Vec<_> = rows.links.iter().filter(|row| row.kind == link.kind && holds(row.from, row.until, day)).collect();
            let mut targets: Vec<_> = that_day.iter().filter(|row| row.source.as_str() == link.source.id()).map(|row| row.target.as_str()).collect();
            let mut sources: Vec<_> = that_day.iter().filter(|row| row.target.as_str() == link.target.id()).map(|row| row.source.as_str()).collect();
            targets.sort_unstable();
            sources.sort_unstable();
            prop_assert!(org.links_from(&link.kind, &link.source, day).map(|link| link.target.id()).eq(targets));
            prop_assert!(org.links_to(&link.kind, &link.target, day).map(|link| link.source.id()).eq(sources));
        }
    }

    /// L2: a plan holds over the subtrees of the units it is active at; written back the list reads the same.
    #[test]
    fn a_plan_holds_below_the_units_it_is_active_at(rows in sound_rows(), drawn in activations(), on in 1..32_u32, seed: u64) {
        let org = Org::from_rows(rows, scheme()).unwrap();
        let mut rows = activation_rows(&drawn, &org);
        let tier_of = |unit: &wangge::value::UnitId| org.unit(unit).unwrap().tier().number();
        rows.retain(|row| row.until.is_none_or(|until| row.from < until) && (row.plan.as_str() == "red-tide" || tier_of(&row.unit) < 4));
        let pairs = rows.iter().map(|row| ((&row.plan, &row.unit), row.from, row.until)).collect::<Vec<_>>();
        let read = Activations::from_rows(rows.clone(), scheme(), &org);
        if meetings(&pairs) > 0 {
            prop_assert!(read.unwrap_err().into_iter().all(|fault| fault.code() == "overlap"));
            return Ok(());
        }
        let list = read.unwrap();
        for (unit, plan) in org.units().flat_map(|unit| ["typhoon", "red-tide"].map(|plan| (unit, plan.parse().unwrap()))) {
            let chain: Vec<_> = std::iter::once(unit).chain(unit.ancestors()).map(Unit::id).collect();
            let here = chain.iter().find(|id| {
                rows.iter().any(|row| row.plan == plan && row.unit == ***id && holds(row.from, row.until, date(on)))
            });
            prop_assert_eq!(list.active(&plan, unit, date(on)).map(|row| &row.unit), here.copied());
        }
        let text = serde_json::to_string(&list).unwrap();
        prop_assert_eq!(&Activations::read(&text, scheme(), &org).unwrap(), &list);
        wangge::generate::Rng::new(seed).shuffle(&mut rows);
        prop_assert_eq!(&Activations::from_rows(rows, scheme(), &org).unwrap(), &list);
    }
}

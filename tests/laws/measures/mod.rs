//! R0, R2: the case table, and what is measured of it.

mod agree;
mod by_hand;
mod columns;
mod tables;
mod totals;

use std::collections::BTreeMap;

use wangge::case::Event;
use wangge::org::Org;
use wangge::tally::{CaseMeasures, CaseSubject, Counted, CountedCase, World};
use wangge::value::Fraction;
use wangge_tests::ledgers::Ledger;
use wangge_tests::model::measures::{Added, Measured};

/// What records are judged by.
fn world(ledger: &Ledger) -> World<'_> {
    World::new(&ledger.world.scheme, &ledger.world.org).with_activations(&ledger.world.activations)
}

fn model(ledger: &Ledger) -> Measured<'_> {
    Measured { scheme: &ledger.world.scheme, org: &ledger.world.org, context: ledger.world.context() }
}

fn of_events<'l>(ledger: &'l Ledger, events: &'l [Event]) -> CaseMeasures<'l> {
    CaseMeasures::of_events(events, world(ledger)).unwrap()
}

/// The sums of numerators and denominators.
type Sums = BTreeMap<String, (Fraction, Fraction)>;

/// What every unit and member comes to; who has nothing is not there.
fn sums(counted: &Counted<'_>) -> [Sums; 2] {
    let of = |count: wangge::tally::Count| (count.numerator, count.denominator.unwrap_or(Fraction::ZERO));
    let some = |sums: &(Fraction, Fraction)| *sums != (Fraction::ZERO, Fraction::ZERO);
    let units = counted.units().map(|(unit, count)| (unit.id().to_string(), of(count)));
    let members = counted.members().map(|(member, count)| (member.to_string(), of(count)));
    [units.filter(|(_, sums)| some(sums)).collect(), members.filter(|(_, sums)| some(sums)).collect()]
}

/// The same by the plain model: each case for its origin and every unit above, and for its member.
fn added_up(added: &[Added], org: &Org) -> [Sums; 2] {
    let (mut units, mut members) = (Sums::new(), Sums::new());
    let add = |sums: &mut Sums, key: String, one: &Added| {
        let (num, den) = sums.entry(key).or_insert((Fraction::ZERO, Fraction::ZERO));
        *num = num.plus(one.numerator.unwrap_or(Fraction::ZERO)).unwrap();
        *den = den.plus(one.denominator.unwrap_or(Fraction::ZERO)).unwrap();
    };
    for one in added {
        let unit = org.unit(&one.origin.parse().unwrap()).unwrap();
        for unit in std::iter::once(unit).chain(unit.ancestors()) {
            add(&mut units, unit.id().to_string(), one);
        }
        if let Some(member) = &one.member {
            add(&mut members, member.clone(), one);
        }
    }
    for sums in [&mut units, &mut members] {
        sums.retain(|_, sums| *sums != (Fraction::ZERO, Fraction::ZERO));
    }
    [units, members]
}

/// The cases that the model lists for a subject, as the table lists them.
fn listed(added: &[Added], subject: &CaseSubject, org: &Org) -> [Vec<CountedCase>; 2] {
    let own = |one: &&Added| match subject {
        CaseSubject::Unit(id) => {
            org.unit(id).unwrap().contains(org.unit(&one.origin.parse().unwrap()).unwrap())
        }
        CaseSubject::Member(id) => one.member.as_deref() == Some(id.as_str()),
    };
    let mut added: Vec<&Added> = added.iter().filter(own).collect();
    added.sort_by_key(|one| &one.case);
    let cases = |one: &Added| -> Vec<CountedCase> {
        let case = || one.case.parse().unwrap();
        if one.runs.is_empty() {
            return vec![CountedCase { case: case(), run: None }];
        }
        one.runs.iter().map(|run| CountedCase { case: case(), run: Some(*run) }).collect()
    };
    let numerator = added.iter().filter(|one| one.numerator.is_some()).flat_map(|one| cases(one)).collect();
    [numerator, added.iter().filter(|one| one.denominator.is_some()).flat_map(|one| cases(one)).collect()]
}

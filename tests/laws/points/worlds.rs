//! P1–P5: the worlds that the laws are tried on are sound, and come to everything that can happen.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use wangge::scheme::{Cap, CapMost, CapOf, Conditions, PointRule, Scheme};
use wangge::tally;
use wangge::value::Code;
use wangge_tests::cases;
use wangge_tests::model::points::{Fault, Outcome, Points, State};
use wangge_tests::worlds::{Case, broken, case, harmed, large, now};

proptest! {
    #![proptest_config(cases(1000))]

    /// P1: a strict check has nothing to say of records without fault.
    #[test]
    fn p1_records_without_fault_pass_a_strict_check(case in case(60)) {
        prop_assert_eq!(case.world.points().check(&case.rows), vec![]);
    }

    /// P1: whatever is broken is found, at its row.
    #[test]
    fn p1_what_is_broken_is_found((case, fault) in harmed()) {
        let faults = case.world.points().check(&case.rows);
        prop_assert!(faults.contains(&fault), "{:?}", faults);
    }
}

/// What has occurred how often.
#[derive(Debug, Default)]
struct Seen(BTreeMap<String, u32>);

impl Seen {
    fn note(&mut self, what: impl ToString) {
        *self.0.entry(what.to_string()).or_default() += 1;
    }

    fn note_if(&mut self, so: bool, what: &str) {
        if so {
            self.note(what);
        }
    }
}

fn rule<'s>(scheme: &'s Scheme, code: &Code) -> &'s PointRule {
    scheme.point_rules().iter().find(|rule| rule.code == *code).expect("a rule")
}

fn outcome(seen: &mut Seen, case: &Case, row: usize, outcome: &Outcome) {
    let scheme = case.world.edition(&case.rows[row]);
    let rule = rule(scheme, &outcome.rule);
    seen.note(format!("{:?}", outcome.reason));
    let second = scheme.edition() != case.world.history.editions()[0].edition();
    seen.note_if(second, "second edition");
    seen.note_if(outcome.credit < 0, "deduction");
    seen.note_if(outcome.raw % 1000 != 0, "fraction");
    let Some(cut) = &outcome.cut else { return };
    let named: Vec<&Cap> = scheme.caps().iter().filter(|cap| cap.rules.contains(&rule.code)).collect();
    let cap = named.iter().find(|cap| cap.code == cut.cap).expect("a cap");
    let of = match cap.of {
        CapOf::Member => "member",
        CapOf::Unit => "unit",
        CapOf::Account => "account",
        CapOf::Target => "target",
    };
    seen.note(format!("cut by {of}"));
    seen.note(format!("cut by {}", cap.per));
    seen.note(if matches!(cap.most, CapMost::Times(_)) { "cut by times" } else { "cut by points" });
    seen.note_if(cap.whole && outcome.credit == 0, "cut by whole");
    seen.note_if(outcome.credit > 0, "cut in part");
    seen.note_if(named.len() > 1 && named[0].code != cut.cap, "cut by a later cap");
    seen.note_if(second, "cut in second edition");
}

/// The sorts of conditions that are given.
fn sorts(given: &Conditions) -> Vec<&'static str> {
    let days = given.from.is_some() || given.until.is_some();
    let lists = [&given.roles, &given.tags, &given.plans].map(|list| !list.is_empty());
    let rest = [!given.tiers.is_empty(), !given.under.is_empty(), days];
    let sorts = ["roles", "tags", "plans", "tiers", "under", "days"].into_iter();
    sorts.zip(lists.into_iter().chain(rest)).filter(|(_, given)| *given).map(|(sort, _)| sort).collect()
}

/// P2: each sort of condition lets some records through and others not.
#[test]
fn every_sort_of_condition_decides() {
    let mut runner = TestRunner::deterministic();
    let cases = case(60);
    let mut seen = Seen::default();
    for _ in 0..1000 {
        let case = cases.new_tree(&mut runner).unwrap().current();
        let pass = case.world.points().pass(&case.rows, None).unwrap();
        // The same without any plan put into force.
        let calm = tally::World::with_history(&case.world.history, &case.world.org);
        let calm = Points::new(calm, case.world.ids).pass(&case.rows, None).unwrap();
        for ((row, made), calm) in case.rows.iter().zip(&pass.rows).zip(&calm.rows) {
            for (purse, outcome) in &made.outcomes {
                let rules = case.world.edition(row).point_rules().iter().filter(|rule| rule.purse == *purse);
                let mut rules = rules.filter(|rule| rule.kinds.contains(&row.kind));
                let before = rules.by_ref().take_while(|rule| rule.code != outcome.rule);
                let held_back = before.map(|rule| sorts(&rule.conditions)).filter(|sorts| sorts.len() == 1);
                held_back.for_each(|sorts| seen.note(format!("not {}", sorts[0])));
                let own = rule(case.world.edition(row), &outcome.rule);
                sorts(&own.conditions).into_iter().for_each(|sort| seen.note(sort));
                let calm = calm.outcomes.get(purse).filter(|calm| calm.rule == outcome.rule);
                seen.note_if(calm.is_some_and(|calm| calm.raw != outcome.raw), "factor of a plan");
                let plain = i128::from(own.points.thousandths()) * i128::from(row.quantity.thousandths());
                let own = calm.is_some_and(|calm| i128::from(calm.raw) * 1000 != plain);
                seen.note_if(own && outcome.reason.is_none(), "factor of the rule");
            }
        }
    }
    let wanted = ["roles", "tags", "plans", "tiers", "under", "days"];
    let wanted = wanted.into_iter().flat_map(|sort| [sort.to_owned(), format!("not {sort}")]);
    let wanted = wanted.chain(["factor of a plan", "factor of the rule"].map(str::to_owned));
    let rare: Vec<String> = wanted.filter(|one| seen.0.get(one).copied().unwrap_or_default() < 20).collect();
    assert!(rare.is_empty(), "{rare:?} hardly occur; {seen:?}");
}

/// P2, P4, P5: every state, every reason, every sort of cap and of booking occurs.
#[test]
fn every_state_reason_cap_and_booking_occurs() {
    let mut runner = TestRunner::deterministic();
    let (cases, nows) = (case(60), now());
    let mut seen = Seen::default();
    for _ in 0..1500 {
        let case = cases.new_tree(&mut runner).unwrap().current();
        let now = nows.new_tree(&mut runner).unwrap().current();
        let points = case.world.points();
        let pass = points.pass(&case.rows, None).unwrap();
        for (at, row) in pass.rows.iter().enumerate() {
            seen.note(format!("{:?}", row.state));
            seen.note_if(row.outcomes.len() > 1, "several purses");
            row.outcomes.values().for_each(|one| outcome(&mut seen, &case, at, one));
        }
        let order = points.in_order(&case.rows);
        seen.note_if(order.windows(2).any(|two| case.rows[two[0]].at == case.rows[two[1]].at), "tie");
        let book = points.settle(&case.rows, now).unwrap();
        for entry in &book.entries {
            seen.note(if entry.adjustment { "adjustment" } else { "booked" });
            seen.note_if(entry.adjustment && entry.amount < 0, "adjustment down");
        }
        for open in &book.open {
            seen.note(if open.change { "change" } else { "open" });
            seen.note_if(open.change && open.amount < 0, "change down");
        }
        seen.note_if(book.pass.rows.iter().any(|row| row.state == State::Unfiled), "unfiled");
    }
    let wanted = [
        "Reversal",
        "Reversed",
        "Unscored",
        "Served",
        "None",
        "Some(Verification)",
        "Some(Target)",
        "Some(Account)",
        "Some(Filing)",
        "second edition",
        "deduction",
        "fraction",
        "several purses",
        "tie",
        "cut by member",
        "cut by unit",
        "cut by account",
        "cut by target",
        "cut by day",
        "cut by week",
        "cut by month",
        "cut by quarter",
        "cut by half",
        "cut by year",
        "cut by all",
        "cut by times",
        "cut by points",
        "cut by whole",
        "cut in part",
        "cut by a later cap",
        "cut in second edition",
        "booked",
        "adjustment",
        "adjustment down",
        "open",
        "change",
        "change down",
        "unfiled",
    ];
    let rare: Vec<&str> =
        wanted.into_iter().filter(|one| seen.0.get(*one).copied().unwrap_or_default() < 20).collect();
    assert!(rare.is_empty(), "{rare:?} hardly occur; {seen:?}");
}

/// V3: of large records some overflow, and some do not.
#[test]
fn records_at_the_bounds_of_amounts_occur() {
    let mut runner = TestRunner::deterministic();
    let cases = large(20);
    let mut seen = Seen::default();
    for _ in 0..400 {
        let case = cases.new_tree(&mut runner).unwrap().current();
        match case.world.points().pass(&case.rows, None) {
            Err(_) => seen.note("overflow"),
            Ok(pass) => {
                let mut raw = pass.rows.iter().flat_map(|row| row.outcomes.values()).map(|one| one.raw.abs());
                seen.note_if(raw.any(|raw| raw > 1_000_000_000_000_000), "large");
            }
        }
    }
    assert!(seen.0.len() == 2 && seen.0.values().all(|times| *times >= 20), "{seen:?}");
}

/// P1: every fault occurs among broken records.
#[test]
fn every_fault_occurs() {
    let mut runner = TestRunner::deterministic();
    let cases = broken();
    let mut seen = Seen::default();
    for _ in 0..400 {
        let case = cases.new_tree(&mut runner).unwrap().current();
        case.world.points().check(&case.rows).iter().for_each(|(_, fault)| seen.note(format!("{fault:?}")));
    }
    let rare = Fault::ALL.map(|fault| format!("{fault:?}"));
    let rare: Vec<&String> =
        rare.iter().filter(|one| seen.0.get(*one).copied().unwrap_or_default() < 20).collect();
    assert!(rare.is_empty(), "{rare:?} hardly occur; {seen:?}");
}

//! The random townships show what the laws speak of: each happens often.

use std::collections::BTreeMap;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use wangge::scheme::{Asks, Coverage};
use wangge::tally::duty::Answer;
use wangge_tests::duties::{Township, periods, township};

use super::model::judged;

/// What an answer shows.
fn shows(answer: Answer<'_, '_>, township: &Township) -> Vec<&'static str> {
    let (duty, because) = (answer.duty(), answer.because());
    let (some, open) = (answer.done().thousandths() > 0, answer.owed().thousandths() > 0);
    let of = |id: &wangge::value::RecordId| township.rows.iter().find(|row| row.id == *id).unwrap();
    let targets = || because.records.iter().filter_map(|id| of(id).target.as_ref());
    let asked = match &duty.asks {
        Asks::Times { distinct: false, .. } => "times",
        Asks::Times { distinct: true, .. } => "distinct",
        Asks::Amount { .. } => "amount",
        Asks::Coverage(Coverage::Households) => "households",
        Asks::Coverage(Coverage::Groups { .. }) => "groups",
        Asks::Coverage(Coverage::Contacts { .. }) => "contacts",
        Asks::Coverage(Coverage::Points { .. }) => "points",
        Asks::Coverage(Coverage::Closed { .. }) => "closed",
    };
    let days = because.days.div_ceil(2);
    let shown = [
        (some && open, asked),
        (some && duty.verified, "verified"),
        (some && answer.member().is_none(), "units"),
        (because.held == Some(days), "held for just half"),
        (because.in_force == days, "in force for just half"),
        (because.usual.is_some_and(|usual| usual > answer.required()), "less by plans"),
        (because.usual.is_some_and(|usual| usual < answer.required()), "more by plans"),
        (because.plans.len() > 1, "changed by two plans"),
        (!duty.plans.is_empty(), "added by plans"),
        (
            some && because.set.is_some_and(|set| i64::from(set) * 1000 > answer.required().thousandths()),
            "a share",
        ),
        (answer.is_no_data(), "no data"),
        (
            some && asked == "points" && targets().any(|target| target.as_str().contains('@')),
            "a point of a tier",
        ),
        (
            some && asked == "points" && targets().any(|target| !target.as_str().contains('@')),
            "a point of a unit",
        ),
        (some && asked == "amount" && answer.done().thousandths() % 1000 != 0, "a part of one"),
        (because.edition.from.to_string() != "2025-06-01", "the second edition"),
    ];
    shown.into_iter().filter(|(shown, _)| *shown).map(|(_, name)| name).collect()
}

/// Of as many random townships as the laws try, each thing is shown by several answers.
#[test]
fn d1_the_townships_show_every_kind_of_duty_and_change() {
    let (mut runner, mut seen) = (TestRunner::deterministic(), BTreeMap::new());
    let strategy = (township(100), periods());
    for _ in 0..500 {
        let (township, periods) = strategy.new_tree(&mut runner).unwrap().current();
        let activities = township.activities(&township.rows);
        let found = township.book(&activities).fulfil(None, &judged(&township, &periods)).unwrap();
        for shown in found.iter().flat_map(|answer| shows(answer, &township)) {
            *seen.entry(shown).or_insert(0) += 1;
        }
    }
    assert_eq!(seen.len(), 22, "{seen:?}");
    assert!(seen.values().all(|count| *count >= 10), "{seen:?}");
}

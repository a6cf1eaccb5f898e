//! R1–R7: the townships that the laws are tried on come to everything that can happen.

use std::collections::BTreeMap;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use wangge::scheme::How;
use wangge::value::{Amount, Instant, Period};
use wangge_tests::appraisals::{CODES, Township, code, township};

/// What has occurred how often.
#[derive(Debug, Default)]
struct Seen(BTreeMap<String, u32>);

impl Seen {
    fn note(&mut self, what: impl ToString, holds: bool) {
        *self.0.entry(what.to_string()).or_default() += u32::from(holds);
    }

    fn township(&mut self, township: &Township) {
        let now = Instant::parse("2026-05-02T00:00:00Z").unwrap();
        township.with(|book, _| {
            for (name, period) in CODES.into_iter().zip(["2026-04", "2026-Q1", "2026", "2026-05"]) {
                let (name, period) = (code(name), period.parse::<Period>().unwrap());
                let appraised = book.appraise(&name, period).unwrap();
                let rules = appraised.appraisal();
                for standing in appraised.iter() {
                    let told = standing.explain().unwrap();
                    for (one, rule) in told.indicators.iter().zip(&rules.indicators) {
                        let how = match &rule.how {
                            How::Mix { .. } => "mix".to_owned(),
                            How::Measured { scoring, .. } => {
                                serde_json::to_value(scoring).unwrap()["scoring"].as_str().unwrap().to_owned()
                            }
                        };
                        let partly = one.score > Amount::ZERO && one.score < one.weight;
                        self.note(format!("{how}, in part"), partly);
                        self.note("left out", one.raw.is_none());
                        self.note("raised by what is left out", one.score > one.weight);
                    }
                    let cut = |group: &wangge::tally::appraise::AdjustmentExplained| {
                        let sum = Amount::sum(group.items.iter().map(|item| item.amount)).unwrap();
                        (group.items.iter().any(|item| item.amount < item.worth), group.amount < sum)
                    };
                    self.note("an item at its ceiling", told.adjustments.iter().any(|group| cut(group).0));
                    self.note("a group at its ceiling", told.adjustments.iter().any(|group| cut(group).1));
                    let honoured = |group: &wangge::tally::appraise::AdjustmentExplained| {
                        group.items.iter().any(|item| !item.counted.honours.is_empty())
                    };
                    self.note("honours", told.adjustments.iter().any(honoured));
                    self.note("bonus", told.bonus > Amount::ZERO);
                    self.note("penalty", told.penalty > Amount::ZERO);
                    self.note("clamped up", told.clamped > Amount::ZERO);
                    self.note("clamped down", told.clamped < Amount::ZERO);
                    self.note("unrated", told.total.is_none());
                    self.note("one veto", told.vetoes.len() == 1);
                    self.note("two vetoes", told.vetoes.len() == 2);
                    let grade = told.grade.as_ref();
                    self.note("demands", grade.is_some_and(|grade| !grade.demands.is_empty()));
                    self.note("ties", grade.is_some_and(|grade| grade.ties > Some(1)));
                    for lift in standing.lift().unwrap() {
                        self.note("no lift", lift.needed.is_none());
                        self.note("a lift up", lift.needed.is_some_and(|needed| needed > lift.value));
                        self.note("a lift down", lift.needed.is_some_and(|needed| needed < lift.value));
                        self.note("a lift just beyond", lift.beyond);
                        self.note("a lift by several uses", lift.of.len() > 1 && lift.needed.is_some());
                    }
                }
                for one in book.recommend(&name, period, now).unwrap() {
                    self.note("recommended", true);
                    self.note("a run", one.run.len() > 1);
                    self.note("waits", one.waits);
                }
            }
        });
    }
}

/// Everything happens in some of two hundred townships.
#[test]
fn r1_everything_happens() {
    let (mut seen, mut runner) = (Seen::default(), TestRunner::deterministic());
    for _ in 0..200 {
        let tree = township(60).new_tree(&mut runner).unwrap();
        let township = tree.current();
        // Every period asked for has an edition.
        if township.editions.len() == 1 {
            seen.township(&township);
        }
    }
    let never: Vec<_> = seen.0.iter().filter(|(_, times)| **times < 2).collect();
    assert!(never.is_empty(), "{never:?} of {seen:?}");
}

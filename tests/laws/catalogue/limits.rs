//! K3: limits and the rows that hold, against the words of the clause.

use proptest::prelude::*;
use serde_json::{Value, json};
use wangge::read::FaultKind;
use wangge::scheme::{LimitRow, Limits, Scheme, Situation, TierNo};
use wangge::value::{Code, MonthDay};
use wangge_tests::cases;
use wangge_tests::catalogue::{
    CONDITIONS, DAYS, Row, SEVERITIES, TIERS, Written, document, holes, sound, ties, written,
};
use wangge_tests::model::lookup::{Of, by_rows};

/// The faults of a document as lines: place and what is said.
fn faults(items: &[Written]) -> Vec<String> {
    let Err(faults) = Scheme::read(&document(items).to_string()) else { return Vec::new() };
    let line = |fault: &wangge::read::Fault| match &fault.kind {
        FaultKind::AmbiguousLimit { first } => format!("{} ties {first}", fault.path),
        FaultKind::MissingLimit { item, tier } => format!("{} {item} lacks {tier}", fault.path),
        other => format!("{} {other:?}", fault.path),
    };
    sorted(faults.as_slice().iter().map(line).collect())
}

fn sorted(mut lines: Vec<String>) -> Vec<String> {
    lines.sort();
    lines
}

/// The faults that such rows have by the plain models.
fn expected(rows: &[Row], place: &str, item: usize, must: Option<usize>) -> Vec<String> {
    let tied = ties(rows).into_iter().map(|(later, first)| format!("{place}[{later}] ties {place}[{first}]"));
    let lacking = must.map_or_else(Vec::new, |start| holes(rows, start));
    let lacking = lacking.into_iter().map(|tier| format!("{place} item-{item} lacks {}", TIERS[tier]));
    tied.chain(lacking).collect()
}

/// Every list of rows of an item with its place, and whether it must give limits to handle.
fn lists(at: usize, item: &Written) -> Vec<(String, &[Row], bool)> {
    let own = (format!("item[{at}].limit"), item.rows.as_slice(), item.stages.is_empty());
    let stages = item.stages.iter().enumerate();
    let stages = stages.map(|(nth, rows)| (format!("item[{at}].stage[{nth}].limit"), rows.as_slice(), true));
    std::iter::once(own).chain(stages).collect()
}

/// A row of the scheme as the document would write it.
fn shown(row: &LimitRow) -> Value {
    let mut shown = serde_json::to_value(row).unwrap();
    if let Some(tier) = row.tier {
        shown["tier"] = json!(TIERS[usize::from(tier.number()) - 1]);
    }
    shown
}

/// What is asked, by place in the lists.
type Question = (usize, usize, Option<usize>, Option<usize>);

fn answers(
    limits: &Limits,
    (tier, day, condition, severity): Question,
) -> [(Option<String>, Option<String>); 2] {
    let number = u8::try_from(tier + 1).unwrap();
    let day = MonthDay::all().nth(day).unwrap();
    let code = |text: &str| text.parse::<Code>().unwrap();
    let (condition, severity) = (condition.map(|at| CONDITIONS[at]), severity.map(|at| SEVERITIES[at]));
    let (named, grave) = (condition.map(code), severity.map(code));
    let situation = Situation {
        tier: TierNo::new(number).unwrap(),
        day,
        condition: named.as_ref(),
        severity: grave.as_ref(),
    };
    let text = |length: Option<wangge::value::Duration>| length.map(|length| length.to_string());
    let plain = |of| text(by_rows(limits.rows(), of, (number, day, condition, severity)));
    [
        (text(limits.accept(&situation)), plain(Of::Accept)),
        (text(limits.handle(&situation)), plain(Of::Handle)),
    ]
}

proptest! {
    #![proptest_config(cases(120))]

    /// K3: two rows are refused if they can tie and only then; a limit is missing if some tier lacks it on some
    /// day and only then; and nothing else is said of them.
    #[test]
    fn k3_the_faults_of_limits_are_those_of_a_plain_search(items in prop::collection::vec(written(), 1..8)) {
        let mut wanted = Vec::new();
        for (at, item) in items.iter().enumerate() {
            for (place, rows, must) in lists(at, item) {
                wanted.extend(expected(rows, &place, at, must.then_some(item.start)));
            }
        }
        prop_assert_eq!(faults(&items), sorted(wanted));
    }

    /// K3: the most specific row holds, at equal specificity the one in season.
    #[test]
    fn k3_the_limit_that_holds_is_that_of_the_plain_lookup(
        items in prop::collection::vec(sound(), 1..8),
        asked in prop::collection::vec(
            (0..4_usize, 0..DAYS, prop::option::of(0..2_usize), prop::option::of(0..2_usize)), 1..60),
    ) {
        let scheme = Scheme::read(&document(&items).to_string()).unwrap();
        for (item, written) in scheme.items().iter().zip(&items) {
            let stages = item.stages.iter().map(|stage| &stage.limits).zip(&written.stages);
            for (limits, rows) in std::iter::once((&item.limits, &written.rows)).chain(stages) {
                let kept: Vec<Value> = limits.rows().iter().map(shown).collect();
                let told: Vec<Value> = rows.iter().map(Row::document).collect();
                prop_assert_eq!(kept, told);
                for question in &asked {
                    for (found, wanted) in answers(limits, *question) {
                        prop_assert_eq!(found, wanted, "{:?} of {:?}", question, rows);
                    }
                }
            }
        }
    }

    /// K3, S2: of what was read, every tier from the start to the apex has a limit to handle on every day, whatever
    /// the condition and the severity.
    #[test]
    fn k3_a_sound_item_has_a_limit_for_every_case(
        item in sound(),
        named in (prop::option::of(0..2_usize), prop::option::of(0..2_usize)),
    ) {
        let scheme = Scheme::read(&document(std::slice::from_ref(&item)).to_string()).unwrap();
        let read = &scheme.items()[0];
        let stages = read.stages.iter().map(|stage| &stage.limits);
        let handling = if read.stages.is_empty() { vec![&read.limits] } else { stages.collect() };
        for limits in handling {
            for tier in 0..=item.start {
                for day in 0..DAYS {
                    let [_, (found, _)] = answers(limits, (tier, day, named.0, named.1));
                    prop_assert!(found.is_some(), "tier {} day {}", tier, day);
                }
            }
        }
    }
}

//! R3: mixes of other appraisals.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};
use wangge::read::FaultKind;
use wangge::scheme::Scheme;
use wangge::value::PeriodKind;
use wangge_tests::cases;
use wangge_tests::catalogue::TIERS;

use super::{appraisal, faults, indicator, sorted, whole, with};

/// An appraisal of a base of 10, mixed from these.
fn mixed(code: &str, per: &str, parts: &[Value]) -> Value {
    let mut appraisal = with(appraisal(code, per), json!({"base": 10}));
    if !parts.is_empty() {
        appraisal["indicator"] = json!([with(indicator("mix"), json!({"mix": parts}))]);
    }
    appraisal
}

proptest! {
    #![proptest_config(cases(200))]

    /// R3: appraisals that are mixed from each other are shown as rings, each edge of which is one of the document;
    /// there is a ring if and only if some appraisal can be reached from itself.
    #[test]
    fn r3_no_appraisal_is_mixed_from_itself(
        edges in prop::collection::btree_set((0..6_usize, 0..6_usize), 0..10),
    ) {
        let code = |at: usize| format!("a-{at}");
        let mut document = whole();
        document["appraisal"] = (0..6)
            .map(|at| {
                let parts = edges.iter().filter(|(from, _)| *from == at);
                let parts: Vec<Value> =
                    parts.map(|(_, to)| json!({"appraisal": code(*to), "weight": 1})).collect();
                mixed(&code(at), "month", &parts)
            })
            .collect();
        let mut reached: BTreeSet<(usize, usize)> = edges.clone();
        loop {
            let more: BTreeSet<_> = reached
                .iter()
                .flat_map(|(from, by)| edges.iter().filter(move |(at, _)| at == by).map(|(_, to)| (*from, *to)))
                .collect();
            let before = reached.len();
            reached.extend(more);
            if reached.len() == before {
                break;
            }
        }
        let is_ring = reached.iter().any(|(from, to)| from == to);
        let found = Scheme::read(&document.to_string()).err().map(|faults| faults.as_slice().to_vec());
        let found = found.unwrap_or_default();
        prop_assert_eq!(!found.is_empty(), is_ring);
        for fault in found {
            let FaultKind::MixCycle { appraisals } = &fault.kind else { panic!("{fault:?}") };
            let at = |code: &String| code.trim_start_matches("a-").parse::<usize>().unwrap();
            let ring: Vec<usize> = appraisals.iter().map(at).collect();
            prop_assert_eq!(ring.iter().min(), ring.first());
            prop_assert_eq!(ring.iter().collect::<BTreeSet<_>>().len(), ring.len());
            for (nth, from) in ring.iter().enumerate() {
                prop_assert!(edges.contains(&(*from, ring[(nth + 1) % ring.len()])));
            }
        }
    }
}

/// R3, V2: a part's periods make up the whole's, and `nth` is one that there can be.
#[test]
fn r3_the_periods_of_a_part_lie_within() {
    let days = [("day", 1), ("week", 7), ("month", 31), ("quarter", 92), ("half", 184), ("year", 366)];
    let months = [("month", 1), ("quarter", 3), ("half", 6), ("year", 12)];
    let months = |word: &str| months.iter().find(|(known, _)| *known == word).map(|(_, count)| *count);
    for part in PeriodKind::ALL.into_iter().filter(|kind| *kind != PeriodKind::All) {
        for (whole_kind, long) in days {
            let most = match (part.as_str(), months(part.as_str()), months(whole_kind)) {
                (word, ..) if word == whole_kind => Some(1),
                ("day", ..) => Some(long),
                (_, Some(short), Some(long)) if short < long => Some(long / short),
                _ => None,
            };
            for nth in [1, most.unwrap_or(1), most.unwrap_or(1) + 1] {
                let mut document = whole();
                let row = json!({"appraisal": "part", "nth": nth, "weight": 1});
                document["appraisal"] =
                    json!([mixed("part", part.as_str(), &[]), mixed("whole", whole_kind, &[row])]);
                let place = "appraisal[1].indicator[0].mix[0]";
                let expected = match most {
                    None => vec![("period_not_nested", format!("{place}.appraisal"))],
                    Some(most) if nth > most => vec![("out_of_bounds", format!("{place}.nth"))],
                    Some(_) => Vec::new(),
                };
                assert_eq!(faults(&document), sorted(expected), "{nth} of {part} in {whole_kind}");
            }
        }
    }
}

/// R3: a part is of the same subjects and has a full mark; each of its periods is named once.
#[test]
fn r3_a_part_is_of_the_same_subjects_and_has_a_full_mark() {
    let row = |nth: Option<u32>| {
        let mut row = json!({"appraisal": "part", "weight": 1});
        if let Some(nth) = nth {
            row["nth"] = json!(nth);
        }
        row
    };
    let place = "appraisal[1].indicator[0].mix";
    let read = |part: Value, rows: &[Value]| {
        let mut document = whole();
        document["appraisal"] =
            json!([with(mixed("part", "month", &[]), part), mixed("whole", "year", rows)]);
        faults(&document)
    };
    assert_eq!(read(json!({}), &[row(None), row(Some(1)), row(Some(12))]), []);
    let first = format!("{place}[0].appraisal");
    assert_eq!(
        read(json!({"tier": TIERS[1]}), &[row(None)]),
        sorted(vec![("other_subjects", first.clone())])
    );
    assert_eq!(read(json!({"base": 0}), &[row(None)]), sorted(vec![("out_of_bounds", first)]));
    for rows in [[row(None), row(None)], [row(Some(2)), row(Some(2))]] {
        assert_eq!(read(json!({}), &rows), sorted(vec![("duplicate", format!("{place}[1].appraisal"))]));
    }
}

//! C6: the index of what is due against asking every case.

use std::collections::BTreeMap;

use proptest::prelude::*;
use wangge::case::{Case, DueIndex, next_due};
use wangge::value::{CaseId, Instant, Offset, Stamp};
use wangge_tests::cases;
use wangge_tests::stories::{story, tell};

/// What every case answers, the earliest first, then by id.
fn asked(cases: &BTreeMap<CaseId, Case>) -> Vec<(Instant, CaseId)> {
    let mut due: Vec<(Instant, CaseId)> =
        cases.iter().filter_map(|(id, case)| Some((next_due(case)?, id.clone()))).collect();
    due.sort();
    due
}

fn agree(index: &DueIndex, cases: &BTreeMap<CaseId, Case>, nows: &[Instant]) -> Result<(), TestCaseError> {
    let due = asked(cases);
    for now in nows.iter().copied().chain(due.iter().map(|(at, _)| *at)).chain([Instant::MIN, Instant::MAX]) {
        let found: Vec<(Instant, CaseId)> = index.due(now).map(|(at, id)| (at, id.clone())).collect();
        let by_now: Vec<(Instant, CaseId)> = due.iter().filter(|(at, _)| *at <= now).cloned().collect();
        prop_assert_eq!(found, by_now);
    }
    prop_assert_eq!(index.next(), due.first().map(|(at, _)| *at));
    let first = due.first().map(|(at, id)| Stamp::new(*at, cases[id].last.offset()));
    prop_assert_eq!(index.next_stamp(), first);
    prop_assert_eq!((index.len(), index.is_empty()), (due.len(), due.is_empty()));
    Ok(())
}

/// Which state, under which id, last written in which offset, is put in, or else taken out.
fn turn() -> impl Strategy<Value = (prop::sample::Index, u8, Offset, bool)> {
    let offset = prop_oneof![Just(Offset::BEIJING), Just(Offset::UTC)];
    (any::<prop::sample::Index>(), 0..6_u8, offset, prop::bool::weighted(0.8))
}

proptest! {
    #![proptest_config(cases(100))]

    /// C6: under any sequence of putting in and taking out.
    #[test]
    fn the_index_answers_as_every_case_does(
        stories in prop::collection::vec(story(12), 1..4),
        turns in prop::collection::vec(turn(), 0..40),
    ) {
        let told: Vec<_> = stories.iter().map(tell).collect();
        let states: Vec<&Case> = told.iter().flat_map(|told| told.cases()).collect();
        prop_assume!(!states.is_empty());
        let nows: Vec<Instant> = states.iter().map(|case| case.last.instant()).collect();
        let (mut index, mut cases, mut put) = (DueIndex::new(), BTreeMap::new(), Vec::new());
        for (which, number, offset, puts) in turns {
            let id: CaseId = format!("c-{number}").parse().unwrap();
            if puts {
                let like = *which.get(&states);
                let case = Case { case: id.clone(), last: like.last.in_offset(offset), ..like.clone() };
                index.put(&case);
                put.push(case.clone());
                cases.insert(id, case);
            } else {
                index.remove(&id);
                cases.remove(&id);
                put.retain(|case: &Case| case.case != id);
            }
            agree(&index, &cases, &nows)?;
        }
        agree(&put.iter().collect(), &cases, &nows)?;
    }
}

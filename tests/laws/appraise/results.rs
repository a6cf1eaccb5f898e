//! R6: runs of grades, recommendations, windows for objections.

use proptest::prelude::*;
use wangge::value::Instant;
use wangge_tests::appraisals::{asked, township};
use wangge_tests::cases;
use wangge_tests::model::appraise::{Recommended, Windows};

/// An instant of the year, and the edges of windows.
fn as_of() -> impl Strategy<Value = (i64, bool)> {
    (0..400_i64, any::<bool>())
}

proptest! {
    #![proptest_config(cases(100))]

    /// R6: recommendations, and whether they wait; at the very end of a window results are still provisional.
    #[test]
    fn r6_engine_and_model_recommend_alike(
        township in township(40),
        asked in prop::collection::vec(asked(), 3),
        (day, edge) in as_of(),
    ) {
        township.with(|book, judge| {
            for (code, period) in &asked {
                let start = Instant::parse("2026-01-05T16:00:00Z").unwrap().millis();
                let mut now = Instant::from_millis(start + day * 86_400_000).unwrap();
                let until = judge.windows(code, *period, now).and_then(|windows| windows.until);
                if let Some(until) = until.filter(|_| edge) {
                    now = Instant::from_millis(until + day % 2).unwrap();
                }
                let found = book.publicity(code, *period, now);
                let told = judge.windows(code, *period, now);
                prop_assert_eq!(found.is_ok(), told.is_some());
                let (Ok(found), Some(told)) = (found, told) else { continue };
                let undecided: Vec<String> = found.undecided.iter().map(ToString::to_string).collect();
                let Windows { until, provisional, undecided: open } = told;
                prop_assert_eq!(found.until.map(|until| until.instant().millis()), until);
                prop_assert_eq!(found.provisional, provisional);
                prop_assert_eq!(undecided, open.into_iter().map(|(id, _)| id).collect::<Vec<_>>());
                let found = book.recommend(code, *period, now).unwrap().into_iter().map(|one| Recommended {
                    rule: one.rule.to_string(),
                    of: one.of,
                    run: one.run.into_iter().map(|grant| (grant.period, grant.grade.to_string())).collect(),
                    waits: one.waits,
                });
                prop_assert_eq!(found.collect::<Vec<_>>(), judge.recommended(code, *period, now).unwrap());
            }
            Ok(())
        })?;
    }
}

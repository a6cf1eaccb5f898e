//! R8: what-if.

use std::collections::BTreeMap;

use proptest::prelude::*;
use wangge::scheme::Grade;
use wangge::tally::appraise::{Tau, compare};
use wangge::value::{Amount, Code};
use wangge_tests::appraisals::{asked, township};
use wangge_tests::cases;
use wangge_tests::model::appraise::tau;

/// A total in thousandths, and the code of a grade.
type Stands = (Option<i64>, Option<String>);

proptest! {
    #![proptest_config(cases(80))]

    /// R8: an appraisal beside itself differs in nothing; τ-b is 1, or there is no spread.
    #[test]
    fn r8_nothing_differs_from_itself(township in township(40), asked in prop::collection::vec(asked(), 3)) {
        township.with(|book, _| {
            for (code, period) in &asked {
                let (Ok(one), Ok(other)) = (book.appraise(code, *period), book.appraise(code, *period)) else { continue };
                let found = compare(&one, &other);
                for difference in found.iter() {
                    prop_assert_eq!(difference.before(), difference.after());
                    prop_assert_eq!(difference.from(), difference.to());
                    prop_assert_eq!(difference.gain(), difference.before().map(|_| Amount::ZERO));
                }
                prop_assert!(found.migration.iter().all(|row| row.from == row.to));
                let mut totals: Vec<_> = one.iter().filter_map(|standing| standing.total()).collect();
                totals.sort_unstable();
                totals.dedup();
                prop_assert_eq!(found.tau.map(Tau::millionths), (totals.len() > 1).then_some(1_000_000));
            }
            Ok(())
        })?;
    }

    /// R8: differences, migration and τ-b of two appraisals, pair by pair.
    #[test]
    fn r8_engine_and_model_compare_alike(township in township(60), one in asked(), other in asked()) {
        township.with(|book, judge| {
            let (Ok(before), Ok(after)) = (book.appraise(&one.0, one.1), book.appraise(&other.0, other.1)) else {
                return Ok(());
            };
            let told = (judge.told(&one.0, one.1).unwrap(), judge.told(&other.0, other.1).unwrap());
            let mut both: BTreeMap<_, [Option<Stands>; 2]> = BTreeMap::new();
            for (side, told) in [&told.0, &told.1].into_iter().enumerate() {
                for (id, judged) in told.subjects.iter().zip(&told.judged) {
                    let grades = told.appraisal.grading.as_ref().map(|grading| &grading.grades);
                    let grade = judged.graded.grade.map(|grade| grades.unwrap()[grade].code.to_string());
                    both.entry(id.clone()).or_default()[side] = Some((judged.total, grade));
                }
            }
            let found = compare(&before, &after);
            let text = |code: &Code| code.to_string();
            let (mut pairs, mut moves) = (Vec::new(), BTreeMap::new());
            prop_assert_eq!((found.len(), found.iter().count()), (both.len(), both.len()));
            for (row, (id, sides)) in found.iter().zip(both) {
                let [was, is] = sides.map(Option::unwrap_or_default);
                prop_assert_eq!((row.id(), row.subject()), (id.as_str(), id.clone()));
                prop_assert_eq!(row.before().map(Amount::thousandths), was.0);
                prop_assert_eq!(row.after().map(Amount::thousandths), is.0);
                let grade = |grade: Option<&Grade>| grade.map(|grade| text(&grade.code));
                prop_assert_eq!((grade(row.from()), grade(row.to())), (was.1.clone(), is.1.clone()));
                let gain = was.0.zip(is.0).map(|(was, is)| is - was);
                prop_assert_eq!(row.gain().map(Amount::thousandths), gain);
                pairs.extend(was.0.zip(is.0));
                *moves.entry((was.1, is.1)).or_default() += 1;
            }
            let migration: BTreeMap<_, u64> =
                found.migration.iter().map(|row| ((row.from.as_ref().map(text), row.to.as_ref().map(text)), row.subjects)).collect();
            prop_assert_eq!(migration.len(), found.migration.len());
            prop_assert_eq!(migration, moves);
            prop_assert_eq!(found.tau.map(|tau| i64::from(tau.millionths())), tau(&pairs));
            Ok(())
        })?;
    }
}

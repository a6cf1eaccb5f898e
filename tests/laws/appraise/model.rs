//! R1–R6: the engine says what the plain model says.

use proptest::prelude::*;
use wangge::tally::appraise::{AppraisalError, Value};
use wangge::value::Amount;
use wangge_tests::appraisals::{asked, township};
use wangge_tests::cases;
use wangge_tests::model::appraise::Exact;

fn number(value: Value) -> Option<Exact> {
    value.number().unwrap().map(Exact::from)
}

proptest! {
    #![proptest_config(cases(200))]

    /// R1–R5: subjects, what each indicator measures and is worth, totals, peers, ranks, grades, vetoes.
    #[test]
    fn r1_engine_and_model_appraise_alike(township in township(80), asked in prop::collection::vec(asked(), 4)) {
        township.with(|book, judge| {
            for (code, period) in &asked {
                let found = match (book.appraise(code, *period), judge.told(code, *period)) {
                    (Ok(found), Some(told)) => (found, told),
                    (Err(AppraisalError::NoEdition { .. } | AppraisalError::UnknownAppraisal { .. }), None) => continue,
                    (found, told) => panic!("{found:?} {told:?}"),
                };
                let (found, told) = found;
                let who: Vec<_> = found.iter().map(|standing| standing.subject()).collect();
                prop_assert_eq!(&who, &told.subjects, "{} {}", code, period);
                for (at, standing) in found.iter().enumerate() {
                    let (figures, judged) = (&told.figures[at], &told.judged[at]);
                    let explained = standing.explain().unwrap();
                    let indicators = explained.indicators.iter();
                    for ((one, value), scored) in indicators.zip(&figures.indicators).zip(&judged.indicators) {
                        let what = format!("{code} {period} {} {}", standing.subject(), one.code);
                        prop_assert_eq!(number(one.value), *value, "value {}", what);
                        prop_assert_eq!(one.raw.map(Exact::from), scored.raw, "raw {}", what);
                        let rank = one.rank.zip(one.of).map(|(rank, of)| (rank as usize, of as usize));
                        prop_assert_eq!(rank, scored.rank, "rank {}", what);
                        prop_assert_eq!(one.score.thousandths(), scored.score, "score {}", what);
                    }
                    for (nth, group) in explained.adjustments.iter().enumerate() {
                        for (item, one) in group.items.iter().enumerate() {
                            let own = figures.items[nth][item];
                            prop_assert_eq!(number(one.value), own, "{} {} {}", code, period, one.code);
                            let (worth, amount) = judged.adjusted.items[nth][item];
                            prop_assert_eq!((one.worth.thousandths(), one.amount.thousandths()), (worth, amount));
                        }
                        prop_assert_eq!(group.amount.thousandths(), judged.adjusted.groups[nth]);
                    }
                    let adjusted = (explained.bonus.thousandths(), explained.penalty.thousandths());
                    prop_assert_eq!(adjusted, (judged.adjusted.bonus, judged.adjusted.penalty));
                    prop_assert_eq!(explained.total.map(Amount::thousandths), judged.total);
                    let graded = &judged.graded;
                    prop_assert_eq!(standing.rank().map(|rank| rank as usize), graded.rank, "{} {}", code, period);
                    prop_assert_eq!(standing.peers() as usize, graded.peers);
                    let grades = told.appraisal.grading.as_ref().map(|grading| &grading.grades);
                    let grade = graded.grade.map(|grade| &grades.unwrap()[grade].code);
                    prop_assert_eq!(standing.grade().map(|grade| &grade.code), grade);
                    let vetoes: Vec<_> = graded.vetoes.iter().map(|at| &told.appraisal.vetoes[*at].code).collect();
                    prop_assert_eq!(standing.vetoes().map(|veto| &veto.code).collect::<Vec<_>>(), vetoes);
                }
            }
            Ok(())
        })?;
    }
}

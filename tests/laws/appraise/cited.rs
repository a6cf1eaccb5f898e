//! R7: what is cited is what was counted.

use proptest::prelude::*;
use wangge::scheme::{How, Measure, Worth};
use wangge::tally::appraise::Counted;
use wangge::value::Amount;
use wangge_tests::appraisals::{asked, township};
use wangge_tests::cases;
use wangge_tests::model::appraise::{Cited, Told};

fn found(counted: &Counted) -> Cited {
    let text = |id: &dyn ToString| id.to_string();
    Cited {
        records: counted.records.iter().map(|id| text(id)).collect(),
        credits: counted.credits.iter().map(|one| (text(&one.record), one.credit.thousandths())).collect(),
        duties: counted
            .duties
            .iter()
            .map(|one| {
                let records = one.records.iter().map(|id| text(id)).collect();
                let (member, unit) = (one.member.as_ref().map(|id| text(id)), text(&one.unit));
                (one.period, member, unit, one.required.thousandths(), one.done.thousandths(), records)
            })
            .collect(),
        members: counted.members.iter().map(|id| text(id)).collect(),
    }
}

proptest! {
    #![proptest_config(cases(80))]

    /// R7: of every measure the very records, credits, duties and persons; of a mix the very totals; of honours and
    /// marks those of the subject.
    #[test]
    fn r7_what_is_cited_is_what_was_counted(township in township(60), asked in prop::collection::vec(asked(), 2)) {
        township.with(|book, judge| {
            for (code, period) in &asked {
                let (Ok(appraised), Some(told)) = (book.appraise(code, *period), judge.told(code, *period)) else { continue };
                let Told { appraisal, edition, .. } = *told;
                for standing in appraised.iter() {
                    let (explained, id) = (standing.explain().unwrap(), standing.subject());
                    let mut pairs: Vec<(&Measure, &Counted)> = Vec::new();
                    for (one, rule) in explained.indicators.iter().zip(&appraisal.indicators) {
                        match &rule.how {
                            How::Measured { measure, .. } => pairs.push((measure, &one.counted)),
                            How::Mix { mix } => {
                                let parts = judge.parts(mix, edition, *period);
                                prop_assert_eq!(one.counted.totals.len(), parts.len());
                                for (total, part) in one.counted.totals.iter().zip(parts) {
                                    let at = part.told.subjects.iter().position(|own| *own == id);
                                    let own = at.and_then(|at| part.told.judged[at].total);
                                    prop_assert_eq!((&total.appraisal, total.period), (&part.code, part.period));
                                    prop_assert_eq!(total.total.map(Amount::thousandths), own);
                                }
                            }
                        }
                    }
                    for (group, rule) in explained.adjustments.iter().zip(&appraisal.adjustments) {
                        for (one, rule) in group.items.iter().zip(&rule.items) {
                            match &rule.worth {
                                Worth::Each { measure, .. } => pairs.push((measure, &one.counted)),
                                Worth::Honours { .. } => {
                                    prop_assert!(one.counted.honours.iter().all(|row| row.of == id));
                                }
                            }
                        }
                    }
                    for one in &explained.vetoes {
                        let rule = appraisal.vetoes.iter().find(|veto| veto.code == one.code).unwrap();
                        pairs.push((&rule.measure, &one.counted));
                    }
                    for (measure, counted) in pairs {
                        let cited = judge.cited(measure, edition, *period, &id);
                        prop_assert_eq!(found(counted), cited, "{:?} of {} in {}", measure, id, period);
                        prop_assert!(counted.marks.iter().all(|row| row.of == id && row.period == *period));
                    }
                }
            }
            Ok(())
        })?;
    }
}

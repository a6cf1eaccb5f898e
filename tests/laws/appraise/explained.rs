//! R7: every score opens up, and what it opens up to is enough to score anew.

use std::collections::BTreeSet;

use proptest::prelude::*;
use wangge::scheme::{Appraisal, How, Measure, Scheme, What, Worth};
use wangge::tally::ActivityRow;
use wangge::tally::appraise::{Counted, Explained, Value};
use wangge::value::{Amount, Code, Offset, Period, PeriodKind, RecordId};
use wangge_tests::appraisals::{asked, township};
use wangge_tests::cases;
use wangge_tests::model::appraise::{Exact, Figures, adjusted, first, holding, raw};

/// What is known beside an explanation: the rules, and when the records that it cites were.
struct Known<'a> {
    edition: &'a Scheme,
    appraisal: &'a Appraisal,
    rows: &'a [ActivityRow],
}

fn ratio(part: Exact, of: Exact) -> Option<Exact> {
    (of != Exact::ZERO).then(|| part / of)
}

impl Known<'_> {
    /// What a measure comes to by what is cited alone; of a table that nobody gave only that is said.
    fn value(&self, measure: &Measure, counted: &Counted, said: Value) -> Option<Exact> {
        if matches!(said, Value::Unknown(_)) {
            assert!(counted.records.is_empty() && counted.credits.is_empty(), "{counted:?}");
        }
        match &measure.what {
            What::DutyFulfilment { .. } | What::Coverage { .. } => {
                let done = counted.duties.iter().map(|duty| Exact::from(duty.done)).sum();
                ratio(done, counted.duties.iter().map(|duty| Exact::from(duty.required)).sum())
            }
            What::Input { input } => {
                let input = self.edition.inputs().iter().find(|known| known.code == *input).unwrap();
                let mean = |scorer| {
                    let marks = || counted.marks.iter().filter(|row| row.scorer.as_ref() == scorer);
                    let count = Exact::whole(marks().count() as i128);
                    ratio(marks().map(|row| Exact::from(row.score)).sum(), count)
                };
                if input.scorers.is_empty() {
                    assert!(counted.marks.iter().all(|row| row.scorer.is_none()));
                    return mean(None);
                }
                let means = || {
                    let scorers = input.scorers.iter();
                    scorers.filter_map(|one| Some((Exact::from(one.weight), mean(Some(&one.code))?)))
                };
                let sum = means().map(|(weight, mean)| weight * mean).sum();
                ratio(sum, means().map(|(weight, _)| weight).sum())
            }
            _ if matches!(said, Value::Unknown(_)) => None,
            What::Points { .. } => Some(counted.credits.iter().map(|one| Exact::from(one.credit)).sum()),
            What::Records { .. } => Some(Exact::whole(counted.records.len() as i128)),
            What::ActiveMonths { .. } => {
                let row = |id: &RecordId| self.rows.iter().find(|row| row.id == *id).unwrap();
                let month = |id: &RecordId| {
                    Period::containing(PeriodKind::Month, row(id).at, Offset::BEIJING).to_string()
                };
                Some(Exact::whole(counted.records.iter().map(month).collect::<BTreeSet<_>>().len() as i128))
            }
            What::Headcount { .. } => Some(Exact::whole(counted.members.len() as i128)),
            _ => None,
        }
    }

    /// What an appraisal is mixed of.
    fn mixed(counted: &Counted) -> Option<Exact> {
        let there = || counted.totals.iter().filter_map(|one| Some((one, one.total?)));
        let sum =
            there().map(|(one, total)| Exact::from(one.weight) * Exact::from(total) / Exact::from(one.full));
        ratio(sum.sum(), there().map(|(one, _)| Exact::from(one.weight)).sum())
    }

    /// The total and the place of the grade by what is cited alone.
    fn rescored(&self, told: &Explained) -> (Vec<i64>, Option<i64>, Option<usize>) {
        let appraisal = self.appraisal;
        let raws: Vec<Option<Exact>> = appraisal
            .indicators
            .iter()
            .zip(&told.indicators)
            .map(|(rule, one)| {
                let value = match &rule.how {
                    How::Measured { measure, .. } => self.value(measure, &one.counted, one.value),
                    How::Mix { .. } => Self::mixed(&one.counted),
                };
                let rank = one.rank.zip(one.of).map(|(rank, of)| (rank as usize, of as usize));
                match (value, serde_json::to_value(rule.no_data).unwrap().as_str().unwrap()) {
                    (Some(value), _) => Some(raw(rule, value, rank)),
                    (None, "full") => Some(rule.weight.into()),
                    (None, "zero") => Some(Exact::ZERO),
                    (None, _) => None,
                }
            })
            .collect();
        let weights = || appraisal.indicators.iter().map(|rule| Exact::from(rule.weight));
        let all: Exact = weights().sum();
        let there: Exact =
            weights().zip(&raws).filter(|(_, raw)| raw.is_some()).map(|(weight, _)| weight).sum();
        let score =
            |raw: &Option<Exact>| raw.map_or(0, |raw| (raw * all / there).rounded(appraisal.decimals));
        let scores: Vec<i64> = raws.iter().map(score).collect();
        let mut figures = Figures::default();
        for (rule, group) in appraisal.adjustments.iter().zip(&told.adjustments) {
            let values = rule.items.iter().zip(&group.items).map(|(rule, one)| match &rule.worth {
                Worth::Each { measure, .. } => self.value(measure, &one.counted, one.value),
                Worth::Honours { honours } => {
                    let points = |level| honours.iter().find(|own| own.level == level).unwrap().points;
                    Some(one.counted.honours.iter().map(|row| Exact::from(points(row.level.clone()))).sum())
                }
            });
            figures.items.push(values.collect());
        }
        let adjusted = adjusted(appraisal, &figures);
        if !raws.is_empty() && there == Exact::ZERO {
            return (scores, None, None);
        }
        let sum =
            appraisal.base.thousandths() + scores.iter().sum::<i64>() + adjusted.bonus - adjusted.penalty;
        let total = sum.max(appraisal.least.map_or(i64::MIN, Amount::thousandths));
        let total = total.min(appraisal.most.map_or(i64::MAX, Amount::thousandths));
        (scores, Some(total), self.regraded(told, total))
    }

    fn regraded(&self, told: &Explained, total: i64) -> Option<usize> {
        let grading = self.appraisal.grading.as_ref()?;
        let grade = told.grade.as_ref()?;
        let place = |code: &Code| grading.grades.iter().position(|grade| grade.code == *code).unwrap();
        // Every veto that is said to hold does.
        let mut vetoes = vec![None; self.appraisal.vetoes.len()];
        for one in &told.vetoes {
            let at = self.appraisal.vetoes.iter().position(|veto| veto.code == one.code).unwrap();
            vetoes[at] = self.value(&self.appraisal.vetoes[at].measure, &one.counted, one.value);
        }
        let figures = Figures { vetoes, ..Figures::default() };
        let holding = holding(self.appraisal, &figures);
        assert_eq!(holding.len(), told.vetoes.len());
        if let Some(worst) = holding.iter().map(|at| place(&self.appraisal.vetoes[*at].grade)).max() {
            return Some(worst);
        }
        let mut demands: Vec<Vec<Option<Exact>>> = vec![Vec::new(); grading.grades.len()];
        for one in &grade.demands {
            let at = place(&one.grade);
            let rule = &grading.grades[at].demands[demands[at].len()];
            demands[at].push(self.value(&rule.measure, &one.counted, one.value));
        }
        let (rank, ties) = (grade.rank.unwrap() as usize, grade.ties.unwrap() as usize);
        Some(first(grading, &demands, (total, rank, ties), grade.peers as usize))
    }
}

proptest! {
    #![proptest_config(cases(120))]

    /// R7: scored anew from nothing but what is cited, the rules, and how many peers there are and better, everything
    /// comes out the same.
    #[test]
    fn r7_what_is_cited_is_enough(township in township(60), asked in prop::collection::vec(asked(), 3)) {
        township.with(|book, _| {
            for (code, period) in &asked {
                let Ok(appraised) = book.appraise(code, *period) else { continue };
                let rows = township.rows.as_deref().unwrap_or_default();
                let known = Known { edition: appraised.edition(), appraisal: appraised.appraisal(), rows };
                for standing in appraised.iter() {
                    let told = standing.explain().unwrap();
                    let (scores, total, grade) = known.rescored(&told);
                    let found: Vec<i64> = told.indicators.iter().map(|one| one.score.thousandths()).collect();
                    prop_assert_eq!(scores, found);
                    prop_assert_eq!(total, standing.total().map(Amount::thousandths));
                    let grading = appraised.appraisal().grading.as_ref();
                    let grade = grade.map(|grade| &grading.unwrap().grades[grade].code);
                    prop_assert_eq!(grade, standing.grade().map(|grade| &grade.code));
                }
            }
            Ok(())
        })?;
    }

    /// R3, R7: the total is base, indicators, bonus, less penalty, and what the bounds of the total add or take away.
    #[test]
    fn r7_the_parts_are_the_total(township in township(60), asked in prop::collection::vec(asked(), 3)) {
        township.with(|book, _| {
            for (code, period) in &asked {
                let Ok(appraised) = book.appraise(code, *period) else { continue };
                for standing in appraised.iter() {
                    let told = standing.explain().unwrap();
                    let scores = told.indicators.iter().map(|one| one.score);
                    let parts = scores.chain([told.base, told.bonus, -told.penalty, told.clamped]);
                    let sum = Amount::sum(parts).unwrap();
                    prop_assert!(told.total.is_none_or(|total| total == sum));
                    // Unrated are no peers, hold no rank and no grade (R5).
                    if told.total.is_none() {
                        prop_assert_eq!((standing.rank(), standing.grade().is_some(), told.clamped), (None, false, Amount::ZERO));
                    }
                }
            }
            Ok(())
        })?;
    }
}

//! R7: the least change for one grade higher, beside every value of a fine grid.

use proptest::prelude::*;
use wangge::scheme::{How, Measure, What, Worth};
use wangge::tally::appraise::Lift;
use wangge_tests::appraisals::{asked, township};
use wangge_tests::cases;
use wangge_tests::model::appraise::{Exact, Figures, Told, judged};

/// What a measure is to one subject, wherever it is used.
struct Tried<'a, 't> {
    told: &'t Told<'a>,
    at: usize,
    measure: &'a Measure,
}

impl<'a> Tried<'a, '_> {
    /// The place of the grade if the measure came to a value.
    fn grade(&self, value: Exact) -> usize {
        let mut figures: Vec<Figures> = self.told.figures.clone();
        let (own, rules) = (&mut figures[self.at], self.told.appraisal);
        let put = |measure: &Measure, slot: &mut Option<Exact>| {
            if measure == self.measure {
                *slot = Some(value);
            }
        };
        for (rule, slot) in rules.indicators.iter().zip(&mut own.indicators) {
            if let How::Measured { measure, .. } = &rule.how {
                put(measure, slot);
            }
        }
        let items = rules.adjustments.iter().flat_map(|group| &group.items);
        for (rule, slot) in items.zip(own.items.iter_mut().flatten()) {
            if let Worth::Each { measure, .. } = &rule.worth {
                put(measure, slot);
            }
        }
        for (rule, slot) in rules.vetoes.iter().zip(&mut own.vetoes) {
            put(&rule.measure, slot);
        }
        let grades = rules.grading.as_ref().unwrap().grades.iter();
        for (rule, slot) in grades.flat_map(|grade| &grade.demands).zip(own.demands.iter_mut().flatten()) {
            put(&rule.measure, slot);
        }
        judged(rules, &self.told.peers, &figures)[self.at].graded.grade.unwrap()
    }

    /// The least value, the greatest, and how far one is from the next, if it is not dense.
    fn domain(&self, months: i128) -> (Exact, Exact, Option<Exact>) {
        let far = Exact::whole(8_000_000_000_000);
        match &self.measure.what {
            What::DutyFulfilment { .. } | What::Coverage { .. } => (Exact::ZERO, Exact::ONE, None),
            What::Input { .. } => (-far, far, None),
            What::Points { .. } => (-far, far, Some(Exact::new(1, 1000))),
            What::ActiveMonths { .. } => (Exact::ZERO, Exact::whole(months), Some(Exact::ONE)),
            _ => (Exact::ZERO, far, Some(Exact::ONE)),
        }
    }
}

fn measures<'a>(told: &Told<'a>) -> Vec<(&'a Measure, String)> {
    let rules = told.appraisal;
    let mut all: Vec<(&Measure, String)> = Vec::new();
    for rule in &rules.indicators {
        if let How::Measured { measure, .. } = &rule.how {
            all.push((measure, rule.code.to_string()));
        }
    }
    for item in rules.adjustments.iter().flat_map(|group| &group.items) {
        if let Worth::Each { measure, .. } = &item.worth {
            all.push((measure, item.code.to_string()));
        }
    }
    all.extend(rules.vetoes.iter().map(|veto| (&veto.measure, veto.code.to_string())));
    for grade in &rules.grading.as_ref().unwrap().grades {
        all.extend(grade.demands.iter().map(|demand| (&demand.measure, grade.code.to_string())));
    }
    all
}

/// Values around another, nearest first, and some that are far away.
fn grid((least, most, step): (Exact, Exact, Option<Exact>), value: Exact) -> Vec<Exact> {
    let mut all = Vec::new();
    let steps: Vec<Exact> = match step {
        Some(step) => (1..150)
            .chain([200, 333, 500, 1000, 2500, 5000, 20_000])
            .map(|by| Exact::whole(by) * step)
            .collect(),
        None => {
            let wide = if most == Exact::ONE { Exact::new(1, 240) } else { Exact::new(1, 2) };
            [Exact::new(1, 1_000_000_000)]
                .into_iter()
                .chain((1..241).map(|by| Exact::whole(by) * wide))
                .collect()
        }
    };
    for by in steps {
        all.extend([value + by, value - by].into_iter().filter(|one| *one >= least && *one <= most));
    }
    all
}

fn check(tried: &Tried<'_, '_>, lift: &Lift, months: i128) -> Result<(), TestCaseError> {
    let told = tried.told;
    let grades = &told.appraisal.grading.as_ref().unwrap().grades;
    let enough = told.judged[tried.at].graded.grade.unwrap() - 1;
    let value = Exact::from(lift.value);
    let domain = tried.domain(months);
    let reaches = |value: Exact| tried.grade(value) <= enough;
    let Some(needed) = lift.needed.map(Exact::from) else {
        for one in grid(domain, value) {
            prop_assert!(!reaches(one), "{:?} would do instead of {:?}, {:?}", one, lift, tried.measure);
        }
        return Ok(());
    };
    let grade = |value| grades[tried.grade(value)].code.to_string();
    let given = lift.grade.as_ref().unwrap().to_string();
    let tiny = Exact::new(1, 1_000_000_000_000);
    if lift.beyond {
        prop_assert!(domain.2.is_none() && !reaches(needed), "{:?} is enough", lift);
        let ways = match needed.cmp(&value) {
            std::cmp::Ordering::Greater => vec![tiny],
            std::cmp::Ordering::Less => vec![-tiny],
            std::cmp::Ordering::Equal => vec![tiny, -tiny],
        };
        prop_assert!(
            ways.into_iter().any(|by| reaches(needed + by) && grade(needed + by) == given),
            "{:?}",
            lift
        );
    } else {
        prop_assert!(needed >= domain.0 && needed <= domain.1);
        prop_assert!(reaches(needed) && grade(needed) == given, "{:?} is not enough", lift);
        if let Some(step) = domain.2 {
            prop_assert_eq!(((needed - value) / step).parts().1, 1, "{:?} is no step", lift);
        }
    }
    let far = (needed - value).abs();
    let between = (1..60).map(|by| far * Exact::new(by, 60)).flat_map(|by| [value + by, value - by]);
    let on_grid = |one: &Exact| domain.2.is_none_or(|step| ((*one - value) / step).parts().1 == 1);
    let near = domain.2.map_or(tiny, |step| step);
    let last = [value + far - near, value - far + near].into_iter().filter(|_| far > near);
    let less = grid(domain, value).into_iter().chain(between).chain(last).filter(on_grid);
    for one in less.filter(|one| (*one - value).abs() < far && *one >= domain.0 && *one <= domain.1) {
        prop_assert!(!reaches(one), "{:?} would do instead of {:?}, {:?}", one, lift, tried.measure);
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(80))]

    /// R7: the value given is enough, none nearer is; where none is given, none of a wide range is.
    #[test]
    fn r7_lifts_are_the_least_that_do(township in township(40), asked in asked()) {
        township.with(|book, judge| {
            let (code, period) = &asked;
            let Ok(appraised) = book.appraise(code, *period) else { return Ok(()) };
            let told = judge.told(code, *period).unwrap();
            for (at, standing) in appraised.iter().enumerate() {
                let lifts = standing.lift().unwrap();
                if told.judged[at].graded.grade.is_none_or(|grade| grade == 0) {
                    prop_assert!(lifts.is_empty());
                    continue;
                }
                let all = measures(&told);
                for lift in &lifts {
                    let (measure, _) = all.iter().find(|(_, code)| *code == lift.of[0].to_string()).unwrap();
                    let of: Vec<_> = all.iter().filter(|(own, _)| own == measure).map(|(_, code)| code.clone()).collect();
                    // Codes of rules of several sorts may be the same, so a measure is known by all its uses.
                    if of == lift.of.iter().map(ToString::to_string).collect::<Vec<_>>() {
                        let months = match code.as_str() { "year" => 12, "quarter" => 3, _ => 1 };
                        check(&Tried { told: &told, at, measure }, lift, months)?;
                    }
                }
            }
            Ok(())
        })?;
    }
}

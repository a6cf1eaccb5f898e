//! Those who do so much of something that a cap is reached.

use super::deeds::Doer;
use super::sheet::Sheet;
use crate::generate::Rng;
use crate::scheme::{Cap, CapMost, CapOf, PointRule, Scheme};
use crate::value::{Amount, Period};

/// One member in so many reaches a cap.
const KEEN: u64 = 40;
/// The most records of one run.
const LONGEST: i64 = 60;

/// The runs of a member: for each cap that draws it, deeds in one of its periods until it is reached, and one or two
/// more.
pub(super) fn fill<'a>(doer: &Doer<'_, 'a>, scheme: &'a Scheme, sheet: &mut Sheet, rng: &mut Rng) {
    for cap in scheme.caps() {
        if rng.below(KEEN) == 0 {
            run(doer, cap, sheet, rng);
        }
    }
}

fn run<'a>(doer: &Doer<'_, 'a>, cap: &'a Cap, sheet: &mut Sheet, rng: &mut Rng) {
    let rules: Vec<&PointRule> =
        doer.rules.mine.iter().copied().filter(|rule| cap.rules.contains(&rule.code)).collect();
    let Some(rule) = rules.get(rng.index(rules.len())).copied() else { return };
    let span = doer.ground.plan.span;
    let Some((_, day)) = doer.chance(rule, (span.first_day(), span.last_day()), rng) else { return };
    let Some(period) = Period::of_day(cap.per, day) else { return };
    let same = cap.of == CapOf::Target;
    let mut target = None;
    for _ in 0..length(cap.most, rule.points, rng) {
        let Some((unit, day)) = doer.chance(rule, (period.first_day(), period.last_day()), rng) else {
            continue;
        };
        if same && target.is_none() {
            target = doer.ground.target(unit, rng);
        }
        doer.does(rule, (unit, day), target.clone(), sheet, rng);
    }
}

/// How many deeds of so many points reach a maximum.
fn length(most: CapMost, points: Amount, rng: &mut Rng) -> i64 {
    let reach = match most {
        CapMost::Points(most) => most.thousandths() / points.thousandths().max(1),
        CapMost::Times(most) => i64::from(most),
    };
    let more = i64::try_from(1 + rng.below(2)).unwrap_or(1);
    reach.saturating_add(more).min(LONGEST)
}

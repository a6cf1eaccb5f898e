//! P8: totals of the pass are the sums of its credits, however they are come by.

use std::collections::BTreeMap;

use proptest::prelude::*;
use wangge::tally::Activities;
use wangge::tally::points::{Options, PursePoints, TallyError, Totals, score};
use wangge::value::{Code, Period, PeriodKind};
use wangge_tests::cases;
use wangge_tests::columns::Texts;
use wangge_tests::worlds::{Case, case, large};

/// Thousandths by id of a subject and period, in order; sums of nothing left out.
type Sums = Vec<((String, Period), i64)>;

/// Those of the credits, each record counted for everybody it is `of`.
fn summed(case: &Case, credits: &[i64], per: PeriodKind, of: impl Fn(usize) -> Vec<String>) -> Sums {
    let mut sums: BTreeMap<(String, Period), i64> = BTreeMap::new();
    for (row, credit) in credits.iter().enumerate() {
        let period = Period::containing(per, case.rows[row].at, case.world.offset());
        for id in of(row) {
            *sums.entry((id, period)).or_default() += credit;
        }
    }
    sums.retain(|_, sum| *sum != 0);
    sums.into_iter().collect()
}

/// Totals with the ids of subjects.
fn named(totals: &Totals, ids: &[String]) -> Sums {
    let subjects = totals.subjects.iter().map(|place| ids[*place as usize].clone());
    let periods = totals.periods.iter().copied();
    subjects.zip(periods).zip(totals.amounts.iter().map(|amount| amount.thousandths())).collect()
}

fn holds(case: &Case, purse: PursePoints<'_>, credits: &[i64]) -> Result<(), TestCaseError> {
    let org = &case.world.org;
    let units: Vec<String> = org.units().map(|unit| unit.id().to_string()).collect();
    let members: Vec<String> = org.members().iter().map(ToString::to_string).collect();
    for per in PeriodKind::ALL {
        let by_member = summed(case, credits, per, |row| vec![case.rows[row].member.to_string()]);
        prop_assert_eq!(named(&purse.by_member(per).expect("in bounds"), &members), by_member);
        let above = |row: usize| {
            let unit = org.unit(&case.rows[row].unit).expect("a unit");
            let path = std::iter::once(unit).chain(unit.ancestors());
            path.map(|unit| unit.id().to_string()).collect()
        };
        let by_unit = summed(case, credits, per, above);
        prop_assert_eq!(named(&purse.by_unit(per).expect("in bounds"), &units), by_unit);
    }
    let by_rule = purse.by_rule().expect("in bounds");
    let mut expected: BTreeMap<Code, i64> = BTreeMap::new();
    for (row, credit) in credits.iter().enumerate().filter(|(_, credit)| **credit != 0) {
        let rule = purse.outcome(row).map(|outcome| outcome.rule);
        *expected.entry(rule.unwrap_or_else(|| panic!("a rule of row {row}"))).or_default() += credit;
    }
    for (rule, amount) in by_rule.rules.iter().zip(&by_rule.amounts) {
        prop_assert_eq!(amount.thousandths(), expected.remove(rule).unwrap_or_default(), "{}", rule);
    }
    prop_assert!(expected.is_empty());
    Ok(())
}

/// The totals of members and units by every kind of period.
fn all(purse: PursePoints<'_>) -> Vec<Result<Totals, TallyError>> {
    let of = |kind: &PeriodKind| [purse.by_member(*kind), purse.by_unit(*kind)];
    let totals = PeriodKind::ALL.iter().flat_map(of);
    totals.map(|found| found.map(|totals| totals.into_owned())).collect()
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn p8_totals_are_sums_of_credits(case in case(60)) {
        let (texts, tally) = (Texts::of(&case.rows, case.world.ids), case.world.tally());
        let activities = Activities::from_columns(&texts.columns(), &tally).expect("records without fault");
        let points = score(&tally, &activities, &Options::default()).expect("amounts in bounds");
        for purse in points.purses() {
            holds(&case, purse, purse.credits().expect("kept"))?;
        }
    }

    /// Asked for with the pass they are the same, on any number of threads, and then no credits need be kept.
    #[test]
    fn p8_totals_without_credits_are_the_same(case in prop_oneof![case(60), large(6)], threads in 1_usize..4, few in any::<bool>()) {
        let (texts, tally) = (Texts::of(&case.rows, case.world.ids), case.world.tally());
        let activities = Activities::from_columns(&texts.columns(), &tally).expect("records without fault");
        // Those of longer periods that are not asked for follow from the days.
        let kinds = if few { vec![PeriodKind::Day] } else { PeriodKind::ALL.to_vec() };
        let asked = Options { keep: false, members: kinds.clone(), units: kinds, ..Options::default() };
        let kept = score(&tally, &activities, &Options::default());
        let totals = score(&tally.with_threads(threads), &activities, &asked);
        let Ok(kept) = kept else {
            prop_assert!(totals.is_err());
            return Ok(());
        };
        match totals {
            Ok(totals) => {
                for (kept, total) in kept.purses().zip(totals.purses()) {
                    prop_assert_eq!(total.credits(), None);
                    prop_assert_eq!(all(kept), all(total));
                    prop_assert_eq!(kept.by_rule(), total.by_rule());
                }
            }
            Err(error) => prop_assert!(kept.purses().flat_map(all).any(|found| found == Err(error.clone()))),
        }
    }
}

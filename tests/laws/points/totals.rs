//! P8: totals.

use proptest::prelude::*;
use wangge::scheme::AccountOf;
use wangge::value::{PeriodKind, UnitId};
use wangge_tests::cases;
use wangge_tests::model::points::nothing_left_out;
use wangge_tests::worlds::{case, now};

proptest! {
    #![proptest_config(cases(500))]

    /// P8: the totals of a purse add up to each other, and a unit's to its own records and those of the units below.
    #[test]
    fn p8_totals_add_up(case in case(60), now in now(), per in prop::sample::select(&PeriodKind::ALL)) {
        let points = case.world.points();
        let book = points.settle(&case.rows, now).unwrap();
        let movements = points.movements(&case.rows, &book, now);
        for purse in points.purses() {
            let all = points.totals(&case.rows, &movements, purse, per);
            let sum: i128 = (0..case.rows.len()).map(|row| i128::from(book.pass.credit(row, purse))).sum();
            prop_assert_eq!(all.members.values().sum::<i128>(), sum);
            prop_assert_eq!(all.rules.values().sum::<i128>(), sum);
            let roots = case.world.org.units().filter(|unit| unit.parent().is_none());
            let roots: Vec<_> = roots.map(|unit| unit.id()).collect();
            let tops = all.units.iter().filter(|((unit, _), _)| roots.contains(&unit));
            prop_assert_eq!(tops.map(|(_, amount)| amount).sum::<i128>(), sum);
            let schemes = case.world.history.editions().iter();
            let known = schemes.flat_map(|scheme| scheme.purses()).find(|one| one.code == *purse);
            let members = known.expect("a purse").of == AccountOf::Members;
            prop_assert_eq!(all.accounts.values().sum::<i128>(), if members { sum } else { 0 });
            let households = case.world.org.households().iter();
            let households = households.map(|one| points.household(&case.rows, &movements, (purse, &one.id)));
            prop_assert_eq!(households.sum::<i128>(), if members { 0 } else { sum });
            for unit in case.world.org.units() {
                let total = |unit: &UnitId| {
                    let own = all.units.iter().filter(|((own, _), _)| own == unit);
                    own.map(|(_, amount)| amount).sum::<i128>()
                };
                let own = movements.iter().filter(|one| one.purse == *purse && case.rows[one.row].unit == *unit.id());
                let own = own.map(|one| i128::from(one.amount)).sum::<i128>();
                prop_assert_eq!(total(unit.id()), own + unit.children().map(|child| total(child.id())).sum::<i128>());
            }
        }
    }

    /// P8, P5: without settlement the totals now are those of the pass over what is filed.
    #[test]
    fn p8_without_settlement_totals_are_those_of_the_pass(case in case(60), now in now()) {
        let points = case.world.points();
        let book = points.settle(&case.rows, now).unwrap();
        if !book.entries.is_empty() || book.open.iter().any(|open| open.change) {
            return Ok(());
        }
        let [now, pass] = [points.movements(&case.rows, &book, now), points.credits(&case.rows, &book.pass)];
        for purse in points.purses() {
            let [one, other] = [&now, &pass].map(|all| points.totals(&case.rows, all, purse, PeriodKind::Month));
            prop_assert_eq!(nothing_left_out(one), nothing_left_out(other));
        }
    }
}

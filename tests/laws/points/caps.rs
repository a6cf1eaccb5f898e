//! P4, P8: what caps leave, counted anew from the records.

use proptest::prelude::*;
use wangge::scheme::{AccountOf, Cap, CapMost, CapOf, Scheme};
use wangge::tally::ActivityRow;
use wangge::value::{Code, Period};
use wangge_tests::cases;
use wangge_tests::model::points::Pass;
use wangge_tests::worlds::{Case, case};

/// A record and the purse it is credited in.
type Credited<'c> = (&'c ActivityRow, &'c Code);

/// Whether a cap counts two credits together.
fn together(case: &Case, cap: &Cap, (one, in_one): Credited<'_>, (other, in_other): Credited<'_>) -> bool {
    let period = |row: &ActivityRow| Period::of_day(cap.per, row.at.local(case.world.offset()).0);
    let purse = |row, code: &Code| {
        case.world.edition(row).purses().iter().find(|purse| purse.code == *code).unwrap().of
    };
    let accounts = [purse(one, in_one), purse(other, in_other)];
    let same = match cap.of {
        CapOf::Account if accounts == [AccountOf::Households; 2] => one.target == other.target,
        CapOf::Account if accounts != [AccountOf::Members; 2] => false,
        CapOf::Member | CapOf::Account => one.member == other.member,
        CapOf::Unit => one.unit == other.unit,
        CapOf::Target => one.member == other.member && one.target == other.target,
    };
    same && period(one) == period(other)
}

/// P4, P8: what a cap, by its code and within its purse, has counted together with a credit before it and with it: thousandths and records.
fn recount(
    case: &Case,
    pass: &Pass,
    order: &[usize],
    (upto, purse): (usize, &Code),
    cap: &Cap,
) -> [(i128, u64); 2] {
    let own = (&case.rows[order[upto]], purse);
    let mut counted = [(0, 0); 2];
    for (place, at) in order[..=upto].iter().enumerate() {
        let row = &case.rows[*at];
        for (purse, outcome) in pass.rows[*at].outcomes.iter().filter(|(purse, _)| *purse == own.1) {
            let counts = |other: &Cap| {
                (&other.code, other.of, other.per) == (&cap.code, cap.of, cap.per)
                    && other.rules.contains(&outcome.rule)
            };
            if !case.world.edition(row).caps().iter().any(counts) || !together(case, cap, own, (row, purse)) {
                continue;
            }
            for (points, times) in counted.iter_mut().skip(usize::from(place == upto)) {
                *points += i128::from(outcome.credit);
                *times += u64::from(outcome.credit > 0);
            }
        }
    }
    counted
}

/// The caps that name a rule.
fn naming<'s>(scheme: &'s Scheme, rule: &Code) -> Vec<&'s Cap> {
    scheme.caps().iter().filter(|cap| cap.rules.contains(rule)).collect()
}

proptest! {
    #![proptest_config(cases(1000))]

    /// P4, P8: no credit lets a cap be exceeded, counted anew from the records themselves; of a whole
    /// one there is room for all that a record comes to.
    #[test]
    fn p4_no_cap_is_exceeded(case in case(60)) {
        let points = case.world.points();
        let (pass, order) = (points.pass(&case.rows, None).unwrap(), points.in_order(&case.rows));
        for (place, at) in order.iter().enumerate() {
            for (purse, outcome) in pass.rows[*at].outcomes.iter().filter(|(_, one)| one.credit > 0) {
                for cap in naming(case.world.edition(&case.rows[*at]), &outcome.rule) {
                    let [(before, _), (used, times)] = recount(&case, &pass, &order, (place, purse), cap);
                    match cap.most {
                        CapMost::Points(most) => prop_assert!(used <= most.thousandths().into()),
                        CapMost::Times(most) => prop_assert!(times <= most.into()),
                    }
                    let room = match cap.most {
                        CapMost::Points(most) if cap.whole => i128::from(most.thousandths()) - before,
                        _ => i128::MAX,
                    };
                    prop_assert!(room >= outcome.raw.into());
                }
            }
        }
    }

    /// P4: nothing is cut but by a cap that has no more left, and of those with least left the first is named;
    /// deductions and what fails are never cut.
    #[test]
    fn p4_what_is_cut_was_not_left(case in case(60)) {
        let points = case.world.points();
        let (pass, order) = (points.pass(&case.rows, None).unwrap(), points.in_order(&case.rows));
        for (place, at) in order.iter().enumerate() {
            for (purse, outcome) in &pass.rows[*at].outcomes {
                prop_assert_eq!(outcome.cut.as_ref().map_or(0, |cut| cut.amount), outcome.raw - outcome.credit);
                let Some(cut) = &outcome.cut else { continue };
                prop_assert!(cut.amount > 0 && outcome.raw > 0 && outcome.reason.is_none());
                let mut named = false;
                for cap in naming(case.world.edition(&case.rows[*at]), &outcome.rule) {
                    let [(used, times), _] = recount(&case, &pass, &order, (place, purse), cap);
                    let left = match cap.most {
                        CapMost::Points(most) => i128::from(most.thousandths()) - used,
                        CapMost::Times(most) => if times < most.into() { i128::MAX } else { 0 },
                    };
                    let left = if cap.whole && left < outcome.raw.into() { 0 } else { left.max(0) };
                    let credit = i128::from(outcome.credit);
                    prop_assert!(left >= credit);
                    named |= cap.code == cut.cap;
                    prop_assert!(named || left > credit, "{} had as little left", cap.code);
                    prop_assert!(cap.code != cut.cap || left == credit);
                }
                prop_assert!(named);
            }
        }
    }
}

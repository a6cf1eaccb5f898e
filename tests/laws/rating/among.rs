//! R5, P8: totals of points among stated subjects.

use std::collections::BTreeMap;

use proptest::prelude::*;
use wangge::tally::points::Totals;
use wangge::tally::rate::{RateError, among};
use wangge::value::{Amount, Period};
use wangge_tests::cases;

fn months() -> Vec<Period> {
    ["2026-02", "2026-01", "2026-03"].map(|month| month.parse().unwrap()).to_vec()
}

proptest! {
    #![proptest_config(cases(200))]

    /// P8: who is not listed has 0; who is not stated is of no account; peers are those of one group in one period.
    #[test]
    fn p8_each_stated_subject_has_a_row_in_each_period(
        listed in prop::collection::btree_map((0..9_u32, 0..3_usize), 1..50_i64, 0..20),
        stated in Just((0..9_u32).collect::<Vec<_>>()).prop_shuffle(),
        count in 0..9_usize,
        groups in prop::collection::vec(prop_oneof![0..3_u32, Just(u32::MAX)], 9),
        grouped in any::<bool>(),
    ) {
        let (periods, subjects) = (months(), &stated[..count]);
        let by: BTreeMap<(u32, Period), i64> =
            listed.iter().map(|((subject, at), sum)| ((*subject, periods[*at]), *sum)).collect();
        let totals = Totals {
            subjects: by.keys().map(|(subject, _)| *subject).collect(),
            periods: by.keys().map(|(_, period)| *period).collect(),
            amounts: by.values().map(|sum| Amount::from_thousandths(*sum).unwrap()).collect(),
        };
        // One period is not asked for.
        let asked = &periods[..2];
        let groups = grouped.then_some(&groups[..count]);
        let found = among(&totals, subjects, groups, asked).unwrap();
        let rows: Vec<(u32, Period, u32)> = asked
            .iter()
            .flat_map(|period| subjects.iter().enumerate().map(move |(at, subject)| {
                (*subject, *period, groups.map_or(0, |groups| groups[at]))
            }))
            .collect();
        let sums: Vec<i64> =
            rows.iter().map(|(subject, period, _)| by.get(&(*subject, *period)).copied().unwrap_or(0)).collect();
        prop_assert_eq!(&found.thousandths, &sums);
        for (one, its) in rows.iter().zip(&found.groups) {
            for (other, number) in rows.iter().zip(&found.groups) {
                prop_assert_eq!(one.1 == other.1 && one.2 == other.2, its == number);
            }
        }
        prop_assert_eq!(found.columns().len(), rows.len());
    }
}

/// R5: nobody is their own peer.
#[test]
fn r5_each_is_stated_once() {
    let (totals, march) = (Totals::default(), "2026-03".parse().unwrap());
    assert_eq!(among(&totals, &[3, 1, 3], None, &[march]), Err(RateError::DuplicateSubject { subject: 3 }));
    assert_eq!(
        among(&totals, &[3], None, &[march, march]),
        Err(RateError::DuplicatePeriod { period: march })
    );
    let short = among(&totals, &[3], Some(&[]), &[march]);
    assert_eq!(short, Err(RateError::WrongCount { column: "groups", expected: 1, found: 0 }));
}

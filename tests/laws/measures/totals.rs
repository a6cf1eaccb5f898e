//! R2: sums of one's own columns along the tree.

use proptest::prelude::*;
use wangge::tally::column::{Column, Integers, Validity};
use wangge::tally::{Addends, CaseTable, Flags};
use wangge::value::{Instant, PeriodKind};
use wangge_tests::cases;
use wangge_tests::ledgers::{ledger, period};

use super::world;

proptest! {
    #![proptest_config(cases(300))]

    /// R2: every unit has the sum over the rows whose case lies there or below, of whole numbers and of flags, also where
    /// some rows have none, whatever stands in their place; of more columns than are summed up at a time; on any number
    /// of threads.
    #[test]
    fn r2_totals_are_sums_over_subtrees(
        ledger in ledger(4),
        pick in any::<prop::sample::Index>(),
        kind in any::<u8>(),
        numbers in prop::collection::vec(-1000_i64..1000, 64),
        bits in prop::collection::vec(any::<u8>(), 9),
        offset in 0..8_usize,
        threads in 1..4_usize,
    ) {
        prop_assume!(!ledger.events.is_empty());
        let period = period(&ledger.events, &pick, kind, ledger.world);
        prop_assume!(period.kind() != PeriodKind::All);
        let end = Instant::from_millis(period.span(ledger.world.scheme.offset()).end).unwrap();
        let (org, world) = (&ledger.world.org, world(&ledger).with_threads(threads));
        let table = CaseTable::of_events(&ledger.events, end, &world).unwrap();
        prop_assume!(table.len() <= 64);
        let rows = table.len();
        let validity = || Validity::new(bits.clone(), offset);
        let bit = |row: usize| bits[(offset + row) / 8] >> ((offset + row) % 8) & 1 == 1;
        let whole = |numbers: Vec<i64>| Column::from(Addends::Whole(Integers::from(numbers)));
        let some = (0..rows).map(|row| if bit(row) { numbers[row] } else { i64::MIN }).collect();
        let flags = || Column::from(Addends::Flags(Flags::Bits(validity(), rows)));
        let yes = || Column::from(Addends::Flags(Flags::from(vec![1_u8; rows]))).with_validity(validity());
        let mut columns = vec![("whole", whole(numbers[..rows].to_vec()))];
        columns.extend((0..10).map(|nth| if nth % 2 == 0 { ("flags", flags()) } else { ("yes", yes()) }));
        columns.push(("some", whole(some).with_validity(validity())));
        let totals = table.totals(&columns, &world).unwrap();
        let of = |row: usize| [numbers[row], i64::from(bit(row)), if bit(row) { numbers[row] } else { 0 }];
        for (nth, unit) in totals.units().enumerate() {
            let own = (0..rows).filter(|row| {
                let origin = table.row(*row, org).unwrap().origin;
                unit.contains(org.unit(&origin).unwrap())
            });
            let sums = own.map(of).fold([0; 3], |[a, b, c], [x, y, z]| [a + x, b + y, c + z]);
            let found: Vec<i64> = totals.columns().iter().map(|column| column[nth]).collect();
            let expected: Vec<i64> = (0..12).map(|nth| sums[usize::from(nth > 0) + usize::from(nth > 10)]).collect();
            prop_assert_eq!(found, expected, "{}", unit.id());
        }
        prop_assert_eq!(totals.units().count(), org.units().len());
    }
}

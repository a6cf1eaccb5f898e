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
    /// some rows have none; on any number of threads.
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
        let whole = Addends::Whole(Integers::from(numbers[..rows].to_vec()));
        let columns = [
            ("whole", Column::from(whole.clone())),
            ("some", Column::from(whole).with_validity(validity())),
            ("flags", Column::from(Addends::Flags(Flags::Bits(validity(), rows)))),
        ];
        let totals = table.totals(&columns, &world).unwrap();
        let of = |row: usize| [numbers[row], if bit(row) { numbers[row] } else { 0 }, i64::from(bit(row))];
        for (nth, unit) in totals.units().enumerate() {
            let own = (0..rows).filter(|row| {
                let origin = table.row(*row, org).unwrap().origin;
                unit.contains(org.unit(&origin).unwrap())
            });
            let sums = own.map(of).fold([0; 3], |[a, b, c], [x, y, z]| [a + x, b + y, c + z]);
            prop_assert_eq!([0, 1, 2].map(|column: usize| totals.columns()[column][nth]), sums, "{}", unit.id());
        }
        prop_assert_eq!(totals.units().count(), org.units().len());
    }
}

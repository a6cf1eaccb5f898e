//! T5: columns give what rows give.

use proptest::prelude::*;
use wangge::calendar::{Calendar, CalendarSpec, ColumnError, Lengths, Unpublished};
use wangge::value::{Duration, Instant, Unit};
use wangge_tests::calendars::{start, world};
use wangge_tests::cases;
use wangge_tests::model::calendar::instant;

/// Thousandths of which some are no duration, and starts of which some are no instant.
fn row() -> impl Strategy<Value = (i64, i64)> {
    let strange = prop_oneof![Just(i64::MAX), Just(i64::MIN), Just(7_258_118_400_000)];
    let start = prop_oneof![60 => start(), 2 => Instant::MIN.millis()..=Instant::MAX.millis(), 1 => strange];
    let length = prop_oneof![
        30 => (0..40_i64).prop_map(|n| n * 1000),
        30 => 0..40_i64,
        2 => 1..40_000_i64,
        1 => prop_oneof![Just(-1000), Just(i64::MAX), Just(i64::MIN), Just(1_000_000_000), Just(1_000_000_001_000)],
    ];
    (start, length)
}

fn row_code(calendar: &Calendar, start: i64, unit: Unit, length: i64) -> Result<(i64, bool), &'static str> {
    let start = Instant::from_millis(start);
    let limit = Duration::new(unit, length).map_err(|error| error.code())?;
    let deadline =
        calendar.deadline(start.map_err(|error| error.code())?, &limit).map_err(|error| error.code())?;
    Ok((deadline.at.millis(), deadline.unpublished))
}

proptest! {
    #![proptest_config(cases(50))]

    /// T5, T4
    #[test]
    fn a_column_of_deadlines_is_each_of_them(
        (_, spec) in world(),
        rows in proptest::collection::vec(row(), 0..60),
        demand in any::<bool>(),
        repeat in prop_oneof![3 => Just(1_usize), 1 => Just(40)],
    ) {
        let unpublished = if demand { Unpublished::Error } else { Unpublished::Mark };
        let calendar = Calendar::new(&CalendarSpec { unpublished, ..spec }).unwrap();
        // Some columns are longer than a block.
        let rows: Vec<_> = rows.iter().copied().cycle().take(rows.len() * repeat).collect();
        let (starts, lengths): (Vec<_>, Vec<_>) = rows.iter().copied().unzip();
        let (mut out, mut marks) = (vec![0; rows.len()], vec![true; rows.len()]);
        for unit in Unit::ALL {
            let each: Vec<_> = rows.iter().map(|&(start, n)| row_code(&calendar, start, unit, n)).collect();
            match calendar.deadlines(&starts, Lengths::Each(&lengths), unit, &mut out, &mut marks) {
                Ok(()) => {
                    let found: Vec<_> = out.iter().copied().zip(marks.iter().copied()).map(Ok).collect();
                    prop_assert_eq!(found, each);
                }
                Err(ColumnError::Rows(bad)) => {
                    let found: Vec<_> = bad.iter().map(|(row, error)| (*row, error.code())).collect();
                    let expected: Vec<_> =
                        each.iter().enumerate().filter_map(|(row, answer)| Some((row, answer.err()?))).collect();
                    prop_assert!(!found.is_empty());
                    // A row whose start and length are both wrong is reported once, with either.
                    prop_assert_eq!(found, expected);
                }
                Err(error) => prop_assert!(false, "{}", error),
            }
        }
    }

    /// T5: a plain row takes another way through a column than one that is anything else.
    #[test]
    fn a_row_alone_is_that_row_in_thousandths_and_in_whole_units(
        (_, spec) in world(),
        rows in proptest::collection::vec((row(), any::<bool>()), 0..200),
    ) {
        let calendar = Calendar::new(&spec).unwrap();
        for ((start, length), whole) in rows {
            for unit in [Unit::Wh, Unit::Wd, Unit::D] {
                let (mut out, mut mark) = ([0], [true]);
                let given = [length];
                let lengths = if whole { Lengths::Whole(&given) } else { Lengths::Each(&given) };
                let thousandths = if whole { length.saturating_mul(1000) } else { length };
                let found = match calendar.deadlines(&[start], lengths, unit, &mut out, &mut mark) {
                    Ok(()) => Ok((out[0], mark[0])),
                    Err(ColumnError::Rows(bad)) => Err(bad[0].1.code()),
                    Err(error) => Err(error.code()),
                };
                prop_assert_eq!(found, row_code(&calendar, start, unit, thousandths));
            }
        }
    }

    /// T5
    #[test]
    fn one_length_for_all_is_that_length_a_row((_, spec) in world(), starts in proptest::collection::vec(start(), 0..40)) {
        let calendar = Calendar::new(&spec).unwrap();
        let n = starts.len();
        for unit in Unit::ALL {
            let (mut one, mut each) = ((vec![0; n], vec![true; n]), (vec![0; n], vec![true; n]));
            calendar.deadlines(&starts, Lengths::One(3000), unit, &mut one.0, &mut one.1).unwrap();
            let lengths = vec![3000; n];
            calendar.deadlines(&starts, Lengths::Each(&lengths), unit, &mut each.0, &mut each.1).unwrap();
            prop_assert_eq!(one, each);
        }
    }

    /// T5, T3
    #[test]
    fn a_column_of_working_time_is_each_of_them(
        (_, spec) in world(),
        rows in proptest::collection::vec((start(), start()), 0..40),
    ) {
        let calendar = Calendar::new(&spec).unwrap();
        let (from, to): (Vec<_>, Vec<_>) = rows.iter().copied().unzip();
        let mut out = vec![0; rows.len()];
        calendar.betweens(&from, &to, &mut out).unwrap();
        let each: Vec<_> = rows.iter().map(|&(a, b)| calendar.between(instant(a), instant(b))).collect();
        prop_assert_eq!(out, each);
    }
}

/// T5
#[test]
fn columns_of_different_length_and_rows_that_are_no_instants_are_errors() {
    let calendar = Calendar::china();
    let (mut out, mut marks) = ([0; 2], [false; 2]);
    let uneven = calendar.deadlines(&[0], Lengths::One(1000), Unit::D, &mut out, &mut marks[..1]);
    assert_eq!(uneven, Err(ColumnError::Length));
    assert_eq!(calendar.betweens(&[0], &[0, 0], &mut out), Err(ColumnError::Length));
    let Err(ColumnError::Rows(rows)) = calendar.betweens(&[0, i64::MIN], &[0, 0], &mut out) else {
        panic!("a number that is no instant was taken")
    };
    assert_eq!(rows.iter().map(|row| (row.0, row.1.code())).collect::<Vec<_>>(), [(1, "out_of_range")]);
}

//! P5: settlement, against one full pass each time.

use proptest::prelude::*;
use wangge::tally::{ActivityRow, Book, BookEntry, Booking};
use wangge::value::Instant;
use wangge_tests::cases;
use wangge_tests::model::account::{books, credits, settlements};
use wangge_tests::purses::{STEPS, Town, instant, purse, town};

use super::ask::Plain;

/// The rows a pass is asked for, and the instant.
type AskedOf = (Vec<u32>, i64);

/// The books of a town, and what was asked of the pass for them.
fn kept(town: &Town, now: Instant) -> (Vec<BookEntry>, Vec<i64>, usize, Vec<AskedOf>) {
    let (activities, mut pass) = (town.activities(), Plain::of(town));
    let book = Book::keep(town.world(), &activities, &purse(), now, &mut pass).unwrap();
    let mut sums = vec![0; town.rows.len()];
    let plain = settlements(&town.world(), &town.rows, now.millis());
    for open in book.open() {
        let at = town.rows[open.row].at.millis();
        assert_eq!(open.change, plain.iter().any(|settlement| at < settlement.span.1));
    }
    let entries = book.entries();
    for (row, amount) in entries
        .iter()
        .map(|entry| (entry.row, entry.amount))
        .chain(book.open().iter().map(|open| (open.row, open.amount)))
    {
        sums[row] += amount.thousandths();
    }
    let told: Vec<_> =
        book.settled().iter().map(|settled| (settled.period, settled.at.instant().millis())).collect();
    assert_eq!(told, plain.iter().map(|settlement| (settlement.period, settlement.at)).collect::<Vec<_>>());
    (entries, sums, pass.whole, pass.some)
}

proptest! {
    #![proptest_config(cases(200))]

    /// P5: what is booked is what one full pass at each settlement gives, less what was booked before.
    #[test]
    fn p5_books_are_those_of_a_full_pass_each_settlement(town in town(), now in 0..STEPS + 200) {
        let now = instant(now);
        let (entries, ..) = kept(&town, now);
        let plain = books(&town.world(), &purse(), &town.rows, now.millis());
        let told: Vec<_> = entries
            .iter()
            .map(|entry| (entry.row, entry.period, entry.booking == Booking::Credit, entry.amount.thousandths()))
            .collect();
        let wanted: Vec<_> = plain.iter().map(|entry| (entry.row, entry.period, entry.own, entry.amount)).collect();
        prop_assert_eq!(told, wanted);
        for entry in &entries {
            let end = entry.period.span(town.world().offset()).end;
            let dated = match entry.booking {
                Booking::Credit => town.rows[entry.row].at.millis(),
                Booking::Adjustment => end - 1,
            };
            prop_assert_eq!(entry.dated.instant().millis(), dated);
        }
    }

    /// P5: books and open part together are the full pass of now.
    #[test]
    fn p5_books_and_open_part_are_the_pass_of_now(town in town(), now in 0..STEPS + 200) {
        let now = instant(now);
        let (_, sums, ..) = kept(&town, now);
        prop_assert_eq!(sums, credits(&town.world(), &purse(), &town.rows, Some(now.millis())));
    }

    /// P5: what is booked stays as it is, whatever is filed later.
    #[test]
    fn p5_settled_books_never_change(town in town(), now in 0..STEPS, later in 0..300_i64) {
        let (now, later) = (instant(now), instant(now + later));
        let (before, ..) = kept(&town, now);
        let (after, ..) = kept(&town, later);
        prop_assert_eq!(&before[..], &after[..before.len()]);
        // Nor do they rest on what is not filed yet.
        let filed = |at: &usize| town.rows[*at].filed_at.unwrap_or(town.rows[*at].at) <= now;
        let known: Vec<usize> = (0..town.rows.len()).filter(filed).collect();
        let alone = town.with_rows(known.iter().map(|at| town.rows[*at].clone()).collect());
        let (mut alone, ..) = kept(&alone, now);
        alone.iter_mut().for_each(|entry| entry.row = known[entry.row]);
        prop_assert_eq!(before, alone);
    }

    /// P5: the pass runs once in full; again only over those whose members, units or households something late is
    /// filed of, as of the settlements that did not know of it.
    #[test]
    fn p5_only_what_can_differ_is_asked_for_again(town in town(), now in 0..STEPS + 200) {
        let now = instant(now);
        let (_, _, whole, some) = kept(&town, now);
        prop_assert_eq!(whole, 1);
        let settlements = settlements(&town.world(), &town.rows, now.millis());
        let filed = |row: &ActivityRow| row.filed_at.unwrap_or(row.at).millis();
        for (rows, at) in &some {
            let there = settlements.iter().filter(|settlement| settlement.at == *at);
            let end = there.map(|settlement| settlement.span.1).max().unwrap();
            let late = town.rows.iter().filter(|row| {
                let reversed = town.rows.iter().find(|other| Some(&other.id) == row.reverses.as_ref());
                let affects = reversed.map_or(row.at, |reversed| reversed.at.min(row.at)).millis();
                *at < filed(row) && filed(row) <= now.millis() && affects < end
            });
            prop_assert!(late.count() > 0);
            prop_assert!(rows.iter().all(|row| filed(&town.rows[*row as usize]) <= *at));
        }
        let at: Vec<i64> = some.iter().map(|(_, at)| *at).collect();
        prop_assert!(at.is_sorted());
    }
}

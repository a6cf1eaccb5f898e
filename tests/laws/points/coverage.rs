//! The worlds that the laws are tried on hold all that the clauses speak of.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use wangge::tally::{Accounts, Book, BookError, Booking, LineEntry, RedemptionFault};
use wangge_tests::purses::{STEPS, instant, purse, sound_town};

use super::ask::Plain;

/// How often each thing that an answer can say is said over many worlds.
fn seen(worlds: usize) -> BTreeMap<String, usize> {
    let mut runner = TestRunner::deterministic();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut see = |what: &str| *seen.entry(what.to_owned()).or_default() += 1;
    for _ in 0..worlds {
        let (town, now) = (sound_town(), 0..STEPS + 100).new_tree(&mut runner).unwrap().current();
        let (activities, mut pass, now) = (town.activities(), Plain::of(&town), instant(now));
        let book = Book::keep(town.world(), &activities, &purse(), now, &mut pass).unwrap();
        for entry in book.entries() {
            see(if entry.booking == Booking::Credit { "booked credit" } else { "booked adjustment" });
        }
        for _ in book.open() {
            see("open");
        }
        let accounts = match Accounts::new(book, &town.redemptions, &town.cancels) {
            Ok(accounts) => accounts,
            Err(BookError::Redemptions(faults)) => {
                faults.iter().map(RedemptionFault::code).for_each(&mut see);
                continue;
            }
            Err(error) => panic!("{error:?}"),
        };
        for verdict in accounts.verdicts() {
            see(verdict.outcome.as_ref().map_or_else(|refusal| refusal.code(), |_| "granted"));
        }
        for id in wangge_tests::purses::Town::accounts() {
            let statement = accounts.statement(&id).unwrap();
            if statement.balance < wangge::value::Amount::ZERO {
                see("debt");
            }
            for pair in statement.lines.windows(2) {
                let met = pair[0].balance < wangge::value::Amount::ZERO
                    && pair[1].amount > wangge::value::Amount::ZERO;
                match &pair[1].entry {
                    LineEntry::Cancellation { .. } if met => see("debt met by a cancellation"),
                    _ if met => see("debt met by a credit"),
                    LineEntry::Expiry { .. }
                        if pair[0].at == pair[1].at && pair[0].amount == -pair[1].amount =>
                    {
                        see(match &pair[0].entry {
                            LineEntry::Cancellation { .. } => "returned and gone",
                            _ => "came and gone",
                        });
                    }
                    _ => {}
                }
            }
            for line in &statement.lines {
                see(match &line.entry {
                    LineEntry::Credit { period: Some(_), .. } => "line credit settled",
                    LineEntry::Credit { .. } => "line credit open",
                    LineEntry::Adjustment { .. } => "line adjustment",
                    LineEntry::Change { .. } => "line change",
                    LineEntry::Base { .. } => "line base",
                    LineEntry::Expiry { .. } => "line expiry",
                    LineEntry::Cancellation { .. } => "line cancellation",
                    LineEntry::Redemption { .. } => "line redemption",
                });
            }
            for lot in &statement.lots {
                if matches!(lot.lot.from, wangge::tally::LotFrom::Cancel(_)) {
                    see("lot of a cancellation");
                }
            }
        }
        let as_of: Vec<i64> = pass.some.iter().map(|(_, at)| *at).collect();
        if !as_of.is_empty() {
            see("asked again");
        }
    }
    seen
}

/// P5–P7: else a law may hold because nothing happens.
#[test]
fn p_the_worlds_hold_all_that_the_clauses_speak_of() {
    let seen = seen(400);
    for what in [
        "asked again",
        "booked adjustment",
        "booked credit",
        "came and gone",
        "debt",
        "debt met by a cancellation",
        "debt met by a credit",
        "granted",
        "insufficient_balance",
        "limit_reached",
        "line adjustment",
        "line base",
        "line cancellation",
        "line change",
        "line credit open",
        "line credit settled",
        "line expiry",
        "line redemption",
        "lot of a cancellation",
        "open",
        "out_of_stock",
        "outside_window",
        "returned and gone",
        "unknown_good",
    ] {
        assert!(seen.contains_key(what), "{what}: {seen:#?}");
    }
}

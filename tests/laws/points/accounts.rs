//! P6, P8, P9: accounts, against a list folded from nothing at each instant.

use proptest::prelude::*;
use wangge::tally::{AccountId, Accounts, Book, LineEntry, LotFrom, LotId, Statement};
use wangge::value::{Amount, Instant};
use wangge_tests::cases;
use wangge_tests::model::account::{Told, account, judge};
use wangge_tests::purses::{STEPS, Town, instant, purse, sound_town};

use super::ask::Plain;

/// What a statement tells, in the words of the model.
pub(super) fn told(statement: &Statement) -> Told {
    let thousandths = |amount: Amount| amount.thousandths();
    let name = |lot: &LotId| match &lot.from {
        LotFrom::Record(record) => record.to_string(),
        LotFrom::Base(period) => format!("base.{period}"),
        LotFrom::Cancel(cancel) => cancel.to_string(),
    };
    let label = |entry: &LineEntry| match entry {
        LineEntry::Credit { record, period: Some(period), .. } => format!("credit {record} in {period}"),
        LineEntry::Credit { record, period: None, .. } => format!("credit {record}"),
        LineEntry::Adjustment { record, period, .. } => format!("adjustment {record} in {period}"),
        LineEntry::Change { record, .. } => format!("change {record}"),
        LineEntry::Base { period } => format!("base.{period}"),
        LineEntry::Expiry { lot } => format!("expiry {} of {}", name(lot), lot.dated.instant().millis()),
        LineEntry::Cancellation { cancel, redemption } => format!("cancellation {cancel} of {redemption}"),
        LineEntry::Redemption { redemption, .. } => format!("redemption {redemption}"),
    };
    let lines = statement.lines.iter().map(|line| {
        let at = line.at.instant().millis();
        (at, label(&line.entry), thousandths(line.amount), thousandths(line.balance))
    });
    let lots = statement.lots.iter().map(|left| {
        let expires = left.expires.map(|at| at.instant().millis());
        (left.lot.dated.instant().millis(), name(&left.lot), thousandths(left.amount), expires)
    });
    Told {
        lines: lines.collect(),
        lots: lots.collect(),
        credited: thousandths(statement.credited),
        redeemed: thousandths(statement.redeemed),
        expired: thousandths(statement.expired),
        balance: thousandths(statement.balance),
    }
}

/// The statements of all accounts of a town, whose cancellations are of redemptions that were granted.
pub(super) fn statements(town: &Town, now: Instant) -> Vec<(AccountId, Statement)> {
    let (activities, mut pass) = (town.activities(), Plain::of(town));
    let book = Book::keep(town.world(), &activities, &purse(), now, &mut pass).unwrap();
    let accounts = Accounts::new(book, &town.redemptions, &town.cancels).unwrap();
    let statement = |id: AccountId| (id.clone(), accounts.statement(&id).unwrap());
    Town::accounts().into_iter().map(statement).collect()
}

proptest! {
    #![proptest_config(cases(200))]

    /// P6, P8: each account holds, line by line and lot by lot, what folding a plain list gives.
    #[test]
    fn p6_accounts_are_folded_as_by_hand(town in sound_town(), now in 0..STEPS + 200) {
        let (world, now) = (town.world(), instant(now));
        let requests = (&town.redemptions[..], &town.cancels[..]);
        let (_, moves) = judge(&world, &purse(), &town.rows, requests, now.millis()).unwrap();
        for (id, statement) in statements(&town, now) {
            let plain = account(&world, &purse(), &town.rows, &id, &moves, now.millis());
            prop_assert_eq!(told(&statement), plain, "{}", id);
        }
    }

    /// P9: for every account and instant Σ credits = balance + redeemed + expired; the lines add up to the sums and the
    /// lots to the balance, unless there is a debt.
    #[test]
    fn p9_nothing_is_lost_and_nothing_made(town in sound_town(), now in 0..STEPS + 200) {
        for (_, statement) in statements(&town, instant(now)) {
            let Told { lines, lots, credited, redeemed, expired, balance } = told(&statement);
            prop_assert_eq!(credited, balance + redeemed + expired);
            let (mut sums, mut running) = ([0; 3], 0);
            for (line, (_, _, amount, after)) in statement.lines.iter().zip(lines) {
                running += amount;
                prop_assert_eq!(running, after);
                match line.entry {
                    LineEntry::Expiry { .. } => sums[2] -= amount,
                    LineEntry::Redemption { .. } | LineEntry::Cancellation { .. } => sums[1] -= amount,
                    _ => sums[0] += amount,
                }
            }
            prop_assert_eq!((sums, running), ([credited, redeemed, expired], balance));
            let held: i64 = lots.iter().map(|lot| lot.2).sum();
            prop_assert!(held == balance || (lots.is_empty() && balance < 0));
            prop_assert!(lots.iter().all(|lot| lot.2 > 0 && lot.3.is_none_or(|at| at > instant(now).millis())));
        }
    }
}

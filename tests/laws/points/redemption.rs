//! P7: redemption, against one request after the other on accounts made from nothing.

use proptest::prelude::*;
use wangge::tally::{Accounts, Book, BookError, RedemptionFault, RedemptionRefusal};
use wangge::value::{Instant, RedemptionId};
use wangge_tests::cases;
use wangge_tests::model::account::judge;
use wangge_tests::purses::{STEPS, Town, instant, purse, sound_town, town};

use super::ask::Plain;

type Outcomes = Vec<(RedemptionId, Result<i64, RedemptionRefusal>)>;

/// What became of each request, or what is wrong.
fn outcomes(town: &Town, now: Instant) -> Result<Outcomes, Vec<RedemptionFault>> {
    let (activities, mut pass) = (town.activities(), Plain::of(town));
    let book = Book::keep(town.world(), &activities, &purse(), now, &mut pass).unwrap();
    match Accounts::new(book, &town.redemptions, &town.cancels) {
        Ok(accounts) => {
            let outcome = |verdict: &wangge::tally::Verdict| {
                (verdict.id.clone(), verdict.outcome.clone().map(|paid| paid.thousandths()))
            };
            Ok(accounts.verdicts().iter().map(outcome).collect())
        }
        Err(BookError::Redemptions(faults)) => Err(faults),
        Err(error) => panic!("{error:?}"),
    }
}

proptest! {
    #![proptest_config(cases(250))]

    /// P7: each request is judged in order on what was known at its instant; cancellations of what was refused are
    /// faults.
    #[test]
    fn p7_requests_are_judged_as_by_hand(town in town(), now in 0..STEPS + 100) {
        let (world, now) = (town.world(), instant(now));
        let requests = (&town.redemptions[..], &town.cancels[..]);
        match (outcomes(&town, now), judge(&world, &purse(), &town.rows, requests, now.millis())) {
            (Ok(found), Ok((plain, _))) => prop_assert_eq!(found, plain),
            (Err(faults), Err(plain)) => {
                let cancels = faults.iter().map(|fault| match fault {
                    RedemptionFault::CancelsRefused { cancel, .. } => cancel.clone(),
                    other => panic!("{other:?}"),
                });
                prop_assert_eq!(cancels.collect::<Vec<_>>(), plain);
            }
            (found, plain) => prop_assert!(false, "{:?} {:?}", found, plain),
        }
    }

    /// P7: what was granted or refused stands, whatever is filed or asked for later.
    #[test]
    fn p7_verdicts_stand(town in sound_town(), now in 0..STEPS, later in 0..200_i64) {
        let before = outcomes(&town, instant(now)).unwrap();
        let after = outcomes(&town, instant(now + later)).unwrap();
        prop_assert_eq!(&before[..], &after[..before.len()]);
        prop_assert!(after.len() <= town.redemptions.len());
    }
}

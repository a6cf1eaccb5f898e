//! C7, C8: what is left of a limit, against a clerk who counts along.

use proptest::prelude::*;
use wangge::case::{Remaining, remaining};
use wangge_tests::cases;
use wangge_tests::stories::{judged, paced, resting, story, tell};

use super::model::{book, states};

const DAY: i64 = 86_400_000;

proptest! {
    #![proptest_config(cases(200))]

    /// C7: what has passed and what is left make the length, and the clerk counts the same.
    #[test]
    fn what_is_left_is_what_the_clerk_says(
        story in prop_oneof![story(16), resting(16), paced(16), judged(12)],
        ahead in prop::collection::vec(prop_oneof![Just(-1), Just(0), 0..DAY, 0..20 * DAY], 1..4),
    ) {
        let told = tell(&story);
        let book = book(told.world);
        for (step, states) in told.steps.iter().zip(states(&told)) {
            let (Some(case), Some(state)) = (&step.after[step.which], &states[step.which]) else { continue };
            let due = case.limit().map(|limit| limit.deadline.instant());
            let nows = ahead.iter().map(|ahead| case.last.instant().checked_add_millis(*ahead).unwrap());
            for now in nows.chain(due) {
                let left = remaining(case, now, told.context()).unwrap();
                let says = left.map(|left| {
                    let Remaining { purpose, elapsed, left, deadline, stands_still, .. } = left;
                    (purpose.as_str(), elapsed, left, deadline.instant().millis(), stands_still)
                });
                // Of a limit without length the clerk counts the closing that ends it.
                if left.is_none_or(|left| left.elapsed + left.left > 0) {
                    prop_assert_eq!(says, book.remaining(state, now.millis()), "{:?} {:?}", now, case);
                }
                let (ticked, unmoved) = (wangge::case::tick(case, now, told.context()).unwrap(), case.limit());
                if let (true, Some(left), Some(limit)) = (ticked.is_empty(), left, unmoved) {
                    prop_assert_eq!(left.elapsed + left.left, limit.runs().count());
                }
            }
        }
    }
}

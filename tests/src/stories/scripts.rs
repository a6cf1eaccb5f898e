//! Stories that begin by a script and then go on at random.

use proptest::prelude::*;
use wangge::case::CommandKind as K;

use super::moves::{Move, Story, What, When, Who, start, when};
use super::world::world;

/// What a script says of a move: what, when, and whether it is the second case that is meant.
type Line = (What, When, bool);

const fn of(kinds: &'static [K], beside: bool) -> Line {
    (What::Of(kinds), When::Same, beside)
}

/// Stories that are resolved late, closed and appealed against, and then judged or reopened.
pub fn appealed(length: usize) -> impl Strategy<Value = Story> {
    const LATE: Line = (What::Tick, When::Deadline(1), false);
    const SCRIPT: &[Line] = &[
        of(&[K::Report], false),
        of(&[K::Accept], false),
        LATE,
        LATE,
        of(&[K::Resolve], false),
        of(&[K::FeedBack], false),
        of(&[K::Evaluate], false),
        of(&[K::Close], false),
        of(&[K::Appeal], false),
    ];
    const THEN: &[K] = &[K::Appeal, K::Judge, K::Reopen, K::Evaluate, K::Resolve, K::FeedBack, K::Close];
    scripted(SCRIPT, THEN, length)
}

/// Stories of two cases that are merged, and then left by those who reported them.
pub fn joined(length: usize) -> impl Strategy<Value = Story> {
    const SCRIPT: &[Line] = &[
        of(&[K::Report], true),
        of(&[K::Report], false),
        of(&[K::Classify, K::Accept], false),
        of(&[K::Merge], true),
    ];
    const THEN: &[K] = &[K::Withdraw, K::Withdraw, K::Merge, K::Accept, K::Suspend, K::Reopen, K::Evaluate];
    scripted(SCRIPT, THEN, length)
}

/// A script, and then moves of these kinds by those who may.
fn scripted(script: &'static [Line], kinds: &'static [K], length: usize) -> impl Strategy<Value = Story> {
    let plain = |(what, when, beside): Line, luck: u64, wrong: u8| Move {
        what,
        who: Who::Right,
        when,
        done: None,
        beside,
        luck,
        wrong,
    };
    let first = prop::collection::vec(any::<u64>(), script.len());
    let first = first.prop_map(move |lucks| {
        script.iter().zip(lucks).map(|(line, luck)| plain(*line, luck, 0)).collect::<Vec<Move>>()
    });
    let soon = prop_oneof![2 => Just(When::Same), 1 => when()];
    let then = (soon, prop::bool::weighted(0.1), any::<u64>());
    let then = then.prop_map(move |(when, beside, luck)| plain((What::Of(kinds), when, beside), luck, 4));
    (world(), start(), first, prop::collection::vec(then, 1..=length)).prop_map(
        |(world, start, mut moves, then)| {
            moves.extend(then);
            Story { world, start, moves }
        },
    )
}

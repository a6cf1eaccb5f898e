//! What a random story is made of, before it meets a case: what, by whom, when.

use proptest::prelude::*;

use wangge::case::CommandKind as K;

use super::world::{World, world};

/// A whole random story: a scheme, an instant to begin at, moves.
#[derive(Clone, Debug)]
pub struct Story {
    /// Where it plays.
    pub world: &'static World,
    /// When it begins, in milliseconds since 1970.
    pub start: i64,
    /// What is tried, one after the other.
    pub moves: Vec<Move>,
}

/// One thing tried: a command or a tick.
#[derive(Clone, Debug)]
pub struct Move {
    /// What is asked.
    pub what: What,
    /// Who asks.
    pub who: Who,
    /// When.
    pub when: When,
    /// How much earlier the deed is said to be done; negative: later.
    pub done: Option<i64>,
    /// Whether it is the second case that is meant.
    pub beside: bool,
    /// Settles whatever else the command leaves open.
    pub luck: u64,
    /// Of 256 fields so many are wrong.
    pub wrong: u8,
}

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A command that fits the state.
    Fitting,
    /// One of these, if one of them fits the state.
    Of(&'static [K]),
    /// The same command as the last one.
    Again,
    /// Any command, by number in the order of the commands.
    Any(u8),
    /// Nothing: time passes.
    Tick,
}

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Somebody who may.
    Right,
    /// The head of the holder unit.
    Holder,
    /// The first receiver.
    Receiver,
    /// The person who reported it.
    Reporter,
    /// Another person.
    OtherReporter,
    /// The head of some unit.
    Head(u8),
    /// Some partner.
    Partner(u8),
    /// A device.
    Device,
    /// Somebody else.
    Other(u8),
}

/// When it is asked, against the case as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// At the case's last event.
    Same,
    /// So many milliseconds later.
    After(i64),
    /// When time next brings something, and so many milliseconds.
    Due(i64),
    /// At the deadline that runs, and so many milliseconds.
    Deadline(i64),
    /// At the end of the window for marks, and so many milliseconds.
    Window(i64),
    /// At the midnight that ends the day, and so many milliseconds.
    Midnight(i64),
    /// At 12:00 or 17:30 of the day, and so many milliseconds.
    Closing(bool, i64),
    /// So many milliseconds before the case's last event.
    Back(i64),
}

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// Random stories of at most so many moves.
pub fn story(length: usize) -> impl Strategy<Value = Story> {
    (world(), start(), prop::collection::vec(step(), 1..=length)).prop_map(|(world, start, moves)| Story {
        world,
        start,
        moves,
    })
}

/// Stories that are reported, accepted, and then do little but rest and go on, where they can at the very instants of
/// deadlines and closings.
pub fn resting(length: usize) -> impl Strategy<Value = Story> {
    const REST: &[K] =
        &[K::Suspend, K::Suspend, K::Suspend, K::Resume, K::Resume, K::Defer, K::Escalate, K::Dispatch];
    accepted(prop_oneof![8 => Just(What::Of(REST)), 2 => Just(What::Tick)], length)
}

/// Stories that are reported, accepted, and then resolved, judged and appealed against again and again.
pub fn judged(length: usize) -> impl Strategy<Value = Story> {
    const END: &[K] = &[
        K::Resolve,
        K::Evaluate,
        K::Evaluate,
        K::FeedBack,
        K::FeedBack,
        K::Close,
        K::Close,
        K::Reopen,
        K::Appeal,
        K::Appeal,
        K::Judge,
        K::Judge,
        K::Progress,
    ];
    accepted(prop_oneof![8 => Just(What::Of(END)), 1 => Just(What::Tick)], length)
}

/// Stories that are reported, accepted, and then have their limits moved: extended, expedited, suspended, corrected.
pub fn paced(length: usize) -> impl Strategy<Value = Story> {
    const PACE: &[K] = &[
        K::Extend,
        K::Extend,
        K::Expedite,
        K::Expedite,
        K::Reclassify,
        K::Progress,
        K::Progress,
        K::Suspend,
        K::Resume,
        K::Resume,
        K::Defer,
        K::Dispatch,
        K::Return,
        K::Escalate,
        K::Ask,
        K::RefuseAsk,
    ];
    accepted(prop_oneof![9 => Just(What::Of(PACE)), 1 => Just(What::Tick)], length)
}

/// Stories that are reported, accepted, and then call partners upon, who answer, and hold conferences.
pub fn called(length: usize) -> impl Strategy<Value = Story> {
    const CALL: &[K] = &[
        K::Dispatch,
        K::Dispatch,
        K::Answer,
        K::Answer,
        K::Answer,
        K::Convene,
        K::Reclassify,
        K::Suspend,
        K::Resume,
        K::Resolve,
        K::Reopen,
        K::Evaluate,
    ];
    accepted(prop_oneof![9 => Just(What::Of(CALL)), 1 => Just(What::Tick)], length)
}

/// Stories in which commands are wrong in several ways at once.
pub fn mistaken(length: usize) -> impl Strategy<Value = Story> {
    let what = prop_oneof![1 => Just(What::Fitting), 1 => (0..KINDS).prop_map(What::Any)];
    let who =
        prop_oneof![6 => Just(Who::Right), 1 => (0..9_u8).prop_map(Who::Other), 1 => Just(Who::Reporter)];
    let done = prop_oneof![3 => Just(None), 1 => Just(Some(-1))];
    let wrong = (what, who, when(), done, prop::bool::weighted(0.2), any::<u64>()).prop_map(
        |(what, who, when, done, beside, luck)| Move { what, who, when, done, beside, luck, wrong: 80 },
    );
    (world(), start(), prop::collection::vec(wrong, 1..=length)).prop_map(|(world, start, moves)| Story {
        world,
        start,
        moves,
    })
}

/// How many commands there are.
const KINDS: u8 = K::ALL.len() as u8;

/// A report, its acceptance, and then moves of these kinds by those who may.
fn accepted(what: impl Strategy<Value = What>, length: usize) -> impl Strategy<Value = Story> {
    let plain = |what: What, when: When, luck: u64, wrong: u8| Move {
        what,
        who: Who::Right,
        when,
        done: None,
        beside: false,
        luck,
        wrong,
    };
    let first = any::<(u64, u64, u8)>().prop_map(move |(one, other, after)| {
        let report = plain(What::Of(&[K::Report]), When::Same, one, 0);
        vec![report, plain(What::Of(&[K::Accept]), When::After(after.into()), other, 0)]
    });
    let then = (what, when(), any::<u64>()).prop_map(move |(what, when, luck)| plain(what, when, luck, 4));
    (world(), start(), first, prop::collection::vec(then, 1..=length)).prop_map(
        |(world, start, mut moves, then)| {
            moves.extend(then);
            Story { world, start, moves }
        },
    )
}

/// Days on which something is the matter: ordinary ones, those before holidays, the end of a year.
pub(super) fn start() -> impl Strategy<Value = i64> {
    let days = vec![
        1_772_668_800_000_i64, // 2026-03-05T00:00Z
        1_772_668_800_000 + 5 * DAY,
        1_770_854_400_000, // 2026-02-12
        1_775_088_000_000, // 2026-04-02
        1_766_966_400_000, // 2025-12-29
        1_797_811_200_000, // 2026-12-21
    ];
    let minute = prop_oneof![0..24 * 60_i64, Just(30), Just(4 * 60), Just(16 * 60)];
    let within = prop_oneof![3 => Just(0), 1 => -1..=1_i64, 1 => 0..MINUTE];
    let early = 1_640_908_800_000_i64; // 2021-12-31, a day before the schemes hold
    let day = prop_oneof![15 => prop::sample::select(days), 1 => Just(early)];
    (day, minute, within).prop_map(|(day, minute, ms)| day + minute * MINUTE + ms)
}

fn step() -> impl Strategy<Value = Move> {
    let what = prop_oneof![
        10 => Just(What::Fitting),
        1 => Just(What::Again),
        1 => (0..KINDS).prop_map(What::Any),
        2 => Just(What::Tick),
    ];
    let who = prop_oneof![
        30 => Just(Who::Right),
        1 => Just(Who::Holder),
        1 => Just(Who::Receiver),
        1 => Just(Who::Reporter),
        1 => Just(Who::OtherReporter),
        1 => (0..11_u8).prop_map(Who::Head),
        1 => (0..5_u8).prop_map(Who::Partner),
        1 => Just(Who::Device),
        2 => (0..9_u8).prop_map(Who::Other),
    ];
    let done = prop_oneof![20 => Just(None), 1 => (-1..=1_i64).prop_map(Some), 2 => (0..DAY).prop_map(Some)];
    (what, who, when(), done, prop::bool::weighted(0.25), any::<u64>()).prop_map(
        |(what, who, when, done, beside, luck)| Move { what, who, when, done, beside, luck, wrong: 8 },
    )
}

/// Any time to act, the very instants of deadlines and closings among them.
pub fn when() -> impl Strategy<Value = When> {
    prop_oneof![
        2 => Just(When::Same),
        3 => (0..180_i64).prop_map(|minutes| When::After(minutes * MINUTE)),
        2 => (0..3 * DAY).prop_map(When::After),
        1 => (0..40_i64).prop_map(|days| When::After(days * DAY)),
        3 => (-1..=1_i64).prop_map(When::Due),
        2 => (-1..=1_i64).prop_map(When::Deadline),
        1 => (-1..=1_i64).prop_map(When::Window),
        1 => (-1..=1_i64).prop_map(When::Midnight),
        1 => (any::<bool>(), -1..=1_i64).prop_map(|(noon, away)| When::Closing(noon, away)),
        1 => prop_oneof![Just(1), 1..DAY].prop_map(When::Back),
    ]
}

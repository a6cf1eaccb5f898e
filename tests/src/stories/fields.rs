//! The fields of each command, mostly such that it can be taken down.

use wangge::case::{Action, Call, Case, CommandKind as K, Evidence, Mark, Marks, Reply, Verdict, Wish};
use wangge::value::{Code, Duration, Instant, Stamp, UnitId};

use super::dice::Dice;
use super::moves::Who;
use super::telling::{Cases, IDS};
use super::world::{OTHERS, PARTNERS, UNITS, World, head};
use super::{actors::above, intake};

/// What a command asks.
pub(super) fn action(
    kind: K,
    who: Who,
    at: Instant,
    (which, cases): (usize, &Cases),
    world: &World,
    dice: &mut Dice,
) -> Action {
    let case = cases[which].as_ref();
    let stamp = |at: Instant| Stamp::new(at, world.scheme.offset());
    let reason = || "超出网格权限".parse().expect("a text");
    match kind {
        K::Report => intake::report(who, &world.scheme, dice),
        K::Classify => intake::classify(case, &world.scheme, dice),
        K::Reclassify => intake::reclassify(case, &world.scheme, dice),
        K::Accept => Action::Accept,
        K::Reject => Action::Reject { reason: reason() },
        K::Merge => {
            let into = if dice.wrong() { dice.one(&[IDS[which], "c-9"]) } else { IDS[1 - which] };
            Action::Merge { into: into.parse().expect("an id") }
        }
        K::Assign => {
            let holder = case.map_or("a", |case| case.holder().unit.as_str());
            let other = || OTHERS[0].parse().expect("an id");
            Action::Assign { member: if dice.percent(85) { head(holder) } else { other() } }
        }
        K::Dispatch => Action::Dispatch { calls: (0..dice.one(&[1, 1, 2])).map(|_| call(dice)).collect() },
        K::Convene => {
            let later = if dice.wrong() { 1 } else { -(dice.below(86_400_000) as i64) };
            let partners = (0..dice.below(3)).map(|_| call(dice).partner).collect();
            let held_at = stamp(at.checked_add_millis(later).expect("this century"));
            Action::Convene { partners, held_at, decision: "限期整改".parse().expect("a text") }
        }
        K::Escalate => {
            let to = match dice.below(4) {
                0 | 1 => None,
                2 => case.and_then(|case| above(case.holder().unit.as_str(), dice)),
                _ => Some(unit(dice)),
            };
            Action::Escalate { to, reason: reason() }
        }
        K::Return => Action::Return { reason: reason() },
        K::Suspend => {
            let later = dice.one(&[0, 1, 3_600_000, 86_400_000, 200_000_000, 400_000_000]);
            let until = dice.percent(50).then(|| at.checked_add_millis(later).expect("this century"));
            Action::Suspend { reason: reason(), until: until.map(stamp) }
        }
        K::Resume => Action::Resume,
        K::Defer => {
            let later = dice.one(&[1, 60_000, 3_600_000, 40_000_000, 86_400_000, 9_000_000_000]);
            let later = if dice.wrong() { 0 } else { later };
            let until = stamp(at.checked_add_millis(later).expect("this century"));
            Action::Defer { granted_by: granter(case, dice), reason: reason(), until }
        }
        K::Extend => {
            let parent = case.and_then(|case| super::actors::parent(case.holder().unit.as_str()));
            let near = parent.filter(|_| dice.percent(85)).map(|unit| unit.parse().expect("an id"));
            Action::Extend {
                granted_by: near.unwrap_or_else(|| granter(case, dice)),
                length: longer(case, world, dice),
            }
        }
        K::Expedite => {
            let deadline = case.and_then(Case::limit).map_or(at, |limit| limit.deadline.instant());
            let ahead = deadline.since(at).max(0);
            let later = match dice.below(8) {
                0 => 1,
                1 => ahead - 1,
                2 if dice.percent(30) => dice.one(&[0, ahead, ahead + 1, -5]),
                _ => 1 + dice.below((ahead - 1).max(1) as usize) as i64,
            };
            let deadline = stamp(at.checked_add_millis(later).expect("this century"));
            Action::Expedite { granted_by: granter(case, dice), deadline, reason: reason() }
        }
        K::Ask => Action::Ask { wish: dice.one(Wish::ALL), reason: reason() },
        K::RefuseAsk => {
            let asked = case.and_then(|case| dice.any(&case.asks)).map(|ask| ask.wish);
            let other = dice.one(Wish::ALL);
            Action::RefuseAsk { wish: asked.filter(|_| dice.percent(80)).unwrap_or(other), reason: reason() }
        }
        K::Answer => {
            let answer = dice.one(Reply::ALL);
            Action::Answer { answer, reason: (answer == Reply::Declines).then(reason) }
        }
        K::Progress => Action::Progress { stage: stage(case, world, dice) },
        K::Resolve => resolve(case, world, dice),
        K::FeedBack => Action::FeedBack,
        K::Evaluate => {
            let mut mark = |least: usize| Mark::new((least + dice.below(6 - least)) as u8).expect("1 to 5");
            let marks = Marks { effect: mark(1), duration: mark(1), attitude: mark(1) };
            let good = Marks { effect: mark(4), duration: mark(5), attitude: mark(4) };
            Action::Evaluate { marks: if dice.percent(40) { good } else { marks } }
        }
        K::Reopen => Action::Reopen { reason: reason() },
        K::Close => Action::Close,
        K::Appeal => Action::Appeal { reason: reason() },
        K::Judge => {
            let verdict = dice.one(Verdict::ALL);
            Action::Judge { granted_by: granter(case, dice), verdict, reason: reason() }
        }
        K::Withdraw => Action::Withdraw,
    }
}

/// A partner with one of its functions, or rarely one it does not have.
fn call(dice: &mut Dice) -> Call {
    let (partner, functions) = if dice.wrong() { PARTNERS[4] } else { dice.one(&PARTNERS[..4]) };
    let partner = if dice.wrong() { "p-none" } else { partner };
    let function = dice.any(functions).filter(|_| !dice.wrong()).copied().unwrap_or("justice");
    Call { partner: partner.parse().expect("an id"), function: code(function) }
}

/// A unit above the holder, the holder itself at the apex, or rarely some unit.
fn granter(case: Option<&Case>, dice: &mut Dice) -> UnitId {
    let holder = case.map(|case| case.holder().unit.clone()).filter(|_| !dice.wrong());
    match holder {
        Some(holder) => above(holder.as_str(), dice).unwrap_or(holder),
        None => unit(dice),
    }
}

/// By how much a limit is extended: within its share, or a little or much more.
fn longer(case: Option<&Case>, world: &World, dice: &mut Dice) -> Duration {
    let other = || dice_length("3h");
    let Some(limit) = case.and_then(Case::limit).filter(|_| !dice.wrong()) else { return other() };
    let (unit, whole) = (limit.length.unit(), limit.length.thousandths());
    let share =
        world.scheme.extension().map_or(1.0, |rule| rule.share.num() as f64 / rule.share.den() as f64);
    let step = if unit.counts_days() { 1000 } else { 1 };
    let most = (whole as f64 * share) as i64 / step * step;
    let length = match dice.below(5) {
        0 => most,
        1 => most + step,
        2 => step,
        _ => most / 2 / step * step,
    };
    Duration::new(unit, length.max(step)).unwrap_or_else(|_| other())
}

fn dice_length(text: &str) -> Duration {
    text.parse().expect("a length")
}

/// A note, the next stage, or some other.
fn stage(case: Option<&Case>, world: &World, dice: &mut Dice) -> Option<Code> {
    let matter = case.and_then(|case| case.matter.as_ref());
    let stages =
        matter.and_then(|matter| world.scheme.item(&matter.item)).map_or(&[][..], |item| &item.stages);
    let now =
        stages.iter().position(|stage| case.is_some_and(|case| case.stage.as_ref() == Some(&stage.code)));
    let next = now.and_then(|now| stages.get(now + 1)).map(|stage| stage.code.clone());
    match dice.below(10) {
        0..=3 => None,
        4 => Some(code(dice.one(&["first", "second", "third", "fourth"]))),
        _ => next,
    }
}

fn resolve(case: Option<&Case>, world: &World, dice: &mut Dice) -> Action {
    let matter = case.and_then(|case| case.matter.as_ref());
    let needed = matter.and_then(|matter| world.scheme.item(&matter.item)).map(|item| item.evidence.clone());
    let mut kinds = needed.unwrap_or_default();
    match dice.below(12) {
        0 => kinds = vec![code("photo")],
        1 => kinds.push(code("photo")),
        _ => {}
    }
    if dice.wrong() {
        kinds.push(code("hearsay"));
    }
    let shown = |kind| Evidence { kind, reference: "f-1".parse().expect("a name") };
    Action::Resolve {
        outcome: "已办结".parse().expect("a text"),
        evidence: kinds.into_iter().map(shown).collect(),
    }
}

/// A unit, or rarely one that is none.
pub(super) fn unit(dice: &mut Dice) -> UnitId {
    let id = if dice.wrong() { "nowhere" } else { UNITS[dice.below(UNITS.len())].0 };
    id.parse().expect("an id")
}

pub(super) fn code(text: &str) -> Code {
    text.parse().expect("a code")
}

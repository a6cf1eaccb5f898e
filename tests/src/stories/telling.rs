//! Telling a random story: each move becomes a command or a tick against the case as it stands.

use wangge::case::{Case, Command, CommandKind, Context, Event, Refusal, State, decide, evolve, tick};
use wangge::value::{Instant, Stamp};

use super::actors::actor;
use super::dice::Dice;
use super::fields::action;
use super::moves::{Move, Story, What};
use super::when::instant;
use super::world::World;

/// The cases of a story: the one it is about, and one beside it.
pub const IDS: [&str; 2] = ["c-1", "c-2"];

/// The two cases as they stand.
pub(super) type Cases = [Option<Case>; 2];

/// A story that has been told: where it played, and every step.
#[derive(Debug)]
pub struct Told {
    /// Where.
    pub world: &'static World,
    /// The steps in order.
    pub steps: Vec<Step>,
}

/// One step of a told story.
#[derive(Clone, Debug)]
pub struct Step {
    /// Which case it is about.
    pub which: usize,
    /// The cases before it.
    pub before: Cases,
    /// What was tried.
    pub act: Act,
    /// What came of it.
    pub result: Result<Vec<Event>, Refusal>,
    /// The cases after it.
    pub after: Cases,
}

/// What was tried.
#[derive(Clone, Debug)]
pub enum Act {
    /// A command.
    Command(Box<Command>),
    /// Time passed up to an instant.
    Tick(Instant),
}

impl Step {
    /// What it was decided against: the other case is given as a target.
    pub fn context<'a>(&'a self, world: &'a World) -> Context<'a> {
        context(world, self.before[1 - self.which].as_ref())
    }

    /// The case it is about, before it.
    pub fn case(&self) -> Option<&Case> {
        self.before[self.which].as_ref()
    }
}

fn context<'a>(world: &'a World, beside: Option<&'a Case>) -> Context<'a> {
    let context = world.context();
    beside.map_or(context, |case| context.with_target(case, &world.scheme))
}

impl Told {
    /// What time is passed against.
    pub fn context(&self) -> Context<'_> {
        self.world.context()
    }

    /// Every event of the story.
    pub fn events(&self) -> impl Iterator<Item = &Event> {
        self.steps.iter().flat_map(|step| step.result.iter().flatten())
    }

    /// The events of each of the two cases.
    pub fn streams(&self) -> [Vec<Event>; 2] {
        IDS.map(|id| self.events().filter(|event| event.case.as_str() == id).cloned().collect())
    }

    /// Every case the story comes to: those of the first in order, then those of the second.
    pub fn cases(&self) -> impl Iterator<Item = &Case> {
        (0..2).flat_map(|which| {
            let changed = self.steps.iter().filter(move |step| step.before[which] != step.after[which]);
            changed.filter_map(move |step| step.after[which].as_ref())
        })
    }
}

/// Tells a story.
pub fn tell(story: &Story) -> Told {
    let scheme = &story.world.scheme;
    let (mut cases, mut steps): (Cases, Vec<Step>) = ([None, None], Vec::new());
    for next in &story.moves {
        let which = usize::from(next.beside);
        let at = instant(next.when, cases[which].as_ref(), story.start, scheme, next.luck);
        let mine = steps.iter().rev().filter(|step: &&Step| step.which == which);
        let last = mine.map(|step| &step.act).find_map(|act| match act {
            Act::Command(command) => Some(command.as_ref()),
            Act::Tick(_) => None,
        });
        let act = match (&cases[which], next.what) {
            (Some(_), What::Tick) => Act::Tick(at),
            (_, What::Again) if last.is_some() => {
                let again = last.expect("just seen").clone();
                Act::Command(Box::new(Command { at: Stamp::new(at, again.at.offset()), ..again }))
            }
            _ => Act::Command(Box::new(command(next, at, &cases, story.world))),
        };
        let beside = cases[1 - which].as_ref();
        let result = match (&act, &cases[which]) {
            (Act::Command(command), case) => decide(case.as_ref(), command, context(story.world, beside)),
            (Act::Tick(now), Some(case)) => tick(case, *now, story.world.context()),
            (Act::Tick(_), None) => Ok(Vec::new()),
        };
        let before = cases.clone();
        for event in result.iter().flatten() {
            let of = IDS.iter().position(|id| *id == event.case.as_str()).expect("a case of the story");
            cases[of] = Some(evolve(cases[of].take(), event).expect("a decided event evolves"));
        }
        steps.push(Step { which, before, act, result, after: cases.clone() });
    }
    Told { world: story.world, steps }
}

/// The command of a move.
fn command(next: &Move, at: Instant, cases: &Cases, world: &World) -> Command {
    let mut dice = Dice::new(next.luck, next.wrong);
    let which = usize::from(next.beside);
    let case = cases[which].as_ref();
    let kind = match next.what {
        What::Any(number) => CommandKind::ALL[usize::from(number)],
        What::Of(kinds) => {
            let fits: Vec<CommandKind> =
                kinds.iter().filter(|kind| fitting(case).contains(kind)).copied().collect();
            if fits.is_empty() { dice.one(&fitting(case)) } else { dice.one(&fits) }
        }
        _ => dice.one(&fitting(case)),
    };
    let action = action(kind, next.who, at, (which, cases), world, &mut dice);
    let id = if case.is_some() && kind != CommandKind::Report && dice.wrong() && dice.percent(30) {
        "another"
    } else {
        IDS[which]
    };
    let offset = dice.one(&["+00:00", "+08:00", "+08:00", "+08:00"]).parse().expect("an offset");
    Command {
        case: id.parse().expect("an id"),
        at: Stamp::new(at, offset),
        done_at: next.done.and_then(|back| at.checked_add_millis(-back)).map(|done| Stamp::new(done, offset)),
        by: actor(next.who, &action, case, &mut dice),
        note: dice.percent(14).then(|| "现场已核实".parse().expect("a text")),
        action,
    }
}

/// The commands that fit the state, those on the way to the end more often than those round about.
fn fitting(case: Option<&Case>) -> Vec<CommandKind> {
    use CommandKind as K;
    let Some(case) = case else { return vec![K::Report] };
    match case.state() {
        State::Reported if case.matter.is_none() => {
            vec![K::Classify, K::Classify, K::Classify, K::Classify, K::Accept, K::Reject, K::Withdraw]
        }
        State::Reported => {
            [[K::Accept; 9].as_slice(), &[K::Classify, K::Classify, K::Reject, K::Merge, K::Withdraw]]
                .concat()
        }
        State::Handling => [
            [K::Resolve, K::Resolve, K::Resolve, K::Escalate, K::Escalate, K::Return].as_slice(),
            &[K::Suspend, K::Suspend, K::Defer, K::Extend, K::Extend, K::Expedite, K::Reclassify],
            &[K::Dispatch, K::Dispatch, K::Answer, K::Answer, K::Assign, K::Convene, K::Progress],
            &[K::Progress, K::Ask, K::RefuseAsk, K::Merge, K::Withdraw],
        ]
        .concat(),
        State::Suspended => [[K::Resume; 9].as_slice(), &[K::Progress, K::Merge, K::Withdraw]].concat(),
        State::Resolved => {
            vec![K::FeedBack, K::FeedBack, K::Evaluate, K::Evaluate, K::Close, K::Close, K::Reopen]
        }
        State::Closed => vec![K::Evaluate, K::Reopen, K::Appeal, K::Appeal, K::Judge, K::Judge],
        State::Rejected | State::Merged | State::Withdrawn => vec![K::Accept, K::Reopen, K::Withdraw],
    }
}

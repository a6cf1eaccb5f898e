//! Telling a random story: each move becomes a command or a tick against the case as it stands.

use wangge::case::{
    Action, Actor, Case, Command, CommandKind, Context, Event, Evidence, Mark, Marks, Phase, Refusal, State,
    decide, evolve, next_due, tick,
};
use wangge::scheme::Scheme;
use wangge::value::{Code, Instant, Stamp, UnitId};

use super::moves::{Move, Story, What, When, Who};
use super::rules::ITEMS;
use super::world::{OTHERS, UNITS, World, head};

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
    /// The case before it.
    pub before: Option<Case>,
    /// What was tried.
    pub act: Act,
    /// What came of it.
    pub result: Result<Vec<Event>, Refusal>,
    /// The case after it.
    pub after: Option<Case>,
}

/// What was tried.
#[derive(Clone, Debug)]
pub enum Act {
    /// A command.
    Command(Box<Command>),
    /// Time passed up to an instant.
    Tick(Instant),
}

impl Told {
    /// What decisions are made against.
    pub fn context(&self) -> Context<'_> {
        self.world.context()
    }

    /// Every event of the story.
    pub fn events(&self) -> Vec<Event> {
        self.steps.iter().flat_map(|step| step.result.iter().flatten()).cloned().collect()
    }

    /// Every case the story comes to, in order.
    pub fn cases(&self) -> impl Iterator<Item = &Case> {
        self.steps.iter().filter_map(|step| step.after.as_ref())
    }
}

/// Tells a story.
pub fn tell(story: &Story) -> Told {
    let (scheme, context) = (&story.world.scheme, story.world.context());
    let (mut case, mut steps): (Option<Case>, Vec<Step>) = (None, Vec::new());
    for next in &story.moves {
        let at = instant(next.when, case.as_ref(), story.start, scheme);
        let last = steps.iter().rev().find_map(|step: &Step| match &step.act {
            Act::Command(command) => Some(command.as_ref()),
            Act::Tick(_) => None,
        });
        let act = match (&case, next.what) {
            (Some(_), What::Tick) => Act::Tick(at),
            (_, What::Again) if last.is_some() => {
                let again = last.expect("just seen").clone();
                Act::Command(Box::new(Command { at: Stamp::new(at, again.at.offset()), ..again }))
            }
            _ => Act::Command(Box::new(command(next, at, case.as_ref(), scheme))),
        };
        let result = match (&act, &case) {
            (Act::Command(command), _) => decide(case.as_ref(), command, context),
            (Act::Tick(now), Some(case)) => tick(case, *now, context),
            (Act::Tick(_), None) => Ok(Vec::new()),
        };
        let after = result
            .iter()
            .flatten()
            .fold(case.clone(), |case, event| Some(evolve(case, event).expect("a decided event evolves")));
        steps.push(Step { before: case, act, result, after: after.clone() });
        case = after;
    }
    Told { world: story.world, steps }
}

/// The instant of a move.
fn instant(when: When, case: Option<&Case>, start: i64, scheme: &Scheme) -> Instant {
    let last = case.map_or(start, |case| case.last.instant().millis());
    let offset = scheme.offset().millis();
    let midnight = (last + offset).div_euclid(86_400_000) * 86_400_000 - offset;
    let or_last = |found: Option<i64>| found.unwrap_or(last);
    let millis = match when {
        When::Same => last,
        When::After(ms) => last + ms,
        When::Due(away) => or_last(case.and_then(next_due).map(Instant::millis)) + away,
        When::Deadline(away) => {
            or_last(case.and_then(Case::limit).map(|limit| limit.deadline.instant().millis())) + away
        }
        When::Window(away) => {
            let window = match case.map(|case| &case.phase) {
                Some(Phase::Resolved(outcome) | Phase::Closed(outcome)) => outcome.evaluate_until,
                _ => None,
            };
            or_last(window.map(|until| until.instant().millis())) + away
        }
        When::Midnight(away) => midnight + 86_400_000 + away,
        When::Closing(noon, away) => midnight + if noon { 43_200_000 } else { 63_000_000 } + away,
        When::Back(ms) => last - ms,
    };
    Instant::from_millis(millis).expect("stories play in this century")
}

/// The command of a move.
fn command(next: &Move, at: Instant, case: Option<&Case>, scheme: &Scheme) -> Command {
    let [first, second, third, fourth] = next.dice;
    let kind = match next.what {
        What::Any(number) => CommandKind::ALL[usize::from(number)],
        _ => fitting(case, first),
    };
    let action = action(kind, next, at, case, scheme);
    let id = if case.is_some() && fourth > 252 { "another" } else { "c-1" };
    let offset = if third.is_multiple_of(5) { "+00:00" } else { "+08:00" }.parse().expect("an offset");
    Command {
        case: id.parse().expect("an id"),
        at: Stamp::new(at, offset),
        done_at: next.done.and_then(|back| at.checked_add_millis(-back)).map(|done| Stamp::new(done, offset)),
        by: actor(next.who, &action, case, second),
        note: third.is_multiple_of(7).then(|| "现场已核实".parse().expect("a text")),
        action,
    }
}

/// A command that fits the state, the way to the end more often than round about.
fn fitting(case: Option<&Case>, dice: u8) -> CommandKind {
    use CommandKind as K;
    let choices: &[K] = match case.map(Case::state) {
        None => &[K::Report],
        Some(State::Reported) => &[K::Accept],
        Some(State::Handling) => &[K::Resolve, K::Suspend, K::Escalate, K::Suspend, K::Resolve],
        Some(State::Suspended) => &[K::Resume],
        Some(State::Resolved) => &[K::FeedBack, K::Evaluate, K::Close],
        Some(State::Closed) => &[K::Evaluate],
    };
    choices[usize::from(dice) % choices.len()]
}

fn action(kind: CommandKind, next: &Move, at: Instant, case: Option<&Case>, scheme: &Scheme) -> Action {
    let [first, second, third, fourth] = next.dice;
    match kind {
        CommandKind::Report => Action::Report {
            unit: receiver(next.who, second),
            item: code(if first > 250 { "nothing.known" } else { ITEMS[usize::from(first) % 3] }),
            origin: (third % 3 > 0).then(|| unit(third)),
            channel: code(if fourth > 245 { "rumour" } else { "visit" }),
            reporter: (fourth % 4 > 0).then(|| "r-1".parse().expect("an id")),
        },
        CommandKind::Accept => Action::Accept,
        CommandKind::Escalate => {
            let named = case.and_then(|case| above(case.holder().unit.as_str(), second));
            let to = match third % 4 {
                0 | 1 => None,
                2 => named,
                _ => Some(unit(second)),
            };
            Action::Escalate { to, reason: "超出网格权限".parse().expect("a text") }
        }
        CommandKind::Suspend => {
            let later = [-1, 0, 1, 3_600_000, 86_400_000, 200_000_000][usize::from(second) % 6];
            let until = at.checked_add_millis(later).filter(|_| third % 2 == 0);
            let until = until.map(|until| Stamp::new(until, scheme.offset()));
            Action::Suspend { reason: "等待材料".parse().expect("a text"), until }
        }
        CommandKind::Resume => Action::Resume,
        CommandKind::Resolve => {
            let kinds: &[&str] = match second % 8 {
                0 => &["photo"],
                1 => &["hearsay", "photo"],
                _ => &["photo", "receipt"],
            };
            let shown =
                |kind: &&str| Evidence { kind: code(kind), reference: "f-1".parse().expect("a name") };
            Action::Resolve {
                outcome: "已办结".parse().expect("a text"),
                evidence: kinds.iter().map(shown).collect(),
            }
        }
        CommandKind::FeedBack => Action::FeedBack,
        CommandKind::Evaluate => {
            let mark = |dice: u8| Mark::new(dice % 5 + 1).expect("1 to 5");
            let marks = Marks { effect: mark(first), duration: mark(second), attitude: mark(third) };
            let good = Marks { effect: mark(4), duration: mark(3), attitude: mark(4) };
            Action::Evaluate { marks: if fourth % 3 == 0 { good } else { marks } }
        }
        CommandKind::Close => Action::Close,
    }
}

/// Who gives the command.
fn actor(who: Who, action: &Action, case: Option<&Case>, dice: u8) -> Actor {
    let member = |id: &str| Actor::Member(id.parse().expect("an id"));
    let reporter = |id: &str| Actor::Reporter(id.parse().expect("an id"));
    let receiver = || match (action, case) {
        (Action::Report { unit, .. }, _) => Actor::Member(head(unit.as_str())),
        (_, Some(case)) => Actor::Member(case.received.member.clone()),
        (_, None) => member("nobody"),
    };
    let holder = || case.map_or_else(receiver, |case| Actor::Member(head(case.holder().unit.as_str())));
    match who {
        Who::Right => match (action, case) {
            (Action::Report { .. } | Action::FeedBack, _) => receiver(),
            (Action::Evaluate { .. }, Some(case)) => match &case.reporter {
                Some(reporter) if dice.is_multiple_of(2) => Actor::Reporter(reporter.clone()),
                _ => member("m-b"),
            },
            (Action::Suspend { .. } | Action::Resume | Action::Close, Some(case)) => {
                let holder = case.holder().unit.as_str();
                Actor::Member(head(above(holder, dice).as_ref().map_or(holder, UnitId::as_str)))
            }
            _ => holder(),
        },
        Who::Holder => holder(),
        Who::Receiver => receiver(),
        Who::Reporter => reporter("r-1"),
        Who::OtherReporter => reporter("r-2"),
        Who::Head(number) => member(&format!("m-{}", UNITS[usize::from(number)].0)),
        Who::Other(number) => member(OTHERS[usize::from(number)]),
    }
}

/// Where a report is received: where the one who gives it stands.
fn receiver(who: Who, dice: u8) -> UnitId {
    match who {
        Who::Other(0 | 3 | 4) => "a-1-1".parse().expect("an id"),
        Who::Other(5) => "a-1-1-1".parse().expect("an id"),
        Who::Head(number) => UNITS[usize::from(number)].0.parse().expect("an id"),
        _ => UNITS[usize::from(dice) % UNITS.len()].0.parse().expect("an id"),
    }
}

/// A unit, or rarely one that is none.
fn unit(dice: u8) -> UnitId {
    let id = if dice > 250 { "nowhere" } else { UNITS[usize::from(dice) % UNITS.len()].0 };
    id.parse().expect("an id")
}

/// A unit above this one; `None` at the apex.
fn above(unit: &str, dice: u8) -> Option<UnitId> {
    let parent = |id: &str| UNITS.iter().find(|(other, ..)| *other == id).and_then(|(.., parent)| *parent);
    let above: Vec<&str> = std::iter::successors(parent(unit), |id| parent(id)).collect();
    let chosen = above.get(usize::from(dice) % above.len().max(1))?;
    Some(chosen.parse().expect("an id"))
}

fn code(text: &str) -> Code {
    text.parse().expect("a code")
}

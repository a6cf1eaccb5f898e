//! One case lived through: what people do next, and what time does when they do not.

use super::Story;
use super::people::member_for;
use crate::case::{
    Action, Actor, Case, Command, Context, Event, Evidence, Feedback, Happening, Limit, Mark, Marks, Outcome,
    Phase, Refusal, decide, evolve, next_due, tick,
};
use crate::generate::Rng;
use crate::scheme::CommandWord;
use crate::value::{Code, Duration, Instant, Stamp, Text, Unit};

const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;
/// No case takes more steps than this: people and time together are bounded by tiers and reopenings.
const MOST_STEPS: usize = 200;

/// The story of a report until `end`; `None` where it is reported after it.
pub(super) fn live(
    context: Context<'_>,
    report: Command,
    end: Instant,
    rng: Rng,
) -> Result<Option<Story>, Refusal> {
    let mut life = Life { context, rng, end, case: None, events: Vec::new() };
    let events = decide(None, &report, context)?;
    life.take(events)?;
    life.run()?;
    let Life { case, events, .. } = life;
    Ok(case.map(|case| Story { case, events }))
}

struct Life<'a> {
    context: Context<'a>,
    rng: Rng,
    end: Instant,
    case: Option<Case>,
    events: Vec<Event>,
}

/// What somebody means to do, and when.
struct Intent {
    at: Instant,
    action: Action,
    by: By,
}

/// Who is meant to do it.
enum By {
    /// Anybody the scheme lets.
    Role(CommandWord),
    /// This one.
    This(Actor),
}

impl Life<'_> {
    fn run(&mut self) -> Result<(), Refusal> {
        for _ in 0..MOST_STEPS {
            let Some(case) = &self.case else { return Ok(()) };
            let intent = intend(case, &mut self.rng).map(|intent| self.in_working_hours(intent));
            let before = intent.as_ref().map_or(self.end, |intent| intent.at.min(self.end));
            if self.wait(before)? {
                continue;
            }
            match intent {
                Some(intent) if intent.at < self.end => self.act(intent)?,
                _ => return Ok(()),
            }
        }
        Ok(())
    }

    /// Lets time work until `until`; whether it changed so much that people think again.
    fn wait(&mut self, until: Instant) -> Result<bool, Refusal> {
        while let Some(case) = &self.case {
            let Some(due) = next_due(case).filter(|due| *due <= until) else { return Ok(false) };
            let events = tick(case, due, self.context)?;
            let turned = events
                .iter()
                .any(|event| !matches!(event.what, Happening::Warned { .. } | Happening::Notified { .. }));
            self.take(events)?;
            if turned {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn act(&mut self, intent: Intent) -> Result<(), Refusal> {
        let Some(case) = &self.case else { return Ok(()) };
        let by = match intent.by {
            By::This(actor) => Some(actor),
            By::Role(word) => {
                member_for(self.context, word, case, intent.at, &mut self.rng).map(Actor::Member)
            }
        };
        let Some(by) = by else {
            // Nobody may: the case lies until time moves it or the span ends.
            self.wait(self.end)?;
            return Ok(());
        };
        let at = Stamp::new(intent.at, self.context.scheme.offset());
        let action = complete(intent.action, case, at, self.context, &mut self.rng);
        let command = Command { case: case.case.clone(), at, done_at: None, by, note: None, action };
        let events = decide(Some(case), &command, self.context)?;
        self.take(events)
    }

    fn take(&mut self, events: Vec<Event>) -> Result<(), Refusal> {
        for event in events {
            let id = event.case.clone();
            let evolved = evolve(self.case.take(), &event);
            self.case = Some(evolved.map_err(|_| Refusal::Inconsistent { case: id })?);
            self.events.push(event);
        }
        Ok(())
    }

    /// Those who serve act in working hours unless the limit runs round the clock: a few working minutes after
    /// they meant to. Everybody acts on a whole minute, never before the case's last event.
    fn in_working_hours(&mut self, intent: Intent) -> Intent {
        let limit = self.case.as_ref().and_then(Case::limit);
        let urgent = limit.is_some_and(|limit| matches!(limit.length.unit(), Unit::Min | Unit::H));
        let at = if urgent || matches!(intent.by, By::This(Actor::Reporter(_))) {
            intent.at
        } else {
            self.soon(intent.at)
        };
        let whole = at.checked_add_millis(-at.millis().rem_euclid(MINUTE_MS)).unwrap_or(at);
        let last = self.case.as_ref().map_or(whole, |case| case.last.instant());
        Intent { at: whole.max(last), ..intent }
    }

    /// One to thirty working minutes later.
    fn soon(&mut self, at: Instant) -> Instant {
        let minutes = i64::try_from(1 + self.rng.below(30)).unwrap_or(1);
        let soon = Duration::new(Unit::Wh, minutes * 1000 / 60);
        let calendar = self.context.scheme.calendar().marking();
        soon.ok().and_then(|soon| calendar.deadline(at, &soon).ok()).map_or(at, |deadline| deadline.at)
    }
}

/// Fills in what depends on the moment: the evidence the item requires, the end of a suspension.
fn complete(action: Action, case: &Case, at: Stamp, context: Context<'_>, rng: &mut Rng) -> Action {
    match action {
        Action::Resolve { outcome, .. } => {
            let item = case.matter.as_ref().and_then(|matter| context.scheme.item(&matter.item));
            let kinds = item.map_or(&[][..], |item| &item.evidence);
            let shown = |kind: &Code| {
                let reference = format!("e-{:08x}", rng.bits() >> 32).parse().ok()?;
                Some(Evidence { kind: kind.clone(), reference })
            };
            Action::Resolve { outcome, evidence: kinds.iter().filter_map(shown).collect() }
        }
        Action::Suspend { reason, .. } => {
            let hours = i64::try_from(24 + rng.below(24 * 6)).unwrap_or(24);
            let until = at.instant().checked_add_millis(hours * HOUR_MS);
            Action::Suspend { reason, until: until.map(|until| Stamp::new(until, at.offset())) }
        }
        other => other,
    }
}

/// What people mean to do with the case next, if anything.
fn intend(case: &Case, rng: &mut Rng) -> Option<Intent> {
    match &case.phase {
        Phase::Reported { limit, .. } => accept(case, limit.as_ref(), rng),
        Phase::Handling { limit, .. } => handle(case, limit.as_ref(), rng),
        Phase::Suspended { since, ends, .. } => {
            let at = part(since.instant(), ends.instant(), 30 + rng.below(60));
            let early = rng.below(100) < 40;
            early.then_some(Intent { at, action: Action::Resume, by: By::Role(CommandWord::Resume) })
        }
        Phase::Resolved(outcome) => settle(case, outcome, rng),
        Phase::Closed(_) | Phase::Rejected { .. } | Phase::Merged { .. } | Phase::Withdrawn { .. } => None,
    }
}

fn accept(case: &Case, limit: Option<&Limit>, rng: &mut Rng) -> Option<Intent> {
    let percent = match rng.below(100) {
        0..85 => 5 + rng.below(80),
        85..97 => 110 + rng.below(200),
        _ => return None,
    };
    let at = of_limit(case, limit, percent);
    Some(Intent { at, action: Action::Accept, by: By::Role(CommandWord::Accept) })
}

fn handle(case: &Case, limit: Option<&Limit>, rng: &mut Rng) -> Option<Intent> {
    let dice = rng.below(100);
    let climbs = case.matter.as_ref().is_some_and(|matter| matter.ceiling.is_above(case.holder().tier));
    if dice < 6 && climbs {
        let action = Action::Escalate { to: None, reason: text("本级力量不足，请求上级协调")? };
        let at = of_limit(case, limit, 10 + rng.below(40));
        return Some(Intent { at, action, by: By::Role(CommandWord::Escalate) });
    }
    if (6..12).contains(&dice) && case.suspensions.is_empty() {
        let at = of_limit(case, limit, 10 + rng.below(50));
        let action = Action::Suspend { reason: text("等待材料到货")?, until: None };
        return Some(Intent { at, action, by: By::Role(CommandWord::Suspend) });
    }
    let percent = if dice < 84 { 15 + rng.below(80) } else { 105 + rng.below(100) };
    let at = of_limit(case, limit, percent);
    let action = Action::Resolve { outcome: text("已处理到位")?, evidence: Vec::new() };
    Some(Intent { at, action, by: By::Role(CommandWord::Resolve) })
}

fn settle(case: &Case, outcome: &Outcome, rng: &mut Rng) -> Option<Intent> {
    match &outcome.feedback {
        Feedback::Due(limit) => {
            let percent = if rng.below(100) < 88 { 5 + rng.below(85) } else { 110 + rng.below(100) };
            feed_back(case, of_limit(case, Some(limit), percent))
        }
        Feedback::Overdue => {
            let hours = i64::try_from(4 + rng.below(40)).unwrap_or(4);
            case.last.instant().checked_add_millis(hours * HOUR_MS).and_then(|at| feed_back(case, at))
        }
        Feedback::Given(_) => conclude(case, outcome, rng),
    }
}

fn feed_back(case: &Case, at: Instant) -> Option<Intent> {
    let by = By::This(Actor::Member(case.received.member.clone()?));
    Some(Intent { at, action: Action::FeedBack, by })
}

fn conclude(case: &Case, outcome: &Outcome, rng: &mut Rng) -> Option<Intent> {
    let later = |hours: u64| {
        let millis = i64::try_from(hours).ok()?.checked_mul(HOUR_MS)?;
        case.last.instant().checked_add_millis(millis)
    };
    let answers = rng.below(100) < 70;
    if let (Some(until), Some(reporter), None, true) =
        (outcome.evaluate_until, case.reporters.first(), outcome.marks, answers)
    {
        let at = later(2 + rng.below(60))?;
        let marks = marks(rng)?;
        let by = By::This(Actor::Reporter(reporter.clone()));
        return (at < until.instant()).then_some(Intent { at, action: Action::Evaluate { marks }, by });
    }
    let waits = outcome.evaluate_until.is_some() && outcome.marks.is_none();
    if waits || rng.below(100) < 50 {
        return None;
    }
    let at = later(1 + rng.below(24))?;
    Some(Intent { at, action: Action::Close, by: By::Role(CommandWord::Close) })
}

/// Mostly content; one in twelve finds something bad.
fn marks(rng: &mut Rng) -> Option<Marks> {
    let bad = rng.below(12) == 0;
    let mut mark = || Mark::new(u8::try_from(if bad { 1 + rng.below(3) } else { 3 + rng.below(3) }).ok()?);
    Some(Marks { effect: mark()?, duration: mark()?, attitude: mark()? })
}

/// So many hundredths of the limit after its start, not before the case's last event; without a limit, of two
/// days.
fn of_limit(case: &Case, limit: Option<&Limit>, percent: u64) -> Instant {
    let last = case.last.instant();
    let (start, end) = match limit {
        Some(limit) => (limit.start.instant(), limit.deadline.instant()),
        None => (last, last.checked_add_millis(48 * HOUR_MS).unwrap_or(last)),
    };
    part(start, end, percent).max(last)
}

fn part(start: Instant, end: Instant, percent: u64) -> Instant {
    let share = i64::try_from(percent).unwrap_or(100);
    start.checked_add_millis(end.since(start) / 100 * share).unwrap_or(end)
}

fn text(words: &str) -> Option<Text> {
    words.parse().ok()
}

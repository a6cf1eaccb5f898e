//! One case lived through: what people do next, and what time does when they do not.

use super::Story;
use super::people::member_for;
use super::will::{By, Intent, Will};
use crate::case::{
    Action, Actor, Case, Command, Context, Event, Evidence, Happening, Refusal, decide, evolve, next_due,
    tick,
};
use crate::generate::Rng;
use crate::value::{Code, Duration, Instant, Stamp, Unit};

const MINUTE_MS: i64 = 60_000;
/// No case takes more steps than this: people and time together are bounded by tiers and reopenings.
const MOST_STEPS: usize = 200;

/// A case on its way, and the people who look after it.
pub(super) struct Life<'a> {
    pub(super) context: Context<'a>,
    pub(super) rng: Rng,
    pub(super) case: Option<Case>,
    events: Vec<Event>,
    /// Something beside the straight way was refused: from then on people go that way only.
    plain: bool,
}

impl<'a> Life<'a> {
    /// The case of a report.
    pub(super) fn begin(context: Context<'a>, report: &Command, rng: Rng) -> Result<Self, Refusal> {
        let mut life = Life { context, rng, case: None, events: Vec::new(), plain: false };
        life.take(decide(None, report, context)?)?;
        Ok(life)
    }

    /// What became of it.
    pub(super) fn story(self) -> Option<Story> {
        Some(Story { case: self.case?, events: self.events })
    }

    /// Lives on until `end`.
    pub(super) fn run(&mut self, end: Instant) -> Result<(), Refusal> {
        for _ in 0..MOST_STEPS {
            let Some(case) = &self.case else { return Ok(()) };
            let mut will = Will { case, context: self.context, rng: &mut self.rng, plain: self.plain };
            let intent = will.intend().map(|intent| self.in_working_hours(intent));
            let before = intent.as_ref().map_or(end, |intent| intent.at.min(end));
            if self.wait(before)? {
                continue;
            }
            match intent {
                Some(intent) if intent.at < end => self.act(intent, end)?,
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

    fn act(&mut self, intent: Intent, end: Instant) -> Result<(), Refusal> {
        let Some(case) = &self.case else { return Ok(()) };
        let by = match intent.by {
            By::This(actor) => Some(actor),
            By::Role(word) => {
                member_for(self.context, word, case, intent.at, &mut self.rng).map(Actor::Member)
            }
        };
        let Some(by) = by else {
            // Nobody may: another way is taken, or the case lies until time moves it or the span ends.
            if intent.beside {
                self.plain = true;
            } else {
                self.wait(end)?;
            }
            return Ok(());
        };
        let at = Stamp::new(intent.at, self.context.scheme.offset());
        let action = complete(intent.action, case, self.context, &mut self.rng);
        let command = Command { case: case.case.clone(), at, done_at: None, by, note: intent.note, action };
        match decide(Some(case), &command, self.context) {
            Ok(events) => self.take(events),
            Err(_) if intent.beside => {
                self.plain = true;
                Ok(())
            }
            Err(refusal) => Err(refusal),
        }
    }

    /// Takes down what happened.
    pub(super) fn take(&mut self, events: Vec<Event>) -> Result<(), Refusal> {
        for event in events {
            let id = event.case.clone();
            let evolved = evolve(self.case.take(), &event);
            self.case = Some(evolved.map_err(|_| Refusal::Inconsistent { case: id })?);
            self.events.push(event);
        }
        Ok(())
    }

    /// Those who serve act in working hours unless the limit runs round the clock: a few working minutes after
    /// they meant to.
    fn in_working_hours(&mut self, intent: Intent) -> Intent {
        let limit = self.case.as_ref().and_then(Case::limit);
        let urgent = limit.is_some_and(|limit| matches!(limit.length.unit(), Unit::Min | Unit::H));
        let at = if urgent || matches!(intent.by, By::This(Actor::Reporter(_))) {
            intent.at
        } else {
            self.soon(intent.at)
        };
        Intent { at: self.on_the_minute(at), ..intent }
    }

    /// On a whole minute, never before the case's last event.
    pub(super) fn on_the_minute(&self, at: Instant) -> Instant {
        let whole = at.checked_add_millis(-at.millis().rem_euclid(MINUTE_MS)).unwrap_or(at);
        self.case.as_ref().map_or(whole, |case| whole.max(case.last.instant()))
    }

    /// One to thirty working minutes later.
    pub(super) fn soon(&mut self, at: Instant) -> Instant {
        let minutes = i64::try_from(1 + self.rng.below(30)).unwrap_or(1);
        let soon = Duration::new(Unit::Wh, minutes * 1000 / 60);
        let calendar = self.context.scheme.calendar().marking();
        soon.ok().and_then(|soon| calendar.deadline(at, &soon).ok()).map_or(at, |deadline| deadline.at)
    }
}

/// Fills in the evidence that the item requires.
fn complete(action: Action, case: &Case, context: Context<'_>, rng: &mut Rng) -> Action {
    let Action::Resolve { outcome, .. } = action else { return action };
    let item = case.matter.as_ref().and_then(|matter| context.scheme.item(&matter.item));
    let kinds = item.map_or(&[][..], |item| &item.evidence);
    let shown = |kind: &Code| {
        let reference = format!("e-{:08x}", rng.bits() >> 32).parse().ok()?;
        Some(Evidence { kind: kind.clone(), reference })
    };
    Action::Resolve { outcome, evidence: kinds.iter().filter_map(shown).collect() }
}

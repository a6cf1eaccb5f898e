//! What people mean to do with a case next: mostly the straight way, sometimes something beside it.

mod aside;
mod end;

use crate::case::{Action, Actor, Case, Context, Limit, Phase};
use crate::generate::Rng;
use crate::scheme::CommandWord;
use crate::value::{Date, Instant, Stamp, Text};

pub(super) const HOUR_MS: i64 = 3_600_000;

/// What somebody means to do, and when.
pub(super) struct Intent {
    pub(super) at: Instant,
    pub(super) action: Action,
    pub(super) by: By,
    pub(super) note: Option<Text>,
    /// Whether the case goes on as well without it.
    pub(super) beside: bool,
}

/// Who is meant to do it.
pub(super) enum By {
    /// Anybody the scheme lets.
    Role(CommandWord),
    /// This one.
    This(Actor),
}

impl Intent {
    fn new(at: Instant, action: Action, by: By) -> Self {
        Self { at, action, by, note: None, beside: false }
    }

    fn beside(at: Instant, action: Action, by: By) -> Self {
        Self { beside: true, ..Self::new(at, action, by) }
    }
}

/// People who look at a case.
pub(super) struct Will<'l> {
    pub(super) case: &'l Case,
    pub(super) context: Context<'l>,
    pub(super) rng: &'l mut Rng,
    /// Whether they go the straight way only.
    pub(super) plain: bool,
}

impl Will<'_> {
    /// What they mean to do next, if anything.
    pub(super) fn intend(&mut self) -> Option<Intent> {
        match &self.case.phase {
            Phase::Reported { limit, .. } => self.take_in(limit.as_ref()),
            Phase::Handling { limit, .. } => self.handle(limit.as_ref()),
            Phase::Suspended { since, ends, .. } => {
                let at = part(since.instant(), ends.instant(), 30 + self.rng.below(60));
                let early = self.chance(40);
                early.then(|| Intent::new(at, Action::Resume, By::Role(CommandWord::Resume)))
            }
            Phase::Resolved(outcome) => self.settle(outcome),
            Phase::Closed(outcome) => self.look_back(outcome),
            Phase::Rejected { .. } | Phase::Merged { .. } | Phase::Withdrawn { .. } => None,
        }
    }

    /// Once in a hundred so many times.
    fn chance(&mut self, percent: u64) -> bool {
        self.rng.below(100) < percent
    }

    fn take_in(&mut self, limit: Option<&Limit>) -> Option<Intent> {
        if self.case.matter.is_none() {
            return self.sort_out(limit);
        }
        if !self.plain && self.chance(1) {
            let reporter = self.case.reporters.first()?.clone();
            let by = By::This(Actor::Reporter(reporter));
            return Some(Intent::beside(self.of_limit(limit, 40), Action::Withdraw, by));
        }
        let percent = match self.rng.below(100) {
            0..85 => 5 + self.rng.below(80),
            85..97 => 110 + self.rng.below(200),
            _ => return None,
        };
        Some(Intent::new(self.of_limit(limit, percent), Action::Accept, By::Role(CommandWord::Accept)))
    }

    /// What is on no list is classified, or not taken in.
    fn sort_out(&mut self, limit: Option<&Limit>) -> Option<Intent> {
        let percent = 5 + self.rng.below(60);
        let at = self.of_limit(limit, percent);
        if self.chance(15) {
            let action = Action::Reject { reason: text("不属网格事项，已告知办理途径")? };
            return Some(Intent::beside(at, action, By::Role(CommandWord::Reject)));
        }
        let day = self.day(self.case.reported_at.instant());
        let items: Vec<_> =
            self.context.scheme.items_on(day).filter(|item| item.takes(&self.case.channel)).collect();
        let item = super::intake::pick(&items, self.rng)?.code.clone();
        let action = Action::Classify { item, severity: None, condition: None, affected: Vec::new() };
        Some(Intent::beside(at, action, By::Role(CommandWord::Classify)))
    }

    fn handle(&mut self, limit: Option<&Limit>) -> Option<Intent> {
        if !self.plain
            && let Some(intent) = self.aside(limit)
        {
            return Some(intent);
        }
        if self.case.conference_required && self.case.conferences == 0 {
            return self.convene(limit);
        }
        if let Some(intent) = self.stage_to_pass(limit) {
            return Some(intent);
        }
        let percent = if self.chance(84) { 15 + self.rng.below(80) } else { 105 + self.rng.below(100) };
        let action = Action::Resolve { outcome: text("已处理到位")?, evidence: Vec::new() };
        Some(Intent::new(self.of_limit(limit, percent), action, By::Role(CommandWord::Resolve)))
    }

    /// So many hundredths of the limit after its start, not before the case's last event; without a limit, of two
    /// days.
    fn of_limit(&self, limit: Option<&Limit>, percent: u64) -> Instant {
        let last = self.case.last.instant();
        let (start, end) = match limit {
            Some(limit) => (limit.start.instant(), limit.deadline.instant()),
            None => (last, last.checked_add_millis(48 * HOUR_MS).unwrap_or(last)),
        };
        part(start, end, percent).max(last)
    }

    /// So many hours after the case's last event.
    fn later(&self, hours: u64) -> Option<Instant> {
        let millis = i64::try_from(hours).ok()?.checked_mul(HOUR_MS)?;
        self.case.last.instant().checked_add_millis(millis)
    }

    fn day(&self, at: Instant) -> Date {
        at.local(self.context.scheme.offset()).0
    }

    fn stamp(&self, at: Instant) -> Stamp {
        Stamp::new(at, self.context.scheme.offset())
    }
}

fn part(start: Instant, end: Instant, percent: u64) -> Instant {
    let share = i64::try_from(percent).unwrap_or(100);
    start.checked_add_millis(end.since(start) / 100 * share).unwrap_or(end)
}

fn text(words: &str) -> Option<Text> {
    words.parse().ok()
}

//! After the work: feedback, marks, write-off, and a look back.

use super::{By, HOUR_MS, Intent, Will, text};
use crate::case::{Action, Actor, Appealed, Feedback, Mark, Marks, Outcome, Verdict};
use crate::generate::ledger::people::granter_for;
use crate::scheme::CommandWord;
use crate::value::Instant;

impl Will<'_> {
    pub(super) fn settle(&mut self, outcome: &Outcome) -> Option<Intent> {
        match &outcome.feedback {
            Feedback::Due(limit) => {
                let percent =
                    if self.chance(88) { 5 + self.rng.below(85) } else { 110 + self.rng.below(100) };
                self.feed_back(self.of_limit(Some(limit), percent))
            }
            Feedback::Overdue => {
                let hours = i64::try_from(4 + self.rng.below(40)).unwrap_or(4);
                let at = self.case.last.instant().checked_add_millis(hours * HOUR_MS)?;
                self.feed_back(at)
            }
            Feedback::Given(_) => self.conclude(outcome),
        }
    }

    fn feed_back(&mut self, at: Instant) -> Option<Intent> {
        let unit = &self.case.received.unit;
        let day = self.day(at);
        let anybody = || self.context.org.posts_at(unit, day).next().map(|post| post.member.clone());
        let member = self.case.received.member.clone().or_else(anybody)?;
        Some(Intent::new(at, Action::FeedBack, By::This(Actor::Member(member))))
    }

    fn conclude(&mut self, outcome: &Outcome) -> Option<Intent> {
        let answers = self.chance(70);
        if let (Some(until), Some(reporter), None, true) =
            (outcome.evaluate_until, self.case.reporters.first(), outcome.marks, answers)
        {
            let reporter = reporter.clone();
            let hours = 2 + self.rng.below(60);
            let at = self.later(hours)?;
            let marks = self.marks()?;
            let by = By::This(Actor::Reporter(reporter));
            return (at < until.instant()).then(|| Intent::new(at, Action::Evaluate { marks }, by));
        }
        if !self.plain && self.chance(2) {
            let action = Action::Reopen { reason: text("复查发现问题仍在")? };
            return Some(Intent::beside(self.later(5)?, action, By::Role(CommandWord::Reopen)));
        }
        let waits = outcome.evaluate_until.is_some() && outcome.marks.is_none();
        if waits || self.chance(50) {
            return None;
        }
        let hours = 1 + self.rng.below(24);
        Some(Intent::new(self.later(hours)?, Action::Close, By::Role(CommandWord::Close)))
    }

    /// Mostly content; one in twelve finds something bad.
    fn marks(&mut self) -> Option<Marks> {
        let bad = self.rng.below(12) == 0;
        let mut mark =
            || Mark::new(u8::try_from(if bad { 1 + self.rng.below(3) } else { 3 + self.rng.below(3) }).ok()?);
        Some(Marks { effect: mark()?, duration: mark()?, attitude: mark()? })
    }

    /// One late case in five is appealed; most appeals are judged.
    pub(super) fn look_back(&mut self, outcome: &Outcome) -> Option<Intent> {
        match &self.case.appeal {
            None if self.case.overdues > 0 && !self.plain && self.chance(20) => {
                let hours = 1 + self.rng.below(30);
                let at = self.later(hours)?;
                let heard = outcome.appeal_until.is_some_and(|until| at < until.instant());
                let action = Action::Appeal { reason: text("因不可抗力延误")? };
                heard.then(|| Intent::beside(at, action, By::Role(CommandWord::Appeal)))
            }
            Some(Appealed::Pending { .. }) if !self.plain && self.chance(75) => {
                let hours = 3 + self.rng.below(20);
                let at = self.later(hours)?;
                let (unit, by) = granter_for(self.context, CommandWord::Judge, self.case, at, self.rng)?;
                let verdict = if self.chance(60) { Verdict::Granted } else { Verdict::Dismissed };
                let action =
                    Action::Judge { granted_by: unit, verdict, reason: text("已核实申诉情况")? };
                Some(Intent::beside(at, action, By::This(Actor::Member(by))))
            }
            _ => None,
        }
    }
}

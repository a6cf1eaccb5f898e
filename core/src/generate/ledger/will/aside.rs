//! What happens beside the straight way while a case is handled.

use super::{By, HOUR_MS, Intent, Will, text};
use crate::case::{Action, Actor, Call, Dispatched, Limit, LimitFor, Reply, Wish};
use crate::generate::ledger::intake::pick;
use crate::generate::ledger::people::granter_for;
use crate::org::Partner;
use crate::scheme::CommandWord;
use crate::value::Duration;

impl Will<'_> {
    /// Something beside the straight way, as often as it is seen in a township.
    pub(super) fn aside(&mut self, limit: Option<&Limit>) -> Option<Intent> {
        if let Some(intent) = self.partners_answer() {
            return Some(intent);
        }
        if let Some(intent) = self.wish(limit) {
            return Some(intent);
        }
        if self.case.assignee.is_none() && self.chance(30) {
            return self.assign(limit);
        }
        match self.rng.below(100) {
            0..7 if self.case.dispatches.is_empty() => self.dispatch(limit),
            7..9 if !self.case.dispatches.is_empty() && self.case.conferences == 0 => self.convene(limit),
            9..14 if self.climbs() => {
                let action =
                    Action::Escalate { to: None, reason: text("本级力量不足，请求上级协调")? };
                Some(self.soon(limit, action, CommandWord::Escalate))
            }
            14..16 if self.case.first_tier.is_some_and(|first| self.case.holder().tier.is_above(first)) => {
                let action = Action::Return { reason: text("应由下级网格办理")? };
                Some(self.soon(limit, action, CommandWord::Return))
            }
            16..20 if self.case.suspensions.is_empty() => {
                let hours = i64::try_from(24 + self.rng.below(24 * 6)).unwrap_or(24);
                let at = self.of_limit(limit, 30);
                let until = at.checked_add_millis(hours * HOUR_MS)?;
                let action =
                    Action::Suspend { reason: text("等待材料到货")?, until: Some(self.stamp(until)) };
                Some(Intent::beside(at, action, By::Role(CommandWord::Suspend)))
            }
            20..23 if self.case.extended.is_empty() => self.ask(limit, Wish::Extend, "现场条件不具备"),
            23..24 if !self.case.deferred => self.ask(limit, Wish::Defer, "需待上级统一安排"),
            24..25 => self.expedite(limit),
            25..26 if self.case.corrections == 0 => {
                let action = Action::Reclassify {
                    item: None,
                    severity: None,
                    condition: None,
                    reason: text("核对后更正登记")?,
                };
                Some(self.soon(limit, action, CommandWord::Reclassify))
            }
            26..50 => self.next_stage(limit),
            _ => None,
        }
    }

    fn climbs(&self) -> bool {
        self.case.matter.as_ref().is_some_and(|matter| matter.ceiling.is_above(self.case.holder().tier))
    }

    /// Within the first half of the limit.
    fn soon(&mut self, limit: Option<&Limit>, action: Action, word: CommandWord) -> Intent {
        let percent = 10 + self.rng.below(40);
        Intent::beside(self.of_limit(limit, percent), action, By::Role(word))
    }

    fn assign(&mut self, limit: Option<&Limit>) -> Option<Intent> {
        let percent = 1 + self.rng.below(10);
        let at = self.of_limit(limit, percent);
        let day = self.day(at);
        let posts: Vec<_> = self.context.org.posts_at(&self.case.holder().unit, day).collect();
        let member = pick(&posts, self.rng)?.member.clone();
        Some(Intent::beside(at, Action::Assign { member }, By::Role(CommandWord::Assign)))
    }

    /// Calls upon a partner of the holder, or of a unit above it, for a function of the item.
    fn dispatch(&mut self, limit: Option<&Limit>) -> Option<Intent> {
        let percent = 5 + self.rng.below(20);
        let at = self.of_limit(limit, percent);
        let day = self.day(at);
        let functions = &self.case.matter.as_ref()?.functions;
        let holder = self.context.org.unit(&self.case.holder().unit)?;
        let units: Vec<_> = std::iter::once(holder).chain(holder.ancestors()).map(|unit| unit.id()).collect();
        let near = |partner: &&Partner| {
            partner.stands_on(day) && partner.units.iter().any(|unit| units.contains(&unit))
        };
        let partners = self.context.org.partners().iter().filter(near);
        let calls: Vec<Call> = partners
            .filter_map(|partner| {
                let function = functions.iter().find(|function| partner.functions.contains(function))?;
                Some(Call { partner: partner.id.clone(), function: function.clone() })
            })
            .collect();
        let call = pick(&calls, self.rng)?.clone();
        let action = Action::Dispatch { calls: vec![call] };
        Some(Intent::beside(at, action, By::Role(CommandWord::Dispatch)))
    }

    pub(super) fn convene(&mut self, limit: Option<&Limit>) -> Option<Intent> {
        let percent = 20 + self.rng.below(40);
        let at = self.of_limit(limit, percent);
        let held_at = self.stamp(self.case.last.instant());
        let partners = self.case.dispatches.iter().map(|called| called.partner.clone()).collect();
        let action = Action::Convene { partners, held_at, decision: text("明确分工，限期办结")? };
        Some(Intent::beside(at, action, By::Role(CommandWord::Convene)))
    }

    /// Partners mostly come, and report their part done later.
    fn partners_answer(&mut self) -> Option<Intent> {
        let open = |called: &&Dispatched| matches!(called.answer, None | Some(Reply::Accepts));
        let called = self.case.dispatches.iter().find(open)?;
        let (partner, accepted) = (called.partner.clone(), called.answer.is_some());
        if !self.chance(if accepted { 60 } else { 85 }) {
            return None;
        }
        let (answer, reason) = match (accepted, self.rng.below(100)) {
            (true, _) => (Reply::Done, None),
            (false, 0..8) => (Reply::Declines, Some(text("不属本部门职责")?)),
            (false, _) => (Reply::Accepts, None),
        };
        let hours = 1 + self.rng.below(6);
        let at = self.later(hours)?;
        Some(Intent::beside(at, Action::Answer { answer, reason }, By::This(Actor::Partner(partner))))
    }

    fn ask(&mut self, limit: Option<&Limit>, wish: Wish, reason: &str) -> Option<Intent> {
        let percent = 20 + self.rng.below(40);
        let at = self.of_limit(limit, percent);
        let day = self.day(at);
        let posts: Vec<_> = self.context.org.posts_at(&self.case.holder().unit, day).collect();
        let by = pick(&posts, self.rng)?.member.clone();
        Some(Intent::beside(at, Action::Ask { wish, reason: text(reason)? }, By::This(Actor::Member(by))))
    }

    /// What was asked for is granted, or refused.
    fn wish(&mut self, limit: Option<&Limit>) -> Option<Intent> {
        let wish = self.case.asks.first()?.wish;
        let hours = 1 + self.rng.below(5);
        let at = self.later(hours)?;
        if self.chance(25) {
            let action = Action::RefuseAsk { wish, reason: text("应抓紧办理")? };
            return Some(Intent::beside(at, action, By::Role(CommandWord::RefuseAsk)));
        }
        let word = if wish == Wish::Defer { CommandWord::Defer } else { CommandWord::Extend };
        let (granted_by, by) = granter_for(self.context, word, self.case, at, self.rng)?;
        let action = match wish {
            Wish::Extend => Action::Extend { granted_by, length: self.longest_extension(limit?)? },
            Wish::Defer => {
                let days = i64::try_from(2 + self.rng.below(5)).ok()?;
                let until = self.stamp(at.checked_add_millis(days * 24 * HOUR_MS)?);
                Action::Defer { granted_by, reason: text("同意挂账，限期办结")?, until }
            }
            Wish::Return => return None,
        };
        Some(Intent::beside(at, action, By::This(Actor::Member(by))))
    }

    fn longest_extension(&self, limit: &Limit) -> Option<Duration> {
        let share = self.context.scheme.extension()?.share;
        let part = limit.length.thousandths().checked_mul(share.num())? / share.den();
        let step = if limit.length.unit().counts_days() { 1000 } else { 1 };
        Duration::new(limit.length.unit(), part - part % step).ok().filter(|length| length.thousandths() > 0)
    }

    fn expedite(&mut self, limit: Option<&Limit>) -> Option<Intent> {
        let limit = limit.filter(|limit| limit.purpose == LimitFor::Handle)?;
        let at = self.of_limit(Some(limit), 20);
        let deadline = self.of_limit(Some(limit), 60);
        let (granted_by, by) = granter_for(self.context, CommandWord::Expedite, self.case, at, self.rng)?;
        let reason = text("群众反映强烈，加快办理")?;
        let action = Action::Expedite { granted_by, deadline: self.stamp(deadline), reason };
        Some(Intent::beside(at, action, By::This(Actor::Member(by))))
    }

    /// The next stage, where the item has stages.
    fn next_stage(&mut self, limit: Option<&Limit>) -> Option<Intent> {
        let matter = self.case.matter.as_ref()?;
        let stages = &self.context.scheme.item(&matter.item)?.stages;
        let mut after = stages.iter().skip_while(|stage| Some(&stage.code) != self.case.stage.as_ref());
        let stage = after.nth(1)?.code.clone();
        let percent = 60 + self.rng.below(35);
        let at = self.of_limit(limit, percent);
        let action = Action::Progress { stage: Some(stage) };
        Some(Intent::beside(at, action, By::Role(CommandWord::Progress)))
    }

    /// The stage without which the case cannot be resolved.
    pub(super) fn stage_to_pass(&mut self, limit: Option<&Limit>) -> Option<Intent> {
        let matter = self.case.matter.as_ref()?;
        let item = self.context.scheme.item(&matter.item)?;
        let intent = if item.stages_in_order { self.next_stage(limit) } else { None };
        intent.map(|intent| Intent { beside: false, ..intent })
    }
}

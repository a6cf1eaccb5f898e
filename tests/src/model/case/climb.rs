//! C2, E2: up and down the tree by hand, and what another classification does.

use wangge::case::Wish;
use wangge::value::Code;

use super::place::{First, Said};
use super::{Book, Line, Refusals, State, code, told, told_if};

impl Book<'_> {
    pub(super) fn escalate(
        &self,
        no: &mut Refusals,
        state: &mut State,
        to: Option<&str>,
        at: i64,
    ) -> Vec<Line> {
        no.refuse_if(to.is_some_and(|to| !self.is_unit(to)), "unknown_unit");
        let above = self.above(&state.holder.0);
        no.refuse_if(above.is_empty(), "no_higher_unit");
        let target = above.iter().find(|(unit, _)| to.is_none_or(|to| unit == to));
        let Some((unit, tier)) = target.cloned() else {
            no.refuse("not_above");
            return Vec::new();
        };
        let ceiling = state.about().ceiling;
        let breach = tier < ceiling;
        no.refuse_if(breach && state.holder.1 > ceiling, "beyond_ceiling");
        let limit = self.handle(state, tier, at);
        self.published(no, [&limit]);
        let breach = if breach { " breach" } else { "" };
        let says = format!("{unit} {tier} hand {}{breach}", told(&limit));
        state.hold((unit, tier), limit);
        vec![state.line("escalated", at, says)]
    }

    pub(super) fn give_back(&self, no: &mut Refusals, state: &mut State, at: i64) -> Vec<Line> {
        let times = self.scheme.returning().unwrap().times;
        no.refuse_if(state.holder.1 >= state.first_tier, "at_first_holder");
        no.refuse_if(state.returns >= times, "returns_used_up");
        let path = self.path(&state.origin);
        let child = path.into_iter().find(|(_, tier)| *tier == state.holder.1 + 1);
        let Some((unit, tier)) = child else { return Vec::new() };
        let limit = self.handle(state, tier, at);
        self.published(no, [&limit]);
        state.returns += 1;
        let says = format!("{} {unit} {tier} {}", state.returns, told(&limit));
        state.hold((unit, tier), limit);
        vec![state.line("returned", at, says)]
    }

    pub(super) fn reclassify(
        &self,
        no: &mut Refusals,
        state: &mut State,
        (item, severity, condition): (Option<&Code>, Option<&Code>, Option<&Code>),
        at: i64,
    ) -> Vec<Line> {
        let before = state.about().clone();
        let another = item.is_some_and(|item| *item != before.item);
        let kept = |before: &Option<Code>| before.clone().filter(|_| !another);
        let severity = severity.cloned().or_else(|| kept(&before.severity));
        let condition = condition.cloned().or_else(|| kept(&before.condition));
        let affected: Vec<_> = before.affected.iter().map(|unit| unit.parse().unwrap()).collect();
        let said = Said {
            item: item.unwrap_or(&before.item),
            severity: severity.as_ref(),
            condition: condition.as_ref(),
            affected: &affected,
        };
        let day = self.day(state.reported);
        no.refuse_if(state.corrections >= self.scheme.correction().unwrap().times, "corrections_used_up");
        let Some(item) = self.listed(no, said, day) else { return Vec::new() };
        if !no.0.is_empty() {
            return Vec::new();
        }
        let First { holder: first, passed, .. } = self.first(&state.origin, item, said, at).unwrap();
        state.matter = Some(self.matter(said, item, &first, day));
        state.corrections += 1;
        if another {
            state.stage = item.stages.first().map(|stage| stage.code.clone());
        }
        let old = state.holder.clone();
        let climbs = first.1 < old.1;
        let running = state.limit.clone().filter(|limit| limit.purpose == "handle");
        if climbs {
            let limit = self.handle(state, first.1, at);
            self.published(no, [&limit]);
            state.hold(first, limit);
        } else if let Some(running) = running {
            let mut limit = self.handle(state, old.1, running.start()).since(&state.rests, &self.calendar);
            let given =
                |share: (i64, i64)| running.warnings.iter().all(|(num, den, _)| (*num, *den) != share);
            limit.warnings.retain(|(num, den, _)| !given((*num, *den)));
            self.published(no, [&limit]);
            state.limit = Some(limit);
        }
        let (unit, tier) = &state.holder;
        let says = format!(
            "{} {} {} {unit} {tier} {}",
            state.corrections,
            super::intake::matter_says(state.about()),
            code(state.stage.as_ref()),
            told_if(state.limit.as_ref())
        );
        let mut lines = vec![state.line("reclassified", at, says)];
        for (unit, tier) in passed.iter().filter(|(_, tier)| climbs && *tier < old.1) {
            lines.push(state.line("notified", at, format!("{unit} {tier} severity")));
        }
        lines
    }

    /// What the command itself answers is asked for no longer.
    pub(super) fn answered(state: &mut State, wish: Wish) {
        state.asks.retain(|(asked, _)| *asked != wish);
    }
}

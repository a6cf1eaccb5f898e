//! Where a case begins, and what limit holds there (C3, K3).

use super::clock::Clockwork;
use super::context::Context;
use super::event::{FailedPoint, Matter};
use super::limit::{Limit, LimitFor};
use super::plans::Planned;
use super::refusal::Refusal;
use super::state::{Case, Holder};
use crate::org::Unit;
use crate::scheme::{Item, Outside, Situation, TierNo};
use crate::value::{Code, Date, Duration, Instant, MonthDay, UnitId};

/// What a report, a classification or a correction says a case is about.
pub(super) struct About<'c> {
    pub(super) item: &'c Code,
    pub(super) severity: Option<&'c Code>,
    pub(super) condition: Option<&'c Code>,
    pub(super) affected: &'c [UnitId],
}

/// The unit that holds a case first, and the units its severity took it past, lowest first.
pub(super) struct First {
    pub(super) holder: Holder,
    /// The plan in force that sets the tier it starts on (L1).
    pub(super) plan: Option<Code>,
    pub(super) passed: Vec<Holder>,
}

impl<'a> Context<'a> {
    /// The item as it stood on the day of the report (K2), with its severity and condition.
    pub(super) fn listed(&self, about: &About<'_>, reported: Date) -> Result<&'a Item, Refusal> {
        let item = self.item(about.item).ok_or_else(|| Refusal::UnknownItem { item: about.item.clone() })?;
        if !item.is_on(reported) && self.scheme.catalogue().outside == Outside::Refuse {
            return Err(Refusal::ItemNotOnList { item: item.code.clone(), day: reported });
        }
        let known = |code: &&Code| item.severities.iter().any(|known| known.code == **code);
        if let Some(severity) = about.severity.filter(|code| !known(code)) {
            let (item, severity) = (item.code.clone(), severity.clone());
            return Err(Refusal::UnknownSeverity { item, severity });
        }
        let known = |code: &&Code| item.conditions.iter().any(|known| known.code == **code);
        if let Some(condition) = about.condition.filter(|code| !known(code)) {
            let (item, condition) = (item.code.clone(), condition.clone());
            return Err(Refusal::UnknownCondition { item, condition });
        }
        Ok(item)
    }

    /// The unit of an id.
    pub(super) fn unit(&self, id: &UnitId) -> Result<Unit<'a>, Refusal> {
        self.org.unit(id).ok_or_else(|| Refusal::UnknownUnit { unit: id.clone() })
    }

    /// What a case is about, written out, with the ceiling it gets from its first holder.
    pub(super) fn matter(&self, about: &About<'_>, item: &Item, first: &First, reported: Date) -> Matter {
        let mut affected = about.affected.to_vec();
        affected.sort();
        affected.dedup();
        Matter {
            item: item.code.clone(),
            severity: about.severity.cloned(),
            condition: about.condition.cloned(),
            affected,
            functions: item.lead.iter().chain(&item.support).cloned().collect(),
            ceiling: higher(item.ceiling, first.holder.tier),
            evaluated: item.evaluated,
            outside: !item.is_on(reported),
        }
    }

    /// The ancestor-or-self of the origin at the item's start tier, the origin itself if it stands higher; the
    /// lowest common ancestor of it and the affected units, if higher; the severity's tier, if higher (C3).
    pub(super) fn first_holder(
        &self,
        (origin, day): (&UnitId, Date),
        item: &'a Item,
        severity: Option<&Code>,
        affected: &[UnitId],
    ) -> Result<First, Refusal> {
        let origin = self.unit(origin)?;
        let start = self.planned_start(origin, day, item);
        let mut unit = origin.ancestor_at(start.value).unwrap_or(origin);
        let mut common = origin;
        for id in affected {
            let both = common.lowest_common_ancestor(self.unit(id)?);
            let apart = || Refusal::NoCommonUnit { origin: origin.id().clone(), unit: id.clone() };
            common = both.ok_or_else(apart)?;
        }
        if common.tier().is_above(unit.tier()) {
            unit = common;
        }
        let mut passed = Vec::new();
        let named = item.severities.iter().find(|known| Some(&known.code) == severity);
        if let Some(above) = named.and_then(|severity| unit.ancestor_at(severity.tier?)) {
            while unit.tier() > above.tier() {
                passed.push(holder(unit));
                let Some(parent) = unit.parent() else { break };
                unit = parent;
            }
        }
        Ok(First { holder: holder(unit), plan: start.plans.into_iter().next(), passed })
    }

    fn situation<'m>(&self, matter: &'m Matter, tier: TierNo, at: Instant) -> Situation<'m> {
        let (condition, severity) = (matter.condition.as_ref(), matter.severity.as_ref());
        Situation { tier, day: MonthDay::of(self.day(at)), condition, severity }
    }

    /// How long the unit that is to accept a case has for it.
    pub(super) fn accept_length(
        &self,
        (origin, at): (&UnitId, Instant),
        item: &'a Item,
        matter: &Matter,
        tier: TierNo,
    ) -> Option<Planned<Duration>> {
        let usual = item.limits.accept(&self.situation(matter, tier, at));
        self.planned_length((origin, self.day(at), item), usual, |own| own.accept)
    }

    /// How long a tier has to handle a case: what the failed point says, or the stage, or the item (K3, K6), and
    /// what the plans in force make of it (L1).
    fn handle_length(&self, work: &Work<'a, '_>, tier: TierNo, at: Instant) -> Option<Planned<Duration>> {
        let stage = work.item.stages.iter().find(|stage| Some(&stage.code) == work.stage);
        let situation = self.situation(work.matter, tier, at);
        let usual = match (stage, work.point.and_then(|point| self.point_limit(point, &work.item.code))) {
            (None, Some(limit)) => Some(limit),
            (Some(stage), _) => stage.limits.handle(&situation),
            (None, None) => work.item.handling().handle(&situation),
        };
        self.planned_length((work.origin, self.day(at), work.item), usual, |own| own.handle)
    }

    /// The time to put a failed point right, while the case is of the item that the point opens.
    fn point_limit(&self, failed: &FailedPoint, item: &Code) -> Option<Duration> {
        let list = self.scheme.checklists().iter().find(|list| list.code == failed.checklist)?;
        let point = list.points.iter().find(|point| point.code == failed.point && point.item == *item);
        point.map(|point| point.limit)
    }
}

/// What is handled: what the limit of a tier depends on.
#[derive(Clone, Copy)]
pub(super) struct Work<'a, 'c> {
    pub(super) item: &'a Item,
    pub(super) matter: &'c Matter,
    pub(super) stage: Option<&'c Code>,
    pub(super) point: Option<&'c FailedPoint>,
    pub(super) origin: &'c UnitId,
}

impl<'a, 'c> Work<'a, 'c> {
    /// The work of a case as it stands; none while it is on no list.
    pub(super) fn of(case: &'c Case, context: &Context<'a>) -> Option<Self> {
        let matter = case.matter.as_ref()?;
        let item = context.item(&matter.item)?;
        let (stage, point, origin) = (case.stage.as_ref(), case.point.as_ref(), &case.origin);
        Some(Self { item, matter, stage, point, origin })
    }

    /// The handle limit of a tier, in full (C9); `None` for work no events lead to.
    pub(super) fn limit(
        &self,
        context: &Context<'a>,
        clock: &Clockwork<'_>,
        tier: TierNo,
        at: Instant,
    ) -> Option<Result<Limit, Refusal>> {
        let Planned { value, plans } = context.handle_length(self, tier, at)?;
        let limit = clock.begin(LimitFor::Handle, value, at, self.item.code.clone());
        Some(limit.map(|limit| Limit { plans, ..limit }))
    }
}

/// The higher of two tiers.
pub(super) fn higher(a: TierNo, b: TierNo) -> TierNo {
    if a.is_above(b) { a } else { b }
}

fn holder(unit: Unit<'_>) -> Holder {
    Holder { unit: unit.id().clone(), tier: unit.tier() }
}

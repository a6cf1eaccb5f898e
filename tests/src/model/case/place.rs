//! C3, K3, K6: where a case begins, and how long its tier has for it.

use wangge::scheme::{Item, Outside};
use wangge::value::{Code, Date, Duration, MonthDay, UnitId};

use super::super::limit::Limit;
use super::super::lookup::{Of, by_rows, limit};
use super::super::plans::{Changes, changed, in_force};
use super::{Book, Holder, Matter, Refusals, State};

/// What a command says a case is about.
#[derive(Clone, Copy)]
pub(super) struct Said<'c> {
    pub(super) item: &'c Code,
    pub(super) severity: Option<&'c Code>,
    pub(super) condition: Option<&'c Code>,
    pub(super) affected: &'c [UnitId],
}

/// Where a case begins.
pub(super) struct First {
    pub(super) holder: Holder,
    /// The units that a severity takes the case past, lowest first.
    pub(super) passed: Vec<Holder>,
    /// The plan that says on which tier.
    pub(super) plan: Option<Code>,
}

impl Book<'_> {
    /// K2: the item, with every refusal that its words deserve.
    pub(super) fn listed(&self, no: &mut Refusals, said: Said<'_>, reported: Date) -> Option<&Item> {
        let Some(item) = self.scheme.item(said.item) else {
            no.refuse("unknown_item");
            return None;
        };
        no.refuse_if(
            outside(item, reported) && self.scheme.catalogue().outside == Outside::Refuse,
            "item_not_on_list",
        );
        let severity = said.severity;
        no.refuse_if(
            severity.is_some_and(|code| item.severities.iter().all(|known| known.code != *code)),
            "unknown_severity",
        );
        let condition = said.condition;
        no.refuse_if(
            condition.is_some_and(|code| item.conditions.iter().all(|known| known.code != *code)),
            "unknown_condition",
        );
        Some(item)
    }

    /// C3, L1: the first holder on a day. `None` if there is no unit above all that are affected.
    pub(super) fn first(&self, origin: &str, item: &Item, said: Said<'_>, at: i64) -> Option<First> {
        let path = self.path(origin);
        let own = path.first()?.1;
        let changes = self.changes(origin, item, at);
        let planned = changes.iter().find_map(|(plan, other)| Some((*plan, other.start?)));
        let mut tier = own.min(planned.map_or(item.start, |(_, start)| start).number());
        let paths: Vec<Vec<Holder>> = said.affected.iter().map(|unit| self.path(unit.as_str())).collect();
        let common = path.iter().find(|unit| paths.iter().all(|path| path.contains(unit)))?;
        tier = tier.min(common.1);
        let severity = item.severities.iter().find(|known| Some(&known.code) == said.severity);
        let urgent =
            severity.and_then(|severity| severity.tier).map_or(tier, |named| named.number().min(tier));
        let passed =
            path.iter().filter(|(_, passed)| (urgent + 1..=tier).contains(passed)).cloned().collect();
        let holder = path.iter().find(|(_, found)| *found == urgent)?;
        Some(First { holder: holder.clone(), passed, plan: planned.map(|(plan, _)| plan.clone()) })
    }

    /// What a case is about, with the ceiling that its first holder gives it.
    pub(super) fn matter(&self, said: Said<'_>, item: &Item, first: &Holder, reported: Date) -> Matter {
        let mut affected: Vec<String> = said.affected.iter().map(ToString::to_string).collect();
        affected.sort();
        affected.dedup();
        Matter {
            item: item.code.clone(),
            severity: said.severity.cloned(),
            condition: said.condition.cloned(),
            affected,
            ceiling: item.ceiling.number().min(first.1),
            outside: outside(item, reported),
        }
    }

    /// The limit to accept a case, from its report on.
    pub(super) fn accept_limit(
        &self,
        origin: &str,
        matter: &Matter,
        tier: u8,
        reported: i64,
    ) -> Option<Limit> {
        let item = self.scheme.item(&matter.item).unwrap();
        let usual = limit(item, Of::Accept, self.asked(matter, tier, reported));
        let (length, plans) = changed(&self.changes(origin, item, reported), Of::Accept, usual)?;
        Some(self.plain("accept", length, reported).by(plans))
    }

    /// L1: what is otherwise at an instant.
    fn changes(&self, origin: &str, item: &Item, at: i64) -> Changes<'_> {
        in_force((self.scheme, self.org, self.activations), origin, self.day(at), &item.code)
    }

    /// The handle limit of a tier for a case as it stands.
    pub(super) fn handle(&self, state: &State, tier: u8, at: i64) -> Limit {
        let matter = state.about();
        let item = self.scheme.item(&matter.item).unwrap();
        let asked = self.asked(matter, tier, at);
        let stage = item.stages.iter().find(|stage| Some(&stage.code) == state.stage.as_ref());
        let point =
            state.point.as_ref().and_then(|(list, point)| self.point_limit(list, point, &matter.item));
        let length = match (stage, point) {
            (Some(stage), _) => by_rows(stage.limits.rows(), Of::Handle, asked),
            (None, Some(length)) => Some(length),
            (None, None) => limit(item, Of::Handle, asked),
        };
        let shares: Vec<(i64, i64)> =
            self.scheme.ladder().warnings.iter().map(|share| (share.num(), share.den())).collect();
        let changes = self.changes(&state.origin, item, at);
        let (length, plans) = changed(&changes, Of::Handle, length).unwrap();
        Limit::begin("handle", length, at, &shares, &self.calendar).by(plans)
    }

    fn asked<'m>(
        &self,
        matter: &'m Matter,
        tier: u8,
        at: i64,
    ) -> (u8, MonthDay, Option<&'m str>, Option<&'m str>) {
        let (condition, severity) = (matter.condition.as_ref(), matter.severity.as_ref());
        (tier, MonthDay::of(self.day(at)), condition.map(Code::as_str), severity.map(Code::as_str))
    }

    fn point_limit(&self, list: &Code, point: &Code, item: &Code) -> Option<Duration> {
        let list = self.scheme.checklists().iter().find(|known| known.code == *list)?;
        let point = list.points.iter().find(|known| known.code == *point)?;
        (point.item == *item).then_some(point.limit)
    }

    /// K6: the item that a failed point opens, if its list is in use on the day.
    pub(super) fn opened(&self, list: &Code, point: &Code, day: Date) -> Option<&Code> {
        let list = self.scheme.checklists().iter().find(|known| known.code == *list)?;
        let used = list.from.is_none_or(|from| from <= day) && list.until.is_none_or(|until| day < until);
        let point = list.points.iter().find(|known| known.code == *point)?;
        used.then_some(&point.item)
    }
}

/// K2: whether the item is not on the list on a day.
fn outside(item: &Item, day: Date) -> bool {
    item.from.is_some_and(|from| day < from) || item.until.is_some_and(|until| until <= day)
}

//! C2, C3, K5, K6: report, classify, accept.

use wangge::case::{Action, Actor, Command};
use wangge::value::Code;

use super::place::{First, Said};
use super::{Book, Line, Matter, Refusals, State, code, mark, told, told_if};

impl Book<'_> {
    pub(super) fn report(&self, no: &mut Refusals, command: &Command, at: i64) -> Option<(State, Line)> {
        let Action::Report {
            unit,
            item,
            severity,
            condition,
            affected,
            groups,
            point,
            origin,
            channel,
            reporter,
        } = &command.action
        else {
            return None;
        };
        let day = self.day(at);
        let scheme = self.scheme;
        let over = scheme.until().is_some_and(|until| until <= day);
        no.refuse_if(day < scheme.edition().from || over, "not_in_force");
        no.refuse_if(!self.may_report(command, unit.as_str(), channel), "not_authorised");
        let opened = point.as_ref().and_then(|failed| self.opened(&failed.checklist, &failed.point, day));
        no.refuse_if(point.is_some() && opened.is_none(), "unknown_point");
        let said = item.as_ref().or(opened).map(|item| Said {
            item,
            severity: severity.as_ref(),
            condition: condition.as_ref(),
            affected,
        });
        let listed = said.and_then(|said| self.listed(no, said, day));
        let known = |group: &Code| scheme.groups().iter().any(|known| known.code == *group);
        no.refuse_if(!groups.iter().all(known), "unknown_group");
        no.refuse_if(scheme.channels().iter().all(|known| known.code != *channel), "unknown_channel");
        let origin = origin.as_ref().unwrap_or(unit);
        let units = [unit, origin].into_iter().chain(affected);
        no.refuse_if(units.into_iter().any(|unit| !self.is_unit(unit.as_str())), "unknown_unit");
        no.refuse_if(opened.is_some() && item.is_some() && opened != item.as_ref(), "other_item");
        let taken = listed.is_none_or(|item| item.channels.is_empty() || item.channels.contains(channel));
        no.refuse_if(!taken, "channel_not_for_item");
        no.refuse_if(channel.as_str() == "sensor" && reporter.is_some(), "reporter_by_sensor");
        let more = severity.is_some() || condition.is_some() || !affected.is_empty();
        no.refuse_if(said.is_none() && more, "unclassified");
        if !no.0.is_empty() {
            return None;
        }
        let (matter, holder, limit, plan) = match said.zip(listed) {
            Some((said, item)) => {
                let Some(First { holder, plan, .. }) = self.first(origin.as_str(), item, said, at) else {
                    no.refuse("no_common_unit");
                    return None;
                };
                let matter = self.matter(said, item, &holder, day);
                let limit = self.accept_limit(origin.as_str(), &matter, holder.1, at);
                (Some(matter), holder, limit, plan)
            }
            None => {
                let length = scheme.catalogue().accept;
                let holder = self.path(origin.as_str()).remove(0);
                (None, holder, length.map(|length| self.plain("accept", length, at)), None)
            }
        };
        self.published(no, limit.iter());
        let (awaited, waits) = self.milestones(no, at);
        let mut groups = groups.clone();
        groups.sort();
        groups.dedup();
        let member = if let Actor::Member(member) = &command.by { Some(member.to_string()) } else { None };
        let state = State {
            id: command.case.to_string(),
            last: at,
            reported: at,
            matter,
            point: point.as_ref().map(|failed| (failed.checklist.clone(), failed.point.clone())),
            origin: origin.to_string(),
            received: (unit.to_string(), member),
            reporters: reporter.iter().map(ToString::to_string).collect(),
            groups,
            card: None,
            awaited,
            fired: Vec::new(),
            conference_required: false,
            first_tier: 0,
            stage: None,
            assignee: None,
            asks: Vec::new(),
            calls: Vec::new(),
            called: Vec::new(),
            conferences: 0,
            returns: 0,
            reopenings: 0,
            bad_marks: 0,
            corrections: 0,
            overdues: 0,
            extended: Vec::new(),
            deferred: false,
            appeal: None,
            rests: Vec::new(),
            used: Vec::new(),
            state: "reported",
            holder,
            limit,
            late: false,
            since: 0,
            ends: 0,
            by_cap: false,
            deferral: false,
            told: None,
            window: None,
            reopen_until: 0,
            appeal_until: None,
            marked: false,
        };
        let says = format!("{} {:?}{waits}", intake_says(&state, plan.as_ref()), state.groups);
        let line = state.line("reported", at, says);
        Some((state, line))
    }

    pub(super) fn classify(
        &self,
        no: &mut Refusals,
        state: &mut State,
        said: Said<'_>,
        at: i64,
    ) -> Vec<Line> {
        let day = self.day(state.reported);
        let listed = self.listed(no, said, day);
        no.refuse_if(said.affected.iter().any(|unit| !self.is_unit(unit.as_str())), "unknown_unit");
        let opened = state.point.as_ref().and_then(|(list, point)| self.opened(list, point, day));
        no.refuse_if(opened.is_some_and(|opened| opened != said.item), "other_item");
        let Some(item) = listed else { return Vec::new() };
        let Some(First { holder, plan, .. }) = self.first(&state.origin, item, said, state.reported) else {
            no.refuse("no_common_unit");
            return Vec::new();
        };
        let matter = self.matter(said, item, &holder, day);
        state.limit = self.accept_limit(&state.origin, &matter, holder.1, state.reported);
        state.limit = state.limit.take().filter(|_| !state.late);
        self.published(no, state.limit.iter());
        (state.matter, state.holder) = (Some(matter), holder);
        vec![state.line("classified", at, intake_says(state, plan.as_ref()))]
    }

    pub(super) fn accept(&self, no: &mut Refusals, state: &mut State, at: i64) -> Vec<Line> {
        let Some(matter) = state.matter.clone() else {
            no.refuse("unclassified");
            return Vec::new();
        };
        let item = self.scheme.item(&matter.item).unwrap();
        let affected: Vec<_> = matter.affected.iter().map(|unit| unit.parse().unwrap()).collect();
        let (severity, condition) = (matter.severity.as_ref(), matter.condition.as_ref());
        let said = Said { item: &matter.item, severity, condition, affected: &affected };
        let First { holder, passed, plan } = self.first(&state.origin, item, said, at).unwrap();
        state.matter.as_mut().unwrap().ceiling = item.ceiling.number().min(holder.1);
        state.first_tier = holder.1;
        state.stage = item.stages.first().map(|stage| stage.code.clone());
        let limit = self.handle(state, holder.1, at);
        self.published(no, [&limit]);
        let (unit, tier) = holder.clone();
        let ceiling = state.about().ceiling;
        let (stage, plan) = (code(state.stage.as_ref()), code(plan.as_ref()));
        let says = format!("{unit} {tier} {ceiling} {stage} {} {plan}", told(&limit));
        state.hold(holder, limit);
        let mut lines = vec![state.line("accepted", at, says)];
        for (unit, tier) in passed {
            lines.push(state.line("notified", at, format!("{unit} {tier} severity")));
        }
        lines
    }
}

/// What a report and a classification say.
fn intake_says(state: &State, plan: Option<&Code>) -> String {
    let (unit, tier) = &state.holder;
    let matter = state.matter.as_ref().map_or("unlisted".to_owned(), matter_says);
    format!("{unit} {tier} {matter} {} {}", told_if(state.limit.as_ref()), code(plan))
}

/// What a line says of what a case is about.
pub(super) fn matter_says(matter: &Matter) -> String {
    let Matter { item, severity, condition, affected, ceiling, outside } = matter;
    let (severity, condition): (Option<&Code>, Option<&Code>) = (severity.as_ref(), condition.as_ref());
    let outside = mark(*outside, " outside");
    format!("{item} {} {} {affected:?} {ceiling}{outside}", code(severity), code(condition))
}

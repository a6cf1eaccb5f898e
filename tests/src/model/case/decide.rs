//! C2, C4: what a command brings, or every refusal that applies to it.

use wangge::case::{Action, Actor, Command, CommandKind, Refusal};
use wangge::scheme::Outside;
use wangge::value::{Code, Date, Duration, Stamp};

use super::super::limit::{Limit, day_of, used_up};
use super::super::lookup::{Of, limit};
use super::{Book, Line, State, Turn, line, told};

impl Book<'_> {
    /// The state after a command with its events, or the refusal that comes first.
    ///
    /// # Errors
    /// The code of the refusal.
    pub fn decide(
        &self,
        state: Option<&State>,
        command: &Command,
    ) -> Result<(State, Vec<Line>), &'static str> {
        let at = command.at.instant().millis();
        let mut turn = Turn { state: state.cloned(), lines: Vec::new(), refusals: Vec::new() };
        if command.done_at.is_some_and(|done| done.instant().millis() > at) {
            turn.refuse("done_later");
        }
        if command.action.kind() == CommandKind::Report {
            self.report(&mut turn, command, at);
        } else if state.is_none_or(|state| state.id != command.case.as_str()) {
            turn.refuse("unknown_case");
        } else {
            self.other(&mut turn, command, at);
        }
        match Refusal::ALL.iter().find(|code| turn.refusals.contains(code)) {
            Some(code) => Err(code),
            None => Ok((turn.state.unwrap(), turn.lines)),
        }
    }

    fn report(&self, turn: &mut Turn, command: &Command, at: i64) {
        let Action::Report { unit, item, origin, channel, reporter } = &command.action else { return };
        let day = Date::from_days(day_of(at, &self.calendar) as i32).unwrap();
        if turn.state.is_some() {
            turn.refuse("known_case");
        }
        if day < self.scheme.edition().from || self.scheme.until().is_some_and(|until| until <= day) {
            turn.refuse("not_in_force");
        }
        if !self.may(command, None) {
            turn.refuse("not_authorised");
        }
        if !self.scheme.channels().iter().any(|known| known.code == *channel) {
            turn.refuse("unknown_channel");
        }
        let origin = origin.as_ref().unwrap_or(unit).as_str();
        if self.tier(origin).is_none() {
            turn.refuse("unknown_unit");
        }
        let Some(item) = self.scheme.item(item) else { return turn.refuse("unknown_item") };
        let outside =
            item.from.is_some_and(|from| day < from) || item.until.is_some_and(|until| until <= day);
        if outside && self.scheme.catalogue().outside == Outside::Refuse {
            turn.refuse("item_not_on_list");
        }
        let Some(to) = self.first_holder(origin, item) else { return };
        let limit = limit(item, Of::Accept, (to.1, self.day_of_year(at), None, None));
        let limit = limit.map(|length| Limit::begin("accept", length, at, &[], &self.calendar));
        self.published(turn, limit.iter());
        let Actor::Member(member) = &command.by else { return };
        let said = limit.as_ref().map(told).unwrap_or_default();
        let mark = if outside { " outside" } else { "" };
        turn.lines.push(line("reported", at, format!("{} {}{mark} {said}", to.0, to.1)));
        turn.state = Some(State {
            id: command.case.to_string(),
            last: at,
            item: item.code.clone(),
            origin: origin.to_owned(),
            received: (unit.to_string(), member.to_string()),
            reporter: reporter.as_ref().map(ToString::to_string),
            ceiling: item.ceiling.number().min(to.1),
            reopenings: 0,
            used: Vec::new(),
            state: "reported",
            holder: to,
            limit,
            since: 0,
            ends: 0,
            by_cap: false,
            told: None,
            window: None,
            marked: false,
        });
    }

    /// T4: a command whose limit rests on unpublished days is refused where the scheme demands it.
    fn published<'l>(&self, turn: &mut Turn, limits: impl Iterator<Item = &'l Limit>) {
        if self.demands && limits.into_iter().any(|limit| limit.unpublished) {
            turn.refuse("unpublished");
        }
    }

    fn other(&self, turn: &mut Turn, command: &Command, at: i64) {
        use CommandKind as K;
        if at < turn.state.as_ref().unwrap().last {
            turn.refuse("back_dated");
        }
        self.pass(turn, at);
        let mut state = turn.state.take().unwrap();
        let kind = command.action.kind();
        let fits: &[&str] = match kind {
            K::Report => &[],
            K::Accept => &["reported"],
            K::Escalate | K::Suspend | K::Resolve => &["handling"],
            K::Resume => &["suspended"],
            K::FeedBack | K::Close => &["resolved"],
            K::Evaluate => &["resolved", "closed"],
        };
        if !fits.contains(&state.state) {
            turn.refuse("wrong_state");
        }
        if !self.may(command, Some(&state)) {
            turn.refuse("not_authorised");
        }
        let lines = match &command.action {
            Action::Report { .. } => Vec::new(),
            Action::Accept => self.accept(turn, &mut state, at),
            Action::Escalate { to, .. } => {
                self.escalate(turn, &mut state, to.as_ref().map(|to| to.as_str()), at)
            }
            Action::Suspend { until, .. } => self.suspend(turn, &mut state, *until, at),
            Action::Resume if state.state == "suspended" => {
                let from = state.since;
                let lines = vec![self.resume(&mut state, from, at, "hand")];
                self.published(turn, state.limit.iter());
                lines
            }
            Action::Resume => Vec::new(),
            Action::Resolve { evidence, .. } => {
                let shown: Vec<&Code> = evidence.iter().map(|shown| &shown.kind).collect();
                self.resolve(turn, &mut state, &shown, at)
            }
            Action::FeedBack => {
                if state.told.is_some() {
                    turn.refuse("feedback_given");
                }
                state.told = Some(at);
                state.limit = None;
                vec![line("fed_back", at, String::new())]
            }
            Action::Evaluate { marks } => {
                let least = marks.effect.get().min(marks.duration.get()).min(marks.attitude.get());
                self.evaluate(turn, &mut state, least, at)
            }
            Action::Close => {
                if state.told.is_none() {
                    turn.refuse("feedback_missing");
                }
                if state.window.is_some_and(|window| at <= window) && !state.marked {
                    turn.refuse("evaluation_pending");
                }
                state.state = "closed";
                vec![line("closed", at, "hand".to_owned())]
            }
        };
        state.last = at;
        turn.lines.extend(lines);
        turn.state = Some(state);
    }

    fn accept(&self, turn: &mut Turn, state: &mut State, at: i64) -> Vec<Line> {
        let Some(holder) = self.first_holder(&state.origin, self.scheme.item(&state.item).unwrap()) else {
            return Vec::new();
        };
        let limit = self.handle(&state.item, holder.1, at);
        self.published(turn, std::iter::once(&limit));
        let says = format!("{} {} {}", holder.0, holder.1, told(&limit));
        (state.state, state.holder, state.limit) = ("handling", holder, Some(limit));
        vec![line("accepted", at, says)]
    }

    fn escalate(&self, turn: &mut Turn, state: &mut State, to: Option<&str>, at: i64) -> Vec<Line> {
        if to.is_some_and(|to| self.tier(to).is_none()) {
            turn.refuse("unknown_unit");
        }
        let above = self.above(&state.holder.0);
        if above.is_empty() {
            turn.refuse("no_higher_unit");
        }
        let target = above.iter().find(|(unit, _)| to.is_none_or(|to| unit == to));
        let Some((unit, tier)) = target.cloned() else {
            turn.refuse("not_above");
            return Vec::new();
        };
        let breach = tier < state.ceiling;
        if breach && state.holder.1 > state.ceiling {
            turn.refuse("beyond_ceiling");
        }
        let limit = self.handle(&state.item, tier, at);
        self.published(turn, std::iter::once(&limit));
        let breach = if breach { " breach" } else { "" };
        let says = format!("{unit} {tier} hand {}{breach}", told(&limit));
        (state.holder, state.limit) = ((unit, tier), Some(limit));
        vec![line("escalated", at, says)]
    }

    fn suspend(&self, turn: &mut Turn, state: &mut State, until: Option<Stamp>, at: i64) -> Vec<Line> {
        let until = until.map(|until| until.instant().millis());
        if until.is_some_and(|until| until <= at) {
            turn.refuse("until_not_later");
        }
        let cap: Duration = self.scheme.handling().suspension.duration();
        let left = cap.days().unwrap() - state.used.len() as i64;
        if left <= 0 {
            turn.refuse("suspension_used_up");
            return Vec::new();
        }
        let unit = cap.unit();
        let cap = used_up(at, left as usize, &state.used, unit, &self.calendar);
        state.by_cap = until.is_none_or(|until| cap < until);
        state.ends = until.map_or(cap, |until| until.min(cap));
        (state.state, state.since) = ("suspended", at);
        if let Some(limit) = &mut state.limit {
            limit.stop(at, &self.calendar);
        }
        let counted = state.by_cap && unit.is_working();
        let unpublished = counted && self.calendar.is_marked(at, day_of(state.ends - 1, &self.calendar));
        if unpublished && self.demands {
            turn.refuse("unpublished");
        }
        let cause = if state.by_cap { "cap" } else { "until" };
        let mark = if unpublished { " unpublished" } else { "" };
        vec![line("suspended", at, format!("{} {cause}{mark}", state.ends))]
    }

    fn resolve(&self, turn: &mut Turn, state: &mut State, shown: &[&Code], at: i64) -> Vec<Line> {
        let known = |kind: &Code| self.scheme.evidence().iter().any(|known| known.code == *kind);
        if shown.iter().any(|kind| !known(kind)) {
            turn.refuse("unknown_evidence");
        }
        let item = self.scheme.item(&state.item).unwrap();
        if item.evidence.iter().any(|kind| !shown.contains(&kind)) {
            turn.refuse("missing_evidence");
        }
        let length = self.scheme.handling().feedback;
        let feedback = Limit::begin("feedback", length, at, &[], &self.calendar);
        let window = self.scheme.evaluation().window;
        let window = item.evaluated.then(|| Limit::begin("window", window, at, &[], &self.calendar));
        self.published(turn, std::iter::once(&feedback).chain(&window));
        state.window = window.as_ref().map(|window| window.deadline);
        let says = format!("{} {}", told(&feedback), window.as_ref().map(told).unwrap_or_default());
        (state.state, state.limit) = ("resolved", Some(feedback));
        (state.told, state.marked) = (None, false);
        vec![line("resolved", at, says)]
    }

    fn evaluate(&self, turn: &mut Turn, state: &mut State, least: u8, at: i64) -> Vec<Line> {
        match state.window {
            None => turn.refuse("not_evaluated"),
            Some(window) if at > window => turn.refuse("window_past"),
            Some(_) => {}
        }
        let rule = self.scheme.evaluation();
        state.marked = true;
        let bad = least <= rule.reopens_at;
        let mut lines = vec![line("evaluated", at, bad.to_string())];
        if bad && state.reopenings >= rule.reopenings {
            let (unit, tier) = self.above(&state.holder.0).pop().unwrap_or(state.holder.clone());
            lines.push(line("notified", at, format!("{unit} {tier} reopenings_used")));
        } else if bad {
            state.reopenings += 1;
            if state.reopenings >= 2
                && let Some((unit, tier)) = self.above(&state.holder.0).first()
                && *tier >= state.ceiling
            {
                state.holder = (unit.clone(), *tier);
            }
            let limit = self.handle(&state.item, state.holder.1, at);
            self.published(turn, std::iter::once(&limit));
            let (unit, tier) = &state.holder;
            lines.push(line("reopened", at, format!("{} {unit} {tier} {}", state.reopenings, told(&limit))));
            (state.state, state.limit) = ("handling", Some(limit));
        }
        lines
    }
}

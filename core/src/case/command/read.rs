//! Reading commands: every fault at once.

use super::draft::{ActorDraft, CallDraft, CommandDraft, EvidenceDraft, MarksDraft};
use super::{Action, Command, CommandKind};
use crate::case::event::{Actor, Call, Evidence, FailedPoint, Mark, Marks, Reply};
use crate::read::{FaultKind, FaultList, Faults, Field, Form, Path, Rows, finish, read_document};
use crate::value::Text;

impl Command {
    /// Reads a command from JSON (or TOML): one flat object, `command` names it, fields of other commands are
    /// faults; [`CommandKind::fields`] lists those of each.
    ///
    /// ```
    /// use wangge::case::{Command, CommandKind};
    ///
    /// let command = Command::read(
    ///     r#"{"command":"accept","case":"c-1","at":"2026-03-05T09:00:00+08:00","by":{"member":"m-0017"}}"#,
    /// )?;
    /// assert_eq!(command.action.kind(), CommandKind::Accept);
    /// # Ok::<(), wangge::read::Faults>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Every fault of the text at once.
    pub fn read(text: &str) -> Result<Self, Faults> {
        let form = Form::of(text);
        let (draft, mut faults) = read_document::<CommandDraft>(text, form);
        let command = draft.and_then(|draft| draft.command(&mut faults));
        match command {
            Some(command) if faults.is_empty() => Ok(command),
            _ => Err(finish(faults, text, form)),
        }
    }
}

impl CommandDraft {
    fn command(&self, faults: &mut FaultList) -> Option<Command> {
        let kind = *self.command.get()?;
        self.strangers(kind, faults);
        let by = self.by.get().and_then(|by| by.actor(faults));
        let action = self.action(kind, faults);
        Some(Command {
            case: self.case.get()?.clone(),
            at: *self.at.get()?,
            done_at: self.done_at.get().copied(),
            by: by?,
            note: self.note.get().cloned(),
            action: action?,
        })
    }

    /// Fields that belong to other commands.
    fn strangers(&self, kind: CommandKind, faults: &mut FaultList) {
        let written = [
            ("unit", self.unit.is_absent()),
            ("item", self.item.is_absent()),
            ("severity", self.severity.is_absent()),
            ("condition", self.condition.is_absent()),
            ("affected", self.affected.is_absent()),
            ("groups", self.groups.is_absent()),
            ("checklist", self.checklist.is_absent()),
            ("point", self.point.is_absent()),
            ("origin", self.origin.is_absent()),
            ("channel", self.channel.is_absent()),
            ("reporter", self.reporter.is_absent()),
            ("into", self.into.is_absent()),
            ("member", self.member.is_absent()),
            ("calls", self.calls.is_absent()),
            ("partners", self.partners.is_absent()),
            ("held_at", self.held_at.is_absent()),
            ("decision", self.decision.is_absent()),
            ("to", self.to.is_absent()),
            ("granted_by", self.granted_by.is_absent()),
            ("reason", self.reason.is_absent()),
            ("until", self.until.is_absent()),
            ("length", self.length.is_absent()),
            ("deadline", self.deadline.is_absent()),
            ("wish", self.wish.is_absent()),
            ("answer", self.answer.is_absent()),
            ("stage", self.stage.is_absent()),
            ("outcome", self.outcome.is_absent()),
            ("evidence", self.evidence.is_absent()),
            ("marks", self.marks.is_absent()),
            ("verdict", self.verdict.is_absent()),
        ];
        for (field, absent) in written {
            if !absent && !kind.fields().contains(&field) {
                let fault = FaultKind::UnknownField { field: field.to_owned(), nearest: None };
                faults.push(fault, Path::root().field(field));
            }
        }
    }

    fn action(&self, kind: CommandKind, faults: &mut FaultList) -> Option<Action> {
        // What every one of these needs is asked for here, so that all that lacks is told at once.
        let mut need = Need { faults };
        Some(match kind {
            CommandKind::Report => return self.report(&mut need),
            CommandKind::Classify => Action::Classify {
                item: need.field(&self.item, "item")?,
                severity: self.severity.get().cloned(),
                condition: self.condition.get().cloned(),
                affected: all(&self.affected),
            },
            CommandKind::Accept => Action::Accept,
            CommandKind::Reject => Action::Reject { reason: self.reason(&mut need)? },
            CommandKind::Merge => Action::Merge { into: need.field(&self.into, "into")? },
            CommandKind::Assign => Action::Assign { member: need.field(&self.member, "member")? },
            CommandKind::Dispatch => {
                need.rows(&self.calls, "calls");
                Action::Dispatch { calls: self.calls.iter().filter_map(|(_, row)| row.call()).collect() }
            }
            CommandKind::Convene => {
                need.rows(&self.partners, "partners");
                let held_at = need.field(&self.held_at, "held_at");
                let decision = need.field(&self.decision, "decision");
                Action::Convene { partners: all(&self.partners), held_at: held_at?, decision: decision? }
            }
            CommandKind::Escalate => {
                Action::Escalate { to: self.to.get().cloned(), reason: self.reason(&mut need)? }
            }
            CommandKind::Return => Action::Return { reason: self.reason(&mut need)? },
            CommandKind::Suspend => {
                Action::Suspend { reason: self.reason(&mut need)?, until: self.until.get().copied() }
            }
            CommandKind::Resume => Action::Resume,
            CommandKind::Defer | CommandKind::Extend | CommandKind::Expedite | CommandKind::Judge => {
                return self.granted(kind, &mut need);
            }
            CommandKind::Reclassify => Action::Reclassify {
                item: self.item.get().cloned(),
                severity: self.severity.get().cloned(),
                condition: self.condition.get().cloned(),
                reason: self.reason(&mut need)?,
            },
            CommandKind::Ask | CommandKind::RefuseAsk => {
                let (wish, reason) = (need.field(&self.wish, "wish"), self.reason(&mut need));
                let (wish, reason) = (wish?, reason?);
                if kind == CommandKind::Ask {
                    Action::Ask { wish, reason }
                } else {
                    Action::RefuseAsk { wish, reason }
                }
            }
            CommandKind::Answer => {
                let answer = need.field(&self.answer, "answer")?;
                if answer == Reply::Declines {
                    self.reason(&mut need)?;
                }
                Action::Answer { answer, reason: self.reason.get().cloned() }
            }
            CommandKind::Progress => {
                if self.stage.is_absent() {
                    need.field(&self.note, "note")?;
                }
                Action::Progress { stage: self.stage.get().cloned() }
            }
            CommandKind::Resolve => {
                let outcome = need.field(&self.outcome, "outcome")?;
                let evidence = self.evidence.iter().filter_map(|(_, row)| row.evidence()).collect();
                Action::Resolve { outcome, evidence }
            }
            CommandKind::FeedBack => Action::FeedBack,
            CommandKind::Evaluate => {
                Action::Evaluate { marks: need.field(&self.marks, "marks")?.marks(need.faults)? }
            }
            CommandKind::Reopen => Action::Reopen { reason: self.reason(&mut need)? },
            CommandKind::Close => Action::Close,
            CommandKind::Appeal => Action::Appeal { reason: self.reason(&mut need)? },
            CommandKind::Withdraw => Action::Withdraw,
        })
    }

    fn reason(&self, need: &mut Need<'_>) -> Option<Text> {
        need.field(&self.reason, "reason")
    }

    fn report(&self, need: &mut Need<'_>) -> Option<Action> {
        let unit = need.field(&self.unit, "unit");
        let channel = need.field(&self.channel, "channel");
        let point = match (self.checklist.is_absent(), self.point.is_absent()) {
            (true, true) => None,
            _ => {
                let checklist = need.field(&self.checklist, "checklist");
                let point = need.field(&self.point, "point");
                Some(FailedPoint { checklist: checklist?, point: point? })
            }
        };
        Some(Action::Report {
            unit: unit?,
            item: self.item.get().cloned(),
            severity: self.severity.get().cloned(),
            condition: self.condition.get().cloned(),
            affected: all(&self.affected),
            groups: all(&self.groups),
            point,
            origin: self.origin.get().cloned(),
            channel: channel?,
            reporter: self.reporter.get().cloned(),
        })
    }

    /// The commands that name the unit that grants them (C4a).
    fn granted(&self, kind: CommandKind, need: &mut Need<'_>) -> Option<Action> {
        let granted_by = need.field(&self.granted_by, "granted_by");
        if kind == CommandKind::Extend {
            let length = need.field(&self.length, "length");
            return Some(Action::Extend { granted_by: granted_by?, length: length? });
        }
        let reason = self.reason(need);
        Some(match kind {
            CommandKind::Defer => {
                let until = need.field(&self.until, "until");
                Action::Defer { granted_by: granted_by?, reason: reason?, until: until? }
            }
            CommandKind::Expedite => {
                let deadline = need.field(&self.deadline, "deadline");
                Action::Expedite { granted_by: granted_by?, deadline: deadline?, reason: reason? }
            }
            _ => {
                let verdict = need.field(&self.verdict, "verdict");
                Action::Judge { granted_by: granted_by?, verdict: verdict?, reason: reason? }
            }
        })
    }
}

impl ActorDraft {
    fn actor(&self, faults: &mut FaultList) -> Option<Actor> {
        let given = [
            self.member.get().cloned().map(Actor::Member),
            self.reporter.get().cloned().map(Actor::Reporter),
            self.partner.get().cloned().map(Actor::Partner),
            self.device.get().cloned().map(Actor::Device),
        ];
        let faulty = self.member.is_faulty()
            || self.reporter.is_faulty()
            || self.partner.is_faulty()
            || self.device.is_faulty();
        let mut given: Vec<Actor> = given.into_iter().flatten().collect();
        if faulty || given.len() == 1 {
            return given.pop().filter(|_| !faulty);
        }
        let kind =
            FaultKind::WrongCount { what: "actor".to_owned(), expected: "1".to_owned(), found: given.len() };
        faults.push(kind, Path::root().field("by"));
        None
    }
}

impl CallDraft {
    fn call(&self) -> Option<Call> {
        Some(Call { partner: self.partner.get()?.clone(), function: self.function.get()?.clone() })
    }
}

impl EvidenceDraft {
    fn evidence(&self) -> Option<Evidence> {
        Some(Evidence { kind: self.kind.get()?.clone(), reference: self.reference.get()?.clone() })
    }
}

impl MarksDraft {
    fn marks(&self, faults: &mut FaultList) -> Option<Marks> {
        let mut mark = |field: &Field<u16>, name: &str| {
            let given = *field.get()?;
            let mark = u8::try_from(given).ok().and_then(Mark::new);
            if mark.is_none() {
                let kind = FaultKind::OutOfBounds { given: given.to_string(), bounds: "1..=5".to_owned() };
                faults.push(kind, Path::root().field("marks").field(name));
            }
            mark
        };
        let effect = mark(&self.effect, "effect");
        let duration = mark(&self.duration, "duration");
        let attitude = mark(&self.attitude, "attitude");
        Some(Marks { effect: effect?, duration: duration?, attitude: attitude? })
    }
}

/// Asks for what a command needs; its absence is a fault.
struct Need<'f> {
    faults: &'f mut FaultList,
}

impl Need<'_> {
    fn field<T: Clone>(&mut self, field: &Field<T>, name: &str) -> Option<T> {
        if field.is_absent() {
            self.lacks(name);
        }
        field.get().cloned()
    }

    fn rows<T>(&mut self, rows: &Rows<T>, name: &str) {
        if rows.len() == Some(0) {
            self.lacks(name);
        }
    }

    fn lacks(&mut self, name: &str) {
        self.faults.push(FaultKind::Missing { field: name.to_owned() }, Path::root());
    }
}

fn all<T: Clone>(rows: &Rows<T>) -> Vec<T> {
    rows.iter().map(|(_, row)| row.clone()).collect()
}

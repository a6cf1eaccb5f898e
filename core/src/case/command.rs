//! Commands (C2): what somebody asks the ledger to take down.

use super::event::{Actor, Evidence, Mark, Marks};
use crate::read::{FaultKind, FaultList, Faults, Field, Form, Path, draft, finish, read_document, words};
use crate::value::{CaseId, Code, MemberId, Name, ReporterId, Stamp, Text, UnitId};

/// A command to one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// The case.
    pub case: CaseId,
    /// When the deciding system takes it; it rules every clock (C4).
    pub at: Stamp,
    /// When the deed was done, not later than `at`; a fact without effect on limits.
    pub done_at: Option<Stamp>,
    /// Who gives it.
    pub by: Actor,
    /// A note, carried and never shown to others.
    pub note: Option<Text>,
    /// What it asks.
    pub action: Action,
}

/// What a command asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// 受理登记.
    Report {
        /// The unit that receives it; the actor holds a post there.
        unit: UnitId,
        /// The item.
        item: Code,
        /// Where the matter lies; the receiving unit if not said.
        origin: Option<UnitId>,
        /// The intake channel.
        channel: Code,
        /// Who reported it, by an id that says nothing else.
        reporter: Option<ReporterId>,
    },
    /// 接单.
    Accept,
    /// 上报.
    Escalate {
        /// The unit asked, above the holder; its parent if not said.
        to: Option<UnitId>,
        /// Why.
        reason: Text,
    },
    /// 中止.
    Suspend {
        /// Why.
        reason: Text,
        /// When it shall end at the latest.
        until: Option<Stamp>,
    },
    /// 恢复.
    Resume,
    /// 办结.
    Resolve {
        /// What came of it.
        outcome: Text,
        /// What shows it.
        evidence: Vec<Evidence>,
    },
    /// 反馈.
    FeedBack,
    /// 评价.
    Evaluate {
        /// The three marks.
        marks: Marks,
    },
    /// 销号.
    Close,
}

words! {
    /// The commands by name, in the order of C2.
    pub enum CommandKind ("a command such as accept") {
        /// 受理登记.
        Report = "report",
        /// 接单.
        Accept = "accept",
        /// 上报.
        Escalate = "escalate",
        /// 中止.
        Suspend = "suspend",
        /// 恢复.
        Resume = "resume",
        /// 办结.
        Resolve = "resolve",
        /// 反馈.
        FeedBack = "feed_back",
        /// 评价.
        Evaluate = "evaluate",
        /// 销号.
        Close = "close",
    }
}

impl Action {
    /// The name of the command.
    #[must_use]
    pub fn kind(&self) -> CommandKind {
        match self {
            Self::Report { .. } => CommandKind::Report,
            Self::Accept => CommandKind::Accept,
            Self::Escalate { .. } => CommandKind::Escalate,
            Self::Suspend { .. } => CommandKind::Suspend,
            Self::Resume => CommandKind::Resume,
            Self::Resolve { .. } => CommandKind::Resolve,
            Self::FeedBack => CommandKind::FeedBack,
            Self::Evaluate { .. } => CommandKind::Evaluate,
            Self::Close => CommandKind::Close,
        }
    }
}

draft! {
    /// A command as written: one flat table, `command` names it.
    pub(crate) struct CommandDraft {
        required command: CommandKind,
        required case: CaseId,
        required at: Stamp,
        optional done_at: Stamp,
        required by: ActorDraft,
        optional note: Text,
        optional unit: UnitId,
        optional item: Code,
        optional origin: UnitId,
        optional channel: Code,
        optional reporter: ReporterId,
        optional to: UnitId,
        optional reason: Text,
        optional until: Stamp,
        optional outcome: Text,
        list evidence: EvidenceDraft,
        optional marks: MarksDraft,
    }
}

draft! {
    /// Who: a member or the reporter.
    pub(crate) struct ActorDraft {
        optional member: MemberId,
        optional reporter: ReporterId,
    }
}

draft! {
    /// A piece of evidence.
    pub(crate) struct EvidenceDraft {
        required kind: Code,
        required reference: Name,
    }
}

draft! {
    /// Three marks.
    pub(crate) struct MarksDraft {
        required effect: u16,
        required duration: u16,
        required attitude: u16,
    }
}

impl Command {
    /// Reads a command from JSON (or TOML): one flat object, `command` names it, fields of other commands are
    /// faults.
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
        use CommandKind as K;
        let written = [
            ("unit", self.unit.is_absent(), kind == K::Report),
            ("item", self.item.is_absent(), kind == K::Report),
            ("origin", self.origin.is_absent(), kind == K::Report),
            ("channel", self.channel.is_absent(), kind == K::Report),
            ("reporter", self.reporter.is_absent(), kind == K::Report),
            ("to", self.to.is_absent(), kind == K::Escalate),
            ("reason", self.reason.is_absent(), matches!(kind, K::Escalate | K::Suspend)),
            ("until", self.until.is_absent(), kind == K::Suspend),
            ("outcome", self.outcome.is_absent(), kind == K::Resolve),
            ("evidence", self.evidence.len() == Some(0), kind == K::Resolve),
            ("marks", self.marks.is_absent(), kind == K::Evaluate),
        ];
        for (field, absent, belongs) in written {
            if !absent && !belongs {
                let fault = FaultKind::UnknownField { field: field.to_owned(), nearest: None };
                faults.push(fault, Path::root().field(field));
            }
        }
    }

    fn action(&self, kind: CommandKind, faults: &mut FaultList) -> Option<Action> {
        Some(match kind {
            CommandKind::Report => {
                let unit = required(&self.unit, "unit", faults);
                let item = required(&self.item, "item", faults);
                let channel = required(&self.channel, "channel", faults);
                Action::Report {
                    unit: unit?,
                    item: item?,
                    origin: self.origin.get().cloned(),
                    channel: channel?,
                    reporter: self.reporter.get().cloned(),
                }
            }
            CommandKind::Accept => Action::Accept,
            CommandKind::Escalate => {
                let reason = required(&self.reason, "reason", faults)?;
                Action::Escalate { to: self.to.get().cloned(), reason }
            }
            CommandKind::Suspend => {
                let reason = required(&self.reason, "reason", faults)?;
                Action::Suspend { reason, until: self.until.get().copied() }
            }
            CommandKind::Resume => Action::Resume,
            CommandKind::Resolve => {
                let outcome = required(&self.outcome, "outcome", faults)?;
                let evidence = self.evidence.iter().filter_map(|(_, row)| row.evidence()).collect();
                Action::Resolve { outcome, evidence }
            }
            CommandKind::FeedBack => Action::FeedBack,
            CommandKind::Evaluate => {
                Action::Evaluate { marks: required(&self.marks, "marks", faults)?.marks(faults)? }
            }
            CommandKind::Close => Action::Close,
        })
    }
}

impl ActorDraft {
    fn actor(&self, faults: &mut FaultList) -> Option<Actor> {
        match (self.member.get(), self.reporter.get()) {
            (Some(member), None) if self.reporter.is_absent() => Some(Actor::Member(member.clone())),
            (None, Some(reporter)) if self.member.is_absent() => Some(Actor::Reporter(reporter.clone())),
            _ if self.member.is_faulty() || self.reporter.is_faulty() => None,
            (member, reporter) => {
                let kind = FaultKind::WrongCount {
                    what: "actor".to_owned(),
                    expected: "1".to_owned(),
                    found: usize::from(member.is_some()) + usize::from(reporter.is_some()),
                };
                faults.push(kind, Path::root().field("by"));
                None
            }
        }
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

/// The value of a field this command needs; its absence is a fault.
fn required<T: Clone>(field: &Field<T>, name: &str, faults: &mut FaultList) -> Option<T> {
    if field.is_absent() {
        let kind = FaultKind::Missing { field: name.to_owned() };
        faults.push(kind, Path::root());
    }
    field.get().cloned()
}

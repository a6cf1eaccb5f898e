//! What an actor may do with a case now (C7).

use serde::Serialize;

use super::command::{Action, Command, CommandKind};
use super::context::Context;
use super::decide::decide;
use super::event::{Actor, Evidence, Mark, Marks, Reply, Verdict, Wish};
use super::refusal::Refusal;
use super::state::Case;
use super::tick::ticked;
use crate::value::{Code, Duration, Instant, Name, Stamp, Text, Unit, UnitId};

/// One command, and whether this actor may give it now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Allowed {
    /// The command.
    pub command: CommandKind,
    /// The fields that belong to it; which of them it needs is said by the types of commands.
    pub fields: &'static [&'static str],
    /// Where `granted_by` is among the fields: the units in whose name this actor may give it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub granted_by: Vec<UnitId>,
    /// Why not; absent if it may be given, its fields being right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal: Option<Refusal>,
}

/// The commands `actor` may give to `case` at `now`, and of the others why not, in the order of C2, after what time
/// has brought by then. `report` is none of them: it begins a case.
///
/// Whatever depends on the fields of a command is left to [`decide()`]; a command that it accepts is always among
/// those that may be given.
///
/// # Errors
///
/// As [`tick`](super::tick()).
pub fn allowed(
    case: &Case,
    actor: &Actor,
    now: Instant,
    context: Context<'_>,
) -> Result<Vec<Allowed>, Refusal> {
    let case = ticked(case, now, context)?;
    let at = context.stamp(now.max(case.last.instant()));
    let asked = Asked { case: &case, actor, at, context };
    let kinds = CommandKind::ALL.iter().filter(|kind| **kind != CommandKind::Report);
    Ok(kinds.map(|kind| asked.about(*kind)).collect())
}

struct Asked<'a> {
    case: &'a Case,
    actor: &'a Actor,
    at: Stamp,
    context: Context<'a>,
}

impl Asked<'_> {
    /// Tries the command with fields that nothing can be said against; the first refusal counts if each try fails.
    fn about(&self, command: CommandKind) -> Allowed {
        let (mut refusal, mut granted_by, mut passes) = (None, Vec::new(), false);
        for action in self.tries(command) {
            let granter = granter(&action).cloned();
            match self.refusal(action) {
                None => {
                    passes = true;
                    granted_by.extend(granter);
                }
                Some(new) => refusal = refusal.or(Some(new)),
            }
        }
        let refusal = refusal.filter(|_| !passes);
        Allowed { command, fields: command.fields(), granted_by, refusal }
    }

    fn refusal(&self, action: Action) -> Option<Refusal> {
        let kind = action.kind();
        let command = Command {
            case: self.case.case.clone(),
            at: self.at,
            done_at: None,
            by: self.actor.clone(),
            note: None,
            action,
        };
        let refusal = decide(Some(self.case), &command, self.context).err()?;
        // What another field would mend says nothing against the command.
        let chosen = matches!(
            kind,
            CommandKind::Classify | CommandKind::Escalate | CommandKind::Suspend | CommandKind::Reclassify
        );
        let mended = match &refusal {
            Refusal::Unpublished { .. } | Refusal::OutOfRange { .. } => chosen,
            Refusal::ExtensionTooLong { most, .. } => most.is_some(),
            Refusal::TermTooLong { latest, .. } => latest.instant() > self.at.instant(),
            Refusal::UnknownTarget { .. }
            | Refusal::OtherItem { .. }
            | Refusal::NotPosted { .. }
            | Refusal::NotNextStage { .. } => true,
            _ => false,
        };
        Some(refusal).filter(|_| !mended)
    }

    /// The command with the fields that are most likely right, once for each choice that matters.
    fn tries(&self, command: CommandKind) -> Vec<Action> {
        let Some(words) = words() else { return Vec::new() };
        let reason = || words.clone();
        let item = || self.case.matter.as_ref().map(|matter| matter.item.clone());
        let one = |action: Action| vec![action];
        match command {
            CommandKind::Report => Vec::new(),
            CommandKind::Classify => {
                let item = item().or_else(|| self.any_item());
                let classify =
                    |item| Action::Classify { item, severity: None, condition: None, affected: Vec::new() };
                item.map(classify).into_iter().collect()
            }
            CommandKind::Accept => one(Action::Accept),
            CommandKind::Reject => one(Action::Reject { reason: reason() }),
            // Another case than this one; that its state is not given does not matter here.
            CommandKind::Merge => {
                let other = format!("{}-", self.case.case.as_str().get(..1).unwrap_or("c"));
                other.parse().map(|into| Action::Merge { into }).into_iter().collect()
            }
            CommandKind::Assign => {
                let nobody = self.case.assignee.clone().or_else(|| self.case.received.member.clone());
                let nobody = nobody.or_else(|| "m".parse().ok());
                nobody.map(|member| Action::Assign { member }).into_iter().collect()
            }
            CommandKind::Dispatch => one(Action::Dispatch { calls: Vec::new() }),
            CommandKind::Convene => {
                one(Action::Convene { partners: Vec::new(), held_at: self.at, decision: reason() })
            }
            CommandKind::Escalate => one(Action::Escalate { to: None, reason: reason() }),
            CommandKind::Return => one(Action::Return { reason: reason() }),
            CommandKind::Suspend => one(Action::Suspend { reason: reason(), until: None }),
            CommandKind::Resume => one(Action::Resume),
            CommandKind::Defer | CommandKind::Extend | CommandKind::Expedite | CommandKind::Judge => {
                self.granters().into_iter().filter_map(|unit| self.granted(command, unit, &words)).collect()
            }
            CommandKind::Reclassify => {
                one(Action::Reclassify { item: None, severity: None, condition: None, reason: reason() })
            }
            CommandKind::Ask => {
                Wish::ALL.iter().map(|w| Action::Ask { wish: *w, reason: reason() }).collect()
            }
            CommandKind::RefuseAsk => {
                Wish::ALL.iter().map(|w| Action::RefuseAsk { wish: *w, reason: reason() }).collect()
            }
            CommandKind::Answer => one(Action::Answer { answer: Reply::Done, reason: None }),
            CommandKind::Progress => one(Action::Progress { stage: None }),
            CommandKind::Resolve => one(Action::Resolve { outcome: reason(), evidence: self.evidence() }),
            CommandKind::FeedBack => one(Action::FeedBack),
            CommandKind::Evaluate => {
                let best = Mark::new(5).map(|five| Marks { effect: five, duration: five, attitude: five });
                best.map(|marks| Action::Evaluate { marks }).into_iter().collect()
            }
            CommandKind::Reopen => one(Action::Reopen { reason: reason() }),
            CommandKind::Close => one(Action::Close),
            CommandKind::Appeal => one(Action::Appeal { reason: reason() }),
            CommandKind::Withdraw => one(Action::Withdraw),
        }
    }

    fn granted(&self, command: CommandKind, granted_by: UnitId, words: &Text) -> Option<Action> {
        let reason = words.clone();
        let later = |ms| Some(Stamp::new(self.at.instant().checked_add_millis(ms)?, self.at.offset()));
        Some(match command {
            CommandKind::Defer => Action::Defer { granted_by, reason, until: later(1)? },
            CommandKind::Extend => {
                let unit = self.case.limit().map_or(Unit::H, |limit| limit.length.unit());
                let least = if unit.counts_days() { 1000 } else { 1 };
                Action::Extend { granted_by, length: Duration::new(unit, least).ok()? }
            }
            CommandKind::Expedite => Action::Expedite { granted_by, deadline: later(1)?, reason },
            _ => Action::Judge { granted_by, verdict: Verdict::Dismissed, reason },
        })
    }

    /// The units above the holder; at the apex the holder itself (C4a).
    fn granters(&self) -> Vec<UnitId> {
        let holder = self.case.holder();
        let mut units: Vec<UnitId> = self.context.ancestors(&holder.unit).map(|(unit, _)| unit).collect();
        if units.is_empty() {
            units.push(holder.unit.clone());
        }
        units
    }

    /// Everything the item wants to be shown.
    fn evidence(&self) -> Vec<Evidence> {
        let item = self.case.matter.as_ref().and_then(|matter| self.context.item(&matter.item));
        let kinds = item.into_iter().flat_map(|item| &item.evidence);
        let shown = |kind: &Code| {
            let reference: Name = "1".parse().ok()?;
            Some(Evidence { kind: kind.clone(), reference })
        };
        kinds.filter_map(shown).collect()
    }

    /// An item on the list of the day of the report.
    fn any_item(&self) -> Option<Code> {
        let day = self.context.day(self.case.reported_at.instant());
        let mut items = self.context.scheme.items_on(day).chain(self.context.scheme.items());
        items.next().map(|item| item.code.clone())
    }
}

fn granter(action: &Action) -> Option<&UnitId> {
    match action {
        Action::Defer { granted_by, .. }
        | Action::Extend { granted_by, .. }
        | Action::Expedite { granted_by, .. }
        | Action::Judge { granted_by, .. } => Some(granted_by),
        _ => None,
    }
}

fn words() -> Option<Text> {
    "1".parse().ok()
}

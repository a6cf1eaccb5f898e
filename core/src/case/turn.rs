//! One turn of the ledger: the case as it becomes while events are added.

use super::EVENT_VERSION;
use super::clock::Clockwork;
use super::command::Command;
use super::context::Context;
use super::event::{Event, Happening, Matter};
use super::evolve::evolve;
use super::limit::Limit;
use super::place::Work;
use super::refusal::Refusal;
use super::state::{Case, Holder};
use crate::scheme::TierNo;
use crate::value::{CaseId, Instant};

/// The events of a turn and the case they have led to.
pub(super) struct Turn<'a> {
    pub(super) context: Context<'a>,
    pub(super) clock: Clockwork<'a>,
    pub(super) events: Vec<Event>,
    id: CaseId,
    case: Option<Case>,
}

impl<'a> Turn<'a> {
    /// A turn on `case`, or on the one that `id` is to become.
    pub(super) fn new(id: CaseId, case: Option<Case>, context: Context<'a>, clock: Clockwork<'a>) -> Self {
        Self { context, clock, events: Vec::new(), id, case }
    }

    /// The case as it stands now.
    pub(super) fn case(&self) -> Option<&Case> {
        self.case.as_ref()
    }

    /// The refusal of a state that no events lead to.
    pub(super) fn inconsistent(&self) -> Refusal {
        Refusal::Inconsistent { case: self.id.clone() }
    }

    /// The unit that holds the case, or is to.
    pub(super) fn holder(&self) -> Result<Holder, Refusal> {
        self.case().map(|case| case.holder().clone()).ok_or_else(|| self.inconsistent())
    }

    /// What the case is about; once accepted it is never without.
    pub(super) fn matter(&self) -> Result<Matter, Refusal> {
        self.case().and_then(|case| case.matter.clone()).ok_or_else(|| self.inconsistent())
    }

    /// The handle limit of a tier for some work, in full (C9).
    pub(super) fn handle(&self, work: &Work<'a, '_>, tier: TierNo, at: Instant) -> Result<Limit, Refusal> {
        work.limit(&self.context, &self.clock, tier, at).ok_or_else(|| self.inconsistent())?
    }

    /// The handle limit of a tier for the case as it stands, in full (C9).
    pub(super) fn handle_as_it_stands(&self, tier: TierNo, at: Instant) -> Result<Limit, Refusal> {
        let work = self.case().and_then(|case| Work::of(case, &self.context));
        self.handle(&work.ok_or_else(|| self.inconsistent())?, tier, at)
    }

    /// Adds an event that time or a rule brought, at `at` or the case's last event if that is later (C5).
    pub(super) fn derive(&mut self, at: Instant, what: Happening) -> Result<(), Refusal> {
        let at = self.case.as_ref().map_or(at, |case| at.max(case.last.instant()));
        self.push(at, None, what)
    }

    /// Adds the event that a command asks for.
    pub(super) fn command(&mut self, command: &Command, what: Happening) -> Result<(), Refusal> {
        self.push(command.at.instant(), Some(command), what)
    }

    fn push(&mut self, at: Instant, command: Option<&Command>, what: Happening) -> Result<(), Refusal> {
        let offset = self.context.scheme.offset();
        let event = Event {
            v: EVENT_VERSION,
            case: self.id.clone(),
            seq: self.case.as_ref().map_or(0, |case| case.seq).saturating_add(1),
            at: self.context.stamp(at),
            by: command.map(|command| command.by.clone()),
            done_at: command.and_then(|command| command.done_at).map(|done| done.in_offset(offset)),
            note: command.and_then(|command| command.note.clone()),
            what,
        };
        let evolved = evolve(self.case.take(), &event);
        self.case = Some(evolved.map_err(|_| self.inconsistent())?);
        self.events.push(event);
        Ok(())
    }
}

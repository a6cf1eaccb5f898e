//! Events of cases as steps: names become numbers.

use super::catalogue::Catalogue;
use super::field::{EndedAs, NEVER, NONE};
use super::step::{About, Held, Step};
use crate::case::{Event, Happening, Limit, LimitFor, Matter, Verdict};
use crate::org::{Org, Unit};
use crate::scheme::TierNo;
use crate::value::{Code, MemberId, PartnerId, UnitId};

/// What the names in the events of one case stand for.
pub(super) struct Teller<'w> {
    org: &'w Org,
    catalogue: &'w Catalogue,
    edition: usize,
    /// The partners met so far: each has its place.
    partners: Vec<PartnerId>,
}

impl<'w> Teller<'w> {
    pub(super) fn new(org: &'w Org, catalogue: &'w Catalogue, edition: usize) -> Self {
        Self { org, catalogue, edition, partners: Vec::new() }
    }

    /// Adds what an event tells, mostly one thing.
    pub(super) fn tell(&mut self, event: &Event, steps: &mut Vec<(i64, Step)>) {
        let at = event.at.instant().millis();
        match &event.what {
            Happening::Dispatched { calls, .. } => {
                steps.extend(calls.iter().map(|call| (at, Step::Called(self.partner(&call.partner)))));
            }
            what => steps.push((at, self.step(what))),
        }
    }

    fn step(&mut self, what: &Happening) -> Step {
        match what {
            Happening::Reported { matter, to, tier, .. } => {
                let about = matter.as_ref().map_or(About::NOTHING, |matter| self.about(matter));
                Step::Reported { about, held: self.held(to, *tier, None) }
            }
            Happening::Classified { matter, to, tier, .. } => {
                Step::Classified { about: self.about(matter), held: self.held(to, *tier, None) }
            }
            Happening::Accepted { holder, tier, limit, .. } => {
                Step::Accepted(self.held(holder, *tier, Some(limit)))
            }
            Happening::Reopened { holder, tier, limit, .. } => {
                Step::Reopened(self.held(holder, *tier, Some(limit)))
            }
            Happening::Escalated { holder, tier, breach, limit, .. } => {
                Step::Escalated { held: self.held(holder, *tier, Some(limit)), breach: *breach }
            }
            Happening::Returned { holder, tier, limit, .. } => {
                Step::Returned(self.held(holder, *tier, Some(limit)))
            }
            Happening::Reclassified { matter, holder, tier, limit, .. } => Step::Reclassified {
                about: self.about(matter),
                held: self.held(holder, *tier, limit.as_ref()),
            },
            Happening::Supervised { limit, .. }
            | Happening::Extended { limit, .. }
            | Happening::Expedited { limit, .. } => Step::Limited(deadline(Some(limit))),
            Happening::Progressed { limit, .. } => Step::Limited(deadline(limit.as_ref())),
            Happening::Resumed { limit, .. } => Step::Resumed(deadline(limit.as_ref())),
            Happening::Deferred { .. } => Step::Deferred,
            Happening::Assigned { member } => Step::Assigned(self.member(member)),
            Happening::Overdue { limit } => Step::Overdue { handle: limit.purpose == LimitFor::Handle },
            Happening::Resolved { .. } => Step::Resolved,
            Happening::FedBack => Step::FedBack,
            Happening::Evaluated { marks, .. } => {
                Step::Evaluated([marks.effect.get(), marks.duration.get(), marks.attitude.get()])
            }
            Happening::Closed { .. } => Step::Ended(EndedAs::Closed),
            Happening::Rejected { .. } => Step::Ended(EndedAs::Rejected),
            Happening::Merged { .. } => Step::Ended(EndedAs::Merged),
            Happening::Withdrawn { .. } => Step::Ended(EndedAs::Withdrawn),
            Happening::Judged { verdict: Verdict::Granted, .. } => Step::Granted,
            Happening::Answered { partner, .. } => Step::Answered(self.partner(partner)),
            Happening::AnswerOverdue { partner, .. } => Step::AnswerOverdue(self.partner(partner)),
            _ => Step::Other,
        }
    }

    fn held(&self, unit: &UnitId, tier: TierNo, limit: Option<&Limit>) -> Held {
        Held { unit: self.unit(unit), tier: tier.number(), deadline: deadline(limit) }
    }

    fn about(&self, matter: &Matter) -> About {
        let severity = matter.severity.as_ref();
        About {
            item: self.catalogue.find(self.edition, &matter.item).unwrap_or(NONE),
            severity: severity.map_or(NONE, |severity| listed(&self.catalogue.severities, severity)),
        }
    }

    /// The number of a unit.
    pub(super) fn unit(&self, id: &UnitId) -> u32 {
        self.org.unit(id).map_or(NONE, Unit::number)
    }

    /// The number of a member.
    pub(super) fn member(&self, id: &MemberId) -> u32 {
        let place = self.org.members().binary_search(id).ok();
        place.and_then(|place| u32::try_from(place).ok()).unwrap_or(NONE)
    }

    fn partner(&mut self, id: &PartnerId) -> u32 {
        let place = self.partners.iter().position(|known| known == id).unwrap_or_else(|| {
            self.partners.push(id.clone());
            self.partners.len() - 1
        });
        u32::try_from(place).unwrap_or(NONE)
    }
}

/// The place of a code in its list.
pub(super) fn listed(list: &[Code], code: &Code) -> u32 {
    let place = list.iter().position(|known| known == code);
    place.and_then(|place| u32::try_from(place).ok()).unwrap_or(NONE)
}

fn deadline(limit: Option<&Limit>) -> i64 {
    limit.map_or(NEVER, |limit| limit.deadline.instant().millis())
}

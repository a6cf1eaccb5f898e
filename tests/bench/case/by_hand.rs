//! The same events folded by loops that one would write by hand.

use wangge::case::{
    Appealed, Ask, Awaited, Card, Cause, Dispatched, Event, FailedPoint, Happening, Limit, Marks, Matter,
    Receiver,
};
use wangge::scheme::{Edition, Milestone, TierNo};
use wangge::value::{CaseId, Code, MemberId, ReporterId, Stamp, UnitId};

/// What one keeps of a case.
#[derive(Default)]
struct Record {
    id: Option<CaseId>,
    edition: Option<Edition>,
    matter: Option<Matter>,
    point: Option<FailedPoint>,
    origin: Option<UnitId>,
    received: Option<Receiver>,
    channel: Option<Code>,
    reporters: Vec<ReporterId>,
    groups: Vec<Code>,
    reported_at: Option<Stamp>,
    state: u8,
    holder: Option<UnitId>,
    tier: Option<TierNo>,
    first_tier: Option<TierNo>,
    stage: Option<Code>,
    assignee: Option<MemberId>,
    asks: Vec<Ask>,
    dispatches: Vec<Dispatched>,
    called: Vec<Code>,
    limit: Option<Limit>,
    suspended: Option<(Stamp, Stamp, Cause)>,
    suspensions: Vec<(Stamp, Stamp)>,
    card: Option<Card>,
    awaited: Vec<Awaited>,
    fired: Vec<Code>,
    outcome: Option<(Stamp, Option<Stamp>, Stamp)>,
    told: Option<Stamp>,
    marks: Option<Marks>,
    appeal: Option<Appealed>,
    counts: [u32; 8],
    last: Option<Stamp>,
    seq: u32,
}

impl Record {
    fn hold(&mut self, unit: &UnitId, tier: TierNo, limit: &Limit) {
        self.holder = Some(unit.clone());
        self.tier = Some(tier);
        self.limit = Some(limit.clone());
        self.assignee = None;
        self.asks.clear();
        self.state = 1;
    }

    fn reach(&mut self, milestone: Milestone) {
        self.awaited.retain(|awaited| awaited.milestone != milestone);
    }
}

/// Keeps what `Case` keeps.
pub(crate) fn fold(events: &[Event]) -> u64 {
    let mut case = Record::default();
    for event in events {
        match &event.what {
            Happening::Reported {
                edition,
                matter,
                point,
                origin,
                received,
                channel,
                reporter,
                groups,
                milestones,
                to,
                tier,
                limit,
                ..
            } => {
                case.id = Some(event.case.clone());
                case.edition = Some(edition.clone());
                case.matter.clone_from(matter);
                case.point.clone_from(point);
                case.origin = Some(origin.clone());
                case.received = Some(received.clone());
                case.channel = Some(channel.clone());
                case.reporters.extend(reporter.clone());
                case.groups.clone_from(groups);
                case.awaited.clone_from(milestones);
                case.holder = Some(to.clone());
                case.tier = Some(*tier);
                case.limit.clone_from(limit);
                case.reported_at = Some(event.at);
            }
            Happening::Classified { matter, to, tier, limit, .. } => {
                case.matter = Some(matter.clone());
                case.holder = Some(to.clone());
                case.tier = Some(*tier);
                case.limit.clone_from(limit);
            }
            Happening::Accepted { holder, tier, stage, limit, .. } => {
                case.first_tier = Some(*tier);
                case.stage.clone_from(stage);
                case.hold(holder, *tier, limit);
                case.reach(Milestone::Accept);
            }
            Happening::Escalated { holder, tier, breach, limit, .. } => {
                case.counts[0] += u32::from(*breach);
                case.hold(holder, *tier, limit);
            }
            Happening::Returned { count, holder, tier, limit, .. } => {
                case.counts[1] = *count;
                case.hold(holder, *tier, limit);
            }
            Happening::Reopened { count, holder, tier, limit, .. } => {
                case.counts[2] = *count;
                case.hold(holder, *tier, limit);
            }
            Happening::Reclassified { count, matter, stage, limit, .. } => {
                case.counts[3] = *count;
                case.matter = Some(matter.clone());
                case.stage.clone_from(stage);
                case.limit.clone_from(limit);
            }
            Happening::Warned { share, .. } => {
                if let Some(limit) = &mut case.limit {
                    limit.warnings.retain(|warning| warning.share != *share);
                }
            }
            Happening::Overdue { .. } => {
                case.counts[4] += 1;
                case.limit = None;
            }
            Happening::AcceptOverdue { .. } => case.limit = None,
            Happening::Supervised { limit, .. } | Happening::Expedited { limit, .. } => {
                case.limit = Some(limit.clone())
            }
            Happening::Extended { count, limit, .. } => {
                case.counts[5] = *count;
                case.limit = Some(limit.clone());
            }
            Happening::Assigned { member } => case.assignee = Some(member.clone()),
            Happening::Asked { wish, .. } => {
                if let Some(wangge::case::Actor::Member(by)) = &event.by {
                    case.asks.push(Ask { wish: *wish, by: by.clone() });
                }
            }
            Happening::AskRefused { wish, .. } => case.asks.retain(|ask| ask.wish != *wish),
            Happening::Dispatched { calls, limit, .. } => {
                for call in calls {
                    case.called.push(call.function.clone());
                    let (partner, function) = (call.partner.clone(), call.function.clone());
                    case.dispatches.push(Dispatched {
                        partner,
                        function,
                        limit: limit.clone(),
                        answer: None,
                    });
                }
                case.reach(Milestone::Dispatch);
            }
            Happening::Answered { partner, answer, .. } => {
                for called in case.dispatches.iter_mut().filter(|called| called.partner == *partner) {
                    called.limit = None;
                    called.answer = Some(*answer);
                }
            }
            Happening::AnswerOverdue { partner, .. } => {
                for called in case.dispatches.iter_mut().filter(|called| called.partner == *partner) {
                    called.limit = None;
                }
            }
            Happening::Convened { .. } => case.counts[6] += 1,
            Happening::Progressed { stage, limit } => {
                if stage.is_some() {
                    case.stage.clone_from(stage);
                }
                if limit.is_some() {
                    case.limit.clone_from(limit);
                }
                case.reach(Milestone::Progress);
            }
            Happening::Suspended { ends, cause, .. } => {
                case.suspended = Some((event.at, *ends, *cause));
                case.state = 2;
            }
            Happening::Deferred { ends, .. } => {
                case.suspended = Some((event.at, *ends, Cause::Until));
                case.state = 2;
            }
            Happening::Resumed { limit, .. } => {
                if let Some((since, ..)) = case.suspended.take() {
                    case.suspensions.push((since, event.at));
                }
                case.limit.clone_from(limit);
                case.state = 1;
            }
            Happening::Resolved { feedback, evaluate_until, reopen_until, .. } => {
                case.limit = Some(feedback.clone());
                case.outcome = Some((event.at, *evaluate_until, *reopen_until));
                case.told = None;
                case.marks = None;
                case.state = 3;
                case.awaited.retain(|awaited| awaited.milestone == Milestone::Close);
            }
            Happening::FedBack => {
                case.told = Some(event.at);
                case.limit = None;
            }
            Happening::FeedbackOverdue { .. } => case.limit = None,
            Happening::Evaluated { marks, bad, .. } => {
                case.counts[7] += u32::from(*bad);
                case.marks = Some(*marks);
            }
            Happening::Closed { .. } => {
                case.state = 4;
                case.awaited.clear();
            }
            Happening::Appealed { until, .. } => {
                case.appeal = event.by.clone().map(|by| Appealed::Pending { by, until: *until });
            }
            Happening::Judged { verdict, .. } => case.appeal = Some(Appealed::Judged(*verdict)),
            Happening::Fired { rule } => {
                case.awaited.retain(|awaited| awaited.rule != *rule);
                case.fired.push(rule.clone());
            }
            Happening::Carded { card, rank, .. } => {
                case.card = Some(Card { card: card.clone(), rank: *rank })
            }
            Happening::Rejected { .. } => case.state = 5,
            Happening::Merged { .. } => case.state = 6,
            Happening::Withdrawn { .. } => case.state = 7,
            Happening::Left { reporter } => case.reporters.retain(|known| known != reporter),
            Happening::Joined { reporters, .. } => case.reporters.extend(reporters.iter().cloned()),
            Happening::Notified { .. } | Happening::ConferenceRequired { .. } => {}
        }
        case.last = Some(event.at);
        case.seq = event.seq;
    }
    std::hint::black_box(&case);
    u64::from(case.seq) + u64::from(case.state)
}

/// Keeps nothing but state and holder.
pub(crate) fn least(events: &[Event]) -> u64 {
    let (mut state, mut holder) = (0_u64, None);
    for event in events {
        match &event.what {
            Happening::Reported { to, .. } => (state, holder) = (1, Some(to)),
            Happening::Accepted { holder: unit, .. }
            | Happening::Escalated { holder: unit, .. }
            | Happening::Returned { holder: unit, .. }
            | Happening::Reopened { holder: unit, .. } => (state, holder) = (2, Some(unit)),
            Happening::Suspended { .. } | Happening::Deferred { .. } => state = 3,
            Happening::Resumed { .. } => state = 2,
            Happening::Resolved { .. } => state = 4,
            Happening::Closed { .. } => state = 5,
            _ => {}
        }
    }
    state + holder.map_or(0, |unit| unit.as_str().len() as u64)
}

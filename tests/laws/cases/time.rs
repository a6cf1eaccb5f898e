//! C5, C6, C12, E3: what time alone brings.

use proptest::prelude::*;
use wangge::case::{Case, Event, Happening, LimitFor, Refusal, evolve, next_due, tick};
use wangge::scheme::{TierNo, When};
use wangge::value::{Code, Instant, MonthDay, Stamp};
use wangge_tests::cases;
use wangge_tests::model::lookup::{self, Of};
use wangge_tests::model::plans::{changed, in_force};
use wangge_tests::stories::{Told, World, appealed, paced, resting, story, tell};

fn after(case: &Case, events: &[Event]) -> Case {
    events.iter().fold(case.clone(), |case, event| evolve(Some(case), event).unwrap())
}

fn at(instant: Instant, millis: i64) -> Instant {
    instant.checked_add_millis(millis).unwrap()
}

/// The cases of a story, each as it stands once and not again.
fn states(told: &Told) -> Vec<&Case> {
    let mut states: Vec<&Case> = told.cases().collect();
    states.dedup();
    states
}

/// Every event of a story but the first, with the case before and after it.
fn turns(told: &Told) -> Vec<(Case, Event, Case)> {
    let mut turns = Vec::new();
    let mut case: Option<Case> = None;
    for event in told.streams().concat() {
        let before = case.take().filter(|_| event.seq > 1);
        let after = evolve(before.clone(), &event).unwrap();
        turns.extend(before.map(|before| (before, event, after.clone())));
        case = Some(after);
    }
    turns
}

/// A century and a half on, far from the end of time.
fn far() -> Instant {
    Instant::parse("2150-01-01T00:00:00Z").unwrap()
}

/// The plan, and the tier, that says at an instant where a case starts.
fn start(told: &Told, case: &Case, at: Stamp) -> Option<(Code, TierNo)> {
    let World { scheme, org, activations, .. } = told.world;
    let day = at.instant().local(scheme.offset()).0;
    let changes =
        in_force((scheme, org, activations), case.origin.as_str(), day, &case.matter.as_ref()?.item);
    changes.iter().find_map(|(plan, other)| Some(((*plan).clone(), other.start?)))
}

proptest! {
    #![proptest_config(cases(200))]

    /// C5: tick(t1) then tick(t2) = tick(t2).
    #[test]
    fn time_may_pass_in_two_steps_or_in_one(
        story in prop_oneof![2 => story(12), 1 => paced(12), 1 => appealed(4), 1 => resting(8)],
        near in -2..=2_i64,
        first in 0..20_i64 * 86_400_000,
        then in prop_oneof![Just(0), Just(1), 0..20_i64 * 86_400_000],
    ) {
        let told = tell(&story);
        for case in states(&told) {
            let due = next_due(case).unwrap_or(case.last.instant());
            for t1 in [at(due, near), at(case.last.instant(), first)] {
                let t2 = at(t1, then);
                let one = tick(case, t2, told.context()).unwrap();
                let mut two = tick(case, t1, told.context()).unwrap();
                two.extend(tick(&after(case, &two), t2, told.context()).unwrap());
                let text = |events: &[Event]| serde_json::to_string(events).unwrap();
                prop_assert_eq!(text(&one), text(&two));
            }
        }
    }

    /// C6: `next_due` is exact.
    #[test]
    fn next_due_is_the_first_instant_at_which_tick_does_something(
        story in prop_oneof![2 => story(14), 1 => paced(12), 1 => appealed(4), 1 => resting(8)],
    ) {
        let told = tell(&story);
        for case in states(&told) {
            match next_due(case) {
                Some(due) => {
                    prop_assert!(due >= case.last.instant());
                    prop_assert_eq!(tick(case, at(due, -1), told.context()), Ok(Vec::new()));
                    prop_assert!(!tick(case, due, told.context()).unwrap().is_empty());
                }
                None => prop_assert_eq!(tick(case, Instant::MAX, told.context()), Ok(Vec::new())),
            }
        }
    }

    /// C5: nothing is derived for an instant before the case's last event.
    #[test]
    fn tick_does_not_look_back(story in story(14), back in prop_oneof![Just(1), 1..86_400_000_i64]) {
        let told = tell(&story);
        for case in states(&told) {
            prop_assert_eq!(tick(case, at(case.last.instant(), -back), told.context()), Ok(Vec::new()));
        }
    }

    /// E3: left to itself a case climbs at most to its ceiling, is supervised once, and then rests.
    #[test]
    fn escalation_ends(story in story(12)) {
        let told = tell(&story);
        for case in states(&told) {
            let events = tick(case, far(), told.context()).unwrap();
            let count = |kind: fn(&Happening) -> bool| {
                events.iter().filter(|event| kind(&event.what)).count()
            };
            let climbs = count(|what| matches!(what, Happening::Escalated { .. }));
            let ceiling = case.matter.as_ref().map(|matter| matter.ceiling.number());
            let rungs = ceiling.map_or(0, |ceiling| case.holder().tier.number().saturating_sub(ceiling));
            prop_assert!(climbs <= usize::from(rungs));
            // Besides the ladder only a rule puts it under supervision, each milestone's once, and each time it is late.
            let waits = |when: &When| matches!(when, When::Milestone { .. } | When::Overdue);
            let rules = told.world.scheme.triggers().iter().filter(|rule| waits(&rule.when)).count();
            let supervised = count(|what| matches!(what, Happening::Supervised { .. }));
            let overdue = count(|what| matches!(what, Happening::Overdue { .. }));
            prop_assert!(supervised <= 1 + rules * (1 + overdue));
            prop_assert!(overdue <= 1 + climbs + supervised);
            let rested = after(case, &events);
            prop_assert_eq!(next_due(&rested), None);
            prop_assert_eq!(tick(&rested, Instant::MAX, told.context()), Ok(Vec::new()));
        }
    }

    /// E3, C3: by time a case climbs rung by rung and never past its ceiling; nothing but a return and, before
    /// the acceptance, another classification or plan lowers a tier, and a return never below the first holder's.
    #[test]
    fn tiers_only_climb_and_by_time_never_past_the_ceiling(story in story(20)) {
        let told = tell(&story);
        for (case, event, next) in turns(&told) {
            let (tier, ceiling) = (case.holder().tier, case.matter.as_ref().map(|matter| matter.ceiling));
            match &event.what {
                Happening::Classified { .. } => continue,
                // L1: a plan that began or ended since the report says otherwise where it starts.
                Happening::Accepted { .. } if start(&told, &case, case.reported_at) != start(&told, &case, event.at) => {
                    continue;
                }
                Happening::Returned { tier: below, .. } => {
                    prop_assert_eq!(below.above(), Some(tier));
                    prop_assert!(case.first_tier.is_some_and(|first| !first.is_above(*below)));
                    continue;
                }
                Happening::Escalated { from, holder, tier: up, breach, rule, .. } => {
                    prop_assert_eq!(from, &case.holder().unit);
                    let above = told.world.org.unit(holder).unwrap();
                    prop_assert!(above.is_ancestor_of(told.world.org.unit(from).unwrap()));
                    prop_assert_eq!(*breach, ceiling.is_some_and(|ceiling| up.is_above(ceiling)));
                    if rule.is_some() {
                        prop_assert!(!*breach);
                        prop_assert_eq!(tier.above(), Some(*up));
                    }
                }
                Happening::Reopened { tier: up, .. } => {
                    prop_assert!(*up == tier || ceiling.is_some_and(|ceiling| !up.is_above(ceiling)));
                }
                _ => {}
            }
            prop_assert!(!tier.is_above(next.holder().tier), "{:?}", event);
        }
    }

    /// T3, C5: what is late is stamped with its deadline, or with the case's last event if that is later, and
    /// is derived only strictly after it.
    #[test]
    fn overdue_is_strictly_after_the_deadline_and_stamped_with_it(story in story(14)) {
        let told = tell(&story);
        for (case, event, _) in turns(&told) {
            let deadline = match &event.what {
                Happening::Overdue { limit } => Some(limit.deadline),
                Happening::AcceptOverdue { deadline }
                | Happening::AnswerOverdue { deadline, .. }
                | Happening::FeedbackOverdue { deadline } => Some(*deadline),
                _ => None,
            };
            if let Some(deadline) = deadline {
                prop_assert_eq!(event.at.instant(), deadline.instant().max(case.last.instant()));
            }
        }
        for case in states(&told) {
            if let Some(limit) = case.limit()
                && case.state() != wangge::case::State::Suspended
                && limit.deadline.instant() >= case.last.instant()
            {
                let events = tick(case, limit.deadline.instant(), told.context()).unwrap();
                let late = |event: &Event| match &event.what {
                    // A rule may have put another limit in its place.
                    Happening::Overdue { limit: passed } => {
 passed.deadline.instant() >= limit.deadline.instant()
}
                    Happening::AcceptOverdue { .. } | Happening::FeedbackOverdue { .. } => true,
                    _ => false,
                };
                prop_assert!(!events.iter().any(late));
            }
        }
    }

    /// T4: what time brings is never refused for days that are not published, only marked.
    #[test]
    fn time_is_never_refused(story in story(12)) {
        let told = tell(&story);
        for case in states(&told) {
            let events = tick(case, far(), told.context());
            let unpublished = matches!(events, Err(Refusal::Unpublished { .. }));
            prop_assert!(!unpublished);
        }
    }

    /// C9, K3, K6, L1: whatever sets the holder starts its handle limit anew, in full, from that very instant.
    #[test]
    fn a_new_holder_has_its_whole_limit(story in prop_oneof![story(14), paced(14)]) {
        let told = tell(&story);
        for (before, event, case) in turns(&told) {
            let (tier, limit) = match &event.what {
                Happening::Accepted { tier, limit, .. }
                | Happening::Escalated { tier, limit, .. }
                | Happening::Returned { tier, limit, .. }
                | Happening::Reopened { tier, limit, .. } => (tier, limit),
                Happening::Reclassified { tier, limit: Some(limit), .. } if before.holder() != case.holder() => {
                    (tier, limit)
                }
                _ => continue,
            };
            let item = told.world.scheme.item(&limit.rule).unwrap();
            let today = event.at.instant().local(event.at.offset()).0;
            let day = MonthDay::of(today);
            let matter = case.matter.as_ref().unwrap();
            let (condition, severity) = (matter.condition.as_ref(), matter.severity.as_ref());
            let asked = (tier.number(), day, condition.map(Code::as_str), severity.map(Code::as_str));
            let stage = item.stages.iter().find(|stage| Some(&stage.code) == case.stage.as_ref());
            let lists = told.world.scheme.checklists().iter().flat_map(|list| &list.points);
            let of_item = |point: &&wangge::scheme::Point| point.item == matter.item;
            let point = case.point.as_ref().and_then(|failed| lists.clone().find(|point| point.code == failed.point));
            let point = point.filter(of_item);
            let length = match (stage, point) {
                (Some(stage), _) => lookup::by_rows(stage.limits.rows(), Of::Handle, asked),
                (None, Some(point)) => Some(point.limit),
                (None, None) => lookup::limit(item, Of::Handle, asked),
            };
            prop_assert_eq!(limit.purpose, LimitFor::Handle);
            let world = told.world;
            let all = (&world.scheme, &world.org, &world.activations);
            let changes = in_force(all, case.origin.as_str(), today, &limit.rule);
            let length = changed(&changes, Of::Handle, length);
            prop_assert_eq!(Some((limit.length, limit.plans.clone())), length);
            prop_assert_eq!(limit.expedited, None);
            prop_assert_eq!(limit.start, event.at);
            prop_assert_eq!(limit.warnings.len(), told.world.scheme.ladder().warnings.len());
        }
    }
}

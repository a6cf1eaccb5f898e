//! C8, E4: limits that stand still, minute by minute.

use std::collections::BTreeSet;

use proptest::prelude::*;
use wangge::calendar::{Clock, Length, Suspension};
use wangge::case::{Action, Case, Context, Happening, Limit, Phase, evolve};
use wangge::value::{Date, Duration, Instant, Unit};
use wangge_tests::cases;
use wangge_tests::stories::{Act, Told, paced, resting, story, tell};

const DAY_MS: i64 = 86_400_000;

/// The suspensions a case has had.
fn spans(case: &Case) -> Vec<Suspension> {
    case.suspensions.iter().map(|s| Suspension { from: s.from.instant(), to: s.to.instant() }).collect()
}

/// Whether a minute lies in a session, found by looking at the day.
fn worked(at: Instant, context: Context<'_>) -> bool {
    let (day, ms) = at.local(context.scheme.offset());
    let minute = ms / 60_000;
    let inside = |session: &wangge::calendar::Session| {
        (i64::from(session.open())..i64::from(session.close())).contains(&minute)
    };
    context.scheme.calendar().sessions_on(day).iter().any(inside)
}

/// What counts between two instants, piece by piece: every piece lies in one minute and is suspended or not as a
/// whole.
fn counted(limit: &Limit, spans: &[Suspension], until: Instant, context: Context<'_>) -> i64 {
    let (mut at, end, mut sum) = (limit.start.instant().millis(), until.millis(), 0);
    while at < end {
        let minute = (at.div_euclid(60_000) + 1) * 60_000;
        let edges = spans.iter().flat_map(|span| [span.from.millis(), span.to.millis()]);
        let next = edges.filter(|edge| *edge > at).fold(minute.min(end), i64::min);
        let instant = Instant::from_millis(at).unwrap();
        let suspended = spans.iter().any(|span| span.from <= instant && instant < span.to);
        if !suspended && (!matches!(limit.runs(), Length::Working(_)) || worked(instant, context)) {
            sum += next - at;
        }
        at = next;
    }
    sum
}

/// The milliseconds of a limit that is counted in them.
fn exact(limit: &Limit) -> Option<i64> {
    matches!(limit.runs(), Length::Exact(_) | Length::Working(_)).then(|| limit.runs().count())
}

/// The closings of a limit in days up to an instant: looked at one day after the other.
fn closings(limit: &Limit, spans: &[Suspension], until: Instant, context: Context<'_>) -> i64 {
    let (calendar, offset) = (context.scheme.calendar(), context.scheme.offset());
    let first = limit.start.instant().local(offset).0;
    let days = std::iter::successors(Some(first), |day| day.plus_days(1));
    let close = |day: Date| match limit.runs() {
        Length::Days(_) => Instant::at(day, DAY_MS, offset).ok(),
        _ => calendar
            .sessions_on(day)
            .last()
            .and_then(|session| Instant::at(day, i64::from(session.close()) * 60_000, offset).ok()),
    };
    let zero = limit.runs().count() == 0;
    days.take_while(|day| Instant::at(*day, 0, offset).unwrap() < until)
        .filter(|day| zero || *day != first)
        .filter_map(close)
        .filter(|close| *close <= until && *close > limit.start.instant())
        .filter(|close| !spans.iter().any(|span| span.from < *close && *close <= span.to))
        .count() as i64
}

/// Every running limit of a story with the case as it then stands.
fn running(told: &Told) -> Vec<(&Case, &Limit)> {
    let mut seen: Vec<(&Case, &Limit)> = Vec::new();
    for case in told.cases() {
        if let Phase::Handling { limit: Some(limit), .. } = &case.phase
            && seen.last().is_none_or(|(_, last)| *last != limit)
            && limit.deadline.instant().since(limit.start.instant()) < 60 * DAY_MS
        {
            seen.push((case, limit));
        }
    }
    seen
}

proptest! {
    #![proptest_config(cases(100))]

    /// C8: of a running limit exactly its length lies between start and deadline, outside suspensions: no minute
    /// is lost, none counted twice.
    #[test]
    fn between_start_and_deadline_lies_exactly_the_limit(story in prop_oneof![story(16), paced(16)]) {
        let told = tell(&story);
        for (case, limit) in running(&told) {
            let (spans, deadline) = (spans(case), limit.deadline.instant());
            if let Some(millis) = exact(limit) {
                prop_assert_eq!(counted(limit, &spans, deadline, told.context()), millis, "{:?}", limit);
            } else {
                let days = limit.runs().count().max(1);
                prop_assert_eq!(closings(limit, &spans, deadline, told.context()), days, "{:?}", limit);
            }
        }
    }

    /// C8: a deadline is the earliest instant that completes the limit, or the resumption of a suspension in
    /// whose very first instant it was complete.
    #[test]
    fn a_deadline_is_the_earliest_that_completes_the_limit(story in prop_oneof![story(16), paced(16)]) {
        let told = tell(&story);
        for (case, limit) in running(&told) {
            let (spans, deadline) = (spans(case), limit.deadline.instant());
            let at_resumption = spans.iter().any(|span| span.to == deadline);
            let before = deadline.checked_add_millis(-1).unwrap();
            if at_resumption || before < limit.start.instant() {
                continue;
            }
            if let Some(millis) = exact(limit) {
                prop_assert!(counted(limit, &spans, before, told.context()) < millis);
            } else {
                prop_assert!(closings(limit, &spans, before, told.context()) < limit.runs().count().max(1));
            }
        }
    }

    /// C8: what has passed and what remains make the whole, at any instant.
    #[test]
    fn elapsed_and_remaining_make_the_limit(
        story in prop_oneof![story(14), paced(14)],
        ahead in prop::collection::vec(-1..10 * DAY_MS, 1..4),
    ) {
        let told = tell(&story);
        for (case, limit) in running(&told) {
            let spans = spans(case);
            let calendar = told.world.scheme.calendar();
            let clock = Clock::new(calendar, limit.start.instant(), limit.runs(), &spans);
            let whole = limit.runs().count();
            for ahead in &ahead {
                let now = limit.start.instant().checked_add_millis(*ahead).unwrap();
                prop_assert_eq!(clock.elapsed(now) + clock.remaining(now), whole);
                if exact(limit).is_some() && now >= limit.start.instant() {
                    prop_assert_eq!(clock.elapsed(now), counted(limit, &spans, now, told.context()));
                }
            }
        }
    }

    /// E4: a warning lies where its share of (start → deadline) has passed, suspensions left out: exact time for
    /// min, h and d, working time for wh and wd.
    #[test]
    fn a_warning_lies_at_its_share(story in prop_oneof![story(16), paced(16)]) {
        let told = tell(&story);
        for (case, limit) in running(&told) {
            let spans = spans(case);
            let mut of_working = limit.clone();
            let hour: Duration = if limit.runs().is_working() { "1wh" } else { "1h" }.parse().unwrap();
            (of_working.length, of_working.expedited) = (hour, None);
            let passed = |at: Instant| counted(&of_working, &spans, at, told.context());
            let whole = i128::from(passed(limit.deadline.instant()));
            for warning in &limit.warnings {
                let (num, den) = (i128::from(warning.share.num()), i128::from(warning.share.den()));
                let part = (2 * whole * num + den) / (2 * den);
                let at = warning.at.instant();
                prop_assert_eq!(i128::from(passed(at)), part, "{:?}", limit);
                let before = at.checked_add_millis(-1).unwrap();
                prop_assert!(part == 0 || i128::from(passed(before)) < part);
            }
        }
    }

    /// E4: each warning is given at most once per limit, in order of time, none after the limit has passed.
    #[test]
    fn warnings_are_given_once_in_order_before_the_deadline(story in prop_oneof![story(16), paced(16)]) {
        let told = tell(&story);
        let mut given = BTreeSet::new();
        let mut case: Option<Case> = None;
        for event in told.streams().concat() {
            if event.seq == 1 {
                case = None;
            }
            let before = case.as_ref().and_then(Case::limit).cloned();
            if let Happening::Warned { share, deadline, .. } = &event.what {
                let limit = before.unwrap();
                prop_assert!(given.insert((share.num(), share.den())), "warned twice of one limit");
                prop_assert_eq!(*deadline, limit.deadline);
                let due = limit.warnings.iter().find(|warning| warning.share == *share).unwrap().at.instant();
                prop_assert!(due <= deadline.instant());
                prop_assert_eq!(event.at.instant(), due.max(case.as_ref().unwrap().last.instant()));
                prop_assert!(limit.warnings.iter().all(|w| w.share == *share || w.at.instant() >= due
                    || w.at.instant() <= case.as_ref().unwrap().last.instant()));
            }
            let holder = case.as_ref().map(|case| case.holder().clone());
            case = Some(evolve(case, &event).unwrap());
            let moved = holder.as_ref() != case.as_ref().map(Case::holder);
            match event.what {
                Happening::Accepted { .. }
                | Happening::Escalated { .. }
                | Happening::Returned { .. }
                | Happening::Progressed { limit: Some(_), .. }
                | Happening::Reopened { .. } => given.clear(),
                Happening::Reclassified { .. } if moved => given.clear(),
                _ => {}
            }
        }
    }

    /// C2, C8: what moves a running limit by hand neither resets nor loses what has passed of it: it begins when it
    /// began, an extension adds exactly its length, and a deadline set by hand is the one that was asked for.
    #[test]
    fn limits_moved_by_hand_go_on_from_where_they_began(story in paced(20)) {
        let told = tell(&story);
        for step in &told.steps {
            let (Act::Command(command), Ok(events)) = (&step.act, &step.result) else { continue };
            let Some(event) = events.last() else { continue };
            let before = events.iter().take(events.len() - 1).try_fold(step.case().cloned(), |case, event| {
                evolve(case, event).map(Some)
            });
            let Some(before) = before.unwrap() else { continue };
            let Some(old) = before.limit() else { continue };
            match (&event.what, &command.action) {
                (Happening::Extended { limit, .. }, Action::Extend { length, .. }) => {
                    let sum = old.length.thousandths() + length.thousandths();
                    prop_assert_eq!((limit.start, limit.length.thousandths()), (old.start, sum));
                    prop_assert!(limit.deadline.instant() > old.deadline.instant());
                    prop_assert_eq!(limit.length.unit(), old.length.unit());
                }
                (Happening::Expedited { limit, .. }, Action::Expedite { deadline, .. }) => {
                    prop_assert_eq!(limit.deadline.instant(), deadline.instant());
                    prop_assert_eq!((limit.start, limit.length), (old.start, old.length));
                    prop_assert!(event.at.instant() < limit.deadline.instant());
                    prop_assert!(limit.deadline.instant() < old.deadline.instant());
                }
                (Happening::Reclassified { limit: Some(limit), holder, .. }, _)
                    if *holder == before.holder().unit =>
                {
                    prop_assert_eq!((limit.start, limit.purpose), (old.start, old.purpose));
                    let open = |share| old.warnings.iter().any(|warning| warning.share == share);
                    prop_assert!(limit.warnings.iter().all(|warning| open(warning.share)));
                }
                (Happening::Resumed { limit: Some(limit), .. }, _) => {
                    prop_assert_eq!((limit.start, limit.runs()), (old.start, old.runs()));
                }
                _ => {}
            }
        }
    }

    /// C8: the days on which a case is suspended, each counted once, never exceed the cap; and no suspension
    /// outlasts its stated end.
    #[test]
    fn suspended_days_never_exceed_the_cap(story in prop_oneof![story(20), resting(20)]) {
        let told = tell(&story);
        let context = told.context();
        let (calendar, offset) = (context.scheme.calendar(), context.scheme.offset());
        let cap = context.scheme.handling().suspension.duration();
        for case in told.cases() {
            let mut days: BTreeSet<Date> = BTreeSet::new();
            let suspended = case.suspensions.iter().filter(|span| !span.deferral);
            for span in suspended.map(|s| Suspension { from: s.from.instant(), to: s.to.instant() }) {
                let mut day = span.from.local(offset).0;
                loop {
                    let begins = Instant::at(day, 0, offset).unwrap();
                    if begins >= span.to {
                        break;
                    }
                    let close = match cap.unit() {
                        Unit::D => Some(DAY_MS),
                        _ => calendar.sessions_on(day).last().map(|last| i64::from(last.close()) * 60_000),
                    };
                    let touched = close.is_some_and(|close| Instant::at(day, close, offset).unwrap() > span.from);
                    if touched && span.from < span.to {
                        days.insert(day);
                    }
                    day = day.plus_days(1).unwrap();
                }
            }
            prop_assert!(days.len() as i64 <= cap.days().unwrap(), "{days:?} {cap}");
        }
    }
}

//! Ledgers of each preset: nothing in them is refused, cases are accepted, resolved, closed, merged, and over a year
//! everything occurs.

use std::collections::{BTreeMap, BTreeSet};

use wangge::case::{Case, Context, Event, Happening, Phase, State, next_due, replay};
use wangge::generate::{LedgerPlan, Story, ledger};
use wangge::scheme::{Preset, Scheme, Then, Trigger, When};
use wangge::value::{CaseId, Instant};
use wangge_tests::events::EVENTS;

use super::{org, scheme};

/// A month in which the preset's scheme holds, with most that depends on seasons.
fn month(preset: Preset) -> &'static str {
    match preset {
        Preset::Chixi => "2022-06",
        Preset::Xiawuqi => "2021-07",
        Preset::Haihong => "2022-01",
        Preset::Luoshui => "2022-08",
        Preset::Dongshi => "2022-06",
    }
}

fn stories(preset: Preset, scheme: &Scheme) -> Vec<Story> {
    let plan = LedgerPlan { seed: 7, scale: 3, span: month(preset).parse().unwrap() };
    ledger(Context::new(scheme, &org(preset, 7)), &plan).unwrap()
}

/// C2: in each preset cases go their way.
#[test]
fn a_month_runs_in_every_preset() {
    for preset in Preset::ALL.iter().copied() {
        let scheme = scheme(preset);
        let stories = stories(preset, &scheme);
        let with = |wanted: fn(&Happening) -> bool| {
            stories.iter().filter(|story| story.events.iter().any(|event| wanted(&event.what))).count()
        };
        let (all, accepted, resolved) = (
            stories.len(),
            with(|what| matches!(what, Happening::Accepted { .. })),
            with(|what| matches!(what, Happening::Resolved { .. })),
        );
        assert!(all > 80, "{preset}: {all}");
        assert!(accepted * 10 > all * 8, "{preset}: {accepted} of {all} accepted");
        assert!(resolved * 10 > all * 5, "{preset}: {resolved} of {all} resolved");
        assert!(with(|what| matches!(what, Happening::Closed { .. })) > 0, "{preset}");
    }
}

/// K1, K2, K5: only what is on the list comes in, by a channel of its own; no reporter stands behind a sensor.
#[test]
fn cases_come_in_as_the_list_says() {
    for preset in Preset::ALL.iter().copied() {
        let scheme = scheme(preset);
        let mut items = BTreeSet::new();
        for story in stories(preset, &scheme) {
            let first = story.events.first().unwrap();
            let Happening::Reported { matter, channel, reporter, received, .. } = &first.what else {
                panic!("{preset}")
            };
            let day = first.at.instant().local(scheme.offset()).0;
            assert_eq!(channel.as_str() == "sensor", received.member.is_none());
            // What no list names is classified, or rejected.
            let Some(matter) = matter else {
                assert!(story.case.matter.is_some() || story.case.state() != State::Handling);
                continue;
            };
            let item = scheme.item(&matter.item).unwrap();
            assert!(item.is_on(day) && item.takes(channel), "{preset}: {} by {channel}", item.code);
            assert!(channel.as_str() != "sensor" || reporter.is_none());
            items.insert(item.code.clone());
        }
        let on = scheme.items_on(month(preset).parse::<wangge::value::Period>().unwrap().first_day());
        assert!(on.into_iter().all(|item| items.contains(&item.code)), "{preset}: every item comes up");
    }
}

/// C1, C5: a case is what its events make of it, and time has brought all that it brings by the end of the span.
#[test]
fn a_ledger_replays_and_is_brought_to_its_end() {
    for preset in Preset::ALL.iter().copied() {
        let scheme = scheme(preset);
        let span = month(preset).parse::<wangge::value::Period>().unwrap().span(scheme.offset());
        let end = Instant::from_millis(span.end).unwrap();
        let mut before: Option<Case> = None;
        for Story { case, events } in stories(preset, &scheme) {
            assert_eq!(replay(&events), Ok(Some(case.clone())), "{preset}");
            assert!(events.iter().all(|event| event.case == case.case && event.at.instant() <= end));
            assert!(next_due(&case).is_none_or(|due| due > end), "{preset}: {}", case.case);
            let order = |case: &Case| (case.reported_at.instant(), case.case.clone());
            assert!(before.is_none_or(|before| order(&before) < order(&case)));
            before = Some(case);
        }
    }
}

/// C2 merge: some matters are reported twice; the case reported later goes on in the open one of the same item and
/// origin, which takes over its reporters.
#[test]
fn what_is_told_again_is_merged_into_the_case_it_tells_of() {
    for preset in Preset::ALL.iter().copied() {
        let scheme = scheme(preset);
        let stories = stories(preset, &scheme);
        let by_id: BTreeMap<&CaseId, &Story> =
            stories.iter().map(|story| (&story.case.case, story)).collect();
        let joined = |event: &&Event| matches!(event.what, Happening::Joined { .. });
        let mut merged = 0;
        for Story { case, events } in &stories {
            let Phase::Merged { into, .. } = &case.phase else { continue };
            let (first, last) = (by_id[into], events.last().unwrap());
            let at = first.events.iter().position(|event| joined(&event)).unwrap();
            let before = replay(&first.events[..at]).unwrap().unwrap();
            assert!(before.is_open() && before.reported_at.instant() <= case.reported_at.instant());
            assert_eq!(before.origin, case.origin);
            let item = |events: &[Event]| match &events[0].what {
                Happening::Reported { matter, .. } => matter.as_ref().map(|matter| matter.item.clone()),
                _ => None,
            };
            assert_eq!(item(&first.events), item(events));
            let Event { at, by, what, .. } = &first.events[at];
            let (from, reporters) = (case.case.clone(), case.reporters.clone());
            assert_eq!(*what, Happening::Joined { from, reporters });
            assert_eq!((at, by), (&last.at, &last.by));
            assert!(last.at.instant() > case.reported_at.instant());
            merged += 1;
        }
        let all = stories.iter().flat_map(|story| &story.events).filter(joined).count();
        assert_eq!(all, merged, "{preset}: each who joins was merged");
        assert!(merged > 0 && merged * 20 < stories.len(), "{preset}: {merged} of {}", stories.len());
    }
}

/// C2, E5: in a year everything occurs that a preset's scheme lets come about.
#[test]
fn every_kind_of_event_occurs_in_a_year() {
    let mut seen_anywhere: BTreeSet<String> = BTreeSet::new();
    for preset in Preset::ALL.iter().copied() {
        let scheme = scheme(preset);
        let org = org(preset, 7);
        // As many cases in a small place as in a large one.
        let grids = org.units().filter(|unit| unit.is_leaf()).count();
        let scale = u32::try_from(500 / grids).unwrap();
        let plan = LedgerPlan { seed: 7, scale, span: "2026".parse().unwrap() };
        let stories = ledger(Context::new(&scheme, &org), &plan).unwrap();
        let events = stories.iter().flat_map(|story| &story.events);
        let (mut kinds, mut seen) = (Vec::new(), BTreeSet::new());
        for event in events {
            let kind = std::mem::discriminant(&event.what);
            if !kinds.contains(&kind) {
                kinds.push(kind);
                seen.insert(serde_json::to_value(event).unwrap()["event"].as_str().unwrap().to_owned());
            }
        }
        let called = scheme.dispatch().is_some() && !scheme.functions().is_empty();
        let counted = |rule: &Trigger| matches!(rule.when, When::Functions { .. });
        let mut rules = scheme.triggers().iter();
        let conference = rules.any(|rule| rule.then == Then::Conference && (called || !counted(rule)));
        let comes = |kind: &&str| match *kind {
            "dispatched" | "answered" => called,
            "answer_overdue" => called && scheme.dispatch().is_some_and(|rule| rule.answer.is_some()),
            "conference_required" => conference,
            "convened" => called || conference,
            "progressed" => scheme.items().iter().any(|item| !item.stages.is_empty()),
            // That one of several reporters withdraws is rare.
            "left" => false,
            _ => true,
        };
        let missing: Vec<_> = EVENTS.into_iter().filter(comes).filter(|kind| !seen.contains(*kind)).collect();
        assert!(missing.is_empty(), "{preset}: {missing:?} never occur");
        seen_anywhere.extend(seen);
    }
    assert_eq!(seen_anywhere, EVENTS.map(str::to_owned).into());
}

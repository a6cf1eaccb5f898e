//! A month of each preset: nothing in it is refused, cases are accepted, resolved and closed.

use std::collections::BTreeSet;

use wangge::case::{Context, Happening, State};
use wangge::generate::{LedgerPlan, Story, ledger};
use wangge::scheme::{Preset, Scheme};

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

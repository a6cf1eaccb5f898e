//! D4: what a member still owes.

use proptest::prelude::*;
use serde_json::json;
use wangge::tally::duty::{Agenda, Owed};
use wangge::value::{Date, Instant, Period, PeriodKind};
use wangge_tests::cases;
use wangge_tests::duties::{Township, document, org, township};

use super::half::visits;

/// Every period that shares a day with these days.
fn periods_of(first: Date, last: Date) -> Vec<Period> {
    let kinds = PeriodKind::ALL.into_iter().filter(|kind| *kind != PeriodKind::All);
    let days = || std::iter::successors(Some(first), |day| day.next()).take_while(|day| *day <= last);
    let mut periods: Vec<Period> =
        kinds.flat_map(|kind| days().map(move |day| Period::of_day(kind, day).unwrap())).collect();
    periods.sort();
    periods.dedup();
    periods
}

/// A member's agenda by what is answered of everybody.
fn expected(township: &Township, member: &str, first: Date, last: Date) -> Vec<Owed> {
    let activities = township.activities(&township.rows);
    let book = township.book(&activities);
    let world = township.world();
    let mut owed = Vec::new();
    for period in periods_of(first, last) {
        let Some(edition) = world.edition_on(period.last_day()) else { continue };
        for answer in book.fulfil(None, &[period]).unwrap().iter() {
            if answer.member().is_some_and(|own| own.as_str() == member) && answer.done() < answer.required()
            {
                let duty = answer.duty();
                let declared = edition.duties().iter().position(|known| known.code == duty.code);
                let group = duty.name.as_str().contains("独居")
                    || matches!(
                        &duty.asks,
                        wangge::scheme::Asks::Coverage(wangge::scheme::Coverage::Groups { .. })
                    );
                owed.push((
                    period.last_day(),
                    declared,
                    Owed {
                        duty: duty.code.clone(),
                        name: duty.name.clone(),
                        period,
                        due: period.last_day(),
                        unit: answer.unit().clone(),
                        measure: answer.measure(),
                        required: answer.required(),
                        done: answer.done(),
                        missing: answer.missing(),
                        discreet: group,
                    },
                ));
            }
        }
    }
    owed.sort_by(|one, other| (one.0, one.1, &one.2.unit).cmp(&(other.0, other.1, &other.2.unit)));
    owed.into_iter().map(|(_, _, owed)| owed).collect()
}

fn ask(township: &Township, member: &str, from: Instant, to: Instant) -> Agenda {
    let activities = township.activities(&township.rows);
    township.book(&activities).agenda(&member.parse().unwrap(), from, to).unwrap()
}

proptest! {
    #![proptest_config(cases(120))]

    /// D4: what is owed and what is done are what is required, for every duty, period and post of the member.
    #[test]
    fn d4_an_agenda_is_what_is_required_and_not_done(
        township in township(40),
        member in 0..3_usize,
        (start, hours, length) in (0..90, 0..24_i64, 0..20),
    ) {
        let offset = township.offset();
        let first = "2026-02-10".parse::<Date>().unwrap().plus_days(start).unwrap();
        let last = first.plus_days(length).unwrap();
        let from = Instant::at(first, hours * 3_600_000, offset).unwrap();
        let to = Instant::at(last, 86_399_999, offset).unwrap();
        let member = format!("m-{member}");
        let agenda = ask(&township, &member, from, to);
        prop_assert_eq!(&agenda.owed, &expected(&township, &member, first, last));
        for owed in &agenda.owed {
            prop_assert_eq!(owed.left().checked_add(owed.done), Ok(owed.required));
            prop_assert!(owed.left().thousandths() > 0);
        }
        prop_assert!(agenda.owed.is_sorted_by_key(|owed| owed.due));
        prop_assert_eq!((agenda.from.instant(), agenda.to.instant()), (from, to));
    }
}

/// D4: a period belongs to it from its first instant to its last, at the local midnights.
#[test]
fn d4_periods_that_overlap_are_told_by_local_days() {
    let posts = [("m-0", "worker", "c", "2025-01-01", None)];
    let township = Township::new(&[document(&[visits("week", 2)]).to_string()], &org(&posts).to_string(), "");
    let weeks = |from: &str, to: &str| {
        let agenda = ask(&township, "m-0", Instant::parse(from).unwrap(), Instant::parse(to).unwrap());
        agenda.owed.iter().map(|owed| owed.period.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(weeks("2026-03-08T23:59:59.999+08:00", "2026-03-08T23:59:59.999+08:00"), ["2026-W10"]);
    assert_eq!(weeks("2026-03-08T16:00:00Z", "2026-03-08T16:00:00Z"), ["2026-W11"]);
    assert_eq!(
        weeks("2026-03-08T15:59:59Z", "2026-03-16T00:00:00+08:00"),
        ["2026-W10", "2026-W11", "2026-W12"]
    );
}

/// D4: who is not a member has none, nor is there one backwards; who holds no post owes nothing.
#[test]
fn d4_what_is_asked_must_be_answerable() {
    let posts = [("m-0", "worker", "c", "2025-01-01", None)];
    let township = Township::new(&[document(&[visits("week", 2)]).to_string()], &org(&posts).to_string(), "");
    let activities = township.activities(&[]);
    let book = township.book(&activities);
    let [early, late] =
        ["2026-03-08T08:00:00Z", "2026-03-09T08:00:00Z"].map(|at| Instant::parse(at).unwrap());
    let agenda = |member: &str, from, to| book.agenda(&member.parse().unwrap(), from, to);
    let unknown = agenda("h-1", early, late).unwrap_err();
    assert_eq!(
        (unknown.code(), serde_json::to_value(&unknown).unwrap()),
        ("unknown_member", json!({"member": "h-1"}))
    );
    let backwards = agenda("m-0", late, early).unwrap_err();
    let facts = json!({"from": "2026-03-09T16:00:00+08:00", "to": "2026-03-08T16:00:00+08:00"});
    assert_eq!((backwards.code(), serde_json::to_value(&backwards).unwrap()), ("backwards", facts));
    assert_eq!(agenda("m-1", early, late).unwrap().owed, []);
    // Where no edition holds nothing is owed.
    let before = Instant::parse("2020-03-08T08:00:00Z").unwrap();
    assert_eq!(agenda("m-0", before, before).unwrap().owed, []);
    let written = serde_json::to_value(agenda("m-0", early, early).unwrap()).unwrap();
    let owed = json!({
        "duty": "visits", "name": "入户走访", "period": "2026-W10", "due": "2026-03-08", "unit": "c",
        "measure": "times", "required": 2, "done": 0,
    });
    let stamp = "2026-03-08T16:00:00+08:00";
    assert_eq!(written, json!({"member": "m-0", "from": stamp, "to": stamp, "owed": [owed]}));
}

//! R2: the table agrees with the events.

use proptest::prelude::*;
use wangge::scheme::What;
use wangge::tally::{CaseMeasures, CaseSubject, CaseTable};
use wangge::value::{Fraction, Period};
use wangge_tests::cases;
use wangge_tests::ledgers::{every_measure, ledger, mixed_up, period, sort};

use super::{added_up, listed, model, of_events, sums, world};

proptest! {
    #![proptest_config(cases(1000))]

    /// R2: every measure, narrowing and weighting, for every unit and member, as the plain model has it.
    #[test]
    fn r2_every_measure_is_what_the_events_say(
        ledger in ledger(4),
        asked in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), sort()), 3),
    ) {
        prop_assume!(!ledger.events.is_empty());
        let measures = of_events(&ledger, &ledger.events);
        let (org, scheme) = (&ledger.world.org, &ledger.world.scheme);
        for (pick, kind, sort) in &asked {
            let period = period(&ledger.events, pick, *kind, ledger.world);
            for what in every_measure() {
                let measure = sort.of(what, scheme);
                let added = model(&ledger).added(&measure, period, &ledger.cases);
                let counted = measures.measure(&measure, period).unwrap();
                prop_assert_eq!(counted.no_data(), None);
                prop_assert_eq!(sums(&counted), added_up(&added, org), "{:?} {}", measure, period);
            }
        }
    }

}

proptest! {
    #![proptest_config(cases(300))]

    /// R7: the very cases and runs that were counted, by id.
    #[test]
    fn r7_the_cases_counted_are_listed(
        ledger in ledger(4),
        pick in any::<prop::sample::Index>(),
        kind in any::<u8>(),
        sort in sort(),
        whom in any::<prop::sample::Index>(),
    ) {
        prop_assume!(!ledger.events.is_empty());
        let measures = of_events(&ledger, &ledger.events);
        let org = &ledger.world.org;
        let units = org.units().map(|unit| CaseSubject::Unit(unit.id().clone()));
        let members = org.members().iter().cloned().map(CaseSubject::Member);
        let subjects: Vec<CaseSubject> = units.chain(members).collect();
        let subject = &subjects[whom.index(subjects.len())];
        let apex = CaseSubject::Unit("a".parse().unwrap());
        let period = period(&ledger.events, &pick, kind, ledger.world);
        for what in every_measure() {
            let measure = sort.of(what, &ledger.world.scheme);
            let added = model(&ledger).added(&measure, period, &ledger.cases);
            for subject in [subject, &apex] {
                let found = measures.cases_of(&measure, period, subject).unwrap();
                let expected = listed(&added, subject, org);
                prop_assert_eq!([found.numerator, found.denominator], expected, "{:?} {} {:?}", measure, period, subject);
            }
        }
    }

    /// R2: shares lie between 0 and 1, over nothing there is none; a unit has what those below it have and its own.
    #[test]
    fn r2_shares_are_shares_and_units_add_up(
        ledger in ledger(3),
        pick in any::<prop::sample::Index>(),
        kind in any::<u8>(),
        sort in sort(),
    ) {
        prop_assume!(!ledger.events.is_empty());
        let measures = of_events(&ledger, &ledger.events);
        let period = period(&ledger.events, &pick, kind, ledger.world);
        for what in every_measure() {
            let counted = measures.measure(&sort.of(what.clone(), &ledger.world.scheme), period).unwrap();
            for (unit, count) in counted.units() {
                let value = count.value().unwrap();
                prop_assert_eq!(value.is_none(), count.denominator == Some(Fraction::ZERO));
                if !matches!(what, What::FirstResponse | What::Mark { .. }) && count.denominator.is_some() {
                    prop_assert!(value.is_none_or(|value| value >= Fraction::ZERO && value <= Fraction::ONE));
                }
                let below = unit.children().map(|child| counted.unit(child.id()).unwrap().unwrap().numerator);
                let below = below.fold(Fraction::ZERO, |sum, more| sum.plus(more).unwrap());
                prop_assert!(below <= count.numerator);
            }
        }
    }

    /// R0, V6: in whatever order the events of different cases come, and on any number of threads.
    #[test]
    fn r0_the_order_of_cases_says_nothing(
        ledger in ledger(4),
        picks in prop::collection::vec(any::<prop::sample::Index>(), 0..60),
        pick in any::<prop::sample::Index>(),
        kind in any::<u8>(),
    ) {
        prop_assume!(!ledger.events.is_empty());
        let other = mixed_up(&ledger.cases, &picks);
        let period = period(&ledger.events, &pick, kind, ledger.world);
        let one = of_events(&ledger, &ledger.events);
        let two = CaseMeasures::of_events(&other, world(&ledger).with_threads(3)).unwrap();
        for what in every_measure() {
            let measure = wangge::scheme::Measure { what, cases: Default::default(), weights: Vec::new() };
            let [one, two] = [&one, &two].map(|measures| sums(&measures.measure(&measure, period).unwrap()));
            prop_assert_eq!(one, two);
        }
    }

    /// R2: what was due and late in a period stays so, whatever happens afterwards but a granted appeal.
    #[test]
    fn r2_late_is_late_for_ever(ledger in ledger(3), cut in any::<prop::sample::Index>()) {
        prop_assume!(!ledger.events.is_empty());
        let at = ledger.events[cut.index(ledger.events.len())].at.instant();
        let scheme = &ledger.world.scheme;
        let period = Period::containing(wangge::value::PeriodKind::Day, at, scheme.offset());
        let end = period.span(scheme.offset()).end;
        // A ledger that was kept to the end of the period, and one that goes on.
        let known = |events: &Vec<wangge::case::Event>| -> Vec<wangge::case::Event> {
            events.iter().filter(|event| event.at.instant().millis() <= end).cloned().collect()
        };
        let earlier: Vec<Vec<wangge::case::Event>> = ledger.cases.iter().map(known).collect();
        let earlier = earlier.concat();
        let granted = |event: &wangge::case::Event| {
            matches!(event.what, wangge::case::Happening::Judged { verdict: wangge::case::Verdict::Granted, .. })
        };
        let [one, two] = [&earlier, &ledger.events].map(|events| of_events(&ledger, events));
        for what in every_measure() {
            if what == What::OnTimeShare && ledger.events.iter().any(granted) {
                continue;
            }
            let measure = wangge::scheme::Measure { what, cases: Default::default(), weights: Vec::new() };
            let [one, two] = [&one, &two].map(|measures| sums(&measures.measure(&measure, period).unwrap()));
            prop_assert_eq!(one, two, "{:?} {}", measure, period);
        }
    }

    /// R0: a table as of a period's end measures that period as the events do.
    #[test]
    fn r0_a_table_as_of_the_end_measures_as_the_events_do(
        ledger in ledger(3),
        pick in any::<prop::sample::Index>(),
        kind in any::<u8>(),
        sort in sort(),
    ) {
        prop_assume!(!ledger.events.is_empty());
        let period = period(&ledger.events, &pick, kind, ledger.world);
        prop_assume!(period.kind() != wangge::value::PeriodKind::All);
        let end = period.span(ledger.world.scheme.offset()).end;
        let as_of = wangge::value::Instant::from_millis(end).unwrap();
        let table = CaseTable::of_events(&ledger.events, as_of, &world(&ledger)).unwrap();
        let of_table = CaseMeasures::of_table(table, world(&ledger));
        let of_events = of_events(&ledger, &ledger.events);
        for what in every_measure() {
            let measure = sort.of(what, &ledger.world.scheme);
            let [one, two] = [&of_table, &of_events].map(|measures| sums(&measures.measure(&measure, period).unwrap()));
            prop_assert_eq!(one, two);
        }
    }
}

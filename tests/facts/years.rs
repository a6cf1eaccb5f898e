//! A year of service in each preset: no record is at fault, and what the scheme asks and pays for occurs.

use std::collections::{BTreeMap, BTreeSet};

use wangge::case::{Context, Event};
use wangge::generate::{LedgerPlan, RecordPlan, ledger, records, redemptions};
use wangge::org::{ActivationRow, Activations, Org};
use wangge::scheme::{Preset, Scheme};
use wangge::tally::duty::{ClosedCase, DutyBook, closed_cases};
use wangge::tally::points::{Options, PursePass, score};
use wangge::tally::{Accounts, Activities, ActivityRow, Book, World};
use wangge::value::{Amount, Code, Instant, Period, PeriodKind};

use super::{org, scheme};

/// A year in which the preset's scheme holds, with all that depends on seasons.
fn year(preset: Preset) -> &'static str {
    if preset == Preset::Xiawuqi { "2021" } else { "2022" }
}

/// A preset's scheme and organisation, its plans in force for half of August, and the cases closed in a month.
struct Place {
    scheme: Scheme,
    org: Org,
    activations: Activations,
    closed: Vec<ClosedCase>,
}

impl Place {
    fn of(preset: Preset) -> Self {
        let (scheme, org) = (scheme(preset), org(preset, 7));
        let (from, until) = (format!("{}-08-01", year(preset)), format!("{}-08-20", year(preset)));
        let mut rows = Vec::new();
        for plan in scheme.plans() {
            let units = org.units().filter(|unit| plan.tiers.first() == Some(&unit.tier()));
            rows.extend(units.take(3).filter_map(|unit| {
                let by = org.posts_at(unit.id(), from.parse().unwrap()).next()?.member.clone();
                Some(ActivationRow {
                    plan: plan.code.clone(),
                    unit: unit.id().clone(),
                    from: from.parse().unwrap(),
                    until: Some(until.parse().unwrap()),
                    by,
                    basis: "启动令".parse().unwrap(),
                })
            }));
        }
        let activations = Activations::from_rows(rows, &scheme, &org).unwrap();
        let span = format!("{}-08", year(preset)).parse().unwrap();
        let plan = LedgerPlan { seed: 7, scale: 1, span };
        let stories = ledger(Context::new(&scheme, &org), &plan).unwrap();
        let events: Vec<Event> = stories.into_iter().flat_map(|story| story.events).collect();
        let closed = closed_cases(&events).unwrap();
        Self { scheme, org, activations, closed }
    }

    fn world(&self) -> World<'_> {
        World::new(&self.scheme, &self.org).with_activations(&self.activations)
    }

    fn plan(preset: Preset, seed: u64) -> RecordPlan {
        RecordPlan { seed, scale: 1, span: year(preset).parse().unwrap() }
    }

    fn rows(&self, preset: Preset, seed: u64) -> Vec<ActivityRow> {
        records(self.world(), &self.closed, &Self::plan(preset, seed)).unwrap()
    }
}

/// P1, D2, P2, P4: in a year every duty is done and left undone, every rule pays, every cap cuts, and no record is at
/// fault.
#[test]
fn a_year_has_all_that_a_scheme_asks_and_pays_for() {
    for preset in Preset::ALL.iter().copied() {
        let place = Place::of(preset);
        let (world, span) = (place.world(), Place::plan(preset, 7).span);
        let rows = place.rows(preset, 7);
        let activities = Activities::from_rows(&rows, &world).unwrap();
        let offset = place.scheme.offset();
        assert!(rows.iter().all(|row| span.contains(row.at, offset)), "{preset}");
        assert!(rows.is_sorted_by_key(|row| (row.at, row.id.clone())), "{preset}: in order of time");
        let kinds: BTreeSet<&Code> = rows.iter().map(|row| &row.kind).collect();
        let share = |wanted: fn(&ActivityRow) -> bool| rows.iter().filter(|row| wanted(row)).count();
        let late = |row: &ActivityRow| row.filed_at.is_some_and(|filed| filed.since(row.at) > 86_400_000);
        assert!(share(late) > 0 && share(late) * 5 < rows.len(), "{preset}: some are filed late");
        let reversals = share(|row| row.reverses.is_some());
        assert!(reversals > 0 && reversals * 20 < rows.len(), "{preset}: a few are taken back");

        let book = DutyBook::new(world, &activities, &place.closed).unwrap();
        for duty in place.scheme.duties() {
            assert!(duty.kinds.iter().all(|kind| kinds.contains(kind)), "{preset}: {}", duty.code);
            let (mut met, mut unmet, mut done) = (0, 0, Amount::ZERO);
            for period in periods(duty.per, span) {
                for answer in book.fulfil(Some(&duty.code), &[period]).unwrap().iter() {
                    done = done.checked_add(answer.done()).unwrap();
                    if answer.owed() > Amount::ZERO {
                        unmet += 1;
                    } else if !answer.is_no_data() {
                        met += 1;
                    }
                }
            }
            assert!(done > Amount::ZERO, "{preset}: {} is done", duty.code);
            // What few are bound to may have been done each time, and what is paid for is done by volunteers too.
            let mut paid = place.scheme.point_rules().iter().flat_map(|rule| &rule.kinds);
            let paid = paid.any(|kind| duty.kinds.contains(kind));
            assert!(unmet > 0 || met < 40 || paid, "{preset}: {} is left undone by some: {met}", duty.code);
            assert!(met > unmet, "{preset}: {}: {met} met, {unmet} not", duty.code);
        }

        let points = score(&world, &activities, &Options::default()).unwrap();
        let mut cuts: BTreeMap<Code, usize> = BTreeMap::new();
        for purse in points.purses() {
            let totals = purse.by_rule().unwrap();
            for (rule, amount) in totals.rules.iter().zip(totals.amounts) {
                assert!(amount != Amount::ZERO, "{preset}: {rule} pays");
            }
            for cut in purse.cuts().unwrap() {
                *cuts.entry(cut.cap).or_default() += 1;
            }
            let fails =
                place.scheme.point_rules().iter().any(|rule| rule.verified || rule.filed_within.is_some());
            assert_eq!(!purse.failed().is_empty(), fails, "{preset}: some records come to nothing");
        }
        for cap in place.scheme.caps() {
            let cut = cuts.get(&cap.code).copied().unwrap_or_default();
            assert!(cut > 0 && cut * 4 < rows.len(), "{preset}: {} cuts {cut} of {}", cap.code, rows.len());
        }
    }
}

/// The periods of a kind that end in a span.
fn periods(kind: PeriodKind, span: Period) -> impl Iterator<Item = Period> {
    let first = Period::of_day(kind, span.first_day());
    let all = std::iter::successors(first, |period| period.next());
    all.take_while(move |period| period.last_day() <= span.last_day())
}

/// A seed gives one year, another seed another one; without deeds there are duties alone.
#[test]
fn a_seed_gives_one_year() {
    for preset in Preset::ALL.iter().copied() {
        let place = Place::of(preset);
        let rows = place.rows(preset, 7);
        assert_eq!(rows, place.rows(preset, 7));
        assert_ne!(rows, place.rows(preset, 8));
        let duties =
            records(place.world(), &place.closed, &RecordPlan { scale: 0, ..Place::plan(preset, 7) });
        let asked: BTreeSet<&Code> = place.scheme.duties().iter().flat_map(|duty| &duty.kinds).collect();
        let lapse = |kind: &Code| place.scheme.activities().iter().any(|own| own.code == *kind && own.lapse);
        assert!(duties.unwrap().iter().all(|row| asked.contains(&row.kind) || lapse(&row.kind)), "{preset}");
    }
}

/// Ids only: members as they stand in the organisation, targets that are households, points of lists or cases.
#[test]
fn a_year_names_nobody() {
    for preset in Preset::ALL.iter().copied() {
        let place = Place::of(preset);
        for row in place.rows(preset, 7) {
            assert!(row.member.as_str().starts_with("m-"), "{preset}: {}", row.member);
            let Some(target) = row.target else { continue };
            let known = place.org.household(&target.as_str().parse().unwrap()).is_some()
                || place.closed.iter().any(|case| case.case.as_str() == target.as_str())
                || place.scheme.checklists().iter().any(|list| {
                    target.as_str().strip_prefix(list.code.as_str()).is_some_and(|rest| rest.starts_with('/'))
                });
            assert!(known, "{preset}: {target}");
        }
    }
}

/// P7: where there are goods most of what is asked for is granted, and some is refused.
#[test]
fn a_year_of_redemptions_is_mostly_granted() {
    for preset in Preset::ALL.iter().copied() {
        let place = Place::of(preset);
        let (world, plan) = (place.world(), Place::plan(preset, 7));
        let rows = place.rows(preset, 7);
        let activities = Activities::from_rows(&rows, &world).unwrap();
        let points = score(&world, &activities, &Options::default()).unwrap();
        let asked = redemptions(world, &rows, &points, &plan);
        assert_eq!(asked, redemptions(world, &rows, &points, &plan));
        assert_eq!(asked.is_empty(), place.scheme.goods().is_empty(), "{preset}");
        for purse in place.scheme.purses() {
            let goods = place.scheme.goods().iter().filter(|good| good.purse == purse.code);
            let goods: BTreeSet<&Code> = goods.map(|good| &good.code).collect();
            let own: Vec<_> = asked.iter().filter(|row| goods.contains(&row.good)).cloned().collect();
            if own.is_empty() {
                continue;
            }
            let now = Instant::from_millis(plan.span.span(place.scheme.offset()).end).unwrap();
            let pass = PursePass::new(&world, &activities, &purse.code).unwrap();
            let book = Book::keep(world, &activities, &purse.code, now, pass).unwrap();
            let accounts = Accounts::new(book, &own, &[]).unwrap();
            let granted = accounts.verdicts().iter().filter(|verdict| verdict.outcome.is_ok()).count();
            assert!(granted * 2 > own.len() && granted < own.len(), "{preset}: {granted} of {}", own.len());
            let codes: BTreeSet<&str> = accounts
                .verdicts()
                .iter()
                .filter_map(|one| Some(one.outcome.as_ref().err()?.code()))
                .collect();
            assert!(codes.contains("insufficient_balance"), "{preset}: {codes:?}");
        }
    }
}

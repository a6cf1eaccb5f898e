//! R1–R6, S5: what each report says of appraisal, stars and the use of results stands in its preset, rests on the
//! report, and gives an answer for a generated year.

use wangge::case::Context;
use wangge::generate::{LedgerPlan, RecordPlan, ledger, org_document, outside_document, records};
use wangge::org::Org;
use wangge::scheme::{How, Preset, Scheme, Subjects, What};
use wangge::tally::appraise::{AppraisalBook, Outside, Sources, Standing};
use wangge::tally::duty::closed_cases;
use wangge::tally::{Activities, CaseMeasures, World};
use wangge::value::{Amount, Instant, Period, PeriodKind};

use super::scheme;

/// What a report says, and the appraisals that it is.
type Said = (Preset, &'static str, &'static [(&'static str, PeriodKind)]);

const APPRAISALS: [Said; 9] = [
    (Preset::Xiawuqi, "monthly appraisal of grid workers", &[("worker-month", PeriodKind::Month)]),
    (Preset::Xiawuqi, "quarterly report", &[("worker-quarter", PeriodKind::Quarter)]),
    (
        Preset::Xiawuqi,
        "year-end quantified comparison and star rating",
        &[("worker-year", PeriodKind::Year), ("grid-year", PeriodKind::Year)],
    ),
    (
        Preset::Xiawuqi,
        "points of party members, promise, fulfil, review",
        &[("member-year", PeriodKind::Year)],
    ),
    (
        Preset::Luoshui,
        "volunteers certified monthly, compared quarterly, commended yearly",
        &[
            ("volunteer-month", PeriodKind::Month),
            ("volunteer-quarter", PeriodKind::Quarter),
            ("volunteer-year", PeriodKind::Year),
        ],
    ),
    (
        Preset::Luoshui,
        "the villages' list performance counts into the annual appraisal",
        &[("village-year", PeriodKind::Year)],
    ),
    (
        Preset::Luoshui,
        "three marks of residents, and their result used",
        &[("worker-year", PeriodKind::Year)],
    ),
    (Preset::Dongshi, "star rating of grids", &[("grid-star", PeriodKind::Year)]),
    (Preset::Dongshi, "star rating and commendation of volunteers", &[("volunteer-star", PeriodKind::Year)]),
];

/// R1, S5
#[test]
fn what_a_report_says_of_appraisal_rests_on_it() {
    for (preset, said, appraisals) in APPRAISALS {
        let scheme = scheme(preset);
        for (code, per) in appraisals {
            let appraisal = scheme.appraisal(&code.parse().unwrap());
            let appraisal = appraisal.unwrap_or_else(|| panic!("{preset}: {said}: {code}"));
            assert_eq!(appraisal.per, *per, "{preset}: {said}");
            assert_eq!(appraisal.basis.source.as_str(), preset.as_str(), "{preset}: {said}");
        }
    }
}

/// R3: month → quarter → year.
#[test]
fn xiawuqi_mixes_months_into_quarters_and_quarters_into_the_year() {
    let scheme = scheme(Preset::Xiawuqi);
    for (whole, part) in [("worker-quarter", "worker-month"), ("worker-year", "worker-quarter")] {
        let whole = scheme.appraisal(&whole.parse().unwrap()).unwrap();
        let mixes = whole.indicators.iter().any(|indicator| match &indicator.how {
            How::Mix { mix } => mix.iter().any(|one| one.appraisal.as_str() == part),
            How::Measured { .. } => false,
        });
        assert!(mixes, "{}", whole.code);
    }
}

/// R6: entry and exit by rule, use of results; who decides is a role, nothing acts.
#[test]
fn results_are_used_as_the_reports_say() {
    let rule = |preset, appraisal: &str, rule: &str| {
        let scheme: Scheme = scheme(preset);
        let appraisal = scheme.appraisal(&appraisal.parse().unwrap()).unwrap();
        let found = appraisal.results.iter().find(|result| result.code.as_str() == rule).unwrap().clone();
        (found, appraisal.grading.clone().unwrap())
    };
    let (leave, grading) = rule(Preset::Xiawuqi, "worker-month", "leave");
    assert!(
        leave.adverse
            && leave.in_a_row == 2
            && Some(&leave.grades[0]) == grading.grades.last().map(|last| &last.code)
    );
    let (commend, grading) = rule(Preset::Xiawuqi, "worker-year", "commend");
    assert!(!commend.adverse && commend.grades == [grading.grades[0].code.clone()]);
    let (nominate, _) = rule(Preset::Luoshui, "worker-year", "nominate");
    assert_eq!(nominate.basis.source.as_str(), "luoshui");
    let (commend, grading) = rule(Preset::Luoshui, "volunteer-year", "commend");
    assert_eq!(commend.grades, [grading.grades[0].code.clone()]);
}

/// R2: luoshui's three marks are measured each by itself.
#[test]
fn luoshui_measures_effect_duration_and_attitude() {
    let scheme = scheme(Preset::Luoshui);
    let worker = scheme.appraisal(&"worker-year".parse().unwrap()).unwrap();
    let marks = worker.indicators.iter().filter_map(|indicator| match &indicator.how {
        How::Measured { measure, .. } => match measure.what {
            What::Mark { mark } => Some(mark.as_str()),
            _ => None,
        },
        How::Mix { .. } => None,
    });
    assert_eq!(marks.collect::<Vec<_>>(), ["effect", "duration", "attitude"]);
}

/// R1–R7: over a generated year every appraisal of every preset has subjects, most of them rated, and opens up.
#[test]
fn every_appraisal_answers_for_a_generated_year() {
    for preset in Preset::ALL.iter().copied() {
        let scheme = scheme(preset);
        let org = Org::read(&org_document(preset, &scheme, 7), &scheme).unwrap();
        let (year, month): (Period, Period) = ("2026".parse().unwrap(), "2026-03".parse().unwrap());
        let stories =
            ledger(Context::new(&scheme, &org), &LedgerPlan { seed: 7, scale: 1, span: month }).unwrap();
        let events: Vec<_> = stories.iter().flat_map(|story| &story.events).collect();
        let world = World::new(&scheme, &org);
        let closed = closed_cases(events.iter().copied()).unwrap();
        let rows = records(world, &closed, &RecordPlan { seed: 7, scale: 1, span: year }).unwrap();
        let activities = Activities::from_rows(&rows, &world).unwrap();
        let cases = CaseMeasures::of_events(events.iter().copied(), world).unwrap();
        let outside = Outside::read(&outside_document(world, 7, year), &world).unwrap();
        let sources = Sources {
            activities: Some(&activities),
            closed: &closed,
            cases: Some(&cases),
            outside: Some(&outside),
        };
        let book = AppraisalBook::new(world, sources).unwrap();
        for appraisal in scheme.appraisals() {
            let period = Period::of_day(appraisal.per, month.last_day()).unwrap();
            let appraised = book.appraise(&appraisal.code, period).unwrap();
            let (all, code) = (appraised.len(), &appraisal.code);
            let rated: Vec<Standing<'_, '_>> = appraised.iter().filter(|one| one.total().is_some()).collect();
            assert!(all > 0 && rated.len() * 2 > all, "{preset} {code}: {} of {all} rated", rated.len());
            let totals: std::collections::BTreeSet<Amount> =
                rated.iter().filter_map(|one| one.total()).collect();
            assert!(totals.len() > 1, "{preset} {code}: all the same");
            assert_eq!(appraised.is_of_units(), matches!(appraisal.subjects, Subjects::Units { .. }));
            for standing in rated.iter().take(3) {
                let explained = standing.explain().unwrap();
                let parts = explained.indicators.iter().map(|indicator| indicator.score);
                let parts =
                    parts.chain([explained.base, explained.bonus, -explained.penalty, explained.clamped]);
                assert_eq!(Amount::sum(parts).ok(), explained.total, "{preset} {code}: R7");
            }
            let end = Instant::from_millis(period.span(world.offset()).end).unwrap();
            let recommended = book.recommend(code, period, end).unwrap();
            let waiting = recommended.iter().filter(|one| one.adverse && appraisal.objection.is_some());
            assert!(waiting.clone().all(|one| one.waits), "{preset} {code}: R6, the window is open");
        }
    }
}

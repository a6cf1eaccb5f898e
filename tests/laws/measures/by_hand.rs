//! R0, R2: what is counted, worked out by hand.

use wangge::org::Org;
use wangge::scheme::{CaseField, CaseWeight, Measure, Narrowing, Preset, Scheme, What};
use wangge::tally::column::{Column, Ids, Instants, TimeUnit, Validity};
use wangge::tally::{CaseColumns, CaseMeasures, CaseSubject, CaseTable, NoData, World};
use wangge::value::{Fraction, Ratio};

fn scheme() -> Scheme {
    Scheme::read(Preset::Dongshi.document()).unwrap()
}

fn org(scheme: &Scheme) -> Org {
    let units = r#"{"units": [
        {"id": "ds", "tier": "town"},
        {"id": "ds-1", "tier": "grid1", "parent": "ds"},
        {"id": "ds-2", "tier": "grid1", "parent": "ds"}
    ], "posts": [{"member": "m-1", "role": "grid-head", "unit": "ds-1", "from": "2022-01-01"}]}"#;
    Org::read(units, scheme).unwrap()
}

fn all(what: What) -> Measure {
    Measure { what, cases: Narrowing::default(), weights: Vec::new() }
}

/// What a unit comes to, as text: `3/4`, `no data`.
fn value(measures: &CaseMeasures<'_>, measure: &Measure, period: &str, unit: &str) -> String {
    let counted = measures.measure(measure, period.parse().unwrap()).unwrap();
    let count = counted.unit(&unit.parse().unwrap()).unwrap().unwrap();
    count.value().unwrap().map_or_else(|| "no data".to_owned(), |value| value.to_string())
}

/// Three cases: resolved at the very deadline, which is the end of March; overdue in March and resolved in April; not
/// resolved, and resting.
const ROWS: &str = r#"[
    {"case": "c-1", "item": "request.lighting", "origin": "ds-1", "reported_at": "2026-03-02T09:00:00",
     "accepted_at": "2026-03-02T10:30:00", "started_at": "2026-03-02T10:30:00", "deadline": "2026-04-01T00:00:00",
     "resolved_at": "2026-04-01T00:00:00", "assignee": "m-1", "top_tier": 2},
    {"case": "c-2", "item": "request.lighting", "origin": "ds-2", "reported_at": "2026-03-06T17:00:00",
     "accepted_at": "2026-03-09T09:00:00", "started_at": "2026-03-09T09:00:00", "deadline": "2026-04-20",
     "overdue_at": "2026-03-20T17:30:00", "resolved_at": "2026-04-10T09:00:00", "top_tier": 1},
    {"case": "c-3", "item": "unlisted", "origin": "ds-1", "reported_at": "2026-03-31T23:59:59.999", "deferred": true,
     "overdue_at": "2026-04-01T00:00:00", "exempt": false}
]"#;

fn measures<'w>(world: World<'w>) -> CaseMeasures<'w> {
    let table = CaseTable::read(ROWS, &world).unwrap().with_columns(&["ended_as"]).unwrap();
    CaseMeasures::of_table(table, world)
}

/// R2: a deadline belongs to the period that it ends; due once; what is late stays late; over nothing there is no data.
#[test]
fn r2_a_deadline_at_the_end_of_a_period_is_due_in_it() {
    let scheme = scheme();
    let org = org(&scheme);
    let measures = measures(World::new(&scheme, &org));
    let of = |what: What, period: &str, unit: &str| value(&measures, &all(what), period, unit);
    assert_eq!(of(What::OnTimeShare, "2026-03", "ds"), "0.5");
    assert_eq!(of(What::OnTimeShare, "2026-03", "ds-1"), "1");
    assert_eq!(of(What::ResolutionShare, "2026-03", "ds-2"), "0");
    // Neither again in April, though its deadline was moved there; nor c-3, which rests.
    assert_eq!(of(What::OnTimeShare, "2026-04", "ds"), "no data");
    assert_eq!(of(What::Open, "2026-03", "ds"), "2");
    assert_eq!(of(What::OpenOverdue, "2026-03", "ds"), "1");
    assert_eq!(of(What::Resolved, "2026-03", "ds"), "0");
    assert_eq!(of(What::Resolved, "2026-04", "ds"), "2");
    let within = |tier| What::SettledInPlace { within: wangge::scheme::TierNo::new(tier).unwrap() };
    assert_eq!(of(within(2), "2026-04", "ds"), "0.5");
    assert_eq!(of(within(3), "2026-04", "ds"), "0");
    // A month before 1 April is 1 March, and nothing is as old; before 1 May it is 1 April.
    assert_eq!(of(What::Backlog { months: 1 }, "2026-03", "ds"), "0");
    assert_eq!(of(What::Backlog { months: 1 }, "2026-04", "ds"), "1");
    assert_eq!(of(What::Backlog { months: 2 }, "2026-04", "ds"), "0");
}

/// R2: working minutes, exactly; by the calendar of the edition: from Friday 17:00 to Monday 9:00 it is an hour.
#[test]
fn r2_first_response_is_in_working_minutes() {
    let scheme = scheme();
    let org = org(&scheme);
    let measures = measures(World::new(&scheme, &org));
    let first = all(What::FirstResponse);
    assert_eq!(value(&measures, &first, "2026-03", "ds-1"), "90");
    assert_eq!(value(&measures, &first, "2026-03", "ds-2"), "60");
    assert_eq!(value(&measures, &first, "2026-03", "ds"), "75");
    let counted = measures.measure(&first, "2026-03".parse().unwrap()).unwrap();
    let own = counted.member(&"m-1".parse().unwrap()).unwrap().unwrap();
    assert_eq!((own.numerator, own.denominator), (Fraction::from(90), Some(Fraction::ONE)));
}

/// R2: weights count a case as so much, numerator and denominator alike; lists let through what they hold.
#[test]
fn r2_cases_are_weighted_and_narrowed() {
    let scheme = scheme();
    let org = org(&scheme);
    let measures = measures(World::new(&scheme, &org));
    let weight = |factor: Ratio| CaseWeight {
        by: CaseField::Item,
        values: vec!["request.lighting".parse().unwrap()],
        factor,
    };
    let third = Ratio::new(1, 3).unwrap();
    let reported = Measure { weights: vec![weight(third)], ..all(What::Reported) };
    assert_eq!(value(&measures, &reported, "2026-03", "ds"), "5/3");
    let twice =
        Measure { weights: vec![weight(third), weight(Ratio::new(3, 2).unwrap())], ..all(What::Reported) };
    assert_eq!(value(&measures, &twice, "2026-03", "ds"), "2");
    let listed = Narrowing { items: vec!["request.lighting".parse().unwrap()], ..Narrowing::default() };
    let narrowed = Measure { cases: listed, ..all(What::Reported) };
    assert_eq!(value(&measures, &narrowed, "2026-03", "ds"), "2");
    let huge = Ratio::new(999_999_999_999_998, 999_999_937).unwrap();
    let huge = Measure { weights: (0..5).map(|_| weight(huge)).collect(), ..all(What::Reported) };
    let error = measures.measure(&huge, "2026-03".parse().unwrap()).unwrap_err();
    assert_eq!(error.as_slice()[0].code(), "overflow");
}

/// R0: never 0 where it is not known; the column is named.
#[test]
fn r0_what_is_not_supplied_is_named() {
    let scheme = scheme();
    let org = org(&scheme);
    let measures = measures(World::new(&scheme, &org));
    let period = "2026-03".parse().unwrap();
    let why = |what: What| measures.measure(&all(what), period).unwrap().no_data().cloned();
    let missing = |column| Some(NoData::MissingColumn { column });
    assert_eq!(why(What::Closed), missing("closed_at"));
    assert_eq!(why(What::AccurateDispatchShare), missing("returned"));
    assert_eq!(why(What::BestMarkShare), missing("evaluated_at"));
    assert_eq!(why(What::ReopenShare), missing("reopened"));
    assert_eq!(why(What::PartnerAnswerShare), Some(NoData::OnlyFromEvents {}));
    let severe = Narrowing { severities: vec!["urgent".parse().unwrap()], ..Narrowing::default() };
    let severe = Measure { cases: severe, ..all(What::Reported) };
    assert_eq!(measures.measure(&severe, period).unwrap().no_data(), missing("severity").as_ref());
    let reported = measures.measure(&all(What::Reported), period).unwrap();
    assert_eq!(
        (reported.no_data(), reported.no_data_of_members().cloned()),
        (None, missing("first_receiver"))
    );
    let unit = CaseSubject::Unit("ds-9".parse().unwrap());
    let unknown = measures.cases_of(&all(What::Reported), period, &unit).unwrap_err();
    assert_eq!(unknown.as_slice()[0].code(), "unknown_unit");
    let not = all(What::ActiveMonths { activities: Vec::new() });
    assert_eq!(measures.measure(&not, period).unwrap_err().as_slice()[0].code(), "not_of_cases");
}

/// R0: every bad row with its column, none dropped; without them the others are as they are alone.
#[test]
fn r0_every_bad_row_is_named() {
    let scheme = scheme();
    let org = org(&scheme);
    let world = World::new(&scheme, &org);
    let rows = r#"[
        {"case": "c-1", "item": "request.lighting", "origin": "ds-1", "reported_at": "2026-03-02", "tier": 5},
        {"case": "c-2", "run": 2, "item": "request.lighting", "origin": "ds-1", "reported_at": "2026-03-02"},
        {"case": "c-2", "run": 1, "item": "request.lighting", "origin": "ds-1", "reported_at": "2026-03-02"},
        {"case": "c-2", "run": 2, "item": "request.lighting", "origin": "ds-1", "reported_at": "2026-03-02"},
        {"case": "c-3", "run": 0, "item": "request.lighting", "origin": "ds-1", "reported_at": "2026-03-02",
         "resolved_at": "2026-03-01T23:59:59"},
        {"case": "c-4", "item": "nothing", "origin": "ds-9", "reported_at": "March", "assignee": "m-9"},
        {"case": "c-5", "item": "request.lighting", "origin": "ds-1", "channel": "pigeon", "ended_as": "lost"}
    ]"#;
    let faults = CaseTable::read(rows, &world).unwrap_err();
    let found: Vec<String> =
        faults.into_iter().map(|fault| format!("{} {}", fault.path, fault.code())).collect();
    let expected = [
        "cases[0].tier out_of_bounds",
        "cases[3].case duplicate",
        "cases[4].resolved_at out_of_bounds",
        "cases[4].run out_of_bounds",
        "cases[5].assignee unknown_reference",
        "cases[5].item unknown_reference",
        "cases[5].origin unknown_reference",
        "cases[5].reported_at bad_instant",
        "cases[6].channel unknown_reference",
        "cases[6].ended_as unknown_word",
        "cases[6].reported_at missing_field",
    ];
    assert_eq!(found, expected);
    let sifted = CaseTable::sift(rows, &world).unwrap();
    assert_eq!((sifted.cases.len(), sifted.cases.cases(), sifted.cases.skipped()), (2, 1, 5));
    let kept = |row: usize| (sifted.cases.given(row), sifted.cases.row(row, &org).unwrap().run);
    assert_eq!([kept(0), kept(1)], [(2, Some(1)), (1, Some(2))]);
    assert_eq!(sifted.faults.unwrap().count(), expected.len());
}

/// R0: ids may be texts, numbers or places in a dictionary; numbers stand in their own order.
#[test]
fn r0_ids_come_in_every_form() {
    let scheme = scheme();
    let org = org(&scheme);
    let world = World::new(&scheme, &org);
    let columns = CaseColumns {
        closed_at: Some(Column {
            values: Instants::local(TimeUnit::Second, vec![1_772_798_400, 0, 1_772_798_400]),
            validity: Some(Validity::new(vec![0b101_u8], 0)),
        }),
        ..CaseColumns::new(
            Ids::from(vec![10_i64, 9, 100]),
            Ids::dictionary(vec![0_u8, 1, 0], Ids::Texts(&["request.lighting", "unlisted"])),
            Ids::dictionary(vec![1_i32, 0, 1], Ids::Texts(&["ds-1", "ds-2"])),
            Instants::local(TimeUnit::Second, vec![1_772_704_800; 3]),
        )
    };
    let table = CaseTable::from_columns(&columns, &world).unwrap().with_columns(&["ended_as"]).unwrap();
    let measures = CaseMeasures::of_table(table, world);
    let town = CaseSubject::Unit("ds".parse().unwrap());
    let listed = |what| {
        let cases = measures.cases_of(&all(what), "2026-03".parse().unwrap(), &town).unwrap();
        cases.numerator.iter().map(|one| one.case.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(listed(What::Reported), ["9", "10", "100"]);
    assert_eq!(listed(What::Closed), ["10", "100"]);
    let short = CaseColumns { reported_at: Instants::local(TimeUnit::Second, vec![0]).into(), ..columns };
    let faults = CaseTable::from_columns(&short, &world).unwrap_err();
    assert_eq!(faults.to_string(), "1 fault(s); wrong_count at `cases.reported_at`");
}

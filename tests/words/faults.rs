//! Faults of documents, of values, of calendars.

use std::collections::BTreeSet;

use wangge::calendar::{CalendarError, CalendarFault};
use wangge::read::{FaultKind, ReversalFault};
use wangge::speech::{Lang, calendar_error, fault};
use wangge::value::{Expected, ValueError, Weekday};

use crate::Example;

fn said(family: &str, kind: &FaultKind) -> Example {
    Example {
        label: format!("{family} {}", kind.code()),
        facts: serde_json::to_value(kind).unwrap(),
        zh: fault(kind, Lang::Zh),
        en: fault(kind, Lang::En),
    }
}

/// One fault of each kind, and where a fact may be absent one without it; every given text is `given` if it is not
/// empty.
pub(crate) fn kinds(given: &str) -> Vec<Example> {
    let t = |plain: &str| if given.is_empty() { plain.to_owned() } else { given.to_owned() };
    let some = |plain: &str| Some(t(plain));
    let kinds = [
        FaultKind::Syntax { detail: t("unclosed table, expected `]`") },
        FaultKind::NotUtf8 { valid: 20 },
        FaultKind::TooLarge { bytes: 40_000_000, limit: 33_554_432 },
        FaultKind::TooMany { limit: 1_500_000 },
        FaultKind::Missing { field: t("code") },
        FaultKind::UnknownField { field: t("cieling"), nearest: some("ceiling") },
        FaultKind::UnknownField { field: t("colour"), nearest: None },
        FaultKind::DuplicateField { field: t("basis") },
        FaultKind::WrongType { expected: t("a list"), found: t("a number") },
        FaultKind::UnknownWord {
            given: t("complicated"),
            expected: vec![t("simple"), t("complex"), t("hard")],
            nearest: some("complex"),
        },
        FaultKind::UnknownWord { given: t("x"), expected: vec![t("zh"), t("en")], nearest: None },
        FaultKind::OutOfBounds { given: t("9"), bounds: t("1..=5") },
        FaultKind::OutOfBounds { given: t("0"), bounds: t("0 < factor") },
        FaultKind::OutOfBounds { given: t("-2"), bounds: t("0 < amount") },
        FaultKind::OutOfBounds { given: t("2.5"), bounds: t("a whole number in 1..=9") },
        FaultKind::OutOfBounds { given: t("1.5"), bounds: t("0 < share < 1") },
        FaultKind::OutOfBounds { given: t("1.5"), bounds: t("0 < share <= 1") },
        FaultKind::OutOfBounds { given: t("3h"), bounds: t("Nd or Nwd") },
        FaultKind::Duplicate { what: t("unit"), id: t("ds-07"), first: t("units[3]") },
        FaultKind::UnknownReference { what: t("role"), name: t("gird-head"), nearest: some("grid-head") },
        FaultKind::UnknownReference { what: t("tier"), name: t("moon"), nearest: None },
        FaultKind::AmbiguousName {
            what: t("category"),
            name: t("安全隐患"),
            first: t("hazard"),
            second: t("danger"),
        },
        FaultKind::WrongCount { what: t("tier"), expected: t("4"), found: 3 },
        FaultKind::WrongCount { what: t("channel"), expected: t("1.."), found: 0 },
        FaultKind::EmptySpan { from: t("2026-03-05"), until: t("2026-03-01") },
        FaultKind::StartAboveCeiling { start: t("town"), ceiling: t("grid1") },
        FaultKind::MissingLimit { item: t("request.lighting"), tier: t("grid1") },
        FaultKind::AmbiguousLimit { first: t("item[2].limit[0]") },
        FaultKind::OtherScheme { expected: t("dongshi"), found: t("luoshui") },
        FaultKind::OverlappingEditions { first: t("2022-01-01"), second: t("2023-01-01") },
        FaultKind::Excluded { field: t("severity"), by: t("condition") },
        FaultKind::TagWithoutService { group: t("empty-nest") },
        FaultKind::DeductionWithoutDuty { rule: t("late-visit") },
        FaultKind::ScoresResidents { purse: t("neighbours") },
        FaultKind::PunishesReporting { measure: t("reported") },
        FaultKind::NotNested { period: t("week"), within: t("month") },
        FaultKind::ConditionOfLast { grade: t("poor") },
        FaultKind::OtherSubjects { appraisal: t("worker-month") },
        FaultKind::MixCycle { appraisals: vec![t("worker-month"), t("worker-year")] },
        FaultKind::NotAnAward { rule: t("late-visit") },
        FaultKind::OtherPurse { expected: t("service"), found: t("hours") },
        FaultKind::RoleNotOnTier {
            role: t("patrol"),
            tier: t("town"),
            expected: vec![t("grid1"), t("grid2")],
        },
        FaultKind::WrongLink { link: t("stationed"), source: t("member"), target: t("household") },
        FaultKind::WrongTier { id: t("ds-07-2"), tier: t("grid2"), expected: vec![t("grid1")] },
        FaultKind::WrongTier { id: t("ds"), tier: t("town"), expected: vec![] },
        FaultKind::Cycle { ids: vec![t("a"), t("b")] },
        FaultKind::Overlap { what: t("member"), id: t("m-1"), first: t("posts[0]") },
        FaultKind::Overlap { what: t("household"), id: t("h-1"), first: t("groups[2]") },
        FaultKind::Overlap { what: t("window"), id: t("2026-03-01"), first: t("goods[0].window[0]") },
        FaultKind::Overlap { what: t("plan"), id: t("flood"), first: t("activations[0]") },
        FaultKind::NotServing { member: t("m-404") },
        FaultKind::NotServingThen { member: t("m-404"), day: t("2026-03-05") },
        FaultKind::FiledEarly {
            at: "2026-03-05T09:00:00+08:00".parse().unwrap(),
            filed_at: "2026-03-04T09:30:00+08:00".parse().unwrap(),
        },
        FaultKind::BrokenReversal { record: t("r-1"), why: ReversalFault::OtherMember },
        FaultKind::BrokenReversal { record: t("r-1"), why: ReversalFault::FiledLater },
        FaultKind::BrokenReversal { record: t("r-1"), why: ReversalFault::Reversed },
        FaultKind::BrokenReversal { record: t("r-1"), why: ReversalFault::Reversal },
    ];
    kinds.iter().map(|kind| said("fault", kind)).collect()
}

fn values() -> Vec<ValueError> {
    use Expected as E;
    let found = || "x1".into();
    vec![
        ValueError::BadInstant { found: found(), expected: E::InstantForm },
        ValueError::BadInstant { found: found(), expected: E::MomentForm },
        ValueError::OutOfRange { found: found(), expected: E::InstantRange },
        ValueError::BadDate { found: found(), expected: E::DateForm },
        ValueError::OutOfRange { found: found(), expected: E::DateRange },
        ValueError::BadDate { found: found(), expected: E::ExistingDay },
        ValueError::BadOffset { found: found(), expected: E::OffsetForm },
        ValueError::BadDuration { found: found(), expected: E::DurationForm },
        ValueError::BadDuration { found: found(), expected: E::DurationFraction },
        ValueError::BadDuration { found: found(), expected: E::DurationWhole },
        ValueError::BadDuration { found: found(), expected: E::DurationRange },
        ValueError::BadPeriod { found: found(), expected: E::PeriodForm },
        ValueError::BadPeriod { found: found(), expected: E::ExistingPeriod },
        ValueError::BadAmount { found: found(), expected: E::AmountForm },
        ValueError::Overflow { expected: E::AmountRange },
        ValueError::BadAmount { found: found(), expected: E::AmountColumn },
        ValueError::BadRatio { found: found(), expected: E::RatioNumber },
        ValueError::BadRatio { found: found(), expected: E::RatioText },
        ValueError::BadSeason { found: found(), expected: E::SeasonForm },
        ValueError::Overflow { expected: E::RatioRange },
        ValueError::BadId { found: found(), expected: E::IdForm },
        ValueError::BadCode { found: found(), expected: E::CodeForm },
        ValueError::BadText { found: found(), expected: E::NameForm },
        ValueError::BadText { found: found(), expected: E::TextForm },
        ValueError::PersonalData,
    ]
}

fn calendars() -> Vec<CalendarFault> {
    let (first, second) = ("08:30-12:00".parse().unwrap(), "11:00-13:00".parse().unwrap());
    let mut faults = vec![
        CalendarFault::BadSession { found: "12:00-08:30".into() },
        CalendarFault::SessionsOverlap { weekday: None, first, second },
        CalendarFault::NoDefaultSessions,
        CalendarFault::NoSessions,
        CalendarFault::DuplicateDay { day: "2026-03-07".parse().unwrap(), index: 4 },
        CalendarFault::UnknownEdition { edition: 2099, first: 2010, last: 2026 },
    ];
    let overlap = |weekday| CalendarFault::SessionsOverlap { weekday: Some(weekday), first, second };
    faults.extend(Weekday::ALL.map(overlap));
    faults
}

pub(crate) fn examples() -> Vec<Example> {
    let values = values().into_iter().map(|error| said("value", &FaultKind::Value(error)));
    let calendars = calendars().into_iter().map(|found| said("calendar", &FaultKind::Calendar(found)));
    let unpublished = CalendarError::Unpublished { day: "2027-01-04".parse().unwrap(), edition: 2026 };
    let answers = [unpublished, CalendarError::OutOfRange].map(|error| Example {
        label: format!("answer {}", error.code()),
        facts: serde_json::to_value(error).unwrap(),
        zh: calendar_error(&error, Lang::Zh),
        en: calendar_error(&error, Lang::En),
    });
    kinds("").into_iter().chain(values).chain(calendars).chain(answers).collect()
}

/// X1: a code without an example fails here.
#[test]
fn x1_every_code_of_a_fault_has_an_example() {
    let labels: BTreeSet<String> = examples().into_iter().map(|example| example.label).collect();
    let expected = |family: &'static str, codes: &[&'static str]| {
        codes.iter().map(move |code| format!("{family} {code}")).collect::<Vec<_>>()
    };
    let all: BTreeSet<String> = [
        expected("fault", FaultKind::ALL),
        expected("value", &ValueError::ALL_CODES),
        expected("calendar", &CalendarFault::ALL_CODES),
        expected("answer", &CalendarError::ALL_CODES),
    ]
    .into_iter()
    .flatten()
    .collect();
    assert_eq!(labels, all);
}

/// X1: what is expected is said in words of its own, in both languages.
#[test]
fn x1_no_two_expectations_sound_the_same() {
    for lang in Lang::ALL {
        let said: BTreeSet<String> =
            values().iter().map(|error| wangge::speech::value(error, lang)).collect();
        assert_eq!(said.len(), values().len());
    }
}

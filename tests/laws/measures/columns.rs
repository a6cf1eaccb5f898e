//! R0: cases told by columns of events.

use std::collections::BTreeSet;

use proptest::prelude::*;
use wangge::case::{Event, Happening, Limit, replay, tick};
use wangge::org::Org;
use wangge::scheme::{MarkWord, Measure, Narrowing, Preset, Scheme, TierNo, What};
use wangge::tally::column::{Column, Ids, Instants, Integers, TimeUnit, Validity};
use wangge::tally::{CaseFacts, CaseMeasures, CaseRow, CaseTable, EventColumns, Flags, NoData, World};
use wangge::value::{Instant, MemberId, PeriodKind, UnitId};
use wangge_tests::cases;
use wangge_tests::ledgers::{Ledger, every_measure, ledger, period, sort};

use super::{sums, world};

/// An event as a row.
#[derive(Clone, Debug, Default)]
struct Row {
    case: String,
    event: String,
    at: i64,
    unit: Option<String>,
    tier: Option<u8>,
    member: Option<String>,
    deadline: Option<i64>,
    limit: Option<&'static str>,
    breach: Option<bool>,
    verdict: Option<&'static str>,
    marks: Option<[u8; 3]>,
}

impl Row {
    fn of(event: &Event) -> Self {
        let told = serde_json::to_value(event).unwrap();
        let row = Self {
            case: event.case.to_string(),
            event: told["event"].as_str().unwrap().to_owned(),
            at: event.at.instant().millis(),
            ..Self::default()
        };
        match &event.what {
            Happening::Reported { to, tier, .. } | Happening::Classified { to, tier, .. } => {
                row.held(to, *tier, None)
            }
            Happening::Accepted { holder, tier, limit, .. }
            | Happening::Reopened { holder, tier, limit, .. }
            | Happening::Returned { holder, tier, limit, .. } => row.held(holder, *tier, Some(limit)),
            Happening::Escalated { holder, tier, breach, limit, .. } => {
                Self { breach: Some(*breach), ..row.held(holder, *tier, Some(limit)) }
            }
            Happening::Reclassified { holder, tier, limit, .. } => row.held(holder, *tier, limit.as_ref()),
            Happening::Supervised { limit, .. }
            | Happening::Extended { limit, .. }
            | Happening::Expedited { limit, .. } => row.limited(Some(limit)),
            Happening::Progressed { limit, .. } | Happening::Resumed { limit, .. } => {
                row.limited(limit.as_ref())
            }
            Happening::Assigned { member } => Self { member: Some(member.to_string()), ..row },
            Happening::Overdue { limit } => Self { limit: Some(limit.purpose.as_str()), ..row },
            Happening::Judged { verdict, .. } => Self { verdict: Some(verdict.as_str()), ..row },
            Happening::Evaluated { marks, .. } => {
                let marks = [marks.effect, marks.duration, marks.attitude].map(|mark| mark.get());
                Self { marks: Some(marks), ..row }
            }
            _ => row,
        }
    }

    fn held(self, unit: &UnitId, tier: TierNo, limit: Option<&Limit>) -> Self {
        let row = Self { unit: Some(unit.to_string()), tier: Some(tier.number()), ..self };
        row.limited(limit)
    }

    fn limited(self, limit: Option<&Limit>) -> Self {
        Self { deadline: limit.map(|limit| limit.deadline.instant().millis()), ..self }
    }
}

/// A value for each row, and which rows have one.
fn given<V: Default>(values: impl Iterator<Item = Option<V>>) -> (Vec<V>, Validity<'static>) {
    let values: Vec<Option<V>> = values.collect();
    let mut bits = vec![0_u8; values.len().div_ceil(8)];
    for (row, _) in values.iter().enumerate().filter(|(_, value)| value.is_some()) {
        bits[row / 8] |= 1 << (row % 8);
    }
    (values.into_iter().map(Option::unwrap_or_default).collect(), Validity::new(bits, 0))
}

fn numbers(values: impl Iterator<Item = Option<u8>>) -> Option<Column<'static, Integers<'static>>> {
    let (values, validity) = given(values);
    Some(Column::from(Integers::from(values)).with_validity(validity))
}

/// Texts, and which rows have one.
type Texts<'r> = (Vec<&'r str>, Validity<'static>);

fn texts<'t>((texts, validity): &'t Texts<'_>) -> Option<Column<'t, Ids<'t>>> {
    Some(Column::from(Ids::Texts(texts)).with_validity(validity.clone()))
}

/// What is asked of the table that rows of events make.
fn told<R>(
    ledger: &Ledger,
    cases: &[CaseRow],
    rows: &[Row],
    (as_of, threads): (Option<Instant>, usize),
    ask: impl FnOnce(CaseTable<'_>) -> R,
) -> R {
    let of = |text: &dyn for<'r> Fn(&'r CaseRow) -> Option<&'r str>| given(cases.iter().map(text));
    let (item, _) = of(&|row| Some(row.item.as_ref().map_or("unlisted", |item| item.as_str())));
    let (severity, channel) =
        (of(&|row| Some(row.severity.as_ref()?.as_str())), of(&|row| Some(row.channel.as_ref()?.as_str())));
    let receiver = of(&|row| row.first_receiver.as_ref().map(MemberId::as_str));
    let ids: Vec<&str> = cases.iter().map(|row| row.case.as_str()).collect();
    let origins: Vec<&str> = cases.iter().map(|row| row.origin.as_str()).collect();
    let facts = CaseFacts {
        severity: texts(&severity),
        channel: texts(&channel),
        first_receiver: texts(&receiver),
        ..CaseFacts::new(Ids::Texts(&ids), Ids::Texts(&item), Ids::Texts(&origins))
    };
    let (case, event): (Vec<&str>, Vec<&str>) =
        rows.iter().map(|row| (row.case.as_str(), row.event.as_str())).unzip();
    let of = |text: &dyn for<'r> Fn(&'r Row) -> Option<&'r str>| given(rows.iter().map(text));
    let (unit, member) = (of(&|row| row.unit.as_deref()), of(&|row| row.member.as_deref()));
    let (limit, verdict) = (of(&|row| row.limit), of(&|row| row.verdict));
    let (deadlines, has_deadline) = given(rows.iter().map(|row| row.deadline));
    let (breaches, has_breach) = given(rows.iter().map(|row| row.breach.map(u8::from)));
    let mark = |nth: usize| numbers(rows.iter().map(move |row| row.marks.map(|marks| marks[nth])));
    let millis = |values: Vec<i64>| Instants::zoned(TimeUnit::Millisecond, values);
    let events = EventColumns {
        unit: texts(&unit),
        tier: numbers(rows.iter().map(|row| row.tier)),
        member: texts(&member),
        deadline: Some(Column::from(millis(deadlines)).with_validity(has_deadline)),
        limit: texts(&limit),
        breach: Some(Column::from(Flags::from(breaches)).with_validity(has_breach)),
        verdict: texts(&verdict),
        effect: mark(0),
        duration: mark(1),
        attitude: mark(2),
        ..EventColumns::new(
            Ids::Texts(&case),
            Ids::Texts(&event),
            millis(rows.iter().map(|row| row.at).collect()),
        )
    };
    let world = world(ledger).with_threads(threads);
    ask(CaseTable::of_event_columns(&facts, &events, as_of, &world).unwrap())
}

fn read(table: &CaseTable<'_>, ledger: &Ledger) -> Vec<CaseRow> {
    let mut rows: Vec<CaseRow> =
        (0..table.len()).map(|row| table.row(row, &ledger.world.org).unwrap()).collect();
    rows.sort_by_key(|row| (row.case.clone(), row.run));
    rows
}

proptest! {
    #![proptest_config(cases(300))]

    /// R0, R2: columns of events, in whatever order they stand, make the table that the events make.
    #[test]
    fn r0_columns_of_events_make_the_table_of_the_events(
        ledger in ledger(4),
        pick in any::<prop::sample::Index>(),
        kind in any::<u8>(),
        sort in sort(),
        seed in any::<u64>(),
        threads in 1..4_usize,
    ) {
        prop_assume!(!ledger.events.is_empty());
        let period = period(&ledger.events, &pick, kind, ledger.world);
        prop_assume!(period.kind() != PeriodKind::All);
        let end = Instant::from_millis(period.span(ledger.world.scheme.offset()).end).unwrap();
        let expected = CaseTable::of_events(&ledger.events, end, &world(&ledger)).unwrap();
        let expected_rows = read(&expected, &ledger);
        let known: BTreeSet<String> = expected_rows.iter().map(|row| row.case.to_string()).collect();
        let mut cases = expected_rows.clone();
        cases.dedup_by_key(|row| row.case.clone());
        let context = ledger.world.context();
        let mut rows = Vec::new();
        for events in &ledger.cases {
            let past = Instant::from_millis(end.millis() + 1).unwrap();
            let brought = match replay(events).unwrap() {
                Some(case) if events.last().unwrap().at.instant() <= end => tick(&case, past, context).unwrap(),
                _ => Vec::new(),
            };
            rows.extend(events.iter().chain(&brought).map(Row::of).filter(|row| known.contains(&row.case)));
        }
        // Only what happens to a case at one instant keeps its order.
        rows.sort_by_key(|row| {
            let mixed = row.case.bytes().fold(seed, |mixed, byte| mixed.rotate_left(5) ^ u64::from(byte));
            mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ row.at.cast_unsigned().wrapping_mul(seed | 1)
        });
        told(&ledger, &cases, &rows, (Some(end), threads), |found| {
            prop_assert_eq!(read(&found, &ledger), expected_rows);
            let found = CaseMeasures::of_table(found, world(&ledger));
            let expected = CaseMeasures::of_table(expected, world(&ledger));
            for what in every_measure() {
                let measure = sort.of(what.clone(), &ledger.world.scheme);
                let given = found.measure(&measure, period).unwrap();
                if what == What::PartnerAnswerShare {
                    prop_assert_eq!(given.no_data().map(|why| why.code()), Some("only_from_events"));
                } else {
                    let expected = expected.measure(&measure, period).unwrap();
                    prop_assert_eq!(sums(&given), sums(&expected), "{:?} {}", measure, period);
                }
            }
            Ok(())
        })?;
    }
}

/// R0: what a log does not keep is no data, the column named, and never 0; what it keeps is counted.
#[test]
fn r0_what_a_log_does_not_keep_is_no_data() {
    let scheme = Scheme::read(Preset::Dongshi.document()).unwrap();
    let org = Org::read(r#"{"units": [{"id": "ds", "tier": "town"}]}"#, &scheme).unwrap();
    let world = World::new(&scheme, &org);
    let at = Instants::zoned(TimeUnit::Second, vec![1_772_704_800, 1_772_708_400, 1_772_712_000]);
    let facts = CaseFacts::new(Ids::Texts(&["c-1"]), Ids::Texts(&["unlisted"]), Ids::Texts(&["ds"]));
    let events =
        EventColumns::new(Ids::Texts(&["c-1"; 3]), Ids::Texts(&["reported", "accepted", "escalated"]), at);
    let table = CaseTable::of_event_columns(&facts, &events, None, &world).unwrap();
    let measures = CaseMeasures::of_table(table, world);
    let ask = |what| {
        let measure = Measure { what, cases: Narrowing::default(), weights: Vec::new() };
        measures.measure(&measure, "2026-03".parse().unwrap()).unwrap()
    };
    for (what, column) in [
        (What::Breaches, "breach"),
        (What::OnTimeShare, "deadline"),
        (What::OpenOverdue, "overdue_at"),
        (What::SettledInPlace { within: TierNo::APEX }, "top_tier"),
        (What::Mark { mark: MarkWord::Effect }, "effect"),
    ] {
        assert_eq!(ask(what).no_data(), Some(&NoData::MissingColumn { column }));
    }
    assert_eq!(ask(What::Accepted).no_data_of_members(), Some(&NoData::MissingColumn { column: "assignee" }));
    for (what, count) in [(What::Accepted, 1), (What::Returns, 0), (What::Resolved, 0)] {
        let counted = ask(what).unit(&"ds".parse().unwrap()).unwrap().unwrap();
        assert_eq!((counted.numerator.num(), counted.numerator.den()), (count, 1));
    }
}

//! V1, P1: how instants of rows are written; X2: the other rows.

use proptest::collection::vec;
use proptest::prelude::*;
use wangge::tally::duty::ClosedCase;
use wangge::tally::{AccountId, ActivityRow, CancelRow, RedemptionRow};
use wangge::value::{Instant, Offset, ValueError};
use wangge_tests::cases;

use super::{text, told};

fn id() -> impl Strategy<Value = String> {
    "[a-z0-9]{1,8}(-[0-9]{1,3})?"
}

fn instant() -> impl Strategy<Value = Instant> {
    let all = Instant::MIN.millis()..=Instant::MAX.millis();
    let whole = all.clone().prop_map(|millis| millis.div_euclid(1000) * 1000);
    prop_oneof![all, whole, Just(Instant::MIN.millis()), Just(Instant::MAX.millis())]
        .prop_map(|millis| Instant::from_millis(millis).unwrap())
}

fn account() -> impl Strategy<Value = AccountId> {
    (any::<bool>(), id()).prop_map(|(member, id)| match member {
        true => AccountId::Member(id.parse().unwrap()),
        false => AccountId::Household(id.parse().unwrap()),
    })
}

fn redemption() -> impl Strategy<Value = RedemptionRow> {
    (id(), account(), "[a-z]{1,8}", any::<u32>(), instant()).prop_map(|(id, account, good, pieces, at)| {
        RedemptionRow { id: id.parse().unwrap(), account, good: good.parse().unwrap(), pieces, at }
    })
}

fn cancel() -> impl Strategy<Value = CancelRow> {
    (id(), id(), instant()).prop_map(|(id, cancels, at)| CancelRow {
        id: id.parse().unwrap(),
        cancels: cancels.parse().unwrap(),
        at,
    })
}

fn closed() -> impl Strategy<Value = ClosedCase> {
    (id(), id(), instant()).prop_map(|(case, origin, closed_at)| ClosedCase {
        case: case.parse().unwrap(),
        origin: origin.parse().unwrap(),
        closed_at,
    })
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn x2_redemptions_cancellations_and_closed_cases_read_back(
        (redemptions, cancels, closed) in (vec(redemption(), 0..5), vec(cancel(), 0..5), vec(closed(), 0..5)),
    ) {
        let to: Offset = "-03:30".parse().unwrap();
        let written = text(redemptions.iter().map(|row| row.in_offset(to)));
        prop_assert_eq!(RedemptionRow::read_all(&written, Offset::BEIJING).unwrap(), redemptions);
        let written = text(cancels.iter().map(|row| row.in_offset(to)));
        prop_assert_eq!(CancelRow::read_all(&written, Offset::BEIJING).unwrap(), cancels);
        let written = text(closed.iter().map(|row| row.in_offset(to)));
        prop_assert_eq!(ClosedCase::read_all(&written, Offset::BEIJING).unwrap(), closed);
    }
}

/// A record of this `at` and, if it is given, `filed_at`.
fn read(at: &str, filed_at: Option<&str>, offset: &str) -> Result<ActivityRow, String> {
    let filed_at = filed_at.map(|filed| format!(r#", "filed_at": "{filed}""#)).unwrap_or_default();
    let text = format!(
        r#"[{{"id": "r-1", "member": "m-1", "unit": "a", "kind": "visit", "at": "{at}"{filed_at}}}]"#
    );
    let rows = ActivityRow::read_all(&text, offset.parse().unwrap());
    rows.map(|mut rows| rows.remove(0)).map_err(|faults| told(&faults).join(" "))
}

/// V1, V2, P1: with an offset, without one in local time, or by the day, which stands for its first instant.
#[test]
fn v1_an_instant_of_a_row_is_written_in_three_ways() {
    let at = |text: &str, offset: &str| {
        Ok::<_, String>(read(text, None, offset)?.at.display(Offset::UTC).to_string())
    };
    for (text, offset, utc) in [
        ("2026-03-05T10:00:00+08:00", "+08:00", "2026-03-05T02:00:00+00:00"),
        ("2026-03-05T10:00:00+08:00", "+00:00", "2026-03-05T02:00:00+00:00"),
        ("2026-03-05t10:00:00.25z", "+08:00", "2026-03-05T10:00:00.250+00:00"),
        ("2026-03-05T10:00:00", "+08:00", "2026-03-05T02:00:00+00:00"),
        ("2026-03-05T10:00:00.2509", "-03:30", "2026-03-05T13:30:00.250+00:00"),
        ("2026-03-05", "+08:00", "2026-03-04T16:00:00+00:00"),
        ("2026-03-05", "-03:30", "2026-03-05T03:30:00+00:00"),
        ("1900-01-01T08:00:00", "+08:00", "1900-01-01T00:00:00+00:00"),
        ("2199-12-31T23:59:59.999", "+08:00", "2199-12-31T15:59:59.999+00:00"),
    ] {
        assert_eq!(at(text, offset), Ok(utc.to_owned()), "{text}");
    }
    for (text, code) in [
        ("2026-03-05T10:00", "bad_instant"),
        ("2026-03-05T24:00:00", "bad_instant"),
        ("2026-02-30T10:00:00", "bad_instant"),
        ("2026-02-30", "bad_date"),
        ("2026-03", "bad_instant"),
        ("2026-03-05 10:00:00", "bad_instant"),
        ("二〇二六年", "bad_instant"),
        ("", "bad_instant"),
        ("2200-01-01T00:00:00Z", "out_of_range"),
        ("1900-01-01T07:59:59", "out_of_range"),
        ("1900-01-01", "out_of_range"),
    ] {
        assert_eq!(at(text, "+08:00"), Err(format!("activities[0].at {code}")), "{text}");
    }
    assert!(at("1900-01-01", "+00:00").is_ok());
}

/// P1: filed by the day on the day of the deed is filed no earlier than it; on another day it is at its first instant.
#[test]
fn p1_filed_by_the_day_is_no_earlier_on_that_day() {
    let filed = |at: &str, filed: &str, offset: &str| {
        let row = read(at, Some(filed), offset).unwrap();
        row.filed_at.unwrap().since(row.at)
    };
    assert_eq!(filed("2026-03-05T10:00:00", "2026-03-05", "+08:00"), 0);
    assert_eq!(filed("2026-03-05T10:00:00Z", "2026-03-05", "-03:30"), 0);
    assert_eq!(filed("2026-03-05T10:00:00", "2026-03-06", "+08:00"), 14 * 3_600_000);
    assert_eq!(filed("2026-03-05T10:00:00", "2026-03-04", "+08:00"), -34 * 3_600_000);
    assert_eq!(filed("2026-03-05T10:00:00", "2026-03-05T00:00:00", "+08:00"), -10 * 3_600_000);
    assert_eq!(filed("2026-03-05", "2026-03-05", "+08:00"), 0);
}

/// X1: what is expected of such an instant is said with it.
#[test]
fn x1_a_bad_instant_of_a_row_says_what_it_may_be() {
    let text = r#"[{"case": "c-1", "origin": "a", "closed_at": "noon"}]"#;
    let faults = ClosedCase::read_all(text, Offset::BEIJING).unwrap_err();
    let wangge::read::FaultKind::Value(error) = &faults.as_slice()[0].kind else { panic!("{faults}") };
    assert!(matches!(error, ValueError::BadInstant { .. }));
    assert!(error.to_string().ends_with("or a day alone"), "{error}");
}

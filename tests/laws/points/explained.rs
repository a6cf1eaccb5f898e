//! P2–P4, P8: why a record earned what it earned, held against the plain model.

use proptest::prelude::*;
use wangge::tally::Activities;
use wangge::tally::points::{Explanation, Options, TallyError, score};
use wangge::value::Ratio;
use wangge_tests::cases;
use wangge_tests::columns::Texts;
use wangge_tests::model::points::{Outcome, raw};
use wangge_tests::worlds::{case, now};

/// What a cap had left, by its code: thousandths and records used before, and thousandths left if there is an end.
type Left = (String, i128, u64, Option<i128>);

fn lefts(explained: &Explanation) -> Vec<Left> {
    let caps = explained.served.iter().flat_map(|served| &served.caps);
    let left = |cap: &wangge::tally::points::CapLeft| {
        let left = cap.left.map(|left| left.thousandths().into());
        (cap.cap.to_string(), i128::from(cap.used_points.thousandths()), cap.used_times, left)
    };
    caps.map(left).collect()
}

fn agree(found: &Explanation, plain: &Outcome) -> Result<(), TestCaseError> {
    let served = found.served.as_ref().expect("a rule that serves");
    let reason = |reason: &dyn std::fmt::Debug| format!("{reason:?}");
    prop_assert_eq!(&served.rule, &plain.rule);
    prop_assert_eq!(served.reason.map(|own| reason(&own)), plain.reason.map(|own| reason(&own)));
    prop_assert_eq!((served.raw.thousandths(), found.credit.thousandths()), (plain.raw, plain.credit));
    prop_assert_eq!(&served.cut_by, &plain.cut.as_ref().map(|cut| cut.cap.clone()));
    let caps = plain.caps.iter().map(|own| (own.cap.to_string(), own.used.0, own.used.1, own.left));
    prop_assert_eq!(lefts(found), caps.collect::<Vec<_>>());
    if served.reason.is_none() {
        let factors: Vec<Ratio> = served.multipliers.iter().map(|own| own.factor).collect();
        let product = raw(served.points.thousandths(), served.quantity.thousandths(), &factors);
        prop_assert_eq!(product, Some(plain.raw));
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn p2_p3_p4_every_credit_is_explained(case in case(60), now in now(), all in any::<bool>()) {
        let (texts, tally) = (Texts::of(&case.rows, case.world.ids), case.world.tally());
        let activities = Activities::from_columns(&texts.columns(), &tally).expect("records without fault");
        let filed_by = (!all).then_some(now);
        let options = Options { filed_by, ..Options::default() };
        let points = score(&tally, &activities, &options).expect("amounts in bounds");
        let plain = case.world.points().pass(&case.rows, filed_by).expect("amounts in bounds");
        for purse in points.purses() {
            for (row, plain) in plain.rows.iter().enumerate() {
                let found = purse.explain(row).expect("kept").expect("a row");
                prop_assert_eq!(&found.record, &case.rows[row].id);
                prop_assert_eq!(format!("{:?}", found.state), format!("{:?}", plain.state));
                match plain.outcomes.get(purse.code()) {
                    Some(plain) => agree(&found, plain)?,
                    None => prop_assert!(found.served.is_none() && found.credit.thousandths() == 0),
                }
            }
            prop_assert_eq!(purse.explain(case.rows.len()), Ok(None));
        }
    }
}

/// Without credits nothing can be explained, and it says so.
#[test]
fn p8_what_is_not_kept_is_not_explained() {
    let world = super::told::under(&[wangge_tests::worlds::rule("one", 2.0, serde_json::json!({}))], &[]);
    let tally = world.tally();
    let activities = Activities::from_rows(&[wangge_tests::worlds::visit("r-1", "2026-03-05T10:00")], &tally);
    let activities = activities.expect("records without fault");
    let options = Options { keep: false, ..Options::default() };
    let points = score(&tally, &activities, &options).expect("amounts in bounds");
    let purse = points.purses().next().expect("a purse");
    assert!(matches!(purse.explain(0), Err(TallyError::NotKept { .. })));
    assert_eq!((purse.credit(0), purse.outcome(0)), (None, None));
}

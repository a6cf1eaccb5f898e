//! P4: rules of any number of caps, of points and times, whole or not, by any periods.

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};
use wangge::tally::ActivityRow;
use wangge_tests::cases;
use wangge_tests::worlds::{Case, cap, rule, township, visit};

use super::engine::{plain, reasons, scored};

/// What a cap says, and which of two rules it names.
fn limit() -> impl Strategy<Value = (Value, Vec<&'static str>)> {
    let points =
        (0_u32..12, any::<bool>()).prop_map(|(points, whole)| json!({"points": points, "whole": whole}));
    let most = prop_oneof![3 => points, 1 => (1_u32..5).prop_map(|times| json!({"times": times}))];
    let per = prop::sample::select(vec!["day", "week", "month", "quarter", "half", "year", "all"]);
    let of = prop_oneof![4 => Just("member"), 1 => Just("target")];
    let rules = prop_oneof![Just(vec!["one"]), Just(vec!["two"]), Just(vec!["one", "two"])];
    (most, per, of, rules).prop_map(|(mut most, per, of, rules)| {
        most["per"] = json!(per);
        most["of"] = json!(of);
        (most, rules)
    })
}

/// Records over some days, in any order.
fn records() -> impl Strategy<Value = Vec<ActivityRow>> {
    let one = (0_u8..3, any::<bool>(), 1_u8..29, 0_u8..24, 0_i64..20_000);
    vec(one, 0..50).prop_map(|all| {
        let row = |(nth, (member, clean, day, hour, thousandths)): (usize, (u8, bool, u8, u8, i64))| {
            let mut row =
                visit(&format!("r-{nth}"), &format!("2026-{:02}-{day:02}T{hour:02}:00", 2 + day % 3));
            row.member = ["m-1", "m-2", "m-1"][usize::from(member)].parse().expect("an id");
            row.kind = if clean { "clean" } else { "visit" }.parse().expect("a code");
            let quantity = if hour % 3 == 0 { thousandths } else { thousandths / 1000 * 1000 };
            row.quantity = wangge::value::Amount::from_thousandths(quantity).expect("an amount");
            row
        };
        all.into_iter().enumerate().map(row).collect()
    })
}

proptest! {
    #![proptest_config(cases(300))]

    /// In the second edition caps of one code may leave another most, or count what the first did not.
    #[test]
    fn p4_p8_any_number_of_caps_leaves_what_the_plain_model_says(
        limits in [vec(limit(), 0..9), vec(limit(), 0..9)], rows in records(),
    ) {
        let rules = [rule("one", 1.0, json!({})), rule("two", 0.5, json!({"kinds": ["clean"]}))];
        let [first, mut second] = limits.map(|limits| {
            let caps = limits.into_iter().zip(0..);
            let caps = caps.map(|((most, rules), nth)| cap(&format!("cap-{nth}"), &rules, most));
            json!({"points": rules, "cap": caps.collect::<Vec<Value>>()})
        });
        second["from"] = json!("2026-03-10");
        let case = Case { world: township(&[first, second], &[]), rows };
        let expected = plain(&case, None);
        for threads in [1, 3] {
            prop_assert_eq!(scored(&case, None, threads).ok(), expected.clone());
        }
        reasons(&case, None)?;
    }
}

//! L1: what plans change, against plain counts.

use proptest::prelude::*;
use serde_json::json;
use wangge::read::FaultKind;
use wangge::scheme::{Scheme, scaled};
use wangge::value::{Duration, Ratio, Unit};
use wangge_tests::cases;
use wangge_tests::catalogue::{TIERS, Written, document, holes, sound};

/// Lengths of every size, days of none among them.
fn duration() -> impl Strategy<Value = Duration> {
    let most = Duration::MAX_THOUSANDTHS;
    let thousandths = prop_oneof![0..20_000_i64, 0..=most, (0..5_000_i64).prop_map(move |back| most - back)];
    (prop::sample::select(Unit::ALL.to_vec()), thousandths).prop_map(|(unit, thousandths)| {
        let step = if unit.counts_days() { 1000 } else { 1 };
        let least = i64::from(!unit.counts_days());
        Duration::new(unit, (thousandths / step * step).max(least)).unwrap()
    })
}

/// Factors of which a few can be multiplied together in 128 bits.
fn factor() -> impl Strategy<Value = Ratio> {
    (1..=1000_i64, 1..=1000_i64).prop_map(|(num, den)| Ratio::new(num, den).unwrap())
}

/// What is counted: thousandths, or days.
fn step(length: Duration) -> i64 {
    if length.unit().counts_days() { 1000 } else { 1 }
}

/// The words of the clause, one after the other: multiply, round half up, keep within what there is.
fn plain(length: Duration, factors: &[Ratio]) -> i64 {
    let times =
        |part: fn(Ratio) -> i64| factors.iter().map(|factor| i128::from(part(*factor))).product::<i128>();
    let (above, below) =
        (i128::from(length.thousandths() / step(length)) * times(Ratio::num), times(Ratio::den));
    let (whole, rest) = (above / below, above % below);
    let rounded = if rest * 2 >= below { whole + 1 } else { whole };
    let most = Duration::MAX_THOUSANDTHS / step(length);
    i64::try_from(rounded.clamp(1, i128::from(most))).unwrap() * step(length)
}

/// The faults an item has under a plan that starts it on a tier, if it has other limits than its own or not.
fn expected(items: &[Written], named: &[usize], start: usize, limited: bool) -> Vec<String> {
    let every: Vec<usize> = (0..items.len()).collect();
    let mut wanted = Vec::new();
    for at in if named.is_empty() { &every } else { named } {
        let item = &items[*at];
        let own = std::slice::from_ref(&item.rows);
        let lists = if item.stages.is_empty() { own } else { item.stages.as_slice() };
        let lacks = |tier: &usize| lists.iter().any(|rows| holes(rows, start).contains(tier));
        let lower = (item.start + 1..=start).filter(lacks).filter(|_| !limited);
        wanted.extend(lower.map(|tier| format!("item-{at} lacks {}", TIERS[tier])));
    }
    wanted.sort();
    wanted
}

proptest! {
    #![proptest_config(cases(300))]

    /// L1: the factors are multiplied exactly and the length is rounded once, whatever their order.
    #[test]
    fn l1_a_limit_under_factors_is_that_of_the_plain_count(
        length in duration(),
        factors in prop::collection::vec(factor(), 0..5),
    ) {
        let found = scaled(length, factors.iter().copied());
        prop_assert_eq!(found.unit(), length.unit());
        if length.thousandths() == 0 {
            prop_assert_eq!(found, length);
        } else {
            prop_assert_eq!(found.thousandths(), plain(length, &factors));
        }
        prop_assert_eq!(scaled(length, factors.iter().rev().copied()), found);
        prop_assert_eq!(scaled(length, factors.iter().copied().chain([Ratio::ONE])), found);
    }

    /// L1, V4: however many factors and however fine, nothing is rounded in between.
    #[test]
    fn l1_factors_that_undo_each_other_change_nothing(
        length in duration(),
        pairs in prop::collection::vec((1..=1_000_000_000_i64, 1..=1_000_000_000_i64), 0..40),
    ) {
        let (there, back): (Vec<Ratio>, Vec<Ratio>) = pairs
            .iter()
            .map(|(a, b)| (Ratio::new(*a, *b).unwrap(), Ratio::new(*b, *a).unwrap()))
            .unzip();
        prop_assert_eq!(scaled(length, there.into_iter().chain(back)), length);
    }

    /// L1: a greater factor gives no shorter limit, and none leaves the lengths that there are.
    #[test]
    fn l1_a_limit_grows_with_its_factor(length in duration(), mut two in [factor(), factor()]) {
        two.sort();
        let [less, more] = two.map(|factor| scaled(length, [factor]));
        prop_assert!(less.thousandths() <= more.thousandths());
        let huge = Ratio::new(1_000_000_000_000_000, 1).unwrap();
        let [least, most] = [Ratio::new(1, 1_000_000_000).unwrap(), huge].map(|factor| scaled(length, [factor; 3]));
        if length.thousandths() > 0 {
            prop_assert_eq!(least.thousandths(), step(length));
            prop_assert_eq!(most.thousandths(), Duration::MAX_THOUSANDTHS);
        }
    }

    /// L1, K3: an item that a plan starts lower has its limits there, by itself or by the plan; and nothing else is
    /// said of it.
    #[test]
    fn l1_an_item_under_a_plan_is_as_sound_as_by_itself(
        items in prop::collection::vec(sound(), 1..6),
        named in prop::collection::btree_set(0..6_usize, 0..4),
        start in 0..4_usize,
        limited in any::<bool>(),
    ) {
        let named: Vec<usize> = named.into_iter().filter(|at| *at < items.len()).collect();
        let codes: Vec<String> = named.iter().map(|at| format!("item-{at}")).collect();
        let mut document = document(&items);
        let mut change = json!({"items": codes, "start": TIERS[start], "accept_factor": 0.5});
        if limited {
            change["handle"] = json!("1h");
        }
        document["plan"] = json!([{"code": "storm", "name": "预案", "tiers": ["town"], "basis": "assumed", "override": [change]}]);
        let found = match Scheme::read(&document.to_string()) {
            Ok(_) => Vec::new(),
            Err(faults) => {
                let line = |fault: &wangge::read::Fault| match &fault.kind {
                    FaultKind::MissingLimit { item, tier } => format!("{item} lacks {tier}"),
                    other => format!("{} {other:?}", fault.path),
                };
                let mut found: Vec<String> = faults.as_slice().iter().map(line).collect();
                found.sort();
                found
            }
        };
        prop_assert_eq!(found, expected(&items, &named, start, limited));
    }
}

/// L1: half away from zero, to whole days or to thousandths; never to nothing; 0 days stay 0 days.
#[test]
fn l1_the_roundings_of_the_clause() {
    for (length, factors, wanted) in [
        ("5wd", vec!["0.5"], "3wd"),
        ("5d", vec!["0.49"], "2d"),
        ("1wd", vec!["0.1"], "1wd"),
        ("0wd", vec!["0.5"], "0wd"),
        ("0d", vec!["3"], "0d"),
        ("3wd", vec!["0.5", "0.5", "4"], "3wd"),
        ("1h", vec!["1/3"], "0.333h"),
        ("0.001min", vec!["0.1"], "0.001min"),
        ("0.003wh", vec!["0.5"], "0.002wh"),
        ("1000000d", vec!["1.5"], "1000000d"),
    ] {
        let factors = factors.into_iter().map(|factor| factor.parse::<Ratio>().unwrap());
        assert_eq!(scaled(length.parse().unwrap(), factors).to_string(), wanted, "{length}");
    }
    let nothing = [Ratio::ZERO, Ratio::new(-1, 2).unwrap()];
    let day = Duration::new(Unit::D, 1000).unwrap();
    assert_eq!(nothing.map(|factor| scaled("7d".parse().unwrap(), [factor])), [day; 2]);
}

//! What factors make of an amount (L1): multiplied exactly, rounded once.

use std::cmp::Ordering;

use crate::scheme::Whole;
use crate::value::{Amount, Ratio};

/// An amount under all factors that hold, rounded half away from zero to whole steps of so many thousandths, at least
/// one; `None` beyond the greatest amount.
pub(super) fn scaled(amount: Amount, step: i64, factors: &[Ratio]) -> Option<Amount> {
    // The exact number of steps is `above / below`, doubled so that its halves are whole.
    let (mut above, mut below) = (Whole::of(amount.thousandths()).times(2), Whole::of(step));
    for factor in factors {
        above = above.times(factor.num());
        below = below.times(factor.den());
    }
    let most = Amount::MAX.thousandths() / step;
    let is_within = |steps: i64| below.clone().times(2 * steps + 1).cmp(&above) == Ordering::Greater;
    if !is_within(most) {
        return None;
    }
    // The least number of steps that lies less than half a step below it.
    let (mut least, mut enough) = (1, most);
    while least < enough {
        let middle = least + (enough - least) / 2;
        if is_within(middle) {
            enough = middle;
        } else {
            least = middle + 1;
        }
    }
    Amount::from_thousandths(least * step).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn under(amount: &str, step: i64, factors: &[&str]) -> Option<String> {
        let factors: Vec<Ratio> = factors.iter().map(|factor| factor.parse().unwrap()).collect();
        scaled(amount.parse().unwrap(), step, &factors).map(|scaled| scaled.to_string())
    }

    /// L1: half away from zero, to whole times or to thousandths, never to nothing.
    #[test]
    fn l1_the_roundings_of_the_clause() {
        for (amount, step, factors, expected) in [
            ("5", 1000, vec!["0.5"], "3"),
            ("5", 1000, vec!["0.49"], "2"),
            ("1", 1000, vec!["0.1"], "1"),
            ("3", 1000, vec!["0.5", "0.5", "4"], "3"),
            ("2.5", 1000, vec![], "3"),
            ("2.499", 1000, vec![], "2"),
            ("0.4", 1000, vec![], "1"),
            ("1", 1, vec!["1/3"], "0.333"),
            ("0.003", 1, vec!["0.5"], "0.002"),
            ("0.001", 1, vec!["0.1"], "0.001"),
            ("8000000000000", 1, vec![], "8000000000000"),
            ("8000000000000", 1000, vec!["1/3", "3"], "8000000000000"),
        ] {
            assert_eq!(under(amount, step, &factors).as_deref(), Some(expected), "{amount} {factors:?}");
        }
    }

    /// V3: what is more than there is has no amount.
    #[test]
    fn v3_beyond_the_greatest_amount_there_is_none() {
        assert_eq!(under("8000000000000", 1, &["1.0001"]), None);
        assert_eq!(under("8000000000000", 1000, &["1000000/999999"]), None);
        assert_eq!(under("1", 1, &["1000000000"; 9]), None);
    }
}

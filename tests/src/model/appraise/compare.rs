//! What-if (R8): τ-b by all pairs, and who has the top grade.

use wangge::scheme::Appraisal;

use super::{Figures, Peer, judged};

/// τ-b of totals in millionths; `None` without spread.
pub fn tau(pairs: &[(i64, i64)]) -> Option<i64> {
    let (mut balance, mut one, mut other) = (0_i128, 0_i128, 0_i128);
    for (at, a) in pairs.iter().enumerate() {
        for b in &pairs[at + 1..] {
            let signs = (i128::from((a.0 - b.0).signum()), i128::from((a.1 - b.1).signum()));
            balance += signs.0 * signs.1;
            one += signs.0 * signs.0;
            other += signs.1 * signs.1;
        }
    }
    if one == 0 || other == 0 {
        return None;
    }
    // The greatest t with t − ½ ≤ 10⁶ · |balance| / √(one · other).
    let reaches = |t: i128| (2 * t - 1).pow(2) * one * other <= (2_000_000 * balance).pow(2);
    let size = (1..=1_000_000).rev().find(|t| reaches(*t)).unwrap_or(0);
    Some(i64::try_from(size * balance.signum()).unwrap())
}

/// Whether each has the top grade.
pub fn top(appraisal: &Appraisal, peers: &[Peer], figures: &[Figures]) -> Vec<bool> {
    judged(appraisal, peers, figures).iter().map(|one| one.graded.grade == Some(0)).collect()
}

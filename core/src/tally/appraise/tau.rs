//! Kendall's τ-b of two orders, exact to its last digit (R8).

use std::cmp::Ordering;
use std::fmt;

use serde::ser::{Serialize, Serializer};

use crate::scheme::Whole;
use crate::tally::threads::share;

/// Kendall's τ-b, rounded to 6 digits: from −1, the one order the other turned round, to 1, the same order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tau(i32);

impl Tau {
    /// In millionths.
    #[must_use]
    pub const fn millionths(self) -> i32 {
        self.0
    }
}

impl fmt::Display for Tau {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", f64::from(self.0) / 1e6)
    }
}

/// As a number.
impl Serialize for Tau {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 % 1_000_000 {
            0 => serializer.serialize_i32(self.0 / 1_000_000),
            // The nearest float to a decimal of 6 digits; JSON gives a smaller number than 0.00001 an exponent (V6).
            _ if self.0.unsigned_abs() < 10 => {
                serializer.serialize_str(&format!("{:.6}", f64::from(self.0) / 1e6))
            }
            _ => serializer.serialize_f64(f64::from(self.0) / 1e6),
        }
    }
}

/// τ-b of pairs, at most 2³¹ of them, counted on so many threads; `None` if all of the first, or all of the second, are
/// the same. O(n log n).
pub(super) fn tau(pairs: &[(i64, i64)], threads: usize) -> Option<Tau> {
    // In one number both are in the order of pairs, and soon compared; mostly a short one does.
    match short(pairs) {
        Some(pairs) => counted(pairs, (|pair| pair >> 32, |pair| pair as u32), threads),
        None => {
            let long = pairs
                .iter()
                .map(|(first, second)| u128::from(rising(*first)) << 64 | u128::from(rising(*second)));
            counted(long.collect(), (|pair| pair >> 64, |pair| pair as u64), threads)
        }
    }
}

/// Pairs as numbers of which the upper half rises with the first, the lower with the second.
fn short(pairs: &[(i64, i64)]) -> Option<Vec<u64>> {
    let (one, other) = pairs.iter().fold((u64::MAX, u64::MAX), |(one, other), (first, second)| {
        (one.min(rising(*first)), other.min(rising(*second)))
    });
    let above = pairs.iter().map(|(first, second)| (rising(*first) - one, rising(*second) - other));
    let widest = above.clone().fold(0, |widest, (first, second)| widest.max(first).max(second));
    (widest <= u32::MAX.into()).then(|| above.map(|(first, second)| first << 32 | second).collect())
}

/// A number without sign that rises as one with a sign does.
fn rising(number: i64) -> u64 {
    number.cast_unsigned() ^ (1 << 63)
}

/// The same of pairs as numbers, of which the halves are told.
fn counted<P: Ord + Copy, S: Ord + Copy + Default + Send>(
    mut pairs: Vec<P>,
    (first, second): (impl Fn(P) -> P, impl Fn(P) -> S),
    threads: usize,
) -> Option<Tau> {
    pairs.sort_unstable();
    let all = choose(pairs.len());
    let both: i64 = pairs.chunk_by(|one, other| one == other).map(|tied| choose(tied.len())).sum();
    let ties = pairs.chunk_by(|one, other| first(*one) == first(*other));
    let firsts: i64 = ties.map(|tied| choose(tied.len())).sum();
    let mut seconds: Vec<S> = pairs.iter().map(|pair| second(*pair)).collect();
    // Among equal firsts the seconds rise, so that no inversion is counted there.
    let mut room = vec![S::default(); seconds.len()];
    let discordant = inversions(&mut seconds, &mut room, threads);
    let seconds: i64 = seconds.chunk_by(|one, other| one == other).map(|tied| choose(tied.len())).sum();
    // Pairs that are tied in neither are concordant or discordant.
    let concordant = all + both - firsts - seconds - discordant;
    let (size, sign) = ((concordant - discordant).abs(), if concordant < discordant { -1 } else { 1 });
    let (one, other) = (all - firsts, all - seconds);
    if one == 0 || other == 0 {
        return None;
    }
    Some(Tau(rounded(size, one, other) * sign))
}

/// How many pairs so many things make.
fn choose(count: usize) -> i64 {
    let count = i64::try_from(count).unwrap_or(i64::MAX).min(1 << 31);
    count * (count - 1) / 2
}

/// `size / √(one · other)` in millionths, halves up: at most a million, as `size` is at most both.
fn rounded(size: i64, one: i64, other: i64) -> i32 {
    let above = Whole::of(size).times(size).times(2_000_000).times(2_000_000);
    // The greatest t with (2t − 1) √(one · other) ≤ 2·10⁶ size.
    let reaches = |t: i64| {
        let odd = 2 * t - 1;
        Whole::of(one).times(other).times(odd).times(odd).cmp(&above) != Ordering::Greater
    };
    let (mut low, mut high) = (0, 1_000_000);
    while low < high {
        let middle = low + (high - low + 1) / 2;
        if reaches(middle) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    i32::try_from(low).unwrap_or(i32::MAX)
}

/// How many pairs stand the wrong way round; the numbers are put in order, in a room of as many, on so many threads.
fn inversions<S: Ord + Copy + Send>(numbers: &mut [S], room: &mut [S], threads: usize) -> i64 {
    if numbers.len() <= FEW {
        return inserted(numbers);
    }
    let half = numbers.len() / 2;
    let (left, right) = numbers.split_at_mut(half);
    let (left_room, right_room) = room.split_at_mut(half);
    let within = if threads > 1 && half >= PART {
        let halves = vec![(left, left_room), (right, right_room)];
        share(2, halves, |(numbers, room)| inversions(numbers, room, threads / 2)).into_iter().sum()
    } else {
        inversions(left, left_room, 1) + inversions(right, right_room, 1)
    };
    within + merged(numbers, room, half)
}

/// How many pairs of one each of two halves in order stand the wrong way round; they are put in order.
fn merged<S: Ord + Copy>(numbers: &mut [S], room: &mut [S], half: usize) -> i64 {
    let (left, right) = numbers.split_at(half);
    let (mut one, mut other, mut count) = (0, 0, 0);
    // Without a branch on which is the lesser: nobody can foretell that.
    while let (Some(first), Some(second), Some(slot)) =
        (left.get(one), right.get(other), room.get_mut(one + other))
    {
        let turned = second < first;
        *slot = if turned { *second } else { *first };
        count += if turned { whole(half - one) } else { 0 };
        one += usize::from(!turned);
        other += usize::from(turned);
    }
    // What is left of the right stands where it belongs.
    numbers.copy_within(one..half, one + other);
    if let (Some(merged), Some(own)) = (room.get(..one + other), numbers.get_mut(..one + other)) {
        own.copy_from_slice(merged);
    }
    count
}

/// So many numbers are worth a thread.
const PART: usize = 1 << 14;

/// So few numbers are put in order one by one.
const FEW: usize = 16;

/// The same, each number moved to its place among those before it.
fn inserted<S: Ord>(numbers: &mut [S]) -> i64 {
    let mut count = 0;
    for end in 1..numbers.len() {
        let before = numbers.get(..=end).and_then(<[S]>::split_last);
        let Some((last, sorted)) = before.filter(|(last, sorted)| sorted.last() > Some(*last)) else {
            continue;
        };
        let place = sorted.partition_point(|one| one <= last);
        count += whole(end - place);
        if let Some(moved) = numbers.get_mut(place..=end) {
            moved.rotate_right(1);
        }
    }
    count
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By the letter: every pair looked at.
    fn plain(pairs: &[(i64, i64)]) -> Option<f64> {
        let (mut signs, mut one, mut other) = (0.0, 0.0, 0.0);
        for (at, a) in pairs.iter().enumerate() {
            for b in pairs.iter().skip(at + 1) {
                let (x, y) = ((a.0 - b.0).signum() as f64, (a.1 - b.1).signum() as f64);
                (signs, one, other) = (signs + x * y, one + x * x, other + y * y);
            }
        }
        (one * other > 0.0).then(|| signs / (one * other).sqrt())
    }

    #[test]
    fn r8_tau_agrees_with_the_letter_on_all_small_orders() {
        for code in 0..4_i64.pow(6) {
            let digit = |place: u32| code / 4_i64.pow(place) % 4;
            let pairs: Vec<(i64, i64)> =
                (0..3).map(|at| (digit(at), digit(at + 3))).chain([(1, 2)]).collect();
            let expected = plain(&pairs).map(|tau| (tau * 1e6).round() as i32);
            assert_eq!(tau(&pairs, 1).map(Tau::millionths), expected, "{pairs:?}");
        }
    }

    #[test]
    fn r8_tau_agrees_with_the_letter_on_longer_orders() {
        for (count, step) in [(15, 7), (17, 5), (33, 11), (300, 113)] {
            let pairs: Vec<(i64, i64)> =
                (0..count).map(|at| (at * step % 31 - 15, at * at % 67 - at % step)).collect();
            let expected = plain(&pairs).map(|tau| (tau * 1e6).round() as i32);
            assert_eq!(tau(&pairs, 1).map(Tau::millionths), expected, "{count} by {step}");
        }
    }

    #[test]
    fn r8_tau_is_exact_at_any_size() {
        let same: Vec<(i64, i64)> = (0..100_000).map(|at| (at, at)).collect();
        let turned: Vec<(i64, i64)> = (0..100_000).map(|at| (at, -at)).collect();
        assert_eq!(tau(&same, 2), Some(Tau(1_000_000)));
        assert_eq!(tau(&turned, 5), Some(Tau(-1_000_000)));
        let wide: Vec<(i64, i64)> = turned.iter().map(|(one, other)| (one << 40, *other)).collect();
        assert_eq!(tau(&wide, 1), Some(Tau(-1_000_000)));
        assert_eq!(tau(&[(i64::MIN, i64::MAX), (i64::MAX, i64::MIN), (0, 0)], 1), Some(Tau(-1_000_000)));
        assert_eq!(rounded(1 << 60, 1 << 61, 1 << 61), 500_000);
    }
}

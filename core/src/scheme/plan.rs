//! Plans for emergencies (应急预案, L1): the tiers that have them, their working groups, and what is otherwise while
//! one is active.

use std::cmp::Ordering;

use serde::Serialize;

use super::{Basis, TierNo};
use crate::value::{Amount, Code, Duration, Name, Ratio};

/// A plan for an emergency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Plan {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// The tiers it exists for, apex first.
    pub tiers: Vec<TierNo>,
    /// Its working groups, in declared order.
    pub groups: Vec<WorkingGroup>,
    /// What is otherwise while it is active, in declared order: of one item and of every item at most one each.
    pub overrides: Vec<Override>,
    /// Which duties ask for another amount, in declared order: each at most once, and every duty at most once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<DutyChange>,
    /// What multiplies points, in declared order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub multipliers: Vec<PlanMultiplier>,
    /// What it rests on.
    pub basis: Basis,
}

impl Plan {
    /// What is otherwise for an item: first what names it, then what is meant for every item. Field by field the
    /// first value holds, and the factors of both.
    ///
    /// ```
    /// use wangge::scheme::{LimitChange, Preset, Scheme};
    ///
    /// let scheme = Scheme::read(Preset::Dongshi.document())?;
    /// let plan = scheme.plans().iter().find(|plan| plan.code.as_str() == "flood").unwrap();
    /// let handle = plan.overrides_of(&"emergency.typhoon".parse()?).find_map(|one| one.handle).unwrap();
    /// assert_eq!(handle, LimitChange::Factor("0.5".parse()?));
    /// assert_eq!(plan.overrides_of(&"agency.residence-permit".parse()?).count(), 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn overrides_of(&self, item: &Code) -> impl Iterator<Item = &Override> {
        let named = self.overrides.iter().filter(|one| one.items.contains(item));
        named.chain(self.overrides.iter().filter(|one| one.items.is_empty()))
    }
}

/// A working group (工作组) of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WorkingGroup {
    /// Its code, of this plan alone.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// The roles whose holders serve in it.
    pub roles: Vec<Code>,
    /// The posts within it.
    pub posts: Vec<Name>,
}

/// What is otherwise while a plan is active (战时调整).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Override {
    /// The items meant; empty: every one.
    pub items: Vec<Code>,
    /// The tier that handles them first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<TierNo>,
    /// The time to accept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accept: Option<LimitChange>,
    /// The time to handle.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handle: Option<LimitChange>,
}

/// How a limit is otherwise; in JSON the field `value` or `factor`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitChange {
    /// This instead.
    Value(Duration),
    /// So many times what it would be; over 0.
    Factor(Ratio),
}

/// What duties ask for while a plan is active over at least half of a period's days (D1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DutyChange {
    /// The duties meant; empty: every one that asks for times or an amount.
    pub duties: Vec<Code>,
    /// How much.
    #[serde(flatten)]
    pub change: AmountChange,
}

/// How an amount is otherwise; in JSON the field `value` or `factor`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AmountChange {
    /// This instead; over 0.
    Value(Amount),
    /// So many times what it would be; over 0.
    Factor(Ratio),
}

/// What multiplies points while a plan is active at a record's unit (L1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlanMultiplier {
    /// The rules meant; empty: every one.
    pub points: Vec<Code>,
    /// By how much; over 0.
    pub factor: Ratio,
}

/// A limit under all the factors that hold (L1): they are multiplied together exactly, and the length is rounded once,
/// half away from zero, to whole `d` or `wd`, or to thousandths of `min`, `h` or `wh`.
///
/// It is never below the least of these, one day or one thousandth, nor over the longest that there is. A length of 0
/// days stays what it is. A scheme's factors are over 0; one that is not gives the least length.
///
/// ```
/// use wangge::scheme::scaled;
///
/// let factors = ["0.5".parse()?, "1/3".parse()?];
/// assert_eq!(scaled("10wd".parse()?, factors).to_string(), "2wd");
/// assert_eq!(scaled("1wd".parse()?, factors).to_string(), "1wd");
/// assert_eq!(scaled("4h".parse()?, factors).to_string(), "0.667h");
/// # Ok::<(), wangge::value::ValueError>(())
/// ```
#[must_use]
pub fn scaled(length: Duration, factors: impl IntoIterator<Item = Ratio>) -> Duration {
    let step = if length.unit().counts_days() { 1000 } else { 1 };
    let steps = length.thousandths() / step;
    if steps == 0 {
        return length;
    }
    // The exact length is `above / below` steps, doubled so that its halves are whole.
    let (mut above, mut below) = (Whole::of(steps).times(2), Whole::of(1));
    for factor in factors {
        above = above.times(factor.num());
        below = below.times(factor.den());
    }
    // The greatest number of steps that lies at most half a step above it.
    let (mut least, mut most) = (1, Duration::MAX_THOUSANDTHS / step);
    while least < most {
        let middle = least + (most - least + 1) / 2;
        if below.clone().times(2 * middle - 1).cmp(&above) == Ordering::Greater {
            most = middle - 1;
        } else {
            least = middle;
        }
    }
    Duration::new(length.unit(), least * step).unwrap_or(length)
}

/// A whole number of any size, 0 or more: its digits to the base 2³², least first, without leading zeros.
#[derive(Clone, Debug)]
pub(crate) struct Whole(Vec<u32>);

impl Whole {
    /// Below 0 counts as 0.
    pub(crate) fn of(number: i64) -> Self {
        Self(vec![1]).times(number)
    }

    /// So many times it; below 0 counts as 0.
    pub(crate) fn times(self, number: i64) -> Self {
        let number = u128::from(number.max(0).unsigned_abs());
        let (mut digits, mut carry) = (Vec::with_capacity(self.0.len() + 2), 0_u128);
        for digit in self.0 {
            carry += u128::from(digit) * number;
            digits.push(low(carry));
            carry >>= 32;
        }
        while carry > 0 {
            digits.push(low(carry));
            carry >>= 32;
        }
        while digits.last() == Some(&0) {
            digits.pop();
        }
        Self(digits)
    }

    /// The sum.
    pub(crate) fn plus(&self, other: &Self) -> Self {
        let length = self.0.len().max(other.0.len());
        let digit = |whole: &Self, at: usize| whole.0.get(at).copied().map_or(0, u128::from);
        let (mut digits, mut carry) = (Vec::with_capacity(length + 1), 0_u128);
        for at in 0..length {
            carry += digit(self, at) + digit(other, at);
            digits.push(low(carry));
            carry >>= 32;
        }
        if carry > 0 {
            digits.push(low(carry));
        }
        Self(digits)
    }

    /// Which is greater.
    pub(crate) fn cmp(&self, other: &Self) -> Ordering {
        let by_length = self.0.len().cmp(&other.0.len());
        by_length.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

/// The last digit of a number.
fn low(number: u128) -> u32 {
    u32::try_from(number & u128::from(u32::MAX)).unwrap_or_default()
}

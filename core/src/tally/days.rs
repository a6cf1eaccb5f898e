//! Sets of days of a period, for the rule of half (D1, D2).

use crate::value::{Date, Period};

/// Days since 1970, half-open.
pub(in crate::tally) type Run = (i32, i32);

/// Days of a period: runs that neither overlap nor touch, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::tally) struct Days(Vec<Run>);

impl Days {
    /// The days of some runs, united.
    pub(in crate::tally) fn united(mut runs: Vec<Run>) -> Self {
        runs.sort_unstable();
        let mut days: Vec<Run> = Vec::with_capacity(runs.len());
        for (from, until) in runs {
            match days.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(until),
                _ => days.push((from, until)),
            }
        }
        Self(days)
    }

    /// The days in either.
    pub(in crate::tally) fn or(&self, other: &Self) -> Self {
        Self::united(self.0.iter().chain(&other.0).copied().collect())
    }

    /// The days in both.
    pub(in crate::tally) fn and(&self, other: &Self) -> Self {
        let mut both = Vec::new();
        for one in &self.0 {
            let meet = other.0.iter().map(|other| (one.0.max(other.0), one.1.min(other.1)));
            both.extend(meet.filter(|(from, until)| from < until));
        }
        Self(both)
    }

    /// How many.
    pub(in crate::tally) fn count(&self) -> u32 {
        self.0.iter().map(|(from, until)| from.abs_diff(*until)).sum()
    }
}

/// The days of a period.
pub(in crate::tally) fn run(period: Period) -> Run {
    (period.first_day().days(), period.last_day().days() + 1)
}

/// How many days a period has.
pub(in crate::tally) fn length(period: Period) -> u32 {
    let (from, until) = run(period);
    from.abs_diff(until)
}

/// The days of a run that lie between two days, the second not among them; `None` if there is none.
pub(in crate::tally) fn clip((first, end): Run, from: Option<Date>, until: Option<Date>) -> Option<Run> {
    let from = from.map_or(first, |from| from.days().max(first));
    let until = until.map_or(end, |until| until.days().min(end));
    (from < until).then_some((from, until))
}

/// Whether so many days are at least half of those of a period.
pub(in crate::tally) fn is_half(days: u32, period: Period) -> bool {
    u64::from(days) * 2 >= u64::from(length(period))
}

//! The nearest value of a measure that is good enough (R7).

use super::score::Beyond;
use super::steps::{Domain, Edges, Toward};
use crate::value::{Fraction, ValueError};

/// A value that is good enough, or a bound beyond which there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) value: Fraction,
    /// Whether it is a bound and itself not enough.
    pub(super) beyond: bool,
    /// The place of the grade that it gives.
    pub(super) grade: usize,
}

/// How many stretches are looked through either way where better and worse take turns.
const MOST: usize = 1 << 16;

/// The search for one measure.
struct Search<'s, G> {
    edges: &'s [Edges],
    domain: Domain,
    value: Fraction,
    given: G,
}

/// The nearest value that is good enough, as `given` has it; of two as near the greater one.
///
/// What a value gives changes at the edges alone: it is the same between two of them.
pub(super) fn nearest(
    edges: &[Edges],
    domain: Domain,
    value: Fraction,
    given: impl Fn(Fraction) -> Result<Option<usize>, Beyond>,
) -> Result<Option<Found>, ValueError> {
    let search = Search { edges, domain, value, given };
    let one = edges.first().and_then(|edges| edges.better);
    let better = one.filter(|_| edges.iter().all(|edges| edges.better == one));
    match (better, domain.step) {
        (Some(toward), Some(step)) => search.along(toward, step),
        (Some(toward), None) => search.over_edges(toward),
        (None, _) => {
            let (more, less) = (search.through(Toward::More)?, search.through(Toward::Less)?);
            let (Some(up), Some(down)) = (more, less) else { return Ok(more.or(less)) };
            let (above, below) = (up.value.less(value)?, value.less(down.value)?);
            let first = above < below || above == below && (!up.beyond || down.beyond);
            Ok(Some(if first { up } else { down }))
        }
    }
}

/// What comes of a try.
enum Try {
    Short,
    Enough(Found),
    /// Too far: a total would be more than there can be.
    Far,
}

impl<G: Fn(Fraction) -> Result<Option<usize>, Beyond>> Search<'_, G> {
    fn attempt(&self, value: Fraction, beyond: Option<Fraction>) -> Try {
        match (self.given)(value) {
            Ok(Some(grade)) => {
                let found = Found { value: beyond.unwrap_or(value), beyond: beyond.is_some(), grade };
                Try::Enough(found)
            }
            Ok(None) => Try::Short,
            Err(_) => Try::Far,
        }
    }

    /// The first of so many tries that is good enough; once one is, so are all behind it, or too far.
    fn first(
        &self,
        count: i128,
        attempt: impl Fn(i128) -> Result<Try, ValueError>,
    ) -> Result<Option<Found>, ValueError> {
        // First ever farther, so that nothing absurdly far is tried where something near will do.
        let (mut low, mut high, mut found) = (0, 0, None);
        loop {
            if high >= count {
                high = count;
                break;
            }
            match attempt(high)? {
                Try::Short => (low, high) = (high + 1, high * 2 + 1),
                Try::Far => break,
                Try::Enough(first) => {
                    found = Some(first);
                    break;
                }
            }
        }
        while low < high {
            let middle = low.midpoint(high);
            match attempt(middle)? {
                Try::Short => low = middle + 1,
                Try::Far => high = middle,
                Try::Enough(first) => (high, found) = (middle, Some(first)),
            }
        }
        Ok(found)
    }

    /// Of a measure with steps, which is ever better this way.
    fn along(&self, toward: Toward, step: Fraction) -> Result<Option<Found>, ValueError> {
        let to = self.domain.end(toward).less(self.value)?;
        let step = if toward == Toward::More { step } else { Fraction::ZERO.less(step)? };
        let Some(steps) = to.over(step)? else { return Ok(None) };
        self.first(steps.num().div_euclid(steps.den()).max(0), |nth| {
            let by = step.times(Fraction::new(nth + 1, 1).unwrap_or(Fraction::ONE))?;
            Ok(self.attempt(self.value.plus(by)?, None))
        })
    }

    /// Of a dense measure, which is ever better this way: by the edges of each use.
    fn over_edges(&self, toward: Toward) -> Result<Option<Found>, ValueError> {
        let end = self.domain.end(toward);
        let mut nearest: Option<Found> = None;
        for edges in self.edges {
            let found = self.first(edges.count(self.value, end)?, |nth| {
                let edge = edges.nth(self.value, toward, nth)?.unwrap_or(end);
                self.beyond(edge, toward)
            })?;
            let nearer = |known: Fraction, found: Fraction| match toward {
                Toward::More => found < known,
                Toward::Less => found > known,
            };
            if let Some(found) =
                found.filter(|found| nearest.is_none_or(|known| nearer(known.value, found.value)))
            {
                nearest = Some(found);
            }
        }
        // The bound itself is better still, if it is enough.
        let Some(found) = nearest.filter(|found| found.value != self.value) else { return Ok(nearest) };
        match self.attempt(found.value, None) {
            Try::Enough(found) => Ok(Some(found)),
            Try::Short | Try::Far => Ok(Some(found)),
        }
    }

    /// What lies just beyond an edge; at the end of all values the edge itself.
    fn beyond(&self, edge: Fraction, toward: Toward) -> Result<Try, ValueError> {
        let end = self.domain.end(toward);
        if edge == end {
            return Ok(self.attempt(edge, None));
        }
        let next = self.next(edge, toward)?.unwrap_or(end);
        Ok(self.attempt(between(edge, next)?, Some(edge)))
    }

    /// The next edge of any use beyond a value, as far as there are values.
    fn next(&self, from: Fraction, toward: Toward) -> Result<Option<Fraction>, ValueError> {
        let end = self.domain.end(toward);
        let mut nearest: Option<Fraction> = None;
        for edges in self.edges {
            let next = edges.next(from, toward)?;
            nearest = match (nearest, next, toward) {
                (Some(one), Some(other), Toward::More) => Some(one.min(other)),
                (Some(one), Some(other), Toward::Less) => Some(one.max(other)),
                (one, other, _) => one.or(other),
            };
        }
        Ok(nearest.filter(|next| match toward {
            Toward::More => *next < end,
            Toward::Less => *next > end,
        }))
    }

    /// Edge by edge, and what lies between them.
    fn through(&self, toward: Toward) -> Result<Option<Found>, ValueError> {
        let end = self.domain.end(toward);
        let mut at = self.value;
        let is_past = match toward {
            Toward::More => at >= end,
            Toward::Less => at <= end,
        };
        if is_past {
            return Ok(None);
        }
        for _ in 0..MOST {
            let next = self.next(at, toward)?;
            let to = next.unwrap_or(end);
            for value in [self.inside(at, to, toward)?, self.hit(to)?].into_iter().flatten() {
                match self.attempt(value.0, value.1) {
                    Try::Short => {}
                    Try::Enough(found) => return Ok(Some(found)),
                    Try::Far => return Ok(None),
                }
            }
            if next.is_none() {
                return Ok(None);
            }
            at = to;
        }
        Ok(None)
    }

    /// A value between two edges: of those with steps the first; else any, with the bound that it stands for.
    fn inside(&self, from: Fraction, to: Fraction, toward: Toward) -> Result<Option<Tried>, ValueError> {
        let Some(step) = self.domain.step else { return Ok(Some((between(from, to)?, Some(from)))) };
        let steps = from.less(self.value)?.over(step)?.unwrap_or(Fraction::ZERO);
        let floor = steps.num().div_euclid(steps.den());
        let nth = match toward {
            Toward::More => floor + 1,
            Toward::Less if steps.den() == 1 => floor - 1,
            Toward::Less => floor,
        };
        let first = self.value.plus(step.times(Fraction::new(nth, 1).unwrap_or(Fraction::ZERO))?)?;
        let before = match toward {
            Toward::More => first < to,
            Toward::Less => first > to,
        };
        Ok(before.then_some((first, None)))
    }

    /// An edge itself, if a measure can be as much.
    fn hit(&self, edge: Fraction) -> Result<Option<Tried>, ValueError> {
        let Some(step) = self.domain.step else { return Ok(Some((edge, None))) };
        let steps = edge.less(self.value)?.over(step)?.unwrap_or(Fraction::ZERO);
        Ok((steps.den() == 1).then_some((edge, None)))
    }
}

/// A value, and the bound that it stands for.
type Tried = (Fraction, Option<Fraction>);

/// The plainest fraction that lies between two, neither included; `one` is not the same as `other`.
///
/// Half-way between fractions of large numbers there may be none that fits.
fn between(one: Fraction, other: Fraction) -> Result<Fraction, ValueError> {
    let (low, high) = (one.min(other), one.max(other));
    let floor = Fraction::new(low.num().div_euclid(low.den()), 1).unwrap_or(Fraction::ZERO);
    let above = floor.plus(Fraction::ONE)?;
    if above < high {
        return Ok(above);
    }
    // Both lie within one of each other: it is found among what they are turned round.
    let turned = |part: Fraction| Ok::<_, ValueError>(Fraction::ONE.over(part)?.unwrap_or(above));
    let (low, high) = (low.less(floor)?, high.less(floor)?);
    let least = turned(high)?;
    let inner = if low == Fraction::ZERO { whole_above(least)? } else { between(least, turned(low)?)? };
    floor.plus(turned(inner)?)
}

/// The first whole number above another.
fn whole_above(one: Fraction) -> Result<Fraction, ValueError> {
    Fraction::new(one.num().div_euclid(one.den()), 1).unwrap_or(Fraction::ZERO).plus(Fraction::ONE)
}

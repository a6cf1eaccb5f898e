//! The least change of each single measure for one grade higher (升一级所差, R7).

use serde::Serialize;

use super::grades::grades;
use super::score::{Beyond, Figures, of, scores};
use super::steps::{Steps, Toward, bounds, even, exact};
use super::{AppraisalError, Standing, Value};
use crate::scheme::{Appraisal, How, Indicator, Measure, NoData, Scoring, Sign, Worth};
use crate::value::{Code, Fraction};

/// What a measure would have to come to for one grade higher, all else fixed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lift {
    /// The indicators, items, vetoes and grades that use the measure, in declared order.
    pub of: Vec<Code>,
    /// What it comes to.
    pub value: Fraction,
    /// The nearest value that gives the grade; absent if none does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needed: Option<Fraction>,
    /// The grade that it gives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<Code>,
}

/// Where a measure is used.
#[derive(Clone, Copy, Debug)]
pub(super) enum Use<'a> {
    Indicator(usize, &'a Indicator, &'a Scoring),
    Item(usize, usize, Fraction, Sign),
    Veto(usize),
    Demand(usize, usize, Fraction),
}

/// A measure with every use of it.
struct Used<'a> {
    measure: &'a Measure,
    uses: Vec<(&'a Code, Use<'a>)>,
}

impl Standing<'_, '_> {
    /// For each measure with data the least change that gives one grade higher, all else fixed: whole numbers for
    /// counts, thousandths for points, the exact bound for shares and means. Empty for one that is unrated, has the
    /// first grade, or where nothing is graded.
    ///
    /// The peers are scored and graded anew for each value that is tried: O(n log n) each, a few dozen a measure.
    ///
    /// # Errors
    /// `score_overflow`, as [`appraise`](super::AppraisalBook::appraise).
    pub fn lift(self) -> Result<Vec<Lift>, AppraisalError> {
        let Some(better) = self.graded().and_then(|grade| grade.checked_sub(1)) else {
            return Ok(Vec::new());
        };
        let trial = Trial::of(self, better);
        let mut lifts = Vec::new();
        for used in self.uses() {
            let Some(value) = self.value(&used).map(Value::number) else { continue };
            let value = value.map_err(|_| self.beyond(&used))?;
            let Some(value) = value else { continue };
            let needed = trial.needed(&used, value).map_err(|beyond| self.appraised.at.beyond(beyond))?;
            let grade =
                needed.and_then(|(_, grade)| self.appraised.at.appraisal.grading.as_ref()?.grades.get(grade));
            lifts.push(Lift {
                of: used.uses.iter().map(|(code, _)| (*code).clone()).collect(),
                value,
                needed: needed.map(|(value, _)| value),
                grade: grade.map(|grade| grade.code.clone()),
            });
        }
        Ok(lifts)
    }

    fn beyond(self, used: &Used<'_>) -> AppraisalError {
        let appraisal = self.appraised.at.appraisal;
        let code = used.uses.first().map_or(&appraisal.code, |(code, _)| code);
        self.appraised.at.beyond(Beyond(code.clone()))
    }

    /// Every measure once, in the order of its first use.
    fn uses(&self) -> Vec<Used<'_>> {
        let appraisal = self.appraised.at.appraisal;
        let mut all: Vec<Used<'_>> = Vec::new();
        let mut add = |measure, code, one| match all.iter_mut().find(|used| used.measure == measure) {
            Some(used) => used.uses.push((code, one)),
            None => all.push(Used { measure, uses: vec![(code, one)] }),
        };
        for (nth, indicator) in appraisal.indicators.iter().enumerate() {
            if let How::Measured { measure, scoring } = &indicator.how {
                add(&**measure, &indicator.code, Use::Indicator(nth, indicator, scoring));
            }
        }
        for (group, adjustment) in appraisal.adjustments.iter().enumerate() {
            for (nth, item) in adjustment.items.iter().enumerate() {
                if let Worth::Each { measure, each } = &item.worth {
                    let one = Use::Item(group, nth, Fraction::from(*each), adjustment.sign);
                    add(&**measure, &item.code, one);
                }
            }
        }
        for (nth, veto) in appraisal.vetoes.iter().enumerate() {
            add(&veto.measure, &veto.code, Use::Veto(nth));
        }
        for (nth, grade) in appraisal.grading.iter().flat_map(|grading| &grading.grades).enumerate() {
            for (demand, one) in grade.demands.iter().enumerate() {
                add(&one.measure, &grade.code, Use::Demand(nth, demand, Fraction::from(one.least)));
            }
        }
        all
    }

    /// What a measure comes to.
    fn value(self, used: &Used<'_>) -> Option<Value> {
        let (_, one) = used.uses.first()?;
        self.appraised.figures.column(*one)?.get(self.place).copied()
    }
}

impl Figures {
    fn column(&self, one: Use<'_>) -> Option<&Vec<Value>> {
        match one {
            Use::Indicator(nth, ..) => self.indicators.get(nth),
            Use::Item(group, nth, ..) => self.items.get(group)?.get(nth),
            Use::Veto(nth) => self.vetoes.get(nth),
            Use::Demand(grade, nth, _) => self.demands.get(grade)?.get(nth),
        }
    }

    fn column_mut(&mut self, one: Use<'_>) -> Option<&mut Vec<Value>> {
        match one {
            Use::Indicator(nth, ..) => self.indicators.get_mut(nth),
            Use::Item(group, nth, ..) => self.items.get_mut(group)?.get_mut(nth),
            Use::Veto(nth) => self.vetoes.get_mut(nth),
            Use::Demand(grade, nth, _) => self.demands.get_mut(grade)?.get_mut(nth),
        }
    }

    /// The figures of some subjects alone.
    fn of(&self, places: &[usize]) -> Self {
        let pick =
            |column: &Vec<Value>| places.iter().filter_map(|at| column.get(*at).copied()).collect::<Vec<_>>();
        let all = |columns: &Vec<Vec<Value>>| columns.iter().map(pick).collect::<Vec<_>>();
        Self {
            groups: places.iter().filter_map(|at| self.groups.get(*at).copied()).collect(),
            indicators: all(&self.indicators),
            items: self.items.iter().map(all).collect(),
            vetoes: all(&self.vetoes),
            demands: self.demands.iter().map(all).collect(),
        }
    }
}

/// Values tried for one subject among its peers.
struct Trial<'a> {
    appraisal: &'a Appraisal,
    /// Of the peers alone.
    figures: Figures,
    /// The subject among them.
    place: usize,
    /// The last place among the grades that is good enough.
    better: usize,
}

impl<'a> Trial<'a> {
    fn of(standing: Standing<'_, 'a>, better: usize) -> Self {
        let figures = &standing.appraised.figures;
        let own = figures.groups.get(standing.place);
        let peers: Vec<usize> =
            (0..figures.groups.len()).filter(|at| figures.groups.get(*at) == own).collect();
        let place = peers.iter().position(|at| *at == standing.place).unwrap_or_default();
        Self { appraisal: standing.appraised.at.appraisal, figures: figures.of(&peers), place, better }
    }

    /// The grade that a value gives, if it is good enough.
    fn given(&self, used: &Used<'_>, value: Fraction) -> Result<Option<usize>, Beyond> {
        let mut figures = self.figures.clone();
        for (_, one) in &used.uses {
            if let Some(value_there) = figures.column_mut(*one).and_then(|column| column.get_mut(self.place))
            {
                *value_there = Value::count(value);
            }
        }
        let scores = scores(self.appraisal, &figures)?;
        let graded = grades(self.appraisal, &figures, &scores)?;
        Ok(graded.grades.get(self.place).copied().flatten().filter(|grade| *grade <= self.better))
    }

    /// The nearest value that is good enough, and the grade that it gives; of two as near the greater one.
    fn needed(&self, used: &Used<'_>, value: Fraction) -> Result<Option<(Fraction, usize)>, Beyond> {
        let mut nearest: Option<(Fraction, usize)> = None;
        for toward in [Toward::More, Toward::Less] {
            let found = self.first(used, value, toward)?;
            let distance =
                |to: Fraction| to.less(value).map(|by| by.max(Fraction::ZERO.less(by).unwrap_or(by)));
            let nearer = match (found, nearest) {
                (Some((found, _)), Some((known, _))) => {
                    distance(found).ok().zip(distance(known).ok()).is_some_and(|(one, other)| one < other)
                }
                (found, _) => found.is_some(),
            };
            if nearer {
                nearest = found;
            }
        }
        Ok(nearest)
    }

    /// The first value in a direction that is good enough.
    ///
    /// Along the direction a measure is worth ever more, or ever less, in each of its uses: what is good enough stays
    /// so, unless uses pull against each other.
    fn first(
        &self,
        used: &Used<'_>,
        value: Fraction,
        toward: Toward,
    ) -> Result<Option<(Fraction, usize)>, Beyond> {
        let what = &used.measure.what;
        let code = used.uses.first().map_or(&self.appraisal.code, |(code, _)| *code);
        if let Some(even) = of(code, even(what, value, toward))? {
            return self.search(used, &even);
        }
        let (least, most) = bounds(what);
        let mut nearest: Option<(Fraction, usize)> = None;
        for (code, one) in &used.uses {
            let peers = self.figures.column(*one).map_or(&[][..], Vec::as_slice);
            let rounding = (self.appraisal.decimals, self.factor(*one));
            let steps = of(code, exact(*one, rounding, (value, toward), peers))?;
            let found = self.search(used, &steps)?.filter(|(found, _)| {
                least.is_none_or(|least| *found >= least) && most.is_none_or(|most| *found <= most)
            });
            let nearer = |known: (Fraction, usize), found: (Fraction, usize)| match toward {
                Toward::More => found.0 < known.0,
                Toward::Less => found.0 > known.0,
            };
            if let Some(found) = found
                && nearest.is_none_or(|known| nearer(known, found))
            {
                nearest = Some(found);
            }
        }
        Ok(nearest)
    }

    /// The first of some values that is good enough, and the grade that it gives.
    fn search(&self, used: &Used<'_>, steps: &Steps) -> Result<Option<(Fraction, usize)>, Beyond> {
        let code = used.uses.first().map_or(&self.appraisal.code, |(code, _)| *code);
        // First ever farther, so that no value is tried that is absurdly far where a near one will do.
        let (mut low, mut high, mut found) = (0, 1, None);
        while low < steps.len() {
            high = high.min(steps.len());
            let Some(step) = of(code, steps.get(high - 1))? else { return Ok(None) };
            // A value that makes too much of a total is beyond what can be tried.
            match self.given(used, step) {
                Ok(Some(grade)) => {
                    found = Some((step, grade));
                    break;
                }
                Ok(None) => (low, high) = (high, high * 2),
                Err(_) => break,
            }
        }
        if found.is_none() {
            return Ok(None);
        }
        high -= 1;
        while low < high {
            let middle = low.midpoint(high);
            let Some(step) = of(code, steps.get(middle))? else { break };
            match self.given(used, step)? {
                Some(grade) => (high, found) = (middle, Some((step, grade))),
                None => low = middle + 1,
            }
        }
        Ok(found)
    }

    /// By how much the weights of what is left out raise an indicator.
    fn factor(&self, one: Use<'_>) -> Fraction {
        let Use::Indicator(..) = one else { return Fraction::ONE };
        let weights = |left: bool| {
            let out = |nth: usize| {
                let value = self.figures.indicators.get(nth).and_then(|column| column.get(self.place));
                let is_out = self.appraisal.indicators.get(nth)?.no_data == NoData::Out;
                Some(is_out && matches!(value, Some(Value::Unknown(_))))
            };
            let indicators = self.appraisal.indicators.iter().enumerate();
            let counted = indicators.filter(|(nth, _)| !left || out(*nth) != Some(true));
            counted.map(|(_, indicator)| i128::from(indicator.weight.thousandths())).sum::<i128>()
        };
        Fraction::new(weights(false), weights(true)).unwrap_or(Fraction::ONE)
    }
}

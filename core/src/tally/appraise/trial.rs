//! Values tried for one subject among its peers (R7).

use super::grades::grades;
use super::lift::{Use, Used};
use super::score::{Beyond, Figures, scores};
use super::{Standing, Value};
use crate::scheme::{Appraisal, NoData};
use crate::value::Fraction;

/// Where the values of a measure stand among the figures.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    Indicator(usize),
    Item(usize, usize),
    Veto(usize),
    Demand(usize, usize),
}

/// What is tried for one subject.
pub(super) struct Trial<'a> {
    appraisal: &'a Appraisal,
    /// Of the peers alone.
    figures: Figures,
    /// The subject among them.
    place: usize,
    /// The last place among the grades that is good enough.
    pub(super) enough: usize,
}

impl<'a> Trial<'a> {
    pub(super) fn of(standing: Standing<'_, 'a>, enough: usize) -> Self {
        let figures = &standing.appraised.figures;
        let own = figures.groups.get(standing.place);
        let peers: Vec<usize> =
            (0..figures.groups.len()).filter(|at| figures.groups.get(*at) == own).collect();
        let place = peers.iter().position(|at| *at == standing.place).unwrap_or_default();
        Self { appraisal: standing.appraised.at.appraisal, figures: figures.of(&peers), place, enough }
    }

    /// The grade that a value gives, if it is good enough.
    pub(super) fn given(&self, used: &Used<'_>, value: Fraction) -> Result<Option<usize>, Beyond> {
        let mut figures = self.figures.clone();
        for (.., place) in &used.uses {
            if let Some(own) = figures.column_mut(*place).and_then(|column| column.get_mut(self.place)) {
                *own = Value::count(value);
            }
        }
        let scores = scores(self.appraisal, &figures)?;
        let graded = grades(self.appraisal, &figures, &scores)?;
        Ok(graded.grades.get(self.place).copied().flatten().filter(|grade| *grade <= self.enough))
    }

    /// The values of the others.
    pub(super) fn others(&self, place: Place) -> Vec<Value> {
        let column = self.figures.column(place).map_or(&[][..], Vec::as_slice);
        let others = column.iter().enumerate().filter(|(at, _)| *at != self.place);
        others.map(|(_, value)| *value).collect()
    }

    /// The rules, and by how much the weights of what is left out raise an indicator.
    pub(super) fn rounding(&self, one: Use<'_>) -> (&'a Appraisal, Fraction) {
        let Use::Indicator(..) = one else { return (self.appraisal, Fraction::ONE) };
        let (mut all, mut there) = (0_i128, 0_i128);
        for (indicator, column) in self.appraisal.indicators.iter().zip(&self.figures.indicators) {
            let weight = i128::from(indicator.weight.thousandths());
            let unknown = matches!(column.get(self.place), Some(Value::Unknown(_)));
            all += weight;
            there += if unknown && indicator.no_data == NoData::Out { 0 } else { weight };
        }
        (self.appraisal, Fraction::new(all, there).unwrap_or(Fraction::ONE))
    }
}

impl Figures {
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

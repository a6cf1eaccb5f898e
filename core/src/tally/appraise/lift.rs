//! The least change of each single measure for one grade higher (升一级所差, R7).

use serde::Serialize;

use super::nearest::{Found, nearest};
use super::score::{Beyond, Figures, of};
use super::steps::{Domain, Edges};
use super::trial::{Place, Trial};
use super::{AppraisalError, Standing, Value};
use crate::scheme::{Appraisal, How, Indicator, Measure, Scoring, Sign, Worth};
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
    /// Whether `needed` is a bound that is itself not enough: what lies just beyond it is, seen from `value`, or, if
    /// they are the same, in one of both directions.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub beyond: bool,
    /// The grade that it gives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<Code>,
}

/// A measure with every use of it.
pub(super) struct Used<'a> {
    pub(super) measure: &'a Measure,
    pub(super) uses: Vec<(&'a Code, Use<'a>, Place)>,
}

/// How a measure is used.
#[derive(Clone, Copy, Debug)]
pub(super) enum Use<'a> {
    /// An indicator, scored so.
    Indicator(&'a Indicator, &'a Scoring),
    /// So much for each, up to a ceiling.
    Item(Fraction, Option<Fraction>, Sign),
    /// From so much on it sets the grade of this place.
    Veto(Fraction, usize),
    /// So much is demanded.
    Demand(Fraction),
}

impl Standing<'_, '_> {
    /// For each measure with data the least change that gives one grade higher, all else fixed: whole numbers for
    /// counts, thousandths for points, the exact bound for shares and means. Empty for one that is unrated, has the
    /// first grade, or where nothing is graded.
    ///
    /// The peers are scored and graded anew for each value that is tried: O(n log n) each, a few dozen a measure.
    /// Where a greater value is now better and now worse, every value that changes anything is tried, nearest first, up
    /// to 65,536 either way.
    ///
    /// ```
    /// # use wangge::org::Org;
    /// # use wangge::scheme::{Preset, Scheme};
    /// # use wangge::tally::World;
    /// # use wangge::tally::appraise::{AppraisalBook, Outside, Sources};
    /// # let rules = "[[input]]\ncode = 'opinion'\nname = '民主测评'\nbasis = 'assumed'\n[[appraisal]]\ncode = 'stars'\nname = '星级评定'\n\
    /// #     tier = 'grid1'\nper = 'quarter'\nobjection = '5wd'\nbasis = 'assumed'\n[[appraisal.indicator]]\ncode = 'opinion'\nname = '民主测评'\n\
    /// #     weight = 100\nmeasure = 'input'\ninput = 'opinion'\nscoring = 'ratio'\ntarget = 100\nbasis = 'assumed'\n[appraisal.grading]\n\
    /// #     [[appraisal.grading.grade]]\ncode = 'five'\nname = '五星'\nleast = 90\nquota = 0.5\n[[appraisal.grading.grade]]\ncode = 'three'\n\
    /// #     name = '三星'\n[[appraisal.result]]\ncode = 'talk'\nname = '约谈'\ngrades = ['three']\ndecides = 'centre-clerk'\nadverse = true\n\
    /// #     basis = 'assumed'\n";
    /// # let scheme = Scheme::read(&format!("{}{rules}", Preset::Dongshi.document()))?;
    /// # let unit = |id: &str| format!(r#"{{"id": "{id}", "tier": "grid1", "parent": "ds"}}"#);
    /// # let org = format!(r#"{{"units": [{{"id": "ds", "tier": "town"}}, {}, {}]}}"#, unit("v1"), unit("v2"));
    /// # let org = Org::read(&org, &scheme)?;
    /// # let world = World::new(&scheme, &org);
    /// # let mark = |unit: &str, score: f64| {
    /// #     format!(r#"{{"input": "opinion", "unit": "{unit}", "period": "2026-Q1", "score": {score}}}"#)
    /// # };
    /// # let outside = Outside::read(&format!(r#"{{"inputs": [{}, {}]}}"#, mark("v1", 95.0), mark("v2", 87.5)), &world)?;
    /// # let book = AppraisalBook::new(world, Sources { outside: Some(&outside), ..Sources::default() })?;
    /// let stars = book.appraise(&"stars".parse()?, "2026-Q1".parse()?)?;
    /// let second = stars.iter().nth(1).unwrap();
    /// // As much as the first has, rounded to two decimals, is within the quota as well.
    /// assert_eq!(
    ///     serde_json::to_string(&second.lift()?)?,
    ///     r#"[{"of":["opinion"],"value":87.5,"needed":94.995,"grade":"five"}]"#
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// `score_overflow`, as [`appraise`](super::AppraisalBook::appraise).
    pub fn lift(self) -> Result<Vec<Lift>, AppraisalError> {
        let Some(enough) = self.graded().and_then(|grade| grade.checked_sub(1)) else {
            return Ok(Vec::new());
        };
        let at = self.appraised.at;
        let trial = Trial::of(self, enough);
        let mut lifts = Vec::new();
        for used in uses(at.appraisal) {
            let code = used.uses.first().map_or(&at.appraisal.code, |(code, ..)| *code);
            let Some(value) = self.measured(&used) else { continue };
            let value = of(code, value.number()).map_err(|beyond| at.beyond(beyond))?;
            let Some(value) = value else { continue };
            let domain = Domain::of(&used.measure.what, at.period);
            let found = trial.edges(&used, domain).and_then(|edges| {
                nearest(&edges, domain, value, |value| trial.given(&used, value))
                    .map_err(|_| Beyond(code.clone()))
            });
            let found = found.map_err(|beyond| at.beyond(beyond))?;
            let grades = at.appraisal.grading.as_ref().map(|grading| &grading.grades);
            let grade = found.as_ref().and_then(|found| grades?.get(found.grade));
            lifts.push(Lift {
                of: used.uses.iter().map(|(code, ..)| (*code).clone()).collect(),
                value,
                needed: found.as_ref().map(|found| found.value),
                beyond: found.as_ref().is_some_and(|found: &Found| found.beyond),
                grade: grade.map(|grade| grade.code.clone()),
            });
        }
        Ok(lifts)
    }

    /// What a measure comes to.
    fn measured(self, used: &Used<'_>) -> Option<Value> {
        let (.., place) = used.uses.first()?;
        self.appraised.figures.column(*place)?.get(self.place).copied()
    }
}

/// Every measure once, in the order of its first use.
fn uses(appraisal: &Appraisal) -> Vec<Used<'_>> {
    let mut all: Vec<Used<'_>> = Vec::new();
    let mut add = |measure, code, one, place| match all.iter_mut().find(|used| used.measure == measure) {
        Some(used) => used.uses.push((code, one, place)),
        None => all.push(Used { measure, uses: vec![(code, one, place)] }),
    };
    for (nth, indicator) in appraisal.indicators.iter().enumerate() {
        if let How::Measured { measure, scoring } = &indicator.how {
            let one = Use::Indicator(indicator, scoring);
            add(&**measure, &indicator.code, one, Place::Indicator(nth));
        }
    }
    for (group, adjustment) in appraisal.adjustments.iter().enumerate() {
        for (nth, item) in adjustment.items.iter().enumerate() {
            if let Worth::Each { measure, each } = &item.worth {
                let ceiling = item.ceiling.map(Fraction::from);
                let one = Use::Item(Fraction::from(*each), ceiling, adjustment.sign);
                add(&**measure, &item.code, one, Place::Item(group, nth));
            }
        }
    }
    let grades = || appraisal.grading.iter().flat_map(|grading| &grading.grades);
    for (nth, veto) in appraisal.vetoes.iter().enumerate() {
        let grade = grades().position(|grade| grade.code == veto.grade).unwrap_or_default();
        add(&veto.measure, &veto.code, Use::Veto(Fraction::from(veto.from), grade), Place::Veto(nth));
    }
    for (nth, grade) in grades().enumerate() {
        for (demand, one) in grade.demands.iter().enumerate() {
            let place = Place::Demand(nth, demand);
            add(&one.measure, &grade.code, Use::Demand(Fraction::from(one.least)), place);
        }
    }
    all
}

impl Trial<'_> {
    /// Where each use of a measure comes to be worth something else.
    fn edges(&self, used: &Used<'_>, domain: Domain) -> Result<Vec<Edges>, Beyond> {
        let edges = |(code, one, place): &(&Code, Use<'_>, Place)| {
            of(code, Edges::of(*one, self.rounding(*one), domain, &self.others(*place), self.enough))
        };
        used.uses.iter().map(edges).collect()
    }
}

impl Figures {
    pub(super) fn column(&self, place: Place) -> Option<&Vec<Value>> {
        match place {
            Place::Indicator(nth) => self.indicators.get(nth),
            Place::Item(group, nth) => self.items.get(group)?.get(nth),
            Place::Veto(nth) => self.vetoes.get(nth),
            Place::Demand(grade, nth) => self.demands.get(grade)?.get(nth),
        }
    }

    pub(super) fn column_mut(&mut self, place: Place) -> Option<&mut Vec<Value>> {
        match place {
            Place::Indicator(nth) => self.indicators.get_mut(nth),
            Place::Item(group, nth) => self.items.get_mut(group)?.get_mut(nth),
            Place::Veto(nth) => self.vetoes.get_mut(nth),
            Place::Demand(grade, nth) => self.demands.get_mut(grade)?.get_mut(nth),
        }
    }
}

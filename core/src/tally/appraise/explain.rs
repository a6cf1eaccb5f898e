//! How a total came about (R7): total → indicators → measure → the very records.

use serde::Serialize;

use super::counted::Counted;
use super::{AppraisalError, Standing, SubjectId, Value};
use crate::scheme::{Basis, Edition, How, Sign, Worth};
use crate::value::{Amount, Code, Fraction, Period, Ratio, UnitId};

/// How the total and grade of one subject came about. Of its peers it tells how many there are and how many of them are
/// better, never who.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explained {
    /// Who; in JSON the field `member` or `unit`.
    #[serde(flatten)]
    pub subject: SubjectId,
    /// The unit at which a member stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<UnitId>,
    /// The appraisal.
    pub appraisal: Code,
    /// The period.
    pub period: Period,
    /// The edition in force on its last day.
    pub edition: Edition,
    /// What the appraisal rests on.
    pub basis: Basis,
    /// What the total begins with.
    pub base: Amount,
    /// What each indicator is worth, in declared order.
    pub indicators: Vec<IndicatorExplained>,
    /// What each group of bonuses and penalties comes to, in declared order.
    pub adjustments: Vec<AdjustmentExplained>,
    /// All bonuses, under their ceiling.
    pub bonus: Amount,
    /// All penalties, under theirs, as a positive amount.
    pub penalty: Amount,
    /// What the bounds of the total add or take away; base, indicators, bonus, less penalty, and this are the total.
    pub clamped: Amount,
    /// The total; absent of one that is unrated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<Amount>,
    /// The vetoes that hold, in declared order.
    pub vetoes: Vec<VetoExplained>,
    /// The grade, and what it took.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<GradeExplained>,
}

/// What an indicator is worth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IndicatorExplained {
    /// Its code.
    pub code: Code,
    /// Its weight.
    pub weight: Amount,
    /// What was measured.
    pub value: Value,
    /// What it is worth before the weights of those left out are shared and it is rounded; absent if it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub raw: Option<Fraction>,
    /// Of a score by rank: the rank among the peers with data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<u32>,
    /// Of a score by rank: how many of them there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<u32>,
    /// What it is worth; 0 if it is left out.
    pub score: Amount,
    /// The very records counted.
    #[serde(flatten)]
    pub counted: Counted,
    /// What it rests on.
    pub basis: Basis,
}

/// What a group of bonuses or penalties comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AdjustmentExplained {
    /// Its code.
    pub code: Code,
    /// Whether it adds or takes away.
    pub sign: Sign,
    /// Its items, in declared order.
    pub items: Vec<ItemExplained>,
    /// The sum of its items, under its ceiling, as a positive amount.
    pub amount: Amount,
    /// What it rests on.
    pub basis: Basis,
}

/// What an item comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ItemExplained {
    /// Its code.
    pub code: Code,
    /// What was measured.
    pub value: Value,
    /// What it is worth before its ceiling.
    pub worth: Amount,
    /// What it is worth under its ceiling.
    pub amount: Amount,
    /// The very records counted.
    #[serde(flatten)]
    pub counted: Counted,
}

/// A veto that holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VetoExplained {
    /// Its code.
    pub code: Code,
    /// What was measured.
    pub value: Value,
    /// The grade that it sets.
    pub grade: Code,
    /// The very records counted.
    #[serde(flatten)]
    pub counted: Counted,
    /// What it rests on.
    pub basis: Basis,
}

/// A grade, and what it took.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GradeExplained {
    /// Its code.
    pub code: Code,
    /// How many peers there are.
    pub peers: u32,
    /// The rank among them; absent of one that is vetoed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<u32>,
    /// How many have that rank, itself among them; absent of one that is vetoed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ties: Option<u32>,
    /// What is demanded for this grade and all better ones, in declared order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub demands: Vec<DemandExplained>,
}

/// What a grade demands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DemandExplained {
    /// The grade.
    pub grade: Code,
    /// The least value.
    pub least: Ratio,
    /// What was measured.
    pub value: Value,
    /// The very records counted.
    #[serde(flatten)]
    pub counted: Counted,
}

impl Standing<'_, '_> {
    /// How the total and grade came about, down to the very records. A measure of points looks through
    /// the records of its purse, one of a duty through all who bear it: ask for who wants to know, not for everybody.
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
    /// let explained = stars.iter().next().unwrap().explain()?;
    /// let opinion = &explained.indicators[0];
    /// assert_eq!((opinion.raw.unwrap().to_string(), opinion.score.to_string()), ("95".to_owned(), "95".to_owned()));
    /// assert_eq!(opinion.counted.marks[0].score.to_string(), "95");
    /// let grade = explained.grade.unwrap();
    /// assert_eq!((grade.rank, grade.ties, grade.peers), (Some(1), Some(1), 2));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// Those of [`appraise`](super::AppraisalBook::appraise), of which a standing is past.
    pub fn explain(self) -> Result<Explained, AppraisalError> {
        let appraised = self.appraised;
        let (at, book) = (appraised.at, appraised.book);
        let appraisal = at.appraisal;
        let mut indicators = Vec::new();
        for (nth, indicator) in appraisal.indicators.iter().enumerate() {
            let counted = match &indicator.how {
                How::Measured { measure, .. } => book.counted(measure, at, self.held())?,
                How::Mix { .. } => self.mixed(nth),
            };
            let column =
                |columns: &[Vec<Value>]| columns.get(nth).and_then(|column| column.get(self.place)).copied();
            let score = appraised.scores.indicators.get(nth).and_then(|column| column.get(self.place));
            let (Some(value), Some(score)) = (column(&appraised.figures.indicators), score) else { continue };
            let (rank, of) = score.rank.unzip();
            indicators.push(IndicatorExplained {
                code: indicator.code.clone(),
                weight: indicator.weight,
                value,
                raw: score.raw,
                rank,
                of,
                score: score.score,
                counted,
                basis: indicator.basis.clone(),
            });
        }
        let (bonus, penalty) = self.adjusted();
        let parts =
            indicators.iter().map(|indicator| indicator.score).chain([appraisal.base, bonus, -penalty]);
        // The total was summed of the same parts.
        let sum = Amount::sum(parts).unwrap_or_default();
        let clamped = self.total().and_then(|total| total.checked_sub(sum).ok()).unwrap_or_default();
        Ok(Explained {
            subject: self.subject(),
            at: matches!(self.subject(), SubjectId::Member(_)).then(|| self.unit().cloned()).flatten(),
            appraisal: appraisal.code.clone(),
            period: at.period,
            edition: at.edition.edition().clone(),
            basis: appraisal.basis.clone(),
            base: appraisal.base,
            indicators,
            adjustments: self.adjustments()?,
            bonus,
            penalty,
            clamped,
            total: self.total(),
            vetoes: self.explained_vetoes()?,
            grade: self.explained_grade()?,
        })
    }

    fn adjustments(self) -> Result<Vec<AdjustmentExplained>, AppraisalError> {
        let appraised = self.appraised;
        let mut adjustments = Vec::new();
        let groups = appraised.scores.adjusted.get(self.place).map_or(&[][..], |adjusted| &adjusted.groups);
        let rules = appraised.at.appraisal.adjustments.iter().zip(groups).zip(&appraised.figures.items);
        for ((adjustment, group), columns) in rules {
            let mut items = Vec::new();
            for ((item, (worth, amount)), column) in adjustment.items.iter().zip(&group.items).zip(columns) {
                let counted = match &item.worth {
                    Worth::Each { measure, .. } => {
                        appraised.book.counted(measure, appraised.at, self.held())?
                    }
                    Worth::Honours { honours } => appraised.book.awarded(honours, appraised.at, self.held()),
                };
                let Some(value) = column.get(self.place).copied() else { continue };
                let code = item.code.clone();
                items.push(ItemExplained { code, value, worth: *worth, amount: *amount, counted });
            }
            adjustments.push(AdjustmentExplained {
                code: adjustment.code.clone(),
                sign: adjustment.sign,
                items,
                amount: group.amount,
                basis: adjustment.basis.clone(),
            });
        }
        Ok(adjustments)
    }

    fn explained_vetoes(self) -> Result<Vec<VetoExplained>, AppraisalError> {
        let appraised = self.appraised;
        let holding = appraised.grades.vetoes.get(self.place).map_or(&[][..], Vec::as_slice);
        let mut vetoes = Vec::new();
        for at in holding {
            let (veto, column) = (appraised.at.appraisal.vetoes.get(*at), appraised.figures.vetoes.get(*at));
            let value = column.and_then(|column| column.get(self.place)).copied();
            let (Some(veto), Some(value)) = (veto, value) else { continue };
            let counted = appraised.book.counted(&veto.measure, appraised.at, self.held())?;
            let (code, grade, basis) = (veto.code.clone(), veto.grade.clone(), veto.basis.clone());
            vetoes.push(VetoExplained { code, value, grade, counted, basis });
        }
        Ok(vetoes)
    }

    fn explained_grade(self) -> Result<Option<GradeExplained>, AppraisalError> {
        let appraised = self.appraised;
        let (Some(grading), Some(place)) = (&appraised.at.appraisal.grading, self.graded()) else {
            return Ok(None);
        };
        let mut demands = Vec::new();
        for (grade, columns) in grading.grades.iter().zip(&appraised.figures.demands).take(place + 1) {
            for (demand, column) in grade.demands.iter().zip(columns) {
                let Some(value) = column.get(self.place).copied() else { continue };
                let counted = appraised.book.counted(&demand.measure, appraised.at, self.held())?;
                let (grade, least) = (grade.code.clone(), demand.least);
                demands.push(DemandExplained { grade, least, value, counted });
            }
        }
        Ok(grading.grades.get(place).map(|grade| GradeExplained {
            code: grade.code.clone(),
            peers: self.peers(),
            rank: self.rank(),
            ties: self.ties(),
            demands,
        }))
    }
}

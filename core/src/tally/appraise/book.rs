//! What is asked of appraisals.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::appraised::Appraised;
use super::grades::grades;
use super::score::{Beyond, Figures, scores};
use super::subject::{groups, subjects};
use super::{AppraisalError, Outside};
use crate::scheme::{Appraisal, How, Measure, Scheme, Subjects, What, Worth};
use crate::tally::duty::{ClosedCase, DutyBook};
use crate::tally::points::{Options, Points, score};
use crate::tally::{Activities, CaseMeasures, World};
use crate::value::{Code, Period, PeriodKind};

/// What is measured; what is not given is `no data`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sources<'a> {
    /// Records of service, of which duties, points and records are measured.
    pub activities: Option<&'a Activities<'a>>,
    /// The cases that were closed, for follow-up calls.
    pub closed: &'a [ClosedCase],
    /// Measures of cases, of events or of a table.
    pub cases: Option<&'a CaseMeasures<'a>>,
    /// Marks of scorers and honours.
    pub outside: Option<&'a Outside>,
}

/// Everything that appraisals are judged by, laid out so that they are quickly answered: made once, asked often.
///
/// ```
/// use wangge::org::Org;
/// use wangge::scheme::{Preset, Scheme};
/// use wangge::tally::World;
/// use wangge::tally::appraise::{AppraisalBook, Outside, Sources};
///
/// let rules = r#"
/// [[input]]
/// code = "opinion"
/// name = "民主测评"
/// basis = "assumed"
///
/// [[appraisal]]
/// code = "stars"
/// name = "星级评定"
/// tier = "grid1"
/// per = "quarter"
/// basis = "assumed"
///
/// [[appraisal.indicator]]
/// code = "opinion"
/// name = "民主测评"
/// weight = 100
/// measure = "input"
/// input = "opinion"
/// scoring = "ratio"
/// target = 100
/// basis = "assumed"
///
/// [[appraisal.grading.grade]]
/// code = "five"
/// name = "五星"
/// least = 90
/// quota = 0.5
///
/// [[appraisal.grading.grade]]
/// code = "three"
/// name = "三星"
/// "#;
/// let scheme = Scheme::read(&format!("{}{rules}", Preset::Dongshi.document()))?;
/// let org = r#"{"units": [
///     {"id": "ds", "tier": "town"}, {"id": "v1", "tier": "grid1", "parent": "ds"}, {"id": "v2", "tier": "grid1", "parent": "ds"}
/// ]}"#;
/// let org = Org::read(org, &scheme)?;
/// let world = World::new(&scheme, &org);
/// let outside = r#"{"inputs": [
///     {"input": "opinion", "unit": "v1", "period": "2026-Q1", "score": 95},
///     {"input": "opinion", "unit": "v2", "period": "2026-Q1", "score": 87.5}
/// ]}"#;
/// let outside = Outside::read(outside, &world)?;
/// let book = AppraisalBook::new(world, Sources { outside: Some(&outside), ..Sources::default() })?;
///
/// let stars = book.appraise(&"stars".parse()?, "2026-Q1".parse()?)?;
/// let told: Vec<String> = stars
///     .iter()
///     .map(|one| format!("{} {} {}", one.subject(), one.total().unwrap(), one.grade().unwrap().name))
///     .collect();
/// assert_eq!(told, ["v1 95 五星", "v2 87.5 三星"]);
/// assert_eq!(book.appraise(&"stars".parse()?, "2026".parse()?).unwrap_err().code(), "wrong_period");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct AppraisalBook<'a> {
    pub(super) world: World<'a>,
    pub(super) sources: Sources<'a>,
    pub(super) points: Option<Points<'a>>,
    pub(super) duties: Option<DutyBook<'a>>,
}

/// Appraisals that others are mixed of, each once.
pub(super) type Known<'a> = BTreeMap<(Code, Period), Arc<Appraised<'a>>>;

/// An appraisal in a period.
#[derive(Clone, Copy, Debug)]
pub(super) struct At<'a> {
    pub(super) edition: &'a Scheme,
    pub(super) appraisal: &'a Appraisal,
    pub(super) period: Period,
}

impl<'a> AppraisalBook<'a> {
    /// Lays out what appraisals are judged by. Points are scored, and records put in order, only if some edition has an
    /// appraisal that measures them.
    ///
    /// # Errors
    /// Those of [`score`] and of [`DutyBook::new`].
    pub fn new(world: World<'a>, sources: Sources<'a>) -> Result<Self, AppraisalError> {
        let needs = Needs::of(&world);
        let mut book = Self { world, sources, points: None, duties: None };
        let Some(activities) = sources.activities else { return Ok(book) };
        if !needs.members.is_empty() || !needs.units.is_empty() {
            let Needs { members, units, .. } = needs;
            book.points = Some(score(&world, activities, &Options { members, units, ..Options::default() })?);
        }
        if needs.records {
            book.duties = Some(DutyBook::new(world, activities, sources.closed)?);
        }
        Ok(book)
    }

    /// Appraises everybody in a period (R1): by the edition in force on its last day.
    ///
    /// # Errors
    /// `no_edition`, `unknown_appraisal`, `wrong_period`; `score_overflow` for a figure beyond its bounds; those of
    /// [`DutyBook::fulfil`] and of points.
    pub fn appraise(
        &'a self,
        appraisal: &Code,
        period: Period,
    ) -> Result<Arc<Appraised<'a>>, AppraisalError> {
        self.known(appraisal, period, &mut Known::new())
    }

    /// The same for several periods: what they are mixed of is appraised once.
    ///
    /// # Errors
    /// As [`appraise`](Self::appraise).
    pub fn appraise_each(
        &'a self,
        appraisal: &Code,
        periods: &[Period],
    ) -> Result<Vec<Arc<Appraised<'a>>>, AppraisalError> {
        let mut known = Known::new();
        periods.iter().map(|period| self.known(appraisal, *period, &mut known)).collect()
    }

    /// An appraisal in a period, if it is not known yet.
    pub(super) fn known(
        &'a self,
        code: &Code,
        period: Period,
        known: &mut Known<'a>,
    ) -> Result<Arc<Appraised<'a>>, AppraisalError> {
        let key = (code.clone(), period);
        if let Some(appraised) = known.get(&key) {
            return Ok(Arc::clone(appraised));
        }
        let at = self.at(code, period)?;
        let appraised = Arc::new(self.of(at, known)?);
        known.insert(key, Arc::clone(&appraised));
        Ok(appraised)
    }

    pub(super) fn at(&self, code: &Code, period: Period) -> Result<At<'a>, AppraisalError> {
        let day = period.last_day();
        let edition = self.world.edition_on(day).ok_or(AppraisalError::NoEdition { period, day })?;
        let appraisal = edition.appraisal(code);
        let appraisal =
            appraisal.ok_or_else(|| AppraisalError::UnknownAppraisal { appraisal: code.clone(), day })?;
        if appraisal.per != period.kind() {
            let (appraisal, per) = (code.clone(), appraisal.per);
            return Err(AppraisalError::WrongPeriod { appraisal, per, period });
        }
        Ok(At { edition, appraisal, period })
    }

    fn of(&'a self, at: At<'a>, known: &mut Known<'a>) -> Result<Appraised<'a>, AppraisalError> {
        let At { appraisal, period, .. } = at;
        let subjects = subjects(self.world.org(), &appraisal.subjects, period);
        let mut mixed = Vec::new();
        let groups =
            groups(self.world.org(), &subjects, appraisal.grading.as_ref().map(|grading| &grading.peers));
        let mut figures = Figures { groups, ..Figures::default() };
        let column = |measure: &Measure| self.column(measure, at, &subjects);
        for indicator in &appraisal.indicators {
            let (values, parts) = match &indicator.how {
                How::Measured { measure, .. } => (column(measure)?, Vec::new()),
                How::Mix { mix } => self.mixed(indicator, mix, at, &subjects, known)?,
            };
            figures.indicators.push(values);
            mixed.push(parts);
        }
        for adjustment in &appraisal.adjustments {
            let item = |worth: &Worth| match worth {
                Worth::Each { measure, .. } => column(measure),
                Worth::Honours { honours } => Ok(self.honours(honours, at, &subjects)),
            };
            let items = adjustment.items.iter().map(|one| item(&one.worth));
            figures.items.push(items.collect::<Result<_, _>>()?);
        }
        let vetoes = appraisal.vetoes.iter().map(|veto| column(&veto.measure));
        figures.vetoes = vetoes.collect::<Result<_, _>>()?;
        for grade in appraisal.grading.iter().flat_map(|grading| &grading.grades) {
            let demands = grade.demands.iter().map(|demand| column(&demand.measure));
            figures.demands.push(demands.collect::<Result<_, _>>()?);
        }
        let scores = scores(appraisal, &figures).map_err(|beyond| at.beyond(beyond))?;
        let grades = grades(appraisal, &figures, &scores).map_err(|beyond| at.beyond(beyond))?;
        let ties = OnceLock::new();
        Ok(Appraised { book: self, at, subjects, figures, scores, grades, mixed, ties })
    }
}

impl At<'_> {
    /// A figure that leaves its bounds.
    pub(super) fn beyond(&self, Beyond(what): Beyond) -> AppraisalError {
        AppraisalError::Overflow { appraisal: self.appraisal.code.clone(), period: self.period, what }
    }
}

/// What has to be laid out.
#[derive(Debug, Default)]
struct Needs {
    /// The kinds of periods in which points of members are totalled.
    members: Vec<PeriodKind>,
    units: Vec<PeriodKind>,
    records: bool,
}

impl Needs {
    fn of(world: &World<'_>) -> Self {
        let mut needs = Self::default();
        for appraisal in world.editions().flat_map(Scheme::appraisals) {
            for measure in measures(appraisal) {
                match &measure.what {
                    What::Points { .. } => match appraisal.subjects {
                        Subjects::Units { .. } => needs.units.push(appraisal.per),
                        Subjects::Role { .. } | Subjects::Volunteers { .. } => {
                            needs.members.push(appraisal.per)
                        }
                    },
                    What::DutyFulfilment { .. }
                    | What::Coverage { .. }
                    | What::Records { .. }
                    | What::ActiveMonths { .. } => needs.records = true,
                    _ => {}
                }
            }
        }
        needs
    }
}

/// Every measure of an appraisal.
fn measures(appraisal: &Appraisal) -> impl Iterator<Item = &Measure> {
    let indicators = appraisal.indicators.iter().filter_map(|indicator| match &indicator.how {
        How::Measured { measure, .. } => Some(&**measure),
        How::Mix { .. } => None,
    });
    let items =
        appraisal.adjustments.iter().flat_map(|group| &group.items).filter_map(|item| match &item.worth {
            Worth::Each { measure, .. } => Some(&**measure),
            Worth::Honours { .. } => None,
        });
    let vetoes = appraisal.vetoes.iter().map(|veto| &veto.measure);
    let grades = appraisal.grading.iter().flat_map(|grading| &grading.grades);
    let demands = grades.flat_map(|grade| &grade.demands).map(|demand| &demand.measure);
    indicators.chain(items).chain(vetoes).chain(demands)
}

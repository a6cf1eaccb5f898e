//! Appraisals (R1–R8) subject by subject, by the words of the clauses and numbers that are exact.

mod adjust;
mod cited;
mod compare;
mod exact;
mod grade;
mod measure;
mod mix;
mod result;
mod score;
mod subject;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use wangge::scheme::{Appraisal, How, Scheme, Worth};
use wangge::tally::appraise::{Outside, SubjectId};
use wangge::tally::duty::ClosedCase;
use wangge::tally::{ActivityRow, World};
use wangge::value::{Amount, Code, Period};

use super::duty::{self, Duties};
use super::points::{Ids, Pass, Points};

pub use adjust::{Adjusted, adjusted, holding};
pub use cited::{Cited, CitedDuty};
pub use compare::{tau, top};
pub use exact::Exact;
pub use grade::{Graded, first, graded};
pub use mix::Part;
pub use result::{Recommended, Windows};
pub use score::{Scored, raw, scored};
pub use subject::Peer;

/// What appraisals are judged by; a table that is not given is `None`.
pub struct Judge<'a> {
    /// Editions, organisation, plans in force.
    pub world: World<'a>,
    /// The records.
    pub rows: Option<&'a [ActivityRow]>,
    /// The cases that were closed.
    pub closed: &'a [ClosedCase],
    /// Marks of scorers, honours, objections.
    pub outside: Option<&'a Outside>,
    /// What the records are credited with.
    pass: Option<Pass>,
    /// What was said of duties, period by period.
    owed: RefCell<BTreeMap<String, Rc<Vec<duty::Told>>>>,
    /// What was said of appraisals, and periods.
    said: RefCell<BTreeMap<(Code, String), Rc<Told<'a>>>>,
}

/// What was measured of one subject, rule by rule; `None` is no data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// By indicator.
    pub indicators: Vec<Option<Exact>>,
    /// By adjustment and item; honours in points.
    pub items: Vec<Vec<Option<Exact>>>,
    /// By veto.
    pub vetoes: Vec<Option<Exact>>,
    /// By grade and demand.
    pub demands: Vec<Vec<Option<Exact>>>,
}

/// What is said of one subject; amounts in thousandths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// By indicator.
    pub indicators: Vec<Scored>,
    /// Bonuses and penalties.
    pub adjusted: Adjusted,
    /// `None`: unrated.
    pub total: Option<i64>,
    /// Rank, peers, grade, vetoes.
    pub graded: Graded,
}

/// An appraisal of a period: by subject in id order.
#[derive(Clone, Debug)]
pub struct Told<'a> {
    /// As the edition in force on the last day has it.
    pub appraisal: &'a Appraisal,
    /// That edition.
    pub edition: &'a Scheme,
    /// Who.
    pub subjects: Vec<SubjectId>,
    /// The peers of each.
    pub peers: Vec<Peer>,
    /// What was measured of each.
    pub figures: Vec<Figures>,
    /// What is said of each.
    pub judged: Vec<Judged>,
}

impl<'a> Judge<'a> {
    /// Lays out what the records are credited with.
    pub fn new(
        world: World<'a>,
        rows: Option<&'a [ActivityRow]>,
        closed: &'a [ClosedCase],
        outside: Option<&'a Outside>,
    ) -> Self {
        let points = Points::new(world, Ids::Text);
        let pass = rows.map(|rows| points.pass(rows, None).expect("points within bounds"));
        let (owed, said) = Default::default();
        Self { world, rows, closed, outside, pass, owed, said }
    }

    /// R1: an appraisal as the edition in force on the last day of the period has it, if it is of that kind of period.
    pub fn rules(&self, code: &Code, period: Period) -> Option<(&'a Scheme, &'a Appraisal)> {
        let edition = self.world.edition_on(period.last_day())?;
        let appraisal = edition.appraisals().iter().find(|appraisal| appraisal.code == *code)?;
        (appraisal.per == period.kind()).then_some((edition, appraisal))
    }

    /// R1–R5: everything that is said of all subjects; `None` if there is no such appraisal for the period.
    pub fn told(&self, code: &Code, period: Period) -> Option<Rc<Told<'a>>> {
        let key = (code.clone(), period.to_string());
        if let Some(told) = self.said.borrow().get(&key) {
            return Some(Rc::clone(told));
        }
        let (edition, appraisal) = self.rules(code, period)?;
        let subjects = self.subjects(&appraisal.subjects, period);
        let peers: Vec<Peer> = subjects.iter().map(|subject| self.peer(appraisal, subject)).collect();
        let figures: Vec<Figures> =
            subjects.iter().map(|subject| self.figures(edition, appraisal, period, subject)).collect();
        let judged = judged(appraisal, &peers, &figures);
        let subjects = subjects.into_iter().map(|subject| subject.id).collect();
        let told = Rc::new(Told { appraisal, edition, subjects, peers, figures, judged });
        self.said.borrow_mut().insert(key, Rc::clone(&told));
        Some(told)
    }

    fn figures(
        &self,
        edition: &'a Scheme,
        appraisal: &'a Appraisal,
        period: Period,
        subject: &subject::Subject<'a>,
    ) -> Figures {
        let value = |measure| self.measured(measure, edition, period, subject);
        let indicator = |how: &'a How| match how {
            How::Measured { measure, .. } => value(measure),
            How::Mix { mix } => self.mixed(&self.parts(mix, edition, period), &subject.id),
        };
        let worth = |worth: &'a Worth| match worth {
            Worth::Each { measure, .. } => value(measure),
            Worth::Honours { honours } => self.honoured(honours, period, &subject.id),
        };
        let grades = appraisal.grading.iter().flat_map(|grading| &grading.grades);
        Figures {
            indicators: appraisal.indicators.iter().map(|one| indicator(&one.how)).collect(),
            items: appraisal
                .adjustments
                .iter()
                .map(|group| group.items.iter().map(|item| worth(&item.worth)).collect())
                .collect(),
            vetoes: appraisal.vetoes.iter().map(|veto| value(&veto.measure)).collect(),
            demands: grades
                .map(|grade| grade.demands.iter().map(|demand| value(&demand.measure)).collect())
                .collect(),
        }
    }

    /// D1–D3: what their own model says of duties in a period in which an edition is in force.
    fn owed(&self, period: Period) -> Option<Rc<Vec<duty::Told>>> {
        let rows = self.rows?;
        self.world.edition_on(period.last_day())?;
        let duties = Duties { world: self.world, rows, closed: self.closed };
        let mut owed = self.owed.borrow_mut();
        let told = owed.entry(period.to_string()).or_insert_with(|| Rc::new(duties.told(period)));
        Some(Rc::clone(told))
    }
}

/// R3–R5: what figures come to under the rules; subjects that are peers have the same [`Peer`].
pub fn judged(appraisal: &Appraisal, peers: &[Peer], figures: &[Figures]) -> Vec<Judged> {
    let scored: Vec<Vec<Scored>> =
        (0..figures.len()).map(|at| scored(appraisal, peers, figures, at)).collect();
    let adjusted: Vec<Adjusted> = figures.iter().map(|own| adjusted(appraisal, own)).collect();
    let totals: Vec<Option<i64>> =
        scored.iter().zip(&adjusted).map(|(scored, adjusted)| total(appraisal, scored, adjusted)).collect();
    let graded = graded(appraisal, peers, figures, &totals);
    let all = scored.into_iter().zip(adjusted).zip(totals).zip(graded);
    all.map(|(((indicators, adjusted), total), graded)| Judged { indicators, adjusted, total, graded })
        .collect()
}

/// R3, R4: base + Σ indicators + bonuses − penalties, the clamp last; `None` if there are indicators and all are left out.
fn total(appraisal: &Appraisal, scored: &[Scored], adjusted: &Adjusted) -> Option<i64> {
    if !scored.is_empty() && scored.iter().all(|one| one.raw.is_none()) {
        return None;
    }
    let indicators: i64 = scored.iter().map(|one| one.score).sum();
    let sum = appraisal.base.thousandths() + indicators + adjusted.bonus - adjusted.penalty;
    let least = appraisal.least.map_or(i64::MIN, Amount::thousandths);
    let most = appraisal.most.map_or(i64::MAX, Amount::thousandths);
    Some(sum.max(least).min(most))
}

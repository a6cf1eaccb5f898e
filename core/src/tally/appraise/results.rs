//! What results are used for (结果运用, R6): recommendations on runs of grades. They never act.

use std::sync::Arc;

use serde::Serialize;

use super::book::At;
use super::{AppraisalBook, AppraisalError, Appraised, SubjectId};
use crate::scheme::{Basis, ResultRule};
use crate::value::{Code, Instant, Name, Period, RecordId, Stamp};

/// What a rule recommends for a subject, with its reasons. It names the role that decides, and acts on nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Recommendation {
    /// The appraisal.
    pub appraisal: Code,
    /// The rule.
    pub rule: Code,
    /// What it recommends.
    pub name: Name,
    /// For whom; in JSON the field `member` or `unit`.
    #[serde(flatten)]
    pub of: SubjectId,
    /// The run of grades that it rests on, in time order; the last is that of the period.
    pub run: Vec<Grant>,
    /// The role that decides.
    pub decides: Code,
    /// Whether it is to somebody's disadvantage.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub adverse: bool,
    /// Whether it has to wait: the result is provisional.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub waits: bool,
    /// What the rule rests on.
    pub basis: Basis,
}

/// A grade in a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Grant {
    /// The period.
    pub period: Period,
    /// The grade.
    pub grade: Code,
}

/// Whether the results of a period stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Publicity {
    /// Until when objections are heard, inclusive; absent where there is no such window.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Stamp>,
    /// Whether the window is not past yet.
    pub provisional: bool,
    /// The objections raised in time that were not decided, by id.
    pub undecided: Vec<RecordId>,
}

impl<'a> AppraisalBook<'a> {
    /// What the rules of an appraisal recommend at the end of a period, as of an instant: rules as declared, then
    /// subjects by id.
    ///
    /// A run of grades ends with the period and goes back without a gap: a period in which the subject is not appraised,
    /// is unrated, or has another grade breaks it. A recommendation to somebody's disadvantage `waits` while results
    /// of the period are provisional or an objection of its subject to a period of the run is undecided.
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
    /// let april = "2026-04-03T09:00:00+08:00".parse::<wangge::value::Stamp>()?.instant();
    /// let found = book.recommend(&"stars".parse()?, "2026-Q1".parse()?, april)?;
    /// let told: Vec<String> =
    ///     found.iter().map(|one| format!("{} {} {} {}", one.of, one.name, one.decides, one.waits)).collect();
    /// assert_eq!(told, ["v2 约谈 centre-clerk true"], "objections are heard until five working days are past");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// As [`appraise`](Self::appraise).
    pub fn recommend(
        &'a self,
        appraisal: &Code,
        period: Period,
        as_of: Instant,
    ) -> Result<Vec<Recommendation>, AppraisalError> {
        let mut known = super::book::Known::new();
        let last = self.known(appraisal, period, &mut known)?;
        let rules = &last.appraisal().results;
        let longest = rules.iter().map(|rule| rule.in_a_row).max().unwrap_or_default();
        let mut run: Vec<Arc<Appraised<'a>>> = vec![Arc::clone(&last)];
        while let Some(earlier) = run.last().and_then(|one| one.period().previous()) {
            if run.len() >= longest as usize {
                break;
            }
            match self.known(appraisal, earlier, &mut known) {
                Ok(appraised) => run.push(appraised),
                Err(
                    AppraisalError::NoEdition { .. }
                    | AppraisalError::UnknownAppraisal { .. }
                    | AppraisalError::WrongPeriod { .. },
                ) => break,
                Err(error) => return Err(error),
            }
        }
        let mut recommendations = Vec::new();
        for rule in rules {
            let of =
                last.iter().filter_map(|standing| self.recommended(rule, &run, standing.subject(), as_of));
            recommendations.extend(of);
        }
        Ok(recommendations)
    }

    /// Whether the results of a period are provisional as of an instant, and which objections to them are undecided.
    ///
    /// # Errors
    /// `no_edition`, `unknown_appraisal`, `wrong_period`.
    pub fn publicity(
        &self,
        appraisal: &Code,
        period: Period,
        as_of: Instant,
    ) -> Result<Publicity, AppraisalError> {
        let at = self.at(appraisal, period)?;
        let until = self.until(at);
        let provisional = until.is_some_and(|until| as_of.millis() <= until);
        let undecided = self.undecided(at, as_of, |_| true).cloned().collect();
        let stamp = |millis| Instant::from_millis(millis).ok().map(|at| Stamp::new(at, self.world.offset()));
        Ok(Publicity { until: until.and_then(stamp), provisional, undecided })
    }

    fn recommended(
        &self,
        rule: &ResultRule,
        run: &[Arc<Appraised<'a>>],
        of: SubjectId,
        as_of: Instant,
    ) -> Option<Recommendation> {
        let run = run.get(..rule.in_a_row as usize)?;
        let mut grants = Vec::with_capacity(run.len());
        for appraised in run {
            let grade = appraised.of(&of)?.grade()?.code.clone();
            if !rule.grades.contains(&grade) {
                return None;
            }
            grants.push(Grant { period: appraised.period(), grade });
        }
        grants.reverse();
        let open = |appraised: &Arc<Appraised<'a>>| {
            self.until(appraised.at).is_some_and(|until| as_of.millis() <= until)
                || self.undecided(appraised.at, as_of, |own| *own == of).next().is_some()
        };
        let waits = rule.adverse && run.iter().any(open);
        Some(Recommendation {
            appraisal: run.first()?.appraisal().code.clone(),
            rule: rule.code.clone(),
            name: rule.name.clone(),
            of,
            run: grants,
            decides: rule.decides.clone(),
            adverse: rule.adverse,
            waits,
            basis: rule.basis.clone(),
        })
    }

    /// The last instant at which objections are heard, in milliseconds, if they are.
    fn until(&self, at: At<'a>) -> Option<i64> {
        let window = at.appraisal.objection.as_ref()?;
        let end = Instant::from_millis(at.period.span(self.world.offset()).end).ok()?;
        let deadline = at.edition.calendar().marking().deadline(end, window).ok();
        // Beyond the calendar the window never closes.
        Some(deadline.map_or(i64::MAX, |deadline| deadline.at.millis()))
    }

    /// The objections raised in time to results that were not decided by an instant.
    fn undecided(
        &self,
        at: At<'a>,
        as_of: Instant,
        of: impl Fn(&SubjectId) -> bool,
    ) -> impl Iterator<Item = &'a RecordId> {
        let until = self.until(at);
        let rows = self.sources.outside.iter().flat_map(|outside| outside.objections());
        rows.filter(move |row| {
            let (raised, decided) =
                (row.at.instant(), row.decided.as_ref().map(|decided| decided.at.instant()));
            row.appraisal == at.appraisal.code
                && row.period == at.period
                && of(&row.of)
                && raised <= as_of
                && until.is_some_and(|until| raised.millis() <= until)
                && decided.is_none_or(|decided| decided > as_of)
        })
        .map(|row| &row.id)
    }
}

//! Appraisals of the year: rankings, stars, what is recommended, and why.

use std::collections::BTreeMap;

use serde::Serialize;
use wangge::scheme::{Appraisal, Scheme};
use wangge::speech::{self, Lang};
use wangge::tally::World;
use wangge::tally::appraise::{AppraisalBook, AppraisalError, Appraised, Standing, SubjectId};
use wangge::value::{Amount, Code, Instant, Name, Period, UnitId};

/// An appraisal in its last period of the year.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Ranking {
    pub(crate) appraisal: Code,
    pub(crate) name: Name,
    pub(crate) period: String,
    pub(crate) subjects: usize,
    pub(crate) unrated: usize,
    /// How many have each grade, as declared.
    pub(crate) grades: Vec<GradeCount>,
    /// By total, the first few.
    pub(crate) first: Vec<Ranked>,
    /// What is recommended, in words.
    pub(crate) recommended: Vec<String>,
}

/// How many have a grade.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct GradeCount {
    pub(crate) grade: Name,
    pub(crate) subjects: usize,
}

/// A subject among its peers.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Ranked {
    pub(crate) subject: String,
    pub(crate) unit: Option<UnitId>,
    pub(crate) rank: Option<u32>,
    pub(crate) peers: u32,
    pub(crate) total: Amount,
    pub(crate) grade: Option<Name>,
}

/// Why a subject stands as it does.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Why {
    pub(crate) name: Name,
    pub(crate) said: Vec<String>,
    /// What one grade higher takes, in words.
    pub(crate) lift: Vec<String>,
}

/// How many subjects are listed.
const FIRST: usize = 5;

/// Every appraisal of the scheme in its last period of the year.
pub(super) fn rankings(
    book: &AppraisalBook<'_>,
    world: World<'_>,
    (year, end): (Period, Instant),
    lang: Lang,
) -> Result<Vec<Ranking>, AppraisalError> {
    let mut rankings = Vec::new();
    for (scheme, appraisal, period) in last(world, year) {
        let appraised = book.appraise(&appraisal.code, period)?;
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        let grades = appraisal.grading.iter().flat_map(|grading| &grading.grades);
        let codes: Vec<&Code> = grades.clone().map(|grade| &grade.code).collect();
        for grade in appraised.iter().filter_map(Standing::grade) {
            let place = codes.iter().position(|code| **code == grade.code).unwrap_or_default();
            *counts.entry(place).or_default() += 1;
        }
        let recommended = book.recommend(&appraisal.code, period, end)?;
        rankings.push(Ranking {
            appraisal: appraisal.code.clone(),
            name: appraisal.name.clone(),
            period: period.to_string(),
            subjects: appraised.len(),
            unrated: appraised.iter().filter(|standing| standing.total().is_none()).count(),
            grades: (0..)
                .zip(grades)
                .map(|(place, grade)| GradeCount {
                    grade: grade.name.clone(),
                    subjects: counts.get(&place).copied().unwrap_or_default(),
                })
                .collect(),
            first: first(&appraised),
            recommended: recommended.iter().map(|one| speech::recommendation(one, scheme, lang)).collect(),
        });
    }
    Ok(rankings)
}

/// The subjects with the greatest totals, ties by id.
fn first(appraised: &Appraised<'_>) -> Vec<Ranked> {
    let mut rated: Vec<(Amount, Standing<'_, '_>)> =
        appraised.iter().filter_map(|standing| Some((standing.total()?, standing))).collect();
    rated.sort_by_key(|(total, _)| std::cmp::Reverse(*total));
    let ranked = |(total, standing): &(Amount, Standing<'_, '_>)| Ranked {
        subject: standing.subject().to_string(),
        unit: standing.unit().cloned(),
        rank: standing.rank(),
        peers: standing.peers(),
        total: *total,
        grade: standing.grade().map(|grade| grade.name.clone()),
    };
    rated.iter().take(FIRST).map(ranked).collect()
}

/// Why a member or unit stands as it does in every appraisal that it is a subject of.
pub(super) fn why(
    book: &AppraisalBook<'_>,
    world: World<'_>,
    year: Period,
    (id, lang): (&str, Lang),
) -> Result<Vec<Why>, AppraisalError> {
    let mut all = Vec::new();
    for (scheme, appraisal, period) in last(world, year) {
        let appraised = book.appraise(&appraisal.code, period)?;
        let is_asked = |standing: &Standing<'_, '_>| standing.subject().to_string() == id;
        let Some(standing) = appraised.iter().find(is_asked) else { continue };
        let said = speech::explained(&standing.explain()?, scheme, lang);
        let lifts = standing.lift()?;
        let lift = lifts.iter().map(|lift| {
            let of = lift.of.iter().map(Code::as_str).collect::<Vec<_>>().join("、");
            match (&lift.needed, lang) {
                (Some(needed), Lang::Zh) => format!("{of}由{}变为{needed}", lift.value),
                (None, Lang::Zh) => format!("{of}（{}）单独变动无法提升", lift.value),
                (Some(needed), Lang::En) => format!("{of} from {} to {needed}", lift.value),
                (None, Lang::En) => format!("{of} ({}) alone cannot", lift.value),
            }
        });
        all.push(Why { name: appraisal.name.clone(), said, lift: lift.collect() });
    }
    Ok(all)
}

/// The appraisals of the edition in force at the end of the year, each with its last period.
fn last<'a>(world: World<'a>, year: Period) -> Vec<(&'a Scheme, &'a Appraisal, Period)> {
    let edition = world.edition_on(year.last_day());
    let appraisals =
        edition.into_iter().flat_map(|scheme| scheme.appraisals().iter().map(move |one| (scheme, one)));
    let ends = |(scheme, appraisal): (&'a Scheme, &'a Appraisal)| {
        let last = Period::of_day(appraisal.per, year.last_day())?;
        // A week that goes on into the next year is not over.
        let last = if last.last_day() > year.last_day() { last.previous()? } else { last };
        Some((scheme, appraisal, last))
    };
    appraisals.filter_map(ends).collect()
}

/// The id of anybody appraised, for a message.
pub(super) fn such_as(book: &AppraisalBook<'_>, world: World<'_>, year: Period) -> Option<SubjectId> {
    let (_, appraisal, period) = last(world, year).into_iter().next()?;
    book.appraise(&appraisal.code, period).ok()?.iter().next().map(Standing::subject)
}

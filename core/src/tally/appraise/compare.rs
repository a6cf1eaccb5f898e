//! What-if (试算比较, R8): the same records under two schemes or organisations.

use std::collections::BTreeMap;

use serde::Serialize;

use super::tau::{Tau, tau};
use super::{Appraised, Standing, SubjectId};
use crate::value::{Amount, Code};

/// What two appraisals of the same records differ in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// How each subject of either stands in both, by id.
    pub subjects: Vec<Difference>,
    /// How many subjects go from one grade to another, grades as declared, those without last.
    pub migration: Vec<Migration>,
    /// How far the order of totals stays (Kendall τ-b), over those rated in both; absent where either has no spread.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tau: Option<Tau>,
}

/// How one subject stands in both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Who; in JSON the field `member` or `unit`.
    #[serde(flatten)]
    pub subject: SubjectId,
    /// The total before; absent if it is unrated or no subject.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Amount>,
    /// The total after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Amount>,
    /// What it gains, of one rated in both.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gain: Option<Amount>,
    /// The grade before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Code>,
    /// The grade after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Code>,
}

/// How many subjects go from one grade to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Migration {
    /// The grade before; absent of those without.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Code>,
    /// The grade after; absent of those without.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Code>,
    /// How many; from 1.
    pub subjects: u64,
}

/// What two appraisals differ in: of the same records under two schemes or organisations, or of anything else that has
/// the same subjects. O(n log n).
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
/// use wangge::tally::appraise::compare;
///
/// let stars = book.appraise(&"stars".parse()?, "2026-Q1".parse()?)?;
/// let same = compare(&stars, &stars);
/// assert_eq!(same.tau.unwrap().to_string(), "1");
/// assert!(same.subjects.iter().all(|one| one.from == one.to));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn compare(before: &Appraised<'_>, after: &Appraised<'_>) -> Comparison {
    let (mut subjects, mut pairs) = (Vec::new(), Vec::new());
    let mut counts: BTreeMap<(usize, usize), u64> = BTreeMap::new();
    for (one, other) in joined(before, after) {
        let total = |standing: Option<Standing<'_, '_>>| standing.and_then(Standing::total);
        let grade = |standing: Option<Standing<'_, '_>>| Some(standing?.grade()?.code.clone());
        let (was, is) = (total(one), total(other));
        pairs.extend(was.zip(is).map(|(was, is)| (was.thousandths(), is.thousandths())));
        *counts.entry((place(one), place(other))).or_default() += 1;
        let Some(subject) = one.map(Standing::subject).or_else(|| other.map(Standing::subject)) else {
            continue;
        };
        let gain = was.zip(is).and_then(|(was, is)| is.checked_sub(was).ok());
        subjects.push(Difference {
            subject,
            before: was,
            after: is,
            gain,
            from: grade(one),
            to: grade(other),
        });
    }
    let code = |appraised: &Appraised<'_>, place: usize| {
        Some(appraised.appraisal().grading.as_ref()?.grades.get(place)?.code.clone())
    };
    let migration = counts.into_iter().map(|((from, to), subjects)| Migration {
        from: code(before, from),
        to: code(after, to),
        subjects,
    });
    Comparison { subjects, migration: migration.collect(), tau: tau(&mut pairs) }
}

/// The place of the grade of a subject; of one without, after all.
fn place(standing: Option<Standing<'_, '_>>) -> usize {
    standing.and_then(Standing::graded).unwrap_or(usize::MAX)
}

/// The subjects of both, by id.
fn joined<'s, 'o, 'a, 'b>(
    one: &'s Appraised<'a>,
    other: &'o Appraised<'b>,
) -> Vec<(Option<Standing<'s, 'a>>, Option<Standing<'o, 'b>>)> {
    let mut subjects: BTreeMap<SubjectId, (Option<Standing<'s, 'a>>, Option<Standing<'o, 'b>>)> =
        BTreeMap::new();
    for standing in one.iter() {
        subjects.entry(standing.subject()).or_default().0 = Some(standing);
    }
    for standing in other.iter() {
        subjects.entry(standing.subject()).or_default().1 = Some(standing);
    }
    subjects.into_values().collect()
}

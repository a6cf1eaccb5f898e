//! What-if (试算比较, R8): the same records under two schemes or organisations.

use std::cmp::Ordering;

use serde::Serialize;
use serde::ser::{SerializeMap, SerializeStruct, Serializer};

use super::subject::Subject;
use super::tau::{Tau, tau};
use super::{Appraised, Standing, SubjectId};
use crate::scheme::Grade;
use crate::value::{Amount, Code};

/// What two appraisals of the same records differ in: one [`Difference`] for each subject of either, by id.
///
/// In JSON a table of `subjects`, an array of them; `migration`; `tau`, absent if there is none.
#[derive(Clone, Debug)]
pub struct Comparison<'a> {
    before: &'a Appraised<'a>,
    after: &'a Appraised<'a>,
    /// Where each subject stands in both.
    places: Vec<Places>,
    /// How many subjects go from one grade to another, grades as declared, those without last.
    pub migration: Vec<Migration>,
    /// How far the order of totals stays (Kendall τ-b), over those rated in both; absent where either has no spread.
    pub tau: Option<Tau>,
}

/// The places of a subject in two appraisals; one is there.
type Places = (Option<u32>, Option<u32>);

impl<'a> Comparison<'a> {
    /// The appraisal before.
    #[must_use]
    pub fn before(&self) -> &'a Appraised<'a> {
        self.before
    }

    /// The appraisal after.
    #[must_use]
    pub fn after(&self) -> &'a Appraised<'a> {
        self.after
    }

    /// How many subjects either has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether neither has any.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// How each stands in both, by id.
    pub fn iter(&self) -> impl Iterator<Item = Difference<'a>> {
        let at = |appraised: &'a Appraised<'a>, place: Option<u32>| appraised.at_place(place? as usize);
        self.places.iter().filter_map(move |(before, after)| {
            let (before, after) = (at(self.before, *before), at(self.after, *after));
            let subject = before.or(after)?.held();
            Some(Difference { subject, before, after })
        })
    }
}

impl Serialize for Comparison<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut to = serializer.serialize_struct("Comparison", 3)?;
        to.serialize_field("subjects", &Subjects(self))?;
        to.serialize_field("migration", &self.migration)?;
        if let Some(tau) = &self.tau {
            to.serialize_field("tau", tau)?;
        }
        to.end()
    }
}

/// The subjects of a comparison as an array.
struct Subjects<'c, 'a>(&'c Comparison<'a>);

impl Serialize for Subjects<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter())
    }
}

/// How one subject stands in both.
///
/// In JSON a table of `member` or `unit`; `before`, `after`, `gain`; `from`, `to`, the codes of the grades; what is not
/// there is absent.
#[derive(Clone, Copy, Debug)]
pub struct Difference<'a> {
    subject: Subject<'a>,
    before: Option<Standing<'a, 'a>>,
    after: Option<Standing<'a, 'a>>,
}

impl<'a> Difference<'a> {
    /// Who.
    #[must_use]
    pub fn subject(self) -> SubjectId {
        self.subject.id()
    }

    /// The id as such.
    #[must_use]
    pub fn id(self) -> &'a str {
        self.subject.key()
    }

    /// The total before; `None` if it is unrated or no subject.
    #[must_use]
    pub fn before(self) -> Option<Amount> {
        self.before?.total()
    }

    /// The total after.
    #[must_use]
    pub fn after(self) -> Option<Amount> {
        self.after?.total()
    }

    /// What it gains, of one rated in both.
    #[must_use]
    pub fn gain(self) -> Option<Amount> {
        self.after()?.checked_sub(self.before()?).ok()
    }

    /// The grade before.
    #[must_use]
    pub fn from(self) -> Option<&'a Grade> {
        self.before?.grade()
    }

    /// The grade after.
    #[must_use]
    pub fn to(self) -> Option<&'a Grade> {
        self.after?.grade()
    }
}

impl Serialize for Difference<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut to = serializer.serialize_map(None)?;
        match self.subject {
            Subject::Member { id, .. } => to.serialize_entry("member", id)?,
            Subject::Unit(unit) => to.serialize_entry("unit", unit.id())?,
        }
        let amounts = [("before", self.before()), ("after", self.after()), ("gain", self.gain())];
        for (name, amount) in amounts {
            if let Some(amount) = amount {
                to.serialize_entry(name, &amount)?;
            }
        }
        for (name, grade) in [("from", self.from()), ("to", self.to())] {
            if let Some(grade) = grade {
                to.serialize_entry(name, &grade.code)?;
            }
        }
        to.end()
    }
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
/// assert!(same.iter().all(|one| one.from() == one.to()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn compare<'a>(before: &'a Appraised<'a>, after: &'a Appraised<'a>) -> Comparison<'a> {
    let places = joined(before, after);
    let mut pairs = Vec::with_capacity(places.len());
    let mut comparison = Comparison { before, after, places, migration: Vec::new(), tau: None };
    let (from, to) = (grades(before), grades(after));
    let width = to.len() + 1;
    let mut counts = vec![0_u64; (from.len() + 1) * width];
    for difference in comparison.iter() {
        let totals = difference.before().zip(difference.after());
        pairs.extend(totals.map(|(was, is)| (was.thousandths(), is.thousandths())));
        // Those without a grade come after all grades.
        let place =
            |standing: Option<Standing<'a, 'a>>, none| standing.and_then(Standing::graded).unwrap_or(none);
        let (was, is) = (place(difference.before, from.len()), place(difference.after, to.len()));
        if let Some(count) = counts.get_mut(was * width + is) {
            *count += 1;
        }
    }
    let code = |grades: &[Grade], place: usize| grades.get(place).map(|grade| grade.code.clone());
    let moves = counts.into_iter().enumerate().filter(|(_, subjects)| *subjects > 0);
    comparison.migration = moves
        .map(|(at, subjects)| Migration { from: code(from, at / width), to: code(to, at % width), subjects })
        .collect();
    comparison.tau = tau(&pairs, before.book.world.threads());
    comparison
}

/// The grades of an appraisal, as declared.
fn grades<'a>(appraised: &Appraised<'a>) -> &'a [Grade] {
    appraised.appraisal().grading.as_ref().map_or(&[], |grading| &grading.grades)
}

/// The subjects of both, each of which are by id.
fn joined(before: &Appraised<'_>, after: &Appraised<'_>) -> Vec<Places> {
    let (mut one, mut other) =
        ((0..).zip(&before.subjects).peekable(), (0..).zip(&after.subjects).peekable());
    let mut places = Vec::with_capacity(before.len().max(after.len()));
    while let Some(order) = match (one.peek(), other.peek()) {
        (Some((_, one)), Some((_, other))) => Some(one.order().cmp(&other.order())),
        (Some(_), None) => Some(Ordering::Less),
        (None, Some(_)) => Some(Ordering::Greater),
        (None, None) => None,
    } {
        let was = one.next_if(|_| order.is_le()).map(|(place, _)| place);
        let is = other.next_if(|_| order.is_ge()).map(|(place, _)| place);
        places.push((was, is));
    }
    places
}

//! What is answered: totals, ranks and grades of all subjects.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::book::{AppraisalBook, At};
use super::grades::Grades;
use super::mix::Mixed;
use super::score::{Figures, Scores};
use super::subject::Subject;
use super::{SubjectId, Value};
use crate::scheme::{Appraisal, Grade, Scheme, Subjects, Veto};
use crate::value::{Amount, Period, UnitId};

/// An appraisal of a period: one [`Standing`] for each subject, by id. In JSON an array of them.
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
/// assert_eq!(
///     serde_json::to_string(&*stars)?,
///     r#"[{"unit":"v1","total":95,"grade":"five","rank":1,"of":2},{"unit":"v2","total":87.5,"grade":"three","rank":2,"of":2}]"#
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Appraised<'a> {
    pub(super) book: &'a AppraisalBook<'a>,
    pub(super) at: At<'a>,
    pub(super) subjects: Vec<Subject<'a>>,
    pub(super) figures: Figures,
    pub(super) scores: Scores,
    pub(super) grades: Grades,
    /// By indicator what it is mixed of.
    pub(super) mixed: Vec<Vec<Mixed<'a>>>,
    /// How many of a group have a rank, once somebody asks.
    pub(super) ties: OnceLock<BTreeMap<(u32, u32), u32>>,
}

impl<'a> Appraised<'a> {
    /// The appraisal as the edition in force has it.
    #[must_use]
    pub fn appraisal(&self) -> &'a Appraisal {
        self.at.appraisal
    }

    /// The edition in force on the period's last day.
    #[must_use]
    pub fn edition(&self) -> &'a Scheme {
        self.at.edition
    }

    /// The period.
    #[must_use]
    pub fn period(&self) -> Period {
        self.at.period
    }

    /// How many subjects there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.subjects.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.subjects.is_empty()
    }

    /// Whether units are appraised, and not members.
    #[must_use]
    pub fn is_of_units(&self) -> bool {
        matches!(self.at.appraisal.subjects, Subjects::Units { .. })
    }

    /// How each stands, by id.
    pub fn iter(&self) -> impl Iterator<Item = Standing<'_, 'a>> {
        let standing = |(place, subject): (usize, &Subject<'a>)| self.standing(place, *subject);
        self.subjects.iter().enumerate().map(standing)
    }

    /// How a subject stands; `None` for one that is not appraised.
    #[must_use]
    pub fn of(&self, subject: &SubjectId) -> Option<Standing<'_, 'a>> {
        self.find(subject.as_str()).filter(|standing| standing.subject() == *subject)
    }

    /// How the subject of an id stands.
    pub(super) fn find(&self, id: &str) -> Option<Standing<'_, 'a>> {
        let place = self.subjects.binary_search_by(|subject| subject.key().cmp(id)).ok()?;
        self.at_place(place)
    }

    /// How the subject at a place stands.
    pub(super) fn at_place(&self, place: usize) -> Option<Standing<'_, 'a>> {
        self.subjects.get(place).map(|subject| self.standing(place, *subject))
    }

    fn standing(&self, place: usize, subject: Subject<'a>) -> Standing<'_, 'a> {
        Standing { appraised: self, place, subject }
    }
}

impl Serialize for Appraised<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

/// How one subject stands.
///
/// In JSON a table of `member` or `unit`; `at`, a member's unit; `total`, absent of one that is unrated; `grade`;
/// `rank`, absent of one that is unrated or vetoed; `of`, how many peers there are; `vetoes`, the codes of those that
/// hold.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'s, 'a> {
    pub(super) appraised: &'s Appraised<'a>,
    pub(super) place: usize,
    subject: Subject<'a>,
}

impl<'s, 'a> Standing<'s, 'a> {
    pub(super) fn held(self) -> Subject<'a> {
        self.subject
    }

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

    /// The unit that it is or stands at.
    #[must_use]
    pub fn unit(self) -> Option<&'a UnitId> {
        self.subject.unit().map(|unit| unit.id())
    }

    /// The total; `None` if it is unrated.
    #[must_use]
    pub fn total(self) -> Option<Amount> {
        self.appraised.scores.totals.get(self.place).copied().flatten()
    }

    /// The grade; `None` if it is unrated or nothing is graded.
    #[must_use]
    pub fn grade(self) -> Option<&'a Grade> {
        self.appraised.at.appraisal.grading.as_ref()?.grades.get(self.graded()?)
    }

    /// The place of the grade among those declared, best first.
    pub(super) fn graded(self) -> Option<usize> {
        self.appraised.grades.grades.get(self.place).copied().flatten()
    }

    /// The rank among its peers, ties at the first place of theirs (1224); `None` if it is unrated or vetoed.
    #[must_use]
    pub fn rank(self) -> Option<u32> {
        self.appraised.grades.ranks.get(self.place).copied().flatten()
    }

    /// How many peers there are, itself among them if it is rated.
    #[must_use]
    pub fn peers(self) -> u32 {
        self.appraised.grades.of.get(self.place).copied().unwrap_or_default()
    }

    /// How many of its peers have its rank, itself among them.
    pub(super) fn ties(self) -> Option<u32> {
        let (groups, ranks) = (&self.appraised.figures.groups, &self.appraised.grades.ranks);
        let ties = self.appraised.ties.get_or_init(|| {
            let mut ties = BTreeMap::new();
            for (group, rank) in groups.iter().zip(ranks) {
                if let Some(rank) = rank {
                    *ties.entry((*group, *rank)).or_default() += 1;
                }
            }
            ties
        });
        ties.get(&(*groups.get(self.place)?, self.rank()?)).copied()
    }

    /// The vetoes that hold, in declared order.
    pub fn vetoes(self) -> impl Iterator<Item = &'a Veto> {
        let holding = self.appraised.grades.vetoes.get(self.place).map_or(&[][..], Vec::as_slice);
        holding.iter().filter_map(move |at| self.appraised.at.appraisal.vetoes.get(*at))
    }

    /// What each indicator measures, and what it is worth, in declared order; `None` for one that is left out.
    pub fn indicators(self) -> impl Iterator<Item = (Value, Option<Amount>)> + use<'s, 'a> {
        let columns = self.appraised.figures.indicators.iter().zip(&self.appraised.scores.indicators);
        columns.filter_map(move |(values, scores)| {
            let (value, score) = (values.get(self.place)?, scores.get(self.place)?);
            Some((*value, score.raw.map(|_| score.score)))
        })
    }

    /// What all bonuses and all penalties come to, both as positive amounts.
    #[must_use]
    pub fn adjusted(self) -> (Amount, Amount) {
        let adjusted = self.appraised.scores.adjusted.get(self.place);
        adjusted.map_or_else(Default::default, |adjusted| (adjusted.bonus, adjusted.penalty))
    }
}

impl Serialize for Standing<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut to = serializer.serialize_struct("Standing", 7)?;
        match self.subject() {
            SubjectId::Member(member) => {
                to.serialize_field("member", &member)?;
                if let Some(unit) = self.unit() {
                    to.serialize_field("at", unit)?;
                }
            }
            SubjectId::Unit(unit) => to.serialize_field("unit", &unit)?,
        }
        if let Some(total) = self.total() {
            to.serialize_field("total", &total)?;
        }
        if let Some(grade) = self.grade() {
            to.serialize_field("grade", &grade.code)?;
        }
        if let Some(rank) = self.rank() {
            to.serialize_field("rank", &rank)?;
        }
        to.serialize_field("of", &self.peers())?;
        let vetoes: Vec<_> = self.vetoes().map(|veto| &veto.code).collect();
        if !vetoes.is_empty() {
            to.serialize_field("vetoes", &vetoes)?;
        }
        to.end()
    }
}

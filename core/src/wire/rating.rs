//! Ranks and grades (评星定级, R5) of totals from anywhere.

use serde::Serialize;

use super::Error;
use super::json::write;
use super::table::{LIST, SubjectColumns, Table, place_of, subject_columns};
use crate::read::{Faults, Path, draft, read_rows};
use crate::scheme::Grading;
use crate::tally;
use crate::value::{Amount, Code, UnitId};

/// What subjects are rated, as columns beside those of their table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rated {
    /// How many peers each has, itself among them; 0 for who is unrated.
    pub n: Vec<u32>,
    /// The rank of each, from 1; 0 for who is unrated or vetoed.
    pub ranks: Vec<u32>,
    /// The place of its grade in the grading; [`NO_GRADE`](crate::tally::rate::NO_GRADE) for who is unrated.
    pub grades: Vec<u32>,
}

/// Rates the subjects of a table, as [`subject_columns`] takes it and [`rate`](crate::tally::rate::rate) rates; so many
/// threads share the work.
///
/// # Errors
/// `faults` of the table; `tally` with `too_many_rows`.
///
/// ```
/// use wangge::scheme::Grading;
/// use wangge::tally::column::Amounts;
/// use wangge::wire::rating::rate_table;
/// use wangge::wire::table::{Cells, Table};
///
/// let grades = r#"{"grade": [{"code": "best", "name": "优", "quota": 0.5}, {"code": "rest", "name": "其余"}]}"#;
/// let table = Table::new().with("total", Cells::Amounts(Amounts::from(vec![7_u32, 9])));
/// let rated = rate_table(table, &Grading::read(grades)?, 1)?;
/// assert_eq!((rated.n, rated.ranks, rated.grades), (vec![2, 2], vec![2, 1], vec![1, 0]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn rate_table(table: Table<'_>, grading: &Grading, threads: usize) -> Result<Rated, Error> {
    rated(&subject_columns(table, grading)?, grading, threads)
}

fn rated(subjects: &SubjectColumns, grading: &Grading, threads: usize) -> Result<Rated, Error> {
    let columns = subjects.columns();
    let ratings = tally::rate::rate(&columns, grading, threads)?;
    Ok(Rated { n: ratings.peers(), ranks: ratings.ranks().to_vec(), grades: ratings.grades().to_vec() })
}

/// What stands for a subject, a group, a period: any id.
type Key = UnitId;

draft! {
    /// 评定对象: a member or a unit.
    pub(crate) struct SubjectDraft {
        /// 编号.
        optional subject: Key,
        /// 同类组.
        optional group: Key,
        /// 周期.
        optional period: Key,
        /// 总分: unrated if left out.
        optional total: Amount,
        /// 一票否决: the code of the grade that it sets.
        optional veto: Code,
    }
}

/// A rated row as JSON.
#[derive(Serialize)]
struct Row<'r> {
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<&'r Key>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<&'r Key>,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<&'r Key>,
    #[serde(skip_serializing_if = "Option::is_none")]
    n: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rank: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    grade: Option<&'r Code>,
}

/// Rates the subjects of a JSON array: objects of `subject`?, `group`?, `period`?, `total`? (without, unrated), `veto`?
/// (the code of a grade), as the columns of [`subject_columns`]; by a grading as [`Grading::read`] reads it.
///
/// Out comes an array of the same order: `subject`?, `group`?, `period`? as they came, `n`? (peers, none for who is
/// unrated), `rank`? (none for who is unrated or vetoed), `grade`? (its code, none for who is unrated).
///
/// # Errors
/// `faults` of the grading; then of the rows, all at once, at places such as `subjects[3].veto`.
///
/// ```
/// use wangge::wire::rating::rate;
///
/// let grades = r#"{"grade":[{"code":"best","name":"优","quota":0.5},{"code":"rest","name":"其余"}]}"#;
/// let rated = rate(r#"[{"subject":"m-1","total":90},{"subject":"m-2"},{"total":91.5}]"#, grades)?;
/// assert_eq!(
///     rated,
///     r#"[{"subject":"m-1","n":2,"rank":2,"grade":"rest"},{"subject":"m-2"},{"n":2,"rank":1,"grade":"best"}]"#
/// );
/// # Ok::<(), wangge::wire::Error>(())
/// ```
pub fn rate(rows: &str, grading: &str) -> Result<String, Error> {
    let grading = Grading::read(grading)?;
    let (drafts, mut faults) = read_rows::<SubjectDraft>(rows, LIST);
    let count = drafts.as_ref().and_then(|drafts| drafts.len()).unwrap_or_default();
    let none = SubjectDraft::default();
    let subjects: Vec<&SubjectDraft> =
        (0..count).map(|at| drafts.as_ref().and_then(|drafts| drafts.get(at)).unwrap_or(&none)).collect();
    let mut vetoes = Vec::with_capacity(count);
    for (at, subject) in subjects.iter().enumerate() {
        let place = subject.veto.get().map(|code| place_of(&grading, code.as_str())).transpose();
        vetoes.push(place.unwrap_or_else(|fault| {
            faults.push(fault, Path::root().field(LIST).index(at).field("veto"));
            None
        }));
    }
    if !faults.is_empty() {
        return Err(Faults::new(faults).into());
    }
    let keys: Vec<_> = subjects.iter().map(|subject| (subject.group.get(), subject.period.get())).collect();
    let mut known = keys.clone();
    known.sort_unstable();
    known.dedup();
    let number = |key: &_| known.partition_point(|other| other < key) as u32;
    let columns = SubjectColumns {
        totals: subjects.iter().map(|subject| subject.total.get().copied()).collect(),
        groups: Some(keys.iter().map(number).collect()),
        vetoes: Some(vetoes),
    };
    let rated = rated(&columns, &grading, 1)?;
    let found = rated.n.iter().zip(&rated.ranks).zip(&rated.grades);
    let rows = subjects.iter().zip(found).map(|(subject, ((n, rank), grade))| Row {
        subject: subject.subject.get(),
        group: subject.group.get(),
        period: subject.period.get(),
        n: Some(*n).filter(|n| *n > 0),
        rank: Some(*rank).filter(|rank| *rank > 0),
        // No grading has so many that one stands where there is none.
        grade: grading.grades.get(*grade as usize).map(|grade| &grade.code),
    });
    Ok(write(&rows.collect::<Vec<_>>()))
}

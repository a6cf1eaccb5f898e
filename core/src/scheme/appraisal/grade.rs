//! Grades and stars (评星定级, R5).

use serde::Serialize;

use super::Measure;
use crate::read::{Faults, Form, finish, read_document};
use crate::scheme::draft::GradingDraft;
use crate::scheme::words::{Rounding, Ties};
use crate::scheme::{TierNo, check};
use crate::value::{Amount, Code, Name, Ratio, UnitId};

/// How totals become grades: each subject has the first grade whose conditions it meets, the last takes the rest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Grading {
    /// Among whom quotas and ranks are taken.
    #[serde(flatten)]
    pub peers: Peers,
    /// What becomes of a tie at the edge of a quota.
    pub ties: Ties,
    /// How the capacity of a quota is rounded.
    pub round: Rounding,
    /// Whether each quota has room for one at least.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub at_least_one: bool,
    /// The grades, best first, at least two; the last has no condition.
    #[serde(rename = "grade")]
    pub grades: Vec<Grade>,
}

impl Grading {
    /// Reads and checks a grading that is a document of its own, JSON if it begins with `{`, else TOML: for totals
    /// that come from anywhere, as where a county grades townships that are judged by their own schemes.
    ///
    /// It has the fields of `[appraisal.grading]`, but measures nothing and names no unit: whoever brings the totals
    /// says who are peers, so `demand`, `peers_under` and `group` are unknown there.
    ///
    /// ```
    /// use wangge::scheme::Grading;
    ///
    /// let grading = Grading::read(
    ///     r#"
    ///     ties = "strict"
    ///
    ///     [[grade]]
    ///     code = "excellent"
    ///     name = "优秀"
    ///     least = 90
    ///     quota = 0.2
    ///
    ///     [[grade]]
    ///     code = "rest"
    ///     name = "其余"
    ///     "#,
    /// )?;
    /// assert_eq!(grading.grades.len(), 2);
    ///
    /// let faults = Grading::read("peers_under = \"town\"").unwrap_err();
    /// let codes: Vec<&str> = faults.as_slice().iter().map(|fault| fault.code()).collect();
    /// assert_eq!(codes, ["wrong_count", "unknown_field"]);
    /// # Ok::<(), wangge::read::Faults>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Every fault of the document at once (S2), each with its path and, in TOML, line and column.
    pub fn read(text: &str) -> Result<Self, Faults> {
        let form = Form::of(text);
        let (draft, mut faults) = read_document::<GradingDraft>(text, form);
        let grading = draft.and_then(|draft| check::grading(&draft, &mut faults));
        match grading {
            Some(grading) if faults.is_empty() => Ok(grading),
            _ => Err(finish(faults, text, form)),
        }
    }
}

/// A grade or star.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Grade {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// The least total.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least: Option<Amount>,
    /// The share of peers that it may take beside those of better grades: 0 to 1, all quotas together at most 1; with
    /// a common denominator of at most 10⁹.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quota: Option<Ratio>,
    /// Least values of measures.
    #[serde(rename = "demand", skip_serializing_if = "Vec::is_empty")]
    pub demands: Vec<Demand>,
}

/// The least value of a measure that a grade demands; without data it is not met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Demand {
    /// The measure.
    #[serde(flatten)]
    pub measure: Measure,
    /// The least value.
    pub least: Ratio,
}

/// Among whom quotas and ranks are taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Peers {
    /// Those under the same unit of a tier; whose unit stands above it, are peers of their own.
    Under {
        /// The tier.
        peers_under: TierNo,
    },
    /// Those in the subtree of a unit of the same declared group, the first that has one; the rest are peers of their own.
    Groups {
        /// The groups, in declared order.
        group: Vec<PeerGroup>,
    },
    /// All subjects.
    All {},
}

/// A declared group of peers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PeerGroup {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// Its units, at least one.
    pub units: Vec<UnitId>,
}
